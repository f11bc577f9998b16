"""Repeats and revisions: a later statement of the same observation points to the first one."""

from decimal import Decimal

from analysis.model import Figure


def link_repeats(figures: list[Figure]) -> None:
    """Link each figure to the first statement of its observation in the text, in place.

    The observation is the same when series, period, comparison and unit are. A repeat has the same value;
    another value is a revision where the words say so (status `revised`), and else stays on its own, for
    it may be a bound, a rounding, or another thing.
    """
    told: dict[tuple, dict[Decimal, Figure]] = {}
    for number, figure in enumerate(figures):
        if figure.series.indicator:
            figures[number] = _linked(figure, told)


def _linked(figure: Figure, told: dict[tuple, dict[Decimal, Figure]]) -> Figure:
    """The figure with what it repeats; `told` are the first ones of each observation, by their values."""
    observation = (figure.series.plain(), figure.period, figure.comparison, figure.quantity.unit)
    values = told.setdefault(observation, {})
    repeated = values.setdefault(figure.quantity.value, figure)
    if repeated is figure and figure.status == "revised" and figure.period:
        repeated = next(iter(values.values()))
    return figure if repeated is figure else figure.repeating(repeated.span)
