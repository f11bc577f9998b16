"""Jobs that came to be, which are a change: `190,000 new jobs`, `created 190,000 jobs`."""

import re

from analysis.resolve.hedges import HEDGE
from analysis.resolve.reading import Setting

# `190,000[ new jobs]`, `190,000[ job additions]`, `[created] 190,000[ jobs]`, `[job gains averaged] 190,000`; new urban jobs are a series
JOBS = re.compile(r"\s+(?:(?!urban\b)[a-z-]+\s+){0,2}(?:jobs|positions)\b")
# `payroll employment [rose by 90,000]`
PAYROLLS = re.compile(
    r"\bpayrolls?\b[^,;.]{0,80}\b(?:by|rose|fell|grew|increased|climbed|(?:increase|rise|gain)\s+of)\s+(?:an?\s+)?(?:seasonally\s+)?(?:[\w-]+\s+)?$"
)
_NEW_JOBS = re.compile(
    r"\s+(?:net\s+)?(?:new\s+(?:(?!urban\b)[a-z-]+\s+)?(?:jobs|positions)|jobs?\s+(?:additions|gains))\b"
)
_CREATED = re.compile(
    rf"\b(?:creat(?:ed|es|ing)|gain(?:ed|s|ing)|add(?:ed|s|ing)|additions\s+of)\s+(?:a\s+net\s+(?:of\s+)?|net\s+)?{HEDGE}$"
)
_JOB_GAINS = re.compile(
    r"\b(?:job|jobs|payroll|payrolls|employment)\s+gains?\s+(?:in\s+\w+\s+)?(?:averag\w+|was|were|of|at)\s+(?:\w+\s+)?$"
)


def are_gained(setting: Setting) -> bool:
    """True for `190,000 new jobs`, `created 190,000 jobs`, and for `job gains averaged 190,000`."""
    if setting.mention.unit.kind != "count":
        return False
    if _JOB_GAINS.search(setting.left):
        return True
    created = _CREATED.search(setting.near)
    return bool((JOBS if created else _NEW_JOBS).match(setting.right))
