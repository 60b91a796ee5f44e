"""The people whose logins an administrator, or the lead of their unit, looks after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from finmaskig.accounts import queries as accounts
from finmaskig.accounts.actor import Actor, Role
from finmaskig.organisations.models import Membership, Unit
from finmaskig.organisations.models.dated import on_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from finmaskig.accounts.models import FactorReset, User


@dataclass(frozen=True)
class Person:
    """A user, where she works, and whether she has ever chosen a password."""

    user: User
    places: Sequence[Membership]
    is_invited: bool


def units_to_staff(actor: Actor, *, on: date) -> QuerySet[Unit]:
    """Return the units of the actor's municipality that work here."""
    home = Q(board__municipality=actor.municipality) | Q(
        organisation__municipality=actor.municipality
    )
    return Unit.objects.filter(home, on_day(on), is_staffed_here=True).order_by("name")


def places_in_reach(actor: Actor, *, on: date) -> QuerySet[Membership]:
    """Return the memberships whose people the actor looks after; nobody else has any."""
    found = Membership.objects.select_related("user", "unit").order_by("user__name", "unit__name")
    if actor.role == Role.ADMINISTRATOR and actor.municipality:
        return found.filter(
            Q(unit__board__municipality=actor.municipality)
            | Q(unit__organisation__municipality=actor.municipality)
        )
    if actor.role == Role.LEAD:
        return found.filter(on_day(on), unit=actor.unit_id)
    return found.none()


def people(actor: Actor, *, now: datetime, on: date) -> list[Person]:
    """Return the people the actor looks after, by name, with the places in her reach."""
    places: dict[UUID, list[Membership]] = {}
    for place in places_in_reach(actor, on=on):
        places.setdefault(place.user_id, []).append(place)
    invited = accounts.waiting_invitations(places.keys(), now=now)
    return [Person(each[0].user, each, user_id in invited) for user_id, each in places.items()]


def person(actor: Actor, user_id: UUID, *, now: datetime, on: date) -> Person | None:
    """Return one of the people the actor looks after."""
    places = list(places_in_reach(actor, on=on).filter(user=user_id))
    if not places:
        return None
    return Person(places[0].user, places, bool(accounts.waiting_invitations([user_id], now=now)))


def resets_to_answer(actor: Actor, people: Sequence[Person]) -> list[FactorReset]:
    """Return the resets that wait for a second person who is not the first."""
    waiting = accounts.open_resets([each.user.pk for each in people])
    mine = {actor.user_id}
    return [each for each in waiting if not mine & {each.requested_by_id, each.user_id}]
