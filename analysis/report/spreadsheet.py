"""Tables as workbooks for spreadsheets: XLSX in which no cell is ever a formula, whatever it holds.

The same tables give the same bytes: nothing of the time, the time zone or the machine gets in.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range

from analysis.cells import NUMBER, RISKY

_NUMERIC = re.compile(r"(?:.+_)?(?:lower|upper|units|start|end)|value(?:_[ab])?|survives")
_WIDEST, _LONGEST = 48, 32_000


def xlsx_bytes(
    frames: Mapping[str, pd.DataFrame], notes: Mapping[str, Mapping[str, str]], title: str, day: date
) -> bytes:
    """A workbook with a sheet of notes, in parts, and one for each table; dated as told, not as the run."""
    kept = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, **dict.fromkeys(kept, False)})
    created = datetime(day.year, day.month, day.day)
    book.set_properties({"title": title[:255], "author": "Briefing Workbook", "created": created})
    _Sheet(book, "Notes").notes(notes)
    for name, frame in frames.items():
        _Sheet(book, name).table(frame)
    book.close()
    return stream.getvalue()


class _Sheet:
    """One sheet of a workbook, to be filled with text and numbers."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.book, self.sheet = book, book.add_worksheet(name)
        self.head = self._format(bold=True, bottom=1, valign="top")
        self.bold = self._format(bold=True, text_wrap=True, valign="top")
        self.prose = self._format(text_wrap=True, valign="top")
        self.guard = self._format(quote_prefix=True)
        self.patterns: dict[str, Format] = {}

    def _format(self, **properties: object) -> Format:
        return self.book.add_format(properties)

    def notes(self, parts: Mapping[str, Mapping[str, str]]) -> None:
        """Parts under headings, each line a name and what is to be said of it."""
        self.sheet.set_column(0, 0, 28)
        self.sheet.set_column(1, 1, 110)
        row = 0
        for heading, lines in parts.items():
            self._text((row, 0), heading, self.head)
            self.sheet.write_blank(row, 1, None, self.head)
            for below, (name, words) in enumerate(lines.items(), start=1):
                self._text((row + below, 0), name, self.bold)
                self._text((row + below, 1), words, self.prose)
            row += len(lines) + 2

    def table(self, frame: pd.DataFrame) -> None:
        """A table under a header that stays in sight, with a filter and columns as wide as their cells."""
        for column, name in enumerate(frame.columns):
            self._text((0, column), name, self.head)
            cells = frame[name].tolist()
            for row, cell in enumerate(cells, start=1):
                self._cell(name, (row, column), cell)
            longest = max(len(name) + 4, *map(len, cells), 0)
            separators = longest // 3 if _numeric(name) else 0
            self.sheet.set_column(column, column, min(longest + separators + 1, _WIDEST))
        last = (max(len(frame), 1), len(frame.columns) - 1)
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, *last)
        self.sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, *last)})

    def _cell(self, column: str, place: tuple[int, int], cell: str) -> None:
        number = NUMBER.fullmatch(cell) if _numeric(column) else None
        if number and _keeps(cell):
            offset = column.endswith(("start", "end"))
            decimals = number[1] or ""
            pattern = "0" if offset else "#,##0" + "." * bool(decimals) + "0" * len(decimals)
            self.sheet.write_number(*place, Decimal(cell), self._pattern(pattern))
        elif cell:
            self._text(place, cell, self.guard if RISKY.match(cell) else None)

    def _pattern(self, pattern: str) -> Format:
        if pattern not in self.patterns:
            self.patterns[pattern] = self._format(num_format=pattern)
        return self.patterns[pattern]

    def _text(self, place: tuple[int, int], words: str, style: Format | None = None) -> None:
        """Write words as they are; what no cell can hold is cut, and says so."""
        if len(words) > _LONGEST // 2 and len(words.encode("utf-16-le", "replace")) > 2 * _LONGEST:
            words = f"{words[: _LONGEST // 2]} (cut here; the CSV file has it all)"
        if words.startswith("<r>") and words.endswith("</r>"):
            # The writer would take such words for its own markup and not escape them; parts of them it does.
            self.sheet.write_rich_string(*place, "<", "r>", words[3:], *filter(None, [style]))
        else:
            self.sheet.write_string(*place, words, style)


def _numeric(column: str) -> bool:
    return _NUMERIC.fullmatch(column) is not None


def _keeps(number: str) -> bool:
    """True when a spreadsheet, which counts in 15 digits, keeps the number as it is.

    >>> _keeps("21790000000000.5"), _keeps("-0.1"), _keeps("1234567890.1234567"), _keeps("1" + "0" * 400)
    (True, True, False, False)
    """
    exact = Decimal(number)
    digits = "".join(map(str, exact.as_tuple().digits)).strip("0")
    return len(digits) <= 15 and abs(exact.adjusted()) < 300
