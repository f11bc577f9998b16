"""Products in brackets that only explain the one before: `energy imports (oil, gas and coal) shrank`."""

import re

from analysis.extract import TermMention
from analysis.resolve.scene import Scene

# `imports[ (oil, gas and ]coal`, `coal[)]`
_EXPLAINING = re.compile(r"\w\s+\([^()\d]*$")
_EXPLAINED = re.compile(r"[^()\d]*\)")
_LISTED, _LEFT_OUT = re.compile(r",|\s+and\b"), re.compile(r"\b(?:items|exclud|less|except)")


def explains_product(scene: Scene, words: str, term: TermMention) -> bool:
    """True for oil in `energy imports (oil, gas and coal)`, behind some `words`: what the product is made of."""
    opened, closed = _EXPLAINING.search(words), _EXPLAINED.match(scene.text, term.span.end)
    told = opened[0] + term.span.words(scene.text) + closed[0] if opened and closed else ""
    return bool(_LISTED.search(told)) and not _LEFT_OUT.search(told)
