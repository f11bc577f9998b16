"""What `sales of`, `trade in` and `the number of` have behind them: sellers, all goods of a place, things counted."""

import re

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.frame import GOODS, Frame, Naming, Told, has_goods
from analysis.resolve.natures import with_nature
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

# `vegetable prices`, and the indices that such prices are parts of
_PRICES = re.compile(r"\bprices$", re.I)
_CORE = re.compile(r"core\b|services\b|goods\b|energy\b|food\b", re.I)
_GENERAL_PRICES = re.compile(
    r"\b(?:consumer|producer|wholesale|import|export|factory|harmonised|inflation|CPI|PPI|PCE|HICP|deflator)\b|^prices\b|\bprice index",
    re.I,
)
TIME_OR_PLACE = re.compile(
    r"whole|(?:[a-z]+\s+)?(?:month|quarter|year|week|period)s?|province|region|city|municipality|island|state"
    r"|(?:[\w-]+,?\s+){0,6}(?:provinces|(?:autonomous\s+)?regions|municipalities|prefectures|counties)"
)
# `, adjusted for the number of [working days], `
_ADJUSTED = re.compile(r",\s+(?:[\w-]+\s+)?adjusted\s+for\s+[^,]*$")
# `exports of [Hami's] private firms`
_OWNERS = re.compile(r"[\w-]+['’]s\s+", re.I)
# `foreign trade of [east China's ]Shandong`
_WHERE_IN = re.compile(
    r"(?:(?:the\s+)?(?:north|south|east|west|central|coastal|inland)[a-z]*\s+)?(?:[\w]+['’]s\s+)?(?:(?:north|south|east|west|central|coastal|inland)[a-z]*\s+)?"
)
_TRADE = re.compile(r"\b(?:trade|exports|imports)$")
# `the logistics index`
_GAUGE = re.compile(r"\b(?:index|rate|ratio|yield|margin)$", re.I)
# `sales of locomotives[ abroad]`
_ABROAD = re.compile(r"\s+(?:abroad|overseas|to\s+foreign\s+(?:buyers|customers|markets))\b")
_NEW_CLAUSE = re.compile(r",\s+(?:and|but|while|so|yet)\s")


def is_left_behind(naming: Naming, scene: Scene, gap: Span, span: Span, counted: bool) -> bool:
    """True for days that figures are adjusted for, and in `a number of banks differ, and one said that exports`."""
    if _ADJUSTED.search(scene.text, gap.start, span.start):
        return True
    flows = [t for t in naming.within(scene, gap) if t.kind == "flow" and t.span.start > span.end]
    return counted and bool(flows) and bool(_NEW_CLAUSE.search(scene.text, span.end, flows[-1].span.start))


def put_sellers(
    naming: Naming, phrases: NounPhrases, scene: Scene, frame: Frame, gap: Span, span: Span
) -> bool:
    """`sports goods sales of enterprises`: whose sales they are is no product; False for other phrases."""
    sellers = [t for t in naming.within(scene, span) if t.kind == "enterprise"]
    if sellers and _OWNERS.fullmatch(scene.text, span.start, sellers[0].span.start):
        return True
    head = phrases.measured_head(scene.text, gap, span) if sellers else None
    if not head or sellers[0].span.start - span.start > len("3,000 "):
        return False
    frame["enterprise"] = naming.told(sellers[0])
    product = frame.get("product")
    start = product.span.start if product and product.span.end + 1 == head.start else head.start
    frame["indicator"] = naming.own_words(Span(start, head.end), "what is measured")
    return True


def names_no_goods(scene: Scene, span: Span) -> bool:
    """True for words of a place or partner alone: `Kenyan goods`, `the Republic [of Kenya]`, `China-Kenya trade`."""
    first = next((t for t in scene.terms if t.span.start == span.start), None)
    if first and first.kind in ("partner", "region") and first.span.end > span.end:
        return True  # `exports of [the Republic] of Kenya`
    last = next((t for t in scene.terms if t.kind == "region" and t.span.end == span.end), None)
    if last and _WHERE_IN.fullmatch(scene.text, span.start, last.span.start):
        return True  # `foreign trade of [east China's Shandong]`
    if _TRADE.search(span.words(scene.text)) and _tells_partner(scene, span):
        return True  # `the value of China-Kenya trade`
    rest = scene.text[first.span.end : span.end].split() if first else []
    return bool(first) and first.kind == "partner" and rest in (["goods"], ["products"], ["merchandise"])


