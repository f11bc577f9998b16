"""How a mention of the vocabulary changes the frame in force: what it replaces, and what ends with it."""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.extract import TermMention
from analysis.lexicon import Lexicon, alternatives
from analysis.resolve.frame import GOODS, POINTED, TOPICS, Frame, Naming, Told, clear, is_trade_in
from analysis.resolve.levies import TARIFFS
from analysis.resolve.of_another import of_another
from analysis.resolve.owners import is_owner, lies_in, put_home
from analysis.resolve.scene import Scene

# `earnings [of employees] on nonfarm payrolls`: words between an indicator and one that describes it.
# `industrial goods[ (NEIG) ]output`
_ACRONYM = re.compile(r"\s+|\s*\(\w{2,8}\)\s+|\)\s+")
_DESCRIBED = re.compile(r"(?:\s+[\w'’-]+){0,5}\s+(?:for|on|by)(?:\s+[\w'’-]+){0,4}\s+")
# `unemployment rate of [the youth] labour force`
_OF_GROUP = re.compile(r"\s+(?:of|for|among)\s+(?:the\s+)?(?:\w+\s+)?")
_BOTH_WAYS = re.compile(
    r"(?:total\s+)?(?:value\s+of\s+)?(?:imports?\s+and\s+exports?|exports?\s+and\s+imports?)"
)
# `at an average price`, `with its price`: the price of the product told before.
_PRICED = re.compile(
    r"\b(?:with|at|the|an?|its|their)\s+average\s+$|\b(?:with|at)\s+(?:the\s+|an?\s+|its\s+|their\s+)?$"
)
# `the surplus in [the trade of] farm products`
_BALANCE_IN = re.compile(r"\b(?:surplus|deficit)\s+(?:in|of)\s+(?:the\s+|its\s+)?$")
# `global [merchandise trade]`
_WORLDWIDE = re.compile(r"\b(?:global|world|worldwide|international)\s+(?:merchandise\s+|goods\s+)?$")
_FOR = re.compile(r"\bindex\s+(?:for|of)\s+$")
# `service exports rose 3%, and imports 4%`: imports of services.
_OF_SERVICES = ("services exports", "services imports")
_OWNED = re.compile(r"\b(?:whose|their|its)\s+$")
_WITH = re.compile(r",\s+with\s+(?:its\s+|their\s+|total\s+)?$")
_OF = re.compile(r"\s+of\b")
# What was contracted, and what of it was carried out.
_CONTRACTED, _EXECUTED = " contract value", " executed value"
_NEW_CLAUSE = re.compile(r"[;,]\s+(?:while|whereas|and|but)\b")
# How many characters before a mention tell how it is meant.
_LEAD = 40


