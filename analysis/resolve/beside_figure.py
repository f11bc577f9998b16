"""A period just beside a figure: right of it (`4% in May`), or in a note before it (`May: 4%`)."""

import re

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.figure_period import (
    Asked,
    When,
    is_before_amount,
    opens_next,
    same_part_of_year,
    tellable,
)

# The words that may stand between a figure and its period: `4% growth in the`, `4% on average over`.
ADJACENT = re.compile(
    r"(?!\s*,\s+of\s+which\b)[\s,(\"”]*(?:in\s+[a-z]+\s+terms\s+(?=in\b|for\b|during\b|$))?(?:of\s+(?:them|these|which)\s+)?(?:(?:were|was|been)\s+(?:\w+ed|sold|built|made)\s+)?(?:(?:year-on-year|annual|growth|increase|rise|decline|drop|fall|gain|jump|surge|slump|plunge|leap|climb|slide|slip|dip|tumble|rebound|uptick|downturn|decrease|contraction"
    r"|more|higher|lower|came|fell\s+due|shipped|sold|bought|imported|exported|delivered|produced|achieved|set|recorded|registered|seen|reported|posted|mark|level|reading|rate)\s+)*"
    r"(?:(?:(?:a|per)\s+(?:day|week|month|year)|on\s+average"
    r"|(?:over|in)\s+the\s+course\s+of|(?:as|at\s+the\s+end)\s+of"
    r"|by\s+the\s+end\s+of|in|during|for|over|of|by|at|through)\s+)*(?:end(?=-))?"
    r"(?:the\s+period\s+|the\s+whole\s+of\s+(?:the\s+)?|the\s+|all\s+of\s+|full-year\s+|calendar\s+|-)?$"
)
# `a year ago`, `in the previous month`: a time of its own, not the end of a comparison.
THEN = re.compile(
    r"(?!from|than|compar|over|on\b|year-|month-)(?:in\s+|during\s+)?"
    r".*(?:earlier|ago|before|last\s+year|(?:previous|preceding|prior|following)\s+(?:year|month|quarter))$",
    re.S,
)
# `(1% of GDP)` just behind a figure, or the rest of the bracket that it stands in.
_BRACKET = re.compile(r"\s*\([^()]*\)|[^()]{0,40}\)")
# `reversing a 1.3% fall the month before`: the noun of change has a time of its own.
_REVERSED = re.compile(
    r"\b(?:revers|extend|follow|exceed|match|compar|slow|eas|narrow|quicken|accelerat|improv|moderat"
    r"|top|beat|snapp|offset)\w*\s+(?:[\w-]+\s+){0,2}$"
)
_OF_THEN = re.compile(
    r"(?:recorded|registered|seen|reported|posted|observed|measured)(?:\s+in)?|(?:[\w-]+\s+)?(?:rise|increase|gain|growth|fall|decline|drop|contraction|decrease)"
    r"(?:\s+(?:of|in|seen\s+in|recorded\s+in|posted\s+in))?"
)
_MOVED = re.compile(
    r"\b(?:up|down|rose|fell|grew|increas\w+|decreas\w+|declin\w+|gain\w*|dropp\w+|higher|lower)\b"
    r"(?![^,;]*\bfrom\b)"
)
# In brackets, what was published or expected before of the same period: `(previously reported: 4%)`.
_VINTAGE = re.compile(
    r"\((?:(?:first|previously|initially|originally|earlier)\s+(?:published|reported|estimated)|previously"
    r"|(?:[\w-]+\s+){0,3}(?:forecasts?|estimates?|expected|expectations?|projections?|consensus))"
    r"\s*:?\s*(?:was\s+|of\s+)?$"
)
# `from 1.2% in May (consensus: [1.1%])`: foreseen for the month that the sentence is on, not for May.
_FORESEEN = re.compile(
    r"\((?:[\w-]+\s+){0,3}(?:forecasts?|expected|expectations?|projections?|consensus)\b[^()]*$"
)
# `above expectations (consensus: 26 billion[, bank: ]25 billion)`
_OTHERS = re.compile(r"(?:\(|,\s)[a-z]{2,10}:\s*(?:us|usd|eur)?\s?[$€£¥]?$")
_EXPECTED = re.compile(r"\b(?:expectations?|forecasts?|consensus)\b")
# `(July: 52.6)`, and `July's better-than-expected 7.2% rise`.
_NOTE = re.compile(r"\s*:\s*|\s+at\s+(?:about\s+|around\s+)?|['’]s\s+(?:(?!and\b)[\w-]+\s+){0,3}(?:us)?")
# `(first quarter of 2024[: 4]4.9 billion)`: the period of the next figure.
_NOTES = re.compile(r"\s*:\s*(?:us)?[\d$€£¥+−-]")
# `(4.7% less than in June 2018 (199.3 bn)`: the comparison names a time.
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b(?:before|earlier|ago|same|previous|last)\b")
# `larger than in May (14 billion[)]`, `(14 billion[, revised] from 15 billion)`
_ALONE = re.compile(r"\s*(?:\)|,\s+revised\b)")
# `In May it was 3 billion (4%), in June [to 5 billion]`: of the next amount.
_OF_NEXT = re.compile(r"\s+(?:to|at|was|were|by)\s+(?:us)?[+−-]?[\d$€£¥]")
# `vs. [4.1%] last year`
_VERSUS = re.compile(r"[^,;()]{0,40}\b(?:vs\.?|versus)\s+(?:us)?[$€£¥]?")
# `contracted by 2%[ on a quarter-on-quarter seasonally adjusted basis] in`
_ON_BASIS = re.compile(r"\s+on\s+(?:an?\s+)?(?:[\w-]+,?\s+){1,6}basis\b")
# `(compared with 4%) a year before and (2%) in the previous quarter`
_AND_ALSO = re.compile(r"[^,;()]{0,70}\band\s+(?:[\w-]+\s+){0,2}")
_OVER_WINDOW = ("average_growth", "change", "multiple", "contribution", "level", "count_event")


