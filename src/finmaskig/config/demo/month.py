"""The weeks before today: invented shifts through the same services that people use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from finmaskig.guidance.queries import steps_of_subject
from finmaskig.guidance.rules import Outcome, Report, results_of
from finmaskig.guidance.services import (
    climb_overdue,
    close_step,
    let_go_of_suggestions,
    open_quarterly_notices,
)
from finmaskig.outreach.models import Encounter, Shift
from finmaskig.outreach.queries.facts import subject_of
from finmaskig.outreach.services import encounters, shifts
from finmaskig.outreach.values import (
    Alone,
    Closing,
    EncounterContent,
    NewShift,
    RiskAssessment,
    new_encounter,
)
from finmaskig.shared.clock import STOCKHOLM, now, pretend, today

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.config.demo.staff import Staff
    from finmaskig.guidance.models import Step

SPACE = UUID("5f6d1a52-6c5e-4f5e-9d55-1f0b7c1c2a11")
MIKA, KAST, YOUTH = "mikamottagningen-stockholm", "kast-stockholm", "ungdomsjouren-stockholm"
CREW = ("sara", "jonas", "maja")
"""One of each unit that the invented shifts belong to."""

DAYS_LATE = 2
ROUNDS = 3
"""A step can open another, and that one a third."""
ADULT = EncounterContent(kind="exposed", age_band="25+", sex="woman", trafficking="none")
BUYER = EncounterContent(kind="buyer", age_band="25+", sex="man", answer="no")


@dataclass(frozen=True)
class Night:
    """One invented shift: how many days ago, who worked, and whom they met."""

    days_ago: int
    kind: str
    crew: tuple[str, ...]
    met: tuple[tuple[str, EncounterContent], ...]
    area: str = "City"
    arena: str = "street"
    partners: tuple[str, ...] = ()


def _exposed(**said: object) -> EncounterContent:
    """Invent someone exposed; what is not said is as for most."""
    usual: dict[str, object] = vars(ADULT) | {"residence": "0180", "answer": "yes"}
    return EncounterContent(**(usual | said))  # type: ignore[arg-type]


CHILD_NACKA = _exposed(age=16, age_band="", residence="0182", guardian_safe="unknown")
CHILD_HERE = _exposed(age_band="15-17", guardian_safe="yes", sugar_dating=True)
ABROAD = _exposed(age_band="21-24", residence="abroad", trafficking="suspected", answer="later")
HUDDINGE = _exposed(age_band="21-24", residence="0126", answer="no")
YOUNG = EncounterContent(
    kind="youth_at_risk", age_band="18-20", sex="woman", residence="0136", answer="yes"
)
NIGHTS = (
    Night(22, "hotel", ("sara", "maja"), (("maja", CHILD_NACKA),), arena="hotel"),
    Night(18, "street", ("sara", "amir"), (("sara", _exposed()), ("amir", HUDDINGE))),
    Night(
        14,
        "surveillance",
        ("sara", "jonas"),
        (("sara", _exposed(answer="no")), ("jonas", BUYER), ("jonas", BUYER)),
        partners=("police",),
    ),
    Night(11, "street", ("amir", "sara"), ()),
    Night(
        9,
        "online",
        ("maja", "sara"),
        (("maja", CHILD_HERE), ("sara", _exposed(age_band="18-20", residence="outside"))),
        area="",
        arena="contact_site",
    ),
    Night(
        7,
        "raid",
        ("sara", "amir", "jonas"),
        (("sara", ABROAD), ("amir", _exposed(answer="later")), ("jonas", BUYER)),
        arena="dwelling",
        partners=("police",),
    ),
    Night(4, "street", ("sara", "amir"), (("sara", _exposed()), ("amir", YOUNG))),
    Night(
        2,
        "hotel",
        ("sara", "jonas"),
        (("sara", _exposed(needs=("housing", "health"))), ("jonas", BUYER), ("jonas", BUYER)),
        arena="hotel",
        partners=("police",),
    ),
    Night(1, "street", ("sara", "amir"), (("sara", HUDDINGE), ("amir", _exposed(answer="later")))),
)


def write_month(staff: Staff) -> None:
    """Save the last weeks, each night at its own time, with steps done and steps still open."""
    for night in NIGHTS:
        day = today() - timedelta(days=night.days_ago)
        _write_night(staff, night, day)


def let_the_clock_work() -> None:
    """Do what the nights since would have done: late steps climb, notices open."""
    at = now()
    let_go_of_suggestions(at=at)
    climb_overdue(at=at)
    open_quarterly_notices(at=at)


def plan_tonight(staff: Staff) -> None:
    """Plan a shift with the police this evening, unless one is planned."""
    evening = datetime.combine(today(), time(18), tzinfo=STOCKHOLM)
    unit = staff.unit(MIKA)
    if Shift.objects.filter(unit=unit, planned_start_at=evening).exists():
        return
    night = Night(0, "street", ("sara", "amir"), (), partners=("police",))
    new = _plan(staff, evening, night, ("street", "hotel"))
    shifts.plan_shift(actor=staff.actor("sara"), new=new)


def _plan(staff: Staff, start: datetime, night: Night, arenas: tuple[str, ...]) -> NewShift:
    crew = night.crew
    units = {staff.unit(staff.person(slug).unit).pk for slug in crew}
    return NewShift(
        kind=night.kind,
        planned_start_at=start,
        planned_end_at=start + timedelta(hours=5),
        arenas=arenas,
        area=night.area,
        partners=night.partners,
        unit_ids=tuple(units),
        worker_ids=tuple(staff.user(slug).pk for slug in crew),
    )


def _write_night(staff: Staff, night: Night, day: date) -> None:
    start = datetime.combine(day, time(18), tzinfo=STOCKHOLM)
    first = staff.actor(night.crew[0])
    new = _plan(staff, start, night, (night.arena,))
    with pretend(start - timedelta(hours=1)):
        shift = shifts.plan_shift(actor=first, new=new)
    with pretend(start):
        safe = RiskAssessment(("none_known",), ("together",), "lead", "car")
        shift = shifts.start_shift(actor=first, shift=shift, assessment=safe, alone=Alone())
    for number, (slug, content) in enumerate(night.met):
        at = start + timedelta(minutes=40 * (number + 1))
        with pretend(at):
            encounter = _meet(staff.actor(slug), shift, content, at, f"{day}-{number}")
        _work_through(staff, encounter, at)
    with pretend(start + timedelta(hours=4, minutes=50)):
        closing = Closing(nobody_met=not night.met, debrief="done")
        shifts.close_shift(actor=first, shift=shift, closing=closing)


def _meet(
    actor: Actor, shift: Shift, content: EncounterContent, at: datetime, name: str
) -> Encounter:
    new = new_encounter(content, met_at=at, encounter_id=uuid5(SPACE, name))
    return encounters.add_encounter(actor=actor, shift=shift, new=new)


def _work_through(staff: Staff, encounter: Encounter, at: datetime) -> None:
    """Do in time what was to be done; what is due later, or became late lately, stays open."""
    subject = subject_of(encounter)
    actor = next(staff.actor(slug) for slug in CREW if staff.actor(slug).unit_id == subject.unit_id)
    long_ago = now() - timedelta(days=DAYS_LATE)
    for _round in range(ROUNDS):
        steps = steps_of_subject(subject.kind, subject.id, subject.unit_id)
        late = [step for step in steps if step.is_open and step.late_at and step.late_at < now()]
        for number, step in enumerate(late):
            step.refresh_from_db()
            forgotten = number == 0 and step.late_at and step.late_at > long_ago
            if step.is_open and not forgotten:
                _close(step, actor, at, answer=encounter.answer)


def _close(step: Step, actor: Actor, at: datetime, *, answer: str) -> None:
    """End a step the way most end: offers as they were answered, the rest done."""
    allowed = list(results_of(step.code, step.level))
    result = answer if answer in allowed and answer != "later" else allowed[0]
    report = Report(sent_at=at, to_board=step.answering_name, reference_number="2026/123")
    with pretend(at + timedelta(minutes=5)):
        close_step(step=step, outcome=Outcome(result, report=report), actor=actor)
