"""Handovers in the person's own extract: to whom, when, how it went, and what was weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.handovers.models import Package
from finmaskig.handovers.queries.handovers import handovers_of_case, package_of
from finmaskig.shared.clock import local
from finmaskig.vault.services import KeyGone, box_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.cases.models import Case
    from finmaskig.handovers.models import Handover
    from finmaskig.handovers.packages import SentPart


@dataclass(frozen=True)
class Given:
    """One handover, as it is told to the person it is about."""

    title: str
    state: str
    sent_on: date
    weighing: str = ""
    reason_text: str = ""
    parts: tuple[SentPart, ...] = ()
    """What went along, as it was frozen."""


def given_of(case: Case) -> list[Given]:
    """Return the handovers from a contact with all their words, and where it came from itself."""
    return [_given(row, case) for row in handovers_of_case(case)]


def _given(row: Handover, case: Case) -> Given:
    is_sender = row.case_id == case.pk
    words = _("Till %(name)s") if is_sender else _("Kom från %(name)s")
    return Given(
        title=words % {"name": row.receiver_name if is_sender else row.sender_unit.name},
        state=str(row.get_state_display()),
        sent_on=local(row.sent_at).date(),
        weighing=_text(row, "weighing", case.pk) if is_sender else "",
        reason_text=_text(row, "reason_text", row.pk) if is_sender else "",
        parts=_parts(row, case),
    )


def _parts(row: Handover, case: Case) -> tuple[SentPart, ...]:
    try:
        return package_of(row, case.unit_id)
    except (Package.DoesNotExist, KeyGone):
        return ()


def _text(row: Handover, name: str, record: UUID) -> str:
    return box_of(record, row.sender_unit_id).text(row, name) if getattr(row, name) else ""
