"""Whether the words before a period make it part of a comparison, or the date of something else.

`4% more than in May` compares with May; `forecast in May` dates the forecast. In neither is May the
period of the figure.
"""

import re

from analysis.extract.period_against import sets_against
from analysis.extract.period_mention import PeriodMention
from analysis.extract.period_signs import white
from analysis.needing import needing
from analysis.period import Period

_REACH, _YEAR = 80, 12
_SAME_WORDS = (
    r"\b(?:same|corresponding|respective)\s+(?:[\w-]+\s+)?(?:period|weeks?|days?|months?|quarter|half|time)\b"
)

# `at the end of 2024`, `at year-end 2024`, `the year ended 2024`
_AT_END = needing(
    ("end", "close", "finished"),
    r"\b(?:end|close)(?:\s+of|-)\s*(?:the\s+)?$|\byear-end\s+$|\b(?:closed|ended|finished)\s+$",
)
# `at the beginning of 2018`
_AT_START = re.compile(r"\bat\s+the\s+(?:very\s+)?(?:beginning|start|outset)\s+of\s+$")
# `up 4% on May`, `unchanged on May`
_ON = re.compile(
    r"(?:%|\bper\s?cent|\bpoints?|\bup|\bdown|\bunchanged|\bimprovement"
    r"|\b(?:increase|decrease|rise|fall|drop|decline|gain)\s+(?:of\s+\S+\s+)?in\s+[\w\s]{3,24})\s+on\s+(?:the\s+)?$"
)
# `Comparing August 2025 with [August 2024]`
_COMPARING = re.compile(r"\bcomparing\s+(?:the\s+)?[\w\s]{3,28}\s+with\s+(?:the\s+)?$")
# `than in the same months of 2024`
_SAME = re.compile(_SAME_WORDS)
_OF_SAME = re.compile(rf"{_SAME_WORDS}\s+(?:of|in)\s+$")
# The date of another publication (`forecast in June`), or the beginning of something (`launched in 2019`).
_NOT_OWN = needing(
    (
        "last",
        "since",
        "inaugurated",
        "founded",
        "expected",
        "projected",
        "predicted",
        "anticipated",
        "forecast",
    )
    + (
        "published",
        "announced",
        "reported",
        "projection",
        "began",
        "begin",
        "start",
        "introduced",
        "launched",
        "base",
        "available",
        "recorded",
        "registered",
        "experienced",
        "low",
        "high",
        "peak",
        "trough",
    ),
    # `Despite the decline recorded during the first half, exports rose`
    r"\b(?:despite|after|following|(?:led|driven|helped|supported)\s+by|owing\s+to|due\s+to)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,4}"
    r"(?:growth|rise|increase|gain|surge|recovery|decline|fall|drop|decrease|contraction|slump)\s+(?:recorded|registered|experienced)\s+(?:in|during|over)\s+(?:the\s+)?$|"
    # `matching the low reached in July`
    r"\b(?:low|high|peak|trough)\s+(?:reached|set|seen|hit|recorded|touched)\s+(?:back\s+)?in\s+$|"
    # `which last happened in July`
    r"\bbase\s+(?:(?:of|in|from)\s+)?$|"
    r"\blast\s+(?:happened|occurred|seen|recorded|reached|exceeded|surpassed|registered|did\s+so)\s+(?:back\s+)?in\s+$|"
    # `since the first departure in 2013`, `since it was launched in May`, `inaugurated last May`
    r"\bsince\s+(?:the|its|their)\s+(?:[\w-]+\s+){1,4}(?:in|of|on)\s+$"
    r"|\bsince\s+(?:it|they)\s+(?:was|were)\s+\w+\s+(?:in|on)\s+$|\b(?:inaugurated|founded)\s+(?:(?:in|on)\s+)?$|"
    r"\b(?:(?:(?<!\bis )(?<!\bare )(?<!\bbe )(?:expected|projected|predicted|anticipated|forecast))|published|announced|reported|projections?"
    r"|began|begins?|available|beginning|(?<!were )(?<!was )started|starting|starts|introduced|(?<!were )(?<!was )launched)"
    r"\s+(?:earlier\s+|back\s+)?(?:in|on|from)\s+(?:the\s+)?$",
)
# `our forecast of [last month]`
_FORECAST_OF = re.compile(r"\b(?:forecasts?|projections?|outlook|report)\s+(?:of|from)\s+$")
_ITS = re.compile(r"['’]s\b")
# `its average level of 2019`
_OWN_LEVEL = re.compile(
    r"\b(?:its|their|the)\s+(?:average\s+|pre-[\w-]+\s+)?(?:\([^()]{1,24}\)\s+)?"
    r"(?:level|average|peak|high|low|figure|total|number|amount|volume|value)"
    r"\s+(?:(?:seen|recorded|registered|reached|observed|reported)\s+)?(?:of|in|for|at)\s+(?:the\s+)?(?:(?:whole|all)\s+of\s+)?$"
)
# `because of [last year]'s higher base`
_HIGHER_BASE = re.compile(
    r"['’]s\s+(?:(?:very|relatively|comparatively)\s+)?(?:(?:low|high|lower|higher)\s+)?base\b"
)
# `, published [on 25 July]`
_PUBLISHED = re.compile(r"\b(?:published|released|issued|announced|adopted|signed|dated)\s+(?:on\s+)?$")
# `bringing the total for May [to 4 billion]`
_REACHED = re.compile(r"\s+(?:to|(?:standing\s+)?at|reaching)\s+(?:us)?\s?[$€£¥₹\d]")
# `the figure of 2024[ was] revised`: a subject, and nothing compared with.
_WAS = re.compile(r"\s+(?:was|were|has\s+been|have\s+been|had\s+been|is|are|stood|came|amounted|reached)\b")
# `below its May level`: the words before and behind the month.
_BESIDE = re.compile(
    r"\b(?:below|above|than|from|of|on|to|with|against|over|under|beyond|exceed\w*|surpass\w*)\s+(?:(?:the|its|their|a|revised|that\s+of)\s+)*$"
)
_LEVEL_BEHIND = re.compile(
    r"['’]s(?=\s*[,.;]|\s+(?:and|but|while)\b)|(?:['’]s)?\s+(?:(?:(?:low|high|lower|higher)\s+)?base|price\s+(?:changes|rises)|level|figure|estimate|reading|rate|average|total|peak|low|high)\b"
)
# `compared with the same period of`, `from the level of`: they end just where a period begins.
_OPENER = re.compile(
    white(
        r"(?:\b(?:compar\w+ (?:with|to)|in contrast (?:with|to)|relative to|vis-[aà]-vis|versus|vs\.?|than|against|same as|on (?:a )?par with|in line with|level with|flat with|flat on|flat from|similar to|as (?:much|many|high|large|big|low|fast) as)"
        r"|\b(?:from|since|over)) "
        r"(?:(?:that|those|(?:the )?(?:\w+ )?"
        r"(?:level|figure|estimate|total|base|budget|average|rate|peak|low|high)s?)?(?: (?:achieved|recorded|seen|registered|posted))?"
        r" ?(?:in|of|for|at|during)? )?(?:the )?"
        r"(?:(?:same|corresponding|respective) (?:[\w-]+ )?(?:period|months?|quarter|half|week|time) (?:of|in|a) "
        r"|end of |level (?:of|in) |(?:full )?year |early |late |mid-)?$"
    )
)
# `6.9%, basically the same as in May`: how fast it grew then, and not what it grew on.
_AS_THEN = re.compile(r"same|similar|in\s+line|level\s+with|on\s+(?:a\s+)?par|flat\s+with")
# `7.3% [over Q2]`, `in May 2025 [over May 2024]`: growth over a period is against it.
_GROWN = re.compile(
    r"(?:%|\bper\s?cent|\bpoints?|\btimes|-?fold|\bgrowth|\bincrease|\b(?:improvement|pick-?up|acceleration|rebound)|\b(?:19|20)\d\d)\s*$"
)
# `Since May 2024, ...`, at the head of a sentence.
_SINCE = needing("since", r"(?:^|[.;\n“\"]\s*)since\s+(?:early\s+|late\s+|mid-)?$")
# `Judging [from the first ten months]`
_SEEN = re.compile(
    r"\b(?:judg\w+|viewed|seen|looking|apart)\s*$"
    r"|(?:^|[.;,\n])\s*(?:the\s+)?(?:latest\s+|official\s+|customs\s+|trade\s+)?(?:data|figures|numbers|statistics)\s*$"
)
# `On average [over 2025]`, `[Over 2025], ...`
_AVERAGED = re.compile(r"(?:\bon\s+average|^|[.;\n])\s*$")
_BEGUN = ("month", "date", "part_year", "code", "year")
_THAN = re.compile(r"than|against|versus|vs|relative|compar")
_RANGES = ("month_range", "year_range", "to_date")


