"""Amounts whose currency is told just before: `In dollars, it was 3 billion`, `goods worth 2 billion euros left, and 3 billion arrived`."""

import re
from bisect import bisect_left

from analysis.extract.mention import NONE, Mention
from analysis.lexicon import Unit
from analysis.model import Span

LIST = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s+to)\s*")
SENTENCE_END = re.compile(r"[.;]\s|\n")
THOUSAND = 1000
_MILLION = 1_000_000
# `In U.S. dollars, `, `in yuan terms, `
_IN_MONEY = re.compile(
    r"in(?<!\win)\s+(?P<money>u\.s\. dollars?|us dollars?|dollars?|euros?|yuan|renminbi|rmb|yen|won)(?:[\s-]terms)?\s*,"
)
# `[ (+7%) and imports to] 110 million`: another flow, in the same money.
_TRADED_TOO = re.compile(
    r"\b(?:and|while|with|but)\s+(?:(?:total|its|the|their|our|goods|services)\s+)*"
    r"(?:exports?|imports?|sales|purchases|(?:value|turnover|amount)\s+of\s+[\w\s-]{1,40}?)"
    r"\s+(?:(?:were|was|of|at|to|by|totall?ed|reached|amounted|came|stood|worth|valued)\s+){1,2}(?:(?:around|about|nearly|over|some)\s+)?$"
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
    r"\s+(?:from|to|over|in|originally|last|this|next|for|a\s+year|per\s+year|annually|under|by)\b"
    r"|\s+(?:was|were|is|are|(?:had|has|have)\s+been)\s+(?:\w+ly\s+)?"
    r"(?:received|published|reported|estimated(?!\s+to\s+have)|recorded|posted|spent|invested|paid|raised|allocated|issued|imported|exported|traded)\b|\s*(?:[.,;)]|$)"
)
_PAID, _PAID_REACH = (
    re.compile(
        r"\b(?:pay|paid|payments?|servicing|debt|spen[dt]|spending|costs?|loans?|repay|repaid|repayments?|revenues?|budget|deficit|surplus)\b"
    ),
    160,
)
# `goods worth [3 billion] arrived`
_WORTH = re.compile(r"\b(?:worth|valued\s+at|to\s+the\s+value\s+of)\s+(?:[a-z]+\s+){0,2}$")
# `with 1.5 trillion[ in exports]`
_IN_TRADE = re.compile(r"\s+in\s+(?:exports|imports|sales)\b")
_PAID_LEAD = 80
COUNTED = re.compile(
    r"\b(?:visit|arriv|tourist|passenger|people|population|jobs|worker|employ|user|subscriber|vehicle|tonne|units?\b|household"
    r"|student|member|customer|trip|parcel|shares\b|barrel|head|persons?\b|tons\b|piece|times\b)"
)
_ENDS = re.compile(r"\s*(?:[,;.()]|(?:and|each|respectively)\b|$)")


def in_money(text: str, near: Span, found: list[Mention], units: dict[str, Unit]) -> list[Mention]:
    """`In U.S. dollars, it was 120.8 billion`: the currency told once for the amounts of a sentence."""
    found, starts = list(found), [mention.span.start for mention in found]
    for told in _IN_MONEY.finditer(text, *near):
        stop = SENTENCE_END.search(text, told.end())
        last = bisect_left(starts, stop.start()) if stop else len(found)
        for number in range(bisect_left(starts, told.end()), last):
            mention = found[number]
            if mention.unit is NONE and mention.place >= THOUSAND:
                found[number] = mention._replace(unit=units[told["money"]])
    return found


def in_the_same_money(text: str, found: list[Mention]) -> list[Mention]:
    """`exports came to 38 million dollars (+7%) and imports to 110 million`: the currency told before."""
    found = list(found)
    for number in range(1, len(found)):
        mention = found[number]
        if mention.unit is not NONE or abs(mention.value) < THOUSAND:
            continue
        compared = _compared_amount(text, found[max(0, number - 2) : number], mention)
        if compared:
            found[number] = mention._replace(unit=compared.unit)
        if compared or mention.place < THOUSAND or not _ENDS.match(text, mention.span.end):
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
    if end - start <= _PAID_REACH and "\n" not in text[start:end] and _WORTH.search(text, start, end):
        return True
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
    if adjacent and LIST.fullmatch(between):
        return True
    return not SENTENCE_END.search(between) and bool(_TRADED_TOO.search(_ASIDE.sub("", between)))
