"""The period that a sentence itself tells for one of its figures.

In order: a period just right of the figure, the stretch of years averaged over, the period of a value
compared with, the last period told before the figure, a time at the head of the sentence, and the first
period told after the figure. A period of comparison is nobody's own, but for the value compared with.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

_ADJACENT = re.compile(
    r"^[\s,(]*(?:(?:year-on-year|annual|growth|increase|rise|decline|drop|fall|gain|decrease|contraction|more|higher|lower"
    r"|recorded|registered|seen|reported|posted|mark|level|reading|rate)\s+)*"
    r"(?:(?:(?:a|per)\s+(?:day|week|month|year)|on\s+average|at\s+end(?=-)|(?:over|in)\s+the\s+course\s+of|(?:as|at\s+the\s+end)\s+of|in|during|for|over|of|by|at|through)\s+)*"
    r"(?:the\s+|all\s+of\s+|full-year\s+|calendar\s+|-)?$"
)
_THEN = re.compile(
    r"(?!from|than|compar|over|on\b|year-|month-)(?:in\s+|during\s+)?.*(?:earlier|ago|before|last\s+year|previous\s+(?:year|month|quarter))$",
    re.S,
)
# `reversing a 1.3% fall the month before`: the noun of change has a time of its own.
_REVERSED = re.compile(
    r"\b(?:revers|extend|follow|exceed|match|compar|slow|eas|narrow|quicken|accelerat|improv|moderat|top|beat|snapp|offset)\w*\s+(?:[\w-]+\s+){0,2}$"
)
_OF_THEN = re.compile(r"(?:[\w-]+\s+)?(?:rise|increase|gain|growth|fall|decline|drop|contraction|decrease)(?:\s+(?:of|in|seen\s+in|recorded\s+in|posted\s+in))?")
_MOVED = re.compile(
    r"\b(?:up|down|rose|fell|grew|increas\w+|decreas\w+|declin\w+|gain\w*|dropp\w+|higher|lower)\b"
)
_OTHER_CLAUSE = re.compile(
    r";|\((?![^()]*\))|\b(?:while|whereas|after|following|compared|against|from|than|(?:of|among)\s+(?:which|them|this|these))\b"
)
# In brackets: what was published or expected before of the same period.
_VINTAGE = re.compile(
    r"\((?:(?:first|previously|initially|originally|earlier)\s+(?:published|reported|estimated)|previously"
    r"|(?:[\w-]+\s+){0,3}(?:forecasts?|estimates?|expected|expectations?|projections?|consensus))\s*:?\s*(?:was\s+|of\s+)?$"
)
REVISED = re.compile(
    r"\b(?:was|were|been)\s+revised\b|\brevis(?:ed\s+(?:up|down|from|estimate|figure)|ions?\b)|\b(?:first|previously|initially|originally)\s+(?:published|reported|estimated)\b"
)
_LEVEL_OF = re.compile(r"\b(?:level|figure|estimate|rate|reading|total)\s+of\s+(?:us)?$")
_COMPARING = re.compile(
    r"\b(?:than|from|above|below|against|versus|(?:compared|relative)\s+(?:with|to))\s+[^,;]*$"
)
_FOR_OTHERS = re.compile(r"\s+for\s+(?!the\s+(?:same|year|whole|first|second|third|fourth)\b)")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b(?:before|earlier|ago|same|previous|last)\b")
# `(July: 52.6)`, and `July's better-than-expected 7.2% rise`.
_NOTE = re.compile(r"\s*:\s*|\s+at\s+(?:about\s+|around\s+)?|['’]s\s+(?:(?!and\b)[\w-]+\s+){0,3}(?:us)?")
_CLAUSE_TO = re.compile(r"(?:(?!,\s+(?:while|but|with|up|down)\b|\bwhile\b)[^;)])*")
_YEARS_TARGET = re.compile(r"\b(?:annual|full-year|yearly|whole-year|year's)\s+(?:\w+\s+){0,2}(?:target|goal)\b[^,;]{0,24}$")
_THEN_EXPECTED = re.compile(r"\s+(?:that\s+was\s+|which\s+was\s+)?(?:indicated|projected|foreseen|forecast|predicted|expected|estimated|anticipated)\b")
_TARGET = re.compile(r"\s+(?:\w+\s+)?(?:target|goal|objective)\b")
_WHEN = re.compile(r",?\s+when\s+")
_WHEN_HAD = re.compile(r",?\s+when\s+[^,;]*\bhad\b[^,;]*$")
_BINDING = re.compile(
    r"\b(?:from|(?<!more )(?<!less )(?<!fewer )than|against|after|following|compared\s+(?:with|to))\s+[\w\s$€£¥-]*$"
)
_HEAD = re.compile(r"\W*(?:(?:in|during|and|but|for)\s+)?")


class When(NamedTuple):
    """A figure's period and comparison, with the words they were read from, how, and by which rule."""

    period: Period | None
    span: Span | None = None
    how: str = ""
    rule: str = ""
    comparison: str = ""
    comparison_span: Span | None = None