def typed(text: str, mention: PeriodMention, now: int) -> PeriodMention:
    """The mention, marked as a comparison when the words around it make it one; `text` is in lower case.

    `now` is the month of publication, up to which `Since May, ...` reaches.
    """
    start = mention.span.start
    window = text[max(0, start - _REACH) : start]
    if mention.period and mention.rule in _BEGUN and _SINCE.search(window):
        return mention._replace(period=Period(mention.period.first, max(now, mention.period.last)))
    if mention.period:
        mention = _at_end(mention, window)
        label = _label(text, mention, window)
        if label is not None:
            year = mention.period.first // 12 if label == "yoy" else None
            return mention._replace(comparison=True, label=label, year=year)
    return _opened(mention, window, now)


def _at_end(mention: PeriodMention, window: str) -> PeriodMention:
    """`at the end of 2024` is its last month, `at the beginning of 2024` its first one."""
    if mention.rule == "year" and mention.period.length == _YEAR and _AT_START.search(window):
        return mention._replace(period=Period(mention.period.first, mention.period.first))
    if not _AT_END.search(window):
        return mention
    return mention._replace(period=Period(mention.period.last, mention.period.last))


def _is_against(window: str) -> bool:
    """True behind `Comparing August 2025 with`."""
    return "comparing" in window and bool(_COMPARING.search(window))


