"""Values of the times before: `4.9%, up from 4.3%, 3.8% and 3.4% in the preceding quarters`, the latest first."""

import re

from analysis.period import Period
from analysis.resolve.figure_period import When
from analysis.resolve.runs import runs
from analysis.resolve.scene import Scene

_BEFORE = re.compile(
    r"\s+in\s+the\s+(?:(?:two|three|four|five|six|\d)\s+)?(?:preceding|previous|prior)\s+"
    r"(?:(?:two|three|four|five|six|\d)\s+)?(?P<unit>months|quarters|years)\b"
)
_FROM = re.compile(
    r"\b(?:from|after|following|against|than|versus|compared\s+(?:with|to)|in\s+contrast\s+to)\s+(?:[\w-]+\s+){0,3}$"
)
# `eased [to 3.2%] from`
_TO = re.compile(r"\bto\s+(?:[a-z]+\s+)?(?:us)?[$€£¥]?$")
# So many months after a period its figures are still the latest.
_LATEST = 2
_LENGTHS = {"months": 1, "quarters": 3, "years": 12}


def of_preceding(scene: Scene, found: list[When], main: Period | None) -> list[When]:
    """The periods of a sentence, with those of a list compared with; `main` is inherited."""
    if len(found) < 2 or not _BEFORE.search(scene.words):
        return found
    result = list(found)
    for run in runs(scene):
        told = _BEFORE.match(scene.right(run[-1])) if len(run) > 1 else None
        base = found[run[0] - 1].period if run[0] else main
        if not told or not base or not _FROM.search(scene.left(run[0])):
            continue
        length = _LENGTHS[told["unit"]]
        first = base.last - length + 1
        for place, number in enumerate(run, 1):
            period = Period(first - place * length, first - place * length + length - 1)
            result[number] = found[number]._replace(
                period=period, how="inherited", rule="list of preceding periods"
            )
    return result


def moved_from_before(scene: Scene, found: list[When], now: Period) -> list[When]:
    """`eased to 3.2% from 3.4% in March`, told in April: March's is the first one, the other is of the month before."""
    result = list(found)
    for number in range(1, len(found)):
        first, then = found[number - 1], found[number]
        same = then.period and then.span and then.period == first.period and then.span == first.span
        latest = same and 0 < now.first - then.period.last <= _LATEST
        behind = latest and then.span.start > scene.quantities[number].span.end
        if behind and scene.left(number) == " from " and _TO.search(scene.left(number - 1)):
            before = then.period.shifted(-then.period.length)
            result[number] = then._replace(period=before, how="inherited", rule="the period before")
    return result
