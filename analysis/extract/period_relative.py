"""Periods told by what the text is about or when it is said: `two years ago`, `in the month`, `last year`.

Each reader is named after its form and makes the mention of one match, which may wait for its context.
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
# `in the last year`, up to now
_THE_LAST = re.compile(r"\b(?:in|over|during|within)\s+the\s+last\s+year$")
# `data released on Friday`, `the ministry said on Friday`: when it was told. Only a move is of that day.
_REPORTED = re.compile(
    r"(?:^|[.;\n])\s*$|\b(?:said|says|told|show\w*|releas\w+|publish\w+|report\w*|announc\w+|data|figures|statement|due"
    r"|according|briefing|conference|interview|meeting|ministry|office|bureau|agency|administration)\b(?:[^.;\n]|\n(?!\s))*$"
)
_REPORTED_REACH = 60
_REPORTS = re.compile(r"\s+(?:said|issued|released|published|announced|reported|unveiled|showed|told)\b")
# `According to the ministry, last week ...`, `Last week, ...`
_HEAD = re.compile(r"(?:^|[.;\n])\s*(?:according\s+to\s[^.;\n]*,\s+)?$")

_WORDS = re.compile(r"[a-z]+")
# `GDP is now estimated to be`: when it was estimated.
_ESTIMATED = re.compile(
    r"\s+(?:estimated|expected|forecast|forecasting|projected|projecting|predicted|reported|put|seen|likely|thought|known)\b"
)
# `So far, ...`, `has so far signed`; `the largest so far` is of no time.
_SO_FAR = re.compile(r"(?:^|[.;\n]\s*|\bha(?:s|ve)\s+)$")
_LONG_AGO = 240
# Said in the first half of a year, `the next five years` begin with that year.
_HALF = 6
_OPENING = ("first", "initial", "opening")
_BEFORE = ("prior", "previous", "preceding")
# `4.4% this year and 4.3% over [the next two years]`: those after this one.
_THIS_YEAR, _THIS_YEAR_REACH = re.compile(r"\bthis\s+year\b(?:[^.;]|\.\d)*$"), 160
# `In 2024, it was 7 trillion for [the whole year]`
_IN_YEAR = re.compile(r"\b(?:in|for)\s+((?:19|20)\d\d)\b(?:[^.;\n]|\.\d)*$")
_AHEAD = ("next", "coming", "following")
# `the minister said last week`, `Last week I was in Lima`: no data are of that week.
_ATTENDED = re.compile(r",?\s+(?:i|we|he|she|when|that)\b")
# `Yesterday the office published`: data of an earlier time.
_REPORTS_LATER = re.compile(
    r"(?:[^.;\n]|\.\d){0,80}\b(?:said|issued|releas\w+|publish\w+|announc\w+|report\w*|unveil\w*|show\w*|told|data|figures|statistics)\b"
)
_DAYS = {"yesterday": -1, "the day before yesterday": -2}
_WEEKS = {"last": -7, "this": 0, "next": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_STRETCHES = {"decade": 120, "half-century": 600}
_STEPS = {"full": 1, "whole": 1, "last": 0, "past": 0, "this": 1, "current": 1, "next": 2}


def ago(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`two years ago`; decades ago, the year is meant, counted from the day of publication."""
    unit = match["ag_u"].rstrip("s")
    months = calendar.count(match["ag_c"]) * _MONTHS.get(unit, 0)
    label = "yoy" if months == 12 else ""
    then = Period.year(calendar.year - months // 12) if unit == "year" and months >= _LONG_AGO else None
    return PeriodMention(_span(match), then, shift=-months, comparison=True, label=label)


def listed_parts(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the first, second and third quarters`: all of them, and each for its own figure."""
    orders = [match["li_o"], *_WORDS.findall(match["li_m"]), match["li_l"]]
    numbers = [calendar.order(word, 4) for word in orders]
    told = calendar.told_year(match)
    last = calendar.pick(match, told, lambda y: Period.quarter(y, numbers[-1]))
    parts = tuple(Period.quarter(last.last // 12, number) for number in numbers)
    return PeriodMention(_span(match), Period(parts[0].first, parts[-1].last), parts=parts)


def later(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`two years later`."""
    months = calendar.count(match["lt_c"]) * _MONTHS[match["lt_u"].rstrip("s")]
    return PeriodMention(_span(match), shift=months)


def following(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the following month`: the one after that of the context."""
    return PeriodMention(_span(match), shift=_MONTHS[match["fo_u"]])


def fiscal_previous(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the previous financial year`: the one before that of the context."""
    return PeriodMention(_span(match), shift=-12)


def in_year(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`in the year`: that of the context, if that is a year."""
    return PeriodMention(_span(match), months=12)


def first_n(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`the first eleven months of 2025`, `the past two years`."""
    unit, which = match["fn_u"].rstrip("s"), match["fn_o"]
    months = calendar.count(match["fn_c"]) * _MONTHS.get(unit, 0)
    if not months:
        return None
    if which in _AHEAD:
        told = _THIS_YEAR.search(match.string, max(0, match.start() - _THIS_YEAR_REACH), match.start())
        year = calendar.year + bool(told or calendar.now % 12 >= _HALF)
        return (
            PeriodMention(_span(match), Period(12 * year, 12 * year + months - 1)) if unit == "year" else None
        )
    told = calendar.told_year(match)
    if which in ("last", "final") and told is not None and months < 12:
        return PeriodMention(_span(match), Period(12 * told + 12 - months, 12 * told + 11))
    if which not in _OPENING:
        rolling, shift = unit in ("month", "quarter"), -1 if which in _BEFORE else None
        return PeriodMention(_span(match), window=months, rolling=rolling, shift=shift)
    if months > 12:
        return None
    period = calendar.pick(match, told, lambda y: Period(12 * y, 12 * y + months - 1))
    return PeriodMention(_span(match), calendar.of_the_year(match, period, over=True))


def days(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the first 20 days of May`: reference periods go no finer than the month."""
    words = match["dy"] or match["dy2"]
    if not words:
        return PeriodMention(_span(match), months=-1)
    month, told = calendar.month(words), calendar.told_year(match)
    return PeriodMention(_span(match), calendar.pick(match, told, lambda y: Period.month(y, month)))


def lengths(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`over the ten months`: the latest period told that is so long."""
    unit = 3 if "quarter" in match[0] else 1
    return PeriodMention(_span(match), months=unit * calendar.count(match["le_n"]))


def the_month(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`in the month`: the last month, quarter or period of what was told."""
    return PeriodMention(_span(match), months={"month": -1, "quarter": -3}.get(match["th_u"], 0))


def same(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`in the same period`: that of the context."""
    return PeriodMention(_span(match), shift=0)


def now(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`is now 13 percent`: the month of publication; `now` elsewhere only goes on with the talk."""
    text, (start, end) = match.string, match.span()
    if match[0] == "now" and _ESTIMATED.match(text, end):
        return None
    if match[0] == "now" and not (
        _IS.search(text, max(0, start - _IS_REACH), start) or _HAS.match(text, end)
    ):
        return None
    if match[0] == "so far" and not (
        text[end : end + 2].lstrip().startswith(",") or _SO_FAR.search(text, max(0, start - _IS_REACH), start)
    ):
        return None
    return PeriodMention(_span(match), Period(calendar.now, calendar.now))


def since_event(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`since the previous meeting`: up to now."""
    return PeriodMention(_span(match), Period(calendar.now, calendar.now))


def weekday(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`0.4% lower on Friday`: the month of publication; not `the office said on Friday`."""
    if _REPORTED.search(match.string, max(0, match.start() - _REPORTED_REACH), match.start()):
        return None
    if _REPORTS.match(match.string, match.end()):
        return None
    return PeriodMention(_span(match), Period(calendar.now, calendar.now))


def relative(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`last year`, `the previous month`, `the past decade`."""
    which, unit = match["rl_w"].split()[-1], match["rl_u"]
    if unit in _STRETCHES:
        return PeriodMention(_span(match), window=_STRETCHES[unit])
    if unit == "week":
        return _week(match, calendar, which)
    if which == "previous":
        return PeriodMention(_span(match), shift=-_MONTHS[unit])
    if unit == "year" and which in ("full", "whole"):
        told = _IN_YEAR.search(match.string, max(0, match.start() - _THIS_YEAR_REACH), match.start())
        year = Period.year(int(told[1])) if told else calendar.latest(match, Period.year)
        return PeriodMention(_span(match), year)
    the_last = _THE_LAST.search(match.string, max(0, match.start() - _IS_REACH), match.end())
    if unit == "year" and (which == "past" or the_last):
        return PeriodMention(_span(match), window=12, rolling=bool(the_last))
    length = _MONTHS[unit]
    return PeriodMention(_span(match), calendar.previous(length).shifted(_STEPS[which] * length))


def _week(match: re.Match, calendar: PeriodCalendar, which: str) -> PeriodMention | None:
    """`last week`, `this week`: the month of its day a week ago, of today; not `the office said last week`."""
    if which not in _WEEKS or _is_of_the_news(match):
        return None
    day = Period.of_date(calendar.published + timedelta(days=_WEEKS[which]))
    return PeriodMention(_span(match), day, rule="near_day")


def near_day(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`yesterday`, `this morning`: the month of that day; not `the office said yesterday`."""
    if _is_of_the_news(match) or _REPORTS_LATER.match(match.string, match.end()):
        return None
    days = _DAYS.get(match["nd"], 0)
    day = Period.of_date(calendar.published + timedelta(days=days))
    return PeriodMention(_span(match), day, rule="near_day")


def _is_of_the_news(match: re.Match) -> bool:
    """Whether a day or week is that of a report, a meeting or a visit, of which no data are."""
    text, start = match.string, match.start()
    if _ATTENDED.match(text, match.end()):
        return True
    head = text[max(0, start - _REPORTED_REACH) : start]
    return bool(_REPORTED.search(head) and not _HEAD.search(head))


def _span(match: re.Match) -> Span:
    return Span(*match.span())


RELATIVE = {
    "ago": ago,
    "following": following,
    "later": later,
    "listed_parts": listed_parts,
    "fiscal_previous": fiscal_previous,
    "in_year": in_year,
    "first_n": first_n,
    "days": days,
    "lengths": lengths,
    "the_month": the_month,
    "same": same,
    "now": now,
    "since_event": since_event,
    "weekday": weekday,
    "near_day": near_day,
    "relative": relative,
}
