"""A thin, typed hold on the solver: one program, solved again and again with small changes."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from finmaskig.pure.statistics.solver import quiet_solver
from finmaskig.pure.statistics.system import Floats, Ints

INFINITE = float("inf")


@dataclass(frozen=True)
class Matrix:
    """The rows of a program, row by row."""

    starts: Ints
    columns: Ints
    factors: Floats


@dataclass(frozen=True)
class Bounds:
    """The least and largest value of each column and row."""

    columns: tuple[Floats, Floats]
    rows: tuple[Floats, Floats]


class Program:
    """A linear program that keeps its last basis: a small change is solved in a few steps."""

    def __init__(
        self, matrix: Matrix, bounds: Bounds, costs: Floats, *, whole: bool = False
    ) -> None:
        self._solver = _quiet()
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(costs), len(matrix.starts) - 1
        program.col_cost_ = costs
        program.col_lower_, program.col_upper_ = bounds.columns
        program.row_lower_, program.row_upper_ = bounds.rows
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = matrix.starts
        program.a_matrix_.index_ = matrix.columns
        program.a_matrix_.value_ = matrix.factors
        if whole:
            program.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
        else:
            self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(program)
        self._columns = np.arange(len(costs), dtype=np.int32)

    def minimise(self, costs: Floats | None = None) -> Floats | None:
        """Return the cheapest values, or None when there are none."""
        if costs is not None:
            self._solver.changeColsCost(len(costs), self._columns, costs)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._solver.getSolution().col_value)

    def duals(self) -> Floats:
        """Return the price of each row in the last solution."""
        return np.array(self._solver.getSolution().row_dual)

    def price(self, column: int, cost: float) -> None:
        """Change the cost of one column."""
        self._solver.changeColCost(column, cost)

    def demand(self, row: int, value: float) -> None:
        """Change what a row must equal."""
        self._solver.changeRowBounds(row, value, value)

    def bound(self, column: int, least: float, most: float) -> None:
        """Change the bounds of one column."""
        self._solver.changeColBounds(column, least, most)

    def add(self, least: float, columns: Ints, factors: Floats) -> None:
        """Add a row: the sum of factor × column is at least a value."""
        self._solver.addRow(least, INFINITE, len(columns), columns.astype(np.int32), factors)

    def come_within(self, gap: float) -> None:
        """Let whole-number solutions cost so much more than the least, as a share."""
        self._solver.setOptionValue("mip_rel_gap", gap)

    def stop_after(self, seconds: float) -> None:
        """Give the next solution at most so many seconds."""
        spent = self._solver.getRunTime()
        self._solver.setOptionValue("time_limit", spent + max(seconds, 0.1))

    @property
    def bound_reached(self) -> float:
        """Return the proven lower bound of the last whole-number solution."""
        return float(self._solver.getInfo().mip_dual_bound)


def _quiet() -> highspy.Highs:
    solver = quiet_solver()
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("random_seed", 7)
    return solver
