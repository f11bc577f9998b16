"""The tables on all figures at once: what collides, what fits only just, what nothing bears on."""

import pandas as pd
from markupsafe import Markup

from analysis.charts import Absent
from analysis.charts.select import period_words, qualified
from analysis.reconcile import Reconciliation
from analysis.report.display import Passage, View, joined, view_or_absent
from analysis.report.reconciliation_cells import between, links, names_of, scaled
from analysis.report.verdict_kinds import verdict_kind, verdict_mark
from analysis.wording import in_words, measure_in_words

TIGHT = 0.5
SHARP = 20
_FIT = "All figures fit together: within the rounding of each there are values that make every relation true."


def glance(found: Reconciliation) -> Passage:
    """The whole reconciliation in a few sentences, every number taken from the tables."""
    checks, tightened = found.checks, found.tightened
    elsewhere = checks["level"] == "with another producer"
    inside, ties = checks[~elsewhere], checks[elsewhere]
    repeats = inside["verdict"] == "repeat"
    sentences = [
        f"{_meeting(inside)} of {len(tightened)} figures meet in {len(inside)} checks; {int(repeats.sum())} of these "
        "only repeat a number.",
        _disagreeing(inside[~repeats]),
        f"{int(inside[~repeats].apply(sharp, axis=1).sum())} of the checks are sharp: a slip of twenty last-place "
        "units or less would show. The others could fail only by a gross one.",
        _FIT if found.conflicts.empty else f"{len(found.conflicts)} sets of figures cannot all be true.",
        _with_others(ties),
        f"{int((tightened['status'] == 'cannot be checked').sum())} figures cannot be checked; "
        f"{len(found.implied)} values that nobody published follow.",
    ]
    text = " ".join(filter(None, sentences))
    items = Markup("").join(Markup("<li>{}</li>").format(each) for each in sentences if each)
    return Passage(Markup("<ul>{}</ul>").format(items), text)


def _meeting(checks: pd.DataFrame) -> int:
    """How many figures take part in the checks."""
    return len({key for keys in checks["figures"] for key in keys.split()})


def _disagreeing(checks: pd.DataFrame) -> str:
    trouble = checks[~checks["verdict"].isin(["agrees", "cannot be checked"])]
    if trouble.empty:
        return "Every check that could be made agrees within rounding."
    counts = trouble["verdict"].map(verdict_kind).value_counts()
    return "Look at these: " + ", ".join(f"{number} x {kind}" for kind, number in counts.items()) + "."


def _with_others(ties: pd.DataFrame) -> str:
    if ties.empty:
        return ""
    kinds = ties["verdict"].map(verdict_kind)
    told = ", ".join(f"{number} {kind}" for kind, number in kinds.value_counts().items())
    return f"{len(ties)} ties to other publications: {told}."


def sharp(check: pd.Series) -> bool:
    """True when a slip of at most twenty last-place units would break the check."""
    allowed, difference = (
        pd.to_numeric(check[name], errors="coerce") for name in ("allowed_units", "difference_units")
    )
    return bool(allowed <= SHARP) if pd.notna(allowed) else bool(abs(difference) <= SHARP)


def colliding(conflicts: pd.DataFrame, figures: pd.DataFrame) -> View | Passage:
    """The sets of figures that cannot all be true, each with the one to doubt first."""
    if conflicts.empty:
        return Passage(Markup("<p>{}</p>").format(_FIT), _FIT)
    names = names_of(figures)
    lines = [
        {
            "Figures": _noted(links(row["figures"], names), in_words(row["statement"])),
            "Verdict": verdict_mark(row["verdict"]),
            "Doubt first": _noted(links(row["suspect"], names), row["slip"]),
            "Would fit": _fitting(row),
            "Proof": row["proof"],
        }
        for _, row in conflicts.iterrows()
    ]
    return View(
        pd.DataFrame(lines),
        name="conflicts",
        caption="Figures that cannot all be true",
        note="No figure of a set can be left out without the others becoming possible.",
        stub="Figures",
        numeric=("Would fit",),
        ids=tuple(conflicts["conflict"]),
    )


def _noted(told: Markup | str, note: str) -> Markup:
    return (
        Markup('{}<br><span class="note">{}</span>').format(told, note) if note else Markup("{}").format(told)
    )


def _fitting(row: pd.Series) -> str:
    if row["fits"]:
        return ", ".join(scaled(number) for number in row["fits"].split())
    return between(row["fits_lower"], row["fits_upper"])


def tight(tightened: pd.DataFrame, figures: pd.DataFrame, *, most: int = 30) -> View | Absent:
    """The figures of whose rounding all figures together leave half or less, the tightest first.

    Bounds such as "more than 12 trillion" are left out: they are meant to be loose.
    """
    survives = pd.to_numeric(tightened["survives"], errors="coerce")
    exact = figures.set_index("figure")["modality"].reindex(tightened["figure"]).eq("exact").to_numpy()
    rows = tightened.assign(left=survives)[(survives <= TIGHT) & exact]
    rows = rows.drop_duplicates(["raw", "tightened_lower", "tightened_upper"])
    rows = rows.sort_values("left", kind="stable")
    told = figures.set_index("figure")
    names = names_of(figures)
    lines = [
        {
            "Figure": _about(told.loc[row["figure"]]),
            "Printed": links(row["figure"], names),
            "Stands for": between(row["lower"], row["upper"]),
            "All figures leave": between(row["tightened_lower"], row["tightened_upper"]),
            "Left": f"{100 * row['left']:.0f}%",
        }
        for _, row in rows.iterrows()
    ]
    return view_or_absent(
        pd.DataFrame(lines),
        "Every figure keeps more than half of its rounding.",
        name="tight",
        caption="Figures that fit only with part of their rounding",
        note="Left: the share of the rounding interval that all relations together leave. "
        "A small share is agreement, but by a narrow margin.",
        stub="Figure",
        numeric=("Printed", "Stands for", "All figures leave", "Left"),
        most=most,
    )


def _about(row: pd.Series) -> str:
    words = [qualified(row, ""), measure_in_words(row["measure"]), period_words(row["period"])]
    return ", ".join(word for word in words if word)


def uncheckable(tightened: pd.DataFrame, figures: pd.DataFrame) -> View | Absent:
    """The figures that no identity holds, by the reason why."""
    rows = tightened[tightened["status"] == "cannot be checked"]
    names = names_of(figures)
    lines = [
        {
            "Why": why[:1].upper() + why[1:],
            "Number": str(len(group)),
            "Figures": joined([links(key, names) for key in group["figure"]], ", "),
        }
        for why, group in rows.groupby("why", sort=False)
    ]
    lines.sort(key=lambda line: -int(line["Number"]))
    return view_or_absent(
        pd.DataFrame(lines),
        "Every figure takes part in some check.",
        name="uncheckable",
        caption="Figures that nothing else bears on",
        note="They may well be true; nothing that was told confirms or denies them.",
        stub="Why",
        numeric=("Number",),
    )
