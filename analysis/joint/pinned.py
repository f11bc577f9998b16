"""How tightly the other figures pin each one: its range when its own statement is left out."""

from __future__ import annotations

from math import inf

from analysis.joint.bounds import Box, Empty, Trial
from analysis.joint.build import Joint
from analysis.joint.region import Reading
from analysis.joint.system import Multiplied

_NEAR, _FAR, _CROSSROADS = 6, 3, 12
Pin = tuple[float, float]


def pinned(joint: Joint, out: set[str], reading: Reading) -> dict[int, Pin]:
    """By published variable: what the other statements leave of its value, infinite ends being open.

    Relations are followed from the variable through whatever nobody published, up to the published
    figures on every side. Figures behind those are not asked, so the range may be wider than it need be.
    """
    box = Box(joint.system.size)
    for variable, ends in enumerate(joint.natural):
        box.within(variable, *ends)
    for each in joint.said:
        if each.figure.key not in out:
            Trial(box).put(each.variable, *_narrower(box, each.variable, reading(each)))
    closed = {
        each.variable for each in joint.said if box.upper[each.variable] < inf > -box.lower[each.variable]
    }
    trial = Trial(box)
    return {each.variable: _without(joint, each.variable, trial, closed) for each in joint.said}


def _narrower(box: Box, variable: int, ends) -> Pin:
    """The ends of the statement inside those known; the known ones where the two are apart."""
    told = Box(1)
    told.within(0, *ends)
    lower, upper = max(told.lower[0], box.lower[variable]), min(told.upper[0], box.upper[variable])
    return (lower, upper) if lower <= upper else (box.lower[variable], box.upper[variable])


def _without(joint: Joint, variable: int, trial: Trial, closed: set[int]) -> Pin:
    near = _around(joint, variable, closed)
    try:
        trial.put(variable, *_natural(joint, variable))
        joint.core.settle(trial, within=near)
        return trial.lower[variable], trial.upper[variable]
    except Empty:
        return -inf, inf
    finally:
        trial.undo()


def _natural(joint: Joint, variable: int) -> Pin:
    box = Box(1)
    box.within(0, *joint.natural[variable])
    return box.lower[0], box.upper[0]


def _around(joint: Joint, variable: int, closed: set[int]) -> dict[int, None]:
    """The constraints reached from a variable without passing through another published one."""
    reached, found = {variable}, {}
    for step in range(_NEAR):
        near = [n for each in reached for n in _from(joint, each, step) if n not in found]
        if not near:
            break
        found |= dict.fromkeys(near)
        inside = {v for number in near for v in joint.system.constraints[number].variables}
        reached = inside - closed
    return found


def _from(joint: Joint, variable: int, step: int) -> list[int]:
    """The constraints of a variable; of a crossroads far away only those that define it."""
    touching = joint.core.touching[variable]
    if step < _FAR or len(touching) <= _CROSSROADS:
        return touching
    return [n for n in touching if isinstance(joint.system.constraints[n], Multiplied)]
