"""The fewest statements that cannot all be true, with the relations that say so and a proof.

Found by dividing (Junker, "QUICKXPLAIN: preferred explanations and relaxations for over-constrained
problems", 2004): no statement of a conflict can be left out without the rest becoming possible. The
relations are thinned one by one afterwards.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analysis.joint.build import Joint, Relation, Said
from analysis.joint.certificate import proof
from analysis.joint.parts import Numbered
from analysis.joint.region import Reading, Region, around

_FARTHEST = 24
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all be true, and the relations that make them collide.

    `numbers` are those of the constraints behind the relations.
    """

    said: tuple[Said, ...]
    relations: tuple[Relation, ...]
    numbers: tuple[int, ...]
    proof: str


def find_conflict(
    joint: Joint, seeds: Iterable[int], out: frozenset[str], reading: Reading
) -> Conflict | None:
    """The conflict near the variables where trouble was seen; None when it can't be proved.

    `out` are the keys of statements set aside.
    """
    region = _trouble(joint, set(seeds), out, reading)
    if region is None:
        return None
    candidates = [each for each in region.said if each.figure.key not in out]
    least = smallest(lambda said: region.fails(said, reading), candidates)
    if not least:
        return None
    relations, constraints = _needed(region, least, reading)
    told = proof(constraints, region.bounds(least, reading), len(region.local))
    if not told:
        return None
    named = tuple(joint.relations[each] for each in relations)
    return Conflict(tuple(least), named, tuple(number for number, _ in constraints), told)


def collides(joint: Joint, conflict: Conflict, reading: Reading) -> bool:
    """True when the statements of a conflict collide under another reading, too."""
    variables = {each.variable for each in conflict.said}
    return Region(joint, conflict.numbers, variables).fails(conflict.said, reading)


def _trouble(joint: Joint, seeds: set[int], out: frozenset[str], reading: Reading) -> Region | None:
    """The smallest neighbourhood whose statements already collide."""
    steps, known = 1, None
    while steps <= _FARTHEST:
        numbers = around(joint, seeds, steps)
        if numbers == known:
            return None
        known, region = numbers, Region(joint, numbers, seeds)
        if region.fails([each for each in region.said if each.figure.key not in out], reading):
            return region
        steps *= 2
    return None


def smallest(fails: Callable[[list], bool], items: Sequence[Item]) -> list[Item]:
    """A subset of the items that fails, of which no part fails.

    >>> smallest(lambda kept: {2, 5} <= set(kept), [1, 2, 3, 4, 5, 6])
    [2, 5]
    """

    def needed(sure: list, added: bool, open_: list) -> list:
        if added and fails(sure):
            return []
        if len(open_) == 1:
            return open_
        half = len(open_) // 2
        first, second = open_[:half], open_[half:]
        late = needed(sure + first, True, second)
        early = needed(sure + late, bool(late), first)
        return early + late

    return needed([], False, list(items)) if items else []


def _needed(region: Region, said: list[Said], reading: Reading) -> tuple[list[int], list[Numbered]]:
    """The relations, and their constraints, without which the statements would no longer collide."""
    system = region.joint.system

    def of(chosen: Iterable[int]) -> list[Numbered]:
        wanted = set(chosen)
        return [each for each in region.constraints if system.relations[each[0]] & wanted]

    relations = sorted({each for number, _ in region.constraints for each in system.relations[number]})
    least = smallest(lambda chosen: region.fails(said, reading, of(chosen)), relations)
    return least, of(least)
