"""All reports at once: the notebooks in their order, the pages, the index, and nothing half-written."""

import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from analysis.errors import WorkbookError
from analysis.model import Seed
from analysis.params import PARAMETERS, Parameters, nearest
from analysis.report.downloads import (
    Download,
    briefing_downloads,
    reconciliation_downloads,
    write_bytes,
)
from analysis.report.index import briefing_entry, index_page, reconciliation_entry
from analysis.report.page import Page, notebook_page
from analysis.report.runner import Step, kernel_environment, parameters_of, run_notebook
from analysis.report.verdict_kinds import verdict_counts
from analysis.seeds import list_seeds, load
from analysis.tables import load_table, write_whole
from analysis.wording import date_in_words

TABLES = {
    "figures.csv": "one row a figure: what was printed, what it measures, of when, who said it",
    "evidence.csv": "one row a field of a figure: the words it was read from, and how",
    "ledger.csv": "one row a number in the texts, figures or not, and the rule that accounts for it",
    "checks.csv": "one row an identity between figures, with its intervals and its verdict",
    "implied.csv": "one row an unpublished value that the published ones pin down",
    "tightened.csv": "one row a figure: what all figures together leave of its rounding, and who bears on it",
    "conflicts.csv": "one row a set of figures that cannot all be true, with a proof and the one to doubt",
}
RECONCILIATION = "Do the figures agree with each other?"
Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class ReportRun:
    """What a run wrote and found."""

    files: tuple[Path, ...]
    briefings: tuple[str, ...]
    figures: int
    verdicts: dict[str, int]

    @property
    def line(self) -> str:
        """The result in one line: figures, and checks by verdict."""
        checks = ", ".join(f"{count} {verdict}" for verdict, count in self.verdicts.items()) or "none"
        total = sum(self.verdicts.values())
        return f"{self.figures} figures from {len(self.briefings)} briefings; {total} checks: {checks}"


def make(
    briefings: list[str],
    *,
    out: Path,
    tables: Path,
    progress: Progress | None = None,
    parameters: Mapping[str, object],
) -> ReportRun:
    """Run the notebooks, write tables and pages; see `analysis.report.make_report`."""
    seeds = [load(known(briefing)) for briefing in dict.fromkeys(briefings)]
    if not seeds:
        raise WorkbookError("no briefing to report on", remedy=f"known are {', '.join(list_seeds())}")
    chosen = _parameters(seeds, parameters)
    for folder in (out, tables):
        _writable(folder)
    with tempfile.TemporaryDirectory(prefix="workbook-") as scratch, kernel_environment():
        work = Path(scratch)
        executed = _run_all(chosen, work / "tables", progress)
        frames = {Path(name).stem: load_table(Path(name).stem, work / "tables") for name in TABLES}
        downloads = _downloads(seeds, chosen, frames)
        pages = _pages(seeds, executed, chosen, frames, downloads)
        files = [write_whole(out / name, text) for name, text in pages.items()]
        files += [write_bytes(out / file.name, file.data) for group in downloads.values() for file in group]
        files += _move(work / "tables", tables)
    verdicts = verdict_counts(frames["checks"])
    ids = tuple(seed.id for seed in seeds)
    return ReportRun(tuple(files), ids, len(frames["figures"]), verdicts)


def known(briefing: str) -> str:
    """The id, if there is a seed of that name; raises WorkbookError with the nearest one otherwise."""
    if briefing not in list_seeds():
        raise WorkbookError(f"unknown briefing {briefing!r}", remedy=nearest(briefing, list_seeds()))
    return briefing


