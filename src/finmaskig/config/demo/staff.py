"""Hires the invented staff: users, memberships, and the actors that services ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F

from finmaskig.accounts.models import User
from finmaskig.config.demo.people import PEOPLE, Person
from finmaskig.organisations.models import Membership, Unit
from finmaskig.organisations.queries import actor_of

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor

HIRED_ON = date(2021, 1, 1)
SOCIAL_EMERGENCY = "social-emergency-0180"
DISTRICT = "district-sodermalm"
"""The only district that works in Finmaskig in the demo; the others get a package on paper."""


class Staff:
    """The staff by slug and the units by code, read once."""

    def __init__(self) -> None:
        """Read what is in the database."""
        emails = {person.email: person.slug for person in PEOPLE}
        self._users = {emails[user.email]: user for user in User.objects.filter(email__in=emails)}
        codes = {person.unit for person in PEOPLE}
        units = Unit.objects.filter(code__in=codes).select_related("board", "organisation")
        self._units = {unit.code: unit for unit in units}
        self._people = {person.slug: person for person in PEOPLE}

    def user(self, slug: str) -> User:
        """Return a member of staff."""
        return self._users[slug]

    def unit(self, code: str) -> Unit:
        """Return a unit."""
        return self._units[code]

    def person(self, slug: str) -> Person:
        """Return what is invented about someone."""
        return self._people[slug]

    def actor(self, slug: str) -> Actor:
        """Return someone at work in her unit."""
        rows = Membership.objects.select_related("user", "unit__board", "unit__organisation")
        return actor_of(rows.get(user=self.user(slug)))


def hire() -> Staff:
    """Let the district work here, add whoever is missing, and return the staff."""
    Unit.objects.filter(code=DISTRICT, board__isnull=True).update(board=F("organisation"))
    Unit.objects.filter(code=DISTRICT).update(is_staffed_here=True)
    for person in PEOPLE:
        user = User.objects.filter(email=person.email).first() or User.objects.create_user(
            email=person.email, name=person.name, service_number=person.number
        )
        Membership.objects.get_or_create(
            user=user,
            unit=Unit.objects.get(code=person.unit),
            role=person.role,
            defaults={"valid_from": HIRED_ON},
        )
    return Staff()
