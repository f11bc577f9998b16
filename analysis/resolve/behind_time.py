"""Where the subject of a clause begins that opens with a time: `[In June 2014 ]government spending was`."""

import re

from analysis.model import Span
from analysis.resolve.figure_period import between
from analysis.resolve.scene import Scene

# `In `, `, and during the `: what a time stands behind at the head of its clause.
_OPENS = re.compile(
    r"(?:^\W*|[,;:]\s+(?:(?:and|but|while)\s+)?)(?:in|during|for|over|by|at)\s+(?:the\s+)?$", re.I
)
# A subject goes on without a comma; `in May of`, `in May and`, `in May was`, `in May alone` are no ends.
_SUBJECT = re.compile(
    r"\s+(?!(?:of|to|and|or|when|as|from|compared|alone|was|were|is|are|the\s+(?:figure|number|rate)|there|this|that|it|they|we|with|than|on|after|by|due|up|down)\b)(?=[a-z])"
)


def behind_time(scene: Scene, gap: Span, words: str) -> int:
    """The offset behind the time that the last clause of a gap opens with, else that of the gap."""
    for mention in reversed(between(scene, gap)):
        subject = _SUBJECT.match(scene.text, mention.span.end)
        if subject and not mention.comparison and _OPENS.search(words, 0, mention.span.start - gap.start):
            return subject.end()
    return gap.start
