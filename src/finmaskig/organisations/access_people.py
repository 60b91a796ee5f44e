"""The doors to the people of a municipality or a unit; for others they do not exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import queries as accounts
from finmaskig.accounts.actor import Actor, Role
from finmaskig.accounts.log import log_access
from finmaskig.organisations.queries import people
from finmaskig.shared.clock import now, today
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from finmaskig.accounts.models import FactorReset
    from finmaskig.organisations.models import Membership

KEEPERS = (Role.ADMINISTRATOR, Role.LEAD)
"""Administrators look after all logins of a municipality, leads see those of their unit."""

ELSEWHERE = {
    Role.ADMINISTRATOR: _(
        "Personen arbetar också i en annan kommun. Gör det här tillsammans med administratören där."
    ),
    Role.LEAD: _("Personen arbetar också i en annan enhet. Be en administratör om hjälp."),
}
"""Why nobody touches the login of somebody who works out of her reach as well."""


@dataclass(frozen=True)
class Staff:
    """The people in reach, and what waits for an answer."""

    people: Sequence[people.Person]
    resets: Sequence[FactorReset]


def people_to_list(actor: Actor) -> Staff:
    """Return the people whose logins the actor looks after."""
    if actor.role not in KEEPERS:
        raise Http404
    found = people.people(actor, now=now(), on=today())
    ids = [each.user.pk for each in found]
    log_access(actor=actor, event="organisations.people_listed", subject="user", ids=ids)
    return Staff(found, people.resets_to_answer(actor, found))


def person_to_read(actor: Actor, user_id: UUID) -> people.Person:
    """Return one of the people in reach."""
    person = _person(actor, user_id)
    log_access(actor=actor, event="organisations.person_seen", subject="user", ids=[user_id])
    return person


def person_to_change(actor: Actor, user_id: UUID) -> people.Person:
    """Return somebody whose login the actor, an administrator, changes."""
    person = _person(actor, user_id)
    if not changes_people(actor):
        raise NotAllowed
    return person


def person_to_place(actor: Actor, user_id: UUID) -> people.Person:
    """Return somebody whom the actor, an administrator, gives one more place.

    Who left two municipalities on the same day is not made the one's own by a new place there.
    """
    person = person_to_change(actor, user_id)
    if not person.works_on(today()):
        _refuse_shared(actor, person)
    return person


def login_to_change(actor: Actor, user_id: UUID) -> people.Person:
    """Return somebody whose way in the actor, an administrator, opens, closes or renews."""
    person = person_to_change(actor, user_id)
    _refuse_shared(actor, person)
    return person


def person_to_reset(actor: Actor, user_id: UUID) -> people.Person:
    """Return somebody who has lost her second factor."""
    person = _person(actor, user_id)
    _refuse_shared(actor, person)
    return person


def reset_to_answer(actor: Actor, reset_id: UUID) -> FactorReset:
    """Return a reset that waits for a second person; the service refuses the first."""
    reset = accounts.open_reset(reset_id)
    if reset is None:
        raise Http404
    person_to_reset(actor, reset.user_id)
    return reset


def membership_to_end(actor: Actor, membership_id: UUID) -> Membership:
    """Return a place that the actor, an administrator, lets end."""
    place = people.places_in_reach(actor, on=today()).filter(pk=membership_id).first()
    if place is None or (place.valid_to and place.valid_to < today()):
        raise Http404
    if not changes_people(actor):
        raise NotAllowed
    return place


def people_to_add(actor: Actor) -> None:
    """Let administrators through; for others the page does not exist."""
    if not changes_people(actor):
        raise Http404


def changes_people(actor: Actor) -> bool:
    """Tell whether a page offers to add and change people."""
    return actor.role == Role.ADMINISTRATOR


def hindrance(actor: Actor, person: people.Person) -> str:
    """Say why the actor may not touch the login of somebody in reach; empty when she may."""
    return str(ELSEWHERE[Role(actor.role)]) if person.works_elsewhere else ""


def _refuse_shared(actor: Actor, person: people.Person) -> None:
    if sentence := hindrance(actor, person):
        raise NotAllowed(sentence)


def _person(actor: Actor, user_id: UUID) -> people.Person:
    person = people.person(actor, user_id, now=now(), on=today())
    if person is None:
        raise Http404
    return person
