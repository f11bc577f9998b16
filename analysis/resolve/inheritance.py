"""What a sentence takes over from the sentences before it, when it does not say all of its subject."""

import re
from dataclasses import dataclass, field

from analysis.extract import TermMention
from analysis.kept import kept
from analysis.lexicon import Language, alternatives
from analysis.resolve.bare_growth import OUTPUT, as_expected, as_forecast, as_growth
from analysis.resolve.carried_over import of_place, past_balance
from analysis.resolve.figureless import Figureless, has_flows, opening_topics
from analysis.resolve.former_latter import FormerLatter
from analysis.resolve.frame import GOODS, KINDS, POINTED, TOPICS, Frame, Naming, is_trade_in, only, tells_many
from analysis.resolve.headings import titled
from analysis.resolve.last_main import last_main
from analysis.resolve.of_them import ThingsMeant
from analysis.resolve.opening_words import (
    BUYER,
    GOING_ON,
    NEXT_QUESTION,
    OF_THIS,
    OF_WHICH,
    POLLED,
    POSSESSIVE,
    PRONOUN,
    SUCH,
    THE_VALUE,
    THEY,
    TURNS_TO,
)
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.pointing import put_goods, summed
from analysis.resolve.scene import Scene
from analysis.resolve.topics import Topics

# So many sentences long `growth` can be that of the output just told.
_OUTPUT_LASTS = 6
# `Central Asia remains the mainstay. Trade [with them] was`
_WITH_THEM = re.compile(
    r"\b(?:trade|exports|imports)\s+(?:with|to|from)\s+(?:them|it|the\s+(?:bloc|group))\b", re.I
)
_IN, _IN_REACH = re.compile(r"\bin\s+(?:the\s+)?$", re.I), 8


