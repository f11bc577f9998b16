"""A figure that an earlier forecast or estimate gave: it is of the period of the one told now."""

import re

from analysis.resolve.figure_period import Asked, When, tellable
from analysis.resolve.from_to import told_behind_both
from analysis.resolve.hedges import HAD_FORECAST

ESTIMATED = "an earlier estimate of the figure before"
_REACH = 160
# `lowered its 2024 forecast`, `the projection for 2025 is now`
_FORECAST = re.compile(
    r"\b(?:(?:lower|rais|trimm|upgrad|downgrad|lift|reduc|increas|revis|slash|hik|shav)(?:ed|ing)|cut|cutting)\s+(?:[\w%.'’-]+\s+){0,6}?(?:forecast|projection|estimate|outlook)s?\b"
    r"|\b(?:forecast|projection|estimate)s?\s+(?:(?:of|for)\s+[\w\s-]{2,40}\s)?(?:(?:has|have)\s+been\s+\w+ed|(?:is|are)\s+now)\b"
    r"|\bnow\s+(?:projected|forecast|expected|estimated|seen)\b"
)
# `(to 6.4%) from a previous estimate of`
_FROM_EARLIER = re.compile(
    r"\bfrom\s+(?:an?|the|its|their|our)\s+(?:previous|earlier|prior|preliminary|initial|first|flash)\s+(?:forecast|projection|estimate|reading)\s+of\s+(?:an?\s+)?(?:about\s+)?$"
    r"|\bfrom\s+(?:its|their|our)\s+(?:forecast|projection|estimate)\s+of\s+(?:an?\s+)?(?:about\s+)?$"
    r"|\bfrom\s+(?:the|its|their|our)\s+(?:forecast|projection|estimate)\s+(?:of|from|in)\s+(?:last\s+)?\w+\s+of\s+(?:an?\s+)?(?:about\s+)?$"
)
# `forecast at 4.2% in 2019 ([down from] 4.3%)`: the same, in brackets.
_BRACKETED = re.compile(
    r"[^;()]{0,24}\((?:[\w-]+\s+){0,3}?from\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:(?:forecast|projection|estimate)s?\s+of\s+)?$"
)
_EXPECTED = re.compile(
    r"\b(?:forecast|project(?:ed|ion)|expect(?:ed|ations?)?|outlook|estimated?|foreseen|predicted)"
)
# `down from the April estimate of`
_OF_MONTH = re.compile(r"\bthe\s+\w+\s+(?:forecast|projection|estimate)\s+of\s+(?:us)?$")
# `against a median forecast of`, with an amount of another time behind
_AGAINST = re.compile(
    r"\b(?:against|versus|above|below|beating|missing|topping|exceeding)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:forecast|consensus|projection)s?\s+(?:of|for)\s+(?:an?\s+)?(?:us)?$"
    r"|\b(?:against|versus|above|below|beating|missing|topping|exceeding)\s+(?:an?\s+|the\s+)?(?:forecast|expected|predicted|projected)\s+(?:us)?$"
)
# `to 3% from 4%[, though it sees] 2025 at 2%`
_NEW_CLAUSE = re.compile(r";|,\s+(?:though|although|while|but|and\s+(?:it|they|he|she|we))\s")
# `a 1.9% drop, initially put at [1.8%]`
_FIRST_PUT = re.compile(
    r"\b(?:initially|first|originally|previously|earlier)\s+(?:put|estimated|reported|published|given|told)\s+(?:it\s+)?(?:at|as|to\s+be)\s+$"
)
# `well short of the 7 billion[ tipped]`, `weaker than the 4% decline[ our poll had pointed to]`
_TIPPED = re.compile(
    r"\s+(?:(?:increase|rise|gain|growth|decline|drop|fall)\s+)?(?:tipped\b|(?:that\s+)?(?:our|the|a)\s+(?:\w+\s+)?(?:poll|survey)\s+(?:had\s+)?(?:pointed|shown|suggested|forecast))"
)
_SHORT_OF = re.compile(
    r"\b(?:short\s+of|than|above|below|beyond|against|versus)\s+(?:the|an?)\s+(?:us)?[$€£¥]?$"
)
# `better than the 2.6%[ in our previous forecast]`
_IN_EARLIER = re.compile(
    r"\s+(?:we\s+(?:had|saw)\s+|(?:seen|published)\s+)?(?:in|of)\s+(?:our|its|the|their)\s+(?:previous|earlier|last|prior|latest|march|april|june|july|september|october|december|january)\s+"
    r"(?:forecast|projection|estimate|outlook|report|bulletin)s?\b"
)
# `eased from 5.2% to 5.1% [for] 2021`
_FOR = re.compile(r"\s+(?:for|in)\s+$")


