"""Lists of numbers of one kind: `1%, 2% and 3%`, and moves in pairs with what they reached."""

import re

from analysis.resolve.scene import Scene

# How many numbers a list has, told by `the two`, `in the four quarters`.
LENGTHS = {"two": 2, "three": 3, "four": 4, "five": 5}
# What stands between two numbers of a run.
_RUN = re.compile(r"\s*(?:,|and|,\s*and|or)\s*(?:by\s+)?(?:about\s+|nearly\s+|over\s+|more\s+than\s+)?")
# `an increase of 3%[ and a decrease of ]4% respectively`
_MOVES = re.compile(
    r"\s*(?:,|and|,\s*and)\s+(?:(?:up|down|rising|falling|increasing|decreasing|growing|declining)|an?\s+(?:\w+\s+)?(?:increase|decrease|rise|fall|drop|decline|growth|gain)\s+of)\s+(?:by\s+)?"
)
# `up 6.4 times, 60.8% and 1.2 times`
_GROWN = {"percent", "multiple"}
# `3 million, [40,000] more than in May`: what the number before is more by.
_MORE_BY = re.compile(r"\s+(?:more|fewer|less|higher|lower)\b")
# `7%, four times[ the] 2% foreseen`: no list.
_TIMES_THE = re.compile(r"\s+(?:the|that|what|its|their)\b|\s+as\s+(?:much|many|high|fast)\b")
# `by 0.4 points and 300,000[, respectively]`: of one kind or not.
_RESPECTIVELY = re.compile(r",?\s+respectively\b")
# `9%[ to ]7 billion`
_TO = re.compile(r"\s+(?:to|at)\s+(?:usd?|rmb)?\s?[$€£¥]?")


def runs(scene: Scene) -> list[list[int]]:
    """The lists of numbers of one kind, in text order."""
    if len(scene.quantities) < 2:
        return []
    found: list[list[int]] = []
    for number, mention in enumerate(scene.quantities):
        before = scene.quantities[number - 1] if number else None
        joined = before and (
            before.unit.kind == mention.unit.kind
            or {before.unit.kind, mention.unit.kind} == _GROWN
            or _RESPECTIVELY.match(scene.text, mention.span.end)
        )
        between = joined and found and _joint(scene, before.span.end, mention.span.start)
        apart = _TIMES_THE.match(scene.text, mention.span.end) or (
            between and between[0].strip() == "," and _MORE_BY.match(scene.text, mention.span.end)
        )
        if between and not apart:
            found[-1].append(number)
        else:
            found.append([number])
    return [run for run in found if len(run) > 1]


def _joint(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    """What joins two numbers of a run; moves each with a word of its own want the word `respectively`."""
    joint = _RUN.fullmatch(scene.text, start, end)
    if joint or "respectively" not in scene.words:
        return joint
    return _MOVES.fullmatch(scene.text, start, end)


def paired(scene: Scene) -> list[int]:
    """Where two moves with what they reached begin: `up 9% to 7 billion and 3% to 8 billion`."""
    kinds = [mention.unit.kind for mention in scene.quantities]
    moved = [
        n
        for n in range(len(kinds) - 3)
        if kinds[n : n + 2] == kinds[n + 2 : n + 4] == ["percent", kinds[n + 1]]
    ]
    return [
        n
        for n in moved
        if _TO.fullmatch(scene.left(n + 1))
        and _RUN.fullmatch(scene.left(n + 2))
        and _TO.fullmatch(scene.left(n + 3))
    ]
