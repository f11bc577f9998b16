"""Sums over the last twelve months: `the twelve-month cumulative surplus reached 17 billion in July`."""

import re
from dataclasses import replace

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.figure_period import tellable
from analysis.resolve.scene import Scene

_MONTHS = 12
_TWELVE = r"(?:twelve|12)[\s-]months?"
_SUM = r"(?:cumulative|accumulated|trailing|rolling|moving)"
_TRAILING = re.compile(rf"\b{_TWELVE}\s+{_SUM}\b|\b{_SUM}\s+{_TWELVE}\b")


def with_trailing(scene: Scene) -> Scene:
    """The sentence with its months as the twelve months up to them, where it tells a sum over those."""
    if "month" not in scene.words or not _TRAILING.search(scene.words):
        return scene
    return replace(scene, periods=[_of_year_to(m) for m in scene.periods])


def _of_year_to(mention: PeriodMention) -> PeriodMention:
    """A month as the twelve months that end with it; other periods as they are."""
    if mention.rule != "month" or not tellable(mention) or mention.period.length > 1:
        return mention
    return mention._replace(period=Period(mention.period.last - _MONTHS + 1, mention.period.last))
