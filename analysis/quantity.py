"""Exact quantities: what was printed, and every value that would have been printed so.

A number in a briefing is rounded. `21.79 trillion` stands for every value from 21.785 to 21.795
trillion, both ends included because nobody says how a tie was rounded. All arithmetic here is on
`Decimal`, never on floats.
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache
from typing import Literal

Modality = Literal["exact", "about", "nearly", "more_than", "less_than", "at_least"]

_WIDE = Context(prec=200)
EXACT_UNITS = frozenset({"rank", "day", "week", "month", "quarter", "year", "times"})


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of exact values; None is an open end without a bound.

    >>> Interval(Decimal(1), Decimal(2)).contains(Decimal("1.5"))
    True
    """

    lower: Decimal | None
    upper: Decimal | None

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError(f"interval reversed: lower {self.lower} is above upper {self.upper}")

    def contains(self, value: Decimal) -> bool:
        """True when the value lies inside or on an end."""
        above = self.lower is None or self.lower <= value
        return above and (self.upper is None or value <= self.upper)

    def negated(self) -> "Interval":
        """The interval of the negative values, for falls told as positive numbers."""
        flip = lambda end: None if end is None else -end  # noqa: E731
        return Interval(flip(self.upper), flip(self.lower))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read: exact value in base units, unit, last printed place, modality and interval."""

    value: Decimal
    unit: str
    last_place: Decimal
    modality: Modality
    interval: Interval


def last_place(printed: str, scale: Decimal = Decimal(1)) -> Decimal:
    """The weight of the last printed digit, in base units.

    >>> last_place("21.79", Decimal(10) ** 12)
    Decimal('10000000000')
    >>> last_place("628,000")
    Decimal('1000')
    """
    digits = printed.replace(",", "")
    decimals = len(digits.partition(".")[2])
    whole = scale == 1 and not decimals
    zeros = (len(digits) - len(digits.rstrip("0"))) // 3 * 3 if whole else 0
    return _weight(scale, zeros - decimals)


@lru_cache(maxsize=1024)
def _weight(scale: Decimal, exponent: int) -> Decimal:
    return plain(scale.scaleb(exponent, _WIDE))


def rounding_interval(
    value: Decimal, place: Decimal, modality: Modality = "exact", *, counted: bool = False
) -> Interval:
    """Every value that would be told so, both ends included.

    `place` is the weight of the last printed digit. A `counted` number (a count without zeros to
    round away, a rank, a duration) is exact. "More than" and "at least" bound the magnitude from
    below, "less than" from above; "nearly" reaches half a significant digit down; "about" goes one
    printed place to each side, or half a significant digit where that is wider.

    >>> rounding_interval(Decimal("-2.7"), Decimal("0.1"))
    Interval(lower=Decimal('-2.75'), upper=Decimal('-2.65'))
    >>> rounding_interval(Decimal(60), Decimal(1), "nearly")
    Interval(lower=Decimal('55'), upper=Decimal('60'))
    """
    if value < 0:
        return rounding_interval(-value, place, modality, counted=counted).negated()
    if modality in ("more_than", "at_least"):
        return Interval(value, None)
    if modality == "less_than":
        return Interval(None, value)
    if modality == "nearly":
        return Interval(value - significant_place(value, place) / 2, value)
    if modality == "about":
        reach = max(place, significant_place(value, place) / 2)
        return Interval(value - reach, value + reach)
    lower = plain(value if counted else value - place / 2)
    return Interval(lower, lower if counted else plain(value + place / 2))


def significant_place(value: Decimal, place: Decimal) -> Decimal:
    """The weight of the last digit that is not zero, never below the printed place.

    >>> significant_place(Decimal(60), Decimal(1))
    Decimal('10')
    """
    if not value:
        return place
    exponent = value.normalize().as_tuple().exponent
    return max(place, plain(Decimal(10) ** exponent))


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent, so that its text is plain digits.

    >>> plain(Decimal("2.179E+13")), plain(Decimal("0.10"))
    (Decimal('21790000000000'), Decimal('0.1'))
    """
    value = value.normalize(_WIDE)
    return value.quantize(Decimal(1), context=_WIDE) if "E+" in str(value) else value
