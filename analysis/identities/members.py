"""Published members of a partition, gathered by the whole they are parts of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from analysis.identities.slot import Slot
from analysis.identities.world import Partition, World

DISJOINT, EXHAUSTIVE = "parts do not overlap", "parts are exhaustive"


def member(slot: Slot, dimension: str) -> str:
    """The value of a dimension."""
    return getattr(slot.series, dimension)


def groups(split: Partition, slots: Iterable[Slot], world: World) -> Iterator[tuple[Slot, list[Slot]]]:
    """The slots of each whole, in the order of the partition.

    A part that is not published is stood in for by the first published thing inside it: what does not
    overlap with the part does not overlap with that either.
    """
    found: dict[Slot, dict[str, list[Slot]]] = defaultdict(lambda: defaultdict(list))
    for slot in slots:
        part = world.part_in(split, member(slot, split.dimension))
        if part:
            found[slot.with_series(**{split.dimension: split.whole})][part].append(slot)
    for whole, parts in found.items():
        yield whole, [_stand_in(split, name, parts[name]) for name in split.parts if name in parts]


def _stand_in(split: Partition, name: str, slots: list[Slot]) -> Slot:
    own = [slot for slot in slots if member(slot, split.dimension) == name]
    return (own or slots)[0]


def level_groups(split: Partition, levels: list[Slot], world: World) -> Iterator[tuple[Slot, list[Slot]]]:
    """The published levels of each whole that is the sum of its parts."""
    summable = [
        slot
        for slot in levels
        if world.adds_up(slot)
        and world.within(split.dimension, member(slot, split.dimension), slot.series.indicator, slot.unit)
    ]
    yield from groups(split, summable, world)


def complete(split: Partition, parts: list[Slot]) -> bool:
    """True when the slots are all the parts of an exhaustive partition."""
    names = tuple(member(part, split.dimension) for part in parts)
    return split.exhaustive and names == split.parts


def told(split: Partition, parts: list[Slot], joined: str = " + ") -> str:
    """The names of the parts, joined."""
    return joined.join(member(part, split.dimension) for part in parts)
