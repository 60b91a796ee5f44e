"""What the pages of a request show: rows with words, made of what the doors let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.reports.exact_layout import grid_of_words, small_marked
from finmaskig.reports.queries import exact
from finmaskig.reports.queries import requests as queries
from finmaskig.reports.queries.policies import rules_on
from finmaskig.reports.request_choices import ALTERNATIVES, RECOGNISERS, words_of
from finmaskig.reports.request_rules import ASSESSORS, DECIDERS
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.exact import WeighedTable
    from finmaskig.reports.models import CountAssessment, CountRequest


def detail(actor: Actor, row: CountRequest) -> dict[str, object]:
    """Return what the page of a request shows."""
    weighing, decision = queries.assessment_of(row), queries.decision_on(row)
    return {
        "line": queries.line_of(row),
        **_weighed(weighing),
        "decision": decision,
        "may_assess": decision is None and actor.role in ASSESSORS,
        "may_decide": decision is None
        and weighing is not None
        and weighing.assessed_by_id != actor.user_id
        and actor.role in DECIDERS,
        "may_print": decision is not None and actor.role in DECIDERS,
    }


def weighing(row: CountRequest) -> dict[str, object]:
    """Return what stands beside the harm test: the protected table, and what was told before."""
    table = exact.published(row.board_id, queries.question_of(row))
    return {
        "line": queries.line_of(row),
        "grid": grid_of_words(table) if table else None,
        "before": queries.told_before(row.board_id, row.measure, row.span),
        **_weighed(queries.assessment_of(row)),
    }


def deciding(row: CountRequest, weighed: CountAssessment, table: WeighedTable) -> dict[str, object]:
    """Return what whoever decides sees: every exact count, and which of them are small."""
    least = rules_on(row.board_id, today()).policy.threshold
    return {
        "line": queries.line_of(row),
        **_weighed(weighed),
        "rows": small_marked(table.worded, least),
        "grid": grid_of_words(table.worded),
        "before": queries.told_before(row.board_id, row.measure, row.span),
    }


def _weighed(weighing: CountAssessment | None) -> dict[str, object]:
    return {"weighing": weighing, "told": told(weighing) if weighing else ()}


def told(weighing: CountAssessment) -> tuple[tuple[str, str], ...]:
    """Return what was chosen in a weighing, in words."""
    return (
        ("recognisers", words_of(weighing.recognisers, RECOGNISERS)),
        ("alternatives", words_of(weighing.alternatives, ALTERNATIVES)),
    )
