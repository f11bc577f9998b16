"""What a page gives to take away: its tables as CSV, and all of them with notes in one XLSX workbook."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.cells import csv_text
from analysis.errors import WorkbookError
from analysis.model import Seed
from analysis.report.spreadsheet import xlsx_bytes

KINDS = {
    ".csv": "text/csv;charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EMBEDDED = 1_000_000
OF_BRIEFING = {
    "figures": "one row a figure: what was printed, what it measures, of when, who said it",
    "evidence": "one row a field of a figure: the words it was read from, and how",
    "ledger": "one row a number in the text, figure or not, and the rule that accounts for it",
}
OF_RECONCILIATION = {
    "checks": "one row an identity between figures, with its intervals and its verdict",
    "implied": "one row an unpublished value that the published ones pin down",
    "tightened": "one row a figure: what all figures together leave of its rounding",
    "conflicts": "one row a set of figures that cannot all be true; none if everything fits",
}
OF_COMPARISON = {
    "compare": "one row an observation of either side: revised, new, gone, read otherwise or restated",
    "compare_checks": "one row a check whose verdict changed or that only one side makes",
}
CARE = {
    "Numbers": "They are what was said, not what is true: the numbers printed in a text, read by a program. "
    "The table of evidence names the words and the rule of each reading. Look there before you cite.",
    "Units": "Values are in base units, with the scale multiplied out: 21.79 trillion yuan is 21790000000000, "
    "2.9% is 2.9. The column 'unit' says of what. Empty means unknown or not applicable, never zero.",
    "How to read bounds": "A printed 21.79 trillion stands for every value from 21.785 to 21.795 trillion. "
    "'lower' and 'upper' are the ends of that interval, both included; an empty bound is no bound. Bounds that "
    "were computed are guaranteed if the figures are right and what they rest on holds. They carry no "
    "probability: the middle is no better than the ends.",
    "Offsets": "'start' and 'end' count characters of the published text from 0; the end is not included.",
    "Digits": "A number of more than 15 digits stands as text in the workbook, so that none is lost.",
    "CSV files": "UTF-8, with a header. A cell of text that a spreadsheet could take for a formula (its first "
    "character other than blanks and apostrophes is = + - or @) or that begins with a tab or a new line has "
    "an apostrophe before it; take off that one, and the cell is exact. Numbers are as they are. "
    "In the workbook nothing is put before a cell.",
    "Licence": "The words of the texts are their publishers'. They are quoted as the source of the figures and "
    "are not covered by the licence of the Briefing Workbook's code.",
}
_CODEBOOK = Path(__file__).parents[2] / "docs" / "codebook.md"


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside a page, which the page holds too unless it is too large."""

    name: str
    about: str
    rows: str
    data: bytes
    embedded: bool = True

    @property
    def href(self) -> str:
        """The file itself as a link, or the name of the file beside the page."""
        coded = b64encode(self.data).decode() if self.embedded else ""
        return f"data:{KINDS[Path(self.name).suffix]};base64,{coded}" if self.embedded else self.name

    @property
    def size(self) -> str:
        """How large the file is, as people say it."""
        return f"{max(1, round(len(self.data) / 1000)):,} kB"


def briefing_downloads(
    seed: Seed, tables: Mapping[str, pd.DataFrame], parameters: Mapping[str, object]
) -> tuple[Download, ...]:
    """The figures, evidence and ledger of one briefing, from the tables of a run."""
    figures = tables["figures"][tables["figures"]["briefing"] == seed.id]
    evidence = tables["evidence"][tables["evidence"]["figure"].isin(figures["figure"])]
    ledger = tables["ledger"][tables["ledger"]["briefing"] == seed.id]
    told = {"Title": seed.title or seed.id, **_source(seed), "Parameters": _parameters(parameters)}
    frames = {"figures": figures, "evidence": evidence, "ledger": ledger}
    return _downloads(seed.id, frames, OF_BRIEFING, told, seed.published)


