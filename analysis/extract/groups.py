"""Names that the vocabulary has not, in the text's own words: groups of economies, ports, pilot zones."""

import re

from analysis.extract.terms import Covered, TermMention
from analysis.lexicon import anywhere
from analysis.model import Span

_NOUNS = ("countries", "nations", "states", "economies", "members")
_NOUN = anywhere({"noun": list(_NOUNS)})
# `trade with [Arctic Circle nations]`
_NAME = re.compile(
    r"\b(?:to|from|with|between|among|and)\s+(?:(?:the|all|other|its|our|many|most)\s+|[a-z]+\s+(?=[A-Z]))*"
    r"(?P<name>(?!Member\b)[A-Z][\w&’'-]*(?:\s+[A-Z][\w&-]*){0,3}(?:\s+(?:member|partner))?\s+)$"
)
_REACH = 80
# `China (Shaanxi) Pilot Free Trade Zone`
_ZONE = re.compile(r"\b[A-Z]\w+\s\([A-Z][\w\s'’-]{2,30}\) Pilot\sFree\sTrade\sZone\b")
_PORT = re.compile(
    r"(?P<more>(?:\s[A-Z][\w’'-]+){0,2}?)\s(?P<kind>[Pp]ort\b(?!\s(?:of|city|cities|authorit))|International\s[Aa]irport\b)"
)


def with_groups(text: str, terms: list[TermMention], start: int, end: int) -> list[TermMention]:
    """The mentions of a stretch of text in text order, with groups of economies named there, as partners."""
    found = []
    if not any(text.find(noun, start, end) >= 0 for noun in _NOUNS):
        return terms
    for noun in _NOUN.finditer(text, start, end):
        name = _NAME.search(text, max(start, noun.start() - _REACH), noun.start())
        if name:
            found.append(_own(text, Span(name.start("name"), noun.end()), "partner", {}))
    if not found:
        return terms
    taken = Covered(term.span for term in terms)
    return sorted([*terms, *(group for group in found if not taken.touches(*group.span))])


def with_places(text: str, terms: list[TermMention], start: int, end: int) -> list[TermMention]:
    """The mentions of a stretch of text in text order, with its ports and pilot zones by their whole names."""
    terms = [_port(text, term) for term in terms]
    if text.find(") Pilot", start, end) < 0:
        return terms
    zones = [Span(*zone.span()) for zone in _ZONE.finditer(text, start, end)]
    taken = Covered(zones)
    named = [_own(text, zone, "region", {"economy": ""}) for zone in zones]
    return sorted(
        [*(term for term in terms if not taken.touches(term.span.start, term.span.start + 1)), *named]
    )


def _port(text: str, term: TermMention) -> TermMention:
    """`Qingdao Port`, `Ningbo Zhoushan port`, `Xi'an Xianyang International Airport` by their whole names."""
    behind = _PORT.match(text, term.span.end) if term.kind == "region" else None
    if not behind:
        return term
    kind = "Airport" if "irport" in behind["kind"] else "Port"
    more = " ".join(behind["more"].split())
    name = " ".join(part for part in (term.name, more, kind) if part)
    return term._replace(span=Span(term.span.start, behind.end()), name=name)


def _own(text: str, span: Span, kind: str, extra: dict) -> TermMention:
    """A name in the text's own words."""
    return TermMention(span, kind, " ".join(span.words(text).split()), extra)
