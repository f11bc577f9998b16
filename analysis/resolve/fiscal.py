"""Whose balance a bare deficit is: a government's in words of the budget, trade's otherwise."""

import re
from functools import cache

from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span

_SENTENCE_END = re.compile(r"[.!?;][\s”\"]+|\n")
# `the fiscal year`, `the budget office`: when, and who says so.
_NO_DOMAIN = r"(?!\s+(?:years?|quarters?|half|months?|\d+|office|bureau|ministry|department)\b)"
# How far words before a balance and behind it can tell what it is of.
_BEFORE, _BEHIND = 400, 160


def is_fiscal(lexicon: Lexicon, text: str, balance: Span) -> bool:
    """True when the sentence of a balance speaks of the budget and of no trade, or else the words last told do."""
    pattern = _domains(lexicon)
    before = text[max(0, balance.start - _BEFORE) : balance.start].rpartition("\n")[2]
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    behind = _SENTENCE_END.split(text[balance.end : balance.end + _BEHIND], maxsplit=1)[0]
    own = {found.lastgroup for found in pattern.finditer(before[ends[-1] if ends else 0 :] + " ; " + behind)}
    if own:
        return own == {"fiscal"}
    told = [found.lastgroup for found in pattern.finditer(before)]
    return bool(told) and told[-1] == "fiscal"


@cache
def _domains(lexicon: Lexicon) -> re.Pattern:
    """Words of the budget and words of trade."""
    grammar = lexicon.language.grammar
    fiscal, trade = (alternatives(grammar[name]) for name in ("of_budgets", "of_trade"))
    return re.compile(rf"(?<![\w-])(?:(?P<fiscal>{fiscal})|(?P<trade>{trade}))(?!\w){_NO_DOMAIN}", re.I)
