"""What a percentage measures: growth, a share, a contribution, or the level of an index of answers.

The rules stand in the order in which they are asked; the first one that applies tells (those of shares
are in `shares`).
"""

import re

from analysis.needing import needing
from analysis.resolve.averages import average, past_average
from analysis.resolve.reading import Reading, Rule, Setting
from analysis.resolve.shares import (
    GROWTH_IN,
    OF_WHOLE,
    rate_behind,
    rate_of_its_own,
    share_as_balance,
    share_by_cue,
    share_of_amount,
    share_of_another,
    share_of_gdp,
    share_of_ranked,
    share_reached,
)
from analysis.resolve.sign import is_of_target, sign_of, states_value
from analysis.resolve.values_moved import compared_value, starting_value, value_reached

# The rule of a percentage that no word tells anything of.
DEFAULT = "default"
# `growth this quarter came in at 3%`: no fall, whatever fell before.
_GROWTH_STATED = re.compile(
    r"\b(?:growth|growth rate|inflation)\b[^,;]*\b(?:was|is|at|of|came in at|stood at)\s+(?:\w+\s+)?$"
)
# `an average rate of unemployment`, but growth before: `[growth of] 4%`
_GROWTH_OF = re.compile(
    r"\b(?:growth|increase|decrease|rise|fall|decline|drop|gain|reduction)\s+of\s+(?:\w+\s+)?$"
)
# `1.1%[ from the month before and ]0.5%[ from]`
_AND_FROM = re.compile(r"\s+(?:from|on|over|compared\s+\w+)\s[^,;]{1,60}\s+and\s+(?:by\s+)?")
_FROM_THEN = re.compile(r"\s+(?:from|on|over|compared\s+\w+|year)\b")
# `1.3% above its year-earlier level`
_ITS_LEVEL = re.compile(
    r"\s+(?P<way>above|below)\s+(?:its|their|the)\s+(?:[\w-]+\s+){0,2}(?:\([^()]{1,24}\)\s+)?levels?\b"
)
# `farming shrank by 2% and mining [by] 3%`: a change, whatever the subject is.
_BY = re.compile(r"\bby\s+(?:[\w-]+\s+)?$")
_CONTRIBUTED = re.compile(r"\bcontribut\w+\s+(?:by\s+)?(?:[\w-]+\s+){0,2}$")
# `its contribution rate to growth reached 61%`
_CONTRIBUTION_RATE = needing("contribution", r"\bcontribution\s+(?:rate|ratio)\b[^,;]*$")
# `the contribution to growth from productivity was 4.4%`
_CONTRIBUTION_WAS = needing(
    "contribution",
    r"\bcontributions?\s+(?:to|of|from)\b[^,;]*\bgrowth\b[^,;]*\b(?:was|were|is|reached|exceeded|surpassed|hit|topped|stood\s+at|of)\s+(?:\w+\s+)?$",
)
_OF_OR_TO = re.compile(r"\)?\s+(?:of|to)\b")
# `foreign capital was 2 billion, of which Kenya contributed [64%]`
_OF_WHICH = re.compile(
    r"\bof\s+(?:which|that|this|these|them),?\s+[^,;]{1,40}\bcontributed\s+(?:[\w-]+\s+)?$"
)
# `contributed 69% of exports`, but not `of the growth`
_OF_LEVEL = re.compile(
    r"\s+of\s+(?!(?:[^,;.]{0,60})\b(?:growth|increase|rise|expansion|gains?|decline|increment)\b)"
)
# `explain some [six tenths] of the whole decrease`
_EXPLAINED = needing(
    ("explain", "responsible"), r"\b(?:explain(?:s|ed|ing)?|responsible\s+for)\s+(?:[a-z]+\s+){0,2}$"
)
# `contributed 5.9 points to growth in May – or [30%] of the total`
_OR_OF_IT = re.compile(r"[^.;]{0,60}\W\s+or\s+(?:about\s+|nearly\s+|some\s+|roughly\s+|over\s+)?")
_OF_INCREASE = re.compile(
    r"\s+of\s+[^,;.]{0,40}\b(?:growth|increase|rise|decline)\b|\s+of\s+the\s+(?:overall|total|net|whole|entire)\s+(?:gain|drop|fall|loss|decrease)\b"
    r"|\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}inflation\b|\s+of\s+(?:the|that|this)\s+(?:gain|drop|fall|decrease|jump|loss)\b"
    r"|\s+of\s+[^,;.]{0,40}\b(?:gain|drop|fall|climb|advance|jump|decrease)\s+(?:was|is|were|came|can\s+be)\s+(?:attribut|due|from|explain|account|caus|driv)"
)
# `(52%)[ of GDP growth, capital formation ](17%)`
_ITEM_OF = re.compile(
    r"(?:\s+(?:of|to)\s+[^,;.\d]{1,60})?,?\s+(?:and\s+(?:that\s+of\s+)?|while\s+)?(?!(?:up|down|an?|which|compared|to)\b)(?:(?!(?:of|growth|from)\b)[\w-]+\s+){1,4}(?:by\s+)?"
)
# `(14%, 1 point more than in May)[, and imports] 11%`
_AND_THAT = re.compile(
    r",\s+(?:and|while)\s+(?:(?:that|those)\s+(?:of|for)\s+)?(?!(?:up|down|rose|fell|grew)\b)[a-z-]+(?:\s+(?!(?:rose|fell|grew|by)\b)[a-z-]+){0,2}\s+$"
)
# `above 50%` tells the level of an index of answers too.
_ABOVE = re.compile(r"\b(?:above|below|under|over)\s+(?:the\s+)?$")


