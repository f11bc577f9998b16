"""Trade told by a verb: `Kenya bought 300 tonnes`, `China sold 900 cars to Peru`, `Peru supplied 5 million tonnes`.

Whose verb it is tells the flow: what the reporting economy buys, and what others sell, are its imports.
"""

import re
from dataclasses import dataclass

from analysis.extract import TermMention
from analysis.kept import kept
from analysis.lexicon import Language, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told, has_goods
from analysis.resolve.scene import Scene

_TRADED = ("currency", "quantity", "count")
# `, of which Kenya supplied [60%]`
_OF_WHICH = re.compile(r"\bof\s+(?:which|that|these|this)\b[^;]*$")
# `Kenya, the top buyer, has also [bought]`: what may stand between those who trade and the verb.
_ASIDE = re.compile(r"(?:,[^,;]{1,60},)?(?:\s+(?:also|alone|has|had|have|now|then))*\s+")
_WE = re.compile(r"\b(?:we|the\s+country)\b(?:\s+(?:also|has|had|have))*\s+$")
# `sold 300 machines abroad`
_ABROAD = re.compile(
    r"[^,;.]{0,48}?\b(?:abroad|overseas|to\s+(?:foreign|overseas)\s+(?:buyers|customers|markets))\b"
)
# `Crude oil [arrivals]`
_ARRIVALS = re.compile(
    r"\s+(?P<noun>arrivals|purchases(?=,?\s+(?:rose|fell|came|were|grew)\b))\b(?!\s+(?:of|hall|at)\b)"
)
_LEAD = 40
# `shipped goods worth`, `the value of the goods received from there was`, `imported goods to the value of`
_GOODS = re.compile(
    r"\b(?<!and )(?P<sent>shipped|dispatched|exported|delivered)\s+(?:goods|commodities)\s+(?:worth|valued\s+at|(?:to|with)\s+(?:the|a)\s+value\s+of)\s+(?:[a-z]+\s+)?$"
    r"|\b(?<!and )(?P<got>received|imported|bought|purchased|took)\s+(?:goods|commodities)\s+(?:worth|valued\s+at|(?:to|with)\s+(?:the|a)\s+value\s+of)\s+(?:[a-z]+\s+)?$"
    r"|\b(?:goods|commodities)\s+(?:(?P<sent_to>shipped|dispatched|exported|delivered)|(?:which\s+|that\s+)?(?P<got_from>received|imported|purchased|arriv(?:ed|ing)))\s+(?:to|from)\b[^,;]{0,60}$"
)
# `Kenya [took] goods worth`, in a text of China: exports; `exported` and `imported` are whose verb they are.
_OF_THEIRS = re.compile(r"(?:took|bought|purchased|received|shipped)\b")
# `Its main markets were Kenya (4 billion) and Peru (2 billion)`: exports; of its main suppliers imports.
_MARKETS = re.compile(
    r"\b(?:main|largest|top|leading|principal|biggest|key)\s+(?:trading\s+|foreign\s+|overseas\s+)?"
    r"(?:(?:export\s+)?(?P<exports>markets?|destinations?|buyers?|customers?)|(?:import\s+)?(?P<imports>suppliers?|sources?|countries\s+of\s+origin))\b"
    r"(?:\s+(?:for|of)\s+[^,;]{1,40})?(?:,[^,;]{1,60},)?\s+(?:was|were|is|are|remained)\s"
)
# `Kenya was the largest [buyer], spending 8 billion`, `the top [supplier] with 9 billion`
_LARGEST = re.compile(
    r"\b(?:was|is|were|are|remain(?:s|ed)|became|to\s+be)\s+(?:[\w'’]+\s+){0,3}?(?:largest|biggest|top|main|leading)\s+(?:[\w-]+\s+){0,2}"
    r"(?:(?P<exports>buyer|customer|market|destination)|(?P<imports>supplier|source))s?\b[^.;]{0,60}$"
)
# `Kenya (22%) and Peru (13%) were the [main export markets]`
_RANKED = re.compile(
    r"\)[^;.()]*\b(?:was|were|are|is|remained)\s+(?:[\w'’-]+\s+){0,3}?(?:main|largest|biggest|top|leading|principal|most\s+important)\s+"
    r"(?P<words>(?:(?:foreign|overseas)\s+)?(?:(?:(?P<export>export)|(?P<import>import))\s+)?(?:(?P<sells>markets?|destinations?|buyers|customers)|(?P<buys>suppliers?|sources?)|sectors?|categor\w+|products?|commodit\w+))\b"
)
# `Kenya took 3 billion[, ]4% of the total`: nothing else is taken.
_ENDS = re.compile(r"\s*(?:[,.;(]|$)|\s+of\s+(?:our|the|its)\s+(?:total|exports|imports|goods|shipments)\b")
# `of palm oil [from] Kenya`
_BOUND = re.compile(r"[^,;.]{0,60}?\b(?:to|from)\s+(?:the\s+)?")


