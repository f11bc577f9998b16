"""Subjects told right of their number: `8.5% growth in exports`, `60 trucks`, `worth of farm products`."""

import re
from dataclasses import dataclass

from analysis.extract import TermMention
from analysis.kept import kept
from analysis.lexicon import Language, alternatives
from analysis.model import Span
from analysis.resolve.balance_behind import take_balance
from analysis.resolve.behind_comparison import behind_comparison
from analysis.resolve.counted import complete_counted
from analysis.resolve.counted_where import put_where
from analysis.resolve.explained import is_cause
from analysis.resolve.frame import GOODS, KINDS, POINTED, Frame
from analysis.resolve.items import is_named
from analysis.resolve.masks import Masks
from analysis.resolve.mentions import Mentions
from analysis.resolve.own_words import AFTER_FOR, AFTER_OF, CLAUSE_SUBJECT, OwnWords
from analysis.resolve.ranks import Ranks
from analysis.resolve.scene import Scene
from analysis.resolve.shares import OF_GDP
from analysis.resolve.sized import put_sized
from analysis.resolve.timed import put_timed
from analysis.resolve.trade_behind import TradeBehind
from analysis.resolve.wholes import complete_from_whole

# `tea saw a 3% rise in [import volume]`: an attribute of what was told before.
_ATTRIBUTE = re.compile(r"^(?:import|export)\s+(?:volume|price|value|quantity)s?$")
_OF_WHAT = ("product", "partner", "region", "enterprise")
A_SUM = "what a sum is in"
_NATURES = ("rate", "growth")  # of indicators of which a percentage can be the level
_IN = re.compile(r"\s+in\s+(?:the\s+)?(?=[a-z-]+s\b|[a-z-]+\s+[a-z-]+s\b)")
# `6% in tea[ and 9%] in hats`
_AND_SO = re.compile(r",?\s+(?:and\s+)?(?:by\s+)?[-+]?\d[\d.,]*\s?(?:%|per\s?cent)")
_FOR_WHOM, _WORTH = re.compile(r"\s+for\s+"), re.compile(r"\s+worth\s+of\s+(?!(?:goods|merchandise)\b)")
# `for [a few months]`: nothing measured.
_SPELL = re.compile(r"(?:[a-z-]+\s+)?(?:days?|weeks?|months?|quarters?|years?|decades?|country|nation)\b")
# `a rise in exports [of]`
_FLOW_OF = re.compile(r"\s+of\s+(?:the\s+)?(?!(?:goods|trade)\b)")
# `(fell by 0.9%) with pork[ down]`: pork has a number of its own.
_MOVES = re.compile(
    r"\s+(?:prices?\s+)?(?:up|down|rising|falling|growing|gaining|dropping|declining|increasing)\b"
)
_GOODS = re.compile(r"(?:goods|products|merchandise)\b")  # `imported 71 billion dollars of [goods]`


