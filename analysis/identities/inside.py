"""A sub-group is never larger than a group that holds it."""

from collections.abc import Iterator

from analysis.identities.expression import AtLeast, AtMost, Value, constant, factor, percent
from analysis.identities.flows import SAME_BASE, flows_of
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations
from analysis.identities.slot import PARTS, Slot, described
from analysis.identities.world import World

_BELONGS = "part belongs to the group"


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities of levels, and of parts told as a share, with the groups they belong to."""
    for level in book.of("level"):
        if world.adds_up(level) and (level.parts or level.series.flow in ("exports", "imports")):
            yield from _inside(level, book, world)
    for share in book.of("share"):
        yield from _inside_by_share(share, book, world)


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
                yield Identity("sub-group", (form,), (_BELONGS,))
                yield from _inside_before(part, group, book)
        if nearest:
            return


def _inside_before(part: Slot, group: Slot, book: Observations) -> Iterator[Identity]:
    """The same a year earlier, from levels and growth."""
    if part.growth in book and group.growth in book and book.one_unit(part) and book.one_unit(group):
        least = Value(part) / Value(group) * factor(Value(group.growth))
        about = f"{described(part)} in {described(group)}"
        statement = f"a year earlier the part was not above its group, {about}"
        form = Form(part.growth, AtLeast(percent(least - constant(1))), statement)
        yield Identity("sub-group a year earlier", (form,), (_BELONGS, SAME_BASE))


def _inside_by_share(share: Slot, book: Observations, world: World) -> Iterator[Identity]:
    """A part told only as a share of one group is not larger than another group that holds it."""
    entire = world.whole(share.series) if share.series.whole else None
    for unit in sorted(book.units(Slot(entire, share.period, "", ""))) if entire else ():
        whole, level = Slot(entire, share.period, "", unit), share.level(unit)
        if level in book or not world.adds_up(level) or whole not in _containers(level, world):
            continue
        for group in _containers(level, world):
            if group in book and group != whole:
                about = f"{described(level)} in {described(group)}"
                most = AtMost(percent(Value(group) / Value(whole)))
                form = Form(share, most, f"share x {share.series.whole} is not above the group, {about}")
                yield Identity("sub-group", (form,), (_BELONGS,))


def _containers(slot: Slot, world: World) -> Iterator[Slot]:
    for dimension, name in slot.parts.items():
        if world.within(dimension, name, slot.series.indicator, slot.unit):
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
