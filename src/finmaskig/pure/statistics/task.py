"""What shall be protected, against whom, and what has been published before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from finmaskig.pure.statistics.merging import merged
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.system import Ints, Mask, System, Terms, build
from finmaskig.pure.statistics.table import CountedTable, Identity, TableError

Method = Literal["optimal", "fast"]
Objective = Literal["cells", "sum"]
DEAR = 50
"""A dear cell costs as many times more to hide."""
SCALE, NOISE = 64, 8
"""With a secret, a cell costs up to an eighth more: nobody can tell which of two was dearer."""


class Unprotectable(TableError):
    """No pattern protects the tables; the message says which cell, and what stands in the way.

    `cell` cannot be protected; `told` are the cells published open before that give it away.
    """

    def __init__(self, message: str, cell: Identity, told: tuple[Identity, ...]) -> None:
        super().__init__(message)
        self.cell, self.told = cell, told


@dataclass(frozen=True, kw_only=True)
class Task:
    """Tables from one source that are published together.

    `fixed` holds earlier publications: True for a cell that is open, False for one that is
    hidden; neither changes. `equations` are equalities between measures that everybody knows.
    Each of `insiders` is what somebody knows exactly: a unit's own rows, in the same tables.
    `populations` gives the inhabitants of codes, for the policy's smallest population.
    `dear` are cells that readers need most: they are hidden last.
    `secret` makes the choice between patterns impossible to foresee, and the same each time.
    """

    tables: tuple[CountedTable, ...]
    policy: Policy = field(default_factory=Policy)
    fixed: Mapping[Identity, bool] = field(default_factory=dict)
    equations: tuple[Terms, ...] = ()
    insiders: tuple[tuple[CountedTable, ...], ...] = ()
    populations: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    dear: frozenset[Identity] = frozenset()
    method: Method = "optimal"
    objective: Objective = "cells"
    seconds: float = 60.0
    secret: bytes = b""


@dataclass(frozen=True)
class Attack:
    """What one attacker is uncertain of.

    `values` are the counts that she does not know, `floors` the least that she knows each to be
    when it is hidden, and `needs` how many whole numbers more than one each must be able to be.
    """

    values: Ints
    floors: Ints
    needs: Ints

    @property
    def slack(self) -> Ints:
        """Return how far below its count each hidden cell may lie."""
        slack: Ints = np.maximum(self.values - self.floors, 0)
        return slack


@dataclass(frozen=True)
class Marks:
    """What is known of cells beside their counts."""

    too_few: Mask
    """Areas with fewer inhabitants than the policy's smallest."""
    in_one_cell: Mask
    """Lines of a sensitive dimension whose persons all fall in one cell."""
    fixed: Ints
    """1 for cells published open before, -1 for those published hidden, else 0."""

    def joined(self, place: Ints, system: System) -> Marks:
        """Return the marks of cells that were made one: what holds for any holds for all.

        Raises `Unprotectable` when one was told before and an equal one was hidden.
        """
        opened, closed, too_few, in_one_cell = (
            np.bincount(place, each, system.count) > 0
            for each in (self.fixed > 0, self.fixed < 0, self.too_few, self.in_one_cell)
        )
        for at in np.flatnonzero(opened & closed).tolist():
            raise Unprotectable(
                "Det som redan är publicerat avslöjar en dold siffra. Publicera en grövre tabell.",
                system.identities[at],
                (system.identities[at],),
            )
        return Marks(
            too_few,
            in_one_cell,
            opened.astype(np.int64) - closed,
        )


