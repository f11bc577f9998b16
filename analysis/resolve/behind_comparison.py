"""Where the words on a number begin that stand behind a comparison: `19% y/y (14%) for exports`."""

import re

from analysis.model import Span
from analysis.resolve.scene import Scene

# `(19% y/y)[ (14%)] for exports`, `(19% (14%)[)] for exports`
_CLOSED = re.compile(r"\s\([+-]?\d[\d.,]*\s?%\)|\)(?=\s+for\s)")


def behind_comparison(scene: Scene, follow: Span) -> Span:
    """The words right of `19% y/y (14%)[ for exports]`: behind a comparison, and behind a value in brackets."""
    beside = (m.span.end for m in scene.periods if m.comparison and 0 <= m.span.start - follow.start < 2)
    start = next(beside, follow.start)
    closed = _CLOSED.match(scene.text, start, scene.sentence.span.end)
    if not closed:
        return Span(start, max(start, follow.end))
    later = (q.span.start for q in scene.quantities if q.span.start >= closed.end())
    return Span(closed.end(), next(later, scene.sentence.span.end))
