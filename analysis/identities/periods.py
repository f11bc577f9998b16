"""Nested periods of one series: what is left over, sums, growth in parts of a period, averages."""

from collections import defaultdict
from collections.abc import Iterator

from analysis.identities.expression import (
    AtLeast,
    Between,
    Expression,
    Value,
    constant,
    factor,
    percent,
    total,
)
from analysis.identities.flows import SAME_BASE, SAME_COVERAGE
from analysis.identities.growth import compared_period
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations
from analysis.identities.slot import Slot, described
from analysis.identities.world import World
from analysis.period import Period

_NO_REVISION = "no revision between the periods"
_LONGEST = 12
_MOST_PARTS = 12


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities between the periods of each series whose levels add up over time."""
    for slots in _by_series(book, "level"):
        if world.accumulates(slots[0].series.indicator):
            for whole in slots:
                yield from _within(whole, slots, book)
    for slots in _by_series(book, "growth"):
        if slots[0].comparison == "yoy" and world.accumulates(slots[0].series.indicator):
            for whole in slots:
                yield from _growth_between(whole, slots, book)


def _by_series(book: Observations, measure: str) -> Iterator[list[Slot]]:
    groups = defaultdict(list)
    for slot in book.of(measure):
        if slot.series.flow != "balance":
            groups[slot.series, slot.unit, slot.comparison].append(slot)
    yield from groups.values()


def _within(whole: Slot, slots: list[Slot], book: Observations) -> Iterator[Identity]:
    if whole.period.length > _LONGEST:
        return
    inner = [slot for slot in slots if slot != whole and whole.period.contains(slot.period)]
    for part in inner:
        rest = whole.period.remainder(part.period)
        deeper = any(slot != part and slot.period.contains(part.period) for slot in inner)
        if not deeper and (rest is None or whole.over(rest) not in book):
            yield _part_of_period(whole, part)
        leads = part.period.first == whole.period.first
        if rest is not None and (leads or whole.over(rest) not in book):
            yield from _two_parts(whole, part, whole.over(rest), book)
    tiles = _tiling(whole.period, {slot.period for slot in inner})
    if len(tiles) > 2:
        yield _sum(whole, tiles)


def _part_of_period(whole: Slot, part: Slot) -> Identity:
    statement = f"level in {part.period} is not above that in {whole.period}, {described(whole)}"
    form = Form(whole, AtLeast(Value(part)), statement)
    return Identity("part of a period", (form,), ("levels are not negative", _NO_REVISION))


def _two_parts(whole: Slot, part: Slot, rest: Slot, book: Observations) -> Iterator[Identity]:
    p, r, w = part.period, rest.period, whole.period
    about = described(whole._replace(period=None))
    level = Value(whole) - Value(part)
    forms = (
        Form(whole, Value(part) + Value(rest), f"{p} + {r} = {w}, {about}"),
        Form(rest, level, f"{w} - {p} = {r}, {about}"),
    )
    yield Identity("sum of periods", forms, (SAME_COVERAGE, _NO_REVISION))
    if rest not in book and r.length > 1:
        mean = rest.with_series(indicator=f"{rest.series.indicator}, monthly average")
        words = f"({w} - {p}) / {r.length} months, {about}"
        form = Form(mean, level / constant(r.length), words)
        yield Identity("average of a period", (form,), (SAME_COVERAGE, _NO_REVISION))
    if book.one_unit(whole) and book.one_unit(part):
        yield from _growth_of_rest(whole, part, rest, book)


def _growth_of_rest(whole: Slot, part: Slot, rest: Slot, book: Observations) -> Iterator[Identity]:
    """Growth over a whole period is the growth of its parts, weighted with their bases."""
    p, r, w = part.period, rest.period, whole.period
    about = described(whole._replace(period=None))
    now = Value(rest) if rest in book else Value(whole) - Value(part)
    base = Value(whole) / factor(Value(whole.growth)) - Value(part) / factor(Value(part.growth))
    sum_of_bases = Value(part) / factor(Value(part.growth)) + now / factor(Value(rest.growth))
    forms = (
        Form(
            whole.growth,
            percent((Value(part) + now) / sum_of_bases - constant(1)),
            f"growth in {w} from {p} and {r}, {about}",
        ),
        Form(rest.growth, percent(now / base - constant(1)), f"growth in {r} from {w} and {p}, {about}"),
    )
    yield Identity("growth of periods", forms, (SAME_COVERAGE, SAME_BASE, _NO_REVISION))
    words = f"base of {w} - base of {p} = level in {r.shifted(-12)}, {about}"
    yield Identity("base of periods", (Form(rest.year_ago, base, words),), (SAME_COVERAGE, SAME_BASE))


def _tiling(whole: Period, published: set[Period]) -> list[Period]:
    """The fewest published periods that make up a whole one; empty when they leave a gap."""
    starts = defaultdict(list)
    for period in published:
        starts[period.first].append(period)
    best: dict[int, list[Period]] = {whole.first: []}
    for month in range(whole.first, whole.last + 1):
        if month not in best:
            continue
        for period in sorted(starts[month]):
            path = [*best[month], period]
            if len(path) < len(best.get(period.last + 1, [None] * (_MOST_PARTS + 1))):
                best[period.last + 1] = path
    return best.get(whole.last + 1, [])


def _sum(whole: Slot, tiles: list[Period]) -> Identity:
    parts: list[Expression] = [Value(whole.over(period)) for period in tiles]
    words = " + ".join(map(str, tiles))
    statement = f"{words} = {whole.period}, {described(whole._replace(period=None))}"
    return Identity("sum of periods", (Form(whole, total(parts), statement),), (SAME_COVERAGE, _NO_REVISION))


def _growth_between(whole: Slot, slots: list[Slot], book: Observations) -> Iterator[Identity]:
    """Growth over a whole period lies between the growth rates of its two parts."""
    for part in slots:
        rest = whole.period.remainder(part.period)
        if rest is None or (part.period.first != whole.period.first and whole.over(rest) in book):
            continue
        other = _growth_told(whole.over(rest), part, book)
        if other is None:
            continue
        about = described(whole._replace(period=None))
        statement = f"growth in {whole.period} lies between {part.period} and {rest}, {about}"
        form = Form(whole, Between((Value(part), other)), statement)
        yield Identity("growth between its parts", (form,), (SAME_COVERAGE, _NO_REVISION))


def _growth_told(slot: Slot, part: Slot, book: Observations) -> Expression | None:
    """The growth of a period as published, or from the acceleration since then."""
    if slot in book:
        return Value(slot)
    gained = part.with_series(measure="growth_change")
    gained = gained._replace(unit="percentage_point", comparison=slot.period.name)
    if gained in book and compared_period(gained) == slot.period:
        return Value(part) - Value(gained)
    return None
