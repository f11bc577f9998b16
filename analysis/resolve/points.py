"""What percentage points measure: a contribution to growth, or the change of a growth or of a share."""

import re

from analysis.resolve.cues import last_match
from analysis.resolve.hedges import HEDGE
from analysis.resolve.reading import Reading, Rule, Setting
from analysis.resolve.shares import OF_GDP
from analysis.resolve.sign import sign_of

# `0.5 points to annual growth`, `0.5 points off the increase in prices`: what is contributed to.
TO_GROWTH = re.compile(
    r"\s+off\s+(?:it|that|this)\b|\s+(?:to|of|from|off|(?:increase|decrease|rise|fall)\s+in)\s+"
    r"(?:the\s+|overall\s+|total\s+|annual\s+|headline\s+|quarterly\s+|real\s+)*(?:[\w'’-]+\s+){0,3}"
    r"(?:growth|inflation|increase|rise|rate|index|cpi|ppi|gdp|change\s+in)\b|(?:\s+or\s+(?:so|thereabouts))?\s+off\s+(?:the|its)\s+(?:[\w-]+\s+){0,2}(?:figure|reading|total|headline|result)\b"
    r"|\s+of\s+(?:that|this|it|which)\s+(?:(?:would|will|could|can)\s+)?(?:come|comes|came|coming|is|was|be|were)\b"
)
# `a 0.2 point[ increase in the participation rate]`
_RISE_IN_RATE = re.compile(
    r"\s+(?:increase|decrease|rise|fall|drop|decline|gain)\s+in\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}(?:participation|unemployment|employment|jobless|vacancy|policy|interest|cash|repo|tax|savings?|saving)\s+(?:rate|ratio)\b"
)
# `[put 0.6 points] on the May figure`
_PUT, _ON_IT = (
    re.compile(r"\bput(?:s|ting)?\s+(?:[a-z]+\s+){0,2}$"),
    re.compile(
        r"\s+on(?:to)?\s+(?:the\s+|its\s+)?(?:[\w'’]+\s+){0,2}(?:figure|inflation|index|growth|headline|rate|cpi|gdp)\b"
    ),
)
# `bills are set to lower the headline rate by`
_LOWERED = re.compile(
    r"\b(?:lower|rais|lift|push|cut|reduc|boost|add|bring|pull|drag)\w*\s+(?:up\s+|down\s+)?(?:the\s+)?"
    r"(?:(?:annual|headline|overall|12-month|cpi)\s+)+(?:(?<!annual\s)rate|inflation|growth|index|figure)(?:\s+(?:up|down))?\s+by\s+(?:[a-z]+\s+)?$"
    r"|\b(?:lower|rais|lift|cut|reduc|boost|trimm)(?:ed|s|ing|e|es)?\s+(?:[\w'’-]+\s+){0,4}growth\s+(?:by\s+)?(?:about\s+|around\s+|nearly\s+)?$"
)
# `the strike [took] 0.3 points [off]`
_TAKING, _TAKEN = (
    re.compile(
        r"\b(?:took|takes?|taking|shav(?:ed|es|ing)|knock(?:ed|s|ing)|lopp(?:ed|ing))\s+(?:[a-z]+\s+){0,3}$"
    ),
    re.compile(r"(?:\s+or\s+(?:so|thereabouts))?\s+off\s*(?:[.,;)]|$)"),
)
# `is raising its key [rate] by 25 basis points`
_KEY_RATE = re.compile(r"\b(?:rates?|range|corridor)\b[^,;]*$")
# `The contribution of trade to growth was positive again, at`
_CONTRIBUTION_OF = re.compile(r"\bcontributions?\s+(?:of|from)\b[^;]*$")
# `they pulled the province's exports up by 4.2 points`
_PULLED_UP = re.compile(
    r"\b(?:pull|drag|driv|drov|push|lift)\w*\s+(?:[\w'’-]+\s+){1,5}(?:up|down)\s+by\s+(?:[\w-]+\s+)?$"
    r"|\b(?:(?:lift|boost|push|pull|rais)(?:ed|ing|s|es)|driv(?:en|es|ing)|drove)\s+(?:the\s+|up\s+)?(?:overall|total|national|whole)\s+(?:[\w'’-]+\s+){1,4}by\s+(?:[\w-]+\s+)?$"
    r"|\b(?:(?:lift|boost|push|pull|rais)(?:ed|ing|s|es)|drag(?:ged|ging|s))\s+(?:up\s+|down\s+)?(?:the\s+)?(?:growth|increase|profits|output|imports|exports)\s+(?:of|in)\s+(?:all|the\s+whole|the\s+overall|overall|total)\s+(?:[\w'’-]+\s+){0,4}by\s+(?:[\w-]+\s+)?$"
)
# `The package will have a stimulus effect of 1.3 points`
_STIMULUS = re.compile(
    r"\b(?:stimulus\s+effect|stimulat(?:e|es|ed|ing))\b[^,;]{0,40}\b(?:of|by)\s+(?:\w+\s+)?$"
)
# `Of this rise, food accounted for 3 points`
_ACCOUNTED = re.compile(rf"\baccount(?:ed|ing|s)\s+for\s+{HEDGE}$")
# `prices fell by 2.6%, [affecting the index by] 1.9 points`: the way the prices went.
_AFFECTING = re.compile(
    r"\baffect(?:ed|ing)\s(?:(?!\b(?:up|down|rise|drop|fall|increase|decrease)\b)[^,;])*\bby\s+(?:[\w-]+\s+)?$"
)
_DOWNWARD = ("lower", "cut", "reduc", "drag", "pull")
_TAKEN_OFF = re.compile(r"(?:\s+or\s+(?:so|thereabouts))?\s+(?:off|from|decrease|fall|decline)\b")
_DOWN_BY = re.compile(r"\bdown\s+by\s+(?:[\w-]+\s+)?$")
# `(rose by 3 points) more than imports`, `the fall was smaller than that in imports by (3 points)`
_MORE_THAN, _MOVED = (
    re.compile(r"\s+(?:more|less)\s+than\b"),
    re.compile(r"\b(?:increased|grew|rose|fell|declined|dropped|expanded|shrank)\s+(?:by\s+)?$"),
)
_OUTPACED = re.compile(r"\boutpac\w+\s[^,;]{1,40}\bby\s+(?:[\w-]+\s+)?$")
# `imports grew at a rate which was [4 points] above the world average`
_GREW_AT = re.compile(
    r"\b(?:grew|grow|grows|growing|rose|increased)\s[^,;]{0,40}\b(?:rate|pace)\s+(?:which\s+|that\s+)?(?:was|is|were)\s+$"
)
_SMALLER_THAN = re.compile(
    r"\b(?:fall|decline|drop|decrease|growth|increase|rise|gain)s?\s+(?:in|of)\s[^,;]*"
    r"\b(?:smaller|larger|greater|bigger|faster|slower|higher|lower|steeper|less|more)\s+than\b[^,;]*\bby\s+$"
)
# `lifted its forecast for the country by 0.3 points`
_FORECAST_BY = re.compile(r"\b(?:forecast|projection|outlook)s?\b[^,;]*\bby\s+(?:[\w-]+\s+)?$")
# `the decline was [1.8 points] narrower`
_MOVE_WAS = re.compile(
    r"\b(?:growth(?:\s+rate)?|increase|rise|decline|fall|drop|decrease|contraction)\s+(?:in\s+[^,;]{1,40}\s+)?(?:was|is)\s+$"
)
# `the decline narrowed by (1.8 points)`
_MOVE_MOVED = re.compile(
    r"\b(?:growth(?:\s+rate)?|rate\s+of\s+(?:growth|decline|increase)|pace|increase|rise|decline|fall|drop|decrease|contraction|expansion)\s+"
    r"(?:in\s+[^,;.]{1,30}\s+)?(?:was\s+|has\s+|had\s+)?(?:narrow|widen|deepen|eas|moderat|slow|accelerat|quicken|expand)\w*\s+(?:further\s+)?(?:by\s+)?(?:[\w-]+\s+)?$"
)
_FASTER = re.compile(r"\s+(?:faster|slower|quicker)\b")
_GROWTH = re.compile(r"\bgrowth\b|\binflation\b")


