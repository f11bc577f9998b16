"""What a notebook shows of a briefing and of a figure: the text with its figures marked, and their readings.

The views are thin subclasses of the nouns: `shown(briefing)` is the same briefing, and so are its figures,
but each can show itself. Everything is escaped; there is no script and no style sheet, and the colours are
translucent, so that the views read on light and on dark paper.
"""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from analysis.model import DIMENSIONS, Briefing, Evidence, Figure, Span

MOST = 60_000
AROUND = 1_500
KINDS = {
    **{"level": "level", "growth": "growth", "share": "share", "share_change": "share"},
    **dict.fromkeys(("growth_change", "change", "contribution", "average_growth"), "growth"),
}
_MARK = "color: inherit; background: rgba({0}, .25); border-bottom: 3px {1} rgb({0})"
STYLES = {
    "level": _MARK.format("0, 114, 178", "solid"),
    "growth": _MARK.format("0, 158, 115", "dashed"),
    "share": _MARK.format("230, 159, 0", "dotted"),
    "other": _MARK.format("204, 121, 167", "double"),
}
_QUIET = "opacity: .75; font-size: .85em"


@dataclass(frozen=True, slots=True, repr=False)
class ShownFigure(Figure):
    """A figure that knows the text it stands in, and shows its sentence and its reading in a notebook."""

    text: str = field(default="", compare=False)

    def __repr__(self) -> str:
        told = "; ".join(words for _, words in reading(self))
        return f"<Figure {self.span.start}-{self.span.end} {self.span.words(self.text)!r}: {told}>"

    def _repr_html_(self) -> str:
        return str(figure_html(self, self.text))


@dataclass(frozen=True, slots=True, repr=False)
class ShownBriefing(Briefing):
    """A briefing that shows itself in a notebook as its transcript, the figures marked by kind."""

    def __repr__(self) -> str:
        return f"<Briefing {self.seed.id}: {len(self.turns)} turns, {len(self.figures)} figures>"

    def _repr_html_(self) -> str:
        return str(briefing_html(self))

    def of(self, rows: pd.DataFrame) -> "ShownFigures":
        """The figures of those rows of a figures table that are of this briefing, in text order."""
        starts = {int(start) for start in rows.loc[rows["briefing"] == self.seed.id, "start"]}
        return ShownFigures(figure for figure in self.figures if figure.span.start in starts)


class ShownFigures(tuple[ShownFigure, ...]):
    """Some figures of a briefing, shown one below the other."""

    def _repr_html_(self) -> str:
        return "\n".join(figure._repr_html_() for figure in self) or "<p>No figure.</p>"


def shown(briefing: Briefing) -> ShownBriefing:
    """The same briefing, able to show itself, and so are its figures."""
    text = briefing.seed.text
    figures = tuple(ShownFigure(*_values(Figure, figure), text=text) for figure in briefing.figures)
    parts = dict(zip((one.name for one in fields(Briefing)), _values(Briefing, briefing), strict=True))
    return ShownBriefing(**{**parts, "figures": figures})


def _values(kind: type, noun: object) -> list:
    return [getattr(noun, one.name) for one in fields(kind)]


def reading(figure: Figure) -> list[tuple[str, str]]:
    """How a figure was read: the fields that are known, in the order of the figures table, in words."""
    quantity, series = figure.quantity, figure.series
    named = [(name, getattr(series, name)) for name in ("indicator", "measure", *DIMENSIONS)]
    told = [
        *named,
        ("period", figure.period.name if figure.period else ""),
        ("comparison", figure.comparison),
        ("value", f"{quantity.value:,f} {quantity.unit}"),
        ("interval", _interval(figure)),
        ("modality", quantity.modality),
        ("status", figure.status),
        ("said by", _who(figure)),
    ]
    return [(name, words.replace("_", " ") if name in _CODES else words) for name, words in told if words]


_CODES = {"measure", "modality"}


def _interval(figure: Figure) -> str:
    lower, upper = figure.quantity.interval.lower, figure.quantity.interval.upper
    if lower is not None and upper is not None:
        return f"{lower:,f} to {upper:,f}"
    ends = [("from", lower), ("up to", upper)]
    return " ".join(f"{word} {end:,f}" for word, end in ends if end is not None)


def _who(figure: Figure) -> str:
    speaker, role = figure.turn.speaker, figure.turn.role
    return f"{speaker} ({role})" if speaker and role else speaker or role


