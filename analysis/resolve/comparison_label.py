"""What a figure is compared with: `yoy`, the name of a period, or the words of the comparison."""

import re

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.compared_period import COMPARED_WITH, TIME_OF_WHEN
from analysis.resolve.decided import KEY_RATE
from analysis.resolve.figure_period import When, between
from analysis.resolve.jobs_gained import JOBS, PAYROLLS
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.sentence_period import heads_clause
from analysis.resolve.years_over import STRETCH

# Of the first three, growth on the year is meant when nothing is told.
_YEARLY = ("growth", "change", "share_change")
_COMPARED = (*_YEARLY, "growth_change", "multiple")
# `up 13%[, and June saw] month-on-month growth of 0.3%`: the comparison of the next figure.
_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|while|whereas)\s+(?:[\w'’-]+\s+)+")
# `the fastest since records began [in 1990]`, `more than projected [in May]`: the time of that, and no base.
_DATED = re.compile(
    r"\b(?:began|begun|available|projected|predicted|published|(?:high|low|peak)\s+(?:reached|seen|hit))\s+(?:back\s+)?in\s+$"
    r"|\b(?:recorded|registered|experienced)\s+(?:in|during|over)\s+(?:the\s+)?$"
)
_YEAR, _NEAR = 12, 24
_LENGTHS = {"mom": 1, "qoq": 3}


def with_comparison(
    scene: Scene, number: int, reading: Reading, when: When, before: When | None = None
) -> When:
    """The period of a figure with what the figure is compared with, when it is a change; `before` is that of the last one.

    The words that tell the time of a value compared with tell nothing more: `rose 3%, after 2% the month before`
    sets both against a year earlier.
    """
    if reading.measure not in _COMPARED or when.comparison:
        return when
    then = reading.reference or when.rule in (COMPARED_WITH, TIME_OF_WHEN)
    near = (m for m in mentions_near(scene, number) if _tells_base(scene, m))
    told = next((m for m in near if not (then and m.span == when.span)), None)
    if told:
        return when._replace(comparison=label_of(told, when.period), comparison_span=told.span)
    if then and when.period and before and _is_on_period_before(before):
        return when._replace(comparison=when.period.shifted(-when.period.length).name)
    if when.rule == STRETCH and when.period and when.period.length > _YEAR:
        return when._replace(comparison=Period(when.period.first, when.period.first + _YEAR - 1).name)
    if when.period and when.period.length in _LENGTHS.values() and _are_jobs(scene, number, reading):
        return when._replace(comparison=when.period.shifted(-when.period.length).name)
    yearly = reading.measure in _YEARLY and not _is_of_key_rate(scene, number, reading)
    return when._replace(comparison="yoy" if yearly else "")


def _are_jobs(scene: Scene, number: int, reading: Reading) -> bool:
    """True for `added 90,000 jobs in July`, `payrolls rose by 90,000`: against the month or quarter before."""
    end = scene.quantities[number].span.end
    told = reading.rule == "jobs gained" or JOBS.match(scene.text, end) or PAYROLLS.search(scene.left(number))
    return bool(told and reading.measure == "change" and "averag" not in scene.before(number))


def _is_on_period_before(when: When) -> bool:
    """True for growth on the month or quarter before."""
    period = when.period
    return bool(period and when.comparison == period.shifted(-period.length).name)


def _tells_base(scene: Scene, mention: PeriodMention) -> bool:
    """True for a comparison, but not for one date of a thing: `since records began in 1990` is no base of growth."""
    dates_only = not mention.label and mention.period and _DATED.search(scene.lead(mention.span.start, _NEAR))
    return mention.comparison and not (
        dates_only or heads_clause(scene, mention) or _owns_value(scene, mention)
    )


def _owns_value(scene: Scene, mention: PeriodMention) -> bool:
    """True for `accelerating from August's 4.4 percent gain`: the time of that value, which no other is set against."""
    end = mention.span.end
    next_one = next((q.span.start for q in scene.quantities if q.span.start >= end), end + _NEAR)
    return scene.text[end : end + 2] in ("'s", "’s") and next_one - end < _NEAR


def _is_of_key_rate(scene: Scene, number: int, reading: Reading) -> bool:
    """True for `cut its policy rate by a quarter point` and for basis points: against what it was just before."""
    if reading.measure != "share_change":
        return False
    said = scene.quantities[number].span.words(scene.text)
    return "basis" in said or said.endswith(("bp", "bps")) or bool(KEY_RATE.search(scene.left(number)))


def mentions_near(scene: Scene, number: int) -> list[PeriodMention]:
    """The period mentions right of a figure, then those left of it."""
    if not scene.periods:
        return []
    end = scene.quantities[number].span.end
    behind = between(scene, scene.follow(number))
    if len(scene.quantities) > number + 1:
        behind = [
            m
            for m in behind
            if not (m.label in _LENGTHS and _NEXT_CLAUSE.search(scene.text, end, m.span.start))
        ]
    return [*behind, *between(scene, scene.gap(number))]


def then_and_now(near: list[PeriodMention], period: Period) -> Period:
    """`Compared with May 2024, it rose 4%`, within the three months to May 2025: of May 2025; `than in April`: of May."""
    told = [m.period for m in near if m.comparison and m.period and m.period.length < period.length]
    for then in told:
        if then.first != period.first and then.last + then.length == period.last:
            return then.shifted(then.length)
    if period.length >= _YEAR:
        return period
    months = (then.shifted(_YEAR) for then in told if then.length == 1)
    return next((month for month in months if month.last == period.last), period)


def _is_year_before(mention: PeriodMention, period: Period) -> bool:
    """True for May of the year before, and for `over last year` of a month: its own part of that year."""
    then = period.shifted(-12)
    whole = mention.rule == "relative" and mention.period.length == 12 and mention.period.contains(then)
    return whole or mention.period == then


def label_of(mention: PeriodMention, period: Period | None) -> str:
    """The kind of a comparison; the name of the period compared with, where the figure's own tells it."""
    length = _LENGTHS.get(mention.label)
    if not period or (length and period.length != length):
        return mention.label
    if length:
        return period.shifted(-length).name
    if mention.period and _is_year_before(mention, period):
        return "yoy"
    return period.shifted(-period.length).name if mention.period == period else mention.label
