"""What is known of a unit's files: rows and shifts by their digests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finmaskig.imports.models import Batch, KnownRow, KnownShift
from finmaskig.imports.rules.shifts import Known
from finmaskig.outreach.queries.past import days_of_shifts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from finmaskig.imports.rules.digests import Digests


@dataclass(frozen=True)
class KnownRows:
    """The digests of the rows of one kind that a unit has read in."""

    content: Mapping[str, str] = field(default_factory=dict)
    """For each row's digest, that of the cells that were read."""
    whole: frozenset[str] = frozenset()

    def has(self, row: Digests) -> bool:
        """Tell whether a row is here: what is read of it, or every cell, is the same as then."""
        return row.digest in self.content or row.whole in self.whole

    def has_changed(self, row: Digests) -> bool:
        """Tell whether a row with the same number is here with other values."""
        return self.content.get(row.digest, row.content) != row.content


def known_rows(unit_id: UUID, kind: str) -> KnownRows:
    """Return what a unit's rows of one kind are recognised by."""
    rows = KnownRow.objects.filter(register__unit_id=unit_id, kind=kind)
    found = list(rows.values_list("digest", "content", "whole").iterator())
    return KnownRows(
        {digest: content for digest, content, _whole in found},
        frozenset(whole for _digest, _content, whole in found),
    )


def known_shifts(unit_id: UUID) -> Known:
    """Return the shifts of a unit that came from files and are still there."""
    rows = KnownShift.objects.filter(register__unit_id=unit_id)
    by_digest: dict[str, set[UUID]] = {}
    made: set[UUID] = set()
    for digest, shift_id, for_meetings in rows.values_list(
        "digest", "shift_id", "made_for_meetings"
    ):
        by_digest.setdefault(digest, set()).add(shift_id)
        if for_meetings:
            made.add(shift_id)
    ids = {one for found in by_digest.values() for one in found}
    days = days_of_shifts(ids, unit_id)
    return Known(
        {digest: frozenset(found) for digest, found in by_digest.items()},
        days,
        frozenset(days[one] for one in made if one in days),
    )


def batches_of(unit_id: UUID) -> list[Batch]:
    """Return the times that a unit has read in rows, the last one first."""
    rows = Batch.objects.filter(register__unit_id=unit_id).select_related("read_by")
    return list(rows.order_by("-read_at")[:50])
