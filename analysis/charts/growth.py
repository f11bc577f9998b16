"""Level and growth side by side, and growth against the average: one line a subject, sorted."""

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

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

FEWEST, MOST = 3, 26
SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "), (1e3, "thousand "))
CAUTION = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "about": "≈ ", "nearly": "nearly "}
SUBJECTS = ["breakdown", "product", "mode", "region", "enterprise", "partner", "indicator", "flow"]


@dataclass(frozen=True, slots=True)
class _Line:
    """One subject with the figures that tell its level and its growth (None where not told)."""

    name: str
    flow: str
    level: pd.Series | None
    growth: pd.Series

    @property
    def label(self) -> str:
        """The name, and the flow unless it is the total."""
        return f"{self.name}, {self.flow}" if self.flow not in ("", "total", self.name) else self.name

    def short(self, width: int) -> str:
        """The label cut to a number of characters, the flow kept."""
        tail = self.label[len(self.name) :]
        return shortened(self.name, width - len(tail)) + tail


def growth_by(figures: pd.DataFrame, by: str, *, period: str = "") -> Chart | Absent:
    """Levels and growth rates by one dimension, in one period, sorted by growth around the average.

    `figures` is a prepared frame; `by` is `flow`, `partner`, `product`, `enterprise`, `region` or
    `mode`; without a `period` it is the one most figures are of. Fewer than three growth rates are
    not drawn.
    """
    told = first_statements(figures)
    main, against = main_indicator(told), main_comparison(told)
    rows = of_whole(told, main) if by == "flow" else told[told["breakdown"] == by]
    period = period or main_period(rows)
    rows = rows[rows["period"] == period]
    growth = rows[
        (rows["measure"] == "growth") & (rows["comparison"] == against) & (rows["unit"] == "percent")
    ]
    if len(growth) < FEWEST:
        return Absent(f"Fewer than {FEWEST} growth rates by {by} in {period_words(period) or 'any period'}.")
    lines = _lines(rows, growth, main, by)
    average = of_whole(told, main)
    average = average[(average["period"] == period) & average.index.isin(_rates(average, against).index)]
    return _draw(lines[:MOST], average if by != "flow" else average.iloc[:0], by, period, against, rows)


def _rates(rows: pd.DataFrame, against: str) -> pd.DataFrame:
    return rows[(rows["measure"] == "growth") & (rows["comparison"] == against)]


def _lines(rows: pd.DataFrame, growth: pd.DataFrame, main: str, by: str) -> list[_Line]:
    levels = rows[(rows["measure"] == "level")]
    units = levels["unit"].value_counts(sort=False)
    levels = levels[levels["unit"] == (units.idxmax() if len(units) else "")]
    lines = []
    for _, told in rows.groupby(SUBJECTS, sort=False):
        one = [_best(table.loc[table.index.intersection(told.index)]) for table in (levels, growth)]
        if one[1] is not None:
            first = told.iloc[0]
            label = first["flow"] if by == "flow" else qualified(first, main, flow=False)
            lines.append(_Line(label or first["indicator"], first["flow"], *one))
    return sorted(lines, key=lambda line: line.growth["number"], reverse=True)


def _best(rows: pd.DataFrame) -> pd.Series | None:
    if rows.empty:
        return None
    exact = rows[rows["modality"] == "exact"]
    return (exact if len(exact) else rows).iloc[0]


def _draw(
    lines: list[_Line], average: pd.DataFrame, by: str, period: str, against: str, rows: pd.DataFrame
) -> Chart:
    levels = [line.level for line in lines if line.level is not None]
    both = len(levels) >= max(FEWEST, len(lines) / 2)
    factor, scale = _scale([level["number"] for level in levels]) if both else (1.0, "")
    average = average[average["flow"].isin({line.flow for line in lines})]
    units = _units(f"{scale}{levels[0]['unit']}" if both else "", period, against, average)
    title, alt, source = _finding(lines, average, by, period), _alt(lines, by, units), source_line(rows)
    with canvas(len(lines) + 0.7, head=title, units=units, source=source) as page:
        left = area(page, 0.34, 0.62) if both else area(page, 0.42, 0.42)
        _bars(left, lines, factor)
        _names(left, lines, 38 if both else 50)
        _dots(area(page, 0.67 if both else 0.42, 0.985), lines, average)
        return finish(page, title=title, alt=alt, source=source)


