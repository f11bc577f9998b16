"""How many slips the checks find: one published figure is changed at a time, and everything reconciled anew.

Usage: python benchmarks/planted.py [--every N] [BRIEFING ...]

Slips: 1, 2 and 10 last-place units up and down, the sign, two digits transposed, the decimal point, a
thousandfold, and the value of one flow told for another. For each kind it is told how many were found by
single identities, by the joint system, and by that or a tie to another publication, how often the planted figure stands in the named conflict, and
how often it is the one that is blamed. Found is what does not agree, or only by a wider reading. The untouched briefings must give no alarm.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from analysis import extract, load, resolve
from analysis.identities import find_identities
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.restatements import find as find_restatements
from analysis.identities.world import load_world
from analysis.reconcile.bench import Bench
from analysis.reconcile.confront import Check, confront
from analysis.reconcile.jointly import Jointly, reconcile_jointly
from analysis.reconcile.official import load_official
from analysis.reconcile.reading import read_stated_figures
from analysis.reconcile.restated import restated
from analysis.reconcile.styles import load_styles
from analysis.reconcile.ties import ties
from analysis.reconcile.verdicts import DISAGREES
from analysis.seeds import list_seeds, published_dates
from analysis.tables import figures_frame

SCALED = ("level", "change")
SIGNED = ("growth", "growth_change", "share_change", "change", "contribution")
PINNED = 20
ALARMS = (DISAGREES, "agrees only under")


@dataclass(frozen=True)
class Slip:
    """A figure as it would stand in the table had it been mistyped."""

    kind: str
    number: int
    figure: StatedFigure


@dataclass(frozen=True)
class Outcome:
    """What became of one planted slip."""

    kind: str
    single: bool
    joint: bool
    tied: bool
    named: bool
    blamed: bool
    pinned: bool
    bounded: bool
    again: bool


@cache
def statements(briefings: tuple[str, ...]) -> list[StatedFigure]:
    """The figures of the briefings, as the reconciliation reads them."""
    return read_stated_figures(figures_frame([resolve(extract(load(b))) for b in briefings]), load_world())


def reconciled(figures: list[StatedFigure]) -> tuple[list[Check], Jointly, Bench]:
    """Single checks and the joint system of some figures; other publications are not asked."""
    world, book = load_world(), Observations.gather(figures)
    bench = Bench(book, load_styles().readings(figures), world)
    identities = find_identities(book, world)
    again = [check for case in find_restatements(figures, book) if (check := restated(case, bench))]
    checks = [check for each in identities if (check := confront(each, bench))]
    return checks + again, reconcile_jointly(identities, again, bench), bench


def slips(number: int, figures: list[StatedFigure]) -> Iterator[Slip]:
    """Every slip that makes another number of the figure."""
    figure = figures[number]
    values: list[tuple[str, Fraction, Fraction]] = []
    for units in (1, 2, 10):
        values += [
            (f"{units} units", figure.value + sign * units * figure.place, figure.place) for sign in (1, -1)
        ]
    if figure.slot.series.measure in SIGNED:
        values.append(("sign", -figure.value, figure.place))
    values += [("transposed", value, figure.place) for value in transposed(figure)]
    values += [("decimal point", figure.value * ten, figure.place * ten) for ten in (10, Fraction(1, 10))]
    if figure.slot.series.measure in SCALED:
        values.append(("thousandfold", figure.value / 1000, figure.place / 1000))
    values += [("other flow", each.value, figure.place) for each in siblings(figure, figures)]
    for kind, value, place in values:
        if value != figure.value:
            yield Slip(kind, number, changed(figure, value, place))


def transposed(figure: StatedFigure) -> list[Fraction]:
    """The number with its last two different neighbouring digits exchanged."""
    printed = str(abs(round(figure.value / figure.place)))
    sign = -1 if figure.value < 0 else 1
    for at in range(len(printed) - 2, -1, -1):
        if printed[at] != printed[at + 1]:
            turned = printed[:at] + printed[at + 1] + printed[at] + printed[at + 2 :]
            return [sign * int(turned) * figure.place]
    return []


def siblings(figure: StatedFigure, figures: list[StatedFigure]) -> list[StatedFigure]:
    """The same measure of another flow, in the same period."""
    wanted = [figure.slot.with_series(flow=flow) for flow in ("total", "exports", "imports")]
    found = {each.slot: each for each in figures if each.slot in wanted and each.slot != figure.slot}
    return list(found.values()) if figure.slot in wanted else []


def changed(figure: StatedFigure, value: Fraction, place: Fraction) -> StatedFigure:
    """The figure with another value, told as firmly and as finely; its words follow, for styles read them."""
    times = place / figure.place
    ends = [
        None if end is None else value + (end - figure.value) * times for end in (figure.lower, figure.upper)
    ]
    if None not in ends and value * figure.value < 0:
        ends = [value - (figure.upper - figure.value) * times, value + (figure.value - figure.lower) * times]
    return replace(figure, value=value, lower=ends[0], upper=ends[1], place=place, repeats="")


def outcome(task: tuple[tuple[str, ...], Slip, bool, bool]) -> Outcome:
    """Reconcile the figures with one slip planted."""
    briefings, slip, pinned, bounded = task
    figures = list(statements(briefings))
    again = any(e.slot == slip.figure.slot and n != slip.number for n, e in enumerate(figures))
    figures[slip.number] = slip.figure
    checks, jointly, bench = reconciled(figures)
    single = any(check.verdict.startswith(ALARMS) for check in checks)
    found = jointly.collisions
    named = any(slip.figure.key in each.keys for each in found)
    first = [s.said.figure.slot for each in found for s in each.suspects[:1]]
    others = ties([], load_official(), bench, published_dates())
    tied = any(tie.verdict.startswith(ALARMS) for tie in others)
    return Outcome(
        slip.kind, single, bool(found), tied, named, slip.figure.slot in first, pinned, bounded, again
    )


def main() -> int:
    """Print the table; 1 when the untouched briefings give an alarm."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("briefings", nargs="*", default=list_seeds())
    parser.add_argument("--every", type=int, default=1, help="plant only every n-th slip")
    given = parser.parse_args()
    briefings = tuple(given.briefings)
    figures = statements(briefings)
    checks, jointly, _ = reconciled(figures)
    alarms = [check for check in checks if check.verdict.startswith(ALARMS)]
    print(f"untouched: {len(figures)} figures, {len(alarms)} alarms of single identities,", end=" ")
    print(f"{len(jointly.collisions)} of the joint system")
    held = {figure.key for check in checks for figure in check.figures}
    tasks = [
        (briefings, slip, *pinned_closely(figures[slip.number], jointly))
        for number, figure in enumerate(figures)
        if figure.key in held and figure.place
        for slip in slips(number, figures)
    ][:: given.every]
    with ProcessPoolExecutor() as pool:
        outcomes = list(pool.map(outcome, tasks, chunksize=8))
    report(outcomes, len(held))
    return bool(alarms or jointly.collisions)


