"""The rows that could not be read in, to take away, put right and read in again."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig.imports.rules.rows import FORMULA
from finmaskig.imports.wording import sentence

if TYPE_CHECKING:
    from finmaskig.imports.preparing import Prepared
    from finmaskig.imports.values import Outcome

BYTE_ORDER_MARK: Final = "\ufeff"
_TAKEN_FOR_FORMULA: Final = ("=", "+", "-", "@", "\t")


def rest_of(file: Prepared, outcome: Outcome) -> bytes:
    """Return the faulty rows as CSV: the columns of the file, then the row and what is wrong.

    A cell that a spreadsheet could take for a formula gets an apostrophe, which is taken away
    again when the file is read.
    """
    wrong: dict[int, list[str]] = {}
    for problem in outcome.problems:
        said = f"{problem.column}: {sentence(problem)}" if problem.column else sentence(problem)
        wrong.setdefault(problem.row, []).append(said)
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([*(_plain(one) for one in file.headings), _("Rad i filen"), _("Vad är fel")])
    for row in file.rows:
        if row.number in wrong:
            cells = [*row.cells, *[""] * (len(file.headings) - len(row.cells))]
            writer.writerow([*(_plain(one) for one in cells), row.number,
                             " ".join(wrong[row.number])])  # fmt: skip
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _plain(cell: str) -> str:
    if cell == FORMULA:
        return ""
    return f"'{cell}" if cell.startswith(_TAKEN_FOR_FORMULA) else cell
