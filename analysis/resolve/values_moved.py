"""Percentages that something moved from or to, and those that it is only compared with."""

import re

from analysis.needing import needing
from analysis.resolve.reading import RATE_NOUN, VALUE_OF_CHANGE, Reading, Setting
from analysis.resolve.shares import OF_GDP
from analysis.resolve.sign import is_fall_foreseen, sign_of

_FROM = re.compile(r"(?<!ranged )(?<!ranging )\bfrom\s+(?:(?!there\b)[\w-]+\s+){0,2}$")
_TO_VALUE = re.compile(
    r"[^,;.)]{0,30}\bto\s+(?:a\s+(?:still\s+)?(?:[a-z]+ly\s+)?(?:elevated|high|low|strong|weak|solid|subdued|modest)\s+)?(?!(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s)(?:[\w-]+\s+)?(?:[-+−–]?\d|$)"
)
# Between two numbers: `(from 6.8%) in 2024 to (4.6%)`.
_FROM_TO = re.compile(r"[^,;]{0,30}\bto\s+(?:[\w-]+\s+)?")
# `0.4 points lower than the rate posted in May (`
_THAN_IN_BRACKET = needing("than", r"\bthan\b[^,;()]*\($")
# `(compared with 3.1%) in May and (2.9%)`.
_AND_THAT = re.compile(r"[^,;()]{0,60}\band\s+(?:[\w-]+\s+)?")
# `growth of 4.7%[, rising to] 4.9%`
_GOING_TO = re.compile(
    r"[^;]{0,20},\s+(?:ris|fall|slow|eas|pick|declin|dropp|accelerat)\w*(?:\s+up)?\s+to\s+"
)
_REACHED = re.compile(
    r"\b(?:(?:sinks?|sank|falls?|fell|drops?|dropped|slips?|slipped|dips?|dipped|slid|rises?|rose|climbs?|climbed|jumps?|jumped)\s+(?:further\s+)?(?:below|above|under|past)\s+|to(?<!\bclose\sto)\s+(?:(?:reach|hit|stand\s+at)\s+)?|(?:reaching|hitting)\s+)"
    r"(?:(?:just|only|a\s+(?:little|bit|touch|shade)|a|an|some|about|nearly|almost|roughly|around|over|under|below|above"
    r"|more\s+than|less\s+than|close\s+to|at\s+least|minus)\s+)*$"
)
# `the decline narrowed to 3%`
_FALL_TO = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)s?\s+(?:in\s+[^,;]{1,40}\s+)?(?:has\s+|had\s+|further\s+)*"
    r"(?:narrow|widen|eas|deepen|slow|moderat|accelerat|expand)\w*\s+(?:further\s+)?to\s+(?:[\w-]+\s+)?$"
)
_SPED = re.compile(r"\b(?:accelerat|decelerat|quicken|slow)\w*\b[^,;]*$")
# `Growth has more than doubled from 5% to 13%`
_GROWTH_DOUBLED = re.compile(
    r"\b(?:growth(?:\s+rates?)?|rates?\s+of\s+(?:change|increase)(?:\s+in)?)\s+(?:[\w-]+\s+){0,3}(?:halv|doubl|tripl|quadrupl)\w*,?\s+from\b"
)
_GROWTH_WORDS = re.compile(
    r"\b(?:rates?\s+of\s+(?:change|increase)|growth|inflation|pace|increase|(?:that|the|this)\s+gain)\b"
)
# `exports fell, and their share rose to 17%`: what the number's own clause begins behind.
_PARTS = re.compile(r"[,;]|\band\b|\bwhile\b")
# `raised its forecast for 2026 to 3%`, `the estimate has been trimmed to 3%`
_FORECAST_TO = re.compile(
    r"\b(?:forecasts?|projections?|estimates?|figure\s+has\s+(?:now\s+)?been\s+revised)\b[^,;]*\bto\s+(?:[\w-]+\s+)?$"
)
# `growth rates of GDP have been revised to 3%`
_GROWTH_SUBJECT = re.compile(r"(?:^|,)\W*(?:the\s+)?(?:\w+\s+){0,2}growth(?:\s+rates?)?\b")
# `The reading marked a pickup from 3%`
_PICKUP = re.compile(
    r"\b(?:pick-?up|slowdown|improvement|rebound|acceleration|deceleration|moderation|uptick|recovery|increase"
    r"|rise|decline|drop|fall|decrease)\s+from\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?$"
)
# `with the decline easing from [3.6%]`
_FALL_FROM = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)\s+(?:in\s+[^,;]{1,40}\s+)?(?:narrow|eas|slow|moderat|widen|deepen|accelerat)\w*\s+from\s+(?:[\w-]+\s+)?$"
)
# `the decrease was 17.8%, compared with 19.4%`, `the decline in prices was 2% against 1%`: falls both.
_FALL_AGAINST = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)\s+(?:(?:in|of)\s+[^,;\d]{1,60}\s+)?(?:was|is|came\s+to|stood\s+at|reached)\s+(?:[\w-]+\s+)?\d[^;]{0,40}\b(?:compared|against|versus)\b"
)
# `fell by 0.1%, against 0.6% in May`: falls both.
_FELL_AGAINST = re.compile(
    r"\b(?:fell|slipped|declined|dropped|shrank|contracted|decreased|dipped|slid|edged\s+down)\s+(?:by\s+)?(?:[a-z]+\s+)?\d[\d.,]*\s?(?:%|per\s?cent)"
    r"[^;\d]{0,40}\b(?:compared\s+(?:with|to)|against|versus)\s+(?:just\s+|only\s+|the\s+)?\d[\d.,]*\s?(?:%|per\s?cent)\s+(?:in|a|the|last)\b"
)
# `the decline narrowed by (2.5 points) in May [to] 3%`
_FALL_BY = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)s?\s+(?:in\s+[^,;]{1,40}\s+)?(?:has\s+|had\s+|further\s+)*"
    r"(?:narrow|widen|eas|deepen|slow|moderat|accelerat|expand)\w*\s+(?:further\s+)?by\b"
)
# `increased to 3%[ y-o-y]`: growth, whatever grows.
_ON_YEAR = re.compile(
    r"\s+(?:y-o-y|yoy|y/y|m-o-m|mom|m/m|q-o-q|qoq|q/q|year[\s-]+(?:on|over)[\s-]+year|month[\s-]+on[\s-]+month|quarter[\s-]+on[\s-]+quarter)\b"
)
# `and that of loans to firms [to] 3%`
_THAT_OF = re.compile(r"^\s*that\s+(?:of|for|in)\b")
_OTHER_CLAUSE = re.compile(r"\b(?:and|while|but|whereas)\b|;")
# `the margin fell to -3%`: what can be negative without being a growth
_BELOW_ZERO = re.compile(r"\b(?:balances?|margins?|rates?|yields?|returns?|spreads?)\b")
_RATE_OR_WHOLE = re.compile(rf"{RATE_NOUN}|\s+of\s?$")
# `(growth at 2%) but cut the forecast for 2026 [from] 1.8%`
_FORECAST_FROM = re.compile(
    r"\b(?:forecast|projection|estimate|outlook)\b(?:(?!\b(?:deficit|debt|rate|ratio|unemployment)\b)[^,;]){0,80}\bfrom\s+(?:\w+\s+)?$"
)


