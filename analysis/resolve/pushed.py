"""Growth of one thing that another pushed: `the programme pushed up the growth of retail sales by 1.2 points`."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

_REACH = 160
# `pushed up the growth of [retail sales] by`
_PUSHED = re.compile(
    r"\b(?:push|pull|drag|lift|boost|rais|lower|cut|slow|add|dr[ai]v|drov)\w*\s+(?:up\s+|down\s+)?(?:the\s+)?(?:overall\s+)?"
    r"growth(?:\s+rate)?\s+(?:of|in)\s+(?P<what>(?:[^,;.\d]){2,60}?)\s+by\s+(?:(?:about|around|some|nearly|over|only|an?)\s+)*$"
)


def put_pushed(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """Make points the contribution to what was pushed, in place, whatever pushed it."""
    if scene.quantities[number].unit.kind != "percentage_point":
        return
    left = scene.left(number)[-_REACH:]
    found = _PUSHED.search(left) if "growth" in left else None
    if not found:
        return
    start = scene.quantities[number].span.start - len(left)
    what = Span(start + found.start("what"), start + found.end("what"))
    terms = naming.within(scene, what)
    for kind in [kind for kind in frame if kind != "region"]:
        frame.pop(kind)
    for term in terms:
        frame[term.kind] = naming.told(term)
    if not terms:
        frame["indicator"] = naming.own_words(what, "growth that was pushed")
