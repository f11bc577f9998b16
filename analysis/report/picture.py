"""A chart in a page: its picture checked and fitted to the page, its description and its data beside it."""

import csv
import re
import xml.etree.ElementTree as xml
from io import StringIO

from markupsafe import Markup, escape
from nbformat import NotebookNode

from analysis.charts.data import file_name
from analysis.charts.style import ACCENT, ALARM, BAND, FINE, FLOW_COLOURS, GRID, INK, MUTED, PAPER, WARN
from analysis.errors import WorkbookError
from analysis.report.downloads import Download

SVG_TAGS = frozenset(
    [
        "svg",
        "g",
        "path",
        "defs",
        "clipPath",
        "rect",
        "use",
        "text",
        "tspan",
        "a",
        "style",
        "pattern",
        "line",
        "circle",
        "polygon",
    ]
)
COLOURS = {
    INK: "ink",
    MUTED: "muted",
    GRID: "grid",
    BAND: "band",
    PAPER: "paper",
    ACCENT: "accent",
    WARN: "warn",
    ALARM: "alarm",
    FINE: "fine",
    FLOW_COLOURS["balance"]: "balance",
}


def chart_data(output: NotebookNode) -> Download | None:
    """The table a chart was drawn from, if the notebook keeps it beside the picture."""
    text = output.data.get("text/csv", "")
    if not text:
        return None
    name = output.metadata.get("text/csv", {}).get("name", "")
    rows = max(0, sum(1 for _ in csv.reader(StringIO(text, newline=""))) - 1)
    return Download(f"{file_name(name)}.csv", "", f"{rows} {'row' if rows == 1 else 'rows'}", text.encode())


def chart_figure(svg: str, alt: str, name: str, data: Download | None = None) -> Markup:
    """A chart in the page: ids made unique, colours those of the page, description and data beside it."""
    if not alt.strip():
        raise WorkbookError("a chart has no description", where=name, remedy="give its metadata an alt text")
    _check_svg(svg, name)
    svg = re.sub(r"<style.*?</style>", "", svg, flags=re.S)
    for known in sorted(set(re.findall(r'\bid="([^"]+)"', svg)), key=len, reverse=True):
        svg = svg.replace(f'id="{known}"', f'id="{name}-{known}"').replace(
            f"url(#{known})", f"url(#{name}-{known})"
        )
        svg = svg.replace(f'href="#{known}"', f'href="#{name}-{known}"')
    for colour, variable in COLOURS.items():
        svg = svg.replace(colour, f"var(--{variable})")
    size = re.search(r"<svg[^>]*viewBox=\"([^\"]+)\"", svg)
    svg = re.sub(
        r"<svg[^>]*>",
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{size[1]}"'
        f' role="group" aria-label="{escape(alt)}">',
        svg,
        count=1,
    )
    words = Markup('<details class="words"><summary>Chart in words</summary><p>{}</p></details>').format(alt)
    return Markup('<figure class="chart">{}{}{}</figure>').format(Markup(svg), words, _link(data))


def _link(data: Download | None) -> Markup:
    if data is None:
        return Markup()
    link = Markup('<p class="data"><a href="{}" download="{}">Data of this chart (CSV, {})</a></p>')
    return link.format(data.href, data.name, data.rows)


def _check_svg(svg: str, name: str) -> None:
    try:
        elements = list(xml.fromstring(svg).iter())
    except xml.ParseError:
        raise WorkbookError("a chart is not well-formed SVG", where=name) from None
    for element in elements:
        links = [value for key, value in element.attrib.items() if key.rpartition("}")[2] == "href"]
        handlers = [key for key in element.attrib if key.lower().startswith("on")]
        tag = element.tag.rpartition("}")[2]
        if tag not in SVG_TAGS or handlers or not all(link.startswith("#") for link in links):
            raise WorkbookError(f"a chart holds what a chart must not: {tag}", where=name)
