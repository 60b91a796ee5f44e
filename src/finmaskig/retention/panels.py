"""The line of a record's own page that says how long it is kept, and what holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.accounts.actor import Actor
from finmaskig.cases.models import Case
from finmaskig.cases.retention import CODES
from finmaskig.organisations.access import board_of
from finmaskig.outreach.models import Encounter
from finmaskig.outreach.retention import MEETING
from finmaskig.retention import rules
from finmaskig.retention.choices import Why
from finmaskig.retention.queries.list_pages import hold_line
from finmaskig.retention.queries.pages import day_of
from finmaskig.retention.queries.preview import standing_of
from finmaskig.retention.queries.rows import hold_of
from finmaskig.shared.clock import today
from finmaskig.ui import panels
from finmaskig.ui.panels import Panel

if TYPE_CHECKING:
    from finmaskig.retention.values import Judged

TEMPLATE = "retention/parts/kept.html"


def register_all() -> None:
    """Put the line on the pages of contacts and meetings."""
    panels.register("cases.case.side", "kept", kept, order=200)
    panels.register("outreach.encounter", "kept", kept, order=200)


def kept(actor: object, record: object) -> Panel | None:
    """Show the days of a record of the reader's own unit."""
    assert isinstance(actor, Actor)
    assert isinstance(record, Case | Encounter)
    kind = CODES[record.mode] if isinstance(record, Case) else MEETING
    on = today()
    one = standing_of(board_of(actor), kind, record.pk, on)
    if one is None or one.row.unit_id != actor.unit_id:
        return None
    hold = hold_of(record.pk) if one.is_held else None
    values = {
        "lines": [*_days(one), *_why(one)],
        "section": one.rule.section if one.rule else "",
        "is_error": one.is_error,
        "hold": hold_line(hold, on) if hold else None,
        "record_id": record.pk,
    }
    return Panel(TEMPLATE, values)


def _days(one: Judged) -> list[str]:
    if one.period is None:
        return []
    first, last = one.period.earliest_on, one.period.done_by_on
    lines = [_("Får gallras från %(day)s, om inget nytt antecknas.") % {"day": day_of(first)}]
    if last is not None:
        lines.append(_("Ska vara gallrat senast %(day)s.") % {"day": day_of(last)})
    return lines


def _why(one: Judged) -> list[str]:
    if one.code == rules.NO_DECISION:
        return [_("Nämnden har inte beslutat om gallring. Inget förstörs.")]
    if one.is_error:
        return [_("%(why)s. Säg till enhetschefen.") % {"why": Why(one.code).label}]
    return [] if one.period else [_("Tiden räknas från den sista anteckningen.")]
