"""The period of a value compared with: `up from 4.1% in May`, `than a year earlier, when it was 5%`."""

import re

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.needing import needing
from analysis.period import Period
from analysis.resolve.figure_period import (
    REVISED,
    Asked,
    When,
    between,
    opens_next,
    same_part_of_year,
    tellable,
)
from analysis.resolve.hedges import HEDGE
from analysis.resolve.not_own import is_basis
from analysis.resolve.sentence_period import before

# `above the year-earlier level of 5`
_LEVEL_OF = re.compile(r"\b(?:level|figure|estimate|rate|reading|total|pace)\s+of\s+(?:us)?$")
_COMPARING = re.compile(
    r"\b(?:than|from|above|below|against|versus|(?:compared|relative|in\s+contrast)\s+(?:with|to))\s+[^,;]*$"
)
# `from 5% for men`: the other value compared with.
_FOR_OTHERS = re.compile(r"\s+for\s+(?!the\s+(?:same|year|whole|first|second|third|fourth)\b)")
# `compared with a 5% decline nationwide`
_ELSEWHERE = re.compile(
    r"\s+(?:\w+\s+)?(?:nationwide|nationally|(?:for|across|in)\s+the\s+(?:whole\s+)?(?:country|nation))\b"
)
# `a year earlier, when the rate was 4.1%`, `when it had been 5%`
_WHEN = re.compile(
    r",?\s+when\s+(?!(?:adjusted|measured|compared|calculated|expressed|including|excluding|taking|seen|considering)\b)"
)
# `than a year ago, when the base was high[, but] 3% more than in May`
_WHEN_ENDS = re.compile(
    r",\s+(?:but|while|though|although|yet|and\s+(?:the|it|they|is|was|has|have|up|down))\b|;"
)
# `[Compared with] May, when the base was high, sales were`
_AT_HEAD = re.compile(r"\W*(?:compared\s+(?:with|to)|against|from|relative\s+to)\s+(?:the\s+)?")
_HEAD_ENDS = re.compile(r"\bwhen\s[^,;]*,\s")
_WHEN_HAD = re.compile(r",?\s+when\s+[^,;]*\bhad\b[^,;]*$")
_SAME_PERIOD = re.compile(r"\b(?:same|corresponding)\s+(?:period|month|quarter|half)\b")
# `which had been [34%] in the same period of 2022`, `93% of the [8 billion]`, `more than the tea valued at [3 million]`
_WAS_THEN = needing(
    ("of", "than", "had"),
    r"(?:%|\bper\s?cent)\s+of\s+the\s+(?:us)?\$?$|\bthan\s+[^,;]*\bvalued\s+at\s+(?:us)?\s?\$?$|\bhad\s+(?:been|stood\s+at)\s+(?:[\w-]+\s+)?$",
)
# The clause up to its end: what stands in it may tell the time of a list.
_CLAUSE = re.compile(
    r"(?:(?!,\s+(?:while|but|though|although|with|up|down|and\s+(?:has|have|was|were|is|are))\b|\bwhile\b)[^;)])*"
)
# `by 31% (approximately) [from] 4 billion [to] 6 billion`
_FROM, _TO = (
    re.compile(r"\s+(?:\([\w\s]{1,30}\)\s+)?from\s+(?:us)?"),
    re.compile(r"\s+to\s+(?:us)?\s?[\d$€£¥]"),
)
# `(widened) to [43 billion] from [25 billion], with`
_REACHED = re.compile(rf"\bto\s+{HEDGE}(?:usd?|rmb)?\s?[$€£¥]?$")
_REVISED_TO = re.compile(r"\b(?:was|were|been|be)\s+(?:cut|revised|lowered|raised|reduced|trimmed)\s+to\s")
_FROM_HERE = re.compile(rf"\s+from\s+{HEDGE}(?:usd?|rmb)?\s?[$€£¥]?")
_ENDS = re.compile(r"\s*(?:[.,;)]|$|(?:and|with|while|as|amid)\b)")
COMPARED_WITH, TIME_OF_WHEN = "period compared with", "time of `when`"
PERIOD_BEFORE = "the period before"
_YEAR = 12
# Stretches of so many months are told against those of the year before.
_CUMULATIVE = (2, 4, 5, 6, 7, 8, 9, 10, 11)
# `compared with 14% [and] 5% in the previous month`
_AND = re.compile(r"(?:\s+\w+){0,9}\s+and\s")
# `They [had grown] 0.6% the month before`
_HAD_MOVED = re.compile(
    rf"\bhad\s+(?:\w+ly\s+|only\s+)?(?:grown|risen|fallen|expanded|contracted|increased|decreased|declined|dropped|gained|slipped|shrunk|climbed|jumped|surged|edged\s+\w+)\s+(?:by\s+)?{HEDGE}$"
)
# `unchanged from May[ (]3 billion[)]`
_BRACKET, _CLOSED = re.compile(r"\s\((?:us)?\s?[$€£¥]?"), re.compile(r"\s*\)")
_JUST_THEN = re.compile(r"\s+(?:in\s+)?(?=(?:the|a)\b)")
# `versus a 0.2%[ rise in ]imports`
_MOVE_IN = re.compile(
    r"\s+(?:rise|increase|gain|fall|drop|decline|decrease|growth|expansion|contraction)\s+in\s+(?:the\s+)?"
)
_REACH = 24
_REVISED_REACH = 80


