"""A company that a sentence introduces: `Tin Whistle Works, a maker of toys in Lima, said its exports rose`."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

_NAME = r"(?P<name>[A-Z][\w&.'’-]*(?:\s+(?:of\s+)?[A-Z][\w&.'’-]*){0,4}(?:,?\s+(?:Co\.,?\s+)?(?:Ltd|Inc|Corp|LLC|PLC)\b\.?)?)"
_TRADE = (
    r"(?:maker|manufacturer|producer|supplier|exporter|importer|trader|retailer|developer|company|firm|carmaker"
    r"|automaker|brand|operator|startup|start-up)"
)
_INTRODUCED = re.compile(rf"{_NAME},\s+(?:an?|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,5}}?{_TRADE}s?\b")


def put_company(naming: Naming, scene: Scene, frame: Frame) -> None:
    """Put the company that the sentence introduces before its first number into the frame, in place."""
    start, end = scene.sentence.span.start, scene.quantities[0].span.start
    found = _INTRODUCED.search(naming.text, start, end)
    if not found:
        return
    span = Span(*found.span("name"))
    if any(t.span.start < span.end and span.start < t.span.end and t.kind == "partner" for t in scene.terms):
        return
    frame["enterprise"] = naming.own_words(span, "company introduced")
