"""An invented board with three units, who works there, and what they have met."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from finmaskig.organisations.models import Unit
from finmaskig.organisations.queries import actor_of
from finmaskig.organisations.tests.factories import make_membership, make_unit
from finmaskig.reports.tests.factories import family, measure, registered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from finmaskig.accounts.actor import Actor

CODES = ("unit-a", "unit-b", "unit-c")


@dataclass
class Board:
    """A board, who works there, and what its units have met."""

    id: UUID
    units: dict[str, UUID]
    actors: dict[str, Actor]
    met: dict = field(default_factory=dict)
    shifts: dict = field(default_factory=dict)

    def unit(self) -> Unit:
        """Return the first unit, where those who close periods work."""
        return Unit.objects.get(code=CODES[0])

    def meet(self, month: date, sex: str, age: str, **numbers: int) -> None:
        """Let units (a, b, c) have met that many more in a month."""
        for unit, number in numbers.items():
            key = (self.units[f"unit-{unit}"], month, (sex, age))
            self.met[key] = self.met.get(key, 0) + number


@contextmanager
def invented() -> Iterator[Board]:
    """Set up the board with a family of people and one of shifts."""
    first = make_unit("unit-a")
    for code in CODES[1:]:
        Unit.objects.create(
            code=code,
            name=code.capitalize(),
            organisation=first.organisation,
            board=first.board,
            side="victim",
            phone="08-000 00 99",
            responsibility="Prov.",
            consult_function="Samordnaren",
            is_staffed_here=True,
        )
    units = dict(Unit.objects.filter(board=first.board).values_list("code", "pk"))
    roles = ("analyst", "lead", "worker", "secretary")
    actors = {role: actor_of(make_membership(first, role)) for role in roles}
    one = Board(first.board_id, units, actors)
    people = family("met", one.met)
    shifts = family("shifts", one.shifts, axes=(), about_people=False)
    measures = (
        measure("met", "met"),
        measure("children", "met", age=("child",)),
        measure("shifts", "shifts"),
    )
    with registered(people, shifts, measures=measures):
        yield one
