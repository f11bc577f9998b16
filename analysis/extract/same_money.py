"""Amounts without a currency in a text that told it before: `RMB 4.5 trillion (same below)`, `exports were 2 billion`."""

import re

from analysis.extract.mention import NONE, Mention
from analysis.lexicon import Unit
from analysis.model import Span

# `(RMB, same below)`, `(unit: RMB)`, `(in yuan, the same hereinafter)`
_DECLARED = re.compile(
    r"\((?:in\s+|unit:\s*|denominated\s+in\s+|counted\s+in\s+)?(?P<money>[a-z$. ]{2,20}?)"
    r"(?:\s+terms)?(?:,|;|\s+and)?\s+(?:the\s+)?(?:same\s+(?:below|hereinafter|hereafter)|hereinafter\s+(?:the\s+same|inclusive))\)"
)
_SIGNS = ("same below)", "same herein", "same hereafter", "(hereinafter", " hereinafter")
_LARGE = ("billion", "trillion")
# `2 billion, up 4%`, `2 billion in May`: no thing stands behind, of which there are so many.
_NO_THING = re.compile(
    r"\s*(?:[,.;:)]|$)"
    r"|\s+(?:up|down|to|in|from|and|or|of\s+which|with|while|for|by|at|last|this|as|after|on|over|during|through|account|grow|ris|increas|fall|declin|than)"
)
# What is told in money where nothing else is named.
_VALUED = re.compile(
    r"\b(?:exports?|imports?|trade|surplus|deficit|investment|fdi|capital|sales|revenues?|turnover|gdp|value|spending|loans?|industry|sector|services|goods)\b"
)
_COUNTED = re.compile(
    r"\b(?:visit|arriv|tourist|passenger|people|population|persons?|jobs|workers|users|subscribers|vehicles|tonnes|tons|units|trips|parcels|shares|barrels|pieces|times)"
)
_REACH, _NEAR = 400, 90


def in_same_money(text: str, found: list[Mention], units: dict[str, Unit]) -> list[Mention]:
    """The quantities with the currency that was declared for all, or told before in the paragraph."""
    declared = _declared(text, found, units)
    result, money = list(found), None
    for number, mention in enumerate(found):
        if mention.unit.kind == "currency":
            money = mention
        elif mention.unit is NONE and _is_amount(text, mention):
            unit = next((unit for start, unit in declared if start < mention.span.start), None)
            if not unit and money and _is_near(text, money.span, mention.span):
                unit = money.unit
            if unit:
                result[number] = mention._replace(unit=unit)
    return result


def _declared(text: str, found: list[Mention], units: dict[str, Unit]) -> list[tuple[int, Unit]]:
    """Where currencies are declared for all amounts that follow; the text is in lower case."""
    if not found:
        return []
    stretch = max(0, found[0].span.start - _REACH), found[-1].span.end
    if not any(text.find(sign, *stretch) >= 0 for sign in _SIGNS):
        return []
    told = ((match.start(), units.get(match["money"].strip())) for match in _DECLARED.finditer(text, *stretch))
    return [(start, unit) for start, unit in told if unit and unit.kind == "currency"]


def _is_amount(text: str, mention: Mention) -> bool:
    """True for billions with nothing behind that could be counted, in a sentence on something worth money."""
    if not mention.span.words(text).endswith(_LARGE) or not _NO_THING.match(text, mention.span.end):
        return False
    start = max(0, mention.span.start - _NEAR)
    lead = text[start : mention.span.start]
    sentence = lead[max(lead.rfind(". "), lead.rfind("\n"), lead.rfind("; ")) + 1 :]
    return bool(_VALUED.search(sentence)) and not _COUNTED.search(sentence)


def _is_near(text: str, money: Span, amount: Span) -> bool:
    """True for an amount soon behind one in money, in the same paragraph."""
    return amount.start - money.end <= _REACH and "\n" not in text[money.end : amount.start]
