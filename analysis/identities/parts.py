"""Parts of a dimension: sums of partitions, what is left over, sub-groups inside their group."""

from collections import defaultdict
from collections.abc import Iterator

from analysis.identities.expression import AtLeast, AtMost, Between, Value, constant, factor, percent, total
from analysis.identities.flows import SAME_BASE, SAME_COVERAGE, flows_of
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations
from analysis.identities.slot import PARTS, Slot, described
from analysis.identities.world import Partition, World

_DISJOINT, _EXHAUSTIVE = "parts do not overlap", "parts are exhaustive"


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities of parts declared in partitions, of single parts, and of sub-groups."""
    for partition in world.partitions:
        for whole, parts in _groups(partition, book):
            yield from _partition(whole, parts, partition, book)
        yield from _shares(partition, book)
        yield from _share_between(partition, book, world)
    for level in book.of("level"):
        if level.parts and level.unit != "percent":
            yield from _others(level, book, world)
            yield from _inside(level, book, world)


def _groups(partition: Partition, book: Observations) -> Iterator[tuple[Slot, list[Slot]]]:
    """The published parts of each whole, in the order of the partition."""
    groups = defaultdict(list)
    for slot in book.of("level"):
        if getattr(slot.series, partition.dimension) in partition.parts:
            groups[slot.with_series(**{partition.dimension: partition.whole})].append(slot)
    for whole, parts in groups.items():
        yield whole, sorted(parts, key=lambda slot: partition.parts.index(_member(slot, partition.dimension)))


def _member(slot: Slot, dimension: str) -> str:
    return getattr(slot.series, dimension)


def _partition(whole: Slot, parts: list[Slot], split: Partition, book: Observations) -> Iterator[Identity]:
    if len(parts) < 2:
        return
    names = [_member(part, split.dimension) for part in parts]
    words, about = " + ".join(names), described(whole)
    parts_sum = total([Value(part) for part in parts])
    if split.exhaustive and len(parts) == len(split.parts):
        form = Form(whole, parts_sum, f"{words} = whole, {about}")
        yield Identity("sum of parts", (form,), (_EXHAUSTIVE, _DISJOINT))
        return
    form = Form(whole, AtLeast(parts_sum), f"{words} do not exceed the whole, {about}")
    yield Identity("sum of parts", (form,), (_DISJOINT,))
    missing = [name for name in split.parts if name not in names]
    alone = missing[0] if split.exhaustive and len(missing) == 1 else ""
    left = whole.with_series(**{split.dimension: alone or _other_than(names)})
    yield from _remainder(whole, parts, left, book)


def _other_than(names: list[str]) -> str:
    return f"other than {', '.join(names)}"


def _remainder(whole: Slot, parts: list[Slot], left: Slot, book: Observations) -> Iterator[Identity]:
    """Level and growth of what the parts leave of the whole."""
    about = described(left)
    rest = Value(whole) - total([Value(part) for part in parts])
    rests_on = (_DISJOINT, SAME_COVERAGE)
    yield Identity("remainder", (Form(left, rest, f"whole less parts = the rest, {about}"),), rests_on)
    slots = [whole, *parts]
    if not all(map(book.one_unit, slots)):
        return
    bases = [Value(slot) / factor(Value(slot.growth)) for slot in slots]
    rate = percent(rest / (bases[0] - total(bases[1:])) - constant(1))
    form = Form(left.growth, rate, f"growth of the rest from whole and parts, {about}")
    yield Identity("growth of the remainder", (form,), (*rests_on, SAME_BASE))


def _others(part: Slot, book: Observations, world: World) -> Iterator[Identity]:
    """Everything but one part, where the part differs from a published whole in one dimension."""
    for dimension, name in part.parts.items():
        whole = part.with_series(**{dimension: ""})
        if whole in book and world.within(dimension, name, part.series.indicator):
            yield from _remainder(whole, [part], part.with_series(**{dimension: _other_than([name])}), book)


def _shares(split: Partition, book: Observations) -> Iterator[Identity]:
    """Shares of one whole: those of all parts make 100, those of some do not exceed it."""
    groups = defaultdict(list)
    for slot in book.of("share"):
        if slot.series.whole and _member(slot, split.dimension) in split.parts:
            groups[slot.with_series(**{split.dimension: split.whole})].append(slot)
    for key, parts in groups.items():
        if len(parts) < 2:
            continue
        names = [_member(part, split.dimension) for part in parts]
        rest = constant(100) - total([Value(part) for part in parts[1:]])
        about = described(key)
        if split.exhaustive and len(parts) == len(split.parts):
            form = Form(parts[0], rest, f"shares of {' + '.join(names)} = 100, {about}")
            yield Identity("sum of shares", (form,), (_EXHAUSTIVE, _DISJOINT))
            continue
        form = Form(parts[0], AtMost(rest), f"shares of {' + '.join(names)} do not exceed 100, {about}")
        yield Identity("sum of shares", (form,), (_DISJOINT,))
        left = key.with_series(**{split.dimension: _other_than(names)})
        words = f"100 less the other shares, {described(left)}"
        yield Identity("remainder", (Form(left, rest - Value(parts[0]), words),), (_DISJOINT,))


def _share_between(split: Partition, book: Observations, world: World) -> Iterator[Identity]:
    """A share of the whole lies between the shares of the same thing in each of its parts."""
    if not split.exhaustive:
        return
    groups = defaultdict(list)
    for slot in book.of("share"):
        if _member(slot, split.dimension) in split.parts:
            own = slot.with_series(whole="", **{split.dimension: split.whole})
            whole = world.whole(slot.series) if slot.series.whole else None
            if whole and _member(slot, split.dimension) == getattr(whole, split.dimension):
                groups[own].append(slot)
    for key, parts in groups.items():
        if len(parts) == len(split.parts):
            yield from _average_share(key, parts, book, world)


def _average_share(key: Slot, parts: list[Slot], book: Observations, world: World) -> Iterator[Identity]:
    name = world.whole_names.get(key.series.flow, "")
    share = key.with_series(whole=name)
    about = described(share)
    parts_hull = tuple(Value(part) for part in parts)
    rests_on = (_EXHAUSTIVE, SAME_COVERAGE)
    statement = f"share in {name} lies between the shares in its parts, {about}"
    if share in book:
        yield Identity("share between its parts", (Form(share, Between(parts_hull), statement),), rests_on)
        return
    entire = world.whole(share.series) if name else None
    for unit in sorted(book.units(share)) if entire else ():
        whole = Value(Slot(entire, share.period, "", unit))
        within = Between(tuple(part / constant(100) * whole for part in parts_hull))
        form = Form(share.level(unit), within, f"level / {statement}")
        yield Identity("share between its parts", (form,), rests_on)


def _inside(part: Slot, book: Observations, world: World) -> Iterator[Identity]:
    """A part is not larger than the nearest published group that holds it."""
    level, seen = {part}, {part}
    while level:
        level = {outer for slot in level for outer in _containers(slot, world)} - seen
        seen |= level
        nearest = sorted((slot for slot in level if slot in book), key=described)
        for group in nearest:
            if not _share_told(part, group, book, world) and not _summed(part, group, book):
                about = f"{described(part)} in {described(group)}"
                form = Form(part, AtMost(Value(group)), f"part is not above its group, {about}")
                yield Identity("sub-group", (form,), ("part belongs to the group",))
        if nearest:
            return


def _containers(slot: Slot, world: World) -> Iterator[Slot]:
    for dimension, name in slot.parts.items():
        if world.within(dimension, name, slot.series.indicator):
            yield slot.with_series(**{dimension: world.part_of.get((dimension, name), "")})
    group = world.part_of.get(("indicator", slot.series.indicator))
    if group:
        kept = {name: "" for name in PARTS if getattr(slot.series, name) == slot.series.indicator}
        yield slot.with_series(indicator=group, **kept)
    if slot.series.flow in ("exports", "imports"):
        yield slot.with_series(flow="total")


def _share_told(part: Slot, group: Slot, book: Observations, world: World) -> bool:
    share = part.percent_measure("share", comparison="")
    name = world.whole_names.get(group.series.flow)
    return bool(name) and not group.parts and share.with_series(whole=name) in book


def _summed(part: Slot, group: Slot, book: Observations) -> bool:
    return all(slot in book for slot in flows_of(group)) and part in flows_of(group)
