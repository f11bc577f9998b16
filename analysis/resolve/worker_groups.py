"""Whose work is measured: `youth employment`, `For women it was 3.9%`, `the rate among people aged 25 to 54`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Told
from analysis.resolve.scene import Scene

_RULE = "whose work is measured"
_AGED = (
    r"(?:(?:the\s+)?(?:population|people|persons|those|workers|residents|adults|women|men|youths?)\s+)?aged\s+(?:from\s+|between\s+)?\d+"
    r"(?:\s*(?:to|-|–|and)\s*\d+|\s+(?:and|or)\s+(?:over|older|above))?(?:\s+years)?"
    r"|(?:people|persons|children|adults|women|men|those|workers|residents)\s+(?:under|over)\s+(?:the\s+age\s+of\s+|age\s+)?\d+"
)
# `people aged 16 to 64 [who] were in work`, `(the share of those in work)`: what explains the rate itself.
_EXPLAINS = re.compile(r"\s+(?:who|that|not|in\s+work|and\s+(?:the\s+)?(?:rate|number))\b")
# `5% [overall]`: of all once more; `not [full-time]`: of the others.
_OF_ALL = re.compile(r"\b(?:overall|as\s+a\s+whole|in\s+total)\b", re.I)
_NOT = re.compile(r"\b(?:not|non|without|excluding|except(?:\s+for)?|other\s+than)[\s-]+(?:the\s+)?$")
_PRONOUN = re.compile(r"\b(?:their|it|its)\b")


@dataclass(frozen=True, eq=False)
class WorkerGroups:
    """Puts the group of workers into the frames of a sentence; patterns are made once from the language pack."""

    lexicon: Lexicon

    @cached_property
    def _labour(self) -> re.Pattern:
        """Names of indicators that are of people at work."""
        return re.compile(rf"\b(?:{alternatives(self.lexicon.language.grammar['labour_series'])})")

    @cached_property
    def _group(self) -> re.Pattern:
        """`women aged 25 to 54`, `federal government`, `people aged 16 to 24`."""
        named = alternatives(self.lexicon.language.grammar["worker_groups"])
        return re.compile(rf"\b(?:{_AGED}|(?:{named})(?:\s+{_AGED})?)\b")

    @cached_property
    def _opens(self) -> re.Pattern:
        """`Among women aged 25 to 54, `: of all figures of the sentence."""
        return re.compile(rf"\W*(?:among|for|of)\s+(?:the\s+|all\s+)?(?P<group>{self._group.pattern}),?\s")

    @cached_property
    def _behind(self) -> re.Pattern:
        """`(181,000), in [full-time] work`, `(24 million) were working [full-time]`, `3.9% for women`."""
        return re.compile(
            rf"(?:,?\s+in|\s+(?:for|among|of)|\s+(?:were|are)\s+(?:working|employed|in))\s+(?:the\s+)?(?P<group>{self._group.pattern})(?=\s+(?:work|jobs|employment|positions)\b|\s*(?:[.,;)]|$|and\b))"
        )

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Put the group of each figure on work into its frame, in place."""
        opened = self._opens.match(scene.words)
        start, last = scene.sentence.span.start, None
        for number, frame in enumerate(frames):
            indicator = frame.get("indicator")
            if not indicator or not self._labour.search(indicator.name.lower()):
                continue
            found = self._beside(scene, number, indicator)
            if not found and opened:
                found = Span(start + opened.start("group"), start + opened.end("group"))
            goes_on = number and last and not _tells_own(scene, number, indicator)
            last = found or (last if goes_on else None)
            if last and not _has_own(scene, number, frame, last):
                frame["product"] = Told(" ".join(last.words(scene.text).lower().split()), last, rule=_RULE)

    def _beside(self, scene: Scene, number: int, indicator: Told) -> Span | None:
        """The group told in the words left of a number, or else right behind it."""
        gap = scene.gap(number)
        found = [
            m
            for m in self._group.finditer(scene.left(number))
            if not _EXPLAINS.match(m.string, m.end()) and not _NOT.search(m.string[: m.start()])
        ]
        if found and not _in_brackets(found[-1]):
            return Span(gap.start + found[-1].start(), gap.start + found[-1].end())
        behind = self._behind.match(scene.right(number))
        if not behind:
            return None
        end = scene.quantities[number].span.end
        return Span(end + behind.start("group"), end + behind.end("group"))


def _in_brackets(found: re.Match) -> bool:
    """True for what stands in brackets that explain the rate."""
    return found.string.rfind("(", 0, found.start()) > found.string.rfind(")", 0, found.start())


def _tells_own(scene: Scene, number: int, indicator: Told) -> bool:
    """True where the words before a number tell its indicator themselves, and not by `their`, or that all are meant."""
    gap = scene.gap(number)
    if _OF_ALL.search(scene.left(number)):
        return True
    inside = indicator.how == "explicit" and gap.start <= indicator.span.start
    return inside and not _PRONOUN.search(scene.text, gap.start, gap.end)


def _has_own(scene: Scene, number: int, frame: Frame, group: Span) -> bool:
    """True where a product is told in the words just before a number, or the indicator or enterprise names the group."""
    product, start = frame.get("product"), scene.gap(number).start
    if product and product.how == "explicit" and product.span.start >= start:
        return True
    word = group.words(scene.text).lower().split()[0]
    named = (frame[kind].name.lower() for kind in ("indicator", "enterprise") if kind in frame)
    return any(re.search(rf"\b{re.escape(word)}", name) for name in named)


@cache
def worker_groups(lexicon: Lexicon) -> WorkerGroups:
    """Those of a lexicon, made once."""
    return WorkerGroups(lexicon)
