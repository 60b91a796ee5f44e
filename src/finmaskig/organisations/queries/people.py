"""The people whose logins an administrator, or the lead of their unit, looks after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from finmaskig.accounts import queries as accounts
from finmaskig.accounts.actor import Actor, Role
from finmaskig.organisations.models import Membership, Unit
from finmaskig.organisations.models.dated import on_day

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from finmaskig.accounts.models import FactorReset, User

_LAST_DAY = Coalesce("valid_to", date.max)
"""An open end is later than every day."""


@dataclass(frozen=True)
class Person:
    """A user, where she works, whether she waits for her first password, and works elsewhere too.

    The places are those in the actor's reach; of the others only that there are any.
    """

    user: User
    places: Sequence[Membership]
    is_invited: bool
    works_elsewhere: bool

    def works_on(self, on: date) -> bool:
        """Tell whether one of the places, and its unit, holds on a day."""
        return any(each.is_valid_on(on) and each.unit.is_valid_on(on) for each in self.places)


def units_to_staff(actor: Actor, *, on: date) -> QuerySet[Unit]:
    """Return the units of the actor's municipality that work here."""
    units = Unit.objects.filter(on_day(on), is_staffed_here=True)
    return units.filter(_controlled_by(actor.municipality)).order_by("name")


def places_in_reach(actor: Actor, *, on: date) -> QuerySet[Membership]:
    """Return the memberships whose people the actor looks after; nobody else has any."""
    found = _standing(on).select_related("user", "unit").order_by("user__name", "unit__name")
    if actor.role == Role.ADMINISTRATOR and actor.municipality:
        return found.filter(unit__in=Unit.objects.filter(_controlled_by(actor.municipality)))
    if actor.role == Role.LEAD:
        return found.filter(on_day(on), unit=actor.unit_id)
    return found.none()


def _controlled_by(municipality: str) -> Q:
    """Return the condition that a unit's controller is in a municipality."""
    return Q(board__municipality=municipality) | Q(
        board__isnull=True, organisation__municipality=municipality
    )


def _standing(on: date) -> QuerySet[Membership]:
    """Return the memberships of a day, and the latest of everybody who has none that day."""
    same_user = Membership.objects.annotate(last=_LAST_DAY).filter(user=OuterRef("user"))
    holds = on_day(on) & Q(unit__in=Unit.objects.filter(on_day(on)))
    is_latest = ~Exists(same_user.filter(holds)) & ~Exists(
        same_user.filter(last__gt=OuterRef("last"))
    )
    return Membership.objects.annotate(last=_LAST_DAY).filter(holds | is_latest)


def people(actor: Actor, *, now: datetime, on: date) -> list[Person]:
    """Return the people the actor looks after, by name, with the places in her reach."""
    places: dict[UUID, list[Membership]] = {}
    for place in places_in_reach(actor, on=on):
        places.setdefault(place.user_id, []).append(place)
    invited = accounts.waiting_invitations(places.keys(), now=now)
    elsewhere = _at_work_elsewhere(actor, places.keys(), on=on)
    return [
        Person(each[0].user, each, user_id in invited, user_id in elsewhere)
        for user_id, each in places.items()
    ]


def person(actor: Actor, user_id: UUID, *, now: datetime, on: date) -> Person | None:
    """Return one of the people the actor looks after."""
    places = list(places_in_reach(actor, on=on).filter(user=user_id))
    if not places:
        return None
    return Person(
        places[0].user,
        places,
        bool(accounts.waiting_invitations([user_id], now=now)),
        bool(_at_work_elsewhere(actor, [user_id], on=on)),
    )


def _at_work_elsewhere(actor: Actor, user_ids: Collection[UUID], *, on: date) -> set[UUID]:
    """Return who has a place out of the actor's reach as well."""
    others = _standing(on).filter(user__in=user_ids)
    reach = places_in_reach(actor, on=on).order_by().values("pk")
    return set(others.exclude(pk__in=reach).values_list("user_id", flat=True))


def resets_to_answer(actor: Actor, people: Sequence[Person]) -> list[FactorReset]:
    """Return the resets that wait for a second person who is not the first."""
    waiting = accounts.open_resets([each.user.pk for each in people if not each.works_elsewhere])
    mine = {actor.user_id}
    return [each for each in waiting if not mine & {each.requested_by_id, each.user_id}]
