"""The exact range of an expression when every slot lies anywhere in its rounding interval."""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

from analysis.identities.expression import (
    AtLeast,
    AtMost,
    Between,
    Constant,
    Difference,
    Expression,
    Operation,
    Product,
    Quotient,
    Sum,
    Value,
    values,
)
from analysis.identities.slot import Slot
from analysis.reconcile.intervals import Range, Unbounded

Box = Callable[[Slot], Range]
_MOST_CORNERS = 10


def range_of(expression: Expression, box: Box) -> Range:
    """Every value the expression can take over the box.

    Where each slot occurs once, interval arithmetic is exact. Where one occurs again, the ends are
    looked for on the corners of the box: all our expressions are linear fractions in each slot, so that
    between two corners they only rise or only fall. Without bounds, or with very many slots, the wider
    result of interval arithmetic stands: it may miss a disagreement, but never makes one up.
    Raises Unbounded when a denominator may be zero.
    """
    match expression:
        case AtMost(bound):
            return Range(None, range_of(bound, box).upper)
        case AtLeast(bound):
            return Range(range_of(bound, box).lower, None)
        case Between(parts):
            ranges = [range_of(part, box) for part in parts]
            hull = ranges[0]
            for each in ranges[1:]:
                hull = hull.hull(each)
            return hull
    outer = _natural(expression, box)
    count = Counter(values(expression))
    slots = [slot for slot in count if box(slot).width != 0]
    once = all(times == 1 for times in count.values())
    if once or len(slots) > _MOST_CORNERS or not all(box(slot).bounded for slot in slots):
        return outer
    return _corners(expression, slots, count, box)


def value_at(expression: Expression, point: Mapping[Slot, Fraction]) -> Fraction | None:
    """The expression at one value for each slot (of a bound: the bound itself).

    None for a weighted average with unknown weights. Raises ZeroDivisionError.
    """
    match expression:
        case Constant(number):
            return number
        case Value(slot):
            return point[slot]
        case Operation(left, right):
            return _JOINED[type(expression)](value_at(left, point), value_at(right, point))
        case AtMost(bound) | AtLeast(bound):
            return value_at(bound, point)
    return None


_JOINED = {
    Sum: lambda a, b: a + b,
    Difference: lambda a, b: a - b,
    Product: lambda a, b: a * b,
    Quotient: lambda a, b: a / b,
}


def _natural(expression: Expression, box: Box) -> Range:
    match expression:
        case Constant(number):
            return Range(number, number)
        case Value(slot):
            return box(slot)
        case Operation(left, right):
            return _JOINED[type(expression)](_natural(left, box), _natural(right, box))
    raise TypeError(f"only at the root of an expression: {type(expression).__name__}")


def _corners(expression: Expression, slots: list[Slot], count: Counter, box: Box) -> Range:
    point = {slot: box(slot).lower for slot in count}
    found = []
    for corner in product(*((box(slot).lower, box(slot).upper) for slot in slots)):
        point.update(zip(slots, corner, strict=True))
        found.append(value_at(expression, point))
    return Range(min(found), max(found))


__all__ = ["Box", "Unbounded", "range_of", "value_at"]
