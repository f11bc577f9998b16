"""Parts of a year that are still to come: `Growth in the second quarter may reach 4%`, told in April."""

import re
from dataclasses import replace

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.figure_period import tellable
from analysis.resolve.scene import Scene

_YEAR = 12
_AHEAD = re.compile(
    r"\b(?:will|may|might|could|should|would|likely|set\s+to|to\s+come)\b"
    r"|\b(?:is|are|was|were)\s+(?:\w+\s+)?(?:expected|forecast|projected|predicted|seen|estimated)\b"
    r"|\b(?:expects?|forecasts?|projects?|predicts?|sees|anticipates?)\b"
)
_BEHIND = re.compile(r"[^;.]{0,60}")
_RULES = ("part_year", "month_range", "month")
_STATED = re.compile(r"\d{4}|last|previous|same|year")


def with_time_ahead(scene: Scene, now: Period) -> Scene:
    """The sentence with parts of a year moved into the running year, where it only expects them; `now` is the month of publication."""
    if not [m for m in scene.periods if m.rule in _RULES] or not _AHEAD.search(scene.words):
        return scene
    return replace(scene, periods=[_moved(scene, mention, now) for mention in scene.periods])


def _moved(scene: Scene, mention: PeriodMention, now: Period) -> PeriodMention:
    """The mention a year later, where it is not over yet then, and words of expectation follow it."""
    if mention.rule not in _RULES or not tellable(mention) or _STATED.search(mention.span.words(scene.text)):
        return mention
    later = mention.period.shifted(_YEAR)
    running = later.last >= now.last and later.first <= now.last + 3
    behind = scene.text[mention.span.end : min(mention.span.end + 60, scene.sentence.span.end)]
    ahead = running and mention.period.last < now.first - 3 and _AHEAD.search(_BEHIND.match(behind)[0])
    return mention._replace(period=later) if ahead else mention
