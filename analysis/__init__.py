"""Briefing Workbook: from a briefing's prose to figures an economist can cite.

The verbs, in their order: `load` a seed, `extract` what is printed, `resolve` what it means,
`reconcile` the figures, `report` on them. `read` does the first three at once, `read_file` for any file;
what they return shows itself in a notebook.
"""

from datetime import date
from pathlib import Path

from analysis.extract import extract
from analysis.inputs import load_file
from analysis.model import Briefing
from analysis.reconcile import reconcile
from analysis.resolve import resolve
from analysis.seeds import load
from analysis.tables import find
from analysis.views import ShownBriefing, shown

__all__ = ["Briefing", "extract", "find", "load", "load_file", "read", "read_briefings", "read_file"]
__all__ += ["reconcile", "report", "resolve", "shown"]


def read(briefing: str) -> ShownBriefing:
    """Load a seed by its id and read all its figures.

    Raises analysis.errors.WorkbookError for an unknown or changed seed.
    """
    return shown(resolve(extract(load(briefing))))


def read_file(path: Path | str, published: date | None = None) -> ShownBriefing:
    """Read all figures of a text, a saved web page or a PDF; the day is by default the one it tells.

    Raises analysis.errors.WorkbookError for a file that is no document, and when no day is known.
    """
    return shown(resolve(extract(load_file(Path(path), published))))


def read_briefings(briefings: list[str]) -> list[ShownBriefing]:
    """Read several seeds, in the order given."""
    return [read(briefing) for briefing in briefings]


def report(*args, **kwargs):
    """Run the notebooks and write the HTML reports (see `analysis.report.make_report`)."""
    from analysis.report import make_report

    return make_report(*args, **kwargs)
