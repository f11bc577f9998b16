"""Exact arithmetic on intervals of Fractions; None is an end without a bound.

The ends are never rounded, so intervals that just touch are told from those that just miss.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

End = Fraction | None


class Unbounded(ArithmeticError):
    """A quotient by an interval that holds zero: nothing can be said of it."""


@dataclass(frozen=True, slots=True)
class Range:
    """Every value from `lower` to `upper`, both included.

    >>> Range.of(2, 3) * Range.of(-1, 4)
    Range(lower=Fraction(-3, 1), upper=Fraction(12, 1))
    >>> Range(Fraction(10), None) - Range.of(1, 2)
    Range(lower=Fraction(8, 1), upper=None)
    """

    lower: End
    upper: End

    @classmethod
    def of(cls, lower: int | Fraction, upper: int | Fraction | None = None) -> Range:
        """A range from exact numbers; a point when only one is given."""
        return cls(Fraction(lower), Fraction(lower if upper is None else upper))

    def __add__(self, other: Range) -> Range:
        return Range(_plus(self.lower, other.lower), _plus(self.upper, other.upper))

    def __neg__(self) -> Range:
        return Range(_minus(self.upper), _minus(self.lower))

    def __sub__(self, other: Range) -> Range:
        return self + -other

    def __mul__(self, other: Range) -> Range:
        corners = [_times(a, b) for a, b in product(_signed(self), _signed(other))]
        return Range(_finite(min(corners, key=_order)), _finite(max(corners, key=_order)))

    def __truediv__(self, other: Range) -> Range:
        return self * other.inverse()

    def inverse(self) -> Range:
        """1 / range. Raises Unbounded when the range holds zero inside, or at an end."""
        above = self.lower is not None and self.lower > 0
        below = self.upper is not None and self.upper < 0
        if not above and not below:
            raise Unbounded
        invert = lambda end: Fraction(0) if end is None else 1 / end  # noqa: E731
        return Range(invert(self.upper), invert(self.lower))

    @property
    def bounded(self) -> bool:
        """True when both ends are known."""
        return self.lower is not None and self.upper is not None

    @property
    def width(self) -> End:
        """Upper less lower end; None when unbounded."""
        return self.upper - self.lower if self.bounded else None

    def common(self, other: Range) -> Range | None:
        """What two ranges share; None when they are apart."""
        lower = _pick(max, self.lower, other.lower)
        upper = _pick(min, self.upper, other.upper)
        apart = lower is not None and upper is not None and lower > upper
        return None if apart else Range(lower, upper)

    def hull(self, other: Range) -> Range:
        """The smallest range that holds both."""
        lower = None if None in (self.lower, other.lower) else min(self.lower, other.lower)
        upper = None if None in (self.upper, other.upper) else max(self.upper, other.upper)
        return Range(lower, upper)


def _plus(a: End, b: End) -> End:
    return None if a is None or b is None else a + b


def _minus(a: End) -> End:
    return None if a is None else -a


def _pick(which, a: End, b: End) -> End:
    known = [end for end in (a, b) if end is not None]
    return which(known) if known else None


# An end while multiplying: (sign of infinity, finite part); infinity times zero is zero, because zero is
# a value of the range while infinity is only the lack of a bound.
def _signed(range_: Range) -> tuple[tuple[int, Fraction], tuple[int, Fraction]]:
    lower = (-1, Fraction(0)) if range_.lower is None else (0, range_.lower)
    upper = (1, Fraction(0)) if range_.upper is None else (0, range_.upper)
    return lower, upper


def _times(a: tuple[int, Fraction], b: tuple[int, Fraction]) -> tuple[int, Fraction]:
    if not a[0] and not b[0]:
        return 0, a[1] * b[1]
    sign = _direction(a) * _direction(b)
    return sign, Fraction(0)


def _direction(end: tuple[int, Fraction]) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _order(end: tuple[int, Fraction]) -> tuple[int, Fraction]:
    return end


def _finite(end: tuple[int, Fraction]) -> End:
    return None if end[0] else end[1]