def earlier_estimate(asked: Asked) -> When | None:
    """The period of the figure before, or of the one behind, for what was forecast or estimated before."""
    if asked.number and _IN_EARLIER.match(asked.text, asked.span.end):
        return When(asked.stated or asked.context, None, "inherited", ESTIMATED)
    if asked.number and HAD_FORECAST.match(asked.text, asked.span.end):
        return When(asked.found[-1].period or asked.context, None, "inherited", ESTIMATED)
    if asked.number and (_TIPPED.match(asked.text, asked.span.end) and _SHORT_OF.search(asked.left)):
        return When(asked.found[-1].period or asked.context, None, "inherited", ESTIMATED)
    if asked.number and (_FIRST_PUT.search(asked.left) or _FROM_EARLIER.search(asked.left)):
        return When(asked.found[-1].period or asked.context, None, "inherited", ESTIMATED)
    return _against_forecast(asked) or earlier_forecast(asked) or _in_brackets(asked) or _moved_for(asked)


def _against_forecast(asked: Asked) -> When | None:
    """`stood at 115 billion, against a forecast of 82 billion and 78 billion in December`: of the same time."""
    against = _AGAINST.search(asked.left) if asked.number else None
    begin = asked.span.start - len(asked.left) + against.start() if against else 0
    if not against or any(m.span.start >= begin for m in asked.before):
        return None
    return When(asked.stated or asked.context, None, "inherited", ESTIMATED)


def earlier_forecast(asked: Asked) -> When | None:
    """`lowered its 2024 forecast to 3% from 4% in May`, `the projection for 2025 is now 2%, up from 1%`: of 2024, 2025."""
    if not asked.number or not asked.reading.reference:
        return None
    if not _FORECAST.search(asked.scene.before(asked.number)[-_REACH:]):
        return None
    near = [m for m in asked.behind if not _NEW_CLAUSE.search(asked.text, asked.span.end, m.span.start)]
    if any(tellable(m) and m.period.length > 1 for m in near + asked.before):
        return None
    period = asked.found[-1].period or asked.context
    return asked.inherited("an earlier forecast of the figure before")._replace(period=period)


def _in_brackets(asked: Asked) -> When | None:
    """`growth is expected at 4.2% in 2019 (down from 4.3%)`, `(down from the April estimate of 1.7%)`."""
    if not asked.number or "(" not in asked.left or not _BRACKETED.fullmatch(asked.left):
        return None
    dated = _OF_MONTH.search(asked.left)
    if not dated and any(
        tellable(m) for m in asked.behind[:1] if m.span.start - asked.span.end < len(" in ")
    ):
        return None
    if not dated and not _EXPECTED.search(asked.scene.before(asked.number)):
        return None
    return asked.inherited(ESTIMATED)


def _moved_for(asked: Asked) -> When | None:
    """`Expectations eased from 5.2% to 5.1% for 2021`: both are of 2021."""
    told = told_behind_both(asked, _FOR)
    if not told or not tellable(told) or not _EXPECTED.search(asked.scene.before(asked.number)):
        return None
    return asked.explicit(told, told.period, "period that both estimates are of")
