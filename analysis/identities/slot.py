"""A slot: the place in the system of statistics that one value fills, published or not."""

from dataclasses import replace
from typing import NamedTuple

from analysis.model import SeriesKey
from analysis.period import Period

PARTS = ("partner", "product", "enterprise", "region", "mode")


class Slot(NamedTuple):
    """A series in a period, against a comparison, in a unit.

    >>> slot = Slot(SeriesKey("goods trade", "level", "exports"), Period.parse("2025-H1"), "", "CNY")
    >>> slot.growth.series.measure, slot.growth.comparison, slot.year_ago.period.name
    ('growth', 'yoy', '2024-H1')
    """

    series: SeriesKey
    period: Period | None
    comparison: str
    unit: str

    def with_series(self, **changes: str) -> "Slot":
        """The slot of a series that differs in the named fields."""
        return self._replace(series=replace(self.series, **changes))

    def over(self, period: Period) -> "Slot":
        """The same series over another period."""
        return self._replace(period=period)

    @property
    def year_ago(self) -> "Slot":
        """The same series twelve months earlier."""
        return self._replace(period=self.period.shifted(-12))

    def percent_measure(self, measure: str, *, unit: str = "percent", comparison: str = "yoy") -> "Slot":
        """A relative measure of the same thing in the same period."""
        series = replace(self.series, measure=measure, whole="")
        return Slot(series, self.period, comparison, unit)

    @property
    def growth(self) -> "Slot":
        """The growth on a year earlier of the same thing, in percent."""
        return self.percent_measure("growth")

    def level(self, unit: str) -> "Slot":
        """The level of the same thing, in a unit."""
        return Slot(replace(self.series, measure="level", whole=""), self.period, "", unit)

    @property
    def parts(self) -> dict[str, str]:
        """The dimensions that narrow the slot to a part of the indicator."""
        return {name: getattr(self.series, name) for name in PARTS if getattr(self.series, name)}


def described(slot: Slot, *, flow: bool = True) -> str:
    """What a slot is about, in an economist's words.

    >>> described(Slot(SeriesKey("goods trade", "level", "exports", "EU"), Period.year(2024), "", "CNY"))
    'goods trade, exports, EU, 2024'
    """
    series = slot.series
    words = [series.indicator, series.flow if flow else "", *slot.parts.values()]
    words.append(slot.period.name if slot.period else "")
    return ", ".join(word for word in words if word)
