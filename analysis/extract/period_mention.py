"""A period told in the text: absolute, or relative to its context, or part of a comparison."""

from typing import NamedTuple

from analysis.model import Span
from analysis.period import Period


class PeriodMention(NamedTuple):
    """A period told in the text.

    `period` is the absolute one; else `shift` (months from the context's period), `window` (months back,
    ending with the context's period; whole years, unless it is `rolling`) or `months` tells how to find
    it: the latest period told of so many months, or the last month or quarter of the context (-1, -3), or
    the context itself (0). `year` moves the context into that year. `label` is the kind of comparison,
    `parts` are the periods of a list (`the first and second quarters`).
    """

    span: Span
    period: Period | None = None
    shift: int | None = None
    window: int | None = None
    months: int | None = None
    year: int | None = None
    rolling: bool = False
    comparison: bool = False
    label: str = ""
    rule: str = ""
    parts: tuple[Period, ...] = ()

    def within(self, context: Period | None) -> Period | None:
        """The period meant, given that of the context."""
        if self.year and context:
            return context.shifted(12 * (self.year - context.first // 12))
        if self.period or not context:
            return self.period
        if self.window:
            rolling = self.rolling or self.window % 12
            last = context.first - 1 if self.shift else context.last
            stretch = Period(last - self.window + 1, last)
            if rolling:
                return stretch
            year = 12 * (context.first // 12)
            return Period(year - self.window, year - 1) if self.shift else _years_back(context, self.window)
        # The month before, a year to date was one month shorter.
        if self.shift == -1 and context.is_to_date:
            return Period(context.first, context.last - 1)
        return context.shifted(self.shift) if self.shift is not None else None


def _years_back(context: Period, window: int) -> Period:
    """Whole years up to that of the context: `over the past five years`."""
    year = context.last // 12
    return Period(12 * (year - window // 12), 12 * year + 11)
