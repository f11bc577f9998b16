"""From the words of a period to the period, given the day of publication: which reader reads which form."""

import re

from analysis.extract.period_calendar import PeriodCalendar
from analysis.extract.period_fiscal import (
    FISCAL,
    fiscal_code,
    month_of_fiscal,
    start_of_fiscal,
    year_of_fiscal,
    years_of_fiscal,
)
from analysis.extract.period_mention import PeriodMention
from analysis.extract.period_months import MONTHS
from analysis.extract.period_relative import RELATIVE
from analysis.extract.period_years import YEARS, elided
from analysis.model import Span

_ABSOLUTE = {**YEARS, **MONTHS, **FISCAL}
_LEANING = {
    "code": fiscal_code,
    "month": month_of_fiscal,
    "first_n": start_of_fiscal,
    "relative": year_of_fiscal,
    "year_range": years_of_fiscal,
}


def resolved(
    name: str, match: re.Match, calendar: PeriodCalendar, found: list[PeriodMention]
) -> PeriodMention | None:
    """The mention of a form, or None when its parts do not make a period.

    `found` are the mentions before it: `in the second` and `Q2` can lean on one of them.
    """
    if name == "elided":
        return elided(match, calendar, found)
    lean = _LEANING.get(name)
    leaning = lean(match, calendar, found) if lean else None
    try:
        return leaning or _alone(name, match, calendar)
    except ValueError:  # words that make no period, such as `0 months to July`
        return None


def _alone(name: str, match: re.Match, calendar: PeriodCalendar) -> PeriodMention | None:
    """The mention of a form that leans on none before it."""
    if name in RELATIVE:
        mention = RELATIVE[name](match, calendar)
        return mention if mention is None or mention.rule else mention._replace(rule=name)
    period = _ABSOLUTE[name](match, calendar)
    return PeriodMention(Span(*match.span()), period, rule=name) if period else None
