"""Figures of briefings, and what they imply, against what other publications print of the same thing."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analysis.identities.observations import StatedFigure
from analysis.identities.slot import Slot, described
from analysis.joint.slips import ANY_DIGIT, slips
from analysis.reconcile.confront import (
    AGREES,
    DISAGREES,
    OWN,
    PUBLISHERS,
    REDEFINED,
    REPEAT,
    UNCHECKABLE,
    Bench,
    compared,
    measured,
    revised,
    vacuous,
)
from analysis.reconcile.decimals import outward, text
from analysis.reconcile.frames import CHECK_COLUMNS
from analysis.reconcile.implied import Implied
from analysis.reconcile.intervals import Range
from analysis.reconcile.official import Apart, OfficialFigure
from analysis.reconcile.printings import printings

TOLD = "tie to another publication"
BASE = "base of a year earlier"
IMPLIED = "implied figure and publication"
LEVEL = "with another producer"
_NO_DATE = "the date of the briefing is not known, so a revision cannot be excluded"
_REVISED = "the later publication would have revised the earlier one"
_ONE_READING = f"only the reading by {PUBLISHERS} was tried"

_NEAR = (Fraction(9, 10), Fraction(11, 10))

Dates = Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Tie:
    """A figure of a briefing, or an implied one, confronted with a published figure of the same slot.

    `told` is the range on the briefing's side, `official` the other publication. Differences are in units
    of the last printed place: of the briefing's figure, or of the publication for an implied one.
    """

    kind: str
    statement: str
    published: StatedFigure | Implied
    official: OfficialFigure
    told: Range
    difference: Fraction | None
    allowed: Fraction | None
    verdict: str
    reading: str
    rests_on: tuple[str, ...]

    @property
    def figures(self) -> tuple[StatedFigure, ...]:
        """The briefing's figures that the tie rests on."""
        stated = isinstance(self.published, StatedFigure)
        return (self.published,) if stated else self.published.figures

    @property
    def place(self) -> Fraction:
        """The weight of the last printed place that differences are counted in."""
        return self.published.place if isinstance(self.published, StatedFigure) else self.official.place


def ties(
    implied: Iterable[Implied],
    officials: Iterable[OfficialFigure],
    bench: Bench,
    dates: Dates | None = None,
) -> list[Tie]:
    """Every tie of an observation of the bench, then of an implied figure, in the order of the tables.

    `dates` gives the day of each briefing by its id; where one is missing, no repeat is told by its date,
    and a difference cannot be told from a revision. Doubtful figures are left out, and so are briefings
    that tell their amounts in another currency.
    """
    by_slot: dict[Slot, list[OfficialFigure]] = defaultdict(list)
    for each in officials:
        if not each.doubtful:
            by_slot[each.slot].append(each)
    same_economy = _tellers(bench, _currencies(slot for slot, group in by_slot.items() for _ in group))
    same_economy -= _of_another_scope(by_slot, bench)
    return list(_found(implied, by_slot, bench, dates or {}, same_economy))


def _found(
    implied: Iterable[Implied],
    by_slot: Mapping[Slot, list[OfficialFigure]],
    bench: Bench,
    dates: Dates,
    briefings: set[str],
) -> Iterator[Tie]:
    for slot, observation in bench.book.items():
        for official in by_slot.get(slot, ()):
            if observation.best.briefing in briefings and not vacuous(bench.own(slot), official.range):
                yield _told(observation.best, official, bench, dates)
    for each in implied:
        for official in by_slot.get(each.slot, ()):
            of_one = {figure.briefing for figure in each.figures} <= briefings
            if of_one and not vacuous(each.bounds, official.range):
                yield _followed(each, official, bench, dates)


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


def _told(each: StatedFigure, official: OfficialFigure, bench: Bench, dates: Dates) -> Tie:
    """The tie of a figure that a briefing tells."""
    apart = Apart.of((each,), official, dates)
    wide, tight = Range(each.lower, each.upper), bench.read(each)
    verdict, reading = _verdict(wide, tight, official.range)
    grounds: tuple[str, ...] = ()
    if apart.one_release and each.value == official.value:
        verdict, reading = REPEAT, OWN
    if verdict == DISAGREES:
        verdict, grounds = _why_told(wide, apart, bench)
    told = tight if reading == PUBLISHERS else wide
    sources = bench.sources((each,)) if reading == PUBLISHERS else ()
    measure, about = _measure(official.slot), described(official.slot)
    return Tie(
        TOLD,
        f"{measure} told = {measure} published on {official.published_on}, {about}",
        each, official, told,
        *measured(each.value, official.value, told, official.range, each.place),
        verdict, reading, (*sources, *apart.rests_on, *grounds),
    )  # fmt: skip


