"""What is printed: quantities, periods and names found in the unaltered text, each with its span."""

import re
from functools import cache
from typing import NamedTuple

from analysis.collection import paused
from analysis.extract.groups import with_groups, with_places
from analysis.extract.home import is_money, reporting_economy
from analysis.extract.mention import Mention
from analysis.extract.modifiers import modifiers
from analysis.extract.names import Name, NameReader
from analysis.extract.offices import offices
from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_mention import PeriodMention
from analysis.extract.periods import PeriodReader
from analysis.extract.quantities import quantity_reader
from analysis.extract.quantity_patterns import quantity_patterns
from analysis.extract.terms import Covered, ShortForms, TermMention, acronyms, placed, read_terms
from analysis.extract.tokens import Token, blocks, lowered, marked, tokens
from analysis.extract.towns import with_towns
from analysis.lexicon import FiscalYear, Lexicon, fold
from analysis.lexicon_files import load_lexicon
from analysis.model import Seed, Span
from analysis.needing import needing
from analysis.records import Records
from analysis.segment import Structure, segment

# Texts that hold the sub-indices of a survey; elsewhere `production index` is none.
_SURVEY = needing(
    ("PMI", "urchasing", "ISM", "ub-index", "actory "),
    r"\bPMI\b|[Pp]urchasing [Mm]anager|\bISM\b|[Ss]ub-index|[Ff]actory (?:survey|managers)",
)
# `Q2:2018-19`: the quarters of such a text are those of fiscal years.
_FISCAL_QUARTER = re.compile(r"\bQ[1-4](?::\s?|,?\s(?:of\s)?|-)(?:20\d\d[-–]\d\d\b|FY\s?['’]?\d\d)")
_ECONOMIES = ("partner", "region", "adjective")
_ROUND = ("hundred", "thousand", "million", "billion", "trillion", "half")
__all__ = ["Extraction", "Mention", "Name", "PeriodMention", "TermMention", "extract"]


class Extraction(NamedTuple):
    """All that was found in one text, each kind in text order; `lower` is the text in lower case."""

    seed: Seed
    lower: str
    structure: Structure
    quantities: Records[Mention]
    periods: Records[PeriodMention]
    terms: Records[TermMention]
    names: Records[Name]
    numbers: Records[Span]
    home: str


@paused()
def extract(seed: Seed, lexicon: Lexicon | None = None) -> Extraction:
    """Find everything a figure is made of; nothing is decided yet about what belongs together.

    The reporting economy, whose fiscal year and currency hold, is that of the opening of the text.
    """
    lexicon = lexicon or load_lexicon()
    text = seed.text
    low = lowered(text)
    kinds = (Mention, PeriodMention, TermMention, Name, Span)
    found = Extraction(seed, low, segment(text, lexicon.language), *map(Records, kinds), "")
    period_reader, name_reader = _readers(lexicon)
    of_survey, in_quarters = bool(_SURVEY.search(text)), bool(_FISCAL_QUARTER.search(text))
    short_forms: ShortForms = {}
    towns: dict[str, str] = {}
    for start, end in blocks(text):
        words = tokens(text, start, end)
        terms = with_groups(text, read_terms(text, words, lexicon), start, end)
        terms = [term for term in offices(lexicon).without(text, terms) if not is_money(text, term)]
        terms = with_towns(text, with_places(text, terms, start, end), Span(start, end), lexicon, towns)
        if not of_survey:
            terms = [_plain_index(text, term) for term in terms]
        if not start:
            found = found._replace(home=reporting_economy(text, terms, lexicon))
        fiscal = lexicon.fiscal_years.get(found.home, FiscalYear(4, "end"))
        plan = lexicon.plans.get(found.home)
        fiscal_parts = in_quarters or fiscal.quarters
        abroad = _abroad(terms, found.home) if fiscal_parts else []
        calendar = PeriodCalendar(
            lexicon.language, seed.published, fiscal, plan, in_quarters=fiscal_parts, abroad=abroad
        )
        periods = period_reader.read(text, low, words, calendar)
        openers = marked(low, words, _openers(lexicon))
        names = name_reader.read(text, low, openers, Span(start, end))
        masked = sorted([p.span for p in periods] + [n.span for n in names])
        quantities = quantity_reader(lexicon, found.home).read(low, openers, masked)
        found.quantities.extend(quantities)
        found.periods.extend(periods)
        found.names.extend(names)
        terms = placed(text, acronyms(text, terms, Span(start, end), short_forms), found.home)
        found.terms.extend(_outside(quantities, modifiers(lexicon).narrowed(text, terms)))
        found.numbers.extend(_numbers(openers, lexicon))
    return found


def _abroad(terms: list[TermMention], home: str) -> list[int]:
    """Where other economies than the reporting one are named, in text order."""
    return sorted(t.span.start for t in terms if t.kind in ("partner", "adjective") and t.name != home)


def _plain_index(text: str, term: TermMention) -> TermMention:
    """A sub-index of a survey as its own words, where the text tells of no survey: `production index`."""
    if not term.name.endswith("sub-index"):
        return term
    return term._replace(name=" ".join(term.span.words(text).split()).lower())


def _outside(quantities: list[Mention], terms: list[TermMention]) -> list[TermMention]:
    """The terms without the economies inside quantities: `3 million US dollars`."""
    inside = Covered(mention.span for mention in quantities)
    return [
        term
        for term in terms
        if term.kind not in _ECONOMIES or not inside.touches(term.span.start, term.span.start + 1)
    ]


def _numbers(words: list[Token], lexicon: Lexicon) -> list[Span]:
    """The tokens that hold a digit or are number words: what the ledger has to account for."""
    counting = _counting(lexicon)
    return [
        Span(start, end)
        for start, end, word in words
        if word in counting or (not word.isalpha() and any(map(str.isdigit, word)))
    ]


@cache
def _openers(lexicon: Lexicon) -> frozenset[str]:
    """The folded words at which a number, or a name with one, can begin."""
    return _counting(lexicon) | quantity_patterns(lexicon).starters | _readers(lexicon)[1].starters


@cache
def _counting(lexicon: Lexicon) -> frozenset[str]:
    """The folded words that count: `seven`, `doubled`, `million`."""
    language = lexicon.language
    listed = [*language.numbers, *language.multiples, *_ROUND]
    return frozenset(fold(word) for word in listed)


@cache
def _readers(lexicon: Lexicon) -> tuple[PeriodReader, NameReader]:
    """The readers of a lexicon, made once."""
    return PeriodReader(lexicon.language), NameReader(lexicon)
