"""The plan as it is written together: goals with steps, and always an empty row to go on in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Who
from finmaskig.cases.plans import Goal, PlannedStep, PlanText
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.forms import BoundField

MOST_GOALS = 6
MOST_STEPS = 8
STEPS_OF_NEW_GOAL = 2
MORE = "more"
SOMEBODY_ELSE = _(
    "Någon annan sparade planen medan du skrev. Jämför, ta med det som ska vara kvar och spara "
    "igen. Det som stod förut finns kvar i historiken."
)


@dataclass(frozen=True)
class StepFields:
    """The fields of one step."""

    id: BoundField
    text: BoundField
    who: BoundField
    who_text: BoundField
    by_on: BoundField


@dataclass(frozen=True)
class GoalFields:
    """The fields of one goal."""

    number: int
    id: BoundField
    text: BoundField
    steps: list[StepFields]


def goal_name(goal: int, part: str) -> str:
    """Name a field of a goal."""
    return f"goal-{goal}-{part}"


def step_name(goal: int, step: int, part: str) -> str:
    """Name a field of a step."""
    return f"goal-{goal}-step-{step}-{part}"


class PlanForm(forms.Form):
    """Everything a plan says. Rows that are left empty are not kept."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    strengths = ChipsField(label=_("Det här har jag med mig"), required=False)
    strengths_text = FreeTextField(label=_("Mina styrkor med egna ord"), rows=2)
    helps_text = FreeTextField(label=_("Det här hjälper när det är svårt"), rows=2)
    review_on = DateField(
        label=_("Då går vi igenom planen"),
        required=False,
        help_text=_("Dagen blir ett steg, så att ingen glömmer den."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        plan: PlanText,
        version: int = 0,
        strengths: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.wants_more = data is not None and MORE in data
        shown = values_of(plan) | {"version": version}
        if data is not None:
            shown = {name: data.get(name, "") for name in data}
            shown |= {"strengths": data.getlist("strengths")}
        super().__init__(None if self.wants_more else data, initial=shown)
        self._sizes = sizes_of(shown)
        for goal, steps in enumerate(self._sizes):
            self._add_goal(goal, steps)
        chips = self.fields["strengths"]
        assert isinstance(chips, ChipsField)
        chips.choices = list(strengths)

    def _add_goal(self, goal: int, steps: int) -> None:
        self.fields[goal_name(goal, "id")] = _hidden()
        self.fields[goal_name(goal, "text")] = FreeTextField(label=_("Det här vill jag"), rows=2)
        for step in range(steps):
            self.fields[step_name(goal, step, "id")] = _hidden()
            self.fields[step_name(goal, step, "text")] = FreeTextField(label=_("Steg"), rows=2)
            self.fields[step_name(goal, step, "who")] = ChipField(
                label=_("Vem gör det?"), choices=Who.choices, required=False
            )
            self.fields[step_name(goal, step, "who_text")] = forms.CharField(
                label=_("Vilken funktion?"),
                required=False,
                max_length=80,
                validators=[refuse_identity],
                help_text=_("Till exempel handläggaren. Aldrig ett namn."),
            )
            self.fields[step_name(goal, step, "by_on")] = DateField(
                label=_("Senast"), required=False
            )

    @property
    def goals(self) -> list[GoalFields]:
        """Return the fields in groups, as the page shows them."""
        return [
            GoalFields(
                number=goal + 1,
                id=self[goal_name(goal, "id")],
                text=self[goal_name(goal, "text")],
                steps=[self._step(goal, step) for step in range(steps)],
            )
            for goal, steps in enumerate(self._sizes)
        ]

    def _step(self, goal: int, step: int) -> StepFields:
        parts = ("id", "text", "who", "who_text", "by_on")
        return StepFields(*(self[step_name(goal, step, part)] for part in parts))

    def clean(self) -> dict[str, object]:
        """Ask for the goal of each step and for the words of each half-written step."""
        values = super().clean() or self.cleaned_data
        for goal, steps in enumerate(self._sizes):
            for step in range(steps):
                self._check_step(goal, step)
        if not self.errors and self.plan.is_empty:
            self.add_error(None, _("Planen är tom. Skriv minst ett mål eller en styrka."))
        return values

    def _check_step(self, goal: int, step: int) -> None:
        values = self.cleaned_data
        text = values.get(step_name(goal, step, "text"))
        if text and not values.get(goal_name(goal, "text"), "-"):
            self.add_error(goal_name(goal, "text"), _("Skriv målet som steget leder till."))
        half = values.get(step_name(goal, step, "by_on")) or values.get(
            step_name(goal, step, "who_text")
        )
        if half and not values.get(step_name(goal, step, "text"), "-"):
            self.add_error(step_name(goal, step, "text"), _("Skriv vad som ska göras."))

    def show_newer(self, version: int) -> None:
        """Keep what was written, and let it be saved when the writer has compared."""
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["version"] = str(version)
        self.data = data
        self.add_error(None, SOMEBODY_ELSE)

    @property
    def seen_version(self) -> int:
        """Return the version that the writer started from."""
        return int(self.cleaned_data["version"] or 0)

    @property
    def plan(self) -> PlanText:
        """Return what is written."""
        values = self.cleaned_data
        return PlanText(
            goals=tuple(self._goals()),
            strengths=tuple(values["strengths"]),
            strengths_text=values["strengths_text"],
            helps_text=values["helps_text"],
            review_on=values["review_on"],
        )

    def _goals(self) -> Iterator[Goal]:
        values = self.cleaned_data
        for goal, steps in enumerate(self._sizes):
            if text := values[goal_name(goal, "text")]:
                yield Goal(
                    id=values[goal_name(goal, "id")] or new_id(),
                    text=text,
                    steps=tuple(self._steps(goal, steps)),
                )

    def _steps(self, goal: int, steps: int) -> Iterator[PlannedStep]:
        values = self.cleaned_data
        for step in range(steps):
            if text := values[step_name(goal, step, "text")]:
                yield PlannedStep(
                    id=values[step_name(goal, step, "id")] or new_id(),
                    text=text,
                    who=values[step_name(goal, step, "who")] or rules.PERSON,
                    who_text=values[step_name(goal, step, "who_text")],
                    by_on=values[step_name(goal, step, "by_on")],
                )


def _hidden() -> forms.CharField:
    """Hold a row's id from the first moment, so that the same form sent twice is one plan."""
    return forms.RegexField(
        r"^[0-9a-f]{32}$", required=False, widget=forms.HiddenInput, initial=new_id
    )


def new_id() -> str:
    """Return the id of a goal or a step."""
    return uuid4().hex


def values_of(plan: PlanText) -> dict[str, object]:
    """Return a plan as the form's fields."""
    found: dict[str, object] = {
        "strengths": list(plan.strengths),
        "strengths_text": plan.strengths_text,
        "helps_text": plan.helps_text,
        "review_on": plan.review_on,
    }
    for at, goal in enumerate(plan.goals):
        found |= {goal_name(at, "id"): goal.id, goal_name(at, "text"): goal.text}
        for number, step in enumerate(goal.steps):
            for part in ("id", "text", "who", "who_text", "by_on"):
                found[step_name(at, number, part)] = getattr(step, part)
    return found


def sizes_of(shown: Mapping[str, object]) -> list[int]:
    """Return how many steps each goal has room for: what is written, and one row to go on in."""
    found = [_steps_written(shown, goal) for goal in range(MOST_GOALS)]
    written = [
        goal for goal, steps in enumerate(found) if steps or shown.get(goal_name(goal, "text"))
    ]
    last = max(written, default=-1)
    goals = min(last + 2, MOST_GOALS)
    return [min(max(found[goal] + 1, STEPS_OF_NEW_GOAL), MOST_STEPS) for goal in range(goals)]


def _steps_written(shown: Mapping[str, object], goal: int) -> int:
    written = [
        step
        for step in range(MOST_STEPS)
        if any(shown.get(step_name(goal, step, part)) for part in ("text", "who_text", "by_on"))
    ]
    return max(written, default=-1) + 1
