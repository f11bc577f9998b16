"""The forms in which English tells periods and comparisons, as one alternation.

The patterns are for text in lower case. In the templates a space stands for white space of any kind, `@month`, `@count`, `@order` and `@fiscal`
for those words, `@YYYY` for a year in digits, and `@year` for words that tell the year behind a part of
one (`of last year`, `2024`). Groups are named after their form, for the resolver.
"""

import re

from analysis.extract.numerals import SPACE
from analysis.extract.tokens import first_words
from analysis.lexicon import Language, alternatives

_AMOUNT = "(?:percent|per cent|%|yuan|billion|million|trillion)"
_YEAR_BEHIND = (
    r"(?:(?:,? (?:of|in) |,? |[-’'])(?:"
    r"(?:the )?(?:calendar )?(?:year )?(?P<@_Y>@YYYY)(?:[-–/]\d\d(?!\d))?(?![\d%]| ?@amount)"
    r"|(?:the )?(?P<@_Y_this>current year|this year|the year|year)(?!-| (?:on|over|earlier|to|ago))"
    r"|(?P<@_Y_last>last year|(?:the )?previous year|(?:the )?preceding year)"
    r"|(?P<@_Y_next>next year)))?"
)
_FISCAL_YEAR = r"@YYYY(?:[-–/]\d\d(?:\d\d)?)?|\d\d(?:[-–/]\d\d)?"

