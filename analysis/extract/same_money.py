"""Amounts without a currency in a text that told it before: `RMB 4.5 trillion (same below)`, `exports were 2 billion`."""

import re

from analysis.extract.mention import NONE, Mention
from analysis.extract.money_before import COUNTED
from analysis.extract.numerals import Numerals
from analysis.lexicon import Unit

# `(RMB, same below)`, `(unit: RMB)`, `(in yuan, the same hereinafter)`
_DECLARED = re.compile(
    r"\((?:in\s+|unit:\s*|denominated\s+in\s+|counted\s+in\s+)?(?P<money>[a-z$. ]{2,20}?)"
    r"(?:\s+terms)?(?:,|;|\s+and)?\s+(?:the\s+)?(?:same\s+(?:below|hereinafter|hereafter)|hereinafter\s+(?:the\s+same|inclusive))\)"
)
_SIGNS = ("same below)", "same herein", "same hereafter", "(hereinafter", " hereinafter")
_LARGE = ("million", "billion", "trillion")
# `2 billion, up 4%`, `2 billion in May`: no thing stands behind, of which there are so many.
_NO_THING = re.compile(
    r"\s*(?:[,.;:)]|$)"
    r"|\s+(?:of|in)\s+(?:[\w-]+\s+)?(?:investment|capital|goods|services|trade|exports|imports|aid|loans)\b"
    r"|\s+(?:up|down|to|in|from|and|or|of\s+which|with|while|for|by|at|last|this|as|after|on|over|during|through|account|grow|ris|increas|fall|declin|than)"
)
# What is told in money where nothing else is named.
_VALUED = re.compile(
    r"\b(?:exports?|imports?|trade|surplus|deficit|investment|fdi|capital|sales|revenues?|turnover|gdp|value|spending|loans?|industry|sector|services|goods)\b"
)
# `exports to Kenya were [960 million]`
_WORTH = re.compile(
    r"\b(?:exports?|imports?|surplus|deficit|investment|turnover|revenues?)\b[^,;.\d]{0,40}\b(?:were|was|reached|stood\s+at|totall?ed|came\s+to|amounted\s+to|of|to|at)\s+(?:[a-z]+\s+)?$"
    r"|\b(?:it|they|this|that|(?:figure|amount|sum|total)s?)\s+(?:was|were|had\s+been|stood\s+at|reached|came\s+to)\s+(?:[a-z]+\s+)?$"
)
# `22.4, 16.7[ and ]14.4 billion`
_LIST = re.compile(r"\s*(?:,|,?\s+and)\s*(?:us)?[$€£¥]?")
# `exports to the two [were 4 and ]3 billion`: whole numbers of a list behind a verb.
_WERE = re.compile(
    r"\b(?:was|were|reached|hit|totall?ed|to|at|of|by|bought|sold|exported|imported|spent|worth)\s+(?:about\s+|nearly\s+|over\s+)?(?:us)?[$€£¥]?(?:[\d.]+,?\s+(?:and\s+)?)*$"
)
_THOUSAND = 1000
_REACH, _CLOSE, _NEAR = 400, 120, 90


def in_same_money(text: str, found: list[Mention], units: dict[str, Unit]) -> list[Mention]:
    """The quantities with the currency that was declared for all, or told before in the paragraph."""
    declared = _declared(text, found, units)
    result, money = list(found), None
    for number, mention in enumerate(found):
        if mention.unit.kind == "currency":
            money = mention
        elif mention.unit is NONE and _is_bare(text, mention):
            unit = _declared_before(declared, text, mention) or _told_near(text, money, mention)
            if unit:
                money = result[number] = mention._replace(unit=unit)
    return result


def with_scale_told_last(text: str, found: list[Mention], numerals: Numerals) -> list[Mention]:
    """`22.4, 16.7 and 14.4 billion dollars`: the scale and the unit of the last amount hold for the whole list.

    Only `and` without a comma tells that a list ends there: `the index was 50.1, and 3 million` is none.
    """
    result, last = list(found), None
    for number in range(len(result) - 2, -1, -1):
        mention, after = found[number], found[number + 1]
        listed = _is_small(text, mention) and _LIST.fullmatch(text, mention.span.end, after.span.start)
        ends = listed and listed[0].split()[:1] == ["and"]
        last = (last or (numerals.large_scale(after.span.words(text)) if ends else None)) if listed else None
        if last:
            unit = result[number + 1].unit
            result[number] = mention._replace(
                value=mention.value * last, place=mention.place * last, unit=unit
            )
    return result


def _is_small(text: str, mention: Mention) -> bool:
    """True for a number in digits of which millions could be meant, with decimals or behind a verb."""
    small = mention.unit is NONE and mention.form == "digits" and abs(mention.value) < _THOUSAND
    start = mention.span.start
    return small and (mention.place < 1 or bool(_WERE.search(text, max(0, start - _NEAR), start)))


def _declared(text: str, found: list[Mention], units: dict[str, Unit]) -> list[tuple[int, Unit]]:
    """Where currencies are declared for all amounts that follow; the text is in lower case."""
    if not found:
        return []
    stretch = max(0, found[0].span.start - _REACH), found[-1].span.end
    if not any(text.find(sign, *stretch) >= 0 for sign in _SIGNS):
        return []
    told = (
        (match.start(), units.get(match["money"].strip())) for match in _DECLARED.finditer(text, *stretch)
    )
    return [(start, unit) for start, unit in told if unit and unit.kind == "currency"]


def _declared_before(declared: list[tuple[int, Unit]], text: str, mention: Mention) -> Unit | None:
    """The currency declared last before an amount in a sentence on something worth money."""
    told = (unit for start, unit in reversed(declared) if start < mention.span.start)
    return next(told, None) if _is_valued(text, mention) else None


def _told_near(text: str, money: Mention | None, mention: Mention) -> Unit | None:
    """The currency of an amount told soon before in the same paragraph, where nothing is counted."""
    if not money or mention.span.start - money.span.end > _REACH:
        return None
    between = text[money.span.end : mention.span.start]
    if "\n" in between:
        return None
    if _is_millions(text, mention):
        worth = _WORTH.search(text, max(0, mention.span.start - _NEAR), mention.span.start)
        return money.unit if worth and not COUNTED.search(between) else None
    close = len(between) <= _CLOSE and not COUNTED.search(between)
    return money.unit if close or _is_valued(text, mention) else None


def _is_bare(text: str, mention: Mention) -> bool:
    """True for millions and more with nothing behind that could be counted."""
    return mention.span.words(text).endswith(_LARGE) and bool(_NO_THING.match(text, mention.span.end))


def _is_millions(text: str, mention: Mention) -> bool:
    """True for `960 million`, which need not be money."""
    return mention.span.words(text).endswith(_LARGE[0])


def _is_valued(text: str, mention: Mention) -> bool:
    """True for an amount in a sentence on something worth money, where nothing is counted."""
    lead = text[max(0, mention.span.start - _NEAR) : mention.span.start]
    sentence = lead[max(lead.rfind(". "), lead.rfind("\n"), lead.rfind("; ")) + 1 :]
    return bool(_VALUED.search(sentence)) and not COUNTED.search(sentence)
