"""Reference periods and comparison phrases as they are told, resolved by the publication date.

A mention is a period of its own (`in the first half of the year`), or part of a comparison (`than in
May`, `from a year earlier`), which never becomes the period of a figure unless the figure is the
value compared with. Relative mentions keep a shift and wait for their context.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from analysis.extract.numerals import SPACE
from analysis.lexicon import Language, alternatives
from analysis.model import Span
from analysis.period import Period

_YEAR = r"(?:19|20)\d\d"
_S = SPACE


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period told in the text.

    `period` is the absolute one; else `shift` (months from the context's period) or `window` (months
    back, ending with the context's period) tells how to find it. `label` is the kind of comparison.
    """

    span: Span
    period: Period | None = None
    shift: int | None = None
    window: int | None = None
    comparison: bool = False
    label: str = ""
    rule: str = ""

    def within(self, context: Period | None) -> Period | None:
        """The period meant, given that of the context."""
        if self.period or not context:
            return self.period
        if self.window:
            return Period(context.last - self.window + 1, context.last) if self.window % 12 else _years_back(context, self.window)
        return context.shifted(self.shift) if self.shift is not None else None


def _years_back(context: Period, window: int) -> Period:
    year = context.last // 12
    return Period(12 * (year - window // 12), 12 * year + 11)


class PeriodReader:
    """Finds periods and comparisons; patterns are made once from the language pack."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def pattern(self) -> re.Pattern:
        """One alternation of all forms, the most specific first; a group `f_...` names the form."""
        months = alternatives([m.title() for m in self.language.months] + [m.upper() for m in self.language.months])
        month = rf"(?-i:\b(?:{months})\b\.?)"
        numbers = "|".join(self.language.numbers)
        count = rf"(?:\d{{1,2}}|{numbers})"
        year = rf"(?:(?:,?{_S}+(?:of|in){_S}+|,?{_S}+|[-’'])(?:(?:the{_S}+)?(?:calendar{_S}+)?(?:year{_S}+)?(?P<Y>{_YEAR})(?:[-–/]\d\d(?!\d))?(?![\d%]|{_S}*(?:percent|yuan|billion|million|trillion))|(?:the{_S}+)?(?P<Y_this>current{_S}+year|this{_S}+year|the{_S}+year|year)(?!-|{_S}+(?:on|over|earlier|to|ago))|(?P<Y_last>last{_S}+year|(?:the{_S}+)?previous{_S}+year|(?:the{_S}+)?preceding{_S}+year)|(?P<Y_next>next{_S}+year)))?"
        order = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"

        def form(name: str, body: str) -> str:
            suffix = year.replace("P<Y", f"P<{name}_Y")
            return f"(?P<f_{name}>{body.replace('@Y', suffix)})"

        labels = {k: v for k, v in self.language.comparison.items() if k != "openers"}
        comparisons = "|".join(
            rf"(?P<f_cmp_{number}>(?<![\w-])(?:{alternatives(phrases)})(?![\w-]|{_S}+(?:growth|rise|increase|gain|high|low)s?{_S}+of{_S}+the))"
            for number, phrases in enumerate(labels.values())
        )
        fiscal = rf"(?:fiscal{_S}+(?:year{_S}+)?|FY{_S}?['’]?)"
        forms = [
            form("fiscal_part", rf"\b(?:(?P<fp_q>Q[1-4]|(?:{order}){_S}+quarter)|(?P<fp_h>H[12]|(?:first|second){_S}+half)){_S}+(?:of{_S}+)?(?:the{_S}+)?{fiscal}(?P<fp_y>{_YEAR}(?:[-–/]\d\d(?:\d\d)?)?|\d\d(?:[-–/]\d\d)?)\b"),
            form("fiscal", rf"\b{fiscal}(?P<fy>{_YEAR}(?:[-–/]\d\d(?:\d\d)?)?|\d\d(?:[-–/]\d\d)?)\b|\b(?P<fy2>{_YEAR}[-–/]\d\d)\b(?![-–/\d])"),
            form("to_month", rf"\b(?P<tm_n>year|{count}{_S}+months|quarter|half{_S}+year){_S}+(?:to|ended|ending|through|up{_S}+to){_S}+(?:in{_S}+|the{_S}+end{_S}+of{_S}+|end-)?(?P<tm>{month})@Y"),
            form("date", rf"(?P<da_o>(?:as{_S}+(?:of|at)|by|at|on|end(?:ed|ing)|until|through){_S}+(?:the{_S}+end{_S}+of{_S}+)?)?(?:(?P<da>{month}){_S}+\d{{1,2}}(?:st|nd|rd|th)?(?![\d.]\d)|\b\d{{1,2}}(?:st|nd|rd|th)?{_S}+(?:of{_S}+)?(?P<da2>{month}))@Y"),
            form("month_range", rf"(?:\b(?:from|between){_S}+)?(?P<mr_a>{month})(?:,?{_S}+(?P<mr_y>{_YEAR}))?{_S}*(?:[-–—~/]|{_S}(?:to|through|and|until){_S}){_S}*(?P<mr_b>{month})(?:{_S}+period)?@Y"),
            form("first_n", rf"\b(?P<fn_o>first|initial|opening|last|final|past|previous|preceding|latest|recent){_S}+(?P<fn_c>{count}){_S}+(?P<fn_u>months?|quarters?|years?|weeks?|decades?)\b@Y"),
            form("elided", rf"\bthe{_S}+(?P<el>first|second|third|fourth)(?={_S}*(?:[,.;)]|{_S}and\b|$))"),
            form("part_year", rf"\b(?:(?P<py_h>(?:first|second|latter|1st|2nd)(?:{_S}+|-)half(?:{_S}*-{_S}*year)?)|(?P<py_q>{order}(?:{_S}+|-)quarter))@Y"),
            form("code", rf"\b(?:(?P<cd_q>Q[1-4])|(?P<cd_h>H[12])|(?P<cd_n>[1-4])(?P<cd_k>[QH]))(?:(?:[\s\u00a0'’/-]*(?P<cd_y>{_YEAR}|\d\d))\b)?(?![\w])@Y"),
            form("ago", rf"\b(?P<ag_c>{count}){_S}+(?P<ag_u>months?|quarters?|years?|weeks?|days?){_S}+(?:ago|earlier|before|previously)\b"),
            form("quarter_of_month", rf"\b(?P<qm>{month}){_S}+quarter@Y"),
            form("month", rf"(?:\b(?P<mo_p>last|this|next|early|mid|late|end)[\s-]+)?(?P<mo>{month})(?!{_S}*\d{{1,2}}(?!\d|[.,]\d)(?!{_S}*(?:percent|%|billion|million|trillion)))@Y"),
            form("year_range", rf"(?:\b(?:from|between){_S}+)?\b(?P<yr_a>{_YEAR})(?:{_S}*[-–—]{_S}*|{_S}+(?:to|and|through|until){_S}+)(?P<yr_b>{_YEAR})\b"),
            form("to_date", rf"\b(?:so{_S}+far{_S}+(?:this{_S}+year|in{_S}+(?P<td_y>{_YEAR}))|(?:this{_S}+)?year[\s-]+to[\s-]+date|since{_S}+the{_S}+(?:beginning|start){_S}+of{_S}+(?:the{_S}+|this{_S}+)?year|since{_S}+this{_S}+year)\b"),
            form("same", rf"\b(?:(?:in|during|over|for|at){_S}+)?(?:the{_S}+same|this|the|that|the{_S}+reporting|the{_S}+reference){_S}+(?:period|quarter|half)\b(?!{_S}+(?:of|last|a{_S}+year|in|ended|to|between))"),
            comparisons,
            form("relative", rf"\b(?P<rl_w>last|this|the{_S}+previous|the{_S}+past|the{_S}+current|next){_S}+(?P<rl_u>year|month|quarter|half|decade|half-century|week)\b(?!-|{_S}+(?:on|over){_S}+)"),
            form("now", r"\b(?:currently|at\s+present|to\s+date|at\s+the\s+moment)\b"),
            form("year", rf"(?<![\d.,\w/$€£¥-])(?P<yy>{_YEAR})(?:s)?(?![\d\w/%]|[.,]\d|{_S}*(?:percent|per cent|yuan|billion|million|trillion|units|people|tons|tonnes|enterprises|companies|items))"),
        ]
        return re.compile("|".join(forms), re.I)

    def read(self, text: str, published: date, fiscal: tuple[int, str] = (4, "end")) -> list[PeriodMention]:
        """Every period and comparison phrase of the text, in text order.

        `fiscal` is the first month of the reporting economy's fiscal year, and whether the year is
        named after its `start` or its `end`.
        """
        resolver = _Resolver(self.language, published, fiscal)
        labels = [label for label in self.language.comparison if label != "openers"]
        found = []
        for match in self.pattern.finditer(text):
            name = next(g for g, v in match.groupdict().items() if v is not None and g.startswith("f_"))[2:]
            if name.startswith("cmp_"):
                label = labels[int(name[4:])]
                shift = {"yoy": -12, "mom": -1, "qoq": -3}.get(label)
                found.append(PeriodMention(Span(*match.span()), shift=shift, comparison=True, label=label, rule="comparison"))
                continue
            mention = resolver.elided(match, found) if name == "elided" else resolver.mention(name, match)
            if mention:
                found.append(self._typed(text, replace(mention, rule=name)))
        return found

    @cached_property
    def opener(self) -> re.Pattern:
        """Words of comparison that end just where a period begins."""
        return re.compile(
            rf"(?:\b(?:compar\w+{_S}+(?:with|to)|relative{_S}+to|versus|vs\.?|than|against)|\b(?:from|since|over)){_S}+(?:(?:that|those|the{_S}+level|the{_S}+figure|levels)?{_S}*(?:in|of|for|at|during)?{_S}+)?(?:the{_S}+)?(?:same{_S}+period{_S}+(?:of|in){_S}+|end{_S}+of{_S}+|(?:full{_S}+)?year{_S}+)?$",
            re.I,
        )

    def _typed(self, text: str, mention: PeriodMention) -> PeriodMention:
        """The mention marked as a comparison when words of comparison open it."""
        window = text[max(0, mention.span.start - 48) : mention.span.start]
        if mention.period and re.search(r"\b(?:end|close)(?:\s+of|-)\s*(?:the\s+)?$|\byear-end\s+$", window):
            mention = replace(mention, period=Period(mention.period.last, mention.period.last))
        match = self.opener.search(window)
        if not match or mention.rule in ("month_range", "year_range", "to_date"):
            return mention
        word = match[0].lower()
        if word.startswith("over") and "same" not in word:
            return mention
        if word.startswith("since") and not mention.period:
            return mention
        if word.startswith("since") and mention.rule == "year" and mention.period and not window[: match.start()].strip(" \n\t\"“"):
            return mention
        return replace(mention, comparison=True, label=mention.label or (mention.period.name if mention.period else ""))


class _Resolver:
    """Turns one match into a mention, given the publication date."""

    def __init__(self, language: Language, published: date, fiscal: tuple[int, str]) -> None:
        self.language, self.published, self.fiscal = language, published, fiscal
        self.now = Period.of_date(published).first

    def mention(self, name: str, match: re.Match) -> PeriodMention | None:
        """The mention of a form, or None when its parts do not make a period."""
        return getattr(self, f"_{name}")(match, Span(*match.span()))

    def elided(self, match: re.Match, found: list[PeriodMention]) -> PeriodMention | None:
        """`in the second`, after a quarter or half of the same year was told nearby."""
        last = next((m for m in reversed(found) if m.period and m.rule in ("part_year", "elided", "code")), None)
        if not last or match.start() - last.span.end > 160 or last.period.length not in (3, 6):
            return None
        first = last.period.first // 12 * 12 + last.period.length * (self.language.ordinals[match["el"].lower()] - 1)
        period = Period(first, first + last.period.length - 1)
        return PeriodMention(Span(*match.span()), period) if first // 12 == last.period.first // 12 else None

    def _year(self, match: re.Match, span: Span) -> PeriodMention:
        return PeriodMention(span, Period.year(int(match["yy"])))

    def _told_year(self, match: re.Match, name: str) -> int | None:
        groups = match.groupdict()
        if groups.get(f"{name}_Y"):
            return int(groups[f"{name}_Y"])
        for suffix, offset in (("_Y_this", 0), ("_Y_last", -1), ("_Y_next", 1)):
            if groups.get(name + suffix):
                return self.published.year + offset
        return None

    def _month_number(self, words: str) -> int:
        return self.language.months[words.lower().rstrip(".")]

    def _latest(self, make) -> Period:
        """The latest period of its kind that lies, for its greater part, before the publication."""
        period = make(self.published.year)
        over = period.last - self.now
        return make(self.published.year - 1) if over > period.length / 2 or period.first > self.now else period

    def _pick(self, told: int | None, make) -> Period:
        return make(told) if told else self._latest(make)

    def _count(self, words: str) -> int:
        return int(words) if words.isdigit() else self.language.numbers[words.lower()]

    def _order(self, words: str, last: int) -> int:
        word = re.match(r"\w+", words)[0].lower()
        return last if word in ("final", "last", "latter") else {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}.get(word) or self.language.ordinals[word]

    def _part_year(self, match: re.Match, span: Span) -> PeriodMention:
        told = self._told_year(match, "part_year")
        if match["py_h"]:
            half = self._order(match["py_h"], 2)
            return PeriodMention(span, self._pick(told, lambda y: Period.half(y, half)))
        quarter = self._order(match["py_q"], 4)
        if told is None and match["py_q"].lower().startswith("last"):
            return PeriodMention(span, self._previous("quarter"))
        return PeriodMention(span, self._pick(told, lambda y: Period.quarter(y, quarter)))

    def _code(self, match: re.Match, span: Span) -> PeriodMention:
        told = self._told_year(match, "code")
        if match["cd_y"]:
            told = int(match["cd_y"]) if len(match["cd_y"]) == 4 else 2000 + int(match["cd_y"])
        code = match["cd_q"] or match["cd_h"] or match["cd_k"] + match["cd_n"]
        kind, number = code[0].upper(), int(code[1])
        make = Period.half if kind == "H" else Period.quarter
        return PeriodMention(span, self._pick(told, lambda y: make(y, number)))

    def _ago(self, match: re.Match, span: Span) -> PeriodMention:
        unit = match["ag_u"].lower().rstrip("s")
        months = self._count(match["ag_c"]) * {"month": 1, "quarter": 3, "year": 12}.get(unit, 0)
        return PeriodMention(span, shift=-months, comparison=True, label="yoy" if months == 12 else "")

    def _quarter_of_month(self, match: re.Match, span: Span) -> PeriodMention:
        told, month = self._told_year(match, "quarter_of_month"), self._month_number(match["qm"])
        return PeriodMention(span, self._pick(told, lambda y: Period(12 * y + month - 3, 12 * y + month - 1)))

    def _month(self, match: re.Match, span: Span) -> PeriodMention:
        told, month = self._told_year(match, "month"), self._month_number(match["mo"])
        if told is None and (match["mo_p"] or "").lower() == "last":
            period = self._latest(lambda y: Period.month(y, month))
            return PeriodMention(span, period.shifted(-12) if period.first == self.now else period)
        return PeriodMention(span, self._pick(told, lambda y: Period.month(y, month)))

    def _date(self, match: re.Match, span: Span) -> PeriodMention | None:
        """A day that something happened on or was counted at (`as of 30 June`): its month."""
        if not match["da_o"]:
            return None
        told, month = self._told_year(match, "date"), self._month_number(match["da"] or match["da2"])
        return PeriodMention(span, self._pick(told, lambda y: Period.month(y, month)))

    def _month_range(self, match: re.Match, span: Span) -> PeriodMention:
        first, last = self._month_number(match["mr_a"]), self._month_number(match["mr_b"])
        told = int(match["mr_y"]) if match["mr_y"] else self._told_year(match, "month_range")
        if told and last < first and not match["mr_y"]:
            told -= 1
        return PeriodMention(span, self._pick(told, lambda y: Period.months(y, first, last)))

    def _to_month(self, match: re.Match, span: Span) -> PeriodMention:
        told, month = self._told_year(match, "to_month"), self._month_number(match["tm"])
        word = match["tm_n"].lower().split()[0]
        length = {"year": 12, "quarter": 3, "half": 6}.get(word) or self._count(word)
        return PeriodMention(span, self._pick(told, lambda y: Period(12 * y + month - length, 12 * y + month - 1)))

    def _first_n(self, match: re.Match, span: Span) -> PeriodMention | None:
        number, unit = self._count(match["fn_c"]), match["fn_u"].lower().rstrip("s")
        months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 0)
        if not months:
            return None
        if match["fn_o"].lower() in ("first", "initial", "opening") and months <= 12:
            told = self._told_year(match, "first_n")
            return PeriodMention(span, self._pick(told, lambda y: Period(12 * y, 12 * y + months - 1)))
        return PeriodMention(span, window=months) if match["fn_o"].lower() not in ("first", "initial", "opening") else None

    def _year_range(self, match: re.Match, span: Span) -> PeriodMention | None:
        first, last = int(match["yr_a"]), int(match["yr_b"])
        return PeriodMention(span, Period(12 * first, 12 * last + 11)) if first < last else None

    def _fiscal(self, match: re.Match, span: Span) -> PeriodMention | None:
        period = self._fiscal_year(match["fy"] or match["fy2"])
        return PeriodMention(span, period) if period else None

    def _fiscal_year(self, label: str) -> Period | None:
        """A fiscal year of the reporting economy: `2024-25` begins in 2024, `FY26` by its custom."""
        head, _, tail = re.sub(r"[–/]", "-", label).partition("-")
        year = int(head) if len(head) == 4 else 2000 + int(head)
        if tail and (year + 1) % 100 != int(tail[-2:]):
            return None
        begins = year if tail or self.fiscal[1] == "start" else year - 1
        first = 12 * begins + self.fiscal[0] - 1
        return Period(first, first + 11)

    def _fiscal_part(self, match: re.Match, span: Span) -> PeriodMention | None:
        whole = self._fiscal_year(match["fp_y"])
        if not whole:
            return None
        words = match["fp_q"] or match["fp_h"]
        number = int(words[1]) if words[1].isdigit() else self._order(words, 4 if match["fp_q"] else 2)
        length = 3 if match["fp_q"] else 6
        first = whole.first + length * (number - 1)
        return PeriodMention(span, Period(first, first + length - 1))

    def _to_date(self, match: re.Match, span: Span) -> PeriodMention:
        year = int(match["td_y"]) if match["td_y"] else self.published.year
        return PeriodMention(span, Period(12 * year, max(12 * year, min(self.now - 1, 12 * year + 11))))

    def _same(self, match: re.Match, span: Span) -> PeriodMention:
        return PeriodMention(span, shift=0)

    def _now(self, match: re.Match, span: Span) -> PeriodMention:
        return PeriodMention(span, Period(self.now, self.now))

    def _previous(self, unit: str) -> Period:
        length = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
        first = self.now // length * length - length
        return Period(first, first + length - 1)

    def _relative(self, match: re.Match, span: Span) -> PeriodMention | None:
        which, unit = match["rl_w"].lower().split()[-1], match["rl_u"].lower()
        if unit in ("decade", "half-century"):
            return PeriodMention(span, window={"decade": 120}.get(unit, 600))
        if unit == "week":
            return None
        previous = self._previous(unit)
        offset = {"last": 0, "previous": 0, "past": 0, "this": 1, "current": 1, "next": 2}[which]
        if which == "previous":
            return PeriodMention(span, shift=-previous.length)
        if which == "past" and unit == "year":
            return PeriodMention(span, window=12)
        return PeriodMention(span, previous.shifted(offset * previous.length))
