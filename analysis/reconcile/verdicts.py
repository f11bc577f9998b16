"""The verdict on two ranges that one figure is given, exactly: its words, and how far the two are apart."""

from fractions import Fraction

from analysis.reconcile.bench import OWN, PUBLISHERS
from analysis.reconcile.decimals import outward
from analysis.reconcile.intervals import Range

AGREES, EDGE, DISAGREES = "agrees", "at the edge of rounding", "does not agree"
REPEAT, UNCHECKABLE, REDEFINED = "repeat", "cannot be checked", "definition changed"
EDGE_SHARE = Fraction(1, 20)


def compared(told: Range, computed: Range) -> str:
    """agrees, at the edge of rounding, or does not agree.

    At the edge: what the two share is a point where they touch, or less than a twentieth of the
    narrower one.

    >>> compared(Range.of(0, 2), Range.of(2, 4)), compared(Range.of(0, 2), Range.of(1, 4))
    ('at the edge of rounding', 'agrees')
    """
    shared = told.common(computed)
    if shared is None:
        return DISAGREES
    widths = [width for width in (told.width, computed.width) if width is not None]
    if shared.width is None or not widths:
        return AGREES
    narrower = min(widths)
    if narrower:
        return EDGE if shared.width < EDGE_SHARE * narrower else AGREES
    wider = told if computed.width == 0 else computed
    on_end = shared.lower in (wider.lower, wider.upper) and wider.width != 0
    return EDGE if on_end else AGREES


def vacuous(told: Range, computed: Range) -> bool:
    """True when the two could not disagree: one is without any bound, or both lack the same one."""
    open_below = told.lower is None, computed.lower is None
    open_above = told.upper is None, computed.upper is None
    nothing = (True, True) in zip(open_below, open_above, strict=True)
    return nothing or all(open_below) or all(open_above)


def decided(wide: tuple[Range, Range], tight: tuple[Range, Range], styled: bool) -> tuple[str, str]:
    """The narrower reading decides; where only the wider one can be true, the verdict says so."""
    if not styled:
        return compared(*wide), OWN
    by_publisher = compared(*tight)
    if by_publisher != DISAGREES:
        return by_publisher, PUBLISHERS
    if compared(*wide) != DISAGREES:
        return f"agrees only under {OWN} reading", OWN
    return DISAGREES, OWN


def revised(base: Range, place: Fraction, what: str = "base") -> str:
    """The verdict that names the base, or the figure, which would make the others fit."""
    lower, upper = outward(base, place / 10)
    return f"needs a revised {what} of [{lower}, {upper}]"


def measured(
    printed: Fraction, centre: Fraction | None, told: Range, computed: Range, place: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    """Difference and allowance in last-place units; None where there is no bound.

    The figures agree exactly when the difference is not above the allowance.
    """
    if centre is None or not place:
        return None, None
    difference = printed - centre
    ends = (told.upper, computed.lower) if difference < 0 else (told.lower, computed.upper)
    if None in ends:
        return difference / place, None
    reach = ends[0] - ends[1] if difference < 0 else ends[1] - ends[0]
    return difference / place, (abs(difference) + reach) / place
