"""Shares of a whole as bars, and growth of the flows over the periods a briefing tells."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.growth import CAUTION, FEWEST, MOST
from analysis.charts.select import (
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
    shortened,
    source_line,
)
from analysis.charts.style import (
    FLOW_COLOURS,
    FLOW_MARKERS,
    GRID,
    INK,
    MUTED,
    Absent,
    Chart,
    area,
    canvas,
    finish,
    label,
    make_room,
)


def shares(figures: pd.DataFrame, *, period: str = "") -> Chart | Absent:
    """Every share told of a period, grouped by the whole it is of, the largest first."""
    told = first_statements(figures)
    main = main_indicator(told)
    rows = told[(told["measure"] == "share") & (told["unit"] == "percent")]
    period = period or main_period(rows)
    rows = rows[rows["period"] == period]
    rows = rows[rows["number"].notna()]
    if len(rows) < FEWEST:
        return Absent(f"Fewer than {FEWEST} shares in {period_words(period) or 'any period'}.")
    size = rows.groupby("whole")["whole"].transform("size")
    rows = rows.assign(size=size).sort_values(["size", "whole", "number"], ascending=[False, True, False])
    return _draw_shares(rows[:MOST], main, period)


def _draw_shares(rows: pd.DataFrame, main: str, period: str) -> Chart:
    largest = rows[rows["whole"] == rows.iloc[0]["whole"]].iloc[0]
    title = (
        f"{_subject(largest, main, 60)}: {printed(largest)} of {largest['whole'] or 'the whole'}, "
        f"the largest share told of it"
    )
    told = "; ".join(
        f"{qualified(row, main)}: {printed(row)} of {row['whole']}" for _, row in rows.iterrows()
    )
    units, source = f"{period_words(period)}; share in percent, in grey the whole it is of", source_line(rows)
    wholes = rows["whole"].nunique()
    with canvas(len(rows) + 0.9 * wholes, head=title, units=units, source=source) as page:
        axes = area(page, 0.42, 0.985)
        _share_bars(axes, rows, main)
        return finish(page, title=title, alt=f"Shares, {period_words(period)}. {told}.", source=source)


def _share_bars(axes: Axes, rows: pd.DataFrame, main: str) -> None:
    place = 0.0
    across = {"xycoords": ("figure fraction", "data"), "va": "center", "annotation_clip": False}
    for whole, group in rows.groupby("whole", sort=False):
        axes.annotate(
            f"of {shortened(whole, 90) or 'a whole not named'}", (0.012, place), size=8, color=MUTED, **across
        )
        for step, (_, row) in enumerate(group.iterrows(), start=1):
            colour = FLOW_COLOURS.get(row["flow"], INK)
            exact = row["modality"] == "exact"
            axes.barh(
                place + step, row["number"], 0.55, facecolor=colour if exact else "none", edgecolor=colour
            )
            name = axes.annotate(_subject(row, main, 50), (0.024, place + step), size=8.5, **across)
            name.set_url(anchor(row))
            words = f"{CAUTION.get(row['modality'], '')}{row['number']:g}%"
            label(axes, words, row["number"], place + step, anchor(row))
        place += len(group) + 0.9
    axes.set(ylim=(place - 0.3, -0.6), xlim=(0, 112), yticks=[], xticks=[0, 25, 50, 75, 100])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}%")
    axes.tick_params(axis="x", labelsize=7.5)
    axes.axvline(0, color=GRID, linewidth=1)


def _subject(row: pd.Series, main: str, width: int) -> str:
    return shortened(qualified(row, main), width)


def growth_by_period(figures: pd.DataFrame) -> Chart | Absent:
    """How fast the whole and its flows grew, in every period a briefing tells."""
    told = first_statements(figures)
    main, against = main_indicator(told), main_comparison(told)
    rows = of_whole(told, main)
    rows = rows[(rows["measure"] == "growth") & (rows["comparison"] == against) & (rows["period"] != "")]
    if len(rows) < FEWEST or rows["period"].nunique() < 2:
        return Absent(f"Fewer than {FEWEST} growth rates of {main or 'one subject'} in two periods.")
    rows = rows.drop_duplicates(["period", "flow"])[:MOST]
    return _draw_periods(rows, main, against)


def _draw_periods(rows: pd.DataFrame, main: str, against: str) -> Chart:
    periods = list(dict.fromkeys(rows["period"]))
    parts = [
        f"{row['flow'] or main} {printed(row)} in {period_words(row['period'])}" for _, row in rows.iterrows()
    ]
    whole = rows[rows["flow"].isin(["", "total"])]
    head = whole if len(whole) > 1 else rows
    story = ", ".join(f"{printed(row)} in {period_words(row['period'])}" for _, row in head[:4].iterrows())
    title, source = f"{main[:1].upper()}{main[1:]}: {story}", source_line(rows)
    units = f"growth{' ' + COMPARISONS.get(against, against) if against else ''}, in percent"
    with canvas(len(rows) + 0.7, head=title, units=units, source=source) as page:
        axes = area(page, 0.42, 0.985)
        _period_dots(axes, rows, periods)
        return finish(page, title=title, alt=f"{main}, {units}: {'; '.join(parts)}.", source=source)


def _period_dots(axes: Axes, rows: pd.DataFrame, periods: list[str]) -> None:
    axes.axvline(0, color=MUTED, linewidth=0.8)
    ordered = sorted((row for _, row in rows.iterrows()), key=lambda row: periods.index(row["period"]))
    across = {"xycoords": ("figure fraction", "data"), "va": "center", "annotation_clip": False, "size": 8.5}
    for place, row in enumerate(ordered):
        first = place == 0 or ordered[place - 1]["period"] != row["period"]
        axes.annotate(period_words(row["period"]) if first else "", (0.012, place), weight="bold", **across)
        axes.annotate(row["flow"] or row["indicator"], (0.2, place), **across).set_url(anchor(row))
        style = {"color": FLOW_COLOURS.get(row["flow"], INK), "marker": FLOW_MARKERS.get(row["flow"], "o")}
        axes.plot(row["number"], place, markersize=6, **style)
        label(axes, printed(row), row["number"], place, anchor(row))
    axes.set(ylim=(len(ordered) - 0.4, -0.7), yticks=[])
    make_room(axes, [(row["number"], printed(row)) for row in ordered])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}%".replace("-", "−"))
    axes.tick_params(axis="x", labelsize=7.5)
