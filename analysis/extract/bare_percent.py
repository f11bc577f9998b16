"""Percentages and points whose unit was said once: `the ceiling, first 15.0 percent, has been set at 14.8`."""

import re

from analysis.extract.mention import NONE, Mention

_AT = re.compile(
    r"\b(?:at|rather\s+than|instead\s+of|(?:came|went|fell|rose|eased|dropped|slowed|climbed|slipped|crept|edged|sank|picked)"
    r"\s+(?:back\s+|down\s+|up\s+)?to)\s+$"
)
_LEAD = 24
# `rose 2.6 percent [after ]4.1`, `and nondurables [down ]0.3`: what moved, or what it is compared with.
_MOVED = re.compile(
    r"(?:\b(?:after|following|from|against|versus|vs\.?|(?:in\s+contrast|compared)\s+(?:to|with)"
    r"|up|down|by|rose|fell|gained|lost|grew|shrank|dipped|slipped)|\bexcluding\s+[^,.;()\d]{3,40},|\bcloser\s+to)\s+$"
)
# `, cement output [was ]0.9 lower`
_WAS = re.compile(r"\b(?:was|were)\s+$")
# `petroleum products [(]82.7)`, behind `semiconductors (+31.4%)`
_BRACKET = re.compile(r"\((?:[+△▲-]\s?)?$")
_LOWER = re.compile(r"\s+(?:lower|higher|up|down|more|less)\b")
# `0.4 points on the quarter [and] 0.8 [on] the year`
_AND, _ON = re.compile(r"\band\s+(?:by\s+)?$"), re.compile(r"\s+(?:on|over|from|than|compared|against)\b")
# `to minus 5 per cent [from] minus 2`
_FROM = re.compile(r"\bfrom\s+$")
# `up by 6.1 percent[, manufacturing ]16.9`: the same of something else.
_NEXT = re.compile(
    r",\s+(?:and\s+|while\s+)?(?:(?!(?:was|were|is|are|at|to|of|from|version|chapter|no|since|above|below|vs|versus)\b)[A-Za-z][\w'’-]*\s+){1,5}"
)
_ENDS = re.compile(r"\s*(?:[,;)]|\.(?!\d)|$|\s(?:and|in|for|while)\b)")
_REACH, _FACTOR, _FAR = 160, 4, 40
# Between two numbers: another sentence, or something that is no percentage.
_OTHER = re.compile(
    r"[.;]\s|\n|\b(?:index|indices|pmi|ratio|size|exchange|multiple|points|dollars?|yuan|euros?|yen|pounds?|ratings?|gauge|per|barrel|ounce|ton(?:ne)?s?)\b"
)


def as_percent_before(text: str, found: list[Mention]) -> list[Mention]:
    """The quantities in order; a bare one that goes on from a percentage or points just before it has their unit."""
    for number in range(1, len(found)):
        before, mention = found[number - 1], found[number]
        if _is_bare(mention) and before.unit.code == "percent" and _goes_on(text, before, mention):
            found[number] = mention._replace(unit=before.unit)
        elif _is_bare(mention) and before.unit.code == "percentage_point" and _adds(text, before, mention):
            value, place = mention.value * before.unit.factor, mention.place * before.unit.factor
            found[number] = mention._replace(unit=before.unit, value=value, place=place)
    return found


def _is_bare(mention: Mention) -> bool:
    """True for `14.8` or `minus 2` alone."""
    printed = mention.place < 1 or mention.signed
    return mention.unit is NONE and mention.form == "digits" and printed and not mention.high


def _goes_on(text: str, before: Mention, mention: Mention) -> bool:
    """True where the two stand in one sentence on percentages, and are about as large."""
    start, end = mention.span
    others = [m.group() for m in _OTHER.finditer(text, before.span.end, start)]
    if start - before.span.end >= _REACH or any(word != "; " for word in others):
        return False
    if _is_bracketed(text, before) and _is_bracketed(text, mention):
        return _alike(before, mention, _FAR)
    if _MOVED.search(text, max(0, start - _REACH), start) and mention.place < 1:
        return _alike(before, mention, _FAR) and bool(_ENDS.match(text, end) or _LOWER.match(text, end))
    if _WAS.search(text, max(0, start - _LEAD), start):
        return _alike(before, mention, _FAR) and bool(_LOWER.match(text, end))
    lead = (_FROM if mention.signed else _AT).search(text, max(0, start - _LEAD), start)
    lead = not others and (lead or _NEXT.fullmatch(text, before.span.end, start))
    return bool(lead and _alike(before, mention, _FACTOR) and _ENDS.match(text, end))


def _is_bracketed(text: str, mention: Mention) -> bool:
    """True for `(+31.4%)` and `(82.7)`."""
    start, end = mention.span
    return bool(_BRACKET.search(text, max(0, start - 3), start)) and text.startswith(")", end)


def _alike(before: Mention, mention: Mention, factor: int) -> bool:
    """True where neither number is more than so many times the other."""
    one, other = abs(before.value), abs(mention.value)
    return one < factor * other and other < factor * one


def _adds(text: str, before: Mention, mention: Mention) -> bool:
    """True for the 0.8 of `down 0.4 points on the quarter and 0.8 on the year`."""
    start, end = mention.span
    near = start - before.span.end < _REACH and not _OTHER.search(text, before.span.end, start)
    return bool(near and _AND.search(text, max(0, start - _LEAD), start) and _ON.match(text, end))
