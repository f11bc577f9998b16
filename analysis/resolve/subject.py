"""Whom and what a figure is about: indicator, flow, partner, product, enterprise, region, mode.

Reading a sentence from left to right, each mention replaces its own dimension of the frame; words such
as `total` or the reporting economy's name clear the others. What a sentence does not say is inherited
(see `inheritance`), and each dimension remembers where it was told.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.extract import Extraction, TermMention
from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.counted import complete_counted, ranked_product
from analysis.resolve.frame import (
    GOODS,
    KINDS,
    POINTED,
    TOPICS,
    Frame,
    Naming,
    Told,
    clear,
    has_goods,
    is_trade_in,
)
from analysis.resolve.inheritance import Memory
from analysis.resolve.masks import Masks, masks
from analysis.resolve.phrases import NounPhrases, noun_phrases
from analysis.resolve.place import Place, place_of
from analysis.resolve.respectively import distribute
from analysis.resolve.scene import Scene
from analysis.resolve.wholes import complete_from_share_of, complete_from_whole

_DESCRIBED = re.compile(r"(?:\s+[\w'’-]+){0,5}\s+(?:for|on|by)(?:\s+[\w'’-]+){0,4}\s+")
_OF_GROUP = re.compile(r"\s+(?:of|for|among)\s+(?:the\s+)?(?:\w+\s+)?")
_BOTH_WAYS = re.compile(r"(?:total\s+)?(?:value\s+of\s+)?(?:imports?\s+and\s+exports?|exports?\s+and\s+imports?)")
_FOR_WHOM = re.compile(r"\s+for\s+")
_PRICED = re.compile(r"\b(?:with|at|the|an?|its|their)\s+average\s+$|\b(?:with|at)\s+(?:the\s+|an?\s+|its\s+|their\s+)?$")
_WORTH = re.compile(r"\s+worth\s+of\s+")
_AT_HOME = re.compile(r"\bin\s+(?:the\s+)?$")
_TO_WHOM = re.compile(r"\s+(?:to|from)\s+(?:(?:the|other)\s+)?(?:\w+\s+(?:outside|not\s+belonging\s+to|other\s+than)\s+(?:the\s+)?)?")
_TRADED = re.compile(r"[^,;.]{0,30}?\b(?:were|was|been)\s+(?P<verb>exported|imported|shipped\s+(?:abroad|overseas)|sold\s+(?:abroad|overseas))\b")
_AS_PARTNER = re.compile(r"\b(?:with|between|to|from|in|into|and)\s+$")


@dataclass
class SubjectReader:
    """Walks through the sentences of one text and gives each quantity its frame."""

    extraction: Extraction
    lexicon: Lexicon

    @property
    def language(self) -> Language:
        """The language pack."""
        return self.lexicon.language

    @cached_property
    def naming(self) -> Naming:
        """Names the mentions of the text."""
        return Naming(self.extraction)

    @cached_property
    def phrases(self) -> NounPhrases:
        """Finds noun phrases."""
        return noun_phrases(self.lexicon)

    @cached_property
    def masks(self) -> Masks:
        """Hides mentions that are no subject."""
        return masks(self.lexicon)

    @cached_property
    def place(self) -> Place:
        """The place that the text is about, if any."""
        return place_of(self.extraction)

    @cached_property
    def memory(self) -> Memory:
        """Remembers the sentences before."""
        return Memory(self.naming, self.language, self.phrases)

    def read(self, scene: Scene, measures: list[str]) -> list[Frame]:
        """The frames of all quantities of a sentence, in order.

        `measures` are first readings of the measures, needed to tell a share's whole from its subject.
        """
        self.memory.enter(scene)
        if not scene.quantities:
            self.memory.leave(scene, [])
            return []
        frame = self.memory.inherit(scene, self._own(scene))
        frames: list[Frame] = []
        taken: set[Span] = set()
        for number, measure in enumerate(measures):
            self._read_gap(scene, number, measures, frame, taken)
            snapshot = self._completed(scene, number, measure, frame, taken)
            frames.append(snapshot)
            frame = self._next(number, frame, snapshot, measures)
        distribute(self.naming, self.phrases, scene, frames)
        self.memory.leave(scene, frames)
        self.place.fill(scene, frames)
        return frames

    def _own(self, scene: Scene) -> list[TermMention]:
        """The subjects that a sentence tells before its first figure."""
        if not scene.quantities:
            return []
        first = scene.quantities[0].span.start
        return [t for t in scene.terms if t.span.end <= first and not self.masks.hide(scene, 0, t, ["level"])]

    def _read_gap(
        self, scene: Scene, number: int, measures: list[str], frame: Frame, taken: set[Span]
    ) -> None:
        gap = scene.gap(number)
        for term in self.naming.within(scene, gap):
            if term.span not in taken and not self.masks.hide(scene, number, term, measures):
                self._put(scene, frame, term)
        self._read_phrases(scene, gap, frame)
        if measures[number] in ("share", "share_change"):
            complete_from_share_of(self.naming, scene, gap, frame)

    def _next(self, number: int, frame: Frame, snapshot: Frame, measures: list[str]) -> Frame:
        """The frame that the next figure starts from; the words of a whole end with their share."""
        if measures[number] == "rank":
            return frame
        listed = measures[number + 1 : number + 2] in ([measures[number]], ["share_change"])
        if (
            measures[number] in ("share", "contribution")
            and not listed
            and "flow" not in frame
            and "flow" in snapshot
        ):
            kept = {k: snapshot[k] for k in ("enterprise", "partner") if k in snapshot and k not in frame}
            return {**frame, **kept}
        return dict(snapshot)

    # --- mentions that are ----------------------------------------------------------------------------

    @cached_property
    def _whole_economy(self) -> re.Pattern:
        words = alternatives(self.language.grammar["whole_economy"])
        return re.compile(rf"(?<!\ba )\b(?:{words})\s+(?:\w+\s+)?$")

    def _put(self, scene: Scene, frame: Frame, term: TermMention) -> None:
        before = scene.text[max(scene.sentence.span.start, term.span.start - 40) : term.span.start]
        if self.naming.is_home(term):
            if self._opens_subject(scene, term) and not _AS_PARTNER.search(before):
                clear(frame)
            elif _AT_HOME.search(before):
                frame.pop("region", None)
                frame.pop("partner", None)
            return
        if term.kind in ("flow", "indicator") and self._whole_economy.search(before):
            clear(frame)
        if term.kind == "indicator" and self._modifies(scene, frame, term):
            return
        if term.name == GOODS and self._of_services(scene, frame, term):
            frame["flow"] = Told("total", term.span)
            return
        if term.kind == "indicator":
            self._replace_indicator(frame, term, before)
        elif term.kind == "flow":
            self._replace_flow(scene, frame, term)
        elif term.kind in TOPICS:
            for kind in TOPICS:
                if kind in frame and frame[kind].how == "inherited" and frame[kind].rule != POINTED:
                    frame.pop(kind)
        frame[term.kind] = self.naming.listed(frame, term)

    def _opens_subject(self, scene: Scene, term: TermMention) -> bool:
        """True for `China's` in `China's exports`."""
        near = any(
            t.kind in ("flow", "indicator", "product") and 0 < t.span.start - term.span.end < 30
            for t in scene.terms
        )
        return near and scene.text[term.span.end : term.span.end + 1] in ("'", "’")

    def _of_services(self, scene: Scene, frame: Frame, term: TermMention) -> bool:
        """True for bare `imports and exports` where the paragraph tells of trade in services."""
        old = frame.get("indicator")
        words = term.span.words(scene.text)
        return bool(old and is_trade_in(old) and _BOTH_WAYS.fullmatch(words))

    def _modifies(self, scene: Scene, frame: Frame, term: TermMention) -> bool:
        """True for an indicator that only describes the one told just before: `earnings on nonfarm payrolls`."""
        old = frame.get("indicator")
        if not old or old.how != "explicit" or old.span.end > term.span.start:
            return False
        if old.nature == "rate" and _OF_GROUP.fullmatch(scene.text, old.span.end, term.span.start):
            return True
        return bool(_DESCRIBED.fullmatch(scene.text, old.span.end, term.span.start))

    def _replace_indicator(self, frame: Frame, term: TermMention, before: str) -> None:
        if ("indicator" not in frame or frame["indicator"].name != term.name) and term.name != "market share":
            average = term.span.words(self.extraction.lower).startswith("average")
            if "price" not in term.name or not (average or _PRICED.search(before)):
                frame.pop("product", None)
            frame.pop("flow", None)
        if term.name == GOODS and not re.search(r"\b(?:whose|their|its)\s+$", before):
            frame.pop("flow", None)

    def _replace_flow(self, scene: Scene, frame: Frame, term: TermMention) -> None:
        old = frame.get("indicator")
        if old and not is_trade_in(old) and (old.name == GOODS or old.how == "inherited"):
            frame.pop("indicator")
        if re.compile(r"\s+of\b").match(scene.text, term.span.end) or self._shared_before(scene, frame, term):
            frame.pop("product", None)

    def _shared_before(self, scene: Scene, frame: Frame, term: TermMention) -> bool:
        """True when the product was the subject of a share, whose flow ended with it."""
        product = frame.get("product")
        if not product or "flow" in frame:
            return False
        return any(product.span.end <= q.span.start < term.span.start for q in scene.quantities)

    # --- words that are not in the vocabulary ---------------------------------------------------------

    def _read_phrases(self, scene: Scene, gap: Span, frame: Frame) -> None:
        """`exports of X`, `the number of X`, or a clause's own subject X, in its own words."""
        found = self.phrases.object(scene.text, gap)
        left_out = self.phrases.left_out(scene.text, gap)
        if left_out and not found:
            frame["product"] = self.naming.own_words(left_out, "what is left out")
        if found and found[1]:
            self._put_counted(scene, frame, found[0])
        elif found and found[0].start < found[0].end and self._put_measured(scene, frame, gap, found[0]):
            return
        elif found:
            if found[0].start < found[0].end:
                self._put_words(scene, frame, found[0], "words after `of`")
        else:
            told = [t for t in self.naming.within(scene, gap) if t.kind in ("indicator", "flow", "product")]
            unit = next(q.unit for q in scene.quantities if q.span.start == gap.end)
            measured = unit.kind not in ("count", "quantity", "time", "rank")
            loose = measured and not told and gap.start == scene.sentence.span.start
            span = self.phrases.clause_subject(scene.text, gap, loose=loose)
            if span and left_out and left_out.start <= span.start < left_out.end:
                span = None
            if span and not self._covered(scene, span):
                self._put_words(scene, frame, span, "subject of the clause")

    def _covered(self, scene: Scene, span: Span) -> bool:
        mentions = [t for t in scene.terms if t.kind != "product"] + scene.periods
        return any(m.span.start < span.end and span.start < m.span.end for m in mentions)

    def _put_counted(self, scene: Scene, frame: Frame, span: Span) -> None:
        known = [t for t in self.naming.within(scene, span) if t.kind == "indicator" and t.name != GOODS]
        if known:
            frame["indicator"] = self.naming.told(known[-1])
        elif span.start < span.end:
            frame["indicator"] = self.naming.own_words(span, "what is counted")
        for term in self.naming.within(scene, span):
            if term.kind == "enterprise":
                frame["enterprise"] = self.naming.told(term)

    def _put_measured(self, scene: Scene, frame: Frame, gap: Span, span: Span) -> bool:
        """`the output of X`: what is measured is the output, of X; nothing is taken over but a region."""
        head = self.phrases.measured_head(scene.text, gap, span)
        told = [t for t in self.naming.within(scene, gap) if t.kind in ("indicator", "flow")]
        if not head or told:
            return False
        for kind in [k for k, item in frame.items() if item.how == "inherited" and k != "region"]:
            frame.pop(kind)
        frame["indicator"] = self.naming.own_words(Span(head.start, span.end), "what is measured")
        inside = [t for t in self.naming.within(scene, span) if t.kind == "product"]
        frame["product"] = self.naming.told(inside[0]) if inside else self.naming.own_words(span, "words after `of`")
        return True

    def _put_words(self, scene: Scene, frame: Frame, span: Span, rule: str) -> None:
        if any(t.span == span and t.kind != "product" for t in scene.terms):
            return
        inside = [t for t in self.naming.within(scene, span) if t.kind == "product"]
        if len(inside) == 1 and inside[0].span == span:
            frame["product"] = self.naming.told(inside[0])
            return
        if rule == "subject of the clause" and not inside and self.phrases.measures(span.words(scene.text)):
            for kind in [k for k, told in frame.items() if told.how == "inherited" and k != "region"]:
                frame.pop(kind)
            frame.pop("flow", None)
            frame["indicator"] = self.naming.own_words(span, rule)
            return
        traded = "flow" in frame or has_goods(frame)
        here = "indicator" in frame and frame["indicator"].how == "explicit"
        named = inside or rule.startswith("words") or traded or here
        if not named:
            frame.pop("product", None)
        frame["product" if named else "indicator"] = self.naming.own_words(span, rule)

    # --- words right of a number ----------------------------------------------------------------------

    @cached_property
    def _lead(self) -> re.Pattern:
        nouns = alternatives(self.language.measure["growth_nouns"])
        return re.compile(
            rf"\s*(?:(?:[\w-]+\s+)?(?:{nouns})\s+)?(?P<prep>for|in|of|by|from|to|with|among)\s+(?:the\s+|both\s+)?"
        )

    def _completed(self, scene: Scene, number: int, measure: str, frame: Frame, taken: set[Span]) -> Frame:
        """The frame of one figure, with what the words right of it add."""
        snapshot = dict(frame)
        unit = scene.quantities[number].unit.kind
        if measure in ("share", "contribution"):
            complete_from_whole(self.naming, scene, number, snapshot)
            if _FOR_WHOM.match(scene.text, scene.follow(number).start):
                self._look_right(scene, scene.follow(number), snapshot, taken)
        elif measure in ("level", "count_event", "change") and unit in ("count", "quantity"):
            complete_counted(self.naming, self.phrases, scene, number, snapshot)
        elif self._worth_of(scene, number, snapshot):
            pass
        elif measure == "rank":
            self._ranked(scene, scene.follow(number), snapshot)
        else:
            self._look_right(scene, scene.follow(number), snapshot, taken)
        traded = _TRADED.match(scene.text, scene.follow(number).start, scene.follow(number).end)
        if traded:
            flow = "imports" if traded["verb"] == "imported" else "exports"
            snapshot["flow"] = Told(flow, Span(*traded.span("verb")))
            self._bound_for(scene, traded.end(), snapshot)
        if not number and not any(told.how == "explicit" for told in snapshot.values()):
            self._subject_behind(scene, measure, snapshot)
        return snapshot

    def _worth_of(self, scene: Scene, number: int, frame: Frame) -> bool:
        """`172 billion yuan worth of farm products`: the product behind the amount."""
        follow = scene.follow(number)
        lead = _WORTH.match(scene.text, follow.start, follow.end)
        span = self.phrases.at(scene.text, lead.end(), follow.end) if lead else None
        if span:
            self._put_words(scene, frame, span, "words after `of`")
            self._bound_for(scene, span.end, frame)
        return bool(span)

    def _ranked(self, scene: Scene, follow: Span, frame: Frame) -> None:
        clause = re.split(r"[,;]", scene.text[follow.start : follow.end])[0]
        for term in self.naming.within(scene, Span(follow.start, follow.start + len(clause))):
            if term.kind in ("flow", "product") or (term.kind == "indicator" and "flow" not in frame):
                self._put(scene, frame, term)
        span = ranked_product(self.phrases, scene, follow)
        if span:
            self._put_words(scene, frame, span, "words after `of`")

    def _look_right(self, scene: Scene, follow: Span, frame: Frame, taken: set[Span]) -> None:
        """`8.5% growth in exports`, `13.7% for vegetable oils`: a subject right of the number."""
        lead = self._lead.match(scene.text, follow.start, follow.end)
        if not lead:
            return
        position, subject = lead.end(), frame.get("indicator")
        for term in self.naming.within(scene, follow):
            if term.span.start - position > 2 or term.kind not in KINDS:
                break
            position = term.span.end
            if self.naming.is_home(term):
                continue
            self._put(scene, frame, term)
            taken.add(term.span)
            if term.kind == "indicator" and subject and subject.rule == "subject of the clause":
                frame["product"] = subject
        if not taken and lead["prep"].lower() == "for":
            span = self.phrases.at(scene.text, lead.end(), follow.end)
            if span and not any(
                p.span.start < span.end and p.span.start >= follow.start for p in scene.periods
            ):
                self._put_words(scene, frame, span, "words after `for`")

    def _bound_for(self, scene: Scene, start: int, frame: Frame) -> None:
        """`were exported to the United States`: the partner behind the verb."""
        for term in self.naming.within(scene, Span(start, min(start + 60, scene.sentence.span.end))):
            lead = scene.text[start : term.span.start]
            if term.kind == "partner" and _TO_WHOM.fullmatch(lead) and not self.naming.is_home(term):
                frame.pop("region", None)
                frame["partner"] = self.naming.told(term)
                return

    def _subject_behind(self, scene: Scene, measure: str, frame: Frame) -> None:
        """A sentence whose subject is told only after its first figure."""
        for term in self.naming.within(scene, scene.follow(0)):
            known = term.kind in frame or self.naming.is_home(term)
            if not known and not self.masks.hide(scene, 0, term, [measure]):
                frame[term.kind] = self.naming.told(term)
