"""What an amount only sizes: `a 20 billion dollar fund`, `the 3 billion loan`: the fund, and of no period told before."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.hedges import HEDGE
from analysis.resolve.scene import Scene

A_SIZE = "what an amount sizes"
_ARTICLE = re.compile(
    rf"\b(?:an?|the|its|their|our|this|that|another)\s+(?:(?:new|special|further)\s+)?{HEDGE}(?:us)?[$€£¥]?$"
)
_ENDED = ("flow", "product", "enterprise", "mode")


# `[ special fund]`
_THING = re.compile(
    r"\s+(?P<thing>(?:(?!(?:of|in|for|to|and|from|with)\b)[a-z][\w'’-]*\s+){0,4}?"
    r"(?:fund|loan|facility|package|programme|program|project|scheme|credit\s+line|line\s+of\s+credit|pledge|endowment|swap|infrastructure\s+plan|investment\s+plan|stimulus))\b"
)


def _sized(scene: Scene, number: int) -> Span | None:
    """The thing that an amount of money right before it sizes."""
    mention = scene.quantities[number]
    if mention.unit.kind != "currency" or not _ARTICLE.search(scene.left(number)):
        return None
    found = _THING.match(scene.text, mention.span.end, scene.follow(number).end)
    return Span(*found.span("thing")) if found else None


def put_sized(naming: Naming, scene: Scene, number: int, frame: Frame) -> bool:
    """Put the fund of `a 20 billion dollar fund` into the frame, in place; False where an amount sizes nothing."""
    thing = _sized(scene, number)
    if not thing:
        return False
    for kind in _ENDED:
        frame.pop(kind, None)
    frame["indicator"] = naming.own_words(thing, A_SIZE)
    rest = Span(thing.end, scene.follow(number).end)
    beside = (t for t in naming.within(scene, rest) if t.kind == "partner" and not naming.is_home(t))
    if partner := next(beside, None):
        frame["partner"] = naming.told(partner)
    return True


def is_size(scene: Scene, number: int) -> bool:
    """True for `The 20 billion dollar fund helps us`: it stands, and is of no period told before."""
    return _sized(scene, number) is not None
