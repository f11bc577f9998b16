"""Which period a figure is of, and what it is compared with.

A sentence's own words come first (see `told_period`); else the period is carried over from earlier
sentences, a reporter's question, or the headline.
"""

import re
from dataclasses import dataclass, field

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.bracketed import Brackets
from analysis.resolve.carrying import Carry
from analysis.resolve.columns import Columns
from analysis.resolve.comparison_label import mentions_near, then_and_now, with_comparison
from analysis.resolve.counted_places import counts_what_moved
from analysis.resolve.dealt_periods import (
    along_streaks,
    distributed,
    ends_of_years,
    in_parts,
    moved_to_level,
    of_both_years,
    reached_at_the_end,
)
from analysis.resolve.decided import is_decision, is_sum_decided, is_vote
from analysis.resolve.duties import is_duty
from analysis.resolve.exchange_moves import has_moved_by_now, is_traded_at
from analysis.resolve.figure_period import STILL_NOW, Asked, When
from analysis.resolve.frame import GOODS
from analysis.resolve.from_range import with_likeness, with_ranges_compared, with_year_over
from analysis.resolve.from_to import FromTo
from analysis.resolve.last_month import at_the_end, growth_to_month
from analysis.resolve.length_compared import length_compared, month_before, of_list
from analysis.resolve.measure import Reading
from analysis.resolve.outlook import Outlook
from analysis.resolve.preceding import moved_from_before, of_preceding
from analysis.resolve.scene import Scene
from analysis.resolve.settled import CUMULATIVE
from analysis.resolve.standing import STANDING, is_fact_of_now, is_weight, stands
from analysis.resolve.streaks import with_streaks
from analysis.resolve.stretches import Stretches
from analysis.resolve.time_ahead import with_time_ahead
from analysis.resolve.timeless import is_at_present, is_timeless
from analysis.resolve.told_period import told_period
from analysis.resolve.trailing import with_trailing
from analysis.resolve.year_to_date import of_year_to_date

# `($1 = 7.1 yuan)`, `The forint traded at 384.60 to the euro at 0755 GMT`
_RATE_NOTE = re.compile(
    r"\W*(?:us)?[$€£¥]\s?1\s*=\s*\S|[^.;]{0,60}\btrad(?:ed|ing)\s+at\b.{0,60}\b\d{3,4}\s+gmt\b"
)
# `Shanghai stocks ended 0.4% higher`: a day of trading.
_TRADED = re.compile(
    r"\b(?:stocks|equities|hang\s+seng|kospi|nikkei\s+(?:225|index|average|stock)|(?:shanghai|shenzhen|jakarta)\s+composite|benchmark\s+index|s&p\s+500|ftse|dax|cac\s+40|ibex|sensex|stoxx(?:\s+\d+)?|asx|bovespa|csi\s?300|shares\s+in\s+(?:shanghai|shenzhen|tokyo|hong\s+kong|seoul|mumbai|sydney|london|new\s+york|frankfurt)|(?:australian|new\s+zealand|canadian)\s+dollar)\b"
    r".{0,90}\b(?:clos\w+|end(?:ed|ing)|open(?:ed|ing)|los[et]|shed|gained|fell|rose|slipped|jumped|rallied|traded|was|trading|rebounded|advanced|dipped|edged|slid|tumbled|plunged|sank|surged|climbed|dropped|soared)\b",
    re.S,
)
# `reserves remain at about 3 billion`, `the euro is trading at 1.2 dollars`
_STANDS = re.compile(
    r"\b(?:stands?|remains?|is\s+(?:currently\s+)?trading|(?:is|are)\s+(?:still|currently))\s+(?:at|around|in)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}(?:of\s+)?(?:us)?[$€£¥]?$"
)
# `at its current level of`
_CURRENT = re.compile(r"\bcurrent\s+(?:level|rate|pace)\s+of\s+(?:\w+\s+)?$")
# `is now 2%[ below] where it was before`
_BESIDE = re.compile(r"\s+(?:below|above)\s+(?:its|their|the|where|pre-)")
_CLAUSE = re.compile(r";|,\s+(?:and|but|while)\b")
# `decreased 9,200[ to ]486,100`
_TO_LEVEL = re.compile(r"\s+to\s+")
# So many months after a period told, what is said in a present tense is not of it.
_STALE = 14
_RECENT, _YEAR = 6, 12
# `, which [now] covers`
_WHO, _WHO_REACH = re.compile(r",\s+(?:which|who|that)\s+(?:is\s+|are\s+|has\s+|have\s+)?$"), 16
_MOVED_BY_NOW = "moved up to now"
_SHARES = ("share", "share_change")
_GROWTH = ("growth", "growth_change")


