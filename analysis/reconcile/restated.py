"""Two statements of one observation against each other: a repeat, a bound that holds, or a disagreement."""

from fractions import Fraction

from analysis.identities.identity import Restatement
from analysis.identities.observations import StatedFigure
from analysis.joint.slips import slip_between
from analysis.reconcile.bench import OWN, PUBLISHERS, Bench
from analysis.reconcile.confront import Check
from analysis.reconcile.intervals import Range
from analysis.reconcile.verdicts import (
    DISAGREES,
    REPEAT,
    UNCHECKABLE,
    decided,
    measured,
    revised,
    vacuous,
)

_JUST_PASSED = Fraction(11, 10)


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
        verdict, reading = decided((told, computed), tight, bool(sources))
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
