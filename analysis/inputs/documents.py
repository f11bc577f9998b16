"""A file as a document: its kind, its text, and the day it says it was published."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from analysis.errors import WorkbookError
from analysis.inputs.dates import Dating, ToldDate, dating
from analysis.inputs.encodings import begins_like_page, page_of, text_of
from analysis.inputs.html import page_text, parse
from analysis.inputs.metadata import page_date
from analysis.inputs.pdf import pdf_text
from analysis.inputs.rules import DocumentRules, load_rules
from analysis.lexicon import Language
from analysis.lexicon_files import load_lexicon
from analysis.model import Seed
from analysis.seeds import read_bytes

Kind = Literal["text", "html", "pdf"]
FAR = 45
_ENDINGS: dict[str, Kind] = {".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: `text` is what all offsets refer to, `dating` what it says of its day."""

    path: Path
    kind: Kind
    text: str
    dating: Dating
    title: str = ""
    sha256: str = ""

    @property
    def told(self) -> ToldDate | None:
        """The day of publication that the document tells itself, if it does so plainly."""
        return self.dating.told


def read_document(path: Path) -> Document:
    """Read a plain text, a saved web page or a PDF; the bytes, then the name's ending, tell which it is.

    Raises WorkbookError when the file is missing, empty, damaged, of another kind, or in an encoding
    that is neither UTF-8 nor declared.
    """
    data = read_bytes(path)
    kind = _kind(data, path)
    lexicon, rules = load_lexicon(), load_rules()
    if kind == "html":
        return _page(page_of(data, path), path, lexicon.language, rules)
    text = pdf_text(data, str(path)) if kind == "pdf" else text_of(data, path)
    digest = hashlib.sha256(text.encode() if kind == "pdf" else data).hexdigest()
    return Document(path, kind, text, dating(text, lexicon.language, rules), path.stem, digest)


def _kind(data: bytes, path: Path) -> Kind:
    if data.startswith(b"%PDF-"):
        return "pdf"
    if begins_like_page(data):
        return "html"
    told = _ENDINGS.get(path.suffix.lower(), "text")
    if told == "pdf":
        raise WorkbookError("this is not a PDF", where=str(path), remedy="check what the file holds")
    return told


def _page(source: str, path: Path, language: Language, rules: DocumentRules) -> Document:
    soup = parse(source, str(path))
    text = page_text(soup, rules)
    if not text.strip():
        raise WorkbookError("no text in this page", where=str(path), remedy="save the page's text instead")
    told = page_date(soup, language, rules)
    digest = hashlib.sha256(text.encode()).hexdigest()
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    told_or_doubt = Dating(told) if told else dating(text, language, rules)
    return Document(path, "html", text, told_or_doubt, title or path.stem, digest)


def as_seed(document: Document, published: date | None = None) -> Seed:
    """The document as a seed whose id is the file's name, of the given day or else the one it tells.

    Raises WorkbookError when no day is given and the document tells none plainly.
    """
    day = published or (document.told.day if document.told else None)
    if day is None:
        doubt = f" ({document.dating.doubt})" if document.dating.doubt else ""
        raise WorkbookError(
            f"no publication date{doubt}",
            where=document.path.name,
            remedy="give it with --published YYYY-MM-DD; it resolves 'this year' and 'last month'",
        )
    return Seed(document.path.stem, document.text, day, title=document.title, sha256=document.sha256)


def load_file(path: Path, published: date | None = None) -> Seed:
    """Read a file as a seed in one step; see `read_document` and `as_seed` for what is refused."""
    return as_seed(read_document(path), published)


def contradiction(document: Document, published: date) -> str:
    """What to warn of when a given day lies far from the one the document tells; empty when it does not."""
    told = document.told
    if not told or abs((told.day - published).days) <= FAR:
        return ""
    return (
        f"{document.path.name}: the given date {published} is more than {FAR} days from {told.day},"
        f" which the document tells itself ({told.place}: {told.words!r})"
    )