# The most specific form first: what one has read, no other sees.
FORMS = {
    "fiscal_part": rf"\b(?:(?P<fp_q>q[1-4]|@order quarter)|(?P<fp_h>h[12]|(?:first|second) half))(?: (?:of )?(?:the )?@fiscal(?P<fp_y>{_FISCAL_YEAR})| ?:? ?(?P<fp_z>@YYYY[-–/]\d\d))\b",
    "fiscal": rf"\b@fiscal(?P<fy>{_FISCAL_YEAR})\b|\b(?P<fy2>@YYYY[-–/]\d\d)\b(?![-–/\d])",
    "to_month": r"\b(?P<tm_n>(?:financial|fiscal) year|year|@count months|quarter|half year) (?:to|ended|ending|through|up to) (?:in |the end of |end-)?(?P<tm>@month)@year",
    "month_to_date": r"\b(?P<md>@month)@year,? year[ -]to[ -]date\b",
    "until_month": r"\b(?:until|up to) (?:and including )?(?P<um>@month)(?! \d{1,2}(?!\d))@year",
    "date": r"(?P<da_o>(?:as (?:of|at)|by|at|on|end(?:ed|ing)|until|through) (?:the end of )?)?"
    r"(?:(?P<da>@month) \d{1,2}(?:st|nd|rd|th)?(?![\d.]\d)|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?P<da2>@month))@year",
    "year_code": r"\b(?P<yc_y>@YYYY)(?:-| ?:? ?)(?P<yc_c>q[1-4]|h[12])\b",
    "months_of": r"\b(?:in|over|during|for) the @count months of (?:(?P<mof>@YYYY)|this year|the year)\b",
    "year_until": r"\bfrom the (?:beginning|start) of the year (?:to|until|through) (?:the end of )?(?P<yu>@month)(?: \d{1,2})?@year",
    "month_range_fiscal": r"\b(?P<rf_a>@month) ?(?:[-–—]|to) ?(?P<rf_b>@month),? (?:of )?@fiscal(?P<rf_y>\d\d(?:\d\d)?)\b",
    "both_months": r"\b(?P<bm_a>@month) and (?P<bm_b>@month)@year(?= combined)",
    "month_range": r"(?P<mr_w>\b(?:from|between) )?(?P<mr_a>@month)(?:,? (?P<mr_y>@YYYY))?(?: ?[-–—~/] ?| (?:to|through|until|(?(mr_w)and|to)) )(?P<mr_b>@month)(?: period)?@year",
    "days": r"\b(?:the )?(?:first|last) @count days(?: of (?:the month|(?P<dy>@month)@year)| in (?P<dy2>@month))?",
    "first_n": r"\b(?P<fn_o>first|initial|opening|last|final|past|prior|previous|preceding|latest|recent) (?P<fn_c>@count) (?P<fn_u>months?|quarters?|years?|weeks?|decades?)\b@year",
    "elided": r"\bthe (?P<el>first|second|third|fourth)(?= ?(?:[,.;)]| and\b|$))",
    "fiscal_half": r"\bfiscal (?P<fh>first|second) half\b@year",
    "fiscal_now": r"\b(?:(?P<fn_h>(?:first|second) half)|(?P<fn_q>@order quarter)) of the (?:current |this )?(?:fiscal|financial) year\b",
    "fiscal_this": r"\b(?P<ft>this|the current|last|the previous|the last|next|the next) (?:fiscal|financial) year\b",
    "part_year": r"\b(?:(?P<py_h>(?:first|second|latter|1st|2nd)(?: |-)half(?: ?- ?year)?)|(?P<py_q>@order(?: |-)quarter))@year",
    "code": r"\b(?:(?P<cd_q>q[1-4])|(?P<cd_h>h[12])|(?P<cd_n>[1-4])(?P<cd_k>[qh]))(?:(?:[\s\u00a0'’/-]*(?P<cd_y>@YYYY|\d\d))\b)?(?![\w])@year",
    "ago": r"\b(?P<ag_c>@count) (?P<ag_u>months?|quarters?|years?|weeks?|days?) (?:ago|earlier|before|previously)\b",
    "quarter_of_month": r"\b(?P<qm>@month) quarter@year",
    "month": r"(?:\b(?P<mo_p>last|this|next|early|mid|late|end)(?: |-))?(?P<mo>@month)(?! ?\d{1,2}(?!\d|[.,]\d)(?! ?@amount))@year",
    "numeric": r"\b(?P<nu_y>@YYYY)-(?P<nu_m>0[1-9]|1[0-2])\b(?!-\d)",
    "year_range": r"(?P<yr_w>\b(?:from|between) )?\b(?P<yr_a>@YYYY)(?: ?[-–—] ?| (?:to|through|until|(?(yr_w)and|to)) )(?P<yr_b>@YYYY)\b",
    "to_date": r"\b(?:so far (?:this year|in (?P<td_y>@YYYY))|(?:this )?year[ -]to[ -]date|since the (?:beginning|start) of (?:the |this )?year|since this year)\b",
    "lengths": r"\b(?:(?:over|in|during|for|of) the (?:same )?|the same |the |over )(?:(?P<le_n>@dozen)(?: |-)(?:months?(?: period)?|quarters?))\b(?! (?:to|ended|ending|through|of|up))",
    "whole_year": r"\b(?:for|throughout) the year\b(?! (?:of|to|before|ended|ahead|end|earlier))",
    "the_month": r"\b(?:in|for|during|over|throughout|at the end of|by the end of|of) the (?P<th_u>month|quarter|period|half[ -]year|half)\b(?! (?:of|to|before|ended|last|in))",
    "same": r"\b(?:(?:in|during|over|for|at) )?(?:the same|this|the|that|the reporting|the reference) (?:period|quarter|half)\b(?! (?:of|last|a year|in|ended|to|between))",
    "comparisons": "",
    "relative": r"\b(?P<rl_w>last|this|the previous|the past|the current|next|the full|the whole) (?P<rl_u>year|month|quarter|half|decade|half-century|week)\b(?!-| (?:on|over) )",
    "now": r"\b(?:now\b|so far(?= ?,)|(?<!reported\s)(?<!said\s)(?<!released\s)(?<!published\s)(?<!announced\s)(?<!showed\s)today|currently|at present|to date|at the moment)\b",
    "year": r"(?<![\d.,\w/$€£¥-])(?P<yy>@YYYY)s?(?![\d\w/%]|[.,]\d| ?@amount| (?:units|people|tons|tonnes|enterprises|companies|items))",
}