def _units(level: str, period: str, against: str, average: pd.DataFrame) -> str:
    basis = f" {COMPARISONS.get(against, f'against {against}')}" if against else ""
    parts = f"left: level, {level}; right: growth{basis}" if level else f"growth{basis}, in percent"
    means = ", ".join(f"{row['flow'] or 'all'} {printed(row)}" for _, row in average.iterrows())
    return f"{period_words(period)}; {parts}" + (f". Dashed: the whole ({means})" if means else "")


def _names(axes: Axes, lines: list[_Line], width: int) -> None:
    for place, line in enumerate(lines):
        text = axes.annotate(
            line.short(width),
            (0.012, place),
            xycoords=("figure fraction", "data"),
            va="center",
            size=8.5,
            annotation_clip=False,
        )
        text.set_url(anchor(line.growth))


def _dots(axes: Axes, lines: list[_Line], average: pd.DataFrame) -> None:
    axes.set(ylim=(len(lines) - 0.4, -0.7), yticks=[])
    axes.axvline(0, color=MUTED, linewidth=0.8)
    for _, row in average.iterrows():
        colour = FLOW_COLOURS.get(row["flow"], INK)
        axes.axvline(row["number"], color=colour, linewidth=1, linestyle=(0, (3, 2)))
    for place, line in enumerate(lines):
        style = {"color": FLOW_COLOURS.get(line.flow, INK), "marker": FLOW_MARKERS.get(line.flow, "o")}
        whole = line.growth["modality"] == "exact"
        axes.plot(line.growth["number"], place, markersize=6, fillstyle="full" if whole else "none", **style)
        label(axes, printed(line.growth), line.growth["number"], place, anchor(line.growth))
    make_room(axes, [(line.growth["number"], printed(line.growth)) for line in lines])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}%".replace("-", "−"))
    axes.tick_params(axis="x", labelsize=7.5)


def _bars(axes: Axes, lines: list[_Line], factor: float) -> None:
    axes.set(ylim=(len(lines) - 0.4, -0.7), xticks=[], yticks=[])
    for place, line in enumerate(lines):
        if line.level is None or axes.get_position().width == 0:
            continue
        value, colour = line.level["number"] / factor, FLOW_COLOURS.get(line.flow, INK)
        whole = line.level["modality"] == "exact"
        axes.barh(place, value, 0.55, facecolor=colour if whole else "none", edgecolor=colour, linewidth=1)
        text = f"{CAUTION.get(line.level['modality'], '')}{value:,.4g}"
        label(axes, text, max(value, 0), place, anchor(line.level))
    low, high = axes.get_xlim()
    axes.set_xlim(min(low, 0), high * 1.25)
    axes.axvline(0, color=GRID, linewidth=1)


def _scale(values: list[float]) -> tuple[float, str]:
    largest = max((abs(value) for value in values), default=0)
    return next(((factor, word) for factor, word in SCALES if largest >= factor), (1.0, ""))


def _finding(lines: list[_Line], average: pd.DataFrame, by: str, period: str) -> str:
    if by == "flow":
        words = ", ".join(f"{line.label} {printed(line.growth)}" for line in lines)
        return f"{words[:1].upper()}{words[1:]} in {period_words(period)}"
    top, low = lines[0], lines[-1]
    ends = f"Fastest growth: {top.short(40)} ({printed(top.growth)}); slowest: {low.short(40)} ({printed(low.growth)})"
    means = dict(zip(average["flow"], average["number"], strict=True))
    compared = [line for line in lines if line.flow in means]
    above = sum(line.growth["number"] > means[line.flow] for line in compared)
    return ends + (f"; {above} of {len(compared)} above the average" if compared else "")


def _alt(lines: list[_Line], by: str, units: str) -> str:
    told = "; ".join(f"{line.label}: {_both(line)}" for line in lines)
    return f"Growth by {by}, {units}. {told}."


def _both(line: _Line) -> str:
    said = [f"level {printed(line.level)}"] if line.level is not None else []
    return ", ".join([*said, f"growth {printed(line.growth)}"])
