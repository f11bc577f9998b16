"""Sections on services: below the heading `Trade in services`, `Exports were 3 billion` are exports of services."""

import re
from dataclasses import dataclass

from analysis.resolve.carried_over import IN_SERVICES
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.headings import is_heading
from analysis.resolve.scene import Scene

_SERVICES = "services"
# `II. Trade`, `B) Goods`: the heading of a section of its own.
_NUMBERED = re.compile(r"\W*(?:[ivx]{1,5}|\d{1,2}|[a-z])[.)]\s")
# `Merchandise exports` are told as such.
_GOODS = re.compile(r"\b(?:goods|merchandise|commodit\w+)\b")
_IN_BRACKETS = re.compile(r"\([^()]*\)$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|rose|fell|grew|slowed|eased|gained|declined|increased)\b"
)


@dataclass
class ServicesSection:
    """Keeps the heading of a section on services, and completes flows told below it."""

    naming: Naming
    heading: Told | None = None
    turn: int = -1

    def enter(self, scene: Scene) -> None:
        """Begin a sentence: a heading opens a section or ends the one before; so does a new turn."""
        if scene.sentence.turn != self.turn:
            self.turn, self.heading = scene.sentence.turn, None
        if scene.quantities or not self._is_title(scene):
            return
        told = next((t for t in scene.terms if t.name in (IN_SERVICES, _SERVICES)), None)
        others = [t for t in scene.terms if t.kind in ("indicator", "product") and t is not told]
        if told and not others:
            self.heading = self.naming.told(told)._replace(name=IN_SERVICES)
        elif others or _NUMBERED.match(scene.words) or _GOODS.search(scene.words):
            self.heading = None

    def _is_title(self, scene: Scene) -> bool:
        """True for a short line, whatever stands in brackets behind it."""
        bracketed = scene.words.endswith(")") and _IN_BRACKETS.search(scene.words)
        return is_heading(scene) or bool(bracketed and not _VERB.search(scene.words))

    def put(self, scene: Scene, frames: list[Frame]) -> None:
        """Make flows of goods that nothing tells flows of services, in place."""
        if not self.heading or _GOODS.search(scene.words):
            return
        for frame in frames:
            if "flow" in frame and "indicator" not in frame and "product" not in frame:
                frame["indicator"] = self.heading.inherited("heading of the section")