# `the monthly change [for May was revised from]`
_CHANGE_OF_TIME = re.compile(
    r"\b(?:(?:month|quarter|annual|year|week)ly|annual|month-on-month|quarter-on-quarter|year-on-year)\s+(?:percentage\s+)?(?:rate\s+of\s+)?change\b"
)
_REVISED = re.compile(r"\b(?:from|to|at|was|is)\s+$")


def _written_as_growth(setting: Setting) -> Reading | None:
    """`exports doubled`, `double-digit growth`."""
    if setting.mention.form == "multiple":
        return Reading("growth", 1, "multiple")
    double = setting.mention.form == "double_digit"
    return Reading("growth", sign_of(setting), "double-digit") if double else None


def _contributed(setting: Setting) -> Reading | None:
    """`contributed 40% of growth`, and a share of an increase."""
    if setting.cue == "contribution":
        of_share = setting.follows("share") and "growth" not in setting.sentence
        of_which = not setting.follows("growth") and _OF_WHICH.search(setting.left)
        if of_share or _OF_LEVEL.match(setting.right) or of_which:
            return Reading("share", 1, "contributed of a level")
        told = (
            _OF_OR_TO.match(setting.right)
            or _CONTRIBUTED.search(setting.left)
            or _CONTRIBUTION_RATE.search(setting.left)
            or _CONTRIBUTION_WAS.search(setting.left)
        )
    else:
        told = (setting.cue == "share" or setting.follows("share")) and _OF_INCREASE.match(setting.right)
        told = told or (_EXPLAINED.search(setting.left) and _OF_INCREASE.match(setting.right))
        told = told or (setting.follows("contribution") and _OR_OF_IT.fullmatch(setting.left))
        told = told or _CONTRIBUTION_RATE.search(setting.left) or _CONTRIBUTION_WAS.search(setting.left)
    return Reading("contribution", 1, "contribution cue") if told else None


def _contributed_too(setting: Setting) -> Reading | None:
    """`consumption contributed 52% of GDP growth, capital formation 17% and net exports 31%`: contributions all."""
    told = setting.follows("contribution") and setting.after_percent and _ITEM_OF.fullmatch(setting.left)
    return Reading("contribution", setting.before.sign, "contribution before") if told else None


