"""Parts of a country that are named once and pointed back to: `In Yiwu, exports grew. The city traded with ...`."""

import re
from dataclasses import dataclass, field

from analysis.model import Span
from analysis.resolve.frame import POINTED, Frame, Naming, Told
from analysis.resolve.masks import DATELINE
from analysis.resolve.scene import Scene

# `the province`, `the city's`, but not `the city of`, `the state council` and the whole of `3% of the province's area`.
_POINTING = re.compile(
    r"(?<!percent of )(?<!per cent of )(?<!% of )(?<!share of )\b(?:the|this)\s+(?P<word>province|municipality|island|city|autonomous\s+region|region|state)\b"
    r"(?!\s+(?:of|council|administration|owned|bank)\b|-)"
)
_BLANKS = re.compile(r"\s+")


@dataclass
class PointedRegions:
    """Remembers the region last told of each kind, as `called` in the vocabulary, and gives it to figures."""

    naming: Naming
    told: dict[str, Told] = field(default_factory=dict)

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Give the frames behind `the province` the province told last, in place; then keep what is told."""
        begin = scene.sentence.span.start
        for match in _POINTING.finditer(scene.words) if frames else ():
            place = self.told.get(_BLANKS.sub(" ", match["word"]))
            if place and not self._is_named_before(scene, begin + match.start()):
                _put(scene, frames, begin + match.start(), place)
        self._keep(scene)

    def _is_named_before(self, scene: Scene, offset: int) -> bool:
        """True where the sentence itself names a region before the words that point back."""
        return any(
            t.kind == "region" for t in self.naming.within(scene, Span(scene.sentence.span.start, offset))
        )

    def _keep(self, scene: Scene) -> None:
        """Remember the regions of a sentence by all words they are called by."""
        for term in self.naming.within(scene, scene.sentence.span):
            if term.kind == "region" and not DATELINE.match(scene.text, term.span.end):
                called = term.extra.get("called", "").split("|")
                self.told.update({word: self.naming.told(term) for word in called if word})


def _put(scene: Scene, frames: list[Frame], offset: int, place: Told) -> None:
    """Put a place into the frames right of an offset that have no region of their own behind it, in place."""
    for mention, frame in zip(scene.quantities, frames, strict=True):
        region = frame.get("region")
        own = region and region.how == "explicit" and region.span.start > offset
        if mention.span.start > offset and not own and frame:
            frame["region"] = place.inherited(POINTED)
