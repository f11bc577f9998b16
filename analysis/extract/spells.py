"""Spells that no word such as `consecutive` tells: `a three-month decline`, `15 months of growth`."""

import re

from analysis.extract.numerals import SPACE

_DOWN = (
    r"declines?|falls?|drops?|slides?|slumps?|decreases?|contractions?|downturn|losses|deficits?|deflation"
)
_UP = r"growth|increases?|rises?|gains?|expansion|surpluses|rally|upturn|winning|losing|run|streak"
# `[a ]three-month[ export decline]`
_HYPHENED = re.compile(
    rf"(?:-long)?{SPACE}+(?:[a-z-]+{SPACE}+)?(?:{_DOWN}|(?!growth\b)(?:{_UP}))\b(?!{SPACE}+(?:of|rate)\b)"
)
_ARTICLE = re.compile(rf"\b(?:an?|the|its|their){SPACE}+$")
# `15 months[ of year-on-year growth]`
_OF_MOVES = re.compile(rf"{SPACE}+of{SPACE}+(?:[a-z-]+{SPACE}+){{0,2}}(?:{_DOWN}|(?:{_UP}))\b")


# `have grown for [five months]`
_MOVED_FOR = re.compile(
    rf"\b(?:ris(?:en|ing)|rose|gr(?:own|ew|owing)|f(?:allen|ell|alling)|(?:declin|increas|decreas|expand|contract|climb)(?:ed|ing)|dropp(?:ed|ing)|shr[au]nk|slid|slowed)"
    rf"{SPACE}+for{SPACE}+$"
)


# `has now grown for [23 years] without a recession`
_YEARS_ON_END = re.compile(
    rf"\b(?:has|have|had){SPACE}+(?:now{SPACE}+)?(?:risen|grown|fallen|declined|increased|expanded|shrunk){SPACE}+for{SPACE}+$"
)
_WITHOUT = re.compile(
    rf"{SPACE}+(?:without|in{SPACE}+succession|on{SPACE}+end|running|in{SPACE}+a{SPACE}+row)\b"
)


def is_spell(text: str, start: int, end: int, *, hyphenated: bool) -> bool:
    """True for a number of months, quarters or years, from `start` to `end`, in which something kept moving."""
    if not hyphenated:
        if _WITHOUT.match(text, end) and _YEARS_ON_END.search(text, max(0, start - 40), start):
            return True
        moved = "year" not in text[start:end] and _MOVED_FOR.search(text, max(0, start - 24), start)
        return bool(moved or _OF_MOVES.match(text, end))
    return bool(_HYPHENED.match(text, end) and _ARTICLE.search(text, max(0, start - 8), start))
