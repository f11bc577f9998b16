"""What a new paragraph goes on with: the period its section opened with, not one that was only looked back to."""

import re
from dataclasses import dataclass, field

from analysis.period import Period
from analysis.resolve.events import Carried
from analysis.resolve.headings import SUBJECTS, is_heading
from analysis.resolve.period_in_words import closing_of_event
from analysis.resolve.scene import Scene

_AT_HEAD, _FAR, _YEAR = 40, 4, 12
# `First, firms were lively.`: the first of the features that a year had.
_FIRST = re.compile(r"\W*(?:first|firstly|first\s+of\s+all)[,:]\s")


@dataclass
class Sections:
    """The period that the paragraph behind a heading told first; it holds up to the next heading.

    `now` is the month of publication; `opened` tells that a heading was just passed, `told` that the last
    paragraph told its period itself, `heads` that it began with it, `headed` that a heading told it,
    `of_event` that it is the time of an event in the news; `features` is the paragraph that began a list
    of features in words.
    """

    now: Period
    period: Carried = field(default_factory=Carried)
    opened: bool = False
    heads: bool = True
    told: bool = True
    headed: bool = False
    of_event: bool = False
    features: int = -1

    @property
    def told_in_text(self) -> bool:
        """True where a sentence of the last paragraph told its period, not a heading above this one."""
        return self.told and not self.headed

    def pass_by(self, scene: Scene) -> None:
        """Let a heading with a subject end the section before it: `SERVICES TRADE`."""
        if _FIRST.match(scene.words):
            self.features = scene.sentence.paragraph
        if is_heading(scene) and any(term.kind in SUBJECTS for term in scene.terms):
            self.period, self.opened = Carried(), True

    def lists_features(self, scene: Scene, told: Period | None, whole: Period | None) -> bool:
        """True where a list of features begins, behind a paragraph on a part `told` of the `whole` of the text."""
        part = told and whole and whole.contains(told) and whole.length > told.length
        return bool(part) and bool(self.features == scene.sentence.paragraph or _FIRST.match(scene.words))

    def open(self, scene: Scene, carried: Carried, *, told: bool) -> None:
        """Keep the period that a paragraph opens with; `told` that its own sentence tells it."""
        start = carried.span.start if told and carried.span else scene.sentence.span.start
        self.told = told
        self.of_event = bool(told and not scene.quantities and closing_of_event(scene))
        self.headed = self.of_event or bool(told and not scene.quantities and is_heading(scene))
        self.heads = start - scene.sentence.span.start < _AT_HEAD
        if self.opened:
            over = told and carried.period.last < self.now.first
            self.period, self.opened = carried if over else Carried(), False

    def is_over(self, told: Period, whole: Period) -> bool:
        """True where the last paragraph only looked back to a period `told`, before the `whole` of the text."""
        back = whole.first - told.last >= _FAR or (
            told.length == _YEAR > whole.length and told.last < whole.first
        )
        return back and whole.last < self.now.first and not self.heads
