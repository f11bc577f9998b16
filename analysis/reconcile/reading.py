"""The figures table read back into exact statements; bad rows are refused by name."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

import pandas as pd

from analysis.errors import WorkbookError
from analysis.identities.observations import StatedFigure, canonical, with_wholes
from analysis.identities.slot import Slot
from analysis.identities.world import World
from analysis.model import SERIES, SeriesKey
from analysis.period import Period
from analysis.quantity import last_place, significant_place

_NEEDED = (
    *("figure", "briefing", "start", "raw", "value", "lower", "upper", "unit", "modality"),
    *SERIES,
    *("period", "comparison", "role", "status", "repeats"),
)
_WHERE = "figures table"


def read_stated_figures(figures: pd.DataFrame, world: World) -> list[StatedFigure]:
    """One statement a row, in the order of the table.

    Raises WorkbookError, naming the row, for missing columns, a doubled key, a number, period or unit
    that cannot be read, or an interval whose ends are reversed.
    """
    missing = [name for name in _NEEDED if name not in figures.columns]
    if missing:
        remedy = "write it with `workbook extract`, or add the columns"
        raise WorkbookError(f"missing columns {', '.join(missing)}", where=_WHERE, remedy=remedy)
    text = figures[list(_NEEDED)].astype(object).where(figures[list(_NEEDED)].notna(), "").astype(str)
    rows = text.to_dict("records")
    _refuse_doubled(rows)
    return with_wholes([_statement(row, number, world) for number, row in enumerate(rows, start=1)], world)


def _refuse_doubled(rows: list[dict]) -> None:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        first = seen.setdefault(row["figure"], number)
        if first != number or not row["figure"]:
            what = (
                f"figure key {row['figure']!r} stands already in row {first}" if row["figure"] else "no key"
            )
            raise WorkbookError(what, where=_row(number, row), remedy="give each figure a key of its own")


def _statement(row: dict, number: int, world: World) -> StatedFigure:
    where = _row(number, row)
    value = _number(row, "value", where)
    lower, upper = (_number(row, name, where) for name in ("lower", "upper"))
    if value is None or not row["unit"]:
        raise WorkbookError(f"no {'value' if value is None else 'unit'}", where=where, remedy="fill it in")
    if lower is not None and upper is not None and lower > upper:
        what = f"interval reversed: lower {row['lower']} is above upper {row['upper']}"
        raise WorkbookError(what, where=where, remedy="exchange the two")
    return StatedFigure(
        key=row["figure"],
        briefing=row["briefing"],
        start=int(_number(row, "start", where) or 0),
        raw=row["raw"],
        slot=_slot(row, where, world),
        value=value,
        lower=lower,
        upper=upper,
        place=printed_place(row["raw"], value),
        **{name: row[name] for name in ("modality", "role", "status", "repeats")},
    )


def _slot(row: dict, where: str, world: World) -> Slot:
    series, comparison = canonical(
        SeriesKey(**{name: row[name] for name in SERIES}), row["comparison"], world
    )
    try:
        period = Period.parse(row["period"]) if row["period"] else None
    except ValueError as problem:
        raise WorkbookError(
            str(problem).partition(";")[0], where=where, remedy="write it like 2025-H1"
        ) from None
    return Slot(series, period, comparison, row["unit"])


def _number(row: dict, name: str, where: str) -> Fraction | None:
    if not row[name]:
        return None
    try:
        return Fraction(Decimal(row[name]))
    except (InvalidOperation, ValueError, OverflowError):
        remedy = "write a plain decimal number"
        raise WorkbookError(f"{name} {row[name]!r} is not a number", where=where, remedy=remedy) from None


def _row(number: int, row: dict) -> str:
    return f"{_WHERE}, row {number} ({row['figure'] or 'without key'})"


def printed_place(raw: str, value: Fraction) -> Fraction:
    """The weight of the last printed digit, in base units.

    >>> printed_place("7.8 trillion yuan", Fraction(7_800_000_000_000))
    Fraction(100000000000, 1)
    >>> printed_place("half", Fraction(50))
    Fraction(10, 1)
    """
    printed = re.search(r"\d[\d,]*(?:\.\d+)?", raw)
    number = Fraction(Decimal(printed[0].replace(",", "").rstrip("."))) if printed else Fraction(0)
    if number and value:
        scale = abs(value) / number
        if scale == 1:
            return Fraction(last_place(printed[0].rstrip(",")))
        decimals = len(printed[0].partition(".")[2])
        return scale / 10**decimals
    return Fraction(significant_place(_decimal(value), Decimal(1) if value else Decimal("0.1")))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
