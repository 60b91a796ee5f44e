"""Free text of shifts as memory that fades sees it: what to think of, summaries, incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format

from finmaskig.outreach.models import HeldPacket, Incident, Shift, ShiftHandover
from finmaskig.pure.guidance.workdays import end_of
from finmaskig.shared.clock import local
from finmaskig.vault.fading import Row, Window

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

_HERE = OuterRef("pk")
WITH_TEXT = (
    ~Q(risk_note="")
    | ~Q(alone_reason="")
    | Exists(ShiftHandover.objects.filter(shift_id=_HERE))
    | Exists(HeldPacket.objects.filter(shift_id=_HERE))
    | Exists(Incident.objects.filter(shift_id=_HERE).exclude(what="", follow_up=""))
)


def boards_of_shifts() -> set[UUID]:
    """Return the boards that answer for shifts with text."""
    rows = Shift.objects.filter(WITH_TEXT).order_by()
    return set(rows.values_list("board_id", flat=True).distinct())


def texts_of_board(board_id: UUID, _window: Window) -> list[Row]:
    """Return every shift of a board that holds text; they are few."""
    return _rows(Shift.objects.filter(board_id=board_id))


def next_text(unit_id: UUID, after: date) -> date | None:
    """Return the day of a unit's next shift that holds text, after a day."""
    rows = _rows(Shift.objects.filter(unit_id=unit_id, planned_end_at__gt=end_of(after)))
    return min((row.last_on for row in rows if row.last_on and row.last_on > after), default=None)


def texts_by_ids(ids: Collection[UUID]) -> list[Row]:
    """Return the shifts that still hold text."""
    return _rows(Shift.objects.filter(pk__in=list(ids)))


def lock_shifts(ids: Collection[UUID]) -> None:
    """Let nobody change some shifts until the transaction ends."""
    rows = Shift.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk")
    list(rows.values_list("pk"))


def _rows(shifts: QuerySet[Shift]) -> list[Row]:
    return [_row(one) for one in shifts.filter(WITH_TEXT).select_related("unit").order_by("pk")]


def _row(shift: Shift) -> Row:
    return Row(
        id=shift.pk,
        board_id=shift.board_id,
        unit_id=shift.unit_id,
        side=shift.unit.side,
        began_on=shift.day,
        last_on=_last_on(shift),
        mark=f"{shift.state}|{shift.ended_at}|{len(shift.risk_note)}",
        label=date_format(shift.day, "j F Y"),
        is_open=shift.is_running,
    )


def _last_on(shift: Shift) -> date | None:
    """Return the day it ended, or was to end if it never began; none while it runs."""
    if shift.is_running:
        return None
    return local(shift.finishes_at).date()
