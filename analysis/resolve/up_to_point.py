"""Stretches that end at a point of time: `As of 31 May, it had sold 3 million this year`."""

import re
from dataclasses import replace

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.scene import Scene

# `new projects had been licensed`
_LICENSED = re.compile(
    r"\bnew(?:ly)?\b[^;]{0,60}\b(?:had|have|has|were|was)\s+(?:been\s+)?(?:newly\s+)?(?:licen[cs]ed|registered|approved|granted|issued)\b"
)
# `By the end of May[, 178,000 permits had been issued] this year`
_SAME_CLAUSE = re.compile(r"(?:\s+\d{4})?(?:,(?=\D))?(?:[^,;]|,(?=\d)){0,120}")
# `As of 31 May, ...`, `By the end of May, ...`.
_UP_TO = re.compile(r"\W*(?:as\s+of|by)\s+(?:the\s+)?(?:end\s+of\s+)?")


def up_to_point(scene: Scene) -> Scene:
    """`As of 31 May, it had sold 3 million this year`: the year up to that month."""
    year = next(
        (m for m in scene.periods if m.rule == "relative" and m.period and m.period.length == 12), None
    )
    point = next((m for m in scene.periods if m.rule in ("date", "month") and m.period), None)
    if not year or not point or point.span.start > year.span.start or not year.period.contains(point.period):
        return scene
    if not _UP_TO.match(scene.words):
        return scene
    until = year._replace(period=Period(year.period.first, point.period.last))
    told = [until if m is year else m for m in scene.periods]
    if _SAME_CLAUSE.fullmatch(scene.text, point.span.end, year.span.start):
        told = [
            until if m is year else point._replace(period=until.period) if m is point else m
            for m in scene.periods
        ]
    return replace(scene, periods=told)


def licensed_to_date(scene: Scene, source: Period | None) -> Scene:
    """`As of October 31, 300 new projects had been licensed`, after the first ten months: of these months."""
    point = next((m for m in scene.periods if m.rule in ("date", "month") and m.period), None)
    if not point or not source or source.length == 1 or source.last != point.period.last:
        return scene
    if not _UP_TO.match(scene.words) or not _LICENSED.search(scene.words):
        return scene
    told = [m._replace(period=source) if m is point else m for m in scene.periods]
    return replace(scene, periods=told)


def ending_as_told(first: PeriodMention, told: list[PeriodMention]) -> PeriodMention:
    """`Trade has shrunk since the start of the year`, with January to May told soon after: of these months."""
    if first.rule != "to_date":
        return first
    begun = (m for m in told if m is not first and m.period.first == first.period.first)
    return next((m for m in begun if 1 < m.period.length < first.period.length), first)


def from_january(context: Period, months: int) -> Period | None:
    """So many months of the context's year, when the context ends just there."""
    first = context.last // 12 * 12
    return Period(first, context.last) if context.last - first + 1 == months else None
