"""Growth of the whole and its flows over the periods a briefing tells."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.data import file_name, of_briefings, table, told
from analysis.charts.growth import FEWEST, MOST
from analysis.charts.select import (
    COMPARISONS,
    anchor,
    first_statements,
    main_comparison,
    main_indicator,
    of_whole,
    period_words,
    printed,
    source_line,
)
from analysis.charts.style import (
    FLOW_COLOURS,
    FLOW_MARKERS,
    INK,
    MUTED,
    Absent,
    Chart,
    area,
    canvas,
    finish,
    label,
    make_room,
    number_axis,
    row_name,
)


def growth_by_period(figures: pd.DataFrame) -> Chart | Absent:
    """How fast the whole and its flows grew, in every period a briefing tells."""
    first = first_statements(figures)
    main, against = main_indicator(first), main_comparison(first)
    rows = of_whole(first, main)
    rows = rows[(rows["measure"] == "growth") & (rows["comparison"] == against) & (rows["period"] != "")]
    rows = rows[rows["number"].notna() & (rows["unit"] == "percent")]
    if len(rows) < FEWEST or rows["period"].nunique() < 2:
        return Absent(f"Fewer than {FEWEST} growth rates of {main or 'one subject'} in two periods.")
    return _draw_periods(rows.drop_duplicates(["period", "flow"]), main, against)


def _draw_periods(told_of: pd.DataFrame, main: str, against: str) -> Chart:
    rows = told_of[:MOST]
    periods = list(dict.fromkeys(rows["period"]))
    parts = [
        f"{row['flow'] or main} {printed(row)} in {period_words(row['period'])}" for _, row in rows.iterrows()
    ]
    whole = rows[rows["flow"].isin(["", "total"])]
    head = whole if len(whole) > 1 else rows
    story = ", ".join(_short(row) for _, row in head[:4].iterrows())
    title = f"{main[:1].upper()}{main[1:]}: {story}"
    units = f"growth{' ' + COMPARISONS.get(against, against) if against else ''}, in percent"
    units += f"; the first {MOST} of {len(told_of)}" if len(rows) < len(told_of) else ""
    with canvas(len(rows) + 0.7, head=title, units=units, source=source_line(rows)) as page:
        _period_dots(area(page, 0.42, 0.985), rows, periods)
        data = table(told(row, "dot", row["flow"] or main) for _, row in rows.iterrows())
        name = file_name(of_briefings(rows), "growth by period")
        return finish(page, alt=f"{main}, {units}: {'; '.join(parts)}.", name=name, data=data)


def _short(row: pd.Series) -> str:
    flow = "" if row["flow"] in ("", "total") else f"{row['flow']} "
    return f"{flow}{printed(row)} in {period_words(row['period'])}"


def _period_dots(axes: Axes, rows: pd.DataFrame, periods: list[str]) -> None:
    axes.axvline(0, color=MUTED, linewidth=0.8)
    ordered = sorted((row for _, row in rows.iterrows()), key=lambda row: periods.index(row["period"]))
    for place, row in enumerate(ordered):
        first = place == 0 or ordered[place - 1]["period"] != row["period"]
        row_name(axes, period_words(row["period"]) if first else "", place, right=0.19, weight="bold")
        row_name(axes, row["flow"] or row["indicator"], place, anchor(row), left=0.2, right=0.41)
        style = {"color": FLOW_COLOURS.get(row["flow"], INK), "marker": FLOW_MARKERS.get(row["flow"], "o")}
        axes.plot(row["number"], place, markersize=6, **style)
        label(axes, printed(row), row["number"], place, anchor(row))
    axes.set(ylim=(len(ordered) - 0.4, -0.7), yticks=[])
    make_room(axes, [(row["number"], printed(row)) for row in ordered])
    number_axis(axes, "%")
