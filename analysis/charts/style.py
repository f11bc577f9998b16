"""What all charts share: colours with one meaning, a page of one size, and SVG with the same bytes each time."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import fill

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

INK, MUTED, GRID, BAND, PAPER = "#1f2937", "#6b7280", "#e2e6ea", "#d5dae1", "#ffffff"
ACCENT, WARN, ALARM, FINE = "#56b4e9", "#e69f00", "#d55e00", "#0072b2"
FLOW_COLOURS = {"": INK, "total": INK, "exports": "#0072b2", "imports": "#d55e00", "balance": "#009e73"}
FLOW_MARKERS = {"": "o", "total": "o", "exports": "^", "imports": "s", "balance": "D"}

WIDTH = 7.6
LINE = 0.27
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
    """A finished chart: SVG text, the finding as its title, a description in words, a source line."""

    svg: str
    title: str
    alt: str
    source: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        data = {"image/svg+xml": self.svg, "text/plain": f"Chart: {self.title}"}
        return data, {"image/svg+xml": {"alt": self.alt}}


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
    title = fill(head, 82)
    lines = title.count("\n") + 1
    height = 0.26 * lines + 0.42 + LINE * rows + 0.62
    with mpl.rc_context(SETTINGS):
        page = Canvas(figsize=(WIDTH, height))
        page.text(0.012, 1 - 0.1 / height, title, size=11, weight="bold", va="top", linespacing=1.25)
        page.text(0.012, 1 - (0.17 + 0.2 * lines) / height, units, color=MUTED, va="top", size=8.5)
        page.text(0.012, 0.09 / height, source, color=MUTED, size=7.5, va="bottom")
        page.top, page.bottom = 1 - (0.42 + 0.2 * lines) / height, 0.52 / height
        yield page


def area(page: Canvas, left: float, right: float) -> Axes:
    """Axes between two shares of the page's width, with light vertical guides and no frame."""
    axes = page.add_axes((left, page.bottom, right - left, page.top - page.bottom))
    axes.spines[:].set_visible(False)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    return axes


def label(axes: Axes, text: str, x: float, y: float, url: str = "", *, left: bool = False) -> None:
    """Write beside a mark, on a ground that keeps lines from crossing the words."""
    written = axes.annotate(
        text,
        (x, y),
        (-7 if left else 7, 0),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        size=8,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8},
    )
    written.set_url(url)


def make_room(axes: Axes, labels: list[tuple[float, str]]) -> None:
    """Widen the axes to the right until each label beside its mark fits into them."""
    low, high = axes.get_xlim()
    inches = axes.get_position().width * WIDTH
    for x, text in labels:
        share = min((0.13 + 0.066 * len(text)) / inches, 0.8)
        high = max(high, low + (x - low) / (1 - share))
    axes.set_xlim(low, high)


def finish(page: Canvas, *, title: str, alt: str, source: str) -> Chart:
    """Turn the page into a `Chart`; the bytes depend on nothing but what was drawn.

    Words stay text in the SVG, so the reader's browser finds the letters that DejaVu lacks.
    """
    with mpl.rc_context(SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        out = io.StringIO()
        page.savefig(
            out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    return Chart(svg=tidy(out.getvalue()), title=title, alt=alt, source=source)


def tidy(svg: str) -> str:
    """Only the drawing: no prologue, comments or metadata, and coordinates of two decimals.

    More digits than an eye can see would differ between processors.
    """
    svg = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>|<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", svg, flags=re.S)
    places = r'\b(?:d|x|y|points)="[^"]*"|translate\([^)]*\)'
    svg = re.sub(places, lambda found: re.sub(r"(\d+\.\d\d)\d+", r"\1", found[0]), svg)
    return re.sub(r"\n\s*\n+", "\n", svg).strip() + "\n"
