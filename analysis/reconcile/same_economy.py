"""Which briefings tell of the same economy as the publications, and of the whole of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from analysis.identities.slot import Slot
from analysis.joint.slips import ANY_DIGIT, slips
from analysis.reconcile.bench import Bench
from analysis.reconcile.official import OfficialFigure

_NEAR = (Fraction(9, 10), Fraction(11, 10))


def of_same_economy(by_slot: Mapping[Slot, list[OfficialFigure]], bench: Bench) -> set[str]:
    """The briefings whose figures may be confronted with the publications', by their ids."""
    currencies = _currencies(slot for slot, group in by_slot.items() for _ in group)
    return _tellers(bench, currencies) - _of_another_scope(by_slot, bench)


def _tellers(bench: Bench, currencies: Counter) -> set[str]:
    """The briefings that tell their amounts mostly in the currency of the publications.

    A growth rate does not name its economy: that of another country's exports fits the same key.
    """
    home = currencies.most_common(1)
    told = defaultdict(Counter)
    for slot, observation in bench.book.items():
        told[observation.best.briefing] += _currencies([slot])
    main = {briefing: units.most_common(1)[0][0] for briefing, units in told.items() if units}
    return {briefing for briefing, unit in main.items() if home and unit == home[0][0]}


def _of_another_scope(by_slot: Mapping[Slot, list[OfficialFigure]], bench: Bench) -> set[str]:
    """The briefings of which an amount is far from every publication's and no slip explains it.

    A province's briefing leaves its own name out: its trade stands under the key of the country's.
    """
    apart = set()
    for slot, observation in bench.book.items():
        best, officials = observation.best, by_slot.get(slot, ())
        if slot.series.measure == "level" and best.bounded and officials:
            near = any(each.value and _NEAR[0] <= best.value / each.value <= _NEAR[1] for each in officials)
            slipped = {value for value, name in slips(best) if name != ANY_DIGIT}
            if not near and not slipped & {each.value for each in officials}:
                apart.add(best.briefing)
    return apart


def _currencies(slots: Iterable[Slot]) -> Counter:
    """How often each currency is the unit of a level; TEU is three letters, too, but no currency."""
    units = (slot.unit for slot in slots if slot.series.measure == "level")
    return Counter(unit for unit in units if len(unit) == 3 and unit.isupper() and unit != "TEU")
