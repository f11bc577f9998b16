"""A part of the joint system, renumbered: small enough to ask the same question of it many times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from analysis.joint.bounds import Box, Empty, Network
from analysis.joint.build import Joint, Said
from analysis.joint.parts import Numbered, usable
from analysis.joint.programme import Programme, SolverFailed
from analysis.joint.system import Constraint, Hull, Multiplied, Row

Ends = tuple[Fraction | None, Fraction | None]
Reading = Callable[[Said], Ends]


class Region:
    """Some constraints of a joint system with every statement about their variables, and about some more."""

    def __init__(self, joint: Joint, numbers: Iterable[int], alone: Iterable[int] = ()):
        chosen = sorted(numbers)
        constraints = joint.system.constraints
        variables = sorted({v for n in chosen for v in constraints[n].variables} | set(alone))
        self.joint, self.local = joint, {variable: at for at, variable in enumerate(variables)}
        self.constraints: list[Numbered] = [(n, _renumbered(constraints[n], self.local)) for n in chosen]
        self.said = [each for variable in variables for each in joint.said_of(variable)]
        self.natural = [(at, joint.natural[variable]) for variable, at in self.local.items()]

    def bounds(self, said: Iterable[Said], reading: Reading) -> list[tuple[int, Ends]]:
        """The ends that nature and the statements set, by local number."""
        return [*self.natural, *((self.local[each.variable], reading(each)) for each in said)]

    def box(self, said: Iterable[Said], reading: Reading, constraints: list[Numbered] | None = None) -> Box:
        """The settled bounds of the variables, given these statements. Raises Empty."""
        box = Box(len(self.local))
        for variable, ends in self.bounds(said, reading):
            box.within(variable, *ends)
        chosen = self.constraints if constraints is None else constraints
        Network((each for _, each in chosen), len(self.local)).settle(box)
        return box

    def fails(
        self, said: Iterable[Said], reading: Reading, constraints: list[Numbered] | None = None
    ) -> bool:
        """True when these statements surely cannot all be true under the constraints."""
        try:
            box = self.box(said, reading, constraints)
        except Empty:
            return True
        programme = Programme(usable(self.constraints if constraints is None else constraints, box), box)
        try:
            weights = programme.infeasible()
        except SolverFailed:
            return False
        return weights is not None and programme.safe(weights) > 0


def around(joint: Joint, variables: Iterable[int], steps: int) -> set[int]:
    """The constraints within so many steps of the variables."""
    reached, found = set(variables), set()
    for _ in range(steps):
        near = {number for variable in reached for number in joint.core.touching[variable]} - found
        if not near:
            break
        found |= near
        reached = {variable for number in near for variable in joint.system.constraints[number].variables}
    return found


def _renumbered(constraint: Constraint, local: dict[int, int]) -> Constraint:
    match constraint:
        case Row():
            return replace(constraint, terms=tuple((local[v], c) for v, c in constraint.terms))
        case Multiplied(result, left, right):
            return Multiplied(local[result], local[left], local[right])
        case Hull(result, parts):
            return Hull(local[result], tuple(local[part] for part in parts))
