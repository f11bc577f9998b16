"""What the day of publication tells of periods told in short: `in May`, `the third quarter`."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date

from analysis.lexicon import FiscalYear, Language
from analysis.period import Period

# Behind `will`, `expects` and the like a bare month or quarter is the next one, not the last.
_EXPECTED = re.compile(
    r"\b(?:will|(?:it|they|growth|inflation|prices|exports|imports|sales|output|rates?)\s+(?:may|might|could)(?!\s+(?:not|have|only|be)\b)|expects?|sees|(?<!had )(?<!\ba )(?<!\bthe )(?<!\bits )(?<!median )(?<!market )forecasts?(?!\s+(?:of|for|in|by)\b)"
    r"|projects?(?=\s+(?:that|an?|the|it|growth|inflation|\w+\s+(?:to|at|will))\b)"
    r"|(?:is|are|was|were)\s+(?:expected|forecast|projected|predicted|likely)\s+to|we\s+see|should(?!\s+(?:have|be\s+(?:added|noted|pointed|stressed|mentioned|said|emphasi[sz]ed|remembered|borne|recalled))\b)|foresees?|anticipates?|plans?\s+to|aims?\s+to|intends?\s+to|is to|are to|to\s+be\s+(?:held|launched|opened|staged|completed|convened|hosted)|(?:(?:is|are|was|were|be)\s+(?:due|set|scheduled|slated)\s+(?:to|for)|(?:due|set|scheduled|slated)\s+to\s+(?:be|open|start|begin|close|end|take|arrive|expire))|to\s+(?:take\s+place|open|kick\s+off|start|begin)(?=\s+(?:in|on|from|at))|upcoming|forthcoming)\b(?!\s+(?:was|were|had))"
    r"(?:(?!\b(?:from|(?<!more )(?<!less )than|than(?= (?:in|at|on|during|for|the|a|last)\b)|follow(?:ing|ed|s)|after|compared|against|versus|already|releas\w+|showed|shown)\b)(?:[^.;\n]|\.(?=\d)))*$"
)
_EXPECTED_REACH = 90
# In January, what is expected of December is that of the month before, not yet published.
_FAR_AHEAD = 11
# `From May 1, the country will grant`: at the head of a sentence.
_OPENING = re.compile(
    r"(?:^|[.;\n\u201d\"]\s*)(?:(?:starting|beginning|effective)\s+)?(?:from|in|by|on|as\s+of)?\s*$"
)
_OPENING_REACH = 24
_WILL = re.compile(r",?(?:\s+(?!was|were|had)[\w'’-]+){1,6}?\s+(?:will|shall)\b")
# `the second half of the year`, but not `of this year`
_VAGUE_YEAR = re.compile(r"\b(?<!this )(?<!current )(?<!next )(?<!last )year$")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_NUMERALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_LAST = ("final", "last", "latter")


class PeriodCalendar:
    """Turns words into months, given the day of publication and the fiscal year of the economy.

    `now` is the month of publication as a number; `fiscal` the first month of a fiscal year, and whether
    it is named after its `start` or its `end`; `plan` the number, first year and years of one of its plans;
    `in_quarters` that bare quarters (`Q2`) are those of fiscal years, but for the economies named at `abroad`.
    """

    def __init__(
        self,
        language: Language,
        published: date,
        fiscal: FiscalYear,
        plan: tuple[int, int, int] | None = None,
        *,
        in_quarters: bool = False,
        abroad: Sequence[int] = (),
    ) -> None:
        self.language, self.fiscal, self.plan, self.in_quarters = language, fiscal, plan, in_quarters
        self.abroad = abroad
        self.published, self.year = published, published.year
        self.now = Period.of_date(published).first

    # --- numbers told in words ------------------------------------------------------------------------

    def month(self, words: str) -> int:
        """The number of a month: 9 for `sept.`."""
        return self.language.months[words.rstrip(".")]

    def holiday(self, words: str, year: int) -> Period:
        """The months of a holiday in a year; ValueError for a movable one in a year that is not known."""
        if not self.knows_holiday(words, year):
            raise ValueError(f"{words} of {year}")
        months = self._months_of_holiday(words)
        listed = months.get(year) or months[0]
        return Period.months(year, listed[0], listed[-1])

    def knows_holiday(self, words: str, year: int) -> bool:
        """True for a holiday of the same months each year, and where the language pack has its year."""
        months = self._months_of_holiday(words)
        return year in months or 0 in months

    def _months_of_holiday(self, words: str) -> dict[int, list[int]]:
        return self.language.holidays[_BLANKS.sub(" ", words.replace("’", "'"))]

    def count(self, words: str) -> int:
        """How many: 11 for `eleven` and `11`, 41 for `forty-one`."""
        if words.isdigit():
            return int(words)
        return sum(self.language.numbers[word] for word in words.split("-"))

    def order(self, words: str, last: int) -> int:
        """Which one of `last`: 2 for `second half`, 4 for `final quarter`."""
        word = _WORD.match(words)[0]
        if word in _LAST:
            return last
        return _NUMERALS.get(word) or self.language.ordinals[word]

    def told_year(self, match: re.Match) -> int | None:
        """The year told behind a part of one: 2024 for `May 2024`, the year before for `May last year`."""
        name = match.lastgroup[2:]
        year, two, this, last, following = match.group(
            *(f"{name}_Y{part}" for part in ("", "_two", "_this", "_last", "_next"))
        )
        if year or two:
            return int(year or f"20{two}")
        if not (this or last or following):
            return None
        return self.year + (0 if this else -1 if last else 1)

    # --- periods without a year -----------------------------------------------------------------------

    def pick(self, match: re.Match, told: int | None, make: Callable[[int], Period]) -> Period:
        """The period that `make` makes of the year told, or else the latest of its kind."""
        return make(told) if told else self.latest(match, make)

    def pick_part(self, match: re.Match, told: int | None, make: Callable[[int], Period]) -> Period:
        """A quarter or half: of the fiscal year where bare ones are, else of the calendar year."""
        begin = self.fiscal.first_month - 1
        if told is not None or not begin or not self.in_quarters or self._is_abroad(match):
            return self.pick(match, told, make)
        shift = begin - 12 * (self.now % 12 < begin)
        return self.pick(match, None, lambda year: make(year).shifted(shift))

    def _is_abroad(self, match: re.Match) -> bool:
        """True where the sentence named another economy before the match."""
        last = bisect_left(self.abroad, match.start())
        return bool(last) and match.string.rfind(". ", self.abroad[last - 1], match.start()) < 0

    def latest(self, match: re.Match, make: Callable[[int], Period]) -> Period:
        """The latest period of its kind that lies, for its greater part, before the publication."""
        period = make(self.year)
        if self.is_expected(match):
            slack = 3 if period.length >= 3 else 0
            if period.length == 1 and period.first - self.now >= _FAR_AHEAD:
                return period.shifted(-12)
            return period if period.last >= self.now - slack else make(self.year + 1)
        over = period.last - self.now
        early = over > period.length / 2 or period.first > self.now
        return make(self.year - 1) if early else period

    def of_the_year(self, match: re.Match, period: Period, *, over: bool = False) -> Period:
        """`the second half of the year`, said in January, is last year's; `over` that it has to be over."""
        ahead = (period.last if over else period.first) > self.now and _VAGUE_YEAR.search(match[0])
        return period.shifted(-12) if ahead and not self.is_expected(match) else period

    def is_expected(self, match: re.Match) -> bool:
        """True when the words before tell the future: `will reach 5% in May`."""
        start, text = match.start(), match.string
        if _EXPECTED.search(text[max(0, start - _EXPECTED_REACH) : start]):
            return True
        head = _OPENING.search(text, max(0, start - _OPENING_REACH), start)
        return bool(head and _WILL.match(text, match.end()))

    def previous(self, length: int) -> Period:
        """The last whole month, quarter, half or year before the month of publication."""
        first = self.now // length * length - length
        return Period(first, first + length - 1)

    def from_january(self, match: re.Match, words: str) -> Period:
        """From January to the month named, both included."""
        month = self.month(words)
        return self.pick(match, self.told_year(match), lambda y: Period(12 * y, 12 * y + month - 1))
