"""What the published figures imply and nobody published, with guaranteed bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.expression import values
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import StatedFigure
from analysis.identities.slot import Slot
from analysis.reconcile.confront import Bench
from analysis.reconcile.evaluate import range_of
from analysis.reconcile.intervals import Range, Unbounded

WIDEST_LEVEL = Fraction(1, 4)
WIDEST_POINTS = Fraction(3)
_POINTS = frozenset({"percent", "percentage_point"})


@dataclass(frozen=True, slots=True)
class Implied:
    """An unpublished value, pinned to a range by published figures, under the publisher's reading."""

    slot: Slot
    bounds: Range
    statement: str
    figures: tuple[StatedFigure, ...]
    rests_on: tuple[str, ...]


def imply(identities: Iterable[Identity], bench: Bench) -> list[Implied]:
    """The narrowest useful implied range of each slot, in the order found."""
    found: dict[Slot, Implied] = {}
    for identity in identities:
        for form in identity.implying(bench.book):
            implied = _implied(form, identity, bench)
            known = found.get(form.target)
            if implied and (known is None or implied.bounds.width < known.bounds.width):
                found[form.target] = implied
    return list(found.values())


def _implied(form: Form, identity: Identity, bench: Bench) -> Implied | None:
    slots = list(dict.fromkeys(values(form.expression)))
    try:
        bounds = range_of(form.expression, bench.publishers)
    except Unbounded:
        return None
    if not useful(bounds, form.target.unit):
        return None
    figures = tuple(bench.book[slot].best for slot in slots) + identity.evidence
    return Implied(form.target, bounds, form.statement, figures, identity.rests_on + bench.sources(figures))


def useful(bounds: Range, unit: str) -> bool:
    """True when the range says something: at most 3 points wide, or a quarter of its middle.

    >>> useful(Range.of(90, 110), "CNY"), useful(Range.of(50, 110), "CNY")
    (True, False)
    """
    if not bounds.bounded:
        return False
    if unit in _POINTS:
        return bounds.width <= WIDEST_POINTS
    return bounds.width <= WIDEST_LEVEL * abs(bounds.lower + bounds.upper) / 2
