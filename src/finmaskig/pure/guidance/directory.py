"""Who answers where and when: units, opening hours and agreements as plain dated values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import product

from finmaskig.pure.guidance.derived import Scene
from finmaskig.pure.guidance.facts import NOT_RECORDED, OLDEST, RESIDENCE_WORDS, Vocabulary
from finmaskig.pure.guidance.workdays import is_working_day, local

EVERYWHERE = "everywhere"
COUNTY_OFFER = "county_offer"  # the kind of agreement that makes a municipality joined
SUNDAY = 6
SIDES = ("victim", "buyer", "neutral")

# The age that stands for a band when a unit's limits are read: a unit from 12 takes "0-14".
TYPICAL_AGE: Mapping[str, int] = {
    "0-14": 13,
    "15-17": 16,
    "maybe_child": 16,
    "18-20": 19,
    "21-24": 22,
    "25+": 40,
    "unknown_adult": 40,
    "unknown": 40,
    NOT_RECORDED: 40,
}


@dataclass(frozen=True)
class Span:
    """Something that holds from a day to a day, both included; None is without end."""

    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Say whether it holds on the day."""
        began = self.valid_from is None or self.valid_from <= on
        return began and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Hours(Span):
    """Open on one weekday (Monday is 0), in minutes after midnight.

    A night is two rows. On a holiday the hours of Sunday apply.
    """

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, kw_only=True)
class AgreementSpan(Span):
    """A host's offer that other municipalities have joined, while it is in force."""

    host: str
    parties: tuple[str, ...]  # municipality codes, without the host
    kind: str = COUNTY_OFFER


@dataclass(frozen=True, kw_only=True)
class Office(Span):
    """A unit as guidance sees it.

    An area is "everywhere", a county ("01"), a municipality ("0180") or a district of one
    ("0180/Vantör"). An empty list of kinds of person or sexes limits nothing.
    """

    code: str
    name: str
    kinds: tuple[str, ...]  # keys of receivers.RECEIVERS
    areas: tuple[str, ...]
    side: str = "neutral"
    phone: str = ""
    function_address: str = ""
    always_open: bool = False
    hours: tuple[Hours, ...] = ()
    min_age: int = 0
    max_age: int = OLDEST
    serves: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    anonymous: bool = False

    def is_open(self, at: datetime) -> bool:
        """Say whether someone answers at the time."""
        if self.always_open:
            return True
        here = local(at)
        day = here.date()
        weekday = day.weekday() if is_working_day(day) or day.weekday() > 4 else SUNDAY
        minute = here.hour * 60 + here.minute
        return any(
            row.weekday == weekday and row.opens <= minute < row.closes and row.holds(day)
            for row in self.hours
        )

    def admits(self, person: "Person") -> bool:
        """Say whether the person belongs to its target group and its side of the wall."""
        if self.side == "victim" and person.kind == "buyer":
            return False
        if self.side == "buyer" and person.kind in ("exposed", "youth_at_risk"):
            return False
        if not self.min_age <= TYPICAL_AGE[person.age] <= self.max_age:
            return False
        if self.sexes and person.sex not in self.sexes:
            return False
        return not self.serves or person.kind in (*self.serves, NOT_RECORDED)


@dataclass(frozen=True)
class Person:
    """What a unit's target group is about, in derived values."""

    age: str
    kind: str
    sex: str


@dataclass(frozen=True)
class Directory:
    """Everything guidance may know about the world around a meeting."""

    vocabulary: Vocabulary
    offices: tuple[Office, ...] = ()
    agreements: tuple[AgreementSpan, ...] = ()
    _scenes: dict[tuple[str, date], Scene] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Office, ...]]:
        """Return the offices of each kind of receiver."""
        kinds: dict[str, list[Office]] = {}
        for office in self.offices:
            for kind in office.kinds:
                kinds.setdefault(kind, []).append(office)
        return {kind: tuple(offices) for kind, offices in kinds.items()}

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], tuple[Office, ...]]:
        """Return the offices of each kind of receiver in each area."""
        places: dict[tuple[str, str], list[Office]] = {}
        for office in self.offices:
            for place in product(office.kinds, office.areas):
                places.setdefault(place, []).append(office)
        return {place: tuple(offices) for place, offices in places.items()}

    def scene(self, municipality: str, on: date) -> Scene:
        """Return how residences and arenas are seen from a municipality on a day."""
        if (municipality, on) not in self._scenes:
            self._scenes[municipality, on] = Scene(
                municipality, self._residences(municipality, on), self.vocabulary.arenas
            )
        return self._scenes[municipality, on]

    def joined(self, on: date) -> frozenset[str]:
        """Return the municipalities that have joined a host's offer."""
        return frozenset(party for span in self._offers(on) for party in span.parties)

    def boundaries(self) -> set[date]:
        """Return every day on which something begins, or is over for the first time."""
        hours = [row for office in self.offices for row in office.hours]
        spans: list[Span] = [*self.offices, *self.agreements, *hours]
        began = {span.valid_from for span in spans if span.valid_from}
        return began | {span.valid_to + timedelta(days=1) for span in spans if span.valid_to}

    def _residences(self, municipality: str, on: date) -> dict[str, str]:
        county = self.vocabulary.county_of(municipality)
        joined = self.joined(on)
        offered = joined | {span.host for span in self._offers(on)}
        seen = {word: word for word in (*RESIDENCE_WORDS, NOT_RECORDED)}
        for code, (_, its_county) in self.vocabulary.municipalities.items():
            if its_county != county:
                seen[code] = "outside"
            else:
                seen[code] = "joined" if code in offered else "unjoined"
        seen[municipality] = "here_joined" if municipality in joined else "here"
        return seen

    def _offers(self, on: date) -> list[AgreementSpan]:
        return [span for span in self.agreements if span.kind == COUNTY_OFFER and span.holds(on)]