def ends_with_flow(scene: Scene, span: Span) -> bool:
    """True for `(the decline in) tea exports`: the goods stand before the flow."""
    return any(t.kind == "flow" and span.start < t.span.start and t.span.end == span.end for t in scene.terms)


def _tells_partner(scene: Scene, span: Span) -> bool:
    """True where an economy is named among some words."""
    return any(t.kind == "partner" and span.start <= t.span.start < span.end for t in scene.terms)


def put_counted(naming: Naming, scene: Scene, frame: Frame, span: Span) -> None:
    """`the number of X`: what is counted is X."""
    inside = naming.within(scene, span)
    known = [term for term in inside if term.kind == "indicator" and term.name != GOODS]
    if known:
        frame["indicator"] = naming.told(known[-1])
    elif span.start < span.end:
        frame["indicator"] = naming.own_words(span, "what is counted")
    for term in inside:
        if term.kind == "enterprise":
            frame["enterprise"] = naming.told(term)


def put_priced(naming: Naming, span: Span, goods: TermMention, frame: Frame) -> bool:
    """`vegetable prices`: the goods, and a series of their own where no general price index was told; in place.

    False for a subject that is no price.
    """
    if not _PRICES.search(naming.text, *span):
        return False
    frame["product"] = naming.told(goods)
    told = frame.get("indicator")
    own = told and told.how == "explicit" and not _PRICES.search(told.name)
    if not told or not (own or (_GENERAL_PRICES.search(told.name) and not _CORE.match(told.name))):
        frame.pop("flow", None)
        frame["indicator"] = naming.own_words(span, "what is priced")
    return True


def put_gauge(naming: Naming, scene: Scene, span: Span, inside: list[TermMention], frame: Frame) -> bool:
    """`the logistics index`, where the goods `inside` only tell of what it is; False for other words."""
    if not inside or inside[-1].span.end == span.end or not _GAUGE.search(span.words(scene.text)):
        return False
    frame["product"] = naming.told(inside[-1])
    frame["indicator"] = with_nature(naming.own_words(span, "subject of the clause"))
    return True


# `exports rose 3%, as [sales] of chips doubled`
_AS_SALES = re.compile(r"\b(?:as|with|on|by)\s+(?:[a-z]+\s+)?$")


def is_shipped(scene: Scene, head: Span, frame: Frame) -> bool:
    """True for `shipments of tea` where a flow was told before; behind a balance they are exports, in place."""
    flow, noun = frame.get("flow"), head.words(scene.text)
    if noun == "sales" and flow and flow.name == "exports" and flow.how == "explicit":
        return bool(_AS_SALES.search(scene.lead(head.start, 12)))
    if noun == "purchases" and flow and (has_goods(frame) or "indicator" not in frame):
        frame["flow"] = Told("imports", head, rule="purchased")
        return True
    if not flow or noun != "shipments":
        return False
    if flow.name == "balance":
        frame.pop("indicator", None)
        frame["flow"] = Told("exports", head, rule="shipped")
    return True


def put_abroad(naming: Naming, scene: Scene, head: Span, span: Span, frame: Frame) -> bool:
    """`sales of electric locomotives abroad`: exports of them; False for sales elsewhere."""
    if head.words(scene.text) not in ("sales", "deliveries") or not _ABROAD.match(scene.text, span.end):
        return False
    frame.clear()
    frame["flow"], frame["indicator"] = (Told(name, head, rule="sold abroad") for name in ("exports", GOODS))
    inside = [term for term in naming.within(scene, span) if term.kind == "product"]
    frame["product"] = naming.told(inside[-1]) if inside else naming.own_words(span, "words after `of`")
    return True


def put_currency(naming: Naming, phrases: NounPhrases, scene: Scene, span: Span, frame: Frame) -> bool:
    """`the yuan gained 3% against the dollar`: its rate of exchange; False where no currency moves."""
    if not phrases.modifiers.currency.fullmatch(scene.text, *span):
        return False
    words = naming.own_words(span, "a currency's moves")
    frame.clear()
    frame["indicator"] = words._replace(name=f"exchange rate ({words.name})")
    return True


def is_time_or_place(scene: Scene, span: Span) -> bool:
    """True for `month` in `the biggest rises in the month`, for `exports of September` and `exports of the region`."""
    if any(period.span.start <= span.start < period.span.end for period in scene.periods):
        return True
    return bool(TIME_OR_PLACE.fullmatch(scene.text, *span)) if span.start < span.end else False
