"""Thresholds told as levels: `trade reached 20 trillion yuan`, where 21.79 is said elsewhere.

A round number that the same text contradicts upwards with a more exact one was a mark that was
reached, not the level itself.
"""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from analysis.model import Evidence, Figure
from analysis.quantity import rounding_interval, significant_place

_REACHED = re.compile(r"\b(?:reach|hit|pass|top|cross|break|mark|record|threshold|milestone)\w*", re.I)


def mark_thresholds(figures: list[Figure], text: str) -> None:
    """Give round levels that a more exact one of the same observation exceeds the modality `at_least`, in place."""
    levels: dict[tuple, list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        if figure.series.measure == "level" and figure.period is not None:
            levels[figure.series.plain(), figure.period, figure.quantity.unit].append(number)
    for numbers in levels.values():
        told = {(figures[number].quantity.value, figures[number].quantity.last_place) for number in numbers}
        for number in numbers if len(told) > 1 else ():
            if _is_mark(figures[number], told, text):
                figures[number] = _marked(figures[number])


def _is_mark(figure: Figure, told: set[tuple[Decimal, Decimal]], text: str) -> bool:
    """True for a round level that the values `told` of its observation exceed, in words of a mark."""
    quantity = figure.quantity
    if quantity.modality != "exact":
        return False
    exceeded = any(
        value > quantity.value and place < quantity.last_place and not quantity.interval.contains(value)
        for value, place in told
    )
    one_digit = significant_place(quantity.value, quantity.last_place) * 10 > quantity.value / 10
    return exceeded and one_digit and bool(_REACHED.search(figure.sentence.span.words(text)))


def _marked(figure: Figure) -> Figure:
    """The figure as a bound from below."""
    quantity = figure.quantity
    interval = rounding_interval(quantity.value, quantity.last_place, "at_least")
    told = Evidence("modality", "at_least", figure.sentence.span, "explicit", "a mark that was reached")
    marked = replace(quantity, modality="at_least", interval=interval)
    return replace(figure, quantity=marked, evidence=(*figure.evidence, told))
