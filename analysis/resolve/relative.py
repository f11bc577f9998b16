"""Relative clauses beside a subject: `Exports to Peru, where a 15% duty holds, fell 2%` are still exports to Peru."""

import re
from dataclasses import dataclass, field

from analysis.model import Span
from analysis.resolve.asides import GOES_ON
from analysis.resolve.frame import Frame
from analysis.resolve.scene import Scene

_SIGNS = (", which", ", where", ", whose", ", who ")
# `, where a 15% duty holds,[ fell]`
_CLAUSE = re.compile(
    rf",\s+(?:which|where|whose|who)\s+(?!(?:exclud|strip|leave|includ|measur)\w*\b)(?:(?!,\s+(?:and|but|while|which|where|whose)\b)[^;:])*?,(?=\s+(?:have\s+|has\s+)?{GOES_ON}\b)"
)
_SUBJECTS = ("flow", "indicator", "product")


@dataclass
class Relative:
    """The relative clauses of one sentence, and the frame with which it goes on behind each."""

    clauses: list[Span] = field(default_factory=list)
    resumed: Frame = field(default_factory=dict)

    def enter(self, scene: Scene) -> None:
        """Find the clauses of a sentence."""
        told = any(sign in scene.words for sign in _SIGNS)
        span = scene.sentence.span
        self.clauses = [Span(*found.span()) for found in _CLAUSE.finditer(scene.text, *span)] if told else []
        self.resumed = {}

    def parts(self, gap: Span) -> list[Span]:
        """What to read of a gap: all of it, or what stands before a clause and what stands in or behind it."""
        begun = next((c for c in self.clauses if gap.start <= c.start < gap.end), None)
        if not begun:
            return [gap]
        rest = begun.end if begun.end <= gap.end else begun.start
        return [Span(gap.start, begun.start), Span(rest, gap.end)]

    def keep(self, before: Frame, frame: Frame, start: int) -> None:
        """Remember the subject before a clause, if the sentence tells it: the frame then, or what words completed it to."""
        gone = before.keys() - frame.keys()
        inside = any(told.span.start >= start for told in frame.values())
        kept = before if gone or inside else frame
        if any(kind in kept and kept[kind].how == "explicit" for kind in _SUBJECTS):
            self.resumed = dict(kept)

    def resumes(self, gap: Span) -> bool:
        """True where a clause ends that began before the gap: the subject before it goes on."""
        return bool(self.resumed) and any(c.start < gap.start < c.end <= gap.end for c in self.clauses)
