"""Values in brackets that are of another time: `9,412 units (8,037 units in May 2022) ..., 7,865 (6,940)`.

Once a text has told that the value in brackets is of a year before, bare brackets go on so.
"""

import re
from collections.abc import Sequence

from analysis.period import Period
from analysis.resolve.figure_period import When
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

# The unit's noun may stand before a bracket and in it.
_OPEN, _CLOSE = re.compile(r"(?:\s+[a-z-]+){0,4}\s*\(\s*"), re.compile(r"(?:\s+[a-z-]+){0,2}\s*\)")
_YEAR = 12


class Brackets:
    """Whether values in brackets are of the year before; `latest` is the month before the publication."""

    def __init__(self, latest: Period) -> None:
        self.latest = latest
        self.unit = ""

    def settle(
        self, scene: Scene, readings: Sequence[Reading], found: list[When], headline: Period | None
    ) -> list[When]:
        """Keep what a bracket tells; the figure before it without a time is of a year later."""
        if "(" not in scene.words:
            return found
        result = list(found)
        for number in range(1, len(found)):
            then = found[number].period
            if not _is_bracketed(scene, number) or not then or readings[number].measure != "level":
                continue
            if found[number].how != "explicit" or _CLOSE.match(scene.right(number)):
                result[number] = self._bare(scene, number, result)
                continue
            now, later = found[number - 1].period, then.shifted(_YEAR)
            unsure = now is None or (now == then and found[number - 1].how != "explicit")
            if unsure and later in (headline, self.latest):
                result[number - 1] = When(later, None, "default", "a year after the bracket")
            if result[number - 1].period == later:
                self.unit = scene.quantities[number].unit.code
        return result

    def _bare(self, scene: Scene, number: int, found: Sequence[When]) -> When:
        """The time of a bare value in brackets: a year before, once such a bracket has told so."""
        before = found[number - 1].period
        if not before or scene.quantities[number].unit.code != self.unit:
            return found[number]
        return When(before.shifted(-_YEAR), None, "inherited", "brackets of a year before")


def _is_bracketed(scene: Scene, number: int) -> bool:
    """True for a value in a bracket of its own behind one of the same unit."""
    mention, before = scene.quantities[number], scene.quantities[number - 1] if number else None
    return bool(before and before.unit == mention.unit and _OPEN.fullmatch(scene.left(number)))
