"""All statements confronted at once: what is left of each one's rounding, and which cannot all be true.

Every value is first narrowed by propagation, then, where relations form circles, by a linear programme
for each end that might still move. Statements that collide are named, proved, set aside one by one and
reported; what is left holds together.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.joint.bounds import Box, Empty
from analysis.joint.build import Joint, Said
from analysis.joint.conflicts import Conflict, collides, find_conflict
from analysis.joint.parts import Numbered, circles, copies, usable
from analysis.joint.programme import Programme, SolverFailed
from analysis.joint.region import Ends, Reading, around
from analysis.joint.suspects import Suspect, suspects


@dataclass(frozen=True, slots=True)
class Collision:
    """A conflict, the readings of single figures that would solve it, and how far it goes.

    `reading` names the wider reading under which the statements agree; empty when none does.
    """

    conflict: Conflict
    suspects: tuple[Suspect, ...]
    reading: str

    @property
    def keys(self) -> set[str]:
        """The figures that collide."""
        return {each.figure.key for each in self.conflict.said}


@dataclass
class Solution:
    """The bounds of every variable that all statements kept leave, and what collided on the way.

    `widened` counts by key how many narrower readings of a figure could not hold, `out` are the keys set
    aside, `unsolved` the variables about which the solver failed.
    """

    box: Box
    collisions: list[Collision] = field(default_factory=list)
    widened: dict[str, int] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)
    unsolved: set[int] = field(default_factory=set)
    seconds: float = 0.0


Named = tuple[str, Ends]


class _Collided(ArithmeticError):
    """Statements collide near some variables: `emptied` when propagation, not a programme, says so."""

    def __init__(self, variables: Iterable[int], *, emptied: bool):
        super().__init__()
        self.variables, self.emptied = set(variables), emptied


def solve(joint: Joint, readings: Mapping[str, Sequence[Named]]) -> Solution:
    """Confront everything with everything.

    `readings` are the named ends a figure may be read by, by key, the narrowest first; a figure that is
    not listed is read as it stands in the table.
    """
    solution = Solution(Box(joint.system.size))
    hopeless: set[frozenset[int]] = set()
    while True:
        before = _state(solution, hopeless)
        reading = read_by(readings, solution.widened)
        try:
            solution.box = _propagated(joint, solution.out, reading)
            _tightened(joint, solution, hopeless)
            return solution
        except _Collided as trouble:
            _set_aside(joint, trouble, solution, readings, hopeless)
        if _state(solution, hopeless) == before:
            break
    solution.box = Box(joint.system.size)
    solution.unsolved |= set(range(joint.system.size))
    return solution


def _state(solution: Solution, hopeless: set) -> tuple:
    """What a step must have changed; relations that collide without any figure leave it as it was."""
    return frozenset(solution.out), tuple(sorted(solution.widened.items())), frozenset(hopeless)


def read_by(readings: Mapping[str, Sequence[Named]], widened: Mapping[str, int]) -> Reading:
    """Each statement by its narrowest reading, but for those that had to be widened."""

    def read(said: Said) -> Ends:
        figure = said.figure
        named = readings.get(figure.key)
        return named[widened.get(figure.key, 0)][1] if named else (figure.lower, figure.upper)

    return read


def _propagated(joint: Joint, out: set[str], reading: Reading) -> Box:
    box = Box(joint.system.size)
    try:
        for variable, ends in enumerate(joint.natural):
            box.within(variable, *ends)
        for each in joint.said:
            if each.figure.key not in out:
                box.within(each.variable, *reading(each))
        joint.core.settle(box)
    except Empty as empty:
        raise _Collided({empty.variable}, emptied=True) from None
    return box


def _tightened(joint: Joint, solution: Solution, hopeless: set) -> None:
    start = time.perf_counter()
    moved: set[int] = set()
    numbered = usable(((n, joint.system.constraints[n]) for n in joint.core.chosen), solution.box)
    for group in circles(numbered, solution.box):
        moved |= _by_programme(group, solution, hopeless)
    try:
        joint.core.settle(solution.box, moved)
    except Empty as empty:
        raise _Collided({empty.variable}, emptied=True) from None
    solution.seconds += time.perf_counter() - start


def _by_programme(group: list[Numbered], solution: Solution, hopeless: set) -> set[int]:
    """Narrow the variables of a circle; those that moved. Narrow envelopes of products help the published ones."""
    programme = Programme(group, solution.box)
    try:
        weights = programme.infeasible()
        if weights is not None:
            _collide(programme, weights, dict(group), hopeless)
            return set()
        copied = copies(group)
        chosen = [each for each in programme.variables if each not in copied]
        return {each for each in chosen if programme.box.narrow(each, *programme.ends(each))}
    except SolverFailed:
        solution.unsolved |= {v for _, each in group for v in each.variables}
        return set()


def _collide(programme: Programme, weights, by_number: dict, hopeless: set) -> None:
    heavy = {plane.source[0] for plane, w in zip(programme.planes, weights, strict=True) if abs(w) > 1e-9}
    variables = {v for number in heavy for v in by_number[number].variables}
    if variables and frozenset(variables) not in hopeless and programme.safe(weights) > 0:
        raise _Collided(variables, emptied=False)


def _set_aside(
    joint: Joint, trouble: _Collided, solution: Solution, readings: Mapping, hopeless: set
) -> None:
    """Name the conflict, and take out of the system what keeps the rest from holding together."""
    out = frozenset(solution.out)
    conflict = find_conflict(joint, trouble.variables, out, read_by(readings, solution.widened))
    if conflict is None:
        _give_up(joint, trouble, solution, hopeless)
        return
    keys = {each.figure.key for each in conflict.said}
    name = _widen(keys, solution, readings)
    reading = read_by(readings, solution.widened)
    if not name:
        blamed = tuple(suspects(joint, conflict, out, reading))
        solution.collisions.append(Collision(conflict, blamed, ""))
        _blame(solution, {each.key for each in blamed[0].alike} if blamed else keys)
    elif not collides(joint, conflict, reading):
        solution.collisions.append(Collision(conflict, (), name))


def _widen(keys: set[str], solution: Solution, readings: Mapping) -> str:
    """Read figures of a conflict more widely, one kind of reading at a time; its name, empty if none is left."""
    following = {
        key: readings[key][at + 1][0]
        for key in sorted(keys & readings.keys())
        if (at := solution.widened.get(key, 0)) + 1 < len(readings[key])
    }
    if not following:
        return ""
    name = min(following.values())
    for key, each in following.items():
        if each == name:
            solution.widened[key] = solution.widened.get(key, 0) + 1
    return name


def _blame(solution: Solution, keys: set[str]) -> None:
    """Set figures aside; what seemed a matter of reading because of them is looked at anew."""
    solution.out |= keys
    anew = [each for each in solution.collisions if each.reading and keys & each.keys]
    solution.collisions = [each for each in solution.collisions if each not in anew]
    for key in {key for each in anew for key in each.keys}:
        solution.widened.pop(key, None)


def _give_up(joint: Joint, trouble: _Collided, solution: Solution, hopeless: set) -> None:
    """Nothing is said of what cannot be proved: statements about the place are left out."""
    solution.unsolved |= trouble.variables
    hopeless.add(frozenset(trouble.variables))
    if trouble.emptied:
        near = around(joint, trouble.variables, 1)
        inside = {v for number in near for v in joint.system.constraints[number].variables}
        solution.out |= {each.figure.key for v in inside | trouble.variables for each in joint.said_of(v)}
