"""Records to tables and back: frames of text columns, checked by pandera, written whole or not at all."""

import json
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from analysis.collection import paused
from analysis.errors import WorkbookError
from analysis.model import DIMENSIONS, Briefing, Figure
from analysis.paths import tables_folder

FIGURE_COLUMNS = [
    *("figure", "briefing", "start", "end", "raw", "value", "lower", "upper", "unit", "modality"),
    *("measure", "indicator", *DIMENSIONS, "period", "comparison"),
    *("speaker", "role", "status", "sentence_start", "sentence_end", "repeats"),
]
EVIDENCE_COLUMNS = ["figure", "field", "value", "start", "end", "words", "how", "rule"]
LEDGER_COLUMNS = ["briefing", "start", "end", "words", "kind", "rule"]
UNSEARCHED = [
    "figure",
    "start",
    "end",
    "value",
    "lower",
    "upper",
    "sentence_start",
    "sentence_end",
    "repeats",
]
# So many rows are dealt out to their columns at a time; so many texts of a column are looked up.
_BATCH, _KNOWN = 1024, 8192
_NUMBER = r"-?\d+(\.\d+)?"
_WHOLE = r"\d+"

FIGURES = pa.DataFrameSchema(
    {
        "figure": pa.Column(str, pa.Check.str_matches(r".+:\d+-\d+$"), unique=True),
        "start": pa.Column(str, pa.Check.str_matches(rf"^{_WHOLE}$")),
        "end": pa.Column(str, pa.Check.str_matches(rf"^{_WHOLE}$")),
        "value": pa.Column(str, pa.Check.str_matches(rf"^{_NUMBER}$")),
        "lower": pa.Column(str, pa.Check.str_matches(rf"^({_NUMBER})?$")),
        "upper": pa.Column(str, pa.Check.str_matches(rf"^({_NUMBER})?$")),
        "unit": pa.Column(str, pa.Check.str_length(min_value=1)),
        "measure": pa.Column(str, pa.Check.str_length(min_value=1)),
    },
    name="figures",
)


@paused()
def figures_frame(briefings: Iterable[Briefing]) -> pd.DataFrame:
    """One row a figure, in text order, all columns as text (see `docs/codebook.md`); empty is unknown."""
    rows = (_figure_row(briefing, figure).values() for briefing in briefings for figure in briefing.figures)
    return FIGURES.validate(_frame(rows, FIGURE_COLUMNS), inplace=True)


def _frame(rows: Iterable[Iterable[str]], columns: list[str]) -> pd.DataFrame:
    """A frame of text columns, made of some rows at a time; most equal cells of a column are one text."""
    cells: dict[str, list[str]] = {name: [] for name in columns}
    known: dict[str, dict[str, str]] = {name: {} for name in columns}
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        for name, told in zip(columns, zip(*batch, strict=True), strict=True):
            cells[name] += map(known[name].setdefault, told, told)
            if len(known[name]) > _KNOWN:
                known[name].clear()
    arrays = {name: pd.Series(cells.pop(name), dtype=str).array for name in columns}
    return pd.DataFrame(arrays, columns=columns, copy=False)


def _figure_row(briefing: Briefing, figure: Figure) -> dict[str, str]:
    """The fields of one figure, in the order of FIGURE_COLUMNS."""
    quantity, series, span = figure.quantity, figure.series, figure.span
    text = briefing.seed.text
    return {
        "figure": figure_key(briefing, span),
        "briefing": briefing.seed.id,
        "start": str(span.start),
        "end": str(span.end),
        "raw": span.words(text),
        "value": format(quantity.value, "f"),
        "lower": _text(quantity.interval.lower),
        "upper": _text(quantity.interval.upper),
        "unit": quantity.unit,
        "modality": quantity.modality,
        "measure": series.measure,
        "indicator": series.indicator,
        **{name: getattr(series, name) for name in DIMENSIONS},
        "period": figure.period.name if figure.period else "",
        "comparison": figure.comparison,
        "speaker": figure.turn.speaker,
        "role": figure.turn.role,
        "status": figure.status,
        "sentence_start": str(figure.sentence.span.start),
        "sentence_end": str(figure.sentence.span.end),
        "repeats": figure_key(briefing, figure.repeats) if figure.repeats else "",
    }


def figure_key(briefing: Briefing, span) -> str:
    """The key of a figure: briefing and offsets."""
    return f"{briefing.seed.id}:{span.start}-{span.end}"


def _text(number) -> str:
    return "" if number is None else format(number, "f")