def _change_of_time(setting: Setting) -> Reading | None:
    """`the monthly change for May was revised from 0.1% to 0.3% here, and from 0.1% to 0.0% there`."""
    told = _CHANGE_OF_TIME.search(setting.sentence)
    if not told or not (_CHANGE_OF_TIME.search(setting.left) or setting.follows("growth")):
        return None
    if not (setting.mention.signed or _REVISED.search(setting.left)):
        return None
    return Reading("growth", sign_of(setting), "change over a time", reference=setting.reference is not None)


def _noun_of_change(setting: Setting) -> Reading | None:
    """`8.5% growth`, `5% average annual growth`."""
    if not setting.noun:
        return None
    average = setting.cue == "average_growth" or "average" in setting.right[:12]
    measure = "average_growth" if average else "growth"
    return Reading(measure, sign_of(setting), "noun right of the number")


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


def _moved_too(setting: Setting) -> Reading | None:
    """`fell 1.1% from the month before and 0.5% from a year earlier`: the verb holds for both."""
    told = setting.after_percent and setting.follows("growth") and _AND_FROM.fullmatch(setting.left)
    if not told or not _FROM_THEN.match(setting.right):
        return None
    return Reading("growth", setting.before.sign, "as the figure before")


def _growth(setting: Setting) -> Reading | None:
    """`exports rose 5%`, `growth was 5%`; but a rate that fell and now stands at 5% is a share."""
    if setting.cue not in ("growth", "growth_change") or setting.reference:
        return None
    grown = _GROWTH_OF.search(setting.left) or GROWTH_IN.search(setting.left)
    if setting.nature == "rate" and setting.stated and not grown:
        return Reading("share", 1, "nature of the indicator")
    stated = _GROWTH_STATED.search(setting.left) and not setting.cues.direction.search(setting.left[-24:])
    return Reading("growth", 1 if stated else sign_of(setting), "growth cue")


def _by_nature(setting: Setting) -> Reading | None:
    """`unemployment 5.2%`, `inflation 2%`: the subject itself is a rate or a growth."""
    measure = {"rate": "share", "growth": "growth"}.get(setting.nature)
    sign = sign_of(setting) if measure and (setting.degree or _BY.search(setting.left)) else 1
    return Reading(measure, sign, "nature of the indicator") if measure else None


def _share_too(setting: Setting) -> Reading | None:
    """`exports made up 14% of the world's, 1 point more than in May, and imports 11%`: shares both."""
    shared = len(setting.earlier) > 1 and setting.after_points and setting.earlier[-2][1].measure == "share"
    told = shared and _AND_THAT.search(setting.left) and not setting.degree and not setting.noun
    return Reading("share", 1, "share before") if told else None


def _as_before(setting: Setting) -> Reading | None:
    """`exports rose 5% and imports 3%`: what the percentage before measures, if it is not far."""
    if setting.after_percent and len(setting.left) < 160:
        own = setting.degree or states_value(setting) or is_of_target(setting)
        sign = sign_of(setting) if own else setting.before.sign
        return Reading(setting.before.measure, sign, "as the figure before")
    return Reading("share", 1, "of a whole") if OF_WHOLE.match(setting.right) else None


def _by_default(setting: Setting) -> Reading:
    return Reading("growth", sign_of(setting), DEFAULT)


PERCENTAGES: tuple[Rule, ...] = (
    _written_as_growth,
    _change_of_time,
    starting_value,
    share_of_gdp,
    past_average,
    compared_value,
    _contributed,
    _contributed_too,
    _noun_of_change,
    average,
    share_reached,
    _moved_too,
    value_reached,
    _diffusion,
    _against_its_level,
    _more_or_less,
    rate_of_its_own,
    share_by_cue,
    share_as_balance,
    share_of_ranked,
    share_of_amount,
    share_of_another,
    rate_behind,
    _growth,
    _by_nature,
    _share_too,
    _as_before,
    _by_default,
)
