"""Growth of a year to date, told only by what it is set against: `rose 6%, 1 point slower than in the first five months`."""

import re
from collections.abc import Sequence

from analysis.period import Period
from analysis.resolve.figure_period import When
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

_END_OF, _REACH = re.compile(r"\b(?:end|close|as)\s+of\s+(?:the\s+)?$"), 16


def of_year_to_date(scene: Scene, readings: Sequence[Reading], found: list[When]) -> list[When]:
    """The periods, with January to the month inherited where growth is set against a shorter year to date."""
    result = list(found)
    for number, reading in enumerate(readings):
        before = _set_against(scene, number) if reading.measure == "growth_change" else None
        then = before and _longer(before, found[number])
        if not then or not _is_point(scene.text, found[number]):
            continue
        result[number] = _told(found[number], then)
        grown = number and readings[number - 1].measure == "growth"
        if grown and found[number - 1].period == found[number].period and found[number - 1].how != "explicit":
            result[number - 1] = _told(found[number - 1], then)
    return result


def _is_point(text: str, when: When) -> bool:
    """True for a month inherited from the end of it, at which something stood."""
    return bool(when.span and _END_OF.search(text, max(0, when.span.start - _REACH), when.span.start))


def _set_against(scene: Scene, number: int) -> Period | None:
    """The year to date behind a figure that it is compared with."""
    follow = scene.follow(number)
    told = (m for m in scene.periods if follow.start <= m.span.start < follow.end)
    return next((m.period for m in told if m.comparison and m.period and _is_sum(m.period)), None)


def _is_sum(period: Period) -> bool:
    """True for January to some later month."""
    return period.is_to_date and 1 < period.length < 12


def _longer(before: Period, when: When) -> Period | None:
    """January to the month of a figure, where that month is inherited and comes after the year to date compared with."""
    month = when.period
    if when.how == "explicit" or not month or month.length > 1 or month.first // 12 != before.first // 12:
        return None
    return Period(before.first, month.last) if month.last > before.last else None


def _told(when: When, period: Period) -> When:
    return when._replace(period=period, how="inherited", rule="year to date, as what it is set against")