def evidence_frame(briefings: Iterable[Briefing]) -> pd.DataFrame:
    """One row for each field of each figure: the words it was read from, how, and by which rule."""
    rows = (
        (
            figure_key(briefing, figure.span),
            item.field,
            item.value,
            str(item.span.start) if item.span else "",
            str(item.span.end) if item.span else "",
            item.span.words(briefing.seed.text) if item.span else "",
            item.how,
            item.rule,
        )
        for briefing in briefings
        for figure in briefing.figures
        for item in figure.evidence
    )
    return _frame(rows, EVIDENCE_COLUMNS)


def ledger_frame(briefings: Iterable[Briefing]) -> pd.DataFrame:
    """One row for each number token of the texts, with the rule that accounts for it."""
    rows = (
        (b.seed.id, str(e.span.start), str(e.span.end), e.span.words(b.seed.text), e.kind, e.rule)
        for b in briefings
        for e in b.ledger
    )
    return _frame(rows, LEDGER_COLUMNS)


def save_table(frame: pd.DataFrame, path: Path) -> Path:
    """Write a frame as CSV; the file is replaced only when all of it is written.

    Raises WorkbookError when the place cannot be written.
    """
    return write_whole(path, frame.to_csv(index=False, lineterminator="\n"))


def write_whole(path: Path, text: str) -> Path:
    """Write a text file beside its place and move it there, so that nobody finds half of it.

    Raises WorkbookError when the place cannot be written.
    """
    if path.is_dir() or not path.name:
        raise WorkbookError("this is a folder", where=str(path), remedy="name a file")
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(text, "utf-8", newline="")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True) if partial.parent.is_dir() else None
        raise WorkbookError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="choose another place with --out"
        ) from None
    return path


def save_tables(folder: Path | None = None, **frames: pd.DataFrame) -> list[Path]:
    """Write each frame as `<name>.csv`, then `datapackage.json`, which describes every CSV of the folder."""
    folder = folder or tables_folder()
    written = [save_table(frame, folder / f"{name}.csv") for name, frame in frames.items()]
    return [*written, write_whole(folder / "datapackage.json", _datapackage(folder))]


def _datapackage(folder: Path) -> str:
    """A Frictionless data package: one resource a table, all fields as text in the order of the file."""
    resources = []
    for path in sorted(folder.glob("*.csv")):
        columns = pd.read_csv(path, nrows=0).columns
        fields = [{"name": name, "type": "string"} for name in columns]
        resources.append(
            {"name": path.stem, "path": path.name, "encoding": "utf-8", "schema": {"fields": fields}}
        )
    return json.dumps({"name": "briefing-workbook", "resources": resources}, indent=2) + "\n"


def load_file_table(sources: list[pd.DataFrame | Path]) -> pd.DataFrame:
    """One figures table from frames and CSV files, in the order given; all columns as text.

    Raises WorkbookError for a file that is missing or is no table of figures.
    """
    return pd.concat([_read_figures(s) if isinstance(s, Path) else s for s in sources], ignore_index=True)


def _read_figures(path: Path) -> pd.DataFrame:
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        raise WorkbookError("no such file", where=str(path), remedy="check the path") from None
    except (ValueError, OSError) as error:
        fault = str(error).splitlines()[0]
        raise WorkbookError(
            f"not a table: {fault}", where=str(path), remedy="give a CSV of figures"
        ) from None
    missing = [name for name in FIGURE_COLUMNS if name not in frame]
    if missing:
        remedy = "see docs/codebook.md for the columns of a figures table"
        raise WorkbookError(f"lacks the columns {', '.join(missing)}", where=str(path), remedy=remedy)
    return frame


def load_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """Read a table of the folder as text columns; empty cells are empty text.

    Raises WorkbookError when there is no such table.
    """
    path = (folder or tables_folder()) / f"{name}.csv"
    if not path.is_file():
        raise WorkbookError("no such table", where=str(path), remedy="make it with `make report`")
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def find(figures: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows in whose text every one of the words occurs, whole or as the beginning of a word.

    Case does not matter. Keys, offsets, exact values and bounds are not searched; the printed number is.

    >>> frame = pd.DataFrame({"flow": ["exports", "imports"], "partner": ["ASEAN", "EU"], "raw": ["4.7%", "3%"]})
    >>> list(find(frame, "asean exp 4.7").index), len(find(frame, "exports eu")), len(find(frame, ""))
    ([0], 0, 2)
    """
    told = figures.drop(columns=UNSEARCHED, errors="ignore").select_dtypes(["object", "string"]).fillna("")
    rows = pd.Series(
        [" ".join(map(str, row)).casefold() for row in told.to_numpy()], figures.index, dtype=str
    )
    chosen = pd.Series(True, figures.index)
    for word in words.casefold().split():
        beginning = r"(?<![^\W_])" if word[0].isalnum() else ""
        chosen &= rows.str.contains(beginning + re.escape(word), regex=True)
    return figures[chosen]
