"""All identities of a table as one system: a variable for each slot, linear rows, products and hulls.

An expression tree is taken apart into rows that hold one operation each. The same sub-expression is one
variable wherever it occurs, so that the base behind a growth rate is shared by every identity about it.
A value "a year earlier" is the one that today's growth rate rests on. It is a variable of its own, never
last year's printed level, which may have been revised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from analysis.identities.expression import (
    AtLeast,
    AtMost,
    Between,
    Constant,
    Difference,
    Expression,
    Operation,
    Product,
    Quotient,
    Sum,
    Value,
)
from analysis.identities.slot import Slot

YEAR_EARLIER = "a year earlier"
Affine = tuple[dict[int, Fraction], Fraction]
Naming = Callable[[Slot], Slot]


@dataclass(frozen=True, slots=True)
class Row:
    """lower <= sum of coefficient x variable <= upper, whole numbers; None is an open end."""

    terms: tuple[tuple[int, int], ...]
    lower: int | None
    upper: int | None

    @property
    def variables(self) -> tuple[int, ...]:
        """The variables it ties together."""
        return tuple(variable for variable, _ in self.terms)


@dataclass(frozen=True, slots=True)
class Multiplied:
    """result = left x right."""

    result: int
    left: int
    right: int

    @property
    def variables(self) -> tuple[int, ...]:
        """The variables it ties together."""
        return self.result, self.left, self.right


@dataclass(frozen=True, slots=True)
class Hull:
    """result lies between the smallest and the largest of the parts."""

    result: int
    parts: tuple[int, ...]

    @property
    def variables(self) -> tuple[int, ...]:
        """The variables it ties together."""
        return self.result, *self.parts


Constraint = Row | Multiplied | Hull


@dataclass
class System:
    """Variables by number, the constraints between them, and the relations each constraint is part of."""

    slots: dict[Slot, int] = field(default_factory=dict)
    size: int = 0
    constraints: list[Constraint] = field(default_factory=list)
    relations: list[set[int]] = field(default_factory=list)
    _known: dict[object, int] = field(default_factory=dict)
    _parts: dict[int, list[int]] = field(default_factory=dict)
    _relation: int = 0

    def variable(self, slot: Slot) -> int:
        """The number of a slot's variable, made when it is new."""
        if slot not in self.slots:
            self.slots[slot] = self._new()
        return self.slots[slot]

    def relate(self, relation: int, target: Slot, expression: Expression, naming: Naming) -> None:
        """Add `target = expression`, as part of a relation; `naming` says which variable a slot is."""
        self._relation = relation
        variable = self.variable(naming(target))
        match expression:
            case AtMost(bound) | AtLeast(bound):
                terms, constant = self._affine(bound, naming)
                ends = (None, 0) if isinstance(expression, AtMost) else (0, None)
                self._row({variable: Fraction(1)}, terms, constant, *ends)
            case Between(parts):
                self._add(Hull(variable, tuple(self._single(part, naming) for part in parts)))
            case _:
                self._row({variable: Fraction(1)}, *self._affine(expression, naming), 0, 0)

    def define(self, relation: int, slot: Slot, expression: Expression) -> None:
        """Let a new slot be the expression itself, wherever that occurs."""
        self._relation = relation
        self.slots[slot] = self._single(expression, _plain)

    def equate(self, relation: int, left: Slot, right: Slot) -> None:
        """Two slots hold one value."""
        self._relation = relation
        terms = {self.variable(left): Fraction(1)}
        self._row(terms, {self.variable(right): Fraction(1)}, Fraction(0), 0, 0)

    def _new(self) -> int:
        self.size += 1
        return self.size - 1

    def _add(self, constraint: Constraint) -> None:
        self.constraints.append(constraint)
        self.relations.append({self._relation})

    def _row(self, left: dict, right: dict, constant: Fraction, lower, upper) -> None:
        """lower <= left - right - constant <= upper, made whole-numbered; the ends are 0 or open."""
        terms = dict(left)
        for variable, coefficient in right.items():
            terms[variable] = terms.get(variable, 0) - coefficient
        scale = lcm(constant.denominator, *(coefficient.denominator for coefficient in terms.values()))
        whole = tuple((variable, int(c * scale)) for variable, c in terms.items() if c)
        level = int(constant * scale)
        self._add(Row(whole, None if lower is None else level, None if upper is None else level))

    def _affine(self, expression: Expression, naming: Naming) -> Affine:
        """The expression as a sum of variables and a constant; products get variables of their own."""
        match expression:
            case Constant(number):
                return {}, number
            case Value(slot):
                return {self.variable(naming(slot)): Fraction(1)}, Fraction(0)
            case Sum(left, right):
                return _plus(self._affine(left, naming), self._affine(right, naming), 1)
            case Difference(left, right):
                return _plus(self._affine(left, naming), self._affine(right, naming), -1)
            case Product(left, right) | Quotient(left, right):
                return self._operated(expression, self._affine(left, naming), self._affine(right, naming))
        raise TypeError(f"only at the root of an expression: {type(expression).__name__}")

    def _operated(self, expression: Operation, left: Affine, right: Affine) -> Affine:
        if isinstance(expression, Product) and not left[0]:
            return _times(right, left[1])
        if not right[0]:
            return _times(left, right[1] if isinstance(expression, Product) else 1 / right[1])
        one, other = self._named(left), self._named(right)
        if isinstance(expression, Product):
            variable, made = self._shared(("product", *sorted((one, other))))
            constraint = Multiplied(variable, one, other)
        else:
            variable, made = self._shared(("quotient", one, other))
            constraint = Multiplied(one, variable, other)
        if made:
            self._define(variable, constraint)
        self._use(variable)
        return {variable: Fraction(1)}, Fraction(0)

    def _single(self, expression: Expression, naming: Naming) -> int:
        return self._named(self._affine(expression, naming))

    def _named(self, affine: Affine) -> int:
        """One variable that equals the sum."""
        terms, constant = affine
        if not constant and list(terms.values()) == [1]:
            return next(iter(terms))
        variable, made = self._shared((frozenset(terms.items()), constant))
        if made:
            self._row({variable: Fraction(1)}, terms, constant, 0, 0)
            self._parts[variable] = [len(self.constraints) - 1]
        self._use(variable)
        return variable

    def _shared(self, meaning: object) -> tuple[int, bool]:
        made = meaning not in self._known
        if made:
            self._known[meaning] = self._new()
        return self._known[meaning], made

    def _define(self, variable: int, constraint: Constraint) -> None:
        self._add(constraint)
        self._parts[variable] = [len(self.constraints) - 1]

    def _use(self, variable: int) -> None:
        """What defines a shared variable is part of the relation that uses it, too."""
        for number in self._parts.get(variable, ()):
            if self._relation not in self.relations[number]:
                self.relations[number].add(self._relation)
                for inner in self.constraints[number].variables:
                    if inner != variable:
                        self._use(inner)


def _plain(slot: Slot) -> Slot:
    return slot


def _plus(left: Affine, right: Affine, sign: int) -> Affine:
    terms = dict(left[0])
    for variable, coefficient in right[0].items():
        terms[variable] = terms.get(variable, Fraction(0)) + sign * coefficient
    return terms, left[1] + sign * right[1]


def _times(affine: Affine, number: Fraction) -> Affine:
    return {variable: c * number for variable, c in affine[0].items()}, affine[1] * number


def as_base(slot: Slot) -> Slot:
    """The variable of what a slot held a year earlier, as today's growth rates know it."""
    return slot._replace(comparison=YEAR_EARLIER)


def years_apart(slots: Iterable[Slot]) -> Naming:
    """A naming that takes a slot for the base of another one of the same series, twelve months later."""
    later = {slot for slot in slots if slot.period}

    def naming(slot: Slot) -> Slot:
        ahead = slot.over(slot.period.shifted(12)) if slot.period else None
        return as_base(ahead) if ahead in later else slot

    return naming
