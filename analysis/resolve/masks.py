"""Mentions that are no subject: in comparisons, examples, wholes, datelines, and before `tariffs`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract import TermMention
from analysis.lexicon import Language, Lexicon, alternatives
from analysis.resolve.frame import GOODS
from analysis.resolve.scene import Scene

NEAR = 60
# `Beijing, May 9 (Xinhua) --`.
DATELINE = re.compile(r"(?:,\s+\w+\.?\s+\d+)?\s*(?:\([a-z]\w+\)\s*)?(?:--|[–—]|-\s)")
# `faster than in Kenya`, `excluding oil`, `goods such as tea`; but `such as tea from Kenya` tells a partner.
_COMPARED = re.compile(
    r"(?<!other )\b(?:than|compared\s+(?:with|to)|versus)\s[^,;.]*$"
    r"|(?<!countries )(?<!economies )\b(?:[Ee]xcluding|[Ee]xcept\s+for|[Aa]part\s+from)\s[^,;.()]*$"
    r"|\b(?:such\s+as|including|like)\s(?:(?!\b(?:to|from|with|by|via)\b)[^,;.])*$"
)
# Without one of these there is nothing of the kind; bare words are found many times as fast.
_COMPARING = re.compile(r"than|compared|versus|xcluding|xcept|part\s+from|such|including|like")
# `trade with three of the world's largest economies`: these are partners, whatever `economies` are.
_LARGEST = re.compile(
    r"\b(?:from|to|with|between|into|of)\s+[\w'’\s-]{0,36}(?:largest|biggest|major|other|leading)\s+$"
)
# `a share of (30%) of exports`: the words between two numbers name the whole of the first one.
_CLAUSE = re.compile(r"[,;]|\bwhile\b|\band\s+(?=\w+ing\b)")
_WHOLE_LEAD = re.compile(r"\s*(?:of|to|from|in|point|,?\s*remaining)\b")
# `their share of exports`, `Kenya's market share of exports`.
_OWNED = re.compile(r"(?:\b(?:their|its|whose)|['’]s?)\s+(?:\w+\s+)?$")
# `(the share of tea) in exports`, but not `in May` and `in the first quarter`.
_IN_WHOLE = re.compile(r"[^,;]{0,40}?\bin\s+(?!the\s+(?:first|second|third|fourth)\b|[a-z]*\s?\d)")
_BOUND = re.compile(r"\b(?:to|from|with|for)\s+(?:the\s+)?$")


@dataclass(frozen=True)
class Masks:
    """Tells which mentions to hide from a frame; patterns are made once from the language pack."""

    language: Language

    @cached_property
    def _share_of(self) -> re.Pattern:
        words = alternatives(self.language.measure["share_words"])
        return re.compile(rf"\b(?:{words})\s+(?:of|in)\s[^,;]*$")

    @cached_property
    def _contributing(self) -> re.Pattern:
        words = alternatives(self.language.measure["contribution"])
        return re.compile(rf"\b(?:{words}|\w+(?:ing|ed)|took|takes)\b[^,;]*$")

    @cached_property
    def _not_flow(self) -> re.Pattern:
        return re.compile(rf"\s+(?:{alternatives(self.language.grammar['not_flows'])})\b")

    def hide(self, scene: Scene, number: int, term: TermMention, measures: list[str]) -> bool:
        """True for a mention in a comparison, an example, a whole, or before `tariffs` and the like."""
        return self._names_no_subject(scene, term) or self._is_of_share(scene, number, term, measures)

    def _names_no_subject(self, scene: Scene, term: TermMention) -> bool:
        """True for datelines, `import tariffs`, and what the words just before it compare with."""
        if term.kind in ("region", "partner") and DATELINE.match(scene.text, term.span.end):
            return True
        if (term.kind == "flow" or term.name == GOODS) and self._not_flow.match(scene.text, term.span.end):
            return True
        near = max(scene.sentence.span.start, term.span.start - NEAR)
        lead = scene.text[near : term.span.start]
        if _COMPARING.search(lead) and _COMPARED.search(lead):
            return True
        gdp = term.name.startswith("gross domestic product")
        return gdp and bool(_LARGEST.search(scene.text, near, term.span.start))

    def _is_of_share(self, scene: Scene, number: int, term: TermMention, measures: list[str]) -> bool:
        """True for what a share, a contribution or a rank is of."""
        lead = scene.text[scene.gap(number).start : term.span.start]
        if self._is_whole(scene, number, lead, term):
            return True
        if measures[number] == "contribution" and self._contributing.search(lead):
            return True
        after_share = number and measures[number - 1] in ("share", "contribution", "share_change", "rank")
        return bool(after_share and _WHOLE_LEAD.match(lead) and not _CLAUSE.search(lead))

    def _is_whole(self, scene: Scene, number: int, lead: str, term: TermMention) -> bool:
        """True behind `share of`, but for X in `the share of X in Y`, whose subject it is."""
        match = self._share_of.search(lead)
        if not match or (term.kind == "partner" and _BOUND.search(lead)):
            return False
        if " in " in match[0] or _OWNED.search(lead[: match.start()]):
            return True
        return not _IN_WHOLE.match(scene.text[term.span.end : scene.gap(number).end])


@cache
def masks(lexicon: Lexicon) -> Masks:
    """Those of a lexicon, made once."""
    return Masks(lexicon.language)
