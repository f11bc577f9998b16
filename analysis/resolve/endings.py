"""What ends in the frame where a mention begins: other indicators, flows, products and topics told before it."""

import re

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.carried_over import IN_SERVICES, ONE_WAY_SERVICES
from analysis.resolve.frame import GOODS, POINTED, TOPICS, Frame, Told, clear_services, is_trade_in
from analysis.resolve.levies import TARIFFS
from analysis.resolve.scene import Scene
from analysis.resolve.timed import is_timed, put_other_way

# `industrial goods[ (NEIG) ]output`
_ACRONYM = re.compile(r"\s+|\s*\(\w{2,8}\)\s+|\)\s+")
# `at an average price`, `with its price`: the price of the product told before.
_PRICED = re.compile(
    r"\b(?:with|at|the|an?|its|their)\s+average\s+$|\b(?:with|at)\s+(?:the\s+|an?\s+|its\s+|their\s+)?$|,\s+and\s+(?:the|its|their)\s+$"
)
_OWNED = re.compile(r"\b(?:whose|their|its)\s+$")
# `[In ]machinery[, ]profits fell`
_IN_GOODS_NAMED = re.compile(
    r"(?:^\W*|[,;]\s+(?:(?:and|but|while)\s+)?)(?:in|for|within|as\s+for)\s+(?:the\s+)?$"
)
_THEN = re.compile(r"(?:\s+(?:sector|industry|industries))?,\s[^,;]*$")
_BALANCES = re.compile(r"\b(?:balance|surplus|deficit)\b")
_IN_GOODS = re.compile(r"(?:merchandise|goods)\s", re.I)
_OF_GOODS = re.compile(r"\s+of\s+(?:merchandise|goods)$")
_WITH = re.compile(r",\s+with\s+(?:its\s+|their\s+|total\s+)?$")
_OF = re.compile(r"\s+of\b")
# `GDP( grew, and )exports rose`: a verb and a conjunction stand between.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|rose|fell|grew|climbed|gained|dropped|declined|increased"
    r"|decreased|slipped|eased|slowed|shrank|contracted|expanded|improved|weakened|strengthened|picked\s+up|went\s+(?:up|down)|remain\w*|stood|reached|said|says|noted|added)\b"
    r"(?!\s+\w+ed\s+by\b)"
)
_CONJUNCTION = re.compile(
    r"(?:,\s+|\b)(?:and|but|while|whereas|although|though|yet|as|with|that)\s+(?:[\w'’-]+\s+){0,3}$"
)
_SAME_CLAUSE = re.compile(r"[;.:]|\b(?:which|including|such\s+as)\b")
_NOT_SUBJECT = re.compile(r"\b(?:of|for|in\s+terms)\b")
_CONJUNCTION_REACH = 60
_NEW_CLAUSE = re.compile(r"[;,]\s+(?:while|whereas|and|but)\b")


def end_for_indicator(scene: Scene, frame: Frame, term: TermMention, before: str) -> None:
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
        if not priced and not _is_just_before(scene, frame, term) and not _opens_with(scene, frame, term):
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


def _opens_with(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for goods that a clause opens with: `In machinery, profits fell`, `..., and in tea, sales`."""
    product = frame.get("product")
    if not product or product.how != "explicit" or product.span.end > term.span.start:
        return False
    lead = scene.lead(product.span.start, 16)
    if not _IN_GOODS_NAMED.search(lead) or not _THEN.match(scene.text, product.span.end, term.span.start):
        return False
    return not any(product.span.end <= q.span.start < term.span.start for q in scene.quantities)


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


def end_for_flow(scene: Scene, frame: Frame, term: TermMention) -> None:
    """A flow ends an indicator that has none; `exports of` and a share told before end the product."""
    if is_timed(scene, frame, term):
        put_other_way(frame, term)
        return
    if _IN_GOODS.match(scene.text, term.span.start) or _OF_GOODS.search(term.span.words(scene.text)):
        clear_services(frame)
    old = frame.get("indicator")
    ended = old and (
        old.name == GOODS
        or old.name.startswith(TARIFFS)
        or old.how == "inherited"
        or old.span.words(scene.text).endswith("economy")
        or _is_told_of(scene, old, term)
        or _is_of_another_clause(scene, old, term)
    )
    if ended and old.name.startswith(ONE_WAY_SERVICES) and term.name in ("exports", "imports"):
        # `service exports rose 3%, and imports 4%`: imports of services.
        frame["indicator"] = Told(IN_SERVICES, old.span, old.how, old.rule)
    elif old and _is_services_balance(scene, old, term):
        frame["indicator"] = Told(IN_SERVICES, old.span, old.how, old.rule)
    elif ended and not is_trade_in(old):
        frame.pop("indicator")
    in_goods = old and old.name == GOODS
    of_others = _OF.match(scene.text, term.span.end) and not is_beside_product(frame, term)
    if of_others or (not in_goods and _shared_before(scene, frame, term)):
        frame.pop("product", None)


def _is_services_balance(scene: Scene, old: Told, term: TermMention) -> bool:
    """True for `the services surplus was 3 billion, with exports up 4%`: exports of services."""
    within = scene.sentence.span.start <= old.span.start and term.name in ("exports", "imports")
    return within and "services" in old.name and "goods" not in old.name and bool(_BALANCES.search(old.name))


def _is_told_of(scene: Scene, old: Told, term: TermMention) -> bool:
    """True when a number stands between an indicator and a flow: `remittances rose 3%, and exports 4%`.

    A balance has no indicator of its own: `the current account had a deficit of 4 billion`.
    """
    if term.name == "balance":
        return False
    return any(old.span.end <= q.span.start < term.span.start for q in scene.quantities)


def _is_of_another_clause(scene: Scene, old: Told, term: TermMention) -> bool:
    """True for `GDP grew, and exports rose`, not for `investment and exports` and `was lifted by demand and exports`."""
    between = Span(old.span.end, term.span.start)
    verb = _VERB.search(scene.text, *between) if between.start < between.end else None
    if not verb or _SAME_CLAUSE.search(scene.text, *between):
        return False
    if _NOT_SUBJECT.search(scene.text, between.start, verb.start()):
        return False
    reach = max(verb.end(), between.end - _CONJUNCTION_REACH)
    return bool(_CONJUNCTION.search(scene.text, reach, between.end))


def _shared_before(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True when the product was the subject of a share, whose flow ended with it."""
    product = frame.get("product")
    if not product or "flow" in frame:
        return False
    return any(product.span.end <= q.span.start < term.span.start for q in scene.quantities)


def end_for_topic(frame: Frame) -> None:
    """A topic ends those of earlier sentences, but for `these countries`."""
    for kind in TOPICS:
        if kind in frame and frame[kind].how == "inherited" and frame[kind].rule != POINTED:
            frame.pop(kind)


def end_for_other(scene: Scene, frame: Frame, term: TermMention) -> None:
    """`general trade was 58% of it, while private firms took 39%`: of all their trade, in place."""
    for kind in {"enterprise", "mode"} - {term.kind} if term.kind in ("enterprise", "mode") else ():
        old = frame.get(kind)
        between = scene.text[old.span.end : term.span.start] if old else ""
        figures = old and any(old.span.end <= q.span.start < term.span.start for q in scene.quantities)
        if figures and _NEW_CLAUSE.search(between):
            frame.pop(kind)


def is_beside_product(frame: Frame, term: TermMention) -> bool:
    """True for `total rubber exports`."""
    product = frame.get("product")
    return bool(product and product.how == "explicit" and product.span.end + 1 == term.span.start)
