"""Figures gathered into observations: the value of a slot, with every statement that tells it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from analysis.identities.slot import Slot
from analysis.identities.statement import StatedFigure
from analysis.identities.wholes import with_wholes
from analysis.identities.world import World
from analysis.model import SeriesKey
from analysis.period import Period

__all__ = ["REALISED", "Observation", "Observations", "StatedFigure", "canonical", "with_wholes"]

REALISED = frozenset({"", "final", "preliminary", "revised", "estimate"})


@dataclass(frozen=True)
class Observation:
    """The value of one slot. `best` stands for it in identities; the others are restatements of it.

    An official's statement goes before a reporter's, a two-sided one before a bound, a value said more
    often before one said less, a tighter before a wider one, and then the first.
    """

    slot: Slot
    statements: tuple[StatedFigure, ...]

    @cached_property
    def best(self) -> StatedFigure:
        """The statement that identities use."""
        said = Counter(each.value for each in self.statements)

        def preference(each: StatedFigure) -> tuple:
            width = each.upper - each.lower if each.bounded else Fraction(0)
            reporter = each.role == "reporter"
            return reporter, not each.bounded, -said[each.value], width, each.briefing, each.start

        return min(self.statements, key=preference)


@dataclass(frozen=True)
class Observations(Mapping):
    """Every observation, found by its slot, in the order of the table."""

    by_slot: dict[Slot, Observation]
    _units: dict[tuple[SeriesKey, Period | None], set[str]] = field(default_factory=dict)
    _alike: dict[SeriesKey, list[Slot]] = field(default_factory=dict)

    @classmethod
    def gather(cls, statements: Iterable[StatedFigure]) -> "Observations":
        """Group statements of realised values by their slot; forecasts and targets are left out."""
        groups: dict[Slot, list[StatedFigure]] = defaultdict(list)
        units: dict[tuple, set[str]] = defaultdict(set)
        alike: dict[SeriesKey, list[Slot]] = defaultdict(list)
        for each in statements:
            if each.status not in REALISED:
                continue
            groups[each.slot].append(each)
        for slot in groups:
            if slot.period:
                alike[replace(slot.series, whole="")].append(slot)
            if slot.series.measure == "level":
                units[slot.series, slot.period].add(slot.unit)
        found = {slot: Observation(slot, tuple(group)) for slot, group in groups.items()}
        return cls(found, dict(units), dict(alike))

    def __getitem__(self, slot: Slot) -> Observation:
        return self.by_slot[slot]

    def __iter__(self) -> Iterator[Slot]:
        return iter(self.by_slot)

    def __len__(self) -> int:
        return len(self.by_slot)

    def of(self, *measures: str) -> list[Slot]:
        """The published slots with one of the measures, of a known indicator and period."""
        known = (slot for slot in self if slot.period and slot.series.indicator)
        return [slot for slot in known if slot.series.measure in measures]

    def alike(self, slot: Slot, measure: str) -> list[Slot]:
        """The published slots with another measure of the same thing, in any period."""
        return self._alike.get(replace(slot.series, measure=measure, whole=""), [])

    def one_unit(self, level: Slot) -> bool:
        """False when the level is also told in another unit: a growth rate could be of either."""
        return len(self._units.get((level.series, level.period), ())) <= 1

    def units(self, slot: Slot) -> set[str]:
        """The units in which the level of a thing is published, in its period."""
        return self._units.get((slot.level("").series, slot.period), set())


def canonical(series: SeriesKey, comparison: str, world: World) -> tuple[SeriesKey, str]:
    """The series by its canonical names, its whole and comparison with their aliases resolved."""
    series = series.plain()
    if series.whole:
        series = replace(series, whole=world.whole_name(series))
    return series, world.comparison(comparison)
