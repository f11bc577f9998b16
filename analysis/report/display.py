"""What a notebook shows besides charts: tables and passages, as HTML in which all text is escaped.

Markup is only ever made with `markupsafe`: a str is text and is escaped, a `Markup` is ours. So words
of a seed can't become markup, whatever they hold.
"""

import re
from dataclasses import dataclass, field
from itertools import cycle

import pandas as pd
from great_tables import GT
from markupsafe import Markup, escape

from analysis.charts import Absent


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page: HTML of our own making, and its text form for a terminal."""

    html: Markup
    text: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return {"text/html": str(self.html), "text/plain": self.text}


@dataclass(frozen=True, slots=True)
class View:
    """A table to be shown: cells are text or `Markup`, columns carry their units in the header.

    `name` becomes the table's id. `group` is a column that heads groups of rows, `stub` the column that
    names a row, `numeric` are the columns set flush right, `ids` one HTML id a row or nothing.
    """

    frame: pd.DataFrame
    name: str
    caption: str
    note: str = ""
    group: str = ""
    stub: str = ""
    numeric: tuple[str, ...] = ()
    most: int = 200
    ids: tuple[str, ...] = field(default=())

    @property
    def html(self) -> Markup:
        """The table as HTML, with caption, header cells with scope, and a foot that says what is left out."""
        shown = self.frame.head(self.most)
        cells = [column for column in shown.columns if column != self.group]
        left_out = len(self.frame) - len(shown)
        rest = f"{left_out} more rows are in the CSV table." if left_out else ""
        table = GT(
            shown.assign(**{column: shown[column].map(lambda cell: str(escape(cell))) for column in cells}),
            rowname_col=self.stub or None,
            groupname_col=self.group or None,
            id=self.name,
        )
        table = (
            table.fmt(str, columns=cells).cols_align("left").cols_align("right", columns=list(self.numeric))
        )
        table = table.tab_stubhead(self.stub) if self.stub else table
        for note in filter(None, (self.note, rest)):
            table = table.tab_source_note(note)
        return Markup(self._finished(table.as_raw_html()))

    def _finished(self, html: str) -> str:
        body = re.search(r"<table.*</table>", re.sub(r"<style>.*?</style>", "", html, flags=re.S), re.S)[0]
        caption = f"<caption>{escape(self.caption)}</caption>"
        body = re.sub(
            r"<table[^>]*>", f'<table class="gt_table" id="{escape(self.name)}">{caption}', body, count=1
        )
        body = re.sub(r'(<t[hd]\b[^>]*?) id="[^"]*"', r"\1", body)
        body = re.sub(r'(<t[hd]\b[^>]*?) headers="[^"]*"', r"\1", body)
        body = self._labelled(body)
        for row_id in self.ids[: self.most]:
            body = body.replace("<tr>", f'<tr id="{escape(row_id)}">', 1)
        return re.sub(r"\s*\n\s*", "\n", body)

    def _labelled(self, body: str) -> str:
        """Each cell with the name of its column, for screens so narrow that a row stands as a list.

        A table of counts stays as it is: it is narrow, and read by column.
        """
        names = [name for name in self.frame.columns if name not in (self.stub, self.group)]
        counts = self.frame[names].map(lambda cell: not cell or str(cell).isdigit()).to_numpy().all()
        if not self.stub or counts:
            return body
        labels = cycle(f'<td data-label="{escape(name)}" class="gt_row' for name in names)
        body = re.sub(r'<td class="gt_row', lambda _: next(labels), body)
        return body.replace('<table class="gt_table"', '<table class="gt_table stacked"', 1)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        text = f"{self.caption}: {len(self.frame)} {'row' if len(self.frame) == 1 else 'rows'}"
        return {"text/html": str(self.html), "text/plain": text}


def view_or_absent(frame: pd.DataFrame, absent: str, **kwargs: object) -> View | Absent:
    """A table, or one line that says there is nothing to show."""
    return Absent(absent, "table") if frame.empty else View(frame, **kwargs)


def joined(parts: list[str | Markup], between: str = "; ") -> Markup:
    """Parts with something between them, each escaped unless it is markup already."""
    return Markup(between).join(parts)
