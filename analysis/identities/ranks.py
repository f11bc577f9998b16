"""A told rank against published levels: beside the n-th largest, no more than n - 1 are larger."""

import re
from collections.abc import Iterator

from analysis.identities.expression import AtLeast, Value
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.runs import averaged
from analysis.identities.slot import Slot, described
from analysis.identities.world import World

_RANKED = ("partner", "region")
_LISTED, _SINCE = "they stand in one ranking", "the ranking counts all earlier years"
_DOUBT = "the rank may be that of another thing, or in another ranking"


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities of the rank of a partner, a region or a period with the levels of others like it."""
    for slot in book.of("rank"):
        told = book[slot].best
        if told.modality == "exact" and told.value >= 1 and _by_size(told, world):
            for level in _ranked(slot, book, world):
                yield from _order(told, level, book, world)


def _by_size(told: StatedFigure, world: World) -> bool:
    """True when the words rank from the largest down; a rank of speed or from below is left alone."""
    return bool(set(re.findall(r"[a-z]+", told.raw.casefold())) & world.largest)


def _ranked(slot: Slot, book: Observations, world: World) -> Iterator[Slot]:
    """The published levels a rank orders by; an average orders as the level of the period does."""
    here = {other.unit for other in book.of("level") if other.period == slot.period}
    for unit in sorted(here):
        level = slot.level(unit)
        behind = averaged(level, book, world)
        yield from (each for each in (level, behind) if each in book)


def _order(told: StatedFigure, level: Slot, book: Observations, world: World) -> Iterator[Identity]:
    others = _others(level, book, world) if level.parts else _earlier(level, book)
    low = {other: book[other].best.lower for other in others}
    falling = sorted((other for other in others if low[other] is not None), key=lambda each: -low[each])
    count = int(told.value)
    if told.value == count <= len(falling):
        larger = falling[count - 1]
        statement = (
            f"rank {count}: at most {count - 1} larger, {described(level)}, beside {described(larger)}"
        )
        rests_on = (_LISTED if level.parts else _SINCE,)
        form = Form(level, AtLeast(Value(larger)), statement)
        yield Identity("rank", (form,), rests_on, (told,), doubt=_DOUBT)


def _others(level: Slot, book: Observations, world: World) -> list[Slot]:
    """Published levels of others in the same ranking, none of which overlaps with another.

    A ranking with a group in it holds countries too; one with a country may hold countries only.
    """
    if len(level.parts) != 1 or not world.adds_up(level):
        return []
    [(dimension, own)] = level.parts.items()
    if dimension not in _RANKED:
        return []
    kept = {own: level}
    for other in book.of("level"):
        name = getattr(other.series, dimension)
        like = name and other.with_series(**{dimension: own}) == level
        listed = world.is_group(dimension, own) or not world.is_group(dimension, name)
        if like and listed and all(world.apart_from(dimension, name, each) for each in kept):
            kept[name] = other
    return [other for other in kept.values() if other != level]


def _earlier(level: Slot, book: Observations) -> list[Slot]:
    """The same months of earlier years."""
    alike = book.alike(level, "level")
    years = [level.period.last - other.period.last for other in alike]
    return [
        other
        for other, months in zip(alike, years, strict=True)
        if months > 0 and months % 12 == 0
        if (other.unit, other.period.length) == (level.unit, level.period.length)
    ]
