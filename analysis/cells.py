"""Tables as CSV in which no cell is ever a formula, whatever it holds."""

import csv
import re
from io import StringIO

import pandas as pd

NUMBER = re.compile(r"-?\d+(?:\.(\d+))?", re.ASCII)
RISKY = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def csv_text(frame: pd.DataFrame) -> str:
    """A table of text as CSV, with an apostrophe before each cell that a spreadsheet might evaluate.

    >>> csv_text(pd.DataFrame({"raw": ["=1+1", "-2.7", "'@a", "4%"]})).split()
    ['raw', "'=1+1", '-2.7', "''@a", '4%']
    """
    rows = [list(frame.columns), *frame.map(_guarded).to_numpy().tolist()]
    return "".join(map(_line, rows))


def _line(cells: list[str]) -> str:
    """A row of CSV, ended as the tables are; a cell with any kind of line end is quoted."""
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _guarded(cell: str) -> str:
    return f"'{cell}" if RISKY.match(cell) and not NUMBER.fullmatch(cell) else cell
