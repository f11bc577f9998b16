"""What is printed: quantities, periods and names found in the unaltered text, each with its span."""

from functools import cache
from typing import NamedTuple

from analysis.extract.mention import Mention
from analysis.extract.names import Name, NameReader
from analysis.extract.period_mention import PeriodMention
from analysis.extract.periods import PeriodReader
from analysis.extract.quantities import QuantityReader
from analysis.extract.terms import TermMention, read_terms, reporting_economy
from analysis.lexicon import Lexicon, load_lexicon
from analysis.model import Seed
from analysis.segment import Structure, segment

__all__ = ["Extraction", "Mention", "Name", "PeriodMention", "TermMention", "extract"]


class Extraction(NamedTuple):
    """All that was found in one text, each kind in text order."""

    seed: Seed
    structure: Structure
    quantities: list[Mention]
    periods: list[PeriodMention]
    terms: list[TermMention]
    names: list[Name]
    home: str


def extract(seed: Seed, lexicon: Lexicon | None = None) -> Extraction:
    """Find everything a figure is made of; nothing is decided yet about what belongs together."""
    lexicon = lexicon or load_lexicon()
    text = seed.text
    terms = read_terms(text, lexicon)
    home = reporting_economy(text, terms, lexicon)
    fiscal = lexicon.fiscal_years.get(home, (4, "end"))
    period_reader, name_reader = _readers(lexicon)
    periods = period_reader.read(text, seed.published, fiscal)
    names = name_reader.read(text)
    masked = sorted([p.span for p in periods] + [n.span for n in names])
    quantities = QuantityReader(lexicon, home).read(text, masked)
    return Extraction(seed, segment(text, lexicon.language), quantities, periods, terms, names, home)


@cache
def _readers(lexicon: Lexicon) -> tuple[PeriodReader, NameReader]:
    """The readers of a lexicon, made once."""
    return PeriodReader(lexicon.language), NameReader(lexicon.language)
