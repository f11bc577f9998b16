"""What quantities tell each other: a unit or scale told once for many, a comparative that is no bound.

`3.1, 7.6 and 4.2 percent` are three percentages; in `0.4 points lower than the 21.6%` the words `lower
than` belong to the first number, and say nothing of the second.
"""

import re
from bisect import bisect_left

from analysis.extract.mention import NONE, Mention
from analysis.extract.numerals import Numerals
from analysis.lexicon import Unit
from analysis.model import Span

# `in billions of dollars`: the scale of amounts printed without one.
_SCALE_OF_LIST = re.compile(r"\bin\s+(?P<scale>million|billion|trillion)s\s+of\s+(?:[\w.]+\s+)?\w+")
# `In U.S. dollars, `, `in yuan terms, `
_IN_MONEY = re.compile(
    r"\bin\s+(?P<money>u\.s\. dollars?|us dollars?|dollars?|euros?|yuan|renminbi|rmb|yen|won)(?:[\s-]terms)?\s*,"
)
_SENTENCE_END = re.compile(r"[.;]\s|\n")
_THOUSAND = 1000
_LEAD = 1000
_MILLION = 1_000_000
# `[ (+7%) and imports to] 110 million`: another flow, in the same money.
_TRADED_TOO = re.compile(
    r"\b(?:and|while|with|but)\s+(?:(?:total|its|the|their|our|goods|services)\s+)*"
    r"(?:exports?|imports?|sales|purchases|(?:value|turnover|amount)\s+of\s+[\w\s-]{1,40}?)"
    r"\s+(?:(?:were|was|of|at|to|by|totall?ed|reached|amounted|came|stood|worth|valued)\s+){1,2}(?:(?:around|about|nearly|over|some)\s+)?$"
)
# `rose by `, `– decreased by `
_MOVED_BY = re.compile(
    r"\b(?:increas|decreas|ris|r[ao]se|f[ae]ll|grew|grow|declin|dropp|shr[au]nk)\w*\s+by\s+$"
)
# `421,000 tonnes, up 27% from [331,000] in May`
_FROM_IT = re.compile(
    r"[^.;]{0,60}?\b(?:from|against|versus|compared\s+(?:with|to)|than)\s+(?:the\s+|about\s+|some\s+|only\s+|[a-z]+['’]s\s+)?$"
)
_FROM_ENDS = re.compile(
    r"\s*(?:[,;.()]|and\b|$|(?:in|a\s+(?:year|month)|last|at|during|for|earlier|previously|recorded|seen|posted|that\s+(?:was|were|had))\b)"
)
_ASIDE = re.compile(r"\s*\([^()]{0,40}\)")
# `(payments were cut to) 400 million[ from]`: no thing is counted.
_NO_THING = re.compile(
    r"\s+(?:from|to|over|in|originally|last|this|next|for|a\s+year|per\s+year|annually|under|by)\b|\s*(?:[.,;)]|$)"
)
_PAID, _PAID_REACH = (
    re.compile(
        r"\b(?:pay|paid|payments?|servicing|debt|spen[dt]|spending|costs?|loans?|repay|repaid|repayments?|revenues?|budget|deficit|surplus)\b"
    ),
    160,
)
# `with 1.5 trillion[ in exports]`
_IN_TRADE = re.compile(r"\s+in\s+(?:exports|imports|sales)\b")
_PAID_LEAD = 80
COUNTED = re.compile(
    r"\b(?:visit|arriv|tourist|passenger|people|population|jobs|worker|employ|user|subscriber|vehicle|tonne|units?\b|household"
    r"|student|member|customer|trip|parcel|shares\b|barrel|head|persons?\b|tons\b|piece|times\b)"
)
_ENDS = re.compile(r"\s*(?:[,;.()]|(?:and|each|respectively)\b|$)")
_LIST = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s+to)\s*")
_COMPARATIVE = re.compile(r"than$|^(?:above|below|over|under|surpassing|exceeding|topping)$")
# `surpassing the 600,000 mark`
_MARK = re.compile(r"[\s-]+(?:[\w-]+\s+)?(?:mark|threshold|milestone|level)\b")
# `, which is [higher than] 4.4 per cent`
_APART = re.compile(r",\s*(?:which\s+(?:is|was|were|are)\s+)?$")
_DIFFERING = re.compile(r"faster|slower|higher|lower|greater")
# `0.4 points [] lower than`, `5% (adjusted) higher than`: no new clause between number and comparative.
_NO_CLAUSE = re.compile(
    r"(?:\s+(?!(?:from|to|and|or|with|at|in|by|of|was|were|but)\b)[a-z]+)?(?:\s*\([^()]*\))?\s*"
)


