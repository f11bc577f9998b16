"""Which period a figure is of, and what it is compared with.

In order: a period just right of the figure; the last one told before it in the sentence; the first one
told after it; else the period carried over from earlier sentences, a reporter's question, or the
headline. Periods of comparison never become a figure's own, unless it is the value compared with.
"""

import re
from dataclasses import dataclass, field, replace

from analysis.extract import Mention, PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

_ADJACENT = re.compile(
    r"^[\s,(]*(?:(?:year-on-year|annual|growth|increase|rise|decline|drop|fall|gain|decrease|contraction|more|higher|lower|recorded|registered|seen|reported|posted|mark|level|reading|rate)\s+)*"
    r"(?:(?:(?:as|at\s+the\s+end)\s+of|in|during|for|over|of|by|at|through|on\s+average\s+in)\s+)*(?:the\s+|all\s+of\s+|full-year\s+|calendar\s+)?$"
)
_THEN = re.compile(r"(?:in\s+|during\s+)?(?:a|one|the)\s+.*(?:earlier|ago|before|last\s+year|previous\s+(?:year|month|quarter))$", re.I | re.S)
_PRESENT_SHARE = re.compile(r"\b(?:accounts?|represents?|makes?\s+up|constitutes?|comprises?)\s+(?:for\s+)?[\w\s]{0,20}$", re.I)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _closed(words: str) -> bool:
    """True when a bracket that was open before these words is closed in them."""
    depth = 0
    for sign in re.findall(r"[()]", words):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            return True
    return False


@dataclass
class Carried:
    """The period that later sentences inherit, and where it was told."""

    period: Period | None = None
    span: Span | None = None
    sentence: int = -1
    turn: int = -1


@dataclass(frozen=True, slots=True)
class When:
    """A figure's period and comparison with the words they were read from."""

    period: Period | None
    span: Span | None = None
    how: str = ""
    rule: str = ""
    comparison: str = ""
    comparison_span: Span | None = None


