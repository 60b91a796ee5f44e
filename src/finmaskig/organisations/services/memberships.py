"""Who works where, and the choice on entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.models import Membership, Unit
from finmaskig.organisations.queries import actor_of
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.accounts.models import User


class UnitIsNotHere(DomainError):
    """The unit only stands in the directory; nobody works in Finmaskig there."""


@dataclass(frozen=True)
class NewMembership:
    """A role in a unit, between two days."""

    unit: Unit
    role: str
    valid_from: date | None = None
    valid_to: date | None = None


def choose_membership(*, membership: Membership) -> None:
    """Note where a person works from now on; the session keeps the choice."""
    log_access(
        actor=actor_of(membership),
        event="organisations.membership_chosen",
        subject="membership",
        ids=[membership.pk],
    )


@transaction.atomic
def add_membership(*, actor: Actor, user: User, new: NewMembership) -> Membership:
    """Let a user work in a unit."""
    if not new.unit.is_staffed_here:
        raise UnitIsNotHere(_("Enheten arbetar inte i Finmaskig. Välj en som gör det."))
    membership = Membership(
        user=user,
        unit=new.unit,
        role=new.role,
        valid_from=new.valid_from,
        valid_to=new.valid_to,
    )
    membership.full_clean()
    membership.save()
    _note(actor, membership, "organisations.membership_added")
    return membership


@transaction.atomic
def end_membership(*, actor: Actor, membership: Membership, last_day: date) -> Membership:
    """Let a user's work in a unit end on a day."""
    membership.valid_to = last_day
    membership.full_clean()
    membership.save(update_fields=["valid_to"])
    _note(actor, membership, "organisations.membership_ended")
    return membership


def _note(actor: Actor, membership: Membership, event: str) -> None:
    log_access(actor=actor, event=event, subject="membership", ids=[membership.pk])
