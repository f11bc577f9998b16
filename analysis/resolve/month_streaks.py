"""The month at which a streak of months ends, where its sentence tells none: `fell for a fifth straight month`."""

from analysis.needing import needing
from analysis.period import Period
from analysis.resolve.events import Carried
from analysis.resolve.figure_period import tellable
from analysis.resolve.scene import Scene

# `for a fifth straight month`
_NTH_MONTH = needing(
    ("straight", "consecutive", "successive"),
    r"\b(?:\w+th|first|second|third)\s+(?:straight|consecutive|successive)\s+month\b",
)
# `growth has stayed above 3% for five months running`
_ON_END = needing(
    "months",
    r"\b\w+\s+(?:(?:straight|consecutive|successive)\s+months|months\s+(?:running|in\s+a\s+row|on\s+end|in\s+succession))\b",
)


def streak_month(
    scene: Scene, headline: Carried, current: Carried, last: Carried, now: Period
) -> Carried | None:
    """What a sentence with a streak of months inherits; None where it tells a month, or goes on with `current`.

    `last` is what was told last in the paragraph, nothing at its head.
    """
    told = [m.period for m in scene.periods if tellable(m)]
    if _NTH_MONTH.search(scene.words) and not any(p.first < now.first or p == now for p in told):
        return _of_headline(headline, current)
    return _told_last(current, last) if not told and _ON_END.search(scene.words) else None


def _of_headline(headline: Carried, current: Carried) -> Carried | None:
    """The headline's month, behind what was told from January to it."""
    month, whole = headline.period, current.period
    sums = month and whole and month.length == 1 < whole.length < 12 and whole.first % 12 == 0
    return headline._replace(turn=current.turn) if sums and whole.last == month.last else None


def _told_last(current: Carried, last: Carried) -> Carried | None:
    """The month told last, not the quarter before it that its sentence began with."""
    month, whole = last.period, current.period
    later = month and whole and month.length == 1 and month.first > whole.last
    return last._replace(sentence=current.sentence, turn=current.turn) if later else None
