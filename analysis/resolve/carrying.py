"""Periods that are carried over: from sentence to sentence, paragraph to paragraph, question to answer."""

import re
from dataclasses import dataclass, field

from analysis.kept import kept
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.announced import Announced
from analysis.resolve.events import Carried, Events, tells_act
from analysis.resolve.figure_period import When, tellable
from analysis.resolve.headline import is_mentioned, is_of_month, is_passed, returns, tells_title
from analysis.resolve.joined_periods import with_joined_months, with_time_since_event, with_time_up_to_now
from analysis.resolve.last_told import LastTold
from analysis.resolve.look_back import is_long_ago, is_today_after, of_this_year
from analysis.resolve.main_period import (
    NOT_MAIN,
    PASSING,
    first_own,
    is_aside,
    is_outlook,
    is_passing,
    is_point_at_head,
    is_revised,
)
from analysis.resolve.measure import Reading
from analysis.resolve.month_streaks import streak_month
from analysis.resolve.period_in_words import closing_of_event, first_told, is_of_event, is_of_parts
from analysis.resolve.scene import Scene
from analysis.resolve.sections import Sections
from analysis.resolve.settled import Known, settled
from analysis.resolve.up_to_point import ending_as_told, licensed_to_date, up_to_point

# `Of that, 4 billion went to ...`: of the figure told last.
_OF_THAT = re.compile(
    r"\W*(?:(?:out\s+)?of\s+(?:that|this|these|them|which|those)|among\s+(?:them|these|those|which)|within\s+that)\b"
)
# `In May alone, they were 3 billion. This was 4% more than`: of the figure told last.
_THIS_WAS = re.compile(
    r"\W*(?:this|that)\s+(?:was|is|were|represent\w*|compare[sd]|marks?|marked|amounts?|amounted|(?:\w+\s+)?(?:figure|value|number)\s+(?:was|is))\b"
)
# `That figure has now been revised to 4%.`
_REVISED = re.compile(
    r"\W*(?:that|this)\s+(?:(?:growth|monthly|annual)\s+)?(?:figure|number|rate|reading|estimate|growth)\s+(?:has|had|was|is)\s+"
    r"(?:\w+\s+){0,2}?revised\b"
)
# The marks and numbers that open the sections of a release.
_SECTION = re.compile(r"\s*(?:[□■◇◆▣▶]|\d{1,2}[.)]\s+[a-z])")
_TURNS_REMEMBERED = 2  # a question, in the answer to the next one


