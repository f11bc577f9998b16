"""Which way a number points: -1 for a fall, 1 for everything else."""

import re

from analysis.resolve.hedges import HAD_FORECAST
from analysis.resolve.reading import MOVES, Setting

# `exports were off 3%`, `shaved off 0.3 points`.
_OFF = re.compile(r"\boff\s+(?:by\s+)?$")
# `at a pace of 3%`, `the lowest in years, at 3%`, `unchanged at 3%`: a value, whatever moved before.
_VALUE = re.compile(
    r"\b(?:(?:range|rate|pace|readings?)\s+of\s+(?:[\w-]+\s+)?|towards?\s+(?:the\s+|its\s+|our\s+|their\s+)?|\b(?:is|are|was|were)\s+(?:\w+\s+)?close\s+to\s+"
    r"|levels?\s+(?:of|at|around|about|near)\s+(?:\w+\s+)?|averaging\s+(?:[\w-]+\s+)?|(?:lower|higher|up|down)\s+at\s+"
    r"|unchanged\s+(?:at\s+)?|(?:steady|stable|flat)\s+at\s+(?:just\s+)?(?:above\s+|below\s+|about\s+|around\s+)?"
    r"|(?:down|back|up|fell|rose|eased|declined|dropped|slowed|came)\s+to\s+(?:the|our|its|their)\s+|to\s+between\s+|rang(?:ed|es|ing)\s+(?:between|from)\s+|\bto\s+(?:an?|its|their)\s+(?:[\w-]+\s+){0,3}(?:low|high|rate|level|peak|pace)\s+of\s+(?:just\s+|about\s+|around\s+|only\s+)?|(?:down|up)\s+from\s+|(?:targets?|goals?|ceiling)\s+of\s+[\"“]?(?:about\s+|around\s+)?|(?<!decline )(?<!fall )(?<!drop )(?<!decrease )remain(?:s|ed|ing)?\s+(?:at\s+|around\s+|near\s+|close\s+to\s+)?"
    r"|(?:growth|inflation)\s+(?:moderat|slow|eas|accelerat|weaken|cool|fall|declin)(?:ed|ing|e?s)\s*\()$"
    r"|,(?:\s+but)?\s+at\s+(?:[\w-]+\s+)?$|\sbut\s+at\s+(?:[\w-]+\s+)?$"
)
# `contracted at an annual rate of 3%`
_AT_A_RATE = re.compile(
    r"\b(?:contract(?:ed|ing|s)?|declin(?:ed|ing|es)|fell|falls|falling|shrank|shrinking|shrinks|decreas(?:ed|ing|es)|dropp(?:ed|ing))\s+at\s+an?\s+(?:[\w-]+\s+){0,3}(?:rate|pace)\s+of\s+(?:[\w-]+\s+)?$"
)
# `fell back to its 2%[ target]`, `eased to a still elevated [72%]`
_AT_TARGET = re.compile(
    r"\b(?:to|towards?|below|above|from|at|than|on|under|over|near|of|against|its|the|our|their|an?|or)\s+(?:[a-z-]+\s+)?$"
)
_TARGET = re.compile(r"\s+(?:inflation\s+)?(?:target|goal|objective)\b")
_TARGET_OF = re.compile(r"\b(?:target|goal|objective)\s+of\s+(?:[a-z]+\s+)?$")
_TO_STILL = re.compile(
    r"\b(?:to|from)\s+an?\s+(?:still\s+)?(?:[a-z]+ly\s+)?(?:elevated|exceptional|high|low|strong|weak|solid|subdued|modest|robust|healthy)\s+$"
)
# `below our lowered projection of`: the value foreseen, whatever way the words before point.
_FORESEEN = re.compile(r"\b(?:projection|forecast|estimate|expectation)s?\s+of\s+(?:about\s+)?$")
# `a reduction in the cash rate of [100 basis points]`: the move, not the rate.
_MOVE_IN_RATE = re.compile(
    r"\b(?:reduction|cut|easing|decrease|increase|rise|hike|lowering)s?\s+(?:in|of|to)\s+(?:[\w-]+\s+){1,4}(?:rate|range)\s+of\s+(?:[\w-]+\s+)?$"
)
# `traded below the repo rate by 5 basis points`
_BELOW_BY = re.compile(r"\b(?:below|under)\s+(?:(?:the|its|their)\s+)?[\w\s-]{1,48}\bby\s+(?:[\w-]+\s+)?$")
# `down 0.1 points from a month earlier and 1.6 points`: the fall holds for both.
_COORDINATED = re.compile(
    r"^\)?(?:\s+(?:from|on|than|over|in|for)\b[^,;]*?)?,?\s+(?:and|or)\s+(?:by\s+)?(?:an?\s+further\s+|[\w-]+\s+)?$"
)
# `down 119,000 (14.0%)`: the same fall in percent.
_IN_BRACKETS = re.compile(r"(?:\s+[a-z-]+){0,2}\s*\((?:or\s+)?$")
_OR = re.compile(r",?\s+or\s+")
# `exports fell 15.1% to 4.8 billion, and imports from there 7.9%`: the verb holds for both.
_ELLIPSIS = re.compile(
    r"(?:[^;]*,)?\s*(?:and|while|but)\s+"
    r"(?:(?!\b(?:was|were|is|are|had|has|stood|at|to|of)\b)[\w'’%-]+\s+){1,8}(?:by\s+)?"
)
# `(a drop of 3%), and state-owned ones [one of] 11%`
_ONE_OF = re.compile(r"\band\b[^,;]*\bone\s+of\s+$")
# `(fell 1.1%,) 0.7 points [more than the decline] of May`
_MORE_FALL = re.compile(
    r"\s+(?:more|larger|steeper|bigger|faster)\s+than\s+(?:the|its|that)\s+(?:decline|fall|drop|decrease|contraction)\b"
)
# `the decline narrowed by 0.4 points` is a gain, `the contraction deepened` is none.
_CHANGED_FALL = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)s?\b[^,;]{0,60}"
    r"\b(?:(?P<less>narrow\w*|eas\w+|shr[aiu]nk\w*|smaller)|widen\w*|deepen\w*)\b[^,;]*$"
)
# `cut its growth forecast by 0.1 points`
_CUT_FORECAST = re.compile(
    r"\b(?:cut|cuts|cutting|trimmed|slashed|lowered|reduced|downgraded)\s+(?:its|their|the|our)\s+[^,;]{0,60}"
    r"\b(?:forecast|projection|outlook|estimate)s?\b[^,;]{0,40}\bby\s+(?:[\w-]+\s+)?$"
)
# `the decline was 1.8 points narrower` is a gain, too.
_FALL_WAS = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)\s+(?:(?:in|of)\s+[^,;]{1,40}\s+)?(?:(?:which|that)\s+)?(?:was|is|were|being)\s+$"
)
# `July's fall was less bad, at [2.1%]`
_FALL_AT = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)\s+(?:in\s+[^,;]{1,40}\s+)?(?:was|is)\s+(?:(?!\b(?:growth|rise|increase|gain|followed)\b)[^,;\d]){3,60},\s+at\s+(?:\w+\s+)?$"
)
_APPOSED = re.compile(
    r"(?:\s+(?:year[\s-]on[\s-]year|on\s+the\s+year))?(?:\s+(?:in|during)\s+[\w\s]{1,24})?,\s+(?:an?\s+(?:decline|fall|drop|decrease)\s+)?"
)
# `(fell by 4%); farming gave comfort at 4%`, `(a 6% fall), and the forecast is 2%`: a clause that states its own value.
_STATES = re.compile(
    r"(?:;|,\s+(?:and|but|while|whereas)\s)(?!\s*(?:that|those)\b)"
    r"(?P<clause>[^;]*\b(?:is|was|are|were|at|stood\s+at)\s+(?:(?:about|around|some|just)\s+)?)$"
)
# `(a fall of 10%,) milder than the [13% it had forecast]`
_MILDER = re.compile(
    r"\b(?:milder|steeper|sharper|deeper|shallower|smaller|larger|bigger|less|worse|better)\s+than\s+(?:the|its|an?)\s+(?:us)?$"
)
# `(fell 4%), and for cement [it] was 5%`: the same move of something else.
_POINTING = re.compile(r"\b(?:it|they|that|those|this|the\s+(?:figure|rate|number|drop|change)s?)\b")
# `(fell for three months) running since April, by [3%]`
EACH_BY = re.compile(
    r"\s*(?:running|in\s+a\s+row|on\s+end|in\s+succession)?(?:\s+since\s+[\w\s]{3,24})?,?\s+by\s+"
)
_WORSE = re.compile(r"\s+(?:wider|larger|bigger|steeper|sharper|deeper|more|faster|worse)\b")
# `(the drop of 1.9 percent)[ in prices was ]0.3 points smaller`; `points` alone are of no unit yet.
_IT_WAS, _POINTS = re.compile(r"(?:\s+in\s+[^,;]{1,40})?\s+(?:was|is)\s+"), ("percentage_point", "other")
_LESS = re.compile(r"\s+(?:narrower|smaller|less|slower|milder|shallower|gentler)\b")


