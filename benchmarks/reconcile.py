"""How long reconciling takes, and how that grows: `python benchmarks/reconcile.py [--sizes 200 2000 20000]`.

First the seeds, extraction left out. Then invented briefings of some 200 figures each, one a month: flows,
growth rates and shares of 28 partners, rounded from true values, so that nothing may collide.
"""

import argparse
import random
import resource
import sys
import time
from decimal import ROUND_HALF_EVEN, Decimal

import pandas as pd

from analysis import extract, load, reconcile, resolve
from analysis.period import Period
from analysis.reconcile.official import load_official
from analysis.seeds import list_seeds
from analysis.tables import FIGURE_COLUMNS, figures_frame

PARTNERS = 28
EACH = 7
TRILLION = Decimal(10) ** 12


def main() -> int:
    """Print a line for each size; 1 when an invented briefing gives an alarm."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 2000, 6000, 20000])
    sizes = parser.parse_args().sizes
    print(
        f"{'figures':>8}{'seconds':>9}{'us/figure':>11}{'joint LP s':>12}{'checks':>8}{'alarms':>8}{'MB peak':>9}"
    )
    reconcile(seeds_table())
    _line(seeds_table())
    return max([_line(invented(size)) for size in sizes], default=0)


def _line(figures: pd.DataFrame) -> int:
    start = time.perf_counter()
    found = reconcile(figures)
    took = time.perf_counter() - start
    alarms = len(found.conflicts) + int((found.checks["verdict"] == "does not agree").sum())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = took / len(figures) * 1e6
    programme = found.seconds_of_programme
    cells = f"{len(figures):>8}{took:>9.2f}{rate:>11.0f}{programme:>12.2f}{len(found.checks):>8}{alarms:>8}{peak:>9.0f}"
    print(cells, flush=True)
    return bool(alarms)


def seeds_table() -> pd.DataFrame:
    """The figures of all seeds."""
    load_official()
    return figures_frame([resolve(extract(load(briefing))) for briefing in list_seeds()])


def invented(size: int) -> pd.DataFrame:
    """About so many figures of monthly briefings whose true values are known to fit."""
    chance = random.Random(size)
    rows: list[dict] = []
    month = 1900 * 12
    while len(rows) < size:
        rows += _briefing(f"invented-{month}", Period(month, month).name, chance, size - len(rows))
        month += 1
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS, dtype=str)


def _briefing(briefing: str, period: str, chance: random.Random, most: int) -> list[dict]:
    whole = {"exports": Decimal(0), "imports": Decimal(0)}
    bases = dict(whole)
    rows = []
    for number in range(min(PARTNERS, max(most // EACH, 1))):
        levels = {flow: Decimal(chance.randrange(10**9, 10**10)) / Decimal(10**10) for flow in whole}
        grown = {flow: Decimal(chance.randrange(-200, 300)) / 1000 for flow in whole}
        rows += _flows(levels, grown, partner=f"partner {number}")
        for flow in whole:
            whole[flow] += levels[flow]
            bases[flow] += levels[flow] / (1 + grown[flow])
    rows += _flows(whole, {flow: whole[flow] / bases[flow] - 1 for flow in whole})
    entire = sum(whole.values())
    shares = [
        row for row in rows if row["measure"] == "level" and row["flow"] == "total" and "partner" in row
    ]
    for row in shares:
        told = {"measure": "share", "flow": "total", "partner": row["partner"], "whole": "total trade"}
        rows.append(_row(row["exact"] / entire * 100, 1, "percent", **told))
    return [_keyed(row, briefing, period, at) for at, row in enumerate(rows)]


def _flows(levels: dict, grown: dict, **about: str) -> list[dict]:
    base = sum(levels[flow] / (1 + grown[flow]) for flow in levels)
    levels = {"total": sum(levels.values()), **levels}
    grown = {"total": levels["total"] / base - 1, **grown}
    rows = [_row(levels[flow], 3, "CNY", measure="level", flow=flow, **about) for flow in levels]
    return rows + [
        _row(grown[flow] * 100, 1, "percent", measure="growth", flow=flow, comparison="yoy", **about)
        for flow in levels
    ]


def _row(value: Decimal, decimals: int, unit: str, **told: str) -> dict:
    place = Decimal(1).scaleb(-decimals)
    number = value.quantize(place, rounding=ROUND_HALF_EVEN)
    scale = TRILLION if unit == "CNY" else Decimal(1)
    words = f"{abs(number)} trillion yuan" if unit == "CNY" else f"{abs(number)}%"
    ends = {"lower": number - place / 2, "upper": number + place / 2, "value": number}
    return {"raw": words, "unit": unit, "exact": value, **told} | {
        name: f"{(end * scale).normalize():f}" for name, end in ends.items()
    }


def _keyed(row: dict, briefing: str, period: str, at: int) -> dict:
    start = 20 * at
    return (
        dict.fromkeys(FIGURE_COLUMNS, "")
        | row
        | {
            "figure": f"{briefing}:{start}-{start + 10}",
            "briefing": briefing,
            "start": str(start),
            "end": str(start + 10),
            "indicator": "goods trade",
            "period": period,
            "modality": "exact",
            "role": "official",
            "status": "final",
        }
    )


if __name__ == "__main__":
    sys.exit(main())
