"""The gap map of a county: its municipalities and their districts beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from finmaskig.organisations.queries import counties, place_choices
from finmaskig.reports import gap_rules as rules
from finmaskig.reports.queries import gap_map as one_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from finmaskig.pure.guidance.directory import Office

    Row = tuple[rules.Need, tuple[rules.Cell | None, ...]]

SHORT = {
    "youth_clinic": "Ungdoms\N{SOFT HYPHEN}mottagning",
    "men": "Pojkar och män",
    "health": "Sexuell hälsa, prov\N{SOFT HYPHEN}tagning",
    "addiction": "Beroende\N{SOFT HYPHEN}vård",
    "money": "Ekonomi",
    "work": "Arbete och ut\N{SOFT HYPHEN}bildning",
    "coordination": "Sam\N{SOFT HYPHEN}ordning, människo\N{SOFT HYPHEN}handel",
}
"""What a column is called where the whole name is too wide."""


@dataclass(frozen=True)
class Asked:
    """Which county, in what role, and which group; no group is all of them."""

    county: str
    role: str
    group: str = ""


@dataclass(frozen=True)
class Mark:
    """What a place has of a need, and where the list of it stands."""

    word: str
    tag: str
    url: str


@dataclass(frozen=True)
class Line:
    """A municipality, or a district under it."""

    name: str
    within: str
    url: str
    marks: tuple[Mark | None, ...]
    holes: int


@dataclass(frozen=True, kw_only=True)
class GapCounty:
    """The whole page."""

    county: str
    role: str
    needs: tuple[str, ...]
    lines: tuple[Line, ...]


def gap_county(asked: Asked, on: date) -> GapCounty:
    """Return the map of a county on a day; the directory is read once for all its places."""
    offices = one_place.offices_on(on)
    named = [(need, name) for need, name in one_place.needs() if _is_shown(need, asked)]
    needs = [need for need, _name in named]
    return GapCounty(
        county=dict(county_choices()).get(asked.county, asked.county),
        role=str(one_place.ROLES[asked.role]),
        needs=tuple(SHORT.get(need.code, name) for need, name in named),
        lines=tuple(
            _line(name, place, asked, rules.gap_map(needs, offices, place, asked.role, on))
            for code, name in place_choices(asked.county)
            for place in _places(asked.county, code, offices)
        ),
    )


def county_choices() -> list[tuple[str, str]]:
    """Return every county by its code."""
    return [(one.code, one.name) for one in counties()]


def _is_shown(need: rules.Need, asked: Asked) -> bool:
    return any(need.concerns(group, asked.role) for group in _groups(asked))


def _groups(asked: Asked) -> list[rules.Group]:
    return [group for group in rules.GROUPS if asked.group in ("", group.code)]


def _places(county: str, code: str, offices: Sequence[Office]) -> Iterator[rules.Place]:
    """Yield a municipality, and its districts after it."""
    districts = rules.districts(offices, code)
    for district in ("", *districts):
        yield rules.Place(code, county, district, districts)


def _line(
    municipality: str,
    place: rules.Place,
    asked: Asked,
    told: Sequence[tuple[rules.Need, Sequence[rules.Cell | None]]],
) -> Line:
    values = {"municipality": place.municipality, "district": place.district, "role": asked.role}
    url = f"{reverse('reports:gap_map')}?{urlencode(values)}"
    codes = {group.code for group in _groups(asked)}
    marks = [
        rules.summed(cell for cell in cells if cell and cell.group in codes)
        for _need, cells in told
    ]
    return Line(
        name=place.district or municipality,
        within=municipality if place.district else "",
        url=url,
        marks=tuple(_mark(one, url) for one in marks),
        holes=sum(one.holes for one in marks if one),
    )


def _mark(found: rules.Summed | None, url: str) -> Mark | None:
    if found is None:
        return None
    word, tag = one_place.VERDICTS[found.verdict]
    told = str(word)
    if found.holes and not found.is_for_all:
        told = _("hål för %(holes)s") % {"holes": found.holes}
    anchor = f"#{one_place.anchor_of(found.worst)}" if found.worst.missing else ""
    return Mark(told, tag, f"{url}{anchor}")
