"""Briefing Workbook: from a briefing's prose to figures an economist can cite.

The verbs, in their order: `load` a seed, `extract` what is printed, `resolve` what it means,
`reconcile` the figures, `report` on them. `read` does the first three at once.
"""

from analysis.extract import extract
from analysis.model import Briefing
from analysis.reconcile import reconcile
from analysis.resolve import resolve
from analysis.seeds import load

__all__ = ["Briefing", "extract", "load", "read", "read_briefings", "reconcile", "report", "resolve"]


def read(briefing: str) -> Briefing:
    """Load a seed by its id and read all its figures.

    Raises analysis.errors.WorkbookError for an unknown or changed seed.
    """
    return resolve(extract(load(briefing)))


def read_briefings(briefings: list[str]) -> list[Briefing]:
    """Read several seeds, in the order given."""
    return [read(briefing) for briefing in briefings]


def report(*args, **kwargs):
    """Run the notebooks and write the HTML reports (see `analysis.report.make_report`)."""
    from analysis.report import make_report

    return make_report(*args, **kwargs)
