"""Which figure of a conflict, read otherwise, restores agreement, and by what slip it may have come about."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.observations import StatedFigure
from analysis.joint.bounds import Box
from analysis.joint.build import Joint, Said
from analysis.joint.conflicts import Conflict
from analysis.joint.region import Reading, Region, around
from analysis.joint.slips import ANY_DIGIT, slips

_CONTEXT = 6
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that alone, read otherwise, would restore agreement.

    `lower, upper` bound the values that would fit; `slip` says how the printed number may have come
    about, if one of the common slips explains it. `alike` are the figure and those that repeat it.
    """

    said: Said
    lower: float
    upper: float
    slip: str
    alike: tuple[StatedFigure, ...]


def suspects(joint: Joint, conflict: Conflict, out: frozenset[str], reading: Reading) -> list[Suspect]:
    """The figures of a conflict without which all near it fits together, the likeliest first.

    One that a common slip explains goes before one that none does; then the one whose fitting values
    are nearer to the printed one, in last-place units.
    """
    variables = {each.variable for each in conflict.said}
    region = Region(joint, around(joint, variables, _CONTEXT), variables)
    others = [each for each in region.said if each.figure.key not in out]
    found = []
    for each in conflict.said:
        rest = [other for other in others if not _same(other, each)]
        box = None if region.fails(rest, reading) else region.box(rest, reading)
        if box is not None:
            alike = tuple(other.figure for other in others if _same(other, each))
            found.append(_suspect(each, alike, region, box))
    return sorted(found, key=_rank)


def _same(one: Said, other: Said) -> bool:
    """The statement itself, or one that says the same value of the same thing."""
    return one.variable == other.variable and one.figure.value == other.figure.value


def _suspect(said: Said, alike: tuple[StatedFigure, ...], region: Region, box: Box) -> Suspect:
    at = region.local[said.variable]
    fitting = box.lower[at], box.upper[at]
    slip = next((name for value, name in slips(said.figure) if _fits(said.figure, value, fitting)), "")
    return Suspect(said, *fitting, _of_another(said.figure, region, box) or slip, alike)


def _fits(figure: StatedFigure, value: Fraction, fitting: Bounds) -> bool:
    """True when the value, printed as finely as the figure, could be the true one."""
    scale = abs(value / figure.value) if figure.value and value else 1
    coarse = figure.place * (scale if scale in (1000, Fraction(1, 1000)) else 1)
    return value - coarse / 2 <= fitting[1] and value + coarse / 2 >= fitting[0]


def _of_another(figure: StatedFigure, region: Region, box: Box) -> str:
    """The name of another flow or measure whose value the printed one would fit."""
    slot = figure.slot
    for flow in ("total", "exports", "imports"):
        other = region.joint.system.slots.get(slot.with_series(flow=flow))
        if flow != slot.series.flow and other in region.local:
            at = region.local[other]
            narrow = box.upper[at] - box.lower[at] <= 4 * figure.place
            if narrow and _fits(figure, figure.value, (box.lower[at], box.upper[at])):
                return f"the value of {flow}, told for {slot.series.flow}?"
    return ""


def _rank(suspect: Suspect) -> tuple:
    figure = suspect.said.figure
    value = float(figure.value)
    gap = max(suspect.lower - value, value - suspect.upper, 0.0)
    likely = 2 if not suspect.slip else 1 if suspect.slip == ANY_DIGIT else 0
    return likely, gap / float(figure.place or 1), figure.briefing, figure.start
