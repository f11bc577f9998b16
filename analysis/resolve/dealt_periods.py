"""Periods dealt out to the numbers of a list: `4% and 5% in July and August, respectively`."""

import re

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.needing import needing
from analysis.period import Period
from analysis.resolve.comparison_label import label_of
from analysis.resolve.earlier_estimate import ESTIMATED
from analysis.resolve.figure_period import When, between, tellable
from analysis.resolve.hedges import HEDGE
from analysis.resolve.measure import Reading
from analysis.resolve.runs import LENGTHS, runs
from analysis.resolve.scene import Scene
from analysis.resolve.sign import EACH_BY
from analysis.resolve.streaks import MONTHS
from analysis.resolve.years_over import STRETCH

_JOINED = re.compile(r",?\s+(?:and\s+)?(?:(?:the|that|those)\s+(?:[\w-]+\s+){0,4}(?:for|of|in)\s+)?")
_RANGES = ("year_range", "three_years", "fiscal_range", "month_range")
_REACHED = re.compile(
    r"\b(?:enlarg|expand|increas|grow|grew|ris|rose|rais|lift|climb|widen|swell|swollen|fall|fell|dropp|reduc|cut|shrunk|shrank)\w*\s"
    rf"(?:(?!\bfrom\b)[^,;]){{0,120}}\bto\s+{HEDGE}(?:us)?[$€£¥]?$"
)
# `(3%) [and] 4% in 1970 [and] 1971`
_LISTED, _AND = re.compile(r"\s*(?:,\s*)?(?:and|or)?\s*"), re.compile(r"\s+and\s+(?:in\s+)?")
_ANOTHER = re.compile(
    r",?\s*(?:respectively|(?:was|were|is|saw|had|has)\b|(?:was|were|by|of|to|at)?\s*(?:us)?[$€£¥]?\d)"
)
_RESPECTIVELY = re.compile(r"\brespectively\b")
# `By month, it was 6%, 7% and 6% from January to March`
_BY_MONTH = re.compile(r"\W*(?:by\s+month|month\s+by\s+month|monthly)\b")
# `in the four quarters`, `Quarter by quarter, `
_QUARTERS = needing(
    "quarter",
    r"^\W*(?:quarter\s+by\s+quarter|by\s+quarter),|\b(?:in|over|during|for|of)\s+(?:the|these|all)\s+(?P<count>two|three|four)\s+quarters\b",
)
_FROM = re.compile(rf"\bfrom\s+{HEDGE}(?:us)?$")
_TO = re.compile(rf"\s+to\s+{HEDGE}(?:us)?")
_TO_LEVEL = re.compile(rf",?{_TO.pattern}")
_MOVES = (["level", "growth", "level"], ["level", "change", "level"])


