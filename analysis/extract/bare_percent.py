"""Percentages and points whose unit was said once: `the ceiling, first 15.0 percent, has been set at 14.8`."""

import re

from analysis.extract.mention import NONE, Mention

_AT = re.compile(
    r"\b(?:at|rather\s+than|instead\s+of|(?:came|went|fell|rose|eased|dropped|slowed|climbed|slipped|crept|edged|sank|picked)"
    r"\s+(?:back\s+|down\s+|up\s+)?to)\s+$"
)
_LEAD = 24
# `0.4 points on the quarter [and] 0.8 [on] the year`
_AND, _ON = re.compile(r"\band\s+(?:by\s+)?$"), re.compile(r"\s+(?:on|over|from|than|compared|against)\b")
# `to minus 5 per cent [from] minus 2`
_FROM = re.compile(r"\bfrom\s+$")
# `up by 6.1 percent[, manufacturing ]16.9`: the same of something else.
_NEXT = re.compile(
    r",\s+(?:and\s+|while\s+)?(?:(?!(?:was|were|is|are|at|to|of|from|version|chapter|no|since|above|below|vs|versus)\b)[A-Za-z][\w'’-]*\s+){1,5}"
)
_ENDS = re.compile(r"\s*(?:[,;)]|\.(?!\d)|$|\s(?:and|in|for|while)\b)")
_REACH, _FACTOR = 160, 4
# Between two numbers: another sentence, or something that is no percentage.
_OTHER = re.compile(
    r"[.;]\s|\n|\b(?:index|indices|pmi|ratio|size|exchange|multiple|points|dollars?|yuan|euros?|yen|pounds?|barrel|ounce|ton(?:ne)?s?)\b"
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
    near = start - before.span.end < _REACH and abs(mention.value) < _FACTOR * abs(
        before.value
    ) < _FACTOR**2 * abs(mention.value)
    lead = (_FROM if mention.signed else _AT).search(text, max(0, start - _LEAD), start)
    lead = lead or _NEXT.fullmatch(text, before.span.end, start)
    if not near or not lead or not _ENDS.match(text, end):
        return False
    return not _OTHER.search(text, before.span.end, start)


def _adds(text: str, before: Mention, mention: Mention) -> bool:
    """True for the 0.8 of `down 0.4 points on the quarter and 0.8 on the year`."""
    start, end = mention.span
    near = start - before.span.end < _REACH and not _OTHER.search(text, before.span.end, start)
    return bool(near and _AND.search(text, max(0, start - _LEAD), start) and _ON.match(text, end))
