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
from analysis.resolve.comparison_label import mentions_near, with_comparison
from analysis.resolve.figure_period import Asked, When, between, tellable
from analysis.resolve.hedges import HEDGE
from analysis.resolve.measure import Reading
from analysis.resolve.respectively import runs
from analysis.resolve.scene import Scene
from analysis.resolve.streaks import with_streaks
from analysis.resolve.told_period import told_period

# `accounts for 4% of output`: true at present, of no period told before.
_PRESENT_SHARE = re.compile(
    r"\b(?:accounts?|represents?|makes?\s+up|constitutes?|comprises?)\s+(?:for\s+)?[\w\s]{0,20}$"
)
# `has a population of 3 million`, `employs some 400`: true at present.
_AT_PRESENT = re.compile(
    r"\b(?:(?:has|have)(?:\s+(?:also|so\s+far|already))?(?:\s+(?!been\b)\w+(?:ed|en|ilt|de|lt|nt))?"
    r"|is\s+home\s+to|operates?|employs?|boasts?|owns?)\s+(?:a\s+(?:[\w-]+\s+){0,3}of\s+)?"
    r"(?:(?:more\s+than|over|about|some|nearly|around|almost|close\s+to)\s+)?$"
)
# `40 factories have been built`: up to now.
_HAVE_BEEN = re.compile(r"[^,;.]{0,80}?\b(?:has|have)\s+been\b")
_LEVELS = ("level", "count_event")
_FUTURE = re.compile(r"\b(?:will|shall|plans?\s+to|going\s+to)\b")
# `voted to keep rates at 4%`: a decision of the day, when the text tells of a vote, or tells no period.
_VOTED = re.compile(r"\b(?:voted|decided|decision|consequently|accordingly)\b.*\b(?:rates?|ratios?)\b", re.S)
_DECIDED = re.compile(
    r"\b(?:decided|voted|decision|agreed|lowered|raised|cut|keep|kept|maintain\w*|left|hold|held)\b"
    r".*\b(?:rates?|range)\b"
    r"|\brates?\b.*\b(?:unchanged|will|accordingly|stands?|remains?)\b",
    re.S,
)
_JOINED = re.compile(r",?\s+(?:and\s+)?(?:(?:the|that|those)\s+(?:[\w-]+\s+){0,4}(?:for|of|in)\s+)?")
_RESPECTIVELY = re.compile(r"\brespectively\b")
_FROM_THEN = re.compile(r"\b(?:since|between)\b")
_FROM = re.compile(rf"\bfrom\s+{HEDGE}(?:us)?$")
_TO = re.compile(rf"\s+to\s+{HEDGE}(?:us)?")
_SAME = re.compile(r"\bsame\s+(month|quarter)\b")
_SAME_LENGTHS = {"month": -1, "quarter": -3}
_SHARES = ("share", "share_change")
_GROWTH = ("growth", "growth_change")


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
            self.carry.pass_over()
            return []
        scene = self.carry.enter(scene)
        found: list[When] = []
        for number, reading in enumerate(readings):
            when = self._told(scene, number, readings, found)
            when = when or self._inherited(scene, number, reading, counted[number], index)
            when = _growth_to_month(scene, reading, readings, when)
            if number and reading.measure == "share" and readings[number - 1].measure == "share_change":
                when = _at_the_end(scene, when, found[-1])
            found.append(with_comparison(scene, number, reading, when))
        if found:
            found = _distributed(scene, with_streaks(scene, readings, found, self.now))
        self.carry.leave(scene, readings, found, index)
        return _ends_of_years(scene, readings, _in_parts(scene, found))

    def _told(self, scene: Scene, number: int, readings: list[Reading], found: list[When]) -> When | None:
        """The period that the sentence tells for a figure, after those `found` before it."""
        main = self.carry.source.period
        context = found[-1].period if found else main
        asked = Asked(scene, number, readings[number], context, self.now.shifted(-1), main, readings, found)
        return told_period(asked)

    def _inherited(self, scene: Scene, number: int, reading: Reading, counted: bool, index: int) -> When:
        """The period of a figure whose sentence tells none for it."""
        present = next((m for m in scene.periods if m.rule == "now"), None)
        if present and reading.measure != "streak":
            return When(present.period, present.span, "explicit", "now")
        if _is_timeless(scene, number, reading, counted):
            return When(None)
        source = self.carry.source
        if reading.measure in _SHARES and self._is_decision(scene):
            return When(self.now, None, "default", "decision of the day")
        if not source.period or (counted and index - source.sentence > 1):
            return When(None)
        if reading.measure in _GROWTH and self.carry.flows.period:
            source = self.carry.flows
        period = self._of_length(scene, number, source.period)
        return When(period, source.span, "inherited", "period of an earlier sentence")

    def _is_decision(self, scene: Scene) -> bool:
        """True for `the committee voted to keep its rate at 4%`."""
        if _VOTED.search(scene.words):
            return True
        return not self.carry.source.period and bool(_DECIDED.search(scene.words))

    def _of_length(self, scene: Scene, number: int, period: Period) -> Period:
        """`0.4% more than in the previous quarter` is of a quarter: the latest one told."""
        near = mentions_near(scene, number)
        shift = next((m.shift for m in near if m.comparison and m.shift in (-1, -3)), None)
        shift = shift or next((s for m in near if (s := _same_length(scene, m))), None)
        if shift is None or period.length == -shift:
            return period
        told = self.carry.told.get(-shift)
        return told if told and told.last == period.last else period


