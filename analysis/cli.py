"""The command line: `workbook extract`, `reconcile`, `report`, `notebooks`.

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
from analysis.params import assignments
from analysis.paths import reports_folder, tables_folder
from analysis.progress import teller
from analysis.reconcile import reconcile as confront
from analysis.resolve import resolve
from analysis.seeds import list_seeds, load, load_file
from analysis.tables import evidence_frame, figures_frame, ledger_frame, load_file_table, save_table

_INTERRUPTED = 130
app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="a briefing as UTF-8 text")],
    published: Annotated[str, typer.Option(help="publication date, YYYY-MM-DD")] = "",
    out: Annotated[Path, typer.Option("--out", "-o", help="where the figures go, as CSV")] = Path(
        "figures.csv"
    ),
    evidence: Annotated[Path | None, typer.Option(help="where the evidence goes, as CSV")] = None,
    ledger: Annotated[Path | None, typer.Option(help="where the ledger goes, as CSV")] = None,
) -> None:
    """Read every figure of a text file into a table."""
    briefing = resolve(find(load_file(file, _day(published))))
    save_table(figures_frame([briefing]), out)
    if evidence:
        save_table(evidence_frame([briefing]), evidence)
    if ledger:
        save_table(ledger_frame([briefing]), ledger)
    unexplained = sum(entry.kind == "unexplained" for entry in briefing.ledger)
    typer.echo(f"{out}: {len(briefing.figures)} figures; {unexplained} number tokens that no rule explains")


@app.command()
def reconcile(
    sources: Annotated[
        list[str] | None, typer.Argument(help="briefings or figure tables; all seeds if none")
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for checks.csv and implied.csv")] = Path(),
) -> None:
    """Confront the figures of briefings, or of figure tables, with each other."""
    figures = load_file_table([_source(source) for source in sources or list_seeds()])
    found = confront(figures)
    written = [save_table(found.checks, out / "checks.csv"), save_table(found.implied, out / "implied.csv")]
    counts = found.checks["verdict"].str.replace(r" of \[.*", "", regex=True).value_counts()
    told = ", ".join(f"{number} {verdict}" for verdict, number in counts.items()) or "none"
    typer.echo(
        f"{written[0]}: {len(found.checks)} checks ({told})\n{written[1]}: {len(found.implied)} implied figures"
    )


def _source(source: str):
    """A figure table of its own, or the figures of a seed."""
    return Path(source) if source.endswith(".csv") else figures_frame([resolve(find(load(source)))])


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
