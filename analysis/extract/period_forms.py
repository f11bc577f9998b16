"""The forms in which English tells periods and comparisons, as one alternation.

The patterns are for text in lower case. In the templates a space stands for white space of any kind,
`@month`, `@count`, `@order` and `@fiscal` for those words, `@YYYY` for a year in digits, `@dash` for the
hyphen between two years, and `@year` for words that tell the year behind a part of one (`of last year`,
`2024`). Groups are named after their form, for the readers of its parts.
"""

import re

from analysis.extract.period_openers import CODES, OPENERS
from analysis.extract.period_signs import ORDER, signs_of, white
from analysis.extract.tokens import first_words
from analysis.lexicon import Language, alternatives

_FISCAL_YEAR = r"@YYYY(?:@dash\d\d(?:\d\d)?)?|\d\d(?:[-–/]\d\d)?"
# `2024-25`, but not the month `2025-07`.
_TWO_YEARS = "|".join(
    rf"{years}@dash{tail}"
    for years, tail in (
        (r"(?:19|20)(?:99|0\d)", r"0\d"),
        (r"(?:19|20)(?:09|1[01])", "1[0-2]"),
        ("@YYYY", r"(?:1[3-9]|[2-9]\d)"),
        # `2008-9`
        (r"(?:19|20)\d[0-8]", r"[1-9](?!\d|[.,]\d|%)"),
    )
)
# `July to September` behind the number of a quarter
_MONTHS_TOLD = r" ?[,(]? ?(?P<nq_{0}>@month)(?: ?[-–—] ?| to )(?P<nq_{0}2>@month)(?: ?\))?"
# `1 to 5`, `1st and 5th`
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?: ?[-–—] ?| (?:to|through|until|and) )\d{1,2}(?:st|nd|rd|th)?(?!\d|[.,]\d| ?@amount)"
# `now`, but not in `data released today`.
_NO_NEWS = "".join(
    rf"(?<!{verb}\s)"
    for verb in ("reported", "said", "released", "published", "announced", "showed", "statement", "issued")
)
# `today's trade numbers`
_ISSUES = "(?:numbers?|figures?|data|releases?|reports?|statistics|news|results|announcement)"

