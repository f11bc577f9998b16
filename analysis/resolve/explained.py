"""Products that only explain or class others: `energy imports (oil, gas and coal) shrank`, `commodity groups`."""

import re

from analysis.extract import TermMention
from analysis.resolve.scene import Scene

# `imports[ (oil, gas and ]coal`, `coal[)]`
_EXPLAINING = re.compile(r"\w\s+\([^()\d]*$")
_EXPLAINED = re.compile(r"[^()\d]*\)")
_LISTED, _LEFT_OUT = re.compile(r",|\s+and\b"), re.compile(r"\b(?:items|exclud|less|except)")
# `a [commodity] group`, `at the [product] level`
_CLASS = re.compile(r"(?:commodity|product)\s+(?:groups?|levels?|categor\w+|basis)\b")
# `In terms of [commodities], laptops led`
_IN_TERMS_OF = re.compile(r"\b(?:in\s+terms\s+of|by|as\s+for)\s+$")
# `fell 3%[ as] Peru raised its duties`
_BECAUSE = re.compile(r"\b(?:as|amid|because|after|while|despite|due\s+to|thanks\s+to|owing\s+to)\b")


def explains_product(scene: Scene, words: str, term: TermMention) -> bool:
    """True for oil in `energy imports (oil, gas and coal)`, behind some `words`: what the product is made of."""
    opened, closed = _EXPLAINING.search(words), _EXPLAINED.match(scene.text, term.span.end)
    told = opened[0] + term.span.words(scene.text) + closed[0] if opened and closed else ""
    return bool(_LISTED.search(told)) and not _LEFT_OUT.search(told)


def is_class(scene: Scene, term: TermMention) -> bool:
    """True for `commodity` in `commodity group`: a class, and no product."""
    if term.kind != "product":
        return False
    start, end = term.span
    named = scene.text[start:end] in ("commodity", "commodities", "product", "products", "goods")
    breakdown = named and scene.text[end : end + 1] == "," and _IN_TERMS_OF.search(scene.lead(start, 20))
    return bool(breakdown or _CLASS.match(scene.text, start))


def is_cause(scene: Scene, term: TermMention) -> bool:
    """True for Peru in `fell 3% as Peru raised its duties`: no partner."""
    return term.kind == "partner" and bool(_BECAUSE.search(scene.text, scene.gap(0).end, term.span.start))