def figure_html(figure: Figure, text: str) -> Markup:
    """A figure's sentence with the figure marked, and its reading with the evidence of each field."""
    sentence, span = figure.sentence.span, figure.span
    start, end = max(sentence.start, span.start - AROUND), min(sentence.end, span.end + AROUND)
    before = ("…" if start > sentence.start else "") + text[start : span.start]
    after = text[span.end : end] + ("…" if end < sentence.end else "")
    rows = [_row(name, words, figure, text) for name, words in reading(figure)]
    if figure.repeats:
        rows.append(_item("repeats", f"the figure at {figure.repeats.start}–{figure.repeats.end}", ""))
    return Markup(
        '<div style="max-width: 46em; line-height: 1.5">\n<p>{}{}{}</p>\n'
        '<dl style="display: grid; grid-template-columns: max-content 1fr; gap: 0 1em">\n{}\n</dl>\n</div>'
    ).format(before, _mark(figure, text), after, Markup("\n").join(rows))


def _row(name: str, words: str, figure: Figure, text: str) -> Markup:
    told = [_evidence(item, text) for item in figure.evidence if item.field == name]
    return _item(name, words, "; ".join(told))


def _item(name: str, words: str, note: str) -> Markup:
    quiet = Markup(' <span style="{}">{}</span>').format(_QUIET, note) if note else ""
    return Markup('<dt style="opacity: .75">{}</dt><dd style="margin: 0">{}{}</dd>').format(
        name, words, quiet
    )


def _evidence(item: Evidence, text: str) -> str:
    """Where a field was read.

    >>> _evidence(Evidence("flow", "exports", Span(3, 10), "inherited", "vocabulary"), "As exports rose")
    'inherited from “exports” at 3–10, rule: vocabulary'
    """
    if item.span is None:
        return f"{item.how}, rule: {item.rule}"
    link = "inherited from" if item.how == "inherited" else f"{item.how}:"
    return f"{link} “{item.span.words(text)}” at {item.span.start}–{item.span.end}, rule: {item.rule}"


def briefing_html(briefing: Briefing, most: int = MOST) -> Markup:
    """The transcript with every figure marked, its reading in a tooltip.

    A text of more than `most` characters ends with a sentence before that, and a line says so.
    """
    text, end = briefing.seed.text, _end(briefing, most)
    marked = [figure for figure in briefing.figures if figure.span.end <= end]
    by_paragraph: dict[int, list[Figure]] = defaultdict(list)
    for figure in marked:
        by_paragraph[figure.sentence.paragraph].append(figure)
    parts, turn = [_head(briefing)], None
    for number, group in groupby(briefing.sentences, key=lambda sentence: sentence.paragraph):
        sentences = [sentence for sentence in group if sentence.span.start < end]
        if not sentences:
            break
        span = Span(sentences[0].span.start, min(sentences[-1].span.end, end))
        role = briefing.turns[sentences[0].turn].role if sentences[0].turn != turn else ""
        parts.append(_paragraph(text, span, by_paragraph[number], role))
        turn = sentences[0].turn
    if end < len(text):
        parts.append(_shortened(briefing, end, len(marked)))
    return Markup('<div lang="{}" style="max-width: 46em; line-height: 1.5">\n{}\n</div>').format(
        briefing.seed.language, Markup("\n").join(parts)
    )


def _end(briefing: Briefing, most: int) -> int:
    """Where the shown part ends: with the text, or else with the last sentence that fits."""
    if len(briefing.seed.text) <= most:
        return len(briefing.seed.text)
    return max((s.span.end for s in briefing.sentences if s.span.end <= most), default=most)


def _head(briefing: Briefing) -> Markup:
    seed = briefing.seed
    kinds = Markup(" ").join(
        Markup('<mark style="{}">{}</mark>').format(STYLES[kind], kind) for kind in STYLES
    )
    return Markup(
        '<p><strong>{}</strong><br><span style="{}">{}, published {}; {} figures:</span> {}</p>'
    ).format(seed.title or seed.id, _QUIET, seed.id, seed.published, len(briefing.figures), kinds)


def _paragraph(text: str, span: Span, figures: list[Figure], role: str) -> Markup:
    pieces, at = [], span.start
    for figure in figures:
        pieces += [Markup.escape(text[at : figure.span.start]), _mark(figure, text)]
        at = figure.span.end
    note = Markup('<span style="{}">[{}]</span> ').format(_QUIET, role) if role else ""
    words = Markup("").join([*pieces, Markup.escape(text[at : span.end])])
    return Markup('<p style="white-space: pre-wrap">{}{}</p>').format(note, words)


def _mark(figure: Figure, text: str) -> Markup:
    told = "\n".join(f"{name}: {words}" for name, words in reading(figure))
    style = STYLES[KINDS.get(figure.series.measure, "other")]
    return Markup('<mark style="{}" title="{}">{}</mark>').format(style, told, figure.span.words(text))


def _shortened(briefing: Briefing, end: int, marked: int) -> Markup:
    return Markup(
        "<p><em>Shortened: the first {:,} of {:,} characters and {:,} of {:,} figures are shown; "
        "seed.text and figures hold all of them.</em></p>"
    ).format(end, len(briefing.seed.text), marked, len(briefing.figures))
