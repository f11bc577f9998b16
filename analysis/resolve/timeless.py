"""Figures that are true at present or only possible, and so are of no period told before."""

import re

from analysis.resolve.hedges import HEDGE
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.sized import is_size

# `accounts for 4% of output`: true at present, of no period told before.
_PRESENT_SHARE = re.compile(
    r"(?<!\bto )\b(?:accounts?\s+for|represents?|makes?\s+up|takes?\s+up|constitutes?|comprises?)\s+[\w\s]{0,20}$"
)
# `produces (60%) of the world's buttons`
_MAKES = re.compile(r"\b(?:suppl(?:y|ies)|produces?|provides?|controls?|makes?)\s+[\w\s]{0,20}$")
_OF_WORLD = re.compile(
    r"\s+of\s+(?:the\s+world|global\b|all\s+the\b)|[^,;.]{0,60}\b(?:around\s+the\s+world|worldwide|globally)\b"
)
# `has a population of 3 million`, `employs some 400`: true at present.
_AT_PRESENT = re.compile(
    r"\b(?:(?:has|have)(?:\s+(?:also|so\s+far|already))?(?:\s+(?!been\b)\w+(?:ed|en|ilt|de|lt|nt))?"
    r"|is\s+home\s+to|operates?|employs?|boasts?|owns?)\s+(?:a\s+(?:[\w-]+\s+){0,3}of\s+)?"
    rf"(?:(?:some|approximately|roughly)\s+)?{HEDGE}$"
)
# `40 factories have been built`: up to now.
_HAVE_BEEN = re.compile(r"[^,;.]{0,80}?\b(?:has|have)\s+been\b")
# `can raise trade to 15 billion`, `have the means to reach a turnover of 4 billion`
_POSSIBLE = re.compile(
    r"\b(?:can|could|might|(?:able|ready|potential|conditions|means|opportunity|opportunities|wants?|hopes?|aims?|aiming)\s+to)\s+"
    r"(?:reach|increase|raise|bring|boost|expand|grow|hit|exceed|achieve|rise|attain|lift|take)\b[^,;.]*$"
)
# `with a population of 60 million`
_SIZE = re.compile(
    rf"\b(?:with|has|have|and|is|are|as)\s+an?\s+(?:[\w-]+\s+){{0,3}}(?:population|group|market|capacity|country|nation)\s+of\s+{HEDGE}(?:us)?$"
    rf"|\b(?:cover(?:s|ing)?|occup(?:ies|ying)|with|has|spann(?:ing)|spans)\s+an?\s+(?:[\w-]+\s+){{0,2}}area\s+of\s+{HEDGE}$"
)
# `Wool (our second-largest export)`, `the world's third-largest economy`
_STANDING = re.compile(r"\((?:our|its|their|the)\s+$")
ECONOMY = re.compile(r"[\s-]+(?:\w+\s+)?(?P<economy>econom(?:y|ies))\b")
# `That accounts for 4%`: of what was just told.
_THAT = re.compile(
    r"\W*(?:that|this|these|those)\s+(?:\w+\s+)?(?:accounts?|represents?|makes?|constitutes?)\b"
)
_LEVELS = ("level", "count_event")
# `now produces 70%`, `there are still 40 million`: not of years long gone that were told before.
_NOW = re.compile(
    r"\b(?:is|are|has|have|can|could|will|still|now|accounts|controls|produces|dominates)\b(?![^,;]*\b(?:was|were|had|rose|fell|grew)\b)[^,;]*$"
)
_FUTURE = re.compile(r"\b(?:will|shall|plans?\s+to|going\s+to)\b")


def is_timeless(scene: Scene, number: int, reading: Reading, counted: bool) -> bool:
    """True for `will open 40 schools`, `has 300 plants`, `accounts for 4% of output`: of no period told before."""
    if counted and _FUTURE.search(scene.before(number)):
        return True
    left = scene.left(number)
    if reading.measure == "rank":
        return bool(_STANDING.search(left) or ECONOMY.match(scene.right(number)))
    if reading.measure == "share":
        return _is_standing_share(scene, number)
    return reading.measure in _LEVELS and _is_standing_level(scene, number, left)


def _is_standing_level(scene: Scene, number: int, left: str) -> bool:
    """True for `could reach 15 billion`, `with a population of 60 million`, `employs 400`."""
    right = scene.right(number)
    if ECONOMY.match(right) or is_size(scene, number) or _POSSIBLE.search(left) or _SIZE.search(left):
        return True
    counts = scene.quantities[number].unit.kind == "count"
    return counts and bool(_AT_PRESENT.search(left) or _HAVE_BEEN.match(right))


def _is_standing_share(scene: Scene, number: int) -> bool:
    """True for `accounts for 4% of output` and `makes 60% of the world's buttons`."""
    left = scene.left(number)
    if not number and _THAT.match(left):
        return False
    told = _PRESENT_SHARE.search(left) or (_MAKES.search(left) and _OF_WORLD.match(scene.right(number)))
    return (
        bool(told) and not _tells_flow(scene, number) and not scene.right(number).startswith(" of the total")
    )


def _tells_flow(scene: Scene, number: int) -> bool:
    """True for `Exports to Kenya represent (17%) of the total`: flows are always of some time."""
    start, end = scene.gap(number)
    clause = max(start, scene.text.rfind(",", start, end))
    return any(t.kind in ("flow", "indicator") and clause <= t.span.start < end for t in scene.terms)


def is_at_present(scene: Scene, number: int) -> bool:
    """True for `there are still 40 million`, told in a present tense."""
    return bool(_NOW.search(scene.left(number)))
