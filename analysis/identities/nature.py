"""What the name of an indicator says of its levels: do they add up, over time and over parts."""

import re
from dataclasses import dataclass
from functools import cache

COUNTED = frozenset({"count", "t", "TEU"})


@dataclass(frozen=True, slots=True)
class Nature:
    """Words in the names of indicators, by what they say of the levels; see `data/reference/world.yml`.

    `rates` are whole names from the vocabulary.

    >>> words = Nature(accumulating=("trade", "retail"), intensive=("price",), stocks=("enterprises",))
    >>> [words.accumulates(name) for name in ("goods trade", "retail price index", "trade enterprises")]
    [True, False, False]
    >>> [words.adds_up(name) for name in ("goods trade", "retail price index", "trade enterprises")]
    [True, False, True]
    """

    averages: tuple[str, ...] = ()
    accumulating: tuple[str, ...] = ()
    stocks: tuple[str, ...] = ()
    intensive: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    with_partners: tuple[str, ...] = ()
    rates: frozenset[str] = frozenset()

    def is_rate(self, indicator: str) -> bool:
        """True for prices, indices, ratios and averages over things: their levels never add up."""
        plain = _without(indicator, self.averages)
        return indicator in self.rates or _holds(plain, self.intensive)

    def accumulates(self, indicator: str) -> bool:
        """True when levels of months add up to the level of the quarter (a flow, not a stock)."""
        never = self.stocks + self.signed + self.averages
        return self.adds_up(indicator) and not _holds(indicator, never)

    def adds_up(self, indicator: str, unit: str = "") -> bool:
        """True when the levels of parts that do not overlap add up, and none is below zero."""
        if self.is_rate(indicator) or _holds(indicator, self.signed):
            return False
        return unit in COUNTED or _holds(indicator, self.accumulating)

    def has_partners(self, indicator: str) -> bool:
        """True when what is told with a partner is done with it, not the partner's own."""
        return _holds(indicator, self.with_partners)


@cache
def _holds(indicator: str, phrases: tuple[str, ...]) -> bool:
    words = indicator.casefold()
    return any(re.search(rf"\b{re.escape(phrase)}\b", words) for phrase in phrases)


def _without(indicator: str, phrases: tuple[str, ...]) -> str:
    words = indicator.casefold()
    for phrase in phrases:
        words = words.replace(phrase, " ")
    return words
