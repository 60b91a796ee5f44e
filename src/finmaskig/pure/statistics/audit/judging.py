"""Whether what is published leaves every attacker uncertain enough."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.statistics.audit.blocks import MANY, widen_in_parts
from finmaskig.pure.statistics.audit.bounds import Bounds
from finmaskig.pure.statistics.audit.model import (
    Notebook,
    Terms,
    Unknowns,
    unknowns,
    write_down,
)
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.table import CountedTable, Identity, SafeTable, identity


@dataclass(frozen=True)
class Interval:
    """Between which whole numbers an attacker knows a hidden cell to lie.

    When it is not exact, the cell can be at least these, and more.
    """

    low: int
    high: int
    is_exact: bool


@dataclass(frozen=True)
class Finding:
    """A cell that somebody knows too well."""

    cell: Identity
    low: int
    high: int
    need: int
    """How much `high` must at least be above `low`."""
    attacker: int
    """0 for anyone; 1 and on for each who knows own rows."""


@dataclass(frozen=True)
class Audit:
    """What the attackers found."""

    intervals: Mapping[Identity, Interval]
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        """Tell whether nobody knows any hidden cell too well."""
        return not self.findings


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What the attackers know beside the tables, and what the judge knows of the truth.

    `equations` are equalities between measures; `truth` are the exact tables, without which no
    unsafe cell can be told from another; each of `insiders` knows some rows of the truth.
    """

    policy: Policy
    equations: Sequence[Terms] = ()
    truth: Sequence[CountedTable] = ()
    insiders: Sequence[Sequence[CountedTable]] = ()
    exact_seconds: float = 0.0
    """How long to work on exact intervals also of cells that are wide enough."""


def audit(tables: Sequence[SafeTable], knowledge: Knowledge) -> Audit:
    """Work out the interval of every hidden cell, and find those that are too narrow.

    A hidden cell must have two values. With the truth, a cell below the threshold, hidden or
    never shown, must have `policy.width` + 1 values, also for an insider who knows own rows.
    Raises `Contradiction` when no counts can have led to the tables.
    """
    began = time.perf_counter()
    policy = knowledge.policy
    notes = write_down(
        tables, knowledge.equations, zeros_shown=policy.zeros_safe, sensitive=policy.sensitive
    )
    truth = _counts(knowledge.truth)
    needs = dict.fromkeys(notes.printed, 1) | _unsafe(notes, truth, policy)
    until = began + knowledge.exact_seconds
    findings, intervals = _attack(notes, needs, {}, truth, until)
    for number, own in enumerate(knowledge.insiders, start=1):
        mine = _rows_of(own)
        others = {cell: count - mine.get(cell, 0) for cell, count in truth.items()}
        small = {c: n for c, n in _unsafe(notes, others, policy).items() if others[c] > 0}
        findings += _attack(notes, small, mine, truth, began, number)[0]
        findings += list(_told(notes, others, policy, number))
    return Audit(intervals, tuple(findings), time.perf_counter() - began)


def _counts(tables: Sequence[CountedTable]) -> dict[Identity, int]:
    counts: dict[Identity, int] = {}
    for table in tables:
        values = table.values.reshape(-1).tolist()
        for key, count in zip(table.keys(), values, strict=True):
            counts[identity(table.measure, table.dimensions, key)] = count
    return counts


def _rows_of(own: Sequence[CountedTable]) -> dict[Identity, int]:
    """Return the counts of somebody's own rows, without those that are 0."""
    counts: dict[Identity, int] = {}
    for table in own:
        codes = [one.codes for one in table.dimensions]
        for place in np.argwhere(table.values).tolist():
            key = tuple(each[at] for each, at in zip(codes, place, strict=True))
            cell = identity(table.measure, table.dimensions, key)
            counts[cell] = int(table.values[tuple(place)])
    return counts


def _unsafe(notes: Notebook, counts: Mapping[Identity, int], policy: Policy) -> dict[Identity, int]:
    """Return the need of each unknown cell whose count may not be told."""
    return {
        cell: policy.width
        for cell in notes.hidden
        if cell in counts
        and policy.is_unsafe(counts[cell])
        and (counts[cell] or cell in notes.printed)
    }


def _told(
    notes: Notebook, others: Mapping[Identity, int], policy: Policy, number: int
) -> Iterator[Finding]:
    """Yield the open cells of which an insider's own rows leave too few for the others."""
    for cell in notes.open:
        left = others.get(cell, 0)
        if left > 0 and policy.is_unsafe(left):
            yield Finding(cell, left, left, policy.width, number)


def _attack(  # noqa: PLR0913 -- one attacker
    notes: Notebook,
    needs: Mapping[Identity, int],
    known: Mapping[Identity, int],
    truth: Mapping[Identity, int],
    until: float,
    number: int = 0,
) -> tuple[list[Finding], dict[Identity, Interval]]:
    rng = np.random.default_rng(20261126)
    findings: list[Finding] = []
    intervals: dict[Identity, Interval] = {}
    for group in unknowns(notes, known):
        wanted = np.array([needs.get(cell, 0) for cell in group.cells], dtype=np.int64)
        bounds = Bounds(group, _true(group, truth))
        if len(group.cells) > MANY:
            bounds.spread(wanted, rng)
            widen_in_parts(bounds, group, notes.widest, wanted, rng)
        bounds.widen(wanted, rng)
        narrow = set(bounds.narrow(wanted).tolist())
        for at, cell in enumerate(group.cells):
            if cell not in notes.printed and at not in narrow:
                continue
            if time.perf_counter() < until:
                bounds.settle(at)
            low, high = bounds.interval(at)
            intervals[cell] = Interval(low, high, bounds.is_settled(at))
            if at in narrow:
                findings.append(Finding(cell, low, high, int(wanted[at]), number))
    return findings, intervals


def _true(group: Unknowns, truth: Mapping[Identity, int]) -> NDArray[np.int64] | None:
    """Return the true counts of some unknowns, when they are known: one table that fits."""
    counts = [truth.get(cell) for cell in group.cells]
    return None if None in counts else np.array(counts, dtype=np.int64)
