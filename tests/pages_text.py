"""The visible words of a report page, in the pieces in which a reader takes them: rows, paragraphs, labels."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

WHOLE = {"tr", "li", "p", "dt", "dd", "caption", "h1", "h2", "h3", "summary", "label", "text", "output"}
SILENT = {"style", "script", "title", "pre", "code"}
VOID = {"meta", "link", "br", "hr", "input", "col", "img", "path", "use", "rect", "line", "circle"}


@dataclass
class Piece:
    """Words that stand together, the links among them, the row's id, and whether a chart or a table tells them."""

    tag: str
    id: str = ""
    place: str = "prose"
    words: str = ""
    links: list[str] = field(default_factory=list)


class Pieces(HTMLParser):
    """Collects the pieces of a page.

    Left out: the transcript and its cards (the publisher's own words and their reading, compared with
    the text elsewhere), code, and the ticks of axes, which are a scale and tell nothing.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool, Piece | None]] = []
        self.pieces: list[Piece] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        silent = self._silent or tag in SILENT or "transcript" in found.get("class", "").split()
        silent = silent or (tag == "g" and any(part in found.get("id", "") for part in ("xtick", "ytick")))
        piece = self._piece
        if tag == "svg" and not silent:
            self.pieces.append(Piece("svg", place="chart", words=found.get("aria-label", "")))
        if tag in WHOLE and (piece is None or piece.tag != "tr") and not silent:
            inside = {name for name, *_ in self.stack}
            place = "chart" if "figure" in inside else "table" if tag == "tr" else "prose"
            piece = Piece(tag, found.get("id", ""), place)
            self.pieces.append(piece)
        if piece and not silent and tag == "a":
            piece.links.append(found.get("href", ""))
        if piece and tag in ("td", "th", "br", "a", "tspan"):
            piece.words += " "
        if tag not in VOID:
            self.stack.append((tag, silent, piece))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in [name for name, *_ in self.stack]:
            return
        while self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._piece and not self._silent:
            self._piece.words += data
        elif data.strip() and not self._silent:
            self.pieces.append(Piece("", words=data))

    @property
    def _silent(self) -> bool:
        return bool(self.stack) and self.stack[-1][1]

    @property
    def _piece(self) -> Piece | None:
        return self.stack[-1][2] if self.stack else None
