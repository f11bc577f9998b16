"""Balances told right of their amount: `a 3 billion surplus in trade in goods`, `recorded a 9 billion deficit`."""

import re

from analysis.model import Span
from analysis.resolve.frame import GOODS, Frame, Told, has_goods
from analysis.resolve.scene import Scene

# `a 3 billion [surplus in] trade in goods`
_BALANCE_IN = re.compile(r"\s+(?:trade\s+)?(?P<balance>surplus|deficit)\s+(?:in|of)\s+(?:the\s+|its\s+)?")
# `recorded a 3 billion [deficit], `
_RECORDED = re.compile(
    r"\s+(?:trade\s+)?(?P<balance>surplus|deficit|shortfall)(?=\s*[,.;]|\s+(?:and|with|against|while)\b)"
)


def take_balance(scene: Scene, follow: Span, frame: Frame, taken: set[Span]) -> None:
    """`a 3 billion surplus in trade in goods`: the balance of what is told behind it."""
    lead = _BALANCE_IN.match(scene.text, follow.start, follow.end)
    recorded = _RECORDED.match(scene.text, follow.start, follow.end)
    if recorded and "flow" in frame and (has_goods(frame) or "indicator" not in frame):
        frame["flow"] = Told("balance", Span(*recorded.span("balance")))
        for kind in ("indicator", "product"):
            frame.pop(kind, None)
        return
    trade = lead and next((t for t in scene.terms if t.span.start == lead.end()), None)
    if trade and trade.name == GOODS:
        taken.add(trade.span)
        frame.pop("indicator", None)
        frame["flow"] = Told("balance", Span(*lead.span("balance")))
