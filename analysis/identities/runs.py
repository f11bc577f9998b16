"""What a streak, an average or a bound told of a run of periods says about single figures."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from analysis.identities.expression import AtLeast, AtMost, Value, constant
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
    step = _MONTHS[slot.unit]
    for other in book.alike(slot, measure):
        period = other.period
        inside = slot.period.contains(period) and period != slot.period
        whole = (period.first - slot.period.first) % step == 0 and period.length % step == 0
        if inside and whole:
            yield book[other]


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
    for growth, own in zip(inside, signs, strict=True):
        direction = _sign(Fraction(sum(signs) - own)) or max(own, 0)
        if direction:
            bound = AtLeast(constant(0)) if direction > 0 else AtMost(constant(0))
            word = "rises" if direction > 0 else "falls"
            statement = f"growth inside a streak of {word} ({streak.slot.period}), {described(growth.slot)}"
            form = Form(growth.slot, bound, statement)
            rests_on = (f"the streak counts {word}" + ("" if told else " on a year earlier"),)
            yield Identity("streak and growth", (form,), rests_on, (streak.best,))


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
    for phrase, unit in world.averages.items():
        if phrase not in slot.series.indicator.casefold():
            continue
        level = _averaged(slot, phrase, book)
        if level is None:
            return
        count = slot.period.length if unit == "month" else _days(slot.period)
        form = Form(
            slot, Value(level) / constant(count), f"level / {count} {unit}s = average, {described(slot)}"
        )
        back = Form(
            level, Value(slot) * constant(count), f"average x {count} {unit}s = level, {described(level)}"
        )
        yield Identity("average and level", (form, back), (f"calendar {unit}s",))
        return


def _averaged(slot: Slot, phrase: str, book: Observations) -> Slot | None:
    """The slot of the level behind an average: `daily average trade` may be of `goods trade, total`.

    The indicator without the words of the average, or a published one that holds the words left.
    """
    left = _words(slot.series.indicator) - _words(phrase)
    fitting = [
        other
        for other in book.of("level")
        if other[1:] == slot[1:] and other != slot and other.parts == slot.parts
        if left and left <= _words(other.series.indicator)
        if slot.series.flow in (other.series.flow, "")
        and other.series.flow in (slot.series.flow, "total", "")
    ]
    return min(fitting, key=lambda other: len(other.series.indicator), default=None)


def _words(text: str) -> set[str]:
    return set(text.casefold().replace(",", " ").split())


def _days(period: Period) -> int:
    start, end = period.first, period.last + 1
    return (date(end // 12, end % 12 + 1, 1) - date(start // 12, start % 12 + 1, 1)).days
