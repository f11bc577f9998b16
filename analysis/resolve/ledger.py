"""The ledger: every number token of the text and the rule that accounts for it."""

import re

from analysis.extract import Extraction
from analysis.extract.numerals import DIGITS
from analysis.model import Figure, LedgerEntry, Span

_WORDS = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|doubled|tripled|quadrupled"


def ledger(extraction: Extraction, figures: list[Figure]) -> list[LedgerEntry]:
    """Account for every run of digits and every number word, in text order.

    The kind is `figure`, `period`, the kind of a name (`date`, `ordinal`, `label` ...), `list` for words
    that number the talk, or `unexplained`.
    """
    covers = [(f.span, "figure", "quantity") for f in figures]
    covers += [(p.span, "period", p.rule) for p in extraction.periods]
    covers += [(n.span, "name", n.kind) for n in extraction.names]
    covers.sort()
    entries, position = [], 0
    for match in re.finditer(rf"{DIGITS}|\b(?:{_WORDS})\b", extraction.seed.text, re.I):
        span = Span(*match.span())
        while position < len(covers) and covers[position][0].end <= span.start:
            position += 1
        cover = covers[position] if position < len(covers) and covers[position][0].start < span.end else None
        entries.append(LedgerEntry(span, *(cover[1:] if cover else _uncovered(match[0]))))
    return entries


def _uncovered(words: str) -> tuple[str, str]:
    return (
        ("unexplained", "")
        if words[0].isdigit() or words[0] in ".．"
        else ("word", "number word without a unit")
    )
