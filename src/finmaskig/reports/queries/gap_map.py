"""The gap map in words: what is met, every hole with what is missing, and the standing rows."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from finmaskig.counting import registry
from finmaskig.organisations.queries import county_of, directory, opening, place_choices
from finmaskig.reports import gap_rules as rules
from finmaskig.reports.queries.published import (
    ClosedPeriod,
    NotPublished,
    closed_periods,
    figure,
)
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.pure.guidance.directory import Office

NEEDS = Path(__file__).parents[1] / "data" / "needs.toml"
TALKS, YOUTH_CLINIC, MEN = "talks", "youth_clinic", "men"
OLDEST = 100
"""From here an upper limit of age limits nobody."""
GROUPS = {
    "girl": gettext_lazy("Flickor"),
    "boy": gettext_lazy("Pojkar"),
    "woman": gettext_lazy("Kvinnor"),
    "man": gettext_lazy("Män"),
    "other": gettext_lazy("Annat kön"),
}
ROLES = {"exposed": gettext_lazy("Utsatta"), "buyer": gettext_lazy("Köpare")}
VERDICTS = {
    rules.HOLE: (gettext_lazy("hål"), "late"),
    rules.PART: (gettext_lazy("delvis"), "today"),
    rules.OPEN: (gettext_lazy("finns"), "ok"),
}
BANDS = {
    "0-14": gettext_lazy("under 15 år"),
    "15-17": gettext_lazy("15–17 år"),
    "18-20": gettext_lazy("18–20 år"),
    "21-24": gettext_lazy("21–24 år"),
    "25+": gettext_lazy("25 år och äldre"),
}


@dataclass(frozen=True)
class Mark:
    """What stands in a cell of the map."""

    word: str
    tag: str
    anchor: str


@dataclass(frozen=True)
class Line:
    """A need and its cells; None where it is no need of the group."""

    name: str
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True)
class Gap:
    """A hole, or what is met in part, with what is missing."""

    anchors: tuple[str, ...]
    name: str
    groups: str
    word: str
    tag: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """A unit that receives somebody."""

    name: str
    hours: str
    whom: str


@dataclass(frozen=True)
class Standing:
    """Units that are always asked about; empty is a hole."""

    name: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class DistrictLine:
    """A district, and whether it has units of its own for each role."""

    name: str
    own: tuple[bool, ...]


@dataclass(frozen=True)
class Lost:
    """A figure of linkings: a number, or None where it is hidden."""

    name: str
    number: int | None


@dataclass(frozen=True, kw_only=True)
class GapMap:
    """The whole page."""

    place: str
    role: str
    groups: tuple[str, ...]
    lines: tuple[Line, ...]
    holes: tuple[Gap, ...]
    hole_count: int
    parts: tuple[Gap, ...]
    standing: tuple[Standing, ...]
    offers: tuple[Offer, ...]
    districts: tuple[DistrictLine, ...]
    lost: tuple[Lost, ...]
    lost_period: str


@dataclass(frozen=True)
class Asked:
    """Where and about whom."""

    municipality: str
    district: str
    role: str


@cache
def needs() -> tuple[tuple[rules.Need, str], ...]:
    """Return every need with its name, in the order of the page."""
    rows = tomllib.loads(NEEDS.read_text(encoding="utf-8"))["need"]
    return tuple(
        (
            rules.Need(
                code=row["code"],
                kinds=frozenset(row.get("kinds", ())),
                units=tuple(row.get("units", ())),
                sexes=frozenset(row.get("sexes", ())),
                groups=tuple(row.get("groups", ())),
                roles=tuple(row.get("for", rules.ROLES)),
                is_standing=row.get("standing", False),
            ),
            row["name"],
        )
        for row in rows
    )


def need_of(code: str) -> rules.Need:
    """Return a need by its code."""
    return next(need for need, _name in needs() if need.code == code)


def gap_map(board_id: UUID, asked: Asked, at: datetime) -> GapMap:
    """Return the map of a place at a moment."""
    offices = offices_on(local(at).date())
    place = rules.Place(
        municipality=asked.municipality,
        county=county_of(asked.municipality),
        district=asked.district,
        districts=rules.districts(offices, asked.municipality),
    )
    found = rules.gap_map(
        [need for need, _name in needs()], offices, place, asked.role, local(at).date()
    )
    names = {need.code: name for need, name in needs()}
    cells = [cell for _need, row in found for cell in row if cell]
    gaps = _gaps([cell for cell in cells if cell.missing], names)
    seen = {one.code: one for cell in cells for one in cell.offices}
    lost, period = _lost(board_id)
    return GapMap(
        place=place_name(asked),
        role=str(ROLES[asked.role]),
        groups=tuple(str(GROUPS[group.code]) for group in rules.GROUPS),
        lines=tuple(Line(names[n.code], tuple(_mark(c) for c in row)) for n, row in found),
        holes=tuple(one for one in gaps if one.tag == "late"),
        hole_count=sum(cell.verdict == rules.HOLE for cell in cells),
        parts=tuple(one for one in gaps if one.tag != "late"),
        standing=_standing(offices, place, at),
        offers=tuple(_offer(one, at) for one in sorted(seen.values(), key=lambda o: o.name)),
        districts=_districts(offices, place),
        lost=lost,
        lost_period=period,
    )


def districts_of(municipality: str, on: date) -> tuple[str, ...]:
    """Return the districts of a municipality on a day."""
    return rules.districts(offices_on(on), municipality)


def offices_on(on: date) -> list[Office]:
    """Return the directory as it is on a day."""
    return [one for one in directory().offices if one.holds(on)]


def place_name(asked: Asked) -> str:
    """Return the municipality, and the district where one is chosen."""
    name = dict(place_choices()).get(asked.municipality, asked.municipality)
    return f"{asked.district}, {name}" if asked.district else name


def _mark(cell: rules.Cell | None) -> Mark | None:
    if cell is None:
        return None
    word, tag = VERDICTS[cell.verdict]
    return Mark(str(word), tag, anchor_of(cell) if cell.missing else "")


def anchor_of(cell: rules.Cell) -> str:
    """Return where on the page it is told what is missing."""
    return f"{cell.need}-{cell.group}"


def _gaps(cells: Iterable[rules.Cell], names: Mapping[str, str]) -> list[Gap]:
    """Return what is missing; groups that lack the same stand together."""
    alike: dict[tuple[str, str, tuple[rules.Missing, ...]], list[rules.Cell]] = {}
    for cell in cells:
        alike.setdefault((cell.need, cell.verdict, cell.missing), []).append(cell)
    return [
        Gap(
            anchors=tuple(anchor_of(cell) for cell in together),
            name=names[need],
            groups=", ".join(str(GROUPS[cell.group]) for cell in together).capitalize(),
            word=str(VERDICTS[verdict][0]),
            tag=VERDICTS[verdict][1],
            missing=tuple(_said(one) for one in missing),
        )
        for (need, verdict, missing), together in alike.items()
    ]


def _said(missing: rules.Missing) -> str:
    about = ", ".join(str(BANDS.get(code, code)) for code in missing.about)
    sentences = {
        rules.NOWHERE: _("Ingen verksamhet finns i katalogen."),
        rules.NOT_FOR: _("Finns, men inte för gruppen: %(about)s."),
        rules.AGES: _("Ingen tar emot den som är %(about)s."),
        rules.DISTRICTS: _("Finns bara i %(about)s."),
        rules.NO_HOURS: _("Öppettider saknas i katalogen."),
        rules.EVENINGS: _("Ingen svarar efter kl. 18."),
        rules.WEEKENDS: _("Ingen svarar på lördagar och söndagar."),
    }
    return sentences[missing.what] % {"about": about}


def _offer(office: Office, at: datetime) -> Offer:
    hours = _("Svarar dygnet runt") if office.always_open else opening(office.hours, at).text
    return Offer(office.name, hours, _whom(office))


def _whom(office: Office) -> str:
    """Say the limits of age of a unit; nothing where it has none."""
    low, high = office.min_age, office.max_age
    if low and high < OLDEST:
        return _("%(low)s–%(high)s år") % {"low": low, "high": high}
    if low:
        return _("från %(low)s år") % {"low": low}
    return _("till och med %(high)s år") % {"high": high} if high < OLDEST else ""


def _standing(offices: Sequence[Office], place: rules.Place, at: datetime) -> tuple[Standing, ...]:
    """Return youth clinics, and units that say that they are for boys or men; also when empty."""
    here = [one for one in offices if _is_here(one, place)]
    names = {YOUTH_CLINIC: _("Ungdomsmottagningar"), MEN: _("Särskilt för pojkar och män")}
    return tuple(
        Standing(name, tuple(_offer(one, at) for one in here if need_of(code).is_met_by(one)))
        for code, name in names.items()
    )


def _is_here(office: Office, place: rules.Place) -> bool:
    return rules.reaches(office, place) or bool(rules.districts_reached(office, place))


def _districts(offices: Sequence[Office], place: rules.Place) -> tuple[DistrictLine, ...]:
    """Return the districts with a board, and whether each has someone of its own to talk to."""
    meeting = [one for one in offices if need_of(TALKS).is_met_by(one)]
    by_role = [rules.own_of_districts(meeting, place, role) for role in rules.ROLES]
    return tuple(
        DistrictLine(name, tuple(own[name] for own in by_role)) for name in place.districts
    )


def _lost(board_id: UUID) -> tuple[tuple[Lost, ...], str]:
    """Return the published figures of linkings in the last period that has them."""
    codes = {one.code for one in registry.families() if one.counted == "linkings"}
    measures = [one for one in registry.measures() if one.family in codes]
    for period in closed_periods(board_id):
        found = tuple(_figures(board_id, period, measures))
        if found:
            return found, period.name
    return (), ""


def _figures(
    board_id: UUID, period: ClosedPeriod, measures: Iterable[registry.Measure]
) -> Iterable[Lost]:
    for one in measures:
        try:
            yield Lost(str(one.name), figure(board_id, one.code, period.code))
        except NotPublished:
            continue


def holes_in_words(number: int) -> str:
    """Say how many holes there are."""
    return ngettext("%(number)s vitt hål", "%(number)s vita hål", number) % {"number": number}
