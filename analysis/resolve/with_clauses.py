"""What moves in a clause of its own: `Output rose 1%, with new work increasing by 2% and repairs rising by 3%`."""

import re
from dataclasses import dataclass

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.scene import Scene

_MOVING = r"(?:increasing|rising|growing|climbing|gaining|expanding|falling|declining|decreasing|dropping|shrinking|contracting|slipping)"
# `, with [new work] increasing by`, `[and repair & maintenance] increasing by`
_CLAUSE = re.compile(
    rf"(?:,\s+with|\s+and|,)\s+(?P<what>[A-Za-z][A-Za-z&’' -]{{2,44}}?)\s+{_MOVING}\s+(?:by\s+)?(?:[a-z]+\s+){{0,2}}$"
)
_RULE = "what a clause behind `with` tells of"


@dataclass(frozen=True)
class WithClauses:
    """Gives the figures of clauses behind `with` what moves there, in the text's own words."""

    naming: Naming

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Put what moves into the frames that would go on with what the sentence told before, in place."""
        opened = False
        for number, frame in enumerate(frames):
            found = _CLAUSE.search(scene.text[slice(*scene.gap(number))])
            opens = found and found[0].lstrip(", ").startswith("with")
            opened = bool(found and (opens or opened))
            if not opened or not ("indicator" in frame or "flow" in frame):
                continue
            start = scene.gap(number).start
            span = Span(start + found.start("what"), start + found.end("what"))
            if not any(span.start <= t.span.start < span.end for t in scene.terms):
                frame["product"] = Told(" ".join(span.words(scene.text).split()), span, rule=_RULE)
