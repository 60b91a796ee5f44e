"""Reads: users, one-time links and resets that wait for an answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from finmaskig.accounts.models import FactorReset, Invitation, User


@dataclass(frozen=True)
class Factor:
    """An app or a passkey of one user."""

    pk: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None


def factors(user: User) -> list[Factor]:
    """Return the second factors of a user, apart from the recovery codes."""
    found = Authenticator.objects.filter(user_id=user.pk).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    return [
        Factor(
            each.pk, str(each.type), each.data.get("name", ""), each.created_at, each.last_used_at
        )
        for each in found.order_by("created_at")
    ]


def main_factors(user: User) -> dict[int, str]:
    """Return the kind of each app and passkey of a user, by id."""
    return {each.pk: each.kind for each in factors(user)}


def has_recovery_codes(user: User) -> bool:
    """Tell whether the user has codes for the day the factor is lost."""
    kind = Authenticator.Type.RECOVERY_CODES
    return bool(Authenticator.objects.filter(user_id=user.pk, type=kind).exists())


def user_by_email(email: str) -> User | None:
    """Return the user who logs in with that address."""
    return User.objects.filter(email=email.strip().lower()).first()


def users(ids: Collection[UUID]) -> QuerySet[User]:
    """Return users by id, by name."""
    return User.objects.filter(pk__in=ids)


def invitation_by_digest(digest: str) -> Invitation | None:
    """Return a one-time link by the digest of its secret."""
    return Invitation.objects.select_related("user").filter(digest=digest).first()


def waiting_invitations(ids: Collection[UUID], *, now: datetime) -> set[UUID]:
    """Return which of the users have a one-time link that still works."""
    waiting = Invitation.objects.filter(user__in=ids, used_at=None, expires_at__gt=now)
    return set(waiting.values_list("user_id", flat=True))


def open_resets(ids: Collection[UUID]) -> QuerySet[FactorReset]:
    """Return the resets of these users that wait for a second person."""
    waiting = FactorReset.objects.filter(user__in=ids, answer="")
    return waiting.select_related("user", "requested_by")


def open_reset(reset_id: UUID) -> FactorReset | None:
    """Return one reset that waits for a second person."""
    waiting = FactorReset.objects.filter(pk=reset_id, answer="")
    return waiting.select_related("user", "requested_by").first()


@dataclass(frozen=True)
class DemoPerson:
    """An invented person of the demo, and where she works."""

    slug: str
    user: User
    place: str


DEMO_DOMAIN = "@finmaskig.example"


def demo_people() -> list[DemoPerson]:
    """Return the invented people of the demo, in the order they were added."""
    found = User.objects.filter(email__endswith=DEMO_DOMAIN, is_active=True)
    found = found.prefetch_related("memberships__unit").order_by("created_at", "email")
    return [DemoPerson(user.email.removesuffix(DEMO_DOMAIN), user, _place(user)) for user in found]


def _place(user: User) -> str:
    """Write where somebody works and as what; memberships belong to a higher domain."""
    return ", ".join(
        f"{each.get_role_display()}, {each.unit.name}" for each in user.memberships.all()
    )
