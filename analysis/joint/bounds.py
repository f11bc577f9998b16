"""Bounds of all variables, narrowed by one constraint after the other until nothing moves.

The same steps run on floats, every result rounded outwards so that no true value is ever lost, and on
Fractions without any rounding. An empty range is therefore a proof in both: floats find it fast,
Fractions write it down. Method: interval constraint propagation (hull consistency), as in
Benhamou et al., "Revising hull and box consistency" (1999).
"""

from collections import deque
from collections.abc import Collection, Container, Iterable
from fractions import Fraction
from math import inf, nextafter

from analysis.joint.system import Constraint, Hull, Multiplied, Row

Number = float | Fraction
OUTWARD = 2.0**-50
WORTHWHILE = 1 / 512


class Empty(ArithmeticError):
    """A variable has no value left; `variable` is its number."""

    def __init__(self, variable: int):
        super().__init__(variable)
        self.variable = variable


class Box:
    """The lower and upper bounds of all variables: Fractions when `exact`, else floats rounded outwards."""

    __slots__ = ("lower", "outward", "upper")

    def __init__(self, size: int, *, exact: bool = False):
        self.lower: list[Number] = [-inf] * size
        self.upper: list[Number] = [inf] * size
        self.outward: Number = 0 if exact else OUTWARD

    def copy(self) -> "Box":
        """The same bounds, free to change."""
        twin = Box(0, exact=not self.outward)
        twin.lower, twin.upper = self.lower.copy(), self.upper.copy()
        return twin

    def within(self, variable: int, lower: Fraction | None, upper: Fraction | None) -> bool:
        """Narrow a variable to exact ends, None being open; True when it moved. Raises Empty."""
        return self.narrow(variable, self._end(lower, -inf), self._end(upper, inf))

    def _end(self, end: Fraction | None, beyond: float) -> Number:
        if end is None:
            return beyond
        if not self.outward:
            return end
        near = float(end)
        return near if near == end else nextafter(near, beyond)

    def narrow(self, variable: int, lower: Number, upper: Number) -> bool:
        """Take over what is narrower; True when it is worth telling the neighbours. Raises Empty."""
        low, high = self.lower[variable], self.upper[variable]
        moved = False
        if lower > low:
            moved = lower - low > WORTHWHILE * (high - low) or low == -inf
            self.lower[variable] = low = lower
        if upper < high:
            moved = moved or high - upper > WORTHWHILE * (high - low) or high == inf
            self.upper[variable] = high = upper
        if low > high:
            raise Empty(variable)
        return moved


class Trial(Box):
    """A box whose narrowing can be taken back."""

    __slots__ = ("_before",)

    def __init__(self, box: Box):
        self.lower, self.upper, self.outward = box.lower, box.upper, box.outward
        self._before: dict[int, tuple[Number, Number]] = {}

    def put(self, variable: int, lower: Number, upper: Number) -> None:
        """Set both ends, wider or narrower."""
        self._before.setdefault(variable, (self.lower[variable], self.upper[variable]))
        self.lower[variable], self.upper[variable] = lower, upper

    def narrow(self, variable: int, lower: Number, upper: Number) -> bool:
        """As for any box; what stood before is remembered. Raises Empty."""
        self._before.setdefault(variable, (self.lower[variable], self.upper[variable]))
        return super().narrow(variable, lower, upper)

    def undo(self) -> None:
        """Put back everything as it was."""
        for variable, (lower, upper) in self._before.items():
            self.lower[variable], self.upper[variable] = lower, upper
        self._before.clear()


class Network:
    """Constraints and who touches which variable; only the `chosen` ones, if given by their numbers."""

    def __init__(self, constraints: Iterable[Constraint], size: int, chosen: Collection[int] | None = None):
        self.constraints = list(constraints)
        self.chosen = range(len(self.constraints)) if chosen is None else chosen
        self.most_steps = 60
        self.touching: list[list[int]] = [[] for _ in range(size)]
        for number in self.chosen:
            for variable in set(self.constraints[number].variables):
                self.touching[variable].append(number)

    def settle(
        self, box: Box, start: Iterable[int] | None = None, within: Container[int] | None = None
    ) -> None:
        """Narrow the box by all constraints, or by those at the variables given, or by those `within`.

        Raises Empty.
        """
        every = self.chosen if within is None else within
        first = every if start is None else (n for each in start for n in self.touching[each])
        waiting = deque(dict.fromkeys(first))
        queued = set(waiting)
        steps = self.most_steps * max(len(waiting), 1)
        while waiting and steps:
            number = waiting.popleft()
            queued.discard(number)
            steps -= 1
            for variable in _apply(self.constraints[number], box):
                for neighbour in self.touching[variable]:
                    if neighbour not in queued and neighbour != number and neighbour in every:
                        queued.add(neighbour)
                        waiting.append(neighbour)


