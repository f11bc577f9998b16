"""Subjects that are not in the vocabulary: `exports of X`, `the number of X`, a clause's own subject X."""

import re
from dataclasses import dataclass

from analysis.extract import TermMention
from analysis.kept import kept
from analysis.model import Span
from analysis.resolve.asides import without_asides
from analysis.resolve.before_flow import is_trade, is_trader, noun_before, takes_product
from analysis.resolve.behind_time import behind_time
from analysis.resolve.carried_over import forget_inherited
from analysis.resolve.frame import Frame, Naming, Told, has_goods
from analysis.resolve.items import CLAUSE_SUBJECT, Items, is_named
from analysis.resolve.money_verbs import MoneyVerbs
from analysis.resolve.natures import with_nature
from analysis.resolve.objects import (
    TIME_OR_PLACE,
    ends_with_flow,
    is_left_behind,
    is_shipped,
    is_time_or_place,
    names_no_goods,
    put_abroad,
    put_counted,
    put_currency,
    put_gauge,
    put_priced,
    put_sellers,
)
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

AFTER_OF = "words after `of`"
AFTER_FOR = "words after `for`"
BEFORE_FLOW = "words before the flow"
# `(the price index for) [export sales]`
_SALES = re.compile(r"(?:export|home|domestic|import)\s+sales")
# `prices for`, `the price index of`
_PRICES_OF = re.compile(r"\bprices?(?:\s+ind(?:ex|ices))?\s+(?:for|of)\s+(?:the\s+)?$")
# `growth in [government investment]`, `the value of [online spending]`
_GROWTH_IN = re.compile(
    r"\b(?:(?:growth|increase|decline|rise|fall|drop)s?\s+(?:in|of)|(?:value|volume)\s+of)\s+(?:(?:the|its|our|their)\s+)?$"
)
# `(core prices,) [which exclude ]food`
_LEAVES_OUT = re.compile(r"^which\s+(?:excludes?|strips?\s+out|leaves?\s+out)\s+(?:the\s+)?(?:volatile\s+)?")
# `sales of X`, in a text on exports: exports too.
_SOLD = ("sales", "deliveries", "shipments")
_PRONOUN = re.compile(r"(?:it|them|these|those|this|that)\b.*")
# Units of numbers that have their subject on their right: `takes two days`, `60 trucks`.
_UNMEASURED = ("count", "quantity", "time", "rank")


