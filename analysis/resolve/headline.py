"""When the period that a text is about holds again: behind a part of it, or behind a year to date."""

import re

from analysis.period import Period
from analysis.resolve.scene import Scene

_QUARTER = 3
# Rates and indices that are told for one month, where amounts are summed over the months of a year.
_MONTHLY = re.compile(
    r"\b(?:unemployment|jobless|inflation|consumer\s+prices?|producer\s+prices?|CPI|PPI|PMI|exchange\s+rate|reserves)\b"
)


def returns(told: Period, whole: Period, now: Period) -> bool:
    """True where the headline's period `whole` holds again: around the last one told, in its year, before a forecast."""
    if whole.contains(told) or (told.length == 12 and whole.length < 12 and told.contains(whole)):
        return True
    if whole.length == 1 and told.length == _QUARTER and told.last < whole.first < now.first:
        return True
    return told.length < 12 and whole.last < now.last <= told.last


def is_of_month(scene: Scene, month: Period | None, told: Period | None) -> bool:
    """True for a sentence on unemployment or consumer prices behind a year to date, in a text on its last month."""
    if not month or not told or month.length > 1 or not told.is_to_date or month.last != told.last:
        return False
    first = scene.quantities[0].span.start if scene.quantities else scene.sentence.span.end
    return any(t.span.start < first and _MONTHLY.search(t.name) for t in scene.terms)
