"""The exact range of an expression when every slot lies anywhere in its rounding interval."""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product
from operator import add, itemgetter, mul, sub, truediv

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
_ROUNDED = 1e-11  # what floats may have lost on the way through an expression
_NEAR = 1e-9  # corners whose floats differ by less are told apart in Fractions


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
    count = Counter(values(expression))
    ranges = {slot: box(slot) for slot in count}
    slots = [slot for slot in count if ranges[slot].width != 0]
    once = all(times == 1 for times in count.values())
    if once or len(slots) > _MOST_CORNERS or not all(ranges[slot].bounded for slot in slots):
        return _natural(expression, ranges.__getitem__)
    if not _divides_safely(expression, ranges):
        _natural(expression, ranges.__getitem__)
    return _corners(expression, slots, ranges)


def rough_range(expression: Expression, box: Mapping[Slot, tuple[float, float]]) -> tuple[float, float]:
    """The same as `range_of` in floats, rounded outwards; all slots bounded, no bound at the root.

    Raises Unbounded when a denominator comes near zero.
    """
    try:
        wide = _hull(expression, box)
    except ZeroDivisionError:
        raise Unbounded from None
    count = Counter(values(expression))
    slots = [slot for slot in count if box[slot][0] < box[slot][1]]
    if max(count.values()) > 1 and len(slots) <= _MOST_CORNERS:
        place = {slot: at for at, slot in enumerate(slots)}
        fixed = {slot: box[slot][0] for slot in count if slot not in place}
        rough = _floating(expression, place, fixed)
        found = [rough(corner) for corner in product(*(box[slot] for slot in slots))]
        wide = min(found), max(found)
    spare = _ROUNDED * max(map(abs, wide))
    return wide[0] - spare, wide[1] + spare


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


_JOINED = {Sum: add, Difference: sub, Product: mul, Quotient: truediv}


def _natural(expression: Expression, box: Box) -> Range:
    match expression:
        case Constant(number):
            return Range(number, number)
        case Value(slot):
            return box(slot)
        case Operation(left, right):
            return _JOINED[type(expression)](_natural(left, box), _natural(right, box))
    raise TypeError(f"only at the root of an expression: {type(expression).__name__}")


def _divides_safely(expression: Expression, ranges: Mapping[Slot, Range]) -> bool:
    """True when floats show that no denominator comes near zero; False means that nobody knows yet."""
    floats = {slot: (float(each.lower), float(each.upper)) for slot, each in ranges.items()}
    try:
        _hull(expression, floats)
    except ZeroDivisionError:
        return False
    return True


def _hull(expression: Expression, floats: Mapping[Slot, tuple[float, float]]) -> tuple[float, float]:
    """Interval arithmetic in floats. Raises ZeroDivisionError when a denominator is or may be zero."""
    match expression:
        case Constant(number):
            return float(number), float(number)
        case Value(slot):
            return floats[slot]
        case Sum(left, right):
            (a, b), (c, d) = _hull(left, floats), _hull(right, floats)
            return a + c, b + d
        case Difference(left, right):
            (a, b), (c, d) = _hull(left, floats), _hull(right, floats)
            return a - d, b - c
        case Product(left, right) | Quotient(left, right):
            (a, b), (c, d) = _hull(left, floats), _hull(right, floats)
            if isinstance(expression, Quotient):
                if c <= _NEAR * max(abs(c), abs(d)) and d >= -_NEAR * max(abs(c), abs(d)):
                    raise ZeroDivisionError
                c, d = 1 / d, 1 / c
            corners = a * c, a * d, b * c, b * d
            return min(corners), max(corners)
    raise TypeError(f"only at the root of an expression: {type(expression).__name__}")


def _corners(expression: Expression, slots: list[Slot], ranges: Mapping[Slot, Range]) -> Range:
    """The smallest and largest value on the corners: found in floats, computed in Fractions."""
    ends = [(ranges[slot].lower, ranges[slot].upper) for slot in slots]
    place = {slot: at for at, slot in enumerate(slots)}
    fixed = {slot: float(each.lower) for slot, each in ranges.items() if slot not in place}
    rough = _floating(expression, place, fixed)
    near = [rough(corner) for corner in product(*((float(low), float(high)) for low, high in ends))]
    spare = _NEAR * max(map(abs, near), default=0.0)
    low, high = min(near) + spare, max(near) - spare
    point = {slot: each.lower for slot, each in ranges.items()}
    found = []
    for value, corner in zip(near, product(*ends), strict=True):
        if not low < value < high:
            point.update(zip(slots, corner, strict=True))
            found.append(value_at(expression, point))
    return Range(min(found), max(found))


def _floating(
    expression: Expression, place: Mapping[Slot, int], fixed: Mapping[Slot, float]
) -> Callable[[tuple[float, ...]], float]:
    """The expression as a function of the slots in their places."""
    match expression:
        case Constant(number):
            known = float(number)
            return lambda point: known
        case Value(slot) if slot in place:
            return itemgetter(place[slot])
        case Value(slot):
            value = fixed[slot]
            return lambda point: value
        case Operation(left, right):
            one, other = _floating(left, place, fixed), _floating(right, place, fixed)
            joined = _JOINED[type(expression)]
            return lambda point: joined(one(point), other(point))
    raise TypeError(f"only at the root of an expression: {type(expression).__name__}")


__all__ = ["Box", "Unbounded", "range_of", "value_at"]
