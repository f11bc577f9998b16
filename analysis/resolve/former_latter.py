"""`Exports of tea and of hats grew. The former came to 3 billion. The latter fell.`: which of two is meant."""

import re
from dataclasses import dataclass, field, replace

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

_KINDS = ("product", "partner", "enterprise", "region", "mode")
# Not `The latter half was better`.
_OPENS = re.compile(
    r"\W*(?:(?:and|but|while)\s+)?the\s+(?P<which>former|latter)"
    r"(?:['’]s\b|(?=,|\s+(?:\w+ed|was|were|is|are|has|had|came|rose|fell|grew|stood|took|made|saw|hit|accounts?|brought)\b))"
)
# `Exports of [the former] reached 3 billion, imports of [the latter] 2 billion`
_OF_ONE = re.compile(
    r"\b(?:of|to|from|with|by|in)\s+(?P<one>the\s+(?P<which>former|latter))(?!['’]s\b)(?!\s+(?:half|part|case|group|period|two|year|quarter|months?)\b)"
)
# What may stand between the two: `tea and of Chinese hats`.
_BETWEEN = re.compile(
    r"(?:,|\s+as\s+well\s+as|\s+and)\s+(?:(?:of|to|from|with|those\s+of)\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,2}"
)


@dataclass
class FormerLatter:
    """The two things that the text told last side by side, in the paragraph."""

    pair: list[TermMention] = field(default_factory=list)
    paragraph: int = -1

    def keep(self, scene: Scene) -> None:
        """Keep the last two of a kind that a sentence tells side by side; a new paragraph forgets the ones before."""
        if scene.sentence.paragraph != self.paragraph:
            self.pair, self.paragraph = [], scene.sentence.paragraph
        terms = [term for term in scene.terms if term.kind in _KINDS]
        for first, last in zip(terms, terms[1:], strict=False):
            near = _BETWEEN.fullmatch(scene.text, first.span.end, last.span.start)
            if near and first.kind == last.kind and first.name != last.name:
                self.pair = [first, last]

    def named(self, scene: Scene) -> Scene:
        """The sentence with `Exports of the former` as a mention of that one of the two, in the same paragraph."""
        if not self.pair or scene.sentence.paragraph != self.paragraph:
            return scene
        ones = [self._one(found) for found in _OF_ONE.finditer(scene.text, *scene.sentence.span)]
        return replace(scene, terms=sorted([*scene.terms, *ones], key=lambda t: t.span)) if ones else scene

    def _one(self, found: re.Match) -> TermMention:
        """The one of the two, in the place of the words that point to it, under its plain name."""
        term = self.pair[found["which"] == "latter"]
        return term._replace(span=Span(*found.span("one")), extra={**term.extra, "narrowed": True})

    def put(self, naming: Naming, scene: Scene, frame: Frame) -> None:
        """Put the one of the two into the frame, in place, that a sentence begins with."""
        opens = _OPENS.match(scene.words)
        if not opens or not self.pair or scene.sentence.paragraph != self.paragraph:
            return
        term = self.pair[opens["which"] == "latter"]
        frame[term.kind] = naming.told(term).inherited(opens["which"])
