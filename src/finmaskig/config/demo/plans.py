"""Invented plans, changes, answers and linkings, for contacts that are documented as support."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from finmaskig.cases.models import Case, IdentityDecision
from finmaskig.cases.plans import Goal, PlannedStep, PlanText
from finmaskig.cases.queries.subjects import dated_subject_of
from finmaskig.cases.services.cases import open_case
from finmaskig.cases.services.linking import end_linking, link
from finmaskig.cases.services.measures import keep_answers
from finmaskig.cases.services.plan import save_plan, tick_plan
from finmaskig.cases.services.stages import note_stage
from finmaskig.cases.services.watching import RIGHT_TO_APPLY
from finmaskig.cases.values import NewCase, NewLinking, NewMeasurement
from finmaskig.guidance.rules import FULFILLED, Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.organisations.access import unit_of
from finmaskig.organisations.models import Service
from finmaskig.shared.clock import now, pretend, today

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.config.demo.staff import Staff

DAYS = 100
"""How long ago an invented contact begins, when there is none to fill."""
PEOPLE = ("sara", "jonas")
"""One on each side of the wall."""
CALLED = "1" * 32

STAGES = (
    (0, "before"),
    (25, "deciding"),
    (48, "breaking_up"),
    (66, "deciding"),
    (82, "breaking_up"),
)
ANSWERS = {
    "own": {
        "start": {"wellbeing": 2, "safety": 3, "control": 2, "less_selling": 4},
        "midway": {"wellbeing": 4, "safety": 4, "control": 5, "less_selling": 6},
        "after": {"wellbeing": 7, "safety": 6, "control": 7, "less_selling": 9, "satisfaction": 9},
    },
    "buyer": {
        "start": {"wellbeing": 3, "control": 2, "less_buying": 4, "less_other": 3},
        "midway": {"wellbeing": 5, "control": 5, "less_buying": 7, "less_other": 4},
    },
}
LINKS = {
    "own": (("gynaecology", "accompanied", "came"), ("krami-moa", "introduced", "")),
    "buyer": (("financial-assistance", "told", "unknown"),),
}
GOALS = {
    "own": (
        ("Ett eget rum där dörren går att låsa", "Ringa boendet tillsammans", "we"),
        ("Sova hela nätter", "Säga till vännen när det är svårt", "person"),
    ),
    "buyer": (("Vara ärlig mot dem jag lever med", "Skriva ner när det drar", "person"),),
}


def write_plans(staff: Staff) -> None:
    """Fill the first open support contact of each side; make one where there is none."""
    for slug in PEOPLE:
        actor = staff.actor(slug)
        case = _support_of(actor) or _opened(actor)
        _write(actor, case)


def _support_of(actor: Actor) -> Case | None:
    rows = Case.objects.filter(
        Q(unit_id=actor.unit_id), Q(kind__in=list(GOALS)), mode="B", closed_on__isnull=True
    )
    return rows.order_by("opened_on", "alias_key").first()


def _opened(actor: Actor) -> Case:
    """Open a contact long ago; the board's decision is registered first."""
    began = now() - timedelta(days=DAYS)
    IdentityDecision.objects.get_or_create(
        unit_id=unit_of(actor),
        reference_number="SN 2025/0042",
        defaults={
            "decided_on": date(2025, 6, 10),
            "service": "Stödsamtal utan behovsprövning",
            "special_reasons": "Den som söker stöd måste kunna vara anonym för att våga komma.",
            "valid_from": date(2025, 7, 1),
            "recorded_by_id": actor.user_id,
        },
    )
    kind = "buyer" if actor.side == "buyer" else "own"
    next_talk_on = today() + timedelta(days=4)
    with pretend(began):
        case = open_case(actor=actor, new=NewCase(mode="B", kind=kind, next_talk_on=next_talk_on))
        settle_dated_step(
            actor=actor,
            subject=dated_subject_of(case),
            watch=RIGHT_TO_APPLY,
            outcome=Outcome(FULFILLED),
            at=began,
        )
    return case


def _write(actor: Actor, case: Case) -> None:
    """Let the contact's time pass: answers, stages, plan, linkings."""
    length = (today() - case.opened_on).days
    for share, stage in STAGES:
        from_on = case.opened_on + timedelta(days=length * share // DAYS)
        note_stage(actor=actor, case=case, stage=stage, from_on=from_on)
    times = ANSWERS[case.kind]
    for number, (occasion, answers) in enumerate(times.items()):
        with pretend(now() - timedelta(days=length - length * number // len(times))):
            new = NewMeasurement(occasion=occasion, answers=answers)
            keep_answers(actor=actor, case=case, new=new)
    with pretend(now() - timedelta(days=length // 2)):
        save_plan(actor=actor, case=case, new=_plan(case, today() + timedelta(7)), version=0)
    review = today() + timedelta(days=9)
    save_plan(actor=actor, case=case, new=_plan(case, review, later=True), version=1)
    tick_plan(actor=actor, case=case, row_id=CALLED)
    for code, how, ended in LINKS[case.kind]:
        _link(actor, case, how=how, ended=ended, service_id=Service.objects.get(code=code).pk)


def _plan(case: Case, review_on: date, *, later: bool = False) -> PlanText:
    by_on = review_on - timedelta(days=2)
    goals = [
        Goal(
            id=f"{number + 5}" * 32,
            text=goal,
            steps=(PlannedStep(id=f"{number + 1}" * 32, text=step, who=who, by_on=by_on),),
        )
        for number, (goal, step, who) in enumerate(GOALS[case.kind])
    ]
    return PlanText(
        goals=tuple(goals if later else goals[:1]),
        strengths=("motivation", "network"),
        strengths_text="Har klarat svåra saker förut.",
        helps_text="Gå ut en stund. Skriva till en vän." if later else "",
        review_on=review_on,
    )


def _link(actor: Actor, case: Case, *, how: str, ended: str, service_id: UUID) -> None:
    day = today() - timedelta(days=20 if ended else 2)
    said_yes_on = None if how == "told" else day
    new = NewLinking(how=how, linked_on=day, service_id=service_id, said_yes_on=said_yes_on)
    row = link(actor=actor, case=case, new=new)
    if ended:
        end_linking(actor=actor, linking=row, ended=ended)
