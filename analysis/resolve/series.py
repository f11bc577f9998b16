"""From a frame to a series key: what follows from what was told, each field with its evidence."""

import re
from dataclasses import dataclass, field
from functools import cache

from analysis.kept import kept
from analysis.lexicon import Lexicon
from analysis.model import SERIES, Evidence, SeriesKey, Span
from analysis.resolve.basis import adjustment, basis, in_terms
from analysis.resolve.canonical import GOODS, GOODS_BALANCE, balance_of_goods
from analysis.resolve.carried_over import IN_SERVICES
from analysis.resolve.fiscal import whose_balance
from analysis.resolve.frame import Frame, Naming, Told, has_goods
from analysis.resolve.measure import Reading
from analysis.resolve.named_flow import told_flow
from analysis.resolve.scene import Scene
from analysis.resolve.surveyed import SURVEYED
from analysis.resolve.wholes import whole_of

# `Kenya's market share`: the share is in another country's trade, so Kenya stays a partner.
_ITS_SHARE = re.compile(r"['’]s\s+(?:\w+\s+){0,2}(?:share|proportion|weight)\b")
# `Kenya doubled its exports`
_ITS_EXPORTS = re.compile(r"\s+(?:[a-z]+\s+){1,2}its\s+(?:[a-z]+\s+)?(?:exports|imports)\b")
# Indicators of what crosses a border, though they name no flow.
_CROSSING = re.compile(r"\b(?:trade|investment|capital|orders|shipments|arrivals)\b")
# `(orders) from Kenya`, `(talks) with the EU`.
_BOUND = re.compile(r"\b(?:with|to|from|by|into|between)\s+(?:the\s+)?$")
# `a deficit for the EU`, `the EU trade balance`.
_BALANCE_OF = re.compile(r"\b(?:for|of)\s+(?:the\s+)?$")
_ITS_BALANCE = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:balance|surplus|deficit)\b"
    r"|\s+(?:(?:has|had|have)\s+)?(?:ran|run|runs|posted|recorded|reported|registered|logged|saw|had|has)\s+(?:up\s+)?(?:[\w-]+\s+){0,4}(?:balance|surplus|deficit)\b"
)
# `Kenya's cargoes rose`, behind imports told before: imports from Kenya.
_ITS_CARGOES = re.compile(r"['’]s?\s+(?:[a-z]+\s+)?(?:cargoes|shipments|supplies|deliveries|sales)\b")
# `knowledge-intensive services`, `tourism (travel services)`
_SERVICES = re.compile(r"(?<!goods and )\bservices\)?$", re.I)
# Balances that are not of goods, by whose they are.
_OTHERS = {"fiscal": "government", "current": "current account", "services": "services trade"}
_MOVES = ("growth", "growth_change", "average_growth")
_SIGNS = ("surplus", "deficit", "shortfall")
# `a 3 billion yen (20 million dollars) [deficit]`
_SIGN_BEHIND = re.compile(r"(?:\s+\([^()]{1,40}\)|\))?\s+(surplus|deficit|shortfall)\b")
_WORD = re.compile(r"[a-z-]+")
_WORLD = re.compile(r"\b(?:global|world)\b(?!\s+(?:bank|cup|expo|market\s+share))", re.I)
# `global [shipments]`, `13 million[ were sold worldwide]`
_GLOBAL = re.compile(r"\b(?:global|worldwide)\s+(?:\w+\s+)?$", re.I)
_WORLDWIDE = re.compile(
    r"(?:\s+(?!(?:and|but|while|is|are|or)\b)[\w'’-]+){0,5}\s+(?P<world>worldwide|globally|around\s+the\s+world|across\s+the\s+globe)\b"
)
_OF_PARTS = ("share", "share_change", "contribution", "rank")
_CALLED = re.compile(r"\b(?:foreign|external|two-way)\s+trade\b", re.I)
# What the opening calls its trade, the headline before means too.
_OPENING = 400
_MERCHANDISE = re.compile(r"\bmerchandise\s+(?:trade|exports?|imports?)\b", re.I)

# `exports of [Kenya]`
_EXPORTS_OF = re.compile(r"\b(?:exports|imports)\s+of\s+(?:the\s+)?$")


