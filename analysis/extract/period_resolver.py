"""From the words of a period to the period, given the day of publication."""

import re
from datetime import date

from analysis.extract.period_mention import PeriodMention
from analysis.lexicon import Language
from analysis.model import Span
from analysis.period import Period

_IS = re.compile(r"(?:\b(?:is|are)|['’]s)\s+$")
_HAS = re.compile(r"\s+(?:has|have|stands?|makes?\s+up|covers?|accounts?|operates?)\b")
_EXPECTED = re.compile(
    r"\b(?:will|expects?|forecasts?|projects?(?=\s+(?:that|an?|the|it|growth|inflation|\w+\s+(?:to|at|will))\b)|should|foresees?|anticipates?|is to|are to)\b(?!\s+(?:was|were|had))"
    r"(?:[^.;\n]|\.(?=\d))*$"
)


class PeriodResolver:
    """Turns one match into a mention, given the publication date."""

    def __init__(self, language: Language, published: date, fiscal: tuple[int, str]) -> None:
        self.language, self.published, self.fiscal = language, published, fiscal
        self.now = Period.of_date(published).first
        self.expected = False

    def mention(self, name: str, match: re.Match) -> PeriodMention | None:
        """The mention of a form, or None when its parts do not make a period.

        Behind `will`, `expects` and the like, a bare month or quarter is the next one, not the last.
        """
        before = match.string[max(0, match.start() - 60) : match.start()]
        self.expected = bool(_EXPECTED.search(before))
        try:
            return getattr(self, f"_{name}")(match, Span(*match.span()))
        except ValueError:  # words that make no period, such as `0 months to July`
            return None

    def fiscal_code(self, match: re.Match, found: list[PeriodMention]) -> PeriodMention | None:
        """`Q2 at 6.7 percent`, after a fiscal year was told nearby: its quarter."""
        last = next((m for m in reversed(found) if m.rule in ("fiscal", "fiscal_part")), None)
        plain = match["cd_q"] and not match["cd_y"] and self._told_year(match, "code") is None
        if not last or not plain or match.start() - last.span.end > 240:
            return None
        year = last.period.first - (last.period.first - self.fiscal[0] + 1) % 12
        first = year + 3 * (int(match["cd_q"][1]) - 1)
        return PeriodMention(Span(*match.span()), Period(first, first + 2))

    def elided(self, match: re.Match, found: list[PeriodMention]) -> PeriodMention | None:
        """`in the second`, after a quarter or half of the same year was told nearby."""
        last = next(
            (m for m in reversed(found) if m.period and m.rule in ("part_year", "elided", "code")), None
        )
        if not last or match.start() - last.span.end > 160 or last.period.length not in (3, 6):
            return None
        first = last.period.first // 12 * 12 + last.period.length * (
            self.language.ordinals[match["el"].lower()] - 1
        )
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
        if self.expected:
            return period if period.last >= self.now else make(self.published.year + 1)
        over = period.last - self.now
        return (
            make(self.published.year - 1) if over > period.length / 2 or period.first > self.now else period
        )

    def _pick(self, told: int | None, make) -> Period:
        return make(told) if told else self._latest(make)

    def _of_the_year(self, match: re.Match, period: Period) -> Period:
        """`the second half of the year`, said in January, is last year's."""
        vague = re.search(r"\b(?<!this )(?<!current )year$", match[0]) and not self.expected
        return period.shifted(-12) if vague and period.first > self.now else period

    def _count(self, words: str) -> int:
        return int(words) if words.isdigit() else self.language.numbers[words.lower()]

    def _order(self, words: str, last: int) -> int:
        word = re.match(r"\w+", words)[0].lower()
        return (
            last
            if word in ("final", "last", "latter")
            else {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}.get(word) or self.language.ordinals[word]
        )

    def _part_year(self, match: re.Match, span: Span) -> PeriodMention:
        told = self._told_year(match, "part_year")
        if match["py_h"]:
            half = self._order(match["py_h"], 2)
            return PeriodMention(span, self._of_the_year(match, self._pick(told, lambda y: Period.half(y, half))))
        quarter = self._order(match["py_q"], 4)
        if told is None and match["py_q"].lower().startswith("last"):
            return PeriodMention(span, self._previous("quarter"))
        period = self._pick(told, lambda y: Period.quarter(y, quarter))
        return PeriodMention(span, self._of_the_year(match, period))

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
        if match[0].lower().startswith("between") and (last - first) % 12 == 1:
            return PeriodMention(span, self._pick(told, lambda y: Period.month(y, last)))
        begins = re.search(r"\d{4}[-–/]\d\d$", match[0])
        if told and last < first and not match["mr_y"] and not begins:
            told -= 1
        return PeriodMention(span, self._pick(told, lambda y: Period.months(y, first, last)))

    def _months_of(self, match: re.Match, span: Span) -> PeriodMention:
        """`in the eleven months of 2024`: so many months from January."""
        count = re.search(r"\bthe\s+(\w+)", match[0])[1]
        year = int(match["mof"]) if match["mof"] else self.published.year
        return PeriodMention(span, Period(12 * year, 12 * year + self._count(count) - 1))

    def _year_until(self, match: re.Match, span: Span) -> PeriodMention:
        """`from the beginning of the year to 30 November`."""
        return self._from_january(match["yu"], self._told_year(match, "year_until"), span)

    def _month_range_fiscal(self, match: re.Match, span: Span) -> PeriodMention | None:
        """`July-October FY26`: the months that lie in that fiscal year."""
        whole = self._fiscal_year(match["rf_y"])
        first, last = (self._month_number(match[name]) - 1 for name in ("rf_a", "rf_b"))
        begin = whole.first + (first - whole.first) % 12
        return PeriodMention(span, Period(begin, begin + (last - first) % 12))

    def _both_months(self, match: re.Match, span: Span) -> PeriodMention:
        """`July and August combined`."""
        told = self._told_year(match, "both_months")
        first, last = self._month_number(match["bm_a"]), self._month_number(match["bm_b"])
        return PeriodMention(span, self._pick(told, lambda y: Period.months(y, first, last)))

    def _to_month(self, match: re.Match, span: Span) -> PeriodMention:
        told, month = self._told_year(match, "to_month"), self._month_number(match["tm"])
        word = match["tm_n"].lower().split()[0]
        if word in ("financial", "fiscal"):
            length = (month - self.fiscal[0]) % 12 + 1
        else:
            length = {"year": 12, "quarter": 3, "half": 6}.get(word) or self._count(word)
        return PeriodMention(
            span, self._pick(told, lambda y: Period(12 * y + month - length, 12 * y + month - 1))
        )

    def _first_n(self, match: re.Match, span: Span) -> PeriodMention | None:
        number, unit = self._count(match["fn_c"]), match["fn_u"].lower().rstrip("s")
        months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 0)
        if not months:
            return None
        if match["fn_o"].lower() in ("first", "initial", "opening") and months <= 12:
            told = self._told_year(match, "first_n")
            return PeriodMention(span, self._pick(told, lambda y: Period(12 * y, 12 * y + months - 1)))
        return (
            PeriodMention(
                span,
                window=months,
                rolling=unit in ("month", "quarter"),
                shift=-1 if match["fn_o"].lower() == "prior" else None,
            )
            if match["fn_o"].lower() not in ("first", "initial", "opening")
            else None
        )

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
        whole = self._fiscal_year(match["fp_y"] or match["fp_z"])
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

    def _fiscal_now(self, match: re.Match, span: Span) -> PeriodMention:
        """A half or quarter of the fiscal year that is going on."""
        words, length = (match["fn_h"], 6) if match["fn_h"] else (match["fn_q"], 3)
        number = self._order(words, 12 // length)
        first = self.fiscal[0] - 1 + length * (number - 1)
        return PeriodMention(
            span, self._latest(lambda y: Period(12 * y + first, 12 * y + first + length - 1))
        )

    def _fiscal_half(self, match: re.Match, span: Span) -> PeriodMention:
        """`fiscal first half`."""
        first = self.fiscal[0] - 1 + 6 * (match["fh"] == "second")
        told = self._told_year(match, "fiscal_half")
        return PeriodMention(span, self._pick(told, lambda y: Period(12 * y + first, 12 * y + first + 5)))

    def _fiscal_this(self, match: re.Match, span: Span) -> PeriodMention:
        """`this fiscal year`: the one that the month before the publication lies in, or its neighbours."""
        years = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1}[match["ft"].split()[-1]]
        first = 12 * ((self.now - self.fiscal[0] + 1) // 12 + years) + self.fiscal[0] - 1
        return PeriodMention(span, Period(first, first + 11))

    def _month_to_date(self, match: re.Match, span: Span) -> PeriodMention:
        """`September 2025 year-to-date`: from January to that month."""
        return self._from_january(match["md"], self._told_year(match, "month_to_date"), span)

    def _until_month(self, match: re.Match, span: Span) -> PeriodMention:
        """`until September`: from January to that month."""
        return self._from_january(match["um"], self._told_year(match, "until_month"), span)

    def _from_january(self, words: str, told: int | None, span: Span) -> PeriodMention:
        month = self._month_number(words)
        return PeriodMention(span, self._pick(told, lambda y: Period(12 * y, 12 * y + month - 1)))

    def _year_code(self, match: re.Match, span: Span) -> PeriodMention:
        """`2024 Q1`, `2024-H1`."""
        make = Period.half if match["yc_c"][0] == "h" else Period.quarter
        return PeriodMention(span, make(int(match["yc_y"]), int(match["yc_c"][1])))

    def _numeric(self, match: re.Match, span: Span) -> PeriodMention:
        """`2022-07`."""
        return PeriodMention(span, Period.month(int(match["nu_y"]), int(match["nu_m"])))

    def _days(self, match: re.Match, span: Span) -> PeriodMention:
        """`the first 20 days of May`: reference periods go no finer than the month."""
        words = match["dy"] or match["dy2"]
        if not words:
            return PeriodMention(span, months=-1)
        month = self._month_number(words)
        return PeriodMention(
            span, self._pick(self._told_year(match, "days"), lambda y: Period.month(y, month))
        )

    def _lengths(self, match: re.Match, span: Span) -> PeriodMention:
        """`over the ten months`: the latest period told that is so long."""
        unit = 3 if "quarter" in match[0].lower() else 1
        return PeriodMention(span, months=unit * self._count(match["le_n"]))

    def _whole_year(self, match: re.Match, span: Span) -> PeriodMention:
        """`for the year`."""
        return PeriodMention(span, self._latest(Period.year))

    def _the_month(self, match: re.Match, span: Span) -> PeriodMention:
        """`in the month`: the last month, quarter or period of what was told."""
        unit = match["th_u"].lower()
        return PeriodMention(span, months={"month": -1, "quarter": -3}.get(unit, 0))

    def _same(self, match: re.Match, span: Span) -> PeriodMention:
        return PeriodMention(span, shift=0)

    def _now(self, match: re.Match, span: Span) -> PeriodMention | None:
        """`is now 13 percent`: the month of publication; `now` elsewhere only goes on with the talk."""
        text = match.string
        stated = _IS.search(text, max(0, span.start - 12), span.start) or _HAS.match(text, span.end)
        if match[0] == "now" and not stated:
            return None
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
        offset = {
            "full": 1,
            "whole": 1,
            "last": 0,
            "previous": 0,
            "past": 0,
            "this": 1,
            "current": 1,
            "next": 2,
        }[which]
        if which == "previous":
            return PeriodMention(span, shift=-previous.length)
        if which == "past" and unit == "year":
            return PeriodMention(span, window=12)
        if which in ("full", "whole") and unit == "year":
            return PeriodMention(span, self._latest(Period.year))
        return PeriodMention(span, previous.shifted(offset * previous.length))
