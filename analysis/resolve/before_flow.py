"""A product that the vocabulary has not, told just before its flow: `tin whistle exports`."""

import re

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.figure_period import between
from analysis.resolve.frame import Naming
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

_FLOWS, _INFLATION = ("exports", "imports"), "consumer price inflation"
# `CPI inflation`, before which no product can stand
_OF_CONSUMERS = re.compile(r"\b(?:CPI|consumer)\b", re.I)
_WORDS = re.compile(r"(?<![\w'’-])(?:[^\W\d_][^\W\d_’'&/-]*(?:[-&/][^\W\d_]+)*\s+){1,4}$")
# `growers[ exported ]3 tons`, not `rice exported to Kenya`
_ACTIVE = re.compile(
    r"\s*(?:(?:has|have|had|also|already|together|directly)\s+){0,2}(?:exported|imported)\s+"
    r"(?:(?:about|nearly|over|some|around|almost|roughly|more\s+than|less\s+than|just|only|a\s+total\s+of)\s+)?(?:us)?[$€£¥]?\d"
)
# `the dollar value[ of our exports]`: trade itself.
_IN_TRADE = re.compile(
    r"\s+of\s+(?:(?:the|our|its|their|all|total)\s+)*(?:exports|imports|trade)\b(?!\s+(?:orders|credits?|finance|financing|licen[cs]es|permits))"
)
# `earnings[ from tea and rubber exports]`: exports themselves.
_FROM_EXPORTS = re.compile(
    r"(?:(?<=earnings)|(?<=revenue)|(?<=revenues)|(?<=receipts)|(?<=proceeds)|(?<=income))\s+from\s+(?:[a-z-]+(?:,\s+(?:and\s+)?|\s+)){1,7}?exports\b"
)
_WORD = re.compile(r"\S+")
# `[· ]Non-petroleum exports`: what may stand before the first word of a sentence.
_BULLET = re.compile(r"[\s•·▪◦‣●■□○*–-]*")


def takes_product(text: str, term: TermMention) -> bool:
    """True for a flow and for bare `inflation`, before which their product can stand."""
    return term.name in _FLOWS or (term.name == _INFLATION and not _OF_CONSUMERS.search(text, *term.span))


def noun_before(
    naming: Naming, phrases: NounPhrases, scene: Scene, start: int, flow: TermMention
) -> Span | None:
    """The nouns just before a flow, from `start` on, if no mention or period stands among them.

    Adjectives (`strong exports`), verbs and capitals within a sentence end them.
    """
    text = naming.text
    if not takes_product(text, flow):
        return None
    words = _WORDS.search(text, max(start, flow.span.start - 60), flow.span.start)
    if not words:
        return None
    first, head = None, _BULLET.match(text, scene.sentence.span.start).end()
    for word in reversed(list(_WORD.finditer(text, *words.span()))):
        if not phrases.modifiers.is_noun(word[0], opens=word.start() == head):
            break
        first = word.start()
    if first is None:
        return None
    span = Span(first, first + len(text[first : flow.span.start].rstrip()))
    return None if _is_told(naming, scene, span) or is_trader(scene.text, span) else span


def is_trader(text: str, span: Span) -> bool:
    """True for one word that has exported an amount: `growers exported 3 tons` is of no goods named growers."""
    return " " not in span.words(text) and bool(_ACTIVE.match(text, span.end))


def _is_told(naming: Naming, scene: Scene, span: Span) -> bool:
    """True when a mention or a period stands in a span."""
    reach = Span(span.start - 24, span.end + 24)
    told = (*naming.within(scene, reach), *between(scene, reach))
    return any(m.span.start < span.end and span.start < m.span.end for m in told)


def is_trade(text: str, span: Span, end: int) -> bool:
    """True for `the value of our exports` and `earnings from tea exports`, up to `end`: trade itself."""
    return bool(_IN_TRADE.match(text, span.end, end) or _FROM_EXPORTS.match(text, span.end, end))
