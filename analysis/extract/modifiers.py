"""Nouns that name goods: those that narrow a product of the vocabulary, as in `health care foods`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract.terms import TermMention
from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span

# So many characters before a product hold what narrows it.
_REACH = 60
_WORDS = re.compile(r"(?<![\w'’&/-])(?:[^\W\d_][\w'’&/-]*\s+){1,5}$")
# `in [information transmission] and `
_JOINED = re.compile(r"\b(?:in|of|from|for)\s+(?P<first>(?:[^\W\d_][\w'’&/-]*\s+){1,3})and\s+$")
_WORD = re.compile(r"\S+")
# `AI-related exports`, `skill-intensive goods`
_KIND = re.compile(r"[A-Za-z]+-(?:related|intensive)")
# `quickly`, `rising`, `adjusted`, `Ruritanian`, `strongest`, `makes`: no names of goods.
_NO_NOUN = re.compile(r".+(?:ly|ing|ed|ian|ese|ish|ern|est|able|ous|ful|ive|-\w+ed)$|.*['’]s?$")
_PLURAL = re.compile(r".*(?<![suic])s$")
# `energy[ storage cabinets]`
_HEAD = re.compile(r"(?:\s[a-z]+){1,2}(?<=[^su]s)(?![\w'’-])")
_LISTS = (
    "flow_modifiers",
    "phrase_ends",
    "phrase_determiners",
    "phrase_not_begun_by",
    "clause_openers",
    "agents",
    "passing_verbs",
    "not_modifiers",
)

_MEASURES = (
    "indicator_heads",
    "measured_heads",
    "measured_of",
    "volumes",
    "plain_counters",
    "counters",
    "makers",
    "not_flows",
)


@dataclass(frozen=True)
class Modifiers:
    """Tells nouns that name goods from other words; the pattern is made once from the language pack."""

    language: Language

    @cached_property
    def others(self) -> re.Pattern:
        """Words that name no goods: verbs of level and change, prepositions, `strong`, `monthly`, months."""
        language = self.language
        listed = [word for name in _LISTS for word in language.grammar[name]]
        moves = [*language.direction["up"], *language.direction["down"], *language.measure["level_verbs"]]
        numbers = [*language.months, *language.numbers, *language.scales]
        return re.compile(alternatives([*listed, *moves, *numbers]))

    @cached_property
    def measured(self) -> re.Pattern:
        """Nouns that tell what is measured of goods, or who deals in them: `prices`, `arrivals`, `exporters`."""
        grammar = self.language.grammar
        listed = [word for name in _MEASURES for word in grammar[name]]
        return re.compile(alternatives(listed))

    @cached_property
    def currency(self) -> re.Pattern:
        """`yuan`, `Indian rupee`: a subject whose moves are those of a rate of exchange, and no goods."""
        return re.compile(rf"(?:[\w.]+\s+)?(?:{alternatives(self.language.grammar['currencies'])})", re.I)

    def is_noun(self, word: str, *, opens: bool) -> bool:
        """True for a word that can name goods; a capital within a sentence is a name's."""
        if _KIND.fullmatch(word):
            return True
        capital = word[0].isupper() and not word.isupper() and not opens
        return not (capital or self.others.fullmatch(word.lower()) or _NO_NOUN.match(word.lower()))

    def narrowed(self, text: str, terms: list[TermMention]) -> list[TermMention]:
        """The mentions in text order, those of products with the nouns before them that narrow them."""
        found, behind = [], 0
        for term in terms:
            start, end = term.span
            if term.kind == "product":
                start, end = self._start(text, term, behind), self._end(text, term)
            if (start, end) != term.span:
                span = Span(start, end)
                term = TermMention(span, term.kind, " ".join(span.words(text).split()), _NARROWED)
            found.append(term)
            behind = term.span.end
        return found

    def _start(self, text: str, term: TermMention, behind: int) -> int:
        """Where the nouns that narrow a product begin, behind the mention before."""
        start = term.span.start
        words = _WORDS.search(text, max(behind, start - _REACH), start)
        for word in reversed(list(_WORD.finditer(text, *words.span()))) if words else ():
            if _PLURAL.match(word[0]) or not self.is_noun(word[0], opens=_opens(text, word.start())):
                break
            start = word.start()
        joined = _JOINED.search(text, max(behind, start - _REACH), start)
        first = joined["first"].split() if joined else []
        if first and all(self.is_noun(word, opens=False) or self._is_activity(word) for word in first):
            return joined.start("first")
        return start

    def _end(self, text: str, term: TermMention) -> int:
        """Where a noun ends that the product only describes: `energy storage cabinets`."""
        head = _HEAD.match(text, term.span.end)
        words = head[0].split() if head else []
        if not words or any(
            self.measured.fullmatch(word) or not self.is_noun(word, opens=False) for word in words
        ):
            return term.span.end
        return head.end()

    def _is_activity(self, word: str) -> bool:
        """True for `leasing`, not for `rising`."""
        return word.islower() and word.endswith("ing") and not self.others.fullmatch(word)


_NARROWED = {"narrowed": True}


def _opens(text: str, offset: int) -> bool:
    """True at the beginning of a sentence or line."""
    before = text[max(0, offset - 2) : offset]
    return not before or before[-1] == "\n" or before[0] in ".:;"


@cache
def modifiers(lexicon: Lexicon) -> Modifiers:
    """Those of a lexicon, made once."""
    return Modifiers(lexicon.language)