@dataclass(frozen=True)
class SeriesMaker:
    """Makes the series keys of one text, for equal ones the same."""

    naming: Naming
    lexicon: Lexicon
    keys: dict[tuple[str, ...], SeriesKey] = field(default_factory=dict)

    def series(
        self, scene: Scene, number: int, frame: Frame, reading: Reading
    ) -> tuple[SeriesKey, list[Evidence]]:
        """The key of one figure's series, and the words each field was read from."""
        told = self._placed({kind: item for kind, item in frame.items() if item.name} | self._implied(frame))
        if "region" not in told and "flow" not in told and reading.measure not in _OF_PARTS:
            told |= self._worldwide(scene, number, told)
        evidence = [Evidence(kind, t.name, t.span, t.how, t.rule) for kind, t in told.items()]
        measure = self._measure(scene, number, reading, told)
        evidence.append(Evidence("measure", measure, scene.quantities[number].span, "explicit", reading.rule))
        of_whole = measure in ("share", "contribution")
        whole = whole_of(self.naming, self.lexicon, scene, number) if of_whole else None
        if whole:
            evidence.append(Evidence("whole", whole[0], whole[1], "explicit", "words after `of`"))
        fields = {kind: item.name for kind, item in told.items()}
        if scene.right(number).startswith(" of services") and fields.get("product") == "services":
            fields.pop("product")
            fields["indicator"] = IN_SERVICES
        name, _, said = fields.get("indicator", "").partition(" (")
        if name == GOODS and _SERVICES.search(fields.get("product", "")):
            fields["indicator"] = IN_SERVICES
        elif name == GOODS:
            fields["indicator"] = self._goods(scene, number, told, measure, said.removesuffix(")"))
        elif fields.get("indicator") == GOODS_BALANCE and "flow" in told:
            fields["indicator"] = self._by_its_sign(scene, number, told["flow"])
        fields |= {"measure": measure, "whole": whole[0] if whole else ""}
        return self._key(fields), evidence

    def _key(self, fields: dict[str, str]) -> SeriesKey:
        """The key with some fields: one for all series that are told so."""
        values = tuple([fields.get(name, "") for name in SERIES])
        if values not in self.keys:
            self.keys[values] = SeriesKey(*values)
        return self.keys[values]

    def _placed(self, told: Frame) -> Frame:
        """A country is a partner where something flows to or from it; elsewhere it is a region."""
        partner = told.get("partner")
        if not partner or "region" in told:
            return told
        if self._is_of_balance(told, partner):
            return {("region" if kind == "partner" else kind): item for kind, item in told.items()}
        if (self._ships(told, partner) or not self._is_owner(partner)) and self._crosses(told, partner):
            return told
        return {("region" if kind == "partner" else kind): item for kind, item in told.items()}

    def _is_owner(self, partner: Told) -> bool:
        """`Kenya's exports` and `exports of Kenya` are told by Kenya; `Kenya's share of exports` is not."""
        text, (start, end) = self.naming.text, partner.span
        abroad = partner.name != self.naming.extraction.home
        if _ITS_EXPORTS.match(text, end) or (abroad and _EXPORTS_OF.search(text, max(0, start - 16), start)):
            return True
        owner = partner.rule == "vocabulary" and text[end : end + 2] in ("'s", "’s")
        return owner and not _ITS_SHARE.match(text, end)

    def _ships(self, told: Frame, partner: Told) -> bool:
        """True for `Kenya's cargoes rose`, where the imports told before go on."""
        flow = told.get("flow")
        before = flow and flow.name == "imports" and flow.span.start < partner.span.start
        return bool(before) and bool(_ITS_CARGOES.match(self.naming.text, partner.span.end))

    def _is_of_balance(self, told: Frame, partner: Told) -> bool:
        """True for `the EU balance` and `a deficit for Kenya`, not for `the surplus with Kenya`."""
        if "flow" not in told or told["flow"].name != "balance":
            return False
        start, end = partner.span
        before = self.naming.text[max(0, start - 12) : start]
        owned = _BALANCE_OF.search(before) or _ITS_BALANCE.match(self.naming.text, end)
        return bool(owned and not _BOUND.search(before))

    def _crosses(self, told: Frame, partner: Told) -> bool:
        """True for a flow, for `investment` and the like, and behind `with` or `from`."""
        if "flow" in told or ("indicator" in told and _CROSSING.search(told["indicator"].name)):
            return True
        start = partner.span.start
        return bool(_BOUND.search(self.naming.text[max(0, start - 12) : start]))

    def _implied(self, frame: Frame) -> Frame:
        """What one dimension says of another: `global growth` is the world's, the rest follows from flows."""
        indicator = frame.get("indicator")
        world = indicator and "region" not in frame and self._is_worldwide(indicator)
        region = {"region": _from(indicator, "world", "words of the indicator")} if world else {}
        return region | self._implied_trade(frame)

    def _worldwide(self, scene: Scene, number: int, told: Frame) -> Frame:
        """The world as the region of `global shipments of phones` and of `3 million were sold worldwide`."""
        for kind in ("indicator", "product"):
            named = told.get(kind)
            if named and named.name.lower().startswith("global "):
                return {"region": _from(named, "world", "words of the product")}
            if named and _GLOBAL.search(self.naming.text, max(0, named.span.start - 16), named.span.start):
                return {"region": _from(named, "world", "words before what is measured")}
        behind = _WORLDWIDE.match(scene.text, *scene.follow(number))
        if not behind:
            return {}
        return {"region": Told("world", Span(*behind.span("world")), rule="words behind the number")}

    def _is_worldwide(self, indicator: Told) -> bool:
        """True for `global growth`, and for goods trade told as `world merchandise trade`."""
        words = indicator.span.words(self.naming.text)
        return bool(_WORLD.search(indicator.name) or _WORLD.search(words))

    def _implied_trade(self, frame: Frame) -> Frame:
        """Flows are of goods trade, goods trade alone is both flows, an indicator may name its flow."""
        flow, indicator = frame.get("flow"), frame.get("indicator")
        if flow:
            if indicator and not (flow.name == "balance" and has_goods(frame)):
                return {}
            return {"indicator": _from(flow, self._of_goods(flow), "a flow of goods")}
        if has_goods(frame):
            return {"flow": _from(indicator, "total", "trade both ways")}
        told = indicator and indicator.rule != SURVEYED and told_flow(self.lexicon, indicator.name)
        return {"flow": _from(indicator, told, "words of the indicator")} if told else {}

    def _of_goods(self, flow: Told) -> str:
        """Goods trade, or for a balance its sign: `goods trade surplus`, `goods trade deficit`."""
        words = " ".join(flow.span.words(self.naming.text).lower().split())
        whose = whose_balance(self.lexicon, self.naming.text, flow.span) if words in _SIGNS else ""
        if whose in _OTHERS:
            return f"{_OTHERS[whose]} {words}"
        if flow.name == "balance":
            return balance_of_goods(words)
        plain = _plain_trade(self.lexicon).issuperset(_WORD.findall(words))
        return GOODS if plain else f"{GOODS} ({words})"

    def _by_its_sign(self, scene: Scene, number: int, flow: Told) -> str:
        """`The trade balance was a deficit of 3 billion`: the trade deficit, as where the text says so at once."""
        behind = _SIGN_BEHIND.match(scene.text, scene.quantities[number].span.end)
        words = behind[1] if behind else flow.span.words(self.naming.text).lower()
        return balance_of_goods(words) if words in _SIGNS else GOODS_BALANCE

    def _goods(self, scene: Scene, number: int, told: Frame, measure: str, said: str) -> str:
        """Goods trade: adjusted, as the text calls it (`said` are words told for it), and for growth in what terms."""
        name = GOODS + adjustment(scene, number)
        called = said or self._as_called(told)
        measured = basis(scene, number) if measure in _MOVES else ""
        if measured:
            return in_terms(name, measured, called, self.lexicon, self.naming.extraction.home)
        return f"{name} ({called})" if called else name

    def _as_called(self, told: Frame) -> str:
        """The words of the text for its trade: `foreign trade`, `merchandise`."""
        for told_by in (told["indicator"], told.get("flow")):
            called = _CALLED.search(told_by.span.words(self.naming.text)) if told_by else None
            if called:
                return " ".join(called[0].lower().split())
        return "merchandise" if self._merchandise < max(told["indicator"].span.end, _OPENING) else ""

    @kept
    def _merchandise(self) -> float:
        """Where the text first calls its trade one in merchandise; infinite where it never does."""
        found = _MERCHANDISE.search(self.naming.text)
        return found.start() if found else float("inf")

    def _measure(self, scene: Scene, number: int, reading: Reading, told: Frame) -> str:
        """A count that no indicator names is a count of actions or things, not a statistical series."""
        mention = scene.quantities[number]
        plain = reading.measure == "level" and mention.unit.kind == "count" and mention.place >= 1
        return "count_event" if plain and "indicator" not in told else reading.measure


def _from(told: Told, name: str, rule: str) -> Told:
    """What follows from a dimension that was told."""
    return Told(name, told.span, told.how, rule)


@cache
def _plain_trade(lexicon: Lexicon) -> frozenset[str]:
    """Words of goods trade as a whole: `total value of exports`."""
    return frozenset(lexicon.language.grammar["plain_trade"])
