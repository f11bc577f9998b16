"""When a text says that it was published: a dateline or a date near its top, in words or year first.

`14/07/2025` is not read: which number is the day differs from country to country, and a wrong month
would move every period of the briefing.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from analysis.inputs.rules import DocumentRules
from analysis.lexicon import Language, alternatives

TOP = 3000
OPENING = 1000
DATELINE = 100
_NUMERIC = re.compile(r"(?<![\d/.\-])\d{1,2}([/.\-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/\-]|\.\d)")


class ToldDate(NamedTuple):
    """A day, the words it was read from, and where they stand."""

    day: date
    words: str
    place: str


class Dating(NamedTuple):
    """What a document says of its day: a date, or why none was read."""

    told: ToldDate | None = None
    doubt: str = ""


class _Found(NamedTuple):
    day: date
    start: int
    end: int


def dating(text: str, language: Language, rules: DocumentRules) -> Dating:
    """The day of publication by the text itself: the first short line near the top that holds a date.

    Without such a line the opening's dates count, if they all name one day. Dates of other things
    ("as of June 30, 2025", "next release: ...") do not count.
    """
    top = text[:TOP]
    found = [one for one in _dates(top, _pattern(language)) if not _is_other(top, one, rules)]
    lines = [(one, _line(top, one)) for one in found]
    dateline = next(((one, line) for one, line in lines if len(line) <= DATELINE), None)
    if dateline:
        return Dating(ToldDate(dateline[0].day, dateline[1], "the text"))
    opening = [one for one in found if one.start < OPENING]
    if len({one.day for one in opening}) == 1:
        return Dating(ToldDate(opening[0].day, top[opening[0].start : opening[0].end], "the text"))
    if opening:
        return Dating(doubt=f"the text's opening names {opening[0].day} and other days")
    if numeric := _NUMERIC.search(top):
        return Dating(doubt=f"{numeric[0]!r} is ambiguous: countries differ in which number is the day")
    return Dating()


def day_of(value: str, language: Language) -> date | None:
    """The day that a field such as `2025-07-14T10:00:00+08:00` or `July 14, 2025` tells.

    The day is the one written, in the publisher's own time zone.
    """
    value = value.strip()
    try:
        day = datetime.fromisoformat(value).date()
        return day if 1900 <= day.year < 2100 else None
    except ValueError:
        found = next(_dates(value[:200], _pattern(language)), None)
        return found.day if found else None


@cache
def _forms(months: tuple[str, ...]) -> re.Pattern:
    month, day = alternatives(list(months)), r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:19|20)\d{2}"
    return re.compile(
        rf"(?<!\w)(?:(?P<month>{month})\.?\s+(?P<day>{day})(?:\s*,\s*|\s+)(?P<year>{year})(?![\d\-])"
        rf"|(?P<day2>{day})\s+(?:of\s+)?(?P<month2>{month})\.?,?\s+(?P<year2>{year})(?![\d\-])"
        rf"|(?<![\-/.])(?P<year3>{year})(?P<sep>[-/.])(?P<month3>\d{{1,2}})(?P=sep)(?P<day3>\d{{1,2}})(?![\d\-/])"
        rf"|(?P<year4>{year})\s?年\s?(?P<month4>\d{{1,2}})\s?月\s?(?P<day4>\d{{1,2}})\s?日)",
        re.I,
    )


def _pattern(language: Language) -> tuple[re.Pattern, dict[str, int]]:
    return _forms(tuple(language.months)), language.months


def _dates(text: str, pattern: tuple[re.Pattern, dict[str, int]]) -> Iterator[_Found]:
    """All full dates of a text that the calendar knows."""
    forms, months = pattern
    for match in forms.finditer(text):
        parts = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
        month = months.get(parts["month"].lower()) or int(parts["month"])
        try:
            day = date(int(parts["year"]), month, int(re.match(r"\d+", parts["day"])[0]))
        except ValueError:
            continue
        yield _Found(day, *match.span())


def _is_other(text: str, found: _Found, rules: DocumentRules) -> bool:
    """True when the words before a date say that it is the day of something else."""
    before = text[text.rfind("\n", 0, found.start) + 1 : found.start].lower()
    beside = re.search(rf"\b(?:{alternatives(list(rules.not_published_beside))})\s+(?:the\s+)?$", before)
    ahead = re.search(rf"\b(?:{alternatives(list(rules.not_published_line))})\b[^.;|]*$", before)
    return bool(beside or ahead)


def _line(text: str, found: _Found) -> str:
    end = text.find("\n", found.end)
    return text[text.rfind("\n", 0, found.start) + 1 : end if end >= 0 else len(text)].strip()
