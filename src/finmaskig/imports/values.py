"""What is asked of the services, and what comes back: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable

    from finmaskig.imports.preparing import Prepared
    from finmaskig.imports.rules.columns import Field
    from finmaskig.imports.rules.rows import Problem


@dataclass(frozen=True)
class Asked:
    """A file that somebody wants to read in."""

    kind: str
    fields: tuple[Field, ...]
    file: Prepared
    author_id: UUID
    """In whose name the rows stand."""


@dataclass(frozen=True)
class Outcome:
    """What a file would give, or gave."""

    row_count: int
    new_count: int
    known_count: int
    changed_count: int
    """Rows that are here already, with other values: they are left as they are."""
    made_shift_count: int
    overlap_count: int
    """Rows on days when the unit has logged shifts itself."""
    buyer_count: int
    """Rows of buyers that say more than a count may hold."""
    problems: tuple[Problem, ...]
    batch_id: UUID | None = None

    @property
    def faulty_count(self) -> int:
        """Return how many rows cannot be read in."""
        return len({one.row for one in self.problems})


def no_progress(_done: int, _all: int) -> None:
    """Tell nobody how far it has come."""


if TYPE_CHECKING:
    Progress = Callable[[int, int], None]