@dataclass
class Following:
    """Completes the frames of one text by the words right of each number."""

    language: Language
    masks: Masks
    mentions: Mentions
    words: OwnWords

    @kept
    def trade(self) -> TradeBehind:
        """Reads trade told right of a number."""
        return TradeBehind(self.mentions.naming, self.words)

    @kept
    def ranks(self) -> Ranks:
        """Reads the words right of a rank."""
        return Ranks(self.language, self.mentions, self.words)

    @kept
    def _lead(self) -> re.Pattern:
        """`growth in the`, `for`: words between a number and its subject."""
        nouns = alternatives(self.language.measure["growth_nouns"])
        return re.compile(
            rf"\s*(?P<noun>(?:[\w-]+\s+)?(?:{nouns})\s+)?"
            r"(?P<prep>for|in|of|by|from|to|with|among|(?(noun)at|(?!)))\s+(?:the\s+|both\s+)?"
        )

    def complete(self, scene: Scene, number: int, measure: str, frame: Frame, taken: set[Span]) -> Frame:
        """The frame of one figure, with what the words right of it add.

        `taken` gathers the mentions that belong to this figure, and to no later one.
        """
        snapshot, follow = dict(frame), scene.follow(number)
        if scene.quantities[number].unit.kind == "time" and measure == "duration":
            put_timed(self.mentions.naming, scene, follow, snapshot, taken)
            return snapshot
        if measure in ("share", "contribution"):
            complete_from_whole(self.mentions.naming, scene, number, snapshot)
            self.trade.put_source(scene, follow, snapshot, taken)
            if _FOR_WHOM.match(scene.text, follow.start):
                self._take_subject(scene, follow, snapshot, taken)
        elif measure == "share_change" and OF_GDP.match(scene.text, follow.start):
            pass
        elif _counts(scene, number, measure):
            complete_counted(self.mentions.naming, self.words.phrases, scene, number, snapshot)
            put_where(self.mentions.naming, scene, number, snapshot)
            self.trade.put_weighed(scene, number, snapshot)
        elif put_sized(self.mentions.naming, scene, number, snapshot) or self._take_sum(
            scene, number, snapshot
        ):
            pass
        elif not (
            self._take_worth(scene, follow, snapshot) or self._take_adjacent(scene, number, snapshot, taken)
        ):
            take_balance(scene, follow, snapshot, taken)
            if measure == "rank":
                self.ranks.put(scene, number, snapshot)
            else:
                self._take_subject(scene, follow, snapshot, taken)
        self.trade.put_paid(scene, number, snapshot)
        self.trade.put_flow(scene, follow, snapshot)
        if not number and not any(told.how == "explicit" for told in snapshot.values()):
            self._take_any(scene, measure, snapshot)
        return snapshot

    def _take_subject(self, scene: Scene, follow: Span, frame: Frame, taken: set[Span]) -> None:
        """`8.5% growth in exports`, `13.7% y/y for vegetable oils`: a subject right of the number."""
        follow = behind_comparison(scene, follow)
        lead = self._lead.match(scene.text, follow.start, follow.end)
        if not lead:
            return
        position = lead.end()
        for term in self.mentions.naming.within(scene, follow):
            moves = lead["prep"].lower() == "with" and _MOVES.match(scene.text, term.span.end)
            if moves or term.span.start - position > 2 or term.kind not in KINDS:
                break
            position = term.span.end
            if self.mentions.naming.is_home(term):
                _leave_abroad(frame)
                continue
            self._put(scene, frame, term)
            taken.add(term.span)
            of_what = _FLOW_OF.match(scene.text, position) if term.kind == "flow" else None
            position = of_what.end() if of_what else position
        if scene.text.endswith(("of ", "of the "), 0, position) and position > lead.end():
            self._take_words(scene, position, follow, frame)
        goods = _GOODS.match(scene.text, position)
        if goods or position > lead.end():
            self.trade.put_partner(scene, goods.end() if goods else position, frame)
        named = position > lead.end()
        if (not taken and lead["prep"].lower() == "for") or (not named and _is_in_list(scene, lead, frame)):
            self._take_words(scene, lead.end(), follow, frame)

    def _put(self, scene: Scene, frame: Frame, term: TermMention) -> None:
        """Put a mention right of a number into the frame; an attribute leaves what it is of."""
        subject = frame.get("indicator")
        kept = {kind: frame[kind] for kind in _OF_WHAT if kind in frame} if _is_attribute(term) else {}
        self.mentions.put(scene, frame, term)
        frame.update({kind: told for kind, told in kept.items() if kind != term.kind})
        if term.kind == "indicator":
            if not kept:
                _forget_others(frame, term.name)
            if subject and subject.rule == CLAUSE_SUBJECT:
                frame["product"] = subject

    def _take_adjacent(self, scene: Scene, number: int, frame: Frame, taken: set[Span]) -> bool:
        """`a 6% economic growth rate`, `3 billion dollars foreign reserves`: an indicator just behind its number."""
        unit, follow = scene.quantities[number].unit, scene.follow(number)
        first = next(iter(self.mentions.naming.within(scene, follow)), None)
        if not first or first.kind != "indicator" or first.name == GOODS:
            return False
        of_percent = unit.kind == "percent" and first.extra.get("nature") in _NATURES
        of_money = unit.kind == "currency" and first.extra.get("unit") == "currency"
        if scene.text[follow.start : first.span.start].strip() or not (of_percent or of_money):
            return False
        self.mentions.put(scene, frame, first)
        taken.add(first.span)
        return True

    def _take_sum(self, scene: Scene, number: int, frame: Frame) -> bool:
        """`signed 184 billion dollars in new contracts`: what a sum is in, where only things counted were told."""
        follow, told = scene.follow(number), frame.get("indicator")
        lead = _IN.match(scene.text, follow.start, follow.end)
        counted = not told or told.rule in ("what is counted", A_SUM)
        if not lead or scene.quantities[number].unit.kind != "currency" or not counted or "flow" in frame:
            return False
        span = self.words.phrases.at(scene.text, lead.end(), follow.end)
        if not span or is_named(scene, span):
            return False
        frame["indicator"] = self.words.naming.own_words(span, A_SUM)
        return True

    def _take_words(self, scene: Scene, start: int, follow: Span, frame: Frame) -> None:
        """`13.7% for tin whistles`: a subject without the vocabulary, unless it is a time."""
        span = self.words.phrases.at(scene.text, start, follow.end)
        if not span or _SPELL.match(scene.text, *span):
            return
        if not any(follow.start <= period.span.start < span.end for period in scene.periods):
            self.words.put(scene, frame, span, AFTER_FOR)

    def _take_worth(self, scene: Scene, follow: Span, frame: Frame) -> bool:
        """`172 billion yuan worth of farm products`: the product behind the amount."""
        lead = _WORTH.match(scene.text, follow.start, follow.end)
        span = self.words.phrases.at(scene.text, lead.end(), follow.end) if lead else None
        flow = next(
            (t for t in scene.terms if t.kind == "flow" and span and t.span.start == span.start), None
        )
        if flow:
            frame.pop("partner", None)
            self.mentions.put(scene, frame, flow)
            self.trade.put_partner(scene, flow.span.end, frame)
        elif span:
            self.words.put(scene, frame, span, AFTER_OF)
            self.trade.put_partner(scene, span.end, frame)
        return bool(span)

    def _take_any(self, scene: Scene, measure: str, frame: Frame) -> None:
        """A sentence whose subject is told only after its first figure."""
        naming, follow = self.mentions.naming, scene.follow(0)
        clause = scene.text.find(";", *follow)
        for term in naming.within(scene, Span(follow.start, clause) if clause >= 0 else follow):
            known = term.kind in frame or naming.is_home(term)
            if not (known or is_cause(scene, term)) and not self.masks.hide(scene, 0, term, [measure]):
                frame[term.kind] = naming.told(term)


