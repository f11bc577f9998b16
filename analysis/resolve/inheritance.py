"""What a sentence takes over from the sentences before it, when it does not say all of its subject."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from analysis.extract import TermMention
from analysis.lexicon import Language, alternatives
from analysis.model import Span
from analysis.resolve.frame import GOODS, KINDS, POINTED, TOPICS, Frame, Naming, Told, is_trade_in
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

_POSSESSIVE = re.compile(r"\b(?:their|its|these|such|whose)\b")
_PRONOUN = re.compile(r"\b(?:it|they|their|its|these|those|such)\b")
_GROWTH = re.compile(r"(?P<growth>(?:economic\s+)?growth)\s+(?!of\b|in\b|rate\b|for\b)")
_COUNTRIES = re.compile(
    r"\b(?P<which>these|those|that|both|the\s+two|partner)\s+(?:countr(?:y|ies)|nations|markets|economies|sides|bloc)\b|\b(?:with|to|from)\s+the\s+(?:region|bloc|country|continent)\b"
    r"|\b(?:bilateral|two-way)\b"
)


@dataclass
class Memory:
    """The frame of the paragraph, and which topics (partner, enterprise, region, mode) a turn tells of."""

    naming: Naming
    language: Language
    phrases: NounPhrases
    pending: list[Scene] = field(default_factory=list)
    frame: Frame = field(default_factory=dict)
    older_frame: Frame = field(default_factory=dict)
    topics: Counter = field(default_factory=Counter)
    older: Counter = field(default_factory=Counter)
    told: Frame = field(default_factory=dict)
    last: Frame = field(default_factory=dict)
    before: Frame = field(default_factory=dict)
    paragraph: int = -1
    turn: int = -1

    def enter(self, scene: Scene) -> None:
        """Begin a sentence: a new paragraph forgets the frame, a new turn all topics but the last turn's."""
        if scene.sentence.turn != self.turn:
            self.turn = scene.sentence.turn
            self.topics = Counter({k: v for k, v in (self.topics - self.older).items() if v})
            self.older = Counter(self.topics)
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph = scene.sentence.paragraph
            self.older_frame = self.frame or self.older_frame
            self.frame, self.pending = {}, self.pending[-1:]
        self.before = dict(self.last)
        self.told = {term.kind: self.naming.told(term) for term in scene.terms if self._is_topic(term)}
        self.last.update(self.told)
        self.topics.update((term.kind, term.name) for term in scene.terms if self._is_topic(term))

    def leave(self, scene: Scene, frames: list[Frame]) -> None:
        """End a sentence: its last frame is remembered, or the topics of a sentence without figures."""
        if frames:
            self.frame, self.pending = dict(frames[-1]), []
        else:
            self.frame.update(self.told)
            self.pending.append(scene)

    def _about(self, scene: Scene) -> Frame:
        """What a sentence without figures begins with, and the flow it tells: for `they` in the next one."""
        span = self.phrases.sentence_subject(scene.text, scene.sentence.span)
        last = scene.text[scene.sentence.span.end - 1]
        if not span or last == "?":
            return {}
        inside = [t for t in self.naming.within(scene, span) if t.kind in KINDS and not self.naming.is_home(t)]
        about = {term.kind: self.naming.told(term) for term in reversed(inside)}
        if not inside:
            if last not in ".!;":
                return {}
            return {"indicator": self.naming.own_words(span, "subject of the sentence before")}
        flow = next((t for t in scene.terms if t.kind == "flow"), None)
        if flow and not about.keys() & {"indicator", "flow"}:
            about["flow"] = self.naming.told(flow)
        return about

    def _pointed(self, scene: Scene, own: list[TermMention], frame: Frame, mention: Frame) -> Frame:
        """`they stood at 3 trillion`: the subject is that of the sentence before, which had no figure."""
        start, end = scene.sentence.span.start, scene.quantities[0].span.end
        words = scene.text[start : min(end + 14, scene.sentence.span.end)]
        told = {term.kind for term in own if not self.naming.is_home(term)}
        if not mention or not _PRONOUN.search(words) or "indicator" in told:
            return frame
        kept = {kind: item for kind, item in frame.items() if kind in told or kind == "region"}
        return kept | {kind: item.inherited("pointed back to") for kind, item in mention.items()}

    def _open(self, about: Frame) -> None:
        """`Imports of raw materials grew.` opens a paragraph on imports, whatever was told before."""
        opened = {
            kind: told
            for kind, told in about.items()
            if kind == "flow" or (kind == "indicator" and (told.name == GOODS or is_trade_in(told)))
        }
        if opened:
            for kind in ("flow", "indicator", "product"):
                self.frame.pop(kind, None)
            self.frame.update(opened)

    def _is_topic(self, term: TermMention) -> bool:
        """True for a partner, enterprise type, region or mode, but for the reporting economy."""
        return term.kind in TOPICS and not self.naming.is_home(term)

    def inherit(self, scene: Scene, own: list[TermMention]) -> Frame:
        """What the sentence takes over; `own` are the subjects it tells before its first figure."""
        if not scene.quantities:
            return {}
        mention: Frame = {}
        for before in self.pending:
            mention = self._about(before)
            if before.sentence.paragraph == scene.sentence.paragraph:
                self._open(mention)
        frame = self._carried(scene, own)
        growth = _GROWTH.match(scene.words)
        if growth and "indicator" in frame and frame["indicator"].nature in ("growth", "rate"):
            start = scene.sentence.span.start
            frame = {
                "indicator": Told(
                    "economic growth (GDP)", Span(start, start + growth.end("growth")), nature="growth"
                )
            }
        frame = self._pointed(scene, own, frame, mention)
        head = self._head(scene)
        match = _COUNTRIES.search(head) if "partner" in self.last else None
        if match:
            apart = match["which"] == "partner" or match[0] in ("bilateral", "two-way")
            near = not apart and "partner" in self.before
            told = self.before["partner"] if near else self._prevailing("partner")
            frame["partner"] = told.inherited(POINTED)
        return frame

    def _head(self, scene: Scene) -> str:
        return (
            scene.text[scene.sentence.span.start : scene.quantities[0].span.start] if scene.quantities else ""
        )

    def _prevailing(self, kind: str) -> Told:
        """The name of a dimension that the turn told most often, else the last one told."""
        counts = {name: n for (k, name), n in self.topics.items() if k == kind}
        best = max(counts, key=counts.get, default="")
        last = self.last[kind]
        return last._replace(name=best) if counts.get(best, 0) > 1 else last

    @cached_property
    def _pointing_back(self) -> re.Pattern:
        return re.compile(rf"(?:{alternatives(self.language.grammar['pointing_back'])})\b")

    @cached_property
    def _whole_economy(self) -> re.Pattern:
        words = alternatives(self.language.grammar["whole_economy"])
        return re.compile(rf"\b(?:{words})\s+(?:\w+\s+){{0,2}}(?:exports|imports|trade)\b")

    def _carried(self, scene: Scene, own: list[TermMention]) -> Frame:
        kinds = {term.kind for term in own if not self.naming.is_home(term)}
        source = self.frame if self.frame or not kinds <= {"product"} else self.older_frame
        if source is not self.frame:
            source = {kind: told for kind, told in source.items() if kind != "enterprise"}
        old = {kind: told.inherited() for kind, told in source.items()}
        if not scene.quantities or not kinds or self._pointing_back.match(scene.words):
            return old
        at_home = any(self.naming.is_home(term) for term in own)
        head = self._head(scene)
        if _POSSESSIVE.search(head) and not at_home:
            kept = TOPICS if kinds & {"flow", "indicator"} else KINDS
            return {kind: told for kind, told in old.items() if kind in kept and kind not in kinds}
        if at_home or self._whole_economy.search(head):
            return {}
        return self._completed(old, kinds, {term.name for term in own if term.kind == "indicator"})

    def _completed(self, old: Frame, kinds: set[str], indicators: set[str]) -> Frame:
        """What completes the kinds of mention that a sentence has: flows take topics, topics take flows."""
        if "indicator" in kinds and "flow" not in kinds:
            services = "indicator" in old and is_trade_in(old["indicator"])
            if indicators == {GOODS} and services and not kinds & set(TOPICS):
                return {kind: told for kind, told in old.items() if kind != "flow"}
            if indicators != {GOODS} or kinds & set(TOPICS):
                return {kind: told for kind, told in old.items() if kind == "region"}
            return self._lasting(old)
        if kinds & set(TOPICS):
            return {k: t for k, t in old.items() if k in ("indicator", "flow") and "flow" not in kinds}
        if kinds == {"flow"}:
            return {k: t for k, t in old.items() if k != "indicator" or t.name == GOODS or is_trade_in(t)}
        if "flow" in kinds:
            return self._lasting(old)
        return {kind: told for kind, told in old.items() if kind != "product"}

    def _lasting(self, old: Frame) -> Frame:
        """The topics that prevail in this turn and stood in the sentence before."""
        return {k: t for k, t in old.items() if k in TOPICS and self.topics[(k, t.name)] >= 3}
