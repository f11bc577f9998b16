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


def whose_balance(lexicon: Lexicon, text: str, balance: Span) -> str:
    """Whose balance it is: `fiscal`, `current`, `services`, or `trade` where no words tell.

    The words of its sentence tell, or else those last told before; the budget counts where no trade is beside it.
    """
    pattern = _domains(lexicon)
    before = text[max(0, balance.start - _BEFORE) : balance.start].rpartition("\n")[2]
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    behind = _SENTENCE_END.split(text[balance.end : balance.end + _BEHIND], maxsplit=1)[0]
    own = [found.lastgroup for found in pattern.finditer(before[ends[-1] if ends else 0 :])]
    beside = {*own, *(found.lastgroup for found in pattern.finditer(behind))}
    if beside:
        alone = beside == {"fiscal"}
        return "fiscal" if alone else next((n for n in reversed(own) if n != "fiscal"), "trade")
    told = [found.lastgroup for found in pattern.finditer(before)]
    return told[-1] if told else "trade"


@cache
def _domains(lexicon: Lexicon) -> re.Pattern:
    """Words of the budget, of the current account, of services and of trade."""
    grammar = lexicon.language.grammar
    lists = {
        name: alternatives(grammar[f"of_{name}"]) for name in ("budgets", "current", "services", "trade")
    }
    lists["fiscal"] = lists.pop("budgets")
    kinds = "|".join(rf"(?P<{name}>{words})" for name, words in lists.items())
    return re.compile(rf"(?<![\w-])(?:{kinds})(?!\w){_NO_DOMAIN}", re.I)
