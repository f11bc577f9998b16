"""What sentences without figures tell of those behind them: `Imports grew. They stood at 3 trillion.`"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.model import Span
from analysis.resolve.carried_over import IN_SERVICES, ONE_WAY_SERVICES
from analysis.resolve.frame import GOODS, KINDS, Frame, Naming, Told, is_trade_in
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

# `trade [in] services`
_IN = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?")
# `went once again to the`, `came from`
_WENT_TO = re.compile(r"\b(?:went|go|goes|came|come|comes)\s+(?:[\w-]+\s+){0,3}?(?:to|from)\s+(?:the\s+)?$")
# `You are right about the deficit.`, `Now, exports.`
_TALK = re.compile(
    r"\W*(?:you|i|we|let|now|next|so|then|as\s+(?:to|for|regards)|turning|coming|about|what\s+about|on\s+to)\b"
)
# `[In the ]PPI[ there are] some good signs`
_IN_THE = re.compile(r"\W*(?:in|on|with|for)\s+(?:the\s+)?")
_THERE_ARE = re.compile(r",?\s+there\s+(?:is|are|was|were|has\s+been|have\s+been)\b")
_REACH = 48
SUBJECT_BEFORE = "subject of the sentence before"
# So near the head a place, or who is in business, is what a sentence is about.
_PLACED, _AT_HEAD = ("region", "enterprise", "partner"), 48


@dataclass(frozen=True)
class Figureless:
    """Reads the sentences without figures of one text."""

    naming: Naming
    phrases: NounPhrases

    def announced(self, scene: Scene, pending: Iterable[Scene], frame: Frame) -> Frame:
        """What the sentence before is about if it has no figure; those of this paragraph open the frame, in place."""
        about: Frame = {}
        for before in pending:
            about = self._about(before)
            if before.sentence.paragraph == scene.sentence.paragraph:
                _open(frame, about)
        return about

    def _about(self, scene: Scene) -> Frame:
        """What a sentence without figures begins with, and the flow it tells: for `they` in the next one."""
        last = scene.text[scene.sentence.span.end - 1]
        if last == "?":
            return {}
        if _TALK.match(scene.words):
            return self._turned_to(scene)
        if found := self._there_are(scene):
            return found
        span = self.phrases.sentence_subject(scene.text, _behind_time(scene))
        if not span:
            return {}
        inside = [
            t
            for t in scene.terms
            if span.start <= t.span.start < span.end and t.kind in KINDS and not self.naming.is_home(t)
        ]
        if not inside:
            ended = last in ".!;"
            return {"indicator": self.naming.own_words(span, SUBJECT_BEFORE)} if ended else {}
        about = {term.kind: self.naming.told(term) for term in reversed(inside)}
        flow = next((t for t in scene.terms if t.kind == "flow"), None)
        if flow and not about.keys() & {"indicator", "flow"}:
            about["flow"] = self.naming.told(flow)
        return about | self._traded(scene, about) | self._bound(scene, about)

    def _there_are(self, scene: Scene) -> Frame:
        """The indicator of `In the PPI there are some good signs.`"""
        start = scene.sentence.span.start
        term = next((t for t in scene.terms if t.kind == "indicator"), None)
        opens = term and _IN_THE.fullmatch(scene.text, start, term.span.start)
        there = opens and _THERE_ARE.match(scene.text, term.span.end)
        return {term.kind: self.naming.told(term)} if there else {}

    def _turned_to(self, scene: Scene) -> Frame:
        """The one flow or indicator of `Now, exports.` and `You are right about the deficit.`"""
        told = [t for t in scene.terms if t.kind in ("flow", "indicator")]
        return {told[0].kind: self.naming.told(told[0])} if len({t.name for t in told}) == 1 else {}

    def _bound(self, scene: Scene, about: Frame) -> Frame:
        """The one partner of `Most exports went to Kenya`, behind the flow that a sentence begins with."""
        partners = [t for t in scene.terms if t.kind == "partner" and not self.naming.is_home(t)]
        if len(partners) != 1 or "flow" not in about or "partner" in about:
            return {}
        bound = _WENT_TO.search(scene.lead(partners[0].span.start, _REACH))
        return {"partner": self.naming.told(partners[0])} if bound else {}

    def _traded(self, scene: Scene, about: Frame) -> Frame:
        """The product of `Trade in travel services grew`, behind the flow that a sentence begins with."""
        flow = about.get("flow")
        goods = (t for t in scene.terms if flow and t.kind == "product")
        behind = next((t for t in goods if _IN.fullmatch(scene.text, flow.span.end, t.span.start)), None)
        return {"product": self.naming.told(behind)} if behind else {}


def _behind_time(scene: Scene) -> Span:
    """The sentence without the time that it begins with: `In the first half of the year, `."""
    begin, end = scene.sentence.span
    first = next(iter(scene.periods), None)
    heads = first and scene.text[begin : first.span.start].strip() in (
        "",
        "in",
        "during",
        "over",
        "for",
        "in the",
    )
    return (
        Span(min(first.span.end + 1, end), end)
        if heads and scene.text.startswith(",", first.span.end)
        else Span(begin, end)
    )


def opening_topics(scene: Scene, told: Frame) -> Frame:
    """The topics that a sentence without figures tells; a place only where it begins with it."""
    begin = scene.sentence.span.start
    return {
        kind: topic
        for kind, topic in told.items()
        if kind not in _PLACED or topic.span.start - begin < _AT_HEAD
    }


def has_flows(indicator: Told) -> bool:
    """True for trade in goods or services, whose exports and imports are told by the word alone."""
    return indicator.name == GOODS or is_trade_in(indicator)


def _open(frame: Frame, about: Frame) -> None:
    """`Imports of raw materials grew.` opens a paragraph on imports, whatever was told before."""
    opened = {
        kind: told
        for kind, told in about.items()
        if kind == "flow" or (kind == "indicator" and has_flows(told))
    }
    told = frame.get("indicator")
    services = opened.keys() == {"flow"} and told and (is_trade_in(told) or told.name in ONE_WAY_SERVICES)
    if services and told.name in ONE_WAY_SERVICES:
        frame["indicator"] = told._replace(name=IN_SERVICES)
    if opened:
        for kind in ("flow", "product") if services else ("flow", "indicator", "product"):
            frame.pop(kind, None)
        frame.update(opened)
