"""One sentence with all that was found in it, and the windows of words around each quantity."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.extract import Extraction, Mention, PeriodMention, TermMention
from analysis.kept import kept
from analysis.model import Sentence, Span
from analysis.record_columns import make
from analysis.resolve.apposed import without_apposed

# `takes about [two years]`, `within [three days]`: words in which a time is a duration.
_LASTING = re.compile(
    r"\b(?:within|to|than|from|takes?|took(?:\s+(?:him|her|us|them|me|it|(?:the|a)\s+[a-z]+))?|holds?|held|needs?|needed|requires?|last(?:s|ed)|for|over|after|averag\w+|by|period\s+of"
    r"|(?:lowest|highest|largest|smallest|biggest|best|worst|steepest|sharpest|strongest|weakest|fastest|slowest|least|fewest|most|longest|poorest|softest|busiest|greatest|lightest|deepest)\s+(?:[a-z]+\s+)?in)\s+"
    r"(?:(?:about|just|only|some|over|under|nearly)\s+)*$"
)
# `took [six days] to deliver`, `holds [six weeks] of stock`
_TAKING = re.compile(r"takes?|took|holds?|held")
# Indicators of quantity that are flows where money is told.
_VOLUMES = {"export volume": "exports", "import volume": "imports"}
# `[a] 2% [and] 5% rise`
_AND = re.compile(r"\s+and\s+")
_ARTICLE = re.compile(r"\ban?\s+(?:\w+\s+)?$")
# `equal to over [seven months] of imports`
_EQUAL_TO = re.compile(r"\b(?:equal|equivalent)\s+to\s+(?:(?:about|over|nearly|some)\s+)*$")
_AGO = re.compile(
    r"\s+(?:ago|earlier|later|before|old|to(?!\s+(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b))|up|ended|ending|of)\b"
)

_OFFICE_SAYS = re.compile(
    r"\s+customs,?\s+(?:said|says|told|puts?|data|figures|statistics|reported|showed)\b"
)


@dataclass(eq=False)
class Scene:
    """A sentence, its quantities, periods and terms in text order; `text` is the whole text in lower case."""

    text: str
    sentence: Sentence
    quantities: list[Mention]
    periods: list[PeriodMention]
    terms: list[TermMention]

    @kept
    def words(self) -> str:
        """The sentence itself."""
        return self.sentence.span.words(self.text)

    @kept
    def _inside(self) -> dict[Span, list[TermMention]]:
        """The mentions inside the spans that were asked for."""
        return {}

    @kept
    def hidden(self) -> dict[tuple[Span, str], bool]:
        """Whether a mention, by its place and kind, names no subject: what was found so far (see `masks`)."""
        return {}

    @kept
    def _between(self) -> list[Span]:
        """The stretches before, between and behind the quantities."""
        start, end = self.sentence.span
        starts = [start, *(mention.span.end for mention in self.quantities)]
        ends = [*(mention.span.start for mention in self.quantities), end]
        return list(make(Span, zip(starts, ends, strict=True)))

    @kept
    def _words_between(self) -> list[str]:
        """The words of these stretches."""
        return [span.words(self.text) for span in self._between]

    def gap(self, number: int) -> Span:
        """The span of the words left of a quantity, up to the previous one."""
        return self._between[number]

    def follow(self, number: int) -> Span:
        """The span of the words right of a quantity, up to the next one."""
        return self._between[number + 1]

    def left(self, number: int) -> str:
        """The words between the previous quantity (or the sentence's start) and a quantity."""
        return self._words_between[number]

    def right(self, number: int) -> str:
        """The words between a quantity and the next one (or the sentence's end)."""
        return self._words_between[number + 1]

    def reach(self, number: int) -> str:
        """The words right of a quantity, over the next one where that stands in a bracket: `300 (1%) fewer`.

        Of `a 2% and 5% rise` both numbers have the noun on their right.
        """
        right = self.right(number)
        if _AND.fullmatch(right) and _ARTICLE.search(self.left(number)):
            return self.right(number + 1)
        if right.strip(" ,") not in ("(", "or") or number + 2 > len(self.quantities):
            return right
        end = self._between[number + 2].end
        return self.text[self.quantities[number].span.end : end]

    def terms_inside(self, span: Span) -> list[TermMention]:
        """The mentions that lie inside a span, but for who says it: `Chengdu Customs said`; not to be changed."""
        if not self.terms:
            return []
        if span not in self._inside:
            start, end = span
            inside = [t for t in self.terms if start <= t.span.start and t.span.end <= end]
            self._inside[span] = [
                t for t in inside if t.kind != "region" or not _OFFICE_SAYS.match(self.text, t.span.end)
            ]
        return self._inside[span]

    def before(self, number: int) -> str:
        """All words of the sentence before a quantity."""
        return self.text[self.sentence.span.start : self.quantities[number].span.start]

    def lead(self, offset: int, length: int) -> str:
        """At most so many characters of the sentence before an offset."""
        return self.text[max(self.sentence.span.start, offset - length) : offset]


def scenes(extraction: Extraction) -> Iterator[Scene]:
    """One scene for each sentence of the text, made when it is asked for."""
    text = extraction.lower
    stated = (mention for mention in extraction.quantities if _states(text, mention))
    parts = [_Slices(mentions) for mentions in (stated, extraction.periods, extraction.terms)]
    for sentence in extraction.structure.sentences:
        quantities, periods, terms = (part.within(sentence.span) for part in parts)
        terms = _behind_numbers(quantities, without_apposed(text, sentence.span, terms))
        yield Scene(text, sentence, quantities, periods, _in_money(quantities, terms))


def _in_money(quantities: list[Mention], terms: list[TermMention]) -> list[TermMention]:
    """The mentions of a sentence; `the volume of exports reached 3 billion yuan` tells exports, no index."""
    if not terms or _VOLUMES.keys().isdisjoint([term.name for term in terms]):
        return terms
    if not any(mention.unit.kind == "currency" for mention in quantities):
        return terms
    return [_VOLUMES.get(t.name) and t._replace(kind="flow", name=_VOLUMES[t.name]) or t for t in terms]


def _behind_numbers(quantities: list[Mention], terms: list[TermMention]) -> list[TermMention]:
    """The terms; a name with a number in it (`jobless rate in 31 major cities`) is told for what comes behind that."""
    inner = {
        term.span: quantity.span.end + 1
        for term in terms
        if term.kind == "indicator"
        for quantity in quantities
        if term.span.start < quantity.span.start and quantity.span.end < term.span.end
    }
    return (
        [t._replace(span=Span(inner.get(t.span, t.span.start), t.span.end)) for t in terms]
        if inner
        else terms
    )


def _states(text: str, mention: Mention) -> bool:
    """False for attributes (`12-month`), and for times in words that tell no duration (`five years ago`)."""
    if mention.hyphenated:
        return False
    if mention.unit.kind != "time" or mention.form != "words":
        return True
    start = mention.cue.start if mention.cue else mention.span.start
    if _EQUAL_TO.search(text, max(0, start - 24), start):
        return True
    told = mention.cue or _LASTING.search(text, max(0, mention.span.start - 24), mention.span.start)
    if told and told is not mention.cue and _TAKING.match(told[0]):
        return True
    return bool(told) and not _AGO.match(text, mention.span.end)


class _Slices:
    """Mentions in text order, dealt out to sentences in text order."""

    def __init__(self, mentions: Iterable) -> None:
        self.mentions = iter(mentions)
        self.next = next(self.mentions, None)

    def within(self, span: Span) -> list:
        """The mentions that begin inside a span, which lies behind all spans asked for before."""
        mention, found = self.next, []
        while mention and mention.span.start < span.end:
            if mention.span.start >= span.start:
                found.append(mention)
            mention = next(self.mentions, None)
        self.next = mention
        return found
