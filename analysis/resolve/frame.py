"""Frames: the dimensions in force at a place of the text, and how a mention becomes one of them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from analysis.extract import Extraction, TermMention
from analysis.lexicon import fold
from analysis.model import Span
from analysis.resolve.scene import Scene

KINDS = ("indicator", "flow", "partner", "product", "enterprise", "region", "mode")
TOPICS = ("partner", "enterprise", "region", "mode")
GOODS = "goods trade"
POINTED = "pointed back to"
_BALANCE = re.compile(r"\b(?:surplus|deficit|gap|shortfall)\b")
_RATE = re.compile(r"\s+(?:rate|ratio)s?\b")
_OTHER_THAN = re.compile(
    r"\b(?:countries|economies|partners|markets|members|states)\s+(?P<but>other\s+than|outside(?:\s+of)?|not\s+belonging\s+to|excluding)\s+(?:the\s+)?$"
)
_GENERIC = frozenset("good product index rate of the and in for to on by with a an total other sector industry trade".split())
_JOINT = re.compile(r",?\s+(?:and\s+|as\s+well\s+as\s+|or\s+|the\s+)*(?:the\s+)?|\s*/\s*")


class Told(NamedTuple):
    """One dimension of a frame: its name, the words, and whether an earlier sentence told it.

    `nature` is that of an indicator: `rate`, `growth`, `index` or `level`.
    """

    name: str
    span: Span
    how: str = "explicit"
    rule: str = "vocabulary"
    nature: str = ""

    def inherited(self, rule: str = "") -> "Told":
        """The same, as told by an earlier sentence."""
        return Told(self.name, self.span, "inherited", rule or self.rule, self.nature)


Frame = dict[str, Told]


def clear(frame: Frame) -> None:
    """Start from the whole economy again; a partner that `these countries` points back to stays."""
    for kind in ("partner", "product", "enterprise", "region", "mode"):
        if kind in frame and frame[kind].rule != POINTED:
            frame.pop(kind)


def has_goods(frame: Frame) -> bool:
    """True when the indicator in force is goods trade."""
    return "indicator" in frame and frame["indicator"].name == GOODS


def is_trade_in(indicator: Told) -> bool:
    """True for trade in services, and in goods and services, which have flows of their own."""
    return indicator.name.startswith("trade in ")


@dataclass(frozen=True)
class Naming:
    """Names mentions of one text: canonical where the vocabulary says so, else in the text's own words."""

    extraction: Extraction

    @property
    def text(self) -> str:
        """The whole text."""
        return self.extraction.seed.text

    def is_home(self, term: TermMention) -> bool:
        """True for the reporting economy, which is nobody's partner."""
        return term.kind == "partner" and term.name == self.extraction.home

    def within(self, scene: Scene, span: Span) -> list[TermMention]:
        """The mentions of a sentence that lie inside a span."""
        return [t for t in scene.terms if span.start <= t.span.start and t.span.end <= span.end]

    def told(self, term: TermMention) -> Told:
        """A mention as a dimension.

        An alias without a word in common with its canonical name keeps the text's words, an acronym is
        added in brackets; a surplus or deficit stays one; `unemployment` followed by `rate` is a rate.
        """
        name, nature = term.name, term.extra.get("nature", "")
        if term.kind == "partner":
            others = _OTHER_THAN.search(self.text, max(0, term.span.start - 48), term.span.start)
            if others:
                return Told(f"countries {others['but']} {name}", term.span, rule="all others")
        words = " ".join(term.span.words(self.text).split())
        if term.kind in ("product", "indicator", "mode") and name != GOODS and not _share_a_word(words, name):
            name = f"{name} ({words if words.isupper() else words.lower()})"
        if term.kind == "indicator" and nature == "level" and _RATE.match(self.text, term.span.end):
            name, nature = f"{name} rate", "rate"
        if term.kind == "indicator" and _BALANCE.search(words.lower()):
            name = words.lower()
        return Told(name, term.span, nature=nature)

    def own_words(self, span: Span, rule: str) -> Told:
        """A dimension in the text's own words."""
        return Told(" ".join(span.words(self.text).split()).strip('"“” '), span, rule=rule)

    def listed(self, frame: Frame, term: TermMention) -> Told:
        """The mention, joined to the one before it when both stand in one list (`A, B and C`)."""
        old = frame.get(term.kind)
        if not old or term.kind in ("indicator", "flow", "mode") or old.how != "explicit":
            return self.told(term)
        between = self.text[old.span.end : term.span.start]
        if not between.strip() or not _JOINT.fullmatch(between):
            return self.told(term)
        names = [*re.split(r", | and ", old.name), term.name] if old.rule == "list" else [old.name, term.name]
        name = ", ".join(names[:-1]) + f" and {names[-1]}"
        return Told(name, Span(old.span.start, term.span.end), rule="list")


def _share_a_word(words: str, name: str) -> bool:
    """True when the words said are told by the canonical name, but for at most one."""
    said, canonical = (
        {fold(word) for word in re.findall(r"\w+", text)} - _GENERIC for text in (words, name)
    )
    return bool(said & canonical or not said) and len(said - canonical) < 2
