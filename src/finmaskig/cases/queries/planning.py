"""A plan in words: as the page, the paper and the PDF show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.cases import rules
from finmaskig.organisations.queries import label
from finmaskig.shared.clock import today
from finmaskig.ui.wording import day_text

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.cases.plans import PlannedStep, PlanText


@dataclass(frozen=True)
class ShownStep:
    """A step in words."""

    id: str
    text: str
    meta: str
    done: str


@dataclass(frozen=True)
class ShownGoal:
    """A goal in words."""

    id: str
    text: str
    done: str
    steps: list[ShownStep]


@dataclass(frozen=True)
class ShownPlan:
    """A plan in words."""

    goals: list[ShownGoal]
    strength_lines: list[str]
    helps_text: str
    review_on: date | None


def plan_shown(plan: PlanText) -> ShownPlan:
    """Write a plan in words."""
    chips = [label("strength", code) for code in plan.strengths]
    return ShownPlan(
        goals=[
            ShownGoal(goal.id, goal.text, _day(goal.done_on), [_step(step) for step in goal.steps])
            for goal in plan.goals
        ],
        strength_lines=[line for line in (*chips, plan.strengths_text) if line],
        helps_text=plan.helps_text,
        review_on=plan.review_on,
    )


def _step(step: PlannedStep) -> ShownStep:
    parts = [_who(step), _("senast %(day)s") % {"day": _day(step.by_on)} if step.by_on else ""]
    return ShownStep(
        step.id, step.text, " · ".join(part for part in parts if part), _day(step.done_on)
    )


def _who(step: PlannedStep) -> str:
    """Say who does it in words that fit on the person's own paper too."""
    words = {rules.PERSON: _("jag själv"), rules.WE: _("vi"), rules.OTHER: _("någon annan")}
    return step.who_text if step.who == rules.OTHER and step.who_text else words[step.who]


def _day(day: date | None) -> str:
    return day_text(day, today()) if day else ""


def copy_values(plan: PlanText, *, title: str, alias: str) -> dict[str, object]:
    """Return what the person's own copy holds: plain values that name no sender."""
    shown = plan_shown(plan)
    return {
        "title": title,
        "alias": alias,
        "goals": [
            {
                "text": goal.text,
                "is_done": bool(goal.done),
                "steps": [
                    {"text": step.text, "meta": step.meta, "is_done": bool(step.done)}
                    for step in goal.steps
                ],
            }
            for goal in shown.goals
        ],
        "strengths": shown.strength_lines,
        "strengths_label": _("Det här har jag med mig"),
        "helps": plan.helps_text,
        "helps_label": _("Det här hjälper när det är svårt"),
        "review": _day(plan.review_on),
        "review_label": _("Nästa gång"),
    }
