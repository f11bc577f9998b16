"""Two months in a row that are told together: `in January and February, 3 million visitors came`."""

from dataclasses import replace

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.figure_period import between
from analysis.resolve.respectively import runs
from analysis.resolve.scene import Scene

_AND = " and "
_RESPECTIVELY = "respectively"


def with_joined_months(scene: Scene) -> Scene:
    """One mention for two months in a row, where no two numbers are dealt out to them: `8.5% in May and June`."""
    if _RESPECTIVELY in scene.words:
        return scene
    periods = list(scene.periods)
    for first, second in zip(scene.periods, scene.periods[1:], strict=False):
        if _in_a_row(scene, first, second) and not _listed_beside(scene, first, second):
            both = Period(first.period.first, second.period.last)
            joined = first._replace(span=Span(first.span.start, second.span.end), period=both)
            periods = [joined._replace(rule="month_range") if m is first else m for m in periods if m is not second]
    return replace(scene, periods=periods) if len(periods) < len(scene.periods) else scene


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
