"""The joint linear programme: every row at once, products by their envelopes, solved by HiGHS.

Each variable is measured from the middle of its range in half-widths, so that all of them lie in
[-1, 1] and trillions and tenths of a percent are equally sharp. A product is replaced by the four planes
that enclose it over the box (McCormick, "Computability of global solutions to factorable nonconvex
programs", 1976). A bound is never taken from the solver's primal value but recomputed from its dual with
the rounding counted (Neumaier and Shcherbina, "Safe bounds in linear and mixed-integer linear
programming", 2004), so it holds however inexact the solver was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

import highspy
import numpy as np

from analysis.joint.bounds import Box
from analysis.joint.system import Constraint, Multiplied, Row

End = float | Fraction | None
_ROUNDING = 1e-12
_TOLERANCE = 1e-9
_NOISE = 1e-11
_REACHED = 1 - 1e-6
_EPSILON = 2.0**-50


class SolverFailed(ArithmeticError):
    """HiGHS gave neither an optimum nor a proof that there is none."""


@dataclass(frozen=True)
class Plane:
    """lower <= sum of coefficient x centred variable <= upper.

    `source` is the number of the constraint it comes from and of the row there, `scale` what that row
    was divided by.
    """

    terms: dict[int, float]
    lower: float
    upper: float
    source: tuple[int, int]
    scale: float


class Programme:
    """The linear relaxation of some constraints over a box in which all their variables are bounded."""

    def __init__(self, constraints: Iterable[tuple[int, Constraint]], box: Box):
        self.box = box
        self.planes = [plane for number, each in constraints for plane in planes(number, each, box)]
        columns = sorted({variable for plane in self.planes for variable in plane.terms})
        self.column = {variable: at for at, variable in enumerate(columns)}
        self.variables = columns
        low, high = (np.array([ends[v] for v in columns]) for ends in (box.lower, box.upper))
        self._middle, self._half = (low + high) / 2, (high - low) / 2
        self._lowest, self._highest = np.ones(len(columns)), -np.ones(len(columns))
        self._load()

    def _load(self) -> None:
        planes, size = self.planes, len(self.variables)
        starts = np.cumsum([0] + [len(plane.terms) for plane in planes])
        index = np.array([self.column[v] for plane in planes for v in plane.terms], dtype=np.int32)
        value = np.array([c for plane in planes for c in plane.terms.values()], dtype=float)
        self._rows = np.repeat(np.arange(len(planes)), np.diff(starts))
        self._index, self._value = index, value
        self.lower = np.array([plane.lower for plane in planes])
        self.upper = np.array([plane.upper for plane in planes])
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = size, len(planes)
        model.col_cost_ = np.zeros(size)
        model.col_lower_, model.col_upper_ = -np.ones(size), np.ones(size)
        model.row_lower_, model.row_upper_ = self.lower, self.upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = starts, index, value
        self.solver = highspy.Highs()
        for option, setting in _OPTIONS.items():
            self.solver.setOptionValue(option, setting)
        self.solver.passModel(model)

    def infeasible(self) -> np.ndarray | None:
        """Weights of the rows whose sum cannot hold, or None when the rows can all hold.

        Raises SolverFailed.
        """
        if not self.planes:
            return None
        status = self._solve()
        if status == highspy.HighsModelStatus.kOptimal:
            return None
        _, found, ray = self.solver.getDualRay()
        weights = np.array(ray) if found else np.zeros(len(self.planes))
        return max(weights, -weights, key=self.safe)

    def ends(self, variable: int) -> tuple[float, float]:
        """Bounds that the variable surely keeps, in its own units. Raises SolverFailed.

        An end that some solution seen before has reached cannot move, and is not asked for again.
        """
        at = self.column[variable]
        lower = -1.0 if self._lowest[at] < -_REACHED else self._least(at, 1)
        upper = 1.0 if self._highest[at] > _REACHED else -self._least(at, -1)
        middle, half = self._middle[at], self._half[at]
        rounding = _EPSILON * (abs(middle) + half)
        below = self.box.lower[variable] if lower == -1 else middle + half * lower - rounding
        above = self.box.upper[variable] if upper == 1 else middle + half * upper + rounding
        return float(below), float(above)

    def _least(self, at: int, sign: int) -> float:
        """A value that sign x the column is surely not below, in half-widths."""
        self.solver.changeColCost(at, float(sign))
        try:
            if self._solve() != highspy.HighsModelStatus.kOptimal:
                return -1.0
            solution = self.solver.getSolution()
            value = np.array(solution.col_value)
            self._lowest, self._highest = np.minimum(self._lowest, value), np.maximum(self._highest, value)
            bound = self.safe(np.array(solution.row_dual), at, sign)
            return bound if bound > -_REACHED else -1.0
        finally:
            self.solver.changeColCost(at, 0.0)

    def safe(self, dual: np.ndarray, at: int | None = None, sign: int = 0) -> float:
        """The bound that the weights of the rows prove, rounding counted.

        With `at`, of sign x that column; else of the constant zero: above zero, nothing can hold.
        """
        dual = np.where(np.abs(dual) < _NOISE, 0.0, dual)
        ends = np.where(dual > 0, self.lower, self.upper)
        used = dual != 0
        if np.isinf(ends[used]).any():
            return -inf
        reduced = -np.bincount(self._index, self._value * dual[self._rows], len(self.variables))
        if at is not None:
            reduced[at] += sign
        products = dual[used] * ends[used]
        spread = np.abs(products).sum() + np.abs(self._value * dual[self._rows]).sum() + 1
        return float(products.sum() - np.abs(reduced).sum() - _ROUNDING * spread)

    def _solve(self):
        self.solver.run()
        status = self.solver.getModelStatus()
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible):
            raise SolverFailed(f"HiGHS: {self.solver.modelStatusToString(status)}")
        return status


_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "primal_feasibility_tolerance": _TOLERANCE,
    "dual_feasibility_tolerance": _TOLERANCE,
    "solver": "simplex",
    "dual_simplex_cost_perturbation_multiplier": 0.0,  # costs change from run to run anyhow
}


def planes(number: int, constraint: Constraint, box: Box) -> Iterable[Plane]:
    """The rows of the relaxation that a constraint gives over the box, each scaled to a largest one."""
    for at, (terms, lower, upper) in enumerate(linear(constraint, box.lower, box.upper)):
        plane = _centred((number, at), terms, lower, upper, box)
        if plane:
            yield plane


def linear(constraint: Constraint, low: Sequence, high: Sequence) -> Iterable[tuple[dict, End, End]]:
    """A constraint as linear rows over bounds: (terms, lower, upper), exact when the bounds are Fractions.

    A product lies between the planes through the corners of its box.
    """
    if isinstance(constraint, Row):
        yield dict(constraint.terms), constraint.lower, constraint.upper
    elif isinstance(constraint, Multiplied):
        x, y = constraint.left, constraint.right
        corners = ((low[x], low[y]), (high[x], high[y]), (low[x], high[y]), (high[x], low[y]))
        for at, (a, b) in enumerate(corners):
            terms = {constraint.result: 1}
            terms[x] = terms.get(x, 0) - b
            terms[y] = terms.get(y, 0) - a
            yield (terms, -a * b, None) if at < 2 else (terms, None, -a * b)


def _centred(source: tuple[int, int], terms: dict, lower: End, upper: End, box: Box) -> Plane | None:
    """The row in centred variables; rounding in the constants widens it."""
    middle, centred, spread = 0.0, {}, abs(lower or upper or 0)
    for variable, coefficient in terms.items():
        low, high = box.lower[variable], box.upper[variable]
        middle += coefficient * (low + high) / 2
        spread += abs(coefficient) * max(abs(low), abs(high))
        if high > low:
            centred[variable] = coefficient * (high - low) / 2
    largest = max(map(abs, centred.values()), default=0.0)
    if not largest:
        return None
    slack = spread * _EPSILON
    return Plane(
        {variable: value / largest for variable, value in centred.items()},
        -inf if lower is None else (lower - middle - slack) / largest,
        inf if upper is None else (upper - middle + slack) / largest,
        source,
        largest,
    )
