"""Counts of the places in which something is or moves: `investment in 129 countries`, `Sales rose in 17 states`."""

import re

from analysis.resolve.figure_period import When
from analysis.resolve.scene import Scene

# `investment in [129] countries`: how far something reaches, and not what the sentence goes on with.
_IN = re.compile(
    r"\b(?:in|across|to|covering|involving)\s+(?:(?:more\s+than|over|about|nearly|some|all|just|only)\s+)?$"
)
_PLACES = re.compile(
    r"\s+(?:of\s+(?:the\s+)?\d+\s+)?(?:[a-z-]+\s+){0,3}?(?:enterprises|companies|firms|countries|economies|regions|provinces|cities"
    r"|states|districts|counties|industries|sectors|markets)\b"
)
# `3,800[ exhibitors from more than ]155 countries`
_COME_FROM = re.compile(r"(?:\s+[\w-]+){1,4}\s+from\s+(?:(?:over|about|nearly|some|all|more\s+than)\s+)?")
# `in a survey of [14] economists`
_POLL_OF = re.compile(r"\b(?:polls?|surveys?)\s+of\s+(?:about\s+|some\s+|more\s+than\s+)?$")
# `in 14[ of the ]70 cities`
_OF_THE = re.compile(r"\s+of\s+(?:the\s+|its\s+|all\s+)?")
# `Sales rose [in 17 states]`: the places in which something moved.
_MOVED_IN = re.compile(
    r"\b(?:up|down|higher|lower|advanc\w+|increas\w+|decreas\w+|declin\w+|rises?|rose|risen|rising|falls?|fell|fallen|falling|grew|grow\w*"
    r"|gain\w*|drop\w*|contract\w*|expand\w*|slow\w*|unchanged|stable)\s+(?:(?:observed|recorded|seen|reported|posted|registered)\s+)?in\s+(?:all\s+|only\s+|just\s+)?$"
)


def counts_places(scene: Scene, number: int) -> bool:
    """True for the 129 of `in 129 countries and regions`, and for the 14 of `a survey of 14 economists`."""
    quantity = scene.quantities[number]
    if quantity.unit.kind == "count" and _POLL_OF.search(scene.left(number)):
        return True
    if quantity.unit.kind != "count" or not _PLACES.match(scene.text, quantity.span.end):
        return False
    of_those = number and _OF_THE.fullmatch(scene.left(number)) and counts_places(scene, number - 1)
    return bool(of_those or _IN.search(scene.left(number)))


def counts_what_moved(scene: Scene, number: int) -> bool:
    """True for the 17 of `Sales rose in 17 states`: of the period of the move."""
    return scene.quantities[number].unit.kind == "count" and bool(_MOVED_IN.search(scene.left(number)))


def of_those_from(scene: Scene, number: int, found: list[When]) -> When | None:
    """`3,800 exhibitors from 155 countries`: the period of those who come from there, if the text tells one."""
    if not number or not found[-1].period or scene.quantities[number].unit.kind != "count":
        return None
    alike = scene.quantities[number - 1].unit.kind == "count" and _COME_FROM.fullmatch(scene.left(number))
    if not alike or not _PLACES.match(scene.text, scene.quantities[number].span.end):
        return None
    return found[-1]._replace(how="inherited", rule="of those who come from there", comparison="")
