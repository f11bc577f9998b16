"""Changes told right of their number: `13 thousand jobs were lost`, `50 million tons of capacity cuts`."""

import re

from analysis.resolve.jobs_gained import are_gained
from analysis.resolve.reading import Reading, Setting

# `13 thousand jobs[ were lost]`
_WERE_LOST = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:jobs|positions|posts|places)\s+(?:were|was|have\s+been|had\s+been)\s+(?P<down>lost|shed|cut|destroyed)\b"
)
# `50 million tons[ of capacity cuts]`
_CUTS = re.compile(
    r"\s+(?:of\s+)?(?:[a-z-]+\s+)?(?:capacity|output|production|supply|job|jobs|staff|workforce|emissions?)\s+(?:cuts|losses|reductions)\b"
)
# `406 vacancies, 8 thousand[ down on May]`
_UP_ON = re.compile(
    r"\s+(?:(?P<down>down|lower|fewer)|up|higher|more)\s+on\s+(?:the|a|three|six|january|february|march|april|may|june|july|august|september|october|november|december|last)\b"
)


def changed_behind(setting: Setting) -> Reading | None:
    """`13 thousand jobs were lost`, `8 thousand down on three months before`."""
    if are_gained(setting):
        return Reading("change", 1, "jobs gained")
    if setting.mention.unit.kind != "currency" and _CUTS.match(setting.right):
        return Reading("change", -1, "change told behind")
    told = _WERE_LOST.match(setting.right) or _UP_ON.match(setting.right)
    return Reading("change", -1 if told["down"] else 1, "change told behind") if told else None