def ends_of_years(scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
    """`From 2001 to 2020 it rose from 11 trillion to 101 trillion`: the first is of 2001, the other of 2020."""
    result = list(found)
    for number in range(1, len(found)):
        years = found[number].period
        if not years or years.length % 12 or years.length < 24 or not _TO.fullmatch(scene.left(number)):
            continue
        if readings[number].measure in ("level", "share") and _FROM.search(scene.left(number - 1)):
            first, last = Period(years.first, years.first + 11), Period(years.last - 11, years.last)
            result[number - 1] = found[number]._replace(period=first)
            result[number] = found[number]._replace(period=last)
    return result


def reached_at_the_end(scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
    """`Over the past four decades, the group was enlarged to 400 million`: reached in the last year."""
    result = list(found)
    for number, when in enumerate(found):
        if when.rule != STRETCH or not when.period or when.period.length < 24:
            continue
        if readings[number].measure in ("level", "share") and _REACHED.search(scene.left(number)):
            result[number] = when._replace(period=Period(when.period.last - 11, when.period.last))
    return result


def moved_to_level(scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
    """`was 142.5 in May and fell by 1.6%, to 140.2 in June`: the fall is June's."""
    result = list(found)
    for number in range(1, len(found) - 1):
        measures = [readings[n].measure for n in (number - 1, number, number + 1)]
        before, here, after = found[number - 1 : number + 2]
        told = before.how == after.how == "explicit" and before.period == here.period != after.period
        if measures in _MOVES and told and _TO_LEVEL.fullmatch(scene.right(number)):
            result[number] = here._replace(period=after.period)
    return result


def of_both_years(scene: Scene, found: list[When]) -> list[When]:
    """`about 74 percent in 1970 and 1971`: one number for two years is of both, of two each has its own."""
    if len(scene.periods) < 2:
        return found
    result = list(found)
    for number, when in enumerate(found):
        told = [m for m in between(scene, scene.follow(number)) if m.rule == "year"]
        if len(told) < 2 or told[0].span != when.span:
            continue
        first, second = told[:2]
        joint = _AND.fullmatch(scene.text, first.span.end, second.span.start)
        if not joint or second.period != first.period.shifted(12) or _goes_on(scene, second):
            continue
        if number and _LISTED.fullmatch(scene.left(number)):
            result[number] = when._replace(period=second.period, span=second.span)
        else:
            result[number] = when._replace(period=Period(first.period.first, second.period.last))
    return result


def _goes_on(scene: Scene, mention: PeriodMention) -> bool:
    """True where a number or `respectively` follows: `in 1970 and 1971, respectively`."""
    return bool(_ANOTHER.match(scene.text, mention.span.end))


def distributed(scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
    """`4%, 5% and 6% in July, August and September, respectively`: the periods in their order."""
    match = _RESPECTIVELY.search(scene.words) if len(found) > 1 and scene.periods else None
    if not match:
        return found
    place = scene.sentence.span.start + match.start()
    before = [n for n, q in enumerate(scene.quantities) if q.span.end <= place]
    if not before:
        return found
    before = next((run for run in runs(scene) if run[-1] == before[-1]), before)
    noted = [n for n in before if readings[n].reference and found[n].rule == ESTIMATED]
    before = [n for n in before if n not in noted]
    rest = Span(scene.quantities[before[-1]].span.end if before else place, place)
    listed = [m for m in between(scene, rest) if tellable(m)]
    if not listed:
        listed = _listed_before(scene, before)
    if not 2 <= len(listed) <= len(before):
        return found
    result = _dealt(scene, found, before[-len(listed) :], listed)
    for number in noted:
        result[number] = found[number]._replace(period=result[number - 1].period)
    return _dealt_again(scene, result, place + 1, listed)


def along_streaks(scene: Scene, readings: list[Reading], found: list[When]) -> list[When]:
    """`fell for three months running, by 3%, 4% and 5%`: each number of a list has its own part of the streak."""
    for run in runs(scene):
        streak, last = run[0] - 1, found[run[-1]]
        if streak < 0 or readings[streak].measure != "streak" or not EACH_BY.fullmatch(scene.left(run[0])):
            continue
        whole, length = found[streak].period, MONTHS.get(scene.quantities[streak].unit.code, 0)
        if not length or whole.length != length * len(run):
            continue
        firsts = range(whole.first, whole.last + 1, length)
        parts = [PeriodMention(found[streak].span, Period(first, first + length - 1)) for first in firsts]
        alike = {n: found[n]._replace(comparison=last.comparison) for n in run}
        found = _dealt(scene, [alike.get(n, when) for n, when in enumerate(found)], run, parts)
    return found


def _dealt_again(scene: Scene, found: list[When], begin: int, listed: list[PeriodMention]) -> list[When]:
    """`, and orders by 1%, 2% and 3% respectively`: the list told before holds for later runs of its length."""
    for match in _RESPECTIVELY.finditer(scene.text, begin, scene.sentence.span.end):
        ended = (r for r in runs(scene) if scene.quantities[r[-1]].span.end == match.start() - 1)
        run = next(ended, [])
        if len(run) == len(listed) and not any(tellable(m) for m in between(scene, scene.gap(run[0]))):
            found = _dealt(scene, found, run, listed)
    return found


def _dealt(scene: Scene, found: list[When], run: list[int], listed: list[PeriodMention]) -> list[When]:
    """The periods with those of a run in their order; a comparison told behind the run holds for all of it."""
    result = list(found)
    told = [m for m in scene.periods if m.comparison and m.label in ("mom", "qoq")]
    last = scene.follow(run[-1]).end
    compared = next((m for m in reversed(told) if m.span.start < last), None)
    for number, part in zip(run, listed, strict=True):
        when = found[number]._replace(period=part.period, span=part.span, how="explicit", rule="respectively")
        if compared and when.comparison:
            name = label_of(compared, part.period)
            when = when._replace(comparison=name, comparison_span=compared.span)
        result[number] = when
    return result


def in_parts(scene: Scene, found: list[When]) -> list[When]:
    """`A, B and C in the first, second and third quarters`: each number of a list has its own quarter."""
    mention = next((m for m in scene.periods if m.parts or m.rule == "month_range"), None)
    if mention and not mention.parts and mention.period and _BY_MONTH.match(scene.words):
        months = range(mention.period.first, mention.period.last + 1)
        mention = mention._replace(parts=tuple(Period(month, month) for month in months))
    if not mention or not mention.parts:
        return _by_quarter(scene, _along_range(scene, found))
    result = list(found)
    for run in runs(scene):
        if len(run) == len(mention.parts):
            for number, period in zip(run, mention.parts, strict=True):
                told = result[number]._replace(period=period, span=mention.span)
                result[number] = told._replace(how="explicit", rule="list of quarters")
    return result


def _by_quarter(scene: Scene, found: list[When]) -> list[When]:
    """`In the four quarters it was 8, 9, 9 and 10 trillion`: each its own quarter of the year told before."""
    match = _QUARTERS.search(scene.words)
    if not match:
        return found
    run = next((r for r in runs(scene) if len(r) == LENGTHS.get(match["count"], len(r))), None)
    whole = found[run[0]].period if run else None
    if not whole or whole.length != 3 * len(run) or any(found[n].period != whole for n in run):
        return found
    result = list(found)
    for place, number in enumerate(run):
        first = whole.first + 3 * place
        told = result[number]._replace(period=Period(first, first + 2))
        result[number] = told._replace(how="explicit", rule="list of quarters", span=_words_of(scene, match))
    return result


def _words_of(scene: Scene, match: re.Match) -> Span:
    """Where the words of a sentence that a pattern matched stand in the text."""
    start = scene.sentence.span.start
    return Span(start + match.start(), start + match.end())


def _along_range(scene: Scene, found: list[When]) -> list[When]:
    """`3%, 5%, 6% and 8% from 2013-14 to 2016-17`: as many values as years, or months, before the range."""
    result = list(found)
    for run in runs(scene) if len(found) > 2 else ():
        follow = scene.follow(run[-1])
        ranges = (m for m in between(scene, follow) if m.rule in _RANGES and m.period)
        mention = next(ranges, None)
        length = mention.period.length // len(run) if mention and len(run) > 2 else 0
        if length not in (1, 12) or mention.period.length != length * len(run):
            continue
        if scene.text[follow.start : mention.span.start].strip():
            continue
        for place, number in enumerate(run):
            first = mention.period.first + length * place
            told = result[number]._replace(period=Period(first, first + length - 1), span=mention.span)
            result[number] = told._replace(how="explicit", rule="values along a range")
    return result


def _listed_before(scene: Scene, run: list[int]) -> list[PeriodMention]:
    """`for July, the revision for June and that for May were 4%, 5% and 6%`: just so many periods, in a list."""
    listed = [m for m in between(scene, scene.gap(run[0])) if tellable(m)]
    pairs = zip(listed, listed[1:], strict=False)
    joint = all(_JOINED.fullmatch(scene.text, a.span.end, b.span.start) for a, b in pairs)
    return listed if joint and len(listed) == len(run) else []
