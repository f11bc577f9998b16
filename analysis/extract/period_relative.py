"""Periods told by what the text is about or when it is said: `two years ago`, `in the month`, `last year`.

Each reader is named after its form and makes the mention of one match, which may wait for its context.
"""

import re

from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_days import DAYS, span_of, week
from analysis.extract.period_mention import PeriodMention
from analysis.model import Span
from analysis.period import Period

# `in the last year`, up to now
_THE_LAST = re.compile(r"\b(?:in|over|during|within)\s+the\s+last\s+year$")
_WORDS = re.compile(r"[a-z]+")
# `up in each of [the previous four months]`: a streak
_EACH, _EACH_REACH = re.compile(r"\b(?:each|every\s+one|all)\s+of\s+(?:the\s+)?$"), 20
# `for the second time [this year]`
_TIME = re.compile(r"(?:second|third|fourth|fifth|sixth|\dth) time\s$")
# `This time [last year]`
_THIS_TIME = re.compile(r"\bthis\s+time\s$")
_NEAR = 12
_LONG_AGO = 240
# `the final two months[ of the project]`
_OF_THING = re.compile(r"\s+of\s+(?!the\s+(?:year|fiscal|financial)\b|(?:last|this)\s+year\b)")
# Said in the first half of a year, `the next five years` begin with that year.
_HALF = 6
_OPENING = ("first", "initial", "opening")
# `[in] these five years`
_IN_THESE = re.compile(r"\b(?:in|over|during|throughout)\s+$")
_BEFORE = ("prior", "previous", "preceding")
# `4.4% this year and 4.3% over [the next two years]`: those after this one.
_THIS_YEAR, _THIS_YEAR_REACH = re.compile(r"\bthis\s+year\b(?:[^.;]|\.\d)*$"), 160
# So many months into a year, `the end of the year` can be that of the last one; so far left of it a verb may stand.
_JUST_OVER, _CLAUSE = 3, 120
# `[could reach] 70% by the end of the year`
_HOPED = re.compile(
    r"\b(?:could|may|might|would|can|must|wants?|hopes?|targets?|aims?|sees?|to\s+(?!(?:the|a|an|us)\b)[a-z]+(?<!ed))\b[^.;]*$"
)
# `In 2024, it was 7 trillion for [the whole year]`
_IN_YEAR = re.compile(r"\b(?:in|for)\s+((?:19|20)\d\d)\b(?:[^.;\n]|\.\d)*$")
_AHEAD = ("next", "coming", "following")
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_LENGTHS = {"month": -1, "quarter": -3, "half": -6, "half year": -6, "half-year": -6}
_STRETCHES = {"decade": 120, "half-century": 600}
_STEPS = {"full": 1, "whole": 1, "last": 0, "past": 0, "this": 1, "current": 1, "next": 2}