def right_of(asked: Asked) -> When | None:
    """A period just right of the figure."""
    basis = _ON_BASIS.match(asked.text, asked.span.end)
    begin = basis.end() if basis else asked.span.end
    for mention in (m for m in asked.behind if m.span.start >= begin):
        words = asked.text[begin : mention.span.start]
        if not ADJACENT.match(words) or ("(" in words and _NOTES.match(asked.text, mention.span.end)):
            return _behind_brackets(asked)
        if is_before_amount(asked.scene, mention) or opens_next(asked.scene, mention):
            return None
        if mention.comparison and not asked.reading.reference and not _stands_alone(asked, mention, words):
            begin = mention.span.end
            continue
        alone = mention.window and not any(tellable(m) for m in asked.before)
        second = mention.shift and asked.reading.reference and _AND_ALSO.fullmatch(asked.left)
        base = (asked.stated if second else None) or asked.context or (asked.latest if alone else None)
        if mention.window and alone and base.last > asked.latest.last + 1:
            base = asked.latest  # of the past, behind an outlook
        period = _versus(asked, mention) or mention.within(base)
        if period and not (mention.window and _is_of_now(asked, mention)):
            return asked.explicit(mention, period, "period right of the figure")
    return _behind_brackets(asked)


def _versus(asked: Asked, mention: PeriodMention) -> Period | None:
    """`(3.7% in the second quarter vs. 4.1% last year)`: the same quarter of last year."""
    told = asked.number and _VERSUS.fullmatch(asked.left)
    return same_part_of_year(asked.scene, asked.found[-1].period, mention) if told else None


def _is_of_now(asked: Asked, mention: PeriodMention) -> bool:
    """True for growth `over the past three years`, but not for `after falling 2% over the previous 3 months`."""
    if asked.reading.reference and mention.shift:
        return False
    return asked.reading.measure not in _OVER_WINDOW


