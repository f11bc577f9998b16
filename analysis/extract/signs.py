"""The sign of a number: `-3`, `(-)3`, `△3`, `minus 3`."""

import re

# A triangle stands for a minus in Korean and Japanese releases.
_SIGNS = "+-−–△▲"
# `from [minus ]3`, `to [plus ]3`; but `plus or minus 3` has no sign
_WORDED = re.compile(
    r"(?<!\bor\s)\bminus\s+$|\b(?:from|to|of|at|by|was|were|is|around|about)\s+(?P<plus>plus\s+)$"
)
_REACH = 16


def sign(text: str, start: int) -> tuple[int, bool]:
    """Where a number begins with its sign, and whether it is negative; the hyphen of `mid-5` is no sign.

    >>> sign("it fell to -3", 12), sign("from minus 3 to", 11), sign("mid-5", 4)
    ((11, True), (5, True), (4, False))
    """
    if text.endswith(("(-)", "(–)", "(−)"), 0, start):
        return start - 3, True
    before = text[max(0, start - 2) : start]
    if before and before[-1] in _SIGNS and (len(before) == 1 or before[0] in " (\t\n[,$€£¥"):
        return start - 1, before[-1] != "+"
    if before.endswith(("s ", "s\n")):
        worded = _WORDED.search(text, max(0, start - _REACH), start)
        if worded:
            return (worded.start("plus"), False) if worded["plus"] else (worded.start(), True)
    return start, False
