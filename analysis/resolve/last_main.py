"""Which figure of a sentence the next one goes on from: not what is only added or set against it."""

import re

from analysis.resolve.opening_words import WITH
from analysis.resolve.scene import Scene

# `rose 2.1%, slightly above the bank's inflation target of [2%]`
_OFF_TARGET = re.compile(
    r"\b(?:above|below|over|under|exceeding|against|than|near|within)\s[^,;]*\b(?:target|goal|ceiling)s?\b[^,;]*$"
)


def last_main(scene: Scene) -> int:
    """The number of the last figure before `, with exports up 8%`, which only adds to it; else the last one."""
    count = len(scene.quantities)
    last = next((n for n in range(1, count) if WITH.search(scene.left(n))), count) - 1
    return last - 1 if last and _OFF_TARGET.search(scene.left(last)) else last
