"""Streaks: `the tenth year in a row` reaches back from the end of a period, in so many months."""

import re

from analysis.extract import Mention
from analysis.period import Period
from analysis.resolve.figure_period import When, between
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene

# `held at 5% for three months`
_HELD_FOR = re.compile(r"^[^,;]{0,60}\bfor\s+(?:the\s+)?(?:a\s+)?$")
# `remained the second-largest partner for two consecutive years`, `has become the largest for the past six years`
_RANKED_FOR = re.compile(r"[^;]{0,80}\bfor\s+(?:the\s+)?$")
_FOR_THE_PAST = re.compile(r"[^;]{0,80}\bfor\s+the\s+(?:past|last)\s+$")
_REMAINED = re.compile(r"\b(?:remain\w*|ranked|stayed|kept)\s+(?:[\w'’-]+\s+){0,3}$")
# `growth stayed above [5%] for four months`: each of them grew so
_STAYED = re.compile(
    r"\b(?:stayed|remained|kept|held|hovered)\s+(?:growing\s+)?(?:above|over|below|under|at)\s+(?:[a-z]+\s+)?$"
)
# `rose 0.1%, ending five months of decline`: the streak was over just before.
_ENDED = re.compile(
    r"\b(?:end(?:ing|ed|s)|snapp(?:ing|ed)|br(?:eaking|oke)|halt(?:ing|ed)|revers(?:ing|ed|es)|after|following)\s+(?:the\s+|an?\s+)?$"
)
# `(after growing for nineteen months)[, shrank by] 4%`, `(after rising for three quarters)[ to] 2024`
_ITS_END = re.compile(r",\s+(?!(?:and|but|while)\b)[a-z]+(?:\s+[a-z]+){0,2}\s+")
_UP_TO = re.compile(r"\s+(?:up\s+)?(?:to|until|through)\b")
# `exports, after growing for [nineteen months], shrank by 4% in October`
_AFTER = re.compile(r"\bafter\s+(?:\w+ly\s+)?\w+ing\s+(?:for\s+)?$")
# `the fourth month of growth, with an increase of 2% in the period`
_WITH = re.compile(r",\s+with\s+(?:an?\s+)?[^,;]*$")
_ORDINAL = re.compile(r"(?:\d+(?:st|nd|rd|th)|first|second|third|\w+th)\b")
HELD = "held for a streak"
MONTHS = {"week": 0, "month": 1, "quarter": 3, "year": 12}


def with_streaks(scene: Scene, readings: list[Reading], found: list[When], now: Period) -> list[When]:
    """The periods of a sentence, with those of its streaks; a level held for a streak has its months."""
    result = list(found)
    for number, reading in enumerate(readings):
        mention, when = scene.quantities[number], found[number]
        if reading.measure != "streak" or mention.unit.code not in MONTHS or mention.value < 1:
            continue
        ordinal = bool(_ORDINAL.match(scene.text, mention.span.start))
        over = not ordinal and mention.unit.code != "week" and _AFTER.search(scene.left(number))
        over = over and not _UP_TO.match(scene.right(number))
        if over and _ITS_END.fullmatch(scene.right(number)) and found[number + 1].period:
            when = found[number + 1]
        period = _streak(mention, when, ordinal, now)
        if when.period and not ordinal and (over or _ENDED.search(scene.left(number))):
            period = period.shifted(when.period.first - 1 - period.last)
        result[number] = When(period, when.span, when.how or "default", "streak back from the period's end")
        if number + 1 < len(readings) and _in_the_period(scene, number + 1):
            result[number + 1] = found[number + 1]._replace(period=period, how="inherited")
        held = number and not ordinal and _is_held(scene, number - 1, readings[number - 1])
        if number and not ordinal and readings[number - 1].measure == "rank" and _holds_rank(scene, number):
            result[number - 1] = When(period, mention.span, "explicit", HELD)
        if held and _HELD_FOR.search(scene.left(number)):
            before = found[number - 1]
            result[number - 1] = before._replace(period=period, span=mention.span, how="explicit", rule=HELD)
    return result


def _is_held(scene: Scene, number: int, reading: Reading) -> bool:
    """True for a level, and for growth that `stayed above 5%`."""
    stayed = reading.measure == "growth" and _STAYED.search(scene.left(number))
    return reading.measure == "level" or bool(stayed)


def _holds_rank(scene: Scene, number: int) -> bool:
    """True for `remained the second-largest partner for two consecutive years`, up to the years of the streak."""
    left = scene.left(number)
    lasts = _RANKED_FOR.fullmatch(left) and _REMAINED.search(scene.left(number - 1))
    return scene.quantities[number].unit.code == "year" and bool(lasts or _FOR_THE_PAST.fullmatch(left))


def _in_the_period(scene: Scene, number: int) -> bool:
    """True for `the fourth month of growth, with an increase of 2% in the period`."""
    told = next(iter(between(scene, scene.follow(number))), None)
    if (
        not _WITH.search(scene.left(number))
        or not told
        or told.rule != "the_month"
        or not told.span.words(scene.text).endswith("period")
    ):
        return False
    return not scene.text[scene.quantities[number].span.end : told.span.start].strip()


def _streak(mention: Mention, when: When, ordinal: bool, now: Period) -> Period:
    """The months of a streak, up to the end of its period or the month before the publication.

    A streak of years ends with a year: `three years` with a whole one, `the third year` with that going on.
    """
    unit, end = mention.unit.code, now.first - 1
    running = when.period and when.period.length > 1 and when.period.last == now.last and unit == "month"
    if when.period and not running:
        end = when.period.last if when.period.last <= now.last or when.period.length < 12 else end
    if when.period and when.period.length % 12 == 0 and when.period.first % 12:
        end = when.period.last
    elif unit == "year" and (when.how != "explicit" or when.period.length < 12):
        last = now.first if ordinal else now.first - 1
        end = (min(end // 12 * 12 + 11, last) + 1) // 12 * 12 - 1
    rolling = when.period and when.period.length == 3  # `March to May`
    if unit == "quarter" and not rolling:  # of whole quarters only
        end = (end + 1) // 3 * 3 - 1
    if unit == "week":
        return Period(end - int(mention.value) * 7 // 30, end)
    return Period(end - MONTHS[unit] * int(mention.value) + 1, end)
