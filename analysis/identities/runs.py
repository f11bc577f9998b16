"""What a streak, an average or a bound told of a run of periods says about single figures."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from analysis.identities.expression import AtLeast, AtMost, Value, constant
from analysis.identities.growth import compared_period
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observation, Observations
from analysis.identities.slot import Slot, described
from analysis.identities.world import World
from analysis.period import Period

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities of streaks with growth rates, of bounds in a run of periods, and of averages."""
    for slot in book.of("streak"):
        if slot.unit in _MONTHS:
            yield from _signs(book[slot], book)
            yield from _each_of_run(book[slot], book, world)
    for slot in book.of("level"):
        yield from _average(slot, book, world)


def _same_thing(slot: Slot, measure: str, book: Observations) -> Iterator[Observation]:
    """Published values of a streak's series, in periods made of whole ones of the streak."""
    for other in book.alike(slot, measure):
        if _steps(slot, other.period):
            yield book[other]


def _steps(streak: Slot, period: Period) -> bool:
    """True when a period is made of whole ones of the streak, and is not all of it."""
    step = _MONTHS[streak.unit]
    inside = streak.period.contains(period) and period != streak.period
    return inside and (period.first - streak.period.first) % step == 0 and period.length % step == 0


def _signs(streak: Observation, book: Observations) -> Iterator[Identity]:
    """All growth rates inside a streak have the streak's sign.

    The table does not say whether a streak is one of rises or falls: the other growth rates inside it
    do; where they are silent, a fall is not held against the streak.
    """
    told = streak.slot.comparison
    if told not in ("", "yoy", "mom", "qoq") or (not told and _bounds(streak.slot, book)):
        return
    growths = _same_thing(streak.slot, "growth", book)
    inside = [each for each in growths if each.slot.comparison == (told or "yoy")]
    signs = [_sign(each.best.value) for each in inside]
    rests_on = "the streak counts {}" + ("" if told else " on a year earlier")
    for growth, own in zip(inside, signs, strict=True):
        direction = _sign(Fraction(sum(signs) - own)) or max(own, 0)
        if direction:
            bound = AtLeast(constant(0)) if direction > 0 else AtMost(constant(0))
            word = _WORDS[direction]
            statement = f"growth inside a streak of {word} ({streak.slot.period}), {described(growth.slot)}"
            form = Form(growth.slot, bound, statement)
            yield Identity("streak and growth", (form,), (rests_on.format(word),), (streak.best,))
    direction = _sign(Fraction(sum(signs)))
    for growth in inside if direction else ():
        yield from _before(growth.slot, streak, direction, rests_on.format(_WORDS[direction]), book)


_WORDS = {1: "rises", -1: "falls"}


def _before(
    growth: Slot, streak: Observation, direction: int, rests_on: str, book: Observations
) -> Iterator[Identity]:
    """Growth less the points gained since an earlier period of the streak has the streak's sign too."""
    for gained in book.alike(growth, "growth_change"):
        since = compared_period(gained)
        same = gained.period == growth.period and gained.unit == "percentage_point"
        if not same or since is None or growth.over(since) in book or not _steps(streak.slot, since):
            continue
        bound = AtMost(Value(growth)) if direction > 0 else AtLeast(Value(growth))
        statement = f"growth in {since} inside a streak of {_WORDS[direction]}, {described(growth)}"
        form = Form(gained, bound, f"{statement}, from the points gained since")
        yield Identity("streak and growth", (form,), (rests_on,), (streak.best,))


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _bounds(streak: Slot, book: Observations) -> list[Slot]:
    """Levels that the run of periods is told to exceed: then it is no streak of growth."""
    levels = [streak.level(unit) for unit in sorted(book.units(streak))]
    return [level for level in levels if book[level].best.modality in ("more_than", "at_least")]


def _each_of_run(streak: Observation, book: Observations, world: World) -> Iterator[Identity]:
    """A bound told for each period of a run holds, so many times, for the periods inside it."""
    if not world.accumulates(streak.slot.series.indicator):
        return
    for bound in _bounds(streak.slot, book):
        for each in _same_thing(streak.slot, "level", book):
            if each.slot.unit != bound.unit:
                continue
            count = each.slot.period.length // _MONTHS[streak.slot.unit]
            words = f"level is at least {count} x the level of each {streak.slot.unit} of the run"
            form = Form(
                each.slot, AtLeast(constant(count) * Value(bound)), f"{words}, {described(each.slot)}"
            )
            rests_on = (f"the bound is told of each {streak.slot.unit}",)
            yield Identity("bound in a run", (form,), rests_on, (streak.best,))


def _average(slot: Slot, book: Observations, world: World) -> Iterator[Identity]:
    """level / days (or months) = average a day (a month)."""
    level = averaged(slot, book, world)
    if level is None:
        return
    unit = world.averages[_phrase(slot, world)]
    count = slot.period.length if unit == "month" else _days(slot.period)
    form = Form(slot, Value(level) / constant(count), f"level / {count} {unit}s = average, {described(slot)}")
    back = Form(
        level, Value(slot) * constant(count), f"average x {count} {unit}s = level, {described(level)}"
    )
    yield Identity("average and level", (form, back), (f"calendar {unit}s",))


def _phrase(slot: Slot, world: World) -> str:
    """The words of an average in the indicator's name; empty when it is none."""
    name = slot.series.indicator.casefold()
    return next((phrase for phrase in world.averages if phrase in name), "")


def averaged(slot: Slot, book: Observations, world: World) -> Slot | None:
    """The slot of the level behind an average: `daily average trade` may be of `goods trade, total`.

    The indicator without the words of the average, or a published one that holds the words left. None
    when the slot is no average, or nothing fits.
    """
    phrase = _phrase(slot, world)
    left = _words(slot.series.indicator) - _words(phrase)
    if not phrase or not left:
        return None
    fitting = [
        other
        for other in book.of("level")
        if other[1:] == slot[1:] and other != slot and other.parts == slot.parts
        if left <= _words(other.series.indicator)
        if slot.series.flow in (other.series.flow, "")
        and other.series.flow in (slot.series.flow, "total", "")
    ]
    return min(fitting, key=lambda other: len(other.series.indicator), default=None)


def _words(text: str) -> set[str]:
    return set(text.casefold().replace(",", " ").split())


def _days(period: Period) -> int:
    start, end = period.first, period.last + 1
    return (date(end // 12, end % 12 + 1, 1) - date(start // 12, start % 12 + 1, 1)).days
