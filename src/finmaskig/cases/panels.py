"""The parts of a contact's page that hold the plan, the change, the answers and the linkings."""

from __future__ import annotations

from finmaskig.accounts.actor import Actor
from finmaskig.cases import rules
from finmaskig.cases.forms.small import StageForm
from finmaskig.cases.models import Case
from finmaskig.cases.queries.linking import link_lines
from finmaskig.cases.queries.measures import answers_view
from finmaskig.cases.queries.plan import plan_view
from finmaskig.cases.queries.planning import plan_shown
from finmaskig.cases.queries.stages import stage_view
from finmaskig.cases.questions import set_for
from finmaskig.organisations.queries import word_choices
from finmaskig.shared.clock import today
from finmaskig.ui import panels
from finmaskig.ui.panels import Panel

WIDE, SIDE = "cases.case", "cases.case.side"
SHOWN = 5


def register_all() -> None:
    """Put each part in its place on the page."""
    panels.register(WIDE, "plan", plan, order=40)
    panels.register(WIDE, "linkings", linkings, order=50)
    panels.register(SIDE, "stage", stage, order=40)
    panels.register(SIDE, "answers", answers, order=50)


def plan(_actor: object, case: object) -> Panel | None:
    """Show the plan, or where it lies."""
    assert isinstance(case, Case)
    if not case.is_support:
        return Panel("cases/parts/plan_elsewhere.html", {"case": case})
    view = plan_view(case)
    values = {"case": case, "view": view, "plan": plan_shown(view.text)}
    return Panel("cases/parts/plan.html", values)


def linkings(_actor: object, case: object) -> Panel | None:
    """Show where somebody has been linked, and ask how it went."""
    assert isinstance(case, Case)
    lines = link_lines(case)
    values = {"case": case, "lines": lines[:SHOWN], "has_more": len(lines) > SHOWN}
    return Panel("cases/parts/linkings.html", values)


def stage(_actor: object, case: object) -> Panel | None:
    """Show where in the change somebody is."""
    assert isinstance(case, Case)
    if not case.is_support or case.kind == rules.PROFESSIONAL:
        return None
    form = StageForm(stages=word_choices("stage_of_change"), today=today())
    return Panel("cases/parts/stage.html", {"case": case, "view": stage_view(case), "form": form})


def answers(actor: object, case: object) -> Panel | None:
    """Show the voluntary answers and their change over time."""
    assert isinstance(actor, Actor)
    assert isinstance(case, Case)
    if not case.is_support or set_for(case.kind) is None:
        return None
    values = {"case": case, "view": answers_view(case), "may_export": actor.role == rules.EVALUATOR}
    return Panel("cases/parts/answers.html", values)
