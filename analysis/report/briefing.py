"""The tables of one briefing's page: every figure once, in the row of its subject and period."""

from decimal import Decimal
from pathlib import Path

import pandas as pd
from markupsafe import Markup

from analysis.charts import Absent, prepared
from analysis.charts.select import (
    BREAKDOWNS,
    COMPARISONS,
    anchor,
    first_statements,
    main_comparison,
    main_indicator,
    main_period,
    of_whole,
    period_words,
    printed,
    qualified,
    source_line,
)
from analysis.model import Seed
from analysis.report.display import Passage, View, joined, view_or_absent
from analysis.tables import load_table
from analysis.wording import date_in_words

COLUMNS = {"level": "Level", "count_event": "Level", "growth": "Growth", "share": "Share"}
FURTHER = {
    "growth_change": "growth changed by",
    "share_change": "share changed by",
    "contribution": "contributed",
    "average_growth": "average growth",
    "change": "change",
    "streak": "in a row:",
    "rank": "rank:",
    "multiple": "multiple:",
    "duration": "lasted",
}
ROW = ["indicator", *BREAKDOWNS, "flow", "period"]
SCALES = (("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3))
QUESTIONS = {"enterprise": "kind of enterprise", "mode": "route or mode"}


def figures_of(seed: Seed, folder: Path | None = None) -> pd.DataFrame:
    """A briefing's figures from the table of a folder, prepared for charts and tables.

    Raises WorkbookError when there is no table yet.
    """
    figures = load_table("figures", folder)
    return prepared(figures[figures["briefing"] == seed.id])


def evidence_of(seed: Seed, folder: Path | None = None) -> pd.DataFrame:
    """The words behind each field of a briefing's figures, from the table of a folder.

    Raises WorkbookError when there is no table yet.
    """
    evidence = load_table("evidence", folder)
    return evidence[evidence["figure"].str.startswith(f"{seed.id}:")]


def facts(seed: Seed, figures: pd.DataFrame) -> Passage:
    """Who published what and when, and how much of it was read."""
    speakers = [f"{name} ({role})" for name, role in figures.groupby(["speaker", "role"], sort=False).groups]
    rows = [
        ("Title", seed.title or seed.id),
        ("Published by", seed.publisher or "not known"),
        ("Date", date_in_words(seed.published)),
        ("Source", seed.source or "not known"),
        ("Figures read", _told(figures)),
        ("Said by", "; ".join(name for name in speakers if name.strip(" ()")) or "not known"),
        ("SHA-256 of the text", seed.sha256 or "not recorded"),
    ]
    items = joined([Markup("<dt>{}</dt><dd>{}</dd>").format(*row) for row in rows], "\n")
    return Passage(
        Markup('<dl class="facts">\n{}\n</dl>').format(items), f"{seed.id}: {len(figures)} figures"
    )


def _told(figures: pd.DataFrame) -> str:
    if figures.empty:
        return "none; if that is a surprise, run the notebook 10_extract on this briefing first"
    again = len(figures) - len(first_statements(figures))
    return f"{len(figures)}, {again} of them said again" if again else str(len(figures))


def headline(figures: pd.DataFrame, *, period: str = "") -> Passage | Absent:
    """The main subject's level and growth in the main period, large."""
    told = first_statements(figures)
    main = main_indicator(told)
    rows = of_whole(told, main)
    period = period or main_period(rows)
    rows = rows[(rows["period"] == period) & rows["measure"].isin(["level", "growth"])]
    if rows.empty:
        return Absent("No level or growth of one subject stands out.")
    tiles = [_tile(name or main, group) for name, group in rows.groupby("flow", sort=False)]
    head = f"{main}, {period_words(period)}"
    html = Markup('<p class="kicker">{}</p>\n<ul class="tiles">\n{}\n</ul>').format(head, joined(tiles, "\n"))
    return Passage(html, head)


def _tile(name: str, rows: pd.DataFrame) -> Markup:
    rows = rows.assign(exact=rows["modality"] != "exact").sort_values("exact", kind="stable")
    best = rows.drop_duplicates("measure").sort_values("measure", ascending=False)
    numbers = [Markup('<a href="{}">{}</a>').format(anchor(row), printed(row)) for _, row in best.iterrows()]
    return Markup('<li><span class="name">{}</span> {}</li>').format(name, joined(numbers, " "))


def by(figures: pd.DataFrame, dimension: str, **shown: object) -> View | Absent:
    """All figures that one dimension narrows; `flow` stands for those of the main subject as a whole.

    A figure that several dimensions narrow is in the table of the narrowest only. `most` is the
    most rows shown, `intervals` adds what rounding allows.
    """
    main = main_indicator(first_statements(figures))
    rows = of_whole(figures, main) if dimension == "flow" else figures[figures["breakdown"] == dimension]
    name = QUESTIONS.get(dimension, dimension)
    caption = f"{main[:1].upper()}{main[1:]} as a whole" if dimension == "flow" else f"Figures by {name}"
    return _view(figures, rows, f"by-{dimension}", caption, f"No figure by {name}.", **shown)


def others(figures: pd.DataFrame, **shown: object) -> View | Absent:
    """All figures of other subjects, that no dimension but the flow narrows."""
    main = main_indicator(first_statements(figures))
    rows = figures[(figures["breakdown"] == "") & (figures["indicator"] != main)]
    return _view(figures, rows, "other-subjects", "Other subjects", "No other subject.", **shown)


def _view(
    figures: pd.DataFrame,
    rows: pd.DataFrame,
    name: str,
    caption: str,
    absent: str,
    *,
    most: int = 200,
    intervals: bool = False,
) -> View | Absent:
    main, against = main_indicator(first_statements(figures)), main_comparison(figures)
    lines = [_line(group, main, against, intervals) for _, group in rows.groupby(ROW, sort=False)]
    frame = pd.DataFrame(lines).fillna("")
    basis = (
        f"; growth is {COMPARISONS.get(against, f'against {against}')} unless it says otherwise"
        if against
        else ""
    )
    note = f"{source_line(rows)} Units are printed with each number{basis}." if len(rows) else ""
    stub = "Subject"
    if name == "by-flow" and len(frame) and frame["Flow"].map(bool).all():
        frame, stub = frame.drop(columns="Subject"), "Flow"
    frame = frame.loc[:, [c for c in frame if c == stub or frame[c].map(bool).any()]]
    numeric = tuple(c for c in ("Level", "Growth", "Share") if c in frame)
    return view_or_absent(
        frame, absent, name=name, caption=caption, note=note, stub=stub, numeric=numeric, most=most
    )


def _line(rows: pd.DataFrame, main: str, against: str, intervals: bool) -> dict[str, str | Markup]:
    """One row of a table: what was told of one subject and period, by measure."""
    first = rows.iloc[0]
    said = {column: [] for column in ("Level", "Growth", "Share", "Further")}
    for _, row in first_statements(rows).iterrows():
        said[COLUMNS.get(row["measure"], "Further")].append(_number(row, rows, against, intervals))
    speakers = dict.fromkeys((row["speaker"], row["role"]) for _, row in rows.iterrows())
    said_by = [Markup('{} <span class="note">{}</span>').format(*speaker) for speaker in speakers]
    return {
        "Subject": qualified(first, main, flow=False),
        "Flow": first["flow"],
        "Period": period_words(first["period"]).replace(" ", "\u00a0"),
        **{column: joined(numbers) for column, numbers in said.items()},
        "Said by": joined(said_by),
    }


def _number(row: pd.Series, rows: pd.DataFrame, against: str, intervals: bool) -> Markup:
    """The number as a link to its words, with its caution, basis and further mentions."""
    before = f"{FURTHER[row['measure']]} " if row["measure"] in FURTHER else ""
    notes = [
        _basis(row, against),
        f"of {row['whole']}" if row["whole"] else "",
        interval_words(row) if intervals else "",
    ]
    after = "; ".join(filter(None, notes))
    again = rows[rows["repeats"] == row["figure"]]
    links = [
        Markup(' <a class="again" id="cell-{}" href="{}">again</a>').format(
            again_row["start"], anchor(again_row)
        )
        for _, again_row in again.iterrows()
    ]
    number = Markup('<a id="cell-{}" href="{}">{}</a>').format(row["start"], anchor(row), printed(row))
    note = Markup(' <span class="note">({})</span>').format(after) if after else ""
    return Markup("{}{}{}{}").format(before, number, note, joined(links, ""))


def _basis(row: pd.Series, against: str) -> str:
    told = row["comparison"]
    if not told or (row["measure"] == "growth" and told == against):
        return ""
    if told in COMPARISONS:
        return COMPARISONS[told]
    try:
        return f"against {period_words(told)}"
    except ValueError:
        return f"against {told}"


def interval_words(row: pd.Series) -> str:
    """What rounding and caution allow, in the scale people say.

    >>> interval_words(pd.Series({"value": "13000", "lower": "12500", "upper": ""}))
    'at least 12.5 thousand'
    """
    if not row["value"]:
        return ""
    size = abs(Decimal(row["value"]))
    word, power = next(((word, power) for word, power in SCALES if size >= 10**power), ("", 0))
    low, high = (
        f"{Decimal(row[end]).scaleb(-power).normalize():f}".replace("-", "−") if row[end] else ""
        for end in ("lower", "upper")
    )
    if low and high:
        return f"{low} to {high} {word}".strip() if low != high else ""
    return f"{'at least' if low else 'at most'} {low or high} {word}".strip() if low or high else ""
