"""What only says of a place what it is: `Kenya, the largest buyer of tea, saw its exports rise`."""

import re
from collections.abc import Sequence

from analysis.extract import TermMention
from analysis.model import Span

_PLACES = ("region", "partner")
# `(Kenya)[, the largest buyer of tea](, saw its exports rise)`; not `the jobless rate, led by men`
_APPOSED = re.compile(
    r"(?:\s+(?:province|city|municipality|county|state))?,\s+"
    r"(?:an?|the|its|home\s+to|which|who|where|[\w-]+(?:\s[\w-]+){0,2}['’]s?)\s[^,;\d]{3,120}(?=,\s+(?:has\s+|have\s+|had\s+|also\s+)?"
    r"(?:saw|seen|recorded|posted|registered|reported|exported|imported|traded|shipped|sold|bought|logged|achieved"
    r"|received|attracted|contributed|accounted|led|topped|rose|fell|grew|gained|expanded|dropped|increased|decreased"
    r"|declined|surged|jumped|became|remained|took|was|were|is|are)\b(?!\s+by\b))"
)

# What may stand before the place: `[Exports to the ]United States, Japan's biggest market, fell`.
_HEAD = re.compile(
    r"[\s\"“”]*(?:(?:exports|imports|trade|shipments|sales|deliveries)\s+(?:to|from|with)\s+(?:the\s+)?)?"
)


def without_apposed(text: str, sentence: Span, terms: Sequence[TermMention]) -> Sequence[TermMention]:
    """The terms of a sentence, but for those that say what the place is that it begins with, or its trade.

    `text` is in lower case.
    """
    first = next((t for t in terms if t.kind in _PLACES), None)
    if not first or not _HEAD.fullmatch(text, sentence.start, first.span.start):
        return terms
    match = _APPOSED.match(text, first.span.end, sentence.end)
    return [t for t in terms if t.span.start not in range(*match.span())] if match else terms