def sign_of(setting: Setting) -> int:
    """-1 for a fall: told right of the number, else by the last word of change left of it.

    Where no word tells, the number before in the sentence may: `down 2% on the month and 3% on the year`.
    """
    if setting.mention.unit.code == "percentage_point" and _MORE_FALL.match(setting.right):
        return -1
    if told := _of_forecast_or_fall(setting):
        return told
    if told := _by_degree(setting) or _by_words_just_left(setting):
        return told
    noun = setting.noun
    change = (noun and setting.cues.direction.search(noun[0])) or setting.direction
    if not change and (told := _as_before(setting)):
        return told
    if setting.mention.unit.code == "percentage_point" and (fall := _CHANGED_FALL.search(setting.left)):
        return 1 if fall["less"] else -1
    return -1 if change and change["down"] else 1


def _of_forecast_or_fall(setting: Setting) -> int:
    """`cut its forecast by 0.1 points`, `the decline was 1.8 points narrower`, `fell 4%, 2 points less than in May`."""
    if _CUT_FORECAST.search(setting.left) or _FALL_AT.search(setting.left):
        return -1
    points = setting.mention.unit.code in _POINTS and (
        _APPOSED.fullmatch(setting.left) or _IT_WAS.fullmatch(setting.left)
    )
    if points and setting.earlier and setting.before.measure == "growth" and setting.before.sign < 0:
        return _of_fall(setting)
    return _of_fall(setting) if _FALL_WAS.search(setting.left) else 0


