"""Freezing counts: what was known of a month when it was first closed, and at each revision."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.counting import registry
from finmaskig.organisations.queries.keys import units_of_board
from finmaskig.reports.models import Snapshot
from finmaskig.reports.queries.frozen import FIRST, frozen, frozen_months
from finmaskig.reports.queries.pattern import digest
from finmaskig.reports.rules import month_after
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.counting.registry import Family
    from finmaskig.reports.queries.pattern import Json

TRIES = 5
ONE_DAY = timedelta(days=1)
MonthCounts = dict[str, list[tuple[str, tuple[str, ...], int]]]
Counted = dict[tuple[str, "date"], MonthCounts]


class StillChanging(DomainError):
    """Rows were written all the time while they were counted."""


def new_counts(board_id: UUID, months: Collection[date]) -> list[Snapshot]:
    """Count every family in those of the months that it has not been frozen in.

    Nothing is kept before ``keep``: what is not published in the end is counted anew.
    """
    families = registry.families()
    missing = {
        one.code: sorted(set(months) - frozen_months(board_id, one.code)) for one in families
    }
    asked = [one for one in families if missing[one.code]]
    counted = _counted(board_id, asked, missing)
    return [
        _snapshot(board_id, family, month, FIRST, counts)
        for (family, month), counts in counted.items()
    ]


def changed_counts(board_id: UUID, months: Collection[date], *, version: int) -> list[Snapshot]:
    """Count what has been frozen anew; return what has changed since the version before."""
    families = registry.families()
    known = frozen(board_id, months, most=version - 1)
    asked = {
        one.code: sorted(m for m in months if (one.code, m) in known.versions) for one in families
    }
    counted = _counted(board_id, [one for one in families if asked[one.code]], asked)
    return [
        _snapshot(board_id, family, month, version, counts)
        for (family, month), counts in counted.items()
        if _differs(counts, known.lines[family, month, max(known.versions[family, month])])
    ]


def keep(rows: Iterable[Snapshot], *, at: datetime) -> None:
    """Freeze what was counted, in the transaction that publishes it; the lock is held."""
    kept = list(rows)
    for row in kept:
        row.frozen_at = at
    Snapshot.objects.bulk_create(kept)


def digest_of(row: Snapshot) -> str:
    """Return the hash over what a row says."""
    return digest([row.family, row.month.isoformat(), row.version, row.counts])


def _differs(counts: MonthCounts, before: object) -> bool:
    return {grid: tuple(lines) for grid, lines in counts.items() if lines} != before


def _counted(board_id: UUID, families: list[Family], months: dict[str, list[date]]) -> Counted:
    """Count until two in a row say the same: then they were all true at one moment.

    Families are counted one after the other; what is written in between must not make two that
    are bound by an equation differ. Raises ``StillChanging``.
    """
    before = _count_once(board_id, families, months)
    for _try in range(TRIES):
        again = _count_once(board_id, families, months)
        if again == before:
            return again
        before = again
    raise StillChanging(
        _(
            "Det skrivs i perioden just nu, så siffrorna går inte att frysa. "
            "Försök igen om en stund."
        )
    )


def _count_once(board_id: UUID, families: list[Family], months: dict[str, list[date]]) -> Counted:
    codes = {unit.pk: unit.code for unit in units_of_board(board_id)}
    found: Counted = {}
    for family in families:
        wanted = months[family.code]
        for month in wanted:
            found[family.code, month] = {grid.code: [] for grid in family.grids}
        for grid in family.grids:
            summed: dict[tuple[date, str, tuple[str, ...]], int] = {}
            for row in grid.count(board_id, wanted[0], _last_day(wanted[-1])):
                unit = codes[row.unit_id] if row.unit_id else registry.BOARD
                key = (row.month, unit, row.codes)
                summed[key] = summed.get(key, 0) + row.number
            for (month, unit, own), number in sorted(summed.items()):
                if (family.code, month) in found:
                    found[family.code, month][grid.code].append((unit, own, number))
    return found


def _last_day(month: date) -> date:
    return month_after(month) - ONE_DAY


def _snapshot(
    board_id: UUID, family: str, month: date, version: int, counts: MonthCounts
) -> Snapshot:
    kept: Json = {
        grid: [[unit, list(codes), number] for unit, codes, number in lines if number]
        for grid, lines in counts.items()
        if lines
    }
    row = Snapshot(board_id=board_id, family=family, month=month, version=version, counts=kept)
    row.digest = digest_of(row)
    return row