@dataclass
class OwnWords:
    """Puts noun phrases of one text into frames, in the text's own words."""

    naming: Naming
    phrases: NounPhrases

    @kept
    def items(self) -> Items:
        """Puts items of lists into frames."""
        return Items(self.naming, self.phrases)

    @kept
    def verbs(self) -> MoneyVerbs:
        """Reads money told by a verb."""
        return MoneyVerbs(self.phrases.language)

    def read(self, scene: Scene, number: int, frame: Frame) -> None:
        """Put what the words left of a quantity name without the vocabulary into the frame, in place."""
        gap = scene.gap(number)
        if self.items.put(scene, number, frame):
            self._put_announced(scene, gap, frame)
            return
        if self.verbs.put(scene, number, frame) or self.verbs.put_noun(scene, number, frame):
            return
        words = without_asides(scene.left(number))
        found = self.phrases.object(scene.text, gap, words)
        found = None if found and is_left_behind(self.naming, scene, gap, *found) else found
        if found and not is_time_or_place(scene, found[0]):
            self._put_object(scene, frame, gap, *found)
            return
        if self._put_before_flow(scene, gap, frame):
            return
        left_out = self.phrases.left_out(scene.text, gap)
        if left_out:
            told = self.naming.own_words(left_out, "what is left out")
            frame["product"] = told._replace(name=_LEAVES_OUT.sub("excluding ", told.name))
        span = self._clause_subject(scene, number, words)
        if span and TIME_OR_PLACE.fullmatch(scene.text, *span):
            return
        if span and (is_trade(scene.text, span, gap.end) or is_trader(scene.text, span)):
            return
        if span and not (left_out and left_out.start <= span.start < left_out.end):
            if scene.quantities[number].unit.kind == "count" and not self._is_product(scene, span):
                forget_inherited(frame, ("region", "mode"))
            self.put(scene, frame, span, CLAUSE_SUBJECT)

    def _put_announced(self, scene: Scene, gap: Span, frame: Frame) -> None:
        """Put the indicator of `Sales rose in these groups: hats and caps (3%)`, told before a colon."""
        colon = scene.text.find(":", gap.start, gap.end)
        told = frame.get("indicator")
        if colon < 0 or "flow" in frame or (told and told.how == "explicit"):
            return
        span = self.phrases.clause_subject(without_asides(scene.text[gap.start : colon]), gap.start)
        if span and self.phrases.indicator.search(span.words(scene.text)):
            frame["indicator"] = with_nature(self.naming.own_words(span, CLAUSE_SUBJECT))

    def _put_before_flow(self, scene: Scene, gap: Span, frame: Frame) -> bool:
        """Put the product of `tin whistle exports` and `kite inflation`; False where no nouns stand before them."""
        flows = [
            t for t in self.naming.within(scene, gap) if t.kind == "flow" or takes_product(scene.text, t)
        ]
        flow = flows[-1] if flows else None
        if not flow or frame.get(flow.kind, flow).span != flow.span:
            return False
        span = noun_before(self.naming, self.phrases, scene, gap.start, flow)
        if span:
            frame["product"] = self.naming.own_words(span, BEFORE_FLOW)
        return bool(span)

    def put(self, scene: Scene, frame: Frame, span: Span, rule: str) -> None:
        """Put a noun phrase into the frame: the product of what is told, else an indicator of its own."""
        owner = scene.text[span.end - 2 : span.end] in ("'s", "’s")
        if owner or any(t.span == span and t.kind != "product" for t in scene.terms):
            return
        if rule == CLAUSE_SUBJECT and put_currency(self.naming, self.phrases, scene, span, frame):
            return
        inside = self._products(scene, span)
        if len(inside) == 1 and inside[0].span == span:
            frame["product"] = self.naming.told(inside[0])
            return
        opens = rule == CLAUSE_SUBJECT
        if opens and inside and put_priced(self.naming, span, inside[-1], frame):
            return
        if opens and put_gauge(self.naming, scene, span, inside, frame):
            return
        if opens and not inside and self.phrases.indicator.search(span.words(scene.text)):
            forget_inherited(frame)
            frame.pop("flow", None)
            told = frame.get("product")
            if told and any(
                told.span.end <= q.span.start and q.span.end <= span.start for q in scene.quantities
            ):
                frame.pop("product")
            frame["indicator"] = with_nature(self.naming.own_words(span, rule))
            return
        explicit = "indicator" in frame and frame["indicator"].how == "explicit"
        is_product = inside or not opens or "flow" in frame or has_goods(frame) or explicit
        if not is_product:
            frame.pop("product", None)
        frame["product" if is_product else "indicator"] = self.naming.own_words(span, rule)

    def _products(self, scene: Scene, span: Span) -> list[TermMention]:
        """The products of the vocabulary among some words."""
        return [term for term in self.naming.within(scene, span) if term.kind == "product"]

    def _is_product(self, scene: Scene, span: Span) -> bool:
        """True for `electric vehicles`, not for `applications for vehicle repairs`."""
        return any(term.span.end == span.end for term in self._products(scene, span))

    # --- `the number of X`, `the output of X`, `exports of X` -----------------------------------------

    def _put_object(self, scene: Scene, frame: Frame, gap: Span, span: Span, counted: bool) -> None:
        """Put what is counted, measured or traded; an empty span is trade as a whole."""
        if counted:
            put_counted(self.naming, scene, frame, span)
        elif (
            put_sellers(self.naming, self.phrases, scene, frame, gap, span)
            or self._put_prices(scene, frame, gap, span)
            or names_no_goods(scene, span)
        ):
            return
        elif ends_with_flow(scene, span):
            self._put_before_flow(scene, gap, frame)
        elif span.start < span.end and not self._put_measured(scene, frame, gap, span):
            self.put(scene, frame, span, CLAUSE_SUBJECT if self._is_grown(scene, gap, span) else AFTER_OF)

    def _is_grown(self, scene: Scene, gap: Span, span: Span) -> bool:
        """True for `growth in government investment`: what grows is the subject, not a product of one told before."""
        return bool(
            _GROWTH_IN.search(scene.text, gap.start, span.start)
            and self.phrases.indicator.search(span.words(scene.text))
            and not any(t.kind in ("indicator", "flow") for t in self.naming.within(scene, gap))
        )

    def _put_prices(self, scene: Scene, frame: Frame, gap: Span, span: Span) -> bool:
        """`prices for US exports`: the prices of a flow; False where no flow is priced."""
        flow = next((t for t in scene.terms if t.kind == "flow" and t.span.end == span.end), None)
        priced = _PRICES_OF.search(scene.text, gap.start, span.start)
        if priced and _SALES.fullmatch(scene.text, *span):
            frame.pop("flow", None)
            told = self.naming.own_words(Span(priced.start(), span.end), "what is measured")
            frame["indicator"] = with_nature(told)
            return True
        if not flow or not priced or flow.name not in ("exports", "imports"):
            return False
        told = Told(f"{flow.name[:-1]} prices", Span(priced.start(), flow.span.end), rule="what is measured")
        frame["indicator"], frame["flow"] = told, self.naming.told(flow)
        frame.pop("product", None)
        self._put_before_flow(scene, gap, frame)
        return True

    def _put_measured(self, scene: Scene, frame: Frame, gap: Span, span: Span) -> bool:
        """`the output of X`: what is measured is the output, of X; nothing is taken over but a region."""
        head = self.phrases.measured_head(scene.text, gap, span)
        if not head or any(t.kind in ("indicator", "flow") for t in self.naming.within(scene, gap)):
            return False
        if _PRONOUN.fullmatch(scene.text, *span) or is_shipped(scene, head, frame):
            return False
        if self._put_group(scene, frame, head, span) or put_abroad(self.naming, scene, head, span, frame):
            return True
        forget_inherited(frame)
        if head.words(scene.text) not in _SOLD:
            frame.pop("flow", None)
        told = self.naming.own_words(Span(head.start, span.end), "what is measured")
        frame["indicator"] = with_nature(told)
        inside = self._products(scene, span)
        frame["product"] = self.naming.told(inside[0]) if inside else self.naming.own_words(span, AFTER_OF)
        return True

    def _put_group(self, scene: Scene, frame: Frame, head: Span, span: Span) -> bool:
        """`the index for cheese`, where the index was told before: a group of it; False for others."""
        index = frame.get("indicator")
        if head.words(scene.text) not in ("index", "index for") or not index or index.how != "inherited":
            return False
        if not index.name.startswith(("export", "import")):
            return False
        inside = self._products(scene, span)
        named = self.naming.product(scene.terms, span, AFTER_FOR) if inside else None
        frame["product"] = named or self.naming.own_words(span, AFTER_FOR)
        return True

    # --- a clause's own subject -----------------------------------------------------------------------

    def _clause_subject(self, scene: Scene, number: int, words: str) -> Span | None:
        """The subject of the clause left of a quantity, unless it holds a mention or a period."""
        gap = scene.gap(number)
        loose = not number and scene.quantities[number].unit.kind not in _UNMEASURED
        loose = loose and not any(
            term.kind in ("indicator", "flow", "product") for term in self.naming.within(scene, gap)
        )
        start = behind_time(scene, gap, words)
        ahead = start > gap.start
        span = self.phrases.clause_subject(words[start - gap.start :], start, loose=loose and not ahead)
        short = span and ahead and " " not in span.words(scene.text)
        return None if span and (short or is_named(scene, span)) else span
