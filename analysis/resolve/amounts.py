"""What amounts and multiples measure: a level, a change, so many times as much, or occasions."""

import re

from analysis.resolve.changed_behind import changed_behind
from analysis.resolve.hedges import HEDGE
from analysis.resolve.multiples import multiple
from analysis.resolve.reading import Reading, Rule, Setting
from analysis.resolve.sign import sign_of

# `rose by 3,000[, up from ]2,000`, `gained 300[, fewer than the ]400`
_FROM_CHANGE = re.compile(
    r"^[^,;]*,\s+(?:\w+ly\s+|well\s+)?(?:(?:up|down)\s+from|(?:fewer|more|less)\s+than)\s+(?:(?:the|an?)\s+)?(?:[a-z]+\s+)?(?:us)?[$€£¥]?$"
)
# `after increasing by [6 cents]`
_HAVING_MOVED = re.compile(
    r"\b(?:after|following)\s+(?:increas|ris|climb|gain|grow|jump|advanc|fall|declin|dropp|decreas|los|shedd|add)ing\s+(?:by\s+)?(?:[a-z]+\s+)?(?:us)?[$€£¥]?$"
)
# `In mining the loss was [9,000]`
_LOSS_WAS = re.compile(r"\b(?:loss|gain|fall)\s+(?:was|came\s+to|reached|amounted\s+to)\s+(?:\w+\s+)?$")
# `The May gain compares with an average of [247,000] a month`
_AVERAGE_GAIN = re.compile(
    r"\b(?:gain|increase|rise|growth|loss)\b[^.;]{0,48}(?<!from an )\baverage\s+of\s+$"
)
# `(rose by 300,000,) compared with an average of [247,000] a month`
_AVERAGE = re.compile(r"\baverage\s+of\s+(?:[\w-]+\s+)?$")
_A_MONTH = re.compile(r"\s+(?:jobs\s+)?(?:per|a|each)\s+(?:month|week|year|quarter)\b")
# `the annual increment was 2 trillion yuan`
_CHANGE_WAS = re.compile(
    r"\b(?:gains?|increases?|losses)\s+in\s+[^,;]{1,60}\s+(?:was|were|averaged|totall?ed)\s+(?:\w+\s+)?$|"
    r"\b(?:increment|increase|rise|decline|decrease|drop|gain)\s+(?:was|came\s+to|reached|amounted\s+to|totall?ed)\s+(?:\w+\s+)?(?:us)?$"
)
# `the increase in debt was reduced to 1 billion dollars`
_CHANGE_TO = re.compile(
    r"\b(?:(?P<up>increase|rise|gain)|decline|decrease|drop|fall)s?\s+in\s+[^,;]{1,60}"
    r"\b(?:reduced|limited|cut|slowed|narrowed|accelerated|restricted|came|amounted)\s+to\s+"
    rf"{HEDGE}(?:less\s+than\s+)?(?:us)?$"
)
# --- changes --------------------------------------------------------------------------------------------
# `fell from -12 in May to -16`: values with a sign.
_VALUE_OF = re.compile(r"\b(?:from|to|at|was|were|is|stood\s+at|remained\s+at)\s+$")
_BALANCES = re.compile(r"\b(?:balances?|surplus(?:es)?|deficits?)\b")
# Between two numbers of one change: `up 3 billion yuan, and by (2 billion)`.
_ALSO = re.compile(
    r"\s*,?\s*(?:and\s+)?(?:by\s+)?|\)\s*(?:[a-z]+\s*)?,?\s*and\s+of\s+|\s+(?:[\w-]+\s+){0,2}jobs(?:\s+in\s+\w+)?,\s+including\s+"
)
# `down 11.8 percent[, or] 880,000 people`
_OR_SO_MANY = re.compile(r"\s*,?\s*or\s+(?:by\s+)?(?:another\s+|some\s+|about\s+)?(?:us)?")
# `rose by 2% [(]488 billion won[) from] the same month`
_IN_BRACKET = re.compile(r"^\s*\((?:us)?$")
# `[by 2% (]3 billion won)`
_BY_SO_MUCH = re.compile(r"\bby\s+\d[\d.,]*\s?(?:%|per\s?cent)\s+\(")
_FROM_THEN = re.compile(r"[^()]*\)\s*(?:from|on|over|compared|than)\b")
# `declined by 0.8 points[ and ]1.3 million[, respectively]`
_AND, _EACH = re.compile(r"\s+and\s+(?:by\s+)?"), re.compile(r"[^.;]{0,24},?\s+respectively\b")
# `increases of 3 billion[ in assets and ]2 billion in debts`
_IN_AND = re.compile(r"\s+in\s+[\w\s]{1,40}\s+and\s+")
_BEHIND_BRACKET, _TWO = re.compile(r"\),?\s+and\s+(?:by\s+)?"), 2
_PEOPLE = re.compile(r"\s+(?:people|persons|jobs|workers|units)\b")
# `(grew,) supported by 58 million users`: those who did it, no amount of change.
_DONE_BY = re.compile(
    r"\b(?:supported|backed|followed|led|driven|used|owned|funded|joined|attended|visited|signed|served|launched|initiated|filed|imposed)\s+by\s+"
    rf"{HEDGE}(?:us)?$"
)
# `298 cases by [25 markets]`: who did it.
_AGENTS = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:countries|economies|markets|members|companies|firms|enterprises|banks|ministries|provinces|states|governments|agencies)\b"
)
# `the fund raised 45 million`
_RAISED = re.compile(rf"\brais(?:ed|es|ing)\s+{HEDGE}(?:us)?$")
# `the account was in deficit by 3 billion`
_IN_SURPLUS = re.compile(r"\bin\s+(?:deficit|surplus)\s+by\s+(?:us)?\s?[$€£¥]?$")
# `lost 300 jobs [and wholesale trade] 200`
_AND_OTHERS = re.compile(
    r"\s*(?:jobs|positions|people|workers|employees)?\s*,?\s*(?:and|while|but)\s+(?:[\w-]+\s+){1,4}"
)
_NO_THING = re.compile(r"\s*(?:[.,;]|$|in\b)")
# `firms set up 300 offices`
_SET_UP = re.compile(
    r"\b(?:sets?|setting|made|makes?|making|built|picked|took|takes?|opened|put|signed|bought|snapped|free[ds]?|freeing|sum(?:s|med)?)\s+up\s+"
    rf"{HEDGE}(?:us)?$"
    r"|\badd(?:ed|s|ing)?\s+up\s+to\s+(?:us)?$"
)
# `(the price) fell below [1,000 yuan]`: the level passed.
_PASSED = re.compile(
    rf"\b(?:f[ae]ll(?:en|s|ing)?|dropp?(?:ed|s|ing)?|slid(?:es|ing)?|slipp?(?:ed|s|ing)?|sank|dipp?(?:ed|s|ing)?|r[io]se[ns]?|rising|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|went|moved)\s+"
    rf"(?:back\s+)?(?:below|under|beneath|above|past|beyond)\s+{HEDGE}(?:us)?[$€£¥]?$"
)
# Behind a comparative: `(more) than in May`, `(higher) than a year ago`, but not `(more) than 300`.
_THAN_BEFORE = re.compile(
    r"\s+than\s+(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?\s*(?:[.,;)]|$)|\s+(?:than\s+)?(?!(?:than\s+)?(?:[$€£¥]|\d(?!\d*\s+\w+\s+(?:earlier|ago|before)\b)))"
    r"(?:in|for|during|previously|expected|estimated|planned|budgeted|forecast|projected"
    r"|a|the|that\s+of|last|at|its|their|an?|\d+\s+\w+\s+(?:earlier|ago)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b"
    r"|\s*(?:[.,;]|$)"
)
# `2.3 million [more people] found work`
_MORE_THINGS = re.compile(
    r"\s+(?:more|fewer)\s+(?!than\b|or\b|and\b|to\b|in\b|on\b|for\b)[a-z]+s?\b(?=\s+[a-z])"
)
# `(rose 4%) to [3 billion]`
_TO = re.compile(rf"\s+to\s+{HEDGE}(?:us)?\s?[$€£¥]?")
# `a £1 billion[, or 5% increase] on May`
_OR_PERCENT = re.compile(
    r",?\s+or\s+\d[\d.]*\s?(?:%|per\s?cent),?\s+(?:increase|decrease|rise|fall|decline|drop|gain|reduction)\b"
)
# `an increase in net investment of [£29 billion]`
_CHANGE_IN_OF = re.compile(
    r"\b(?:an?|the)\s+(?:net\s+|overall\s+|further\s+)?(?:increase|decrease|rise|fall|decline|drop|reduction)\s+in\s+(?:(?!\b(?:to|by|growth)\b)[\w'’()-]+\s+){1,7}of\s+(?:us)?$"
)
# `employment grew by 218,000, with most of the increase, [181,000], in services`
_PART_OF_CHANGE = re.compile(
    r"\b(?:most|much|half|part|all|some)\s+of\s+(?:the|this|that)\s+(?:increase|rise|gain|decline|fall|drop|loss|decrease|growth)(?:,\s+(?:or\s+)?|\s+\()(?:[a-z]+\s+)?(?:us)?$"
)
# `an increase in wages of 300`.
_NOUN_IN_OF = re.compile(
    r"\b(?:increase|decrease|rise|fall|decline|drop|gain|reduction)\s+in\s+[^,;]{1,50}\s+of\s+(?:us)?$"
)