def _verdict(wide: Range, tight: Range, official: Range) -> tuple[str, str]:
    """The narrower reading decides; where only the wider one can be true, the verdict says so."""
    if wide == tight:
        return compared(wide, official), OWN
    by_publisher = compared(tight, official)
    if by_publisher != DISAGREES:
        return by_publisher, PUBLISHERS
    if compared(wide, official) != DISAGREES:
        return f"{AGREES} only under {OWN} reading", OWN
    return DISAGREES, OWN


def _followed(each: Implied, official: OfficialFigure, bench: Bench, dates: Dates) -> Tie:
    """The tie of an implied figure, which is known under one reading only."""
    apart = Apart.of(each.figures, official, dates)
    verdict, grounds = compared(each.bounds, official.range), ()
    if verdict == DISAGREES:
        verdict, grounds = _why_implied(each, apart, bench)
    middle = (each.bounds.lower + each.bounds.upper) / 2
    kind, name = (BASE, " a year earlier") if _is_base(each) else (IMPLIED, "")
    measure, about = _measure(official.slot), described(official.slot)
    return Tie(
        kind,
        f"implied {measure}{name} = {measure} published on {official.published_on}, {about}",
        each, official, each.bounds,
        *measured(middle, official.value, each.bounds, official.range, official.place),
        verdict, _reading(each), (*each.rests_on, *apart.rests_on, *grounds),
    )  # fmt: skip


def _is_base(each: Implied) -> bool:
    """True when every figure is of a later period, and one of them covers the same months a year later."""
    periods = [figure.slot.period for figure in each.figures]
    later = all(period and period.first > each.slot.period.last for period in periods)
    return later and any(period.contains(each.slot.period.shifted(12)) for period in periods)


def _measure(slot: Slot) -> str:
    names = {"growth_change": "change in growth", "share_change": "change in share"}
    return names.get(slot.series.measure, slot.series.measure.replace("_", " "))


def _why_told(told: Range, apart: Apart, bench: Bench) -> tuple[str, tuple[str, ...]]:
    """Two statements of one figure that cannot both be true: of one vintage they do not agree."""
    if apart.unknown:
        return UNCHECKABLE, (_NO_DATE,)
    if apart.one_vintage:
        return DISAGREES, ()
    return _between_vintages(told, apart, bench)


def _why_implied(each: Implied, apart: Apart, bench: Bench) -> tuple[str, tuple[str, ...]]:
    """An implied figure and a published one that cannot both be true.

    What rests on nothing having been revised may fail between two releases of one vintage, too.
    """
    if _is_base(each):
        changed = _redefined(each.slot, bench)
        return REDEFINED if changed else _revised(each.bounds, apart), ()
    if apart.unknown:
        return UNCHECKABLE, (_NO_DATE,)
    unrevised = any("revis" in ground for ground in each.rests_on)
    if not apart.one_vintage or (unrevised and not apart.one_release):
        return _between_vintages(each.bounds, apart, bench)
    if _reading(each) == PUBLISHERS:
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


def _reading(each: Implied) -> str:
    return PUBLISHERS if any(ground.startswith(PUBLISHERS) for ground in each.rests_on) else OWN


def tie_rows(found: Iterable[Tie]) -> list[dict[str, str]]:
    """The ties as rows of the checks table, in their order; `published` names all figures of an implied one."""
    return [_row(tie) for tie in found]


def _row(tie: Tie) -> dict[str, str]:
    keys = " ".join(dict.fromkeys(each.key for each in tie.figures))
    cells = [
        _identifier(tie, keys),
        tie.kind,
        LEVEL,
        tie.statement,
        keys,
        keys,
        *outward(tie.told, tie.place / 1000),
        *outward(tie.official.range, tie.place / 1000),
        *("" if number is None else text(number, -2) for number in (tie.difference, tie.allowed)),
        printings(tie.official.range, tie.place),
        tie.verdict,
        tie.reading,
        "; ".join(dict.fromkeys(tie.rests_on)),
    ]
    return dict(zip(CHECK_COLUMNS, cells, strict=True))


def _identifier(tie: Tie, keys: str) -> str:
    of = [
        tie.official.slot.series,
        tie.official.slot.period,
        tie.official.published_on,
        tie.official.publisher,
    ]
    digest = hashlib.sha256(" ".join([tie.kind, keys, *map(str, of)]).encode()).hexdigest()
    return f"{tie.kind.replace(' ', '-')}-{digest[:8]}"
