"""Shares of a whole as bars, and beside them how they changed since a year earlier, where that is told."""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.data import computed, file_name, of_briefings, table, told
from analysis.charts.growth import CAUTION, FEWEST, MOST
from analysis.charts.select import (
    BREAKDOWNS,
    anchor,
    first_statements,
    main_indicator,
    main_period,
    period_words,
    printed,
    qualified,
    shortened,
    source_line,
)
from analysis.charts.style import (
    FLOW_COLOURS,
    GRID,
    INK,
    MUTED,
    PAPER,
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
from analysis.quantity import Interval

THING = ["indicator", "flow", *BREAKDOWNS, "period"]


@dataclass(frozen=True, slots=True)
class _Share:
    """A share, and its change in percentage points since a year earlier where one is told."""

    name: str
    now: pd.Series
    change: pd.Series | None = None

    @property
    def before(self) -> Interval | None:
        """The share a year earlier, from what both roundings leave; None without bounds."""
        ends = [] if self.change is None else [self.now["lower"], self.now["upper"]]
        ends += [] if self.change is None else [self.change["lower"], self.change["upper"]]
        if not ends or "" in ends:
            return None
        low, high, less, more = map(Decimal, ends)
        return Interval(low - more, high - less)

    @property
    def words(self) -> str:
        """The share as printed, and its change."""
        changed = "" if self.change is None else f", changed by {_points(self.change)}"
        return f"{self.name}: {printed(self.now)} of {self.now['whole'] or 'a whole not named'}{changed}"


def shares(figures: pd.DataFrame, *, period: str = "") -> Chart | Absent:
    """Every share told of a period, grouped by the whole it is of, the largest first.

    A change in percentage points since a year earlier stands beside its share, with the share that it
    started from. `figures` is a prepared frame; fewer than three shares are not drawn.
    """
    first = first_statements(figures)
    rows = first[(first["measure"] == "share") & (first["unit"] == "percent") & first["number"].notna()]
    period = period or main_period(rows)
    rows = rows[rows["period"] == period]
    if len(rows) < FEWEST:
        return Absent(f"Fewer than {FEWEST} shares in {period_words(period) or 'any period'}.")
    size = rows.groupby("whole")["whole"].transform("size")
    rows = rows.assign(size=size).sort_values(["size", "whole", "number"], ascending=[False, True, False])
    main, changes = main_indicator(first), _changes(first, rows)
    found = [_Share(qualified(row, main), row, changes.get(key)) for key, row in rows.iterrows()]
    return _draw(found, period)


def _changes(figures: pd.DataFrame, rows: pd.DataFrame) -> dict[object, pd.Series]:
    """The change told of each share, by its index: that of the same thing told nearest before it."""
    changes = figures[(figures["measure"] == "share_change") & (figures["comparison"] == "yoy")]
    changes = changes[(changes["unit"] == "percentage_point") & changes["number"].notna()]
    found: dict[object, pd.Series] = {}
    for _, change in changes.iterrows():
        same = rows[(rows[[*THING, "briefing"]] == change[[*THING, "briefing"]]).all(axis=1)]
        same = same[same["whole"] == change["whole"]] if change["whole"] else same
        if len(same):
            away = [
                (int(at) > int(change["start"]), abs(int(at) - int(change["start"]))) for at in same["start"]
            ]
            found.setdefault(same.index[away.index(min(away))], change)
    return found


def _draw(found: list[_Share], period: str) -> Chart:
    shown = found[:MOST]
    changed = [each for each in shown if each.change is not None]
    units = (
        f"{period_words(period)}; {'left: ' if changed else ''}share in percent, in grey the whole it is of"
    )
    units += "; right: change in percentage points, hollow: a year earlier, computed" if changed else ""
    units += f". The first {MOST} of {len(found)}" if len(shown) < len(found) else ""
    drawn = pd.DataFrame([each.now for each in shown] + [each.change for each in changed])
    wholes = drawn["whole"][: len(shown)].nunique()
    about = {"head": _finding(shown, changed), "units": units, "source": source_line(drawn)}
    with canvas(len(shown) + 0.9 * wholes + 0.3, **about) as page:
        _panels(page, shown, bool(changed))
        alt = f"Shares, {units}. {'; '.join(each.words for each in shown)}."
        return finish(page, alt=alt, name=file_name(of_briefings(drawn), "shares", period), data=_data(shown))


def _finding(shown: list[_Share], changed: list[_Share]) -> str:
    top = shown[0]
    whole = top.now["whole"] or "a whole not named"
    same = [each for each in shown if each.now["whole"] == top.now["whole"]]
    most = ", the largest share told of it" if len(same) > 1 else ""
    title = f"{shortened(top.name, 80)}: {printed(top.now)} of {shortened(whole, 80)}{most}"
    if len(changed) < 2:
        return title
    moved = max(changed, key=lambda each: abs(each.change["number"]))
    return f"{title}; largest change: {shortened(moved.name, 80)} ({_points(moved.change)})"


def _points(change: pd.Series) -> str:
    """A change as it stands beside its mark.

    >>> _points(pd.Series({"number": -1.2, "modality": "about"}))
    '≈ −1.2 points'
    """
    number = f"{change['number']:+,.6g}".replace("-", "−")
    return f"{CAUTION.get(change['modality'], '')}{number} points"


def _data(shown: list[_Share]) -> pd.DataFrame:
    rows = []
    for each in shown:
        rows.append(told(each.now, "bar", each.name))
        if each.change is not None:
            rows.append(told(each.change, "filled mark", each.name))
        if (before := each.before) is not None:
            ends = {"value": f"{(before.lower + before.upper) / 2:f}", "unit": "percent"}
            ends |= {
                "lower": f"{before.lower:f}",
                "upper": f"{before.upper:f}",
                "measure": "share a year earlier",
            }
            ends |= {name: each.now[name] for name in ("flow", "whole", "period", "briefing")}
            rows.append(computed([each.now, each.change], "hollow mark", each.name, **ends))
    return table(rows)


def _panels(page, shown: list[_Share], changed: bool) -> None:
    axes = area(page, 0.44, 0.69 if changed else 0.985)
    beside = area(page, 0.755, 0.985) if changed else None
    place, whole, written = -1.0, None, []
    for each in shown:
        headed = each.now["whole"] != whole
        if headed:
            whole, place = each.now["whole"], place + 1.1
            of = f"of {whole or 'a whole not named'}"
            row_name(axes, of, place, right=0.74 if changed else 0.9, color=MUTED)
        place += 0.8 if headed else 1
        written.append((each.now["number"], _bar(axes, each, place)))
        if each.change is not None:
            _moved(beside, each, place)
    outside = any(not 0 <= each.now["number"] <= 100 for each in shown)
    low = min(0.0, *(each.now["number"] for each in shown))
    axes.set(xlim=(low, 100), yticks=[], xticks=[0, 25, 50, 75, 100])
    make_room(axes, written)
    number_axis(axes, "%") if outside else axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}%")
    axes.tick_params(axis="x", labelsize=7.5)
    axes.axvline(0, color=GRID, linewidth=1)
    for panel in filter(None, (axes, beside)):
        panel.set(ylim=(place + 0.7, -0.7), yticks=[])
    if changed:
        _room_beside(beside, shown)


