"""All figures of a table confronted at once: what is left of each one's rounding, and what collides."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import inf

from analysis.identities.expression import values
from analysis.identities.identity import Identity
from analysis.identities.observations import StatedFigure
from analysis.identities.slot import Slot
from analysis.joint.bounds import Box, Empty
from analysis.joint.build import Joint, join
from analysis.joint.pinned import pinned
from analysis.joint.solve import Collision, Solution, read_by, solve
from analysis.reconcile.bench import Bench
from analysis.reconcile.confront import Check
from analysis.reconcile.evaluate import Unbounded, rough_range
from analysis.reconcile.implied import Implied
from analysis.reconcile.intervals import Range
from analysis.reconcile.verdicts import DISAGREES, EDGE, REPEAT

_CLOSE = 20
_DIGITS = 12
_SPARE = Fraction(1, 10**13)
_SAME = (REPEAT, "agrees", EDGE, DISAGREES)


@dataclass(frozen=True)
class Jointly:
    """The solved joint system of a table, told by figures."""

    joint: Joint
    solution: Solution
    pins: Mapping[Slot, Range]
    wide: Box
    _ranges: dict[Slot, Range] = field(default_factory=dict)

    @property
    def collisions(self) -> list[Collision]:
        """What cannot all be true, in the order found."""
        return self.solution.collisions

    def failed(self, slot: Slot) -> bool:
        """True when the solver failed about a slot."""
        return self.joint.system.slots.get(slot) in self.solution.unsolved

    def told(self, figure: StatedFigure, bench: Bench) -> tuple[Range, str]:
        """The interval a figure enters with, and the reading it was taken by."""
        name, ends = bench.readings(figure)[self.solution.widened.get(figure.key, 0)]
        return Range(*ends), name

    def left(self, slot: Slot, told: Range) -> Range:
        """What all figures together leave of a range; the range itself where they say nothing."""
        return told.common(self._kept(slot)) or told

    def _kept(self, slot: Slot) -> Range:
        if slot not in self._ranges:
            at = self.joint.system.slots.get(slot)
            ends = (-inf, inf) if at is None else (self.wide.lower[at], self.wide.upper[at])
            self._ranges[slot] = as_range(*ends)
        return self._ranges[slot]

    def implied(self, each: Implied, bench: Bench) -> Range:
        """The bounds of an implied figure when all figures together narrow those it follows from."""
        slots = dict.fromkeys(values(each.expression))
        told = {slot: bench.publishers(slot) for slot in slots}
        left = {slot: self.left(slot, range_) for slot, range_ in told.items()}
        bounds = each.bounds
        if left != told and all(range_.bounded for range_ in left.values()):
            with suppress(Unbounded):
                ends = {slot: (float(range_.lower), float(range_.upper)) for slot, range_ in left.items()}
                bounds = bounds.common(as_range(*rough_range(each.expression, ends))) or bounds
        return self.left(each.slot, bounds)


def as_range(lower: float, upper: float) -> Range:
    """Floats as an exact range; infinite ends are open.

    Twelve digits are kept, rounded outwards. The floats were rounded outwards at every step, too, which
    leaves 21784999999999.9 where 21785000000000 is meant; that is taken back.
    """
    return Range(_end(lower, 1), _end(upper, -1))


def _end(end: float, sign: int) -> Fraction | None:
    if end in (inf, -inf):
        return None
    near = Decimal(f"{end:.{_DIGITS - 1}e}")
    gap = sign * (Fraction(near) - Fraction(end))
    if gap > abs(Fraction(near)) * _SPARE:  # rounded into the range: one step back
        near -= sign * Decimal(1).scaleb(near.adjusted() - _DIGITS + 1)
    return Fraction(near)


def reconcile_jointly(identities: Iterable[Identity], restated: Iterable[Check], bench: Bench) -> Jointly:
    """Solve the joint system of the identities and statements.

    Second statements that may be of another series than their key says, or that revise the first, are left
    out, unless the other figures pin the series so closely that the statement can be compared with them.
    """
    identities = list(identities)
    same = {check.published.key for check in restated if check.verdict.startswith(_SAME)}
    doubted = {
        each.key: each
        for observation in bench.book.values()
        for each in observation.statements
        if each is not observation.best and each.key not in same
    }
    first = _solved(identities, frozenset(doubted), bench)
    clear = {key for key, each in doubted.items() if each.status != "revised" and _outside(each, first)}
    return _solved(identities, frozenset(doubted) - clear, bench) if clear else first


def _solved(identities: list[Identity], doubted: frozenset[str], bench: Bench) -> Jointly:
    joint = join(identities, bench.book, bench.world, doubted)
    readings = {each.figure.key: bench.readings(each.figure) for each in joint.said}
    solution = solve(joint, readings)
    ranges = pinned(joint, solution.out, read_by(readings, solution.widened))
    pins = {slot: as_range(*ranges[at]) for slot, at in joint.system.slots.items() if at in ranges}
    return Jointly(joint, solution, pins, _spread(joint, solution.box))


def _outside(figure: StatedFigure, jointly: Jointly) -> bool:
    """True when the other figures pin the value to twenty last places, none of them what is told."""
    pin = jointly.pins.get(figure.slot)
    close = pin is not None and pin.bounded and pin.width <= _CLOSE * figure.place
    return close and pin.common(Range(figure.lower, figure.upper)) is None


def _spread(joint: Joint, box: Box) -> Box:
    """The bounds of every variable, those that only follow from published ones included."""
    wide = box.copy()
    try:
        joint.network.settle(wide)
    except Empty:
        return box
    return wide
