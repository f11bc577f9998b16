"""The text of a PDF, with hard wraps and hyphens at line ends mended.

Lines are joined and hyphens of the typesetter taken out; no other character is added or changed. Running
heads and page numbers, which would stand in the middle of sentences, are left out.
"""

import io
import re
from collections import Counter
from collections.abc import Callable

from analysis.errors import WorkbookError

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.I)
_STOP = re.compile(r"[.!?:;。！？：；][\"”’')\]]*$")
_OPENING = re.compile(r"(?:[•·▪◦*–—-]\s|\(?\d{1,2}[.)]\s|\[|[A-Z][^.,:\n]{0,60}:(?:\s|$))")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_NOT_TEXT = {
    **dict.fromkeys([*range(9), *range(14, 32), 127]),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def pdf_text(data: bytes, where: str) -> str:
    """The text of a PDF file.

    Raises WorkbookError without the extra that reads PDF, and for a file that is damaged, locked, or
    holds pictures of a text only.
    """
    pages = [page.translate(_NOT_TEXT) for page in _pages(data, where)]
    text = mended(pages)
    if not text.strip():
        raise WorkbookError("no text in this PDF", where=where, remedy="it may be a scan; recognise it first")
    return text


def _pages(data: bytes, where: str) -> list[str]:
    try:
        from pypdf import PdfReader
    except ImportError:
        raise WorkbookError(
            "reading PDF needs an extra", where=where, remedy="install it with: python -m pip install pypdf"
        ) from None
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise WorkbookError("this PDF is locked", where=where, remedy="save it without a password")
        return [page.extract_text() or "" for page in reader.pages]
    except WorkbookError:
        raise
    # A damaged file ends pypdf in errors of any kind, not only its own.
    except Exception as error:
        fault = (str(error).splitlines() or [type(error).__name__])[0][:80]
        raise WorkbookError(f"this PDF cannot be read: {fault}", where=where, remedy="save it anew") from None


def mended(pages: list[str]) -> str:
    """Paragraphs from the lines of pages.

    >>> mended(["Exports rose by 4.2% in the first half of the\\nyear, and imports in most coun-\\ntries fell."])
    'Exports rose by 4.2% in the first half of the year, and imports in most countries fell.\\n'
    """
    bodies = _without_running_heads([[line.strip() for line in page.splitlines()] for page in pages])
    lines = [line for body in bodies for line in body]
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).lower()))
    width = _width(lines)
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if not line or not last or not _goes_on(last, line, width):
            paragraphs.append(line)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line, words)
        last = line
    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs if paragraph)[:-1]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages' lines without page numbers and without what stands at the edge of most pages."""
    pages = [_without_edges(page, lambda line: not line or _PAGE_NUMBER.fullmatch(line)) for page in pages]
    edges = Counter(_faceless(line) for page in pages for line in {*page[:1], *page[-1:]})
    often = {line for line, count in edges.items() if count >= 3 and 2 * count > len(pages)}

    def is_running(line: str) -> bool:
        return not line or bool(_PAGE_NUMBER.fullmatch(line)) or _faceless(line) in often

    return [_without_edges(page, is_running) for page in pages]


def _without_edges(lines: list[str], is_unwanted: Callable[[str], object]) -> list[str]:
    while lines and is_unwanted(lines[0]):
        lines = lines[1:]
    while lines and is_unwanted(lines[-1]):
        lines = lines[:-1]
    return lines


def _faceless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _width(lines: list[str]) -> int:
    """The length of a full line: nine of ten are not longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """True when a paragraph goes on from one line to the next."""
    if _OPENING.match(following):
        return False
    if following[0].islower() or _HYPHENATED.search(line):
        return True
    return len(line) >= (0.85 if _STOP.search(line) else 0.75) * width


def _joined(before: str, line: str, words: Counter) -> str:
    """Two lines as one; a hyphen between them goes only if the document speaks for the whole word."""
    left, right = _HYPHENATED.search(before), re.match(r"[^\W\d_]+", line)
    if not left or not right:
        gap = "" if re.search(r"[\d\w][-–‐]$", before) else " "
        return f"{before}{gap}{line}"
    if before.endswith("\u00ad") or _is_one_word(before, left[1].lower(), right[0], words):
        return before[:-1] + line
    return before + line


def _is_one_word(before: str, left: str, right: str, words: Counter) -> bool:
    """True when a hyphen was set by the typesetter, not by the writer."""
    compound = re.search(r"-[^\W\d_]+[-‐]$", before)
    if compound or right[0].isupper() or words[f"{left}-{right}"]:
        return False
    both_are_words = words[left] > 1 and words[right] > 1
    return bool(words[left + right]) or not both_are_words
