"""A whole document as an attacker reads it: every table and every number in running text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from finmaskig.pure.statistics.audit import audit
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import SafeTable, identity
from finmaskig.reports.models import Publication
from finmaskig.reports.queries.pattern import PERIOD
from finmaskig.reports.queries.published import tables_of

if TYPE_CHECKING:
    from finmaskig.pure.statistics.audit import Audit, Knowledge
    from finmaskig.reports.content import Cited, Document


def attacked(document: Document, board_id, knowledge: Knowledge) -> Audit:
    """Attack all that a document says, knowing how the tables are built but no other cell."""
    cells, equations, sums = defaultdict(dict), list(knowledge.equations), []
    for one in document.cited:
        grid = _grid_of(one, board_id)
        dimensions = (*grid.dimensions, Dimension(PERIOD, (one.period,)))
        known = cells[grid.family, dimensions]
        for key, value in one.table.cells.items():
            parts = _keys(one, key, dimensions)
            if len(parts) == 1:
                told = known.get(parts[0])
                assert None in {told, value} or told == value
                known[parts[0]] = value if told is None else told
            elif value is not None:
                sums.append(_together(grid.family, parts, value))
                equations.append(_sum(grid.family, dimensions, parts))
    tables = [SafeTable(dims, found, family) for (family, dims), found in cells.items()]
    return audit([*tables, *sums], replace(knowledge, equations=equations))


def everything_published(board_id, measures) -> list[SafeTable]:
    """Return all that a board's ledger tells of some measures, with the period as a dimension."""
    tables = []
    for row in Publication.objects.filter(board_id=board_id).select_related("period"):
        period = Dimension(PERIOD, (row.period.code,))
        tables += [
            SafeTable(
                (*one.dimensions, period),
                {(*key, row.period.code): value for key, value in one.cells.items()},
                one.family,
            )
            for one in tables_of(row)
            if one.family in measures
        ]
    return tables


def as_published(one: Cited, board_id) -> bool:
    """Tell whether a cited table says what the ledger says, and nothing more."""
    grid = _grid_of(one, board_id)
    dimensions = (*grid.dimensions, Dimension(PERIOD, (one.period,)))
    for key, value in one.table.cells.items():
        parts = [grid.cells.get(part[:-1]) for part in _keys(one, key, dimensions)]
        if value != (None if None in parts else sum(parts)):
            return False
    return True


def _grid_of(one: Cited, board_id):
    names = {each.name for each in one.table.dimensions} | set(one.at)
    rows = Publication.objects.filter(board_id=board_id, period__code=one.period)
    for row in rows.order_by("-version"):
        for table in tables_of(row):
            if table.family == one.table.measure and table.axes >= names:
                return table
    raise AssertionError(f"{one.measure} is cited but not published")


def _keys(one: Cited, key, dimensions) -> list[tuple[str, ...]]:
    """Return the cells of the grid that one cell of a cited table counts together."""
    shown = dict(zip((each.name for each in one.table.dimensions), key, strict=True))
    codes = [
        (shown[d.name],) if d.name in shown else one.at.get(d.name, (d.root or d.leaves[0],))
        for d in dimensions
    ]
    return list(product(*codes))


def _together(family, parts, value) -> SafeTable:
    """Return a number that counts several cells, as a cell of its own."""
    name = repr(parts)
    return SafeTable((Dimension("together", (name,)),), {(name,): value}, family)


def _sum(family, dimensions, parts):
    """Return that it is their sum."""
    whole = (family, frozenset({("together", repr(parts))}))
    return ((whole, -1), *((identity(family, dimensions, part), 1) for part in parts))
