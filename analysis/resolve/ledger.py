"""The ledger: every number token of the text and the rule that accounts for it."""

from collections.abc import Iterator
from heapq import merge

from analysis.extract import Extraction
from analysis.model import Figure, LedgerEntry, Span


def ledger(extraction: Extraction, figures: list[Figure]) -> Iterator[LedgerEntry]:
    """Account for every token with a digit and every number word, in text order.

    The kind is `figure`, `period`, `name` (with its kind as the rule: date, ordinal, label ...), `talk` for
    quantities that state nothing (`12-month`, `3 reasons`), `word` for number words that measure nothing,
    or `unexplained`.
    """
    covers = _covers(extraction, figures)
    cover = next(covers, None)
    for span in extraction.numbers:
        while cover and cover[0].end <= span.start:
            cover = next(covers, None)
        covered = cover and cover[0].start < span.end
        yield LedgerEntry(span, *(cover[1:] if covered else _uncovered(span.words(extraction.seed.text))))


def _covers(extraction: Extraction, figures: list[Figure]) -> Iterator[tuple[Span, str, str]]:
    """What accounts for numbers, in text order; of two of the same words the first of these kinds."""
    return merge(
        ((f.span, "figure", "quantity") for f in figures),
        ((span, "period", rule) for span, rule in extraction.periods.fields("span", "rule")),
        ((span, "name", kind) for span, kind in extraction.names.fields("span", "kind")),
        (
            (span, "talk", "attribute or number of the talk")
            for (span,) in extraction.quantities.fields("span")
        ),
        key=lambda cover: cover[0],
    )


def _uncovered(words: str) -> tuple[str, str]:
    if any(sign.isdigit() for sign in words):
        return "unexplained", ""
    return "word", "number word without a unit"