@dataclass
class Trading:
    """Reads verbs of buying and selling before an amount; patterns are made once from the language pack."""

    naming: Naming
    language: Language

    @kept
    def _verb(self) -> re.Pattern:
        """A verb of trade just before a number, in a group named after its side."""
        grammar = self.language.grammar
        cautions = alternatives([cue for cues in self.language.modality.values() for cue in cues])
        sides = "|".join(f"(?P<{side}>{alternatives(grammar[side])})" for side in ("buying", "selling"))
        return re.compile(rf"\b(?:{sides})\s+(?:(?:a\s+total\s+of|just|only|{cautions})\s+)*$")

    @kept
    def _volumes(self) -> re.Pattern:
        """`volumes to`, `arrivals from the`: the goods told before, on their way."""
        nouns = alternatives(self.language.grammar["volumes"])
        return re.compile(rf"\b(?P<noun>{nouns})\s+(?:(?P<to>to)|from)\s+(?:the\s+)?$")

    def put(self, scene: Scene, number: int, frame: Frame, before: Frame) -> None:
        """Put the flow and the partner that the words left of a number tell into the frame, in place.

        `before` is the frame of the sentence before, whose goods go on.
        """
        self._put_volumes(scene, number, frame, before)
        self._put_arrivals(scene, number, frame)
        self._put_goods(scene, number, frame)
        self._put_largest(scene, number, frame)
        self._put_verb(scene, number, frame, before)

    def open(self, scene: Scene, frame: Frame) -> None:
        """Put the flow of `Its main markets were` into the frame that a sentence begins with, in place."""
        self._open_ranked(scene, frame)
        left = scene.left(0)
        found = _MARKETS.search(left) if scene.quantities[0].unit.kind == "currency" else None
        begin = scene.gap(0).start + found.start() if found else 0
        if not found or any(t.kind == "flow" and t.span.start < begin for t in scene.terms):
            return
        start = begin - found.start() + found.start(found.lastgroup)
        for kind in ("indicator", "product"):
            frame.pop(kind, None)
        span = Span(start, start + len(found[found.lastgroup]))
        frame["flow"] = Told(found.lastgroup, span, rule="markets or suppliers")

    def _open_ranked(self, scene: Scene, frame: Frame) -> None:
        """Put the flow of `Kenya (22%) and Peru (13%) were the main export markets`, in place."""
        if scene.quantities[0].unit.kind != "percent" or not scene.left(0).endswith("("):
            return
        found = _RANKED.search(scene.words)
        if not found or not (found["export"] or found["import"] or found["sells"] or found["buys"]):
            return
        flow = "imports" if found["import"] or (found["buys"] and not found["export"]) else "exports"
        start = scene.sentence.span.start
        for kind in ("indicator", "product", "region"):
            frame.pop(kind, None)
        words = Span(start + found.start("words"), start + found.end("words"))
        frame["flow"] = Told(flow, words, rule="markets or suppliers")

    def _put_volumes(self, scene: Scene, number: int, frame: Frame, before: Frame) -> None:
        """`volumes to the US climbed to 619 tonnes`."""
        product = before.get("product")
        if not product:
            return
        for term in self.naming.within(scene, scene.gap(number)):
            told = term.kind == "partner" and self._volumes.search(scene.lead(term.span.start, _LEAD))
            if told and not self.naming.is_home(term):
                flow = "exports" if told["to"] else "imports"
                frame.pop("indicator", None)
                noun = term.span.start - len(told.string) + told.start("noun")
                frame["flow"] = Told(flow, Span(noun, noun + len(told["noun"])), rule="volumes of trade")
                frame["partner"], frame["product"] = self.naming.told(term), product.inherited()

    def _put_arrivals(self, scene: Scene, number: int, frame: Frame) -> None:
        """`Crude oil arrivals fell 1%`: imports of it."""
        for term in self.naming.within(scene, scene.gap(number)):
            arrived = term.kind == "product" and _ARRIVALS.match(scene.text, term.span.end)
            if arrived:
                for kind in ("indicator", "partner"):
                    if kind in frame and frame[kind].how == "inherited":
                        frame.pop(kind)
                frame["flow"] = Told("imports", Span(*arrived.span("noun")), rule="volumes of trade")
                frame["product"] = self.naming.told(term)

    def _put_goods(self, scene: Scene, number: int, frame: Frame) -> None:
        """`shipped goods worth 57 billion euros to the EU`, `the value of the goods received from Kenya was`."""
        left = scene.left(number)
        found = _GOODS.search(left) if "goods" in left or "commodities" in left else None
        if not found:
            return
        start = scene.gap(number).start + found.start(found.lastgroup)
        bound = self._bound(scene, scene.follow(number)) if "_" not in found.lastgroup else None
        trader = (
            None if bound or not _OF_THEIRS.match(left, found.start()) else self._buyer(scene, number, start)
        )
        abroad = trader if trader and not self.naming.is_home(trader) else None
        if not abroad and left.startswith("took", found.start()):
            return
        flow = "exports" if found.lastgroup.startswith("sent") != bool(abroad) else "imports"
        for kind in ("indicator", "product"):
            frame.pop(kind, None)
        frame["flow"] = Told(flow, Span(start, start + len(found[found.lastgroup])), rule="verb of trade")
        partner = abroad or bound
        if partner:
            frame.pop("region", None)
            frame["partner"] = self.naming.told(partner)

    def _put_largest(self, scene: Scene, number: int, frame: Frame) -> None:
        """`Kenya was the largest buyer, spending 8 billion dollars`: exports to Kenya."""
        if scene.quantities[number].unit.kind not in ("currency", "quantity"):
            return
        found, start = _LARGEST.search(scene.left(number)), scene.gap(number).start
        flows = [t for t in self.naming.within(scene, scene.gap(number)) if t.kind == "flow"]
        if not found or any(t.span.start < start + found.start() for t in flows):
            return
        ahead = self.naming.within(scene, Span(start, start + found.start()))
        named = [t for t in ahead if t.kind == "partner"]
        if not named or self.naming.is_home(named[-1]):
            return
        frame.pop("indicator", None)
        frame.pop("region", None)
        frame["partner"] = self.naming.told(named[-1])
        word = Span(start + found.start(found.lastgroup), start + found.end(found.lastgroup))
        flow = "imports" if scene.text.endswith("import ", start, word.start) else found.lastgroup
        frame["flow"] = Told(flow, word, rule="markets or suppliers")

    def _put_verb(self, scene: Scene, number: int, frame: Frame, before: Frame) -> None:
        """`China sold 900 cars to Peru`."""
        home, verb = self.naming.extraction.home, self._verb.search(scene.left(number))
        shared = verb and _OF_WHICH.search(scene.left(number))
        if not verb or not home or not (shared or scene.quantities[number].unit.kind in _TRADED):
            return
        start = scene.gap(number).start + verb.start()
        if verb.lastgroup == "selling" and _ABROAD.match(scene.text, *scene.follow(number)):
            frame["flow"] = Told("exports", Span(start, start + len(verb["selling"])), rule="verb of trade")
            frame.pop("indicator", None)
            return
        trader = self._trader(scene, scene.gap(number), start)
        at_home = (
            self.naming.is_home(trader) if trader else bool(_WE.search(scene.text, max(0, start - 30), start))
        )
        if not (trader or at_home) or not self._is_trade(scene, number, frame, before):
            return
        flow = "imports" if (verb.lastgroup == "buying") == at_home else "exports"
        partner = self._bound(scene, scene.follow(number)) if at_home else trader
        frame["flow"] = Told(flow, Span(start, start + len(verb[verb.lastgroup])), rule="verb of trade")
        if "indicator" in frame and not has_goods(frame):
            frame.pop("indicator")
        frame.pop("region", None)
        if "product" in before and not self._products_behind(scene, number):
            frame["product"] = before["product"].inherited()
        if partner:
            frame["partner"] = self.naming.told(partner)

    def _buyer(self, scene: Scene, number: int, verb: int) -> TermMention | None:
        """The economy whose verb it is, in a text of a known one."""
        return self._trader(scene, scene.gap(number), verb) if self.naming.extraction.home else None

    def _trader(self, scene: Scene, gap: Span, verb: int) -> TermMention | None:
        """The economy whose verb it is."""
        named = [
            t
            for t in scene.terms
            if (t.kind == "partner" or (t.kind == "region" and t.extra.get("economy")))
            and gap.start <= t.span.start < verb
        ]
        last = named[-1] if named else None
        return last if last and _ASIDE.fullmatch(scene.text, last.span.end, verb) else None

    def _bound(self, scene: Scene, follow: Span) -> TermMention | None:
        """The economy bought from or sold to."""
        for term in self.naming.within(scene, follow):
            told = term.kind == "partner" and not self.naming.is_home(term)
            if told and _BOUND.fullmatch(scene.text, follow.start, term.span.start):
                return term
        return None

    def _is_trade(self, scene: Scene, number: int, frame: Frame, before: Frame) -> bool:
        """True where goods are told: a product behind the number, or trade in one before it."""
        flow = frame.get("flow")
        going_on = flow and (flow.how == "explicit" or "product" in frame or "product" in before)
        end = scene.quantities[number].span.end
        going_on = going_on or (flow and flow.how == "inherited" and _ENDS.match(scene.text, end))
        weighed = "product" in frame and scene.quantities[number].unit.kind == "quantity"
        return bool(going_on or weighed) or self._products_behind(scene, number)

    def _products_behind(self, scene: Scene, number: int) -> bool:
        """True for `(300 tonnes) of tea`."""
        return any(t.kind == "product" for t in self.naming.within(scene, scene.follow(number)))