def _same_length(scene: Scene, mention: PeriodMention) -> int | None:
    """Minus the months of `than in the same quarter of the previous year`."""
    same = _SAME.search(mention.span.words(scene.text)) if mention.comparison else None
    return _SAME_LENGTHS[same[1]] if same else None


def _is_timeless(scene: Scene, number: int, reading: Reading, counted: bool) -> bool:
    """True for `will open 40 schools`, `has 300 plants`, `accounts for 4% of output`: of no period told before."""
    if counted and _FUTURE.search(scene.before(number)):
        return True
    if scene.quantities[number].unit.kind == "count" and reading.measure in _LEVELS:
        return bool(_AT_PRESENT.search(scene.left(number)) or _HAVE_BEEN.match(scene.right(number)))
    return reading.measure == "share" and bool(_PRESENT_SHARE.search(scene.left(number)))


def _growth_to_month(scene: Scene, reading: Reading, readings: list[Reading], when: When) -> When:
    """Growth over `the 12 months to July` is July's growth on the year, unless amounts of the year are told."""
    if any(r.measure == "level" for r in readings):
        return when
    if reading.measure not in _GROWTH or not when.period or when.period.length != 12:
        return when
    rule = next((m.rule for m in scene.periods if m.span == when.span), "")
    if "averaged" in scene.words:
        return when
    return when._replace(period=Period(when.period.last, when.period.last)) if rule == "to_month" else when


def _at_the_end(scene: Scene, when: When, moved: When) -> When:
    """`Since May we have lowered the rate by 2 points to 4%`: the rate is that of the last month."""
    if not when.span or when.period != moved.period or when.span != moved.span or when.period.length == 1:
        return when
    begun = _FROM_THEN.search(scene.text, max(0, when.span.start - 8), when.span.start + 8)
    return when._replace(period=Period(when.period.last, when.period.last)) if begun else when


def _ends_of_years(scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
    """`From 2001 to 2020 it rose from 11 trillion to 101 trillion`: the first is of 2001, the other of 2020."""
    result = list(found)
    for number in range(1, len(found)):
        years = found[number].period
        if not years or years.length % 12 or years.length < 24 or not _TO.fullmatch(scene.left(number)):
            continue
        if readings[number].measure in ("level", "share") and _FROM.search(scene.left(number - 1)):
            first, last = Period(years.first, years.first + 11), Period(years.last - 11, years.last)
            result[number - 1] = found[number]._replace(period=first)
            result[number] = found[number]._replace(period=last)
    return result


def _distributed(scene: Scene, found: list[When]) -> list[When]:
    """`4%, 5% and 6% in July, August and September, respectively`: the periods in their order."""
    match = _RESPECTIVELY.search(scene.words) if len(found) > 1 and scene.periods else None
    if not match:
        return found
    place = scene.sentence.span.start + match.start()
    before = [n for n, q in enumerate(scene.quantities) if q.span.end <= place]
    if not before:
        return found
    before = next((run for run in runs(scene) if run[-1] == before[-1]), before)
    rest = Span(scene.quantities[before[-1]].span.end, place)
    listed = [m for m in between(scene, rest) if tellable(m)]
    if not listed:
        listed = _listed_before(scene, before)
    if not 2 <= len(listed) <= len(before):
        return found
    result = list(found)
    for number, told in zip(before[-len(listed) :], listed, strict=True):
        result[number] = found[number]._replace(
            period=told.period, span=told.span, how="explicit", rule="respectively"
        )
    return result


def _in_parts(scene: Scene, found: list[When]) -> list[When]:
    """`A, B and C in the first, second and third quarters`: each number of a list has its own quarter."""
    mention = next((m for m in scene.periods if m.parts), None)
    if not mention:
        return found
    result = list(found)
    for run in runs(scene):
        if len(run) == len(mention.parts):
            for number, period in zip(run, mention.parts, strict=True):
                told = result[number]._replace(period=period, span=mention.span)
                result[number] = told._replace(how="explicit", rule="list of quarters")
    return result


def _listed_before(scene: Scene, run: list[int]) -> list[PeriodMention]:
    """`for July, the revision for June and that for May were 4%, 5% and 6%`: just so many periods, in a list."""
    listed = [m for m in between(scene, scene.gap(run[0])) if tellable(m)]
    pairs = zip(listed, listed[1:], strict=False)
    joint = all(_JOINED.fullmatch(scene.text, a.span.end, b.span.start) for a, b in pairs)
    return listed if joint and len(listed) == len(run) else []
