"""The two sides of a comparison: a seed, a table of figures, or a folder of tables, with their checks."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.errors import WorkbookError
from analysis.extract import extract
from analysis.reconcile import reconcile
from analysis.resolve import resolve
from analysis.seeds import list_seeds, load
from analysis.tables import figures_frame, load_file_table, load_table

CHECKS_NEEDED = ("check", "kind", "level", "statement", "figures", "verdict")
TIGHTENED_NEEDED = ("figure", "briefing", "raw", "unit")


@dataclass(frozen=True, slots=True)
class Source:
    """One side: its name as given, what it is, its figures and its checks."""

    name: str
    about: str
    figures: pd.DataFrame
    checks: pd.DataFrame


def read_source(given: str) -> Source:
    """Read one side of a comparison; where no checks are kept, they are made.

    Raises WorkbookError, naming the side, for what is neither a seed, a CSV nor a folder, and for a table
    that is missing or is not the one it should be.
    """
    path = Path(given)
    if given in list_seeds():
        seed = load(given)
        return _confronted(given, seed.title, figures_frame([resolve(extract(seed))]))
    if path.is_dir():
        return _folder(given, path)
    if path.suffix == ".csv":
        return _confronted(given, "table of figures", load_file_table([path]))
    if path.exists() or path.name != given:
        what = "this is no table of figures" if path.exists() else "no such folder"
        remedy = (
            "give a seed, a CSV of figures or a folder of tables; `workbook extract` makes a CSV of a text"
        )
        raise WorkbookError(what, where=given, remedy=remedy)
    load(given)
    raise AssertionError(f"{given} is not listed, so it cannot be loaded")


def _folder(given: str, folder: Path) -> Source:
    """The tables of a folder; its checks are made where it keeps none."""
    kept = (folder / "figures.csv").is_file()
    figures = load_file_table([folder / "figures.csv"]) if kept else _figures_again(folder)
    if not (folder / "checks.csv").is_file():
        return _confronted(given, "folder of tables", figures)
    return Source(
        given, "folder of tables, with its checks", figures, _table("checks", folder, CHECKS_NEEDED)
    )


def _confronted(given: str, about: str, figures: pd.DataFrame) -> Source:
    try:
        checks = reconcile(figures).checks
    except WorkbookError as error:
        raise WorkbookError(error.what, where=f"{given}: {error.where}", remedy=error.remedy) from None
    return Source(given, about, figures, checks)


def _figures_again(folder: Path) -> pd.DataFrame:
    """The figures that `workbook reconcile` was given, read from the seeds anew.

    It writes no figures. They are taken from the seeds that tightened.csv names, and only where the seeds
    still give the very same figures.
    """
    remedy = "put the figures.csv beside it that the tables were made from"
    if not (folder / "tightened.csv").is_file():
        raise WorkbookError("no figures.csv in this folder", where=str(folder), remedy=remedy)
    tightened = _table("tightened", folder, TIGHTENED_NEEDED)
    briefings = list(dict.fromkeys(tightened["briefing"]))
    if not briefings or set(briefings) - set(list_seeds()):
        raise WorkbookError("no figures.csv, and not made from seeds", where=str(folder), remedy=remedy)
    figures = figures_frame([resolve(extract(load(briefing))) for briefing in briefings])
    if _signature(figures) != _signature(tightened):
        what = "no figures.csv, and the seeds are read otherwise now"
        raise WorkbookError(what, where=str(folder), remedy=remedy)
    return figures


def _signature(table: pd.DataFrame) -> list[tuple]:
    return sorted(table[list(TIGHTENED_NEEDED)].itertuples(index=False, name=None))


def _table(name: str, folder: Path, needed: tuple[str, ...]) -> pd.DataFrame:
    """A table of the folder that has the columns needed."""
    path = folder / f"{name}.csv"
    try:
        table = load_table(name, folder)
    except (ValueError, OSError) as error:
        fault = str(error).splitlines()[0]
        remedy = "write it with `workbook reconcile`"
        raise WorkbookError(f"not a table: {fault}", where=str(path), remedy=remedy) from None
    missing = [column for column in needed if column not in table]
    if missing:
        remedy = f"see docs/codebook.md for the columns of {name}.csv"
        raise WorkbookError(f"lacks the columns {', '.join(missing)}", where=str(path), remedy=remedy)
    return table
