"""What a percentage measures: growth, a share, a contribution, or the level of an index of answers.

The rules stand in the order in which they are asked; the first one that applies tells.
"""

import re

from analysis.resolve.hedges import HEDGE
from analysis.resolve.reading import RATE_NOUN, STATED, Reading, Rule, Setting
from analysis.resolve.sign import sign_of
from analysis.resolve.values_moved import compared_value, starting_value, value_reached

# --- growth ---------------------------------------------------------------------------------------------
# `growth this quarter came in at 3%`: no fall, whatever fell before.
_GROWTH_STATED = re.compile(
    r"\b(?:growth|growth rate|inflation)\b[^,;]*\b(?:was|is|at|of|came in at|stood at)\s+(?:\w+\s+)?$"
)
_ON_AVERAGE = re.compile(
    r"\s+(?:(?:annually|a\s+year|per\s+year|each\s+year),?\s+on\s+average"
    r"|on\s+average\s+(?:annually|a\s+year|per\s+year|each\s+year))\b"
)
# `averaging 5%` with `a year` or `growth` behind the number.
_AVERAGING = re.compile(r"\baverag(?:ing|ed)\s+(?:an?\s+)?(?:[\w-]+\s+)?$")
_A_YEAR = re.compile(
    r"\s+(?:a|per)\s+year\b|\s+annually\b|\s+(?:growth|rise|increase|gain|fall|decline|drop)\b"
)

# `growing by 20% yearly in the past 10 years`
_YEARLY_OVER = re.compile(
    r"\s+(?:yearly|annually|(?:a|per|each|every)\s+year|per\s+annum)\s+(?:in|over|for|during)\s+the\s+(?:(?:past|last|previous)\s+\S+\s+years|period|years)\b"
)
# `1.1%[ from the month before and ]0.5%[ from]`
_AND_FROM = re.compile(r"\s+(?:from|on|over|compared\s+\w+)\s[^,;]{1,60}\s+and\s+(?:by\s+)?")
_FROM_THEN = re.compile(r"\s+(?:from|on|over|compared\s+\w+|year)\b")
# `1.3% above its year-earlier level`
_ITS_LEVEL = re.compile(r"\s+(?P<way>above|below)\s+(?:its|their|the)\s+(?:[\w-]+\s+){0,2}levels?\b")

_FOR_AMOUNT = re.compile(r"[a-z]\s+for\s+(?:only\s+|about\s+|nearly\s+|some\s+|over\s+|just\s+)?$")


# --- shares, rates, contributions -----------------------------------------------------------------------
_OF_WHOLE = re.compile(r"\s+of\s+(?!\w+ing\b)")
# `[its share of total added value reached] 36%`
_ITS_SHARE = re.compile(
    r"\b(?:share|proportion)\s+(?:of|in)\s[^,;]*\b(?:reached|was|were|is|stood\s+at|hit|came\s+to|rose\s+to|fell\s+to)"
    rf"\s+{HEDGE}$"
)
# `60% of these were`
_OR_PERCENT = re.compile(rf",?\s+or\s+{HEDGE}")
_IN_BRACKET = re.compile(r"\s*\(")
# `Kenya (22%) and Peru (13%) were the main export markets`
_RANKED = re.compile(
    r"[^;.]*\)[^;.()]*\b(?:was|were|are|is|remained)\s+(?:[\w'’-]+\s+){0,3}?(?:main|largest|biggest|top|leading|principal|most\s+important)\s+"
    r"(?:[\w-]+\s+){0,2}(?:markets?|destinations?|sources?|suppliers?|partners?|buyers?|customers?|sectors?|categor\w+|products?|commodit\w+|items?)\b"
)
_OF_THESE = re.compile(
    r"\s+of\s+(?:(?:these|them|those|which|whom)\b"
    r"|(?:the\s+|all\s+)?(?:(?:surveyed|polled|responding)\s+(?:[\w-]+\s+){0,2})?(?:companies|firms|enterprises|businesses|respondents|households)\b)"
)
_TOOK = re.compile(rf"\b(?:took|takes|taking)\s+(?:up\s+)?{HEDGE}$")
_OF_WHICH = re.compile(r"\b(?:of|among)\s+(?:which|whom|these|those|them),?\s+(?:\w+\s+){0,2}$")
_RATE = re.compile(rf"\b(?P<words>[\w\s'’-]{{0,40}}){RATE_NOUN}(?P<verb>(?:,\s+(?=at\b|now\b))?[^,;]*)$")
_OF_GROWTH = re.compile(
    r"\b(?:growth|inflation|exchange|compound|increase|annual)\s*$|\b(?:growth|inflation)\b"
    r"|\b(?:grew|grow(?:s|n|ing)?|expand(?:s|ed|ing)?|increas(?:ed|ing)|rose|ris(?:es|en|ing)|declin(?:ed|ing)|fell|falling)\s+at\s"
)
# `farming shrank by 2% and mining [by] 3%`: a change, whatever the subject is.
_BY = re.compile(r"\bby\s+(?:[\w-]+\s+)?$")
_CONTRIBUTED = re.compile(r"\bcontribut\w+\s+(?:by\s+)?(?:[\w-]+\s+)?$")
# `its contribution rate to growth reached 61%`
_CONTRIBUTION_RATE = re.compile(r"\bcontribution\s+(?:rate|ratio)\b[^,;]*$")
_OF_OR_TO = re.compile(r"\)?\s+(?:of|to)\b")
# `contributed 69% of exports`, but not `of the growth`
_OF_LEVEL = re.compile(
    r"\s+of\s+(?!(?:[^,;.]{0,60})\b(?:growth|increase|rise|expansion|gains?|decline|increment)\b)"
)
_OF_INCREASE = re.compile(r"\s+of\s+[^,;.]{0,40}\b(?:growth|increase|rise|decline)\b")
# `(3.1 percent) unemployment rate`
_RATE_BEHIND = re.compile(r"\s+(?:[\w-]+\s+){0,2}(?:rate|ratio)\b")
# `above 50%` tells the level of an index of answers too.
_ABOVE = re.compile(r"\b(?:above|below|under|over)\s+(?:the\s+)?$")


