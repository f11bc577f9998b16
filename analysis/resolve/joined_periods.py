"""Two periods told together are one: `in January and February`, `from its opening in May 2017 to the end of June`."""

import re
from dataclasses import replace

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.figure_period import between
from analysis.resolve.runs import runs
from analysis.resolve.scene import Scene

_AND = " and "
# `From its launch in [May 2017] to the end of [June]`
_FROM_EVENT = re.compile(
    r"\b(?:from|between)\s+(?!\d)[^,;.\d]{2,60}?\s(?:in|on|at|of)\s+(?:the\s+end\s+of\s+)?$"
)
_UP_TO = re.compile(r"\s+(?:up\s+)?(?:to|until|till|through|and)\s+(?:(?:the\s+)?end[\s-](?:of\s+)?)?")
_RESPECTIVELY = "respectively"
# `Since its establishment in [May 2017] it has`, `From the end of [June] up to now`
_SINCE_EVENT = re.compile(r"\W*since\s+(?:its|their|the|our)\s+(?:[a-z-]+\s+){1,6}(?:in|on)\s+")
_FROM = re.compile(r"\W*from\s+(?:(?:the\s+)?(?:end|beginning|start)\s+of\s+|late\s+|early\s+)?")
_HAVE, _HEAD_REACH = re.compile(r"\b(?:has|have)\b"), 80


def with_joined_months(scene: Scene) -> Scene:
    """One mention for two months in a row, where no two numbers are dealt out to them: `8.5% in May and June`."""
    if _RESPECTIVELY in scene.words:
        return scene
    periods = list(scene.periods)
    for first, second in zip(scene.periods, scene.periods[1:], strict=False):
        if _in_a_row(scene, first, second) and not _listed_beside(scene, first, second):
            both = Period(first.period.first, second.period.last)
            joined = first._replace(span=Span(first.span.start, second.span.end), period=both)
            periods = [
                joined._replace(rule="month_range") if m is first else m for m in periods if m is not second
            ]
    return replace(scene, periods=periods) if len(periods) < len(scene.periods) else scene


def with_time_up_to_now(scene: Scene, now: Period) -> Scene:
    """The time from an event to the month of publication for what was done since: `Since its launch in May 2017, it has`.

    Percentages since then are compared with that time, and stay so.
    """
    first = scene.periods[0] if scene.periods else None
    if not first or not first.period or any(q.unit.kind != "count" for q in scene.quantities):
        return scene
    until = scene.periods[1] if scene.periods[1:] and scene.periods[1].rule == "now" else None
    up_to = until and _FROM.fullmatch(scene.lead(first.span.start, _HEAD_REACH))
    up_to = up_to and not scene.text[first.span.end : until.span.start].strip()
    since = _SINCE_EVENT.fullmatch(scene.lead(first.span.start, _HEAD_REACH)) and _HAVE.search(scene.words)
    if not (up_to or since) or first.period.first >= now.first:
        return scene
    span = Span(first.span.start, until.span.end) if up_to else first.span
    told = first._replace(
        span=span, period=Period(first.period.first, now.last), comparison=False, rule="since_event"
    )
    rest = [m for m in scene.periods[1:] if not (up_to and m is until)]
    return replace(scene, periods=[told, *rest])


def with_time_since_event(scene: Scene) -> Scene:
    """One mention for `From its opening in May 2017 to the end of June`."""
    for first, second in zip(scene.periods, scene.periods[1:], strict=False):
        begun = _begun(scene.text, first, second)
        if not begun or first.comparison or second.comparison:
            continue
        if not _UP_TO.fullmatch(scene.text, first.span.end, second.span.start):
            continue
        if not _FROM_EVENT.search(scene.lead(first.span.start, 90)):
            continue
        both = Period(begun.first, second.period.last)
        joined = first._replace(span=Span(first.span.start, second.span.end), period=both, rule="month_range")
        return replace(scene, periods=[joined if m is first else m for m in scene.periods if m is not second])
    return scene


def _begun(text: str, first: PeriodMention, second: PeriodMention) -> Period | None:
    """The first of two periods where the second one ends later; of a month without a year, that of the year before."""
    if not first.period or not second.period:
        return None
    bare = first.rule == "month" and not any(map(str.isdigit, first.span.words(text)))
    late = bare and second.period.last < first.period.first <= second.period.last + 12
    begun = first.period.shifted(-12) if late else first.period
    return begun if begun.first < second.period.first or late else None


def _in_a_row(scene: Scene, first: PeriodMention, second: PeriodMention) -> bool:
    """True for two months, the second behind the first, with `and` between."""
    plain = first.rule == second.rule == "month" and not first.comparison and not second.comparison
    if not plain or scene.text[first.span.end : second.span.start] != _AND:
        return False
    return bool(first.period and second.period and first.period.shifted(1) == second.period)


def _listed_beside(scene: Scene, first: PeriodMention, second: PeriodMention) -> bool:
    """True where a run of numbers of one kind stands just before the months, or behind them."""
    return any(
        between(scene, scene.follow(run[-1]))[:1] == [first]
        or between(scene, scene.gap(run[0]))[-1:] == [second]
        for run in runs(scene)
        if len(run) > 1
    )