def _compared(setting: Setting) -> Reading | None:
    """`up from 300 million`: the amount that the sentence only compares with."""
    if not setting.reference:
        return None
    moved = setting.earlier or "compar" in setting.left or setting.cues.direction.search(setting.left)
    told = setting.mention.unit.kind == "count" or setting.follows("change")
    noun = setting.reference["noun"] if told else None
    change = noun and setting.cues.direction.search(noun)
    if change and setting.follows("change"):
        return Reading("change", -1 if change["down"] else 1, "value compared with", reference=True)
    averaged = _AVERAGE_GAIN if not setting.follows("change") else _AVERAGE
    if averaged.search(setting.left) and _A_MONTH.match(setting.right):
        return Reading("change", sign_of(setting), "value compared with", reference=True)
    by_itself = _HAVING_MOVED.search(setting.left) or (
        setting.noun and setting.mention.unit.kind == "currency"
    )
    if by_itself:
        return Reading("change", sign_of(setting), "value compared with", reference=True)
    again = setting.mention.signed or _FROM_CHANGE.search(setting.left)
    measure = "change" if again and setting.follows("change") else "level"
    return Reading(measure, 1, "value compared with", reference=True) if moved else None


def _changed_too(setting: Setting) -> Reading | None:
    """`rose by 3 billion yuan, 2 billion`, `down 4%, or 300 people`: the change before goes on."""
    left, right = setting.left, setting.right
    if setting.follows("growth"):
        behind = _FROM_THEN.match(right) or _BY_SO_MUCH.search(setting.sentence)
        also = _OR_SO_MANY.fullmatch(left) or (_IN_BRACKET.search(left) and behind)
        if _BEHIND_BRACKET.fullmatch(left) and _before_bracket(setting) == "change":
            return Reading("change", setting.earlier[-2][1].sign, "as the figure before")
    elif setting.follows("change"):
        also = _ALSO.fullmatch(left) or (right.startswith(" in ") and _IN_AND.fullmatch(left))
        other = _is_bare(setting) and not setting.direction
        also = also or (other and _AND_OTHERS.fullmatch(left))
        also = also or (_AND.fullmatch(left) and _EACH.match(right))
    else:
        also = setting.follows("share_change") and _AND.fullmatch(left) and _EACH.match(right)
    return Reading("change", setting.before.sign, "as the figure before") if also else None