def pinned_closely(figure: StatedFigure, jointly: Jointly) -> tuple[bool, bool]:
    """Whether the other figures leave at most twenty last-place units of it, and whether they bound it."""
    pin = jointly.pins.get(figure.slot) if figure.bounded else None
    bounded = bool(pin and pin.bounded)
    return bounded and pin.width <= PINNED * figure.place, bounded


def report(outcomes: list[Outcome], held: int) -> None:
    """The share of slips found, by kind."""
    groups = defaultdict(list)
    for each in outcomes:
        for group in (each.kind, "all", *(["all, of figures said once"] if not each.again else [])):
            groups[group].append(each)
        if each.pinned and each.kind not in ("1 units", "2 units"):
            groups["ten units and more, pinned within 20"].append(each)
        if each.bounded:
            groups["all, of figures the others bound both ways"].append(each)
    print(f"{len(outcomes)} slips in {held} figures that take part in an identity")
    print(f"{'slip':<44}{'planted':>8}{'single':>8}{'joint':>8}{'or ties':>8}{'named':>8}{'blamed':>8}")
    for group in sorted(groups, key=lambda name: (name[0] not in "0123456789", name)):
        rows = groups[group]
        found = [each for each in rows if each.joint]
        shares = [sum(map(test, rows)) / len(rows) for test in _TESTS]
        of_found = [sum(map(test, found)) / max(len(found), 1) for test in _OF_FOUND]
        print(f"{group:<44}{len(rows):>8}" + "".join(f"{share:>8.3f}" for share in shares + of_found))
    print("named, blamed: of the slips that the joint system finds")


_TESTS = (lambda each: each.single, lambda each: each.joint, lambda each: each.joint or each.tied)
_OF_FOUND = (lambda each: each.named, lambda each: each.blamed)

if __name__ == "__main__":
    sys.exit(main())
