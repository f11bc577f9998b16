"""Reference periods and comparison phrases as they are told, resolved by the publication date.

A mention is a period of its own (`in the first half of the year`), or part of a comparison (`than in
May`, `from a year earlier`), which never becomes the period of a figure unless the figure is the
value compared with. Relative mentions keep a shift and wait for their context.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from analysis.extract.period_forms import OPENER, comparison_labels, period_pattern, starters, white
from analysis.extract.period_mention import PeriodMention
from analysis.extract.period_resolver import PeriodResolver
from analysis.extract.tokens import Token
from analysis.lexicon import Language
from analysis.model import Span
from analysis.period import Period

# The date of another publication (`forecast in June`), or the beginning of something, is no reference period.
_NOT_OWN = re.compile(
    r"\b(?:expected|projected|predicted|anticipated|published|announced|reported|forecast|projections?|began|begins?|beginning"
    r"|started|starting|starts|introduced|launched)\s+(?:earlier\s+|back\s+)?(?:in|on|from)\s+(?:the\s+)?$"
)

_MONTH_GROUPS = {"f_month": "mo", "f_month_range": "mr_a", "f_quarter_of_month": "qm", "f_date": "da", "f_both_months": "bm_a", "f_year_until": "yu", "f_month_range_fiscal": "rf_a", "f_month_to_date": "md", "f_until_month": "um"}
_ELIDED = frozenset(("first", "second", "third", "fourth"))
_AMOUNTS = frozenset(
    [
        "percent",
        "per",
        "percentage",
        "yuan",
        "trillion",
        "billion",
        "million",
        "point",
        "country",
        "enterprise",
        "and",
        "to",
        "times",
    ]
)
_CODED = frozenset("0123456789qhf")
_CODE = re.compile(r"(?:q[1-4]|h[12]|fy\w*)$")
_LEVEL_OF = re.compile(r"(?:['’]s)?\s+(?:level|figure|estimate|reading|rate|average|total|peak|low|high)\b")
_IN_STREAK = re.compile(r"(?:consecutive|straight|successive)[\s-]+$")
_SAME_PERIOD = re.compile(r"\b(?:same|corresponding)\s+(?:[\w-]+\s+)?(?:period|months?|quarter|half|time)\b")
# `the May Report`, `the June resolution`: the name of a publication is no reference period.
_PUBLICATION = re.compile(r"\s+(?:report|forecasts?|projections?|resolution|bulletin|survey|statement|outlook|minutes)\b")
_OF_SAME = re.compile(r"\b(?:same|corresponding)\s+(?:[\w-]+\s+)?(?:period|months?|quarter|half|time)\s+(?:of|in)\s+$")
_ON = re.compile(r"(?:%|\bper\s?cent|\bpoints?|\bup|\bdown|\bimprovement)\s+on\s+(?:the\s+)?$")
_THAN = re.compile(r"than|against|versus|vs|relative|compar")
_OWN_LEVEL = re.compile(r"\b(?:its|their|the)\s+(?:average\s+|pre-\w+\s+)?(?:level|average|peak|high|low|figure|total|number|amount|volume|value)\s+(?:of|in|for)\s+(?:the\s+)?$")
_BESIDE = re.compile(
    r"\b(?:below|above|than|from|of|to|over|under|beyond)\s+(?:(?:the|its|their|a|revised|that\s+of)\s+)*$"
)


class PeriodReader:
    """Finds periods and comparisons; patterns are made once from the language pack."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def starters(self) -> tuple[frozenset[str], ...]:
        """Words at which a form may begin: leading words, core words, and words of order."""
        return starters(self.language)

    @cached_property
    def labels(self) -> list[str]:
        """The kinds of comparison."""
        return comparison_labels(self.language)

    @cached_property
    def pattern(self) -> re.Pattern:
        """All forms in one alternation."""
        return period_pattern(self.language)

    @cached_property
    def digit_pattern(self) -> re.Pattern:
        """The forms that can begin with a digit."""
        return period_pattern(self.language, at_digit=True)

    def read(
        self, text: str, low: str, tokens: list[Token], published: date, fiscal: tuple[int, str] = (4, "end")
    ) -> list[PeriodMention]:
        """Every period and comparison phrase of the text, in text order; `low` is it in lower case.

        `fiscal` is the first month of the reporting economy's fiscal year, and whether the year is
        named after its `start` or its `end`.
        """
        resolver = PeriodResolver(self.language, published, fiscal)
        found: list[PeriodMention] = []
        position = 0
        for start in self._starts(tokens):
            if start < position:
                continue
            match = (self.digit_pattern if text[start].isdigit() else self.pattern).match(low, start)
            if match and self._is_capital(text, match):
                position = match.end()
                mention = self._mention(low, match, resolver, found)
                found += [mention] if mention else []
        return found

    def _is_capital(self, text: str, match: re.Match) -> bool:
        """False for a month's name without its capital: `it may`, `they march`."""
        group = _MONTH_GROUPS.get(match.lastgroup)
        return not group or match[group] is None or text[match.start(group)].isupper()

    def _starts(self, tokens: list[Token]) -> Iterator[int]:
        """Where a form may begin: at its core words and codes, and at leading words shortly before one."""
        leads, cores, orders = self.starters
        nearest, marks, follows = len(tokens) + 9, [], ""
        for number in range(len(tokens) - 1, -1, -1):
            word = tokens[number][2]
            coded = word[0] in _CODED and _is_coded(word, follows)
            if coded or word in cores or (word in orders and nearest - number < 4):
                nearest = number
                marks.append(tokens[number][0])
            elif word in leads and (nearest - number < 5 or (word == "the" and follows in _ELIDED)):
                marks.append(tokens[number][0])
            follows = word
        return reversed(marks)

    def _mention(
        self, text: str, match: re.Match, resolver: PeriodResolver, found: list[PeriodMention]
    ) -> PeriodMention | None:
        name, span = match.lastgroup[2:], Span(*match.span())
        if name.startswith("cmp_") and _IN_STREAK.search(text, max(0, span.start - 14), span.start):
            return None
        if name.startswith("cmp_"):
            label = self.labels[int(name[4:])]
            shift = {"yoy": -12, "mom": -1, "qoq": -3}.get(label)
            return PeriodMention(span, shift=shift, comparison=True, label=label, rule="comparison")
        if name == "month" and _PUBLICATION.match(text, span.end):
            return None
        fiscal = resolver.fiscal_code(match, found) if name == "code" else None
        if fiscal:
            return fiscal._replace(rule="fiscal_part")
        mention = resolver.elided(match, found) if name == "elided" else resolver.mention(name, match)
        return self._typed(text, mention._replace(rule=name)) if mention else None

    @cached_property
    def opener(self) -> re.Pattern:
        """Words of comparison that end just where a period begins."""
        return re.compile(white(OPENER))

    def _typed(self, text: str, mention: PeriodMention) -> PeriodMention:
        """The mention marked as a comparison when words of comparison open it."""
        window = text[max(0, mention.span.start - 48) : mention.span.start]
        if mention.period and re.search(r"\b(?:end|close)(?:\s+of|-)\s*(?:the\s+)?$|\byear-end\s+$|\b(?:closed|ended|finished)\s+$", window):
            mention = mention._replace(period=Period(mention.period.last, mention.period.last))
        if mention.period and _ON.search(window):
            return mention._replace(comparison=True, label=mention.label or mention.period.name)
        if not mention.comparison and mention.rule == "year" and _OF_SAME.search(window):
            return mention._replace(comparison=True, label="yoy", year=mention.period.first // 12)
        if mention.period and _NOT_OWN.search(window):
            return mention._replace(comparison=True, label="")
        if mention.period and _OWN_LEVEL.search(window):
            return mention._replace(comparison=True, label=mention.period.name)
        if mention.period and _LEVEL_OF.match(text, mention.span.end) and _BESIDE.search(window):
            return mention._replace(comparison=True, label=mention.period.name)
        match = self.opener.search(window)
        ranged = mention.rule in ("month_range", "year_range", "to_date")
        if not match or (ranged and not _THAN.match(match[0])):
            return mention
        word, head = match[0].lower(), window[: match.start()].strip(' \n\t"“')
        own = word.startswith("over") and "same" not in word and mention.rule != "year"
        own = own or (
            word.startswith("since") and (not mention.period or (mention.rule == "year" and not head))
        )
        if own:
            return mention
        label = mention.label or (mention.period.name if mention.period else "")
        same = mention.rule == "year" and _SAME_PERIOD.search(word)
        year = mention.period.first // 12 if same else None
        return mention._replace(comparison=True, label=label, year=year)


def _is_coded(word: str, follows: str) -> bool:
    """True for digits that can begin a period (`2025`, `12 months`, `1Q25`, `14 July`), and for `Q1`, `FY26`."""
    if word[0].isdigit():
        year = len(word) >= 4 and word[:2] in ("19", "20")
        return year or not word.isdigit() or not (follows[:1].isdigit() or follows in _AMOUNTS)
    return word[0] in "qhf" and bool(_CODE.match(word))
