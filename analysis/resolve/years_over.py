"""A stretch of years or months that a sentence tells for a figure: `over the past five years`."""

import re

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.figure_period import Asked, When

_YEAR = 12
STRETCH = "months or years up to the period"
_NO_STRETCH = ("streak", "share_change", "growth_change")
# `the lowest level of [the last four years]`: no figure is of them.
_RECORD = re.compile(
    r"\b(?:lowest|highest|largest|smallest|best|worst|strongest|weakest|fastest|slowest|longest|biggest|steepest|sharpest)\b[^,;.]{0,32}\b(?:of|in|over|for|during)\s+(?:the\s+)?$"
)
# `over the past three months exports have fallen`: up to now.
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+)?\w+[^,;]*$")
# `(rose 40%) [over the] past five years`
_OVER, _TWO_YEARS = re.compile(r"[^,;.()]{0,16}\b(?:over|in|during|within)\s+(?:the\s+)?"), 24


def stretch(asked: Asked, told: When | None) -> When | None:
    """A stretch of years or months up to now: `over the past five years`; `told` is the last period told before."""
    if asked.reading.measure in _NO_STRETCH:
        return None
    if asked.reading.measure == "average_growth":
        years, near = _years_averaged(asked), [*asked.before, *asked.behind]
    else:
        years, near = None, [m for m in asked.scene.periods if m.span.start < asked.span.start]
        near += asked.behind if asked.reading.measure == "contribution" else []
        near += [m for m in asked.behind if _is_grown_over(asked, m)]
    window = next(
        (m for m in near if m.window and not _RECORD.search(asked.scene.lead(m.span.start, 48))), None
    )
    if years or not window:
        return years
    if told and told.span.start > window.span.start:
        return None
    base = told.period if told else asked.context or asked.latest
    ahead = base.last - asked.latest.last
    months = window.window or 0
    recent = ahead < 0 and months < _YEAR and _PERFECT.search(asked.left)
    if not told and (recent or ahead > _YEAR or (ahead > 1 and months < _TWO_YEARS)):
        base = asked.latest
    return asked.explicit(window, window.within(base), STRETCH)


def _is_grown_over(asked: Asked, mention: PeriodMention) -> bool:
    """True for the years of `Exports rose by 40% over the past five years`."""
    if asked.reading.measure not in ("growth", "multiple", "change") or (mention.window or 0) < _TWO_YEARS:
        return False
    return bool(_OVER.fullmatch(asked.text, asked.span.end, mention.span.start))


def _years_averaged(asked: Asked) -> When | None:
    """`between 2019 and 2024, growth averaged 4%`: from the one year to the other; `compared with 2020`: from the next."""
    end, now = asked.scene.follow(asked.number).end, asked.context
    years = [m for m in asked.scene.periods if m.rule == "year" and m.span.end <= end]
    if len(years) == 1 and years[0].comparison and now and now.length == _YEAR:
        base = years[0].period.last
        since = now.last - base > _YEAR
        return asked.explicit(years[0], Period(base + 1, now.last), "years since that") if since else None
    if len(years) != 2 or years[0].period.first >= years[1].period.first:
        return None
    period = Period(years[0].period.first, years[1].period.last)
    return asked.explicit(years[1], period, "years averaged over")
