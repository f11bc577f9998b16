"""Journeys of what was named before: `Take the freight trains. In May they made 1,439 trips.`"""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.lexicon import Language, alternatives
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.scene import Scene

_TRIPS = "freight train trips"
_FREIGHT = re.compile(r"\bfreight\s+trains?\b|\brailway\s+express\b")
# `They now reach 196 cities`
_THEY = re.compile(r"\W*(?:they|these\s+trains|the\s+trains|the\s+services?|the\s+routes?)\b")
# `Families made (300 million trips)`: by whatever means.
_OTHERS = re.compile(
    r"\b(?!(?:they|it|these|trains|services|routes|had|have|has)\s)[a-z]+\s+(?:(?:had|have|has)\s+)?(?:made|took|undertook)\s"
)
_RULE = "means of transport told before"


@dataclass
class Journeys:
    """Keeps the means of transport that a paragraph names, for the trips counted in it."""

    naming: Naming
    language: Language
    paragraph: int = -1
    told: Told | None = None

    @cached_property
    def _counted(self) -> re.Pattern:
        """`trips`, `services`: nouns that count journeys."""
        return re.compile(rf"(?:{alternatives(self.language.grammar['journeys'])})")

    def enter(self, scene: Scene) -> None:
        """Begin a sentence: a new paragraph forgets what was named in the one before."""
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph, self.told = scene.sentence.paragraph, None
        named = [
            t
            for t in scene.terms
            if t.kind == "mode" and t.name in self.language.grammar["ways_of_transport"]
        ]
        self.told = self.naming.told(named[-1]) if named else self.told

    def put(self, scene: Scene, frames: list[Frame]) -> None:
        """Put what made the journeys into the frames of a sentence that counts them, in place."""
        if not self.told:
            return
        for number, frame in enumerate(frames):
            indicator = frame.get("indicator")
            if not indicator or "mode" in frame or "flow" in frame:
                continue
            trips = self._counted.fullmatch(indicator.name.lower()) and not _OTHERS.search(scene.words)
            if trips and "partner" in frame and frame["partner"].how == "inherited":
                frame.pop("partner")
            if trips or (scene.quantities[number].unit.kind == "count" and _THEY.match(scene.words)):
                frame["mode"] = self.told.inherited(_RULE)
            if trips and _FREIGHT.search(self.told.span.words(self.naming.text).lower()):
                frame["indicator"] = indicator._replace(name=_TRIPS)
