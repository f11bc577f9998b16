"""The text of a saved web page: what a reader sees of it, without navigation, banners and footers.

Block elements become paragraphs, rows of data tables become lines with their cells parted by ` | `.
Otherwise no character is added; white space is collapsed as a browser does.
"""

import re
from collections.abc import Callable
from fnmatch import translate
from functools import cache

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

from analysis.errors import WorkbookError
from analysis.inputs.rules import DocumentRules

_SECTIONS = {"address", "article", "aside", "body", "center", "details", "div", "fieldset", "footer", "form"}
_SECTIONS |= {"header", "html", "main", "section"}
_PARAGRAPHS = {"blockquote", "caption", "figcaption", "figure", "hr", "legend", "p", "pre", "summary"}
_LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLES = {"table", "tbody", "tfoot", "thead", "tr"}
BLOCKS = _SECTIONS | _PARAGRAPHS | _LISTS | _TABLES | {"h1", "h2", "h3", "h4", "h5", "h6"}
_BREAK, _LINE, _CELL, _KEPT = "\x1d", "\x1e", "\x1f", "\x1c"
_UNSEEN = dict.fromkeys([*range(9), *range(14, 32), 127, 0xAD, 0x200B, 0x2060, 0xFEFF])
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_LONG_CELL = 400


def parse(page: str, where: str) -> BeautifulSoup:
    """The elements of a page. Raises WorkbookError when the parser gives up on its markup."""
    try:
        return BeautifulSoup(page, "html.parser")
    except (ParserRejectedMarkup, RecursionError):
        raise WorkbookError(
            "the page's markup cannot be read", where=where, remedy="save the briefing as plain text"
        ) from None


def page_text(soup: BeautifulSoup, rules: DocumentRules) -> str:
    """The text of a page's main part, under its heading if that stands before it.

    Of the whole page when no main part is marked or it is a small one.
    """
    unwanted = _Unwanted(soup, rules)
    whole = _written(soup, unwanted)
    marked = soup.find("main") or soup.find(attrs={"role": "main"})
    articles = soup.find_all("article", limit=2)
    main = marked or (articles[0] if len(articles) == 1 else None)
    text = _written(main, unwanted) if main else ""
    if 5 * len(text) < len(whole) or not main:
        return whole
    headings = soup.find_all("h1", limit=2)
    above = _written(headings[0], unwanted) if len(headings) == 1 and not main.find("h1") else ""
    return f"{above}\n{text}" if above else text


class _Unwanted:
    """Says of an element whether it is no part of the text."""

    def __init__(self, soup: BeautifulSoup, rules: DocumentRules) -> None:
        self.rules, self.names = rules, _named(rules.names)
        self.kept: set[int] = set()
        marked = [*soup.find_all(["body", "main", "article", "h1"]), *soup.find_all(attrs={"role": "main"})]
        for tag in marked:
            for outer in (tag, *tag.parents):
                if id(outer) in self.kept:
                    break
                self.kept.add(id(outer))

    def __call__(self, tag: Tag) -> bool:
        if tag.name in self.rules.elements or tag.has_attr("hidden"):
            return True
        if _HIDDEN.search(str(tag.get("style") or "")) or _is_note_mark(tag):
            return True
        return id(tag) not in self.kept and self._is_about(tag)

    def _is_about(self, tag: Tag) -> bool:
        """True for what stands around the text, by its role or by the name the page gives it."""
        called = [*(tag.get("class") or []), tag.get("id") or ""]
        return (
            tag.name in self.rules.wrappers
            or str(tag.get("role") or "").lower() in self.rules.roles
            or any(self.names.match(str(name).lower()) for name in called)
        )


@cache
def _named(patterns: tuple[str, ...]) -> re.Pattern:
    return re.compile("|".join(translate(pattern) for pattern in patterns))


def _is_note_mark(tag: Tag) -> bool:
    """True for a raised reference to a note; glued to a number, its digit would change the number."""
    if tag.name != "sup":
        return False
    words, before = tag.get_text().strip(), tag.previous_sibling
    if tag.find("a") or re.fullmatch(r"[\[(*†‡].*|", words):
        return True
    power = re.search(r"(?:\d|\b[a-z]{1,3})$", before) if type(before) is NavigableString else None
    return words.isdigit() and not power


class _Writer:
    """Collects the pieces of the text, with marks where blocks, lines and cells end."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.tables: list[bool] = []
        self.kept = self.cells = self.raised = 0

    def open(self, tag: Tag) -> None:
        """What comes before an element's words."""
        self.kept += tag.name == "pre"
        self.raised += tag.name == "sup"
        if tag.name == "table":
            self.tables.append(not _is_layout(tag))
        if tag.name == "br":
            self.pieces.append(" " if self.cells else _LINE)
        self._part(tag)
        self.cells += self._is_cell(tag)

    def close(self, tag: Tag) -> None:
        """What comes after an element's words."""
        self.kept -= tag.name == "pre"
        self.raised -= tag.name == "sup"
        self.cells -= self._is_cell(tag)
        self._part(tag)
        if tag.name == "table":
            self.tables.pop()

    def write(self, words: str) -> None:
        """Words of the page, white space collapsed unless the page says to keep it."""
        words = words.translate(_UNSEEN)
        if self.raised and words.strip().isdigit():
            words = words.strip().translate(_RAISED)
        if self.kept:
            words = words.replace("\r\n", "\n").replace("\n", _LINE).replace(" ", _KEPT)
        self.pieces.append(re.sub(r"[ \t\n\r\f\v]+", " ", words))

    def _is_cell(self, tag: Tag) -> bool:
        return tag.name in ("td", "th") and bool(self.tables) and self.tables[-1]

    def _part(self, tag: Tag) -> None:
        if tag.name in ("td", "th"):
            self.pieces.append(_CELL if self._is_cell(tag) else _BREAK)
        elif tag.name in BLOCKS:
            self.pieces.append(" " if self.cells and tag.name not in _TABLES else _BREAK)

    def text(self) -> str:
        """All paragraphs, parted by empty lines."""
        paragraphs = map(_paragraph, "".join(self.pieces).split(_BREAK))
        return "".join(f"{paragraph}\n\n" for paragraph in paragraphs if paragraph)[:-1]


def _paragraph(block: str) -> str:
    cells = [_lines(cell) for cell in block.split(_CELL)]
    return " | ".join(cell for cell in cells if cell)


def _lines(words: str) -> str:
    lines = [re.sub(r" {2,}", " ", line).strip(" ").replace(_KEPT, " ") for line in words.split(_LINE)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n").strip()


def _is_layout(table: Tag) -> bool:
    """True for a table that only places things on the page. A cell left open holds those after it."""
    if table.get("role") in ("presentation", "none") or table.find("table"):
        return True
    cells = (cell for cell in table.find_all("td") if not cell.find(["td", "tr"]))
    return any(len(cell.get_text()) > _LONG_CELL for cell in cells)


def _written(root: Tag, is_unwanted: Callable[[Tag], bool]) -> str:
    """Walk the elements without recursion: pages may be nested deeper than Python's stack."""
    writer, stack = _Writer(), [(root, iter(root.contents))]
    writer.open(root)
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            writer.close(tag)
        elif isinstance(child, Tag):
            if not is_unwanted(child):
                writer.open(child)
                stack.append((child, iter(child.contents)))
        elif type(child) is NavigableString:
            writer.write(child)
    return writer.text()
