"""Checks as intervals: what the other figures imply, in last-place units around the published value."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.data import file_name
from analysis.charts.select import period_words
from analysis.charts.style import (
    ALARM,
    BAND,
    FINE,
    INK,
    MUTED,
    WARN,
    Absent,
    Chart,
    area,
    canvas,
    finish,
    row_name,
)
from analysis.wording import in_words

MOST = 40
TALL = 1.35
REACH = 6.0
GIVEN = ["check", "kind", "statement", "verdict", "published"]
GIVEN += ["published_lower", "published_upper", "computed_lower", "computed_upper"]
ELSEWHERE = "with another producer"
DECIDED = {"agrees": FINE, "at the edge": WARN, "does not agree": ALARM, "agrees only under": WARN}


def verdict_colour(verdict: str) -> str:
    """One colour a kind of verdict, the same in every chart and table."""
    return next((colour for start, colour in DECIDED.items() if verdict.startswith(start)), MUTED)


def intervals(checks: pd.DataFrame) -> Chart | Absent:
    """The implied range of each check as a bar, and a grey band for what rounding allows.

    The unit is the weight of the published figure's last printed digit, so that trillions and
    tenths of a percent stand on one scale. Repeats, one-sided checks and ties to
    other publications are left out.
    """
    rows = in_last_places(checks[(checks["verdict"] != "repeat") & (checks["level"] != ELSEWHERE)])
    if rows.empty:
        return Absent("No check with a published value that can be drawn.")
    outside = rows[rows["verdict"].str.startswith("does not agree")]
    agrees = int(rows["verdict"].str.startswith("agrees").sum())
    title = f"{agrees} of {len(rows)} published values agree with what the other figures imply" + (
        f"; {len(outside)} {'does' if len(outside) == 1 else 'do'} not" if len(outside) else ""
    )
    told = "; ".join(
        f"{in_words(row['statement'])}: {row['left']:.2f} to {row['right']:.2f}, {row['verdict']}"
        for _, row in rows.iterrows()
    )
    units = "last-place units from the published value; grey: what its own rounding allows; bar: what the others imply"
    units += f". The first {MOST} of {len(rows)}" if len(rows) > MOST else ""
    source = "Source: checks.csv of the Briefing Workbook; every row links to its check."
    shown = rows[:MOST]
    with canvas(TALL * len(shown) + 0.7, head=title, units=units, source=source) as page:
        _bars(area(page, 0.53, 0.985), shown)
        alt = f"Implied ranges, {units}. {told}."
        return finish(page, alt=alt, name=file_name("checks as intervals"), data=_data(shown, checks))


def in_last_places(checks: pd.DataFrame) -> pd.DataFrame:
    """The checks that can be drawn, with `left` and `right` of the implied range in last-place units."""
    names = ["published_lower", "published_upper", "computed_lower", "computed_upper"]
    frame = checks.assign(**{name: pd.to_numeric(checks[name], errors="coerce") for name in names})
    frame = frame.dropna(subset=names)
    place = frame["published_upper"] - frame["published_lower"]
    drawn, place = frame[place > 0], place[place > 0]
    middle = (drawn["published_upper"] + drawn["published_lower"]) / 2
    ends = zip(("from", "to", "left", "right"), names, strict=True)
    drawn = drawn.assign(**{new: ((drawn[old] - middle) / place).round(4) for new, old in ends})
    return drawn.iloc[sorted(range(len(drawn)), key=lambda at: _rank(drawn.iloc[at]))]


def _data(rows: pd.DataFrame, checks: pd.DataFrame) -> pd.DataFrame:
    """The drawn checks: ends as published and computed, the same in last places, and where the text says it."""
    units = {"from": "allowed_from", "to": "allowed_to", "left": "implied_from", "right": "implied_to"}
    given = checks.loc[rows.index].reindex(columns=GIVEN, fill_value="").fillna("").astype(str)
    drawn = rows[list(units)].rename(columns=units).map("{:.10g}".format)
    place = given["published"].str.extract(r"^(?P<briefing>.*):(?P<start>\d+)-(?P<end>\d+)$").fillna("")
    return pd.concat([given, drawn, place], axis=1)


def _rank(row: pd.Series) -> tuple[int, float]:
    order = ["does not agree", "agrees only under", "at the edge", "needs", "definition", "agrees"]
    known = [at for at, start in enumerate(order) if row["verdict"].startswith(start)]
    return (known[0] if known else len(order), row["right"] - row["left"])


def _bars(axes: Axes, rows: pd.DataFrame) -> None:
    reach = min(REACH, max(rows["right"].abs().max(), rows["left"].abs().max(), 1.0) * 1.1)
    for place, (_, row) in enumerate(rows.iterrows()):
        axes.barh(place, row["to"] - row["from"], 0.7, left=row["from"], color=BAND)
        left, right = (min(max(row[end], -reach), reach) for end in ("left", "right"))
        colour = verdict_colour(row["verdict"])
        axes.plot([left, right], [place, place], color=colour, linewidth=4, solid_capstyle="butt")
        for end, edge, marker in (("left", -reach, "<"), ("right", reach, ">")):
            if abs(row[end]) > reach:
                axes.plot(edge, place, marker, color=colour, markersize=5, clip_on=False)
        words = in_words(row["statement"], period_words)
        row_name(axes, words, place, f"#check-{row['check']}", right=0.515, sizes=(7.5, 7.2))
    axes.axvline(0, color=INK, linewidth=0.9)
    axes.set(ylim=(len(rows) - 0.4, -0.7), xlim=(-reach * 1.04, reach * 1.04), yticks=[])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:+g}".replace("-", "−") if value else "published")
    axes.tick_params(axis="x", labelsize=7.5)