def starting_value(setting: Setting) -> Reading | None:
    """`slowing from 6.8% in 2024 to 4.6%`: the value that something moved from is no fall itself."""
    left = setting.left
    found = _FROM.search(left) if "from" in left else None
    if not found or not _TO_VALUE.match(setting.right) or setting.cues.direction.search(found[0]):
        return None
    shared = setting.cue == "share" or setting.cues.share_words.search(left)
    if shared or setting.nature in ("rate", "balance") or OF_GDP.match(setting.right):
        return Reading("share", 1, "value moved from")
    growth = (
        setting.nature in ("growth", "index")
        or setting.mention.value < 0
        or _SPED.search(left)
        or _GROWTH_WORDS.search(left)
    )
    again = _GROWTH_DOUBLED.search(setting.sentence) or _FORECAST_FROM.search(left)
    growth = growth or (setting.follows("growth") and again)
    return Reading("growth" if growth else "share", 1, "value moved from")


def compared_value(setting: Setting) -> Reading | None:
    """`up from 3.1%`, `compared with a rise of 3.1%`: what the sentence only compares with."""
    before, reference = setting.before, setting.reference
    if _THAN_IN_BRACKET.search(setting.near) and (setting.after_points or setting.after_percent):
        share = setting.nature == "rate" or setting.cue == "share"
        return Reading("share" if share else "growth", 1, "value compared with", reference=True)
    same = before and setting.previous.unit.kind == setting.mention.unit.kind
    if same and before.reference and _AND_THAT.fullmatch(setting.left):
        return Reading(before.measure, sign_of(setting), "value compared with", reference=True)
    if not reference:
        return None
    moved = reference["noun"] or reference["verb"] or (setting.noun and setting.noun["noun"]) or ""
    after = setting.after_percent or setting.after_points
    if not after and not moved and not reference[0].startswith("than") and not _PICKUP.search(setting.left):
        return None
    plain = "share" if setting.nature == "rate" else "growth"
    measure = VALUE_OF_CHANGE.get(before.measure, before.measure) if after else plain
    change = setting.cues.direction.search(moved)
    eased = _FALL_FROM.search(setting.left)
    down = (
        change["down"]
        if change and not eased
        else eased or is_fall_foreseen(setting) or after and before.sign < 0 and _both_fell(setting.sentence)
    )
    return Reading(measure, -1 if down else 1, "value compared with", reference=True)