def _contributed(setting: Setting) -> Reading | None:
    """`net exports added 0.5 points to growth`, `took 0.3 points off inflation`."""
    if OF_GDP.match(setting.right) or _RISE_IN_RATE.match(setting.right):
        return None
    told = TO_GROWTH.match(setting.right)
    if not told and setting.mention.unit.factor != 1 and _KEY_RATE.search(setting.left):
        return None
    told = told or setting.cues.pulled.search(setting.left)
    told = told or (_PUT.search(setting.left) and _ON_IT.match(setting.right))
    told = told or (_TAKING.search(setting.left) and _TAKEN.match(setting.right))
    if not told and not any(
        p.search(setting.left) for p in (_CONTRIBUTION_OF, _ACCOUNTED, _STIMULUS, _PULLED_UP, _LOWERED)
    ):
        return None
    pull = last_match(setting.cues.pull, setting.left)
    if _AFFECTING.search(setting.left) and setting.earlier:
        return Reading("contribution", setting.earlier[0][1].sign, "contribution cue")
    lowered = _LOWERED.search(setting.left)
    down = (
        (pull and pull["down"])
        or (lowered and lowered[0].startswith(_DOWNWARD) and " up by " not in lowered[0])
        or _TAKEN_OFF.match(setting.right)
        or _DOWN_BY.search(setting.left)
    )
    return Reading("contribution", -1 if down else 1, "contribution cue")


