"""The forms in which English tells periods and comparisons, as one alternation."""

import re

from analysis.extract.numerals import SPACE
from analysis.lexicon import Language, alternatives

_YEAR = r"(?:19|20)\d\d"
_S = SPACE


def period_pattern(language: Language) -> re.Pattern:
    """One alternation of all forms, the most specific first; a group `f_...` names the form."""
    months = alternatives([m.title() for m in language.months] + [m.upper() for m in language.months])
    month = rf"(?-i:\b(?:{months})\b\.?)"
    numbers = "|".join(language.numbers)
    count = rf"(?:\d{{1,2}}|{numbers})"
    year = rf"(?:(?:,?{_S}+(?:of|in){_S}+|,?{_S}+|[-’'])(?:(?:the{_S}+)?(?:calendar{_S}+)?(?:year{_S}+)?(?P<Y>{_YEAR})(?:[-–/]\d\d(?!\d))?(?![\d%]|{_S}*(?:percent|yuan|billion|million|trillion))|(?:the{_S}+)?(?P<Y_this>current{_S}+year|this{_S}+year|the{_S}+year|year)(?!-|{_S}+(?:on|over|earlier|to|ago))|(?P<Y_last>last{_S}+year|(?:the{_S}+)?previous{_S}+year|(?:the{_S}+)?preceding{_S}+year)|(?P<Y_next>next{_S}+year)))?"
    order = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"

    def form(name: str, body: str) -> str:
        suffix = year.replace("P<Y", f"P<{name}_Y")
        return f"(?P<f_{name}>{body.replace('@Y', suffix)})"

    labels = {k: v for k, v in language.comparison.items() if k != "openers"}
    comparisons = "|".join(
        rf"(?P<f_cmp_{number}>(?<![\w-])(?:{alternatives(phrases)})(?![\w-]|{_S}+(?:growth|rise|increase|gain|high|low)s?{_S}+of{_S}+the))"
        for number, phrases in enumerate(labels.values())
    )
    fiscal = rf"(?:fiscal{_S}+(?:year{_S}+)?|FY{_S}?['’]?)"
    forms = [
        form(
            "fiscal_part",
            rf"\b(?:(?P<fp_q>Q[1-4]|(?:{order}){_S}+quarter)|(?P<fp_h>H[12]|(?:first|second){_S}+half)){_S}+(?:of{_S}+)?(?:the{_S}+)?{fiscal}(?P<fp_y>{_YEAR}(?:[-–/]\d\d(?:\d\d)?)?|\d\d(?:[-–/]\d\d)?)\b",
        ),
        form(
            "fiscal",
            rf"\b{fiscal}(?P<fy>{_YEAR}(?:[-–/]\d\d(?:\d\d)?)?|\d\d(?:[-–/]\d\d)?)\b|\b(?P<fy2>{_YEAR}[-–/]\d\d)\b(?![-–/\d])",
        ),
        form(
            "to_month",
            rf"\b(?P<tm_n>year|{count}{_S}+months|quarter|half{_S}+year){_S}+(?:to|ended|ending|through|up{_S}+to){_S}+(?:in{_S}+|the{_S}+end{_S}+of{_S}+|end-)?(?P<tm>{month})@Y",
        ),
        form(
            "date",
            rf"(?P<da_o>(?:as{_S}+(?:of|at)|by|at|on|end(?:ed|ing)|until|through){_S}+(?:the{_S}+end{_S}+of{_S}+)?)?(?:(?P<da>{month}){_S}+\d{{1,2}}(?:st|nd|rd|th)?(?![\d.]\d)|\b\d{{1,2}}(?:st|nd|rd|th)?{_S}+(?:of{_S}+)?(?P<da2>{month}))@Y",
        ),
        form(
            "month_range",
            rf"(?:\b(?:from|between){_S}+)?(?P<mr_a>{month})(?:,?{_S}+(?P<mr_y>{_YEAR}))?{_S}*(?:[-–—~/]|{_S}(?:to|through|and|until){_S}){_S}*(?P<mr_b>{month})(?:{_S}+period)?@Y",
        ),
        form(
            "first_n",
            rf"\b(?P<fn_o>first|initial|opening|last|final|past|previous|preceding|latest|recent){_S}+(?P<fn_c>{count}){_S}+(?P<fn_u>months?|quarters?|years?|weeks?|decades?)\b@Y",
        ),
        form("elided", rf"\bthe{_S}+(?P<el>first|second|third|fourth)(?={_S}*(?:[,.;)]|{_S}and\b|$))"),
        form(
            "part_year",
            rf"\b(?:(?P<py_h>(?:first|second|latter|1st|2nd)(?:{_S}+|-)half(?:{_S}*-{_S}*year)?)|(?P<py_q>{order}(?:{_S}+|-)quarter))@Y",
        ),
        form(
            "code",
            rf"\b(?:(?P<cd_q>Q[1-4])|(?P<cd_h>H[12])|(?P<cd_n>[1-4])(?P<cd_k>[QH]))(?:(?:[\s\u00a0'’/-]*(?P<cd_y>{_YEAR}|\d\d))\b)?(?![\w])@Y",
        ),
        form(
            "ago",
            rf"\b(?P<ag_c>{count}){_S}+(?P<ag_u>months?|quarters?|years?|weeks?|days?){_S}+(?:ago|earlier|before|previously)\b",
        ),
        form("quarter_of_month", rf"\b(?P<qm>{month}){_S}+quarter@Y"),
        form(
            "month",
            rf"(?:\b(?P<mo_p>last|this|next|early|mid|late|end)[\s-]+)?(?P<mo>{month})(?!{_S}*\d{{1,2}}(?!\d|[.,]\d)(?!{_S}*(?:percent|%|billion|million|trillion)))@Y",
        ),
        form(
            "year_range",
            rf"(?:\b(?:from|between){_S}+)?\b(?P<yr_a>{_YEAR})(?:{_S}*[-–—]{_S}*|{_S}+(?:to|and|through|until){_S}+)(?P<yr_b>{_YEAR})\b",
        ),
        form(
            "to_date",
            rf"\b(?:so{_S}+far{_S}+(?:this{_S}+year|in{_S}+(?P<td_y>{_YEAR}))|(?:this{_S}+)?year[\s-]+to[\s-]+date|since{_S}+the{_S}+(?:beginning|start){_S}+of{_S}+(?:the{_S}+|this{_S}+)?year|since{_S}+this{_S}+year)\b",
        ),
        form(
            "same",
            rf"\b(?:(?:in|during|over|for|at){_S}+)?(?:the{_S}+same|this|the|that|the{_S}+reporting|the{_S}+reference){_S}+(?:period|quarter|half)\b(?!{_S}+(?:of|last|a{_S}+year|in|ended|to|between))",
        ),
        comparisons,
        form(
            "relative",
            rf"\b(?P<rl_w>last|this|the{_S}+previous|the{_S}+past|the{_S}+current|next){_S}+(?P<rl_u>year|month|quarter|half|decade|half-century|week)\b(?!-|{_S}+(?:on|over){_S}+)",
        ),
        form("now", r"\b(?:currently|at\s+present|to\s+date|at\s+the\s+moment)\b"),
        form(
            "year",
            rf"(?<![\d.,\w/$€£¥-])(?P<yy>{_YEAR})(?:s)?(?![\d\w/%]|[.,]\d|{_S}*(?:percent|per cent|yuan|billion|million|trillion|units|people|tons|tonnes|enterprises|companies|items))",
        ),
    ]
    return re.compile("|".join(forms), re.I)