def _both_fell(sentence: str) -> bool:
    """True for `the fall was 2%, against 1%` and `fell by 2%, against 1% in May`."""
    return bool(_FALL_AGAINST.search(sentence) or _FELL_AGAINST.search(sentence))


def value_reached(setting: Setting) -> Reading | None:
    """`slowed to 4.5%`: the new value of a rate or share, or of growth where growth is the subject."""
    if setting.cue in ("contribution", "average_growth") or not _REACHED.search(setting.left):
        return None
    narrowed = setting.follows("growth_change") and _FALL_BY.search(setting.sentence)
    narrowed = narrowed and not _OTHER_CLAUSE.search(setting.left)
    if _FALL_TO.search(setting.left) or narrowed:
        return Reading("growth", -1, "a fall that came to")
    own = _PARTS.split(setting.left)[-1]
    if setting.cues.share_words.search(own):
        return Reading("share", 1, "value reached")
    before = "" if setting.nature == "growth" else _moved_before(setting)
    return Reading(before or _by_subject(setting, own), 1, "value reached")


def _moved_before(setting: Setting) -> str:
    """The measure that the number before tells: `(from 6%) to (4%)`, `(up 0.5 points) to (4%)`, or nothing."""
    if setting.after_percent and _FROM_TO.fullmatch(setting.left):
        return setting.before.measure
    if setting.follows("growth") and _GOING_TO.fullmatch(setting.left) and setting.right[:3] != " of":
        return "growth"
    return VALUE_OF_CHANGE[setting.before.measure] if setting.follows(*VALUE_OF_CHANGE) else ""


def _by_subject(setting: Setting, own: str) -> str:
    """Growth or share, by what is spoken of; `own` is the number's own clause."""
    last = next((r for m, r in reversed(setting.earlier) if m.unit.kind == "percent"), None)
    if last and last.measure in ("growth", "share") and _THAT_OF.search(own):
        return last.measure
    return "growth" if setting.nature != "rate" and _is_of_growth(setting, own) else "share"


def _is_of_growth(setting: Setting, own: str) -> bool:
    """True where growth is spoken of, or the percentage before is one; `own` is the number's own clause."""
    negative = setting.mention.value < 0 and not _BELOW_ZERO.search(setting.clause)
    if setting.nature in ("growth", "index") or negative or _ON_YEAR.match(setting.right):
        return True
    left = any(pattern.search(setting.left) for pattern in (_GROWTH_SUBJECT, _FORECAST_TO))
    clause = any(pattern.search(setting.clause) for pattern in (_SPED, _GROWTH_WORDS))
    return left or clause or (_last_moved(setting) and not _RATE_OR_WHOLE.search(own + setting.right[:4]))


def _last_moved(setting: Setting) -> bool:
    """True when the percentage before in the sentence is a growth: `exports grew 3%, and sales picked up to 4%`."""
    earlier = (told for told in reversed(setting.earlier) if told[0].unit.kind == "percent")
    last, reading = next(earlier, (None, None))
    return bool(last and last.form != "multiple" and reading.measure == "growth" and not reading.reference)
