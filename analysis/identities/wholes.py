"""The whole of a share, of its change or of a contribution, where the words do not tell it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from analysis.identities.slot import Slot
from analysis.identities.statement import StatedFigure
from analysis.identities.world import World, load_world

Shares = Mapping[Slot, list[StatedFigure]]


def with_wholes(statements: list[StatedFigure], world: World | None = None) -> list[StatedFigure]:
    """Every statement, with the whole that stands beside it or that the levels bear out.

    A share without a whole is of the national total where its part's published level is that share of
    it. A change of a share and a contribution take the whole of the share of the same thing told nearest
    before them in the briefing, else nearest after. A contribution to growth without any share is to
    that of the national total. What is no more than likely is named in `assumed`.
    """
    world = world or load_world()
    levels = _levels(statements)
    placed = [_borne_out(each, levels, world) for each in statements]
    shares: dict[Slot, list[StatedFigure]] = defaultdict(list)
    for each in placed:
        if each.slot.series.measure == "share" and each.slot.series.whole:
            shares[_thing(each.slot)].append(each)
    return [_beside(each, shares, world) for each in placed]


def _thing(slot: Slot) -> Slot:
    return slot.percent_measure("", comparison="")


def _levels(statements: list[StatedFigure]) -> dict[Slot, list[StatedFigure]]:
    levels = defaultdict(list)
    for each in statements:
        if each.slot.series.measure == "level" and each.bounded:
            levels[each.slot._replace(unit="")].append(each)
    return levels


def _borne_out(each: StatedFigure, levels: Mapping, world: World) -> StatedFigure:
    """A share without a whole that is the part's level over the national one, as they are published."""
    series = each.slot.series
    name = world.whole_names.get(series.flow)
    if series.measure != "share" or series.whole or not name or not each.slot.parts:
        return each
    part = each.slot.level("")
    entire = part.with_series(**dict.fromkeys(part.parts, ""))
    pairs = ((one, other) for one in levels.get(part, ()) for other in levels.get(entire, ()))
    return _assume(each, name) if any(_fits(each, one, other) for one, other in pairs) else each


def _fits(share: StatedFigure, part: StatedFigure, entire: StatedFigure) -> bool:
    if part.slot.unit != entire.slot.unit or not share.bounded or entire.lower <= 0:
        return False
    return 100 * part.lower <= share.upper * entire.upper and share.lower * entire.lower <= 100 * part.upper


def _assume(each: StatedFigure, name: str) -> StatedFigure:
    return _told(each, name, f"the whole is not told; taken as {name}")


def _told(each: StatedFigure, name: str, assumed: str) -> StatedFigure:
    return replace(each, slot=each.slot.with_series(whole=name), assumed=assumed)


def _beside(each: StatedFigure, shares: Shares, world: World) -> StatedFigure:
    series = each.slot.series
    if series.whole or series.measure not in ("share_change", "contribution"):
        return each
    beside = shares.get(_thing(each.slot), [])
    share = _nearest(each, beside)
    if share is not None:
        several = len({other.slot.series.whole for other in beside}) > 1
        assumed = "the whole is not told; taken from the share told nearest" if several else share.assumed
        return _told(each, share.slot.series.whole, assumed)
    name = world.whole_names.get(series.flow)
    national = series.measure == "contribution" and name and each.slot.parts
    return _assume(each, name) if national else each


def _nearest(each: StatedFigure, shares: list[StatedFigure]) -> StatedFigure | None:
    """The share told last before, else first after, in the briefing; else the only one told elsewhere."""
    here = [share for share in shares if share.briefing == each.briefing]
    before = [share for share in here if share.start < each.start]
    if here:
        return max(before, key=_place) if before else min(here, key=_place)
    return shares[0] if len({share.slot.series.whole for share in shares}) == 1 else None


def _place(share: StatedFigure) -> int:
    return share.start
