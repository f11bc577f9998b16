"""The cues of measures: words left and right of a number that tell what it measures."""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.lexicon import Language, alternatives, anywhere

REACH = 240
# `made up` and `take up` are shares, no moves.
_NOT_MADE = "".join(
    f"(?<!{verb} )" for verb in ("made", "make", "makes", "making", "take", "takes", "taking", "took")
)
# `6% [and 7%] higher`, `6% [or 2 billion dollars] lower`
_AND_ANOTHER = (
    r"\s+(?:and|or)\s+(?:us)?[$€£¥]?\d[\d.,]*\s?"
    r"(?:%|percent|per\s?cent|(?:thousand|million|billion|trillion)(?:\s+[a-z]+)?)"
)
# `more than 3` and `other than` compare nothing.
_THAN = "than" + "".join(f"(?<!{word} than)" for word in ("more", "less", "fewer", "other", "rather"))


def last_match(pattern: re.Pattern, words: str, quick: re.Pattern | None = None) -> re.Match | None:
    """The last match of a pattern in the last words of a clause, or None; `quick` finds the same places."""
    last = None
    for match in (quick or pattern).finditer(words, max(0, len(words) - REACH)):
        last = match
    return pattern.match(words, last.start()) if last and quick else last


@dataclass(frozen=True)
class Cues:
    """Patterns for words in lower case, made once from the language pack."""

    language: Language

    def _measure(self, *names: str) -> str:
        """The cue words of the named lists, as one alternation."""
        return alternatives([cue for name in names for cue in self.language.measure[name]])

    def _grammar(self, name: str) -> str:
        return alternatives(self.language.grammar[name])

    @cached_property
    def _ways(self) -> tuple[str, str]:
        return tuple(alternatives(self.language.direction[way]) for way in ("up", "down"))

    @cached_property
    def _about(self) -> str:
        """What may stand between a cue and its number: `nearly`, `more than`, `only about`."""
        modality = [cue for cues in self.language.modality.values() for cue in cues]
        return rf"(?:(?:{alternatives([*modality, *self.language.grammar['focus']])})\s+){{0,2}}"

    @cached_property
    def left(self) -> re.Pattern:
        """Cues left of a number, in lists named after their measures."""
        measure, direction = self.language.measure, self.language.direction
        return anywhere(
            {
                "contribution": measure["contribution"],
                "average_growth": measure["average"],
                "growth_change": measure["growth_change"],
                "share": [*measure["share"], *measure["share_words"]],
                "growth": [*direction["down"], *direction["up"]],
            }
        )

    @cached_property
    def direction(self) -> re.Pattern:
        """Words of change, up or down."""
        up, down = self._ways
        return re.compile(rf"\b(?:(?P<down>{down})|(?P<up>{up}))\b")

    @cached_property
    def direction_quick(self) -> re.Pattern:
        """Where words of change begin."""
        return anywhere({way: self.language.direction[way] for way in ("down", "up")})

    @cached_property
    def average(self) -> re.Pattern:
        """Words of an average rate of growth."""
        return re.compile(rf"\b(?:{self._measure('average')})\b")

    @cached_property
    def share_words(self) -> re.Pattern:
        """Nouns of a share."""
        return re.compile(rf"\b(?:{self._measure('share_words')})\b")

    @cached_property
    def comparatives(self) -> frozenset[str]:
        """Comparatives that make a percentage a growth: `6.2% higher`."""
        return frozenset(self.language.grammar["comparatives"])

    @cached_property
    def noun_right(self) -> re.Pattern:
        """A noun of change just right of a number: `8.5% growth`, `a 5% year-on-year drop`."""
        lead, nouns = self._grammar("growth_adjectives"), self._measure("growth_nouns")
        months = alternatives(list(self.language.months))
        return re.compile(rf"^(?:[\s\-]+(?:{lead}|{months}))?[\s\-]+(?P<noun>(?:{nouns})s?)\b")

    @cached_property
    def degree_right(self) -> re.Pattern:
        """A comparative just right of a number: `higher`, `slower than`, `vehicles fewer`."""
        up, down = self._grammar("more_than_before"), self._grammar("less_than_before")
        units = self._grammar("counters")
        return re.compile(
            rf"^(?:{_AND_ANOTHER})?\)?\s+(?:respectively\s+)?(?:(?:{units})\s+|\([^()]*\)\*?\s+)?(?:(?P<up>{up})|(?P<down>{down}))\b"
        )

    @cached_property
    def change_left(self) -> re.Pattern:
        """Words after which an amount is a change: `an increase of`, `rose by`, `up`."""
        up, down = self._ways
        return re.compile(
            rf"\b(?:(?P<noun>{self._measure('growth_nouns')}|(?:increase|decrease|rise|fall|decline|drop|gain)s|widening|narrowing)\s+of"
            rf"|{_NOT_MADE}(?P<verb>{up}|{down})"
            r"(?:\s+(?:further|again|slightly|sharply|significantly))?(?:\s+by|\s+at\s+(?:the|a)\s+rate\s+of)?"
            rf"|by)\s+{self._about}(?:an?\s+(?:(?:further|solid|mere|modest|robust|whopping|record|seasonally\s+adjusted|better-than-expected|weaker-than-expected|lower-than-expected|higher-than-expected)\s+|average\s+(?:of\s+)?)?|the\s+|another\s+)?(?:us)?$"
        )

    @cached_property
    def reference_left(self) -> re.Pattern:
        """Words after which a number is the value compared with: `down from`, `compared with a rise of`."""
        revised, nouns = self._grammar("revisions"), self._grammar("compared_nouns")
        return re.compile(
            rf"\b(?:{self._from}|over(?=\s+(?:the\s+|an?\s+)(?:{nouns}))|(?:above|below)(?=\s+(?:the|an?)\s+(?:{nouns})\s+of\b)|{_THAN}|(?:short|shy|ahead)\s+of|(?:down|up|lower|higher)\s+on(?=\s+the\b)|against|versus|vs\.?|compar(?:ed|ing|es?)\s+(?:with|to)|in\s+(?:comparison|contrast)\s+(?:with|to)"
            r"|(?:following|after)(?P<verb>\s+\w+ing(?:\s+(?:up|down|by)){0,2})?)\s+(?:(?:an?|the|its|their|our)\s+)?"
            rf"(?:(?:[a-z]+\s+)?(?:{self._periods})['’]s\s+)?"
            rf"(?:(?:{revised})\s+)*"
            rf"(?:(?P<noun>(?:net\s+|annual\s+|revised\s+)?(?:{nouns}))\s+(?:(?:of|from|in)\s+(?:last\s+)?(?:{self._periods})\s+)?(?:of\s+))?"
            rf"{self._about}(?:us)?$"
        )

    @property
    def _from(self) -> str:
        """`from`, but not in `exports got a boost from a 3% rise`, which moved from nothing."""
        return "from" + "".join(f"(?<!{word} from)" for word in self.language.grammar["given_from"])

    @cached_property
    def _periods(self) -> str:
        """What owns a value compared with: `from May's`, `than last quarter's`."""
        return alternatives([*self.language.months, "week", "month", "quarter", "year"])

    @cached_property
    def origin(self) -> re.Pattern:
        """What people and goods come from, right of a number: `(212) countries`."""
        return re.compile(rf"\s+(?:\w+\s+)?(?:{self._grammar('origins')})\b")

    @cached_property
    def pull(self) -> re.Pattern:
        """Verbs of contributing to something, up or down."""
        return re.compile(
            rf"\b(?:(?P<down>{self._grammar('pulling_down')})|(?P<up>{self._grammar('pulling_up')}))\b"
        )

    @cached_property
    def pulled(self) -> re.Pattern:
        """A verb of contributing whose object, in the same clause, is growth, a rate or an index."""
        grammar = self.language.grammar
        verbs = alternatives([*grammar["pulling_up"], *grammar["pulling_down"]])
        return re.compile(
            rf"\b(?:{self._measure('contribution')})\b[^,;]*$"
            rf"|\b(?:{verbs})\s+(?!to\s+\d)[^,;]*"
            r"\b(?:growth|inflation|cpi|ppi|gdp|rate|increase|index)\b[^,;]*$"
        )
