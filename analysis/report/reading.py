"""The tables of the extraction notebook: what was read, on what grounds, and what was left aside."""

from collections.abc import Iterable

import pandas as pd

from analysis.charts import Absent
from analysis.model import Briefing
from analysis.report.display import View, view_or_absent


def sources(briefings: Iterable[Briefing]) -> View | Absent:
    """The texts, with their size and what was found in them."""
    rows = [
        {
            "Briefing": one.seed.id,
            "Published": one.seed.published.isoformat(),
            "Publisher": one.seed.publisher,
            "Characters": f"{len(one.seed.text):,}",
            "Turns": str(len(one.turns)),
            "Sentences": str(len(one.sentences)),
            "Figures": str(len(one.figures)),
            "SHA-256": one.seed.sha256[:12],
        }
        for one in briefings
    ]
    numeric = ("Characters", "Turns", "Sentences", "Figures")
    kwargs = {"name": "sources", "caption": "Texts read", "stub": "Briefing", "numeric": numeric}
    return view_or_absent(pd.DataFrame(rows), "No text was read.", **kwargs)


def measures(figures: pd.DataFrame) -> View | Absent:
    """How many figures of each measure, by briefing."""
    return _counted(figures["measure"], figures["briefing"], "measures", "Figures by measure", "Measure")


def grounds(evidence: pd.DataFrame) -> View | Absent:
    """For each field of the figures, how often it was read how."""
    return _counted(evidence["field"], evidence["how"], "grounds", "Fields by how they were read", "Field")


def accounted(ledger: pd.DataFrame) -> View | Absent:
    """What the numbers of the texts are, by briefing."""
    return _counted(ledger["kind"], ledger["briefing"], "ledger", "Numbers in the texts by kind", "Kind")


def _counted(rows: pd.Series, columns: pd.Series, name: str, caption: str, stub: str) -> View | Absent:
    if rows.empty:
        return Absent(f"{caption}: nothing to count.", "table")
    table = pd.crosstab(rows, columns)
    table = table.assign(All=table.sum(axis=1)).sort_values("All", ascending=False, kind="stable")
    frame = table.astype(str).replace("0", "").rename_axis(stub).reset_index()
    frame[stub] = frame[stub].str.replace("_", " ")
    numeric = tuple(frame.columns[1:])
    return View(frame, name=name, caption=caption, stub=stub, numeric=numeric)
