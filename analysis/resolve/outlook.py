"""What is only expected or aimed at: `By 2030, output will reach 4 trillion. Exports are to hit 2 trillion.`"""

import re
from dataclasses import dataclass

from analysis.needing import needing
from analysis.period import Period
from analysis.resolve.figure_period import When, tellable
from analysis.resolve.scene import Scene

_YEAR = 12
_EXPECTED = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:\w+\s+)?(?:expected|projected|forecast|targeted|planned|set|to)|aims?|targets?|plans?|would)\b[^;]*$"
)
# `By [2030], `, `In [2026], `
_HEAD = re.compile(r"\W*(?:by|in|for|during|through)\s+(?:the\s+(?:end\s+of\s+)?)?(?:fiscal\s+)?")
# `The fair will be held from April 15 to May 5.`
_WILL_BE_HELD = re.compile(
    r"\b(?:fair|expo|exposition|exhibition|forum|summit|conference|festival|edition|show|ciie|ciftis|games)\b[^.;]{0,60}"
    r"\b(?:will\s+(?:be\s+held|open|take\s+place|run|kick\s+off|be\s+opened|be\s+staged)|(?:is|are)\s+(?:to\s+be|scheduled\s+to\s+be|set\s+to\s+be|due\s+to\s+be)\s+held|opens)\b"
)
_WILL = re.compile(r"\bwill\b")
# `upgraded their forecast for Kenya to`
_RAISED = needing(
    ("forecast", "outlook", "projection", "estimate"),
    r"\b(?:rais|lower|cut|upgrad|downgrad|revis|trimm|lift|hik|slash|maintain|kept|keep)\w*\s+(?:[\w'’]+\s+){0,3}?(?:forecast|projection|outlook|estimate)s?\b"
    r"[^;.]*\b(?:to|at)\s+(?:[\w-]+\s+)?$",
)


@dataclass
class Outlook:
    """The time ahead that a paragraph tells of; `now` is the month of publication."""

    now: Period
    ahead: When | None = None
    paragraph: int = -1

    def enter(self, scene: Scene) -> None:
        """Begin a sentence: a time ahead at its head holds for the paragraph, until another time is told."""
        if scene.sentence.paragraph != self.paragraph:
            self.ahead, self.paragraph = None, scene.sentence.paragraph
        told = next((m for m in scene.periods if tellable(m)), None)
        if not told:
            return
        heads = _HEAD.fullmatch(scene.text, scene.sentence.span.start, told.span.start)
        future = told.period.last > self.now.last and told.period.length >= _YEAR
        held = told.period.first >= self.now.first and told.period.length < _YEAR
        heads = heads or (held and _WILL_BE_HELD.search(scene.words))
        future = future or held
        if not heads and self.ahead and self.ahead.period.length < _YEAR:
            return
        self.ahead = (
            When(told.period, told.span, "inherited", "time ahead of an earlier sentence")
            if heads and future
            else None
        )

    def of(self, scene: Scene, number: int) -> When | None:
        """The time of a figure that is expected; a forecast that was raised is of the running year."""
        event = self.ahead and self.ahead.period.length < _YEAR and _WILL.search(scene.words)
        if self.ahead and (event or _EXPECTED.search(scene.left(number))):
            return self.ahead
        told = any(tellable(m) for m in scene.periods)
        if (
            not told
            and scene.quantities[number].unit.code == "percent"
            and _RAISED.search(scene.before(number))
        ):
            return When(Period.year(self.now.first // _YEAR), None, "default", "forecast of the running year")
        return None