@dataclass
class Calendar:
    """Walks through the sentences, attaching periods and remembering what is carried over."""

    now: Period
    headline: Carried = field(default_factory=Carried)
    carried: Carried = field(default_factory=Carried)

    def look_ahead(self, scenes: list[Scene]) -> None:
        """Take the first period of the opening sentences as the headline's, for figures told before it."""
        for scene in scenes[:6]:
            for mention in scene.periods:
                if self._tellable(mention) and mention.rule not in ("date", "year") and self._is_past(mention.period):
                    self.headline = Carried(mention.period, mention.span, -1, -1)
                    return

    def attach(self, scene: Scene, readings: list[Reading], counted: list[bool], index: int) -> list[When]:
        """The periods of all figures of a sentence (`index` is its number in the text)."""
        found: list[When] = []
        for number, (mention, reading) in enumerate(zip(scene.quantities, readings, strict=True)):
            when = self._own(scene, number, reading, found)
            if when is None:
                when = self._inherited(scene, number, reading, counted[number], index)
            when = self._growth_to_month(scene, reading, when)
            found.append(self._with_comparison(scene, number, mention, reading, when))
        found = self._distributed(scene, self._streaks(scene, readings, found))
        self._remember(scene, readings, found, index)
        return found

    def _own(self, scene: Scene, number: int, reading: Reading, found: list[When]) -> When | None:
        follow = scene.follow(number)
        if reading.measure == "duration":
            return self._explicit_before(scene, number) or When(None)
        begin = follow.start
        for mention in self._between(scene, follow):
            if not _ADJACENT.match(scene.text[begin : mention.span.start]):
                break
            if mention.comparison and not reading.reference and not self._stands_alone(scene, number, mention, begin):
                begin = mention.span.end
                continue
            context = found[-1].period if found else self.carried.period
            period = mention.within(context)
            if period and not (mention.window and reading.measure not in ("average_growth", "change", "multiple")):
                return When(period, mention.span, "explicit", "period right of the figure")
        if reading.reference:
            return self._reference(scene, number, found)
        windowed = self._windowed(scene, number, reading)
        if windowed:
            return windowed
        return self._explicit_before(scene, number) or self._opening(scene, number) or self._explicit_after(scene, number)

    def _stands_alone(self, scene: Scene, number: int, mention: PeriodMention, begin: int) -> bool:
        """True for `and 3.1% a year ago`: the phrase is the figure's own time, nothing is compared."""
        between = scene.text[begin : mention.span.start].strip(" ,(\n")
        plain = _THEN.match(mention.span.words(scene.text))
        told = number and not re.search(r"\b(?:up|down|rose|fell|grew|increas\w+|decreas\w+|declin\w+|gain\w*|dropp\w+|higher|lower)\b", scene.left(number))
        return bool(plain and not between and told)

    def _growth_to_month(self, scene: Scene, reading: Reading, when: When) -> When:
        """Growth over `the 12 months to July` is July's growth on the year."""
        rule = next((m.rule for m in scene.periods if m.span == when.span), "")
        if rule != "to_month" or reading.measure not in ("growth", "growth_change") or when.period.length != 12:
            return when
        return replace(when, period=Period(when.period.last, when.period.last))

    def _windowed(self, scene: Scene, number: int, reading: Reading) -> When | None:
        """A stretch of years or months that ends now: `over the past five years`."""
        if reading.measure in ("streak", "share_change", "growth_change"):
            return None
        reach = scene.follow(number).end if reading.measure == "average_growth" else scene.quantities[number].span.start
        start = scene.gap(number).start if reading.measure == "average_growth" else scene.sentence.span.start
        window = next((m for m in self._between(scene, Span(start, reach)) if m.window), None)
        if not window:
            return None
        context = self._explicit_before(scene, number)
        if context and context.span.start > window.span.start:
            return None
        base = context.period if context else self._base(window)
        return When(window.within(base), window.span, "explicit", "months or years up to the period")

    def _base(self, window: PeriodMention) -> Period:
        latest = Period(self.now.first - 1, self.now.first - 1)
        return self.carried.period or self.headline.period or latest

    def _opening(self, scene: Scene, number: int) -> When | None:
        """`A year earlier, the rate was 3.2%`: a time told at the head of the sentence, from the context."""
        for mention in scene.periods[:1]:
            head = scene.text[scene.sentence.span.start : mention.span.start]
            context = self.carried.period or self.headline.period
            if context and mention.shift and mention.span.end <= scene.quantities[number].span.start and _THEN.match(mention.span.words(scene.text)) and re.fullmatch(r"\W*(?:(?:in|during|and|but|for)\s+)?", head, re.I):
                return When(mention.within(context), mention.span, "explicit", "time at the head of the sentence")
        return None

    def _reference(self, scene: Scene, number: int, found: list[When]) -> When:
        """The value compared with: its period is the comparison's, or unknown."""
        context = found[-1].period if found else self.carried.period
        for mention in self._between(scene, scene.follow(number)):
            period = mention.within(context)
            if period and (mention.comparison or mention.shift):
                return When(period, mention.span, "explicit", "period compared with")
        for mention in self._between(scene, scene.gap(number)):
            if mention.comparison and mention.within(context):
                return When(mention.within(context), mention.span, "explicit", "period compared with")
        if context and context.length in (1, 3) and found:
            return When(context.shifted(-context.length), None, "default", "the period before")
        return When(None)

    def _explicit_before(self, scene: Scene, number: int) -> When | None:
        start = scene.quantities[number].span.start
        bound = self._bound(scene, number)
        usable = [
            m
            for m in scene.periods
            if m.span.end <= start and self._tellable(m) and m.span not in bound and not _closed(scene.text[m.span.end : start])
        ]
        if not usable:
            return None
        return When(usable[-1].period, usable[-1].span, "explicit", "period before the figure")

    def _explicit_after(self, scene: Scene, number: int) -> When | None:
        end = scene.quantities[number].span.end
        for mention in scene.periods:
            if mention.span.start >= end and self._tellable(mention):
                between = self._without_comparisons(scene, Span(end, mention.span.start))
                if re.search(r";|\bwhile\b|\bwhereas\b|\bafter\b|\bfollowing\b|\bcompared\b|\bfrom\b|\bthan\b", between):
                    return None
                return When(mention.period, mention.span, "explicit", "period after the figure")
        return None

    def _without_comparisons(self, scene: Scene, span: Span) -> str:
        words = scene.text[span.start : span.end]
        for mention in self._between(scene, span):
            if mention.comparison:
                words = words.replace(mention.span.words(scene.text), " ")
        return words

    def _bound(self, scene: Scene, number: int) -> set[Span]:
        """Periods that belong to an earlier value compared with (`from 300 billion in May`)."""
        bound = set()
        for earlier in range(number):
            left = scene.left(earlier)
            if re.search(r"\b(?:from|(?<!more )(?<!less )(?<!fewer )than|against|after|following|compared\s+(?:with|to))\s+[\w\s$€£¥-]*$", left, re.I):
                bound.update(m.span for m in self._between(scene, scene.follow(earlier)))
        return bound

    def _tellable(self, mention: PeriodMention) -> bool:
        return not mention.comparison and mention.period is not None and mention.rule != "now"

    def _between(self, scene: Scene, span: Span) -> list[PeriodMention]:
        return [m for m in scene.periods if span.start <= m.span.start < span.end]

    def _inherited(self, scene: Scene, number: int, reading: Reading, counted: bool, index: int) -> When:
        for mention in scene.periods:
            if mention.rule == "now":
                return When(mention.period, mention.span, "explicit", "now")
        if counted and re.search(r"\b(?:will|shall|plans?\s+to|going\s+to)\b", scene.before(number)):
            return When(None)
        if reading.measure == "share" and _PRESENT_SHARE.search(scene.left(number)):
            return When(None)
        source = self.carried if self.carried.period else self.headline
        if counted and index - source.sentence > 1:
            return When(None)
        if not source.period:
            return When(None)
        return When(source.period, source.span, "inherited", "period of an earlier sentence")

    def _with_comparison(self, scene: Scene, number: int, mention: Mention, reading: Reading, when: When) -> When:
        label, span = "", None
        if reading.measure in ("growth", "change", "share_change", "growth_change", "multiple"):
            near = self._between(scene, scene.follow(number)) or []
            told = [m for m in near if m.comparison] or [m for m in self._between(scene, scene.gap(number)) if m.comparison]
            if told:
                label, span = self._label(told[0], when.period), told[0].span
            elif reading.measure in ("growth", "share_change", "change"):
                label = "yoy"
        return When(when.period, when.span, when.how, when.rule, label, span)

    def _label(self, mention: PeriodMention, period: Period | None) -> str:
        if mention.label in ("mom", "qoq") and period:
            length = {"mom": 1, "qoq": 3}[mention.label]
            return period.shifted(-length).name if period.length == length else mention.label
        if mention.period and period and mention.period == period.shifted(-12):
            return "yoy"
        return mention.label

    def _distributed(self, scene: Scene, found: list[When]) -> list[When]:
        """`4%, 5% and 6% in July, August and September, respectively`: the periods in their order."""
        match = re.search(r"\brespectively\b", scene.words)
        if not match or not found:
            return found
        place = scene.sentence.span.start + match.start()
        before = [n for n, q in enumerate(scene.quantities) if q.span.end <= place]
        if not before:
            return found
        listed = [m for m in self._between(scene, Span(scene.quantities[before[-1]].span.end, place)) if self._tellable(m)]
        if len(listed) < 2 or len(listed) > len(before):
            return found
        for number, mention in zip(before[-len(listed) :], listed, strict=True):
            found[number] = replace(found[number], period=mention.period, span=mention.span, how="explicit", rule="respectively")
        return found

    def _streaks(self, scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
        """Streaks reach back from the end of the period; a level held for a streak has its months."""
        result = list(found)
        for number, reading in enumerate(readings):
            when, mention = found[number], scene.quantities[number]
            if reading.measure != "streak" or mention.unit.code not in _MONTHS:
                continue
            end = when.period.last if when.period else self.now.first - 1
            months = _MONTHS[mention.unit.code] * int(mention.value)
            period = Period(end - months + 1, end)
            result[number] = When(period, when.span, when.how or "default", "streak back from the period's end")
            for level in range(number):
                held = re.search(r"\bfor\s+(?:the\s+)?(?:a\s+)?$", scene.left(number))
                if readings[level].measure == "level" and held and level == number - 1:
                    result[level] = When(period, mention.span, "explicit", "level held for a streak")
        return result

    def _is_past(self, period: Period) -> bool:
        """True for a period that data can be of: begun before the month of publication, or that month."""
        return period.first < self.now.first or period == self.now

    def _remember(self, scene: Scene, readings: list[Reading], found: list[When], index: int) -> None:
        turn = scene.sentence.turn
        if turn > self.carried.turn + 1:
            self.carried = Carried()
        told = [m for m in scene.periods if self._tellable(m) and m.rule != "date" and self._is_past(m.period)]
        if not told:
            if self.carried.period and self.carried.sentence == index - 1 and readings:
                self.carried.sentence = index
            return
        main = next((w for w, r in zip(found, readings, strict=True) if w.how == "explicit" and w.period and not r.reference and r.measure not in ("streak", "duration", "average_growth")), None)
        mention = next((m for m in told if main and m.span == main.span), told[0])
        if not readings and (mention.rule in ("year", "date") or mention.span.words(scene.text).lower().startswith("last ")):
            return
        self.carried = Carried(mention.period, mention.span, index, turn)
        if not self.headline.period:
            self.headline = self.carried
