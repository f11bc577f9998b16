"""Common slips: how one number is printed in place of another."""

from collections.abc import Iterator
from fractions import Fraction

from analysis.identities.observations import StatedFigure

SCALES = (
    (Fraction(1000), "scale word a thousandfold too small"),
    (Fraction(1, 1000), "scale word a thousandfold too large"),
    (Fraction(10), "decimal point one place too far left"),
    (Fraction(1, 10), "decimal point one place too far right"),
    (Fraction(-1), "sign"),
)
ANY_DIGIT = "one digit wrong?"
_ENOUGH = 100


def slips(figure: StatedFigure) -> Iterator[tuple[Fraction, str]]:
    """Values that common slips would have turned into the printed one, with the slip's name."""
    yield from ((figure.value * times, f"{name}?") for times, name in SCALES)
    printed = str(abs(round(figure.value / figure.place)))
    sign = -1 if figure.value < 0 else 1
    for at in range(len(printed) - 1):
        if printed[at] != printed[at + 1]:
            turned = printed[:at] + printed[at + 1] + printed[at] + printed[at + 2 :]
            yield sign * int(turned) * figure.place, "two digits transposed?"
    for at in range(len(printed)):
        for digit in "0123456789":
            if digit != printed[at]:
                other = printed[:at] + digit + printed[at + 1 :]
                yield sign * int(other) * figure.place, ANY_DIGIT


def slip_between(one: StatedFigure, other: StatedFigure) -> str:
    """The slip that turns one amount into another told of the same thing; empty when none does.

    Numbers of fewer than three digits are too short to tell.
    """
    long = all(abs(each.value) >= _ENOUGH * each.place for each in (one, other) if each.place)
    amounts = one.slot.series.measure in ("level", "change") and one.modality == other.modality == "exact"
    if not (long and amounts and one.place and other.place):
        return ""
    return next((name.rstrip("?") for value, name in slips(one) if value == other.value), "")