@dataclass
class Memory:
    """The frame of the paragraph, and the sentences before it.

    `pending` are the sentences without figures since the last one with figures, `flows` the first frames
    of each flow that it told, `many` the kinds (partner, product) of which it told more than one, `two` those
    that `the former` and `the latter` point back to.
    """

    naming: Naming
    language: Language
    phrases: NounPhrases
    pending: list[Scene] = field(default_factory=list)
    frame: Frame = field(default_factory=dict)
    older_frame: Frame = field(default_factory=dict)
    paragraph: int = -1
    output: int = 0
    many: set[str] = field(default_factory=set)
    flows: dict[str, Frame] = field(default_factory=dict)
    two: FormerLatter = field(default_factory=FormerLatter)
    things: ThingsMeant = field(default_factory=ThingsMeant)

    @kept
    def _figureless(self) -> Figureless:
        return Figureless(self.naming, self.phrases)

    @kept
    def topics(self) -> Topics:
        """The topics that the turn tells of."""
        return Topics(self.naming)

    @property
    def before(self) -> Frame:
        """The frame of the sentence before with figures, in this paragraph or the last one."""
        return self.frame or self.older_frame

    def enter(self, scene: Scene) -> Scene:
        """Begin a sentence, with the one of two that it points to: a new paragraph forgets the frame, but for `Their exports` below a heading; a new turn all topics but the last turn's."""
        self.topics.enter(scene)
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph = scene.sentence.paragraph
            self.older_frame = self.frame or self.older_frame
            if not (self.pending and THEY.match(scene.words)):
                self.frame = {}
            self.pending = self.pending[-1:]
        if "question" in scene.words and NEXT_QUESTION.match(scene.words):
            self.older_frame, self.frame, self.pending = {}, {}, []
        output = [t for t in scene.terms if t.kind == "indicator" and t.name.startswith(OUTPUT)]
        self.output = _OUTPUT_LASTS if output else max(0, self.output - 1)
        return self.things.named(self.two.named(scene))

    def leave(self, scene: Scene, frames: list[Frame]) -> None:
        """End a sentence: its last frame is remembered, or the topics of a sentence without figures."""
        self.two.keep(scene)
        self.things.keep(scene)
        if frames:
            if not (self.frame and OF_WHICH.match(scene.words)):
                self.frame = dict(frames[last_main(scene)])
            self.pending = []
            self.many = {kind for kind in ("partner", "product") if tells_many(frames, kind)}
            told = [frame for frame in frames if "flow" in frame]
            names = dict.fromkeys(frame["flow"].name for frame in told)
            self.flows = {name: next(f for f in told if f["flow"].name == name) for name in names}
        else:
            self.frame.update(opening_topics(scene, self.topics.told) | titled(self.naming, scene))
            self.pending.append(scene)

    def inherit(self, scene: Scene, own: list[TermMention]) -> Frame:
        """What a sentence with figures takes over; `own` are the subjects it tells before the first one."""
        about = self._figureless.announced(scene, self.pending, self.frame)
        frame = as_growth(scene, self._carried(scene, own))
        if self.output and not own:
            frame = as_expected(scene, frame)
        elif self.output and not any(t.kind in ("indicator", "flow") for t in own):
            frame = as_forecast(scene, frame)
        frame = summed(scene, self._pointed(scene, own, frame, about), self.flows)
        if "product" not in self._kinds(own):
            put_goods(scene, frame, about, self.frame)
        self.topics.point(scene, frame, self.pending)
        self.two.put(self.naming, scene, frame)
        return frame

    def _pointed(self, scene: Scene, own: list[TermMention], frame: Frame, about: Frame) -> Frame:
        """`they stood at 3 trillion`: the subject is that of the sentence before, which had no figure."""
        if not about:
            return frame
        if "partner" in about and _WITH_THEM.search(scene.left(0)):
            frame = frame | {"partner": about["partner"].inherited(POINTED)}
        start, end = scene.sentence.span.start, scene.quantities[0].span.end
        words = scene.text[start : min(end + 14, scene.sentence.span.end)]
        kinds = self._kinds(own)
        told = "indicator" in frame and frame["indicator"].how == "explicit"
        if told or "indicator" in kinds or not (PRONOUN.search(words) or THE_VALUE.match(words)):
            return frame
        kept = {kind: item for kind, item in frame.items() if kind in kinds or kind == "region"}
        if about.keys() == {"flow"} and "indicator" in frame and is_trade_in(frame["indicator"]):
            kept["indicator"] = frame["indicator"]
        return kept | {kind: item.inherited(POINTED) for kind, item in about.items()}

    def _kinds(self, own: list[TermMention]) -> set[str]:
        """The dimensions that a sentence tells itself."""
        return {term.kind for term in own if not self.naming.is_home(term)}

    # --- the sentence before --------------------------------------------------------------------------

    @kept
    def _pointing_back(self) -> re.Pattern:
        """`Of this`, `Among them`: openings that continue the sentence before."""
        return re.compile(rf"(?:{alternatives(self.language.grammar['pointing_back'])})\b")

    @kept
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
        if TURNS_TO.match(scene.words):
            return only(old, ("region",))
        head = scene.left(0)
        at_home = any(self.naming.is_home(term) for term in own)
        if not at_home and POSSESSIVE.search(head):
            apart = kinds & {"flow", "indicator"} and not SUCH.search(head)
            kept = TOPICS if apart else KINDS
            return {kind: told for kind, told in old.items() if kind in kept and kind not in kinds}
        if at_home or self._whole_economy.search(head) or (kinds == {"flow"} and POLLED.search(scene.words)):
            return {}
        if "indicator" in kinds and "flow" not in kinds:
            goods = {term.name for term in own if term.kind == "indicator"} == {GOODS}
            return self._for_goods(old, kinds) if goods else of_place(only(old, self._places(old)))
        return self._for_subject(old, kinds, bought=bool(BUYER.search(scene.words)))

    def _source(self, scene: Scene, kinds: set[str], own: list[TermMention]) -> Frame:
        """The frame of the paragraph; at its beginning that of an older one, for a sentence that goes on.

        It does with a product, with a partner behind `Also`, and without a subject of its own: `they were`.
        """
        also = scene.words.startswith("also ")
        goes_on = (
            (kinds == {"product"} and not self._is_of_industry(own))
            or (not own and GOING_ON.search(scene.left(0)))
            or (kinds == {"partner"} and (also or BUYER.search(scene.words)))
            or ("flow" in kinds and OF_THIS.match(scene.words))
        )
        if self.frame or not goes_on:
            return self.frame
        if also or THEY.match(scene.words):
            return self.older_frame
        left = {"enterprise"}
        partner = self.older_frame.get("partner")
        if partner and kinds == {"product"} and not self.topics.lasts("partner", partner.name):
            left.add("partner")
        return {kind: told for kind, told in self.older_frame.items() if kind not in left}

    def _is_of_industry(self, own: list[TermMention]) -> bool:
        """True for `Manufacturing grew by 3%`, which is no trade in goods."""
        old = self.older_frame.get("indicator")
        if (old and old.name != GOODS) or (not old and "flow" not in self.older_frame):
            return False
        industries = self.language.grammar["industries"]
        return any(term.span.words(self.naming.text).lower() in industries for term in own)

    def _places(self, old: Frame) -> tuple[str, ...]:
        """`In Kenya, GDP grew by 3%. Unemployment fell to 5%.`: an economy whose figures these are goes on."""
        partner = old.get("partner")
        if not partner or "flow" in old or "region" in old or "indicator" not in old:
            return ("region",)
        if "invest" in old["indicator"].name:
            return ("region",)
        in_it = _IN.search(self.naming.text, max(0, partner.span.start - _IN_REACH), partner.span.start)
        return ("region", "partner") if in_it else ("region",)

    def _for_goods(self, old: Frame, kinds: set[str]) -> Frame:
        """What completes `goods trade`: the topics, but a topic of its own takes none."""
        if kinds & set(TOPICS):
            return only(old, ("region",))
        if "indicator" in old and is_trade_in(old["indicator"]):
            return {kind: told for kind, told in old.items() if kind != "flow"}
        return self._lasting(old)

    def _for_subject(self, old: Frame, kinds: set[str], *, bought: bool) -> Frame:
        """What completes the mentions of a sentence: flows take topics, topics take flows.

        Where buyers or suppliers are told (`Kenya was the top buyer`), what they trade goes on.
        """
        if kinds & set(TOPICS):
            kept = ("indicator", "flow", "product") if bought else ("indicator", "flow")
            return {} if "flow" in kinds else past_balance(only(old, kept))
        one = {kind: told for kind, told in old.items() if kind not in self.many}
        if kinds == {"flow"}:
            old = one if "flow" in old else old
            return {kind: told for kind, told in old.items() if kind != "indicator" or has_flows(told)}
        if "flow" in kinds:
            return self._lasting(one)
        return past_balance({kind: told for kind, told in old.items() if kind != "product"})

    def _lasting(self, old: Frame) -> Frame:
        """The topics that prevail in this turn and stood in the sentence before."""
        return {k: t for k, t in old.items() if k in TOPICS and self.topics.lasts(k, t.name)}
