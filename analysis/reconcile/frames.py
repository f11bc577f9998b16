"""Checks, ties and implied figures as tables of text, in a fixed order."""

import hashlib
from collections.abc import Iterable

import pandas as pd

from analysis.model import SERIES
from analysis.reconcile.bench import Bench
from analysis.reconcile.confront import Check
from analysis.reconcile.decimals import outward, text
from analysis.reconcile.implied import Implied
from analysis.reconcile.intervals import Range
from analysis.reconcile.jointly import Jointly
from analysis.reconcile.printings import printings
from analysis.reconcile.ties import Tie

CHECK_COLUMNS = (
    *("check", "kind", "level", "statement", "figures", "published", "published_lower", "published_upper"),
    *("computed_lower", "computed_upper", "difference_units", "allowed_units", "fits", "verdict"),
    *("reading", "rests_on"),
)
IMPLIED_COLUMNS = (
    *SERIES,
    *("period", "comparison", "unit", "lower", "upper", "joint_lower", "joint_upper", "kind", "statement"),
    *("figures", "rests_on"),
)
LEVEL = "with another producer"


def checks_frame(
    checks: list[Check], order: dict[str, int], ties: Iterable[dict[str, str]] = ()
) -> pd.DataFrame:
    """One row a check, those within one briefing first, then by the place of the published figure.

    `ties` are rows on other publications; they stand last, in their own order.
    """
    rows = {}
    for check in checks:
        row = _check_row(check)
        rows.setdefault(row["check"], (row["level"] != "within briefing", order[check.published.key], row))
    ordered = sorted(rows.values(), key=lambda item: (item[0], item[1], item[2]["check"]))
    told = [row for *_, row in ordered] + list(ties)
    return pd.DataFrame(told, columns=list(CHECK_COLUMNS), dtype=str)


def implied_frame(implied: list[Implied], jointly: Jointly, bench: Bench) -> pd.DataFrame:
    """One row an implied figure, in the order given.

    `lower, upper` follow from the figures named; `joint_lower, joint_upper` from all figures together.
    """
    rows = [_implied_row(each, jointly.implied(each, bench)) for each in implied]
    return pd.DataFrame(rows, columns=list(IMPLIED_COLUMNS), dtype=str)


def _check_row(check: Check) -> dict[str, str]:
    keys = [each.key for each in check.figures]
    apart = len({each.briefing for each in check.figures}) > 1
    told, computed = (outward(side, check.published.place / 1000) for side in (check.told, check.computed))
    cells = [
        identifier(check.kind, keys),
        check.kind,
        "across briefings" if apart else "within briefing",
        check.statement,
        " ".join(dict.fromkeys(keys)),
        check.published.key,
        *told,
        *computed,
        *("" if number is None else text(number, -2) for number in (check.difference, check.allowed)),
        printings(check.computed, check.place) if check.published.modality == "exact" else "",
        check.verdict,
        check.reading,
        "; ".join(dict.fromkeys(check.rests_on)),
    ]
    return dict(zip(CHECK_COLUMNS, cells, strict=True))


def identifier(kind: str, keys: list[str]) -> str:
    """A short name of a check that stays the same as long as its kind and figures do."""
    digest = hashlib.sha256(" ".join([kind, *keys]).encode()).hexdigest()
    return f"{kind.replace(' ', '-').replace(',', '')}-{digest[:8]}"


def tie_rows(found: Iterable[Tie]) -> list[dict[str, str]]:
    """The ties as rows of the checks table, in their order; `published` names all figures of an implied one."""
    return [_tie_row(tie) for tie in found]


def _tie_row(tie: Tie) -> dict[str, str]:
    keys = " ".join(dict.fromkeys(each.key for each in tie.figures))
    cells = [
        _tie_identifier(tie, keys),
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


def _tie_identifier(tie: Tie, keys: str) -> str:
    of = [
        tie.official.slot.series,
        tie.official.slot.period,
        tie.official.published_on,
        tie.official.publisher,
    ]
    digest = hashlib.sha256(" ".join([tie.kind, keys, *map(str, of)]).encode()).hexdigest()
    return f"{tie.kind.replace(' ', '-')}-{digest[:8]}"


def _implied_row(each: Implied, together: Range) -> dict[str, str]:
    width = each.bounds.width or abs(each.bounds.lower) or 1
    series, period = each.slot.series, each.slot.period
    cells = [
        *(getattr(series, name) for name in SERIES),
        period.name if period else "",
        each.slot.comparison,
        each.slot.unit,
        *outward(each.bounds, width / 100),
        *outward(together, width / 100),
        each.kind,
        each.statement,
        " ".join(dict.fromkeys(figure.key for figure in each.figures)),
        "; ".join(dict.fromkeys(each.rests_on)),
    ]
    return dict(zip(IMPLIED_COLUMNS, cells, strict=True))
