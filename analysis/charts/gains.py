"""What a part adds to the growth of its whole, on exact intervals, as everything told is rounded.

A part that stands at L after growing by g gained L g / (1 + g). Over the whole of a year earlier, that is
its contribution to the growth of the whole, in percentage points.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import pandas as pd


class Span(NamedTuple):
    """A closed interval of exact values."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, row: pd.Series) -> "Span":
        """The rounding interval of a figure that has both bounds."""
        return cls(Fraction(row["lower"]), Fraction(row["upper"]))

    @property
    def middle(self) -> Fraction:
        """Halfway between the ends; no likelier than these."""
        return (self.low + self.high) / 2

    @property
    def half(self) -> Fraction:
        """How far the ends are from the middle."""
        return (self.high - self.low) / 2

    def meet(self, other: "Span") -> "Span":
        """What both allow; the interval itself where nothing is."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Span(low, high) if low <= high else self


def added(spans: Sequence[Span]) -> Span:
    """Every sum of values of the intervals.

    >>> added([Span(Fraction(1), Fraction(2)), Span(Fraction(-1), Fraction(0))]) == Span(0, 2)
    True
    """
    return Span(sum((one.low for one in spans), Fraction()), sum((one.high for one in spans), Fraction()))


def less(whole: Span, spans: Sequence[Span]) -> Span:
    """What is left of a whole without its parts."""
    taken = added(spans)
    return Span(whole.low - taken.high, whole.high - taken.low)


def gained(level: Span, growth: Span, whole: Span, whole_growth: Span) -> Span | None:
    """The contribution of a part in percentage points, from two levels and two growth rates in percent.

    The ends are at corners, as it rises or falls with each of the four. None where a level may be below
    zero, or a year earlier may have had nothing.

    >>> half = Span(Fraction(110), Fraction(110)), Span(Fraction(10), Fraction(10))
    >>> gained(*half, Span(Fraction(205), Fraction(205)), Span(Fraction(5, 2), Fraction(5, 2))) == (5, 5)
    True
    """
    if level.low < 0 or whole.low <= 0 or min(growth.low, whole_growth.low) <= -100:
        return None
    corners = [
        part * rate / (100 + rate) * (100 + total_rate) / total
        for part, rate, total, total_rate in product(level, growth, whole, whole_growth)
    ]
    return Span(min(corners), max(corners))


def closed(levels: dict[str, Span]) -> dict[str, Span]:
    """The levels of flows, each also bounded by the two others: the total is exports plus imports."""
    if not {"total", "exports", "imports"} <= set(levels):
        return levels
    total, exports, imports = (levels[flow] for flow in ("total", "exports", "imports"))
    tighter = {"exports": less(total, [imports]), "imports": less(total, [exports])}
    tighter["total"] = added([exports, imports])
    return {flow: span.meet(tighter[flow]) if flow in tighter else span for flow, span in levels.items()}


def settled(spans: list[Span], whole: Span) -> list[Span]:
    """Parts that make up the whole, each also bounded by what all the others leave of it."""
    others = [spans[:at] + spans[at + 1 :] for at in range(len(spans))]
    return [span.meet(less(whole, rest)) for span, rest in zip(spans, others, strict=True)]


def as_text(span: Span, places: int) -> dict[str, str]:
    """Middle and ends as decimal numbers, the ends rounded outwards.

    >>> as_text(Span(Fraction(1, 3), Fraction(2, 3)), 2)
    {'value': '0.50', 'lower': '0.33', 'upper': '0.67'}
    """
    ways = {"value": ROUND_HALF_EVEN, "lower": ROUND_FLOOR, "upper": ROUND_CEILING}
    found = {}
    for (name, rounding), number in zip(ways.items(), (span.middle, *span), strict=True):
        shifted = number * 10**places
        whole = Context(prec=60, rounding=rounding).divide(
            Decimal(shifted.numerator), Decimal(shifted.denominator)
        )
        found[name] = f"{whole.to_integral_value(rounding).scaleb(-places, Context(prec=80)):f}"
    return found
