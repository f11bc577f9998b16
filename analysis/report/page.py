"""An executed notebook as one self-contained HTML page: no script, no request, nothing unescaped.

The seed's words come escaped from `display`; what notebooks show is sanitised here once more, so that
a forgotten escape shows as text and never runs. A strict content security policy stands behind both.
"""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import bleach
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from analysis.report.downloads import Download
from analysis.report.picture import chart_data, chart_figure

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
        alt = output.metadata.get("image/svg+xml", {}).get("alt", "")
        return chart_figure(data["image/svg+xml"], alt, name, chart_data(output))
    if "text/html" in data:
        return Markup('<div class="shown">{}</div>').format(Markup(_clean(data["text/html"])))
    return Markup("<pre>{}</pre>").format(_plain(data.get("text/plain", "")))


def _plain(text: str) -> str:
    """Terminal output without its colour codes."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def _clean(html: str) -> str:
    """Only harmless elements, only links within the report; everything else shown as text."""
    return bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=["https"], strip_comments=True)
