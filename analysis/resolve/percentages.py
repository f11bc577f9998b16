"""What a percentage measures: growth, a share, a contribution, or the level of an index of answers.

The rules stand in the order in which they are asked; the first one that applies tells.
"""

import re

from analysis.resolve.reading import STATED, VALUE_OF_CHANGE, Reading, Rule, Setting
from analysis.resolve.sign import sign_of

# --- a value that something moved from or to ------------------------------------------------------------
_FROM = re.compile(r"(?<!ranged )(?<!ranging )\bfrom\s+(?:(?!there\b)[\w-]+\s+){0,2}$")
_TO_VALUE = re.compile(r"[^,;.]{0,30}\bto\s+(?:[\w-]+\s+)?(?:[-+−–]?\d|$)")
# Between two numbers: `(from 6.8%) in 2024 to (4.6%)`.
_FROM_TO = re.compile(r"[^,;]{0,30}\bto\s+(?:[\w-]+\s+)?")
# `(compared with 3.1%) in May and (2.9%)`.
_AND_THAT = re.compile(r"[^,;()]{0,40}\band\s+(?:[\w-]+\s+)?")
# `[its share of total added value reached] 36%`
_ITS_SHARE = re.compile(
    r"\b(?:share|proportion)\s+(?:of|in)\s[^,;]*\b(?:reached|was|were|is|stood\s+at|hit|came\s+to|rose\s+to|fell\s+to)"
    r"\s+(?:(?:about|nearly|over|just|around)\s+)?$"
)
# `growth of 4.7%[, rising to] 4.9%`
_GOING_TO = re.compile(
    r"[^;]{0,20},\s+(?:ris|fall|slow|eas|pick|declin|dropp|accelerat)\w*(?:\s+up)?\s+to\s+"
)
_REACHED = re.compile(
    r"(?:\bto\s+(?:(?:reach|hit|stand\s+at)\s+)?|\b(?:reaching|hitting)\s+)"
    r"(?:(?:just|only|a|an|some|about|nearly|almost|roughly|around|over|under|below|above"
    r"|more\s+than|less\s+than|close\s+to|at\s+least|minus)\s+)*$"
)

# --- growth ---------------------------------------------------------------------------------------------
_SPED = re.compile(r"\b(?:accelerat|decelerat|quicken|slow)\w*\b[^,;]*$")
_GROWTH_WORDS = re.compile(r"\b(?:growth|inflation|pace|increase)\b")
# `growth this quarter came in at 3%`: no fall, whatever fell before.
_GROWTH_STATED = re.compile(
    r"\b(?:growth|growth rate|inflation)\b[^,;]*\b(?:was|is|at|of|came in at|stood at)\s+(?:\w+\s+)?$"
)
# `exports fell, and their share rose to 17%`: what the number's own clause begins behind.
_PARTS = re.compile(r"[,;]|\band\b|\bwhile\b")
# `raised its forecast for 2026 to 3%`, `the estimate has been trimmed to 3%`
_FORECAST_TO = re.compile(r"\b(?:forecasts?|projections?|estimates?)\b[^,;]*\bto\s+(?:[\w-]+\s+)?$")
# `growth rates of GDP have been revised to 3%`
_GROWTH_SUBJECT = re.compile(r"(?:^|,)\W*(?:the\s+)?(?:\w+\s+){0,2}growth(?:\s+rates?)?\b")
_ON_AVERAGE = re.compile(
    r"\s+(?:(?:annually|a\s+year|per\s+year|each\s+year),?\s+on\s+average"
    r"|on\s+average\s+(?:annually|a\s+year|per\s+year|each\s+year))\b"
)
# `averaging 5%` with `a year` or `growth` behind the number.
_AVERAGING = re.compile(r"\baverag(?:ing|ed)\s+(?:an?\s+)?(?:[\w-]+\s+)?$")
_A_YEAR = re.compile(
    r"\s+(?:a|per)\s+year\b|\s+annually\b|\s+(?:growth|rise|increase|gain|fall|decline|drop)\b"
)

