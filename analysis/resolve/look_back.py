"""Looks far back: `We met in 1983, when exports were 8 billion. Today, they are 70 billion.`"""

import re
from dataclasses import replace

from analysis.period import Period
from analysis.resolve.scene import Scene

_FAST_FORWARD = re.compile(r"\W*fast\s+forward\s+to\b")
_TODAY = re.compile(r"\W*(?:today|nowadays)\b")
# So many months ago is a scene of its own, and no period of data that a text is about.
_LONG = 120


def is_long_ago(period: Period, now: Period) -> bool:
    """True for a period ten years and more before the publication."""
    return now.first - period.last >= _LONG


def is_fast_forward(scene: Scene) -> bool:
    """True for `Fast forward to 2023 and trade still helps us`: the year of this paragraph, or of the list behind."""
    return bool(_FAST_FORWARD.match(scene.words))


def is_today_after(scene: Scene, *told: Period | None) -> bool:
    """True for a sentence that `Today` begins, behind one of a time long ago."""
    today = next((m for m in scene.periods if m.rule == "now" and m.period), None)
    if not today or not _TODAY.match(scene.words):
        return False
    return any(period and is_long_ago(period, today.period) for period in told)


def of_this_year(scene: Scene) -> Scene:
    """The sentence with `Today` as the running year, which is what the years told before are held against."""
    told = [
        m._replace(period=Period.year(m.period.first // 12)) if m.rule == "now" and m.period else m
        for m in scene.periods
    ]
    return replace(scene, periods=told)
