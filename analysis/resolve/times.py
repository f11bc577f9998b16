"""What a number of days, months or years measures: a duration, its change, or time worked or lost."""

import re

from analysis.resolve.reading import Reading, Rule, Setting
from analysis.resolve.sign import sign_of

_WORKWEEK = re.compile(
    r"\b(?:work(?:ing)?\s?week|hours\s+worked|weekly\s+(?:working\s+)?hours|working\s+hours)\b"
)
_WORKED = re.compile(
    r"\s+(?:a|per|each|every)\s+(?:day|week|month)\b|\s+(?:(?:were|was|have\s+been)\s+)?(?:lost|worked)\b"
)
# `life expectancy reached [77 years]`: what is measured in years.
_STATE = re.compile(
    r"\b(?:life\s+expectanc(?:y|ies)|(?:average|median|mean|retirement)\s+age|lifespan|maturity|years\s+of\s+schooling)\b[^,;]*$"
)
# `6.6 days[ longer than]`
_LONGER = re.compile(
    r"\s+(?:(?P<down>shorter|fewer|less|faster|quicker|sooner)|longer|more|slower)\s+(?:than|on)\b"
)


def _time(setting: Setting) -> Reading:
    """A duration, its change (`a decrease of 2.5 days`), or days and hours worked or lost."""
    if setting.cues.change_left.search(setting.near):
        return Reading("change", sign_of(setting), "change cue")
    longer = _LONGER.match(setting.right)
    if longer:
        return Reading("change", -1 if longer["down"] else 1, "change told behind")
    worked = _WORKED.match(setting.right) or _WORKWEEK.search(setting.sentence)
    worked = worked or _STATE.search(setting.left)
    return Reading("level" if worked else "duration", 1, "unit")


TIMES: tuple[Rule, ...] = (_time,)
