"""What the pages of a shift and a meeting show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.guidance.queries import Line, lines, open_steps_of
from finmaskig.organisations.queries import directory, label
from finmaskig.outreach import rules
from finmaskig.outreach.queries.advice import Group, groups_of, steps_of_meeting
from finmaskig.outreach.queries.facts import SUBJECT_KIND, subject_of
from finmaskig.outreach.queries.shifts import (
    Summary,
    common_list,
    crew_of,
    latest_shift_of,
    rows_on_side,
    summary_of,
)
from finmaskig.pure.guidance.duty import Call, Duty
from finmaskig.shared.clock import local, now
from finmaskig.ui.wording import clock_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.models import (
        Encounter,
        Incident,
        Shift,
        ShiftHandover,
        ShiftWorker,
    )
    from finmaskig.pure.guidance.directory import Office

USUAL_HOURS = timedelta(hours=4)


@dataclass(frozen=True)
class ShiftPage:
    """What a shift's page shows beside its rows."""

    crew: list[ShiftWorker]
    unit_names: list[str]
    is_joint: bool
    is_alone: bool
    works_here: bool
    is_lead: bool
    check_in_missed: bool
    incidents: list[Incident]


def shift_page(actor: Actor, shift: Shift, at: datetime) -> ShiftPage:
    """Return what a shift's page shows to someone."""
    crew = crew_of(shift)
    names = sorted({shift.unit.name, *(worker.unit.name for worker in crew)})
    return ShiftPage(
        crew=crew,
        unit_names=names,
        is_joint=len(names) > 1,
        is_alone=rules.needs_check_in(len(crew)),
        works_here=any(worker.user_id == actor.user_id for worker in crew),
        is_lead=actor.role == "lead",
        check_in_missed=rules.check_in_is_missed(shift.check_in_at, at),
        incidents=list(shift.incidents.select_related("reported_by")),
    )


def is_alone(shift: Shift) -> bool:
    """Tell whether so few work in a shift that they must report."""
    return rules.needs_check_in(shift.workers.count())


@dataclass(frozen=True)
class SummaryPage:
    """A shift in two minutes."""

    summary: Summary
    crew: list[ShiftWorker]
    incidents: list[Incident]
    steps: list[Line]


def summary_page(actor: Actor, shift: Shift) -> SummaryPage:
    """Return what happened in a shift and what is unfinished, as the actor may see it."""
    return _summary(shift, actor.unit_id, actor.side, actor)


def handover_page(actor: Actor, handover: ShiftHandover) -> SummaryPage:
    """Return what the giver saw, and which of the steps wait in the reader's unit."""
    return _summary(handover.shift, handover.from_unit_id, handover.from_unit.side, actor)


def _summary(shift: Shift, unit_id: UUID | None, side: str, actor: Actor) -> SummaryPage:
    rows = list(rows_on_side(shift, unit_id, side))
    ids = [row.pk for row in rows]
    unfinished = open_steps_of(actor).filter(subject_kind=SUBJECT_KIND, subject_id__in=ids)
    return SummaryPage(
        summary=summary_of(rows),
        crew=crew_of(shift),
        incidents=list(shift.incidents.select_related("reported_by")),
        steps=lines(unfinished, now()),
    )


def _emergency_care(actor: Actor, at: datetime) -> Office | None:
    """Return who takes in a person in distress at this hour."""
    duty = Duty(directory(), actor.municipality, at)
    return duty.answer(Call("psychiatric_emergency")).office


@dataclass(frozen=True)
class AdvicePage:
    """A meeting with its next steps."""

    what: str
    groups: list[Group]
    open_count: int
    distress: Office | None


def advice_page(actor: Actor, encounter: Encounter, at: datetime) -> AdvicePage:
    """Return a meeting in a line, its steps by level, and where a buyer in distress can go."""
    steps = steps_of_meeting(subject_of(encounter))
    return AdvicePage(
        what=line_of(encounter),
        groups=groups_of(steps, at),
        open_count=sum(step.is_open for step in steps),
        distress=_emergency_care(actor, at) if encounter.is_buyer else None,
    )


def line_of(encounter: Encounter) -> str:
    """Write a meeting in a line: 15–17 · utsatt · Nacka · kl. 21.40; a buyer without time."""
    on = encounter.met_on
    said = [
        _("%(age)s år") % {"age": encounter.age} if encounter.age is not None else _band(encounter),
        label("encounter_kind", encounter.kind, on).lower() if encounter.kind else "",
        _sex(encounter),
        label("residence", encounter.residence, on) if encounter.residence else "",
        _("kl. %(time)s") % {"time": clock_text(local(encounter.met_at))}
        if encounter.met_at
        else "",
    ]
    return " · ".join(word for word in said if word)


def _band(encounter: Encounter) -> str:
    code = encounter.band_code
    return label("age_band", code, encounter.met_on) if code else ""


def _sex(encounter: Encounter) -> str:
    unsaid = encounter.sex in ("", "not_recorded")
    return "" if unsaid else label("sex", encounter.sex, encounter.met_on).lower()


def shared_line(encounter: Encounter) -> str:
    """Write what the common list shows of a meeting: number, band and kind; no more."""
    kind = label("encounter_kind", encounter.kind, encounter.met_on) if encounter.kind else ""
    said = [_("Möte %(number)s") % {"number": encounter.number}, _band(encounter), kind.lower()]
    return " · ".join(word for word in said if word)


def join_choices(encounter: Encounter) -> list[tuple[str, str]]:
    """Return the other rows of the shift that can be the same meeting."""
    others: Iterable[Encounter] = common_list(encounter.shift).exclude(pk=encounter.pk)
    return [
        (str(one.pk), shared_line(one))
        for one in others
        if rules.may_be_same(traits_of(encounter), traits_of(one))
    ]


def traits_of(encounter: Encounter) -> dict[str, str]:
    """Return what must agree between two rows for one meeting."""
    return {
        "kind": encounter.kind,
        "age_band": encounter.age_band,
        "sex": encounter.sex,
        "residence": encounter.residence,
    }


def plan_initial(actor: Actor, at: datetime, shift: Shift | None = None) -> dict[str, object]:
    """Return how the plan is filled in: as it stands, or from now with the latest area."""
    if shift is None:
        latest = latest_shift_of(actor.unit_id)
        start = local(at).replace(minute=0, second=0, microsecond=0)
        return {
            "day": start.date(),
            "starts": start.time(),
            "ends": local(start + USUAL_HOURS).time(),
            "workers": [str(actor.user_id)],
            "area": latest.area if latest else "",
        }
    starts, ends = local(shift.planned_start_at), local(shift.planned_end_at)
    crew = list(shift.workers.all())
    return {
        "kind": shift.kind,
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "workers": [str(worker.user_id) for worker in crew if worker.unit_id == actor.unit_id],
        "guests": [str(worker.user_id) for worker in crew if worker.unit_id != actor.unit_id],
        "partners": shift.partners,
        "arenas": shift.arenas,
        "area": shift.area,
        "operation": str(shift.operation_id or ""),
    }


def risk_initial(shift: Shift) -> dict[str, object]:
    """Return the risk assessment as it stands; nothing is chosen before it is made."""
    return {
        "risks": shift.risks,
        "ways_out": shift.ways_out,
        "contact_function": shift.contact_function,
        "transport": shift.transport,
        "note": shift.risk_note,
    }
