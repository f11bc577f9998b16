"""The tables of the reconciliation page: verdicts at a glance, trouble first, then what follows."""

import pandas as pd
from markupsafe import Markup

from analysis.charts import Absent
from analysis.charts.select import period_words
from analysis.model import DIMENSIONS
from analysis.report.display import Passage, View, joined, view_or_absent
from analysis.report.reconciliation_cells import (
    between,
    grounds,
    links,
    names_of,
    published,
    short,
    with_notes,
)
from analysis.report.verdict_kinds import (
    FIRST,
    UNCHECKED,
    gravest_first,
    verdict_counts,
    verdict_kind,
    verdict_mark,
)
from analysis.wording import in_words, measure_in_words


def verdicts(checks: pd.DataFrame) -> View | Absent:
    """The number of checks by kind of identity and verdict, with the sums."""
    if checks.empty:
        return Absent("No check could be made.", "table")
    kinds = checks["verdict"].map(verdict_kind)
    table = pd.crosstab(checks["kind"], kinds)[list(verdict_counts(checks))]
    table = table.assign(All=table.sum(axis=1)).sort_values("All", ascending=False, kind="stable")
    table.loc["all kinds"] = table.sum()
    frame = table.astype(str).replace("0", "").rename_axis("Kind of check").reset_index()
    caption = "Number of checks by kind and verdict"
    numeric = tuple(frame.columns[1:])
    return View(frame, name="verdicts", caption=caption, stub="Kind of check", numeric=numeric)


def attention(checks: pd.DataFrame, figures: pd.DataFrame, **shown: int) -> View | Passage | Absent:
    """The checks that an economist should look at: those that do not simply agree."""
    rows = gravest_first(checks)
    absent = "Every check that could be made agrees within rounding."
    if rows.empty:
        return Passage(Markup("<p>{}</p>").format(absent), absent)
    return _view(rows, figures, "attention", "Checks that do not simply agree", absent, **shown)


def tied(checks: pd.DataFrame, figures: pd.DataFrame, **shown: int) -> View | Absent:
    """What other publications print of the same things, and of what the figures imply."""
    rows = checks[checks["level"] == "with another producer"]
    rows = rows.iloc[sorted(range(len(rows)), key=lambda at: _tie_rank(rows.iloc[at]))]
    absent = "No other publication in data/reference/ holds a figure of the same series and period."
    return _view(rows, figures, "ties", "Ties to other publications", absent, anchors=False, **shown)


def _tie_rank(row: pd.Series) -> tuple[bool, bool]:
    """First what needs attention, then what confirms, then what only repeats."""
    return not row["verdict"].startswith(FIRST), row["verdict"] == "repeat"


def across(checks: pd.DataFrame, figures: pd.DataFrame, **shown: int) -> View | Absent:
    """The checks whose figures come from more than one briefing."""
    rows = checks[checks["level"] == "across briefings"]
    absent = "No check reaches across briefings."
    return _view(rows, figures, "across", "Checks across briefings", absent, anchors=False, **shown)


def agreeing(checks: pd.DataFrame, figures: pd.DataFrame, **shown: int) -> View | Absent:
    """The checks that agree within rounding, repeats among them; those with the least room first."""
    rows = checks[~checks["verdict"].str.startswith(FIRST + UNCHECKED)]
    rows = rows[rows["level"] != "with another producer"]
    room = pd.to_numeric(rows["allowed_units"].where(rows["allowed_units"] != "", rows["difference_units"]))
    rows = rows.iloc[room.abs().argsort(kind="stable")]
    return _view(rows, figures, "agreeing", "Checks that agree within rounding", "No check agrees.", **shown)


def unchecked(checks: pd.DataFrame, figures: pd.DataFrame, **shown: int) -> View | Absent:
    """What the published figures leave open, and why."""
    rows = checks[checks["verdict"].str.startswith(UNCHECKED)]
    return _view(rows, figures, "unchecked", "What cannot be checked", "Nothing is left open.", **shown)


def followed(implied: pd.DataFrame, figures: pd.DataFrame, *, most: int = 200) -> View | Absent:
    """The unpublished values that the published ones pin down, with guaranteed bounds.

    The most informative come first, as in the table.
    """
    names = names_of(figures)
    lines = [
        {
            "Figure": with_notes(
                ", ".join(filter(None, [row["indicator"], *(row[name] for name in DIMENSIONS)])),
                joined([in_words(row["statement"]) + ":", links(row["figures"], names)], " "),
                row["rests_on"],
            ),
            "Measure": measure_in_words(row["measure"]),
            "Period": period_words(row["period"]),
            "Between": between(row["lower"], row["upper"]),
            "All figures together": _sharper(row),
            "Unit": row["unit"].replace("_", " "),
        }
        for _, row in implied.iterrows()
    ]
    return view_or_absent(
        pd.DataFrame(lines),
        "Nothing unpublished follows.",
        name="implied",
        caption="Unpublished values that the published ones pin down",
        note="Between: what follows from the figures named. All figures together: narrower still, when every "
        "other relation is used, too; empty where that adds nothing.",
        stub="Figure",
        numeric=("Between", "All figures together"),
        most=most,
    )


def _view(
    rows: pd.DataFrame,
    figures: pd.DataFrame,
    name: str,
    caption: str,
    absent: str,
    *,
    most: int = 200,
    anchors: bool = True,
) -> View | Absent:
    names = names_of(figures)
    lines = [
        {
            "Check": with_notes(in_words(row["statement"]), links(row["figures"], names), grounds(row)),
            "Verdict": verdict_mark(row["verdict"]),
            "Published": published(row, names),
            "Compared with": between(row["computed_lower"], row["computed_upper"]),
            "Difference": short(row["difference_units"]) if row["allowed_units"] else "",
            "Allowed": short(row["allowed_units"]),
        }
        for _, row in rows.iterrows()
    ]
    note = (
        "Difference and allowed are in units of the last printed place; empty where only a bound is implied."
    )
    numeric = ("Published", "Compared with", "Difference", "Allowed")
    ids = tuple(f"check-{check}" for check in rows["check"]) if anchors else ()
    return view_or_absent(
        pd.DataFrame(lines),
        absent,
        name=name,
        caption=caption,
        note=note,
        stub="Check",
        numeric=numeric,
        most=most,
        ids=ids,
    )


def _sharper(row: pd.Series) -> str:
    joint, alone = (row["joint_lower"], row["joint_upper"]), (row["lower"], row["upper"])
    return "" if joint == alone else between(*joint)
