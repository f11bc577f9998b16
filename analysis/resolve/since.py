"""Periods from one time to another, and of a time so long ago: `since May`, `between Q1 and Q2`, `three years ago`."""

import re

from analysis.period import Period
from analysis.resolve.figure_period import Asked, When, tellable
from analysis.resolve.from_to import told_behind_both

# `has been cut by 2 points [since] May`
_HAVE = re.compile(r"\b(?:has|have|had)\b|['’]ve\b")
_SINCE = re.compile(r"[^,;.()]{0,40}\bsince\s+(?:last\s+|early\s+|late\s+)?")
_SINCE_ONLY = re.compile(r"\s+since\s+(?:the\s+)?")
SINCE_THEN = "since then"
# `[Since] May, it has declined`
_OPENS = re.compile(r"\W*since\s(?!then\b)")
_YEAR = 12
_COMPARED_WITH = re.compile(
    r"\b(?:from|than|against|versus|above|below|over|compared\s+(?:with|to))\s+(?:[\w-]+\s+){0,3}(?:us)?[$€£¥]?$"
)
_BETWEEN, _QUARTER = ("growth", "change", "share_change", "growth_change"), 3
# `(0.3%) [between] Q1 [and] Q2`
_BETWEEN_OPENS, _AND = re.compile(r"\bbetween\s+(?:the\s+)?$"), re.compile(r"\s+and\s+(?:the\s+)?")
# `to 23 million this year, a 34 percent[ increase since] 2021`
_NOUN_SINCE = re.compile(r"\s+(?:increase|rise|growth|gain|decline|decrease|drop|fall|jump)\s+since\b")
_GROWN_SINCE = ("growth", "multiple", "change")
_MOVED_SINCE = ("share_change", "change", "count_event", "level")


def since_month(asked: Asked) -> When | None:
    """`We have lowered the rate by 2 points since May`: from May up to now."""
    mention = asked.behind[0] if asked.behind and asked.reading.measure in _MOVED_SINCE else None
    if (
        not mention
        or not mention.period
        or mention.rule not in ("month", "date", "year")
        or not _HAVE.search(asked.left)
    ):
        return None
    if not _SINCE.fullmatch(asked.text, asked.span.end, mention.span.start):
        return None
    stretch = Period(mention.period.first, max(asked.latest.last + 1, mention.period.last))
    return asked.explicit(mention, stretch, SINCE_THEN)


def since_at_head(asked: Asked) -> When | None:
    """`Since May, the rate has declined by 0.6 points`, in a text on August: of August, compared with May."""
    if asked.reading.measure not in ("share_change", "change") or not _OPENS.match(asked.scene.words):
        return None
    unit, told = asked.scene.quantities[asked.number].unit, [m for m in asked.scene.periods if m.period]
    if unit.factor != 1 or len(told) != 1 or not asked.main or asked.main.length > 1:
        return None
    if told[0].period.first >= asked.main.first:
        return None
    return When(asked.main, None, "inherited", "the end of the move")


def since_year(asked: Asked) -> When | None:
    """`Trade has doubled since 2013`: from 2013 to the year told last, or that of the publication."""
    mention = asked.behind[0] if asked.behind and asked.reading.measure in _GROWN_SINCE else None
    if not mention or not mention.comparison or mention.rule != "year":
        return None
    if _NOUN_SINCE.match(asked.text, asked.span.end) and asked.found:
        return None
    until = asked.context or asked.latest.shifted(1)
    if until.length not in (1, _YEAR) or not _SINCE.fullmatch(asked.text, asked.span.end, mention.span.start):
        return None
    if (until.length == 1 and asked.context) or until.last < mention.period.first:
        return None
    return asked.explicit(mention, Period(mention.period.first, until.last // _YEAR * _YEAR + 11), SINCE_THEN)


def moved_since(asked: Asked) -> When | None:
    """`The share has grown from 1.3 to 2.9 percent since 2006`: the first value is of 2006."""
    told = told_behind_both(asked, _SINCE_ONLY)
    if not told:
        return None
    return asked.explicit(told, told.period, "period that it moved since")


def ago(asked: Asked) -> When | None:
    """`The stocks had declined to 14 million tonnes three years ago`: that year."""
    mention = asked.behind[0] if asked.behind and asked.reading.measure in ("level", "share") else None
    if not mention or mention.rule != "ago" or asked.reading.reference or not mention.shift:
        return None
    if mention.shift % _YEAR or asked.text[asked.span.end : mention.span.start].strip(" \n,"):
        return None
    if mention.shift == -_YEAR or _COMPARED_WITH.search(asked.left):
        return None
    then = asked.latest.shifted(1 + mention.shift)
    return asked.explicit(mention, Period.year(then.first // _YEAR), "so many years ago")


def between_two(asked: Asked) -> When | None:
    """`rose by 0.3% between Q1 2014 and Q2 2014`: of the second one, against the first."""
    average = asked.reading.measure == "average_growth"
    if (asked.reading.measure not in _BETWEEN and not average) or "between" not in asked.scene.words:
        return None
    told = [m for m in asked.scene.periods if m.span.start >= asked.span.end and tellable(m)][:2]
    if len(told) < 2 or told[0].period.length != told[1].period.length:
        return None
    if told[0].period.length > (_YEAR if average else _QUARTER):
        return None
    first, second = told
    earlier, later = sorted(told, key=lambda m: m.period.first)
    opened = _BETWEEN_OPENS.search(asked.text, asked.span.end, first.span.start)
    if not opened or not _AND.fullmatch(asked.text, first.span.end, second.span.start):
        return None
    if average:
        return asked.explicit(later, Period(earlier.period.first, later.period.last), "from one to the other")
    when = asked.explicit(later, later.period, "the later one of two")
    return when._replace(comparison=earlier.period.name, comparison_span=earlier.span)
