"""Parts of a dimension: sums of partitions, what is left over, shares of the parts."""

from collections import defaultdict
from collections.abc import Iterator

from analysis.identities.expression import (
    AtLeast,
    AtMost,
    Between,
    Expression,
    Value,
    constant,
    total,
)
from analysis.identities.flows import SAME_COVERAGE, flows_of, level_of
from analysis.identities.identity import Form, Identity
from analysis.identities.members import DISJOINT, EXHAUSTIVE, complete, groups, level_groups, member, told
from analysis.identities.observations import Observations
from analysis.identities.remainders import of_flows, of_levels, of_shares, other_than
from analysis.identities.slot import Slot, described
from analysis.identities.world import Partition, World
from analysis.model import SeriesKey


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities of parts declared in partitions, and of all but a single part."""
    levels = book.of("level")
    for partition in world.partitions:
        for whole, parts in level_groups(partition, levels, world):
            yield from _partition(whole, parts, partition, book)
            yield from _other_flows(whole, parts, partition, book)
        yield from _shares(partition, book, world)
        yield from _share_between(partition, book, world)
    for level in levels:
        if level.parts and world.adds_up(level):
            yield from _others(level, book, world)


def _partition(whole: Slot, parts: list[Slot], split: Partition, book: Observations) -> Iterator[Identity]:
    if len(parts) < 2:
        return
    names = [member(part, split.dimension) for part in parts]
    words, about = told(split, parts), described(whole)
    parts_sum = total([Value(part) for part in parts])
    if complete(split, parts):
        form = Form(whole, parts_sum, f"{words} = whole, {about}")
        yield Identity("sum of parts", (form,), (EXHAUSTIVE, DISJOINT))
        return
    form = Form(whole, AtLeast(parts_sum), f"{words} do not exceed the whole, {about}")
    yield Identity("sum of parts", (form,), (DISJOINT,))
    if len(names) == len(split.parts) and split.rest_below < 100:
        yield _nearly_all(whole, parts_sum, split, f"{words} make nearly all of the whole, {about}")
    missing = [name for name in split.parts if name not in names]
    alone = (
        missing[0] if split.exhaustive and len(names) + 1 == len(split.parts) and len(missing) == 1 else ""
    )
    left = whole.with_series(**{split.dimension: alone or other_than(names, split.whole)})
    yield from of_levels(whole, parts, left, book)


def _nearly_all(whole: Slot, parts_sum: Expression, split: Partition, statement: str) -> Identity:
    """Parts that leave less than a declared share of their whole bound it from above, too."""
    most = parts_sum * constant(100) / constant(100 - split.rest_below)
    form = Form(whole, AtMost(most), statement)
    return Identity(
        "nearly all parts", (form,), (DISJOINT, f"anything else makes less than {split.rest_below}%")
    )


def _others(part: Slot, book: Observations, world: World) -> Iterator[Identity]:
    """Everything but one part, where the part differs from a published whole in one dimension."""
    for dimension, name in part.parts.items():
        whole = part.with_series(**{dimension: ""})
        if whole in book and world.within(dimension, name, part.series.indicator, part.unit):
            yield from of_levels(whole, [part], part.with_series(**{dimension: other_than([name])}), book)


def _other_flows(whole: Slot, parts: list[Slot], split: Partition, book: Observations) -> Iterator[Identity]:
    """The sum of parts for a flow that some parts do not publish, but their two other flows give."""
    for slot in flows_of(whole)[1:] if whole.series.flow == "total" else ():
        flow = slot.series.flow
        found = [(part, level_of(part.with_series(flow=flow), book)) for part in parts]
        known = {part.with_series(flow=flow): level for part, level in found if level is not None}
        if len(known) > 1 and not all(part in book for part in known):
            statement = f"{flow} of {told(split, list(known))} do not exceed the whole, {described(slot)}"
            form = Form(slot, AtLeast(total(list(known.values()))), statement)
            yield Identity("sum of parts", (form,), (DISJOINT, SAME_COVERAGE))
            names = [member(part, split.dimension) for part in known]
            left = slot.with_series(**{split.dimension: other_than(names, split.whole)})
            yield from of_flows(slot, list(known), left, book)


def _shares(split: Partition, book: Observations, world: World) -> Iterator[Identity]:
    """Shares of one whole: all its parts make 100, the parts of a group make the group's share."""
    shares = [slot for slot in book.of("share") if slot.series.whole]
    for key, parts in groups(split, shares, world):
        if len(parts) > 1:
            whole = world.whole(parts[0].series)
            inside = whole is not None and getattr(whole, split.dimension) == split.whole
            if inside or not split.whole:
                yield from _hundred(key, parts, split, whole, book)
            elif whole is not None:
                yield from _group_share(key, parts, split)


def _group_share(key: Slot, parts: list[Slot], split: Partition) -> Iterator[Identity]:
    names, about = told(split, parts), described(key)
    shares = total([Value(part) for part in parts])
    if complete(split, parts):
        form = Form(key, shares, f"shares of {names} = share of the group, {about}")
        yield Identity("sum of shares", (form,), (EXHAUSTIVE, DISJOINT))
        return
    form = Form(key, AtLeast(shares), f"shares of {names} do not exceed that of the group, {about}")
    yield Identity("sum of shares", (form,), (DISJOINT,))


def _hundred(
    key: Slot, parts: list[Slot], split: Partition, whole: SeriesKey | None, book: Observations
) -> Iterator[Identity]:
    names, about = told(split, parts), described(key)
    rest = constant(100) - total([Value(part) for part in parts[1:]])
    if complete(split, parts):
        form = Form(parts[0], rest, f"shares of {names} = 100, {about}")
        yield Identity("sum of shares", (form,), (EXHAUSTIVE, DISJOINT))
        return
    form = Form(parts[0], AtMost(rest), f"shares of {names} do not exceed 100, {about}")
    yield Identity("sum of shares", (form,), (DISJOINT,))
    missing = other_than([member(part, split.dimension) for part in parts], split.whole)
    yield from of_shares(parts, whole, key.with_series(**{split.dimension: missing}), book)


def _share_between(split: Partition, book: Observations, world: World) -> Iterator[Identity]:
    """A share of the whole lies between the shares of the same thing in each of its parts."""
    if not split.exhaustive:
        return
    found = defaultdict(list)
    for slot in book.of("share"):
        if member(slot, split.dimension) in split.parts:
            own = slot.with_series(whole="", **{split.dimension: split.whole})
            whole = world.whole(slot.series) if slot.series.whole else None
            if whole and member(slot, split.dimension) == getattr(whole, split.dimension):
                found[own].append(slot)
    for key, parts in found.items():
        if len(parts) == len(split.parts):
            yield from _average_share(key, parts, book, world)


def _average_share(key: Slot, parts: list[Slot], book: Observations, world: World) -> Iterator[Identity]:
    name = world.whole_names.get(key.series.flow, "")
    share = key.with_series(whole=name)
    about = described(share)
    parts_hull = tuple(Value(part) for part in parts)
    rests_on = (EXHAUSTIVE, SAME_COVERAGE)
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