def ago(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`two years ago`; decades ago, the year is meant, counted from the day of publication."""
    unit = match["ag_u"].rstrip("s")
    months = calendar.count(match["ag_c"]) * _MONTHS.get(unit, 0)
    label = "yoy" if months == 12 else ""
    then = Period.year(calendar.year - months // 12) if unit == "year" and months >= _LONG_AGO else None
    return PeriodMention(span_of(match), then, shift=-months, comparison=True, label=label)


def listed_parts(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the first, second and third quarters`: all of them, and each for its own figure."""
    orders = [match["li_o"], *_WORDS.findall(match["li_m"]), match["li_l"]]
    numbers = [calendar.order(word, 4) for word in orders]
    told = calendar.told_year(match)
    last = calendar.pick(match, told, lambda y: Period.quarter(y, numbers[-1]))
    parts = tuple(Period.quarter(last.last // 12, number) for number in numbers)
    return PeriodMention(span_of(match), Period(parts[0].first, parts[-1].last), parts=parts)


def later(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`two years later`, `a year later`."""
    months = (1 if match["lt_c"] == "a" else calendar.count(match["lt_c"])) * _MONTHS[
        match["lt_u"].rstrip("s")
    ]
    return PeriodMention(span_of(match), shift=months)


def following(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the following month`: the one after that of the context."""
    return PeriodMention(span_of(match), shift=_MONTHS[match["fo_u"]])


def fiscal_previous(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the previous financial year`: the one before that of the context."""
    return PeriodMention(span_of(match), shift=-12)


def in_year(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`in the year`: that of the context, if that is a year."""
    return PeriodMention(span_of(match), months=12)


def that_year(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`that year`: the latest year told."""
    return PeriodMention(span_of(match), months=-12)


def first_n(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`the first eleven months of 2025`, `the past two years`."""
    unit, which = match["fn_u"].rstrip("s"), match["fn_o"]
    months = calendar.count(match["fn_c"]) * _MONTHS.get(unit, 0)
    each = _EACH.search(match.string, max(0, match.start() - _EACH_REACH), match.start())
    of_thing = which == "final" and _OF_THING.match(match.string, match.end())
    pointed = which == "these" and (unit != "year" or not _IN_THESE.search(match.string, 0, match.start()))
    if not months or of_thing or pointed or (each and which not in _OPENING):
        return None
    if which in _AHEAD:
        return _ahead(match, calendar, months) if unit == "year" else None
    told = calendar.told_year(match)
    if which == "final" and told is None:
        told = calendar.year - (calendar.now % 12 < _HALF - 1)
    if which in ("last", "final") and told is not None and months < 12:
        return PeriodMention(span_of(match), Period(12 * told + 12 - months, 12 * told + 11))
    if which not in _OPENING:
        rolling, shift = unit in ("month", "quarter"), -1 if which in _BEFORE else None
        return PeriodMention(span_of(match), window=months, rolling=rolling, shift=shift)
    if months > 12:
        return None
    period = calendar.pick(match, told, lambda y: Period(12 * y, 12 * y + months - 1))
    return PeriodMention(span_of(match), calendar.of_the_year(match, period, over=True))


def _ahead(match: re.Match, calendar: PeriodCalendar, months: int) -> PeriodMention:
    """`the next five years`: with the running one, or from the next one on."""
    told = _THIS_YEAR.search(match.string, max(0, match.start() - _THIS_YEAR_REACH), match.start())
    year = calendar.year + bool(told or calendar.now % 12 >= _HALF)
    return PeriodMention(span_of(match), Period(12 * year, 12 * year + months - 1))


def days(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`the first 20 days of May`: reference periods go no finer than the month."""
    words = match["dy"] or match["dy2"]
    if not words:
        return PeriodMention(span_of(match), months=-1)
    month, told = calendar.month(words), calendar.told_year(match)
    return PeriodMention(span_of(match), calendar.pick(match, told, lambda y: Period.month(y, month)))


def lengths(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`over the ten months`: the latest period told that is so long."""
    unit = 3 if "quarter" in match[0] else 1
    return PeriodMention(span_of(match), months=unit * calendar.count(match["le_n"]))


def year_end(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`By the end of the year, they were 3 million`, told just after it; what is expected is of the year that runs."""
    span = Span(*match.span("ye" if match["ye"] else "ye2"))
    if calendar.is_expected(match):
        return PeriodMention(span, Period(12 * calendar.year + 11, 12 * calendar.year + 11))
    lead = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    told = calendar.now % 12 < _JUST_OVER and not _HOPED.search(lead)
    last = 12 * calendar.year - 1
    return PeriodMention(span, Period(last, last)) if told else None


def the_month(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`in the month`: the last month, quarter or period of what was told."""
    return PeriodMention(span_of(match), months=_LENGTHS.get(match["th_u"], 0))


def same(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`in the same period`: that of the context."""
    return PeriodMention(span_of(match), shift=0)


def relative(match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """`last year`, `the previous month`, `the past decade`; not `for the second time this year`."""
    which, unit = match["rl_w"].split()[-1], match["rl_u"]
    lead = match.string[max(0, match.start() - _NEAR) : match.start()]
    if _TIME.search(lead):
        return None
    if unit in _STRETCHES:
        return PeriodMention(span_of(match), window=_STRETCHES[unit])
    if unit == "week":
        return week(match, calendar, which)
    if unit == "year" and which in ("full", "whole"):
        return _whole_year(match, calendar)
    this_time = _THIS_TIME.search(lead)
    begin = match.start() - len(this_time[0]) if this_time else match.start()
    return PeriodMention(Span(begin, match.end()), **_told(match, calendar, this_time))


def _told(match: re.Match, calendar: PeriodCalendar, this_time: re.Match | None) -> dict:
    """What a month, quarter or year near the publication is told as: `this time last year` is a year before."""
    which, unit = match["rl_w"].split()[-1], match["rl_u"]
    if this_time:
        return {"shift": -_MONTHS[unit], "comparison": True, "label": "yoy" * (unit == "year")}
    if which == "previous":
        return {"shift": -_MONTHS[unit]}
    the_last = _THE_LAST.search(match.string, max(0, match.start() - _NEAR), match.end())
    if unit == "year" and (which == "past" or the_last):
        return {"window": 12, "rolling": bool(the_last)}
    length = _MONTHS[unit]
    return {"period": calendar.previous(length).shifted(_STEPS[which] * length)}


def _whole_year(match: re.Match, calendar: PeriodCalendar) -> PeriodMention:
    """`In 2024, it was 7 trillion for the whole year`; else the latest year."""
    told = _IN_YEAR.search(match.string, max(0, match.start() - _THIS_YEAR_REACH), match.start())
    year = Period.year(int(told[1])) if told else calendar.latest(match, Period.year)
    return PeriodMention(span_of(match), year)


RELATIVE = DAYS | {
    "ago": ago,
    "following": following,
    "later": later,
    "listed_parts": listed_parts,
    "fiscal_previous": fiscal_previous,
    "that_year": that_year,
    "in_year": in_year,
    "first_n": first_n,
    "days": days,
    "lengths": lengths,
    "year_end": year_end,
    "the_month": the_month,
    "same": same,
    "relative": relative,
}
