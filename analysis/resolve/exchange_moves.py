"""Moves of a rate of exchange told in a present perfect: `Sterling has gained 3% since May`, up to the day of the text."""

import re

from analysis.resolve.scene import Scene

_MONEY = r"(?:sterling|yuan|renminbi|rmb|yen|dollar|euro|rupee|won|rand|baht|pound|peso|r(?:o?u)ble|rupiah|ringgit|real|lira|franc|kron[ae]|currency)"
# `the yuan, which has gained about`, `the yen has since lost`, `RMB has appreciated against the dollar by`
_HAS_MOVED = re.compile(
    rf"\b{_MONEY}(?:['’]s\s+(?:rise|fall|gain|appreciation|depreciation)\s+of|,?\s(?:which\s+)?(?:has|have)\s[^,;.]{{1,60}})\s+(?:[\w-]+\s+)?$"
)
# `the yuan, up some [4.5%] against the dollar`
_UP = re.compile(rf"\b{_MONEY},\s+(?:up|down)\s+(?:by\s+)?(?:[\w-]+\s+)?$")
# `The yuan's rise of more than [8%] against the dollar over the past year`
_ITS_MOVE = re.compile(
    rf"\b{_MONEY}(?:['’]s)?\s+(?:rise|fall|gain|appreciation|depreciation|decline)\s+of\s+(?:[\w-]+\s+){{0,2}}$"
)
# `3%[ against the dollar over the past year]`
_OVER_PAST = re.compile(
    r"[^.;]{0,40}\s(?:over|in|during)\s+the\s+(?:past|last)\s+(?:(?:12|twelve|six|three)\s+months|year)\b"
)
# `has gained 3%[ since May and ]20%[ since its trough]`
_AND = re.compile(r"[^,;.]*,?\s+and\s[^,;.]*$")


def has_moved_by_now(scene: Scene, number: int, *, before: bool) -> bool:
    """True for a move of a currency up to now; `before` tells that the figure before was one."""
    left = scene.left(number)
    if before and _AND.fullmatch(left) and scene.right(number).lstrip().startswith("since"):
        return True
    if _ITS_MOVE.search(left) and _OVER_PAST.match(scene.right(number)):
        return True
    return bool(_HAS_MOVED.search(left) or _UP.search(left))


# `the won has been traded at around [1,320 won]`, `the yuan was last at [7.26]`, `the three-year yield is at [3.4%]`
_TRADED_AT = re.compile(
    rf"\b{_MONEY}\b[^;.]{{0,90}}\b(?:(?:has\s+been|is)\s+(?:traded|trading)|trades|was\s+last|last\s+traded)\s+at\s+(?:[\w-]+\s+)?$"
    r"|\byields?\s+(?:is|stands)\s+at\s+(?:[\w-]+\s+)?$"
)


def is_traded_at(scene: Scene, number: int) -> bool:
    """True for a rate of exchange or a yield at which something is traded while the text is written."""
    return bool(_TRADED_AT.search(scene.left(number)))


# `the yuan, which has lost 15% this year, firmed to [6.97]`
_NOW_AT = re.compile(
    rf"\b{_MONEY},\s+which\s[^;]{{3,110}},\s+(?:(?:was\s+)?last|firmed|weakened|slipped|eased|rose|fell|strengthened|closed|traded|stood)\s+(?:to|at)\s+(?:[\w-]+\s+)?$"
)


def is_now_at(scene: Scene, number: int) -> bool:
    """True for the rate of exchange that a currency has come to, behind an aside on its move."""
    aside = number and ", which" in scene.words
    return bool(aside and _NOW_AT.search(scene.before(number)))