@dataclass
class Mentions:
    """Puts the mentions of one text into frames."""

    naming: Naming
    lexicon: Lexicon

    @cached_property
    def _whole_economy(self) -> re.Pattern:
        """`total`, `overall` before a mention, which then is of the whole economy; not `a total`, `with total`."""
        words = alternatives(self.lexicon.language.grammar["whole_economy"])
        return re.compile(rf"(?<!\ba )(?<!\bwith )\b(?:{words})\s+(?:\w+\s+)?$")

    def put(self, scene: Scene, frame: Frame, term: TermMention) -> None:
        """Let a mention replace its dimension of the frame, in place, and all that ends with it."""
        before = scene.lead(term.span.start, _LEAD)
        if self.naming.is_home(term):
            put_home(self.naming, scene, frame, term, before)
            return
        if is_owner(scene, term, before):
            frame["region"] = self.naming.told(term)
            return
        if lies_in(scene, frame, term) or _is_of_index(frame, term, before):
            return
        another = of_another(self.lexicon, scene, term)
        if another:
            frame.pop("product", None)
            frame["indicator"] = another
        else:
            self._put_dimension(scene, frame, term, before)

    def _put_dimension(self, scene: Scene, frame: Frame, term: TermMention, before: str) -> None:
        """Let a mention replace the dimension it names, in place."""
        self._widen(frame, term, before)
        if term.kind == "indicator" and _describes(scene, frame, term):
            return
        if term.name in (GOODS, "total") and _BALANCE_IN.search(before):
            frame["flow"] = Told("balance", term.span)
            return
        if term.name == GOODS and _is_of_services(scene, frame, term):
            frame["flow"] = Told("total", term.span)
            return
        if term.kind == "indicator":
            _end_for_indicator(scene, frame, term, before)
        elif term.kind == "flow":
            _end_for_flow(scene, frame, term)
        elif term.kind in TOPICS:
            _end_for_topic(frame)
            _end_for_other(scene, frame, term)
        told = self.naming.listed(frame, term)
        frame[term.kind] = told._replace(name=_of_same_contracts(frame, told, term.span.words(scene.text)))

    def _widen(self, frame: Frame, term: TermMention, before: str) -> None:
        """`total exports` are of the whole economy, `global trade` is the world's, in place."""
        worldwide = _is_worldwide(term, before)
        whole = term.kind in ("flow", "indicator") and self._whole_economy.search(before)
        if worldwide or (whole and not _is_beside_product(frame, term)):
            clear(frame)
        if worldwide:
            frame["region"] = Told("world", term.span, rule="word before the flow")


def _of_same_contracts(frame: Frame, told: Told, words: str) -> str:
    """The name of a bare `executed value` behind the contract value of something: the executed value of that."""
    before = frame["indicator"].name if "indicator" in frame else ""
    thing = before.removesuffix(_CONTRACTED)
    if thing == before or not told.name.endswith(_EXECUTED) or set(words.split()) & set(thing.split()):
        return told.name
    return thing + _EXECUTED


def _is_beside_product(frame: Frame, term: TermMention) -> bool:
    """True for `total rubber exports`."""
    product = frame.get("product")
    return bool(product and product.how == "explicit" and product.span.end + 1 == term.span.start)


def _is_worldwide(term: TermMention, before: str) -> bool:
    """True for trade behind `global`."""
    return (term.kind == "flow" or term.name == GOODS) and bool(_WORLDWIDE.search(before))


def _is_of_index(frame: Frame, term: TermMention, before: str) -> bool:
    """True for `exports` in `the leading index for exports`."""
    index = frame.get("indicator") if term.kind == "flow" else None
    return bool(index and index.nature == "index" and index.how == "explicit" and _FOR.search(before))


