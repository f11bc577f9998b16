"""Codes in people's words: periods, measures and the signs of formulas inside a line of text.

Tables for machines keep the codes; whatever is read by people passes through here when it is shown.
"""

import re
from collections.abc import Callable
from datetime import date

from analysis.period import Period

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ORDINALS = ("first", "second", "third", "fourth")
_PART = r"\d{4}-(?:H[12]|Q[1-4]|0[1-9]|1[0-2])"
_PERIOD = re.compile(rf"(?<![\w.:/-])(?:{_PART}(?:/{_PART})?|\d{{4}}/\d{{4}})(?![\w:/]|-\w|\.\d)")
_DAY = re.compile(r"(?<![\w.:/-])(\d{4})-(0[1-9]|1[0-2])-([0-3]\d)(?![\w:/-])")
_GOVERNED = re.compile(r"\b(?:in|of|between|and|from|against) $")
_CODE = re.compile(r"\b(?:growth_change|share_change|average_growth|count_event|percentage_point)\b")


def period_in_full(name: str) -> str:
    """A period's canonical name, written out.

    >>> period_in_full("2025-H1"), period_in_full("2025-Q2"), period_in_full("2025-06"), period_in_full("2025")
    ('first half of 2025', 'second quarter of 2025', 'June 2025', '2025')
    >>> period_in_full("2025-01/2025-11"), period_in_full("2023-10/2025-06"), period_in_full("2018/2024")
    ('January to November 2025', 'October 2023 to June 2025', '2018 to 2024')
    """
    period = Period.parse(name)
    first, last = (divmod(month, 12) for month in (period.first, period.last))
    if "/" in period.name and "-" not in period.name:
        return period.name.replace("/", " to ")
    if "/" in period.name:
        begin = MONTHS[first[1]] + ("" if first[0] == last[0] else f" {first[0]}")
        return f"{begin} to {MONTHS[last[1]]} {last[0]}"
    year, _, part = period.name.partition("-")
    if part[:1] in ("H", "Q"):
        return f"{ORDINALS[int(part[1]) - 1]} {'half' if part[0] == 'H' else 'quarter'} of {year}"
    return f"{MONTHS[first[1]]} {year}" if part else year


def date_in_words(day: date) -> str:
    """A day as people write it.

    >>> date_in_words(date(2025, 7, 14))
    '14 July 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_words(line: str, period: Callable[[str], str] = period_in_full) -> str:
    """A statement with its codes and dates put into words; all else, keys of figures among it, stays as it is.

    `period` words one period's name, in full unless another form is asked for.

    >>> in_words("2025-01/2025-11 - 2025-H1 = 2025-07/2025-11, goods trade")
    'January to November 2025 − first half of 2025 = July to November 2025, goods trade'
    >>> in_words("growth in 2025-H1 lies between 2025-Q2 and 2025-Q1, of scio-2025-07-14:12-20")
    'growth in the first half of 2025 lies between the second quarter of 2025 and the first quarter of 2025, of scio-2025-07-14:12-20'
    """

    def told(found: re.Match) -> str:
        words = period(found[0])
        governed = words.startswith(ORDINALS) and _GOVERNED.search(line[: found.start()])
        return f"the {words}" if governed else words

    plain = _PERIOD.sub(told, line)
    plain = _DAY.sub(_day, plain)
    plain = _CODE.sub(lambda code: code[0].replace("_", " "), plain)
    formula, comma, about = plain.partition(", ")
    return formula.replace(" - ", " − ").replace(" x ", " × ") + comma + about


def _day(found: re.Match) -> str:
    try:
        return date_in_words(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def measure_in_words(code: str) -> str:
    """The name of a measure or a unit as people write it.

    >>> measure_in_words("count_event"), measure_in_words("growth_change"), measure_in_words("level")
    ('count', 'change of growth', 'level')
    """
    special = {"count_event": "count", "growth_change": "change of growth", "share_change": "change of share"}
    return special.get(code, code.replace("_", " "))
