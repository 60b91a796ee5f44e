"""Who answers in a municipality at an hour: for the page, and as a table for the phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.organisations.queries.directory import directory
from finmaskig.organisations.queries.opening import opening
from finmaskig.organisations.queries.places import swedish_order
from finmaskig.pure.guidance.directory import EVERYWHERE, Directory, Office, Person
from finmaskig.pure.guidance.facts import NOT_RECORDED
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.workdays import is_working_day
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from typing import TypeAlias

    Json: TypeAlias = "str | int | list[Json] | dict[str, Json] | None"

HOLIDAYS_AHEAD = 400
FRIDAY = 4
_CHILD = Person("15-17", "exposed", NOT_RECORDED)
_ADULT = Person("25+", "exposed", NOT_RECORDED)
_BUYER = Person("25+", "buyer", NOT_RECORDED)
_YOUNG_BUYER = Person("15-17", "buyer", NOT_RECORDED)
_ANYONE = Person(NOT_RECORDED, NOT_RECORDED, NOT_RECORDED)


@dataclass(frozen=True)
class Line:
    """One thing somebody may need: a kind of receiver for a kind of person."""

    situation: str
    kind: str
    person: Person


LINES = (
    Line("acute", "emergency", _ANYONE),
    Line("acute", "social_emergency", _ANYONE),
    Line("acute", "psychiatric_emergency", _ANYONE),
    Line("child", "social_board", _CHILD),
    Line("child", "young_victims_centre", _CHILD),
    Line("child", "child_coordinator", _CHILD),
    Line("adult", "victim_reception", _ADULT),
    Line("adult", "health_clinic", _ADULT),
    Line("adult", "adult_coordinator", _ADULT),
    Line("buyer", "buyer_reception", _BUYER),
    Line("buyer", "youth_unit", _YOUNG_BUYER),
    Line("advice", "police", _ANYONE),
    Line("advice", "national_line", _BUYER),  # the line that stands on no side of the wall
)


@dataclass(frozen=True)
class Answering:
    """Somebody who answers at the moment, for what, and who is closed meanwhile."""

    name: str
    phone: str
    hours: str
    purposes: Sequence[str]
    closed: Sequence[str]
    is_emergency: bool


@dataclass(frozen=True)
class Situation:
    """What has happened, and who answers."""

    code: str
    title: str
    answers: Sequence[Answering]


def on_call(municipality: str, at: datetime) -> list[Situation]:
    """Return who answers in a municipality at a moment, by what has happened."""
    finder = Finder(directory(), local(at).date())
    found: dict[str, dict[Office, list[_Found]]] = {}
    for line in LINES:
        one = _found(line, finder.in_turn(line, municipality), at)
        found.setdefault(line.situation, {}).setdefault(one.office, []).append(one)
    titles = _titles()
    return [
        Situation(code, titles[code], [_answering(office, ones, at) for office, ones in by.items()])
        for code, by in found.items()
    ]


@dataclass(frozen=True)
class _Found:
    """Who answers for one line, and who would have if it were open."""

    line: Line
    office: Office
    closed: Office | None


def _found(line: Line, offices: Sequence[Office], at: datetime) -> _Found:
    office = next((one for one in offices if one.is_open(at)), offices[-1])
    return _Found(line, office, None if office is offices[0] else offices[0])


def _answering(office: Office, found: Sequence[_Found], at: datetime) -> Answering:
    """Join the lines that the same office answers for, so that each number stands once."""
    purposes = _purposes()
    closed = [one.closed for one in found if one.closed is not None]
    return Answering(
        name=office.name,
        phone=office.phone,
        hours=_hours(office, at),
        purposes=[purposes[one.line.situation, one.line.kind] for one in found],
        closed=[f"{one.name}: {_hours(one, at).lower()}" for one in closed],
        is_emergency="emergency" in office.kinds,
    )


def _hours(office: Office, at: datetime) -> str:
    return _("Svarar dygnet runt") if office.always_open else opening(office.hours, at).text


def _titles() -> dict[str, str]:
    return {
        "acute": _("Fara just nu"),
        "child": _("Barn under 18 år"),
        "adult": _("Vuxen som är utsatt"),
        "buyer": _("Den som köper sex"),
        "advice": _("Råd till dig"),
    }


def _purposes() -> dict[tuple[str, str], str]:
    return {
        ("acute", "emergency"): _("Fara för liv eller hälsa"),
        ("acute", "social_emergency"): _("Skydd och tak över huvudet"),
        ("acute", "psychiatric_emergency"): _("Mår mycket dåligt eller vill inte leva"),
        ("child", "social_board"): _("Orosanmälan"),
        ("child", "young_victims_centre"): _("Stöd till barnet"),
        ("child", "child_coordinator"): _("Tecken på människohandel, barn"),
        ("adult", "victim_reception"): _("Stöd och samtal"),
        ("adult", "health_clinic"): _("Vård och provtagning"),
        ("adult", "adult_coordinator"): _("Tecken på människohandel, vuxna"),
        ("buyer", "buyer_reception"): _("Samtal för den som vill sluta"),
        ("buyer", "youth_unit"): _("Köpare under 18 år"),
        ("advice", "police"): _("Polisen, när det inte är bråttom"),
        ("advice", "national_line"): _("Fråga utan att säga vem det gäller"),
    }


@dataclass
class Finder:
    """The directory of one day, sorted once so that all municipalities are found quickly."""

    known: Directory
    on: date
    _sorted: dict[tuple[str, Person], Mapping[str, list[Office]]] = field(default_factory=dict)

    def in_turn(self, line: Line, municipality: str) -> list[Office]:
        """Return those who answer for a line in turn; the first that is open takes the call."""
        found: list[Office] = []
        for office in self._chain(line.kind, line.person, municipality):
            if office not in found:
                found.append(office)
            if office.always_open:
                break
        return found

    def _chain(self, kind: str, person: Person, municipality: str) -> Iterator[Office]:
        """Follow who steps in for whom, as ``pure.guidance.duty`` does."""
        seen: set[str] = set()
        while kind and kind not in seen:
            seen.add(kind)
            offices = list(self._near(kind, person, municipality))
            yield from offices
            receiver = RECEIVERS[kind]
            kind = receiver.after_hours if offices else receiver.fallback

    def _near(self, kind: str, person: Person, municipality: str) -> Iterator[Office]:
        county = self.known.vocabulary.county_of(municipality)
        by_area = self._by_area(kind, person)
        for area in (municipality, county, EVERYWHERE):
            yield from by_area.get(area, ())

    def _by_area(self, kind: str, person: Person) -> Mapping[str, list[Office]]:
        if (kind, person) not in self._sorted:
            areas: dict[str, list[Office]] = defaultdict(list)
            for office in self.known.by_kind.get(kind, ()):
                if office.holds(self.on) and office.admits(person):
                    for area in office.areas:
                        areas[area].append(office)
            self._sorted[kind, person] = areas
        return self._sorted[kind, person]


def on_call_table(on: date) -> dict[str, Json]:
    """Return the same for a phone without network, for every municipality and every hour.

    ``places[i].answers[j]`` are offices in turn for ``lines[j]``: the first that is open answers.
    ``hours`` is a place in ``hours``, as ``[weekday, opens, closes]``, or null for always open.
    On ``holidays`` the hours of Sunday (6) apply.
    """
    known = directory()
    finder, numbers = Finder(known, on), _Numbers(on)
    titles, purposes = _titles(), _purposes()
    places = sorted(
        known.vocabulary.municipalities.items(), key=lambda place: swedish_order(place[1][0])
    )
    return {
        "on": on.isoformat(),
        "lines": [
            {
                "situation": line.situation,
                "title": titles[line.situation],
                "label": purposes[line.situation, line.kind],
            }
            for line in LINES
        ],
        "places": [
            {
                "code": code,
                "name": name,
                "answers": [numbers.of(finder.in_turn(line, code)) for line in LINES],
            }
            for code, (name, _county) in places
        ],
        "offices": numbers.offices,
        "hours": numbers.hours,
        "holidays": _holidays(on),
    }


@dataclass
class _Numbers:
    """Offices and opening hours, each written once and named by its place."""

    on: date
    offices: list[Json] = field(default_factory=list)
    hours: list[Json] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def of(self, offices: Sequence[Office]) -> list[Json]:
        return [self._number(office) for office in offices]

    def _number(self, office: Office) -> int:
        if office.code not in self._places:
            self._places[office.code] = len(self.offices)
            self.offices.append(
                {"name": office.name, "phone": office.phone, "hours": self._hours_of(office)}
            )
        return self._places[office.code]

    def _hours_of(self, office: Office) -> int | None:
        if office.always_open:
            return None
        week: list[Json] = [
            [row.weekday, row.opens, row.closes] for row in office.hours if row.holds(self.on)
        ]
        if week not in self.hours:
            self.hours.append(week)
        return self.hours.index(week)


def _holidays(on: date) -> list[Json]:
    days = (on + timedelta(days=ahead) for ahead in range(HOLIDAYS_AHEAD))
    return [day.isoformat() for day in days if day.weekday() <= FRIDAY and not is_working_day(day)]
