"""Fiscal years of the reporting economy and their parts: `FY26`, `2024-25`, `Q2 of fiscal 2025`.

Each reader is named after its form and makes the period of one match.
"""

import re

from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_mention import PeriodMention
from analysis.model import Span
from analysis.period import Period

_FISCAL_RULES = ("fiscal", "fiscal_part", "month_range_fiscal")
_DASH = re.compile(r"[–/]")
_YEARS = {"this": 0, "current": 0, "last": -1, "next": 1}
# How far behind a fiscal year `Q2` can still be its quarter.
_CODE_REACH = 240
# `In [2014-15], exports were 4 billion in May`
_IN_YEAR = re.compile(r"(?:^|[.;\n]\s+)(?:[a-z]+\s+)?(?:in|during)\s+(?:the\s+)?$")
_YEARS_TOLD = re.compile(r"(?P<first>(?:19|20)\d\d)[-–]\s*(?P<last>\d\d)")
_YEAR_PAIR = re.compile(r"\d{4}[-–]\d{4}")
# A budget's text begins so: its years are those of budgets.
_BUDGET = re.compile(r"(?:[^\n]{0,60}\n){0,2}[^\n]{0,60}\bbudget\b")
_MONTHS = 12
_SAME_SENTENCE = re.compile(r",(?:[^.;\n]|\.(?=\d)){1,400}")
_IN_SENTENCE = re.compile(r"(?:[^.;\n]|\.(?=\d)|(?<!\n)\n(?!\n)){1,200}")
_OPENING = ("first", "initial", "opening")
# `Q1[, Q2 and Q3 of 2024-25]`
_LISTED = re.compile(r"(?:\s*,?\s*(?:and\s+)?[qh][1-4])+\s+(?:of\s+)?((?:19|20)\d\d[-–/]\d\d)\b")