def _apply(constraint: Constraint, box: Box) -> list[int]:
    """Narrow the variables of one constraint; those that moved."""
    if type(constraint) is Row:
        return _row(constraint, box)
    return _multiplied(constraint, box) if type(constraint) is Multiplied else _hull(constraint, box)


def _row(row: Row, box: Box) -> list[int]:
    spans, least, most, open_below, open_above, spread = _activity(row, box)
    rounding = box.outward and box.outward * len(spans) * (spread + abs(row.lower or row.upper or 0))
    moved = []
    for (variable, coefficient), (small, large) in zip(row.terms, spans, strict=True):
        lower, upper = -inf, inf
        if row.lower is not None and open_above == (large == inf):
            lower = row.lower - (most if large == inf else most - large) - rounding
        if row.upper is not None and open_below == (small == -inf):
            upper = row.upper - (least if small == -inf else least - small) + rounding
        if box.narrow(variable, *_divided(lower, upper, coefficient, box.outward)):
            moved.append(variable)
    return moved


def _activity(row: Row, box: Box) -> tuple[list, Number, Number, int, int, Number]:
    """What each term and their sum may be: finite parts, counts of open ends, and the sum of magnitudes."""
    low, high = box.lower, box.upper
    least = most = spread = 0
    open_below = open_above = 0
    spans = []
    for variable, coefficient in row.terms:
        small, large = coefficient * low[variable], coefficient * high[variable]
        if coefficient < 0:
            small, large = large, small
        spans.append((small, large))
        if small == -inf:
            open_below += 1
        else:
            least += small
            spread += abs(small)
        if large == inf:
            open_above += 1
        else:
            most += large
            spread += abs(large)
    return spans, least, most, open_below, open_above, spread


def _divided(lower: Number, upper: Number, by: int, outward: Number) -> tuple[Number, Number]:
    if by == 1:
        return lower, upper
    if by < 0:
        lower, upper, by = -upper, -lower, -by
    if by == 1:
        return lower, upper
    if not outward:
        return tuple(end if end in (inf, -inf) else Fraction(end) / by for end in (lower, upper))
    lower, upper = lower / by, upper / by
    return lower - outward * abs(lower), upper + outward * abs(upper)


def _multiplied(product: Multiplied, box: Box) -> list[int]:
    result, left, right = product.result, product.left, product.right
    low, high = box.lower, box.upper
    moved = []
    if box.narrow(result, *times(low[left], high[left], low[right], high[right], box.outward)):
        moved.append(result)
    for one, other in ((left, right), (right, left)):
        if low[other] > 0 or high[other] < 0:
            inverse = _inverse(high[other], box.outward), _inverse(low[other], box.outward)
            if box.narrow(one, *times(low[result], high[result], *inverse, 2 * box.outward)):
                moved.append(one)
    return moved


def _inverse(end: Number, outward: Number) -> Number:
    if end in (inf, -inf):
        return 0
    return 1 / end if outward else 1 / Fraction(end)


def times(a: Number, b: Number, c: Number, d: Number, outward: Number) -> tuple[Number, Number]:
    """The products of [a, b] and [c, d], rounded outwards; infinity times zero is zero.

    >>> times(-1.0, 2.0, 3.0, inf, 0)
    (-inf, inf)
    """
    if a >= 0 and c >= 0:
        lower, upper = a and c and a * c, b and d and b * d
    else:
        corners = [x * y if x and y else 0 for x in (a, b) for y in (c, d)]
        lower, upper = min(corners), max(corners)
    return (lower - outward * abs(lower), upper + outward * abs(upper)) if outward else (lower, upper)


def _hull(hull: Hull, box: Box) -> list[int]:
    low, high, result = box.lower, box.upper, hull.result
    moved = []
    ends = min(low[part] for part in hull.parts), max(high[part] for part in hull.parts)
    if box.narrow(result, *ends):
        moved.append(result)
    reaching = [part for part in hull.parts if high[part] >= low[result]]
    if len(reaching) == 1 and box.narrow(reaching[0], low[result], inf):
        moved += reaching
    reaching = [part for part in hull.parts if low[part] <= high[result]]
    if len(reaching) == 1 and box.narrow(reaching[0], -inf, high[result]):
        moved += reaching
    return moved