def _of_fall(setting: Setting) -> int:
    """1 for a fall `0.3 points smaller`, -1 for one `0.3 points larger`, else 0."""
    if _LESS.match(setting.right):
        return 1
    return -1 if _WORSE.match(setting.right) else 0


def _by_degree(setting: Setting) -> int:
    """`3% lower`; but in `fell 3% over the year`, `over` is no comparative."""
    degree = setting.degree
    if not degree or (degree["up"] == "over" and setting.direction):
        return 0
    return -1 if degree["down"] else 1


def _by_words_just_left(setting: Setting) -> int:
    """`were off 3%`, `unchanged at 3%`."""
    if "off" in setting.left and _OFF.search(setting.left):
        return -1
    if setting.mention.unit.code == "percentage_point" and _BELOW_BY.search(setting.left):
        return -1
    if _AT_A_RATE.search(setting.left):
        return -1
    if is_of_target(setting) or _TO_STILL.search(setting.left):
        return 1
    points = setting.mention.unit.code == "percentage_point" and _MOVE_IN_RATE.search(setting.left)
    if not points and (_VALUE.search(setting.left) or states_value(setting)):
        return 1
    foreseen = _FORESEEN.search(setting.left) and not (setting.earlier and setting.before.sign < 0)
    return 1 if foreseen and not setting.noun else 0


def _as_before(setting: Setting) -> int:
    """The sign of the number before, when it is coordinated with it or shares its verb."""
    if setting.earlier and setting.before.measure == "change" and _IN_BRACKETS.fullmatch(setting.left):
        return setting.before.sign
    if setting.earlier and _COORDINATED.search(setting.left):
        apart = setting.previous.unit.code == "percentage_point" != setting.mention.unit.code
        same = setting.previous.unit == setting.mention.unit or (_OR.match(setting.left) and not apart)
        if not same and setting.alike and " by " in setting.left:
            return setting.alike.sign
        return setting.before.sign if same and setting.before.measure in MOVES else 1
    if setting.follows("streak") and EACH_BY.fullmatch(setting.left):
        return _before_streak(setting)
    alike = setting.alike
    if alike and _ONE_OF.search(setting.left):
        return alike.sign
    return alike.sign if alike and _ELLIPSIS.fullmatch(setting.left) else 0


def _before_streak(setting: Setting) -> int:
    """`fell for three months running, by 3%`: the last word of change left of the streak."""
    end = setting.sentence.find(setting.left)
    changes = list(setting.cues.direction.finditer(setting.sentence, 0, max(0, end)))
    return -1 if changes and changes[-1]["down"] else 0


def states_value(setting: Setting) -> bool:
    """True for `(a 6% fall), and the forecast is 2%`: no word of the number's own clause tells of a fall."""
    told = _STATES.search(setting.left)
    if not told or setting.noun or _POINTING.search(told["clause"]):
        return False
    return not setting.cues.direction.search(told["clause"])


def is_of_target(setting: Setting) -> bool:
    """True for `off 8 percent, against a target of 6 percent`: a value, whatever moves before it."""
    at = _TARGET.match(setting.right) and _AT_TARGET.search(setting.left)
    return bool(at or _TARGET_OF.search(setting.left))


def is_fall_foreseen(setting: Setting) -> bool:
    """True for 13% in `a fall of 10%, milder than the 13% it had forecast`."""
    fell = setting.follows("growth") and setting.before.sign < 0
    return bool(fell and _MILDER.search(setting.left) and HAD_FORECAST.match(setting.right))
