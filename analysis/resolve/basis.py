"""In what trade is measured, where a text says so: `in dollar terms`, `on a volume basis`, `seasonally adjusted`."""

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
# `5%, [and] in yuan terms 3%`
_NEXT = re.compile(r"\b(?:and|while|but|or)\b")
_HOW_NEAR, _HEAD = 40, 4
# `seasonally adjusted`, `upon calendar and seasonal adjustment`, `calendar adjusted`; but not `not seasonally adjusted`
_ADJUSTED = re.compile(
    r"(?<!\bnot )(?<!non-)\b(?:(?P<season>seasonal(?:ly)?)[\s-]+(?:and\s+(?:calendar|working[\s-]day)\s+)?"
    r"|(?P<days>calendar|working[\s-]day)[\s-]+)adjust(?:ed|ment)\b"
)
_ADJUSTED_BEHIND = re.compile(
    r"[\s,(]{1,3}(?:(?P<season>seasonally)|(?P<days>calendar|working[\s-]day))[\s-]adjusted\b"
)


def basis(scene: Scene, number: int) -> str:
    """What a growth of trade is measured in: `dollar`, `volume`, or nothing where the text does not say.

    It stands just right of the number, or left of it behind the number before; `both in yuan terms` is of
    all numbers of the sentence, as is what it begins with.
    """
    if " terms" not in scene.words and "denominated" not in scene.words and " basis" not in scene.words:
        return ""
    follow, gap = scene.follow(number), scene.gap(number)
    right = _BASIS.search(scene.text, follow.start, min(follow.end, follow.start + _HOW_NEAR))
    right = None if right and _NEXT.search(scene.text, follow.start, right.start()) else right
    found = (
        right or _BASIS.search(scene.text, gap.start, gap.end) or _for_both(scene) or _at_head(scene, number)
    )
    return found[found.lastgroup] if found else ""


def _at_head(scene: Scene, number: int) -> re.Match | None:
    """`In yuan terms, exports rose 4.7 percent and imports 2.2 percent`, up to a semicolon, where nothing else is told so."""
    found = list(_BASIS.finditer(scene.text, *scene.sentence.span))
    heads = len(found) == 1 and found[0].start() - scene.sentence.span.start < _HEAD
    return found[0] if heads and ";" not in scene.before(number) else None


def _for_both(scene: Scene) -> re.Match | None:
    """`4.7 percent and 2.2 percent - both in yuan terms`."""
    found = _BASIS.search(scene.text, *scene.sentence.span)
    near = max(scene.sentence.span.start, found.start() - 8) if found else 0
    return found if found and _FOR_BOTH.search(scene.text, near, found.start()) else None


def adjustment(scene: Scene, number: int) -> str:
    """`, seasonally adjusted` where the sentence tells that, up to a figure or just behind it; else nothing."""
    if "adjust" not in scene.words:
        return ""
    end = scene.quantities[number].span.end
    begin = scene.sentence.span.start
    found = _ADJUSTED_BEHIND.match(scene.text, end) or _ADJUSTED.search(scene.text, begin, end)
    if not found:
        return ""
    return ", seasonally adjusted" if found["season"] else ", calendar adjusted"


def in_terms(name: str, words: str, called: str, lexicon: Lexicon, home: str) -> str:
    """The name of trade measured in something: another series, but in the money of the reporting economy.

    What is told in brackets does not make another series (see `plain_name`), as what it is `called`.
    """
    told = f"in {words} terms"
    if _is_own(words, lexicon, home):
        return f"{name} ({called}, {told})" if called else f"{name} ({told})"
    return f"{name} {told} ({called})" if called else f"{name} {told}"


@lru_cache(maxsize=256)
def _is_own(words: str, lexicon: Lexicon, home: str) -> bool:
    """True for the money of the reporting economy, whatever it is called for short: `peso` in Chile."""
    money = lexicon.currencies.get(home)
    names = [name.removesuffix("s") for name, unit in lexicon.units.items() if unit.code == money]
    return any(name == words or name.endswith(f" {words}") for name in names)
