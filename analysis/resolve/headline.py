"""When the period that a text is about holds again: behind a part of it, or behind a year to date."""

import re
from collections.abc import Sequence

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

_IN = re.compile(r"\b(?:in|for)\s+$")
_WAS = re.compile(r"\s+(?:was|were|had\s+been)\b")
_ON_TRADE = re.compile(
    r"\b(?:imports?|exports?|trade|econom\w+|statistics|performance|results|situation|production|output|sales)\b"
)
_AT_HEAD, _QUARTER, _YEAR = 24, 3, 12
# Rates and indices that are told for one month, where amounts are summed over the months of a year.
_MONTHLY = re.compile(
    r"\b(?:unemployment|jobless|inflation|consumer\s+prices?|producer\s+prices?|CPI|PPI|PMI|exchange\s+rate|reserves)\b"
)


def returns(told: Period, whole: Period, now: Period) -> bool:
    """True where the headline's period `whole` holds again: around the last one told, in its year, before a forecast."""
    running = told.is_to_date and whole.last >= now.first and whole.length == _YEAR
    # `in the first three quarters`, in a text on January to October: as far as these data go
    so_far = told.is_to_date and whole.is_to_date and 1 < told.length < whole.length < _YEAR
    if (whole.contains(told) and not running and not so_far) or (
        told.length == 12 and whole.length < 12 and told.contains(whole)
    ):
        return True
    if whole.last < now.first and told.length == _YEAR and told.last < whole.first and not told.first % _YEAR:
        return True  # a look back at an earlier year
    if whole.length == told.length == _QUARTER and 0 < told.last - whole.last < _QUARTER:
        return True  # `vacancies in March to May`, in a text on February to April
    if whole.length == 1 and told.length == _QUARTER and told.last < whole.first < now.first:
        return True
    return told.length < 12 and whole.last < now.last <= told.last


def tells_title(title: Scene, mention: PeriodMention, now: Period) -> bool:
    """True for the year of `Imports and exports in 2021`, the title of a text of the beginning of 2022."""
    if (
        mention.rule != "year"
        or title.quantities
        or mention not in title.periods
        or now.first % _YEAR >= _QUARTER
    ):
        return False
    last = mention.period == Period.year(now.first // _YEAR - 1)
    return last and bool(_ON_TRADE.search(title.words) and _IN.search(title.lead(mention.span.start, 8)))


def is_of_month(scene: Scene, month: Period | None, told: Period | None) -> bool:
    """True for a sentence on unemployment or consumer prices behind a year to date, in a text on its last month."""
    if not month or not told or month.length > 1 or not told.is_to_date or month.last != told.last:
        return False
    first = scene.quantities[0].span.start if scene.quantities else scene.sentence.span.end
    return any(t.span.start < first and _MONTHLY.search(t.name) for t in scene.terms)


def is_mentioned(
    scene: Scene, readings: Sequence[Reading], main: tuple[Period, Span], whole: Period | None
) -> bool:
    """True for `Demand in the second quarter was weak` without figures, in a text on a later month."""
    at_head = main[1].start - scene.sentence.span.start < _AT_HEAD
    return bool(whole and not readings and not at_head and whole.length == 1 and main[0].last < whole.first)


def is_passed(scene: Scene, main: tuple[Period, Span], whole: Period | None) -> bool:
    """True for `Trade was a drag in the third quarter` without figures, in a text on a later month."""
    period = main[0]
    if (
        whole
        and whole.length == period.length == 1
        and period.last < whole.first
        and _WAS.match(scene.text, main[1].end)
    ):
        return True  # `August was a disappointment`, in a text on September
    if not whole or main[1].start - scene.sentence.span.start < _AT_HEAD:
        return False
    if whole.length == period.length == _QUARTER:
        return period.last < whole.first
    if whole.length > 1:
        return False
    return period.length in (_QUARTER, 2 * _QUARTER) or period.first > whole.last
