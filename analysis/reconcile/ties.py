"""Figures of briefings, and what they imply, against what other publications print of the same thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analysis.identities.observations import StatedFigure
from analysis.identities.slot import Slot, described
from analysis.reconcile.bench import OWN, PUBLISHERS, Bench
from analysis.reconcile.implied import Implied
from analysis.reconcile.intervals import Range
from analysis.reconcile.official import Apart, OfficialFigure
from analysis.reconcile.same_economy import of_same_economy
from analysis.reconcile.verdicts import DISAGREES, REPEAT, compared, decided, measured, vacuous
from analysis.reconcile.vintages import is_base, reading_of, why_implied, why_told

TOLD = "tie to another publication"
BASE = "base of a year earlier"
IMPLIED = "implied figure and publication"

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
    return list(_found(implied, by_slot, bench, dates or {}, of_same_economy(by_slot, bench)))


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


def _told(each: StatedFigure, official: OfficialFigure, bench: Bench, dates: Dates) -> Tie:
    """The tie of a figure that a briefing tells."""
    apart = Apart.of((each,), official, dates)
    wide, tight = Range(each.lower, each.upper), bench.read(each)
    verdict, reading = decided((wide, official.range), (tight, official.range), wide != tight)
    grounds: tuple[str, ...] = ()
    if apart.one_release and each.value == official.value:
        verdict, reading = REPEAT, OWN
    if verdict == DISAGREES:
        verdict, grounds = why_told(wide, apart, bench)
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


def _followed(each: Implied, official: OfficialFigure, bench: Bench, dates: Dates) -> Tie:
    """The tie of an implied figure, which is known under one reading only."""
    apart = Apart.of(each.figures, official, dates)
    verdict, grounds = compared(each.bounds, official.range), ()
    if verdict == DISAGREES:
        verdict, grounds = why_implied(each, apart, bench)
    middle = (each.bounds.lower + each.bounds.upper) / 2
    kind, name = (BASE, " a year earlier") if is_base(each) else (IMPLIED, "")
    measure, about = _measure(official.slot), described(official.slot)
    return Tie(
        kind,
        f"implied {measure}{name} = {measure} published on {official.published_on}, {about}",
        each, official, each.bounds,
        *measured(middle, official.value, each.bounds, official.range, official.place),
        verdict, reading_of(each), (*each.rests_on, *apart.rests_on, *grounds),
    )  # fmt: skip


def _measure(slot: Slot) -> str:
    names = {"growth_change": "change in growth", "share_change": "change in share"}
    return names.get(slot.series.measure, slot.series.measure.replace("_", " "))
