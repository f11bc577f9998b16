"""One series over nested periods: what was published for each, and what the rest of the months must be.

Height is the monthly average, width the months, so the area of a block is its value.
"""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.charts.data import COLUMNS as FIGURE_COLUMNS
from analysis.charts.data import file_name, table
from analysis.charts.growth import SCALES
from analysis.charts.select import MONTHS, period_words, printed, shortened
from analysis.charts.style import ACCENT, FINE, INK, MUTED, PAPER, WIDTH, Absent, Chart, area, canvas, finish
from analysis.charts.words import cut, width
from analysis.model import DIMENSIONS
from analysis.period import Period

MOST = 4
SERIES = ["indicator", *DIMENSIONS]
COLUMNS = [*(name for name in FIGURE_COLUMNS if name != "figures"), "months", "monthly", "growth", "figures"]


@dataclass(frozen=True, slots=True)
class _Block:
    """The value of a series in a period, published or implied within bounds, and its growth in words.

    `told` is the row of the table it comes from; an implied one is of no briefing.
    """

    period: Period
    low: float
    high: float
    growth: str
    told: pd.Series
    where: str = ""

    @property
    def words(self) -> str:
        return period_words(self.period.name) + ("" if self.where else " (implied)")

    @property
    def monthly(self) -> float:
        return (self.low + self.high) / 2 / self.period.length

    def value(self, factor: float) -> str:
        low, high = self.low / factor, self.high / factor
        return f"{(low + high) / 2:.4g}" if self.where else f"between {low:.5g} and {high:.5g}"


@dataclass(frozen=True, slots=True)
class _Bridge:
    """A published period, a published part of it, and the hole that is left."""

    name: str
    unit: str
    whole: _Block
    part: _Block
    hole: _Block

    @property
    def across(self) -> bool:
        """True when two briefings were needed."""
        return self.whole.where != self.part.where


def bridges(figures: pd.DataFrame, implied: pd.DataFrame) -> list[Chart | Absent]:
    """A chart for each series told for a period, for a part of it, and implied for the rest.

    Found from the keys alone: an implied level whose period, with that of a published level of the
    same series, makes up the period of another. Those across briefings come first; four at most.
    `figures` is a prepared frame.
    """
    rests = implied[implied["measure"] == "level"]
    ends = {name: pd.to_numeric(rests[name], errors="coerce") for name in ("lower", "upper")}
    rests = rests.assign(**ends).dropna(subset=["lower", "upper"])
    tables = figures[figures["period"] != ""], implied
    found = [bridge for _, rest in rests.iterrows() if (bridge := _bridge(rest, *tables))]
    found.sort(key=lambda bridge: not bridge.across)
    charts = [_draw(bridge) for bridge in found[:MOST]]
    return charts or [Absent("No series is told for a period and for a part of it.")]


def _bridge(rest: pd.Series, figures: pd.DataFrame, implied: pd.DataFrame) -> _Bridge | None:
    same = figures[(figures[SERIES] == rest[SERIES]).all(axis=1)]
    levels = same[(same["measure"] == "level") & (same["unit"] == rest["unit"])].dropna(
        subset=["low", "high"]
    )
    blocks = [
        _Block(Period.parse(row["period"]), row["low"], row["high"], _grown(same, row), row, row["briefing"])
        for _, row in levels.drop_duplicates("period").iterrows()
    ]
    growth = _must_have_grown(implied, rest)
    hole = _Block(Period.parse(rest["period"]), rest["lower"], rest["upper"], growth, rest)
    name = ", ".join(dict.fromkeys(rest[key] for key in SERIES if rest[key]))
    for whole in blocks:
        for part in blocks:
            if whole.period.remainder(part.period) == hole.period:
                return _Bridge(name, rest["unit"], whole, part, hole)
    return None


def _grown(same: pd.DataFrame, level: pd.Series) -> str:
    rates = same[(same["measure"] == "growth") & (same["period"] == level["period"])]
    return printed(rates.iloc[0]) if len(rates) else ""


def _must_have_grown(implied: pd.DataFrame, rest: pd.Series) -> str:
    rates = implied[(implied[[*SERIES, "period"]] == rest[[*SERIES, "period"]]).all(axis=1)]
    rates = rates[(rates["measure"] == "growth") & (rates["lower"] != "") & (rates["upper"] != "")]
    if rates.empty:
        return ""
    low, high = (float(rates.iloc[0][end]) for end in ("lower", "upper"))
    return f"{low:+.1f}% to {high:+.1f}%".replace("-", "−")