def _before_bracket(setting: Setting) -> str:
    """What the amount before a percentage in brackets measures, where it is of the same kind: `(by 300) (4%) and 200`."""
    if len(setting.earlier) < _TWO:
        return ""
    mention, reading = setting.earlier[-2]
    return reading.measure if mention.unit == setting.mention.unit else ""


def _is_bare(setting: Setting) -> bool:
    """True for a count whose thing is told with the count before: `lost 300 jobs and trade (200)`."""
    counts = setting.mention.unit.kind == "count" and setting.previous.unit.kind == "count"
    return bool(counts and setting.mention.place >= 1 and _NO_THING.match(setting.right))


def _changed(setting: Setting) -> Reading | None:
    """`an increase of 3 billion`, `300 fewer than in May`, `a 300 million rise`, `+300 million`."""
    told = (
        _is_printed_change(setting)
        or _is_more_than_before(setting)
        or _is_noun_of_change(setting)
        or _PART_OF_CHANGE.search(setting.near)
        or _is_led_by_change(setting)
    )
    return Reading("change", sign_of(setting), "change cue") if told else None


def _change_reached(setting: Setting) -> Reading | None:
    """`the increase in debt was reduced to 1 billion dollars`: still an increase."""
    moved = _CHANGE_TO.search(setting.near)
    return Reading("change", 1 if moved["up"] else -1, "change reached") if moved else None