# The most specific form first: what one has read, no other sees.
FORMS = {
    # `the second quarter of fiscal 2025`, `H1 2024-25`
    "fiscal_part": r"\b(?:(?P<fp_q>q[1-4]|@order quarter)|(?P<fp_h>h[12]|(?:first|second) half))"
    rf"(?:(?: |-)(?:of )?(?:the )?@fiscal(?P<fp_y>{_FISCAL_YEAR})| ?:? ?(?:of )?(?P<fp_z>@YYYY@dash\d\d))\b",
    # `from 2013-14 to 2016-17`
    "fiscal_range": r"\bfrom (?:@fiscal)?(?P<fr_a>@YYYY@dash\d\d) to (?:@fiscal)?(?P<fr_b>@YYYY@dash\d\d)\b",
    # `FY26`, `2024-25`
    "fiscal": rf"\b@fiscal(?P<fy>{_FISCAL_YEAR})\b|\b(?P<fy2>{_TWO_YEARS})\b(?![-–/\d])",
    # `the 12 months to July 2025`, `the financial year ended March`
    "to_month": r"\b(?P<tm_n>(?:financial|fiscal) year|year|@count(?: |-)months?(?: period)?|(?P<tm_m>\d{1,2})-month(?: period)?|quarter|half[ -]year)"
    r" (?:(?:leading |up )?to|(?:that |which )?(?:ended|ends)|ending|through) (?:in |on |the end of |end-|early |mid-|late |\d{1,2}(?:st|nd|rd|th)? )?(?P<tm>@month)(?: \d{1,2}(?![.,]?\d| ?@amount))?@year",
    # `September 2025 year-to-date`
    "month_to_date": r"\b(?P<md>@month)@year,? year[ -]to[ -]date\b",
    # `until September`, `the balance through July`, but not `data are available up to August`
    "until_month": r"\b(?<!available\s)(?<!booked\s)(?<!open\s)(?<!closed\s)(?<!valid\s)(?<!extended\s)(?<!delayed\s)(?<!suspended\s)(?<!postponed\s)(?<!lasts\s)(?<!runs\s)(?:until|up to|(?<!way\s)(?<!part\s)through)"
    r" (?:and including )?(?P<um>@month)(?! \d{1,2}(?!\d))@year",
    # `during the National Day holiday`, `over last year's Spring Festival`
    "holiday": r"\b(?:during|over|in|for|throughout) (?:(?:the|this year['’]s|this|(?P<ho_l>last(?: year['’]s)?)) )?(?:(?P<ho_Y>@YYYY) )?"
    r"(?:(?:@count|\d)-day )?(?P<ho>@holiday)(?: and (?:the )?@holiday)?\b(?: (?:golden week|travel rush|shopping (?:festival|season|spree)|holidays?|period|break|season|promotions?|week))?@year",
    # `the week of November 8-14`, `the week ended 14 November`
    "week_of": r"\bweek (?:of|to|from|ended|ending|starting|beginning)(?: on)? "
    r"(?:(?P<wo>@month) \d{1,2}(?:st|nd|rd|th)?(?: ?[-–] ?(?:@month )?\d{1,2}(?:st|nd|rd|th)?)?(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: ?[-–] ?\d{1,2})? (?P<wo2>@month))@year",
    # `from May 1 to 5`, `during the 1-5 May holiday`
    "days_of": rf"\b(?:from|between|during|over|in) (?:the )?(?:(?P<do>@month) {_DAYS}(?! @month)|{_DAYS} (?:of )?(?P<do2>@month))@year",
    # `Imports, March 1-20, 2022` at the end of a heading
    "days_headed": r"\b(?:(?P<dh>@month) \d{1,2} ?[-–] ?\d{1,2},?|\d{1,2} ?[-–] ?\d{1,2} (?P<dh2>@month),?) (?P<dh_Y>@YYYY)(?=[^\S\n]*(?:[\[(][^\n\])]*[\])][^\S\n]*)?(?:\n|$))",
    # `as of 30 June 2025`
    "date": r"(?P<da_o>(?:as (?:of|at|on)|by|at|on|from|end(?:ed|ing)|until|through) (?:the end of )?)?"
    r"(?:(?P<da>@month) \d{1,2}(?:st|nd|rd|th)?(?!\d|\.\d|,\d{3}(?!\d)| (?:to|through|until|and) @month \d)"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?P<da2>@month))@year",
    # `2024 Q1`, `2024-H1`
    "year_code": r"\b(?P<yc_y>@YYYY)(?:-| ?:? ?)(?P<yc_c>q[1-4]|h[12])\b",
    # `in the eleven months of 2024`, `9 months of 2025`
    "months_of": r"\b(?:(?:in|over|during|for) )?the (?P<mof_c>@count) months of (?:(?P<mof>@YYYY)|this year|the year)\b"
    r"|\b(?P<mof_d>\d{1,2}|six|nine|ten|eleven) months of (?P<mof_y>@YYYY)\b",
    # `from the beginning of the year to 30 November`, `this year up to 25 November`
    "year_until": r"\b(?:(?:from|since) the (?:beginning|start) of (?:the|this) year|(?:so far )?this year)"
    r" (?:up to|to|until|through) (?:the end of |end-)?(?:\d{1,2} )?(?P<yu>@month)(?: \d{1,2})?@year",
    # `July-October FY26`
    "month_range_fiscal": r"\b(?P<rf_a>@month) ?(?:[-–—]|to) ?(?P<rf_b>@month)(?: period)?,?(?: \([qh][1-4]\))?"
    rf" (?:of |in )?(?:the )?(?:current )?@fiscal(?P<rf_y>{_FISCAL_YEAR})\b",
    # `July and August combined`
    "both_months": r"\b(?P<bm_a>@month) and (?P<bm_b>@month)@year(?= (?:combined|together))",
    # `from January to May 2025`, `January-May`
    "month_range": r"(?P<mr_w>\b(?:from|between) )?(?:(?:early|mid|late)[ -])?(?P<mr_a>@month)(?P<mr_d> \d{1,2}(?:st|nd|rd|th)?(?![\d,]\d))?(?:,? (?P<mr_y>@YYYY))?"
    r"(?: ?[-–—~/] ?|[ -](?:to|through|until|(?(mr_w)and|to))[ -])(?:(?:early|mid|late|end)[ -])?(?P<mr_b>@month)(?(mr_d) \d{1,2}(?:st|nd|rd|th)?(?![\d.]\d))(?: period)?@year",
    # `the first 20 days of May`
    "days": r"\b(?:the )?(?:first|last) @count days"
    r"(?: of (?:the month|(?P<dy>@month)@year)| in (?P<dy2>@month))?",
    # `5M26`, `the first four years of the 13th Five-Year Plan`
    "months_code": r"\b(?P<mc_n>[2-9]|1[0-2])m(?P<mc_y>\d\d)\b(?![.,]?\d)",
    "plan": r"\b(?P<pl_w>(?:in|during|over|for|throughout) )?(?:the )?(?:(?P<pl_o>first|last|final) (?:(?P<pl_c>@count) years|year)"
    r" of the )?(?P<pl_n>\d{1,2})(?:st|nd|rd|th) five-year plan\b(?P<pl_p> period)?",
    # `the first nine months of 2024-25`, `the first five months of FY26`
    "fiscal_start": r"\b(?:(?:first|initial|opening)|in|during|over) (?P<fs_c>@count) months of (?:the |this )?(?:current )?(?:(?:fiscal|financial) year|fiscal)\b(?! ?@YYYY)",
    "fiscal_months": r"\b(?:first|initial|opening) (?P<fm_c>@count) months of (?:the |this )?(?:current )?"
    rf"(?:@fiscal(?P<fm_y>{_FISCAL_YEAR})|(?P<fm_z>@YYYY@dash\d\d))\b",
    # `the first eleven months of 2025`, `the past two years`
    "first_n": r"\b(?P<fn_o>first|initial|opening|last|final|past|prior|previous|preceding|latest|recent"
    r"|next|coming|following|these) (?:@count (?:or|to) )?(?P<fn_c>@count) (?P<fn_u>months?|quarters?|years?|weeks?|decades?)\b@year",
    # `the first, second and third quarters of 2023`
    "listed_parts": r"\bthe (?P<li_o>first|second|third)(?P<li_m>(?:, @order)*),? and (?:the )?(?P<li_l>second|third|fourth|final)"
    r" quarters?\b@year",
    # `4% in the first and 5% in the second quarter`
    "part_ahead": r"\bthe (?P<pa_o>first|second|third)(?= ?(?:and|,)(?P<pa_m>(?:[^.;]|[.]\d){1,100}?)\bin the (?P<pa_l>second|third|fourth) (?P<pa_u>quarter|half)\b)",
    # `4% in the first quarter and 5% in the second`
    "elided": r"\bthe (?P<el>first|second|third|fourth|last)(?= ?(?:[,.;)]| (?:and|because|to|it|they|was|were)\b| of the year\b|$))",
    # `the first quarter (July-September) of the current fiscal year`
    "part_months": r"\b(?:@order(?: |-)quarter|(?:first|second)(?: |-)half) \((?P<pm_a>@month)(?: ?[-–—] ?| to )(?P<pm_b>@month) ?\)"
    r"(?: of (?:(?:the )?(?:current |this |ongoing )?(?:fiscal|financial) year|(?:the )?(?:current|ongoing|this) fiscal)\b)?@year",
    # `fiscal first half`
    "fiscal_half": r"\bfiscal (?P<fh>first|second) half\b@year",
    # `the second quarter of the current fiscal year`
    "fiscal_now": r"\b(?:(?P<fn_h>(?:first|second) half)|(?P<fn_q>@order quarter))"
    r" of (?:(?:the )?(?:current |this |ongoing )?(?:fiscal|financial) year|(?:(?:the )?(?:current|ongoing)|this) fiscal)\b",
    # `last fiscal year`
    "fiscal_to_date": r"\b(?:(?:the current|the|this|current) (?:fiscal|financial) year (?:so far|to date)|(?:fiscal|financial) year[ -]to[ -]date)\b"
    rf"(?: (?:{_TWO_YEARS}))?",
    "fiscal_previous": r"\bthe (?:(?:previous|preceding|prior) (?:fiscal|financial) year|(?:fiscal|financial) year before)\b(?! last)",
    # `this fiscal year`, `the last fiscal,`
    "fiscal_this": r"\b(?P<ft>this|the current|current|last|the last|next|the next)"
    r" (?:(?:fiscal|financial) year\b|fiscal\b(?= ?[,.;:)]| (?:was|were|at|to|by|is|in|and|with|from|as|has|had|so|it|till|until"
    r"|that|which|compared|against|while|over)\b|$))"
    r"|\bthe (?:fiscal|financial) year (?:(?:that|which) (?:has )?)?just (?:ended|gone|past|closed|finished|over)\b",
    # `the first half of the year`, `third quarter 2024`
    "part_year": r"\b(?:(?P<py_h>(?:first|second|latter|1st|2nd)(?: |-)half(?: ?- ?year)?)"
    r"|(?P<py_q>@order(?: |-)quarter)(?! (?:in (?:history|which|living memory|more than|over|@count years)|on record|ever|since|running|in a row)\b))@year",
    # `quarter 3`, `Quarter 3 (July to Sept) 2025`
    "numbered_quarter": r"\b(?:(?<!\sa\s)(?<!each\s)(?<!every\s)(?<!per\s)quarter (?P<nq_n>[1-4])(?![\d%]|[.,]\d| ?@amount)"
    rf"(?:{_MONTHS_TOLD.format('a')})?|q(?P<nq_q>[1-4]){_MONTHS_TOLD.format('b')})@year",
    # `Q3 2025`, `1H25`
    "code": r"\b(?:(?P<cd_q>q[1-4])|(?P<cd_h>h[12])|(?P<cd_n>[1-4])(?P<cd_k>[qh]))"
    r"(?:(?:[\s\u00a0'’/:-]*(?P<cd_y>@YYYY|\d\d))\b)?(?![\w])@year",
    # `two years ago`
    "ago": r"\b(?P<ag_c>@count) (?P<ag_u>months?|quarters?|years?|weeks?|days?)"
    r" (?:ago|earlier|before|previously)\b",
    # `the following month`
    "following": r"\bthe following (?P<fo_u>month|quarter|year)\b(?! of)",
    # `two years later`
    "later": r"\b(?P<lt_c>@count|a) (?P<lt_u>months?|quarters?|years?) later\b",
    # `the June quarter`
    "quarter_of_month": r"\b(?P<qm>@month)(?: (?P<qm_y>@YYYY))? quarter@year",
    # `May 2025`, `last May`, `end-June`
    "month": r"(?:\b(?P<mo_p>last|this|next|early|mid|late|end)(?: |-))?(?P<mo>@month)"
    r"(?! ?\d{1,2}(?!\d|[.,]\d)(?! ?@amount))@year",
    # `2022-07`
    "numeric": r"\b(?P<nu_y>@YYYY)-(?P<nu_m>0[1-9]|1[0-2])\b(?!-\d)",
    # `in both 2027 and 2028`, `over 2020 and 2021`
    "both_years": r"\b(?:in both|both|over) (?P<by_a>@YYYY) and (?P<by_b>@YYYY)\b",
    # `in 2026, 2027 and 2028`
    "three_years": r"\b(?:in|for|over) (?P<ty_a>@YYYY), @YYYY,? and (?P<ty_b>@YYYY)\b(?! ?@amount)",
    # `the decade to 2023`, `the five years to 2024`
    "years_to": r"\b(?:decade|(?P<yt_c>@count) years) (?:to|through|up to|ending|ended|(?:that|which) ended)(?: in)? (?P<yt>@YYYY)\b",
    # `from 2018 to 2024`
    "year_range": r"(?P<yr_w>\b(?:from|between) (?P<yr_e>the end of )?)?\b(?P<yr_a>@YYYY)"
    r"(?: ?[-–—] ?| (?:to|through|until|(?(yr_w)and|to)) )(?P<yr_b>@YYYY)\b",
    # `so far this year`, `year-to-date`
    "to_date": r"\b(?:so far (?:this year|in (?P<td_y>@YYYY))|(?:this )?year[ -]to[ -]date|ytd|y-t-d"
    r"|since the (?:beginning|start) of (?:(?:the |this )?year|(?P<td_s>@YYYY))|since this year)\b",
    # `over the ten months`
    "lengths": r"\b(?:(?:over|in|during|for|of) the (?:same )?|the same |the |over )"
    r"(?:(?P<le_n>@dozen)(?: |-)(?:months?(?: period)?|quarters?))\b"
    r"(?! (?:period )?(?:to|ended|ending|leading|(?:that|which) end(?:ed|s)|through|of|up)\b)",
    # `for the year`, `full-year exports`, `by the end of the year`
    "whole_year": r"\b(?:for|throughout) the year\b(?! (?:of|to|before|ended|ending|ahead|end|earlier)\b)"
    r"|\bfull-year\b(?! (?:of|to|ended|ending)\b)|\b(?:over|in|across|taking) the year as a whole\b",
    "year_end": r"\b(?:at|by|as of) (?:the end of (?P<ye>the year)|(?:the )?(?P<ye2>year-end))\b(?! (?:to|before|ended|of)\b)",
    # `in the month`
    "the_month": r"\b(?:in|for|during|over|throughout|at the end of|by the end of|of)"
    r" the (?P<th_u>month|quarter|period|half[ -]year|half)\b"
    r"(?![ -]year| (?:of|to|before|(?:(?:that|which) )?end(?:ed|ing|s)|through|last|in|from|between)\b|(?<=period) (?:@month|@YYYY))",
    # `that year`, the one just told
    "that_year": r"\b(?:(?:in )?that year|in the same year(?! (?:of|as)\b))\b(?!['’-]| (?:on|over|ago|earlier)\b)",
    # `in the year`
    "in_year": r"\bin the year\b(?! (?:of|to|before|ended|ending|last|in|so|ahead|after|since|earlier|that|when)\b)",
    # `since the previous meeting`
    "since_event": r"\bsince then\b|\bsince (?:the|our|its|their) (?:[\w’']+ ){0,6}?(?:meeting|decision|announcement|election)\b",
    # `0.4% lower on Friday`, `after the data release`
    "weekday": r"\bon @weekday\b|\bafter the (?:data release|release|data|decision|announcement)\b",
    # `in the same period`, `the reporting quarter`
    "same": r"\b(?:(?:in|during|over|for|at) )?(?:the same|this|the|that|the reporting|the reference)"
    r" (?:period|quarter|half|months(?= ?,))\b(?![ -]year| (?:of|last|a year|in|(?:(?:that|which) )?end(?:ed|ing|s)|through|to|from|between)\b|(?<=period) @month)",
    # The phrases of comparison of the language pack: `year on year`.
    "comparisons": "",
    # `last year`, `the past decade`
    "relative": r"\b(?P<rl_w>last|this|the previous|the past|(?:the )?current|next|the full|the whole)"
    r" (?P<rl_u>year|month|quarter|half|decade|half-century|week)\b(?!-| (?:on|over) | of (?:@YYYY|@month)\b)",
    "near_day": r"\b(?P<nd>the day before yesterday|yesterday|this (?:morning|afternoon|evening))\b(?!['’]s)",
    # `currently`, `so far,`, `have so far signed`, `up to now`
    "now": rf"\b(?:now\b|so far(?! (?:this|in|as|from|behind)\b)|(?:up (?:to|until|till)|until|till) now\b"
    rf"|{_NO_NEWS}today(?!['’]s (?:[\w-]+ ){{0,2}}{_ISSUES})|currently|at present|to date|at the moment)\b",
    # `at the turn of the century`, `since the dawn of the millennium`
    "century": r"\b(?:turn|dawn) of the (?:new )?(?:century|millennium)\b",
    # `2024`, `end-2024`, but not in `2024 units`
    "year": r"(?:(?<=\bend-)|(?<![\d.,\w/$€£¥-]))(?P<yy>@YYYY)s?"
    r"(?![\d\w%]|/(?!early|mid|late)|[.,]\d|-\d\d-\d| ?@amount| (?:units|people|tons|tonnes|enterprises|companies|items|prices|dollars)\b)",
}


