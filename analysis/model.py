"""The nouns of the project, frozen, one sentence of meaning each (see `GLOSSARY.md`)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from analysis.period import Period
from analysis.quantity import Quantity

DIMENSIONS = ("flow", "partner", "product", "enterprise", "region", "mode", "whole")


class Span(NamedTuple):
    """Half-open character offsets into the unaltered text: `text[start:end]` is the words."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]


class Turn(NamedTuple):
    """One speaker's consecutive words."""

    span: Span
    speaker: str
    role: str


class Sentence(NamedTuple):
    """A sentence, with the numbers of the paragraph and the turn it stands in."""

    span: Span
    paragraph: int
    turn: int


class Evidence(NamedTuple):
    """The words one field of a figure was read from, and how.

    `how` is `explicit` (in the figure's own sentence), `inherited` (from an earlier one) or `default`
    (from a convention); `span` is None only for a default.
    """

    field: str
    value: str
    span: Span | None
    how: str
    rule: str


def plain_name(name: str) -> str:
    """A name without what stands in brackets behind it: the words that a text said for it.

    >>> plain_name("gross domestic product (GDP) (the economy)"), plain_name("(unnamed)")
    ('gross domestic product', '(unnamed)')
    """
    return name.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What is measured, of whom and how: a series without its period."""

    indicator: str = ""
    measure: str = ""
    flow: str = ""
    partner: str = ""
    product: str = ""
    enterprise: str = ""
    region: str = ""
    mode: str = ""
    whole: str = ""

    def plain(self) -> "SeriesKey":
        """The same series by its canonical names, without the words said in brackets.

        >>> SeriesKey(indicator="automobile sales (car sales)").plain().indicator
        'automobile sales'
        """
        return _plain(self)


@lru_cache(maxsize=4096)
def _plain(series: SeriesKey) -> SeriesKey:
    if not any(" (" in name for name in (series.indicator, series.product, series.mode)):
        return series
    names = {name: plain_name(getattr(series, name)) for name in ("indicator", "product", "mode")}
    return replace(series, **names)


SERIES = ("indicator", "measure", *DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as printed, in its place, with its reading."""

    span: Span
    quantity: Quantity
    series: SeriesKey
    period: Period | None
    comparison: str
    status: str
    turn: Turn
    sentence: Sentence
    repeats: Span | None = None
    evidence: Sequence[Evidence] = field(default=(), repr=False)

    def repeating(self, told: Span) -> "Figure":
        """The same, as a repeat of what was told before; `dataclasses.replace` takes three times as long."""
        reading = (self.quantity, self.series, self.period, self.comparison, self.status)
        return Figure(self.span, *reading, self.turn, self.sentence, told, self.evidence)


class LedgerEntry(NamedTuple):
    """One number token of the text and the rule that accounts for it."""

    span: Span
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Seed:
    """A published text kept byte for byte, with what its sidecar says of it."""

    id: str
    text: str
    published: date
    publisher: str = ""
    producer: str = ""
    title: str = ""
    language: str = "en"
    sha256: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A seed that has been read: its turns, sentences, figures and ledger."""

    seed: Seed
    turns: tuple[Turn, ...]
    sentences: Sequence[Sentence]
    figures: tuple[Figure, ...]
    ledger: Sequence[LedgerEntry]
