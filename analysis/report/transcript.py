"""The whole text at the end of the page, unaltered, with every figure marked where it stands."""

import pandas as pd
from markupsafe import Markup, escape

from analysis.charts.select import period_words, qualified
from analysis.lexicon import load_lexicon
from analysis.model import Seed, Span, Turn
from analysis.report.briefing import interval_words
from analysis.report.display import Passage, joined
from analysis.segment import segment
from analysis.views import KINDS


def transcript(seed: Seed, figures: pd.DataFrame) -> Passage:
    """The text by speaker and paragraph; every figure is a link back to its row, its title the reading.

    `figures` is a prepared frame of this briefing only.
    """
    parts = segment(seed.text, load_lexicon(language=seed.language).language)
    marks = [(int(row["start"]), int(row["end"]), row) for _, row in figures.iterrows()]
    turns = [_turn(seed.text, turn, parts.paragraphs, marks) for turn in parts.turns]
    html = Markup('<div class="transcript" lang="{}">\n{}\n</div>').format(seed.language, joined(turns, "\n"))
    return Passage(html, f"{len(parts.turns)} turns, {len(marks)} figures marked")


def _turn(text: str, turn: Turn, paragraphs: tuple[Span, ...], marks: list[tuple]) -> Markup:
    inside = [span for span in paragraphs if turn.span.start <= span.start < turn.span.end]
    lines = [Markup("<p>{}</p>").format(_marked(text, span, marks)) for span in inside]
    who = (
        Markup('<h3>{} <span class="role">{}</span></h3>\n').format(turn.speaker, turn.role)
        if turn.speaker
        else ""
    )
    return Markup("{}{}").format(who, joined(lines, "\n"))


def _marked(text: str, span: Span, marks: list[tuple]) -> Markup:
    """A paragraph's words, escaped, with its figures as links."""
    pieces, at = [], span.start
    for start, end, row in marks:
        if at <= start and end <= span.end:
            pieces += [escape(text[at:start]), _mark(text[start:end], start, row)]
            at = end
    return Markup("").join([*pieces, escape(text[at : span.end])])


def _mark(words: str, start: int, row: pd.Series) -> Markup:
    back = row["start"]
    return Markup('<a class="figure {}" id="fig-{}" href="#cell-{}" title="{}">{}</a>').format(
        KINDS.get(row["measure"], "other"), start, back, reading(row), words
    )


def reading(row: pd.Series) -> str:
    """How a figure was read, in one line."""
    parts = [row["measure"].replace("_", " "), qualified(row, ""), period_words(row["period"])]
    parts += [f"of {row['whole']}" if row["whole"] else "", interval_words(row), row["unit"]]
    return "; ".join(part for part in parts if part)
