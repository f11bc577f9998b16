"""Items of lists, each with a number of its own: `offal (+3%), tea (-2%)`, `Offal: exports`, `investment by 5%`."""

import re
from collections import deque
from dataclasses import dataclass

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, has_goods
from analysis.resolve.hedges import VERSUS
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

CLAUSE_SUBJECT = "subject of the clause"
IN_LIST = "item of a list"
# `cars (-21%), [coke and refined petroleum products] (-28%) and ...`: an item of a list in brackets.
_BRACKETED = re.compile(
    r"(?:\s+(?:in|for)\s+[\w\s]{3,20})?\s*\),?\s+(?:(?:and\s+|as\s+well\s+as\s+)(?:of\s+|for\s+|by\s+)?(?:the\s+)?(?P<last>[^();]+)"
    r"|(?:of\s+|for\s+|by\s+)?(?:the\s+)?(?P<item>[^(),;]+))\s\($"
)
# `driven by [tin whistles] (+12%)`: the first item of such a list.
_LED_BY = re.compile(
    r"\b(?:(?:driven|led|caused|supported|boosted|due)\s+(?:\w+\s+)?(?:by|to)|came\s+from|were|are)\s+(?:the\s+)?(?P<item>[^(),;]+)\s\($"
)
# `"[hats, caps and parts thereof]" (by 31 billion`, `; [basic iron and steel, metal products and machinery] (3.2%`,
# `), [Books, newspapers and stationery] (-1.9%`: names of groups, with commas.
_GROUP = re.compile(
    r"[\"“](?P<quoted>[^\"”()]{3,120})[\"”]\s+\((?:by\s+)?(?:US)?[$€£¥+−–-]?\s?$"
    r"|(?:[;:]\s+|\),?\s+(?=and\b)|\),\s+)(?:and\s+)?(?P<named>(?<=[;:]\s)[a-z][^();:]*,[^();:]*|(?<=and\s)[a-z][^();:]*,[^();:]*|[A-Z][^();:]*(?:,|\sand\s)[^();:]*)\s\([+−–-]?$"
)
# `Offal (our `: an aside that opens before the first number of its sentence.
_OPENED = re.compile(
    r"\s*(?:[•·▪◦‣●■□○*]\s*)?(?:the\s+)?(?P<item>[^(),;:]+?)\s+\((?:our|the|its|their|an?|which|with)\s[^()]*"
)
# `* Offal: May exports`
_LABELLED = re.compile(
    r"\s*(?P<mark>[•·▪◦‣●■□○*-]\s*)?(?P<item>[A-Za-z][a-z-]*(?:\s[\w-]+){0,3}):\s+(?:\w+\s+)?(?:[Ee]xports?|[Ii]mports?)\b"
)
# `consumption rose by 4.9%[, investment by] 5.2%`: the verb holds for the next subject too.
_ELLIPTIC = re.compile(
    r"(?:\s*\([^()]*\))?\s*,?\s+(?:(?:and|while)\s+)?(?P<whom>for\s+)?(?:the\s+)?(?P<item>[a-z][\w'’-]*(?:\s+[\w'’-]+){0,3})\s+by\s+"
)
# `(maize 6 percent), [tin] 4 percent and [canned plums] 7 percent`
_BARE = re.compile(
    r"\s*,?\s+(?:and\s+)?(?:the\s+)?(?P<item>(?!real\s|nominal|respectively)[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*){0,2})\s+"
)
_LONGEST = 120


