"""A plan as plain values, and the one text that it is sealed as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from finmaskig.cases import rules


@dataclass(frozen=True, kw_only=True)
class PlannedStep:
    """What is to be done, who does it, by when."""

    id: str
    text: str
    who: str = rules.PERSON
    who_text: str = ""
    by_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What the person wants, in her own words, and the way there."""

    id: str
    text: str
    steps: tuple[PlannedStep, ...] = ()
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PlanText:
    """Everything a plan says."""

    goals: tuple[Goal, ...] = ()
    strengths: tuple[str, ...] = ()
    strengths_text: str = ""
    helps_text: str = ""
    review_on: date | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all is written."""
        return self == PlanText(review_on=self.review_on)


def sealed_form(plan: PlanText) -> str:
    """Return the goals and the words as one text, ready to be sealed."""
    goals = [
        {
            "id": goal.id,
            "text": goal.text,
            "done_on": _day(goal.done_on),
            "steps": [
                {
                    "id": step.id,
                    "text": step.text,
                    "who": step.who,
                    "who_text": step.who_text,
                    "by_on": _day(step.by_on),
                    "done_on": _day(step.done_on),
                }
                for step in goal.steps
            ],
        }
        for goal in plan.goals
    ]
    words = {"strengths_text": plan.strengths_text, "helps_text": plan.helps_text}
    return json.dumps({"goals": goals, **words}, ensure_ascii=False)


def plan_from(text: str, *, strengths: tuple[str, ...], review_on: date | None) -> PlanText:
    """Read what ``sealed_form`` made."""
    found = json.loads(text)
    return PlanText(
        goals=tuple(_goal(goal) for goal in found["goals"]),
        strengths=strengths,
        strengths_text=found["strengths_text"],
        helps_text=found["helps_text"],
        review_on=review_on,
    )


def _goal(found: Mapping[str, object]) -> Goal:
    steps = found["steps"]
    assert isinstance(steps, list)
    return Goal(
        id=str(found["id"]),
        text=str(found["text"]),
        done_on=_date(found["done_on"]),
        steps=tuple(_step(step) for step in steps),
    )


def _step(found: Mapping[str, object]) -> PlannedStep:
    return PlannedStep(
        id=str(found["id"]),
        text=str(found["text"]),
        who=str(found["who"]),
        who_text=str(found["who_text"]),
        by_on=_date(found["by_on"]),
        done_on=_date(found["done_on"]),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _date(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def ticked(plan: PlanText, row: str, on: date) -> PlanText | None:
    """Return the plan with a goal or step done, or not done after all; nothing without the row."""
    goals = tuple(_ticked_goal(goal, row, on) for goal in plan.goals)
    return None if goals == plan.goals else replace(plan, goals=goals)


def _ticked_goal(goal: Goal, row: str, on: date) -> Goal:
    if goal.id == row:
        return replace(goal, done_on=None if goal.done_on else on)
    steps = tuple(
        replace(step, done_on=None if step.done_on else on) if step.id == row else step
        for step in goal.steps
    )
    return replace(goal, steps=steps)


def with_done_kept(plan: PlanText, earlier: PlanText) -> PlanText:
    """Return a plan whose goals and steps stay done as they were: the form does not ask."""
    done = {goal.id: goal.done_on for goal in earlier.goals}
    done |= {step.id: step.done_on for goal in earlier.goals for step in goal.steps}
    goals = tuple(
        replace(
            goal,
            done_on=done.get(goal.id),
            steps=tuple(replace(step, done_on=done.get(step.id)) for step in goal.steps),
        )
        for goal in plan.goals
    )
    return replace(plan, goals=goals)
