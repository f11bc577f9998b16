"""The numbers behind a chart as a table of text: what was drawn, and the figures it was drawn from."""

import re
from collections.abc import Iterable, Mapping

import pandas as pd

COLUMNS = [
    "drawn_as",
    "subject",
    "measure",
    "flow",
    "whole",
    "period",
    "comparison",
    "value",
    "lower",
    "upper",
    "unit",
    "modality",
    "printed",
    "briefing",
    "start",
    "end",
    "figures",
]
OF_FIGURE = [name for name in COLUMNS if name not in ("drawn_as", "subject", "printed", "figures")]


def told(row: pd.Series, drawn_as: str, subject: str) -> dict[str, str]:
    """A figure that is drawn as it was printed, with its place in the text."""
    kept = {name: str(row[name]) for name in OF_FIGURE}
    return {"drawn_as": drawn_as, "subject": subject, "printed": row["raw"], "figures": row["figure"]} | kept


def computed(rows: Iterable[pd.Series], drawn_as: str, subject: str, **values: str) -> dict[str, str]:
    """A value that follows from figures; `values` fill further columns."""
    return {"drawn_as": drawn_as, "subject": subject, "figures": keys(rows)} | values


def keys(rows: Iterable[pd.Series]) -> str:
    """The keys of figures, each once, in the order of the text."""
    ordered = sorted(rows, key=lambda row: (row["briefing"], int(row["start"])))
    return " ".join(dict.fromkeys(row["figure"] for row in ordered))


def table(rows: Iterable[Mapping[str, str]], columns: list[str] = COLUMNS) -> pd.DataFrame:
    """Rows as a table of text; what a row does not tell is empty."""
    return pd.DataFrame(
        [{name: row.get(name, "") for name in columns} for row in rows], columns=columns, dtype=str
    )


def file_name(*words: str) -> str:
    """Words as the stem of a file: small letters, digits and hyphens.

    >>> file_name("scio-2025-07-14", "growth by partner", "2025-01/2025-11")
    'scio-2025-07-14-growth-by-partner-2025-01-2025-11'
    """
    stem = re.sub(r"[^a-z0-9]+", "-", " ".join(words).casefold(), flags=re.ASCII)
    return stem.strip("-")[:90].strip("-") or "chart"


def of_briefings(rows: pd.DataFrame) -> str:
    """The briefing's id if all rows are of one, for the name of a file."""
    names = list(dict.fromkeys(rows["briefing"]))
    return names[0] if len(names) == 1 else ""
