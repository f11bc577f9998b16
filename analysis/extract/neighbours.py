"""What quantities tell each other: a unit or scale told once for many, a comparative that is no bound.

`3.1, 7.6 and 4.2 percent` are three percentages; in `0.4 points lower than the 21.6%` the words `lower
than` belong to the first number, and say nothing of the second.
"""

import re
from bisect import bisect_left

from analysis.extract.mention import NONE, Mention
from analysis.extract.money_before import LIST, SENTENCE_END, THOUSAND, in_money, in_the_same_money
from analysis.extract.numerals import Numerals
from analysis.lexicon import Unit
from analysis.model import Span

# `in billions of dollars`: the scale of amounts printed without one.
_SCALE_OF_LIST = re.compile(r"in(?<!\win)\s+(?P<scale>million|billion|trillion)s\s+of\s+(?:[\w.]+\s+)?\w+")
_LEAD = 1000
_MILLION = 1_000_000
# Amounts of one list are no further apart.
_ALIKE = 100_000
# `rose by `, `– decreased by `
_MOVED_BY = re.compile(
    r"\b(?:increas|decreas|ris|r[ao]se|f[ae]ll|grew|grow|declin|dropp|shr[au]nk)\w*\s+by\s+$"
)
_COMPARATIVE = re.compile(r"than$|^(?:above|below|over|under|surpassing|exceeding|topping)$")
# `from 54 trillion[ in 2012 to] 74 trillion yuan`
_TO = re.compile(r"(?:\s+in\s+(?:19|20)\d\d)?\s+to\s+(?:(?:about|over|nearly|more than|some)\s+)?")
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
    found = in_money(text, near, found, units)
    found = in_the_same_money(text, found)
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
    if before.unit is not NONE or before.place < _MILLION or mention.place < THOUSAND:
        return False
    between = text[before.span.end : mention.span.start]
    return abs(mention.value) < before.place and between.isspace() and "\n" not in between


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
    return bool(moved) and not SENTENCE_END.search(between) and bool(_MOVED_BY.search(between))


def _is_from_to(text: str, mention: Mention, after: Mention) -> bool:
    """True for `from 38 to 8,900`, `from 54 trillion in 2012 to 74 trillion`."""
    opened = text.endswith("from ", 0, mention.span.start)
    return opened and bool(_TO.fullmatch(text, mention.span.end, after.span.start))


def _sharing_units(text: str, found: list[Mention]) -> list[Mention]:
    """`3.1, 7.6 and 4.2 percent`, `from 38 to 8,900 dollars`: the unit of the last one holds for the whole list."""
    for number in range(len(found) - 2, -1, -1):
        mention, after = found[number], found[number + 1]
        if mention.unit is NONE and after.unit.kind == "currency" and _is_from_to(text, mention, after):
            found[number] = mention._replace(unit=after.unit)
        money = mention.unit is NONE and mention.place >= THOUSAND and after.unit.kind == "currency"
        money = money and abs(after.value) < _ALIKE * abs(mention.value)
        if money and LIST.fullmatch(text, mention.span.end, after.span.start):
            found[number] = mention._replace(unit=after.unit)
        bare = mention.unit is NONE and mention.form == "digits" and abs(mention.value) < 1000
        if bare and after.unit.kind == "percent" and _is_move(text, mention, after):
            found[number] = mention._replace(unit=after.unit)
            continue
        if not bare or after.unit.kind not in ("percent", "percentage_point", "point"):
            continue
        if LIST.fullmatch(text, mention.span.end, after.span.start):
            found[number] = mention._replace(unit=after.unit, value=mention.value * after.unit.factor)
    return found
