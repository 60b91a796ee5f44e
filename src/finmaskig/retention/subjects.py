"""A hold as guidance sees it: the step that asks whether it is still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.guidance.rules import Subject

if TYPE_CHECKING:
    from finmaskig.retention.models import Hold

HOLD_KIND = "retention_hold"
FROZEN_IN = "sv"


def subject_of_hold(hold: Hold) -> Subject:
    """Return a hold as the subject of its step; the context names the reason, never the record."""
    with override(FROZEN_IN):
        context = _("Undantag från gallring: %(why)s") % {"why": hold.get_reason_display()}
    return Subject(
        kind=HOLD_KIND,
        id=hold.pk,
        context=context,
        side=hold.side,
        unit_id=hold.unit_id,
        board_id=hold.board_id,
    )
