"""Counts of the places in which something is or moves: `investment in 129 countries`, `Sales rose in 17 states`."""

import re

from analysis.resolve.figure_period import When
from analysis.resolve.frame import POINTED, Frame
from analysis.resolve.scene import Scene

# `investment in [129] countries`: how far something reaches, and not what the sentence goes on with.
_IN = re.compile(
    r"\b(?:in|across|to|covering|involving|(?:sectors|markets|parts|areas)\s+of)\s+(?:(?:more\s+than|over|about|nearly|some|all|just|only)\s+)?$"
)
_PLACES = re.compile(
    r"\s+(?:of\s+(?:the\s+)?\d+\s+)?(?:[a-z-]+\s+){0,3}?(?:enterprises|companies|firms|countries|economies|regions|provinces|cities"
    r"|states|districts|counties|industries|sectors|markets)\b"
)
_COUNTRIES = re.compile(r"\s+(?:countries|economies)\b(?!\s+(?:along|in|of|there))")
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
# `Seven of the 15 [items recorded growth]`
_GROUPS = (
    r"\s+(?:of\s+(?:the\s+|its\s+|our\s+|all\s+|these\s+)?(?:\d+|[a-z-]+)\s+)?(?:[\w'’-]+\s+){0,4}?(?:items|sectors|subsectors|sub-sectors|industries"
    r"|categories|divisions|branches|regions|provinces|cities|states|countries|economies|components|groups|sections|products|commodities|markets|districts|prefectures)\b"
)
_MOVES = (
    r"(?:(?:recorded|saw|posted|registered|showed|reported|experienced|marked|enjoyed|had)\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:growth|increases?|rises?|declines?|decreases?|drops?|falls?|gains?|expansion|contraction|reductions?)"
    r"|rose|fell|grew|increased|decreased|declined|advanced|contracted|expanded|improved|dropped)\b"
)
_GROUPS_MOVED, _MOVED = (
    re.compile(rf"{_GROUPS}[^;.]{{0,80}}?\s{_MOVES}"),
    re.compile(rf"\s+(?:of\s+(?:them|these|those)\s+)?{_MOVES}"),
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
    """True for the 17 of `Sales rose in 17 states` and for `Seven of 15 items grew`: of the period of the move."""
    mention = scene.quantities[number]
    if mention.unit.kind != "count":
        return False
    left, end = scene.left(number), scene.sentence.span.end
    if _MOVED_IN.search(left) or _GROUPS_MOVED.match(scene.text, mention.span.end, end):
        return True
    beside = _OF_THE.fullmatch(left) or _MOVED.match(scene.text, mention.span.end, end)
    return bool(number and beside) and counts_what_moved(scene, number - 1)


def leave_partner(scene: Scene, frames: list[Frame]) -> None:
    """`We invested 3 billion in 164 countries`: no partner told before goes on, in place."""
    if not any(counts_places(scene, n) and _COUNTRIES.match(scene.right(n)) for n in range(len(frames))):
        return
    for frame in frames:
        if "partner" in frame and frame["partner"].how == "inherited" and frame["partner"].rule != POINTED:
            frame.pop("partner")


def of_those_from(scene: Scene, number: int, found: list[When]) -> When | None:
    """`3,800 exhibitors from 155 countries`: the period of those who come from there, if the text tells one."""
    if not number or not found[-1].period or scene.quantities[number].unit.kind != "count":
        return None
    alike = scene.quantities[number - 1].unit.kind == "count" and _COME_FROM.fullmatch(scene.left(number))
    if not alike or not _PLACES.match(scene.text, scene.quantities[number].span.end):
        return None
    return found[-1]._replace(how="inherited", rule="of those who come from there", comparison="")
