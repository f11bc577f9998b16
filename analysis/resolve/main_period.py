"""The period of a sentence that later sentences inherit: no comparison, no aside, no look back with `had`."""

import re

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.figure_period import REVISED, When, dates_a_thing, in_relative_clause
from analysis.resolve.look_back import is_fast_forward
from analysis.resolve.measure import Reading
from analysis.resolve.of_then import is_of_then
from analysis.resolve.period_in_words import AT_HEAD
from analysis.resolve.scene import Scene
from analysis.resolve.streaks import HELD

# Measures of stretches of time: no period that lasts.
NOT_MAIN = ("streak", "duration", "average_growth")

# A day, an event or a plan, of which the text is not as a whole.
PASSING = ("date", "days_of", "weekday", "near_day", "since_event", "plan", "holiday")
# `from 3% [in May]`
_COMPARED = re.compile(
    r"\b(?:from|than|after|following|revers\w+|against|versus|in\s+contrast\s+to)\b[^,;]*$"
)
_COMPARED_REACH = 40
# `in June alone`
_ALONE = re.compile(r"\s+alone\b")
# `as of the end of June`
_POINT = re.compile(r"\b(?:as\s+of|as\s+at|by|end\s+of|end)[\s-]+(?:the\s+end\s+of\s+)?(?:the\s+)?$")
_POINT_AT_HEAD = re.compile(
    r"\W*(?:as\s+of|as\s+at|by|at|until|up\s+to|till)\s+(?:the\s+|(?:midnight|noon|midday)\s+(?:on|of)\s+)?(?:(?:end\s+of|end-)\s*(?:the\s+)?|(?=\w+\.?\s+\d{1,2}\b|\d))"
)
_YEAR, _NEAR, _HEAD_REACH, _CLAUSE_REACH = 12, 24, 60, 60
_OUTLOOK = re.compile(r"\b(?:forecasts?|projections?|outlook)\s+(?:for|of)\s+$")
_A_REVISED, _ESTIMATE = re.compile(r"\ba\s+revised\s+$"), re.compile(r"\s+(?:estimate|figure|reading|rate)\b")
# `Last year[, the figure was] 3 million`: a look back.
_FIGURE_WAS = re.compile(
    r"(?:\s+as\s+a\s+whole)?,?\s+(?:the\s+(?:figure|number|total|amount|rate|growth)|it|they|that)\s+(?:was|were|had\s+been|stood)\b"
)
# `following April's rise`
_CAUSE_OF = re.compile(
    r"\b(?:following|after|since|despite|amid|due\s+to|because\s+of|owing\s+to|reversal\s+of|(?:rebound|recovery|slowdown|turnaround)\s+from)\s+(?:the\s+)?$"
)
_HAD = re.compile(
    r"\bhad\b|\bfollow(?:s|ed|ing)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?(?:growth|rise|increase|gain|fall|drop|decline|decrease)\b"
)
# `rose 9%, while it was 16% in last fiscal`, `rose 9%, having risen 16% in May`
_WHILE_IT_WAS = re.compile(
    r"\bhaving\s+(?:been\s+)?\w+(?:ed|en|wn)\b[^,;]*$|\b(?:while|whereas|when)\s+(?:it|they|this|that)\s+(?:was|were|had\s+been|stood)\b[^,;]*$"
)
# `She now sees a fall of 1% [in the third quarter]`, `He has cut his forecast [for the year]`: what one of many foresees.
_SHE_SEES = re.compile(
    r"\b(?:he|she)\s+(?:now\s+|still\s+|also\s+)?(?:sees|expects|forecasts|predicts|projects|reckons|estimates)\b"
    r"|\b(?:cut|raised|lowered|trimmed|lifted|revised|kept|left)\s+(?:his|her)\s+(?:[\w-]+\s+){0,3}(?:forecast|estimate|projection|outlook)\b"
)
# `The plan is to shed 4 million tons [this year]`: what is aimed at in a text on a part of that year.
_PLANNED = re.compile(
    r"\b(?:is|are)\s+(?:targeting|aiming\s+for)\b|\b(?:plan|aim|goal|target|task|objective)s?\s+(?:is|are|was|were)\s+(?:for\s+[^,;]{1,40}\s)?to\b|\b(?:plans?|aims?|intends?|intend|hopes?)\s+to\b"
    r"|\bkeep(?:ing)?\s+(?:[\w-]+\s+){0,3}(?:at|above|below|within)\b"
)
# `July['s fall was less bad] than first thought`
_LOOKED_AT_AGAIN = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:fall|rise|drop|gain|increase|decline|decrease|figure|reading|number|data|growth|total|estimate|level)s?\s+"
    r"(?:was|were|has\s+been|had\s+been)\s+(?:\w+\s+)?(?:revised|less|smaller|bigger|larger|worse|better|adjusted|corrected|not\s+as)\b"
)
# `Following the sharp 11% decline [in April], exports rose`
_OPENING_CAUSE = re.compile(r"\W*(?:following|after|despite)\s[^,;]*,$")
# `The last time wages rose so fast was in 2009`
_LAST_TIME = re.compile(r"\W*(?:it\s+was\s+)?the\s+last\s+time\b")


