"""What verdicts are found with: the figures of a book under each reading of their digits, and the world."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import Slot
from analysis.identities.world import World
from analysis.reconcile.intervals import End, Range

OWN, PUBLISHERS, ROUNDED = "own digits", "publisher's decimals", "points of rounded figures"
POINTS = frozenset({"growth_change", "share_change"})


@dataclass(frozen=True)
class Bench:
    """What verdicts are found with: observations, the publisher's readings, knowledge of the world."""

    book: Observations
    narrow: dict[str, tuple[Range, str]]
    world: World

    def own(self, slot: Slot) -> Range:
        """The interval of a slot by its own digits."""
        best = self.book[slot].best
        return Range(best.lower, best.upper)

    def publishers(self, slot: Slot) -> Range:
        """The interval of a slot by the publisher's decimals, where they are known."""
        return self.read(self.book[slot].best)

    def read(self, each: StatedFigure) -> Range:
        """The interval of a statement by the publisher's decimals, where they are known."""
        return self.narrow[each.key][0] if each.key in self.narrow else Range(each.lower, each.upper)

    def rounded(self, slot: Slot) -> Range:
        """As `own`, but the change of a share may be that of two rounded shares."""
        best = self.book[slot].best
        return _wider(best) if slot.series.measure == "share_change" and best.bounded else self.own(slot)

    def readings(self, each: StatedFigure) -> list[tuple[str, tuple[End, End]]]:
        """The intervals a statement may be read by, the narrowest first."""
        told = Range(each.lower, each.upper)
        found = [(PUBLISHERS, self.narrow[each.key][0])] if each.key in self.narrow else []
        found.append((OWN, told))
        if each.slot.series.measure in POINTS and each.bounded:
            found.append((ROUNDED, _wider(each)))
        return [(name, (range_.lower, range_.upper)) for name, range_ in found]

    def place(self, each: StatedFigure, reading: str) -> Fraction:
        """The weight of the last place of a statement; the publisher's where it is read so."""
        if reading == PUBLISHERS and each.key in self.narrow:
            return self.narrow[each.key][0].width
        return each.place

    def sources(self, figures: Iterable[StatedFigure]) -> tuple[str, ...]:
        """Whose decimals the publisher's reading of the figures rests on."""
        found = sorted({self.narrow[each.key][1] for each in figures if each.key in self.narrow})
        return tuple(f"{PUBLISHERS} ({source})" for source in found)


def _wider(each: StatedFigure) -> Range:
    """The interval of points that are the difference of two rounded numbers."""
    return Range(each.lower - each.place / 2, each.upper + each.place / 2)
