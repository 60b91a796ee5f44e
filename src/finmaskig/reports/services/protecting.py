"""From exact tables to patterns: one protection for each group of families that are bound.

Nothing here touches the database: it is what takes time, and is done with no lock held.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, product
from typing import TYPE_CHECKING

from finmaskig.counting import registry
from finmaskig.pure.statistics.protect import Protected, Task, protect
from finmaskig.pure.statistics.table import CountedTable, Identity, SafeTable, identity
from finmaskig.reports.queries.counted import Slot, Source, tables
from finmaskig.reports.queries.frozen import FIRST
from finmaskig.reports.queries.pattern import PERIOD, UNIT, Published

if TYPE_CHECKING:
    from finmaskig.counting.registry import Equation, Family
    from finmaskig.pure.statistics.dimension import Dimension
    from finmaskig.pure.statistics.policy import Policy
    from finmaskig.pure.statistics.table import Key

Solver = Callable[[Task], Protected]
Terms = tuple[tuple[Identity, int], ...]
Made = dict[tuple[str, int], list[Published]]
"""What is told of each period, by its code, in each version."""
SMALL, SECONDS = 1500, 20.0
"""Up to how many cells the best pattern is looked for, and how long."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is protected together, and against what was told before."""

    source: Source
    policy: Policy
    fixed: Mapping[Identity, bool] = field(default_factory=dict)
    secret: bytes = b""
    solve: Solver = protect


def made(plan: Plan, wanted: Iterable[tuple[str, int]]) -> Made:
    """Return what is told of some periods in some versions, by all families about people.

    Raises ``Unprotectable`` when what was told before leaves nothing that protects.
    """
    found: Made = {each: [] for each in wanted}
    for group in groups([one for one in registry.families() if one.about_people]):
        task, slots = task_of(group, plan)
        safe = dict(zip(slots, plan.solve(task).tables, strict=True))
        for period, version in found:
            found[period, version].extend(_told(safe, period, version))
    return found


def opened(source: Source, wanted: Iterable[tuple[str, int]]) -> Made:
    """Return what is told of families that are not about people: everything."""
    found: Made = {each: [] for each in wanted}
    for family in registry.families():
        if family.about_people:
            continue
        for slot, table in tables(family, source):
            values = table.values.reshape(-1).tolist()
            cells = {k: v for k, v in zip(table.keys(), values, strict=True) if table.is_shown(k)}
            safe = SafeTable(table.dimensions, cells, table.measure)
            for period, version in found:
                if slot.version == version and not slot.change:
                    found[period, version].append(_of_period(slot, safe, period))
    return found


def groups(families: list[Family]) -> list[list[Family]]:
    """Return families in groups: those bound by equations stand together."""
    group = {one.code: {one.code} for one in families}
    for equation in registry.equations():
        left, right = equation.left[0], equation.right[0]
        if left in group and right in group:
            joined = group[left] | group[right]
            group |= dict.fromkeys(joined, joined)
    unique = {frozenset(codes): None for codes in group.values()}
    return [[one for one in families if one.code in codes] for codes in unique]


def task_of(group: list[Family], plan: Plan) -> tuple[Task, list[Slot]]:
    """Return the protection of a group of families, and which table stands where in it."""
    pairs = [pair for family in group for pair in tables(family, plan.source)]
    slots, counted = [slot for slot, _ in pairs], tuple(table for _, table in pairs)
    insiders = tuple(
        tuple(table for family in group for _, table in tables(family, plan.source, unit=unit))
        for unit in plan.source.units
    )
    cells = sum(math.prod(len(d.codes) for d in table.dimensions) for table in counted)
    task = Task(
        tables=counted,
        policy=plan.policy,
        fixed=plan.fixed,
        equations=tuple(dict.fromkeys(chain(_changes(pairs), _known(group, pairs)))),
        insiders=tuple(own for own in insiders if _has_rows(own)) if len(insiders) > 1 else (),
        method="optimal" if cells <= SMALL else "fast",
        seconds=SECONDS,
        secret=plan.secret,
    )
    return task, slots


def _has_rows(own: tuple[CountedTable, ...]) -> bool:
    return any(table.counts for table in own)