def _draw(bridge: _Bridge) -> Chart:
    whole, part, hole = bridge.whole, bridge.part, bridge.hole
    factor, word = next(((f, w) for f, w in SCALES if abs(whole.low) >= f), (1.0, ""))
    unit, months = f"{word}{bridge.unit}", period_words(hole.period.name)
    value = hole.value(factor).removeprefix("between ").replace(" and ", " to ")
    subject = shortened(bridge.name, 160)
    title = f"{subject[:1].upper()}{subject[1:]}: {value} {unit} must have come in {months}"
    title += f", growth of {hole.growth}" if hole.growth else ""
    units = f"{unit} a month on average; the area of a block is its value; the dashed line is the whole"
    briefings = ", ".join(dict.fromkeys([part.where, whole.where]))
    source = f"Source: {briefings}; {months} implied. Numbers read by the Briefing Workbook."
    told = "; ".join(f"{b.words}: {b.value(factor)} {unit}{_after(b)}" for b in (whole, part, hole))
    with canvas(9, head=title, units=units, source=source) as page:
        _blocks(area(page, 0.075, 0.985), bridge, factor)
        name = file_name("bridge", bridge.name, hole.period.name)
        return finish(page, alt=f"{bridge.name}. {told}.", name=name, data=_data(bridge))


def _after(block: _Block) -> str:
    return f", growth {block.growth}" if block.growth else ""


def _data(bridge: _Bridge) -> pd.DataFrame:
    """The three values with their bounds, and the growth told of each."""
    rows = []
    for block, drawn_as in (
        (bridge.whole, "dashed line"),
        (bridge.part, "block"),
        (bridge.hole, "hatched block"),
    ):
        row = block.told
        kept = {
            name: str(row.get(name, "")) for name in ("flow", "unit", "modality", "start", "end", "value")
        }
        kept |= {"lower": str(row["lower"]), "upper": str(row["upper"]), "figures": row.get("figure", "")}
        kept |= {
            "months": str(block.period.length),
            "monthly": f"{Decimal(f'{block.monthly:.10g}'):f}",
            "growth": block.growth,
        }
        kept |= {
            "drawn_as": drawn_as,
            "subject": bridge.name,
            "measure": "level",
            "period": block.period.name,
        }
        rows.append(kept | {"briefing": block.where, "printed": row.get("raw", "implied")})
    return table(rows, COLUMNS)


def _blocks(axes: Axes, bridge: _Bridge, factor: float) -> None:
    """The blocks with their words inside, or above all of them where a block is too narrow."""
    whole, part, hole = bridge.whole, bridge.part, bridge.hole
    top, above = max(part.monthly, hole.monthly, 0) / factor or 1.0, []
    for block, colour in ((part, FINE), (hole, ACCENT)):
        height = block.monthly / factor
        hatch = {} if block.where else {"hatch": "///", "edgecolor": PAPER}
        axes.bar(block.period.first, height, block.period.length, align="edge", color=colour, **hatch)
        lines = [block.words, block.value(factor), f"{height:,.3g} a month", block.growth]
        room = block.period.length / (whole.period.length + 1.2) * axes.get_position().width * WIDTH - 0.15
        if height < top * 0.5 or max(width(line, 9) for line in lines) > room:
            above.append((colour, ": ".join([lines[0], ", ".join(filter(None, lines[1:]))])))
            continue
        middle = block.period.first + block.period.length / 2
        box = {"facecolor": PAPER, "edgecolor": "none", "pad": 3}
        words = "\n".join(filter(None, lines))
        axes.text(middle, height / 2, words, ha="center", va="center", size=9, bbox=box, linespacing=1.4)
    _above(axes, bridge, above, top, factor)


def _above(axes: Axes, bridge: _Bridge, notes: list[tuple[str, str]], top: float, factor: float) -> None:
    """The line of the whole, its words above it, and those of narrow blocks after a square of their colour."""
    whole = bridge.whole
    first, last, line = whole.period.first, whole.period.last, whole.monthly / factor
    axes.hlines(line, first, last + 1, color=INK, linewidth=1.4, linestyle=(0, (4, 2)))
    words = f"{whole.words}: {whole.value(factor)}, {line:,.3g} a month{_after(whole)}"
    for step, (colour, note) in enumerate([(INK, words), *notes]):
        at, square = top * (1.11 + 0.11 * step), first + 0.02 * whole.period.length
        note = cut(note, 6.5, 9)
        axes.annotate(
            note,
            (square if step else first, at),
            (7 * bool(step), 0),
            textcoords="offset points",
            size=9,
            va="center",
        )
        if step:
            axes.plot(square, at, "s", color=colour, markersize=6)
    floor = min(0.0, line, bridge.part.monthly / factor, bridge.hole.monthly / factor)
    axes.set(xlim=(first - 0.1, last + 1.1), ylim=(floor * 1.1, top * (1.2 + 0.11 * len(notes))))
    months = range(first, last + 2)
    axes.set_xticks(list(months)[:: -(-len(months) // 14)])
    axes.xaxis.set_major_formatter(lambda at, _: MONTHS[int(at) % 12] if at <= last else "")
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10], prune="upper"))
    axes.grid(visible=False)
    axes.tick_params(axis="both", labelsize=7.5, labelcolor=MUTED)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.3g}".replace("-", "−"))
