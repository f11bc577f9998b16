"""Why a figure and another publication's cannot both be true: one vintage that disagrees, or a revision."""

from analysis.identities.slot import Slot
from analysis.reconcile.bench import OWN, PUBLISHERS, Bench
from analysis.reconcile.implied import Implied
from analysis.reconcile.intervals import Range
from analysis.reconcile.official import Apart
from analysis.reconcile.verdicts import DISAGREES, REDEFINED, UNCHECKABLE, revised

_NO_DATE = "the date of the briefing is not known, so a revision cannot be excluded"
_REVISED = "the later publication would have revised the earlier one"
_ONE_READING = f"only the reading by {PUBLISHERS} was tried"


def why_told(told: Range, apart: Apart, bench: Bench) -> tuple[str, tuple[str, ...]]:
    """Two statements of one figure that cannot both be true: of one vintage they do not agree."""
    if apart.unknown:
        return UNCHECKABLE, (_NO_DATE,)
    if apart.one_vintage:
        return DISAGREES, ()
    return _between_vintages(told, apart, bench)


def why_implied(each: Implied, apart: Apart, bench: Bench) -> tuple[str, tuple[str, ...]]:
    """An implied figure and a published one that cannot both be true.

    What rests on nothing having been revised may fail between two releases of one vintage, too.
    """
    if is_base(each):
        changed = _redefined(each.slot, bench)
        return REDEFINED if changed else _revised(each.bounds, apart), ()
    if apart.unknown:
        return UNCHECKABLE, (_NO_DATE,)
    unrevised = any("revis" in ground for ground in each.rests_on)
    if not apart.one_vintage or (unrevised and not apart.one_release):
        return _between_vintages(each.bounds, apart, bench)
    if reading_of(each) == PUBLISHERS:
        return UNCHECKABLE, (_ONE_READING,)
    return DISAGREES, ()


def _between_vintages(told: Range, apart: Apart, bench: Bench) -> tuple[str, tuple[str, ...]]:
    if _redefined(apart.official.slot, bench):
        return REDEFINED, ()
    return _revised(apart.later(told), apart), (_REVISED,)


def _revised(bounds: Range, apart: Apart) -> str:
    level = apart.official.slot.series.measure == "level"
    return revised(bounds, apart.official.place / 100, "base" if level else "figure")


def _redefined(slot: Slot, bench: Bench) -> bool:
    return bool(set(slot.parts.items()) & bench.world.changing)


def is_base(each: Implied) -> bool:
    """True when every figure is of a later period, and one of them covers the same months a year later."""
    periods = [figure.slot.period for figure in each.figures]
    later = all(period and period.first > each.slot.period.last for period in periods)
    return later and any(period.contains(each.slot.period.shifted(12)) for period in periods)


def reading_of(each: Implied) -> str:
    """The reading of the digits that an implied figure rests on."""
    return PUBLISHERS if any(ground.startswith(PUBLISHERS) for ground in each.rests_on) else OWN