# Words that can begin a form only shortly before one of its core words, and those words.
LEADS = frozenset(
    [
        "the",
        "this",
        "that",
        "in",
        "of",
        "from",
        "between",
        "over",
        "during",
        "for",
        "at",
        "as",
        "by",
        "on",
        "so",
        "since",
        "to",
        "a",
        "an",
        "under",
        "with",
    ]
)
ORDERS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "last",
        "latter",
        "final",
        "past",
        "previous",
        "preceding",
        "prior",
        "latest",
        "recent",
        "next",
        "same",
        "initial",
        "opening",
        "early",
        "mid",
        "late",
        "reporting",
        "reference",
        "corresponding",
        "whole",
        "full",
    ]
)
CORES = frozenset(
    [
        "end",
        "ended",
        "ending",
        "year",
        "yearly",
        "annual",
        "annually",
        "month",
        "monthly",
        "quarter",
        "quarterly",
        "half",
        "period",
        "day",
        "week",
        "decade",
        "fiscal",
        "financial",
        "1st",
        "2nd",
        "3rd",
        "4th",
        "today",
        "now",
        "currently",
        "present",
        "date",
        "until",
        "through",
        "far",
        "moment",
        "national",
        "average",
        "level",
        "country",
        "nationwide",
        "growth",
        "beginning",
        "start",
    ]
)

OPENER = (
    r"(?:\b(?:compar\w+ (?:with|to)|relative to|vis-[aà]-vis|versus|vs\.?|than|against|same as)|\b(?:from|since|over)) "
    r"(?:(?:that|those|(?:the )?(?:\w+ )?(?:level|figure|estimate|total|base|budget|average|rate|peak|low|high)s?)? ?(?:in|of|for|at|during)? )?(?:the )?"
    r"(?:(?:same|corresponding) (?:[\w-]+ )?(?:period|months?|quarter|half|week|time) (?:of|in|a) |end of |level (?:of|in) |(?:full )?year )?$"
)


# The forms that can begin with a digit: at a number no others need be tried.
DIGIT_FORMS = ("fiscal", "to_month", "date", "code", "ago", "part_year", "year_code", "numeric", "year_range", "year")


def period_pattern(language: Language, *, at_digit: bool = False) -> re.Pattern:
    """All forms in one alternation; a group `f_...` names the form, `f_cmp_...` the kind of comparison."""
    bodies = {name: _form(name, body, language) for name, body in FORMS.items() if body}
    if at_digit:
        return re.compile("|".join(bodies[name] for name in FORMS if name in DIGIT_FORMS))
    ordered = [bodies.get(name) or "|".join(_comparisons(language)) for name in FORMS]
    return re.compile("|".join(ordered))


def starters(language: Language) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Folded words that can begin a form: `LEADS`, the core words of the language, and words of order."""
    phrases = [phrase for label in comparison_labels(language) for phrase in language.comparison[label]]
    cores = CORES | first_words(list(language.months)) | (first_words(phrases) - LEADS - ORDERS)
    return LEADS, cores, ORDERS | first_words(list(language.numbers))


def comparison_labels(language: Language) -> list[str]:
    """The kinds of comparison of a language pack, in the order of their groups."""
    return list(language.comparison)


def _form(name: str, body: str, language: Language) -> str:
    months = alternatives(list(language.months))
    words = {
        "@year": _YEAR_BEHIND.replace("@_", f"{name}_"),
        "@month": rf"\b(?:{months})\b\.?",
        "@count": rf"(?:\d{{1,2}}|{'|'.join(language.numbers)})",
        "@dozen": rf"(?:1[0-2]|[1-9](?!\d)|{'|'.join(language.numbers)})",
        "@order": "(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)",
        "@fiscal": "(?:fiscal (?:year )?|fy ?['’]?)",
        "@YYYY": r"(?:19|20)\d\d",
        "@amount": _AMOUNT,
    }
    for sign, pattern in words.items():
        body = body.replace(sign, pattern)
    return f"(?P<f_{name}>{white(body)})"


def white(template: str) -> str:
    """A space of a template as white space: one or more, or any number before a `?`."""
    template = template.replace("[ -]", f"(?:{SPACE}+|-)").replace(" ?", f"{SPACE}*")
    return template.replace(" ", f"{SPACE}+")


def _comparisons(language: Language) -> list[str]:
    ends = white(r"(?![\w-]| (?:growth|rise|increase|gain|high|low)s? of the)")
    return [
        rf"(?P<f_cmp_{number}>(?<![\w-])(?:{alternatives(language.comparison[label])}){ends})"
        for number, label in enumerate(comparison_labels(language))
    ]
