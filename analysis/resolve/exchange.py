"""Rates of exchange as news print them: `($1 = 7.15 yuan)`, `102.5 to the dollar`."""

import re

from analysis.extract.money_rates import PER_DOLLAR, PIVOTS
from analysis.model import Span
from analysis.resolve.frame import Frame, Told
from analysis.resolve.scene import Scene

_EXCHANGED = re.compile(r"(?:[$€£¥]\s?1|\b1\s(?:us\s)?(?:dollar|euro|pound))\s*=\s*$")
_EQUAL = re.compile(r"\s*=\s*\d")


def put_exchange(scene: Scene, number: int, frame: Frame) -> bool:
    """`($1 = 7.15 yuan)`: a rate of exchange, and nothing that was told before; False for other numbers."""
    mention = scene.quantities[number]
    per = PER_DOLLAR.match(scene.text, mention.span.end) if mention.unit.kind == "currency" else None
    if per and mention.unit.code != PIVOTS[per["pivot"]]:
        return _put(frame, Span(*per.span()))
    if "=" not in scene.words:
        return False
    start = max(scene.sentence.span.start, mention.span.start - 16)
    rate = _EXCHANGED.search(scene.text, start, mention.span.start)
    if not rate and not (mention.value == 1 and _EQUAL.match(scene.text, mention.span.end)):
        return False
    return _put(frame, Span(*rate.span()) if rate else mention.span)


def _put(frame: Frame, span: Span) -> bool:
    """Nothing but a rate of exchange."""
    frame.clear()
    frame["indicator"] = Told("exchange rate", span, rule="rate of exchange")
    return True
