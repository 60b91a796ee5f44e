"""Contacts as memory that fades sees them: whose, since when, and what they looked like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from finmaskig.cases.models import Case
from finmaskig.cases.queries.subjects import KINDS
from finmaskig.guidance.queries import last_days
from finmaskig.vault.fading import Row, Window
from finmaskig.vault.queries import portions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date
    from uuid import UUID

_READ = (
    "pk",
    "board_id",
    "unit_id",
    "side",
    "opened_on",
    "last_note_on",
    "closed_on",
    "version",
    "talk_count",
    "alias",
)


def boards_of(mode: str) -> set[UUID]:
    """Return the boards that answer for contacts of a mode."""
    rows = Case.objects.filter(mode=mode).order_by()
    return set(rows.values_list("board_id", flat=True).distinct())


def fading_of_board(mode: str, board_id: UUID, window: Window) -> list[Row]:
    """Return the contacts of a mode that a board answers for and that are in a window."""
    ripe = Q(last_note_on__lte=window.until) | Q(last_note_on__gt=window.on)
    rows = Case.objects.filter(ripe, mode=mode, board_id=board_id)
    return fading_by_ids(mode, list(rows.values_list("pk", flat=True)))


def next_day(mode: str, unit_id: UUID, after: date) -> date | None:
    """Return the day of the next last note of a unit's contacts, after a day."""
    rows = Case.objects.filter(mode=mode, unit_id=unit_id, last_note_on__gt=after)
    return rows.order_by("last_note_on").values_list("last_note_on", flat=True).first()


def fading_by_ids(mode: str, ids: Collection[UUID]) -> list[Row]:
    """Return the contacts that still exist and are documented in a mode."""
    return [row for portion in portions(ids) for row in _read(mode, portion)]


def lock_cases(ids: Collection[UUID]) -> None:
    """Let nobody change some contacts until the transaction ends."""
    list(Case.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk").values_list("pk"))


def _read(mode: str, ids: list[UUID]) -> Iterator[Row]:
    noted = last_days(KINDS, ids)
    for case in Case.objects.filter(mode=mode, pk__in=ids).only(*_READ).order_by("pk"):
        yield _row(case, noted.get(case.pk))


def _row(case: Case, noted_on: date | None) -> Row:
    return Row(
        id=case.pk,
        board_id=case.board_id,
        unit_id=case.unit_id,
        side=case.side,
        began_on=case.opened_on,
        last_on=max(case.last_note_on, noted_on) if noted_on else case.last_note_on,
        mark=f"{case.version}|{case.talk_count}|{case.closed_on}",
        label=case.alias,
        is_open=case.is_open,
    )
