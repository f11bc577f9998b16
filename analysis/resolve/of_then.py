"""Values of another time that a sentence only looks back to: `down from a record of 3 tons in 2013`."""

import re

from analysis.period import Period
from analysis.resolve.scene import Scene

# `down 11% from their record high above [1.3 trillion in 2013]`
_FROM_PEAK = re.compile(
    r"\bfrom\s+(?:their|its|the|an?)\s+(?:[\w-]+\s+){0,3}(?:peak|high|low|trough|record)\b[^,;]*$"
)
# `cut from [86] in 2018 to 41`
_FROM_VALUE, _THEN_TO = (
    re.compile(r"\bfrom\s+(?:(?:about|some|nearly|over|only|just|barely)\s+)?(?:us)?[$€£¥]?$"),
    re.compile(r"(?:\s+[a-z-]+){0,3}\s+in\s+(?:[a-z]+\s+)?\d{4}\s+to\s"),
)
# `The June figure was down from [9% in May]`
_DOWN_FROM = re.compile(r"\b(?:was|were|is|are)\s+(?:[a-z]+\s+){0,2}(?:down|up)\s+from\s+$")
# `were 2 million tons, after the yearly high of [8 million in 2023]`
_AFTER_ONE = re.compile(
    r"\b(?:after|following)\s+(?:\w+ing|an?|the|its|their|last)\s+(?:[\w-]+\s+){0,5}(?:of|to|by|at)\s+(?:\w+\s+)?$"
)


def is_of_then(scene: Scene, number: int, source: Period | None) -> bool:
    """True for what was before: `from a record of 3 tons in 2013`, `was down from 9%`, `after the high of 8 tons in 2023`."""
    left = scene.left(number)
    if _FROM_VALUE.search(left) and _THEN_TO.match(scene.right(number)):
        return True
    if number:
        return bool(_FROM_PEAK.search(left) or (source and _AFTER_ONE.search(left)))
    return bool(_FROM_PEAK.search(left) or _DOWN_FROM.search(left))
