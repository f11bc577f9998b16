"""Groups of economies that the vocabulary has not, in the text's own words: `trade with Arctic Circle nations`."""

import re

from analysis.extract.terms import TermMention
from analysis.model import Span

_NOUN = re.compile(r"\b(?:countries|nations|states|economies|members)\b")
_NAME = re.compile(
    r"\b(?:to|from|with|between|among|and)\s+(?:(?:the|all|other|its|our|many|most)\s+|[a-z]+\s+(?=[A-Z]))*"
    r"(?P<name>(?!Member\b)[A-Z][\w&’'-]*(?:\s+[A-Z][\w&-]*){0,3}(?:\s+(?:member|partner))?\s+)$"
)
_REACH = 80


def with_groups(text: str, terms: list[TermMention], start: int, end: int) -> list[TermMention]:
    """The mentions of a stretch of text in text order, with groups of economies named there, as partners."""
    found = []
    for noun in _NOUN.finditer(text, start, end):
        name = _NAME.search(text, max(start, noun.start() - _REACH), noun.start())
        if name:
            span = Span(name.start("name"), noun.end())
            found.append(TermMention(span, "partner", " ".join(span.words(text).split()), {}))
    if not found:
        return terms
    taken = {offset for term in terms for offset in range(*term.span)}
    return sorted([*terms, *(group for group in found if not taken.intersection(range(*group.span)))])
