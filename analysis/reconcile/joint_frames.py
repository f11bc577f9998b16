"""What all figures say together, as tables of text: what is left of each figure, and what collides."""

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from analysis.identities.observations import REALISED, StatedFigure
from analysis.joint.solve import Collision
from analysis.joint.suspects import Suspect
from analysis.reconcile.bench import Bench
from analysis.reconcile.decimals import outward, text
from analysis.reconcile.frames import identifier
from analysis.reconcile.intervals import Range
from analysis.reconcile.jointly import Jointly, as_range
from analysis.reconcile.printings import printings
from analysis.reconcile.verdicts import DISAGREES

TIGHTENED_COLUMNS = (
    *("figure", "briefing", "raw", "unit", "lower", "upper", "reading", "tightened_lower", "tightened_upper"),
    *("survives", "pinned_lower", "pinned_upper", "pinned_units", "checks", "status", "why"),
)
CONFLICT_COLUMNS = (
    *("conflict", "verdict", "statement", "figures", "suspect", "fits_lower", "fits_upper", "fits", "slip"),
    *("other_suspects", "rests_on", "proof"),
)
_ONE = "two values of one observation"
_FAILED = "the solver failed, so nothing is said of all figures together"
CHECKED, SET_ASIDE, UNCHECKED = "checked", "set aside", "cannot be checked"


def tightened_frame(
    statements: Iterable[StatedFigure], jointly: Jointly, bench: Bench, checks: pd.DataFrame
) -> pd.DataFrame:
    """One row a figure, in the order of the figures table.

    `survives` is the share of its rounding interval that all figures together leave; `pinned_*` what the
    others say of it without its own statement, and in how many last-place units; `checks` the checks it
    takes part in.
    """
    taking_part = defaultdict(list)
    for check, keys in zip(checks["check"], checks["figures"], strict=True):
        for key in dict.fromkeys(keys.split()):
            taking_part[key].append(check)
    rows = [_tightened_row(each, jointly, bench, taking_part[each.key]) for each in statements]
    return pd.DataFrame(rows, columns=list(TIGHTENED_COLUMNS), dtype=str)


def _tightened_row(figure: StatedFigure, jointly: Jointly, bench: Bench, checks: list[str]) -> dict[str, str]:
    told, reading = jointly.told(figure, bench)
    aside = figure.key in jointly.solution.out
    left = told if aside else jointly.left(figure.slot, told)
    pin = jointly.pins.get(figure.slot, Range(None, None))
    failed = jointly.failed(figure.slot)
    status = SET_ASIDE if aside else CHECKED if checks and not failed else UNCHECKED
    why = _FAILED if failed else why_unchecked(figure, bench)
    step = figure.place / 1000
    cells = [
        *(figure.key, figure.briefing, figure.raw, figure.slot.unit, *outward(told, step), reading),
        *(*outward(left, step), _share(left, told), *outward(pin, step), _units(pin, figure)),
        *(" ".join(checks), status, why if status == UNCHECKED else ""),
    ]
    return dict(zip(TIGHTENED_COLUMNS, cells, strict=True))


def _share(left: Range, told: Range) -> str:
    return text(left.width / told.width, -4) if told.width else ""


def _units(pin: Range, figure: StatedFigure) -> str:
    return text(pin.width / figure.place, -2) if pin.bounded and figure.place else ""


def why_unchecked(figure: StatedFigure, bench: Bench) -> str:
    """Why no identity holds the figure, as far as its own key says."""
    slot = figure.slot
    if figure.status not in REALISED:
        return f"a {figure.status}, not a realised value"
    if not slot.series.indicator:
        return "what it measures is not told"
    if slot.period is None:
        return "its period is not told"
    if slot.series.measure == "growth" and not bench.book.units(slot):
        return "its level is not told"
    return "nothing else that was told bears on it"


def conflicts_frame(collisions: Iterable[Collision]) -> pd.DataFrame:
    """One row for each set of figures that cannot all be true, with the figure to doubt first."""
    rows = [_conflict_row(each) for each in collisions]
    return pd.DataFrame(rows, columns=list(CONFLICT_COLUMNS), dtype=str)


def _conflict_row(collision: Collision) -> dict[str, str]:
    conflict = collision.conflict
    figures = sorted((each.figure for each in conflict.said), key=lambda each: (each.briefing, each.start))
    keys = [each.key for each in figures]
    verdict = f"agrees only under {collision.reading} reading" if collision.reading else DISAGREES
    first = collision.suspects[0] if collision.suspects else None
    grounds = dict.fromkeys(ground for each in conflict.relations for ground in each.rests_on)
    cells = [
        identifier("conflict", keys),
        verdict,
        "; ".join(dict.fromkeys(each.statement for each in conflict.relations)) or _ONE,
        " ".join(keys),
        *_suspected(first),
        " ".join(each.said.figure.key for each in collision.suspects[1:]),
        "; ".join(grounds),
        conflict.proof,
    ]
    return dict(zip(CONFLICT_COLUMNS, cells, strict=True))


def _suspected(suspect: Suspect | None) -> tuple[str, str, str, str, str]:
    """Key of the suspect, the range that would fit, the printings in it, and the slip."""
    if suspect is None:
        return "", "", "", "", ""
    figure = suspect.said.figure
    fitting = as_range(suspect.lower, suspect.upper)
    return figure.key, *outward(fitting, figure.place / 1000), printings(fitting, figure.place), suspect.slip
