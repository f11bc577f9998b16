"""Looks back over many years: `In 73 years, it has risen from 36 to 78`: the first and the last year of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.period import Period
from analysis.resolve.announced import is_item
from analysis.resolve.figure_period import When, tellable
from analysis.resolve.from_to import MOVED_FROM, MOVED_TO
from analysis.resolve.hedges import HEDGE
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

# `In [73 years], China has risen`, `It has been [73 years] of work`
_HEAD = re.compile(r"\W*(?:(?:it\s+has\s+been|in|over|within)\s+)?(?:just\s+)?")
_HAS_BEEN, _HAS = re.compile(r"\W*it\s+has\s+been\b"), re.compile(r",?\s[^.;]{0,80}\b(?:has|have)\b")
_TO_FIRST = re.compile(rf"\bto\s+{HEDGE}(?:us)?\s?[$€£¥]?\s?$")
_FROM_BEHIND = re.compile(rf"\s+from\s+{HEDGE}(?:us)?\s?[$€£¥]?\s?")
# `I. Review of Work in [the past five years]`, `[The past five years] were`
_REVIEW = re.compile(
    r"\W*(?:[ivx]{1,4}\W+)?(?:(?:a\s+)?review\s+of\s+(?:[\w-]+\s+){1,5}(?:in|of|over)\s+)?(?:the\s+)?", re.I
)
_HALF = 6
_LONG = 10
_WITHIN, _FEW = ("level", "count_event"), 120
_LASTING = ("level", "share", "rank")


@dataclass
class Stretches:
    """The years that a paragraph looks back over; `now` is the month of publication.

    `reviewed` are those that a list is of, told before it: `The past five years were extraordinary.`
    """

    now: Period
    years: Period | None = None
    reviewed: Period | None = None
    paragraph: int = -1

    def settle(self, scene: Scene, readings: Sequence[Reading], found: list[When]) -> list[When]:
        """Give figures without a period the first or last of the years looked back over."""
        if scene.sentence.paragraph != self.paragraph:
            self.years, self.paragraph = None, scene.sentence.paragraph
        if not readings:
            self._review(scene)
        elif self.reviewed and is_item(scene):
            return [self._of_review(scene, n, readings[n], when) for n, when in enumerate(found)]
        windows = {m.span for m in scene.periods if m.window}
        result = list(found)
        for number, when in enumerate(found):
            if self._is_head(scene, number):
                result[number] = When(self.years, None, "default", "years looked back over")
            elif when.span in windows and when.period and when.period.length > 12:
                self.years = when.period
            elif self.years and when.period is None:
                result[number] = self._end(scene, number, readings[number], when)
        return [_in_years(scene, *told) for told in zip(readings, result, strict=True)]

    def _review(self, scene: Scene) -> None:
        """Begin with `The past five years were extraordinary`; end with a sentence of another time."""
        first = scene.periods[0] if scene.periods else None
        years = first.window // 12 if first and first.window and not first.window % 12 else 0
        if years > 1 and _REVIEW.fullmatch(scene.text, scene.sentence.span.start, first.span.start):
            last = self.now.first // 12 - (self.now.first % 12 < _HALF)
            self.reviewed = Period(12 * (last - years + 1), 12 * last + 11)
        elif any(tellable(m) for m in scene.periods) and not is_item(scene):
            self.reviewed = None

    def _of_review(self, scene: Scene, number: int, reading: Reading, when: When) -> When:
        """`GDP rose from 26 to 51` is of the year before the years reviewed and the last of them."""
        if when.how == "explicit":
            return when
        years = self.reviewed
        first, last = Period(years.first - 12, years.first - 1), Period(years.last - 11, years.last)
        starts = MOVED_FROM.search(scene.left(number)) and MOVED_TO.fullmatch(scene.right(number))
        ends = _TO_FIRST.search(scene.left(number)) or (
            reading.measure in _LASTING and scene.quantities[number].unit.kind != "count"
        )
        return When(first if starts else last if ends else years, None, "inherited", "years reviewed")

    def _is_head(self, scene: Scene, number: int) -> bool:
        """True for the years that a sentence begins with: `In 73 years, it has`; they are kept."""
        mention = scene.quantities[number]
        if number or mention.unit.code != "year" or mention.value < _LONG or mention.value % 1:
            return False
        end = mention.span.end
        if not _HEAD.fullmatch(scene.left(0)) or scene.left(0).strip() == "":
            return False
        if not _HAS_BEEN.match(scene.words) and not _HAS.match(scene.text, end, scene.sentence.span.end):
            return False
        year = self.now.first // 12
        self.years = Period(12 * (year - int(mention.value)), 12 * year + 11)
        return True

    def _end(self, scene: Scene, number: int, reading: Reading, when: When) -> When:
        """`from 36 to 78`, `to 78 from 36`: the first year and the last; other shares and ranks are of the last."""
        first = Period(self.years.first, self.years.first + 11)
        last = Period(self.years.last - 11, self.years.last)
        left, right = scene.left(number), scene.right(number)
        starts = MOVED_FROM.search(left) and MOVED_TO.fullmatch(right)
        starts = starts or (
            number and _FROM_BEHIND.fullmatch(left) and _TO_FIRST.search(scene.left(number - 1))
        )
        ends = (MOVED_TO.fullmatch(left) and MOVED_FROM.search(scene.left(number - 1))) if number else None
        ends = ends or (_TO_FIRST.search(left) and _FROM_BEHIND.fullmatch(right))
        if starts or ends:
            return When(first if starts else last, None, "inherited", "end of the years looked back over")
        lasting = reading.measure in _LASTING and scene.quantities[number].unit.kind in ("percent", "rank")
        return When(last, None, "inherited", "end of the years looked back over") if lasting else when


def _in_years(scene: Scene, reading: Reading, when: When) -> When:
    """`created 4 million jobs over the past five years`, in all: in these years, not since the one before."""
    if not scene.periods or reading.measure not in _WITHIN:
        return when
    window = next((m.window for m in scene.periods if m.window and m.span == when.span), 0)
    if window % 12 or not 12 < window <= _FEW or not when.period:
        return when
    if when.period.length != window + 12:
        return when
    return when._replace(period=Period(when.period.first + 12, when.period.last))
