"""What the published figures imply and nobody published, with guaranteed bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.expression import Expression, values
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import StatedFigure
from analysis.identities.slot import Slot
from analysis.reconcile.confront import Bench
from analysis.reconcile.evaluate import range_of
from analysis.reconcile.intervals import Range, Unbounded

WIDEST_LEVEL = Fraction(1, 4)
WIDEST_POINTS = Fraction(3)
TELLING = (
    *("growth of periods", "sum of periods", "average of a period", "growth of flows", "sum of flows"),
    *("growth of the remainder", "remainder", "balance", "acceleration", "growth gap", "base of periods"),
    *("change, level and growth", "share change", "contribution to growth", "share of a whole"),
    *("share a year earlier", "change in level", "level, growth and base", "average growth"),
)
_POINTS = frozenset({"percent", "percentage_point"})


@dataclass(frozen=True, slots=True)
class Implied:
    """An unpublished value, pinned to a range by published figures, under the publisher's reading."""

    kind: str
    slot: Slot
    bounds: Range
    statement: str
    figures: tuple[StatedFigure, ...]
    rests_on: tuple[str, ...]
    expression: Expression


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
    return Implied(
        identity.kind,
        form.target,
        bounds,
        form.statement,
        figures,
        identity.rests_on + bench.sources(figures),
        form.expression,
    )


def ranked(implied: Iterable[Implied], bench: Bench) -> list[Implied]:
    """The most informative first.

    What needs two briefings goes before what one implies, and what leaves out less than a tenth of a
    whole goes last, for it only repeats the whole. Between those, kinds are ordered by how far they are
    from a mere conversion, and ranges of one kind by how narrow they are.
    """
    return sorted(implied, key=lambda each: _informative(each, bench))


def _informative(each: Implied, bench: Bench) -> tuple:
    apart = len({figure.briefing for figure in each.figures}) > 1
    kind = TELLING.index(each.kind) if each.kind in TELLING else len(TELLING)
    middle = abs(each.bounds.lower + each.bounds.upper) / 2
    narrow = each.bounds.width if each.slot.unit in _POINTS else each.bounds.width / (middle or 1)
    return not apart, _repeats_whole(each), kind, narrow


def _repeats_whole(each: Implied) -> bool:
    """True for a remainder whose left-out parts make less than a tenth of the whole."""
    if not each.kind.endswith("remainder"):
        return False
    levels = [figure.value for figure in each.figures if figure.slot.series.measure == "level"]
    return len(levels) > 1 and sum(levels[1:]) < levels[0] / 10


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