def compared(asked: Asked) -> When | None:
    """The period of a figure that is compared with, or None for a figure of the sentence's own time."""
    reference = asked.reading.reference
    if reference and any(p.match(asked.text, asked.span.end) for p in (_FOR_OTHERS, _ELSEWHERE)):
        return asked.inherited("the other one compared with")
    if reference and asked.number and _is_of_other(asked):
        return When(asked.stated or asked.context, None, "inherited", "the other one compared with")
    then = _time_of_when(asked)
    if then and asked.context:
        period = then.within(asked.stated or asked.main or asked.context)
        return When(period, then.span, "explicit", TIME_OF_WHEN)
    if reference and REVISED.search(asked.scene.before(asked.number)[-_REVISED_REACH:]):
        return _before_revision(asked)
    was_then = _WAS_THEN.search(asked.left) and any(_is_same_then(asked, m) for m in asked.behind[:1])
    if (
        reference
        or was_then
        or ("when" in asked.left and _WHEN_HAD.search(asked.left))
        or _is_level_then(asked)
        or _had_moved(asked)
        or _is_bracketed_then(asked)
    ):
        return _told(asked)
    return None


def _is_of_other(asked: Asked) -> bool:
    """True for `versus a 0.2% rise in imports`, where no other time is told: of the same time as what it is set against."""
    noun = _MOVE_IN.match(asked.text, asked.span.end)
    if not noun or any(mention.span.start < noun.end() + _REACH for mention in asked.behind):
        return False
    return any(term.span.start == noun.end() for term in asked.scene.terms)


def _is_same_then(asked: Asked, mention: PeriodMention) -> bool:
    """True for `in the same period of 2022` behind a figure."""
    words = asked.text[asked.span.end : mention.span.end]
    return mention.comparison and bool(_SAME_PERIOD.search(words))


def _had_moved(asked: Asked) -> bool:
    """True for `They had grown 0.6% the month before`."""
    then = next(iter(asked.behind), None)
    if not then or not then.comparison or not then.shift or not _HAD_MOVED.search(asked.left):
        return False
    just = _JUST_THEN.match(asked.text, asked.span.end)
    return bool(just and just.end() == then.span.start)


def _is_bracketed_then(asked: Asked) -> bool:
    """True for the level in `unchanged from May (3 billion)`: that of May."""
    then = asked.before[-1] if asked.before and asked.reading.measure == "level" else None
    return bool(
        then
        and then.comparison
        and then.period
        and _BRACKET.fullmatch(asked.text, then.span.end, asked.span.start)
        and _CLOSED.match(asked.text, asked.span.end)
    )


def _before_revision(asked: Asked) -> When:
    """`growth of 3% in May, revised from 4%`: an earlier estimate, of the same period."""
    if asked.number and all(m.period == asked.context for m in asked.before if tellable(m)):
        return asked.inherited("an earlier estimate of the figure before")
    return before(asked) or _told(asked)


def _time_of_when(asked: Asked) -> PeriodMention | None:
    """`higher than a year earlier, when the rate was 4.1% and 6.9 million were out of work`."""
    start = asked.span.start
    for mention in asked.scene.periods:
        told = mention.comparison or (mention.rule == "relative" and tellable(mention))
        if told and mention.span.end < start and _WHEN.match(asked.text, mention.span.end):
            later = between(asked.scene, Span(mention.span.end, start))
            head = _AT_HEAD.fullmatch(asked.text, asked.scene.sentence.span.start, mention.span.start)
            ends = _HEAD_ENDS if head else _WHEN_ENDS
            if ends.search(asked.text, mention.span.end, start):
                return None
            return None if any(tellable(m) for m in later) else mention
    return None


