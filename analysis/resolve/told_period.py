"""The period that a sentence itself tells for one of its figures.

In order: a period just beside the figure, the stretch of years averaged over, the period of a value
compared with, the last period told before the figure, a time at the head of the sentence, and the first
period told after the figure. A period of comparison is nobody's own, but for the value compared with.
"""

import re

from analysis.needing import needing
from analysis.period import Period
from analysis.resolve.beside_figure import noted, right_of
from analysis.resolve.compared_period import compared
from analysis.resolve.counted_places import of_those_from
from analysis.resolve.earlier_estimate import earlier_estimate
from analysis.resolve.exchange_moves import is_now_at
from analysis.resolve.figure_period import Asked, When, tellable
from analysis.resolve.sentence_period import before, told_in_sentence
from analysis.resolve.since import ago, between_two, moved_since, since_at_head, since_month, since_year
from analysis.resolve.standing import begins_to_stand
from analysis.resolve.targets import of_target
from analysis.resolve.then_had import then_had
from analysis.resolve.timeless import ECONOMY

# `Average exports rose [by]`, `the quarterly moving average was`
_AVERAGE = needing(
    "average",
    r"\baverage\s+(?:[\w-]+\s+){0,3}(?:exports|imports|deficit|surplus|sales|output)\s+(?:\w+ed|rose|fell|grew)\s+(?:by\s+)?(?:us)?$",
)
_MOVING = needing("moving", r"\b(?:quarterly|three-month|3-month)\s+moving\s+average\b[^,;]*$")
# `the second-largest economy[ in] 2010`
_IN = re.compile(r"\s+(?:in|by|since)\s+(?:the\s+)?")
# `[to the latest] 3.4%`
_THE_LATEST = needing("latest", r"\bto\s+the\s+latest\s+(?:(?:figure|reading|level)\s+of\s+)?$")
# `(of) 300 key retailers`
_SAMPLE = re.compile(
    r"\s+(?:key|major|main|large|selected|surveyed|monitored)\s+(?:[\w-]+\s+)?(?:enterprises|firms|companies|retailers|cities|sectors|banks)\b"
)
# `a poll of [12] economists`
_POLL_OF, _POLLED = (
    re.compile(r"\b(?:polls?|surveys?)\s+of\s+(?:about\s+|some\s+|more\s+than\s+)?$"),
    re.compile(r"\s+(?:[a-z]+\s+)?(?:economists|analysts|forecasters|respondents|strategists)\b"),
)
_IN_SAMPLE = re.compile(r"\b(?:in|of|by)\s+(?:the\s+)?$")
_OF_MONTHS, _TO = "average of the months", re.compile(r"\s+to\s+(?:us)?")
# `the 4.5% that was forecast`
_THEN_EXPECTED = re.compile(
    r"\s+(?:(?:increase|rise|gain|growth|decline|drop|fall)\s+)?(?:that\s+was\s+|which\s+was\s+)?"
    r"(?:(?:economists|analysts|markets?|forecasters)\s+(?:in\s+an?\s+(?:\w+\s+){0,2}(?:poll|survey)\s+)?)?(?:had\s+(?:been\s+)?)?"
    r"(?:(?<=had )tipped|(?<=been )tipped|indicated|projected|foreseen|forecast|predicted|expected|estimated|anticipated|pencill?ed\s+in)\b"
)
# `deeper than the forecast [2.1%] fall`
_THE_FORECAST = re.compile(
    r"\b(?:than|above|below|beating|missing|topping)\s+(?:the|an?|its)\s+(?:[a-z]+\s+)?(?:forecast|expected|projected|predicted|estimated|anticipated)\s+(?:of\s+)?$"
)
# `+3% vs +6%[ in a poll]`
_IN_POLL = re.compile(r"\s+(?:in\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:poll|survey)|tipped|expected|forecast)\b")
# `That compared with a 9% decline tipped by analysts`
_TIPPED = re.compile(
    r"\s+(?:increase|rise|gain|growth|decline|drop|fall)\s+(?:tipped\b|(?:seen|shown|forecast)\s+(?:in|by)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:polls?|surveys?|economists|analysts)\b)"
)
# `compared with a 7% gain in May[ and a] 3% rise tipped`
_AND_A = re.compile(r"\band\s+(?:an?|the)\s+$")
# `1%, [the slowest pace in] five months`
_RECORD = re.compile(
    r"\b(?:lowest|highest|slowest|fastest|largest|smallest|biggest|weakest|strongest|worst|best|steepest|sharpest|first)\b[^,;]{0,40}\bin\s+(?:\w+\s+){0,2}$"
)
# `The fall was steeper than the 3.1% drop forecast`
_STEEPER = re.compile(
    r"\b(?:\w+er|more|less|above|below|beyond|beat|beats|beating|topp\w+|exceed\w+|surpass\w+|miss(?:ed|ing))\s+(?:than\s+)?(?:the|an?)\s+$"
)
# `($1 = 7.15 yuan)`
_RATE = re.compile(
    r"\(\s*(?:(?:us)?[$€£¥]\s?1|1\s+(?:us\s+)?(?:dollar|euro|pound))\s*=\s*(?:us)?[$€£¥]?\s?\d[^()]{0,60}\)"
)
# `2025[ export forecast] on Monday [to a fall of]`
_ITS_FORECAST = re.compile(r"\s+(?:[\w-]+\s+){0,5}?(?:forecast|projection|outlook|estimate)s?\b")
_FORECAST_TO = re.compile(r"[^;.]{0,40}\s(?:to|at|from|and)\s(?:[^;.]|\.\d)*")
# `3.7 percent[ next], `
_NEXT, _YEAR = re.compile(r"\s+(?:for\s+|in\s+)?(?:the\s+)?next(?=\s*(?:[.,;)]|$))", re.M), 12
# `twice[ the 4 billion] recorded in May`
_THE_AMOUNT = re.compile(r"\s+(?:the|its)\s+(?:[\w-]+\s+){0,2}(?:us|\$us)?[$€£¥]?\s?\d")
# `reserves are equivalent to 6 months of imports`, `orders on hand stood at 8 months`: of a time, as stocks are.
_STOCK = re.compile(
    r"\b(?:equivalent\s+(?:to|of)|equal\s+to|stood\s+at|came\s+to|averaged|(?:rose|fell|increased|declined)\s+to)\s+"
    r"(?:\w+\s+){0,2}$"
)


