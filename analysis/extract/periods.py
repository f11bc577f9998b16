"""Reference periods and comparison phrases as they are told, resolved by the publication date.

A mention is a period of its own (`in the first half of the year`), or part of a comparison (`than in
May`, `from a year earlier`), which never becomes the period of a figure unless the figure is the
value compared with. Relative mentions keep a shift and wait for their context.
"""

import re
from functools import cached_property

from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_comparison import typed
from analysis.extract.period_forms import comparison_labels, period_pattern
from analysis.extract.period_mention import PeriodMention
from analysis.extract.period_resolver import resolved
from analysis.extract.period_starts import PeriodStarts
from analysis.extract.tokens import Token
from analysis.lexicon import Language
from analysis.model import Span

# The group of each form that begins with a month, which needs a capital.
_MONTH_GROUPS = {
    "f_month": "mo",
    "f_month_range": "mr_a",
    "f_quarter_of_month": "qm",
    "f_date": "da",
    "f_both_months": "bm_a",
    "f_year_until": "yu",
    "f_month_range_fiscal": "rf_a",
    "f_month_to_date": "md",
    "f_until_month": "um",
}
_SHIFTS = {"yoy": -12, "mom": -1, "qoq": -3}
# `the fourth consecutive monthly rise`: no comparison with a month.
_IN_STREAK = re.compile(r"(?:consecutive|straight|successive)[\s-]+$")
_STREAK_REACH = 14
# `(January 2015 = 100)`
_BASE = re.compile(r"\s*(?:=|equals)\s*100\b")
# `with base 2011-12`, `base year: 2010`
_BASED = re.compile(r"\bbase(?:\s+(?:year|period))?\s*(?:of|is|:|=)?\s*(?:the\s+year\s+)?$")
# `the May Report`, `the June deadline`: the name of a publication or an event is no reference period.
_NAMED_AFTER = re.compile(
    r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)(?:report|forecasts?|projections?|resolution|bulletin|statement|outlook|minutes|policy|deadline|summit|elections?|referendum|truce|deal|agreement|talks|shutdown)\b"
)
# `in last month's release`
_RELEASE = re.compile(r"['’]s\s+(?:release|report|publication|bulletin|statement|estimates?)\b")
# `the March copper contract`, `May wheat futures`, `for June delivery`: what is traded, but not `In March new contracts`.
_FUTURES = re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:contracts?|futures|delivery)\b")
# `up [three of the] last four months`
_OUT_OF = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:out\s+)?of\s+(?:the\s+)?$")
# `the most for [any May]`
_ANY = re.compile(r"\b(?:for|of|than|in)\s+any\s+$")
_NEAR = 24
_IN_MONTH = re.compile(r"\b(?:in|during|since|by|early|late|mid)[\s-]+$")


class PeriodReader:
    """Finds periods and comparisons; patterns are made once from the language pack."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._patterns: dict[str, re.Pattern | None] = {}

    @cached_property
    def starts(self) -> PeriodStarts:
        """The words at which a form may begin."""
        return PeriodStarts(self.language)

    @cached_property
    def labels(self) -> list[str]:
        """The kinds of comparison."""
        return comparison_labels(self.language)

    def read(
        self,
        text: str,
        low: str,
        tokens: list[Token],
        calendar: PeriodCalendar,
    ) -> list[PeriodMention]:
        """Every period and comparison phrase of the text, in text order; `low` is it in lower case."""
        found: list[PeriodMention] = []
        position = 0
        for start, opener in self.starts.among(tokens):
            pattern = self._pattern(opener) if start >= position else None
            match = pattern and pattern.match(low, start)
            if match and _has_capital(text, match):
                position = match.end()
                mention = self._mention(match, calendar, found)
                if mention:
                    found.append(mention)
        return found

    def _pattern(self, opener: str) -> re.Pattern | None:
        """The forms that can begin with a word, as one alternation."""
        if opener not in self._patterns:
            self._patterns[opener] = period_pattern(self.language, opener)
        return self._patterns[opener]

    def _mention(
        self, match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]
    ) -> PeriodMention | None:
        """The mention that a match makes, after those found before it."""
        name = match.lastgroup[2:]
        if name.startswith("cmp_"):
            return self._comparison(match, self.labels[int(name[4:])])
        if name != "relative" and self._is_base(match):
            return PeriodMention(Span(*match.span()), rule="base")
        if name == "relative" and not match[0].endswith("year") and _RELEASE.match(match.string, match.end()):
            return None
        if name == "month" and _names_a_thing(match):
            return None
        if name == "first_n" and _OUT_OF.search(match.string, max(0, match.start() - _NEAR), match.start()):
            return None
        mention = resolved(name, match, calendar, found)
        # A code that leans on a fiscal year is a `fiscal_part`, whatever words stand before it.
        return typed(match.string, mention, calendar.now) if mention and mention.rule == name else mention

    def _is_base(self, match: re.Match) -> bool:
        """True for the base of an index: `(2015 = 100)`, `with base 2011-12`."""
        start = match.start()
        based = _BASED.search(match.string, max(0, start - _STREAK_REACH), start)
        return bool(based or _BASE.match(match.string, match.end()))

    def _comparison(self, match: re.Match, label: str) -> PeriodMention | None:
        """A phrase of comparison of the language pack: `year on year`."""
        start, end = match.span()
        if _IN_STREAK.search(match.string, max(0, start - _STREAK_REACH), start):
            return None
        shift = _SHIFTS.get(label)
        return PeriodMention(Span(start, end), shift=shift, comparison=True, label=label, rule="comparison")


def _names_a_thing(match: re.Match) -> bool:
    """True for the month of a publication or of a contract for later delivery, and for `the most for any May`."""
    start, end = match.span()
    if _NAMED_AFTER.match(match.string, end) or _ANY.search(match.string, max(0, start - _NEAR), start):
        return True
    futures = _FUTURES.match(match.string, end)
    return bool(futures) and not _IN_MONTH.search(match.string, max(0, start - _STREAK_REACH), start)


def _has_capital(text: str, match: re.Match) -> bool:
    """False for a month's name without its capital: `it may`, `they march`."""
    group = _MONTH_GROUPS.get(match.lastgroup)
    return not group or match[group] is None or text[match.start(group)].isupper()
