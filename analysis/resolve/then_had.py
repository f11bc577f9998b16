"""What was true a year before: `they had fallen 7% a year earlier`, `in the same months of 2024 they were 4 billion`."""

import re

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.beside_figure import THEN
from analysis.resolve.figure_period import Asked, When, tellable

# `had already fallen by`, but not `had not`, and not `rose 3% after it had`.
_HAD = re.compile(
    r"\b(?:had|having)\s+(?!not\b|been\s+(?:expected|forecast)|to\b|an?\s|the\s)(?:\w+ly\s+)?(?:been\s+)?\w+[^,;]*$"
)
_TURNED = re.compile(r"\b(?:after|than|from|since|when|until)\b[^,;]*$")
_BETWEEN = re.compile(r"\s*(?:percent\s+)?(?:in\s+|during\s+)?")
_SAME = r"(?:in|during|over|for)\s+the\s+(?:same|corresponding)\s+(?:[\w-]+\s+)?(?:period|weeks?|days?|months?|quarter|half)\s+(?:of|in)\s+"
_SAME_MONTH = re.compile(r"\bthe\s+same\s+month\s+(?:of|in)\s+$")
_SAME_OF = re.compile(rf"\s*{_SAME}")
_AT_HEAD = re.compile(rf"\W*(?:[\w .'’]{{2,40}}:\s+)?(?:but\s+|and\s+)?{_SAME}")
# `, and exports now stand at`: a clause of its own.
_ANOTHER = re.compile(r";|,\s+(?:and|but|while|whereas)\b|\bnow\b")
_MEASURES = ("growth", "level", "share", "change", "growth_change")


def then_had(asked: Asked) -> When | None:
    """The period a year before, or in the year named, of a figure told with `had` or behind its time."""
    base = asked.stated or asked.main or asked.context
    if not base or asked.reading.reference or asked.reading.measure not in _MEASURES:
        return None
    told = _behind(asked) or _ahead(asked)
    period = told.within(base) if told else None
    if (
        period
        and period.length > 1
        and _SAME_MONTH.search(asked.text, asked.scene.sentence.span.start, told.span.start)
    ):
        period = Period(period.last, period.last)
    return asked.explicit(told, period, "the same time of another year") if period else None


def _behind(asked: Asked) -> PeriodMention | None:
    """The time behind `had fallen 7%`."""
    mention = asked.behind[0] if asked.behind and "ha" in asked.left else None
    had = _HAD.search(asked.left) if mention and mention.comparison else None
    if not had or _TURNED.search(asked.left):
        return None
    between = asked.text[asked.span.end : mention.span.start]
    of_year = mention.year and _SAME_OF.fullmatch(between)
    then = mention.shift and mention.shift % 12 == 0 and THEN.match(mention.span.words(asked.text))
    return mention if of_year or (then and _BETWEEN.fullmatch(between)) else None


def _ahead(asked: Asked) -> PeriodMention | None:
    """The year of `In the same months of 2024,` at the head of the sentence."""
    mention = next((m for m in asked.before if m.year), None)
    start = asked.scene.sentence.span.start
    if not mention or not _AT_HEAD.fullmatch(asked.text, start, mention.span.start):
        return None
    later = any(tellable(m) and m.span.start > mention.span.start for m in asked.before)
    return None if later or _ANOTHER.search(asked.text, mention.span.end, asked.span.start) else mention