# `1.3% above its year-earlier level`
# `The reading marked a pickup from 3%`
_PICKUP = re.compile(
    r"\b(?:pick-?up|slowdown|improvement|rebound|acceleration|deceleration|moderation|uptick|recovery|increase"
    r"|rise|decline|drop|fall|decrease)\s+from\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?$"
)
_ITS_LEVEL = re.compile(r"\s+(?P<way>above|below)\s+(?:its|their|the)\s+(?:[\w-]+\s+){0,2}levels?\b")

_FOR_AMOUNT = re.compile(r"[a-z]\s+for\s+(?:only\s+|about\s+|nearly\s+|some\s+|over\s+|just\s+)?$")


# --- shares, rates, contributions -----------------------------------------------------------------------
_OF_WHOLE = re.compile(r"\s+of\s+(?!\w+ing\b)")
_TOOK = re.compile(r"\b(?:took|takes|taking)\s+(?:up\s+)?(?:(?:about|nearly|over|some|around|more\s+than|almost)\s+)?$")
_OF_WHICH = re.compile(r"\b(?:of|among)\s+(?:which|whom|these|those|them),?\s+(?:\w+\s+){0,2}$")
_RATE_NOUN = (
    r"\b(?:rates?|ratio|yield|margin|unemployment|joblessness|occupancy|corridor|target\s+range|tariffs?"
    r"|dut(?:y|ies)|lev(?:y|ies)|discount|rebate|premium)\b"
)
_RATE = re.compile(rf"\b(?P<words>[\w\s'’-]{{0,40}}){_RATE_NOUN}(?P<verb>(?:,\s+(?=at\b|now\b))?[^,;]*)$")
_RATE_OR_WHOLE = re.compile(rf"{_RATE_NOUN}|\s+of\s?$")
_OF_GROWTH = re.compile(
    r"\b(?:growth|inflation|exchange|compound|increase|annual)\s*$|\b(?:growth|inflation)\b"
)
_CONTRIBUTED = re.compile(r"\bcontribut\w+\s+(?:by\s+)?(?:[\w-]+\s+)?$")
_OF_OR_TO = re.compile(r"\s+(?:of|to)\b")
_OF_INCREASE = re.compile(r"\s+of\s+[^,;.]{0,40}\b(?:growth|increase|rise|decline)\b")
# `above 50%` tells the level of an index of answers too.
_ABOVE = re.compile(r"\b(?:above|below|under|over)\s+(?:the\s+)?$")


def _written_as_growth(setting: Setting) -> Reading | None:
    """`exports doubled`, `double-digit growth`."""
    if setting.mention.form == "multiple":
        return Reading("growth", 1, "multiple")
    double = setting.mention.form == "double_digit"
    return Reading("growth", sign_of(setting), "double-digit") if double else None


def _starting_value(setting: Setting) -> Reading | None:
    """`slowing from 6.8% in 2024 to 4.6%`: the value that something moved from is no fall itself."""
    left = setting.left
    found = _FROM.search(left) if "from" in left else None
    if not found or not _TO_VALUE.match(setting.right) or setting.cues.direction.search(found[0]):
        return None
    if setting.cue == "share" or setting.nature == "rate":
        return Reading("share", 1, "value moved from")
    growth = setting.nature == "growth" or _SPED.search(left) or _GROWTH_WORDS.search(left)
    return Reading("growth" if growth else "share", 1, "value moved from")


