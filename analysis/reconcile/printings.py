"""Which numbers, printed to a last place, a range would explain."""

from fractions import Fraction
from math import ceil, floor

from analysis.reconcile.decimals import text
from analysis.reconcile.intervals import Range

MOST = 20


def printings(fitting: Range, place: Fraction) -> str:
    """Every number of that last place whose rounding interval meets the range, as plain digits.

    Empty when the range is open or holds more than twenty of them.

    >>> printings(Range.of(Fraction(216, 100), Fraction(236, 100)), Fraction(1, 10))
    '2.2 2.3 2.4'
    """
    if not fitting.bounded or not place or fitting.width > MOST * place:
        return ""
    half = Fraction(1, 2)
    lowest, highest = ceil(fitting.lower / place - half), floor(fitting.upper / place + half)
    exponent = len(str(place.numerator)) - len(str(place.denominator))
    return " ".join(text(number * place, min(exponent, 0)) for number in range(lowest, highest + 1))