class Demand:
    """A task as numbers: what is hidden in any case, what may be, what it costs, who attacks."""

    def __init__(self, task: Task) -> None:
        self.task = task
        whole = build(task.tables, task.equations)
        marks = _marks(task, whole)
        unsafe = self._must_hide(whole, marks)
        nothing = whole.shown & (whole.values == 0) & ~unsafe
        self.system, place = merged(whole, nothing)
        self._marks = marks.joined(place, self.system)
        self.unsafe = self._unsafe(self.system.values, self._marks)
        self.must_hide = self._must_hide(self.system, self._marks)
        self._noise = _noise(task.secret, whole, place, self.system.count)
        self.attacks = tuple(self._attacks())
        self.kept_open: dict[int, Ints] = {}
        """Cells that nothing could protect if they were hidden, and what was told that says so."""

    def _unsafe(self, values: Ints, marks: Marks) -> Mask:
        policy = self.task.policy
        least = 1 if policy.zeros_safe else 0
        small = (values >= least) & (values < policy.threshold)
        return small | ((values > 0) & marks.too_few) | marks.in_one_cell

    def _must_hide(self, system: System, marks: Marks) -> Mask:
        unsafe = self._unsafe(system.values, marks)
        for own in self.task.insiders:
            others = system.values - system.values_of(own)
            if others.min() < 0:
                raise TableError("En enhet har fler än alla enheter tillsammans.")
            unsafe |= self._unsafe(others, marks) & (system.values > 0)
        hidden: Mask = system.shown & (unsafe | (marks.fixed < 0)) & (marks.fixed <= 0)
        return hidden

    @property
    def fixed(self) -> Ints:
        """Return 1 for cells published open before, -1 for those published hidden, else 0."""
        return self._marks.fixed

    @cached_property
    def always(self) -> Mask:
        """Return the cells that no pattern opens, and that nobody sees to be 0."""
        hidden: Mask = self.must_hide | ~self.system.shown
        return hidden

    @cached_property
    def zeros(self) -> Mask:
        """Return the cells that everybody sees are 0."""
        zeros: Mask = self.system.shown & (self.system.values == 0) & ~self.must_hide
        return zeros

    @cached_property
    def may_hide(self) -> Mask:
        """Return the cells that may be hidden to protect others."""
        free: Mask = self.system.shown & (self.fixed == 0) & ~self.must_hide & ~self.zeros
        return free

    def keep_open(self, cell: int, told: Ints) -> None:
        """Note that no pattern hides a cell."""
        self.may_hide[cell] = False
        self.kept_open[cell] = told

    @cached_property
    def weights(self) -> Ints:
        """Return what readers lose when a cell is hidden: cells, or their sum."""
        return self._lost()[self.task.objective] * np.where(self.dear, DEAR, 1)

    def _lost(self) -> dict[Objective, Ints]:
        shows = self.system.shows
        return {"cells": shows, "sum": shows * self.system.values}

    @cached_property
    def dear(self) -> Mask:
        """Return the cells that cost more to hide."""
        found = np.zeros(self.system.count, dtype=np.bool_)
        index = self.system.index
        found[[index[cell] for cell in self.task.dear if cell in index]] = True
        return found

    @cached_property
    def _ties(self) -> Ints:
        """Return what decides between patterns of about the same cost: chance, or the other aim."""
        lost = self._lost()
        if not self.task.secret:
            return lost["sum" if self.task.objective == "cells" else "cells"]
        return self._noise * (self.system.values if self.task.objective == "sum" else 1)

    @cached_property
    def unit(self) -> int:
        """Return how many ties weigh as much as one cell, or one of the sum."""
        return SCALE if self.task.secret else int(self._ties[~self.always & ~self.zeros].sum()) + 1

    @cached_property
    def costs(self) -> Ints:
        """Return what it costs to hide each cell: its weight, and as a fraction what breaks ties.

        Without a secret no ties together weigh as much as one; with one they weigh an eighth.
        """
        return self.weights * self.unit + self._ties

    def _attacks(self) -> Iterator[Attack]:
        policy, values = self.task.policy, self.system.values
        known = self.system.shown & (self.fixed > 0)
        unsafe = self.unsafe & ~known
        floors = np.where(self.system.shown & policy.zeros_safe & ~self._marks.in_one_cell, 1, 0)
        floors = np.minimum(floors, values)
        needs = np.where(unsafe, policy.width, np.where(self.system.shown, 1, 0))
        yield Attack(values, floors, needs)
        for own in self.task.insiders:
            mine = self.system.values_of(own)
            others = values - mine
            narrow = self._unsafe(others, self._marks) & (others > 0) & ~known
            wanted = np.where(narrow, policy.width, 0)
            yield Attack(others, np.maximum(floors - mine, 0), wanted)


def _marks(task: Task, system: System) -> Marks:
    fate = [task.fixed.get(cell) for cell in system.identities]
    fixed = np.array([0 if f is None else 1 if f else -1 for f in fate], dtype=np.int64)
    return Marks(_too_few(task, system), _in_one_cell(task, system), fixed)


def _too_few(task: Task, system: System) -> Mask:
    small = {
        (name, code)
        for name, people in task.populations.items()
        for code, number in people.items()
        if number < task.policy.minimum_population
    }
    cells = [not small.isdisjoint(codes) for _, codes in system.identities]
    return np.array(cells, dtype=np.bool_)


def _in_one_cell(task: Task, system: System) -> Mask:
    found = np.zeros(system.count, dtype=np.bool_)
    for table, places in zip(task.tables, system.places, strict=True):
        grid = places.reshape([len(one.codes) for one in table.dimensions])
        for axis, dimension in enumerate(table.dimensions):
            if dimension.name not in task.policy.sensitive:
                continue
            at = [dimension.codes.index(leaf) for leaf in dimension.leaves]
            lines = np.moveaxis(grid, axis, 0)[at].reshape(len(at), -1).T
            alone = (system.values[lines] > 0).sum(axis=1) == 1
            found[lines[alone].reshape(-1)] = True
    return found & system.shown


def _noise(secret: bytes, system: System, place: Ints, count: int) -> Ints:
    """Return what each joined cell costs beyond its weight."""
    if not secret:
        return np.zeros(count, dtype=np.int64)
    drawn = [_drawn(secret, cell) for cell in system.identities]
    return np.bincount(place, system.shown * drawn, count).astype(np.int64)


def _drawn(secret: bytes, cell: Identity) -> int:
    """Return a number from 0 to 7 that only the secret's keeper can foresee."""
    measure, codes = cell
    told = "\x1f".join([measure, *sorted(f"{name}={code}" for name, code in codes)])
    return hashlib.blake2b(told.encode(), key=secret[:64], digest_size=1).digest()[0] % NOISE
