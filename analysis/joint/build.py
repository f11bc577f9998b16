"""The joint system of a table: what is said, what must hold, and what bounds every value anyhow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from analysis.identities.expression import Value, factor, values
from analysis.identities.flows import SAME_BASE, SAME_COVERAGE
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import Slot, described
from analysis.identities.world import World
from analysis.joint.bounds import Network
from analysis.joint.parts import telling
from analysis.joint.system import System, as_base, years_apart

GROWN = "level, growth and base"
# What follows from other relations and the bases behind the growth rates, and is said better by those.
_FOLLOWS = frozenset(
    {GROWN, "base of periods", "average growth", "growth of flows", "growth of periods", "share change"}
)
_AMOUNTS = frozenset(
    {
        "sum of flows",
        "sum of periods",
        "sum of parts",
        "nearly all parts",
        "remainder",
        "share of a whole",
        "balance",
    }
)
_RELATIVE = ("percent", "percentage_point")
End = Fraction | None


@dataclass(frozen=True, slots=True)
class Relation:
    """One identity inside the system, in words, and the assumptions it rests on."""

    kind: str
    statement: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that bounds a variable."""

    figure: StatedFigure
    variable: int


@dataclass(frozen=True)
class Joint:
    """Everything of a table at once: constraints, statements, and natural bounds by variable."""

    system: System
    relations: tuple[Relation, ...]
    said: tuple[Said, ...]
    natural: tuple[tuple[End, End], ...]

    @cached_property
    def network(self) -> Network:
        """The constraints by the variables they touch."""
        return Network(self.system.constraints, self.system.size)

    @cached_property
    def core(self) -> Network:
        """The constraints that can say something of published figures, under their own numbers."""
        published = {each.variable for each in self.said}
        kept = dict(telling(enumerate(self.system.constraints), published))
        return Network(self.system.constraints, self.system.size, kept)

    @cached_property
    def _said_of(self) -> dict[int, list[Said]]:
        found = defaultdict(list)
        for each in self.said:
            found[each.variable].append(each)
        return found

    def said_of(self, variable: int) -> list[Said]:
        """The statements about a variable."""
        return self._said_of.get(variable, [])


def join(identities: Iterable[Identity], book: Observations, world: World, doubted: frozenset[str]) -> Joint:
    """One system of all identities and statements.

    `doubted` are the keys of statements that may be of another series than their key says; they are
    left out.
    """
    builder = _Builder(book)
    identities = list(identities)
    builder.grow(book)
    for identity in identities:
        builder.add(identity)
    builder.grow(list(builder.system.slots))
    for identity in identities:
        builder.add_year_earlier(identity)
    for slot, observation in book.by_slot.items():
        if len(observation.statements) > 1:
            builder.system.variable(slot)
    said = tuple(
        Said(each, builder.system.slots[slot])
        for slot, observation in book.by_slot.items()
        if slot in builder.system.slots
        for each in observation.statements
        if each.key not in doubted
    )
    natural: list[tuple[End, End]] = [(None, None)] * builder.system.size
    for slot, variable in builder.system.slots.items():
        natural[variable] = natural_bounds(slot, world)
    for each in said:
        if _beyond(each.figure, natural[each.variable]):
            natural[each.variable] = None, None
    return Joint(builder.system, tuple(builder.relations), said, tuple(natural))


def _beyond(figure: StatedFigure, bounds: tuple[End, End]) -> bool:
    """True when a statement lies outside natural bounds: then these do not fit what it measures."""
    lower, upper = bounds
    below = lower is not None and figure.upper is not None and figure.upper < lower
    return below or (upper is not None and figure.lower is not None and figure.lower > upper)


class _Builder:
    """Adds identities to a system one by one and keeps a relation for each."""

    def __init__(self, book: Observations):
        self.book, self.system = book, System()
        self.relations: list[Relation] = []

    def add(self, identity: Identity) -> None:
        """The identity as it stands, solved for whatever nobody published; a doubtful one is left out."""
        if identity.kind in _FOLLOWS or identity.doubt:
            return
        implied = identity.implying(self.book)
        form = identity.base or (implied[0] if implied else identity.forms[0])
        slots = [form.target, *values(form.expression)]
        self._relate(identity, form, years_apart(slots), "")

    def add_year_earlier(self, identity: Identity) -> None:
        """What holds between amounts held between those of a year ago, which growth rates rest on."""
        form = identity.forms[0]
        if (
            identity.kind not in _AMOUNTS
            or identity.doubt
            or any(slot.period is None for slot in values(form.expression))
        ):
            return
        slots = [as_base(slot) for slot in (form.target, *values(form.expression))]
        if sum(slot in self.system.slots for slot in slots) > 1:
            self._relate(identity, form, as_base, ", a year earlier")

    def grow(self, levels: Iterable[Slot]) -> None:
        """level / (1 + growth) = base, wherever a growth on a year earlier is published."""
        for slot in levels:
            level = slot.series.measure == "level" and not slot.comparison and slot.period
            if level and as_base(slot) not in self.system.slots and slot.growth in self.book:
                if not self.book.one_unit(slot):
                    continue
                statement = f"level / (1 + growth) = base, {described(slot)}"
                self.relations.append(Relation(GROWN, statement, (SAME_COVERAGE, SAME_BASE)))
                base = Value(slot) / factor(Value(slot.growth))
                self.system.define(len(self.relations) - 1, as_base(slot), base)
                self._tie_base(slot)

    def _tie_base(self, level: Slot) -> None:
        """A base that the same briefing tells is the one its growth rate rests on."""
        before = level.year_ago
        if before in self.book and self.book[before].best.briefing == self.book[level.growth].best.briefing:
            number = len(self.relations)
            statement = f"the level told for a year earlier is the base, {described(level)}"
            self.relations.append(Relation(GROWN, statement, (SAME_BASE, "one briefing, so one vintage")))
            self.system.equate(number, as_base(level), before)

    def _relate(self, identity: Identity, form: Form, naming, suffix: str) -> None:
        number = len(self.relations)
        statement = form.statement + suffix
        self.relations.append(Relation(identity.kind, statement, identity.rests_on))
        self.system.relate(number, form.target, form.expression, naming)


def natural_bounds(slot: Slot, world: World) -> tuple[End, End]:
    """What a value cannot leave whatever is said: amounts of things are not negative, parts not over 100%.

    A rate that stands alone may be anything, and so may a balance or a profit and their growth.
    """
    series = slot.series
    if series.measure == "share":
        part = slot.parts and series.whole and world.whole(series) is not None
        return (Fraction(0), Fraction(100)) if part else (None, None)
    amount = world.adds_up(slot._replace(unit="") if slot.unit in _RELATIVE else slot)
    if series.measure == "growth" and slot.unit == "percent":
        return (Fraction(-100) if amount else None), None
    return (Fraction(0) if amount and series.measure == "level" else None), None
