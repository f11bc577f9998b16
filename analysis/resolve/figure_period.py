"""A figure whose period is looked for, with the words and periods around it, and what is found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.extract import PeriodMention
from analysis.kept import kept
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.asides import GOES_ON
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

# Words that tell of an earlier estimate: `was revised up`, `first published`.
REVISED = re.compile(
    r"\b(?:was|were|been)\s+revised\b"
    r"|\brevis(?:ed\s+(?:up|down|from|estimate|figure)|ions?\b)"
    r"|\b(?:first|previously|initially|originally)\s+(?:published|reported|estimated)\b"
)

# `, which took 20% [in 2024], were down`, `, which opened [last May], recorded`
_ASIDE = re.compile(r",\s+(?:which|who|whose)\b[^,;]*$")
_ASIDE_OVER = re.compile(
    rf"(?:\s+[\w'’.-]+){{0,7}},\s+(?:(?:has|have|had)\s+(?:been\s+)?)?(?:\w+ly\s+)?{GOES_ON}\b"
)
# `rose 3%, reflecting deliveries of ships ordered [in 2022]`
_OF_THING = re.compile(
    r"(?:,|\b(?:due\s+to|because\s+of|owing\s+to|thanks\s+to|reflecting)\b)[^;.]*\b(?:ordered|awarded|signed|launched|announced|agreed|adopted|introduced|imposed|approved|built|established|founded)"
    r"\s+(?:in|during|on|over)\s+(?:the\s+)?$"
)
# `Kenya, last year['s top buyer], took 3 tons`
ITS_THING = re.compile(
    r"['’]s\s+(?:[\w-]+\s+){0,2}?(?:highest|lowest|largest|smallest|strongest|weakest|worst|best|buyer|customer|supplier|summit|meeting|conference|forum|fair|expo|talks|visit|election|crisis|outbreak|earthquake|drought|floods?|protests?|deal|agreement|truce)s?\b"
)
# `surplus US$ 420mn, [2013] surplus US$ 760mn`
_LISTED, _ITS_NOUN = re.compile(r"[\w%],\s$"), re.compile(r"\s+(?:[a-z-]+\s+){1,2}(?:us)?")
# `, and in [2023] to 3 billion`
_AND_IN = re.compile(r",?\s+and\s+(?:in|during|for)\s+(?:the\s+)?$")
_TO_NEXT = re.compile(r"\s+(?:(?:\w+\s+)?(?:to|by)\s+)?(?:[\w-]+\s+)?(?:us)?[$€£¥]?\d")
# `was up 13%, [and] June [saw] growth of 0.3%`
_AND_JUNE = re.compile(r",\s+(?:and|but|while)\s+$")
_SAW = re.compile(r"\s+(?:saw|recorded|posted|registered|witnessed|brought)\b")
# `comes to 1%, [for] 2026 [to 2]%`
_COMMA_IN = re.compile(r",\s+(?:in|during|for)\s+(?:the\s+)?$")
_TO_AMOUNT = re.compile(r"\s+(?:to|by|at)\s+(?:[\w-]+\s+)?(?:us)?[$€£¥]?\d")
# `now account for 40%`, `is now below 8%`: of the period told before.
STILL_NOW = re.compile(
    r"now\s+(?:accounts?|makes?\s+up|takes?\s+up|holds?\s+an?|provides?|represents?|(?:below|above|at|over|under|about|nearly)(?=\s+\d))\b"
)
_YEAR = 12
_BRACKET = re.compile(r"[()]")
# `4% for [the whole of ]last year`
_WHOLE = re.compile(r"\b(?:whole|all|entirety)\s+of\s+(?:the\s+)?$")


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


def in_relative_clause(scene: Scene, mention: PeriodMention) -> bool:
    """True for `Exports to Peru, which took 20% in 2024, were down by 8%`, and `Peru, last year's top buyer, took 3 tons`."""
    if ITS_THING.match(scene.text, mention.span.end):
        return True
    begin, end = scene.sentence.span
    words = scene.text[begin : mention.span.start]
    return bool(
        ", wh" in words and _ASIDE.search(words) and _ASIDE_OVER.match(scene.text, mention.span.end, end)
    )


def dates_a_thing(scene: Scene, mention: PeriodMention) -> bool:
    """True for `exports rose 3%, reflecting deliveries of ships ordered in 2022`: not when exports rose."""
    start = mention.span.start
    begin = max((q.span.end for q in scene.quantities if q.span.end <= start), default=start)
    return bool(_OF_THING.search(scene.text, begin, start))


def opens_next(scene: Scene, mention: PeriodMention) -> bool:
    """True for 2023 in `cut to 4 billion from 6 billion, and in 2023 to 3 billion`: of the amount behind it."""
    lead, end = scene.lead(mention.span.start, 24), mention.span.end
    if _AND_JUNE.search(lead):
        return bool(_SAW.match(scene.text, end))
    if _COMMA_IN.search(lead):
        return bool(_TO_AMOUNT.match(scene.text, end))
    return bool(_AND_IN.search(lead)) and bool(_TO_NEXT.match(scene.text, end))


def is_before_amount(scene: Scene, mention: PeriodMention) -> bool:
    """True for `surplus US$ 420mn, 2013 surplus US$ 760mn`: the year is printed just before its own amount."""
    if mention.rule != "year" or not _LISTED.search(scene.lead(mention.span.start, 4)):
        return False
    following = (q for q in scene.quantities if q.span.start >= mention.span.end)
    amount = next(following, None)
    return bool(amount and _ITS_NOUN.fullmatch(scene.text, mention.span.end, amount.span.start))


def is_closed(words: str) -> bool:
    """True when a bracket that was open before these words is closed in them."""
    if ")" not in words:
        return False
    depth = 0
    for sign in _BRACKET.findall(words):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            return True
    return False


def between(scene: Scene, span: Span) -> list[PeriodMention]:
    """The period mentions of a sentence that begin inside a span."""
    if not scene.periods:
        return []
    start, end = span
    return [m for m in scene.periods if start <= m.span.start < end]


@dataclass(eq=False)
class Asked:
    """One figure of a sentence and what it measures.

    `context` is the period of the figure before, else `main`: that which the sentence inherits. `latest` is
    the month before the publication; `readings` are those of the sentence, `found` the periods of the figures
    before this one.
    """

    scene: Scene
    number: int
    reading: Reading
    context: Period | None
    latest: Period
    main: Period | None = None
    readings: Sequence[Reading] = ()
    found: Sequence[When] = ()

    @kept
    def text(self) -> str:
        """The whole text in lower case."""
        return self.scene.text

    @kept
    def span(self) -> Span:
        """Where the figure stands."""
        return self.scene.quantities[self.number].span

    @property
    def stated(self) -> Period | None:
        """The period of the last figure before that is not only compared with."""
        compared = {m.span for m in self.scene.periods if m.comparison}
        for number in reversed(range(len(self.found))):
            if not self.readings[number].reference and self.found[number].span not in compared:
                return self.found[number].period
        return None

    @kept
    def left(self) -> str:
        """The words between the figure before (or the sentence's start) and this one."""
        return self.scene.left(self.number)

    @kept
    def before(self) -> list[PeriodMention]:
        """The period mentions in the words left of the figure."""
        return between(self.scene, self.scene.gap(self.number))

    @kept
    def behind(self) -> list[PeriodMention]:
        """The period mentions in the words right of the figure, up to the next one."""
        return between(self.scene, self.scene.follow(self.number))

    def explicit(self, mention: PeriodMention, period: Period, rule: str) -> When:
        """The period of a mention in the figure's own sentence."""
        return When(period, mention.span, "explicit", rule)

    def inherited(self, rule: str) -> When:
        """The period of the figure before."""
        return When(self.context, None, "inherited", rule)


def same_part_of_year(scene: Scene, now: Period | None, mention: PeriodMention) -> Period | None:
    """`3.7% in the second quarter vs. 4.1% last year`: the same quarter of last year; `now` is the part told."""
    year = mention.period if mention.rule == "relative" else None
    if not now or not year or not now.length < year.length == _YEAR:
        return None
    if _WHOLE.search(scene.lead(mention.span.start, 24)):
        return None
    then = now.shifted(-_YEAR)
    return then if year.contains(then) else None
