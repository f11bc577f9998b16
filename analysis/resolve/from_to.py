"""Values moved from and to: `PMI fell from 50 in May to 49 in June. Orders fell from 51 to 48.`"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract import PeriodMention
from analysis.needing import needing
from analysis.period import Period
from analysis.resolve.figure_period import Asked, When
from analysis.resolve.hedges import HEDGE, VERSUS
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

MOVED_FROM = needing("from", rf"\bfrom\s+{HEDGE}(?:us)?\s?[$€£¥]?$")
MOVED_TO = re.compile(rf"\s+to\s+{HEDGE}(?:us)?\s?[$€£¥]?")
# `rose by 35%[ from ]3 billion`
_FROM_BEHIND = re.compile(rf"\s*,?\s+from\s+{HEDGE}(?:us)?\s?[$€£¥]?")
_CHANGES = ("growth", "change")
# `from 50 [in May to] 49`
_TO_AFTER = re.compile(rf"(?:\s+in\s+[\w\s]{{3,24}})?\s+to\s+{HEDGE}(?:us)?[$€£¥]?")


def told_behind_both(asked: Asked, joint: re.Pattern) -> PeriodMention | None:
    """The period in `(from) 5.2% to 5.1% for 2021`, asked at the first value; `joint` is what leads to it."""
    scene, number = asked.scene, asked.number
    moved = MOVED_FROM.search(asked.left) and MOVED_TO.fullmatch(scene.right(number))
    if not moved or number + 1 >= len(scene.quantities):
        return None
    end = scene.quantities[number + 1].span.end
    told = next((m for m in scene.periods if m.span.start >= end), None)
    return told if told and told.period and joint.fullmatch(asked.text, end, told.span.start) else None


def _changes(scene: Scene, readings: Sequence[Reading], found: Sequence[When]) -> list[When]:
    """`rose by 35% from 3 billion in 2006 to 4 billion in 2007`: the change is of the period moved to."""
    result = list(found)
    for number in range(len(found) - 2):
        here, start, end = found[number : number + 3]
        moved = _FROM_BEHIND.fullmatch(scene.right(number)) and _TO_AFTER.search(scene.right(number + 1))
        moved = moved and start.how == end.how == "explicit"
        untold = here.how != "explicit" or here.period == start.period
        if readings[number].measure in _CHANGES and moved and untold and start.period != end.period:
            result[number] = here._replace(
                period=end.period, span=end.span, how="explicit", rule="period moved to"
            )
    return result


@dataclass
class FromTo:
    """The two periods that values last moved between."""

    pair: tuple[Period, Period] | None = None

    def settle(self, scene: Scene, readings: Sequence[Reading], found: Sequence[When]) -> list[When]:
        """Give a value moved from the first of these periods, where its sentence tells none for either value."""
        result = _changes(scene, readings, found)
        for number in range(len(found) - 1):
            first, last = _pair(scene, number)
            if first is None:
                continue
            start, end = found[first], found[last]
            if start.how == "explicit" and (end.how == "explicit" or first > last):
                apart = start.period and end.period and start.period != end.period
                self.pair = (start.period, end.period) if apart else None
            elif self.pair and "explicit" not in (start.how, end.how) and end.period == self.pair[1]:
                result[first] = start._replace(
                    period=self.pair[0], how="inherited", rule="as values moved before"
                )
        return result


def _pair(scene: Scene, number: int) -> tuple[int, int] | tuple[None, None]:
    """The numbers of the earlier and the later value of `from 50 to 49` and `(49 vs 50)`."""
    left, right = scene.left(number), scene.right(number)
    if MOVED_FROM.search(left) and _TO_AFTER.fullmatch(right):
        return number, number + 1
    if left.endswith(("(", "(+", "(-", "(−")) and VERSUS.fullmatch(right):
        return number + 1, number
    return None, None
