"""What can be done with users: add, invite, choose a password, reset a lost factor."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import access
from finmaskig.accounts.actor import Actor, acting_for_oneself
from finmaskig.accounts.log import log_access
from finmaskig.accounts.models import FactorReset, Invitation, User
from finmaskig.accounts.queries import user_by_email
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

LINK_LASTS = timedelta(days=7)


class EmailTaken(DomainError):
    """Somebody logs in with that address already."""


class ResetWaits(DomainError):
    """Somebody has asked for this already."""


class TwoPersonsNeeded(DomainError):
    """One person alone wants to do what takes two."""

    status = HTTPStatus.FORBIDDEN


class ResetAnswered(DomainError):
    """The second person has answered already."""


class LastFactor(DomainError):
    """Without this factor nobody could log in."""


@dataclass(frozen=True)
class NewUser:
    """Who shall be able to log in."""

    email: str
    name: str
    service_number: str = ""


@transaction.atomic
def add_user(*, new: NewUser, actor: Actor) -> User:
    """Add a user; nobody can log in as her until she has used a one-time link."""
    if user_by_email(new.email) is not None:
        raise EmailTaken(
            _("Det finns redan en användare med den e-postadressen. Lägg till en roll i stället.")
        )
    user = User.objects.create_user(
        email=new.email, name=new.name, service_number=new.service_number
    )
    log_access(actor=actor, event="accounts.user_added", subject="user", ids=[user.pk])
    return user


@transaction.atomic
def invite(*, user: User, actor: Actor) -> str:
    """Make a one-time link for a user and return its text; older links stop working."""
    moment = now()
    Invitation.objects.filter(user=user, used_at=None).delete()
    secret = secrets.token_urlsafe(32)
    invitation = Invitation(
        user=user,
        digest=access.digest(secret),
        created_by_id=actor.user_id if actor.membership_id else None,
        created_at=moment,
        expires_at=moment + LINK_LASTS,
    )
    invitation.save()
    log_access(actor=actor, event="accounts.user_invited", subject="user", ids=[user.pk])
    return access.sign_secret(secret)


@transaction.atomic
def use_invitation(*, token: str, password: str) -> User:
    """Choose the password that a one-time link is for; the link never works again."""
    invitation = access.invitation_to_use(token)
    used = Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=now())
    if not used:
        raise access.LinkNotValid(access.NOT_VALID)
    user = invitation.user
    user.set_password(password)
    user.save(update_fields=["password"])
    log_access(
        actor=acting_for_oneself(user),
        event="accounts.password_chosen",
        subject="user",
        ids=[user.pk],
    )
    return user


@transaction.atomic
def choose_language(*, user: User, language: str) -> None:
    """Let a user read the program in another language."""
    user.language = language
    user.full_clean(exclude=["password"])
    user.save(update_fields=["language"])


@transaction.atomic
def close_user(*, user: User, actor: Actor) -> None:
    """End all logins of a user, now."""
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    Invitation.objects.filter(user=user, used_at=None).delete()
    log_access(actor=actor, event="accounts.user_closed", subject="user", ids=[user.pk])


@transaction.atomic
def open_user(*, user: User, actor: Actor) -> None:
    """Let a user back in; she needs a new one-time link."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    log_access(actor=actor, event="accounts.user_opened", subject="user", ids=[user.pk])


@transaction.atomic
def request_factor_reset(*, user: User, reason: str, actor: Actor) -> FactorReset:
    """Ask a second person to let a user log in without her lost factor."""
    if actor.user_id == user.pk:
        raise TwoPersonsNeeded(
            _("Du kan inte återställa din egen inloggning. Be en administratör eller din chef.")
        )
    if FactorReset.objects.filter(user=user, answer="").exists():
        raise ResetWaits(_("Det finns redan en begäran. Be en kollega att svara på den."))
    reset = FactorReset(
        user=user, requested_by_id=actor.user_id, requested_at=now(), reason=reason.strip()
    )
    reset.full_clean()
    reset.save()
    log_access(
        actor=actor,
        event="accounts.factor_reset_requested",
        subject="user",
        ids=[user.pk],
        reason=reset.reason,
    )
    return reset


@transaction.atomic
def decline_factor_reset(*, reset: FactorReset, actor: Actor) -> None:
    """Say no: the user keeps the factor she has."""
    _answer(reset, FactorReset.Answer.DECLINED, actor)
    log_access(
        actor=actor,
        event="accounts.factor_reset_declined",
        subject="user",
        ids=[reset.user_id],
    )


@transaction.atomic
def approve_factor_reset(*, reset: FactorReset, actor: Actor) -> str:
    """Remove factors and password, which ends every login, and return a one-time link."""
    _answer(reset, FactorReset.Answer.APPROVED, actor)
    Authenticator.objects.filter(user_id=reset.user_id).delete()
    user = reset.user
    user.set_unusable_password()
    user.save(update_fields=["password"])
    log_access(
        actor=actor,
        event="accounts.factor_reset_approved",
        subject="user",
        ids=[user.pk],
    )
    return invite(user=user, actor=actor)


def _answer(reset: FactorReset, answer: FactorReset.Answer, actor: Actor) -> None:
    """Note the second person's answer, once."""
    if actor.user_id in {reset.requested_by_id, reset.user_id}:
        raise TwoPersonsNeeded(
            _("Någon annan än du behöver svara. Två personer krävs för att återställa.")
        )
    changed = FactorReset.objects.filter(pk=reset.pk, answer="").update(
        answer=answer, answered_by=actor.user_id, answered_at=now()
    )
    if not changed:
        raise ResetAnswered(_("Begäran är redan besvarad. Ladda om sidan."))


def keep_one_factor(*, user: User, factor_id: int) -> None:
    """Refuse to remove the only factor; it can be replaced, not given up."""
    others = Authenticator.objects.filter(user_id=user.pk).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    if not others.exclude(pk=factor_id).exists():
        raise LastFactor(
            _("Det här är ditt enda andra steg. Lägg till ett nytt innan du tar bort det.")
        )


def note_factor(*, user: User, event: str) -> None:
    """Log that a user has changed her own login."""
    log_access(actor=acting_for_oneself(user), event=event, subject="user", ids=[user.pk])
