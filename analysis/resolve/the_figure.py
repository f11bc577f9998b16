"""`The figure for Kenya was 37%`: a percentage that only points back measures what the last one did."""

import re
from collections.abc import Sequence

from analysis.resolve.hedges import HEDGE
from analysis.resolve.measure import Reading
from analysis.resolve.percentages import DEFAULT
from analysis.resolve.scene import Scene

_THE_FIGURE = re.compile(
    r"\b(?:the|that|this|corresponding|comparable|same|our|its|their)\s+(?:(?:\w+\s+)?figures?|numbers?|proportion|percentage|ratio|share)\b[^,;]{0,60}?"
    rf"\b(?:is|was|were|are|stood\s+at|stands\s+at|reached|being|came\s+to|(?:was|were|been)\s+(?:revised|cut|raised|lowered|corrected)(?:\s+(?:up|down|upwards?|downwards?))?\s+(?:to|from))\s+{HEDGE}$"
)
# `Bad loans were 8% of all. True, it was 9%`
_IT_WAS = re.compile(
    rf"^\W*(?:\w+,\s+)?(?:(?:back\s+)?in\s+\w+,?\s+)?(?:it\s+(?:was|had\s+been|stood\s+at|is)|(?:they|it|he|she|we)\s+(?:had|has|have|held))\s+{HEDGE}$"
)
# `60% were in work. This was: - up from 58% in May`: what the sentence before told was up from.
_UP_FROM = re.compile(
    rf"^\W*(?:and\s+)?(?:(?:this|that|it|which)\s+(?:was|is)[\s:•*–-]+)?(?:still\s+|slightly\s+|well\s+|far\s+)*"
    r"(?:(?:up|down)\b[^,;.\d]{0,30}\bfrom|(?:higher|lower|more|less)\b[^,;.\d]{0,40}\bthan|compared\s+with)"
    rf"(?:\s+(?:the|its|their)\s+[\w-]+\s+(?:peak|high|low|record)\s+of)?\s+{HEDGE}$"
)
_MOVED = ("growth cue", "value compared with", "comparative", DEFAULT)
_POINTING = ("share", "growth", "average_growth")


def last_percentage(scene: Scene, readings: Sequence[Reading]) -> str:
    """What the last percentage of a sentence measures; empty for a sentence without one."""
    told = zip(reversed(scene.quantities), reversed(readings), strict=True)
    return next((reading.measure for mention, reading in told if mention.unit.kind == "percent"), "")


def as_the_last(scene: Scene, readings: list[Reading], last: str) -> list[Reading]:
    """The readings of a sentence, with what its first percentage measures taken from the `last` one before it."""
    if last not in _POINTING or not readings:
        return readings
    first = next((n for n, mention in enumerate(scene.quantities) if mention.unit.kind == "percent"), None)
    if first is None:
        return readings
    if not first and readings[first].rule in _MOVED and _UP_FROM.search(scene.left(first)):
        return [_compared(r, last) if r.rule in _MOVED and n >= first else r for n, r in enumerate(readings)]
    if readings[first].rule != DEFAULT:
        return readings
    if not any(pattern.search(scene.left(first)) for pattern in (_THE_FIGURE, _IT_WAS)):
        return readings
    return [
        reading._replace(measure=last, rule="as the figure before")
        if number >= first and reading.rule == DEFAULT and reading.measure == readings[first].measure
        else reading
        for number, reading in enumerate(readings)
    ]


def _compared(reading: Reading, last: str) -> Reading:
    """The value that the last percentage was up or down from: of the same measure, and no move itself."""
    return reading._replace(measure=last, sign=1, rule="as the figure before", reference=True)
