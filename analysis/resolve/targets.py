"""The period of a target: `inflation will return to the 2% target in late 2027`, `above the 2% target`."""

import re

from analysis.period import Period
from analysis.resolve.figure_period import Asked, When, tellable

# `the 5% target`, and `this year's growth target of 5%`
_TARGET = re.compile(
    r"\s+(?:(?!against\b|below\b|above\b|of\b|from\b|than\b|the\b)[\w-]+\s+){0,2}(?:target|goal|objective)\b"
)
_FULL_YEAR = re.compile(r"\bfull-year\b|\bthis\s+year['’]s\b")
# `target[ set for ]2024`
_SET_FOR = re.compile(
    r"\s+(?:(?:it|they)\s+(?:has|have|had)\s+)?(?:set\s+)?(?:for|by)\s+(?:the\s+)?(?:end\s+of\s+)?"
)
# `below our target of 4%`
_TARGET_OF = re.compile(
    r"\btargets\s+inflation\s+(?:of|at)\s+(?:\w+\s+)?$|\b(?:above|below|exceed\w*)\s+the\s+(?:\w+\s+)?target\s+of\s+$|\bthe\s+target\s+(?:range|band)\s+of\s+$|(?:['’]s|\b(?:our|its|their|medium-term|inflation))\s+(?:inflation\s+)?target(?:s|\s+range|\s+band)?\s+of\s+(?:\w+\s+)?$"
)
# `the regulatory minimum of 11%`, `with a weight of 46%`, `its long-run average of 4%`
_STANDING = re.compile(
    r"\b(?:regulatory|statutory|legal|prescribed)\s+(?:minimum|maximum|requirement|ceiling|floor|limit|threshold|norm)\s+of\s+$"
    r"|\bbound\s+rate\s+of\s+$|\bweight(?:age)?\s+of\s+(?:(?:about|around|nearly|some)\s+)?$|\b(?:long(?:er)?[\s-](?:run|term)|historical)\s+average(?:\s+[\w-]+){0,3}\s+of\s+(?:\w+\s+)?$"
)
_YEARS_TARGET = re.compile(
    r"\b(?:annual|full-year|yearly|whole-year|year's)\s+(?:\w+\s+){0,2}(?:target|goal)\b[^,;]{0,24}$"
)
# `The committee seeks to achieve inflation at the rate of [2 percent] over the longer run`
_SOUGHT = re.compile(
    r"\b(?:seeks?|aims?)\s+(?:to\s+achieve|at|for)\b[^.;]*\binflation\s+(?:at|of)\s+(?:the\s+rate\s+of\s+)?$"
)
# `to keep inflation close to [2%]`, `until inflation converges on [2%]`, `getting inflation back to [3%]`
_WANTED = re.compile(
    r"\b(?:to\s+)?(?:keep|keeps|keeping|get|gets|getting|bring|brings|bringing|return|returns|returning|hold|holding|anchor|anchoring)\s+(?:[\w-]+\s+){0,2}inflation\s+(?:(?:back|down|sustainably)\s+)*(?:close\s+to|near|at|to|around)\s+(?:about\s+)?$"
    r"|\binflation\s+(?:\w+ly\s+)?converg(?:es|ing)\s+(?:\w+ly\s+)?(?:on|to|towards?)\s+$"
)
_IN = re.compile(r"\s+(?:in|by|for|during)?\s*(?:the\s+)?(?:end\s+of\s+)?")
# `the target for consumer price inflation of [4 per cent] within a band of +/- [2 per cent]`
_WITHIN = re.compile(
    r"\btarget\s+for\s+[^,;.]{3,60}\s+of\s+$|^\s+within\s+a\s+(?:band|range)\s+of\s+(?:\+\s?/\s?[-–−]|±|plus\s+or\s+minus)?\s*$"
)
# `inflation will [return to] the 2% target in 2027`, `growth [beat] the 5% target in 2023`
_RETURNS = re.compile(
    r"\b(?:returns?|returned|returning|back|reach(?:es|ed)?|converges?|converged|come\s+down|came\s+down|falls?|fell|settles?|settled|drops?|dropped"
    r"|declines?|declined|eases?|eased|rises?|rose|meets?|met|hits?|beats?|miss(?:es|ed)?|exceed(?:s|ed)?)\s+"
    r"(?:\w+ly\s+)?(?:down\s+)?(?:to|at|around|towards?)?\s*(?:the\s+|our\s+|its\s+|their\s+)?$"
)
# `a (40%)[ target for renewables by] 2030`
_BY = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}(?:target|goal|objective)(?:\s+for\s+[a-z\s]{1,30}?)?\s+(?:in|by|for|during)\s+(?:the\s+)?(?:end\s+of\s+)?"
)


def of_target(asked: Asked) -> When | None:
    """The period of a target: the year when it is the year's, that told beside it, or that at which it is in force."""
    target = _TARGET.match(asked.text, asked.span.end)
    if target:
        return _told_for_target(asked, target)
    left = asked.left
    if _WITHIN.search(left):
        return _in_force(asked)
    if _STANDING.search(left):
        return When(None)
    if "target" in left or "goal" in left:
        return _aimed_at(asked)
    wanted = _SOUGHT.search(left) or (_WANTED.search(left) and not _tells_time(asked))
    return _in_force(asked) if wanted else None


def _tells_time(asked: Asked) -> bool:
    """True for `will bring inflation to 3% in June`: what is foreseen then, and no target."""
    told = next((m for m in asked.behind if tellable(m)), None)
    return bool(told and _IN.fullmatch(asked.text, asked.span.end, told.span.start))


def _aimed_at(asked: Asked) -> When | None:
    """`our target of 2%`, and a target of the year; None where another number is meant."""
    if _YEARS_TARGET.search(asked.left):
        now = asked.latest.shifted(1)
        return _of_year(now if "this year" in asked.left else asked.context or asked.latest)
    standing = _TARGET_OF.search(asked.left) and all(m.comparison for m in asked.behind)
    if standing and _FULL_YEAR.search(asked.scene.words):
        return _of_year(asked.latest.shifted(1))
    return _in_force(asked) if standing else None


def _of_year(time: Period) -> When:
    """The whole year of some time."""
    return When(Period.year(time.last // 12), None, "default", "target of the year")


def _told_for_target(asked: Asked, target: re.Match) -> When:
    """`the 3% target set for 2024`, and a target of the full year."""
    own = next((m for m in asked.behind if tellable(m) and not m.comparison), None)
    if own and _SET_FOR.fullmatch(asked.text, target.end(), own.span.start):
        return asked.explicit(own, own.period, "time of the target")
    if _FULL_YEAR.search(asked.scene.words):
        return _of_year(asked.stated or asked.main or asked.latest)
    return _in_force(asked)


def _in_force(asked: Asked) -> When:
    """`to return to the 2% target in 2027`, `1% in October, below the 2% target`; else it holds when the text is published."""
    told = next((m for m in asked.behind if tellable(m)), None)
    named = told and _BY.fullmatch(asked.text, asked.span.end, told.span.start)
    if told and (named or _RETURNS.search(asked.left)):
        return asked.explicit(told, told.period, "time of the target")
    beside = asked.found[-1] if asked.found else None
    if beside and beside.how == "explicit" and beside.period:
        return When(beside.period, None, "inherited", "time told beside the target")
    return When(asked.latest.shifted(1), None, "default", "target in force")