def _changes(pairs: list[tuple[Slot, CountedTable]]) -> Iterator[Terms]:
    """Yield that a version is the one before, with what was added, without what was taken."""
    known = dict(pairs)
    for slot, table in pairs:
        if slot.version == FIRST or slot.change:
            continue
        step = partial(Slot, slot.family, slot.grid)
        before = known[step(slot.version - 1)]
        added, taken = (known[step(slot.version, sign)] for sign in "+-")
        signs = zip((table, before, added, taken), (1, -1, -1, 1), strict=True)
        measures = [(one.measure, sign) for one, sign in signs]
        for key in product(*(one.leaves for one in table.dimensions)):
            yield tuple(
                (identity(measure, table.dimensions, key), sign) for measure, sign in measures
            )


def _known(group: list[Family], pairs: list[tuple[Slot, CountedTable]]) -> Iterator[Terms]:
    """Yield what everybody knows to be equal, in every period, unit and version."""
    codes = {one.code for one in group}
    for equation in registry.equations():
        if {equation.left[0], equation.right[0]} <= codes:
            yield from _everywhere(equation, pairs)


def _everywhere(equation: Equation, pairs: list[tuple[Slot, CountedTable]]) -> Iterator[Terms]:
    sides = (equation.left, equation.right)
    cells = [_cells_of(family, at, pairs) for family, at in sides]
    for place in cells[0].keys() & cells[1].keys():
        yield ((cells[0][place], 1), (cells[1][place], -1))


def _cells_of(
    family: str, at: Mapping[str, str], pairs: list[tuple[Slot, CountedTable]]
) -> dict[tuple[int, str, str], Identity]:
    """Return the cell of one side of an equation by version, period and unit."""
    found: dict[tuple[int, str, str], Identity] = {}
    for slot, table in pairs:
        axes = {one.name: one for one in table.dimensions}
        if slot.family != family or slot.change or not _has_codes(axes, at):
            continue
        for period, unit in product(axes[PERIOD].codes, axes[UNIT].codes):
            where = {PERIOD: period, UNIT: unit, **at}
            key = tuple(where.get(one.name, one.root or "") for one in table.dimensions)
            found[slot.version, period, unit] = identity(table.measure, table.dimensions, key)
    return found


def _has_codes(axes: Mapping[str, Dimension], at: Mapping[str, str]) -> bool:
    return all(name in axes and code in axes[name].codes for name, code in at.items())


def _told(safe: Mapping[Slot, SafeTable], period: str, version: int) -> Iterator[Published]:
    """Yield what is told of a period: the counts, and which of their changes may be known.

    A count that was revised is told only when what was added and what was taken away may both
    be told, in every grid, and when it was told before.
    """
    secret = {
        identity(slot.family, each.table.dimensions, key)
        for slot, each in _of_version(safe, period, version, changes=True)
        for key in each.table.hidden
    }
    for slot, each in _of_version(safe, period, version, changes=False):
        before = _before(safe, slot, period)
        cells = {
            key: None
            if identity(slot.family, each.dimensions, key) in secret or before.get(key, 0) is None
            else value
            for key, value in each.cells.items()
        }
        yield Published(each.family, each.grid, each.dimensions, cells)
    yield from (each for _, each in _of_version(safe, period, version, changes=True))


def _before(safe: Mapping[Slot, SafeTable], slot: Slot, period: str) -> Mapping[Key, int | None]:
    if slot.version == FIRST:
        return {}
    before = Slot(slot.family, slot.grid, slot.version - 1)
    return _of_period(before, safe[before], period).cells


def _of_version(
    safe: Mapping[Slot, SafeTable], period: str, version: int, *, changes: bool
) -> Iterator[tuple[Slot, Published]]:
    for slot, table in safe.items():
        if slot.version == version and bool(slot.change) == changes:
            yield slot, _of_period(slot, table, period)


def _of_period(slot: Slot, table: SafeTable, period: str) -> Published:
    """Return the cells of one period, without it as a dimension."""
    cells = {key[1:]: value for key, value in table.cells.items() if key[0] == period}
    family = slot.measure if slot.change else slot.family
    return Published(family, slot.grid, table.dimensions[1:], cells)