@dataclass
class Carry:
    """What a sentence without a period of its own inherits.

    `headline` is the first period of the text, `current` that of the sentences before, `opening` that
    of the paragraph's first sentence, `latest` what this sentence inherits, `pointed` that of what it points
    back to, `flows` the period before a point of time, `told` the latest of each length; `figures` keeps what
    the last figures were of and `in_words` that the opening told none.
    """

    now: Period
    headline: Carried = field(default_factory=Carried)
    current: Carried = field(default_factory=Carried)
    opening: Carried = field(default_factory=Carried)
    latest: Carried = field(default_factory=Carried)
    pointed: Carried = field(default_factory=Carried)
    flows: Carried = field(default_factory=Carried)
    announced: Announced = field(default_factory=Announced)
    events: Events = field(default_factory=Events)
    figures: LastTold = field(default_factory=LastTold)
    told: dict[int, Period] = field(default_factory=dict)
    paragraph: int = -1
    first: bool = True
    in_words: bool = False

    @property
    def source(self) -> Carried:
        """Where a period is inherited from."""
        return self.pointed if self.pointed.period else self._lasting

    @property
    def _lasting(self) -> Carried:
        return self.current if self.current.period else self.headline

    def look_ahead(self, scenes: list[Scene]) -> None:
        """Take the first period of the opening sentences as the headline's, for figures told before it."""
        outlook = next((m for m in scenes[0].periods if is_outlook(scenes[0], m)), None) if scenes else None
        if outlook and outlook.period == Period.year(self.now.first // 12):
            self.headline = Carried(outlook.period, outlook.span)
            return
        joined = map(with_joined_months, scenes)
        told = [m for s in joined for m in s.periods if tellable(m) and not is_of_event(s.text, m)]
        for first in told:
            apart = first.rule in (*PASSING, "year") and not tells_title(scenes[0], first, self.now)
            if not apart and self.is_past(first.period):
                mention = ending_as_told(first, told)
                self.headline = Carried(mention.period, mention.span)
                self.told[mention.period.length] = mention.period
                return
        revised = (m for s in scenes for m in s.periods if m.rule == "month" and is_revised(s.text, m))
        then = next(revised, None)
        if then and self.is_past(then.period.shifted(1)):
            self.headline = Carried(then.period.shifted(1), then.span)

    def is_past(self, period: Period) -> bool:
        """True for a period that data can be of: begun before the month of publication, or that month."""
        return period.first < self.now.first or period == self.now

    @kept
    def sections(self) -> Sections:
        """The period of the section."""
        return Sections(self.now)

    # --- a sentence begins ----------------------------------------------------------------------------

    def enter(self, scene: Scene) -> Scene:
        """Begin a sentence; its relative periods (`in the month`, `over the ten months`) become absolute.

        A new paragraph goes on with the period that its predecessor began with; a turn forgets what was
        said before the last question.
        """
        self.latest = self._lasting
        self.pointed = self._pointed_at(scene)
        if scene.sentence.turn > self.current.turn + _TURNS_REMEMBERED:
            self.current = self.opening = Carried()
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph, self.first, self.flows = scene.sentence.paragraph, True, Carried()
            self.figures.begin_paragraph()
            features = self.sections.lists_features(scene, self.opening.period, self.headline.period)
            month = is_of_month(scene, self.headline.period, self.opening.period)
            self._go_on(section=bool(_SECTION.match(scene.words) or month or features))
            back = self._lasting.period == self.headline.period
            if back and any(m.rule in ("the_month", "same") and not m.months for m in scene.periods):
                self.latest = self._lasting
            listed = self.announced.going_on(scene)
            if listed:
                self.current = self.opening = listed._replace(turn=self.current.turn)
        last = Carried() if self.first else self.figures.last
        self.current = streak_month(scene, self.headline, self.current, last, self.now) or self.current
        if not scene.periods:
            return scene
        if is_today_after(scene, self.figures.last.period, self.current.period):
            self.current = self.opening = Carried()
            scene = of_this_year(scene)
        scene = up_to_point(with_joined_months(with_time_up_to_now(with_time_since_event(scene), self.now)))
        scene = licensed_to_date(scene, self._lasting.period)
        last, said = self.figures.last.period, self.figures.heard
        return settled(
            scene, Known(self.latest.period, self.headline.period, last, self.now, self.told, said)
        )

    def _pointed_at(self, scene: Scene) -> Carried:
        """The period of what a sentence points back to: the figure told last, one revised, an event."""
        if _REVISED.match(scene.words):
            return self.figures.final
        pointing = (not self.first and _THIS_WAS.match(scene.words)) or _OF_THAT.match(scene.words)
        last = self.figures.last
        return last if pointing and last.period else self.events.period_of(scene)

    def _go_on(self, *, section: bool) -> None:
        """Begin a paragraph with the period of the last one's opening, or the headline's around it.

        What is only expected of the running month ends, and a marked section (`□`) begins with the headline's.
        """
        before = self.sections.period if self.sections.period.period else self.headline
        told, whole = self.opening.period, before.period
        if not told:
            return
        back = self.sections.told_in_text and whole and returns(told, whole, self.now)
        section = section or bool(self.sections.opened and whole and whole.last < self.now.first)
        back = back or (whole and (section or self.sections.is_over(told, whole)))
        self.current = (before if back else self.opening)._replace(turn=self.current.turn)

    # --- a sentence ends ------------------------------------------------------------------------------

    def leave(self, scene: Scene, readings: list[Reading], found: list[When], index: int) -> None:
        """End a sentence: carry the period of the first figure that tells its own, or the first one told."""
        main = self._main(scene, readings, found)
        self.pointed = Carried()
        self.figures.keep(readings, found, index)
        self.events.keep(scene, index)
        if main:
            self._keep_flows(scene, main[1])
            self.current = Carried(*main, index, scene.sentence.turn)
            self.told[main[0].length] = main[0]
            lasts = not is_passing(scene, main[1])
            whole = not self.headline.period or self._is_whole(*main)
            if lasts and whole and not is_long_ago(main[0], self.now):
                self.headline = self.current
        elif self.current.period and self.current.sentence == index - 1 and readings:
            self.current = self.current._replace(sentence=index)
        if self.first and (main or any(reading.measure not in NOT_MAIN for reading in readings)):
            self.first = False
            headline = self.headline.period
            if not (main and (is_passing(scene, main[1]) or is_mentioned(scene, readings, main, headline))):
                self.opening = self.current
                self.sections.open(scene, self.current, told=bool(main))
            self.in_words = not readings
        elif self.in_words and main and readings:
            self.in_words = False
            told = self.opening.period
            if told and told.contains(main[0]) and not is_passing(scene, main[1]):
                self.opening = self.current
        if not main and any(when.period and when.period == self.current.period for when in found):
            self.current = self.current._replace(sentence=index)
        self.announced.keep(scene, self.opening, self.now.first, index)

    def _is_whole(self, period: Period, span: Span) -> bool:
        """True for `in 2023`, told before the quarter of it that was taken for the headline's period by looking ahead."""
        ahead = self.headline
        before = ahead.sentence < 0 and ahead.span and span.start < ahead.span.start
        return bool(before) and period.contains(ahead.period) and period.length > ahead.period.length

    def pass_over(self, scene: Scene) -> None:
        """A sentence of words alone ends the last month told within a paragraph on January to that month."""
        self.sections.pass_by(scene)
        month, whole = self.current.period, self.opening.period
        if month and whole and month.length == 1 < whole.length and month.last == whole.last:
            self.current = self.opening._replace(turn=self.current.turn)

    def _keep_flows(self, scene: Scene, span: Span) -> None:
        """Keep the period before a point of time at which things are counted, or an act, for growth told behind it."""
        counted = scene.quantities and scene.quantities[0].unit.kind == "count"
        if not counted or not (is_point_at_head(scene, span) or tells_act(scene, span)):
            self.flows = Carried()
        elif not self.flows.period:
            self.flows = self._lasting

    def _main(self, scene: Scene, readings: list[Reading], found: list[When]) -> tuple[Period, Span] | None:
        """The period of the sentence that later ones inherit, with its words.

        A day lasts only at the head of its sentence (`As of May 3, ...`), and where no year is told to date.
        """
        if closed := closing_of_event(scene):
            return closed
        told = [m for m in scene.periods if tellable(m) and m.rule != "since_event"]
        told = [m for m in told if self.is_past(m.period)]
        if not told or is_of_parts(scene):
            return None
        stretch = any(m.rule in ("relative", "to_date") and m.period.length > 1 for m in told)
        told = [m for m in told if m.rule != "date" or (not stretch and is_point_at_head(scene, m.span))]
        if not told:
            return None
        if all(reading.measure in NOT_MAIN for reading in readings):
            main = first_told(scene, told, self.current.period)
            return None if main and is_passed(scene, main, self.headline.period) else main
        source, known = self.source.period, (self.headline.period, self.opening.period)
        usable = {m.span for m in told if not is_aside(scene, m, source, known, self.first)}
        return first_own(scene, readings, found, usable, source)
