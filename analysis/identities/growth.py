"""One series against its own past, and against the average: base, change, acceleration, gap."""

from collections.abc import Iterator

from analysis.identities.expression import Expression, Value, constant, factor, percent
from analysis.identities.flows import SAME_BASE, SAME_COVERAGE
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations
from analysis.identities.slot import PARTS, Slot, described
from analysis.identities.world import World
from analysis.period import Period

_REVISED = "base not revised since"
UNROUNDED = "points are of unrounded figures"


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Identities of level, growth, change and base; gaps to the average; acceleration."""
    for level in book.of("level"):
        yield from _base(level, book)
    for change in book.of("change"):
        yield from _change(change, book)
    for slot in book.of("growth_change"):
        yield from _difference(slot)
    for slot in book.of("average_growth"):
        yield from _average(slot, book)


def _base(level: Slot, book: Observations) -> Iterator[Identity]:
    growth, base = Value(level.growth), level.year_ago
    if not book.one_unit(level):
        return
    about = described(level)
    back = Form(base, Value(level) / factor(growth), f"level / (1 + growth) = base, {about}")
    forms = (
        Form(
            growth.slot, percent(Value(level) / Value(base) - constant(1)), f"level / base = growth, {about}"
        ),
        back,
    )
    yield Identity("level, growth and base", forms, (SAME_COVERAGE, _REVISED), base=back)
    ahead = level.over(level.period.shifted(12))
    if ahead not in book:
        words = f"base x (1 + growth) = level, {described(ahead)}"
        later = Form(ahead, Value(level) * factor(Value(ahead.growth)), words)
        yield Identity("level, growth and base", (later,), (SAME_COVERAGE, _REVISED))


def compared_period(slot: Slot) -> Period | None:
    """The period that a growth or change is measured against; None for any other comparison."""
    if slot.comparison == "yoy":
        return slot.period.shifted(-12)
    if slot.comparison == "mom" and slot.period.length == 1:
        return slot.period.shifted(-1)
    if slot.comparison == "qoq" and slot.period.length == 3:
        return slot.period.shifted(-3)
    try:
        return Period.parse(slot.comparison)
    except ValueError:
        return None


def _change(change: Slot, book: Observations) -> Iterator[Identity]:
    against = compared_period(change)
    if against is None or change.unit in ("percent", "percentage_point"):
        return
    level, about = change.level(change.unit), described(change)
    base = level.over(against)
    forms = [
        Form(change, Value(level) - Value(base), f"level - base = change, {about}"),
        Form(base, Value(level) - Value(change), f"level - change = base, {about}"),
    ]
    yield Identity("change in level", tuple(forms), (SAME_COVERAGE, _REVISED), base=forms[1])
    if change.comparison == "yoy" and book.one_unit(level) and base not in book:
        yield _growth_and_change(change, level)


def _growth_and_change(change: Slot, level: Slot) -> Identity:
    growth, about = Value(level.growth), described(level)
    gained = Value(level) * (constant(1) - constant(1) / factor(growth))
    rate = percent(constant(1) / (Value(level) / Value(change) - constant(1)))
    forms = (
        Form(change, gained, f"level x growth / (1 + growth) = change, {about}"),
        Form(growth.slot, rate, f"change / (level - change) = growth, {about}"),
        Form(
            level,
            Value(change) + percent(Value(change) / growth),
            f"change x (1 + 1/growth) = level, {about}",
        ),
    )
    return Identity("change, level and growth", forms, (SAME_BASE,))


def _difference(slot: Slot) -> Iterator[Identity]:
    """growth - other growth = the percentage points told, the other being earlier or the average."""
    if slot.unit != "percentage_point":
        return
    own, other = slot.growth, _other_growth(slot)
    if other is None or own == other:
        return
    gap = slot.comparison == "national average"
    name = "growth of the whole" if gap else f"growth in {other.period}"
    about = described(slot)
    forms = (
        Form(slot, Value(own) - Value(other), f"growth - {name} = points of difference, {about}"),
        Form(other, Value(own) - Value(slot), f"growth - points of difference = {name}, {about}"),
        Form(own, Value(other) + Value(slot), f"{name} + points of difference = growth, {about}"),
    )
    yield Identity("growth gap" if gap else "acceleration", forms, (SAME_COVERAGE, UNROUNDED))


def _other_growth(slot: Slot) -> Slot | None:
    if slot.comparison == "national average":
        return slot.growth.with_series(**dict.fromkeys(PARTS, ""))
    against = compared_period(slot)
    return slot.growth.over(against) if against else None


def _average(slot: Slot, book: Observations) -> Iterator[Identity]:
    """The level at the start of a range of years with an average growth rate."""
    years, rest = divmod(slot.period.length, 12)
    if rest or years < 2:
        return
    last = Period(slot.period.last - 11, slot.period.last)
    first = Period(slot.period.first, slot.period.first + 11)
    for unit in sorted(book.units(slot.over(last))):
        end, start = slot.level(unit).over(last), slot.level(unit).over(first)
        power = _product([factor(Value(slot))] * (years - 1))
        words = f"level in {last} / (1 + average growth)^{years - 1} = level in {first}, {described(end)}"
        rests_on = (SAME_COVERAGE, f"{first} is the base of the average")
        yield Identity("average growth", (Form(start, Value(end) / power, words),), rests_on)


def _product(factors: list[Expression]) -> Expression:
    result = factors[0]
    for each in factors[1:]:
        result = result * each
    return result
