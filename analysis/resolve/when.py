"""Which period a figure is of, and what it is compared with.

A sentence's own words come first (see `told_period`); else the period is carried over from earlier
sentences, a reporter's question, or the headline.
"""

import re
from dataclasses import dataclass, field, replace

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.told_period import ToldPeriod, When, between, tellable

_PRESENT_SHARE = re.compile(
    r"\b(?:accounts?|represents?|makes?\s+up|constitutes?|comprises?)\s+(?:for\s+)?[\w\s]{0,20}$", re.I
)
_FUTURE = re.compile(r"\b(?:will|shall|plans?\s+to|going\s+to)\b")
_ALONE = re.compile(r"\s+alone\b")
_HAD = re.compile(r"\bhad\b")
_HELD_FOR = re.compile(r"\bfor\s+(?:the\s+)?(?:a\s+)?$")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_COMPARED_MEASURES = ("growth", "change", "share_change", "growth_change", "multiple")
_NOT_MAIN = ("streak", "duration", "average_growth")


@dataclass
class Carried:
    """The period that later sentences inherit, and where it was told."""

    period: Period | None = None
    span: Span | None = None
    sentence: int = -1
    turn: int = -1


@dataclass
class Calendar:
    """Walks through the sentences, attaching periods and remembering what is carried over."""

    now: Period
    headline: Carried = field(default_factory=Carried)
    carried: Carried = field(default_factory=Carried)
    opening: Carried = field(default_factory=Carried)
    told: dict[int, Period] = field(default_factory=dict)
    paragraph: int = -1
    first: bool = True

    def look_ahead(self, scenes: list[Scene]) -> None:
        """Take the first period of the opening sentences as the headline's, for figures told before it."""
        told = (m for scene in scenes[:6] for m in scene.periods if tellable(m))
        for mention in told:
            if mention.rule not in ("date", "year") and self._is_past(mention.period):
                self.headline = Carried(mention.period, mention.span)
                return

    def attach(self, scene: Scene, readings: list[Reading], counted: list[bool], index: int) -> list[When]:
        """The periods of all figures of a sentence.

        `counted` marks plain counts, which inherit from the sentence before only; `index` is the number
        of the sentence in the text.
        """
        scene = replace(scene, periods=[self._settled(mention) for mention in scene.periods])
        self._open(scene)
        found: list[When] = []
        for number, reading in enumerate(readings):
            context = found[-1].period if found else self.carried.period or self.headline.period
            latest = self.now.shifted(-1)
            when = ToldPeriod(scene, number, reading, context, latest).find()
            when = when or self._inherited(scene, number, reading, counted[number], index)
            when = self._growth_to_month(scene, reading, when)
            found.append(self._with_comparison(scene, number, reading, when))
        found = self._distributed(scene, self._streaks(scene, readings, found))
        self._remember(scene, readings, found, index)
        return found

    def _settled(self, mention: PeriodMention) -> PeriodMention:
        """`in the month`, `over the ten months`: made absolute by what was told before."""
        context = self.carried.period or self.headline.period
        if mention.months is None or mention.comparison or not context:
            return mention
        if mention.months > 0:
            period = self.told.get(mention.months)
        else:
            period = Period(context.last + mention.months + 1, context.last) if mention.months else context
        return replace(mention, period=period)

    def _open(self, scene: Scene) -> None:
        """A new paragraph goes on with the period its predecessor began with; a new turn forgets older ones."""
        if scene.sentence.turn > self.carried.turn + 1:
            self.carried = self.opening = Carried()
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph = scene.sentence.paragraph
            self.first = True
            if self.opening.period:
                self.carried = replace(self.opening, turn=self.carried.turn)

    # --- what is not told -----------------------------------------------------------------------------

    def _inherited(self, scene: Scene, number: int, reading: Reading, counted: bool, index: int) -> When:
        now = next((m for m in scene.periods if m.rule == "now"), None)
        if now:
            return When(now.period, now.span, "explicit", "now")
        if counted and _FUTURE.search(scene.before(number)):
            return When(None)
        if reading.measure == "share" and _PRESENT_SHARE.search(scene.left(number)):
            return When(None)
        source = self.carried if self.carried.period else self.headline
        if not source.period or (counted and index - source.sentence > 1):
            return When(None)
        return When(source.period, source.span, "inherited", "period of an earlier sentence")

    def _remember(self, scene: Scene, readings: list[Reading], found: list[When], index: int) -> None:
        """Carry the period of the first figure that tells its own, or the first period of a sentence."""
        mention = self._main(scene, readings, found)
        if mention:
            self.carried = Carried(mention.period, mention.span, index, scene.sentence.turn)
            self.told[mention.period.length] = mention.period
            if not self.headline.period:
                self.headline = self.carried
        elif self.carried.period and self.carried.sentence == index - 1 and readings:
            self.carried.sentence = index
        if self.first and (readings or mention):
            self.opening, self.first = replace(self.carried), False

    def _main(self, scene: Scene, readings: list[Reading], found: list[When]) -> PeriodMention | None:
        """The mention that later sentences inherit: no comparison, no aside, no look back with `had`."""
        told = [m for m in scene.periods if tellable(m) and m.rule != "date" and self._is_past(m.period)]
        if readings:
            own = {w.span for w, r in zip(found, readings, strict=True) if self._is_main(w, r)}
            told = [m for m in told if m.span in own and not self._is_aside(scene, m)]
            return told[0] if told else None
        plain = [
            m for m in told if m.rule != "year" and not m.span.words(scene.text).lower().startswith("last ")
        ]
        return plain[0] if plain else None

    def _is_aside(self, scene: Scene, mention: PeriodMention) -> bool:
        """True for `in June alone`, a period in brackets, the base of a comparison, or `it had been`."""
        text, span = scene.text, mention.span
        if _ALONE.match(text, span.end) or text[max(span.start - 1, 0)] == "(":
            return True
        current = self.carried.period or self.headline.period
        if not current or mention.period.first >= current.first:
            return False
        back = mention.period in (current.shifted(-12), current.shifted(-current.length))
        return back and bool(_HAD.search(scene.words) or mention.period == current.shifted(-12))

    def _is_main(self, when: When, reading: Reading) -> bool:
        told = when.how == "explicit" and when.period is not None
        return told and not reading.reference and reading.measure not in _NOT_MAIN

    def _is_past(self, period: Period) -> bool:
        """True for a period that data can be of: begun before the month of publication, or that month."""
        return period.first < self.now.first or period == self.now

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
        return replace(when, period=Period(when.period.last, when.period.last))

    def _with_comparison(self, scene: Scene, number: int, reading: Reading, when: When) -> When:
        if reading.measure not in _COMPARED_MEASURES:
            return when
        near = [*between(scene, scene.follow(number)), *between(scene, scene.gap(number))]
        told = next((m for m in near if m.comparison), None)
        if told:
            return replace(when, comparison=self._label(told, when.period), comparison_span=told.span)
        return replace(when, comparison="yoy" if reading.measure in _COMPARED_MEASURES[:3] else "")

    def _label(self, mention: PeriodMention, period: Period | None) -> str:
        """`yoy`, the name of the period compared with, or the words of the comparison."""
        length = {"mom": 1, "qoq": 3}.get(mention.label)
        if length and period and period.length == length:
            return period.shifted(-length).name
        if mention.period and period and mention.period == period.shifted(-12):
            return "yoy"
        return mention.label

    def _streaks(self, scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
        """Streaks reach back from the end of the period; a level held for a streak has its months."""
        result = list(found)
        for number, reading in enumerate(readings):
            mention, when = scene.quantities[number], found[number]
            if reading.measure != "streak" or mention.unit.code not in _MONTHS:
                continue
            end = when.period.last if when.period else self.now.first - 1
            period = Period(end - _MONTHS[mention.unit.code] * int(mention.value) + 1, end)
            rule = "streak back from the period's end"
            result[number] = When(period, when.span, when.how or "default", rule)
            if number and readings[number - 1].measure == "level" and _HELD_FOR.search(scene.left(number)):
                result[number - 1] = When(period, mention.span, "explicit", "level held for a streak")
        return result

    def _distributed(self, scene: Scene, found: list[When]) -> list[When]:
        """`4%, 5% and 6% in July, August and September, respectively`: the periods in their order."""
        match = re.search(r"\brespectively\b", scene.words)
        place = scene.sentence.span.start + match.start() if match else -1
        before = [n for n, q in enumerate(scene.quantities) if q.span.end <= place]
        if not before:
            return found
        rest = Span(scene.quantities[before[-1]].span.end, place)
        listed = [m for m in between(scene, rest) if tellable(m)]
        if not 2 <= len(listed) <= len(before):
            return found
        for number, told in zip(before[-len(listed) :], listed, strict=True):
            found[number] = replace(
                found[number], period=told.period, span=told.span, how="explicit", rule="respectively"
            )
        return found
