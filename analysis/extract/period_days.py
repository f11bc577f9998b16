"""Times near the publication: `now`, `on Friday`, `yesterday`, `last week`; the month of that day.

Each reader is named after its form and makes the mention of one match. What is only told on that day
(`the office said on Friday`) is not of it.
"""

import re
from datetime import timedelta

from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_mention import PeriodMention
from analysis.model import Span
from analysis.period import Period

# `is now`, `now stands`: said of the day of publication.
_IS = re.compile(r"(?:\b(?:is|are|right|as\s+of)|['’]s)\s+$")
_IS_REACH = 12
_HAS = re.compile(
    r"\s+(?:(?:it|they)\s+(?:is|are|has|have|stands?)|has|have|holds?|owns?|numbers?|stands?|makes?\s+up|covers?|accounts?|operates?|runs?|employs?|generates?|provides?|sells?|exports?"
    r"|works?\s+with|faces?|average|reach(?:es)?|links?|connects?|serves?|supplies|supply|handles?|buys?|imports?|lives?|takes?)\b"
)
# `GDP is now estimated to be`: when it was estimated.
_ESTIMATED = re.compile(
    r"\s+(?:estimated|expected|forecast|forecasting|projected|projecting|predicted|reported|put|seen|likely|thought|known|expects?|projects?|forecasts?|estimates?|anticipates?)\b"
)
# `So far, ...`, `has so far signed`; `the largest so far` is of no time.
_SO_FAR = re.compile(r"(?:^|[.;\n]\s*|\bha(?:s|ve)\s+)$")
# `data released on Friday`, `the ministry said on Friday`: when it was told. Only a move is of that day.
_REPORTED = re.compile(
    r"(?:^|[.;\n])\s*$|\b(?:said|says|told|show\w*|releas\w+|publish\w+|report\w*|announc\w+|data|figures|statement|due"
    r"|according|briefing|conference|interview|meeting|ministry|office|bureau|agency|administration)\b(?:[^.;\n]|\n(?!\s))*$"
)
_REPORTED_REACH = 60
_REPORTS = re.compile(r"\s+(?:said|issued|released|published|announced|reported|unveiled|showed|told)\b")
# `On Thursday[, the yuan closed] at 7.1`
_TRADED = re.compile(
    r",?\s+(?:the\s+)?(?:[\w&-]+\s+){1,4}(?:closed|settled|traded|opened|ended|finished)\s+(?:\w+\s+)?(?:at|up|down|\d)"
)
# `According to the ministry, last week ...`, `Last week, ...`
_HEAD = re.compile(r"(?:^|[.;\n])\s*(?:according\s+to\s[^.;\n]*,\s+)?$")
# `the minister said last week`, `Last week I was in Lima`: no data are of that week.
_ATTENDED = re.compile(r",?\s+(?:i|we|he|she|when|that)\b")
# `Yesterday the office published`: data of an earlier time.
_REPORTS_LATER = re.compile(
    r"(?:[^.;\n]|\.\d){0,80}\b(?:said|issued|releas\w+|publish\w+|announc\w+|report\w*|unveil\w*|show\w*|told|data|figures|statistics)\b"
)
_DAYS = {"yesterday": -1, "the day before yesterday": -2}
_WEEKS = {"last": -7, "this": 0, "next": 7}


def now(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`is now 13 percent`: the month of publication; `now` elsewhere only goes on with the talk."""
    text, (start, end) = match.string, match.span()
    if _ESTIMATED.match(text, end):
        return None
    if match[0] == "now" and not (
        _IS.search(text, max(0, start - _IS_REACH), start) or _HAS.match(text, end)
    ):
        return None
    if match[0] == "so far" and not (
        text[end : end + 2].lstrip().startswith(",") or _SO_FAR.search(text, max(0, start - _IS_REACH), start)
    ):
        return None
    return PeriodMention(span_of(match), Period(calendar.now, calendar.now))


def since_event(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`since the previous meeting`: up to now."""
    return PeriodMention(span_of(match), Period(calendar.now, calendar.now))


def weekday(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`0.4% lower on Friday`: the month of publication; not `the office said on Friday`."""
    traded = _TRADED.match(match.string, match.end())
    if not traded and _REPORTED.search(match.string, max(0, match.start() - _REPORTED_REACH), match.start()):
        return None
    if _REPORTS.match(match.string, match.end()):
        return None
    return PeriodMention(span_of(match), Period(calendar.now, calendar.now))


def week(match: re.Match, calendar: PeriodCalendar, which: str) -> PeriodMention | None:
    """`last week`, `this week`: the month of its day a week ago, of today; not `the office said last week`."""
    if which not in _WEEKS or _is_of_the_news(match):
        return None
    day = Period.of_date(calendar.published + timedelta(days=_WEEKS[which]))
    return PeriodMention(span_of(match), day, rule="near_day")


def near_day(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`yesterday`, `this morning`: the month of that day; not `the office said yesterday`."""
    if _is_of_the_news(match) or _REPORTS_LATER.match(match.string, match.end()):
        return None
    days = _DAYS.get(match["nd"], 0)
    day = Period.of_date(calendar.published + timedelta(days=days))
    return PeriodMention(span_of(match), day, rule="near_day")


def _is_of_the_news(match: re.Match) -> bool:
    """Whether a day or week is that of a report, a meeting or a visit, of which no data are."""
    text, start = match.string, match.start()
    if _ATTENDED.match(text, match.end()):
        return True
    head = text[max(0, start - _REPORTED_REACH) : start]
    return bool(_REPORTED.search(head) and not _HEAD.search(head))


def span_of(match: re.Match) -> Span:
    """Where the words of a match stand."""
    return Span(*match.span())


DAYS = {"now": now, "since_event": since_event, "weekday": weekday, "near_day": near_day}