@dataclass
class Items:
    """Puts the items of lists of one text into frames, in the text's own words."""

    naming: Naming
    phrases: NounPhrases

    def put(self, scene: Scene, number: int, frame: Frame) -> bool:
        """Put the item that the words left of a quantity name into the frame, in place; False for other words."""
        return (
            self._put_opened(scene, number, frame)
            or self._put_bracketed(scene, number, frame)
            or self._put_elliptic(scene, number, frame)
            or self._put_bare(scene, number, frame)
        )

    def _put_opened(self, scene: Scene, number: int, frame: Frame) -> bool:
        """Put the product of `Offal (our second-largest export) rose` and `Offal: exports`; False for others."""
        gap = scene.gap(number)
        opened = None if number else _OPENED.fullmatch(scene.text, gap.start, gap.end)
        opened = opened or (None if number else self._labelled(gap))
        if not opened:
            return False
        span = Span(*opened.span("item"))
        if self.phrases.at(scene.text, span.start, span.end) != span or is_named(scene, span):
            return False
        frame["product"] = self.naming.product(scene.terms, span, CLAUSE_SUBJECT)
        return True

    def _labelled(self, gap: Span) -> re.Match | None:
        """`* Offal: May exports`, `Raw hides: exports`; but `Ito Rei: Exports` are a speaker's words."""
        found = _LABELLED.match(self.naming.text, gap.start, gap.end)
        named = found and not found["mark"] and found["item"].istitle()
        return None if named else found

    def _put_bracketed(self, scene: Scene, number: int, frame: Frame) -> bool:
        """Put the next product of a list with its numbers in brackets; False if it is no such list."""
        gap = scene.gap(number)
        if self._put_group(scene, gap, frame):
            return True
        if not scene.text.startswith("(", gap.end - 1):
            return False
        item = _LED_BY.search(scene.text, gap.start, gap.end)
        if not item and number and self._is_listed(scene, number, frame):
            item = _BRACKETED.fullmatch(scene.text, gap.start, gap.end)
        if not item:
            return False
        span = Span(*item.span(item.lastgroup))
        if self.phrases.at(scene.text, span.start, span.end) != span or is_named(scene, span):
            return False
        frame["product"] = self.naming.product(scene.terms, span, IN_LIST)
        return True

    def _put_group(self, scene: Scene, gap: Span, frame: Frame) -> bool:
        """Put the group of a list that is told by a name with commas, or in quotation marks."""
        if "(" not in gap.words(scene.text)[-8:]:
            return False
        begin = max(scene.sentence.span.start, gap.start - len("),"))
        found = next(iter(deque(_GROUP.finditer(self.naming.text, begin, gap.end), maxlen=1)), None)
        if not found:
            return False
        span = Span(*found.span(found.lastgroup))
        words = span.words(scene.text)
        if len(words) > _LONGEST or is_named(scene, span) or self.phrases.moving.search(words):
            return False
        frame["product"] = self.naming.own_words(span, IN_LIST)
        return True

    def _put_elliptic(self, scene: Scene, number: int, frame: Frame) -> bool:
        """Put the subject of `investment by 5.2%`; False where the words before are no such subject."""
        gap = scene.gap(number)
        if not number or not scene.text.endswith("by ", gap.start, gap.end):
            return False
        item = _ELLIPTIC.fullmatch(scene.text, gap.start, gap.end)
        span = Span(*item.span("item")) if item else None
        if not span or self.phrases.at(scene.text, span.start, span.end) != span or is_named(scene, span):
            return False
        if self.phrases.empty.fullmatch(span.words(scene.text)) or any(
            t.kind == "product" for t in self.naming.within(scene, span)
        ):
            return False
        if "flow" not in frame and not has_goods(frame) and not item["whom"]:
            frame.pop("product", None)
            frame["indicator"] = self.naming.own_words(span, CLAUSE_SUBJECT)
        else:
            frame["product"] = self.naming.own_words(span, CLAUSE_SUBJECT)
        return True

    def _put_bare(self, scene: Scene, number: int, frame: Frame) -> bool:
        """Put the product of `(maize fell 6 percent) and canned plums 7 percent`; False for other words."""
        gap = scene.gap(number)
        item = _BARE.fullmatch(scene.text, gap.start, gap.end) if number else None
        if not item or {scene.quantities[n].unit.kind for n in (number - 1, number)} != {"percent"}:
            return False
        span = Span(*item.span("item"))
        if self._put_alike(scene, number, span, frame):
            return True
        if (
            not self._is_listed(scene, number, frame)
            or is_named(scene, span)
            or self.naming.within(scene, span)
        ):
            return False
        if self.phrases.at(scene.text, span.start, span.end) != span:
            return False
        frame["product"] = self.naming.product(scene.terms, span, IN_LIST)
        return True

    def _put_alike(self, scene: Scene, number: int, span: Span, frame: Frame) -> bool:
        """Put the subject of `(visitors rose 4%) and revenue 5%`; False where none of its own was told before."""
        told, before = frame.get("indicator"), scene.gap(number - 1)
        alike = told and told.rule == CLAUSE_SUBJECT and before.start <= told.span.end <= before.end
        if not alike or "flow" in frame or is_named(scene, span):
            return False
        if not self.phrases.indicator.search(span.words(scene.text)):
            return False
        frame.pop("product", None)
        frame["indicator"] = self.naming.own_words(span, CLAUSE_SUBJECT)
        return True

    def _is_listed(self, scene: Scene, number: int, frame: Frame) -> bool:
        """True when the number before told a product of its own."""
        paired = number > 1 and VERSUS.fullmatch(scene.left(number - 1))
        before, product = scene.gap(number - (2 if paired else 1)), frame.get("product")
        if product and before.start <= product.span.end <= before.end:
            return True
        return number > 1 and bool(_BRACKETED.fullmatch(scene.text, *scene.gap(number - 1)))


def is_named(scene: Scene, span: Span) -> bool:
    """True when a mention of the vocabulary or a period stands among some words; products may."""
    mentions = [term for term in scene.terms if term.kind != "product"] + scene.periods
    return any(m.span.start < span.end and span.start < m.span.end for m in mentions)
