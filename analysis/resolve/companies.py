"""A company that a sentence introduces: `Tin Whistle Works, a maker of toys in Lima, said its exports rose`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract import TermMention
from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

_NAME = r"(?P<name>[A-Z][\w&.'’-]*(?:\s+(?:of\s+)?[A-Z][\w&.'’-]*){0,4}(?:,?\s+(?:Co\.,?\s+)?(?:Ltd|Inc|Corp|LLC|PLC)\b\.?)?)"


@dataclass(frozen=True)
class Companies:
    """Puts companies that a sentence introduces into frames; the pattern is made once from the language pack."""

    language: Language

    @cached_property
    def _introduced(self) -> re.Pattern:
        makers = alternatives(self.language.grammar["makers"])
        return re.compile(rf"{_NAME},\s+(?:an?|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,5}}?(?:{makers})s?\b")

    def put(self, naming: Naming, scene: Scene, frame: Frame) -> None:
        """Put the company that the sentence introduces before its first number into the frame, in place."""
        start, end = scene.sentence.span.start, scene.quantities[0].span.start
        found = self._introduced.search(naming.text, start, end)
        if not found:
            return
        span = Span(*found.span("name"))
        if not any(_overlap(term, span) for term in scene.terms):
            frame["enterprise"] = naming.own_words(span, "company introduced")


def _overlap(term: TermMention, span: Span) -> bool:
    """True for an economy inside a name."""
    return term.kind == "partner" and term.span.start < span.end and span.start < term.span.end


@cache
def companies(lexicon: Lexicon) -> Companies:
    """Those of a lexicon, made once."""
    return Companies(lexicon.language)
