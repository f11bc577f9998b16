"""What is told of a thing in the simple present, and so is of no period told before: `It reaches 586 ports.`"""

import re
from collections.abc import Sequence

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.resolve.figure_period import When, between
from analysis.resolve.hedges import HEDGE
from analysis.resolve.scene import Scene

STANDING = "true at present"
# `It reaches [586 ports]`, `The survey covers some [400 shops]`; forms that are told of the past as well (`cost`) are left out.
_STANDS = re.compile(
    r"\b(?P<verb>reach(?:es)?|covers?|costs|buys?|sells?|takes|suppl(?:y|ies)|needs?|holds|links?|connects?|serves?|hosts?|runs|operates?|employs?"
    r"|adds|attracts?|process(?:es)?|earns?|pays?|lives?|stud(?:y|ies)|cross(?:es)?|speaks?|spends?|eats?|drinks?|uses?|consumes?|makes|handles?|receives?"
    r"|requires?|gets|gives|brings|carr(?:y|ies)|depends?|rel(?:y|ies)|comes\s+from|enjoys?|contains?|includes?|spans?|stretch(?:es)?|contributes|has|have|produces?|generates?)\s+"
    rf"(?:[\w'’-]+\s+){{0,6}}{HEDGE}(?:us)?[$€£¥]?$"
)
# A word of another clause or another time between the verb and the figure.
_OTHER = re.compile(
    r"\b(?:was|were|had|did|has|have|been|will|would|should|could|rose|fell|grew|came|to|up|down|\w+ed|that|this|than|forecasts?|expects?)\b|[,;:]"
)
# `There are [now] 132 zones`, `which [now] covers 47 countries`, `is [now] the second-largest`: a standing fact.
_FACT = re.compile(
    r"\s+(?:reach(?:es)?|covers?|spans?|links?|connects?|operates?|owns?|runs?|has|have(?=\s+(?:about|some|over|more|nearly|around|a\s+total|\d))|granted\s+to|available\s+(?:to|in)|home\s+to)\b"
)
# `All 16 cities [are now] pilot zones`
_ARE_NOW = re.compile(r"\b(?:are|is)\s+$")
_THERE_ARE = re.compile(r"\bthere\s+(?:are|is)\s+$")
# `[12 ferries] a day, four more than in May`: counted at a time.
_MORE_THAN, _MANY = re.compile(r"[^.;]{0,40},\s*$"), 10_000
# `[About] half of our exports [go] to Peru`
_HEDGED = re.compile(rf"\W*(?:as\s+many\s+as\s+|but\s+|and\s+)?{HEDGE}", re.I)
_OF_THEM_ARE = re.compile(
    r"\s+of\s+(?!(?:the\s+)?(?:total|increase|growth)\b)[^,;.]{2,50}?\s(?:is|are|goes?|depends?|comes?|lives?|works?|rel(?:y|ies)|uses?|pays?)\b"
)
_THEY_GO = re.compile(r"\s+of\s[^,;.]{2,50}?\s(?:exports|imports|sales|trade)\s+(?:go|goes|come|comes)\s")
# `(12 trips in 2020)[, and they] reach`
_AND_THEY = re.compile(r"[^.;]{0,40},\s+and\s+(?:they|it)\s")
# `(weight: [10%])`, `[40%] of the weight of the index`
_WEIGHT = re.compile(rf"\bweigh(?:t|ts|ing|ting)(?:\s+of|:)?\s+{HEDGE}$")
_OF_WEIGHT = re.compile(r"\s+of\s+the\s+(?:total\s+)?weights?\b")
_MEASURES = ("level", "share", "count_event")
# `22 per cent of the nation's sales`: of some time.
_OF_FLOW = re.compile(
    r"\s+of\s+(?:[\w'’-]+\s+){0,4}(?:exports|imports|trade|sales|output|production|total|increase|growth|turnover|revenue)\b"
)


def stands(scene: Scene, number: int, measure: str, found: Sequence[When]) -> bool:
    """True for `It reaches 586 ports in 131 countries`: no time is told beside it, and no statistic of some time."""
    left, right = scene.left(number), scene.right(number)
    opens = measure == "share" and not number and not scene.periods and _HEDGED.fullmatch(left)
    if opens and (_THEY_GO.match(right) or (_OF_THEM_ARE.match(right) and not _OF_FLOW.match(right))):
        return True
    if measure not in _MEASURES or _OF_FLOW.match(right):
        return False
    if found and found[-1].rule == STANDING and not _OTHER.search(left):
        return True
    told = _STANDS.search(left)
    gap, apart = scene.gap(number), _AND_THEY.match(left)
    if not told or between(scene, Span(gap.start + (apart.end() if apart else 0), gap.end)):
        return False
    before, behind = left[: told.start()].rpartition(",")[2], left[told.end("verb") :]
    if _OTHER.search(before) or _OTHER.search(behind):
        return False
    return not any(t.kind in ("flow", "indicator") for t in scene.terms_inside(scene.gap(number)))


def is_weight(scene: Scene, number: int, measure: str) -> bool:
    """True for `coal (weight: 10%) rose`: the weight in an index, which holds for years."""
    told = measure == "share" and "weigh" in scene.words
    return told and bool(_WEIGHT.search(scene.left(number)) or _OF_WEIGHT.match(scene.right(number)))


def begins_to_stand(scene: Scene, number: int, measure: str, found: Sequence[When]) -> When | None:
    """`Trains made 12 trips in 2020, and they reach 9 cities`: what a clause behind another time tells of now."""
    begun = found and (found[-1].rule == STANDING or _AND_THEY.match(scene.left(number)))
    return When(None, None, "", STANDING) if begun and stands(scene, number, measure, found) else None


def is_fact_of_now(scene: Scene, number: int, measure: str, now: PeriodMention) -> bool:
    """True for `There are now 132 zones`, `It is now the second-largest partner`: what stands is of no period."""
    if now.span.words(scene.text) != "now":
        return False
    if measure == "rank":
        return True
    mention = scene.quantities[number]
    if _MORE_THAN.match(scene.right(number)):
        return False
    if mention.unit.kind != "count" or measure not in _MEASURES or abs(mention.value) >= _MANY:
        return False
    if mention.span.end < now.span.start and _ARE_NOW.search(scene.lead(now.span.start, 8)):
        return True
    return bool(_FACT.match(scene.text, now.span.end) or _THERE_ARE.search(scene.lead(now.span.start, 16)))
