"""Counts of handovers, a month at a time; exact, and never rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.counting.grouping import Column, Place, ends, grouped, month_of_moment, starts
from finmaskig.handovers.models import Handover

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from finmaskig.counting.registry import Row

FIELDS = {"side": "story_side"}
"""Where an axis has another name than its field."""


def count_handovers(
    axes: tuple[str, ...], board_id: UUID, first: date, last: date
) -> Iterator[Row]:
    """Yield the handovers that a board's units proposed, at the unit that proposed them."""
    rows = Handover.objects.filter(
        sender_board_id=board_id, sent_at__gte=starts(first), sent_at__lt=ends(last)
    )
    place = Place("sender_unit_id", month_of_moment("sent_at"))
    return grouped(rows, place, [Column(FIELDS.get(axis, axis)) for axis in axes])