def told_period(asked: Asked) -> When | None:
    """The period told for a figure, or None when it has to be inherited."""
    if asked.reading.measure == "duration":
        return _of_duration(asked)
    return (
        _exchanged(asked)
        or _of_now(asked)
        or _of_economy(asked)
        or _of_sample(asked)
        or of_target(asked)
        or _latest(asked)
        or _averaged(asked)
        or _next_year(asked)
        or _forecast_of_year(asked)
        or _times_the_amount(asked)
        or _then_expected(asked)
        or (_by_times(asked) if asked.scene.periods else _by_words(asked))
    )


def _by_words(asked: Asked) -> When | None:
    """The period of a figure in a sentence that tells none: what rules of `_by_times` tell by words alone."""
    told = earlier_estimate(asked) or noted(asked) or compared(asked)
    return told or of_those_from(asked.scene, asked.number, asked.found)


def _by_times(asked: Asked) -> When | None:
    """The period of a figure in a sentence that tells some."""
    return (
        since_at_head(asked)
        or since_month(asked)
        or since_year(asked)
        or ago(asked)
        or moved_since(asked)
        or earlier_estimate(asked)
        or between_two(asked)
        or noted(asked)
        or then_had(asked)
        or right_of(asked)
        or compared(asked)
        or told_in_sentence(asked)
    )


def _exchanged(asked: Asked) -> When | None:
    """`rose 3% in May ($1 = 7.15 yuan)`: a rate of exchange is of the month of publication."""
    begin = asked.span.start
    if "=" not in asked.text[begin - 4 : asked.span.end + 4]:
        return None
    opened = asked.text.rfind("(", max(0, begin - 24), begin)
    if opened < 0 or not _RATE.match(asked.text, opened):
        return None
    return When(asked.latest.shifted(1), None, "default", "rate of exchange")


def _of_now(asked: Asked) -> When | None:
    """`The yuan, which lost 15% this year, firmed to 6.97`, and what stands: `made 12 trips in 2020, and they reach 9 cities`."""
    if asked.reading.measure == "level" and is_now_at(asked.scene, asked.number):
        return When(asked.latest.shifted(1), None, "default", "at present")
    return begins_to_stand(asked.scene, asked.number, asked.reading.measure, asked.found)


def _of_economy(asked: Asked) -> When | None:
    """`Exports from Asia's fourth-largest economy rose in May`: the rank stands, unless a time is told beside it."""
    economy = ECONOMY.match(asked.text, asked.span.end) if asked.reading.measure == "rank" else None
    dated = economy and any(_IN.fullmatch(asked.text, economy.end(), m.span.start) for m in asked.behind[:1])
    return When(None) if economy and not dated else None


def _latest(asked: Asked) -> When | None:
    """`rose from 2.8% in the second quarter to the latest 3.4%`: of the month of publication."""
    told = _THE_LATEST.search(asked.left) and not any(tellable(m) for m in asked.behind)
    return When(asked.latest.shifted(1), None, "default", "the latest") if told else None