# `You may remember that in 2019 there was only a quarter of that`
_REMEMBER = re.compile(
    r"\b(?:remember|recall|there\s+(?:was|were)\s+(?:only|just|no\s+more\s+than)|used\s+to\s+be)\b"
)
# `[back in] 2019 it was only 59%`
_BACK_IN = re.compile(r"\b(?:back|only|as\s+(?:recently|early)\s+as)\s+in\s+$")
# `rose 3% in May, after 2% in April (revised from 1%)`: the sentence is of May.
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# What a revision is told with: without one of these words the pattern for it need not be tried.
_PUBLISHED = re.compile(r"revis|published|reported|estimated")


def first_own(
    scene: Scene, readings: list[Reading], found: list[When], usable: set[Span], source: Period | None
) -> tuple[Period, Span] | None:
    """The period of the first figure that tells its own, among the usable ones; `source` is inherited."""
    if _PUBLISHED.search(scene.words) and REVISED.search(_IN_BRACKETS.sub("", scene.words)):
        return None
    if _LAST_TIME.match(scene.words):
        return None
    own = [n for n, r in enumerate(readings) if _is_main(found[n], r) and found[n].span in usable]
    own = [n for n in own if found[n].rule != HELD and not is_of_then(scene, n, source)]
    if not own or _is_part(found, own[0], source) or _is_whole(found, own, source):
        return None
    main = found[own[-1] if _go_on(found, own) else own[0]]
    return main.period, main.span


def _is_whole(found: list[When], own: list[int], source: Period | None) -> bool:
    """True for the four quarters of the inherited year, which goes on behind them."""
    parts = {found[n].period for n in own}
    inside = source and source.length == _YEAR and all(source.contains(part) for part in parts)
    return bool(inside) and len(parts) > 2 and sum(part.length for part in parts) == _YEAR


def _go_on(found: list[When], own: list[int]) -> bool:
    """True for `down 7% in the first quarter, 1% in the second, and up 7% in the third`, of which the last goes on."""
    periods = list(dict.fromkeys(found[n].period for n in own))
    firsts = [period.first for period in periods]
    return len(periods) > 2 and len({p.length for p in periods}) == 1 and firsts == sorted(firsts)


def is_aside(
    scene: Scene, mention: PeriodMention, source: Period | None, known: tuple[Period | None, ...], first: bool
) -> bool:
    """True for `in June alone`, a period in brackets, a point of time, or one looked back to.

    `source` is the period inherited, `known` those of the headline and of the paragraph's opening, which
    `alone` may take up again; `first` tells that the sentence opens its paragraph.
    """
    foreseen = source and _SHE_SEES.search(scene.text, scene.sentence.span.start, mention.span.start)
    of_a_day = source and mention.rule == "near_day"
    planned = source and mention.period.contains(source) and mention.period != source
    planned = planned and _PLANNED.search(scene.text, scene.sentence.span.start, mention.span.start)
    if foreseen or of_a_day or planned or _is_in_passing(scene, mention):
        return True
    taken_up = mention.period in known and source != known[1]
    if not first and not taken_up and _ALONE.match(scene.text, mention.span.end):
        return True
    if not source:
        return False
    earlier = mention.period.last < source.first
    look_back = not first and earlier and _FIGURE_WAS.match(scene.text, mention.span.end)
    look_back = look_back or (earlier and mention.rule == "year" and _REMEMBER.search(scene.words))
    look_back = look_back or (earlier and _BACK_IN.search(scene.lead(mention.span.start, _NEAR)))
    look_back = look_back or (earlier and _LOOKED_AT_AGAIN.match(scene.text, mention.span.end))
    if look_back or _is_cause(scene, mention) or _is_point(scene, mention, source, first):
        return True
    if _is_one_before(scene, mention, source) and source == known[0]:
        return True
    return not is_point_at_head(scene, mention.span) and _looks_back(scene, mention.period, source)


