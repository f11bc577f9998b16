"""In what trade is measured, where a text says so: `in dollar terms`, `yuan-denominated`, `on a volume basis`."""

import re
from functools import lru_cache

from analysis.lexicon import Lexicon
from analysis.resolve.scene import Scene

_MONEY = r"(?:u\.?s\.?\s+|us\s+)?(?:dollar|yuan|rmb|renminbi|euro|rupee|yen|won|ringgit|rupiah|baht|peso)"
_BASIS = re.compile(
    rf"\b(?:in|on\s+an?)\s+(?P<terms>{_MONEY}|local[\s-]currency|volume|quantity|real|nominal)[\s-]+(?:terms|basis)\b"
    rf"|\b(?P<money>{_MONEY})[\s-]denominated\b"
    rf"|\b(?:denominated|measured|expressed|calculated)\s+in\s+(?P<of>{_MONEY})s?\b"
)
_FOR_BOTH = re.compile(r"\b(?:both|all)\s+$")
_HOW_NEAR = 40


def basis(scene: Scene, number: int) -> str:
    """What a growth of trade is measured in: `dollar`, `volume`, or nothing where the text does not say.

    It stands just right of the number, or left of it behind the number before; `both in yuan terms` is of
    all numbers of the sentence.
    """
    if " terms" not in scene.words and "denominated" not in scene.words and " basis" not in scene.words:
        return ""
    follow, gap = scene.follow(number), scene.gap(number)
    right = _BASIS.search(scene.text, follow.start, min(follow.end, follow.start + _HOW_NEAR))
    found = right or _BASIS.search(scene.text, gap.start, gap.end) or _for_both(scene)
    return found[found.lastgroup] if found else ""


def _for_both(scene: Scene) -> re.Match | None:
    """`4.7 percent and 2.2 percent - both in yuan terms`."""
    found = _BASIS.search(scene.text, *scene.sentence.span)
    near = max(scene.sentence.span.start, found.start() - 8) if found else 0
    return found if found and _FOR_BOTH.search(scene.text, near, found.start()) else None


def in_terms(name: str, words: str, lexicon: Lexicon, home: str) -> str:
    """The name of trade measured in something: another series, but in the money of the reporting economy.

    What is told in brackets does not make another series (see `plain_name`).
    """
    return f"{name} (in {words} terms)" if _is_own(words, lexicon, home) else f"{name} in {words} terms"


@lru_cache(maxsize=256)
def _is_own(words: str, lexicon: Lexicon, home: str) -> bool:
    """True for the money of the reporting economy, whatever it is called for short: `peso` in Chile."""
    money = lexicon.currencies.get(home)
    names = [name.removesuffix("s") for name, unit in lexicon.units.items() if unit.code == money]
    return any(name == words or name.endswith(f" {words}") for name in names)
