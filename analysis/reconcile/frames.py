"""Checks and implied figures as tables of text, in a fixed order."""

import hashlib

import pandas as pd

from analysis.reconcile.confront import Check
from analysis.reconcile.decimals import outward, text
from analysis.reconcile.implied import Implied

CHECK_COLUMNS = (
    *("check", "kind", "level", "statement", "figures", "published", "published_lower", "published_upper"),
    *("computed_lower", "computed_upper", "difference_units", "allowed_units", "verdict", "reading"),
    "rests_on",
)
_SERIES = ("indicator", "measure", "flow", "partner", "product", "enterprise", "region", "mode", "whole")
IMPLIED_COLUMNS = (
    *_SERIES,
    *("period", "comparison", "unit", "lower", "upper", "statement", "figures", "rests_on"),
)


def checks_frame(checks: list[Check], order: dict[str, int]) -> pd.DataFrame:
    """One row a check, those within one briefing first, then by the place of the published figure."""
    rows = {}
    for check in checks:
        row = _check_row(check)
        rows.setdefault(row["check"], (row["level"] != "within briefing", order[check.published.key], row))
    ordered = sorted(rows.values(), key=lambda item: (item[0], item[1], item[2]["check"]))
    return pd.DataFrame([row for *_, row in ordered], columns=list(CHECK_COLUMNS), dtype=str)


def implied_frame(implied: list[Implied]) -> pd.DataFrame:
    """One row an implied figure, in the order found."""
    return pd.DataFrame([_implied_row(each) for each in implied], columns=list(IMPLIED_COLUMNS), dtype=str)


def _check_row(check: Check) -> dict[str, str]:
    keys = [each.key for each in check.figures]
    apart = len({each.briefing for each in check.figures}) > 1
    told, computed = (outward(side, check.published.place / 1000) for side in (check.told, check.computed))
    cells = [
        _identifier(check.kind, keys),
        check.kind,
        "across briefings" if apart else "within briefing",
        check.statement,
        " ".join(dict.fromkeys(keys)),
        check.published.key,
        *told,
        *computed,
        *("" if number is None else text(number, -2) for number in (check.difference, check.allowed)),
        check.verdict,
        check.reading,
        "; ".join(dict.fromkeys(check.rests_on)),
    ]
    return dict(zip(CHECK_COLUMNS, cells, strict=True))


def _identifier(kind: str, keys: list[str]) -> str:
    digest = hashlib.sha256(" ".join([kind, *keys]).encode()).hexdigest()
    return f"{kind.replace(' ', '-').replace(',', '')}-{digest[:8]}"


def _implied_row(each: Implied) -> dict[str, str]:
    width = each.bounds.width or abs(each.bounds.lower) or 1
    series, period = each.slot.series, each.slot.period
    cells = [
        *(getattr(series, name) for name in _SERIES),
        period.name if period else "",
        each.slot.comparison,
        each.slot.unit,
        *outward(each.bounds, width / 100),
        each.statement,
        " ".join(dict.fromkeys(figure.key for figure in each.figures)),
        "; ".join(dict.fromkeys(each.rests_on)),
    ]
    return dict(zip(IMPLIED_COLUMNS, cells, strict=True))
