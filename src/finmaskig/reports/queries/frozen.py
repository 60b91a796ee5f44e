"""The frozen counts: what publications are made from, and what they are held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from finmaskig.reports.models import CountPeriod, Publication, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.reports.rules import Span

Line: TypeAlias = tuple[str, tuple[str, ...], int]
"""The code of a unit, a code for each axis, how many."""
FIRST = 1
"""The version of what is told when a period is closed; each revision is one more."""


@dataclass(frozen=True)
class Frozen:
    """The counts of months by family, version, month and grid. Exact: for protection only."""

    lines: Mapping[tuple[str, date, int], Mapping[str, tuple[Line, ...]]]
    digests: tuple[str, ...]
    versions: Mapping[tuple[str, date], tuple[int, ...]]

    def of(self, family: str, month: date, version: int, grid: str) -> tuple[Line, ...]:
        """Return the lines of a grid as they were known in a version."""
        known = [each for each in self.versions.get((family, month), ()) if each <= version]
        return self.lines[family, month, max(known)].get(grid, ()) if known else ()

    def told(self, family: str) -> tuple[int, ...]:
        """Return the versions in which a family has changed, the first among them."""
        found = {one for (code, _), each in self.versions.items() for one in each if code == family}
        return tuple(sorted(found | {FIRST}))


def frozen(
    board_id: UUID,
    months: Iterable[date],
    *,
    most: int,
    at: datetime | None = None,
    more: Iterable[Snapshot] = (),
) -> Frozen:
    """Return what is frozen of some months, up to a version; at a moment, or now.

    `more` has been counted and is not yet kept.
    """
    rows = Snapshot.objects.filter(board_id=board_id, month__in=list(months), version__lte=most)
    if at is not None:
        rows = rows.filter(frozen_at__lte=at)
    lines: dict[tuple[str, date, int], dict[str, tuple[Line, ...]]] = {}
    versions: dict[tuple[str, date], tuple[int, ...]] = {}
    digests = []
    for row in sorted([*rows, *more], key=lambda one: (one.family, one.month, one.version)):
        lines[row.family, row.month, row.version] = {
            grid: tuple((unit, tuple(codes), number) for unit, codes, number in each)
            for grid, each in row.counts.items()
        }
        versions[row.family, row.month] = (
            *versions.get((row.family, row.month), ()),
            row.version,
        )
        digests.append(row.digest)
    return Frozen(lines, tuple(digests), versions)


def changed_versions(board_id: UUID) -> dict[str, tuple[int, ...]]:
    """Return in which versions each family of a board has changed, the first among them."""
    rows = Snapshot.objects.filter(board_id=board_id).order_by("family", "version")
    found: dict[str, tuple[int, ...]] = {}
    for family, version in rows.values_list("family", "version").distinct():
        found[family] = (*found.get(family, ()), version)
    return found


def frozen_months(board_id: UUID, family: str) -> set[date]:
    """Return the months of a family that have been frozen."""
    rows = Snapshot.objects.filter(board_id=board_id, family=family)
    return set(rows.values_list("month", flat=True))


def closed_spans(board_id: UUID) -> list[Span]:
    """Return the months of every closed period of a board, in order."""
    return sorted(row.span for row in CountPeriod.objects.filter(board_id=board_id))


def publications(board_id: UUID, component: str) -> list[Publication]:
    """Return what a board has published of a component, in order."""
    rows = Publication.objects.filter(board_id=board_id, component=component)
    return list(rows.select_related("period").order_by("number"))
