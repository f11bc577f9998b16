"""Periods that are carried over: from sentence to sentence, paragraph to paragraph, question to answer."""

import re
from dataclasses import dataclass, field, replace

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.told_period import REVISED, When, tellable

_ALONE = re.compile(r"\s+alone\b")
_POINT = re.compile(r"\b(?:as\s+of|as\s+at|by|end\s+of|end)[\s-]+(?:the\s+end\s+of\s+)?(?:the\s+)?$")
_HEAD = re.compile(r"\W*(?:(?:in|during|for|over|the)\s+)*")
_OF_THAT = re.compile(r"\W*(?:of\s+(?:that|this|these|them|which|those)|among\s+(?:them|these|those|which)|within\s+that)\b")
_HAD = re.compile(r"\bhad\b")
_NOT_MAIN = ("streak", "duration", "average_growth")


@dataclass(frozen=True, slots=True)
class Carried:
    """The period that later sentences inherit, and where it was told."""

    period: Period | None = None
    span: Span | None = None
    sentence: int = -1
    turn: int = -1


@dataclass
class Carry:
    """What a sentence without a period of its own inherits.

    `headline` is the first period of the text, `current` that of the sentences before, `opening` that
    of the paragraph's first sentence, `told` the latest period of each length.
    """

    now: Period
    headline: Carried = field(default_factory=Carried)
    current: Carried = field(default_factory=Carried)
    opening: Carried = field(default_factory=Carried)
    latest: Carried = field(default_factory=Carried)
    last: Carried = field(default_factory=Carried)
    pointed: Carried = field(default_factory=Carried)
    told: dict[int, Period] = field(default_factory=dict)
    paragraph: int = -1
    first: bool = True

    @property
    def source(self) -> Carried:
        """Where a period is inherited from."""
        if self.pointed.period:
            return self.pointed
        return self.current if self.current.period else self.headline

    def look_ahead(self, scenes: list[Scene]) -> None:
        """Take the first period of the opening sentences as the headline's, for figures told before it."""
        told = (m for scene in scenes for m in scene.periods if tellable(m))
        for mention in told:
            if mention.rule not in ("date", "year") and self.is_past(mention.period):
                self.headline = Carried(mention.period, mention.span)
                self.told[mention.period.length] = mention.period
                return

    def is_past(self, period: Period) -> bool:
        """True for a period that data can be of: begun before the month of publication, or that month."""
        return period.first < self.now.first or period == self.now

    def enter(self, scene: Scene) -> Scene:
        """Begin a sentence; its relative periods (`in the month`, `over the ten months`) become absolute.

        A new paragraph goes on with the period that its predecessor began with; a turn forgets what was
        said before the last question.
        """
        self.latest = self.current if self.current.period else self.headline
        self.pointed = self.last if _OF_THAT.match(scene.words) else Carried()
        if scene.sentence.turn > self.current.turn + 2:
            self.current = self.opening = Carried()
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph, self.first = scene.sentence.paragraph, True
            if self.opening.period:
                told, whole = self.opening, self.headline.period
                year = told.period.length == 12 and whole and whole.length < 12
                nested = whole and (whole.contains(told.period) or (year and told.period.contains(whole)))
                told = self.headline if nested else told
                self.current = replace(told, turn=self.current.turn)
        if not any(m.rule == "to_date" or not (m.period or m.comparison) for m in scene.periods):
            return scene
        own = next((m.span.start for m in scene.periods if tellable(m)), len(scene.text))
        return replace(scene, periods=[self._settled(m, own < m.span.start) for m in scene.periods])

    def _settled(self, mention: PeriodMention, follows: bool) -> PeriodMention:
        """The mention made absolute; `the same period` only where the sentence tells none before it."""
        context = self.latest.period
        if mention.rule == "to_date" and context and self.headline.period:
            context = max(context, self.headline.period, key=lambda period: period.last)
        if mention.comparison or not context:
            return mention
        if mention.rule == "same" and not mention.period:
            return mention if follows else mention._replace(period=context)
        if mention.rule == "to_date" and mention.period.first <= context.last <= self.now.last:
            return mention._replace(period=Period(mention.period.first, context.last))
        if mention.months is None:
            return mention
        if mention.months > 0:
            return mention._replace(
                period=self.told.get(mention.months) or _from_january(context, mention.months)
            )
        period = Period(context.last + mention.months + 1, context.last) if mention.months else context
        return mention._replace(period=period)

    def leave(self, scene: Scene, readings: list[Reading], found: list[When], index: int) -> None:
        """End a sentence: carry the period of the first figure that tells its own, or the first one told."""
        main = self._main(scene, readings, found)
        self.pointed = Carried()
        ends = [w for w, r in zip(found, readings, strict=True) if w.period and not r.reference and r.measure not in _NOT_MAIN]
        if ends:
            self.last = Carried(ends[-1].period, ends[-1].span)
        if main:
            self.current = Carried(*main, index, scene.sentence.turn)
            self.told[main[0].length] = main[0]
            if not self.headline.period:
                self.headline = self.current
        elif self.current.period and self.current.sentence == index - 1 and readings:
            self.current = replace(self.current, sentence=index)
        if self.first and (readings or main):
            self.opening, self.first = self.current, False

    def _main(self, scene: Scene, readings: list[Reading], found: list[When]) -> tuple[Period, Span] | None:
        """What later sentences inherit: no comparison, no aside, no look back with `had`."""
        told = [m for m in scene.periods if tellable(m) and m.rule != "date" and self.is_past(m.period)]
        if readings and REVISED.search(scene.words):
            return None
        if readings:
            usable = {m.span for m in told if not self._is_aside(scene, m)}
            own = (n for n, r in enumerate(readings) if _is_main(found[n], r) and found[n].span in usable)
            first = next(own, None)
            if first is None or (first and self._is_part(scene, found, first)):
                return None
            return found[first].period, found[first].span
        plain = (
            m
            for m in told
            if (m.rule != "year" or _HEAD.fullmatch(scene.text, scene.sentence.span.start, m.span.start))
            and not m.span.words(scene.text).lower().startswith("last ")
        )
        return next(((mention.period, mention.span) for mention in plain), None)

    def _is_part(self, scene: Scene, found: list[When], number: int) -> bool:
        """True for `a surplus of 222.8 billion, of which 94.7 billion in the first quarter`."""
        current, told = self.source.period, found[number]
        inherited = current and found[0].period == current and found[0].how == "inherited"
        nested = inherited and (current.contains(told.period) or told.period.contains(current))
        return bool(nested)

    def _is_aside(self, scene: Scene, mention: PeriodMention) -> bool:
        """True for `in June alone`, a period in brackets, the base of a comparison, or `it had been`."""
        text, span = scene.text, mention.span
        current = self.source.period
        back = mention.period in (self.headline.period, self.opening.period)
        if text[max(span.start - 1, 0)] == "(" or (_ALONE.match(text, span.end) and not back and not self.first):
            return True
        heads = self.first and span.start - scene.sentence.span.start < 24
        if current and current.length > 1 and not heads and _POINT.search(text, max(0, span.start - 24), span.start):
            return True
        if not current or mention.period.first >= current.first:
            return False
        year_before = mention.period == current.shifted(-12)
        before = mention.period == current.shifted(-current.length)
        return year_before or (before and bool(_HAD.search(scene.words)))


def _is_main(when: When, reading: Reading) -> bool:
    told = when.how == "explicit" and when.period is not None
    return told and not reading.reference and reading.rule != "value moved from" and reading.measure not in _NOT_MAIN


def _from_january(context: Period, months: int) -> Period | None:
    """So many months of the context's year, when the context ends just there."""
    first = context.last // 12 * 12
    return Period(first, context.last) if context.last - first + 1 == months else None
