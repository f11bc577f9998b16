"""The parts of a listed noun phrase: `hats, caps, hardware and lighting`."""

import re

from analysis.model import Span

_ITEM = re.compile(r"(?:(?!,\s|\sand\s).)+")
# `tools and machines, services, and hotels`: commas part what `and` joins.
BY_COMMA = re.compile(r"(?:(?!,\s).)+")
# `hats and caps, [however], fell`
_NO_PARTS = ("", "and", "however", "meanwhile", "too", "though", "by contrast", "in turn", "in particular")
_ITEM_LEAD = re.compile(r"(?:,\s*|\s+|and\s+)+")


def last_two_as_one(text: str, parts: list[Span]) -> list[Span]:
    """`hats, caps, [hardware and lighting]`: one item, where the others are parted by commas."""
    between = text[parts[-2].end : parts[-1].start]
    return [*parts[:-2], Span(parts[-2].start, parts[-1].end)] if between.strip() == "and" else parts


def joined_by_head(text: str, parts: list[Span]) -> list[Span]:
    """`lamp making and [kite and drum making]`: two parts as one, where then all end with the same word; else all parts.

    >>> text = "lamp making and kite and drum making"
    >>> [text[p.start : p.end] for p in joined_by_head(text, parts_of(text, Span(0, len(text))))]
    ['lamp making', 'kite and drum making']
    """
    for number in range(len(parts) - 1):
        both = Span(parts[number].start, parts[number + 1].end)
        joined = [*parts[:number], both, *parts[number + 2 :]]
        heads = {text[part.start : part.end].split()[-1] for part in joined}
        if len(heads) == 1 and text[parts[number].start : parts[number].end].split()[-1] not in heads:
            return joined
    return parts


def parts_of(text: str, span: Span, item: re.Pattern = _ITEM) -> list[Span]:
    """What commas and `and` part in a noun phrase, or commas alone."""
    found = []
    for match in item.finditer(text, span.start, span.end):
        lead = _ITEM_LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        if text[start : match.end()].strip() not in _NO_PARTS:
            found.append(Span(start, match.end()))
    return found
