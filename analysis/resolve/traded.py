"""Trade both ways told by its verb: `Kenya traded 3 billion dollars worth of goods with Peru`."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.hedges import HEDGE
from analysis.resolve.scene import Scene

_TRADED = re.compile(rf"\btraded\s+{HEDGE}(?:us|usd|rmb)?\s?[$€£¥]?$")
# What was traded: shares and currencies are, too.
_GOODS = re.compile(
    r"(?:\s+(?:worth\s+)?(?:of|in)\s+(?:goods|merchandise))?(?P<with>\s+with\s+(?:the\s+)?)|\s+(?:worth\s+)?(?:of|in)\s+(?:goods|merchandise)\b(?!\s+futures)"
)


def put_traded(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """Put the flow of an amount of goods traded, and the partner behind it, into the frame, in place."""
    gap = scene.gap(number)
    traded = scene.quantities[number].unit.kind == "currency" and _TRADED.search(scene.text, *gap)
    goods = _GOODS.match(scene.text, *scene.follow(number)) if traded else None
    if not goods:
        return
    partner = next((t for t in scene.terms if t.span.start == goods.end("with")), None)
    if not partner and not ("goods" in goods[0] or "merchandise" in goods[0]):
        return
    frame.pop("indicator", None)
    verb = Span(traded.start(), traded.start() + len("traded"))
    frame["flow"] = Told("total", verb, rule="verb of trade")
    if partner and partner.kind == "partner" and not naming.is_home(partner):
        frame["partner"] = naming.told(partner)
