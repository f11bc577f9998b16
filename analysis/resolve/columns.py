"""Tables in plain text: a line of periods, and lines with as many numbers: `June | July`, `Banks | 5.3 | 5.6`."""

import re
from dataclasses import dataclass, field

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.resolve.figure_period import When, tellable
from analysis.resolve.scene import Scene

_PARTED = re.compile(r"\s*[|\t]\s*")


@dataclass
class Columns:
    """The periods of a table's columns, from its line of periods to the first line of another shape."""

    periods: list[PeriodMention] = field(default_factory=list)

    def open(self, scene: Scene) -> bool:
        """True for a line that holds the periods of columns, which are kept."""
        told = [m for m in scene.periods if tellable(m)]
        if scene.quantities or len(told) < 2 or not _is_row(scene.text, [m.span for m in told]):
            return False
        self.periods = told
        return True

    def deal(self, scene: Scene, found: list[When]) -> list[When]:
        """Give each number of a line the period of its column; any other sentence ends the table."""
        spans = [quantity.span for quantity in scene.quantities]
        if not self.periods or len(spans) != len(self.periods) or not _is_row(scene.text, spans):
            self.periods = []
            return found
        return [
            when._replace(period=column.period, span=column.span, how="explicit", rule="column of a table")
            for when, column in zip(found, self.periods, strict=True)
        ]


def _is_row(text: str, spans: list[Span]) -> bool:
    """True when only the marks of a table part the cells."""
    pairs = zip(spans, spans[1:], strict=False)
    return all(_PARTED.fullmatch(text, first.end, second.start) for first, second in pairs)
