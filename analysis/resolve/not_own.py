"""Periods told before a figure that are not its own: of another figure, of an event, of how long something holds."""

import re

from analysis.extract import PeriodMention
from analysis.resolve.figure_period import Asked, tellable

# `turned positive for the first time [this year], with a rise of 1%`
_FIRST_TIME = re.compile(r"\b(?:first|second|third)\s+time\s+$")
# `the highest monthly value [so far this year]`
_RECORD = re.compile(
    r"\bthe\s+(?:[\w-]+\s+)?(?:highest|lowest|largest|smallest|biggest|fastest|slowest|strongest|weakest|best|worst)\s+(?:[\w-]+\s+){0,3}$"
)
# `86 million tons[, the most] this year`
_THE_MOST = re.compile(
    r",\s+the\s+(?:\w+\s+)?(?:most|least|\w+est)\s+(?:[\w-]+\s+){0,2}$"
    r"|,\s+an?\s+(?:level|rate|pace|figure|value|price)\s+(?:last|not|never)\s+(?:recorded|seen|reached|hit|observed)\s+(?:in\s+|since\s+)?(?:the\s+)?$"
)
# `extended until the end of [2025]`
_UNTIL = re.compile(
    r"\b(?:extended|valid|open|free|citizens|remain\w*|lasts?|runs?)\b[^,;]*\buntil\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$"
)
# `economists polled [last week] see 4%`
_POLLED = re.compile(r"\b(?:polled|surveyed|interviewed)\s+(?:by\s+[\w\s]{1,24}?\s)?(?:in\s+|on\s+)?$")
# `following their [first-quarter] surge, exports fell`
_AFTER_ITS = re.compile(r"\b(?:following|after|despite)\s+(?:its|their|the|a|an?\s+[\w-]+)\s+$")
# `, having risen 2% in [January], `
_HAVING = re.compile(r",\s+having\s+(?:been\s+)?\w+(?:ed|en|wn)\b[^,;]*$")
# `despite the agreement reached [on July 30], exports fell`
_EVENT = re.compile(r"\b(?:despite|following|after)\s[^,;.]{0,80}$")
# `over the year[ to] June`
_TO_TIME = re.compile(r"\s+to\s+(?!(?:us)?\s?[\d$€£¥])")


def is_scope_of_time(asked: Asked, mention: PeriodMention) -> bool:
    """True for `for the first time this year`, where another time is told or goes on, and for `extended until 2025`."""
    start = mention.span.start
    if _UNTIL.search(asked.text, max(0, start - 60), start):
        return True
    if _POLLED.search(asked.text, max(0, start - 60), start):
        return True
    told = _FIRST_TIME.search(asked.text, max(0, start - 16), start)
    told = told or _RECORD.search(asked.text, max(0, start - 60), start)
    return bool(told and (asked.main or any(tellable(m) and m != mention for m in asked.scene.periods)))


def is_before_colon(asked: Asked, mention: PeriodMention) -> bool:
    """True for `the yuan lost 10% this year: exports rose 3%`: a time told with a figure of its own before a colon."""
    begin, (start, end) = asked.scene.sentence.span.start, mention.span
    if ":" not in asked.text[end : asked.span.start]:
        return False
    return any(begin <= q.span.start < start for q in asked.scene.quantities)


def is_earlier_move(asked: Asked, mention: PeriodMention) -> bool:
    """True for `following their first-quarter surge, exports fell 2%`."""
    begin = asked.scene.sentence.span.start
    words = asked.text[max(begin, mention.span.start - 24) : mention.span.start]
    event = mention.rule == "date" and _EVENT.search(asked.text, begin, mention.span.start)
    event = event or _HAVING.search(asked.text, begin, mention.span.start)
    return bool(event or _AFTER_ITS.search(words)) and "," in asked.text[mention.span.end : asked.span.start]


def is_record(asked: Asked, mention: PeriodMention) -> bool:
    """True for `86 million tons, the most this year`: among what it is the most, and not when it was."""
    return bool(_THE_MOST.search(asked.text, asked.span.end, mention.span.start))


def is_basis(asked: Asked, mention: PeriodMention) -> bool:
    """True for `2.8% over the year to June, down from 3.8%`: what growth is told over, and no time of the other value."""
    return mention.span.end < asked.span.start and bool(_TO_TIME.match(asked.text, mention.span.end))


def is_scope(asked: Asked, mention: PeriodMention) -> bool:
    """True for `the second lowest deficit in the current year`, told of one of its months."""
    now, among = asked.context, mention.period
    return bool(now and among and now != among and among.contains(now))
