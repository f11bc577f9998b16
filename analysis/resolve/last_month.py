"""What is told over a stretch and is of its last month: growth over a year, the rate that a move came to."""

import re

from analysis.period import Period
from analysis.resolve.figure_period import When
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.since import SINCE_THEN

_GROWTH = ("growth", "growth_change")
# `the fiscal year ended March`, of which growth is told as a whole
_FISCAL = re.compile(r"(?:fiscal|financial)\s+year\b")
_FROM_THEN = re.compile(r"\b(?:since|between)\b")


def growth_to_month(
    scene: Scene, reading: Reading, readings: list[Reading], found: list[When], when: When
) -> When:
    """Growth over `the 12 months to July` is July's growth on the year, unless amounts of the year are told."""
    if reading.measure not in _GROWTH or not when.period or when.period.length != 12:
        return when
    later = any(r.measure == "level" for r in readings[len(found) :])
    if later or any(
        r.measure == "level" and w.span in (None, when.span) for r, w in zip(readings, found, strict=False)
    ):
        return when
    rule = next((m.rule for m in scene.periods if m.span == when.span), "")
    year_end = when.span and "end-" in when.span.words(scene.text) and when.period.first % 12 == 0
    fiscal = when.span and _FISCAL.match(scene.text, when.span.start)
    if "averaged" in scene.words or year_end or fiscal:
        return when
    return when._replace(period=Period(when.period.last, when.period.last)) if rule == "to_month" else when


def at_the_end(scene: Scene, when: When, moved: When) -> When:
    """`Since May we have lowered the rate by 2 points to 4%`: the rate is that of the last month."""
    if moved.rule == SINCE_THEN and when.how != "explicit":
        return When(Period(moved.period.last, moved.period.last), None, "inherited", "the end of the move")
    if not when.span or when.period != moved.period or when.span != moved.span or when.period.length == 1:
        return when
    begun = _FROM_THEN.search(scene.text, max(0, when.span.start - 8), when.span.start + 8)
    return when._replace(period=Period(when.period.last, when.period.last)) if begun else when
