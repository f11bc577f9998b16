"""What all charts share: colours with one meaning, a page of one size, and SVG with the same bytes each time."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import MaxNLocator

from analysis.cells import csv_text
from analysis.charts.words import fits, one_line, width, wrapped

INK, MUTED, GRID, BAND, PAPER = "#1f2937", "#6b7280", "#e2e6ea", "#d5dae1", "#ffffff"
ACCENT, WARN, ALARM, FINE = "#56b4e9", "#e69f00", "#d55e00", "#0072b2"
FLOW_COLOURS = {"": INK, "total": INK, "exports": "#0072b2", "imports": "#d55e00", "balance": "#009e73"}
FLOW_MARKERS = {"": "o", "total": "o", "exports": "^", "imports": "s", "balance": "D"}

WIDTH = 7.6
LINE = 0.27
LEFT = 0.012
WIDE = WIDTH * (1 - 2 * LEFT)
LABEL = 8
SETTINGS = {
    "svg.hashsalt": "briefing-workbook",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Segoe UI", "Helvetica", "sans-serif"],
    "font.size": 9,
    "text.parse_math": False,
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.labelcolor": MUTED,
    "axes.unicode_minus": True,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "figure.facecolor": PAPER,
    "axes.facecolor": "none",
    "lines.antialiased": True,
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart: SVG text, the finding as its title, a description in words, a source line.

    `data` is what was drawn, as a table of text; `name` is the stem of a file that holds it.
    """

    svg: str
    title: str
    alt: str
    source: str
    units: str
    name: str
    data: pd.DataFrame

    @property
    def csv(self) -> str:
        """The data as CSV, in which no cell is a formula."""
        return csv_text(self.data)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        data = {"image/svg+xml": self.svg, "text/csv": self.csv, "text/plain": f"Chart: {self.title}"}
        return data, {"image/svg+xml": {"alt": self.alt}, "text/csv": {"name": self.name}}


@dataclass(frozen=True, slots=True)
class Absent:
    """A chart or table that is not drawn, because there is too little to show; says so in one line."""

    what: str
    kind: str = "chart"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return {"text/plain": self.what}, {"workbook": {"absent": self.kind}}


@contextmanager
def canvas(rows: float, *, head: str, units: str, source: str) -> Iterator[Canvas]:
    """A page with the finding on top, the units below it and the source line at the foot.

    `rows` is the height of the drawing in lines of text; the axes go between 0 and 1 of what is left,
    see `area`.
    """
    title = wrapped(head, WIDE, 11, weight="bold", most=5)
    below, foot = wrapped(units, WIDE, 8.5, most=4), wrapped(source, WIDE, 7.5, most=3)
    top, bottom = 0.2 * len(title) + 0.15 * len(below) + 0.27, 0.125 * len(foot) + 0.395
    height = top + LINE * rows + 0.16 + bottom
    with mpl.rc_context(SETTINGS):
        page = Canvas(figsize=(WIDTH, height))
        at = lambda inches: 1 - inches / height  # noqa: E731
        page.text(LEFT, at(0.1), "\n".join(title), size=11, weight="bold", va="top", linespacing=1.25)
        style = {"color": MUTED, "linespacing": 1.25}
        page.text(LEFT, at(0.17 + 0.2 * len(title)), "\n".join(below), va="top", size=8.5, **style)
        page.text(LEFT, 0.09 / height, "\n".join(foot), size=7.5, va="bottom", **style)
        page.top, page.bottom = at(top), bottom / height
        page.told = {"title": one_line(head), "units": one_line(units), "source": one_line(source)}
        yield page


def area(page: Canvas, left: float, right: float) -> Axes:
    """Axes between two shares of the page's width, with light vertical guides and no frame."""
    axes = page.add_axes((left, page.bottom, right - left, page.top - page.bottom))
    axes.spines[:].set_visible(False)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    return axes


def label(axes: Axes, text: str, x: float, y: float, url: str = "") -> None:
    """Write to the right of a mark, on a ground that keeps lines from crossing the words."""
    written = axes.annotate(
        one_line(text),
        (x, y),
        (7, 0),
        textcoords="offset points",
        ha="left",
        va="center",
        size=LABEL,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8},
    )
    written.set_url(url)


def row_name(
    axes: Axes,
    text: str,
    y: float,
    url: str = "",
    *,
    left: float = LEFT,
    right: float,
    sizes: tuple[float, ...] = (8.5, 8, 7.2),
    **style: object,
) -> None:
    """Write the name of a line between two shares of the page's width: in one line, else two of the least size."""
    inches, text = (right - left) * WIDTH, one_line(text)
    size = next((size for size in sizes if fits(text, inches, size)), sizes[-1])
    words = "\n".join(wrapped(text, inches, size, most=2))
    across = {"xycoords": ("figure fraction", "data"), "va": "center", "annotation_clip": False}
    axes.annotate(words, (left, y), size=size, linespacing=1.1, **across, **style).set_url(url)


def make_room(axes: Axes, labels: list[tuple[float, str]]) -> None:
    """Widen the axes to the right until each label beside its mark fits into them."""
    low, high = axes.get_xlim()
    inches = axes.get_position().width * WIDTH
    for x, text in labels:
        share = min((0.14 + width(text, LABEL)) / inches, 0.95)
        high = max(high, low + (x - low) / (1 - share))
    axes.set_xlim(low, high)


def number_axis(axes: Axes, unit: str = "") -> None:
    """Few enough round numbers along the foot that none meets its neighbour or leaves the page."""
    (low, high), place = axes.get_xlim(), axes.get_position()
    shown: dict[float, str] = {}
    for most in (6, 4, 3, 2, 1):
        ticks = MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
        near = [
            0.0 if abs(tick) < (high - low) / 1e6 else float(tick) for tick in ticks if low <= tick <= high
        ]
        shown = {tick: f"{tick:,.6g}{unit}".replace("-", "−") for tick in near}
        wide = max((width(words, 7.5) for words in shown.values()), default=0)
        if (wide + 0.12) * len(shown) <= place.width * WIDTH:
            break
    edges = {tick: (place.x0 + place.width * (tick - low) / (high - low)) * WIDTH for tick in shown}
    kept = [tick for tick in shown if wide / 2 < edges[tick] < WIDTH - wide / 2]
    axes.set_xticks(kept, [shown[tick] for tick in kept], size=7.5)


def finish(page: Canvas, *, alt: str, name: str, data: pd.DataFrame) -> Chart:
    """Turn the page into a `Chart`; the bytes depend on nothing but what was drawn.

    Words stay text in the SVG, so the reader's browser finds the letters that DejaVu lacks.
    """
    with mpl.rc_context(SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        out = io.StringIO()
        page.savefig(
            out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    return Chart(svg=tidy(out.getvalue()), alt=one_line(alt), name=name, data=data, **page.told)


def tidy(svg: str) -> str:
    """Only the drawing: no prologue, comments or metadata, and coordinates of two decimals.

    More digits than an eye can see would differ between processors.
    """
    svg = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>|<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", svg, flags=re.S)
    places = r'\b(?:d|x|y|points)="[^"]*"|translate\([^)]*\)'
    svg = re.sub(places, lambda found: re.sub(r"(\d+\.\d\d)\d+", r"\1", found[0]), svg)
    return re.sub(r"\n\s*\n+", "\n", svg).strip() + "\n"
