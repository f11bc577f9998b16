"""An executed notebook as one self-contained HTML page: no script, no request, nothing unescaped.

The seed's words come escaped from `display`; what notebooks show is sanitised here once more, so that
a forgotten escape shows as text and never runs. A strict content security policy stands behind both.
"""

import re
import xml.etree.ElementTree as xml
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import bleach
from markupsafe import Markup, escape
from nbconvert.exporters import TemplateExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from analysis.charts.style import ACCENT, ALARM, BAND, FINE, FLOW_COLOURS, GRID, INK, MUTED, PAPER, WARN
from analysis.errors import WorkbookError
from analysis.report.downloads import Download

TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "caption",
        "code",
        "col",
        "colgroup",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
ATTRIBUTES = {
    "*": ["class", "id", "title", "lang"],
    "a": ["href", "tabindex", "aria-describedby"],
    "span": ["hidden", "tabindex"],
    "th": ["scope", "colspan", "rowspan"],
    "td": ["colspan", "rowspan", "data-label"],
}
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


@dataclass(slots=True)
class Section:
    """A question of the notebook with its answer: prose and outputs in order, and the code behind them."""

    id: str
    heading: str
    parts: list[Markup] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    shown: int = 0
    absent: dict[str, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """True when the section only says that there is nothing to show."""
        return bool(self.absent) and not self.shown


class PageExporter(TemplateExporter):
    """nbconvert with the project's own template, everything escaped unless said otherwise."""

    output_mimetype = "text/html"
    export_from_notebook = "Briefing Workbook page"

    def __init__(self, **kwargs: object) -> None:
        folder = Path(__file__).parent
        named = {"template_name": "template", "template_file": "index.html.j2"}
        super().__init__(extra_template_basedirs=[str(folder)], **named, **kwargs)

    def _file_extension_default(self) -> str:
        return ".html"

    def _create_environment(self):
        environment = super()._create_environment()
        environment.autoescape = True
        environment.trim_blocks = environment.lstrip_blocks = True
        return environment


@dataclass(frozen=True, slots=True)
class Page:
    """What the template needs beside the notebook."""

    title: str
    kicker: str = ""
    language: str = "en"
    parameters: dict[str, object] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()
    script: Markup = Markup("")

    @property
    def fingerprint(self) -> str:
        """What the content security policy says of the one script that it lets run."""
        return f"sha256-{b64encode(sha256(self.script.encode()).digest()).decode()}"


def notebook_page(notebook: NotebookNode, page: Page) -> str:
    """Render an executed notebook.

    Sections that have nothing to show are left out and named in one line at the end. Raises
    WorkbookError when a chart has no description or holds what a chart must not.
    """
    sections = _sections(notebook, page)
    shown = [section for section in sections if not section.empty]
    gone = [section.absent for section in sections if section.empty]
    absent = [words for told in gone for words, kind in told.items() if kind == "table"]
    resources = {"page": page, "sections": shown, "absent": absent, "style": _style()}
    html, _ = PageExporter().from_notebook_node(notebook, resources)
    return _without_dead_links(html).rstrip() + "\n"


def _without_dead_links(html: str) -> str:
    """Links within the page only to what is there: a long table is cut, and its rows with it."""
    here = set(re.findall(r'\bid="([^"]+)"', html))
    return re.sub(r' (?:xlink:)?href="#([^"]+)"', lambda link: link[0] if link[1] in here else "", html)


def listing_page(template: str, page: Page, **values: object) -> str:
    """Render a page that is no notebook, such as the index."""
    environment = PageExporter().environment
    return environment.get_template(template).render(page=page, style=_style(), **values).rstrip() + "\n"


def _style() -> Markup:
    return Markup((Path(__file__).parent / "template" / "style.css").read_text("utf-8"))


def _sections(notebook: NotebookNode, page: Page) -> list[Section]:
    sections = [Section("top", "")]
    for number, cell in enumerate(notebook.cells):
        if "notebook-only" in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            heading, prose = _split(cell.source)
            if heading:
                sections.append(Section(f"s{len(sections)}", heading))
            sections[-1].parts += [_markdown(prose)] if prose else []
        elif cell.cell_type == "code" and "injected-parameters" not in cell.metadata.get("tags", []):
            _add_outputs(sections[-1], cell, number)
            sections[-1].code += [_as_run(cell, page)] if cell.source.strip() else []
    return sections


def _as_run(cell: NotebookNode, page: Page) -> str:
    """The cell's source; the parameters cell with the values of this run."""
    if "parameters" not in cell.metadata.get("tags", []):
        return cell.source
    given = {line.split(" = ")[0]: line for line in cell.source.splitlines()}
    used = {name: f"{name} = {value!r}" for name, value in page.parameters.items() if name in given}
    return "\n".join((given | used).values())


def _split(source: str) -> tuple[str, str]:
    """A section's heading and the prose below; the notebook's own title is the page's."""
    lines = [line for line in source.splitlines() if not line.startswith("# ")]
    heading = next((line[3:].strip() for line in lines if line.startswith("## ")), "")
    return heading, "\n".join(line for line in lines if not line.startswith("## ")).strip()


def _markdown(source: str) -> Markup:
    renderer = IPythonRenderer(escape=True, exclude_anchor_links=True)
    return Markup(_clean(MarkdownWithMath(renderer=renderer).render(source)))


def _add_outputs(section: Section, cell: NotebookNode, number: int) -> None:
    for place, output in enumerate(cell.outputs):
        if kind := output.get("metadata", {}).get("workbook", {}).get("absent"):
            section.absent[output.data["text/plain"]] = kind
            continue
        if output.get("name") == "stderr":
            continue
        section.parts.append(_output(output, f"c{number}-{place}"))
        section.shown += 1


def _output(output: NotebookNode, name: str) -> Markup:
    if output.output_type == "stream":
        return Markup("<pre>{}</pre>").format(_plain(output.text))
    data = output.get("data", {})
    if "image/svg+xml" in data:
        return chart_figure(
            data["image/svg+xml"], output.metadata.get("image/svg+xml", {}).get("alt", ""), name
        )
    if "text/html" in data:
        return Markup('<div class="shown">{}</div>').format(Markup(_clean(data["text/html"])))
    return Markup("<pre>{}</pre>").format(_plain(data.get("text/plain", "")))


def _plain(text: str) -> str:
    """Terminal output without its colour codes."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def _clean(html: str) -> str:
    """Only harmless elements, only links within the report; everything else shown as text."""
    return bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=["https"], strip_comments=True)


def chart_figure(svg: str, alt: str, name: str) -> Markup:
    """A chart in the page: its ids made unique, its colours those of the page, its description beside it."""
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
    return Markup('<figure class="chart">{}{}</figure>').format(Markup(svg), words)


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