def _bar(axes: Axes, each: _Share, place: float) -> str:
    row, colour = each.now, FLOW_COLOURS.get(each.now["flow"], INK)
    exact = row["modality"] == "exact"
    axes.barh(place, row["number"], 0.55, facecolor=colour if exact else "none", edgecolor=colour)
    row_name(axes, each.name, place, anchor(row), left=0.024, right=0.43)
    words = f"{CAUTION.get(row['modality'], '')}{row['number']:,.6g}%"
    label(axes, words, max(row["number"], 0), place, anchor(row))
    return words


def _moved(axes: Axes, each: _Share, place: float) -> None:
    """From a hollow mark, the year earlier, to a filled one; words to the right of both."""
    points, colour = each.change["number"], FLOW_COLOURS.get(each.change["flow"], INK)
    axes.plot([0, points], [place, place], color=colour, linewidth=1.6, zorder=2)
    axes.plot(
        0, place, "o", markersize=6, markerfacecolor=PAPER, markeredgecolor=colour, zorder=3, clip_on=False
    )
    style = "full" if each.change["modality"] == "exact" else "none"
    axes.plot(points, place, "o", markersize=6, color=colour, fillstyle=style, zorder=4)
    label(axes, _change_words(each), max(points, 0), place, anchor(each.change))


def _change_words(each: _Share) -> str:
    before = each.before
    return _points(each.change) + (f", from {float(before.lower + before.upper) / 2:,.4g}%" if before else "")


def _room_beside(axes: Axes, shown: list[_Share]) -> None:
    moved = [each for each in shown if each.change is not None]
    ends = [each.change["number"] for each in moved]
    reach = max(map(abs, ends)) * 0.12 or 1
    axes.set_xlim(min(0, *ends) - reach, max(0, *ends) + reach)
    make_room(axes, [(max(end, 0), _change_words(each)) for end, each in zip(ends, moved, strict=True)])
    number_axis(axes)
    axes.axvline(0, color=GRID, linewidth=1)
