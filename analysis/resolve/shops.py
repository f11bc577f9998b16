"""What shops are told for is what they sell: `At food stores (-0.6%)`, `New car dealers posted 2% growth`."""

import re
from functools import cache

from analysis.lexicon import Language, alternatives
from analysis.resolve.frame import Frame, Told
from analysis.resolve.scene import Scene

SALES = "retail sales"
_MEASURES = ("growth", "level", "change")
# `(New car dealers)[ (]+1.8%)`, `[ posted] 1.5% growth`, `[, down] 0.8%`, `[ recorded sales of] $3 million`; not `[ paid] 4% more`
_DID = re.compile(
    r"\s*\(\s*|,?\s+(?:which\s[^,;]*,\s+)?(?:(?:has|have|had)\s+)?(?:posted|recorded|reported|registered|saw|rose|fell|grew|gained|up|down"
    r"|(?:declin|increas|decreas|dropp|climb|edg|slipp|advanc|jump)ed|(?:was|were)\s+(?:up|down|higher|lower)|with)"
    r"(?:\s+(?:an?|by|to|of|in|sales|growth|gain|rise|increase|fall|decline|up|down|only|just|slightly|sharply)){0,4}\s+(?:us)?[$€£¥]?"
)
# `a (1.3%)[ gain at] liquor stores`
_GAIN_AT = re.compile(
    r"\s+(?:gain|rise|increase|growth|fall|drop|decline|decrease)\s+(?:at|in|for)\s+(?:the\s+)?"
)
# `Tax on [department stores]`: what stands before a shop that is no subject.
_NO_SUBJECT = re.compile(r"\b(?:on|for|to|by|from|of|thanks\s+to|cost|costs|in)\s+(?:the\s+)?$")


@cache
def _shops(words: tuple[str, ...]) -> re.Pattern:
    """The last word of a kind of shop."""
    return re.compile(rf"\b(?:{alternatives(list(words))})$", re.I)


def put_shops(language: Language, scene: Scene, number: int, measure: str, frame: Frame) -> None:
    """Put retail sales beside shops that a number is told of, in place, where the sentence tells nothing else of them."""
    shop, indicator = frame.get("product"), frame.get("indicator")
    mention = scene.quantities[number]
    if not shop or shop.how != "explicit" or measure not in _MEASURES:
        return
    if not _shops(tuple(language.grammar["shops"])).search(shop.name):
        return
    told = indicator and indicator.how == "explicit"
    if told or mention.unit.kind not in ("percent", "currency") or not _is_told(scene, shop, number):
        return
    frame["indicator"] = Told(SALES, shop.span, rule="sales of shops", nature="level")
    frame.pop("flow", None)


def _is_told(scene: Scene, shop: Told, number: int) -> bool:
    """True where the words between the shop and its number tell of sales: `dealers posted 2%`, `a 2% gain at dealers`."""
    begin, end = scene.quantities[number].span
    if shop.span.start >= end:
        return bool(_GAIN_AT.fullmatch(scene.text, end, shop.span.start))
    if _NO_SUBJECT.search(scene.lead(shop.span.start, 24)):
        return False
    return bool(_DID.fullmatch(scene.text, shop.span.end, begin))
