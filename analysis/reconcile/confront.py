"""A published figure against what the others say it must be: the verdict, exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.expression import Between, values
from analysis.identities.flows import SAME_BASE
from analysis.identities.identity import Form, Identity, Restatement
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import Slot
from analysis.identities.world import World
from analysis.joint.slips import slip_between
from analysis.reconcile.decimals import outward
from analysis.reconcile.evaluate import range_of, value_at
from analysis.reconcile.intervals import End, Range, Unbounded

AGREES, EDGE, DISAGREES = "agrees", "at the edge of rounding", "does not agree"
REPEAT, UNCHECKABLE, REDEFINED = "repeat", "cannot be checked", "definition changed"
OWN, PUBLISHERS, ROUNDED = "own digits", "publisher's decimals", "points of rounded figures"
POINTS = frozenset({"growth_change", "share_change"})
EDGE_SHARE = Fraction(1, 20)
_JUST_PASSED = Fraction(11, 10)


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


@dataclass(frozen=True)
class Bench:
    """What verdicts are found with: observations, the publisher's readings, knowledge of the world."""

    book: Observations
    narrow: dict[str, tuple[Range, str]]
    world: World

    def own(self, slot: Slot) -> Range:
        """The interval of a slot by its own digits."""
        best = self.book[slot].best
        return Range(best.lower, best.upper)

    def publishers(self, slot: Slot) -> Range:
        """The interval of a slot by the publisher's decimals, where they are known."""
        return self.read(self.book[slot].best)

    def read(self, each: StatedFigure) -> Range:
        """The interval of a statement by the publisher's decimals, where they are known."""
        return self.narrow[each.key][0] if each.key in self.narrow else Range(each.lower, each.upper)

    def rounded(self, slot: Slot) -> Range:
        """As `own`, but the change of a share may be that of two rounded shares."""
        best = self.book[slot].best
        return _wider(best) if slot.series.measure == "share_change" and best.bounded else self.own(slot)

    def readings(self, each: StatedFigure) -> list[tuple[str, tuple[End, End]]]:
        """The intervals a statement may be read by, the narrowest first."""
        told = Range(each.lower, each.upper)
        found = [(PUBLISHERS, self.narrow[each.key][0])] if each.key in self.narrow else []
        found.append((OWN, told))
        if each.slot.series.measure in POINTS and each.bounded:
            found.append((ROUNDED, _wider(each)))
        return [(name, (range_.lower, range_.upper)) for name, range_ in found]

    def place(self, each: StatedFigure, reading: str) -> Fraction:
        """The weight of the last place of a statement; the publisher's where it is read so."""
        if reading == PUBLISHERS and each.key in self.narrow:
            return self.narrow[each.key][0].width
        return each.place

    def sources(self, figures: Iterable[StatedFigure]) -> tuple[str, ...]:
        """Whose decimals the publisher's reading of the figures rests on."""
        found = sorted({self.narrow[each.key][1] for each in figures if each.key in self.narrow})
        return tuple(f"{PUBLISHERS} ({source})" for source in found)


def _wider(each: StatedFigure) -> Range:
    """The interval of points that are the difference of two rounded numbers."""
    return Range(each.lower - each.place / 2, each.upper + each.place / 2)


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
    verdict, reading = _verdict(wide, tight, bool(sources))
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


def _verdict(wide: tuple[Range, Range], tight: tuple[Range, Range], styled: bool) -> tuple[str, str]:
    """The narrower reading decides; where only the wider one can be true, the verdict says so."""
    if not styled:
        return compared(*wide), OWN
    by_publisher = compared(*tight)
    if by_publisher != DISAGREES:
        return by_publisher, PUBLISHERS
    if compared(*wide) != DISAGREES:
        return f"agrees only under {OWN} reading", OWN
    return DISAGREES, OWN


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


def revised(base: Range, place: Fraction, what: str = "base") -> str:
    """The verdict that names the base, or the figure, which would make the others fit."""
    lower, upper = outward(base, place / 10)
    return f"needs a revised {what} of [{lower}, {upper}]"


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


def restated(case: Restatement, bench: Bench) -> Check | None:
    """A second statement of an observation: a repeat, a bound that holds, or a different value."""
    each, other = case.published, case.other
    told, computed = Range(each.lower, each.upper), Range(other.lower, other.upper)
    if (each.value, each.modality) != (other.value, other.modality) and vacuous(told, computed):
        return None
    sources = bench.sources((each, other))
    tight = bench.read(each), bench.read(other)
    verdict, reading = (REPEAT, OWN)
    rests_on: tuple[str, ...] = ("one source, so no independent confirmation",)
    if each.value != other.value or each.modality != other.modality:
        verdict, reading = _verdict((told, computed), tight, bool(sources))
        rests_on = ("same observation",) + (sources if reading == PUBLISHERS else ())
    if reading == PUBLISHERS:
        told, computed = tight
    if verdict == DISAGREES:
        verdict, rests_on = _different(each, other, computed, rests_on)
    place = bench.place(each, reading)
    difference, allowed = measured(each.value, other.value, told, computed, place)
    return Check(
        case.kind, case.statement, each, (each, other), told, computed,
        difference, allowed, place, verdict, reading, rests_on,
    )  # fmt: skip


def _different(
    each: StatedFigure, other: StatedFigure, computed: Range, rests_on: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """Two statements under one key that cannot both be true.

    They do not agree where the reader linked them as one observation, or where a bound is missed by less
    than a tenth (a bound is told because it was just passed), or where a common slip makes one number of the
    other. Anything else may be two series that the key does not tell apart.
    """
    if each.briefing != other.briefing:
        return revised(computed, each.place), (*rests_on, "no revision between the briefings")
    smaller, larger = sorted((abs(each.value), abs(other.value)))
    near = each.value * other.value > 0 and larger <= _JUST_PASSED * smaller
    bound = "exact" not in (each.modality, other.modality) or each.modality != other.modality
    if each.repeats == other.key or (bound and near):
        return DISAGREES, rests_on
    if slip := slip_between(each, other):
        return DISAGREES, (*rests_on, f"the numbers differ by a slip: {slip}")
    return UNCHECKABLE, (*rests_on, "the key may not tell two series apart")