def _compared_value(setting: Setting) -> Reading | None:
    """`up from 3.1%`, `compared with a rise of 3.1%`: what the sentence only compares with."""
    before, reference = setting.before, setting.reference
    if before and before.reference and _AND_THAT.fullmatch(setting.left):
        return Reading(before.measure, sign_of(setting), "value compared with", reference=True)
    if not reference:
        return None
    moved = reference["noun"] or reference["verb"] or (setting.noun and setting.noun["noun"]) or ""
    after = setting.after_percent or setting.after_points
    if not after and not moved and not _PICKUP.search(setting.left):
        return None
    measure = VALUE_OF_CHANGE.get(before.measure, before.measure) if after else "growth"
    change = setting.cues.direction.search(moved)
    return Reading(measure, -1 if change and change["down"] else 1, "value compared with", reference=True)


def _contributed(setting: Setting) -> Reading | None:
    """`contributed 40% of growth`, and a share of an increase."""
    if setting.cue == "contribution":
        told = _OF_OR_TO.match(setting.right) or _CONTRIBUTED.search(setting.left)
    else:
        told = setting.cue == "share" and _OF_INCREASE.match(setting.right)
    return Reading("contribution", 1, "contribution cue") if told else None


def _noun_of_change(setting: Setting) -> Reading | None:
    """`8.5% growth`, `5% average annual growth`."""
    if not setting.noun:
        return None
    average = setting.cue == "average_growth" or "average" in setting.right[:12]
    measure = "average_growth" if average else "growth"
    return Reading(measure, sign_of(setting), "noun right of the number")


def _average(setting: Setting) -> Reading | None:
    """`grew at an average annual rate of 5%`, `grew by 5% a year on average`, `averaging 5% a year`."""
    told = (
        setting.cue == "average_growth"
        or _ON_AVERAGE.match(setting.right)
        or (_A_YEAR.match(setting.right) and _AVERAGING.search(setting.left))
        or (setting.cue in ("growth", "growth_change") and setting.cues.average.search(setting.left))
    )
    return Reading("average_growth", sign_of(setting), "average cue") if told else None


def _share_reached(setting: Setting) -> Reading | None:
    """`its share of total added value reached 36%`: a share, whatever the words between say of change."""
    return Reading("share", 1, "share cue") if _ITS_SHARE.search(setting.near) else None


def _value_reached(setting: Setting) -> Reading | None:
    """`slowed to 4.5%`: the new value of a rate or share, or of growth where growth is the subject."""
    if setting.cue in ("contribution", "average_growth") or not _REACHED.search(setting.left):
        return None
    own = _PARTS.split(setting.left)[-1]
    if setting.cues.share_words.search(own):
        return Reading("share", 1, "value reached")
    if setting.after_percent and _FROM_TO.fullmatch(setting.left):
        return Reading(setting.before.measure, 1, "value reached")
    if setting.follows("growth") and _GOING_TO.fullmatch(setting.left) and setting.right[:3] != " of":
        return Reading("growth", 1, "value reached")
    if setting.follows(*VALUE_OF_CHANGE):
        return Reading(VALUE_OF_CHANGE[setting.before.measure], 1, "value reached")
    if setting.nature == "rate":
        return Reading("share", 1, "value reached")
    clause = setting.clause
    growth = (
        setting.nature in ("growth", "index")
        or any(p.search(setting.left) for p in (_GROWTH_SUBJECT, _FORECAST_TO))
        or any(p.search(clause) for p in (_SPED, _GROWTH_WORDS))
        or (_last_moved(setting) and not _RATE_OR_WHOLE.search(own + setting.right[:4]))
    )
    return Reading("growth" if growth else "share", 1, "value reached")


def _last_moved(setting: Setting) -> bool:
    """True when the percentage before in the sentence is a growth: `exports grew 3%, and sales picked up to 4%`."""
    earlier = (reading for mention, reading in reversed(setting.earlier) if mention.unit.kind == "percent")
    last = next(earlier, None)
    return bool(last and last.measure == "growth" and not last.reference)


def _diffusion(setting: Setting) -> Reading | None:
    """`the PMI stood at 49.4 percent`: the level of an index of answers, printed as a percentage."""
    if setting.nature != "diffusion" or setting.cue == "growth" or setting.degree:
        return None
    stated = setting.stated or _ABOVE.search(setting.left)
    return Reading("level", 1, "level of an index") if stated else None