def _parameters(seeds: list[Seed], given: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Parameters by notebook and briefing; a name that no notebook of the run takes is refused."""
    ids = [seed.id for seed in seeds]
    own = {"10_extract": {"briefings": ids}, "20_reconcile": {"briefings": ids}}
    own |= {f"30_report/{name}": {"briefing": name} for name in ids}
    kinds = {run: PARAMETERS[run.split("/")[0]] for run in own}
    open_names = {name for kind in kinds.values() for name in kind.model_fields} - {
        "briefing",
        "briefings",
        "tables",
    }
    for name in given:
        if name not in open_names:
            raise WorkbookError(f"unknown parameter {name!r}", remedy=nearest(name, sorted(open_names)))
    for run, kind in kinds.items():
        extra = {name: value for name, value in given.items() if name in kind.model_fields}
        own[run] = _plain(kind.of({**own[run], **extra}), set(own[run]) | set(extra))
    return own


def _plain(checked: Parameters, names: set[str]) -> dict[str, object]:
    return {name: value for name, value in checked.model_dump().items() if name in names}


def _writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = "choose another folder with --out"
        raise WorkbookError(
            f"cannot write here: {error.strerror}", where=str(folder), remedy=remedy
        ) from None


def _run_all(
    chosen: dict[str, dict[str, object]], tables: Path, progress: Progress | None
) -> dict[str, NotebookNode]:
    """Extract, reconcile, then the pages of the briefings side by side."""
    tables.mkdir()

    def run(job: str) -> NotebookNode:
        name, _, about = job.partition("/")
        return run_notebook(name, {**chosen[job], "tables": str(tables)}, progress=progress, about=about)

    first = {job: run(job) for job in ("10_extract", "20_reconcile")}
    rest = [job for job in chosen if job not in first]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return first | dict(zip(rest, pool.map(run, rest), strict=True))


def _downloads(
    seeds: list[Seed], chosen: dict[str, dict[str, object]], frames: dict[str, pd.DataFrame]
) -> dict[str, tuple[Download, ...]]:
    """What each page gives to take away, by the briefing's id or `reconciliation`."""
    given = {seed.id: briefing_downloads(seed, frames, chosen[f"30_report/{seed.id}"]) for seed in seeds}
    return given | {"reconciliation": reconciliation_downloads(seeds, frames, chosen["20_reconcile"])}


def _pages(
    seeds: list[Seed],
    executed: dict[str, NotebookNode],
    chosen: dict[str, dict[str, object]],
    frames: dict[str, pd.DataFrame],
    downloads: dict[str, tuple[Download, ...]],
) -> dict[str, str]:
    """The text of every page, by file name."""
    links = {"All reports": "index.html", "Reconciliation": "reconciliation.html"}
    pages = {}
    for seed in seeds:
        job = f"30_report/{seed.id}"
        page = Page(
            seed.title or seed.id,
            f"Briefing of {date_in_words(seed.published)}",
            seed.language,
            chosen[job],
            links,
            downloads[seed.id],
        )
        pages[f"{seed.id}.html"] = notebook_page(executed[job], page)
    briefings = {seed.title or seed.id: f"{seed.id}.html" for seed in seeds}
    page = Page(
        RECONCILIATION,
        "Reconciliation",
        parameters=chosen["20_reconcile"],
        links={"All reports": "index.html", **briefings},
        downloads=downloads["reconciliation"],
    )
    pages["reconciliation.html"] = notebook_page(executed["20_reconcile"], page)
    used = {job: parameters_of(executed[job], given) for job, given in chosen.items()}
    pages["index.html"] = _index(seeds, used, frames, downloads, pages)
    return pages


def _index(
    seeds: list[Seed],
    used: dict[str, dict[str, object]],
    frames: dict[str, pd.DataFrame],
    downloads: dict[str, tuple[Download, ...]],
    pages: dict[str, str],
) -> str:
    sizes = {name: len(text.encode()) for name, text in pages.items()}
    entries = [
        briefing_entry(
            seed, frames, used[f"30_report/{seed.id}"], sizes[f"{seed.id}.html"], downloads[seed.id]
        )
        for seed in sorted(seeds, key=lambda seed: (seed.published, seed.id))
    ]
    given, size = used["20_reconcile"], sizes["reconciliation.html"]
    entries.append(
        reconciliation_entry(RECONCILIATION, seeds, frames, given, size, downloads["reconciliation"])
    )
    return index_page(entries, TABLES)


def _move(source: Path, target: Path) -> list[Path]:
    """Put finished tables in their place, each in one step."""
    return [write_whole(target / path.name, path.read_text("utf-8")) for path in sorted(source.iterdir())]
