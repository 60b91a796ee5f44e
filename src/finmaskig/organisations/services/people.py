"""Let somebody in with a place to work, and out again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import services as accounts
from finmaskig.accounts.log import log_access
from finmaskig.organisations.services.memberships import (
    NewMembership,
    add_membership,
    end_membership,
)
from finmaskig.shared.clock import today
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.accounts.models import User
    from finmaskig.organisations.models import Membership


class OwnLogin(DomainError):
    """Nobody takes away her own way in."""


@transaction.atomic
def invite_person(*, new: accounts.NewUser, place: NewMembership, actor: Actor) -> str:
    """Add a user with her first place, and return the text of her one-time link."""
    user = accounts.add_user(new=new, actor=actor)
    add_membership(actor=actor, user=user, new=place)
    return accounts.invite(user=user, actor=actor)


@transaction.atomic
def end_place(*, membership: Membership, actor: Actor) -> None:
    """End a place with yesterday as its last day; one that began today never was."""
    if membership.pk == actor.membership_id:
        raise OwnLogin(_("Du kan inte avsluta platsen du arbetar på nu. Be en kollega."))
    if membership.valid_from is not None and membership.valid_from >= today():
        event = "organisations.membership_ended"
        log_access(actor=actor, event=event, subject="membership", ids=[membership.pk])
        membership.delete()
        return
    yesterday = today() - timedelta(days=1)
    end_membership(actor=actor, membership=membership, last_day=yesterday)


def close_person(*, user: User, actor: Actor) -> None:
    """Close every login of somebody else, now."""
    if user.pk == actor.user_id:
        raise OwnLogin(_("Du kan inte stänga din egen inloggning. Be en kollega."))
    accounts.close_user(user=user, actor=actor)


@transaction.atomic
def reopen_person(*, user: User, actor: Actor) -> str:
    """Open a closed login and return the text of a new one-time link."""
    accounts.open_user(user=user, actor=actor)
    return accounts.invite(user=user, actor=actor)
