"""What a sentence takes over from the sentences before it, when it does not say all of its subject."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from analysis.extract import TermMention
from analysis.lexicon import Language, alternatives
from analysis.resolve.bare_growth import OUTPUT, as_expected, as_growth
from analysis.resolve.frame import GOODS, KINDS, POINTED, TOPICS, Frame, Naming, Told, is_trade_in
from analysis.resolve.headings import titled
from analysis.resolve.masks import is_example
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

_POSSESSIVE = re.compile(r"\b(?:their|its|these|such|whose)\b")
_PRONOUN = re.compile(r"\b(?:it|they|their|its|these|those|such)\b")
# `The growth rate was 3%`, `Yes; in all they were 3 million`, `-1.2% on the month`: of what was told before.
_GOING_ON = re.compile(
    r"^\W*$|^\W*(?:in\s+[\w\s-]{1,24}?,?\s+)?(?:shipments\b|such\b|(?:the\s+)(?:\w+\s+){0,2}(?:rate|figure|number|total|program(?:me)?|value|volume"
    r"|reading|increase|rise|decline|drop|fall|gap|pace|growth)\b)|\b(?:it|they|their|its|these|those)\b|\bnumber\b"
)
_THEY = re.compile(r"\W*(?:they|it|their|its)\b")
_WITH = re.compile(r",\s+with\s+(?:its\s+|their\s+)?(?:exports?|imports?)\b")
# `these countries`, `partner economies`, `to the region`, `bilateral`: words for the partner told before.
_COUNTRIES = re.compile(
    r"\b(?P<which>these|those|that|both|the\s+two|the\s+other(?:\s+[a-z]+)?|partner)"
    r"\s+(?:countr(?:y|ies)|nations|markets|economies|sides|bloc)\b"
    r"|\b(?:with|to|from)\s+the\s+(?:region|bloc|country|continent)\b"
    r"|\b(?:bilateral|two-way)\b"
)
_MUTUAL = ("bilateral", "two-way")
# So many sentences long `growth` can be that of the output just told.
_OUTPUT_LASTS = 6
# `the city's foreign trade`: of the place named last.
_THE_PLACE = re.compile(
    r"\bthe\s+(?:city|province|municipality|port|island|prefecture|region|area|delta)['’]s\b"
)
_BUYER = re.compile(r"\b(?:buyers?|customers?|destinations?|suppliers?)\b")
# How often a turn names a topic that then lasts, and stands for itself in its next sentences.
_LASTING = 3


@dataclass
class Memory:
    """The frame of the paragraph, and which topics (partner, enterprise, region, mode) a turn tells of.

    `pending` are the sentences without figures since the last one with figures; `told` the topics of this
    sentence, `last` the last ones told up to it, and `before` the last ones up to the sentence before.
    """

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
    output: int = 0

    def enter(self, scene: Scene) -> None:
        """Begin a sentence: a new paragraph forgets the frame, a new turn all topics but the last turn's."""
        if scene.sentence.turn != self.turn:
            self.turn = scene.sentence.turn
            self.topics = self.topics - self.older
            self.older = Counter(self.topics)
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph = scene.sentence.paragraph
            self.older_frame = self.frame or self.older_frame
            self.frame, self.pending = {}, self.pending[-1:]
        output = any(t.name.startswith(OUTPUT) for t in scene.terms if t.kind == "indicator")
        self.output = _OUTPUT_LASTS if output else max(0, self.output - 1)
        topics = [t for t in scene.terms if t.kind in TOPICS and not self.naming.is_home(t)]
        topics = [
            t
            for t in topics
            if not scene.text.startswith(" customs", t.span.end) and not is_example(scene, t)
        ]
        self.told = {term.kind: self.naming.told(term) for term in topics}
        self.before = self.last
        if topics:
            self.last = self.last | self.told
            self.topics.update((term.kind, term.name) for term in topics)

    def leave(self, scene: Scene, frames: list[Frame]) -> None:
        """End a sentence: its last frame is remembered, or the topics of a sentence without figures."""
        if frames:
            self.frame, self.pending = dict(frames[_last_main(scene)]), []
        else:
            self.frame.update(self.told | titled(self.naming, scene))
            self.pending.append(scene)

    def inherit(self, scene: Scene, own: list[TermMention]) -> Frame:
        """What a sentence with figures takes over; `own` are the subjects it tells before the first one."""
        about = self._announced(scene)
        frame = as_growth(scene, self._carried(scene, own))
        if self.output and not own:
            frame = as_expected(scene, frame)
        frame = self._pointed(scene, own, frame, about)
        self._point_to_partner(scene, frame)
        if "region" in self.before and "region" not in self.told and _THE_PLACE.search(scene.left(0)):
            frame["region"] = self.before["region"].inherited(POINTED)
        return frame

    # --- the sentences before that have no figure -----------------------------------------------------

    def _announced(self, scene: Scene) -> Frame:
        """What the sentence before is about if it has no figure; those of this paragraph open their topic."""
        about: Frame = {}
        for before in self.pending:
            about = self._about(before)
            if before.sentence.paragraph == scene.sentence.paragraph:
                self._open(about)
        return about

    def _about(self, scene: Scene) -> Frame:
        """What a sentence without figures begins with, and the flow it tells: for `they` in the next one."""
        span = self.phrases.sentence_subject(scene.text, scene.sentence.span)
        last = scene.text[scene.sentence.span.end - 1]
        if not span or last == "?":
            return {}
        inside = [
            t for t in self.naming.within(scene, span) if t.kind in KINDS and not self.naming.is_home(t)
        ]
        if not inside:
            ended = last in ".!;"
            return (
                {"indicator": self.naming.own_words(span, "subject of the sentence before")} if ended else {}
            )
        about = {term.kind: self.naming.told(term) for term in reversed(inside)}
        flow = next((t for t in scene.terms if t.kind == "flow"), None)
        if flow and not about.keys() & {"indicator", "flow"}:
            about["flow"] = self.naming.told(flow)
        return about

    def _open(self, about: Frame) -> None:
        """`Imports of raw materials grew.` opens a paragraph on imports, whatever was told before."""
        opened = {
            kind: told
            for kind, told in about.items()
            if kind == "flow" or (kind == "indicator" and _has_flows(told))
        }
        if opened:
            for kind in ("flow", "indicator", "product"):
                self.frame.pop(kind, None)
            self.frame.update(opened)

    def _pointed(self, scene: Scene, own: list[TermMention], frame: Frame, about: Frame) -> Frame:
        """`they stood at 3 trillion`: the subject is that of the sentence before, which had no figure."""
        if not about:
            return frame
        start, end = scene.sentence.span.start, scene.quantities[0].span.end
        words = scene.text[start : min(end + 14, scene.sentence.span.end)]
        kinds = self._kinds(own)
        if "indicator" in kinds or not _PRONOUN.search(words):
            return frame
        kept = {kind: item for kind, item in frame.items() if kind in kinds or kind == "region"}
        return kept | {kind: item.inherited(POINTED) for kind, item in about.items()}

    def _kinds(self, own: list[TermMention]) -> set[str]:
        """The dimensions that a sentence tells itself."""
        return {term.kind for term in own if not self.naming.is_home(term)}

    # --- words that stand for what was told -----------------------------------------------------------

    def _point_to_partner(self, scene: Scene, frame: Frame) -> None:
        """`exports to these countries`, `bilateral trade`: the partner told before, in place."""
        match = _COUNTRIES.search(scene.left(0)) if "partner" in self.last else None
        if not match:
            return
        apart = match["which"] in ("partner", "both", "the two") or match[0] in _MUTUAL
        near = not apart and "partner" in self.before
        told = self._just_named() if match[0] in _MUTUAL else None
        told = told or (self.before["partner"] if near else self._prevailing("partner"))
        frame["partner"] = told.inherited(POINTED)

    def _just_named(self) -> Told | None:
        """The one other economy of a sentence without figures just before: `China-Kenya trade is growing.`"""
        terms = self.pending[-1].terms if self.pending else []
        named = {
            term.name: term for term in terms if term.kind == "partner" and not self.naming.is_home(term)
        }
        return self.naming.told(*named.values()) if len(named) == 1 else None

    def _prevailing(self, kind: str) -> Told:
        """The name of a dimension that the turn told most often, else the last one told."""
        counts = {name: n for (k, name), n in self.topics.items() if k == kind}
        best = max(counts, key=counts.get, default="")
        last = self.last[kind]
        return last._replace(name=best) if counts.get(best, 0) > 1 else last

    # --- the sentence before --------------------------------------------------------------------------

    @cached_property
    def _pointing_back(self) -> re.Pattern:
        """`Of this`, `Among them`: openings that continue the sentence before."""
        return re.compile(rf"(?:{alternatives(self.language.grammar['pointing_back'])})\b")

    @cached_property
    def _whole_economy(self) -> re.Pattern:
        """`total exports`, `national foreign trade`."""
        words = alternatives(self.language.grammar["whole_economy"])
        return re.compile(rf"\b(?:{words})\s+(?:\w+\s+){{0,2}}(?:exports|imports|trade)\b")

    def _carried(self, scene: Scene, own: list[TermMention]) -> Frame:
        """What goes on from the sentence before: all of it, or what the sentence's own words leave open."""
        kinds = self._kinds(own)
        old = {kind: told.inherited() for kind, told in self._source(scene, kinds, own).items()}
        if not kinds or self._pointing_back.match(scene.words):
            return old
        head = scene.left(0)
        at_home = any(self.naming.is_home(term) for term in own)
        if not at_home and _POSSESSIVE.search(head):
            kept = TOPICS if kinds & {"flow", "indicator"} else KINDS
            return {kind: told for kind, told in old.items() if kind in kept and kind not in kinds}
        if at_home or self._whole_economy.search(head):
            return {}
        if "indicator" in kinds and "flow" not in kinds:
            goods = {term.name for term in own if term.kind == "indicator"} == {GOODS}
            return self._for_goods(old, kinds) if goods else _only(old, ("region",))
        return self._for_subject(old, kinds, bought=bool(_BUYER.search(scene.words)))

    def _source(self, scene: Scene, kinds: set[str], own: list[TermMention]) -> Frame:
        """The frame of the paragraph; at its beginning that of an older one, for a sentence that goes on.

        It does with a product, and without a subject of its own: `The growth rate was`, `they were`.
        """
        goes_on = (kinds == {"product"} and not self._is_of_industry(own)) or (
            not own and _GOING_ON.search(scene.left(0))
        )
        if self.frame or not goes_on:
            return self.frame
        if _THEY.match(scene.words):
            return self.older_frame
        return {kind: told for kind, told in self.older_frame.items() if kind != "enterprise"}

    def _is_of_industry(self, own: list[TermMention]) -> bool:
        """True for `Manufacturing grew by 3%`, which is no trade in goods."""
        if "indicator" not in self.older_frame or self.older_frame["indicator"].name != GOODS:
            return False
        industries = self.language.grammar["industries"]
        return any(term.span.words(self.naming.text).lower() in industries for term in own)

    def _for_goods(self, old: Frame, kinds: set[str]) -> Frame:
        """What completes `goods trade`: the topics, but a topic of its own takes none."""
        if kinds & set(TOPICS):
            return _only(old, ("region",))
        if "indicator" in old and is_trade_in(old["indicator"]):
            return {kind: told for kind, told in old.items() if kind != "flow"}
        return self._lasting(old)

    def _for_subject(self, old: Frame, kinds: set[str], *, bought: bool) -> Frame:
        """What completes the mentions of a sentence: flows take topics, topics take flows.

        Where buyers or suppliers are told (`Kenya was the top buyer`), what they trade goes on.
        """
        if kinds & set(TOPICS):
            kept = ("indicator", "flow", "product") if bought else ("indicator", "flow")
            return {} if "flow" in kinds else _only(old, kept)
        if kinds == {"flow"}:
            return {kind: told for kind, told in old.items() if kind != "indicator" or _has_flows(told)}
        if "flow" in kinds:
            return self._lasting(old)
        return {kind: told for kind, told in old.items() if kind != "product"}

    def _lasting(self, old: Frame) -> Frame:
        """The topics that prevail in this turn and stood in the sentence before."""
        return {k: t for k, t in old.items() if k in TOPICS and self.topics[(k, t.name)] >= _LASTING}


def _last_main(scene: Scene) -> int:
    """The number of the last figure before `, with exports up 8%`, which only adds to it; else the last one."""
    numbers = range(1, len(scene.quantities))
    added = next((n for n in numbers if _WITH.search(scene.left(n))), len(scene.quantities))
    return added - 1


def _has_flows(indicator: Told) -> bool:
    """True for trade in goods or services, whose exports and imports are told by the word alone."""
    return indicator.name == GOODS or is_trade_in(indicator)


def _only(frame: Frame, kinds: tuple[str, ...]) -> Frame:
    """Some dimensions of a frame."""
    return {kind: told for kind, told in frame.items() if kind in kinds}
