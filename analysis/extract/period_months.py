"""Months and stretches of months: `May 2025`, `January to May`, `the 12 months to July`.

Each reader is named after its form and makes the period of one match.
"""

import re

from analysis.extract.period_calendar import PeriodCalendar
from analysis.period import Period

# `2024/25` at the end of a range: the range ends in the year named second.
_TWO_YEARS = re.compile(r"\d{4}[-–/]\d\d$")
_AT_HEAD = re.compile(r"(?:^|[.!?;\n])\s*$")
_PERCENT_BEFORE = re.compile(r"(?:%|per\s?cent|points?)\s*$")
# The first number behind is a percentage, and not one on the year before.
_PERCENT_BEHIND = re.compile(
    r"[^.;\d\n]{0,120}\d[\d.,]*\s*(?:%|per\s?cent)(?![^.;\n]{0,40}\byear[\s-](?:on|over|earlier))"
)
# `Between June and July 2025, exports rose by`
_MOVES = re.compile(
    r"[^.;\d\n]{0,100}\b(?:increas|decreas|rose|fell|gr[eo]w|declin|narrow|widen|dropp|climb|jump|shrank|went\s+(?:up|down))\w*"
    r"\s+(?:by|from)\b"
)
# `From March to April, sales were up in 17 of the states`
_UP = re.compile(r",[^.;\d\n]{0,100}\b(?:was|were)\s+(?:up|down|higher|lower)\b")
_NEAR = 12
_LENGTHS = {"year": 12, "quarter": 3, "half": 6}