def _contributed_too(setting: Setting) -> Reading | None:
    """`and net exports 0.5 percentage points`, after another contribution."""
    if not setting.follows("contribution"):
        return None
    if setting.after_percent and setting.degree:
        return Reading("share_change", sign_of(setting), "share or rate")
    pull = last_match(setting.cues.pull, setting.left)
    down = pull["down"] if pull else setting.before.sign < 0
    return Reading("contribution", -1 if down else 1, "contribution before")


def _of_growth(setting: Setting) -> Reading | None:
    """`accelerated by 0.3 points`, `0.3 points faster`."""
    foreseen = _FORECAST_BY.search(setting.left) and setting.nature not in ("rate", "balance")
    told = (
        foreseen
        or _MOVE_WAS.search(setting.left)
        or _MOVE_MOVED.search(setting.left)
        or setting.cue == "growth_change"
        or _FASTER.match(setting.right)
        or _is_against_other(setting)
    )
    return Reading("growth_change", sign_of(setting), "growth cue") if told else None


def _is_against_other(setting: Setting) -> bool:
    """`exports rose by 3 points more than imports`: growth against that of something else."""
    if setting.nature == "rate" or setting.cues.share_words.search(setting.left):
        return False
    more = _MORE_THAN.match(setting.right) and _MOVED.search(setting.near)
    return bool(more or any(p.search(setting.left) for p in (_SMALLER_THAN, _OUTPACED, _GREW_AT)))


def _of_share(setting: Setting) -> Reading | None:
    """`25 basis points`, `its share rose by 2 points`, and points behind a share."""
    told = (
        (setting.mention.unit.factor != 1 and setting.nature != "growth")
        or setting.follows("share", "share_change")
        or setting.cues.share_words.search(setting.left)
    )
    return Reading("share_change", sign_of(setting), "share or rate") if told else None


def _by_nature(setting: Setting) -> Reading:
    """The change of a growth where growth is spoken of, else that of a rate or share."""
    growth = (
        setting.nature == "growth"
        or _last_of_percent(setting) in ("growth", "growth_change", "average_growth")
        or _GROWTH.search(setting.left + setting.right)
    )
    measure = "growth_change" if growth else "share_change"
    return Reading(measure, sign_of(setting), "nature of the subject")


def _last_of_percent(setting: Setting) -> str:
    """What the last percentage or points before in the sentence measure, over amounts between."""
    told = (r.measure for m, r in reversed(setting.earlier) if m.unit.kind in ("percent", "percentage_point"))
    return next(told, setting.before.measure if setting.before else "")


POINTS: tuple[Rule, ...] = (_contributed, _contributed_too, _of_growth, _of_share, _by_nature)
