"""To which shift a meeting in a file belongs: by the shift's number, or by its day and kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

if TYPE_CHECKING:
    from finmaskig.imports.rules.rows import Values

Name = tuple[object, ...]
NIGHT: Final = timedelta(days=1)
"""A shift that began on a day can meet somebody on the next."""
OF_SHIFT: Final = ("shift_kind", "arenas", "partners", "police")
"""Columns of a meeting's row that say something of its shift."""


@dataclass(frozen=True)
class Known:
    """The shifts that were read in before, by the digest of their name and by day."""

    by_digest: Mapping[str, frozenset[UUID]] = field(default_factory=dict)
    days: Mapping[UUID, date] = field(default_factory=dict)
    made_days: frozenset[date] = frozenset()
    """Days with shifts that were made for meetings."""

    @property
    def by_day(self) -> dict[date, list[UUID]]:
        """Return the shifts of each day."""
        found: dict[date, list[UUID]] = {}
        for shift_id, on in self.days.items():
            found.setdefault(on, []).append(shift_id)
        return found


@dataclass(frozen=True)
class MadeShift:
    """A shift that is made because meetings need it."""

    id: UUID
    name: Name
    values: Values


def name_of(values: Values, number: str) -> Name:
    """Return what a shift is found by: its number, or its day with its kind, arenas and company.

    >>> name_of({"day": date(2022, 3, 1), "shift": "12"}, "shift")
    ('number', '12')
    """
    if values.get(number):
        return ("number", values[number])
    kind = values.get("shift_kind" if number == "shift" else "kind", "")
    return ("day", values["day"], kind, _in_order(values.get("arenas")), company(values))


def company(values: Values) -> tuple[str, ...]:
    """Return with whom, from the column of partners and the one of the police."""
    partners = values.get("partners", ())
    assert isinstance(partners, tuple)
    police = ("police",) if values.get("police") is True and "police" not in partners else ()
    return tuple(sorted((*partners, *police)))


def _in_order(codes: object) -> tuple[str, ...]:
    return tuple(sorted(codes)) if isinstance(codes, tuple) else ()


class Placing:
    """Finds or makes the shift of each meeting in one file."""

    def __init__(
        self,
        known: Known,
        digest: Callable[[Name], str],
        new_id: Callable[[], UUID],
        *,
        says_shift: bool,
    ) -> None:
        self._known = known
        self._by_day = known.by_day
        self._digest = digest
        self._new_id = new_id
        self._says_shift = says_shift
        self.made: dict[Name, MadeShift] = {}

    def place(self, values: Values) -> UUID | str:
        """Return the shift of a meeting, or what is wrong."""
        name = name_of(values, "shift")
        if name in self.made:
            return self._within_a_night(values, self.made[name].values["day"], self.made[name].id)
        ids = self._found(name, values)
        if len(ids) > 1:
            return "several_shifts"
        if ids:
            return self._within_a_night(values, self._known.days[ids[0]], ids[0])
        if not values.get("shift_kind"):
            return "no_shift"
        self.made[name] = MadeShift(self._new_id(), name, values)
        return self.made[name].id

    def _found(self, name: Name, values: Values) -> Sequence[UUID]:
        ids = [
            one
            for one in sorted(self._known.by_digest.get(self._digest(name), ()))
            if one in self._known.days
        ]
        on = values["day"]
        if ids or name[0] == "number" or self._says_shift or not isinstance(on, date):
            return ids
        return self._by_day.get(on, [])

    def _within_a_night(self, values: Values, began: object, shift_id: UUID) -> UUID | str:
        met = values["day"]
        assert isinstance(met, date)
        assert isinstance(began, date)
        return shift_id if abs(met - began) <= NIGHT else "other_day"
