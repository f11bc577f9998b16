"""Growth of the parts against growth of their total, with levels and without."""

import re
from collections.abc import Iterator

from analysis.identities.expression import (
    AtMost,
    Between,
    Expression,
    Value,
    constant,
    factor,
    percent,
    total,
)
from analysis.identities.flows import SAME_BASE, SAME_COVERAGE, flows_of, level_of
from analysis.identities.identity import Form, Identity
from analysis.identities.members import DISJOINT, EXHAUSTIVE, complete, groups, level_groups, told
from analysis.identities.observations import Observations
from analysis.identities.slot import Slot, described
from analysis.identities.world import Partition, World

_PIECES = re.compile(r",\s*(?:and\s+)?|\s+and\s+")


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities of growth rates with those of flows, of the parts of a partition, of a list's members."""
    growths = [slot for slot in book.of("growth") if _of_amounts(slot, world)]
    levels = book.of("level")
    yield from _flows(growths, book)
    for split in world.partitions:
        for whole, parts in level_groups(split, levels, world):
            yield from _with_levels(whole, parts, split, book)
        for whole, parts in groups(split, growths, world):
            yield from _without_levels(whole, parts, split, book)
    for slot in growths:
        yield from _list(slot, book)


def _of_amounts(growth: Slot, world: World) -> bool:
    return growth.series.flow != "balance" and world.nature.adds_up(growth.series.indicator)


def _flows(growths: list[Slot], book: Observations) -> Iterator[Identity]:
    """Growth of trade between that of exports and that of imports, where levels cannot say more."""
    for growth in growths:
        if growth.series.flow != "total":
            continue
        _, exports, imports = flows_of(growth)
        if exports in book and imports in book and not _levels_known(growth, book):
            about = described(growth)
            statement = f"growth of total lies between exports and imports, {about}"
            form = Form(growth, Between((Value(exports), Value(imports))), statement)
            yield Identity("growth between its parts", (form,), (SAME_COVERAGE,))


def _levels_known(growth: Slot, book: Observations) -> bool:
    """True when levels in one unit tie the growth rates of the flows closer."""
    units = set().union(*(book.units(slot) for slot in flows_of(growth)))
    flows = [flows_of(growth.level(unit)) for unit in units]
    known = [all(level_of(slot, book) for slot in (exports, imports)) for _, exports, imports in flows]
    return growth.comparison == "yoy" and known == [True]


def _with_levels(whole: Slot, parts: list[Slot], split: Partition, book: Observations) -> Iterator[Identity]:
    """The parts' levels a year earlier, from their growth, against the whole's."""
    grown = [part for part in parts if part.growth in book]
    if len(grown) < 2 or not all(map(book.one_unit, [whole, *grown])):
        return
    base, names, about = _base(grown), told(split, grown), described(whole)
    if complete(split, grown):
        rate = percent(total([Value(part) for part in grown]) / base - constant(1))
        form = Form(whole.growth, rate, f"growth of {names} together = growth of the whole, {about}")
        yield Identity("growth of parts", (form,), (EXHAUSTIVE, DISJOINT, SAME_BASE))
        return
    most = AtMost(percent(Value(whole) / base - constant(1)))
    statement = f"a year earlier {names} did not exceed the whole, {about}"
    form = Form(whole.growth, most, statement)
    yield Identity("sum of parts a year earlier", (form,), (DISJOINT, SAME_BASE))


def _base(parts: list[Slot]) -> Expression:
    return total([Value(part) / factor(Value(part.growth)) for part in parts])


def _without_levels(
    whole: Slot, parts: list[Slot], split: Partition, book: Observations
) -> Iterator[Identity]:
    """Growth of the whole between the growth rates of all its parts."""
    if not complete(split, parts) or _all_levels(parts, book):
        return
    hull = Between(tuple(Value(part) for part in parts))
    statement = f"growth of the whole lies between {told(split, parts, ', ')}, {described(whole)}"
    yield Identity("growth between its parts", (Form(whole, hull, statement),), (EXHAUSTIVE, SAME_COVERAGE))


def _all_levels(growths: list[Slot], book: Observations) -> bool:
    units = set.intersection(*(book.units(slot) for slot in growths))
    return growths[0].comparison == "yoy" and bool(units)


def _list(growth: Slot, book: Observations) -> Iterator[Identity]:
    """Growth of a list told as one (`apples, pears and plums`) between that of its members, if all told."""
    for dimension, name in growth.parts.items():
        pieces = [piece for piece in _PIECES.split(name) if piece]
        members = [growth.with_series(**{dimension: piece}) for piece in pieces]
        if len(members) > 1 and all(each in book for each in members):
            statement = f"growth of the list lies between its members, {described(growth)}"
            form = Form(growth, Between(tuple(Value(each) for each in members)), statement)
            yield Identity("growth between its parts", (form,), ("the list has no other members",))
