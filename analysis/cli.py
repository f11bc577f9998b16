"""The command line: `workbook extract`, `reconcile`, `compare`, `report`, `notebooks`.

Wrong input is told in one line on stderr, with a status that is not 0 and no traceback.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from analysis.errors import WorkbookError
from analysis.extract import extract as find
from analysis.inputs import Document, as_seed, contradiction, read_document
from analysis.params import assignments
from analysis.paths import reports_folder, tables_folder
from analysis.progress import teller
from analysis.reconcile import reconcile as confront
from analysis.resolve import resolve
from analysis.seeds import list_seeds, load
from analysis.tables import (
    evidence_frame,
    figures_frame,
    ledger_frame,
    load_file_table,
    save_table,
    write_whole,
)

_INTERRUPTED = 130
app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="a briefing: plain text, a saved web page, or PDF")],
    published: Annotated[
        str, typer.Option(help="publication date, YYYY-MM-DD; by default what the document tells")
    ] = "",
    out: Annotated[Path, typer.Option("--out", "-o", help="where the figures go, as CSV")] = Path(
        "figures.csv"
    ),
    evidence: Annotated[Path | None, typer.Option(help="where the evidence goes, as CSV")] = None,
    ledger: Annotated[Path | None, typer.Option(help="where the ledger goes, as CSV")] = None,
    text: Annotated[
        Path | None, typer.Option(help="where the text goes that offsets refer to; kept for pages and PDF")
    ] = None,
) -> None:
    """Read every figure of a file into a table."""
    document, given = read_document(file), _day(published)
    briefing = resolve(find(as_seed(document, given)))
    _tell_date(document, given)
    _keep_text(document, text, out)
    save_table(figures_frame([briefing]), out)
    if evidence:
        save_table(evidence_frame([briefing]), evidence)
    if ledger:
        save_table(ledger_frame([briefing]), ledger)
    unexplained = sum(entry.kind == "unexplained" for entry in briefing.ledger)
    typer.echo(f"{out}: {len(briefing.figures)} figures; {unexplained} number tokens that no rule explains")


def _tell_date(document: Document, given: date | None) -> None:
    """Say which date was read and from which words, or that the given one does not fit the document."""
    told = document.told
    if given is None and told:
        typer.echo(f"published {told.day}, read from {told.place}: {told.words!r}")
    elif given and (warning := contradiction(document, given)):
        typer.echo(f"workbook: warning: {warning}", err=True)


def _keep_text(document: Document, wanted: Path | None, out: Path) -> None:
    """Write the text that offsets refer to, always when it is not the file itself."""
    place = wanted or (None if document.kind == "text" else out.with_suffix(".txt"))
    if place is None:
        return
    if place.resolve() == document.path.resolve():
        remedy = "name another place with --text"
        raise WorkbookError("its text would be written over the file itself", where=str(place), remedy=remedy)
    typer.echo(f"{write_whole(place, document.text)}: the text that offsets refer to")


@app.command()
def reconcile(
    sources: Annotated[
        list[str] | None, typer.Argument(help="briefings or figure tables; all seeds if none")
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for the four tables")] = Path(),
) -> None:
    """Confront the figures of briefings, or of figure tables, with each other.

    Writes checks.csv, implied.csv, tightened.csv and conflicts.csv.
    """
    figures = load_file_table([_source(source) for source in sources or list_seeds()])
    found = confront(figures)
    counts = found.checks["verdict"].str.replace(r" of \[.*", "", regex=True).value_counts()
    verdicts = ", ".join(f"{number} {verdict}" for verdict, number in counts.items()) or "none"
    unchecked = int((found.tightened["status"] == "cannot be checked").sum())
    told = {
        "checks": f"{len(found.checks)} checks ({verdicts})",
        "implied": f"{len(found.implied)} implied figures",
        "tightened": f"{len(found.tightened)} figures, {unchecked} of which cannot be checked",
        "conflicts": f"{len(found.conflicts)} sets of figures that cannot all be true",
    }
    for name, table in found.tables.items():
        typer.echo(f"{save_table(table, out / f'{name}.csv')}: {told[name]}")
    typer.echo(f"the joint programme took {found.seconds_of_programme:.2f} s")


def _source(source: str):
    """A figure table of its own, or the figures of a seed."""
    return Path(source) if source.endswith(".csv") else figures_frame([resolve(find(load(source)))])


@app.command()
def compare(
    a: Annotated[str, typer.Argument(help="the earlier: a seed, a CSV of figures, or a folder of tables")],
    b: Annotated[str, typer.Argument(help="the later one, likewise")],
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for the tables and the page")] = Path(),
) -> None:
    """Tell what changed between two runs or two briefings.

    Writes compare.csv, compare_checks.csv, both as compare.xlsx, and compare.html.
    """
    from analysis.report.compare import compare as side_by_side

    for file in side_by_side(a, b, out):
        typer.echo(f"{file.path}: {file.told}")


@app.command()
def report(
    briefing: Annotated[
        list[str] | None, typer.Option("--briefing", "-b", help="a seed; all of them if none")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="folder for the pages")] = None,
    tables: Annotated[Path | None, typer.Option(help="folder for the tables")] = None,
    parameter: Annotated[list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE")] = None,
) -> None:
    """Run the notebooks on the briefings; write the tables and the HTML reports."""
    from analysis.report import make_report

    given = assignments(parameter or [])
    with teller(Console(stderr=True)) as progress:
        run = make_report(
            briefing or list_seeds(),
            out=out or reports_folder(),
            tables=tables or tables_folder(),
            progress=progress,
            parameters=given,
        )
    for path in run.files:
        typer.echo(f"  {_near(path)}")
    typer.echo(run.line)


@app.command()
def notebooks() -> None:
    """Make anew what is committed: the notebooks' outputs, and the table and charts of README.md."""
    from analysis.report import refresh_notebooks
    from analysis.report.readme import refresh_readme

    for path in [*refresh_notebooks(), *refresh_readme()]:
        typer.echo(f"  {_near(path)}")


def _near(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise WorkbookError(
            f"not a date: {written!r}", where="--published", remedy="write YYYY-MM-DD"
        ) from None


def main() -> None:
    """Run the command line and tell errors in one line."""
    try:
        if app(standalone_mode=False) == _INTERRUPTED:
            raise KeyboardInterrupt
    except WorkbookError as error:
        sys.exit(f"workbook: {error}")
    except (typer.Abort, KeyboardInterrupt):
        sys.exit("workbook: stopped; nothing was half-written")
    except typer.TyperException as error:
        told = error.format_message() if hasattr(error, "format_message") else str(error)
        sys.exit(f"workbook: {told.rstrip('.')}; see `workbook --help`")
    except BrokenPipeError:
        sys.exit(1)
