"""A product that the vocabulary has not, told just before its flow: `tin whistle exports`."""

import re

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.figure_period import between
from analysis.resolve.frame import Naming
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

_FLOWS = ("exports", "imports", "inflation")
_WORDS = re.compile(r"(?<![\w'’-])(?:[^\W\d_][^\W\d_’'&/-]*(?:[-&/][^\W\d_]+)*\s+){1,4}$")
_WORD = re.compile(r"\S+")


def noun_before(
    naming: Naming, phrases: NounPhrases, scene: Scene, start: int, flow: TermMention
) -> Span | None:
    """The nouns just before a flow, from `start` on, if no mention or period stands among them.

    Adjectives (`strong exports`), verbs and capitals within a sentence end them.
    """
    if flow.name not in _FLOWS:
        return None
    text = naming.text
    words = _WORDS.search(text, max(start, flow.span.start - 60), flow.span.start)
    if not words:
        return None
    first = None
    for word in reversed(list(_WORD.finditer(text, *words.span()))):
        if not phrases.modifiers.is_noun(word[0], opens=word.start() == scene.sentence.span.start):
            break
        first = word.start()
    if first is None:
        return None
    span = Span(first, first + len(text[first : flow.span.start].rstrip()))
    return None if _is_told(naming, scene, span) else span


def _is_told(naming: Naming, scene: Scene, span: Span) -> bool:
    """True when a mention or a period stands in a span."""
    reach = Span(span.start - 24, span.end + 24)
    told = (*naming.within(scene, reach), *between(scene, reach))
    return any(m.span.start < span.end and span.start < m.span.end for m in told)
