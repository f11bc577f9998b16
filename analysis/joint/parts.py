"""Which variables hang together, and which of them only stand in line.

A linear programme says more than propagation only where constraints form circles. Whatever hangs from a
circle by a single thread is narrowed exactly by propagation.
"""

from collections import Counter
from collections.abc import Iterable, Set
from math import inf

from analysis.joint.bounds import Box
from analysis.joint.system import Constraint, Hull, Row

Numbered = tuple[int, Constraint]


def usable(constraints: Iterable[Numbered], box: Box) -> list[Numbered]:
    """The constraints a linear programme can hold: all their variables bounded, some still open."""

    def bounded(variable: int) -> bool:
        return box.lower[variable] > -inf and box.upper[variable] < inf

    return [
        (number, each)
        for number, each in constraints
        if not isinstance(each, Hull) and all(map(bounded, each.variables)) and _free(each, box)
    ]


def _free(constraint: Constraint, box: Box) -> list[int]:
    return [variable for variable in set(constraint.variables) if box.lower[variable] < box.upper[variable]]


def telling(constraints: Iterable[Numbered], published: Set[int]) -> list[Numbered]:
    """The constraints that can say something of published variables.

    One with an unpublished variable that stands nowhere else only defines it.
    """
    kept = dict(constraints)
    count = Counter(variable for each in kept.values() for variable in set(each.variables))
    loose = [number for number, each in kept.items() if _defines(each, count, published)]
    while loose:
        for number in loose:
            count.subtract(set(kept.pop(number).variables))
        loose = [number for number, each in kept.items() if _defines(each, count, published)]
    return list(kept.items())


def _defines(constraint: Constraint, count: Counter, published: Set[int]) -> bool:
    return any(count[variable] == 1 and variable not in published for variable in constraint.variables)


def copies(constraints: Iterable[Numbered]) -> set[int]:
    """Variables that another one gives by an equation of two terms: narrow the one, and the other follows."""
    return {
        each.terms[0][0]
        for _, each in constraints
        if isinstance(each, Row) and len(each.terms) == 2 and each.lower == each.upper
    }


def circles(constraints: Iterable[Numbered], box: Box) -> list[list[Numbered]]:
    """The constraints that form circles, in groups that hang together; the loose ends are cut off."""
    kept = {number: (each, _free(each, box)) for number, each in constraints}
    count = Counter(variable for _, free in kept.values() for variable in free)
    while True:
        loose = [n for n, (_, free) in kept.items() if sum(count[v] > 1 for v in free) < 2]
        if not loose:
            return _groups(kept)
        for number in loose:
            count.subtract(kept.pop(number)[1])


def _groups(kept: dict[int, tuple[Constraint, list[int]]]) -> list[list[Numbered]]:
    leader: dict[int, int] = {}

    def find(variable: int) -> int:
        while leader.setdefault(variable, variable) != variable:
            leader[variable] = leader[leader[variable]]
            variable = leader[variable]
        return variable

    for _, free in kept.values():
        for variable in free[1:]:
            leader[find(variable)] = find(free[0])
    groups: dict[int, list[Numbered]] = {}
    for number, (constraint, free) in kept.items():
        groups.setdefault(find(free[0]), []).append((number, constraint))
    return list(groups.values())