def reconciliation_downloads(
    seeds: Iterable[Seed], tables: Mapping[str, pd.DataFrame], parameters: Mapping[str, object]
) -> tuple[Download, ...]:
    """The checks, implied and tightened figures and conflicts of a run, dated as its latest briefing."""
    seeds = sorted(seeds, key=lambda seed: (seed.published, seed.id))
    told = {"Title": "Do the figures agree with each other?"}
    for number, seed in enumerate(seeds, start=1):
        words = "; ".join(f"{name}: {value}" for name, value in _source(seed).items())
        told[f"Briefing {number}"] = f"{seed.title or seed.id}. {words}"
    told["Parameters"] = _parameters(parameters)
    frames = {name: tables[name] for name in OF_RECONCILIATION}
    return _downloads("reconciliation", frames, OF_RECONCILIATION, told, seeds[-1].published)


def comparison_downloads(
    frames: Mapping[str, pd.DataFrame], told: Mapping[str, str], day: date
) -> tuple[Download, ...]:
    """The two tables of a comparison, under their own names, and the workbook of both."""
    return _downloads("compare", dict(frames), OF_COMPARISON, dict(told), day, named="{table}")


def _source(seed: Seed) -> dict[str, str]:
    return {
        "Briefing": seed.id,
        "Published by": seed.publisher or "not known",
        "Figures compiled by": seed.producer or "not known",
        "Date": seed.published.isoformat(),
        "SHA-256 of the text": seed.sha256 or "not recorded",
    }


def _parameters(given: Mapping[str, object]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in given.items()) or "none"


def _downloads(
    stem: str,
    frames: dict[str, pd.DataFrame],
    about: dict[str, str],
    told: dict[str, str],
    day: date,
    *,
    named: str = "{stem}-{table}",
) -> tuple[Download, ...]:
    """The workbook first, then each table; what would make the page too large stays beside it."""
    counts = {
        name: f"{len(frame):,} {'row' if len(frame) == 1 else 'rows'}" for name, frame in frames.items()
    }
    sheets = {_sheet(name): frame for name, frame in frames.items()}
    book = xlsx_bytes(sheets, _notes(told, about, counts), told["Title"], day)
    rows = ", ".join(f"{name} {count}" for name, count in counts.items())
    files = [Download(f"{stem}.xlsx", "all tables of this page in one workbook, with notes", rows, book)]
    files += [
        Download(
            f"{named.format(stem=stem, table=name)}.csv", about[name], counts[name], csv_text(frame).encode()
        )
        for name, frame in frames.items()
    ]
    return tuple(_within(files, EMBEDDED))


def _notes(told: dict[str, str], about: dict[str, str], counts: dict[str, str]) -> dict[str, dict[str, str]]:
    """What the workbook is of, what its sheets and columns are, and how to read them."""
    sheets = {_sheet(name): f"{counts[name]}; {about[name]}" for name in counts}
    columns = {f"Columns of {_sheet(name)}": column_meanings(name) for name in counts}
    return {"Notes": told, "Sheets": sheets, "How to read them": CARE, **columns}


def _sheet(table: str) -> str:
    return table.replace("_", " ").capitalize()


def _within(files: Iterable[Download], room: int) -> Iterator[Download]:
    """Files in their order, embedded as long as their links have room."""
    for file in files:
        fits = len(file.href) <= room
        room -= len(file.href) if fits else 0
        yield replace(file, embedded=fits)


def column_meanings(table: str) -> dict[str, str]:
    """What the columns of a table hold and which values they take, as the codebook says.

    >>> column_meanings("ledger")["words"], list(column_meanings("ledger"))[:2]
    ('the token. Values: text', ['briefing', 'start, end'])
    """
    codebook = _CODEBOOK.read_text("utf-8") if _CODEBOOK.is_file() else ""
    _, section, *_ = [*re.split(rf"(?m)^#{{2,3}} {table}\.csv$", codebook), ""]
    rows = re.findall(r"(?m)^\| (`.+?) \| (.+?) \| (.+?) \|$", re.split(r"(?m)^#{2,3} ", section)[0])
    plain = [[re.sub(r"\[(.+?)\]\([^)]*\)", r"\1", cell).replace("`", "") for cell in row] for row in rows]
    return {names: f"{meaning}. Values: {values}" for names, meaning, values in plain}


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file beside its place and move it there, so that nobody finds half of it.

    Raises WorkbookError when the place cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True) if partial.parent.is_dir() else None
        raise WorkbookError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="choose another place with --out"
        ) from None
    return path
