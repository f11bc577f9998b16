"""The cues of measures: words left and right of a number that tell what it measures."""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.lexicon import Language, alternatives

_CHANGE_NOUNS = "dip|jump|surge|slump|expansion|reduction|uptick|slide|rebound|climb|advance|plunge|loss|surplus|deficit|figure|total|average|peak|low|high|record|share|proportion|rise|increase|decline|fall|drop|gain|growth|reading|contraction|decrease|level|rate"
_REVISIONS = "revised|upwardly|downwardly|upward|initial|initially|preliminary|previous|previously|reported|earlier|estimated"


REACH = 240


def last_match(pattern: re.Pattern, words: str) -> re.Match | None:
    """The last match of a pattern in the last words of a clause, or None."""
    last = None
    for match in pattern.finditer(words, max(0, len(words) - REACH)):
        last = match
    return last


@dataclass(frozen=True)
class Cues:
    """Patterns for words in lower case, made once from the language pack."""

    language: Language

    def any(self, *names: str) -> str:
        """The cue words of the named lists, as one alternation."""
        return alternatives([cue for name in names for cue in self.language.measure[name]])

    @cached_property
    def _ways(self) -> tuple[str, str]:
        return tuple(alternatives(self.language.direction[way]) for way in ("up", "down"))

    @cached_property
    def _modality(self) -> str:
        return alternatives([cue for cues in self.language.modality.values() for cue in cues])

    @cached_property
    def direction(self) -> re.Pattern:
        """Words of change, up or down."""
        up, down = self._ways
        return re.compile(rf"\b(?:(?P<down>{down})|(?P<up>{up}))\b")

    @cached_property
    def left(self) -> re.Pattern:
        """Cues left of a number, each in a group named after its measure."""
        up, down = self._ways
        return re.compile(
            rf"\b(?:(?P<contribution>{self.any('contribution')})|(?P<average_growth>{self.any('average')})"
            rf"|(?P<growth_change>{self.any('growth_change')})|(?P<share>{self.any('share', 'share_words')})"
            rf"|(?P<growth>{down}|{up}))\b",
        )

    @cached_property
    def average(self) -> re.Pattern:
        """Words of an average rate of growth."""
        return re.compile(rf"\b(?:{self.any('average')})\b")

    @cached_property
    def share_words(self) -> re.Pattern:
        """Nouns of a share."""
        return re.compile(rf"\b(?:{self.any('share_words')})\b")

    @cached_property
    def noun_right(self) -> re.Pattern:
        """A noun of change just right of a number: `8.5% growth`, `a 5% year-on-year drop`."""
        lead = alternatives(self.language.grammar["growth_adjectives"])
        return re.compile(rf"^(?:[\s\-]+(?:{lead}))?[\s\-]+(?P<noun>(?:{self.any('growth_nouns')})s?)\b")

    @cached_property
    def degree_right(self) -> re.Pattern:
        """A comparative just right of a number: `higher`, `slower than`, `vehicles fewer`."""
        up, down, units = (
            alternatives(self.language.grammar[k])
            for k in ("more_than_before", "less_than_before", "counters")
        )
        return re.compile(rf"^\s+(?:(?:{units})\s+|\([^()]*\)\s+)?(?:(?P<up>{up})|(?P<down>{down}))\b")

    of_whole = re.compile(r"^\s+of\s+(?!\w+ing\b)")

    @cached_property
    def change_left(self) -> re.Pattern:
        """Words after which an amount is a change: `an increase of`, `rose by`, `up`."""
        up, down = self._ways
        adverbs = r"(?:\s+(?:further|again|slightly|sharply|significantly))?"
        return re.compile(
            rf"\b(?:(?P<noun>{self.any('growth_nouns')}|widening|narrowing)\s+of"
            rf"|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!take )(?<!takes )(?<!taking )(?<!took )(?P<verb>{up}|{down}){adverbs}(?:\s+by)?|by)\s+(?:(?:{self._modality})\s+)?(?:an?\s+|the\s+)?(?:us)?$",
        )

    @cached_property
    def reference_left(self) -> re.Pattern:
        """Words after which a number is the value compared with: `down from`, `compared with a rise of`."""
        return re.compile(
            r"\b(?:from|(?<!more )(?<!less )(?<!fewer )(?<!other )(?<!rather )than|against|versus|vs\.?"
            r"|compar(?:ed|ing|es?)\s+(?:with|to)|(?:following|after)(?P<verb>\s+\w+ing(?:\s+by)?)?)\s+(?:(?:an?|the)\s+)?"
            rf"(?:(?:{_REVISIONS})\s+)*(?:(?P<noun>(?:net\s+|annual\s+|revised\s+)?(?:{_CHANGE_NOUNS}|inflow|outflow))\s+(?:of\s+))?(?:(?:{self._modality})\s+)?(?:us)?$",
        )

    @cached_property
    def pull(self) -> re.Pattern:
        """Verbs of contributing to something, up or down."""
        up, down = (alternatives(self.language.grammar[k]) for k in ("pulling_up", "pulling_down"))
        return re.compile(rf"\b(?:(?P<down>{down})|(?P<up>{up}))\b")

    @cached_property
    def pulled(self) -> re.Pattern:
        """A verb of contributing whose object, in the same clause, is growth, a rate or an index."""
        verbs = alternatives([*self.language.grammar["pulling_up"], *self.language.grammar["pulling_down"]])
        objects = "growth|inflation|cpi|ppi|gdp|rate|increase|index"
        return re.compile(
            rf"\b(?:{self.any('contribution')})\b[^,;]*$|\b(?:{verbs})\s+(?!to\s+\d)[^,;]*\b(?:{objects})\b[^,;]*$",
        )