def _is_in_list(scene: Scene, lead: re.Match, frame: Frame) -> bool:
    """True for `and 9% in [hats]` behind `6% in tea`."""
    product, start = frame.get("product"), lead.start()
    if not product or not lead[0].strip().startswith("in"):
        return False
    before = scene.text[product.span.start - 4 : product.span.start]
    return before == " in " and bool(_AND_SO.fullmatch(scene.text, product.span.end, start))


def _is_attribute(term: TermMention) -> bool:
    """True for `import volume`."""
    return bool(_ATTRIBUTE.search(term.name))


def _forget_others(frame: Frame, indicator: str) -> None:
    """An indicator told behind the number takes over no partner or enterprise of earlier sentences."""
    for kind in ("partner", "enterprise", "mode") if indicator != GOODS else ():
        if kind in frame and frame[kind].how == "inherited" and frame[kind].rule != POINTED:
            frame.pop(kind)


def _leave_abroad(frame: Frame) -> None:
    """`3% in China`, in a text of China: no partner or region told before goes on."""
    for kind in ("partner", "region"):
        frame.pop(kind, None)


def _counts(scene: Scene, number: int, measure: str) -> bool:
    """True for a number of things, which are told right of it: `60 trucks`."""
    mention = scene.quantities[number]
    counted = mention.unit.kind == "quantity" or (mention.unit.kind == "count" and mention.place >= 1)
    return counted and measure in ("level", "count_event", "change")
