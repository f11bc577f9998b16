"""The parts of README.md that are made from the tables: one real table and one real chart."""

import re
from pathlib import Path

import pandas as pd

from analysis.charts import Absent, bridges, growth_by, prepared
from analysis.errors import WorkbookError
from analysis.paths import project_root
from analysis.tables import load_table, write_whole
from analysis.wording import in_words

TABLE = re.compile(r"(<!-- checks: made by `make notebooks` -->\n).*?(<!-- end -->)", re.S)
KINDS = ("sum of flows", "growth of flows", "share of a whole", "growth gap")
ROWS = 8


def refresh_readme(root: Path | None = None, tables: Path | None = None) -> list[Path]:
    """Write the charts of `docs/images/` and the table in README.md anew from the tables.

    Raises WorkbookError when README.md has no place for the table, or a chart has too few points.
    """
    root = root or project_root()
    figures, checks = prepared(load_table("figures", tables)), load_table("checks", tables)
    images = {"growth-by-partner.svg": growth_by(figures, "partner")}
    images |= {"bridge.svg": bridges(figures, load_table("implied", tables))[0]}
    written = []
    for name, chart in images.items():
        if isinstance(chart, Absent):
            raise WorkbookError(f"no chart for {name}: {chart.what}", remedy="run `make report` first")
        written.append(write_whole(root / "docs" / "images" / name, chart.svg))
    path = root / "README.md"
    text, places = TABLE.subn(lambda m: m[1] + checks_table(checks, figures) + m[2], path.read_text("utf-8"))
    if not places:
        raise WorkbookError(
            "no place for the table of checks", where=path.name, remedy="restore its two markers"
        )
    return [*written, write_whole(path, text)]


def checks_table(checks: pd.DataFrame, figures: pd.DataFrame) -> str:
    """Some checks as a Markdown table: what is published, and the range that the other figures imply."""
    chosen = checks[checks["kind"].isin(KINDS)].groupby("kind", sort=False).head(3).head(ROWS)
    said = figures.set_index("figure")["raw"]
    head = "| check | published | difference in last-place units | allowed by rounding | verdict |\n|---|--:|--:|--:|---|\n"
    rows = (
        f"| {_cell(in_words(row.statement))} | {_cell(said[row.published])} | {row.difference_units} | {row.allowed_units} "
        f"| {_cell(row.verdict)} |\n"
        for row in chosen.itertuples()
    )
    return head + "".join(rows)


def _cell(words: str) -> str:
    """Text that stays text in a Markdown cell."""
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", " ".join(words.split()))
