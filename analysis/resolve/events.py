"""Events of a day: `On June 8, the fair was opened. During the fair, 97 deals were signed.`"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.model import Span
from analysis.period import Period
from analysis.resolve.figure_period import tellable
from analysis.resolve.scene import Scene

# What takes place on a day or some days, told of again with `during`.
_EVENT = r"(?P<event>expo|exposition|fair|exhibition|forum|summit|conference|festival|visit|congress|event)"
_HELD = re.compile(
    rf"\b{_EVENT}\b[^.;]{{0,60}}?\b(?:opened|held|concluded|closed|took\s+place|ended|launched|kicked\s+off)\b"
)
_DURING = re.compile(rf"\W*(?:during|at)\s+(?:the|this|that|its)\s+(?:[\w-]+\s+)?{_EVENT}\b")
# What is done on a day or in a month, and counted: `dispatched nine teams`, `seized 300 parcels`.
_ACT = re.compile(
    r"\b(?:dispatched|sent|held|signed|hosted|visited|adopted|issued|published|introduced|unveiled|announced|convened"
    r"|inspected|seized|conducted|organi[sz]ed|appointed|invited|carried\s+out|rolled\s+out)\b"
)
# `late [May]`: a time of the month, of which no statistics are.
_PART_OF_MONTH = re.compile(r"(?:early|mid|late)\b")


class Carried(NamedTuple):
    """The period that later sentences inherit, and where it was told."""

    period: Period | None = None
    span: Span | None = None
    sentence: int = -1
    turn: int = -1


def tells_act(scene: Scene, span: Span) -> bool:
    """True for `The council dispatched nine teams in late May`: its month is that of the act alone."""
    kinds = {quantity.unit.kind for quantity in scene.quantities}
    day = next((m for m in scene.periods if m.span == span and m.period), None)
    dated = day and (day.rule in ("date", "days_of") or _PART_OF_MONTH.match(span.words(scene.text)))
    return kinds == {"count"} and bool(dated and _ACT.search(scene.words))


@dataclass
class Events:
    """The events of a paragraph, with the month of their day."""

    told: dict[str, Carried] = field(default_factory=dict)
    paragraph: int = -1

    def keep(self, scene: Scene, index: int) -> None:
        """Keep the day of an event that a sentence tells of."""
        if scene.sentence.paragraph != self.paragraph:
            self.told, self.paragraph = {}, scene.sentence.paragraph
        day = next((m for m in scene.periods if m.rule == "date" and tellable(m)), None)
        held = _HELD.search(scene.words) if day else None
        if held:
            self.told[held["event"]] = Carried(day.period, day.span, index)

    def period_of(self, scene: Scene) -> Carried:
        """The day of the event that a sentence goes on with, in the same paragraph."""
        match = _DURING.match(scene.words) if self.told else None
        if not match or scene.sentence.paragraph != self.paragraph:
            return Carried()
        return self.told.get(match["event"], Carried())
