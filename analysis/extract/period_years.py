"""PeriodCalendar years and their halves and quarters: `2024`, `the first half of the year`, `Q3 2025`.

Each reader is named after its form and makes the period of one match.
"""

import re
from collections.abc import Callable

from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_mention import PeriodMention
from analysis.model import Span
from analysis.period import Period

# How far behind a quarter or half `the second` can still be the next one.
_ELIDED_REACH = 160
# `her forecast for [full-year] growth`
# `last year['s [full-year] pace`
_ITS_YEAR = re.compile(r"\byear['’]s\s$")
_FORECAST_FOR = re.compile(
    r"\b(?:forecasts?|projections?|outlook|estimates?|targets?|expectations?|expects?|sees?)\s+(?:for\s+)?(?:the\s+|its\s+)?$"
    r"|\bto\s+(?:fall|rise|grow|increase|decline|expand|contract|shrink|slow|reach|drop|climb)\b[^.;,]{0,20}$"
)
# `full-year [average forecast]`
_FORECAST = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}(?:forecasts?|targets?|projections?|outlook|guidance)\b|[^.;,\n]{0,48}\b(?:will|could|would|may|might|likely|(?:is|are)\s+(?:expected|forecast|projected))\b"
)


def year(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`2024`."""
    return Period.year(int(match["yy"]))


def century(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`at the turn of the century`: its first year, as it is mostly called."""
    return Period.year(calendar.year // 100 * 100)


def year_range(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`from 2018 to 2024`, `between the end of 2017 and 2024`."""
    first, last = int(match["yr_a"]) + bool(match["yr_e"]), int(match["yr_b"])
    return Period(12 * first, 12 * last + 11) if first < last else None


def years_to(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the decade to 2023`, `the five years to 2024`: with the year that they are counted from."""
    last = int(match["yt"])
    first = last - (calendar.count(match["yt_c"]) if match["yt_c"] else 10)
    return Period(12 * first, 12 * last + 11)


def plan(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`during the 13th Five-Year Plan`, and `the first four years of` it; without such words it is a name."""
    if not calendar.plan or not (match["pl_w"] or match["pl_o"] or match["pl_p"]):
        return None
    number, begins, length = calendar.plan
    first = begins + length * (int(match["pl_n"]) - number)
    count = calendar.count(match["pl_c"]) if match["pl_c"] else 1 if match["pl_o"] else length
    first += length - count if match["pl_o"] in ("last", "final") else 0
    return Period(12 * first, 12 * (first + count) - 1) if count <= length else None


def both_years(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`both 2027 and 2028`."""
    first, last = int(match["by_a"]), int(match["by_b"])
    return Period(12 * first, 12 * last + 11) if first < last else None


def three_years(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`in 2026, 2027 and 2028`."""
    first, last = int(match["ty_a"]), int(match["ty_b"])
    return Period(12 * first, 12 * last + 11) if first < last else None


def whole_year(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`for the year`; `our full-year forecast` is for the year that runs, `last year's full-year pace` tells no year of its own."""
    start = match.start()
    if _ITS_YEAR.search(match.string, max(0, start - 16), start):
        return None
    if _FORECAST.match(match.string, match.end()) or _FORECAST_FOR.search(
        match.string, max(0, start - 40), start
    ):
        return Period.year(calendar.year)
    return calendar.latest(match, Period.year)


def to_date(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`so far this year`, `since the start of 2024`: from January to the month before the publication."""
    if match["td_s"]:
        return Period(12 * int(match["td_s"]), max(calendar.now - 1, 12 * int(match["td_s"])))
    first = 12 * (int(match["td_y"]) if match["td_y"] else calendar.year)
    return Period(first, max(first, min(calendar.now - 1, first + 11)))


def part_year(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the first half of the year`, `the last quarter`: without a year, the one just over."""
    told = calendar.told_year(match)
    if match["py_h"]:
        number, make = calendar.order(match["py_h"], 2), Period.half
    elif told is None and match["py_q"].startswith("last"):
        return calendar.previous(3)
    else:
        number, make = calendar.order(match["py_q"], 4), Period.quarter
    return calendar.of_the_year(match, calendar.pick_part(match, told, lambda y: make(y, number)))


# `in the second quarter`
_IN_THE = re.compile(r"\bin the (second|third|fourth)\b")


def part_ahead(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`4% in the first and 5% in the second quarter`: the first of parts told in order; None where they are not."""
    ordinals = calendar.language.ordinals
    behind = [ordinals[word] for word in (*_IN_THE.findall(match["pa_m"]), match["pa_l"])]
    number, make = ordinals[match["pa_o"]], Period.half if match["pa_u"] == "half" else Period.quarter
    if behind != list(range(number + 1, number + 1 + len(behind))):
        return None
    return calendar.pick_part(match, None, lambda y: make(y, number))


def part_months(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the first quarter (July-September) of the fiscal year`: the months in brackets decide."""
    first, last = calendar.month(match["pm_a"]), calendar.month(match["pm_b"])
    return calendar.pick(match, calendar.told_year(match), lambda y: Period.months(y, first, last))


def code(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`Q3 2025`, `1H25`."""
    told, year = calendar.told_year(match), match["cd_y"]
    if year:
        told = int(year) if len(year) == 4 else 2000 + int(year)
    words = match["cd_q"] or match["cd_h"] or match["cd_k"] + match["cd_n"]
    return calendar.pick_part(match, told, _by_code(words))


def numbered_quarter(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`quarter 3`, `Quarter 1 (April to June) 2025`: the months in brackets decide."""
    told, a = calendar.told_year(match), match["nq_a"] or match["nq_b"]
    if a:
        first, last = calendar.month(a), calendar.month(match["nq_a2"] or match["nq_b2"])
        return calendar.pick(match, told, lambda y: Period.months(y, first, last))
    return calendar.pick(match, told, lambda y: Period.quarter(y, int(match["nq_n"])))


def year_code(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`2024 Q1`, `2024-H1`."""
    return _by_code(match["yc_c"])(int(match["yc_y"]))


# `Quarter by quarter, it rose from 3 billion in [the first] to 4 in [the second]`
_BY_QUARTER = re.compile(r"\bquarter\s+by\s+quarter\b")


def elided(match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]) -> PeriodMention | None:
    """`in the second`, after a quarter or half of the same year, or `quarter by quarter`, was told nearby."""
    parts = (m for m in reversed(found) if m.period and m.rule in ("part_year", "elided", "code"))
    last = next(parts, None)
    if not last and _BY_QUARTER.search(match.string, max(0, match.start() - _ELIDED_REACH), match.start()):
        number = calendar.language.ordinals.get(match["el"], 4)
        period = calendar.latest(match, lambda year: Period.quarter(year, number)) if number <= 4 else None
        return PeriodMention(Span(*match.span()), period, rule="elided")
    if not last or match.start() - last.span.end > _ELIDED_REACH or last.period.length not in (3, 6):
        return None
    begin, length = last.period.first // 12 * 12, last.period.length
    place = 12 // length if match["el"] == "last" else calendar.language.ordinals[match["el"]]
    first = begin + length * (place - 1)
    if first >= begin + 12:
        return None
    return PeriodMention(Span(*match.span()), Period(first, first + length - 1), rule="elided")


def _by_code(code: str) -> Callable[[int], Period]:
    """What makes the half or quarter of a code, `q3` or `h1`, in a year."""
    make, number = Period.half if code[0] == "h" else Period.quarter, int(code[1])
    return lambda year: make(year, number)


YEARS = {
    "year": year,
    "both_years": both_years,
    "three_years": three_years,
    "plan": plan,
    "years_to": years_to,
    "year_range": year_range,
    "whole_year": whole_year,
    "century": century,
    "to_date": to_date,
    "part_months": part_months,
    "part_ahead": part_ahead,
    "part_year": part_year,
    "numbered_quarter": numbered_quarter,
    "code": code,
    "year_code": year_code,
}