def _behind_brackets(asked: Asked) -> When | None:
    """`3 billion (1% of GDP) in the second quarter`: a period behind the bracket beside or around the figure."""
    bracket = _BRACKET.match(asked.text, asked.span.end, asked.scene.sentence.span.end)
    if not bracket:
        return None
    mention = next((m for m in asked.scene.periods if m.span.start >= bracket.end()), None)
    if (
        not mention
        or mention.comparison
        or not ADJACENT.match(asked.text[bracket.end() : mention.span.start])
    ):
        return None
    if any(tellable(m) for m in asked.before) and _OF_NEXT.match(asked.text, mention.span.end):
        return None
    period = mention.within(asked.context)
    return asked.explicit(mention, period, "period behind the brackets") if period else None


def noted(asked: Asked) -> When | None:
    """`(July: 52.6)`, `(previous month: 2.4%)`: a note with a period of its own."""
    if asked.number and "(" in asked.left and _VINTAGE.search(asked.left):
        when = asked.inherited("an earlier estimate of the figure before")
        return when._replace(period=asked.stated or asked.context) if _FORESEEN.search(asked.left) else when
    if asked.number and _OTHERS.search(asked.left) and _EXPECTED.search(asked.scene.words):
        return When(
            asked.stated or asked.context, None, "inherited", "an earlier estimate of the figure before"
        )
    if not asked.before or _is_told_behind(asked):
        return None
    mention = asked.before[-1]
    words = asked.text[mention.span.end : asked.span.start]
    period = None if _is_no_time(asked, mention, words) else mention.within(asked.context)
    if period and (_NOTE.fullmatch(words) or _is_in_row(asked, words)):
        return asked.explicit(mention, period, "period of a note")
    if period and _is_bracketed(asked, mention, words):
        return asked.explicit(mention, period, "value compared with, in brackets")
    return None


def _is_told_behind(asked: Asked) -> bool:
    """True for `faster, as in the previous month: +1.2% in January`: the time behind is the figure's own."""
    told = asked.behind[0] if asked.behind and asked.before[-1].comparison else None
    near = told and asked.text[asked.span.end : told.span.start].split() == ["in"]
    return bool(near and tellable(told))


def _is_in_row(asked: Asked, words: str) -> bool:
    """True for `2007 1.6 million 2008 2.9 million`: each value behind its own period."""
    if words.strip() or not asked.behind:
        return False
    return not asked.text[asked.span.end : asked.behind[0].span.start].strip()


def _is_no_time(asked: Asked, mention: PeriodMention, words: str) -> bool:
    """True for `(year on year: 0.6%)` and `down from the same period last year at 163 billion`."""
    if not mention.comparison or mention.period:
        return False
    on_year = ":" in words and not _DATED.search(mention.span.words(asked.text))
    return on_year or words.lstrip().startswith("at ")


def _is_bracketed(asked: Asked, mention: PeriodMention, words: str) -> bool:
    """`4.7% less than in June 2018 (199.3 bn)`: in brackets behind a comparison, the value compared with."""
    opened = mention.comparison and words.strip(" ,\n") == "("
    month = mention.rule == "month" and _ALONE.match(asked.text, asked.span.end)
    return bool(opened and (month or _DATED.search(mention.span.words(asked.text))))


def _stands_alone(asked: Asked, mention: PeriodMention, words: str) -> bool:
    """True for `and 3.1% a year ago`: the phrase is the figure's own time, nothing is compared."""
    if not THEN.match(mention.span.words(asked.text)):
        return False
    gap = words.strip(" ,(\n")
    if _OF_THEN.fullmatch(gap):
        return True
    if _REVERSED.search(asked.left):
        return False
    return bool(asked.number and gap in ("", "in", "during") and not _MOVED.search(asked.left))
