"""How long a period growth is told over, by what it is compared with: a month against the month before."""

import re

from analysis.extract import PeriodMention
from analysis.resolve.figure_period import tellable
from analysis.resolve.scene import Scene

_SAME = re.compile(r"\b(?:same|corresponding)\s+(month|quarter)\b")
_SAME_LENGTHS = {"month": -1, "quarter": -3}


def length_compared(scene: Scene, near: list[PeriodMention]) -> int | None:
    """Minus the months of the period compared with, of the mentions near a figure."""
    shift = next((m.shift for m in near if m.comparison and m.shift in (-1, -3)), None)
    return shift or next((s for m in near if (s := _same_length(scene, m))), None)


def of_list(scene: Scene, number: int) -> list[PeriodMention]:
    """`over the same month of last year: tea (3%), coffee (4%)`: what a list is compared with, told before it."""
    before = [m for m in scene.periods if m.span.end <= scene.quantities[number].span.start]
    alike = len({mention.unit for mention in scene.quantities}) == 1
    return before if alike and not any(tellable(m) for m in scene.periods) else []


def month_before(scene: Scene) -> int | None:
    """Minus one for `cooled to 5.7 percent after a rise of 6.1 percent the prior month`, where no other time is told."""
    if any(tellable(m) for m in scene.periods):
        return None
    return next((m.shift for m in scene.periods if m.comparison and m.shift == -1), None)


def _same_length(scene: Scene, mention: PeriodMention) -> int | None:
    """Minus the months of `than in the same quarter of the previous year`."""
    same = _SAME.search(mention.span.words(scene.text)) if mention.comparison else None
    return _SAME_LENGTHS[same[1]] if same else None
