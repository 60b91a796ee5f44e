"""The claim about receivers: each advice has someone who answers, at every hour of the week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from itertools import product

from finmaskig.pure.guidance.coverage.claims import Found
from finmaskig.pure.guidance.coverage.reach import Reach
from finmaskig.pure.guidance.coverage.space import Proof, both, condition_of, holds, prove
from finmaskig.pure.guidance.coverage.week import moments
from finmaskig.pure.guidance.decide import call_of
from finmaskig.pure.guidance.derived import DOMAIN
from finmaskig.pure.guidance.directory import Directory, Office, Person
from finmaskig.pure.guidance.duty import Answer, Call, Duty
from finmaskig.pure.guidance.obligations import Wall
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.rules import Rule
from finmaskig.pure.guidance.workdays import local

PERSON = ("age", "kind", "sex")
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
Alike = tuple[object, ...]


@dataclass(frozen=True)
class Place:
    """The directory as it is in one municipality from a day until something changes."""

    directory: Directory
    municipality: str
    on: date
    until: date | None

    @property
    def residences(self) -> Mapping[str, str]:
        """Return how each residence is seen from here."""
        return self.directory.scene(self.municipality, self.on).residences


@dataclass(frozen=True)
class Home:
    """Where a person lives, as a code when the municipality is known, and as it is seen."""

    code: str
    residence: str


class Answering:
    """Asks the directory on behalf of rules, and remembers each answer."""

    def __init__(self, place: Place, reach: Reach, walls: Sequence[Wall]) -> None:
        """Fix the place, and tell apart only the persons, homes and hours that it tells apart."""
        self.place = place
        self.reach = reach
        self.walls = [wall for wall in walls if wall.binds(place.municipality, place.on)]
        self.offices = [office for office in place.directory.offices if office.holds(place.on)]
        self._seen_by: dict[frozenset[str], Mapping[Person, Alike]] = {}
        self._answers: dict[tuple[Call, int], Answer] = {}

    @cached_property
    def duties(self) -> list[Duty]:
        """Return the directory at each moment of the week that differs."""
        place = self.place
        week = moments(place.directory, place.on, place.until)
        return [Duty(place.directory, place.municipality, at) for at in week]

    def found(self, rule: Rule) -> Found:
        """Look for a person, a home and an hour for which nobody answers, or someone wrong does."""
        cells = 0
        for persons, home in product(self._persons(rule), self._homes(rule)):
            call = call_of(rule, persons[0], home.code)
            for at in range(len(self.duties) if call.at_once else 1):
                cells += 1
                wrong = self._wrong(rule, persons[0], call, at)
                hole = self._situation(rule, persons, home) if wrong else None
                if hole is not None:
                    return Found("receiver", wrong, Proof(hole, cells), rule.code, home.code)
        return Found("receiver", "", Proof(None, cells), rule.code)

    def _answer(self, call: Call, at: int) -> Answer:
        if (call, at) not in self._answers:
            self._answers[call, at] = self.duties[at].answer(call)
        return self._answers[call, at]

    def _wrong(self, rule: Rule, person: Person, call: Call, at: int) -> str:
        office, moment = self._answer(call, at).office, self.duties[at].at
        if office is None or (call.at_once and not office.is_open(moment)):
            return f"ingen svarar {_hour(moment)}"
        if not rule.staff and any(
            wall.shuts_out(office) and holds(wall.when, vars(person)) for wall in self.walls
        ):
            return f"{office.name} svarar {_hour(moment)}, bakom muren"
        return ""

    def _situation(
        self, rule: Rule, persons: Sequence[Person], home: Home
    ) -> Mapping[str, str] | None:
        """Return a situation where the rule applies to one of the persons, if there is any."""
        when = both(condition_of(rule.when), condition_of({"residence": [home.residence]}))
        for person in persons:
            facts = {name: [value] for name, value in vars(person).items()}
            hole = prove(self.reach.space, both(when, condition_of(facts)), ()).hole
            if hole is not None:
                return hole
        return None

    def _persons(self, rule: Rule) -> list[list[Person]]:
        """Return the persons that the rule may be about, those that no unit tells apart together.

        A rule that the worker carries out asks nothing of the person.
        """
        asked = [sorted(rule.when.get(name, DOMAIN[name])) for name in PERSON]
        seen = {} if rule.staff else self._seen(_chain(rule))
        sorts: dict[Alike, list[Person]] = {}
        for person in (Person(*values) for values in product(*asked)):
            sorts.setdefault(seen.get(person, ()), []).append(person)
        return list(sorts.values())

    def _seen(self, kinds: frozenset[str]) -> Mapping[Person, Alike]:
        """Return how the walls and the units of some kinds see each person."""
        if kinds not in self._seen_by:
            found = {_limits(o): o for o in self.offices if not kinds.isdisjoint(o.kinds)}
            self._seen_by[kinds] = {
                person: (
                    *(office.admits(person) for office in found.values()),
                    *(holds(wall.when, vars(person)) for wall in self.walls),
                )
                for person in (Person(*values) for values in product(*(DOMAIN[n] for n in PERSON)))
            }
        return self._seen_by[kinds]

    def _homes(self, rule: Rule) -> list[Home]:
        """Return one of each sort of home that the rule may be about.

        Where no unit is sought at home, all homes seen alike from here are one.
        """
        residences = rule.when.get("residence", DOMAIN["residence"])
        homes = self._sorts_of_home[_seeks_home(rule)]
        return [home for home in homes if home.residence in residences]

    @cached_property
    def _sorts_of_home(self) -> Mapping[bool, Sequence[Home]]:
        """Return one of those homes that are seen alike; with alike units too, if it is asked."""
        directory, units = self.place.directory, self._units_by_area
        known = directory.vocabulary.municipalities
        seen: dict[str, Home] = {}
        found: dict[Alike, Home] = {}
        for code, residence in self.place.residences.items():
            home = Home(code if code in known else "", residence)
            near = (code, directory.vocabulary.county_of(code)) if code in known else ()
            seen.setdefault(residence, home)
            found.setdefault((residence, *(units.get(area, ()) for area in near)), home)
        return {False: list(seen.values()), True: list(found.values())}

    @cached_property
    def _units_by_area(self) -> Mapping[str, Alike]:
        """Return what is found in each area, without names and numbers."""
        found: dict[str, Alike] = {}
        for office in self.offices:
            unit = office.kinds, office.always_open, office.hours, _limits(office)
            for area in office.areas:
                found[area] = (*found.get(area, ()), unit)
        return found


@cache
def _reached(kind: str) -> frozenset[str]:
    """Return the kinds that may answer in the end when one kind is asked."""
    receiver = RECEIVERS[kind]
    steps_in = {receiver.after_hours, receiver.fallback} - {""}
    return frozenset({kind}).union(*(_reached(other) for other in steps_in))


def _chain(rule: Rule) -> frozenset[str]:
    return _reached(rule.receiver) | (_reached(rule.after_hours) if rule.after_hours else set())


def _seeks_home(rule: Rule) -> bool:
    first = RECEIVERS[rule.receiver].home if rule.home is None else rule.home
    return first or any(RECEIVERS[kind].home for kind in _chain(rule) - {rule.receiver})


def _hour(at: datetime) -> str:
    here = local(at)
    return f"{WEEKDAYS[here.weekday()]} {here:%H:%M}"


def _limits(office: Office) -> Alike:
    return office.side, office.min_age, office.max_age, office.sexes, office.serves
