"""One sentence with all that was found in it, and the windows of words around each quantity."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.extract import Extraction, Mention, PeriodMention, TermMention
from analysis.model import Sentence, Span


_LASTING = re.compile(r"\b(?:within|to|than|from|takes?|took|last(?:s|ed)|for|averag\w+|by)\s+(?:(?:about|just|only|some|over|under|nearly)\s+)*$")
_AGO = re.compile(r"\s+(?:ago|earlier|later|before|old|to|up|ended|ending|of)\b")


@dataclass(frozen=True)
class Scene:
    """A sentence, its quantities, periods and terms in text order; `text` is the whole text in lower case."""

    text: str
    sentence: Sentence
    quantities: list[Mention]
    periods: list[PeriodMention]
    terms: list[TermMention]

    def left(self, number: int) -> str:
        """The words between the previous quantity (or the sentence's start) and a quantity."""
        return self.text[self._edge(number) : self.quantities[number].span.start]

    def right(self, number: int) -> str:
        """The words between a quantity and the next one (or the sentence's end)."""
        return self.text[self.quantities[number].span.end : self._next(number)]

    def before(self, number: int) -> str:
        """All words of the sentence before a quantity."""
        return self.text[self.sentence.span.start : self.quantities[number].span.start]

    def _edge(self, number: int) -> int:
        return self.quantities[number - 1].span.end if number else self.sentence.span.start

    def _next(self, number: int) -> int:
        last = number + 1 == len(self.quantities)
        return self.sentence.span.end if last else self.quantities[number + 1].span.start

    def gap(self, number: int) -> Span:
        """The span of the words left of a quantity, up to the previous one."""
        return Span(self._edge(number), self.quantities[number].span.start)

    def follow(self, number: int) -> Span:
        """The span of the words right of a quantity, up to the next one."""
        return Span(self.quantities[number].span.end, self._next(number))

    @cached_property
    def words(self) -> str:
        """The sentence itself."""
        return self.sentence.span.words(self.text)


def scenes(extraction: Extraction) -> Iterator[Scene]:
    """One scene for each sentence of the text, made when it is asked for."""
    text = extraction.lower
    stated = [mention for mention in extraction.quantities if _states(text, mention)]
    parts = [_Slices(mentions) for mentions in (stated, extraction.periods, extraction.terms)]
    for sentence in extraction.structure.sentences:
        yield Scene(text, sentence, *(part.within(sentence.span) for part in parts))


def _states(text: str, mention: Mention) -> bool:
    """False for attributes (`12-month`), and for times in words that tell no duration (`five years ago`)."""
    if mention.hyphenated:
        return False
    if mention.unit.kind != "time" or mention.form != "words":
        return True
    told = mention.cue or _LASTING.search(text, max(0, mention.span.start - 24), mention.span.start)
    return bool(told) and not _AGO.match(text, mention.span.end)


class _Slices:
    """Mentions in text order, dealt out to sentences in text order."""

    def __init__(self, mentions: list) -> None:
        self.mentions, self.position = mentions, 0

    def within(self, span: Span) -> list:
        """The mentions that begin inside a span, which lies behind all spans asked for before."""
        mentions, first = self.mentions, self.position
        while first < len(mentions) and mentions[first].span.start < span.start:
            first += 1
        last = first
        while last < len(mentions) and mentions[last].span.start < span.end:
            last += 1
        self.position = last
        return mentions[first:last]