def _describes(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for an indicator that only describes the one told just before: `earnings on nonfarm payrolls`."""
    old = frame.get("indicator")
    if not old or old.how != "explicit" or old.span.end > term.span.start:
        return False
    between = old.span.end, term.span.start
    grouped = (old.nature == "rate" or old.name.endswith(" time")) and _OF_GROUP.fullmatch(scene.text, *between)
    return bool(grouped or _DESCRIBED.fullmatch(scene.text, *between))


def _is_of_services(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for bare `imports and exports` where the paragraph tells of trade in services."""
    old = frame.get("indicator")
    return bool(old and is_trade_in(old) and _BOTH_WAYS.fullmatch(scene.text, *term.span))


def _end_for_indicator(scene: Scene, frame: Frame, term: TermMention, before: str) -> None:
    """Another indicator ends flow and product, but for the price of a product."""
    old = frame.get("indicator")
    owned = _OWNED.search(before)
    if old and old.name != term.name and not owned and _has_enterprise_of(scene, frame, old, term):
        frame.pop("enterprise")
    if _is_trade_of_pointed(frame, term, before) or _is_trade_with(scene, frame, term, before):
        return
    if (not old or old.name != term.name) and term.name != "market share":
        average = scene.text.startswith("average", term.span.start)
        priced = "price" in term.name and (average or _PRICED.search(before))
        if not priced and not _is_just_before(scene, frame, term):
            frame.pop("product", None)
        if not (priced and average):
            frame.pop("flow", None)
    if term.name == GOODS and not owned:
        frame.pop("flow", None)


def _is_just_before(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for goods told just before what is measured of them: `housing inflation`, `industrial goods (NEIG) output`."""
    product = frame.get("product")
    if not product or product.how != "explicit" or product.span.end >= term.span.start:
        return False
    return bool(_ACRONYM.fullmatch(scene.text, product.span.end, term.span.start))


def _is_trade_of_pointed(frame: Frame, term: TermMention, before: str) -> bool:
    """True for `their imports and exports`, of the services that the sentence before is about."""
    product = frame.get("product")
    pointed = product and product.rule == POINTED
    return bool(pointed and term.name == GOODS and _OWNED.search(before))


def _is_trade_with(scene: Scene, frame: Frame, term: TermMention, before: str) -> bool:
    """True for `travel services grew fast, with imports and exports up 4%`: of the services it begins with."""
    product = frame.get("product")
    if term.name != GOODS or not product or product.how != "explicit" or not _WITH.search(before):
        return False
    return not any(product.span.end <= q.span.start < term.span.start for q in scene.quantities)


def _has_enterprise_of(scene: Scene, frame: Frame, old: Told, term: TermMention) -> bool:
    """True for `retail sales of units above designated size grew 3%, and car sales`: the units end there."""
    units = frame.get("enterprise")
    if not units or units.span.start < old.span.end:
        return False
    return any(units.span.end <= q.span.start < term.span.start for q in scene.quantities)


def _end_for_flow(scene: Scene, frame: Frame, term: TermMention) -> None:
    """A flow ends an indicator that has none; `exports of` and a share told before end the product."""
    old = frame.get("indicator")
    ended = old and (
        old.name in (GOODS, TARIFFS)
        or old.how == "inherited"
        or old.span.words(scene.text).endswith("economy")
        or _is_told_of(scene, old, term)
    )
    if ended and old.name.startswith(_OF_SERVICES) and term.name in ("exports", "imports"):
        frame["indicator"] = Told("trade in services", old.span, old.how, old.rule)
    elif ended and not is_trade_in(old):
        frame.pop("indicator")
    in_goods = old and old.name == GOODS
    of_others = _OF.match(scene.text, term.span.end) and not _is_beside_product(frame, term)
    if of_others or (not in_goods and _shared_before(scene, frame, term)):
        frame.pop("product", None)


def _is_told_of(scene: Scene, old: Told, term: TermMention) -> bool:
    """True when a number stands between an indicator and a flow: `remittances rose 3%, and exports 4%`.

    A balance has no indicator of its own: `the current account had a deficit of 4 billion`.
    """
    if term.name == "balance":
        return False
    return any(old.span.end <= q.span.start < term.span.start for q in scene.quantities)


def _shared_before(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True when the product was the subject of a share, whose flow ended with it."""
    product = frame.get("product")
    if not product or "flow" in frame:
        return False
    return any(product.span.end <= q.span.start < term.span.start for q in scene.quantities)


def _end_for_topic(frame: Frame) -> None:
    """A topic ends those of earlier sentences, but for `these countries`."""
    for kind in TOPICS:
        if kind in frame and frame[kind].how == "inherited" and frame[kind].rule != POINTED:
            frame.pop(kind)


def _end_for_other(scene: Scene, frame: Frame, term: TermMention) -> None:
    """`general trade was 58% of it, while private firms took 39%`: of all their trade, in place."""
    for kind in {"enterprise", "mode"} - {term.kind} if term.kind in ("enterprise", "mode") else ():
        old = frame.get(kind)
        between = scene.text[old.span.end : term.span.start] if old else ""
        figures = old and any(old.span.end <= q.span.start < term.span.start for q in scene.quantities)
        if figures and _NEW_CLAUSE.search(between):
            frame.pop(kind)
