"""From bytes to characters: UTF-8 first, then what a byte order mark or a page itself declares."""

import codecs
import re
from pathlib import Path

from bs4.dammit import EncodingDetector

from analysis.errors import WorkbookError
from analysis.seeds import decode

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# What browsers read pages as that declare the narrower encoding.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HEAD = 4096


def text_of(data: bytes, path: Path) -> str:
    """The text of a plain text file: UTF-8, or what its byte order mark says.

    Raises WorkbookError for other encodings, naming the one that was detected, and for no text at all.
    """
    marked = _by_mark(data)
    return _strictly(data, marked, path) if marked else decode(data, path)


def page_of(data: bytes, path: Path) -> str:
    """The source of a web page: UTF-8, or what its byte order mark says, or else what it declares.

    Raises WorkbookError when it is none of them.
    """
    marked = _by_mark(data)
    if marked:
        return _strictly(data, marked, path)
    declared = EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=False)
    if not declared or _is_utf8(data):
        return decode(data, path)
    return _strictly(data, declared, path)


def begins_like_page(data: bytes) -> bool:
    """True for bytes that begin as an HTML document does.

    >>> begins_like_page(b"<!doctype html><title>June</title>"), begins_like_page(b"<5% of exports")
    (True, False)
    """
    head = data[:_HEAD].decode(_by_mark(data) or "utf-8", "replace")
    return bool(_PAGE.match(head.lstrip("\ufeff")))


def _by_mark(data: bytes) -> str:
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, declared: str, path: Path) -> str:
    """The characters, none of them replaced."""
    try:
        name = codecs.lookup(declared).name
        text = data.decode(_WIDER.get(name, name))
    except LookupError:
        fault = f"it declares an encoding that nobody knows: {declared[:40]!r}"
    except ValueError:
        fault = f"it says that it is {declared}, but its bytes are not"
    else:
        if text.strip("\ufeff \t\r\n"):
            return text.removeprefix("\ufeff")
        fault = "the file is empty"
    raise WorkbookError(fault, where=str(path), remedy="save it again as UTF-8")
