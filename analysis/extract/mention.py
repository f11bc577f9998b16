"""A quantity in its place: what was printed, before anyone asks what it means."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.lexicon import Unit
from analysis.model import Span
from analysis.quantity import EXACT_UNITS, Interval, Modality, Quantity, plain, rounding_interval

NONE = Unit("count", Decimal(1), "count")
PERCENT = Unit("percent", Decimal(1), "percent")
# Nobody says "half" for 50.0 only: a fraction in words stands for five points to each side.
_ROUGH = Decimal(10)
RANK = Unit("rank", Decimal(1), "rank")


class Mention(NamedTuple):
    """A quantity in its place: magnitude as printed (sign only when printed), unit and form.

    `form` tells how it was written: digits, words, fraction, multiple, rank, streak, double_digit.
    """

    span: Span
    value: Decimal
    place: Decimal
    unit: Unit
    modality: Modality
    form: str
    high: Decimal | None = None
    hyphenated: bool = False
    signed: bool = False
    cue: Span | None = None

    def quantity(self, sign: int = 1, unit: str | None = None) -> Quantity:
        """The quantity with its rounding interval; a fall (`sign` -1) is negative."""
        code, place = unit or self.unit.code, _ROUGH if self.form == "fraction" else self.place
        counted = (
            code in EXACT_UNITS or (code == "count" and self.place == 1) or self.form in ("words", "rank")
        )
        high = "" if self.high is None else str(self.high)
        return _quantity(str(self.value), high, str(place), sign, code, self.modality, counted)


@lru_cache(maxsize=4096)
def _quantity(
    printed: str, high: str, last_place: str, sign: int, code: str, modality: Modality, counted: bool
) -> Quantity:
    """A quantity, one for all that are told so.

    Numbers are given as their text, for 1.0 and 1 are equal but not the same.
    """
    value, place = plain(Decimal(printed) * sign), Decimal(last_place)
    interval = rounding_interval(value, place, modality, counted=counted)
    if high:
        ends = sorted((value, plain(Decimal(high) * sign)))
        interval = Interval(ends[0], ends[1])
    return Quantity(value, code, place, modality, interval)
