"""The tables of the reconciliation page: verdicts at a glance, trouble first, then what follows."""

import re
from decimal import Decimal, InvalidOperation

import pandas as pd
from markupsafe import Markup

from analysis.charts import Absent
from analysis.charts.select import period_words, printed
from analysis.model import DIMENSIONS
from analysis.report.display import Passage, View, joined, view_or_absent
from analysis.wording import in_words, measure_in_words

FIRST = (
    "does not agree",
    "agrees only under",
    "needs a revised base",
    "needs a revised figure",
    "definition changed",
    "at the edge of rounding",
)
UNCHECKED = ("cannot be checked",)
SCALES = (("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3))
MINUS = re.compile(r"(?<![\w.])-(?=\d)")
KEY = re.compile(r"[A-Za-z0-9.-]+:\d+-\d+")


def verdict_kind(verdict: str) -> str:
    """A verdict without its particulars, so that it can be counted.

    >>> verdict_kind("does not agree by 0.4 units"), verdict_kind("agrees")
    ('does not agree', 'agrees')
    """
    kinds = (*FIRST, *UNCHECKED, "agrees", "repeat")
    return next((kind for kind in kinds if verdict.startswith(kind)), verdict)


def verdict_counts(checks: pd.DataFrame) -> dict[str, int]:
    """How many checks ended in each kind of verdict, the most frequent first."""
    counts = checks["verdict"].map(verdict_kind).value_counts()
    return {str(kind): int(counts[kind]) for kind in sorted(counts.index, key=lambda k: (-counts[k], k))}


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
    rows = checks[checks["verdict"].str.startswith(FIRST)]
    rows = rows.iloc[sorted(range(len(rows)), key=lambda at: _rank(rows.iloc[at]["verdict"]))]
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
            "Figure": _with_notes(
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
            "Check": _with_notes(in_words(row["statement"]), links(row["figures"], names), _grounds(row)),
            "Verdict": verdict_mark(row["verdict"]),
            "Published": _published(row, names),
            "Compared with": between(row["computed_lower"], row["computed_upper"]),
            "Difference": _short(row["difference_units"]) if row["allowed_units"] else "",
            "Allowed": _short(row["allowed_units"]),
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


def _published(row: pd.Series, names: dict[str, str]) -> Markup | str:
    """The published figure, or the range that several of them imply."""
    if " " in row["published"]:
        return between(row["published_lower"], row["published_upper"])
    return links(row["published"], names)


def _with_notes(name: str, sources: Markup, rests_on: str) -> Markup:
    """What is told, and below it in small the figures it comes from and what it rests on."""
    notes = joined([sources, f"Rests on: {in_words(rests_on)}"] if rests_on else [sources], ". ")
    return Markup('{}<br><span class="note">{}</span>').format(name, notes)


def _grounds(row: pd.Series) -> str:
    """What a check rests on, the reading of the digits among it."""
    told = row["rests_on"]
    return told if row["reading"] in told else "; ".join(filter(None, (told, row["reading"])))


def _rank(verdict: str) -> int:
    return next(at for at, start in enumerate(FIRST) if verdict.startswith(start))


def verdict_mark(verdict: str) -> Markup:
    """A verdict in the colour of its kind."""
    kind = verdict_kind(verdict).replace(" ", "-")
    return Markup('<span class="verdict {}">{}</span>').format(kind, MINUS.sub("−", verdict))


def names_of(figures: pd.DataFrame) -> dict[str, str]:
    """Each figure as printed, by its key."""
    return {row["figure"]: printed(row) for _, row in figures.iterrows()}


def links(keys: str, names: dict[str, str]) -> Markup:
    """Figures' keys as links to their words on the page of their briefing."""
    found = [(key, *key.rpartition(":")[::2]) for key in KEY.findall(keys)]
    return joined(
        [
            Markup('<a href="{}.html#fig-{}">{}</a>').format(
                briefing, offsets.split("-")[0], names.get(key, key)
            )
            for key, briefing, offsets in found
        ],
        ", ",
    )


def between(lower: str, upper: str) -> str:
    """A range in words, its scale told once where both ends share it.

    >>> between("18562900000000", "18641300000000"), between("0", ""), between("-3.75", "-3.6")
    ('18.5629 to 18.6413 trillion', 'at least 0', '−3.75 to −3.6')
    """
    low, high = scaled(lower, down=True), scaled(upper, down=False)
    if not (low and high):
        return f"at least {low}" if low else f"at most {high}" if high else ""
    (number, _, word), (_, _, other) = low.partition(" "), high.partition(" ")
    return f"{number if word == other else low} to {high}"


def _sharper(row: pd.Series) -> str:
    joint, alone = (row["joint_lower"], row["joint_upper"]), (row["lower"], row["upper"])
    return "" if joint == alone else between(*joint)


def _short(number: str) -> str:
    try:
        return f"{Decimal(number):.2f}".replace("-", "−")
    except InvalidOperation:
        return number


def scaled(number: str, *, down: bool | None = None) -> str:
    """An exact number in the scale people say it, to four decimals; bounds are rounded outwards.

    >>> scaled("21790000000000"), scaled("12.96666", down=True), scaled("12.96666", down=False)
    ('21.79 trillion', '12.9666', '12.9667')
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    word, power = next(((word, power) for word, power in SCALES if abs(value) >= 10**power), ("", 0))
    rounding = {None: "ROUND_HALF_EVEN", True: "ROUND_FLOOR", False: "ROUND_CEILING"}[down]
    shown = value.scaleb(-power).quantize(Decimal("0.0001"), rounding=rounding).normalize()
    return f"{shown:f} {word}".strip().replace("-", "−")
