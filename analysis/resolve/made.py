"""What was done with what is counted: `sold 2 million cars` tells sales, `3 million bicycles were made` output."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

# The series that a verb tells, by the list of the language pack that holds it.
_SERIES = {"sold": "sales", "produced": "output", "delivered": "deliveries"}

# `(made 3 million)[ and exported ](2 million cars)`
_AND_DID = re.compile(r",?\s+and\s+(?:[a-z]+\s+){1,3}")


def put_made(
    naming: Naming, phrases: NounPhrases, scene: Scene, number: int, counted: Span, frame: Frame
) -> bool:
    """Put the series and the goods counted into the frame, in place; False where no verb or no goods are told."""
    goods = next((t for t in naming.within(scene, counted) if t.kind == "product"), None)
    verb = goods and _verb(phrases, scene, number, counted)
    if not verb:
        return False
    _put(frame, verb, naming.told(goods))
    return True


def put_elided(naming: Naming, phrases: NounPhrases, scene: Scene, number: int, frame: Frame) -> None:
    """`made 3 million and exported 2 million cars`: the first number counts the goods told behind the second."""
    if number + 1 == len(scene.quantities) or not _AND_DID.fullmatch(scene.right(number)):
        return
    verb = _told(phrases.made_before.search(scene.left(number)), scene.gap(number).start)
    goods = (t for t in naming.within(scene, scene.follow(number + 1)) if t.kind == "product")
    product = verb and next(goods, None)
    if verb and product:
        _put(frame, verb, naming.told(product))


def _put(frame: Frame, series: Told, product: Told) -> None:
    """Set the series of the goods, which is of no flow told before, in place."""
    frame.pop("flow", None)
    frame.update(indicator=series, product=product)


def _verb(phrases: NounPhrases, scene: Scene, number: int, counted: Span) -> Told | None:
    """The series told by a verb just before the number or just behind what is counted."""
    begin = scene.gap(number).start
    found = _told(phrases.made_before.search(scene.left(number)), begin)
    return found or _told(phrases.made_behind.match(scene.text, counted.end), 0)


def _told(match: re.Match[str] | None, shift: int) -> Told | None:
    """The series of a verb that was found, with its place in the text."""
    if not match:
        return None
    start, end = match.span(match.lastgroup)
    return Told(_SERIES[match.lastgroup], Span(start + shift, end + shift), rule="what was done")
