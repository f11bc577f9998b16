"""A waterfall: each bar begins where the one before it ended, and the last is the growth of the whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor, log10

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.data import computed, file_name, of_briefings, table, told
from analysis.charts.gains import Span, as_text
from analysis.charts.select import anchor, period_words, printed, shortened, source_line
from analysis.charts.style import (
    ALARM,
    FINE,
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


@dataclass(frozen=True, slots=True)
class Bar:
    """What one part added in percentage points, and the figures that say so, by themselves or together."""

    name: str
    span: Span
    figures: tuple[pd.Series, ...]
    told: bool = False
    rest: bool = False
    gathered: bool = False

    def within(self, span: Span) -> "Bar":
        """The same bar, bounded more closely."""
        return replace(self, span=span)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The parts of a whole's growth, in the order found, and the growth itself; `number` tells it from others."""

    indicator: str
    by: str
    period: str
    basis: str
    parts: list[Bar]
    whole: Bar
    number: int = 1

    @property
    def subject(self) -> str:
        """The whole in words, with its flow unless it is the total."""
        flow = self.whole.name
        return self.indicator if flow in ("", "total") else f"{self.indicator} ({flow})"

    @property
    def ordered(self) -> list[Bar]:
        """What added most first, and the rest last."""
        return sorted(self.parts, key=lambda bar: (bar.rest, bar.gathered, -bar.span.middle))

    @property
    def places(self) -> int:
        """Decimals that show the growth as printed, and at least two digits of the largest bar."""
        _, _, decimals = self.whole.figures[0]["value"].partition(".")
        largest = max(abs(bar.span.middle) for bar in [*self.parts, self.whole])
        return min(max(1, len(decimals), 1 - floor(log10(largest)) if largest else 1), 15)


def drawn(fall: Waterfall) -> Chart | Absent:
    """Draw a waterfall: bars end at the middle of what rounding leaves, a whisker shows all of it."""
    bars, growth = fall.ordered, printed(fall.whole.figures[0])
    units = f"{fall.basis}; contribution to growth in percentage points, {_how(fall)}; whisker: what rounding leaves"
    figures = pd.DataFrame([row for bar in [*bars, fall.whole] for row in bar.figures])
    figures = figures[~figures["figure"].duplicated()]
    words = "; ".join(f"{bar.name}: {_words(bar, fall.places)}" for bar in bars)
    alt = f"Contributions to the growth of {fall.subject} by {fall.by}, {units}. {words}; all: {growth}."
    source = source_line(figures, "Numbers read and contributions computed")
    with canvas(len(bars) + 2, head=_finding(fall), units=units, source=source) as page:
        _steps(area(page, 0.36, 0.985), fall)
        which = [
            "" if fall.whole.name == "total" else fall.whole.name,
            "" if fall.number == 1 else str(fall.number),
        ]
        name = file_name(of_briefings(figures), "contributions by", fall.by, fall.period, *which)
        return finish(page, alt=alt, name=name, data=_data(fall, figures))


def _how(fall: Waterfall) -> str:
    """Which bars were told, and which follow from other figures."""
    told = [bar.name for bar in fall.parts if bar.told]
    if len(told) == len(fall.parts):
        return "as printed"
    named = ", ".join(told) if len(told) < 3 else f"{len(told)} of {len(fall.parts)}"
    return "computed from rounded figures" + (f" (as printed: {shortened(named, 120)})" if told else "")


def _signed(number: object, places: int) -> str:
    words = f"{float(number):+,.{places}f}".replace("-", "−")
    return words if re.search("[1-9]", words) else words[1:]


def _points(bar: Bar, places: int) -> str:
    """The middle of a bar; a told contribution has the decimals it was told with."""
    told = len(bar.figures[0]["value"].partition(".")[2]) if bar.told else places
    return _signed(bar.span.middle, told)


def _words(bar: Bar, places: int) -> str:
    """The middle of a bar, and how far rounding reaches where that shows, rounded up."""
    half = ceil(bar.span.half * 10**places) / 10**places
    return _points(bar, places) + (f" ± {half:,.{places}f}" if bar.span.half * 10**places > 0.5 else "")