def month(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`May`, `last May`: in May itself, that of the year before."""
    told, number = calendar.told_year(match), calendar.month(match["mo"])
    period = calendar.pick(match, told, lambda y: Period.month(y, number))
    said_now = told is None and match["mo_p"] == "last" and period.first == calendar.now
    if said_now:
        return period.shifted(-12)
    coming = told is None and match["mo_p"] == "next" and period.first <= calendar.now
    return period.shifted(12) if coming else period


def numeric(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`2022-07`."""
    return Period.month(int(match["nu_y"]), int(match["nu_m"]))


# `from November 1`, said in October, is ahead.
_HALF_YEAR = 6


def day(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """A day that something happened on or was counted at (`as of 30 June`): its month."""
    if not match["da_o"]:
        return None
    period = _month_of(match, calendar, match["da"] or match["da2"])
    ahead = match["da_o"].startswith("from") and calendar.told_year(match) is None
    return period.shifted(12) if ahead and calendar.now - period.first > _HALF_YEAR else period


def _month_of(match: re.Match, calendar: PeriodCalendar, name: str) -> Period:
    """A month by its name, of the year told or picked by the day of publication."""
    number = calendar.month(name)
    return calendar.pick(match, calendar.told_year(match), lambda y: Period.month(y, number))


def holiday(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`during the National Day holiday`: the months that it falls in, one or two; else the year told with it."""
    told = int(match["ho_Y"]) if match["ho_Y"] else calendar.told_year(match)
    if match["ho_l"]:
        told = calendar.year - 1
    if told and not calendar.knows_holiday(match["ho"], told):
        return Period.year(told)
    return calendar.pick(match, told, lambda y: calendar.holiday(match["ho"], y))


def week_of(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the week of November 8-14`: its month."""
    return _month_of(match, calendar, match["wo"] or match["wo2"])


def days_of(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`from May 1 to 5`: the month of those days."""
    return _month_of(match, calendar, match["do"] or match["do2"])


def days_headed(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`Imports, March 1-20, 2022`, a heading: the month of those days."""
    month = 12 * int(match["dh_Y"]) + calendar.month(match["dh"] or match["dh2"]) - 1
    return Period(month, month)


# `The June to July 2025 [percent change]`: of July, against June.
_PERCENT_CHANGE = re.compile(r"\s+(?:percent(?:age)?|per\s+cent)\s+change\b")


def month_range(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`January to May`; `between April and May` is May, compared with April, as `from April to May`."""
    first, last = calendar.month(match["mr_a"]), calendar.month(match["mr_b"])
    until = calendar.told_year(match)
    against = _PERCENT_CHANGE.match(match.string, match.end())
    if against or (not match["mr_d"] and _compares(match, first, last, until)):
        return calendar.pick(match, until, lambda y: Period.month(y, last))
    if match["mr_y"] and until and int(match["mr_y"]) < until:
        return Period(12 * int(match["mr_y"]) + first - 1, 12 * until + last - 1)
    told = int(match["mr_y"]) if match["mr_y"] else calendar.told_year(match)
    if told and last < first and not match["mr_y"] and not _TWO_YEARS.search(match[0]):
        told -= 1
    return calendar.pick(match, told, lambda y: Period.months(y, first, last))


def _compares(match: re.Match, first: int, last: int, until: int | None) -> bool:
    """True for `between April and May` and `between May 2024 and May 2025`: the last month, against the first."""
    if not match[0].startswith(("between", "from")):
        return False
    if match[0].startswith("from"):
        years = match["mr_y"] and until
        near = _far(match, first, last, until) in (1, 12) if years else (last - first) % 12 == 1 and last != 2
        return near and bool(years or not until) and _is_of_change(match)
    if match["mr_y"] and until:
        opens = _AT_HEAD.search(match.string, max(0, match.start() - 3), match.start())
        apart = _far(match, first, last, until)
        return apart in (1, 12) and not (
            opens and (apart == 12 or not _MOVES.match(match.string, match.end()))
        )
    return (last - first) % 12 == 1


def _far(match: re.Match, first: int, last: int, until: int) -> int:
    """How many months lie between both: 12 for `from May 2024 to May 2025`."""
    return 12 * (until - int(match["mr_y"])) + last - first


def _is_of_change(match: re.Match) -> bool:
    """True where a percentage stands beside `from April to May`, not in `From July to August, 9 million came`."""
    if _PERCENT_BEFORE.search(match.string, max(0, match.start() - _NEAR), match.start()):
        return True
    if _UP.match(match.string, match.end()):
        return True
    return bool(_PERCENT_BEHIND.match(match.string, match.end()))


def both_months(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`July and August combined`."""
    first, last = calendar.month(match["bm_a"]), calendar.month(match["bm_b"])
    return calendar.pick(match, calendar.told_year(match), lambda y: Period.months(y, first, last))


def quarter_of_month(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the June quarter`, `the June 2025 quarter`: the three months that end with it."""
    year = int(match["qm_y"]) if match["qm_y"] else None
    return _months_to(match, calendar, match["qm"], 3, year)


def to_month(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the 12 months to July`, `the financial year ended March`."""
    word = match["tm_m"] or match["tm_n"].replace("-", " ").split()[0]
    if word in ("financial", "fiscal"):
        ended = any(ending in match[0] for ending in (" ended", " ending", " ends"))
        length = 12 if ended else (calendar.month(match["tm"]) - calendar.fiscal.first_month) % 12 + 1
    else:
        length = _LENGTHS.get(word) or calendar.count(word)
    period = _months_to(match, calendar, match["tm"], length)
    ahead = length == 12 and period.last > calendar.now and calendar.told_year(match) is None
    return period.shifted(-12) if ahead and not calendar.is_expected(match) else period


def month_to_date(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`September 2025 year-to-date`: from January to that month."""
    return calendar.from_january(match, match["md"])


def until_month(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`until September`: from January to that month."""
    return calendar.from_january(match, match["um"])


def year_until(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`from the beginning of the year to 30 November`."""
    return calendar.from_january(match, match["yu"])


def months_of(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`in the eleven months of 2024`, `9 months of 2025`: so many months from January.

    `above 3% in eleven months of 2024`, said in 2025, is any eleven of that year.
    """
    months = calendar.count(match["mof_c"] or match["mof_d"])
    told = match["mof"] or match["mof_y"]
    year, over = int(told) if told else calendar.year, calendar.now % 12
    if match["mof_d"] and not (year == calendar.year and months in (3, 6, 9, over) and months <= over):
        return Period.year(year)
    return Period(12 * year, 12 * year + months - 1) if 1 < months <= 12 else None


def months_code(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`5M26`: the first five months of 2026; None in a text of another decade."""
    year = 2000 + int(match["mc_y"])
    if abs(year - calendar.year) > _NEAR:
        return None
    return Period(12 * year, 12 * year + int(match["mc_n"]) - 1)


def _months_to(
    match: re.Match, calendar: PeriodCalendar, words: str, length: int, year: int | None = None
) -> Period:
    """So many months that end with the month named, of a year told before it or behind."""
    end = calendar.month(words)
    told = year or calendar.told_year(match)
    return calendar.pick(match, told, lambda y: Period(12 * y + end - length, 12 * y + end - 1))


MONTHS = {
    "month": month,
    "numeric": numeric,
    "holiday": holiday,
    "week_of": week_of,
    "days_of": days_of,
    "days_headed": days_headed,
    "date": day,
    "month_range": month_range,
    "both_months": both_months,
    "quarter_of_month": quarter_of_month,
    "to_month": to_month,
    "month_to_date": month_to_date,
    "until_month": until_month,
    "year_until": year_until,
    "months_of": months_of,
    "months_code": months_code,
}
