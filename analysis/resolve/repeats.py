"""Repeats and revisions: a later statement of the same observation points to the first one."""

from dataclasses import replace

from analysis.model import Figure


def link_repeats(figures: list[Figure]) -> list[Figure]:
    """Link each figure to the first statement of its observation in the text.

    The observation is the same when series, period, comparison and unit are. A repeat has the same value;
    another value is a revision where the words say so (status `revised`), and else stays on its own, for
    it may be a bound, a rounding, or another thing.
    """
    same: dict[tuple, Figure] = {}
    first: dict[tuple, Figure] = {}
    return [_linked(figure, same, first) if figure.series.indicator else figure for figure in figures]


def _linked(figure: Figure, same: dict[tuple, Figure], first: dict[tuple, Figure]) -> Figure:
    observation = (figure.series.plain(), figure.period, figure.comparison, figure.quantity.unit)
    repeated = same.setdefault((*observation, figure.quantity.value), figure)
    earlier = first.setdefault(observation, figure)
    if repeated is figure and figure.status == "revised" and figure.period:
        repeated = earlier
    return figure if repeated is figure else replace(figure, repeats=repeated.span)