def _is_printed_change(setting: Setting) -> bool:
    """`+300 million`; balances are printed with a sign too."""
    whole = setting.mention.signed and setting.mention.place >= 1
    return bool(whole and not _BALANCES.search(setting.sentence) and not _is_value(setting))


def _is_value(setting: Setting) -> bool:
    """True for the value of an index that can be negative: `confidence fell from -12 to -16`."""
    return setting.nature in ("index", "diffusion") and bool(_VALUE_OF.search(setting.left))


def _is_more_than_before(setting: Setting) -> bool:
    """`300 fewer than in May`, `5 million higher`; `3 billion over the period` and `rose 4% to 3 billion ahead of May` are no change."""
    if setting.follows("growth") and _TO.fullmatch(setting.left):
        return False
    degree = setting.degree if setting.degree and setting.degree["up"] != "over" else None
    return bool(degree and _THAN_BEFORE.match(setting.right, degree.end())) or bool(
        _MORE_THINGS.match(setting.right)
    )


def _is_noun_of_change(setting: Setting) -> bool:
    """`a 300 million rise`, `an increase in wages of 300 to 900`, `a fall in work of 300 people`."""
    if (setting.noun or _OR_PERCENT.match(setting.right)) and setting.mention.unit.kind != "count":
        return True
    if setting.mention.unit.kind == "currency" and _CHANGE_IN_OF.search(setting.left):
        return True
    people = setting.mention.unit.kind == "count" and _PEOPLE.match(setting.right)
    moved = setting.right.startswith(" to ") or setting.right.strip(" +-−–") in ("or", "(")
    return bool((people or moved) and _NOUN_IN_OF.search(setting.left))


def _is_led_by_change(setting: Setting) -> bool:
    """`rose by`, `an increase of`; a bare `by` only where something moves."""
    lost = setting.mention.unit.kind == "count" and _LOSS_WAS.search(setting.near)
    if lost or _CHANGE_WAS.search(setting.near):
        return True
    change = setting.cues.change_left.search(setting.near)
    if not change or any(levels.search(setting.near) for levels in (_DONE_BY, _SET_UP, _PASSED)):
        return False
    bare = not change["verb"] and not change["noun"]
    if bare and setting.mention.unit.kind == "count" and _AGENTS.match(setting.right):
        return False
    if setting.mention.unit.kind == "currency" and (
        _RAISED.search(setting.near) or _IN_SURPLUS.search(setting.near)
    ):
        return False
    named = change["verb"] or change["noun"] or setting.earlier
    return bool(named or setting.cues.direction.search(setting.left))


def _by_default(setting: Setting) -> Reading:
    return Reading("level", 1, "default")


MULTIPLES: tuple[Rule, ...] = (multiple,)
AMOUNTS: tuple[Rule, ...] = (_compared, changed_behind, _changed_too, _change_reached, _changed, _by_default)
