"""Handovers in the person's own extract: to whom, when, how it went, and what was weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.handovers.queries.handovers import handovers_of_case
from finmaskig.shared.clock import local
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Handover


@dataclass(frozen=True)
class Given:
    """One handover, as it is told to the person it is about."""

    title: str
    state: str
    sent_on: date
    weighing: str = ""
    reason_text: str = ""


def given_of(case: Case) -> list[Given]:
    """Return the handovers from a contact with all their words, and where it came from itself."""
    return [_given(row, case) for row in handovers_of_case(case)]


def _given(row: Handover, case: Case) -> Given:
    state, sent_on = str(row.get_state_display()), local(row.sent_at).date()
    if row.case_id != case.pk:
        return Given(_("Kom från %(name)s") % {"name": row.sender_unit.name}, state, sent_on)
    return Given(
        title=_("Till %(name)s") % {"name": row.receiver_name},
        state=state,
        sent_on=sent_on,
        weighing=_text(row, "weighing", row.case_id),
        reason_text=_text(row, "reason_text", row.pk),
    )


def _text(row: Handover, name: str, record: UUID) -> str:
    if not getattr(row, name):
        return ""
    return box_of(record, row.sender_unit_id).text(row, name)
