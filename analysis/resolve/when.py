"""Which period a figure is of, and what it is compared with.

A sentence's own words come first (see `told_period`); else the period is carried over from earlier
sentences, a reporter's question, or the headline.
"""

import re
from dataclasses import dataclass

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.carrying import Carry
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.told_period import ToldPeriod, When, between, tellable

_PRESENT_SHARE = re.compile(
    r"\b(?:accounts?|represents?|makes?\s+up|constitutes?|comprises?)\s+(?:for\s+)?[\w\s]{0,20}$"
)
_FUTURE = re.compile(r"\b(?:will|shall|plans?\s+to|going\s+to)\b")
_HELD_FOR = re.compile(r"^[^,;]{0,60}\bfor\s+(?:the\s+)?(?:a\s+)?$")
_VOTED = re.compile(r"\b(?:voted|decided|decision|consequently|accordingly)\b.*\brates?\b", re.S)
_DECIDED = re.compile(
    r"\b(?:decided|voted|decision|agreed|lowered|raised|cut|keep|kept|maintain\w*|left|hold|held)\b.*\b(?:rates?|range)\b|\brates?\b.*\b(?:unchanged|will|accordingly|stands?|remains?)\b", re.S
)
_ORDINAL = re.compile(r"(?:\d+(?:st|nd|rd|th)|first|second|third|\w+th)\b")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_COMPARED_MEASURES = ("growth", "change", "share_change", "growth_change", "multiple")


@dataclass(frozen=True)
class Calendar:
    """Walks through the sentences, attaching periods."""

    carry: Carry

    @property
    def now(self) -> Period:
        """The month of publication."""
        return self.carry.now

    def attach(self, scene: Scene, readings: list[Reading], counted: list[bool], index: int) -> list[When]:
        """The periods of all figures of a sentence.

        `counted` marks plain counts, which inherit from the sentence before only; `index` is the number
        of the sentence in the text.
        """
        if not readings and not scene.periods:
            return []
        scene = self.carry.enter(scene)
        if not readings:
            self.carry.leave(scene, [], [], index)
            return []
        found: list[When] = []
        for number, reading in enumerate(readings):
            context = found[-1].period if found else self.carry.source.period
            source = self.carry.source.period
            when = ToldPeriod(scene, number, reading, context, self.now.shifted(-1), source).find()
            when = when or self._inherited(scene, number, reading, counted[number], index)
            when = self._growth_to_month(scene, reading, when)
            found.append(self._with_comparison(scene, number, reading, when))
        found = self._distributed(scene, self._streaks(scene, readings, found))
        self.carry.leave(scene, readings, found, index)
        return found

    # --- what is not told -----------------------------------------------------------------------------

    def _inherited(self, scene: Scene, number: int, reading: Reading, counted: bool, index: int) -> When:
        now = next((m for m in scene.periods if m.rule == "now"), None)
        if now and reading.measure != "streak":
            return When(now.period, now.span, "explicit", "now")
        if counted and _FUTURE.search(scene.before(number)):
            return When(None)
        if reading.measure == "share" and _PRESENT_SHARE.search(scene.left(number)):
            return When(None)
        source = self.carry.source
        decided = _VOTED.search(scene.words) or (not source.period and _DECIDED.search(scene.words))
        if reading.measure in ("share", "share_change") and decided:
            return When(self.now, None, "default", "decision of the day")
        if not source.period or (counted and index - source.sentence > 1):
            return When(None)
        period = self._of_length(scene, number, source.period)
        return When(period, source.span, "inherited", "period of an earlier sentence")

    def _of_length(self, scene: Scene, number: int, period: Period) -> Period:
        """`0.4% more than in the previous quarter` is of a quarter: the latest one told."""
        near = [*between(scene, scene.follow(number)), *between(scene, scene.gap(number))]
        shift = next((m.shift for m in near if m.comparison and m.shift in (-1, -3)), None)
        if shift is None or period.length == -shift:
            return period
        told = self.carry.told.get(-shift)
        return told if told and told.last == period.last else period

    # --- what is compared, held and listed ------------------------------------------------------------

    def _growth_to_month(self, scene: Scene, reading: Reading, when: When) -> When:
        """Growth over `the 12 months to July` is July's growth on the year."""
        rule = next((m.rule for m in scene.periods if m.span == when.span), "")
        if (
            rule != "to_month"
            or reading.measure not in ("growth", "growth_change")
            or when.period.length != 12
        ):
            return when
        return when._replace(period=Period(when.period.last, when.period.last))

    def _with_comparison(self, scene: Scene, number: int, reading: Reading, when: When) -> When:
        if reading.measure not in _COMPARED_MEASURES:
            return when
        near = [*between(scene, scene.follow(number)), *between(scene, scene.gap(number))]
        told = next((m for m in near if m.comparison), None)
        if told:
            return when._replace(comparison=self._label(told, when.period), comparison_span=told.span)
        return when._replace(comparison="yoy" if reading.measure in _COMPARED_MEASURES[:3] else "")

    def _label(self, mention: PeriodMention, period: Period | None) -> str:
        """`yoy`, the name of the period compared with, or the words of the comparison."""
        length = {"mom": 1, "qoq": 3}.get(mention.label)
        if length and period and period.length == length:
            return period.shifted(-length).name
        if mention.period and period and mention.period == period.shifted(-12):
            return "yoy"
        if mention.period and mention.period == period:
            return period.shifted(-period.length).name
        return mention.label

    def _streaks(self, scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
        """Streaks reach back from the end of the period; a level held for a streak has its months."""
        result = list(found)
        for number, reading in enumerate(readings):
            mention, when = scene.quantities[number], found[number]
            if reading.measure != "streak" or mention.unit.code not in _MONTHS or mention.value < 1:
                continue
            end = when.period.last if when.period else self.now.first - 1
            cardinal = not _ORDINAL.match(scene.text, mention.span.start)
            if mention.unit.code == "year" and (when.how != "explicit" or when.period.length < 12):
                end = (min(end // 12 * 12 + 11, self.now.first - cardinal) + 1) // 12 * 12 - 1
            period = Period(end - _MONTHS[mention.unit.code] * int(mention.value) + 1, end)
            rule = "streak back from the period's end"
            result[number] = When(period, when.span, when.how or "default", rule)
            if cardinal and number and readings[number - 1].measure == "level" and _HELD_FOR.search(scene.left(number)):
                result[number - 1] = When(period, mention.span, "explicit", "level held for a streak")
        return result

    def _distributed(self, scene: Scene, found: list[When]) -> list[When]:
        """`4%, 5% and 6% in July, August and September, respectively`: the periods in their order."""
        match = re.search(r"\brespectively\b", scene.words) if len(found) > 1 else None
        place = scene.sentence.span.start + match.start() if match else -1
        before = [n for n, q in enumerate(scene.quantities) if q.span.end <= place]
        if not before:
            return found
        rest = Span(scene.quantities[before[-1]].span.end, place)
        listed = [m for m in between(scene, rest) if tellable(m)]
        if not 2 <= len(listed) <= len(before):
            return found
        for number, told in zip(before[-len(listed) :], listed, strict=True):
            found[number] = found[number]._replace(
                period=told.period, span=told.span, how="explicit", rule="respectively"
            )
        return found
