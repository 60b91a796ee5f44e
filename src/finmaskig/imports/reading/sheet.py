"""What is read of a file: rows of plain text with their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Unreadable(DomainError):
    """The file cannot be read; the sentence says what to do."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


@dataclass(frozen=True)
class Limits:
    """How much is read at most."""

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 400_000_000
    rows: int = 250_000
    columns: int = 200
    cell: int = 32_767
    """What Excel itself allows in a cell."""


@dataclass(frozen=True)
class SourceRow:
    """One row of the file, by the number that the reader's own program shows."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Every row that holds anything, and what the reader should know of the file."""

    rows: tuple[SourceRow, ...]
    name: str = ""
    others: tuple[str, ...] = ()
    """Sheets of the workbook that were not read."""
    notices: tuple[str, ...] = ()


@dataclass
class Gathering:
    """Rows as they come, within the limits."""

    limits: Limits
    progress: Callable[[int], None]
    rows: list[SourceRow] = field(default_factory=list)

    def add(self, number: int, cells: Iterable[str]) -> None:
        """Keep a row unless it is empty."""
        kept = [self._cut(number, cell) for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if not kept:
            return
        if len(kept) > self.limits.columns:
            raise Unreadable(
                _("Rad %(row)s har fler än %(most)s kolumner. Är det rätt fil?")
                % {"row": number, "most": self.limits.columns}
            )
        if len(self.rows) > self.limits.rows:
            raise Unreadable(
                _("Filen har fler än %(most)s rader. Dela den i flera filer.")
                % {"most": self.limits.rows}
            )
        self.rows.append(SourceRow(number, tuple(kept)))
        if len(self.rows) % 1000 == 0:
            self.progress(len(self.rows))

    def _cut(self, number: int, cell: str) -> str:
        text = cell.strip()
        if len(text) > self.limits.cell:
            raise Unreadable(
                _("En cell på rad %(row)s har mer än %(most)s tecken. Ta bort den kolumnen.")
                % {"row": number, "most": self.limits.cell}
            )
        return text
