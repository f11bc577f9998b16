"""Sums over the last twelve months: `the twelve-month cumulative surplus reached 17 billion in July`."""

import re
from dataclasses import replace

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.figure_period import tellable
from analysis.resolve.scene import Scene

_MONTHS = 12
_TWELVE = r"(?:twelve|12)[\s-]months?"
_SUM = r"(?:cumulative|accumulated|trailing|rolling)"
_TRAILING = re.compile(rf"\b{_TWELVE}\s+{_SUM}\b|\b{_SUM}\s+{_TWELVE}\b")
# `, while exports in July alone rose`
_ANOTHER = re.compile(r";|,\s+(?:and|but|while|whereas)\b|\bwhile\b")


def with_trailing(scene: Scene) -> Scene:
    """The sentence with its months as the twelve months up to them, where it tells a sum over those."""
    told = _TRAILING.search(scene.words) if "month" in scene.words else None
    if not told:
        return scene
    begin = scene.sentence.span.start + told.end()
    return replace(scene, periods=[_of_year_to(scene, m, begin) for m in scene.periods])


def _of_year_to(scene: Scene, mention: PeriodMention, begin: int) -> PeriodMention:
    """A month of the clause from `begin` on as the twelve months that end with it; other periods as they are."""
    plain = mention.rule == "month" and tellable(mention) and mention.period.length == 1
    if not plain or mention.span.start < begin or _ANOTHER.search(scene.text, begin, mention.span.start):
        return mention
    return mention._replace(period=Period(mention.period.last - _MONTHS + 1, mention.period.last))
