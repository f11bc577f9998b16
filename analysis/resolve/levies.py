"""Tariffs told as rates: `a 10% tariff on tea`, `the levy on cars rose to 20%`; no trade is measured there."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.scene import Scene

TARIFFS = "tariffs"
_NOUN = r"(?<!stamp )(?<!excise )(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?)"
_MOVED = r"(?:rose|fell|rise|raised?|lowered|increased?|cut|climbed|set|stands?|stood|averag\w+|remain\w*|doubled|imposed)"
# `the average tariff on Kenyan goods rose from`, `duties of`, `a levy at`.
_LEFT = re.compile(
    rf"\b(?P<noun>{_NOUN})(?:\s+rates?)?(?:\s+on\s+[^,;]{{1,48}}?)?"
    rf"(?:\s+(?:would|will|could|is|are|was|were|be|been|had|has|have))*(?:\s+{_MOVED})?"
    r"(?:\s+(?:of|at|to|from|by|between|in\s+excess\s+of))?\s+(?:(?:an?|the|about|up\s+to|over)\s+)*$"
)
# `10% tariff`, `25 percent reciprocal tariffs`.
_RIGHT = re.compile(rf"\s+(?:[\w“”\"-]+\s+){{0,2}}?(?P<noun>{_NOUN})\b")
_KEPT = ("partner", "region")


def put_levy(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """Make a percentage that is a tariff's the tariff's, in place: no flow or product goes on."""
    if scene.quantities[number].unit.kind not in ("percent", "point"):
        return
    gap, follow = scene.gap(number), scene.follow(number)
    left = _LEFT.search(scene.text, gap.start, gap.end)
    found = left or _RIGHT.match(scene.text, follow.start, follow.end)
    indicator = frame.get("indicator")
    if not found or (indicator and "tariff" in indicator.name):
        return
    for kind in [kind for kind, told in frame.items() if kind not in _KEPT or told.how != "explicit"]:
        frame.pop(kind)
    frame["indicator"] = Told(TARIFFS, Span(*found.span("noun")), rule="words of a tariff", nature="rate")
    _put_partner(naming, scene, found.end("noun"), frame)


def _put_partner(naming: Naming, scene: Scene, start: int, frame: Frame) -> None:
    """`tariffs on Kenya`: the economy whose goods bear them."""
    for term in naming.within(scene, Span(start, min(start + 40, scene.sentence.span.end))):
        on = re.fullmatch(r"\s+on\s+(?:\w+\s+){0,2}", scene.text[start : term.span.start])
        if term.kind == "partner" and on:
            frame["partner"] = naming.told(term)
            return
