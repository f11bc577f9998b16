"""`For March to May it was 3 million, up by 2,000 from December to February`: the earlier range is compared with."""

import re
from dataclasses import replace

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.figure_period import tellable
from analysis.resolve.scene import Scene

_YEAR, _QUARTER = 12, 3
# `[close to what the country traded in 2005]`
_LIKE = re.compile(
    r"\b(?:close|equal|equivalent|similar|comparable)\s+to\s+(?:what|that\s+(?:of|in)|the\s+(?:total|figure|amount|value)\s+(?:of|for|in))\b[^,;.]*"
)
# `Between [the three months to May] and [the three months to August],`
_BETWEEN, _AND = re.compile(r"\W*between\s+(?:the\s+)?", re.I), re.compile(r"\s+and\s+(?:the\s+)?")
# `up by [2,000 from December to February]`
_UP = re.compile(r"\b(?:up|down)\s+(?:by\s+)?(?:[\w-]+\s+){0,2}$")


def with_ranges_compared(scene: Scene) -> Scene:
    """The sentence with its ranges `from ... to ...` as comparisons, behind a later one of the same length."""
    if len(scene.periods) < 2:
        return scene
    if _BETWEEN.match(scene.words) and _is_first_of_two(scene):
        return replace(scene, periods=[_compared(scene.periods[0]), *scene.periods[1:]])
    if all(m.rule != "month_range" for m in scene.periods):
        return scene
    periods = [_compared(m) if _is_before_another(scene, m) else m for m in scene.periods]
    return replace(scene, periods=periods)


def with_likeness(scene: Scene) -> Scene:
    """`which is close to what it traded in 2005`: that year is compared with."""
    found = _LIKE.search(scene.words)
    if not found or not scene.periods:
        return scene
    start = scene.sentence.span.start
    begin, end = start + found.start(), start + found.end()
    periods = [_compared(m) if m.period and begin <= m.span.start < end else m for m in scene.periods]
    return replace(scene, periods=periods)


def with_year_over(scene: Scene, source: Period | None) -> Scene:
    """`House prices fell by 3% over 2008`, in a text on November 2008: that year itself, with which none of its months is compared."""
    told = [m for m in scene.periods if m.period]
    if len(told) != 1 or not source or told[0].rule != "year" or not told[0].comparison:
        return scene
    within = told[0].period.contains(source) and scene.lead(told[0].span.start, 6).endswith(" over ")
    over = told[0]._replace(comparison=False, label="")
    return replace(scene, periods=[over if m is told[0] else m for m in scene.periods]) if within else scene


def _is_first_of_two(scene: Scene) -> bool:
    """True for `Between the three months to November and the three months to February, work grew`."""
    first, second = scene.periods[:2]
    opens = _BETWEEN.fullmatch(scene.text, scene.sentence.span.start, first.span.start)
    joined = _AND.fullmatch(scene.text, first.span.end, second.span.start)
    if not opens or not joined or not (tellable(first) and tellable(second)):
        return False
    later = second.period.first - first.period.first
    return later >= first.period.length == second.period.length >= _QUARTER


def _is_before_another(scene: Scene, mention: PeriodMention) -> bool:
    """True for a range just behind a number, where a later one of its length was told before."""
    if mention.rule != "month_range":
        return False
    lead = "" if mention.span.words(scene.text).startswith("from") else "from"
    beside = any(
        scene.text[q.span.end : mention.span.start].strip() == lead and _UP.search(scene.left(number))
        for number, q in enumerate(scene.quantities)
    )
    told = (m.period for m in scene.periods if m.span.start < mention.span.start and tellable(m))
    return beside and any(_is_alike(p, mention.period) for p in told)


def _is_alike(told: Period, then: Period) -> bool:
    """True for a later period of the same length, and for one that began just a year later."""
    later = told.first - then.first
    return later == _YEAR or (later > 0 and told.length == then.length)


def _compared(mention: PeriodMention) -> PeriodMention:
    """The range as a comparison, named after itself."""
    return mention._replace(comparison=True, label=mention.period.name)