def _is_in_passing(scene: Scene, mention: PeriodMention) -> bool:
    """True for a period in brackets, or one of a cause, of a relative clause, or of `while it was`."""
    text, (start, end) = scene.text, mention.span
    if _OPENING_CAUSE.match(text, scene.sentence.span.start, end + 1) or text[max(start - 1, 0)] == "(":
        return True
    if _WHILE_IT_WAS.search(scene.lead(start, _CLAUSE_REACH)):
        return True
    return in_relative_clause(scene, mention) or dates_a_thing(scene, mention)


def _is_one_before(scene: Scene, mention: PeriodMention, now: Period) -> bool:
    """True for `The gain was 0.1% in December` behind January's: a month or quarter before, not at the sentence's head."""
    length = 1 if now.length == 2 else now.length
    if now.length > 3 or mention.period != Period(now.first - length, now.first - 1):
        return False
    return not AT_HEAD.fullmatch(scene.text, scene.sentence.span.start, mention.span.start)


def _is_cause(scene: Scene, mention: PeriodMention) -> bool:
    """True for `following April's rise`."""
    start, end = mention.span
    owns = scene.text[end : end + 2] in ("'s", "’s")
    return owns and bool(_CAUSE_OF.search(scene.text, max(0, start - _NEAR), start))


def _is_point(scene: Scene, mention: PeriodMention, source: Period, first: bool) -> bool:
    """True for `as of the end of June`, unless it heads its sentence."""
    start = mention.span.start
    heads = first and start - scene.sentence.span.start < _NEAR
    if source.length == 1 or heads or is_point_at_head(scene, mention.span):
        return False
    return bool(_POINT.search(scene.text, max(0, start - _NEAR), start))


def is_point_at_head(scene: Scene, span: Span) -> bool:
    """True for the point of time that a sentence begins with: `As of November 20, ...`, `By the end of May, ...`."""
    start = scene.sentence.span.start
    return span.end - start < _HEAD_REACH and bool(_POINT_AT_HEAD.match(scene.text, start, span.end))


def _looks_back(scene: Scene, period: Period, source: Period) -> bool:
    """True for the year before the inherited period, or, with `had`, for one just before it, a month within a year, an earlier year."""
    if period.first >= source.first:
        return False
    if period == source.shifted(-12):
        return True
    months = period.length == source.length == 1 and source.first - period.first < 12
    years = period.length == source.length == 12 and period.last < source.first
    return (months or years or period == source.shifted(-source.length)) and bool(_HAD.search(scene.words))


def _is_main(when: When, reading: Reading) -> bool:
    """True for a figure that tells its own period, and is not compared with."""
    told = when.how == "explicit" and when.period is not None
    compared = reading.reference or reading.rule == "value moved from"
    return told and not compared and reading.measure not in NOT_MAIN


def _is_part(found: list[When], number: int, source: Period | None) -> bool:
    """True for `a surplus of 222.8 billion, of which 94.7 billion in the first quarter`."""
    if not number or not source or found[0].period != source or found[0].how != "inherited":
        return False
    told = found[number].period
    return source.contains(told) or told.contains(source)


def is_compared_with(scene: Scene, mention: PeriodMention) -> bool:
    """True for a period of a value compared with: `from 3% in May`."""
    return bool(_COMPARED.search(scene.lead(mention.span.start, _COMPARED_REACH)))


def is_revised(text: str, mention: PeriodMention) -> bool:
    """True for `steady from a revised May estimate`: what is told is of the month after."""
    start, end = mention.span
    return bool(_A_REVISED.search(text, max(0, start - _NEAR), start) and _ESTIMATE.match(text, end))


def is_outlook(scene: Scene, mention: PeriodMention) -> bool:
    """True for `Bank forecasts for 2014:`, of which the text is that it opens."""
    return mention.rule == "year" and bool(
        _OUTLOOK.search(scene.text, scene.sentence.span.start, mention.span.start)
    )


def is_passing(scene: Scene, span: Span) -> bool:
    """True for a day, an event or a point of time, whose period ends with its paragraph."""
    if scene.text.startswith(" alone", span.end) or is_fast_forward(scene):
        return True
    if is_point_at_head(scene, span):
        return True
    return bool([m for m in scene.periods if m.span == span and m.rule in PASSING])
