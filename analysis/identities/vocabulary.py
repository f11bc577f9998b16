"""The canonical names that keys may hold, and which of the indicators are rates, from the vocabulary."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.errors import WorkbookError
from analysis.lexicon_files import VOCABULARY
from analysis.model import plain_name
from analysis.paths import reference_folder


class Vocabulary(NamedTuple):
    """The names of each dimension and of the indicators; `rates` are those whose levels do not add up."""

    names: dict[str, frozenset[str]]
    rates: frozenset[str]


@cache
def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Read the names as figures bear them: without what stands in brackets behind an indicator.

    Raises WorkbookError when a file is missing or lacks a column.
    """
    folder = folder or reference_folder() / "vocabulary"
    rows = {dimension: _rows(folder / file) for dimension, file in VOCABULARY.items()}
    try:
        names = {dimension: frozenset(_names(told)) for dimension, told in rows.items()}
        rates = frozenset(plain_name(row["name"]) for row in rows["indicator"] if row["nature"] != "level")
    except KeyError as problem:
        raise WorkbookError(
            f"no column {problem}", where=str(folder), remedy="restore the heading line"
        ) from None
    return Vocabulary(names, rates)


def _names(rows: list[dict]) -> list[str]:
    return [name for row in rows for name in (row["name"], plain_name(row["name"]))]


def _rows(path: Path) -> list[dict]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as problem:
        raise WorkbookError("cannot be read", where=str(path), remedy="restore the file") from problem
