"""Quantities as printed: number, scale, unit and modality, with their exact value.

The reader is anchored on numbers: it finds a number, then has scale, unit and currency read around it,
and last the words of modality beside it. What the number means is not asked here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.extract.amounts import AmountReader
from analysis.extract.bare_percent import as_percent_before
from analysis.extract.mention import NONE, Mention
from analysis.extract.money_rates import MoneyRates
from analysis.extract.neighbours import adjusted
from analysis.extract.quantity_patterns import quantity_patterns
from analysis.extract.same_money import in_same_money, with_scale_told_last
from analysis.extract.tokens import Token
from analysis.extract.worded import WordedReader
from analysis.lexicon import Lexicon
from analysis.model import Span

# `30,000+ sq km`
_PLUS = re.compile(r"\d(?P<plus>\+)")
# `moved up to 5%`: no bound, but a movement.
_MOVED_UP = re.compile(
    r"\b(?:revis|mov|edg|push|pick|bring|ris|com|tick|inch|tak|climb|add|creep|jump|shoot|nudg|leap|soar|surg|drift|spik|send|lift|driv)(?:ed|ing|en|e|s)?\s+$"
    r"|\b(?:went|going|brought|rose|came|crept|shot|leapt|drove|sent|took|sped)\s+$|\b(?:bring|lift|push|drive)\s+(?:[a-z]+\s+){1,3}$"
)
# `the north plunged by [as much as] 29%` tells how much it was; `may grow by as much as` is a limit.
_MOVED_BY = re.compile(r"\b(?:by|rose|fell|grew|rising|falling|up|down)\s+$")
_NOT_SURE = re.compile(
    r"\b(?:may|might|could|can|would|will|should|forecasts?|expect\w*|claim\w*|estimat\w*|projec\w*)\b[^.;]*$"
)
_SURE_REACH = 160
_WITHOUT_MODALITY = frozenset(("rank", "streak", "double_digit"))


# `300+`, `~300`
_SIGNS = {"plus": "more_than", "tilde": "about"}


class QuantityReader:
    """Finds quantities; see `read`."""

    def __init__(self, lexicon: Lexicon, home: str = "") -> None:
        self.patterns, self.units = quantity_patterns(lexicon), lexicon.units
        self.amounts = amounts = AmountReader(lexicon, home)
        worded = WordedReader(lexicon)
        self.rates = MoneyRates(lexicon.language, lexicon.units)
        self.forms = {
            "digits": amounts.digits,
            "glyph": lambda text, match: worded.glyph(text, match) or amounts.glyph(text, match),
            "words": amounts.words,
            "one": amounts.one,
            "double_digit": worded.double_digit,
            "zero": worded.zero,
            "rank": worded.rank,
            "placed": worded.rank,
            "streak": worded.streak,
            "ratio": worded.ratio,
            "fraction": worded.fraction,
            "multiple": worded.multiple,
        }

    def read(self, text: str, tokens: list[Token], masked: list[Span]) -> list[Mention]:
        """Every quantity outside the masked spans (both in text order); the text is in lower case."""
        found, position, mask = [], 0, iter([*masked, Span(len(text), len(text))])
        barrier = next(mask)
        for match in self._anchors(text, tokens):
            start, end = match.span()
            while barrier.end <= start and barrier.start < len(text):
                barrier = next(mask)
            if start < position or (barrier.start < end and start < barrier.end):
                continue
            mention = self._mention(text, match)
            if not mention:
                continue
            if mention.span.start < position:
                mention = mention._replace(span=Span(start, mention.span.end), unit=NONE)
            found.append(mention)
            position = mention.span.end
        numerals = self.patterns.numerals
        found = with_scale_told_last(text, adjusted(text, found, numerals, self.units), numerals)
        found = self.rates.told(text, in_same_money(text, found, self.units))
        return as_percent_before(text, found)

    def _anchors(self, text: str, tokens: list[Token]) -> Iterator[re.Match]:
        """Where quantities may begin: at digits, and at the words that begin one."""
        position, starters, anchor = 0, self.patterns.starters, self.patterns.anchor
        for start, stop, word in tokens:
            plain = word.isalpha()
            if start < position or (plain and word not in starters):
                continue
            if not plain and not (len(word) == 3 and word.startswith("no")):
                start += next((n for n in range(stop - start) if text[start + n].isdigit()), 0)
                start -= text[start - 1 : start] == "." and not text[start - 2 : start - 1].isalnum()
            match = anchor.match(text, start)
            if match:
                yield match
                position = match.end()

    def _mention(self, text: str, match: re.Match) -> Mention | None:
        """The quantity that begins with a match, read by its form; None if it is none."""
        mention = self.forms[match.lastgroup](text, match)
        if mention and match.lastgroup == "fraction" and mention.unit is NONE:
            mention = self.amounts.with_unit(text, mention)
        if not mention or mention.form in _WITHOUT_MODALITY:
            return mention
        return self._with_modality(text, mention)

    def _with_modality(self, text: str, mention: Mention) -> Mention:
        """The mention with the modality that the words just before or behind it tell, and their span."""
        start, end = mention.span
        match = self.patterns.modality_before.search(text, max(0, start - 32), start)
        match = match or self.patterns.modality_after.match(text, end) or _PLUS.search(text, start, end)
        if not match:
            return mention
        cue = Span(*match.span(match.lastgroup))
        if cue.words(text) == "up to" and _MOVED_UP.search(text, max(0, cue.start - 40), cue.start):
            return mention
        if cue.words(text).startswith("as ") and _is_a_fact(text, cue.start):
            return mention
        told = _SIGNS.get(match.lastgroup, match.lastgroup)
        return mention._replace(modality=told, cue=cue)


def _is_a_fact(text: str, start: int) -> bool:
    """True for `plunged by` before `as much as 29%`, where nothing is only expected."""
    begin = max(0, start - _SURE_REACH)
    return bool(_MOVED_BY.search(text, begin, start)) and not _NOT_SURE.search(text, begin, start)


@lru_cache(maxsize=32)
def quantity_reader(lexicon: Lexicon, home: str) -> QuantityReader:
    """The reader of a lexicon for the texts of an economy, made once."""
    return QuantityReader(lexicon, home)
