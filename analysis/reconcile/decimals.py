"""Exact fractions as plain decimal text, never with an exponent."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from analysis.quantity import plain
from analysis.reconcile.intervals import Range


def outward(bounds: Range, step: Fraction) -> tuple[str, str]:
    """Both ends as text, rounded away from each other to a power of ten not above `step`.

    An end that needs no rounding is written as it is; one without bound is empty.

    >>> outward(Range(Fraction(1, 3), Fraction(2, 3)), Fraction(1, 100))
    ('0.33', '0.67')
    """
    return _end(bounds.lower, step, ROUND_FLOOR), _end(bounds.upper, step, ROUND_CEILING)


def _end(end: Fraction | None, step: Fraction, rounding: str) -> str:
    return "" if end is None else text(end, _exponent(step), rounding)


def text(number: Fraction, exponent: int, rounding: str = ROUND_HALF_EVEN) -> str:
    """The number rounded to 10 ** exponent, as plain digits.

    >>> text(Fraction(-1, 3), -2)
    '-0.33'
    """
    with localcontext() as context:
        context.prec, context.rounding = 60, rounding
        scaled = number / Fraction(10) ** exponent
        whole = (Decimal(scaled.numerator) / scaled.denominator).quantize(Decimal(1))
        rounded = plain(whole.scaleb(exponent))
    return f"{rounded:f}" if rounded else "0"


def _exponent(step: Fraction) -> int:
    """The exponent of the largest power of ten that is not above the step."""
    exponent = len(str(step.numerator)) - len(str(step.denominator))
    while Fraction(10) ** exponent > step:
        exponent -= 1
    return exponent
