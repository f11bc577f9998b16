"""A published figure against what the others say it must be: the verdict, exactly."""

from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.expression import Between, values
from analysis.identities.flows import SAME_BASE
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import StatedFigure
from analysis.identities.slot import Slot
from analysis.reconcile.bench import PUBLISHERS, ROUNDED, Bench
from analysis.reconcile.evaluate import range_of, value_at
from analysis.reconcile.intervals import Range, Unbounded
from analysis.reconcile.verdicts import (
    DISAGREES,
    REDEFINED,
    UNCHECKABLE,
    compared,
    decided,
    measured,
    revised,
    vacuous,
)


@dataclass(frozen=True, slots=True)
class Check:
    """One identity confronted with the figures; the ranges are in the units of the published figure."""

    kind: str
    statement: str
    published: StatedFigure
    figures: tuple[StatedFigure, ...]
    told: Range
    computed: Range
    difference: Fraction | None
    allowed: Fraction | None
    place: Fraction
    verdict: str
    reading: str
    rests_on: tuple[str, ...]


def confront(identity: Identity, bench: Bench) -> Check | None:
    """The check of an identity whose figures are all published; None where nothing could fail."""
    form = identity.confronted(bench.book)
    if form is None:
        return None
    slots = list(dict.fromkeys([form.target, *values(form.expression)]))
    figures = tuple(bench.book[slot].best for slot in slots) + identity.evidence
    try:
        wide = bench.own(form.target), range_of(form.expression, bench.own)
        tight = bench.publishers(form.target), range_of(form.expression, bench.publishers)
    except Unbounded:
        return None
    if vacuous(*wide):
        return None
    sources = bench.sources(figures)
    verdict, reading = decided(wide, tight, bool(sources))
    told, computed = tight if reading == PUBLISHERS else wide
    if verdict == DISAGREES and any(slot.series.measure == "share_change" for slot in slots):
        loose = bench.rounded(form.target), range_of(form.expression, bench.rounded)
        if compared(*loose) != DISAGREES:
            verdict, reading = f"agrees only under {ROUNDED} reading", ROUNDED
            told, computed = loose
    rests_on = identity.rests_on + (sources if reading == PUBLISHERS else ())
    if verdict == DISAGREES:
        verdict = _reason(identity, figures, slots, bench)
    if verdict == DISAGREES and identity.doubt:
        verdict, rests_on = UNCHECKABLE, (*rests_on, identity.doubt)
    place = bench.place(figures[0], reading)
    difference, allowed = _difference(form, bench, told, computed, place)
    return Check(
        identity.kind, form.statement, figures[0], figures, told, computed,
        difference, allowed, place, verdict, reading, rests_on,
    )  # fmt: skip


def _reason(identity: Identity, figures: tuple[StatedFigure, ...], slots: list[Slot], bench: Bench) -> str:
    """A disagreement across years has reasons of its own: a redefined list, a revised base."""
    years = {slot.period.last // 12 for slot in slots if slot.period}
    parts = {(name, part) for slot in slots for name, part in slot.parts.items()}
    across_years = identity.base or len(years) > 1 or SAME_BASE in identity.rests_on
    if across_years and parts & bench.world.changing:
        return REDEFINED
    if identity.base is None or identity.base.target not in slots:
        return DISAGREES
    try:
        base = range_of(identity.base.expression, bench.own)
    except Unbounded:
        return DISAGREES
    return revised(base, bench.book[identity.base.target].best.place)


def _difference(
    form: Form, bench: Bench, told: Range, computed: Range, place: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    """Published less computed value, and how much of it the roundings explain, in last-place units."""
    printed = bench.book[form.target].best.value
    if isinstance(form.expression, Between):
        centre = min(max(printed, computed.lower), computed.upper) if computed.bounded else None
    else:
        point = {slot: bench.book[slot].best.value for slot in values(form.expression)}
        centre = _safely(form, point)
    return measured(printed, centre, told, computed, place)


def _safely(form: Form, point: dict[Slot, Fraction]) -> Fraction | None:
    try:
        return value_at(form.expression, point)
    except ZeroDivisionError:
        return None
