"""What a number says of its series: level, growth, share, share change, contribution and the rest.

For each kind of unit there is a list of rules; the first one that applies tells the measure. They look
at the words just right of the number, at the last cue to its left, at the nature of the subject, and
last at the figure before in the same sentence.
"""

import re

from analysis.extract import Mention
from analysis.extract.mention import NONE
from analysis.lexicon import Language
from analysis.resolve.amounts import AMOUNTS, MULTIPLES
from analysis.resolve.cues import Cues
from analysis.resolve.percentages import PERCENTAGES
from analysis.resolve.points import POINTS, TO_GROWTH
from analysis.resolve.reading import Reading, Rule, Setting, first_told
from analysis.resolve.times import TIMES

__all__ = ["MeasureReader", "Reading"]

# `exports, which had risen before, fell 3%`: what a relative clause says is not said of the number.
_RELATIVE = re.compile(r",\s+(?:which|comprising|consisting\s+of)\b[^,;]*,")
# `its share of exports, he added, was 3%`
_SAID = re.compile(r",\s+(?:he|she|they|it)\s+(?:added|said|noted|explained|told\s+\w+),")
# `the fastest-growing system supplied 80%`, `cut energy per unit of value added by 13%`: no growth.
_COMPOUND = re.compile(r"\b[\w-]+-growing\b|\bvalue added(?= by)")
_BARE_MOVE = re.compile(r"(?:^|,)\s*(?:up|down)\s+(?:by\s+)?$")


# `(rose 2%)[ over the year to ](103 points)`, `(rose 2%)[, or ](1.3 points)`
_REACHING = re.compile(
    r",?\s+(?:or|to)\b.*|\s+(?:over|from|on|compared\s+with|in)\s[^,;]*\bto\s+(?:[\w-]+\s+)?"
)


class MeasureReader:
    """Decides measures by the rules of one language pack."""

    def __init__(self, language: Language) -> None:
        self.cues = Cues(language)

    def read(
        self,
        mention: Mention,
        left: str,
        right: str,
        nature: str,
        earlier: list[tuple[Mention, Reading]],
        sentence: str = "",
    ) -> Reading:
        """The measure and sign of one mention.

        `left` and `right` are the words up to the neighbouring figures, in lower case; `nature` is that of
        the subject (rate, growth, index, diffusion), `earlier` are the figures before in the same sentence.
        """
        if mention.form in ("streak", "rank"):
            return Reading(mention.form, 1, "form")
        aside = ", which" in left or ", comprising" in left or ", consisting" in left
        left = _RELATIVE.sub(" ", left) if aside else left
        left = _SAID.sub(" ", left) if ", " in left else left
        left = _COMPOUND.sub(" ", left) if "-growing" in left or "value added" in left else left
        setting = Setting(self.cues, mention, left, right, nature, earlier, sentence)
        return first_told(_rules(setting), setting)


def _rules(setting: Setting) -> tuple[Rule, ...]:
    """The rules for the kind of unit that the number has."""
    unit = setting.mention.unit
    if unit.kind == "time":
        return TIMES
    if unit.kind == "percent":
        return PERCENTAGES
    if unit.code == "percentage_point" or _is_of_percent(setting):
        return POINTS
    return MULTIPLES if unit.kind == "multiple" else AMOUNTS


def _is_beside_percent(setting: Setting) -> bool:
    """True for `reached 7.6%, 0.9 points higher`, not for `rose 2%, or 0.9 points`."""
    return setting.after_percent and not _REACHING.fullmatch(setting.left)


def _is_of_percent(setting: Setting) -> bool:
    """True for `points` of a percentage, and for a bare `up 0.5` behind one; an index has its own points."""
    mention = setting.mention
    if setting.nature == "diffusion" or (setting.nature == "index" and not _is_beside_percent(setting)):
        return False
    plain = mention.unit is NONE and mention.place < 1
    if plain and setting.cue == "contribution":
        return True
    bare = plain and _BARE_MOVE.search(setting.left)
    if mention.unit.kind != "point" and not bare:
        return False
    measured = setting.follows("contribution", "share_change", "growth_change")
    told = setting.after_percent or measured or setting.nature or TO_GROWTH.match(setting.right)
    return bool(told or (not bare and setting.cue == "contribution"))
