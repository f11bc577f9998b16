"""Equations as trees: the structure of an identity, without any arithmetic.

A tree can be read in several ways: evaluated over intervals, printed, or handed to a linear programme.

>>> expression = constant(100) * constant(1) / constant(4)
>>> type(expression).__name__
'Quotient'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add

from analysis.identities.slot import Slot


class Expression:
    """A number that follows from the values of slots."""

    __slots__ = ()

    def __add__(self, other: Expression) -> Expression:
        return Sum(self, other)

    def __sub__(self, other: Expression) -> Expression:
        return Difference(self, other)

    def __mul__(self, other: Expression) -> Expression:
        return Product(self, other)

    def __truediv__(self, other: Expression) -> Expression:
        return Quotient(self, other)


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A number known without error, such as the days of a period."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Value(Expression):
    """The true value of one slot: percent measures in percent, amounts in base units."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Operation(Expression):
    """Two expressions joined."""

    left: Expression
    right: Expression


class Sum(Operation):
    """left + right"""

    __slots__ = ()


class Difference(Operation):
    """left - right"""

    __slots__ = ()


class Product(Operation):
    """left * right"""

    __slots__ = ()


class Quotient(Operation):
    """left / right"""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AtMost(Expression):
    """Anything up to the bound. Stands only at the root of a tree."""

    bound: Expression


@dataclass(frozen=True, slots=True)
class AtLeast(Expression):
    """Anything from the bound on. Stands only at the root of a tree."""

    bound: Expression


@dataclass(frozen=True, slots=True)
class Between(Expression):
    """Any weighted average of the parts, the weights unknown. Stands only at the root of a tree."""

    parts: tuple[Expression, ...]


def constant(number: int | Fraction) -> Constant:
    """A number known without error."""
    return Constant(Fraction(number))


def total(expressions: list[Expression]) -> Expression:
    """The sum of one or more expressions."""
    return reduce(add, expressions)


def factor(growth: Expression) -> Expression:
    """1 + growth / 100: what a level a year ago is multiplied by; growth in percent."""
    return constant(1) + growth / constant(100)


def percent(ratio: Expression) -> Expression:
    """A ratio told in percent."""
    return constant(100) * ratio


def values(expression: Expression) -> Iterator[Slot]:
    """Every slot of a tree, once for each time it occurs."""
    match expression:
        case Value(slot):
            yield slot
        case Operation(left, right):
            yield from values(left)
            yield from values(right)
        case AtMost(bound) | AtLeast(bound):
            yield from values(bound)
        case Between(parts):
            for part in parts:
                yield from values(part)
