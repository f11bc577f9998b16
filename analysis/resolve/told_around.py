"""What headings and earlier sentences tell of all figures around: a section on services, a means of transport."""

from dataclasses import dataclass

from analysis.kept import kept
from analysis.lexicon import Language
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.journeys import Journeys
from analysis.resolve.scene import Scene
from analysis.resolve.services_section import ServicesSection


@dataclass
class ToldAround:
    """Follows the sentences of one text, and completes their frames."""

    naming: Naming
    language: Language

    @kept
    def services(self) -> ServicesSection:
        """Reads sections on services."""
        return ServicesSection(self.naming)

    @kept
    def journeys(self) -> Journeys:
        """Reads journeys of what was named before."""
        return Journeys(self.naming, self.language)

    def enter(self, scene: Scene) -> None:
        """Begin a sentence, with figures or without."""
        self.services.enter(scene)
        self.journeys.enter(scene)

    def put(self, scene: Scene, frames: list[Frame]) -> None:
        """Complete the frames of a sentence, in place."""
        self.services.put(scene, frames)
        self.journeys.put(scene, frames)
