"""What counts as a hole in the safety net: pure decisions, from plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.pure.guidance.directory import Office

HOLE, PART, OPEN = "hole", "part", "open"
"""Nobody receives the group; somebody does, but something is missing; nothing is missing."""
NOWHERE, NOT_FOR, AGES, DISTRICTS, NO_HOURS, EVENINGS, WEEKENDS = (
    "nowhere", "not_for", "ages", "districts", "no_hours", "evenings", "weekends",
)  # fmt: skip
EVENING, SATURDAY, EVERYWHERE, WILD = 18 * 60, 5, "everywhere", "*"
DISTRICT_BOARD: Final = "district_board"


@dataclass(frozen=True)
class Group:
    """Whom a column is about: the bands of age that must all be received."""

    code: str
    sex: str
    bands: tuple[str, ...]


CHILD, ADULT = ("0-14", "15-17"), ("18-20", "21-24", "25+")
GROUPS: Final = (
    Group("girl", "woman", CHILD),
    Group("boy", "man", CHILD),
    Group("woman", "woman", ADULT),
    Group("man", "man", ADULT),
    Group("other", "other", ADULT),
)
ROLES: Final = ("exposed", "buyer")
AGE_OF: Final[Mapping[str, int]] = {"0-14": 13, "15-17": 16, "18-20": 19, "21-24": 22, "25+": 40}


@dataclass(frozen=True)
class Need:
    """What somebody may need, and who meets it."""

    code: str
    kinds: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    sexes: frozenset[str] = frozenset()
    """Met by a unit that says that it is for these, whatever its kind."""
    groups: tuple[str, ...] = ()
    """Whom it is about; empty for everybody."""
    roles: tuple[str, ...] = ROLES
    is_standing: bool = False

    def is_met_by(self, office: Office) -> bool:
        """Tell whether a unit is of a kind that meets it, is for whom it is about, or is named."""
        of_kind = self.kinds & set(office.kinds) or self.sexes & set(office.sexes)
        return bool(of_kind) or any(
            office.code.startswith(code.removesuffix(WILD)) if code.endswith(WILD)
            else office.code == code
            for code in self.units
        )  # fmt: skip

    def concerns(self, group: Group, role: str) -> bool:
        """Tell whether a group in a role may need it."""
        return role in self.roles and (not self.groups or group.code in self.groups)


@dataclass(frozen=True)
class Place:
    """A municipality in its county, or one of its districts."""

    municipality: str
    county: str
    district: str = ""
    districts: tuple[str, ...] = ()
    """All that the municipality has."""


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: what, and the codes or names that it is about."""

    what: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A need of a group in a place: who receives it, and what is missing."""

    need: str
    group: str
    verdict: str
    offices: tuple[Office, ...]
    missing: tuple[Missing, ...]


def reaches(office: Office, place: Place) -> bool:
    """Tell whether a unit takes people from the whole place."""
    whole = {EVERYWHERE, place.county, place.municipality}
    if place.district:
        whole.add(f"{place.municipality}/{place.district}")
    return bool(whole & set(office.areas))


def districts_reached(office: Office, place: Place) -> tuple[str, ...]:
    """Return the districts of a municipality that a unit takes people from."""
    start = f"{place.municipality}/"
    return tuple(area.removeprefix(start) for area in office.areas if area.startswith(start))


def receives(office: Office, group: Group, role: str) -> tuple[str, ...]:
    """Return the bands of age of a group that a unit receives; none when it is not for the group.

    What a unit does not limit is open to all.
    """
    walls = {"victim": "buyer", "buyer": "exposed"}
    if walls.get(office.side) == role:
        return ()
    if office.serves and role not in office.serves:
        return ()
    if office.sexes and group.sex not in office.sexes:
        return ()
    return tuple(band for band in group.bands if office.min_age <= AGE_OF[band] <= office.max_age)


def cell(need: Need, group: Group, role: str, offices: Sequence[Office], place: Place) -> Cell:
    """Return how a need of a group is met by the units that meet it, and what is missing."""
    near = [one for one in offices if reaches(one, place)]
    part = [one for one in offices if not place.district and districts_reached(one, place)]
    open_to = [one for one in near if receives(one, group, role)]
    partly = [one for one in part if receives(one, group, role)]
    if not open_to and not partly:
        names = tuple(one.name for one in (*near, *part))
        missing = Missing(NOT_FOR, names) if names else Missing(NOWHERE)
        return Cell(need.code, group.code, HOLE, (), (missing,))
    found = (*open_to, *partly)
    missing_here = [*_ages(group, role, found), *_places(open_to, partly, place), *_hours(found)]
    verdict = PART if missing_here else OPEN
    return Cell(need.code, group.code, verdict, found, tuple(missing_here))


@dataclass(frozen=True)
class Summed:
    """A need in a place, for several groups together."""

    verdict: str
    worst: Cell
    """The first of those that lack most."""
    holes: int
    cells: int

    @property
    def is_for_all(self) -> bool:
        """Tell whether every group lacks it."""
        return self.holes == self.cells


def summed(cells: Iterable[Cell | None]) -> Summed | None:
    """Return the worst that is said of any group, so that no hole hides behind a mean."""
    told = [one for one in cells if one is not None]
    if not told:
        return None
    worst = min(told, key=lambda one: (HOLE, PART, OPEN).index(one.verdict))
    holes = sum(one.verdict == HOLE for one in told)
    return Summed(worst.verdict, worst, holes, len(told))


def gap_map(
    needs: Iterable[Need], offices: Sequence[Office], place: Place, role: str, on: date
) -> list[tuple[Need, tuple[Cell | None, ...]]]:
    """Return a row for each need with a cell for each group; None where it is no need of theirs."""
    today = [one for one in offices if one.holds(on)]
    rows = []
    for need in needs:
        meeting = [one for one in today if need.is_met_by(one)]
        cells = tuple(
            cell(need, group, role, meeting, place) if need.concerns(group, role) else None
            for group in GROUPS
        )
        if any(cells) or need.is_standing:
            rows.append((need, cells))
    return rows


def _ages(group: Group, role: str, found: Sequence[Office]) -> list[Missing]:
    received = {band for one in found for band in receives(one, group, role)}
    without = tuple(band for band in group.bands if band not in received)
    return [Missing(AGES, without)] if without else []


def _places(whole: Sequence[Office], part: Sequence[Office], place: Place) -> list[Missing]:
    if whole or not part:
        return []
    names = {name for one in part for name in districts_reached(one, place)}
    is_everywhere = bool(place.districts) and names >= set(place.districts)
    return [] if is_everywhere else [Missing(DISTRICTS, tuple(sorted(names)))]


def _hours(found: Sequence[Office]) -> list[Missing]:
    """Say when nobody answers; unknown hours are said to be unknown, never guessed."""
    if any(one.always_open for one in found):
        return []
    hours = [row for one in found for row in one.hours]
    if not hours:
        return [Missing(NO_HOURS)]
    evening = any(row.closes > EVENING and row.weekday < SATURDAY for row in hours)
    weekend = any(row.weekday >= SATURDAY for row in hours)
    return [
        *([] if evening else [Missing(EVENINGS)]),
        *([] if weekend else [Missing(WEEKENDS)]),
    ]


def districts(offices: Iterable[Office], municipality: str) -> tuple[str, ...]:
    """Return the districts of a municipality that have a board of their own."""
    place = Place(municipality, "")
    boards = (one for one in offices if DISTRICT_BOARD in one.kinds)
    return tuple(sorted({name for one in boards for name in districts_reached(one, place)}))


def own_of_districts(offices: Sequence[Office], place: Place, role: str) -> dict[str, bool]:
    """Tell of each district whether a unit of its own receives every adult in a role (SK-4.3)."""
    adults = [group for group in GROUPS if group.bands == ADULT]
    own = {
        name
        for one in offices
        if any(receives(one, group, role) == group.bands for group in adults)
        for name in districts_reached(one, place)
    }
    return {name: name in own for name in place.districts}
