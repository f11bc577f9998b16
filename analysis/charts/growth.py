"""Level and growth side by side, and growth against the average: one line a subject, sorted."""

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.data import file_name, of_briefings, table, told
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
    number_axis,
    row_name,
)

FEWEST, MOST = 3, 40
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
    first = first_statements(figures)
    main, against = main_indicator(first), main_comparison(first)
    rows = of_whole(first, main) if by == "flow" else first[first["breakdown"] == by]
    period = period or main_period(rows)
    rows = rows[rows["period"] == period]
    growth = _rates(rows, against)
    if len(growth) < FEWEST:
        return Absent(f"Fewer than {FEWEST} growth rates by {by} in {period_words(period) or 'any period'}.")
    lines = _lines(rows, growth, main, by)
    average = _rates(of_whole(first, main), against)
    average = average[(average["period"] == period) & (by != "flow")]
    return _draw(lines, average, by, period, against)


def _rates(rows: pd.DataFrame, against: str) -> pd.DataFrame:
    """Growth rates in percent with a number."""
    rates = rows[(rows["measure"] == "growth") & (rows["comparison"] == against)]
    return rates[(rates["unit"] == "percent") & rates["number"].notna()]


def _lines(rows: pd.DataFrame, growth: pd.DataFrame, main: str, by: str) -> list[_Line]:
    levels = rows[(rows["measure"] == "level") & rows["number"].notna()]
    units = levels["unit"].value_counts(sort=False)
    levels = levels[levels["unit"] == (units.idxmax() if len(units) else "")]
    lines = []
    for _, own in rows.groupby(SUBJECTS, sort=False):
        one = [_best(some.loc[some.index.intersection(own.index)]) for some in (levels, growth)]
        if one[1] is not None:
            first = own.iloc[0]
            label = first["flow"] if by == "flow" else qualified(first, main, flow=False)
            lines.append(_Line(label or first["indicator"], first["flow"], *one))
    return sorted(lines, key=lambda line: line.growth["number"], reverse=True)


def _best(rows: pd.DataFrame) -> pd.Series | None:
    if rows.empty:
        return None
    exact = rows[rows["modality"] == "exact"]
    return (exact if len(exact) else rows).iloc[0]


def _draw(lines: list[_Line], average: pd.DataFrame, by: str, period: str, against: str) -> Chart:
    average = average[average["flow"].isin({line.flow for line in lines})]
    shown = lines if len(lines) <= MOST else lines[: MOST // 2] + lines[-MOST // 2 :]
    levels = [line.level for line in shown if line.level is not None]
    both = len(levels) >= max(FEWEST, len(shown) / 2)
    factor, scale = _scale([level["number"] for level in levels]) if both else (1.0, "")
    units = _units(f"{scale}{levels[0]['unit']}" if both else "", period, against, average)
    units += f". Of {len(lines)}, the {MOST // 2} fastest and slowest" if len(shown) < len(lines) else ""
    drawn = _drawn(shown, average, both)
    about = {"head": _finding(lines, average, by, period), "units": units, "source": source_line(drawn)}
    with canvas(len(shown) + 0.7, **about) as page:
        left = area(page, 0.37, 0.63) if both else area(page, 0.5, 0.5)
        _bars(left, shown, factor)
        for place, line in enumerate(shown):
            row_name(left, line.label, place, anchor(line.growth), right=0.36 if both else 0.48)
        _dots(area(page, 0.67 if both else 0.5, 0.985), shown, average)
        name = file_name(of_briefings(drawn), "growth by", by, period)
        return finish(page, alt=_alt(shown, by, units), name=name, data=_data(shown, average, both))


def _drawn(lines: list[_Line], average: pd.DataFrame, both: bool) -> pd.DataFrame:
    """The figures that a chart shows."""
    figures = [line.growth for line in lines] + [row for _, row in average.iterrows()]
    figures += [line.level for line in lines if both and line.level is not None]
    return pd.DataFrame(figures)


def _data(lines: list[_Line], average: pd.DataFrame, both: bool) -> pd.DataFrame:
    rows = []
    for line in lines:
        levels = [line.level] if both and line.level is not None else []
        rows += [
            told(row, "bar" if row is line.level else "dot", line.label) for row in [*levels, line.growth]
        ]
    rows += [told(row, "dashed line", "the whole") for _, row in average.iterrows()]
    return table(rows)


def _units(level: str, period: str, against: str, average: pd.DataFrame) -> str:
    basis = f" {COMPARISONS.get(against, f'against {against}')}" if against else ""
    parts = f"left: level, {level}; right: growth{basis}" if level else f"growth{basis}"
    means = ", ".join(f"{row['flow'] or 'all'} {printed(row)}" for _, row in average.iterrows())
    return f"{period_words(period)}; {parts}, in percent" + (
        f". Dashed: the whole ({means})" if means else ""
    )


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
    number_axis(axes, "%")


def _bars(axes: Axes, lines: list[_Line], factor: float) -> None:
    axes.set(ylim=(len(lines) - 0.4, -0.7), xticks=[], yticks=[])
    if axes.get_position().width == 0:
        return
    written = []
    for place, line in enumerate(lines):
        if line.level is None:
            continue
        value, colour = line.level["number"] / factor, FLOW_COLOURS.get(line.flow, INK)
        whole = line.level["modality"] == "exact"
        axes.barh(place, value, 0.55, facecolor=colour if whole else "none", edgecolor=colour, linewidth=1)
        written.append((max(value, 0), f"{CAUTION.get(line.level['modality'], '')}{value:,.4g}"))
        label(axes, written[-1][1], max(value, 0), place, anchor(line.level))
    axes.set_xlim(min(axes.get_xlim()[0], 0), max(axes.get_xlim()[1], 0))
    make_room(axes, written)
    axes.axvline(0, color=GRID, linewidth=1)


def _scale(values: list[float]) -> tuple[float, str]:
    largest = max((abs(value) for value in values), default=0)
    return next(((factor, word) for factor, word in SCALES if largest >= factor), (1.0, ""))


def _finding(lines: list[_Line], average: pd.DataFrame, by: str, period: str) -> str:
    if by == "flow":
        words = ", ".join(f"{line.label} {printed(line.growth)}" for line in lines)
        return f"{words[:1].upper()}{words[1:]} in {period_words(period)}"
    top, low = lines[0], lines[-1]
    ends = f"Fastest growth: {top.short(80)} ({printed(top.growth)}); slowest: {low.short(80)} ({printed(low.growth)})"
    means = dict(zip(average["flow"], average["number"], strict=True))
    compared = [line for line in lines if line.flow in means]
    above = sum(line.growth["number"] > means[line.flow] for line in compared)
    return ends + (f"; {above} of {len(compared)} above the average" if compared else "")


def _alt(lines: list[_Line], by: str, units: str) -> str:
    words = "; ".join(f"{line.label}: {_both(line)}" for line in lines)
    return f"Growth by {by}, {units}. {words}."


def _both(line: _Line) -> str:
    said = [f"level {printed(line.level)}"] if line.level is not None else []
    return ", ".join([*said, f"growth {printed(line.growth)}"])
