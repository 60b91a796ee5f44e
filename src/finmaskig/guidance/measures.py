"""What is counted of what must happen next: steps and reports of concern."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.actor import Side
from finmaskig.counting import registry
from finmaskig.counting.registry import Axis, Family, Grid, Measure
from finmaskig.guidance.models import Step
from finmaskig.guidance.queries import count_reports, count_steps
from finmaskig.organisations.axes import YES_NO

STEPS, REPORTS = "steps", "reports"
LEVEL = Axis(code="level", name=_("hur mycket steget binder"), words=dict(Step.Level.choices))
STATUS = Axis(code="status", name=_("läge"), words=dict(Step.Status.choices))
RESULT = Axis(code="result", name=_("resultat"), words=dict(Step.Result.choices))
SIDE = Axis(code="side", name=_("sida"), words=dict(Side.choices))
RECEIPT = Axis(code="receipt", name=_("kvittens har kommit"), words=YES_NO)


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    steps = Family(
        code=STEPS,
        name=_("Steg"),
        counted="steps",
        period_rule=_("dagen då steget öppnades"),
        grids=(
            Grid.divided("status", count_steps, SIDE, LEVEL, STATUS),
            Grid.divided("result", count_steps, SIDE, LEVEL, RESULT),
        ),
    )
    reports = Family(
        code=REPORTS,
        name=_("Orosanmälningar"),
        counted="reports",
        period_rule=_("dagen då anmälan skickades"),
        grids=(Grid.divided("receipt", count_reports, SIDE, RECEIPT),),
    )
    registry.register(steps, _of_steps())
    registry.register(reports, _of_reports())


def _of_steps() -> tuple[Measure, ...]:
    return (
        Measure(
            code="steps",
            name=_("Steg"),
            definition=_("Steg som öppnades: det vi måste göra, ska erbjuda eller kan göra."),
            family=STEPS,
            at={},
            sources=("R22-37",),
        ),
        Measure(
            code="steps_must",
            name=_("Steg vi måste ta"),
            definition=_("Steg som öppnades och som lagen eller en rutin kräver."),
            family=STEPS,
            at={"level": ("must",)},
            sources=("R22-36",),
        ),
    )


def _of_reports() -> tuple[Measure, ...]:
    return (
        Measure(
            code="reports_of_concern",
            name=_("Orosanmälningar"),
            definition=_(
                "Orosanmälningar som skickades. De är inte lika många som barnen vi mötte: ett "
                "barn kan anmälas flera gånger, och någon annan kan redan ha anmält."
            ),
            family=REPORTS,
            at={},
            sources=("R22-36", "P-11"),
            direction="read_with_care",
        ),
    )
