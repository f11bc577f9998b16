"""The ledger: every number token of the text and the rule that accounts for it."""

from analysis.extract import Extraction
from analysis.model import Figure, LedgerEntry


def ledger(extraction: Extraction, figures: list[Figure]) -> list[LedgerEntry]:
    """Account for every token with a digit and every number word, in text order.

    The kind is `figure`, `period`, `name` (with its kind as the rule: date, ordinal, label ...), `talk` for
    quantities that state nothing (`12-month`, `3 reasons`), `word` for number words that measure nothing,
    or `unexplained`.
    """
    covers = [(f.span, "figure", "quantity") for f in figures]
    covers += [(p.span, "period", p.rule) for p in extraction.periods]
    covers += [(n.span, "name", n.kind) for n in extraction.names]
    told = {f.span for f in figures}
    covers += [
        (q.span, "talk", "attribute or number of the talk")
        for q in extraction.quantities
        if q.span not in told
    ]
    covers.sort()
    entries, position = [], 0
    for span in extraction.numbers:
        while position < len(covers) and covers[position][0].end <= span.start:
            position += 1
        cover = covers[position] if position < len(covers) and covers[position][0].start < span.end else None
        entries.append(
            LedgerEntry(
                span, *(cover[1:] if cover else _uncovered(extraction.seed.text[span.start : span.end]))
            )
        )
    return entries


def _uncovered(words: str) -> tuple[str, str]:
    if any(sign.isdigit() for sign in words):
        return "unexplained", ""
    return "word", "number word without a unit"
