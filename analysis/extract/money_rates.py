"""Rates of exchange: `the yen averaged 102 to the dollar` is told in the money that the dollar costs."""

import re

from analysis.extract.mention import NONE, Mention
from analysis.lexicon import Language, Unit, alternatives

# `102[ to the dollar]`, `34.8[ per U.S. dollar]`
PER_DOLLAR = re.compile(
    r"\s+(?:(?:per|to\s+one|for\s+(?:a|one|each)|(?P<article>(?:to|against)\s+the)|against(?=\s+usd))\s+(?:u\.?s\.?\s+)?"
    r"(?P<pivot>usd|dollar|euro|greenback|(?(article)pound|dollar))\b"
    r"(?!\s+(?:of|it|they|we|spent|invested|lent|paid|earned|bill|note|coin|bag|ticket)\b))"
)
# The codes of what a rate is the price of.
PIVOTS = {"dollar": "USD", "usd": "USD", "greenback": "USD", "euro": "EUR", "pound": "GBP"}
# `The euro stood at 1.08 to the dollar`: dollars to the euro.
_DEARER = frozenset(("euro", "sterling", "pound"))
_REACH = 250


def currency_words(language: Language) -> str:
    """A pattern for the names of moneys: `yuan`, `pound`."""
    return alternatives([*language.grammar["currencies"], *sorted(_DEARER)])


class MoneyRates:
    """Tells the unit of rates of exchange; the pattern is made once from the language pack."""

    def __init__(self, language: Language, units: dict[str, Unit]) -> None:
        self.units = units
        self.currency = re.compile(rf"\b({currency_words(language)})s?\b")

    def told(self, text: str, found: list[Mention]) -> list[Mention]:
        """The quantities of a text, rates of exchange in the currency named last before them."""
        return [self._told(text, mention) for mention in found]

    def _told(self, text: str, mention: Mention) -> Mention:
        pivot = PER_DOLLAR.match(text, mention.span.end) if mention.unit is NONE else None
        if not pivot:
            return mention
        words = self.currency.findall(text, max(0, mention.span.start - _REACH), mention.span.start)
        named = [word for word in words if word != pivot["pivot"] and (word in self.units or word in _DEARER)]
        told = named and named[-1] not in _DEARER
        return mention._replace(unit=self.units[named[-1]]) if told else mention
