"""What the published parts leave of a whole: its level, its share, its growth."""

from collections.abc import Iterator

from analysis.identities.expression import Expression, Value, constant, factor, percent, total
from analysis.identities.flows import SAME_BASE, SAME_COVERAGE, flows_of, level_of
from analysis.identities.identity import Form, Identity
from analysis.identities.members import DISJOINT
from analysis.identities.observations import Observations
from analysis.identities.slot import Slot, described
from analysis.model import SeriesKey

LEVEL, GROWTH = "remainder", "growth of the remainder"


def other_than(names: list[str], group: str = "") -> str:
    """The name of what is left when some parts are taken from everything, or from a group.

    >>> other_than(["ASEAN", "EU"]), other_than(["Thailand"], "ASEAN")
    ('other than ASEAN, EU', 'ASEAN other than Thailand')
    """
    return f"{group} other than {', '.join(names)}".strip()


def of_levels(whole: Slot, parts: list[Slot], left: Slot, book: Observations) -> Iterator[Identity]:
    """Level and growth of what the parts leave of the whole."""
    yield from _left(whole, {part: Value(part) for part in parts}, left, book)


def of_flows(whole: Slot, parts: list[Slot], left: Slot, book: Observations) -> Iterator[Identity]:
    """The same for a flow that some parts do not publish, but their two other flows give."""
    levels = {part: level_of(part, book) for part in parts}
    yield from _left(whole, {part: level for part, level in levels.items() if level is not None}, left, book)


def _left(whole: Slot, levels: dict[Slot, Expression], left: Slot, book: Observations) -> Iterator[Identity]:
    about, rests_on = described(left), (DISJOINT, SAME_COVERAGE)
    rest = Value(whole) - total(list(levels.values()))
    yield Identity(LEVEL, (Form(left, rest, f"whole less parts = the rest, {about}"),), rests_on)
    if not all(map(book.one_unit, (whole, *levels))):
        return
    bases = [_base(slot, level, book) for slot, level in levels.items()]
    rate = percent(rest / (Value(whole) / factor(Value(whole.growth)) - total(bases)) - constant(1))
    form = Form(left.growth, rate, f"growth of the rest from whole and parts, {about}")
    yield Identity(GROWTH, (form,), (*rests_on, SAME_BASE))


def _base(slot: Slot, level: Expression, book: Observations) -> Expression:
    """The level a year earlier: from the growth rate, or from those of the two other flows."""
    if slot in book or slot.growth in book or slot.series.flow not in ("exports", "imports"):
        return level / factor(Value(slot.growth))
    entire, exports, imports = flows_of(slot)
    other = exports if slot == imports else imports
    return Value(entire) / factor(Value(entire.growth)) - Value(other) / factor(Value(other.growth))


def of_shares(
    parts: list[Slot], whole: SeriesKey | None, left: Slot, book: Observations
) -> Iterator[Identity]:
    """The share that is left, and its growth where those of the parts and of the whole are published."""
    about = described(left)
    rest = constant(100) - total([Value(part) for part in parts])
    yield Identity(LEVEL, (Form(left, rest, f"100 less the other shares, {about}"),), (DISJOINT,))
    if whole is None:
        return
    growth = Slot(whole, left.period, "", "").growth
    bases = [Value(part) / factor(Value(part.growth)) for part in parts]
    rate = percent(rest / (constant(100) / factor(Value(growth)) - total(bases)) - constant(1))
    form = Form(left.growth, rate, f"growth of the rest from shares and growth rates, {about}")
    yield Identity(GROWTH, (form,), (DISJOINT, SAME_COVERAGE, SAME_BASE))
