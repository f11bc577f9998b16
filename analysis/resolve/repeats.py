"""Repeats: a later statement of the same observation points to the first one."""

from dataclasses import replace

from analysis.model import Figure


def link_repeats(figures: list[Figure]) -> list[Figure]:
    """Link each figure to the first one of the same value, unit, series and period in the text."""
    first: dict[tuple, Figure] = {}
    linked = []
    for figure in figures:
        quantity = figure.quantity
        key = (quantity.value, quantity.unit, figure.series, figure.period, figure.comparison)
        known = first.setdefault(key, figure) if figure.series.indicator else figure
        linked.append(figure if known is figure else replace(figure, repeats=known.span))
    return linked