def _of_sample(asked: Asked) -> When | None:
    """`sales of 300 key retailers rose`, `the rate in 31 major cities`: how many are watched is of no period."""
    if asked.scene.quantities[asked.number].unit.kind != "count":
        return None
    dated = any(tellable(m) for m in asked.behind)
    if not dated and _POLLED.match(asked.text, asked.span.end) and _POLL_OF.search(asked.left):
        return When(None)
    sample = _SAMPLE.match(asked.text, asked.span.end)
    return When(None) if sample and _IN_SAMPLE.search(asked.left) else None


def _forecast_of_year(asked: Asked) -> When | None:
    """`cut its 2025 export forecast on Monday to a fall of 2%`: of 2025, whenever that was."""
    for mention in reversed(asked.scene.periods):
        if mention.rule == "year" and mention.span.end < asked.span.start and not mention.comparison:
            told = _ITS_FORECAST.match(asked.text, mention.span.end)
            moved = told and _FORECAST_TO.fullmatch(asked.text, told.end(), asked.span.start)
            return asked.explicit(mention, mention.period, "year of the forecast") if moved else None
    return None


def _next_year(asked: Asked) -> When | None:
    """`3.6 percent this year and 3.7 percent next`: of the year after the one told for the figure before."""
    told = asked.found[-1].period if asked.number else None
    if not told or told.length != _YEAR or not _NEXT.match(asked.text, asked.span.end):
        return None
    return When(told.shifted(_YEAR), None, "explicit", "next, behind a year")


def _times_the_amount(asked: Asked) -> When | None:
    """`That was twice the 4 billion recorded in May`: of the time told before, as May is the amount's."""
    if asked.reading.measure != "multiple" or any(tellable(m) for m in asked.before):
        return None
    return asked.inherited("times an amount") if _THE_AMOUNT.match(asked.text, asked.span.end) else None


def _averaged(asked: Asked) -> When | None:
    """`Average exports rose to 4 billion in May`, in a paragraph on the three months to May: of the three months."""
    left, main = asked.left, asked.main or asked.context
    if asked.reading.measure == "average_growth" and _is_of_years(asked):
        return asked.inherited("average over years of the part told before")
    if main and _MOVING.search(left) and not any(tellable(m) for m in asked.behind):
        last = (asked.context or main).last
        return When(Period(last - 2, last), None, "inherited", "moving average of three months")
    follows = asked.found and asked.found[-1].rule == _OF_MONTHS and _TO.fullmatch(left)
    if not main or not (follows or _AVERAGE.search(left)):
        return None
    told = [m.period for m in (*asked.before, *asked.behind) if tellable(m)]
    if main.length != 3 or any(p != main and (p.length > 1 or p.last != main.last) for p in told):
        return None
    return When(main, None, "inherited", _OF_MONTHS)


def _is_of_years(asked: Asked) -> bool:
    """True for `rose 9% in the first half, putting the average for the past two years at 7%`: of first halves."""
    years = any(m.window and not m.window % 12 for m in asked.before)
    return bool(years and asked.stated and asked.stated.length < 12 and asked.number)


def _of_duration(asked: Asked) -> When | None:
    """A duration is of a time told, that of a record of the time of its figure; months of cover are of the end of a year to date."""
    told, stock = right_of(asked) or before(asked), _STOCK.search(asked.left)
    if told and stock and told.period and told.period.length not in (1, 3, 6, 12):
        return told._replace(period=Period(told.period.last, told.period.last))
    record = asked.number and _RECORD.search(asked.left) and asked.found[-1].period
    if record and not told:
        return When(record, None, "inherited", "time of the record")
    return told or (None if stock else When(None))


def _then_expected(asked: Asked) -> When | None:
    """`grew 5%, above the 4.5% that was forecast`: both are of the same period."""
    tipped = _TIPPED.match(asked.text, asked.span.end)
    if tipped and asked.number and (_STEEPER.search(asked.left) or _AND_A.search(asked.left)):
        return When(asked.found[0].period, None, "inherited", "an earlier estimate of the first figure")
    if asked.number and asked.found[0].period and _THE_FORECAST.search(asked.left):
        return When(
            asked.stated or asked.context, None, "inherited", "an earlier estimate of the figure before"
        )
    polled = asked.number and asked.reading.reference and _IN_POLL.match(asked.text, asked.span.end)
    tipped = polled or (tipped and not asked.number)
    if not tipped and not _THEN_EXPECTED.match(asked.text, asked.span.end):
        return None
    if not asked.number and not (asked.reading.reference or _STEEPER.search(asked.left)):
        return None
    return When(asked.stated or asked.context, None, "inherited", "an earlier estimate of the figure before")
