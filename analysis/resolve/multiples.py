"""What a number of times measures: so many times as much, or occasions."""

import re

from analysis.resolve.hedges import HEDGE
from analysis.resolve.reading import Reading, Setting

# `3 times as much`, `3 times the average`.
_TIMES_AS = re.compile(
    r"\s+(?:as\b|than\b|those\b|what\b|higher|more|larger|greater|bigger|the\b|that\b|its\b|over\b)"
)
_TIMES_OF = re.compile(r"\b(?:equal|equivalent|nearly|about|over|more than|increase of|to)\s*$")
# `a 3-fold increase`, `grew 3-fold in`, but not `was increased 3 times in`
_INCREASE = re.compile(
    r"\s+(?:increase|rise|growth|expansion|jump|surge|gain|hike|decline|decrease|reduction|drop|fall)\b"
)
_GREW = re.compile(
    rf"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:grew|grown|growing|rose|risen|rising|increased|increasing|expanded|expanding|multiplied|jumped|jumping|surged|surging|soared|soaring|(?:went|gone|going)\s+up|climbed|climbing|widened)\s+(?:by\s+)?{HEDGE}$"
)
# `widened by 30-fold in`
_BY_TIMES = re.compile(rf"\bby\s+{HEDGE}$")
# `met 3 times since May`.
_OCCASIONS = re.compile(r"\s+(?:since|in|during|this|last|a|per|so\s+far|between|over\s+the)\b")

# `lowered the ratio [3 times], `
_CUT_RATE = re.compile(
    r"\b(?:cut|lower|rais|reduc|hik|adjust)\w*\s+(?:[\w-]+\s+){1,4}?(?:rates?|ratios?|rrr)\s+$"
)


def multiple(setting: Setting) -> Reading:
    """`3 times as much`, `a 3-fold increase` are multiples; `3,776 times` alone counts occasions."""
    if _INCREASE.match(setting.right) or _GREW.search(setting.near) or _BY_TIMES.search(setting.near):
        return Reading("multiple", 1, "times")
    if _OCCASIONS.match(setting.right) and setting.mention.place >= 1:
        return Reading("count_event", 1, "times")
    if _CUT_RATE.search(setting.left) and not _TIMES_AS.match(setting.right):
        return Reading("count_event", 1, "times")
    multiple = (
        _TIMES_AS.match(setting.right)
        or _TIMES_OF.search(setting.left)
        or setting.cues.direction.search(setting.left[-60:])
    )
    multiple = multiple or setting.mention.place < 1 or setting.follows("growth", "multiple")
    return Reading("multiple" if multiple else "count_event", 1, "times")