def _written_as_growth(setting: Setting) -> Reading | None:
    """`exports doubled`, `double-digit growth`."""
    if setting.mention.form == "multiple":
        return Reading("growth", 1, "multiple")
    double = setting.mention.form == "double_digit"
    return Reading("growth", sign_of(setting), "double-digit") if double else None


def _contributed(setting: Setting) -> Reading | None:
    """`contributed 40% of growth`, and a share of an increase."""
    if setting.cue == "contribution":
        if _OF_LEVEL.match(setting.right):
            return Reading("share", 1, "contributed of a level")
        told = (
            _OF_OR_TO.match(setting.right)
            or _CONTRIBUTED.search(setting.left)
            or _CONTRIBUTION_RATE.search(setting.left)
        )
    else:
        told = (setting.cue == "share" or setting.follows("share")) and _OF_INCREASE.match(setting.right)
        told = told or _CONTRIBUTION_RATE.search(setting.left)
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
        or _YEARLY_OVER.match(setting.right)
        or (_A_YEAR.match(setting.right) and _AVERAGING.search(setting.left))
        or (setting.cue in ("growth", "growth_change") and setting.cues.average.search(setting.left))
    )
    return Reading("average_growth", sign_of(setting), "average cue") if told else None


def _share_reached(setting: Setting) -> Reading | None:
    """`its share of total added value reached 36%`: a share, whatever the words between say of change."""
    return Reading("share", 1, "share cue") if _ITS_SHARE.search(setting.near) else None


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
        or _OF_THESE.match(setting.right)
        or (setting.cue != "growth" and _OF_WHOLE.match(setting.right))
        or _OF_WHICH.search(setting.left)
        or _TOOK.search(setting.left)
    )
    return Reading("share", 1, "share cue") if told else None


def _share_of_ranked(setting: Setting) -> Reading | None:
    """`Kenya (22%) and Peru (13%) were the main export markets`: shares of the exports."""
    bracketed = setting.left.endswith("(") and setting.right.startswith(")") and not setting.mention.signed
    told = bracketed and _RANKED.search(setting.sentence)
    return Reading("share", 1, "share of those ranked") if told else None


def _share_of_amount(setting: Setting) -> Reading | None:
    """`took 17 billion, or 83%`, and `1.5 billion (7%)` where shares are told: a share of the whole."""
    if not setting.follows("level") or setting.degree or setting.noun:
        return None
    bracketed = _IN_BRACKET.fullmatch(setting.left) and any(r.measure == "share" for _, r in setting.earlier)
    told = _OR_PERCENT.fullmatch(setting.left) or bracketed
    return Reading("share", 1, "share of an amount") if told else None


def _moved_too(setting: Setting) -> Reading | None:
    """`fell 1.1% from the month before and 0.5% from a year earlier`: the verb holds for both."""
    told = setting.after_percent and setting.follows("growth") and _AND_FROM.fullmatch(setting.left)
    if not told or not _FROM_THEN.match(setting.right):
        return None
    return Reading("growth", setting.before.sign, "as the figure before")


def _share_of_another(setting: Setting) -> Reading | None:
    """`ASEAN accounted for 16% of trade, up 1 point, the EU for 13%`: `for` goes on with the shares."""
    shared = any(reading.measure == "share" for _, reading in setting.earlier)
    told = shared and setting.cue is None and _FOR_AMOUNT.search(setting.near)
    return Reading("share", 1, "share told before") if told else None


def _rate_behind(setting: Setting) -> Reading | None:
    """`a 3.1 percent unemployment rate`: a rate of its own, told right of its number."""
    told = setting.nature == "rate" and _RATE_BEHIND.match(setting.right)
    return Reading("share", 1, "a rate of its own") if told else None


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
    sign = sign_of(setting) if measure and (setting.degree or _BY.search(setting.left)) else 1
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
    starting_value,
    compared_value,
    _contributed,
    _noun_of_change,
    _average,
    _share_reached,
    _moved_too,
    value_reached,
    _diffusion,
    _against_its_level,
    _more_or_less,
    _rate_of_its_own,
    _share,
    _share_of_ranked,
    _share_of_amount,
    _share_of_another,
    _rate_behind,
    _growth,
    _by_nature,
    _as_before,
    _by_default,
)
