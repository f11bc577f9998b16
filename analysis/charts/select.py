"""Which figures a chart or a table is about: plain selections on the figures table.

Frames come as text (the contract of the figures table); numbers here are floats, good for drawing and
sorting only. Verdicts are made elsewhere, on exact values.
"""

import re

import pandas as pd

from analysis.model import plain_name
from analysis.period import Period

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COMPARISONS = {"yoy": "year on year", "mom": "month on month", "qoq": "quarter on quarter"}
BREAKDOWNS = ("product", "mode", "region", "enterprise", "partner")
SIGNED = {"percent", "percentage_point"}
CHANGES = {"growth", "growth_change", "share_change", "change", "contribution", "average_growth"}
BOUNDS = {"more_than", "less_than", "at_least", "nearly"}
MODALITY = {"more_than": "more than ", "less_than": "less than ", "at_least": "at least ", "about": "about "}


def prepared(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with `number`, `low` and `high` as floats and `breakdown`, the most telling dimension.

    Indicators, products and modes go by their canonical names, so that one thing is one row.
    """
    frame = figures.fillna("").astype(str)
    frame = frame.assign(**{name: frame[name].map(plain_name) for name in ("indicator", "product", "mode")})
    ends = zip(("number", "low", "high"), ("value", "lower", "upper"), strict=True)
    numbers = {new: pd.to_numeric(frame[old], errors="coerce") for new, old in ends}
    return frame.assign(**numbers, breakdown=[breakdown_of(row) for _, row in frame.iterrows()])


def breakdown_of(row: pd.Series) -> str:
    """The first dimension that narrows a figure, from the narrowest on; empty for the whole."""
    return next((name for name in BREAKDOWNS if row[name]), "")


def first_statements(figures: pd.DataFrame) -> pd.DataFrame:
    """Without the figures that only say again what another of them said before."""
    return figures[~figures["repeats"].isin(figures["figure"])]


def main_indicator(figures: pd.DataFrame) -> str:
    """What most levels and growth rates are about, or most figures; the earlier of two equal ones."""
    told = figures[figures["measure"].isin(["level", "growth"])]["indicator"]
    return _commonest(told) or _commonest(figures["indicator"])


def main_period(figures: pd.DataFrame) -> str:
    """The period most levels, growth rates and shares are of."""
    told = figures[figures["measure"].isin(["level", "growth", "share"])]
    return _commonest(told["period"])


def main_comparison(figures: pd.DataFrame) -> str:
    """What most growth rates are against."""
    return _commonest(figures[figures["measure"] == "growth"]["comparison"])


def _commonest(column: pd.Series) -> str:
    counts = column[column != ""].value_counts(sort=False)
    return "" if counts.empty else str(counts.idxmax())


def printed(row: pd.Series) -> str:
    """A figure as printed, with the sign and the caution its sentence gave it.

    >>> printed(pd.Series({"raw": "2.7%", "value": "-2.7", "modality": "exact", "measure": "growth"}))
    '−2.7%'
    """
    raw = re.sub(r"\s+", " ", row["raw"]).strip()
    if not raw[:1].isdigit():
        return raw
    fall = row["value"].startswith("-")
    caution = "nearly " if row["modality"] == "nearly" else MODALITY.get(row["modality"], "")
    if fall and row["modality"] in BOUNDS:
        return f"down {caution}{raw}"
    sign = "−" if fall else "+" if row["measure"] in CHANGES else ""
    return f"{caution}{sign}{raw}"


def qualified(row: pd.Series, main: str, *, flow: bool = True) -> str:
    """Who or what a figure is about: its breakdown first, then all else that narrows it."""
    order = [row["breakdown"], *(name for name in BREAKDOWNS if name != row["breakdown"])]
    words = [row[name] for name in order if name and row[name]]
    if row["indicator"] not in ("", main):
        words.append(row["indicator"]) if words else words.insert(0, row["indicator"])
    if flow and row["flow"] not in ("", "total"):
        words.append(row["flow"])
    return ", ".join(words) or row["indicator"] or "subject not told"


def period_words(name: str) -> str:
    """A period's canonical name as people write it.

    >>> period_words("2025-H1"), period_words("2025-07/2025-11"), period_words("2023-10/2025-06")
    ('H1 2025', 'Jul–Nov 2025', 'Oct 2023–Jun 2025')
    """
    if not name:
        return ""
    period = Period.parse(name)
    first, last = (divmod(month, 12) for month in (period.first, period.last))
    if "/" in name and "-" not in name:
        return name.replace("/", "–")
    if "/" in name:
        begin = MONTHS[first[1]] + ("" if first[0] == last[0] else f" {first[0]}")
        return f"{begin}–{MONTHS[last[1]]} {last[0]}"
    year, _, rest = name.partition("-")
    return f"{MONTHS[int(rest) - 1] if rest.isdigit() else rest} {year}".strip()


def of_whole(figures: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The figures of one indicator that no dimension but the flow narrows."""
    return figures[(figures["breakdown"] == "") & (figures["indicator"] == indicator)]


def anchor(row: pd.Series) -> str:
    """The place of the figure's words in the transcript of its page."""
    return f"#fig-{int(row['start'])}"


def source_line(figures: pd.DataFrame, how: str = "Numbers as printed, read") -> str:
    """Where the numbers come from: the briefings' ids, who spoke, and how they came about."""
    briefings = ", ".join(dict.fromkeys(figures["briefing"]))
    speakers = [name for name in dict.fromkeys(figures["speaker"]) if name]
    said = f"; said by {', '.join(speakers)}" if 0 < len(speakers) <= 3 else ""
    return f"Source: {briefings}{said}. {how} by the Briefing Workbook."


def shortened(text: str, width: int) -> str:
    """The text cut to a number of characters.

    >>> shortened("mechanical and electrical products", 12)
    'mechanical…'
    """
    return text if len(text) <= width else f"{text[: max(width - 1, 1)].rstrip(' ,;')}…"
