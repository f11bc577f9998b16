"""A company that a sentence introduces: `Tin Whistle Works, a maker of toys in Lima, said its exports rose`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract import TermMention
from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

# `Toyota Motor exported`, `Tin Whistle Works plans to export`
_TRADES = (
    r"(?:,\s+or\s+[A-Z]+,)?\s+(?:(?:also|alone|had|has)\s+)*(?:(?:plans?|expects?|aims?|intends?|wants?)\s+to\s+(?:export|import|ship|sell|buy)"
    r"|exported|imported|shipped|sold|delivered|sent\s+out)\b"
)
_NAME = r"(?P<name>[A-Z][\w&.'’-]*(?:\s+(?:of\s+)?[A-Z][\w&.'’-]*){0,4}(?:,?\s+(?:Co\.,?\s+)?(?:Ltd|Inc|Corp|LLC|PLC)\b\.?)?)"
# `Toyota[, a ]Japanese carmaker`
_APPOSED = r",\s+(?:an?|one\s+of\s+the)\s+"
_IS_APPOSED = re.compile(_APPOSED)
_TRADING = re.compile(r"\b(?:export|import|ship|sold|sell|buy|deliver|sent out)")
_TRADER = re.compile(_NAME + _TRADES)


@dataclass(frozen=True)
class Companies:
    """Puts companies that a sentence introduces into frames; the pattern is made once from the language pack."""

    language: Language

    @cached_property
    def _introduced(self) -> re.Pattern:
        makers = alternatives(self.language.grammar["makers"])
        return re.compile(rf"{_NAME}{_APPOSED}(?:[\w-]+\s+){{0,5}}?(?:{makers})s?\b")

    def put(self, naming: Naming, scene: Scene, frame: Frame) -> None:
        """Put the company that the sentence introduces before its first number into the frame, in place."""
        start, end = scene.sentence.span.start, scene.quantities[0].span.start
        apposed = _IS_APPOSED.search(naming.text, start, end)
        found = apposed and self._introduced.search(naming.text, start, end)
        if not found:
            return
        span = Span(*found.span("name"))
        if not any(_overlap(term, span) for term in scene.terms):
            frame["enterprise"] = naming.own_words(span, "company introduced")

    def _is_word(self, name: str) -> bool:
        """True for `Farmers` and `It`, which begin a sentence with a capital, not for `Toyota`."""
        return name.endswith("s") or name.lower() in self.language.grammar["empty_subjects"]

    def put_trader(self, naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
        """Put the company that trades in the words left of a number into the frame, in place."""
        gap = scene.gap(number)
        if not _TRADING.search(scene.left(number)):
            return
        for found in _TRADER.finditer(naming.text, gap.start, gap.end):
            span = Span(*found.span("name"))
            opens = span.start == scene.sentence.span.start and " " not in found["name"]
            if (opens and self._is_word(found["name"])) or any(
                _inside(term.span, span) for term in scene.terms
            ):
                continue
            frame["enterprise"] = naming.own_words(span, "company that trades")
            product = frame.get("product")
            if product and _inside(product.span, Span(span.start, found.end())):
                frame.pop("product")


def _inside(span: Span, other: Span) -> bool:
    """True when two spans share a place."""
    return span.start < other.end and other.start < span.end


def _overlap(term: TermMention, span: Span) -> bool:
    """True for an economy inside a name."""
    return term.kind == "partner" and _inside(term.span, span)


@cache
def companies(lexicon: Lexicon) -> Companies:
    """Those of a lexicon, made once."""
    return Companies(lexicon.language)