def _is_level_then(asked: Asked) -> bool:
    """True for `above the year-earlier level of 5`, not for `at an annual rate of 5`."""
    if not asked.before or not _LEVEL_OF.search(asked.left):
        return False
    start = asked.scene.gap(asked.number).start
    told = (m for m in asked.before if m.comparison)
    return any(_COMPARING.search(asked.text[start : m.span.end]) for m in told)


def _told(asked: Asked) -> When:
    """The comparison's own period, else the one before the context."""
    behind = [m for m in asked.behind if not opens_next(asked.scene, m)]
    for mention in [*behind, *reversed(asked.before)]:
        context = asked.stated if mention.shift and asked.number and _AND.match(asked.left) else None
        period = _same_part(asked, mention) or mention.within(context or asked.context)
        if period and (mention.comparison or mention.shift) and not is_basis(asked, mention):
            return asked.explicit(mention, period, COMPARED_WITH)
    return _behind_list(asked) or _as_compared_before(asked) or _period_before(asked)


def _as_compared_before(asked: Asked) -> When | None:
    """`fell to 18% from 19% a year earlier, while that of tea fell to 17% from 18%`: a year earlier too."""
    for when, reading in zip(reversed(asked.found), reversed(asked.readings[: asked.number]), strict=True):
        if reading.reference and reading.measure == asked.reading.measure and when.period:
            told = when.how == "explicit" and asked.context and when.period.length == asked.context.length
            return when._replace(how="inherited", rule="as the value compared with before") if told else None
    return None


def _same_part(asked: Asked, mention: PeriodMention) -> Period | None:
    """The part of last year that the figure before is of, where its sentence tells that."""
    told = asked.number and asked.found[-1].how == "explicit"
    return same_part_of_year(asked.scene, asked.context, mention) if told else None


def _is_to_from(asked: Asked) -> bool:
    """True for `widened to 43 billion from 25 billion`, where nothing more is told of the second amount."""
    if (
        not asked.number
        or asked.reading.measure != "level"
        or asked.readings[asked.number - 1].measure != "level"
    ):
        return False
    before = asked.scene.left(asked.number - 1)
    reached = _REACHED.search(before) and not _REVISED_TO.search(before) and _FROM_HERE.fullmatch(asked.left)
    return bool(reached and _ENDS.match(asked.text, asked.span.end))


def _is_from_to_on_year(asked: Asked) -> bool:
    """True for `exports grew by 31% from 4 billion to 6 billion`, where growth is on the year."""
    before = asked.readings[asked.number - 1]
    if before.measure != "growth" or asked.found[-1].comparison != "yoy" or asked.reading.measure != "level":
        return False
    return bool(_FROM.fullmatch(asked.left) and _TO.match(asked.text, asked.span.end))


def _behind_list(asked: Asked) -> When | None:
    """`after 0.4% in the euro area and 0.3% in the EU in 2023`: a time behind the list's next figures."""
    begin = asked.span.end
    clause = _CLAUSE.match(asked.text, begin, asked.scene.sentence.span.end)
    for mention in between(asked.scene, Span(begin, clause.end())) if clause else ():
        since = asked.text.endswith("since ", 0, mention.span.start)
        period = None if since or opens_next(asked.scene, mention) else mention.within(asked.context)
        if period and (mention.comparison or tellable(mention)):
            return asked.explicit(mention, period, "time behind the list")
    return None


def _period_before(asked: Asked) -> When:
    """`up from 4.1%`: the month or quarter before the context, unless `now` tells another time."""
    context = asked.context
    if context and asked.number and _is_from_to_on_year(asked):
        return When(context.shifted(-_YEAR), None, "default", "the year before")
    on_year = asked.reading.measure == "share" and context and context.length == _YEAR
    if on_year or (context and (context.length == _YEAR or context.is_to_date) and _is_to_from(asked)):
        return When(context.shifted(-12), None, "default", "the year before")
    if context and context.length in _CUMULATIVE and asked.reading.measure == "level" and asked.number:
        return When(context.shifted(-_YEAR), None, "default", "the year before")
    if not context or context.length not in (1, 3) or any(m.rule == "now" for m in asked.scene.periods):
        return When(None)
    return When(context.shifted(-context.length), None, "default", PERIOD_BEFORE)
