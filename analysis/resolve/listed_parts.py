"""The parts of a listed noun phrase: `hats, caps, hardware and lighting`."""

import re

from analysis.model import Span

_ITEM = re.compile(r"(?:(?!,\s|\sand\s).)+")
# `tools and machines, services, and hotels`: commas part what `and` joins.
BY_COMMA = re.compile(r"(?:(?!,\s).)+")
_NO_PARTS = ("", "and", "however", "meanwhile", "too", "though", "by contrast", "in turn", "in particular")
_ITEM_LEAD = re.compile(r"(?:,\s*|\s+|and\s+)+")


def last_two_as_one(text: str, parts: list[Span]) -> list[Span]:
    """`hats, caps, [hardware and lighting]`: one item, where the others are parted by commas."""
    between = text[parts[-2].end : parts[-1].start]
    return [*parts[:-2], Span(parts[-2].start, parts[-1].end)] if between.strip() == "and" else parts


def parts_of(text: str, span: Span, item: re.Pattern = _ITEM) -> list[Span]:
    """What commas and `and` part in a noun phrase, or commas alone."""
    found = []
    for match in item.finditer(text, span.start, span.end):
        lead = _ITEM_LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        if text[start : match.end()].strip() not in _NO_PARTS:
            found.append(Span(start, match.end()))
    return found
