"""What the published figures imply and nobody published, with guaranteed bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.expression import Expression, values
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import StatedFigure
from analysis.identities.slot import Slot
from analysis.reconcile.bench import Bench
from analysis.reconcile.evaluate import range_of
from analysis.reconcile.intervals import Range, Unbounded

WIDEST_LEVEL = Fraction(1, 4)
WIDEST_POINTS = Fraction(3)
TELLING = (
    *("growth of the remainder", "growth of flows", "growth of periods", "acceleration", "growth gap"),
    *("sum of periods", "sum of flows", "remainder", "balance", "share change", "contribution to growth"),
    *("change, level and growth", "base of periods", "share of a whole", "change in level"),
    *("average of a period", "share a year earlier", "level, growth and base", "average growth"),
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

    What needs two briefings goes before what one implies; then come kinds by how far they are from a mere
    conversion. Of one kind, those stand first that differ most from what was known: a growth from that of
    the whole, a contribution or share by its size, a level by its narrowness.
    """
    return sorted(implied, key=lambda each: _informative(each, bench))


def _informative(each: Implied, bench: Bench) -> tuple:
    apart = len({figure.briefing for figure in each.figures}) > 1
    kind = TELLING.index(each.kind) if each.kind in TELLING else len(TELLING)
    return not apart, _repeats_whole(each), kind, -_news(each)


def _news(each: Implied) -> Fraction:
    """How much a range tells beyond what was known, comparable inside one kind only."""
    middle, width = (each.bounds.lower + each.bounds.upper) / 2, each.bounds.width
    if each.slot.unit not in _POINTS:
        return -width / (abs(middle) or 1)
    if each.slot.series.measure != "growth":
        return abs(middle) - width
    told = [figure.value for figure in each.figures if figure.slot.series.measure == "growth"]
    return abs(middle - told[0]) - width if told else -width


def _repeats_whole(each: Implied) -> bool:
    """True for a remainder that all but equals its whole: a level with less than a tenth left out, or a
    growth rate within half a point of the whole's.
    """
    if not each.kind.endswith("remainder"):
        return False
    if each.slot.series.measure == "growth":
        return _news(each) < Fraction(1, 2)
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
