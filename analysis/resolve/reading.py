"""What the rules of measures work on: a number in its setting, and the reading they come to."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from analysis.extract import Mention
from analysis.kept import kept
from analysis.lexicon import list_of
from analysis.resolve.cues import Cues, last_match

MOVES = ("growth", "average_growth", "change", "growth_change", "share_change")
# What a change is a change of: behind `up 0.5 points`, `to 4.5%` is the share itself.
VALUE_OF_CHANGE = {"share_change": "share", "growth_change": "growth"}
NEAR = 120
# `was`, `stood at`, `averaged about`: the number is the value of the subject, not its move.
STATED = re.compile(
    r"\b(?:was|were|is|are|be|at|of|to|stood|remains?|remained|averag\w+|between|reached|hit)"
    r"\s+(?:[\w-]+\s+){0,2}$"
)
RATE_NOUN = (
    r"\b(?:rates?|ratio|yield|margin|unemployment|joblessness|occupancy|corridor|target\s+range|tariffs?"
    r"|dut(?:y|ies)|lev(?:y|ies)|discount|rebate|premium|income\s+tax|value-added\s+tax)\b"
)
# `196,000 [buyers from] 212 countries`: a second count, no earlier value.
_FROM_PLACES = re.compile(r"(?:\s+[\w-]+){1,4}\s+from\s+(?:[a-z]+\s+){0,2}")


class Reading(NamedTuple):
    """The measure of a figure, the sign of its value, and the rule that told.

    `reference` marks a value that the sentence only compares with (`up from 3.1%`).
    """

    measure: str
    sign: int
    rule: str
    reference: bool = False


@dataclass(eq=False)
class Setting:
    """A number, the words around it, the nature of its subject, and the figures before it.

    `left` and `right` reach to the neighbouring figures, in lower case; `nature` is rate, growth, index,
    diffusion or empty. What more than one rule asks for is looked up once, when it is first asked for.
    """

    cues: Cues
    mention: Mention
    left: str
    right: str
    nature: str
    earlier: list[tuple[Mention, Reading]]
    sentence: str

    @kept
    def near(self) -> str:
        """The words just left of the number."""
        return self.left[-NEAR:]

    @property
    def clause(self) -> str:
        """The words left of the number, from the last comma or semicolon on."""
        return self.left[max(self.left.rfind(","), self.left.rfind(";")) + 1 :]

    @property
    def previous(self) -> Mention | None:
        """The number before in the sentence."""
        return self.earlier[-1][0] if self.earlier else None

    @property
    def before(self) -> Reading | None:
        """The reading of the number before in the sentence."""
        return self.earlier[-1][1] if self.earlier else None

    def follows(self, *measures: str) -> bool:
        """True when the number before in the sentence has one of these measures."""
        return bool(self.earlier) and self.earlier[-1][1].measure in measures

    @property
    def after_percent(self) -> bool:
        """True when the number before in the sentence is a percentage."""
        return bool(self.earlier) and self.earlier[-1][0].unit.kind == "percent"

    @property
    def after_points(self) -> bool:
        """True when the number before in the sentence is in percentage points."""
        return bool(self.earlier) and self.earlier[-1][0].unit.code == "percentage_point"

    @property
    def alike(self) -> Reading | None:
        """The last reading before in the sentence that is a move in the same unit."""
        unit = self.mention.unit
        return next((r for m, r in reversed(self.earlier) if m.unit == unit and r.measure in MOVES), None)

    @kept
    def cue(self) -> str | None:
        """The measure that the last cue left of the number tells."""
        found = last_match(self.cues.left, self.left)
        return list_of(found) if found else None

    @kept
    def direction(self) -> re.Match | None:
        """The last word of change left of the number."""
        return last_match(self.cues.direction, self.left, self.cues.direction_quick)

    @kept
    def stated(self) -> bool:
        """True behind a verb or preposition of level: `stood at`, `was about`."""
        return bool(STATED.search(self.left))

    @kept
    def reference(self) -> re.Match | None:
        """Words of comparison just left of the number: `down from`, `compared with a rise of`."""
        counted = self.previous and self.previous.unit.kind == self.mention.unit.kind == "count"
        if counted and _FROM_PLACES.fullmatch(self.left) and self.cues.origin.match(self.right):
            return None
        return self.cues.reference_left.search(self.near)

    @kept
    def noun(self) -> re.Match | None:
        """A noun of change just right of the number: `8.5% growth`."""
        return self.cues.noun_right.match(self.right)

    @kept
    def degree(self) -> re.Match | None:
        """A comparative just right of the number: `6.2% higher`."""
        return self.cues.degree_right.match(self.right)


Rule = Callable[[Setting], Reading | None]


def first_told(rules: Iterable[Rule], setting: Setting) -> Reading:
    """The reading of the first rule that applies; the last rule of a list always does."""
    for rule in rules:
        reading = rule(setting)
        if reading:
            return reading
    raise ValueError("no rule applies")
