"""Who can help behind a door: the staff's own rules, read for a stranger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from finmaskig.organisations.queries import directory
from finmaskig.public import hours
from finmaskig.public.doors import BY_NUMBER, Door
from finmaskig.pure.guidance.decide import Advice, decide
from finmaskig.pure.guidance.directory import Office, Person
from finmaskig.pure.guidance.duty import Answer, Call, Duty
from finmaskig.pure.guidance.facts import NOT_RECORDED, Facts
from finmaskig.pure.guidance.rules import rules_for
from finmaskig.shared.clock import local

HELPERS = (
    "victim_reception",
    "buyer_reception",
    "young_victims_centre",
    "youth_unit",
    "child_coordinator",
    "adult_coordinator",
    "health_clinic",
    "social_board",
    "social_emergency",
)
"""The kinds of receiver that a stranger can call, in the order they are shown."""
ALWAYS = ("emergency", "police", "national_line")
LAST = "social_emergency"
"""Who answers when nobody else does."""
OURS = "own_unit"
OUR_KIND = "victim_reception"
"""Who "we" are on this page when a rule says that we shall offer something ourselves."""


@dataclass(frozen=True)
class Contact:
    """A unit as a stranger sees it at one moment."""

    office: Office
    at: datetime

    @property
    def name(self) -> str:
        """The unit's name."""
        return self.office.name

    @property
    def phone(self) -> str:
        """Its number."""
        return self.office.phone

    @property
    def anonymous(self) -> bool:
        """Whether one may call without saying who one is."""
        return self.office.anonymous

    @property
    def always_open(self) -> bool:
        """Whether it never closes."""
        return self.office.always_open

    @cached_property
    def is_open(self) -> bool:
        """Whether somebody answers now."""
        return self.office.is_open(self.at)

    @cached_property
    def closes_at(self) -> datetime | None:
        """When it closes, if it is open."""
        return hours.closes_at(self.office, self.at)

    @cached_property
    def opens_at(self) -> datetime | None:
        """When it opens, if it is closed."""
        return hours.opens_at(self.office, self.at)


@dataclass(frozen=True)
class Reply:
    """Who answers now, who opens later, and the numbers that always stand there."""

    open_now: tuple[Contact, ...]
    later: tuple[Contact, ...]
    numbers: tuple[Contact, ...]


def reply(door: Door, *, young: bool, at: datetime, municipality: str) -> Reply:
    """Return who can help behind a door."""
    facts = door.young if young else door.facts
    known = directory()
    rules = rules_for(municipality, local(at).date())
    advice = decide(facts, rules, known, municipality=municipality, at=at)
    duty = Duty(known, municipality, at)
    person = _person(facts)
    offices = _offices(advice, duty, person)
    contacts = [Contact(office, at) for office in offices if office.phone]
    numbers = [o for o in _numbers(duty, person, at_work=door.at_work) if o not in offices]
    return Reply(
        open_now=tuple(contact for contact in contacts if contact.is_open),
        later=tuple(contact for contact in contacts if not contact.is_open),
        numbers=tuple(Contact(office, at) for office in numbers if office.phone),
    )


def answering_now(*, at: datetime, municipality: str) -> Contact | None:
    """Return the first who answers now, for someone who has said nothing."""
    found = reply(BY_NUMBER[1], young=False, at=at, municipality=municipality)
    return found.open_now[0] if found.open_now else None


def _answers(advice: Iterable[Advice], duty: Duty, person: Person) -> list[Answer]:
    """Return who the rules point at, in the order of HELPERS; the social services on duty last."""
    found = {one.rule.receiver: one.answer for one in advice if one.level != "may"}
    if OURS in found and not found.keys() & set(HELPERS):
        found[OUR_KIND] = duty.answer(Call(OUR_KIND, person))
    found.setdefault(LAST, duty.answer(Call(LAST)))
    return [found[kind] for kind in HELPERS if kind in found]


def _offices(advice: Iterable[Advice], duty: Duty, person: Person) -> list[Office]:
    """Return who answers now and the closed offices they stand in for, each once."""
    answers = _answers(advice, duty, person)
    named = [office for one in answers for office in (one.office, one.instead_of) if office]
    return list({office.code: office for office in named}.values())


def _numbers(duty: Duty, person: Person, *, at_work: bool) -> list[Office]:
    """Return the lines that always stand on the page; a stranger's are those for the anonymous."""
    areas = duty.areas(duty.municipality)
    offices = (office for kind in ALWAYS for office in duty.offices(kind, person, areas))
    return [o for o in offices if o.anonymous or at_work or "national_line" not in o.kinds]


def _person(facts: Facts) -> Person:
    """Return what a unit's target group is about."""
    age = "maybe_child" if facts.may_be_child else "unknown"
    return Person(age=age, kind=facts.kind or NOT_RECORDED, sex=NOT_RECORDED)