def _label(text: str, mention: PeriodMention, window: str) -> str | None:
    """The label of a period that is not the figure's own: `yoy`, its name or nothing; None for an own one."""
    name = mention.period.name
    if ("on" in window.split()[-2:] and _ON.search(window)) or _is_against(window):
        return name
    if mention.rule == "year" and _OF_SAME.search(window):
        return "yoy"
    told_then = mention.rule in ("relative", "month") and _FORECAST_OF.search(window)
    told_then = told_then and not _ITS.match(text, mention.span.end)
    if (
        told_then
        or _NOT_OWN.search(window)
        or _HIGHER_BASE.match(text, mention.span.end)
        or (mention.rule == "date" and _PUBLISHED.search(window))
    ):
        return ""
    if sets_against(window):
        return name
    return name if _is_level_of(text, mention, window) else None


def _is_level_of(text: str, mention: PeriodMention, window: str) -> bool:
    """True for `its average level of 2019` and `below its May level`, unless it is what the sentence is on."""
    own, end = _OWN_LEVEL.search(window), mention.span.end
    if not own:
        return bool(_LEVEL_BEHIND.match(text, end) and _BESIDE.search(window))
    subject = "whole" not in mention.span.words(text) and _WAS.match(text, end)
    if subject and not _BESIDE.search(window[: own.start()]):
        return False
    return not _REACHED.match(text, end)


def _opened(mention: PeriodMention, window: str, now: int) -> PeriodMention:
    """The mention as a comparison, when words such as `than in` open it."""
    match = _OPENER.search(window)
    if not match or (mention.rule in _RANGES and not (_THAN.match(match[0]) or match[0].startswith("since"))):
        return mention
    running = match[0].startswith("over") and mention.rule == "relative" and mention.period
    if running and mention.period.length == _YEAR and mention.period.last >= now:
        return mention
    if _opens_own(mention, match[0], window[: match.start()]):
        return mention
    label = mention.label or (mention.period.name if mention.period else "")
    if _AS_THEN.match(match[0]) and not mention.label:
        label = ""
    same = mention.rule == "year" and _SAME.search(match[0])
    year = mention.period.first // 12 if same else None
    return mention._replace(comparison=True, label=label, year=year)


def _opens_own(mention: PeriodMention, opener: str, head: str) -> bool:
    """True for `over the first half`, `judging from May` and, at the head, `Since 2019`: a period of its own."""
    if opener.startswith("over") and mention.rule == "year":
        return bool(_AVERAGED.search(head))
    if opener.startswith("over") and mention.rule == "relative" and _GROWN.search(head):
        return False
    if opener.startswith("over"):
        grown = _GROWN.search(head) and mention.rule in (
            "code",
            "part_year",
            "month",
            "fiscal_part",
            "fiscal",
        )
        return not _SAME.search(opener) and mention.rule != "year" and not grown
    if opener.startswith("from"):
        return bool(_SEEN.search(head))
    if not opener.startswith("since"):
        return False
    return not mention.period