def fiscal(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`FY26`, `2024-25`; the years `1966-70` are no fiscal year, and `2004-05` none where that is the calendar's."""
    label = match["fy"] or match["fy2"]
    years = _YEARS_TOLD.fullmatch(label)
    next_year = years and int(years["last"]) == (int(years["first"]) + 1) % 100
    many = years and int(years["last"]) > max(int(years["first"][2:]) + 1, _MONTHS)
    if many or (next_year and calendar.fiscal.first_month == 1):
        first = int(years["first"])
        return Period(12 * first, 12 * (first - first % 100 + int(years["last"])) + 11)
    return _fiscal_year(label, calendar)


def fiscal_range(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`from fiscal year 2013-14 to 2016-17`."""
    first, last = _fiscal_year(match["fr_a"], calendar), _fiscal_year(match["fr_b"], calendar)
    return Period(first.first, last.last) if first and last and first.first < last.first else None


def fiscal_part(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`the second quarter of fiscal 2025`, `H1 2024-25`."""
    whole = _fiscal_year(match["fp_y"] or match["fp_z"], calendar)
    if not whole:
        return None
    words, length = (match["fp_q"], 3) if match["fp_q"] else (match["fp_h"], 6)
    number = int(words[1]) if words[1].isdigit() else calendar.order(words, 12 // length)
    return _part(whole.first, length, number)


def fiscal_now(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the second quarter of the fiscal year`: of the one that is going on."""
    words, length = (match["fn_h"], 6) if match["fn_h"] else (match["fn_q"], 3)
    number, begin = calendar.order(words, 12 // length), calendar.fiscal.first_month - 1
    return calendar.latest(match, lambda y: _part(12 * y + begin, length, number))


def fiscal_half(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`fiscal first half`."""
    number, begin = 1 + (match["fh"] == "second"), calendar.fiscal.first_month - 1
    told = calendar.told_year(match)
    return calendar.pick(match, told, lambda y: _part(12 * y + begin, 6, number))


def fiscal_this(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`this fiscal year`: the one that the month before the publication lies in, or its neighbours; `just ended` is the last."""
    begin, which = calendar.fiscal.first_month - 1, _YEARS[(match["ft"] or "last").split()[-1]]
    return _part(12 * ((calendar.now - begin) // 12 + which) + begin, 12, 1)


def fiscal_to_date(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the financial year so far`: from its first month to the one before the publication."""
    begin, last = calendar.fiscal.first_month - 1, calendar.now - 1
    return Period(12 * ((last - begin) // 12) + begin, last)


def month_range_fiscal(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`July-October FY26`: the months that lie in that fiscal year."""
    whole = _fiscal_year(match["rf_y"], calendar)
    first, last = calendar.month(match["rf_a"]) - 1, calendar.month(match["rf_b"]) - 1
    begin = whole.first + (first - whole.first) % 12
    return Period(begin, begin + (last - first) % 12)


def fiscal_months(match: re.Match, calendar: PeriodCalendar) -> Period | None:
    """`the first nine months of 2024-25`."""
    whole, months = _fiscal_year(match["fm_y"] or match["fm_z"], calendar), calendar.count(match["fm_c"])
    return whole and _part(whole.first, months, 1)


def fiscal_start(match: re.Match, calendar: PeriodCalendar) -> Period:
    """`the first five months of the fiscal year`: of the one that is going on."""
    begin = calendar.fiscal.first_month - 1
    return _part(12 * ((calendar.now - 1 - begin) // 12) + begin, calendar.count(match["fs_c"]), 1)


def fiscal_code(
    match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]
) -> PeriodMention | None:
    """`Q2 at 6.7 percent`, after a fiscal year was told nearby: its quarter."""
    listed = _LISTED.match(match.string, match.end())
    if listed:
        whole = _fiscal_year(listed[1], calendar)
        words = match["cd_q"] or match["cd_h"]
        length = 3 if match["cd_q"] else 6
        if whole and words:
            return PeriodMention(
                Span(*match.span()), _part(whole.first, length, int(words[1])), rule="fiscal_part"
            )
    known = (m for m in reversed(found) if m.rule in _FISCAL_RULES and not m.comparison)
    last = next(known, None)
    code = match["cd_q"] or match["cd_h"]
    ago = calendar.year - 1 == calendar.told_year(match)
    plain = (
        code and not match["cd_y"] and (calendar.told_year(match) is None or (ago and match["code_Y_last"]))
    )
    if not last or not plain or match.start() - last.span.end > _CODE_REACH:
        return None
    begin = (
        last.period.first - (last.period.first - calendar.fiscal.first_month + 1) % 12 - (12 if ago else 0)
    )
    period = _part(begin, 3 if match["cd_q"] else 6, int(code[1]))
    return PeriodMention(Span(*match.span()), period, rule="fiscal_part")


def month_of_fiscal(
    match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]
) -> PeriodMention | None:
    """`in December`, in a sentence that began with `In 2014-15`: that of the fiscal year."""
    opened = next((m for m in found[: -_MONTHS - 2 : -1] if m.rule != "month"), None)
    if not opened or opened.rule != "fiscal" or match.end("mo") != match.end():
        return None
    behind = match.string[opened.span.end : match.start()]
    if not _IN_YEAR.search(match.string, max(0, opened.span.start - 24), opened.span.start):
        return None
    if not _SAME_SENTENCE.fullmatch(behind):
        return None
    number = calendar.month(match["mo"]) - 1
    first = opened.period.first + (number - opened.period.first) % 12
    return PeriodMention(Span(*match.span()), Period(first, first), rule="month")


def year_of_fiscal(
    match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]
) -> PeriodMention | None:
    """`next year`, soon after `in 2007-08` was told: a fiscal year too."""
    if match["rl_u"] != "year" or match["rl_w"] not in _YEARS:
        return None
    told = [m for m in found[-_MONTHS:] if not m.comparison and match.start() - m.span.end < _CODE_REACH]
    soon = told and told[-1].rule == "fiscal" and told[-1].period.length == _MONTHS
    if not soon and not (_BUDGET.match(match.string) and calendar.in_quarters):
        return None
    begin = calendar.fiscal.first_month - 1
    running = 12 * ((calendar.now - begin) // 12) + begin + 12 * _YEARS[match["rl_w"]]
    return PeriodMention(Span(*match.span()), Period(running, running + 11), rule="fiscal")


def years_of_fiscal(
    match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]
) -> PeriodMention | None:
    """`1999-2000`: one fiscal year, where that of the economy lies in two years."""
    first, last = int(match["yr_a"]), int(match["yr_b"])
    begin = calendar.fiscal.first_month - 1
    if last != first + 1 or not begin or not _YEAR_PAIR.fullmatch(match.group()):
        return None
    return PeriodMention(Span(*match.span()), _part(12 * first + begin, 12, 1), rule="fiscal")


def start_of_fiscal(
    match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]
) -> PeriodMention | None:
    """`in the first ten months`, in a sentence that told `2014-15`: those of the fiscal year."""
    last = next((m for m in reversed(found) if not m.comparison), None)
    months = calendar.count(match["fn_c"])
    if (
        not last
        or last.rule != "fiscal"
        or match["fn_o"] not in _OPENING
        or not match["fn_u"].startswith("month")
    ):
        return None
    if calendar.told_year(match) is not None or not 0 < months < _MONTHS:
        return None
    if not _IN_SENTENCE.fullmatch(match.string, last.span.end, match.start()):
        return None
    return PeriodMention(Span(*match.span()), _part(last.period.first, months, 1), rule="first_n")


def _fiscal_year(label: str, calendar: PeriodCalendar) -> Period | None:
    """A fiscal year of the reporting economy: `2024-25` begins in 2024, `FY26` by its custom."""
    head, _, tail = _DASH.sub("-", label).partition("-")
    year = int(head) if len(head) == 4 else 2000 + int(head)
    if tail and (year + 1) % 10 ** len(tail[-2:]) != int(tail[-2:]):
        return None
    begins = year if tail or calendar.fiscal.label == "start" else year - 1
    return _part(12 * begins + calendar.fiscal.first_month - 1, 12, 1)


def _part(begin: int, length: int, number: int) -> Period:
    """The part of so many months and that number, of a year that begins in a month."""
    first = begin + length * (number - 1)
    return Period(first, first + length - 1)


FISCAL = {
    "fiscal": fiscal,
    "fiscal_range": fiscal_range,
    "fiscal_part": fiscal_part,
    "fiscal_now": fiscal_now,
    "fiscal_half": fiscal_half,
    "fiscal_this": fiscal_this,
    "fiscal_to_date": fiscal_to_date,
    "fiscal_start": fiscal_start,
    "fiscal_months": fiscal_months,
    "month_range_fiscal": month_range_fiscal,
}
