"""Growth told as an average over years or months."""

import re

from analysis.needing import needing
from analysis.resolve.reading import Reading, Setting
from analysis.resolve.sign import sign_of

_ON_AVERAGE = re.compile(
    r"\s+(?:(?:annually|a\s+year|per\s+year|each\s+year),?\s+on\s+average"
    r"|on\s+average\s+(?:annually|a\s+year|per\s+year|each\s+year))\b"
)
# `averaging 5%` with `a year` or `growth` behind the number.
_AVERAGING = re.compile(r"\baverag(?:ing|ed)\s+(?:an?\s+)?(?:[\w-]+\s+)?$")
# `grow [by an average of] 2.8% a year`
_BY_AVERAGE = re.compile(r"\b(?:by|at|of)\s+an\s+average\s+(?:[\w-]+\s+){0,2}?of\s+(?:[\w-]+\s+)?$")
# `the rate of growth averaged 4% [for the first five months]`
_AVERAGED = needing("averag", r"\b(?:averag(?:ed|ing)|on\s+average(?:\s+by)?)\s+(?:[\w-]+\s+)?$")
_OVER_MONTHS = re.compile(
    r"\s+(?:in|for|over|during|across)\s+the\s+(?:(?:first|last|past|latest|previous)\s+[\w-]+\s+months|[a-z]+\s+months\s+(?:to|ended|ending|through))\b"
)
# `M2 growth averaged 3%`, `at an average quarterly rate of 3%`, `the two-year average was 5%`
_GROWTH_AVERAGED = needing(
    "averag",
    r"\bgrowth(?:\s+rates?)?(?:\s+of\s+[^,;]{2,48})?\s+(?:has\s+|have\s+|had\s+)?averaged\s+(?:at\s+)?(?:an?\s+)?(?:[a-z]+\s+)?$"
    r"|\baverag(?:ed|ing)\s+an?\s+growth\s+rate\s+of\s+(?:[a-z]+\s+)?$"
    r"|\baverage\s+(?:quarterly|weekly|monthly|daily)\s+(?:rate|growth|pace|increase)\s+of\s+(?:[a-z]+\s+)?$"
    r"|\b(?:two|three|2|3)-year\s+averages?\s+(?:being|was|were|of|is)\s+(?:[a-z]+\s+)?$"
    r"|\b(?:declines?|increases?|rises?|falls?|gains?)\s+that\s+averaged\s+(?:[a-z]+\s+)?$",
)
_A_YEAR = re.compile(
    r"\s+(?:a|per)\s+(?:year|annum)\b|\s+annually\b|\s+(?:growth|rise|increase|gain|fall|decline|drop)\b"
)
# `growing by 20% yearly in the past 10 years`
_YEARLY_OVER = re.compile(
    r"\s+(?:yearly|annually|(?:a|per|each|every)\s+year|per\s+annum)\s+(?:in|over|for|during)\s+the\s+(?:(?:past|last|previous)\s+\S+\s+years|period|years)\b"
)
# `over the last decade exports have grown by 20% per year`
_LONG = re.compile(
    r"\b(?:over|in|during|for)\s+the\s+(?:past|last|previous)\s+(?:\S+\s+(?:years|decades)|decade)\b"
)
# `below [the long-run average rate of about] 4.5% [over the past ten years]`
_AVERAGE_OF = needing(
    "average",
    r"(?P<long>\b(?:long(?:er)?[\s-](?:run|term)|historical)\s+)?\baverage(?:\s+(?:annual|rate|growth|increase|pace|rate\s+of\s+growth|growth\s+rate))*\s+(?:of|at)\s+(?:\w+\s+)?$",
)
# `the three-month average of the annual growth rates stood at 3%`
_MONTHS_AVERAGE = re.compile(
    r"\b(?:three|3)-month\s+average\s+of\s+the\s+(?:annual\s+)?growth\s+rates?\b[^;]*$"
)
# `brought [the year-to-date average to] 6%`
_TO_DATE = re.compile(r"\byear-to-date\s+average\b[^,;]*$")
# `grew at 16% a year[, building at ]15%`
_ALSO = re.compile(r"(?:,|,?\s+and)\s+(?:[\w'’-]+\s+){1,4}(?:at|by)\s+(?:\w+\s+)?")
# `Industry grew at (6% a year)`, `an average increase of 14% a year`, `a compound rate of growth was`
_GREW_YEARLY = re.compile(
    r"\b(?:grew|grown|expanded|increased|risen|rose|declined|shrank)\s+(?:at|by)\s+(?:\w+\s+)?$"
)
_YEARLY = re.compile(
    r"(?:\s+or\s+so)?\s+(?:(?:a|per|each|every)\s+(?:year|annum)|annually)\b(?!\s+(?:earlier|ago|before))"
)
_COMPOUND = needing("compound", r"\bcompound(?:ed)?\s+(?:annual\s+|average\s+)*(?:rate|growth)\b[^,;]*$")
_AVERAGE_RISE = needing(
    "average",
    r"\baverage\s+(?:annual\s+)?(?:increase|decrease|rise|fall|decline|growth|gain|rate)s?\s+(?:of|exceeding|above|below)\s+(?:[\w-]+\s+){0,2}$",
)
_OVER_YEARS = re.compile(
    r"\s+(?:(?:a|per|each|every)\s+year\s+|per\s+annum\s+)?(?:in|over|for|during)\s+the\s+"
    r"(?:(?:past|last|previous|preceding|prior)\s+(?:\S+\s+years|decade)\b|period\b|years\s+\d)"
)


def average(setting: Setting) -> Reading | None:
    """`grew at an average annual rate of 5%`, `grew by 5% a year on average`, `averaging 5% a year`."""
    told = (
        setting.cue == "average_growth"
        or _ON_AVERAGE.match(setting.right)
        or _YEARLY_OVER.match(setting.right)
        or _GROWTH_AVERAGED.search(setting.near)
        or (_AVERAGED.search(setting.left) and setting.nature != "rate" and _OVER_YEARS.match(setting.right))
        or (_AVERAGED.search(setting.left) and _OVER_MONTHS.match(setting.right) and setting.nature != "rate")
        or (
            _A_YEAR.match(setting.right)
            and (_AVERAGING.search(setting.left) or _BY_AVERAGE.search(setting.left))
        )
        or (setting.cue in ("growth", "growth_change") and setting.cues.average.search(setting.left))
        or _COMPOUND.search(setting.left)
        or (
            _YEARLY.match(setting.right)
            and (_GREW_YEARLY.search(setting.left) or _AVERAGE_RISE.search(setting.left))
        )
        or (setting.follows("average_growth") and _ALSO.fullmatch(setting.left))
        or (setting.cue == "growth" and _A_YEAR.match(setting.right) and _LONG.search(setting.sentence))
    )
    return Reading("average_growth", sign_of(setting), "average cue") if told else None


def past_average(setting: Setting) -> Reading | None:
    """`growth was 1.4%, below the average of 4.5% over the past ten years`."""
    if _MONTHS_AVERAGE.search(setting.left):
        return Reading("average_growth", 1, "average of past months")
    if setting.nature != "growth" and not setting.follows("growth", "average_growth"):
        return None
    if _TO_DATE.search(setting.left):
        return Reading("average_growth", 1, "average of the year to date")
    average = _AVERAGE_OF.search(setting.left)
    told = average and (average["long"] or _OVER_YEARS.match(setting.right))
    return Reading("average_growth", 1, "average of past years") if told else None
