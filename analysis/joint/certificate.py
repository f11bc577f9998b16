"""Proof in exact fractions that some statements cannot all be true.

Two kinds. Propagation: exact bounds are narrowed until one is empty. Combination: rows of the linear
relaxation, each multiplied by a weight, add up to something no value in the exact box can reach (Farkas'
lemma); the weights come from the solver, but the sum is taken in Fractions, so a wrong weight can only
make a proof fail, never make one up.
"""

from collections.abc import Iterable
from fractions import Fraction

from analysis.joint.bounds import Box, Empty, Network
from analysis.joint.parts import Numbered, usable
from analysis.joint.programme import Programme, SolverFailed, linear

PROPAGATED = "bounds narrowed to nothing, in exact fractions"
COMBINED = "a weighted sum of the relations cannot hold, in exact fractions"
_FEW = 6


def proof(constraints: list[Numbered], bounds: Iterable[tuple[int, tuple]], size: int) -> str:
    """How it is proved that no values fit; empty when no proof was found.

    `bounds` are the exact ends of variables, None being open.
    """
    exact = Box(size, exact=True)
    network = Network((each for _, each in constraints), size)
    network.most_steps = _FEW
    try:
        for variable, ends in bounds:
            exact.within(variable, *ends)
        network.settle(exact)
    except Empty:
        return PROPAGATED
    return COMBINED if _combined(constraints, _rounded(exact)) else ""


def _rounded(exact: Box) -> Box:
    """The same box in floats, rounded outwards: what is impossible there is impossible in the exact one."""
    size = len(exact.lower)
    box = Box(size)
    for variable in range(size):
        box.within(
            variable, *(None if type(end) is float else Fraction(end) for end in _ends(exact, variable))
        )
    return box


def _ends(box: Box, variable: int) -> tuple:
    return box.lower[variable], box.upper[variable]


def _combined(constraints: list[Numbered], box: Box) -> bool:
    programme = Programme(usable(constraints, box), box)
    try:
        weights = programme.infeasible()
    except SolverFailed:
        return False
    if weights is None:
        return False
    by_number = dict(constraints)
    low, high = (_fractions(ends) for ends in (box.lower, box.upper))
    least, total = Fraction(0), {}
    for plane, weight in zip(programme.planes, weights, strict=True):
        if abs(weight) > 1e-9:
            number, at = plane.source
            terms, lower, upper = list(linear(by_number[number], low, high))[at]
            share = Fraction(float(weight)) / Fraction(plane.scale)
            end = lower if share > 0 else upper
            if end is None:
                return False
            least += share * end
            for variable, coefficient in terms.items():
                total[variable] = total.get(variable, 0) + share * coefficient
    return least > sum(max(c * low[v], c * high[v]) for v, c in total.items())


def _fractions(ends: list[float]) -> dict[int, Fraction]:
    return {at: Fraction(end) for at, end in enumerate(ends) if abs(end) != float("inf")}
