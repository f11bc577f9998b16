"""The whole text at the end of the page, unaltered, with every figure marked where it stands."""

import pandas as pd
from markupsafe import Markup, escape

from analysis.lexicon_files import load_lexicon
from analysis.model import Seed, Span, Turn
from analysis.report.card import Grounds, card, grounds_by_field
from analysis.report.display import Passage, joined
from analysis.segment import segment
from analysis.views import KINDS


def transcript(seed: Seed, figures: pd.DataFrame, evidence: pd.DataFrame) -> Passage:
    """The text by speaker and paragraph; every figure is a link back to its row, with a card of its reading.

    `figures` is a prepared frame of this briefing only, `evidence` the table of the words behind each field.
    """
    parts = segment(seed.text, load_lexicon(language=seed.language).language)
    grounds = grounds_by_field(evidence)
    marks = [(int(row["start"]), int(row["end"]), _mark(row, grounds)) for _, row in figures.iterrows()]
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
    for start, end, mark in marks:
        if at <= start and end <= span.end:
            pieces += [escape(text[at:start]), mark]
            at = end
    return Markup("").join([*pieces, escape(text[at : span.end])])


def _mark(row: pd.Series, grounds: Grounds) -> Markup:
    """The words of a figure as a link, described by its card.

    Where nothing can hover, a touch gives the mark the focus, and with it the card.
    """
    kind, start = KINDS.get(row["measure"], "other"), row["start"]
    link = Markup('<a class="figure {}" id="fig-{}" href="#cell-{}" aria-describedby="card-{}">{}</a>')
    told = link.format(kind, start, start, start, row["raw"])
    return Markup('<span class="marked" tabindex="-1">{}{}</span>').format(told, card(row, grounds))
