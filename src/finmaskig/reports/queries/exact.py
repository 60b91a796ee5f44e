"""Exact counts of a whole board, for a decision; a frozen month is read as it was frozen."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.counting.registry import NOT_RECORDED
from finmaskig.pure.statistics.dimension import TOTAL
from finmaskig.reports.content import TableBlock
from finmaskig.reports.exact import Worded
from finmaskig.reports.keeping_exact import written_cells
from finmaskig.reports.queries.citing import definition_of, words_of
from finmaskig.reports.queries.counted import axis_dimension
from finmaskig.reports.queries.exploring import Found, look_up, title_of
from finmaskig.reports.queries.frozen import frozen
from finmaskig.reports.queries.own import OwnQuestion, grid_for, is_counted, tally
from finmaskig.reports.queries.published import Question
from finmaskig.reports.rules import Span, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from finmaskig.counting.registry import Axis, Grid
    from finmaskig.pure.statistics.table import Key
    from finmaskig.reports.queries.pattern import Json

NEWEST = 32_767
"""Above every version of a snapshot."""
Codes = tuple[tuple[str, ...], ...]
"""For each axis the codes that are shown beside the total; those counted when nothing is said."""


def asked(measure: str, rows: str, columns: str, months: Span) -> OwnQuestion:
    """Return a question of whole months."""
    return OwnQuestion(
        measure=measure, rows=rows, columns=columns, first=months.first, last=months.last
    )


def exact(board_id: UUID, question: OwnQuestion, codes: Codes = ()) -> Worded:
    """Return every count of a board, with zeros; raises ``NotCounted`` when it is not counted so.

    What is not recorded is a row or column of its own, also where it is nobody.
    """
    measure, grid = grid_for(question)
    by_code = {axis.code: axis for axis in grid.axes}
    axes = [by_code[code] for code in question.shown]
    dimensions = tuple(axis_dimension(axis) for axis in axes)
    rows = (
        (each, number)
        for each, number in _rows(board_id, question, measure.family, grid)
        if is_counted(measure, grid, each)
    )
    cells = tally(question, grid, dimensions, rows)
    words = tuple(
        _shown(axis, at, cells, codes[at] if at < len(codes) else ())
        for at, axis in enumerate(axes)
    )
    return Worded(
        caption=title_of(measure, axes),
        definition=definition_of(measure.code),
        names=tuple(str(axis.name).capitalize() for axis in axes),
        words=words,
        cells={key: cells[key] for key in product(*words)},
    )


def published(board_id: UUID, question: OwnQuestion) -> Worded | None:
    """Return the same table as it is published, or nothing when it is not."""
    found = look_up(
        board_id,
        Question(
            measure=question.measure,
            period=span(question.first, question.last).code,
            rows=question.rows,
            columns=question.columns,
        ),
    )
    if not isinstance(found, Found):
        return None
    block, table = found.block, found.answer.table
    words = block.words if isinstance(block, TableBlock) else ()
    told = [{key[at] for key in table.cells} for at in range(len(words))]
    return Worded(
        caption=block.caption,
        definition=definition_of(question.measure),
        names=block.names if isinstance(block, TableBlock) else (),
        words=tuple(
            {**{c: w for c, w in one.items() if c in told[at]}, TOTAL: _("Alla")}
            for at, one in enumerate(words)
        ),
        cells=table.cells,
    )


def seen(table: Worded) -> str:
    """Return every cell as a text that a form can carry: what is decided is decided about this."""
    return json.dumps(written_cells(table), separators=(",", ":"), ensure_ascii=False)


def changes(text: str, table: Worded) -> list[str]:
    """Return in words which cells are not as a form says that they were."""
    before = {tuple(map(str, row[:-1])): row[-1] for row in _read_cells(text)}
    found = []
    for key, now in table.cells.items():
        if before.get(key, 0) != now:
            name = ", ".join(one[code] for one, code in zip(table.words, key, strict=True))
            said = _("%(cell)s: var %(before)s, är nu %(now)s.")
            values = {"cell": name or _("Alla"), "before": before.get(key, 0), "now": now}
            found.append(said % values)
    return found


def _read_cells(text: str) -> list[list[Json]]:
    try:
        rows = json.loads(text)
    except ValueError:
        return []
    is_table = isinstance(rows, list) and all(isinstance(row, list) and row for row in rows)
    return rows if is_table else []


def _shown(
    axis: Axis, at: int, cells: Mapping[Key, int], wanted: tuple[str, ...]
) -> dict[str, str]:
    known = {key[at] for key in cells}
    counted = {key[at] for key, number in cells.items() if number} | {NOT_RECORDED}
    kept = {*wanted, NOT_RECORDED} if wanted else counted
    words = {code: word for code, word in words_of(axis).items() if code in kept & known}
    return {**words, TOTAL: _("Alla")}


def _rows(
    board_id: UUID, question: OwnQuestion, family: str, grid: Grid
) -> Iterator[tuple[tuple[str, ...], int]]:
    months = span(question.first, question.last).months
    kept = frozen(board_id, months, most=NEWEST)
    for month in months:
        if (family, month) in kept.versions:
            for _unit, codes, number in kept.of(family, month, NEWEST, grid.code):
                yield codes, number
        else:
            for row in grid.count(board_id, month, span(month, month).last):
                yield row.codes, row.number