def adjusted(text: str, found: list[Mention], numerals: Numerals, units: dict[str, Unit]) -> list[Mention]:
    """The quantities of a text in order, each with what its neighbours tell of it."""
    found = _joined(text, found)
    near = _stretch(found)
    if text.find("illions of", *near) >= 0:
        found = _scaled(text, near, found, numerals)
    found = _in_money(text, near, found, units)
    found = _in_the_same_money(text, found)
    found = [_compared(text, *pair) for pair in zip([None, *found], found, strict=False)]
    return _sharing_units(text, found)


def _stretch(found: list[Mention]) -> Span:
    """Where words about some quantities stand: from the sentence before the first one to the last one."""
    return Span(max(0, found[0].span.start - _LEAD), found[-1].span.end) if found else Span(0, 0)


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """`6 billion 240 million dollars`: an amount told in two steps is one."""
    joined: list[Mention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if before and _is_rest(text, before, mention):
            value, span = before.value + mention.value, Span(before.span.start, mention.span.end)
            joined[-1] = mention._replace(value=value, span=span, modality=before.modality, cue=before.cue)
        else:
            joined.append(mention)
    return joined


def _is_rest(text: str, before: Mention, mention: Mention) -> bool:
    """True for `240 million dollars` behind `6 billion`."""
    if before.unit is not NONE or before.place < _MILLION or mention.place < _THOUSAND:
        return False
    between = text[before.span.end : mention.span.start]
    return abs(mention.value) < before.place and between.isspace() and "\n" not in between


def _in_the_same_money(text: str, found: list[Mention]) -> list[Mention]:
    """`exports came to 38 million dollars (+7%) and imports to 110 million`: the currency told before."""
    found = list(found)
    for number in range(1, len(found)):
        mention = found[number]
        if mention.unit is not NONE or abs(mention.value) < _THOUSAND:
            continue
        compared = _compared_amount(text, found[max(0, number - 2) : number], mention)
        if compared:
            found[number] = mention._replace(unit=compared.unit)
        if compared or mention.place < _THOUSAND or not _ENDS.match(text, mention.span.end):
            continue
        money = next(
            (m for m in reversed(found[max(0, number - 3) : number]) if m.unit.kind == "currency"), None
        )
        if money and _goes_on(text[money.span.end : mention.span.start], money is found[number - 1]):
            found[number] = mention._replace(unit=money.unit)
    return _paid_on(text, found)


def _paid_on(text: str, found: list[Mention]) -> list[Mention]:
    """`payments of 4 billion dollars, cut to 400 million from 1.2 billion`: the money of the large amount before."""
    money: Mention | None = None
    for number, mention in enumerate(found):
        if abs(mention.value) < _MILLION:
            continue
        if mention.unit is NONE and money and _is_paid_on(text, money, mention):
            mention = found[number] = mention._replace(unit=money.unit)
        money = mention if mention.unit.kind == "currency" else None
    return found


def _is_paid_on(text: str, money: Mention, mention: Mention) -> bool:
    """True for an amount with no thing behind it, soon behind one in money, where nothing else is counted."""
    start, end = money.span.end, mention.span.start
    if (
        mention.place < _MILLION / 100
        or end - start > _PAID_REACH
        or not _NO_THING.match(text, mention.span.end)
    ):
        return False
    between = text[start:end]
    if "\n\n" in between or _IN_TRADE.match(text, mention.span.end):
        return "\n\n" not in between
    ended = between.rfind(". ")
    words = between[ended:] if ended >= 0 else text[max(0, money.span.start - _PAID_LEAD) : end]
    return bool(_PAID.search(words)) and not COUNTED.search(between)


def _compared_amount(text: str, before: list[Mention], mention: Mention) -> Mention | None:
    """The amount just before, or before a percentage, that a bare number is compared with."""
    told = [m for m in before if m.unit.kind != "percent"]
    if not told or told[-1].unit.kind not in ("currency", "quantity") or told[-1].unit.code == "other":
        return None
    between = text[told[-1].span.end : mention.span.start]
    alike = _FROM_IT.fullmatch(between) and _FROM_ENDS.match(text, mention.span.end)
    return told[-1] if alike else None


def _goes_on(between: str, adjacent: bool) -> bool:
    """True for what joins an amount to the one before it in a list, or to that of another flow."""
    if adjacent and _LIST.fullmatch(between):
        return True
    return not _SENTENCE_END.search(between) and bool(_TRADED_TOO.search(_ASIDE.sub("", between)))


def _scaled(text: str, near: Span, found: list[Mention], numerals: Numerals) -> list[Mention]:
    """`in billions of dollars, with Brazil ($0.5)`: a scale told once for the amounts of a sentence."""
    found, starts = list(found), [mention.span.start for mention in found]
    for told in _SCALE_OF_LIST.finditer(text, *near):
        stop, scale = text.find(". ", told.end()), numerals.scale(told["scale"])
        last = bisect_left(starts, stop) if stop >= 0 else len(found)
        for number in range(bisect_left(starts, told.end()), last):
            mention = found[number]
            if mention.unit.kind == "currency" and abs(mention.value) < 1000:
                found[number] = mention._replace(value=mention.value * scale, place=mention.place * scale)
    return found


def _in_money(text: str, near: Span, found: list[Mention], units: dict[str, Unit]) -> list[Mention]:
    """`In U.S. dollars, it was 120.8 billion`: the currency told once for the amounts of a sentence."""
    found, starts = list(found), [mention.span.start for mention in found]
    for told in _IN_MONEY.finditer(text, *near):
        stop = _SENTENCE_END.search(text, told.end())
        last = bisect_left(starts, stop.start()) if stop else len(found)
        for number in range(bisect_left(starts, told.end()), last):
            mention = found[number]
            if mention.unit is NONE and mention.place >= _THOUSAND:
                found[number] = mention._replace(unit=units[told["money"]])
    return found


def _compared(text: str, before: Mention | None, mention: Mention) -> Mention:
    """The mention without a modality that is the comparative of the number before, or of `than the 3%`."""
    words = mention.cue.words(text) if mention.cue else ""
    if not _COMPARATIVE.search(words):
        return mention
    article = text[mention.cue.end : mention.span.start].strip()
    apart = _DIFFERING.match(words) and _APART.search(text, max(0, mention.cue.start - 16), mention.cue.start)
    marked = words.endswith("ing") and _MARK.match(text, mention.span.end)
    definite = (
        apart or (article == "the" and not marked) or (article in ("a", "an") and _DIFFERING.match(words))
    )
    if definite or (before and _NO_CLAUSE.fullmatch(text, before.span.end, mention.cue.start)):
        return mention._replace(modality="exact", cue=None)
    return mention


def _is_move(text: str, mention: Mention, after: Mention) -> bool:
    """True for 0.8 in `rose by 0.8 on the month but fell by 0.3 percent`: a percentage without its sign."""
    moved = mention.place < 1 and _MOVED_BY.search(text, max(0, mention.span.start - 24), mention.span.start)
    between = text[mention.span.end : after.span.start]
    return bool(moved) and not _SENTENCE_END.search(between) and bool(_MOVED_BY.search(between))


def _is_from_to(text: str, mention: Mention, after: Mention) -> bool:
    """True for `from 38 to 8,900`."""
    opened = text.endswith("from ", 0, mention.span.start)
    return opened and text[mention.span.end : after.span.start].strip() == "to"


def _sharing_units(text: str, found: list[Mention]) -> list[Mention]:
    """`3.1, 7.6 and 4.2 percent`, `from 38 to 8,900 dollars`: the unit of the last one holds for the whole list."""
    for number in range(len(found) - 2, -1, -1):
        mention, after = found[number], found[number + 1]
        if mention.unit is NONE and after.unit.kind == "currency" and _is_from_to(text, mention, after):
            found[number] = mention._replace(unit=after.unit)
        money = mention.unit is NONE and mention.place >= _THOUSAND and after.unit.kind == "currency"
        if money and _LIST.fullmatch(text, mention.span.end, after.span.start):
            found[number] = mention._replace(unit=after.unit)
        bare = mention.unit is NONE and mention.form == "digits" and abs(mention.value) < 1000
        if bare and after.unit.kind == "percent" and _is_move(text, mention, after):
            found[number] = mention._replace(unit=after.unit)
            continue
        if not bare or after.unit.kind not in ("percent", "percentage_point", "point"):
            continue
        if _LIST.fullmatch(text, mention.span.end, after.span.start):
            found[number] = mention._replace(unit=after.unit, value=mention.value * after.unit.factor)
    return found
