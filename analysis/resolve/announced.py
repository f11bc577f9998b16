"""Lists announced with a period: `The features of May were as follows:`, and behind it `1. Imports grew.`"""

import re
from dataclasses import dataclass, field

from analysis.resolve.events import Carried
from analysis.resolve.figure_period import tellable
from analysis.resolve.look_back import is_fast_forward
from analysis.resolve.scene import Scene

# `1. `, `(a) `, `• `
_ITEM = re.compile(
    r"[ \t]*(?:(?:\d{1,2}[.)]|\(?\w{1,2}\)|[•*▪◦–-]{1,2})\s"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|final)(?:ly)?[,:]\s)"
)

# So far back a line can begin.
_REACH = 2_000


@dataclass
class Announced:
    """`listed` is the period that a list was announced with, `resumed` that with which the text goes on behind it."""

    listed: Carried = field(default_factory=Carried)
    resumed: Carried = field(default_factory=Carried)

    def keep(self, scene: Scene, opening: Carried, now: int, index: int) -> None:
        """Keep the period that a sentence announces a list with; `now` is the month of publication."""
        if not scene.periods or not (scene.words.rstrip().endswith(":") or is_fast_forward(scene)):
            return
        told = [m for m in scene.periods if tellable(m) and m.period.first <= now]
        if told:
            self.listed, self.resumed = Carried(told[-1].period, told[-1].span, index), opening

    def going_on(self, scene: Scene) -> Carried | None:
        """The period with which a paragraph begins as an item of the list, or as the first one behind it."""
        if not self.listed.period:
            return None
        if is_item(scene):
            return self.listed
        self.listed = Carried()
        return self.resumed


def is_item(scene: Scene) -> bool:
    """True for a sentence that stands in an item of a list: `1. Imports grew.`"""
    start = scene.sentence.span.start
    line = scene.text.rfind("\n", max(0, start - _REACH), start) + 1
    return bool(_ITEM.match(scene.text, line)) if line or start < _REACH else False
