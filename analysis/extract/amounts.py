"""A number with what is printed around it: scale and unit to its right, currency and sign to its left."""

import re
from decimal import Decimal
from typing import NamedTuple

from analysis.extract.bare_counts import BareCounts
from analysis.extract.fractions import GLYPHS, fraction_place, in_words, with_fraction
from analysis.extract.mention import NONE, PERCENT, Mention
from analysis.extract.numerals import SPACE, is_grouped_badly, is_pronoun, plain_digits
from analysis.extract.quantity_patterns import quantity_patterns
from analysis.extract.ranges import RANGE, are_two
from analysis.extract.signs import sign
from analysis.extract.spells import is_spell
from analysis.lexicon import Lexicon, Unit
from analysis.model import Span
from analysis.quantity import last_place, plain

# No statistic has more digits; up to here all products with scales and units are exact.
LONGEST = 25
# `two years[ on], exports`: later by so much; `an increase of 52,000 year[ on year]`; not `10 months on end`
_LATER = re.compile(
    rf"(?:{SPACE}|-)+(?:on(?=\s*(?:[,.;:]|$)|\s+from\b|\s+since\b|[\s-]+(?:year|quarter|month|week)\b)|over)\b"
)
# `draw your attention to [three points]`, `outlined [four points]`
_SAID = re.compile(
    r"\b(?:attention to|outlined?|makes?|made|raised?|share|stress(?:ed)?|following|these|on|the)\s+$"
)
# `2/3[ of exports]`, not `3/4 of a mile`
_OF_MANY, _TINY = re.compile(r"\s+of\s+(?!an?\b|one\b)"), Decimal("1e-10")
_IN_A_ROW = re.compile(
    rf"{SPACE}+(?:in{SPACE}+a{SPACE}+row|in{SPACE}+succession|on{SPACE}+end|consecutively|running|straight)\b"
)
_BLANKS = re.compile(r"\s+")
_SPELLS = frozenset(("week", "month", "quarter", "year"))
_SPELL_OF = {"weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "yearly": "year"}
# So many characters the name of a currency before a number can be long, and the unit behind a decimal comma.
_NAMED_REACH, _UNIT_REACH = 24, 24


class _Number(NamedTuple):
    """A bare number: its value, the upper end of its range if any, its digits and the place of its fraction as printed."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    printed: str = ""
    place: Decimal | None = None


class _Measured(NamedTuple):
    """The unit right of a number: where it ends, whether it counts a streak, whether a hyphen joins it."""

    unit: Unit
    end: int
    streak: bool = False
    hyphenated: bool = False


class AmountReader:
    """Reads numbers in digits and in words; `home` is the economy whose money a bare dollar is."""

    def __init__(self, lexicon: Lexicon, home: str = "") -> None:
        self.units = lexicon.units
        self.patterns = quantity_patterns(lexicon)
        self.numerals, self.bare = self.patterns.numerals, BareCounts(lexicon.language)
        self.money, self.lone = lexicon.currencies.get(home, ""), frozenset(lexicon.currency_letters)
        self.home_units = [(name, unit) for name, unit in self.units.items() if unit.code == self.money]

    def digits(self, text: str, match: re.Match) -> Mention | None:
        """`$3.5 billion`, `5-6%`, `5 1/4 percent`; None for digits that no numbering system knows."""
        printed = match[0]
        if len(printed) > LONGEST or is_grouped_badly(printed, text[match.end() : match.end() + _UNIT_REACH]):
            return None
        value, end = with_fraction(text, self.numerals.digits(printed), match.end())
        high, end = self._range(text, match.start(), end, value)
        place = fraction_place(text, match.end())
        mention = self._amount(text, _Number(match.start(), end, value, high, plain_digits(printed), place))
        return (
            _as_share(text, mention)
            if mention and 0 < value < 1 and text.startswith("/", match.end())
            else mention
        )

    def glyph(self, text: str, match: re.Match) -> Mention | None:
        """`¾%`, `¾ per cent`."""
        value, place = GLYPHS[match[0]], fraction_place(text, match.start())
        return self._amount(text, _Number(*match.span(), value, None, match[0], place))

    def words(self, text: str, match: re.Match) -> Mention | None:
        """`two million`, `an increase of five`; None for a number word that measures nothing."""
        if match[0] == "one" and is_pronoun(text, *match.span()):
            return None
        value, end, half = in_words(self.numerals, text, match)
        if half:
            return self._amount(text, _Number(match.start(), end, value))
        range_ = self.patterns.to_in_words.match(text, end)
        high = self.numerals.number(range_["high"]) if range_ else None
        if high and high > value and not text.endswith("from ", 0, match.start()):
            return self._amount(text, _Number(match.start(), range_.end(), value, high))
        return self._amount(text, _Number(match.start(), end, value))

    def one(self, text: str, match: re.Match) -> Mention | None:
        """`a million visitors`, `by a percentage point`."""
        return self._amount(text, _Number(match.start(), match.end(), Decimal(1)))

    def with_unit(self, text: str, mention: Mention) -> Mention:
        """`half a billion pesos`: an amount told in words, with the unit or money around it."""
        tail = self.patterns.tail.match(text, mention.span.end)
        measured = self._unit(text, tail)
        start, money = self._currency(text, mention.span.start)
        if tail["scale"] or (measured.unit is NONE and not money):
            return mention
        unit = measured.unit if measured.unit is not NONE else money
        value, place = mention.value * unit.factor, mention.place * unit.factor
        return mention._replace(span=Span(start, measured.end), value=value, place=place, unit=unit)

    def _amount(self, text: str, number: _Number) -> Mention | None:
        """A number with its scale, unit, currency and sign."""
        tail = self.patterns.tail.match(text, number.end)
        scale = self.numerals.scale(tail["scale"]) if tail["scale"] else Decimal(1)
        measured = self._unit(text, tail)
        behind = self.patterns.scale_behind.match(text, measured.end) if _is_money(measured, scale) else None
        if behind:
            scale, measured = self.numerals.scale(behind["scale"]), measured._replace(end=behind.end())
        start, money = self._currency(text, number.start)
        unsigned = start
        start, negative = sign(text, unsigned)
        if not money and start < number.start:
            start, money = self._currency(text, start)
        if money and measured.unit.kind == "time":  # `3 billion dollars quarter by quarter`
            measured = _Measured(NONE, tail.end("scale"))
        unit = money if money and measured.unit.kind in ("count", "currency") else measured.unit
        said = not number.printed and unit.kind == "point" and _SAID.search(text, max(0, start - 24), start)
        bare = not number.printed and scale == 1 and (unit is NONE or said)
        if bare and not self.bare.counts(text, start, number.end, number.value):
            return None
        spell = unit.code in _SPELLS and is_spell(text, start, measured.end, hyphenated=measured.hyphenated)
        factor = scale * unit.factor
        place = number.place * scale if number.place else scale
        if number.printed and not number.place:
            place = last_place(number.printed, scale)
        form = "digits" if number.printed else "words"
        return Mention(
            span=Span(start, measured.end),
            value=number.value * factor * (-1 if negative else 1),
            place=place if unit.factor == 1 else place * unit.factor,
            unit=unit,
            modality="exact",
            form="streak" if measured.streak or spell else form,
            high=number.high and number.high * factor,
            hyphenated=measured.hyphenated and not spell,
            signed=start < unsigned,
        )

    def _range(self, text: str, start: int, end: int, low: Decimal) -> tuple[Decimal | None, int]:
        """The upper end of a range, and where the range ends: 6 of `5 to 6`."""
        match = RANGE.match(text, end)
        if not match:
            return None, end
        opener = text[max(0, start - 12) : start].rstrip("us$€£¥₹ \n")
        if are_two(text, start, opener, match):
            return None, end
        high, after = with_fraction(text, self.numerals.digits(match["high"]), match.end())
        changed = opener.endswith("by") or self.bare.changes(text, start)
        apart = match["word"] == "to" and changed and high > 5 * low
        return (high, after) if high > low and not apart else (None, end)

    def _unit(self, text: str, tail: re.Match) -> _Measured:
        """The unit that the words right of a number tell."""
        none = _Measured(NONE, tail.end("scale"))
        if tail["run"]:
            unit = self.units.get(_SPELL_OF.get(tail["run"], tail["run"]))
            return _Measured(unit, tail.end(), streak=True) if unit and unit.kind == "time" else none
        if not tail["unit"] or (tail["unit"] == "x" and tail["gap"]):
            return none
        words = _BLANKS.sub(" ", tail["unit"])
        unit = self._own_money(words, self.units.get(words.replace("-", " ")) or self.units[words])
        hyphenated = "-" in tail["gap"] and unit.kind in ("time", "quantity")
        if unit.kind != "time":
            return _Measured(unit, tail.end(), hyphenated=hyphenated)
        if _LATER.match(text, tail.end()):
            return none
        return _Measured(unit, tail.end(), bool(_IN_A_ROW.match(text, tail.end())), hyphenated)

    def _currency(self, text: str, start: int) -> tuple[int, Unit | None]:
        """Where an amount begins with its currency sign, and the currency: `$`, `rmb`."""
        window = text[max(0, start - 6) : start]
        match = self.patterns.currency_before.search(window)
        if not match:
            return self._named_money(text, start)
        sign = match[0].strip()
        own = self.units.get(f"{sign} {self.money.lower()}")
        if sign in self.lone and not own:
            return start, None
        return start - len(window) + match.start(), own or self._own_money(sign, self.units[sign])

    def _named_money(self, text: str, start: int) -> tuple[int, Unit | None]:
        """Where an amount begins with the name of its currency, and the currency: `us dollars 3 million`."""
        begin = max(0, start - _NAMED_REACH)
        word = text[max(begin, text.rfind(" ", begin, start - 1) + 1) : start - 1]
        if word not in self.patterns.money_words:
            return start, None
        match = self.patterns.money_before.search(text, begin, start)
        if not match:
            return start, None
        words = _BLANKS.sub(" ", match["name"])
        return match.start(), self._own_money(words, self.units[words])

    def _own_money(self, word: str, unit: Unit) -> Unit:
        """A dollar, peso or krone is that of the reporting economy, where it has one."""
        if unit.kind != "currency" or not self.money or unit.code == self.money:
            return unit
        for name, own in self.home_units:
            if name.endswith(f" {word}") or (word == "$" and len(name) > 1 and name.endswith("$")):
                return own
        return unit


def _as_share(text: str, mention: Mention) -> Mention:
    """`2/3 of exports`: a share, and no number of things."""
    if mention.unit is not NONE or not _OF_MANY.match(text, mention.span.end):
        return mention
    share = plain((100 * mention.value).quantize(_TINY))
    return mention._replace(value=share, place=Decimal(1), unit=PERCENT, form="fraction")


def _is_money(measured: _Measured, scale: Decimal) -> bool:
    """True for a currency behind a number without a scale: `1.6 NOK` in `1.6 NOK million`."""
    return scale == 1 and measured.unit.kind == "currency"
