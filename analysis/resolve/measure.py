"""What a number says of its series: level, growth, share, change, contribution and the rest.

The nearest cue decides: first the words just right of the number (`higher`, `increase in`, `of total`),
then the last cue to its left, then what the same list began with.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.extract import Mention
from analysis.lexicon import Language, alternatives


@dataclass(frozen=True, slots=True)
class Reading:
    """The measure of a figure, the sign of its value, and the rule that told."""

    measure: str
    sign: int
    rule: str
    reference: bool = False


class MeasureReader:
    """Decides measures; its patterns are made once from the language pack."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def _any(self, *words: str) -> str:
        return alternatives([cue for word in words for cue in self.language.measure[word]])

    @cached_property
    def direction(self) -> re.Pattern:
        """Words of change, up or down."""
        up, down = (alternatives(self.language.direction[way]) for way in ("up", "down"))
        return re.compile(rf"\b(?:(?P<down>{down})|(?P<up>{up}))\b", re.I)

    @cached_property
    def cues(self) -> re.Pattern:
        """Cues left of a number, each in a group named after its measure."""
        up, down = (alternatives(self.language.direction[way]) for way in ("up", "down"))
        return re.compile(
            rf"\b(?:(?P<contribution>{self._any('contribution')})|(?P<average_growth>{self._any('average')})"
            rf"|(?P<growth_change>{self._any('growth_change')})|(?P<share>{self._any('share', 'share_words')})|(?P<growth>{down}|{up}))\b",
            re.I,
        )

    @cached_property
    def noun_right(self) -> re.Pattern:
        """A noun of change just right of a number: `8.5% growth`, `a 5% year-on-year drop`."""
        lead = r"(?:[\s\-]+(?:year-on-year|month-on-month|quarter-on-quarter|annual|annualized|annualised|monthly|quarterly|year-over-year|yoy|real|nominal|sharp|further|average))?"
        return re.compile(rf"^{lead}[\s\-]+(?P<noun>{self._any('growth_nouns')})\b", re.I)

    @cached_property
    def degree_right(self) -> re.Pattern:
        """A comparative just right of a number: `higher`, `slower than`, `more than`."""
        return re.compile(r"^\s+(?:(?:vehicles|units|people|persons|jobs|passengers|trips|homes|tonnes|tons)\s+|\([^()]*\)\s+)?(?:(?P<up>higher|faster|more|above|up|quicker|larger|ahead of|stronger|over)|(?P<down>lower|slower|less|below|down|fewer|smaller|weaker|behind|short of))\b", re.I)

    @cached_property
    def of_whole(self) -> re.Pattern:
        """`of` and a whole, just right of a percentage."""
        return re.compile(r"^\s+of\s+(?!\w+(?:ing)\b)", re.I)

    @cached_property
    def change_left(self) -> re.Pattern:
        """Words after which an amount is a change: `an increase of`, `rose by`, `up`."""
        nouns = self._any("growth_nouns")
        verbs = alternatives(self.language.direction["up"] + self.language.direction["down"])
        modality = alternatives([cue for cues in self.language.modality.values() for cue in cues])
        return re.compile(
            rf"\b(?:(?P<noun>{nouns}|widening|narrowing)\s+of|(?P<verb>{verbs})(?:\s+(?:further|again|slightly|sharply|significantly))?(?:\s+by)?|by)\s+(?:(?:{modality})\s+)?(?:an?\s+|the\s+)?(?:US)?$",
            re.I,
        )

    @cached_property
    def reference_left(self) -> re.Pattern:
        """Words after which a number is the value compared with: `down from`, `compared with`."""
        modality = alternatives([cue for cues in self.language.modality.values() for cue in cues])
        return re.compile(
            rf"(?:\b(?:from|(?<!more )(?<!less )(?<!fewer )(?<!other )(?<!rather )than|against|versus|vs\.?|(?:compared|comparing)\s+(?:with|to)|following|after)|\()\s+(?:(?:an?|the)\s+)?(?:(?:revised|upwardly|downwardly|upward|initial|initially|preliminary|previous|previously|reported|earlier|estimated)\s+)*(?:(?:rise|increase|decline|fall|drop|gain|growth|reading|contraction|decrease|level|rate)\s+(?:of\s+))?(?:(?:{modality})\s+)?(?:US)?$",
            re.I,
        )

    def read(self, mention: Mention, left: str, right: str, nature: str, previous: tuple[Mention, Reading] | None) -> Reading:
        """The measure and sign of one mention, from the words around it.

        `nature` is that of the subject (rate, growth, index, level); `previous` is the figure before in
        the same sentence.
        """
        kind = mention.unit.kind
        if mention.form in ("streak", "rank"):
            return Reading(mention.form, 1, "form")
        if kind == "time":
            return Reading("duration", 1, "unit")
        if kind == "percent":
            return self._percent(mention, left, right, nature, previous)
        if mention.unit.code == "percentage_point":
            return self._points(mention, left, right, nature, previous)
        if kind == "multiple":
            return self._multiple(left, right)
        return self._amount(mention, left, right, previous)

    def _sign(self, left: str, right: str, previous: tuple[Mention, Reading] | None = None) -> int:
        degree = self.degree_right.match(right)
        if degree:
            return -1 if degree["down"] else 1
        noun = self.noun_right.match(right)
        last = noun and self.direction.search(noun[0])
        if not last:
            for last in self.direction.finditer(left):
                pass
        if last:
            return -1 if last["down"] else 1
        return previous[1].sign if previous else 1

    def _percent(self, mention: Mention, left: str, right: str, nature: str, previous) -> Reading:
        if mention.form == "multiple":
            return Reading("growth", 1, "multiple")
        cue = self._last_cue(left)
        if mention.form == "double_digit":
            return Reading("growth", self._sign(left, right), "double-digit")
        if previous and previous[0].unit.kind == "percent" and self._is_reference(left):
            return Reading(previous[1].measure, 1, "value compared with", reference=True)
        if cue == "contribution" and re.match(r"\s+(?:of|to)\b", right):
            return Reading("contribution", self._sign("", ""), "contribution cue")
        if self.noun_right.match(right):
            average = cue == "average_growth" or "average" in right[:12]
            return Reading("average_growth" if average else "growth", self._sign(left, right), "noun right of the number")
        if cue == "average_growth" or (cue in ("growth", "growth_change") and self._averaged(left)):
            return Reading("average_growth", self._sign(left, right), "average cue")
        if re.search(r"\bto\s+(?:(?:just|only|a|an|some|about|nearly|around|over)\s+)*$", left) and cue in ("growth", "growth_change", "share", None):
            return Reading(self._told_rate(left, nature), 1, "value reached")
        if nature != "growth" and self._is_rate(left):
            return Reading("share", 1, "a rate of its own")
        if cue == "share" or (self.of_whole.match(right) and cue != "growth") or mention.form == "fraction":
            return Reading("share", 1, "share cue")
        if cue in ("growth", "growth_change") and not self._is_reference(left):
            return self._growth_or_rate(left, right, nature)
        if nature in ("rate", "growth"):
            return Reading("share" if nature == "rate" else "growth", 1, "nature of the indicator")
        if previous and previous[0].unit.kind == "percent" and len(left) < 160:
            return Reading(previous[1].measure, previous[1].sign, "as the figure before")
        if self.of_whole.match(right):
            return Reading("share", 1, "of a whole")
        return Reading("growth", self._sign(left, right), "default")

    def _growth_or_rate(self, left: str, right: str, nature: str) -> Reading:
        stated = re.search(r"\b(?:was|were|is|at|stood at|remained|averag\w+|unchanged at|steady at|of)\s+(?:\w+\s+)?$", left)
        if nature == "rate" and stated:
            return Reading("share", 1, "nature of the indicator")
        noun = re.search(r"\b(?:growth|growth rate|inflation)\b[^,;]*\b(?:was|is|at|of|came in at|stood at)\s+(?:\w+\s+)?$", left, re.I)
        return Reading("growth", 1 if noun and not self.direction.search(left[-24:]) else self._sign(left, right), "growth cue")

    def _is_rate(self, left: str) -> bool:
        """True when a rate, ratio or yield `is`, `stood at` or `was held at` the number."""
        subject = re.search(r"\b(?P<words>[\w\s'’-]{0,40})\b(?:rates?|ratio|yield|margin|unemployment|joblessness|occupancy|corridor|target\s+range)\b(?P<verb>[^,;]*)$", left, re.I)
        if not subject or re.search(r"\b(?:growth|inflation|exchange|compound|increase|annual)\s*$|\b(?:growth|inflation)\b", subject["words"] + subject["verb"], re.I):
            return False
        return bool(re.search(r"\b(?:was|were|is|are|be|at|of|to|stood|remains?|remained|averag\w+|between|reached|hit)\s+(?:[\w-]+\s+){0,2}$", subject["verb"]))

    def _told_rate(self, left: str, nature: str) -> str:
        if nature == "growth" or re.search(r"\b(?:growth|inflation|pace|increase)\b", left, re.I):
            return "growth"
        return "share"

    def _averaged(self, left: str) -> bool:
        return bool(re.search(rf"\b(?:{self._any('average')})\b", left, re.I))

    def _points(self, mention: Mention, left: str, right: str, nature: str, previous) -> Reading:
        cue = self._last_cue(left)
        pulled = re.search(rf"\b(?:{self._any('contribution')})\b[^,;]*$", left, re.I) or re.search(
            r"\b(?:lifting|lifted|pulling|pulled|dragging|pushing|pushed|boosting|boosted|adding|added|raising|shaving|cutting|knocking|taking|took|takes|weighing)\s+(?!to\s+\d)[^,;]*\b(?:growth|inflation|CPI|PPI|GDP|rate|increase|index)\b[^,;]*$", left, re.I
        )
        if pulled or re.match(r"\s+(?:to|of|from)\s+(?:the\s+|overall\s+|total\s+|annual\s+|headline\s+|quarterly\s+|real\s+)*(?:\w+\s+){0,3}(?:growth|inflation|increase|rise|rate)\b", right, re.I):
            return Reading("contribution", self._pull(left), "contribution cue")
        sign = self._sign(left, right)
        if re.match(r"\s+(?:faster|slower|quicker)\b", right) or cue == "growth_change":
            return Reading("growth_change", sign, "growth cue")
        if mention.unit.factor != 1:
            return Reading("share_change", sign, "basis points of a rate")
        if re.search(rf"\b(?:{self._any('share_words')})\b", left, re.I):
            return Reading("share_change", sign, "share cue")
        if previous and previous[1].measure in ("share", "share_change"):
            return Reading("share_change", sign, "the figure before is a share")
        if previous and previous[1].measure in ("growth", "growth_change", "average_growth"):
            return Reading("growth_change", sign, "the figure before is a growth rate")
        changed = nature == "growth" or re.search(r"\bgrowth\b|\binflation\b", left + right, re.I)
        return Reading("growth_change" if changed else "share_change", sign, "nature of the indicator")

    def _pull(self, left: str) -> int:
        last = None
        for last in re.finditer(r"\b(?P<down>pull\w* down|drag\w*|weigh\w*|subtract\w*|detract\w*|negative\w*|shav\w*|minus)\b|\b(?:pull\w* up|contribut\w+|add\w*)\b", left, re.I):
            pass
        return -1 if last and last["down"] else 1

    def _multiple(self, left: str, right: str) -> Reading:
        compared = re.match(r"\s+(?:as\b|higher|more|larger|greater|bigger|the\b|that\b|its\b|over\b)", right)
        grown = self.direction.search(left[-60:]) or re.search(r"\b(?:equal|equivalent|nearly|about|over|more than|increase of|to)\s*$", left)
        return Reading("multiple" if compared or grown else "count_event", 1, "times")

    def _amount(self, mention: Mention, left: str, right: str, previous) -> Reading:
        if self._is_reference(left) and (previous or self.direction.search(left) or "compar" in left):
            return Reading("level", 1, "value compared with", reference=True)
        change = self.change_left.search(left)
        if change and not (change["verb"] or change["noun"] or self.direction.search(left)):
            change = None
        if change or self._compared(right):
            return Reading("change", self._sign(left, right), "change cue")
        if self.noun_right.match(right) and mention.unit.kind != "count":
            return Reading("change", self._sign(left, right), "noun right of the number")
        return Reading("level", 1, "default")

    def _compared(self, right: str) -> bool:
        degree = self.degree_right.match(right)
        return bool(degree and re.match(r"\s+(?:than\s+)?(?!(?:than\s+)?(?:[$€£¥]|\d))(?:in|a|the|last|at|its|their|an?|\d+\s+\w+\s+(?:earlier|ago)|[A-Z]\w+)\b", right[degree.end() :]))

    def _is_reference(self, left: str) -> bool:
        return bool(self.reference_left.search(left))

    def _last_cue(self, left: str) -> str | None:
        last = None
        for last in self.cues.finditer(left):
            pass
        return last.lastgroup if last else None