@dataclass(frozen=True)
class Calendar:
    """Walks through the sentences, attaching periods; `meeting` is the month of what minutes are of."""

    carry: Carry
    brackets: Brackets
    stretches: Stretches
    outlook: Outlook
    meeting: Period | None = None
    columns: Columns = field(default_factory=Columns)
    from_to: FromTo = field(default_factory=FromTo)

    @property
    def now(self) -> Period:
        """The month of publication."""
        return self.carry.now

    @property
    def day(self) -> Period:
        """The month of decisions and votes: that of the meeting, or of publication."""
        return self.meeting or self.now

    def attach(self, scene: Scene, readings: list[Reading], counted: list[bool], index: int) -> list[When]:
        """The periods of all figures of a sentence.

        `counted` marks plain counts, which inherit from the sentence before only; `index` is the number
        of the sentence in the text.
        """
        if not readings and not scene.periods:
            self.carry.pass_over(scene)
            return []
        if self.columns.open(scene):
            return []
        scene = with_likeness(self.carry.enter(with_trailing(scene)))
        scene = with_year_over(scene, self.carry.source.period)
        scene = with_ranges_compared(with_time_ahead(scene, self.now))
        self.outlook.enter(scene)
        found: list[When] = []
        for number, reading in enumerate(readings):
            when = self._told(scene, number, readings, found)
            when = (
                when
                or self._decided(scene, reading)
                or self.outlook.of(scene, number)
                or self._inherited(scene, number, reading, counted[number], index, found)
            )
            when = self.carry.figures.a_year_before(scene, when, reading)
            if not when.period or when.period != self.carry.figures.summed:
                when = growth_to_month(scene, reading, readings, found, when)
            if number and reading.measure == "share" and readings[number - 1].measure == "share_change":
                when = at_the_end(scene, when, found[-1])
            found.append(with_comparison(scene, number, reading, when, found[-1] if found else None))
        if found:
            found = self.brackets.settle(scene, readings, found, self.carry.source.period)
            found = along_streaks(scene, readings, with_streaks(scene, readings, found, self.now))
            found = distributed(scene, readings, found)
            found = of_preceding(scene, of_both_years(scene, found), self.carry.source.period)
            found = moved_from_before(scene, of_year_to_date(scene, readings, found), self.now)
        self.carry.leave(scene, readings, found, index)
        found = moved_to_level(scene, readings, ends_of_years(scene, readings, in_parts(scene, found)))
        found = self.stretches.settle(scene, readings, self.from_to.settle(scene, readings, found))
        return self.columns.deal(scene, reached_at_the_end(scene, readings, found))

    def _told(self, scene: Scene, number: int, readings: list[Reading], found: list[When]) -> When | None:
        """The period that the sentence tells for a figure, after those `found` before it."""
        if is_weight(scene, number, readings[number].measure):
            return When(None, None, "", STANDING)
        main = self.carry.source.period
        context = next((when.period for when in reversed(found) if when.period), main) if found else main
        asked = Asked(scene, number, readings[number], context, self.brackets.latest, main, readings, found)
        return told_period(asked)

    def _decided(self, scene: Scene, reading: Reading) -> When | None:
        """The month of publication for a rate that is decided on; the month before for the rate that it was."""
        money = reading.measure == "level" and is_sum_decided(scene)
        if not money and (reading.measure not in _SHARES or not is_decision(scene, self.carry.source)):
            return None
        left = reading.rule == "value moved from"
        return When(self.day.shifted(-1) if left else self.day, None, "default", "decision of the day")

    def _inherited(
        self, scene: Scene, number: int, reading: Reading, counted: bool, index: int, found: list[When]
    ) -> When:
        """The period of a figure whose sentence tells none for it."""
        present = next((m for m in scene.periods if m.rule == "now" and _holds(scene, number, m)), None)
        goes_on = present and self._goes_on(scene, number, present)
        if present and reading.measure != "streak" and not goes_on:
            fact = is_fact_of_now(scene, number, reading.measure, present)
            return When(None) if fact else When(present.period, present.span, "explicit", "now")
        if is_vote(scene, number):
            return When(self.day, None, "default", "of the day")
        of_the_day = _RATE_NOTE.match(scene.words) or _TRADED.search(scene.words)
        if not of_the_day and not goes_on:
            if is_timeless(scene, number, reading, counted):
                return self.carry.figures.still_now(scene, number, index, self.now)
            if stands(scene, number, reading.measure, found):
                return When(None, None, "", STANDING)
        default = "of the day" if of_the_day else self._of_now(scene, number, reading, found)
        if default:
            return When(self.now, None, "default", default)
        return self._carried_over(scene, number, reading, counted, index)

    def _carried_over(self, scene: Scene, number: int, reading: Reading, counted: bool, index: int) -> When:
        """The period that a figure takes over from an earlier sentence."""
        source = self.carry.source
        counted = counted and not (reading.measure == "change" and _TO_LEVEL.fullmatch(scene.right(number)))
        counted = counted and not counts_what_moved(scene, number)
        counted = counted and not any(m.comparison and m.shift == -_YEAR for m in scene.periods)
        gone = source.period and source.period.last < self.now.last - _STALE and is_at_present(scene, number)
        apart = counted and index - source.sentence > 1 and not self.carry.sections.of_event
        if gone or apart or not source.period:
            return When(None) if gone else self.carry.figures.still_now(scene, number, index, self.now)
        if self.carry.flows.period and _is_of_flow(scene, number, reading):
            source = self.carry.flows
        period = self._of_length(scene, number, source.period)
        if reading.measure == "growth" and CUMULATIVE.search(scene.left(number)) and period.length in (1, 12):
            period = Period(period.last // 12 * 12, period.last)
        return When(period, source.span, "inherited", "period of an earlier sentence")

    def _of_now(self, scene: Scene, number: int, reading: Reading, found: list[When]) -> str:
        """Why a figure is of the month of publication: told at present, mostly behind a look back over years."""
        before = bool(found) and found[-1].rule == _MOVED_BY_NOW
        if reading.measure in ("level", "share") and is_traded_at(scene, number):
            return "at present"
        if reading.measure == "growth" and has_moved_by_now(scene, number, before=before):
            return _MOVED_BY_NOW
        if _CURRENT.search(scene.left(number)) or (reading.measure == "share" and is_duty(scene, number)):
            return "at present"
        told = self.carry.source.period
        long = told and told.length >= 2 * _YEAR
        stale = told and (told.length >= _YEAR or told.last <= self.now.last - 3)
        if stale and reading.measure in ("level", "share") and _STANDS.search(scene.left(number)):
            return "at present"
        return "at present" if long and is_at_present(scene, number) else ""

    def _goes_on(self, scene: Scene, number: int, present: PeriodMention) -> bool:
        """True for `and firms now account for 40%` after a sentence of a recent period, and for what stands before it."""
        end, source = scene.quantities[number].span.end, self.carry.source.period
        if _CLAUSE.search(scene.text, end, max(end, present.span.start)):
            return True
        recent = source and not self.carry.first and source.last >= self.now.last - _RECENT
        beside = _BESIDE.match(scene.right(number))
        return bool(recent and (beside or STILL_NOW.match(scene.text, present.span.start)))

    def _of_length(self, scene: Scene, number: int, period: Period) -> Period:
        """`0.4% more than in the previous quarter` is of a quarter: the latest one told."""
        near = mentions_near(scene, number) or of_list(scene, number)
        shift = length_compared(scene, near)
        if shift is None and period.is_to_date and self.carry.first:
            shift = month_before(scene)
        if shift is None or period.length == -shift:
            return then_and_now(near, period)
        told = self.carry.told.get(-shift)
        if shift == -1 and not told and period.is_to_date:
            return Period(period.last, period.last)
        return told if told and told.last == period.last else period


def _holds(scene: Scene, number: int, present: PeriodMention) -> bool:
    """False for `which now covers 47 countries, exports rose 3%`: the aside ends with its comma."""
    start, end = present.span.start, scene.quantities[number].span.start
    aside = _WHO.search(scene.lead(start, _WHO_REACH))
    return not (aside and "," in scene.text[start:end])


def _is_of_flow(scene: Scene, number: int, reading: Reading) -> bool:
    """True for growth, and for amounts of trade, which are of a stretch of time and not of a point."""
    if reading.measure in _GROWTH:
        return True
    traded = scene.quantities[number].unit.kind in ("currency", "percent")
    return traded and any(t.kind == "flow" or t.name == GOODS for t in scene.terms)
