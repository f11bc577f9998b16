"""Names of offices and matters: `the Bank of England` tells no place, `Ministry of Foreign Trade` and `trade agreements` no trade."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract.terms import TermMention
from analysis.lexicon import Lexicon, alternatives

# No name of an office has more characters.
_LONGEST = 60
_SUBJECTS = ("indicator", "flow", "product")
# The words of a name with capitals, joined as in `Trade, Industry and Energy`; a headline's line ends it.
_WORD = r"[A-Z][\w’'-]*"
_JOINED = rf"(?:{_WORD}(?:,? (?:and|&) |, | (?:of|for) (?:the )?| ))*"


@dataclass(frozen=True, eq=False)
class Offices:
    """Tells mentions in names of offices from others; patterns are made once from the language pack."""

    lexicon: Lexicon

    @cached_property
    def _heads(self) -> str:
        """`Ministry`, `Department`: the nouns that names of offices are made with."""
        return alternatives([word.title() for word in self.lexicon.language.names["offices"]])

    @cached_property
    def _before(self) -> re.Pattern:
        """`Ministry of [Trade]`"""
        return re.compile(rf"\b(?:{self._heads})\s+(?:of|for|on)\s+(?:the\s+)?{_JOINED}$")

    @cached_property
    def _after(self) -> re.Pattern:
        """`[Trade] and Industry Minister`"""
        return re.compile(
            rf"(?:(?:,\s+{_WORD})*,?\s+(?:and|&)\s+{_WORD})?(?:\s+{_WORD})?\s+(?:{self._heads})\b"
        )

    @cached_property
    def _matters(self) -> re.Pattern:
        """`trade[ agreements]`"""
        return re.compile(
            rf"[\s-]+(?:{alternatives(self.lexicon.language.grammar['trade_matters'])})\b", re.I
        )

    def without(self, text: str, terms: list[TermMention]) -> list[TermMention]:
        """The mentions that are not in the name of an office or of a matter such as `trade agreements`."""
        return [term for term in terms if not (self._holds(text, term) or self._is_matter(text, term))]

    def _is_matter(self, text: str, term: TermMention) -> bool:
        """True for trade in `free trade agreements`, `trade finance`."""
        trade = (
            term.kind == "flow"
            and term.name == "total"
            and text[term.span.start : term.span.end].lower().endswith("trade")
        )
        return trade and bool(self._matters.match(text, term.span.end))

    def _holds(self, text: str, term: TermMention) -> bool:
        """True for a place or a subject in the name of an office."""
        start, end = term.span
        near = max(0, start - _LONGEST)
        if term.kind == "region":
            named = self.lexicon.institution.finditer(text, near, end + _LONGEST)
            return any(name.start() <= start < name.end() for name in named)
        if term.kind not in _SUBJECTS or not text[start].isupper():
            return False
        return bool(self._before.search(text[near:start]) or self._after.match(text, end, end + _LONGEST))


@cache
def offices(lexicon: Lexicon) -> Offices:
    """Those of a lexicon, made once."""
    return Offices(lexicon)
