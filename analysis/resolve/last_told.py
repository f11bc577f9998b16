"""The periods of the figures told last, for sentences that point back to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.period import Period
from analysis.resolve.compared_period import PERIOD_BEFORE
from analysis.resolve.events import Carried
from analysis.resolve.figure_period import When
from analysis.resolve.main_period import NOT_MAIN
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.streaks import HELD

_YEAR = 12
# `On the month, imports rose to 4 billion from 3 billion`, and what stands at some time
_ON_MONTH = re.compile(
    r"\b(?:(?:on|over)\s+the\s+(?:month|quarter)|month[\s-]+on[\s-]+month|quarter[\s-]+on[\s-]+quarter|a\s+(?:month|quarter)\s+(?:before|earlier|ago)"
    r"|previous\s+(?:month|quarter)|debt|reserves|stocks|inventories)\b"
)
# `The area has reached`
_HAVE = re.compile(
    r"\b(?:has|have)\s+(?:(?:also|already|now)\s+)?(?:been|come|gone|risen|grown|made|built|set|seen|won|taken|signed|\w+ed)\b[^,;]*$"
)
NOW, GOING_ON = "now", "now, as in the sentence before"


@dataclass
class LastTold:
    """What the figures so far were of.

    `last` is the period of the last figure that is not only compared with, `final` that of the last one,
    `summed` the last twelve months of an amount, `heard` the periods that the last sentence told, by length, and
    `on_year` that amounts of this paragraph are compared with those of a year before,
    `present` the last sentence told of the present.
    """

    last: Carried = field(default_factory=Carried)
    final: Carried = field(default_factory=Carried)
    summed: Period | None = None
    on_year: bool = False
    present: int = -2
    heard: dict[int, Period] = field(default_factory=dict)

    def keep(self, readings: Sequence[Reading], found: Sequence[When], index: int) -> None:
        """Keep what the figures of a sentence told; `index` is its number in the text."""
        self.heard = {
            when.period.length: when.period for when in found if when.how == "explicit" and when.period
        }
        self._keep_last(readings, found)
        self._keep_sum(readings, found)
        if any(when.rule in (NOW, GOING_ON) for when in found):
            self.present = index
        self._keep_back(readings, found)
        if found and found[-1].period:
            self.final = Carried(found[-1].period, found[-1].span, index)

    def _keep_sum(self, readings: Sequence[Reading], found: Sequence[When]) -> None:
        """Keep twelve months that amounts are summed over, for growth told over them later."""
        for when, reading in zip(found, readings, strict=True):
            if reading.measure == "level" and when.how == "explicit" and when.period:
                self.summed = when.period if when.period.length == 12 else self.summed

    def _keep_back(self, readings: Sequence[Reading], found: Sequence[When]) -> None:
        """Keep that amounts are compared with those of a year before: `11 billion, from 20 billion in the same month of last year`."""
        for reading, now, then in zip(readings[1:], found, found[1:], strict=False):
            told = reading.reference and reading.measure == "level" and then.how == "explicit"
            if told and then.period and now.period and then.period.length == now.period.length:
                self.on_year = then.period == now.period.shifted(-_YEAR)

    def a_year_before(self, scene: Scene, when: When, reading: Reading) -> When:
        """The period of an amount compared with of which no time is told: a year before, as in the sentence before."""
        if _ON_MONTH.search(scene.words):
            self.on_year = False
        if not self.on_year or when.rule != PERIOD_BEFORE or reading.measure != "level" or not when.period:
            return when
        then = when.period.shifted(when.period.length - _YEAR)
        return when._replace(
            period=then, how="inherited", rule="a year before, as the value compared with before"
        )

    def begin_paragraph(self) -> None:
        """Forget what holds for one paragraph alone."""
        self.on_year, self.present = False, -2

    def still_now(self, scene: Scene, number: int, index: int, now: Period) -> When:
        """`So far, 90 firms have come. The area has reached [400].`: of now, in a perfect just behind a sentence of now."""
        told = self.present == index - 1 and _HAVE.search(scene.left(number))
        return When(now, None, "inherited", GOING_ON) if told else When(None)

    def _keep_last(self, readings: Sequence[Reading], found: Sequence[When]) -> None:
        """Keep the period of the last figure, for a sentence that points back to it (`of that`)."""
        for when, reading in zip(reversed(found), reversed(readings), strict=True):
            main = not reading.reference and reading.measure not in (*NOT_MAIN, "rank") and when.rule != HELD
            if when.period and main:
                self.last = Carried(when.period, when.span)
                return
