"""Frames: the dimensions in force at a place of the text, and how a mention becomes one of them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from analysis.extract import Extraction, TermMention
from analysis.kept import kept
from analysis.model import Span
from analysis.resolve.canonical import BALANCE, GOODS, GOODS_BALANCE, balance_of_goods, with_own_words
from analysis.resolve.scene import Scene

KINDS = ("indicator", "flow", "partner", "product", "enterprise", "region", "mode")
TOPICS = ("partner", "enterprise", "region", "mode")
POINTED = "pointed back to"
# Kinds of which one figure has one; of the others, a list may be told: `Kenya, Peru and Chile`.
_SINGLE = ("indicator", "flow", "mode")
_OWN_WORDS = ("product", "indicator", "mode")
_OTHERS_NEAR = 48
_RATE = re.compile(r"\s+(?:rate|ratio)s?\b")
# `EU28`: another union than `EU27`.
_OF_SO_MANY = re.compile(r"E[UA]-?\d\d")
# `countries outside (the EU)`.
_OTHER_THAN = re.compile(
    r"\b(?:countries|economies|partners|markets|members|states)\s+"
    r"(?P<but>other\s+than|outside(?:\s+of)?|not\s+belonging\s+to|excluding)\s+(?:the\s+)?$"
)
# `energy products[ such as crude oil, natural gas and coal]`: the goods by name.
_ITEM = r"[a-z][a-z-]*(?:\s+(?!(?:and|was|were|is|are)\b)[a-z-]+){0,2}"
_SUCH_AS = re.compile(
    rf"\s+(?P<list>(?:such\s+as|including)\s+{_ITEM}(?:,\s+{_ITEM})*,?\s+and\s+{_ITEM}?)"
    r"(?=\s*[,.;)]|\s+(?:was|were|is|are|rose|fell|grew|increased|decreased|reached|totall?ed|came|stood|hit|to|in|by|from|amounted|expanded|dropped|jumped|surged|gained)\b)"
)
# `key enterprises [monitored by the Ministry of Commerce]`: a sample of its own.
_WATCHED = re.compile(
    r"\s+(?P<by>(?:monitored|surveyed|tracked|followed)\s+by\s+(?:the\s+)?[A-Z]\w*(?:\s+(?:of\s+)?[A-Z]\w+){0,4})"
)
_PARTED = re.compile(r", | and ")
# What may stand between two names of one list.
_JOINT = re.compile(r",?\s+(?:and\s+|as\s+well\s+as\s+|or\s+|the\s+)*(?:the\s+)?|\s*/\s*")


# Economies whose own trade a text tells, so that the reporting one has to be named, too.
_MANY = 2
OWNS_TRADE = re.compile(
    r"(?:['’]s?)?\s+(?:(?:own|total|overall|goods|merchandise)\s+)?(?:exports|imports|trade\s+(?:surplus|deficit)|surplus|deficit)\b"
)


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
_NONFARM = re.compile(r"\bnon-?\s?farm\s+payrolls?\b")


def clear(frame: Frame) -> None:
    """Start from the whole economy again; a partner that `these countries` points back to stays."""
    for kind in ("partner", "product", "enterprise", "region", "mode"):
        if kind in frame and frame[kind].rule != POINTED:
            frame.pop(kind)


def clear_services(frame: Frame) -> None:
    """Trade in services ends where `merchandise exports` are told, in place."""
    for kind in ("indicator", "product"):
        told = frame.get(kind)
        if told and (is_trade_in(told) or "services" in told.name):
            frame.pop(kind)


def only(frame: Frame, kinds: tuple[str, ...]) -> Frame:
    """Some dimensions of a frame."""
    return {kind: told for kind, told in frame.items() if kind in kinds}


def tells_many(frames: list[Frame], kind: str) -> bool:
    """True where a sentence tells its figures of more than one partner, or of more than one product."""
    told = [frame[kind] for frame in frames if kind in frame]
    return len({item.name for item in told if item.how == "explicit"}) > 1


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

    @kept
    def text(self) -> str:
        """The whole text."""
        return self.extraction.seed.text

    def is_home(self, term: TermMention) -> bool:
        """True for the reporting economy, which is nobody's partner."""
        return term.kind == "partner" and term.name == self.extraction.home

    @kept
    def economies(self) -> set[str]:
        """The economies that the text names, by name or adjective."""
        named = self.extraction.terms.fields("kind", "name")
        return {name for kind, name in named if kind in ("partner", "adjective")}

    @kept
    def tells_of_many(self) -> bool:
        """True for a text on the trade of several economies: `Peru's exports`, `EU imports`, `Kenya's deficit`."""
        text, home = self.extraction.lower, self.extraction.home
        owners = {
            name
            for span, kind, name in self.extraction.terms.fields("span", "kind", "name")
            if kind in ("partner", "region") and name != home and OWNS_TRADE.match(text, span.end)
        }
        return len(owners) >= _MANY

    @kept
    def _payrolls(self) -> int:
        """Where the text first tells of nonfarm payrolls, whose jobs are meant behind that; else its end."""
        told = _NONFARM.search(self.extraction.lower)
        return told.start() if told else len(self.extraction.lower)

    def within(self, scene: Scene, span: Span) -> list[TermMention]:
        """The mentions of a sentence that lie inside a span, but for who says it: `Chengdu Customs said`."""
        return scene.terms_inside(span)

    def told(self, term: TermMention) -> Told:
        """A mention as a dimension, under its canonical name as far as that tells what was said."""
        if term.kind == "partner":
            return self._partner(term)
        name = term.name
        if term.kind in _OWN_WORDS and name != GOODS and "narrowed" not in term.extra:
            name = with_own_words(self._words(term.span), name)
        if term.kind == "indicator":
            return self._indicator(term, name)
        listed = _SUCH_AS.match(self.text, term.span.end) if term.kind == "product" else None
        if listed and "(" not in name:
            name = f"{name} ({' '.join(listed['list'].split())})"
        watched = _WATCHED.match(self.text, term.span.end) if term.kind == "enterprise" else None
        if watched:
            name = f"{name} ({' '.join(watched['by'].split())})"
        return Told(name, term.span, nature=term.extra.get("nature", ""))

    def _partner(self, term: TermMention) -> Told:
        """An economy, or all others: `countries outside the EU`."""
        start = term.span.start
        others = _OTHER_THAN.search(self.text, max(0, start - _OTHERS_NEAR), start)
        if others:
            return Told(f"countries {others['but']} {term.name}", term.span, rule="all others")
        name, words = term.name, term.span.words(self.text)
        name = f"{name} ({words})" if _OF_SO_MANY.fullmatch(words) and words != name else name
        return Told(name, term.span, nature=term.extra.get("nature", ""))

    def _indicator(self, term: TermMention, name: str) -> Told:
        """An indicator: a surplus or deficit stays one, `unemployment` followed by `rate` is a rate."""
        nature = term.extra.get("nature", "")
        if nature == "level" and _RATE.match(self.text, term.span.end):
            name, nature = f"{name} rate", "rate"
        words = self._words(term.span).lower()
        if term.name == "employment" and words.startswith("job") and self._payrolls < term.span.start:
            return Told(f"nonfarm payroll employment ({words})", term.span, nature=nature)
        if BALANCE.search(words):
            name = balance_of_goods(words) if term.name == GOODS_BALANCE else words
        return Told(name, term.span, nature=nature)

    def _words(self, span: Span) -> str:
        """The words of a span, parted by single blanks."""
        return " ".join(span.words(self.text).split())

    def own_words(self, span: Span, rule: str) -> Told:
        """A dimension in the text's own words."""
        return Told(self._words(span).strip('"“” '), span, rule=rule)

    def product(self, terms: list[TermMention], span: Span, rule: str) -> Told:
        """A noun phrase as a product: that of the vocabulary if just these words name one, else the words."""
        known = next((t for t in terms if t.kind == "product" and t.span == span), None)
        return self.told(known) if known else self.own_words(span, rule)

    def listed(self, frame: Frame, term: TermMention) -> Told:
        """The mention, joined to the one before it when both stand in one list (`A, B and C`)."""
        old = frame.get(term.kind)
        if not old or term.kind in _SINGLE or old.how != "explicit":
            return self.told(term)
        between = self.text[old.span.end : term.span.start]
        if not between.strip() or not _JOINT.fullmatch(between):
            return self.told(term)
        names = _PARTED.split(old.name) if old.rule == "list" else [old.name]
        name = ", ".join(names) + f" and {term.name}"
        return Told(name, Span(old.span.start, term.span.end), rule="list")