def _finding(fall: Waterfall) -> str:
    """Which part made most of the growth, if rounding leaves no doubt, and what worked against it."""
    up = fall.whole.span.middle >= 0
    sign = 1 if up else -1
    bars = sorted(
        (bar for bar in fall.parts if not bar.rest and not bar.gathered),
        key=lambda bar: -sign * bar.span.middle,
    )
    lead, second = bars[:2]
    clear = lead.span.low > second.span.high if up else lead.span.high < second.span.low
    known = " of those told" if any(bar.rest for bar in fall.parts) else ""
    most = f"most{known}, " if clear and sign * lead.span.middle > 0 else ""
    name, subject = shortened(lead.name, 80), shortened(fall.subject, 80)
    growth = f"{subject}, {printed(fall.whole.figures[0])} in {period_words(fall.period)}"
    title = f"{name[:1].upper()}{name[1:]} contributed {most}{_points(lead, fall.places)} points"
    title += f"{',' if most else ''} to the growth of {growth}"
    against = min(fall.parts, key=lambda bar: sign * bar.span.middle)
    if against is lead or max(sign * end for end in against.span) >= 0:
        return title
    return f"{title}; {shortened(against.name, 80)}: {_points(against, fall.places)} points"


def _placed(fall: Waterfall) -> Iterator[tuple[Bar, float, float]]:
    """Each bar with where it begins and ends; the whole begins at nothing."""
    at = 0.0
    for bar in fall.ordered:
        yield bar, at, at + float(bar.span.middle)
        at += float(bar.span.middle)
    yield fall.whole, 0.0, float(fall.whole.span.middle)


def _steps(axes: Axes, fall: Waterfall) -> None:
    placed = list(_placed(fall))
    axes.set(ylim=(len(placed) - 0.4, -0.7), yticks=[])
    axes.axvline(0, color=MUTED, linewidth=0.8)
    written = []
    for place, (bar, start, end) in enumerate(placed):
        whole, half = bar is fall.whole, float(bar.span.half)
        colour = INK if whole else MUTED if bar.rest else FINE if end >= start else ALARM
        axes.barh(place, end - start, 0.55, left=start, color=colour)
        axes.plot([end - half, end + half], [place, place], color=INK, linewidth=1)
        axes.plot([end - half, end + half], [place, place], "|", color=INK, markersize=5)
        if place + 2 < len(placed):
            axes.vlines(end, place + 0.275, place + 0.725, color=MUTED, linewidth=0.8)
        words = printed(bar.figures[0]) if whole else _words(bar, fall.places)
        written.append((max(start, end + half), words))
        url = (
            ""
            if bar.rest or bar.gathered
            else anchor(bar.figures[0] if whole or bar.told else bar.figures[1])
        )
        row_name(axes, fall.subject if whole else bar.name, place, url, right=0.34)
        label(axes, words, written[-1][0], place, url)
    make_room(axes, written)
    number_axis(axes)


def _data(fall: Waterfall, figures: pd.DataFrame) -> pd.DataFrame:
    """Each bar with its bounds, then the figures they were computed from."""
    rows = []
    for bar in [*fall.ordered, fall.whole]:
        whole = bar is fall.whole
        if whole or bar.told:
            rows.append(
                told(bar.figures[0], "last bar" if whole else "bar", fall.subject if whole else bar.name)
            )
            continue
        known = {"flow": fall.whole.name, "period": fall.period, "unit": "percentage_point"}
        known |= {"measure": "contribution", "comparison": fall.whole.figures[0]["comparison"]}
        known |= {"whole": fall.subject, "briefing": of_briefings(figures)}
        rows.append(computed(bar.figures, "bar", bar.name, **known, **as_text(bar.span, fall.places + 4)))
    shown = {bar.figures[0]["figure"] for bar in [*fall.parts, fall.whole] if bar.told or bar is fall.whole}
    inputs = [row for _, row in figures.iterrows() if row["figure"] not in shown]
    return table([*rows, *(told(row, "computed from", _subject(row, fall)) for row in inputs)])


def _subject(row: pd.Series, fall: Waterfall) -> str:
    return row.get(fall.by, "") or fall.subject
