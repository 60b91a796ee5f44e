"""From exact tables to patterns: one protection for each group of families that are bound.

Nothing here touches the database: it is what takes time, and is done with no lock held.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, product
from typing import TYPE_CHECKING

import numpy as np

from finmaskig.counting import registry
from finmaskig.pure.statistics.protect import Protected, Task, protect
from finmaskig.pure.statistics.table import CountedTable, Identity, SafeTable, identity
from finmaskig.reports.queries.counted import Slot, Source, tables
from finmaskig.reports.queries.pattern import PERIOD, UNIT, Published
from finmaskig.reports.services.known import known

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finmaskig.counting.registry import Family
    from finmaskig.pure.statistics.policy import Policy

Solver = Callable[[Task], Protected]
Terms = tuple[tuple[Identity, int], ...]
Step = tuple[CountedTable, CountedTable, CountedTable, CountedTable]
"""A version, the one before, what was added and what was taken away."""
Made = dict[tuple[str, int], list[Published]]
"""What is told of each period, by its code, in each version."""
SMALL, SECONDS = 1500, 60.0
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
        counted = {slot: table for slot, table in tables(family, source) if not slot.change}
        safe = {slot: _open(table) for slot, table in counted.items()}
        for period, version in found:
            found[period, version].extend(_told(safe, period, version))
    return found


def _open(table: CountedTable) -> SafeTable:
    values = table.values.reshape(-1).tolist()
    cells = {k: v for k, v in zip(table.keys(), values, strict=True) if table.is_shown(k)}
    return SafeTable(table.dimensions, cells, table.measure)


def groups(families: list[Family]) -> list[list[Family]]:
    """Return families in groups: those bound by equations stand together."""
    group = {one.code: frozenset({one.code}) for one in families}
    for bound in registry.bound():
        if bound <= group.keys():
            joined = frozenset[str]().union(*(group[code] for code in bound))
            group |= dict.fromkeys(joined, joined)
    unique = dict.fromkeys(group.values())
    return [[one for one in families if one.code in codes] for codes in unique]


def task_of(group: list[Family], plan: Plan) -> tuple[Task, list[Slot]]:
    """Return the protection of a group of families, and which table stands where in it."""
    pairs = [pair for family in group for pair in tables(family, plan.source)]
    slots, counted = [slot for slot, _ in pairs], tuple(table for _, table in pairs)
    insiders = tuple(
        tuple(table for family in group for _, table in tables(family, plan.source, unit=unit))
        for unit in plan.source.units
    )
    own_rows = tuple(own for own in insiders if _has_rows(own)) if len(insiders) > 1 else ()
    small = dict.fromkeys(_barely_changed(pairs, own_rows, plan), False)
    cells = sum(math.prod(len(d.codes) for d in table.dimensions) for table in counted)
    task = Task(
        tables=counted,
        policy=plan.policy,
        fixed={**small, **plan.fixed},
        equations=tuple(dict.fromkeys(chain(_changes(pairs), known(pairs, plan.source)))),
        insiders=own_rows,
        dear=frozenset(_dear(pairs)),
        method="optimal" if cells <= SMALL else "fast",
        objective="sum",
        seconds=SECONDS,
        secret=plan.secret,
    )
    return task, slots


def _dear(pairs: Sequence[tuple[Slot, CountedTable]]) -> Iterator[Identity]:
    """Yield the cells that are a measure of their own: readers need them before divisions."""
    measures = registry.measures()
    for slot, table in pairs:
        axes = {one.name: one for one in table.dimensions}
        for one in measures:
            if slot.change or one.family != slot.family or not one.at.keys() <= axes.keys():
                continue
            at = {PERIOD: axes[PERIOD].codes, **({} if one.at else {UNIT: axes[UNIT].codes})}
            codes = [{**at, **one.at}.get(n, (axis.root or "",)) for n, axis in axes.items()]
            for key in product(*codes):
                yield identity(table.measure, table.dimensions, key)


def _has_rows(own: tuple[CountedTable, ...]) -> bool:
    return any(table.counts for table in own)


def _steps(pairs: Sequence[tuple[Slot, CountedTable]]) -> Iterator[Step]:
    """Yield each version after the first with the one before, what was added and what was taken."""
    known, latest = dict(pairs), dict[tuple[str, str], Slot]()
    for slot, table in pairs:
        if slot.change:
            continue
        before = latest.get((slot.family, slot.grid))
        latest[slot.family, slot.grid] = slot
        if before is not None:
            added, taken = (known[replace(slot, change=sign)] for sign in "+-")
            yield table, known[before], added, taken


def _changes(pairs: list[tuple[Slot, CountedTable]]) -> Iterator[Terms]:
    """Yield that a version is the one before, with what was added, without what was taken."""
    for step in _steps(pairs):
        measures = [(one.measure, sign) for one, sign in zip(step, (1, -1, -1, 1), strict=True)]
        dimensions = step[0].dimensions
        for key in product(*(one.leaves for one in dimensions)):
            yield tuple((identity(measure, dimensions, key), sign) for measure, sign in measures)


def _barely_changed(
    pairs: list[tuple[Slot, CountedTable]], insiders: Iterable[tuple[CountedTable, ...]], plan: Plan
) -> Iterator[Identity]:
    """Yield the counts that a revision may not tell: they differ too little from the last told.

    So little that somebody could be behind the difference; or little in the rows of all others,
    to a unit that knows its own. What was hidden before differs from nothing that is known.
    """
    slots = [slot for slot, _ in pairs]
    own = [list(_steps(list(zip(slots, each, strict=True)))) for each in insiders]
    for number, step in enumerate(_steps(pairs)):
        table, nets = step[0], [_net(step)]
        nets += [nets[0] - _net(each[number]) for each in own]
        small = np.any([_is_small(np.abs(net), plan.policy) for net in nets], axis=0)
        for key, is_small in zip(table.keys(), small.reshape(-1).tolist(), strict=True):
            if is_small and plan.fixed.get(identity(step[1].measure, table.dimensions, key)):
                yield identity(table.measure, table.dimensions, key)


def _is_small(numbers: NDArray[np.int64], policy: Policy) -> NDArray[np.bool_]:
    return (numbers > 0) & (numbers < policy.threshold)


def _net(step: Step) -> NDArray[np.int64]:
    after, before, _added, _taken = step
    return after.values - before.values


def _told(safe: Mapping[Slot, SafeTable], period: str, version: int) -> Iterator[Published]:
    """Yield what is told of a period: the counts as known in a version, and what changed in it."""
    newest: dict[tuple[str, str], Slot] = {}
    for slot in safe:
        if slot.change and slot.version == version:
            yield _of_period(slot, safe[slot], period)
        elif not slot.change and slot.version <= version:
            newest[slot.family, slot.grid] = slot
    yield from (_of_period(slot, safe[slot], period) for slot in newest.values())


def _of_period(slot: Slot, table: SafeTable, period: str) -> Published:
    """Return the cells of one period, without it as a dimension."""
    cells = {key[1:]: value for key, value in table.cells.items() if key[0] == period}
    family = slot.measure if slot.change else slot.family
    return Published(family, slot.grid, table.dimensions[1:], cells)