def _against_its_level(setting: Setting) -> Reading | None:
    """`3% above its level of a year earlier`."""
    level = _ITS_LEVEL.match(setting.right)
    return Reading("growth", -1 if level["way"] == "below" else 1, "against its level") if level else None


def _more_or_less(setting: Setting) -> Reading | None:
    """`6.2% higher in the 12 months to March`."""
    degree = setting.degree
    told = degree and (degree["up"] or degree["down"]) in setting.cues.comparatives
    return Reading("growth", sign_of(setting), "comparative") if told else None


def _rate_of_its_own(setting: Setting) -> Reading | None:
    """`the rate stood at 5.2%`, unless it is a rate of growth."""
    own = setting.nature not in ("growth", "index")
    subject = _RATE.search(setting.near) if setting.stated and own else None
    if not subject or not STATED.search(subject["verb"]):
        return None
    words = subject["words"]
    of_growth = _OF_GROWTH.search(words) or _OF_GROWTH.search(words + subject["verb"])
    return None if of_growth else Reading("share", 1, "a rate of its own")


def _share(setting: Setting) -> Reading | None:
    """`accounted for 30%`, `30% of exports`, `of which 30% were cars`, `half of exports`."""
    told = (
        setting.cue == "share"
        or setting.mention.form == "fraction"
        or (setting.cue != "growth" and _OF_WHOLE.match(setting.right))
        or _OF_WHICH.search(setting.left)
        or _TOOK.search(setting.left)
    )
    return Reading("share", 1, "share cue") if told else None


def _share_of_another(setting: Setting) -> Reading | None:
    """`ASEAN accounted for 16% of trade, up 1 point, the EU for 13%`: `for` goes on with the shares."""
    shared = any(reading.measure == "share" for _, reading in setting.earlier)
    told = shared and setting.cue is None and _FOR_AMOUNT.search(setting.near)
    return Reading("share", 1, "share told before") if told else None


def _growth(setting: Setting) -> Reading | None:
    """`exports rose 5%`, `growth was 5%`; but a rate that fell and now stands at 5% is a share."""
    if setting.cue not in ("growth", "growth_change") or setting.reference:
        return None
    if setting.nature == "rate" and setting.stated:
        return Reading("share", 1, "nature of the indicator")
    stated = _GROWTH_STATED.search(setting.left) and not setting.cues.direction.search(setting.left[-24:])
    return Reading("growth", 1 if stated else sign_of(setting), "growth cue")


def _by_nature(setting: Setting) -> Reading | None:
    """`unemployment 5.2%`, `inflation 2%`: the subject itself is a rate or a growth."""
    measure = {"rate": "share", "growth": "growth"}.get(setting.nature)
    sign = sign_of(setting) if measure and setting.degree else 1
    return Reading(measure, sign, "nature of the indicator") if measure else None


def _as_before(setting: Setting) -> Reading | None:
    """`exports rose 5% and imports 3%`: what the percentage before measures, if it is not far."""
    if setting.after_percent and len(setting.left) < 160:
        sign = sign_of(setting) if setting.degree else setting.before.sign
        return Reading(setting.before.measure, sign, "as the figure before")
    return Reading("share", 1, "of a whole") if _OF_WHOLE.match(setting.right) else None


def _by_default(setting: Setting) -> Reading:
    return Reading("growth", sign_of(setting), "default")


PERCENTAGES: tuple[Rule, ...] = (
    _written_as_growth,
    _starting_value,
    _compared_value,
    _contributed,
    _noun_of_change,
    _average,
    _share_reached,
    _value_reached,
    _diffusion,
    _against_its_level,
    _more_or_less,
    _rate_of_its_own,
    _share,
    _share_of_another,
    _growth,
    _by_nature,
    _as_before,
    _by_default,
)