def period_pattern(language: Language, opener: str | None = None) -> re.Pattern | None:
    """The forms that can begin with a folded word, or `@digit`, as one alternation; None if there are none.

    Without a word, all forms. A group `f_...` names the form, `f_cmp_...` the kind of comparison.
    """
    signs, opened = signs_of(language), _opened(language, opener)
    bodies: list[str] = []
    for name, body in FORMS.items():
        if name == "comparisons":
            bodies += _comparisons(language, opener)
        elif opener is None or opened & set(OPENERS[name].split()):
            bodies.append(_form(name, body, signs))
    return re.compile("|".join(bodies)) if bodies else None


def _opened(language: Language, opener: str | None) -> set[str | None]:
    """A word, and the signs it falls under."""
    signs = {
        "@month": language.months,
        "@number": first_words(list(language.numbers)),
        "@order": ORDER.strip("(?:)").split("|"),
        "@code": CODES,
    }
    return {opener} | {sign for sign, words in signs.items() if opener in words}


def comparison_labels(language: Language) -> list[str]:
    """The kinds of comparison of a language pack, in the order of their groups."""
    return list(language.comparison)


def _form(name: str, body: str, signs: dict[str, str]) -> str:
    """The pattern of one form, in a group named after it."""
    for sign, pattern in signs.items():
        body = body.replace(sign, pattern.replace("@_", f"{name}_"))
    return f"(?P<f_{name}>{white(body)})"


def _comparisons(language: Language, opener: str | None) -> list[str]:
    """The phrases of comparison (that begin with a folded word), one group for each kind."""
    ends = white(r"(?![\w-]| (?:growth|rise|increase|gain|high|low)s? of the)")
    phrases = [
        [p for p in language.comparison[label] if opener is None or opener in first_words([p])]
        for label in comparison_labels(language)
    ]
    return [
        rf"(?P<f_cmp_{number}>(?<![\w-])(?:{alternatives(listed)}){ends})"
        for number, listed in enumerate(phrases)
        if listed
    ]
