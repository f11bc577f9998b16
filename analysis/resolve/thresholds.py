"""Thresholds told as levels: `trade reached 20 trillion yuan`, where 21.79 is said elsewhere.

A round number that the same text contradicts upwards with a more exact one was a mark that was
reached, not the level itself.
"""

import re
from collections import defaultdict
from dataclasses import replace

from analysis.model import Evidence, Figure
from analysis.quantity import rounding_interval, significant_place

_REACHED = re.compile(r"\b(?:reach|hit|pass|top|cross|break|mark|record|threshold|milestone)\w*", re.I)


def mark_thresholds(figures: list[Figure], text: str) -> list[Figure]:
    """Give round levels that a more exact one of the same observation exceeds the modality `at_least`."""
    levels = defaultdict(list)
    for figure in figures:
        if figure.series.measure == "level" and figure.period:
            levels[(figure.series, figure.period, figure.quantity.unit)].append(figure)
    return [_marked(f, levels[(f.series, f.period, f.quantity.unit)], text) for f in figures]


def _marked(figure: Figure, siblings: list[Figure], text: str) -> Figure:
    quantity = figure.quantity
    one_digit = significant_place(quantity.value, quantity.last_place) * 10 > quantity.value / 10
    exceeded = any(
        other.quantity.value > quantity.value and not quantity.interval.contains(other.quantity.value)
        for other in siblings
        if other.quantity.last_place < quantity.last_place
    )
    if quantity.modality != "exact" or not (one_digit and exceeded):
        return figure
    if not _REACHED.search(figure.sentence.span.words(text)):
        return figure
    interval = rounding_interval(quantity.value, quantity.last_place, "at_least")
    told = Evidence("modality", "at_least", figure.sentence.span, "explicit", "a mark that was reached")
    marked = replace(quantity, modality="at_least", interval=interval)
    return replace(figure, quantity=marked, evidence=(*figure.evidence, told))
