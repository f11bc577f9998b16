"""Where things are counted, told right of their number: `3,000 trains passed through Hami`, `40 firms in Hami`."""

import re

from analysis.resolve.frame import Frame, Naming
from analysis.resolve.owners import COMPASS
from analysis.resolve.scene import Scene

# `(40) trains[ passed through ]Hami`, `(40) cold-storage plants[ in ]Hami`
_WHERE = re.compile(
    rf"\s+(?:[\w'’-]+,?\s+){{1,6}}?(?:in|at|through|via|across|within|throughout)\s+(?:the\s+)?{COMPASS}"
)


def put_where(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """Put the place of what is counted into its frame, in place, unless the sentence told one before the number."""
    told = frame.get("region")
    if scene.quantities[number].unit.kind != "count" or (told and told.how == "explicit"):
        return
    follow = scene.follow(number)
    for term in naming.within(scene, follow):
        if term.kind != "region":
            continue
        if _WHERE.fullmatch(scene.text, follow.start, term.span.start):
            frame["region"] = naming.told(term)
        return