def tellable(mention: PeriodMention) -> bool:
    """True for an absolute period that is no part of a comparison."""
    return not mention.comparison and mention.period is not None and mention.rule != "now"


def between(scene: Scene, span: Span) -> list[PeriodMention]:
    """The period mentions of a sentence that begin inside a span."""
    return [m for m in scene.periods if span.start <= m.span.start < span.end]


@dataclass(frozen=True)
class ToldPeriod:
    """Looks for the period of one figure; `context` is that of the figure or sentence before."""

    scene: Scene
    number: int
    reading: Reading
    context: Period | None
    latest: Period
    main: Period | None = None

    def find(self) -> When | None:
        """The period told, or None when it has to be inherited."""
        if self.reading.measure == "duration":
            return self._right() or self._before() or When(None)
        if _TARGET.match(self.scene.text, self._follow.start):
            return When(None)
        if _YEARS_TARGET.search(self.scene.left(self.number)):
            year = self.context or self.latest
            return When(Period.year(year.last // 12), None, "default", "target of the year")
        if self.number and _THEN_EXPECTED.match(self.scene.text, self._follow.start):
            return When(self.context, None, "inherited", "an earlier estimate of the figure before")
        return self._noted() or self._bracketed() or self._right() or self._of_value()

    def _of_value(self) -> When | None:
        """By what the figure is: a value compared with, or the sentence's own."""
        left = self.scene.left(self.number)
        if self.reading.reference and _FOR_OTHERS.match(self.scene.text, self._follow.start) and not self._right():
            return When(self.context, None, "inherited", "the other one compared with")
        then = self._when_then()
        if then and self.context:
            return When(then.within(self._main_context()), then.span, "explicit", "time of `when`")
        if self.reading.reference and REVISED.search(self.scene.before(self.number)[-80:]):
            return self._before() or self._compared_with()
        if self.reading.reference or _WHEN_HAD.search(left) or (_LEVEL_OF.search(left) and self._level_then()):
            return self._compared_with()
        return self._stretch() or self._before() or self._head() or self._after()

    def _when_then(self) -> PeriodMention | None:
        """`higher than a year earlier, when the rate was 4.1% and 6.9 million were out of work`."""
        start = self.scene.quantities[self.number].span.start
        for mention in self.scene.periods:
            if mention.comparison and mention.span.end < start and _WHEN.match(self.scene.text, mention.span.end):
                later = between(self.scene, Span(mention.span.end, start))
                return None if any(tellable(m) for m in later) else mention
        return None

    def _main_context(self) -> Period | None:
        """The period of the sentence's figures before `when`."""
        return self.main or self.context

    def _level_then(self) -> bool:
        """True for `above the year-earlier level of 5`, not for `at an annual rate of 5`."""
        told = [m for m in between(self.scene, self.scene.gap(self.number)) if m.comparison]
        start = self.scene.gap(self.number).start
        return any(_COMPARING.search(self.scene.text[start : m.span.end]) for m in told)

    @property
    def _follow(self) -> Span:
        return self.scene.follow(self.number)

    def _right(self) -> When | None:
        """A period just right of the figure."""
        begin = self._follow.start
        for mention in between(self.scene, self._follow):
            if not _ADJACENT.match(self.scene.text[begin : mention.span.start]):
                return None
            if mention.comparison and not self.reading.reference and not self._stands_alone(mention, begin):
                begin = mention.span.end
                continue
            period = mention.within(self.context)
            if period and not (
                mention.window and self.reading.measure not in ("average_growth", "change", "multiple")
            ):
                return When(period, mention.span, "explicit", "period right of the figure")
        return None

    def _noted(self) -> When | None:
        """`(July: 52.6)`, `(previous month: 2.4%)`: a note with a period of its own."""
        start = self.scene.quantities[self.number].span.start
        if self.number and _VINTAGE.search(self.scene.text, self.scene.gap(self.number).start, start):
            return When(self.context, None, "inherited", "an earlier estimate of the figure before")
        for mention in between(self.scene, self.scene.gap(self.number))[-1:]:
            words = self.scene.text[mention.span.end : self.scene.quantities[self.number].span.start]
            period = mention.within(self.context)
            if period and _NOTE.fullmatch(words):
                return When(period, mention.span, "explicit", "period of a note")
        return None

    def _bracketed(self) -> When | None:
        """`4.7% less than in June 2018 (199.3 bn)`: in brackets behind a comparison, the value compared with."""
        for mention in between(self.scene, self.scene.gap(self.number))[-1:]:
            words = self.scene.text[mention.span.end : self.scene.quantities[self.number].span.start]
            period = mention.within(self.context)
            if mention.comparison and period and words.strip() == "(" and _DATED.search(mention.span.words(self.scene.text)):
                return When(period, mention.span, "explicit", "value compared with, in brackets")
        return None

    def _stands_alone(self, mention: PeriodMention, begin: int) -> bool:
        """True for `and 3.1% a year ago`: the phrase is the figure's own time, nothing is compared."""
        gap = self.scene.text[begin : mention.span.start].strip(" ,(\n")
        then = _THEN.match(mention.span.words(self.scene.text))
        if _REVERSED.search(self.scene.left(self.number)):
            return bool(then and _OF_THEN.fullmatch(gap))
        told = self.number and not _MOVED.search(self.scene.left(self.number))
        return bool(told and not gap and then)

    def _stretch(self) -> When | None:
        """A stretch of years or months up to now: `over the past five years`."""
        measure = self.reading.measure
        if measure in ("streak", "share_change", "growth_change"):
            return None
        averaged = measure == "average_growth"
        start = self.scene.gap(self.number).start if averaged else self.scene.sentence.span.start
        end = self._follow.end if averaged else self.scene.quantities[self.number].span.start
        if averaged:
            years = [m for m in self.scene.periods if m.rule == "year" and m.span.end <= end]
            if len(years) == 2 and years[0].period.first < years[1].period.first:
                return When(Period(years[0].period.first, years[1].period.last), years[1].span, "explicit", "years averaged over")
        window = next((m for m in between(self.scene, Span(start, end)) if m.window), None)
        if not window:
            return None
        told = self._before()
        if told and told.span.start > window.span.start:
            return None
        base = told.period if told else self.context or self.latest
        return When(window.within(base), window.span, "explicit", "months or years up to the period")

    def _compared_with(self) -> When:
        """The value compared with: its period is the comparison's, else the one before the context."""
        near = [
            *between(self.scene, self._follow),
            *reversed(between(self.scene, self.scene.gap(self.number))),
        ]
        for mention in near:
            period = mention.within(self.context)
            if period and (mention.comparison or mention.shift):
                return When(period, mention.span, "explicit", "period compared with")
        later = self._later()
        if later:
            return later
        present = any(m.rule == "now" for m in self.scene.periods)
        if self.context and self.context.length in (1, 3) and not present:
            return When(self.context.shifted(-self.context.length), None, "default", "the period before")
        return When(None)

    def _later(self) -> When | None:
        """`after 0.4% in the euro area and 0.3% in the EU in 2023`: a time behind the next figures of the list."""
        text, begin = self.scene.text, self._follow.start
        clause = _CLAUSE_TO.match(text, begin, self.scene.sentence.span.end)
        for mention in between(self.scene, Span(begin, clause.end())) if clause else ():
            period = mention.within(self.context)
            if period and (mention.comparison or tellable(mention)):
                return When(period, mention.span, "explicit", "time behind the list")
        return None

    def _before(self) -> When | None:
        """The last period told before the figure, in its own bracket or none, and not bound to another value."""
        start, bound = self.scene.quantities[self.number].span.start, self._bound()
        usable = [
            m
            for m in self.scene.periods
            if m.span.end <= start
            and tellable(m)
            and m.span not in bound
            and not _closed(self.scene.text[m.span.end : start])
        ]
        if not usable:
            return self._first_bracket()
        return When(usable[-1].period, usable[-1].span, "explicit", "period before the figure")

    def _first_bracket(self) -> When | None:
        """`the US (+8.4% in June), Japan (+8.1%)`: the period in the first bracket holds for the list."""
        text = self.scene.text
        spans = [q.span for q in self.scene.quantities[: self.number + 1]]
        if self.number < 1 or any(text[span.start - 1 : span.start] != "(" for span in spans):
            return None
        told = [m for m in between(self.scene, self.scene.follow(0)) if tellable(m)]
        if not told or not _ADJACENT.match(text[spans[0].end : told[0].span.start]):
            return None
        return When(told[0].period, told[0].span, "explicit", "period of the first bracket")

    def _bound(self) -> set[Span]:
        """Periods that belong to an earlier value compared with (`from 300 billion in May`)."""
        return {
            mention.span
            for earlier in range(self.number)
            if _BINDING.search(self.scene.left(earlier))
            for mention in between(self.scene, self.scene.follow(earlier))
            if ";" not in self.scene.text[self.scene.follow(earlier).start : mention.span.start]
        }

    def _head(self) -> When | None:
        """`A year earlier, the rate was 3.2%`: a time at the head of the sentence, from the context."""
        first = self.scene.periods[0] if self.scene.periods else None
        if not first or not self.context or not first.shift:
            return None
        head = self.scene.text[self.scene.sentence.span.start : first.span.start]
        early = first.span.end <= self.scene.quantities[self.number].span.start
        if early and _HEAD.fullmatch(head) and _THEN.match(first.span.words(self.scene.text)):
            return When(
                first.within(self.context), first.span, "explicit", "time at the head of the sentence"
            )
        return None

    def _after(self) -> When | None:
        """The first period told after the figure, in the same clause."""
        end = self.scene.quantities[self.number].span.end
        mention = next((m for m in self.scene.periods if m.span.start >= end and tellable(m)), None)
        if not mention or _OTHER_CLAUSE.search(self._plain(Span(end, mention.span.start))):
            return None
        return When(mention.period, mention.span, "explicit", "period after the figure")

    def _plain(self, span: Span) -> str:
        """The words of a span without its comparison phrases."""
        words = span.words(self.scene.text)
        for mention in between(self.scene, span):
            if mention.comparison:
                words = words.replace(mention.span.words(self.scene.text), " ")
        return words


def _closed(words: str) -> bool:
    """True when a bracket that was open before these words is closed in them."""
    depth = 0
    for sign in re.findall(r"[()]", words):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            return True
    return False
