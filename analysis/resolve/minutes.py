"""The meeting that minutes are of: their decisions and votes are of its month, not of that of the publication."""

import re

from analysis.lexicon import Language, alternatives
from analysis.period import Period

_HEAD, _REACH, _LATEST = 160, 480, 4
_MINUTES = re.compile(
    r"\bminutes\s+(?:of|from|for)\b|\b(?:meeting|committee|edited)\s+minutes\b|^\W*minutes\b"
)
_PUBLISHED = re.compile(r"\b(?:publi\w+|releas\w+|issued)\b[^\n.;]{0,24}$")


def meeting_of(text: str, language: Language, now: Period) -> Period | None:
    """The month of the meeting told at the head of minutes, in lower case; None for other texts.

    `now` is the month of publication, which is at most a few months later.
    """
    if not _MINUTES.search(text, 0, _HEAD):
        return None
    months = alternatives(list(language.months))
    for match in re.finditer(
        rf"\b({months})\.?\s+(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?,\s+)?((?:19|20)\d\d)\b", text[:_REACH]
    ):
        told = Period.month(int(match[2]), language.months[match[1]])
        if not _PUBLISHED.search(text, 0, match.start()) and 0 <= now.first - told.first <= _LATEST:
            return told
    return None
