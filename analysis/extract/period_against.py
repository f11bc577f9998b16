"""Words just before a period that set a figure against what was then: `4 percent below`, `half the pace of`."""

from analysis.needing import needing

# `fell by 0.9%, as in [January]`, `As in [January], exports fell`
_AS_IN = needing(
    "as",
    r"(?:(?:%|\bper\s?cent),\s+(?:just\s+)?|(?:^|[.;\n])[^\S\n]*(?:just\s+)?)as\s+(?:it\s+did\s+)?in\s+$",
)
# `half the pace of [2019]`, `98% of what it was in [2019]`
_TIMES_THE = needing(
    ("times", "half", "twice", "double", "triple", "third"),
    r"\b(?:times|half|twice|double|triple|a\s+third)\s+(?:of\s+)?(?:the|its|that)\s+(?:[\w-]+\s+){0,3}(?:of|in|for)\s+(?:the\s+)?(?:(?:the\s+)?whole\s+of\s+|all\s+of\s+)?$",
)
_PERCENT_OF_IT = needing(
    ("what", "level", "value", "volume", "peak"),
    r"(?:%|\bper\s?cent)\s+of\s+(?:what\s+(?:it|they)\s+(?:was|were)|(?:its|their|the)\s+(?:pre-\w+\s+)?(?:level|value|volume|peak)s?)"
    r"\s+(?:in|of|for)\s+(?:the\s+)?$",
)
# `4 percent below [April]`
_BELOW = needing(
    ("above", "below", "under"),
    r"(?:%|\bper\s?cent|\bpoints?|\btonn?es|\btons|\b[bm]illion|\bdollars|\byuan|\b(?:far|well|just|slightly|touch|bit|little))"
    r"\s+(?:below|above|under)\s+(?:the\s+|that\s+of\s+|those\s+of\s+)?$",
)
# `2% below where it was before the pandemic, in [the fourth quarter of 2019]`
_BEFORE_IT = needing(
    "before",
    r"\bbefore\s+the\s+[\w\s()-]{0,40}\b(?:pandemic|crisis|war|outbreak|recession),?\s*(?:\(|in\s+|of\s+)?(?:the\s+)?$",
)
# `7% below their figures reached in the peak in [2008]`
_THEIR_PEAK = needing(
    ("below", "above", "from", "than", "since"),
    r"\b(?:below|above|from|than)\s+(?:[\w-]+\s+){1,10}?(?:peak|trough|high|low)\s+(?:of|in|for|at)\s+(?:the\s+)?$"
    r"|\bsince\s+(?:reaching\s+)?(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}?(?:peak|trough|high|low|bottom)\s+(?:of|in|for|at)\s+(?:the\s+)?$",
)
# `a fall of 9% on the number of mergers recorded in [2013]`
_ON_NUMBER = needing(
    ("number", "level", "figure", "total", "amount", "value"),
    r"\bon\s+(?:the|its|their|that)\s+(?:number|level|figure|total|amount|value)\b[^,;.]{0,60}\s+in\s+(?:the\s+)?$",
)
# `5% short of where it stood in [May]`, `a third of what they had been in [2022]`
_WHERE_IT = needing(
    "wh",
    r"\b(?:than|below|above|from|of|to|under|over|with)\s+(?:where|what)\s+(?:it|they|(?:the|its|their)\s+\w+|\w+)\s+(?:stood|was|were|had\s+been|had\s+stood)\s+(?:back\s+)?(?:in|at)\s+(?:the\s+)?(?:(?:end|start)\s+of\s+)?$",
)


def sets_against(window: str) -> bool:
    """True where the last words before a period set the figure against it; they are in lower case."""
    told = _AS_IN.search(window) or _TIMES_THE.search(window) or _PERCENT_OF_IT.search(window)
    told = told or _BELOW.search(window) or _BEFORE_IT.search(window) or _THEIR_PEAK.search(window)
    return bool(told or _ON_NUMBER.search(window) or _WHERE_IT.search(window))
