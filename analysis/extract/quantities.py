"""Quantities as printed: number, scale, unit and modality, with their exact value.

The reader is anchored on numbers: it finds a number, then reads scale and unit to its right, currency
and modality to its left. What the number means is not asked here.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from analysis.extract.mention import NONE, PERCENT, RANK, Mention
from analysis.extract.numerals import SPACE, is_grouped_badly
from analysis.extract.quantity_patterns import quantity_patterns
from analysis.extract.tokens import Token
from analysis.lexicon import Lexicon, Unit
from analysis.model import Span
from analysis.quantity import last_place, plain

_EXPECTED_RANGE = re.compile(r"\b(?:be|of|at|around|about|expects?|expected|targets?|between|range)\s+$")
_MOVED_UP = re.compile(
    r"\b(?:revised|moved|went|edged|pushed|picked|brought|rose|came|ticked|inched|taken|climbed)\s+$"
)
_COMPARATIVE = re.compile(r"than$|^(?:above|below|over|under)$")
_NO_CLAUSE = re.compile(r"(?:\s+(?!(?:from|to|and|or|with|at|in|by|of|was|were|but)\b)[a-z]+)?(?:\s*\([^()]*\))?\s*")
_AMOUNTING = re.compile(r"\b(?:by|about|nearly|almost|around|roughly|over|than|was|were|is|to)\s+$")
_ENDED = re.compile(r"\s*[,;)]|\s*\.(?!\d)|\s+(?:and|or|while|higher|lower|more|less|larger|smaller|in\s+(?!a\b|the\b)|from|on|to)\b|\s*$")
_LIST = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s+to)\s*")
_GLYPHS = {
    glyph: Decimal(value)
    for glyph, value in zip(
        "½¼¾⅛⅜⅝⅞", ("0.5", "0.25", "0.75", "0.125", "0.375", "0.625", "0.875"), strict=True
    )
}
# No statistic has more digits; up to here all products with scales and units are exact.
LONGEST = 25


def _spaced(words: str) -> str:
    """Words with one space between them, hyphens or not."""
    return re.sub(r"[\s-]+", " ", words)


class QuantityReader:
    """Finds quantities; see `read`."""

    def __init__(self, lexicon: Lexicon, home: str = "") -> None:
        self.lexicon = lexicon
        self.money = lexicon.currencies.get(home, "")
        self.language = lexicon.language
        self.patterns = quantity_patterns(lexicon)
        self.numerals = self.patterns.numerals

    def read(self, text: str, tokens: list[Token], masked: list[Span]) -> list[Mention]:
        """Every quantity outside the masked spans (both in text order); the text is in lower case."""
        found, position, mask = [], 0, iter([*masked, Span(len(text), len(text))])
        barrier = next(mask)
        for match in self._anchors(text, tokens):
            while barrier.end <= match.start() and barrier.start < len(text):
                barrier = next(mask)
            if match.start() < position or (barrier.start < match.end() and match.start() < barrier.end):
                continue
            mention = self._mention(text, match)
            if mention and mention.span.start < position:
                mention = mention._replace(span=Span(match.start(), mention.span.end), unit=NONE)
            if mention:
                found.append(mention)
                position = mention.span.end
        found = self._in_scale(text, found)
        return self._share_units(text, [self._compared(text, *pair) for pair in zip([None, *found], found)])

    def _in_scale(self, text: str, found: list[Mention]) -> list[Mention]:
        """`in billions of dollars, with Brazil ($0.5)`: a scale told once for the amounts of a sentence."""
        if "illions of" not in text:
            return found
        for told in self.patterns.scale_of_list.finditer(text):
            end = text.find(". ", told.end())
            scale = self.numerals.scale(told["scale"])
            for number, mention in enumerate(found):
                inside = told.end() <= mention.span.start and (end < 0 or mention.span.start < end)
                if inside and mention.unit.kind == "currency" and abs(mention.value) < 1000:
                    found[number] = mention._replace(value=mention.value * scale, place=mention.place * scale)
        return found

    def _compared(self, text: str, before: Mention | None, mention: Mention) -> Mention:
        """`0.4 points lower than the 21.6%`: a comparative of the number before says nothing of the next."""
        if not mention.cue or not _COMPARATIVE.search(mention.cue.words(text)):
            return mention
        faster = re.match(r"faster|slower|higher|lower|greater", mention.cue.words(text))
        if text[mention.cue.end : mention.span.start].strip() in (("the", "a", "an") if faster else ("the",)):
            return mention._replace(modality="exact", cue=None)
        if not before:
            return mention
        words = text[before.span.end : mention.cue.start]
        return mention._replace(modality="exact", cue=None) if _NO_CLAUSE.fullmatch(words) else mention

    def _anchors(self, text: str, tokens: list[Token]) -> Iterator[re.Match]:
        """Where quantities may begin: at digits, and at the words that begin one."""
        position, starters = 0, self.patterns.starters
        for start, stop, word in tokens:
            if start < position or not (word in starters or not word.isalpha()):
                continue
            if not word.isalpha():
                start += next((n for n in range(stop - start) if text[start + n].isdigit()), 0)
                start -= text[start - 1 : start] == "." and not text[start - 2 : start - 1].isalnum()
            match = self.patterns.anchor.match(text, start)
            if match:
                yield match
                position = match.end()

    def _share_units(self, text: str, found: list[Mention]) -> list[Mention]:
        """`3.1, 7.6 and 4.2 percent`: the unit of the last one holds for the whole list."""
        for number in range(len(found) - 2, -1, -1):
            mention, after = found[number], found[number + 1]
            bare = mention.unit is NONE and mention.form == "digits" and abs(mention.value) < 1000
            if not bare or after.unit.kind not in ("percent", "percentage_point"):
                continue
            if _LIST.fullmatch(text, mention.span.end, after.span.start):
                found[number] = mention._replace(unit=after.unit, value=mention.value * after.unit.factor)
        return found

    def _mention(self, text: str, match: re.Match) -> Mention | None:
        form = match.lastgroup
        if form in ("digits", "words"):
            mention = self._number(text, match, form)
        else:
            mention = getattr(self, f"_{form}")(text, match)
        return self._with_modality(text, mention) if mention else None

    def _number(self, text: str, match: re.Match, form: str) -> Mention | None:
        printed, end = match[0], match.end()
        if form == "digits" and (is_grouped_badly(printed) or len(printed) > LONGEST):
            return None
        value = self.numerals.digits(printed) if form == "digits" else self.numerals.words(printed)
        start = match.start()
        value, end = self._vulgar_fraction(text, value, end)
        high, end = self._range(text, start, end, value) if form == "digits" else (None, end)
        tail = self.patterns.tail.match(text, end)
        scale = self.numerals.scale(tail["scale"]) if tail["scale"] else Decimal(1)
        unit, end, streak, hyphen = self._unit(text, tail)
        start, money = self._currency(text, start)
        if money and unit.kind in ("count", "currency"):
            unit = money
        start, negative = self._sign(text, start)
        signed = text[start] in "+-−–"
        if form == "words" and unit is NONE and scale == 1 and not self._counts_change(text, start):
            return None
        factor = scale * unit.factor
        place = last_place(printed.replace("，", ","), scale) if form == "digits" else scale
        sign = -1 if negative else 1
        return Mention(
            Span(start, end),
            value * factor * sign,
            place * unit.factor,
            unit,
            "exact",
            "streak" if streak else form,
            high and high * factor,
            hyphen,
            signed,
        )

    def _counts_change(self, text: str, start: int) -> bool:
        """True when a bare number word is a figure: `an increase of five`."""
        return bool(self.patterns.counts_change.search(text, max(0, start - 40), start))

    def _vulgar_fraction(self, text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
        glyph = _GLYPHS.get(text[end : end + 1])
        if glyph:
            return value + glyph, end + 1
        match = re.compile(rf"(?:{SPACE}+|-)(\d)/(\d)(?!\d)").match(text, end)
        if not match or match[2] == "0":
            return value, end
        return value + Decimal(match[1]) / Decimal(match[2]), match.end()

    def _range(self, text: str, start: int, end: int, low: Decimal) -> tuple[Decimal | None, int]:
        match = self.patterns.range_tail.match(text, end)
        if not match:
            return None, end
        opener, word = text[max(0, start - 12) : start].rstrip("us$€£¥₹ \n"), (match["word"] or "")
        if word == "and" and not opener.endswith("between"):
            return None, end
        moved = match["first"] and not _EXPECTED_RANGE.search(text, max(0, start - 24), start)
        if word == "to" and (moved or opener.endswith("from")):
            return None, end
        high = self.numerals.digits(match["high"])
        high, after = self._vulgar_fraction(text, high, match.end())
        apart = word == "to" and opener.endswith("by") and high > 5 * low
        return (high, after) if high > low and not apart else (None, end)

    def _unit(self, text: str, tail: re.Match) -> tuple[Unit, int, bool, bool]:
        if tail["run"]:
            unit = self.lexicon.units.get(tail["run"])
            if unit and unit.kind == "time":
                return unit, tail.end(), True, False
            return NONE, tail.end("scale"), False, False
        if not tail["unit"]:
            return NONE, tail.end("scale"), False, False
        words = re.sub(r"\s+", " ", tail["unit"])
        unit = self.lexicon.units.get(words.replace("-", " ")) or self.lexicon.units[words]
        unit = self._own_money(words, unit)
        if unit.kind == "time" and re.compile(rf"(?:{SPACE}|-)+(?:on|over)\b").match(text, tail.end()):
            return NONE, tail.end("scale"), False, False
        streak = unit.kind == "time" and bool(
            re.compile(rf"{SPACE}+(?:in{SPACE}+a{SPACE}+row|running|straight)\b").match(text, tail.end())
        )
        if tail["unit"] == "x" and tail["gap"]:
            return NONE, tail.end("scale"), False, False
        return unit, tail.end(), streak, "-" in tail["gap"] and unit.kind in ("time", "quantity")

    def _own_money(self, word: str, unit: Unit) -> Unit:
        """A dollar, peso or krone is that of the reporting economy, where it has one."""
        if unit.kind != "currency" or not self.money or unit.code == self.money:
            return unit
        for name, other in self.lexicon.units.items():
            if other.code == self.money and (
                name.endswith(f" {word}") or (word == "$" and len(name) > 1 and name.endswith("$"))
            ):
                return other
        return unit

    def _currency(self, text: str, start: int) -> tuple[int, Unit | None]:
        window = text[max(0, start - 6) : start]
        match = self.patterns.currency_before.search(window)
        if not match:
            return start, None
        sign = match[0].strip()
        return start - len(window) + match.start(), self._own_money(sign, self.lexicon.units[sign])

    def _sign(self, text: str, start: int) -> tuple[int, bool]:
        before = text[max(0, start - 2) : start]
        if before[-1:] in "-−–+" and before[-1:] and (len(before) == 1 or before[0] in " (\t\n[,"):
            return start - 1, before[-1] != "+"
        return start, False

    def _with_modality(self, text: str, mention: Mention) -> Mention:
        """The mention with the modality that the words just before or behind it tell, and their span."""
        start, end = mention.span
        patterns = self.patterns
        match = patterns.modality_before.search(text, max(0, start - 32), start)
        match = match or patterns.modality_after.match(text, end)
        if not match or mention.form in ("rank", "streak", "double_digit"):
            return mention
        cue = match.span(match.lastgroup)
        if text[slice(*cue)] == "up to" and _MOVED_UP.search(text, max(0, cue[0] - 16), cue[0]):
            return mention
        told = "more_than" if match.lastgroup == "plus" else match.lastgroup
        return mention._replace(modality=told, cue=Span(*cue))

    def _double_digit(self, text: str, match: re.Match) -> Mention:
        return Mention(Span(*match.span()), Decimal(10), Decimal(1), PERCENT, "at_least", "double_digit")

    def _rank(self, text: str, match: re.Match) -> Mention:
        value = self._ordinal(match[0])
        return Mention(Span(*match.span()), value, Decimal(1), RANK, "exact", "rank")

    _placed = _rank

    def _streak(self, text: str, match: re.Match) -> Mention | None:
        noun = re.findall(r"month|quarter|year|week", match[0].replace("annual", "year"))
        ordered = any(
            word in match[0] for word in ("consecutive", "straight", "successive", "row", "running")
        )
        ordered = ordered or text[: match.start()].endswith("for a ") or text[match.end() : match.end() + 4] == " of "
        if not noun or not ordered:
            return None
        unit = self.lexicon.units[noun[-1]]
        return Mention(Span(*match.span()), self._ordinal(match[0]), Decimal(1), unit, "exact", "streak")

    def _ordinal(self, words: str) -> Decimal:
        first = re.match(r"\d+|[A-Za-z]+", words)[0]
        return Decimal(first) if first.isdigit() else Decimal(self.language.ordinals[first])

    def _ratio(self, text: str, match: re.Match) -> Mention | None:
        """`one in four`: 25 percent of a whole."""
        part, whole = (
            Decimal(word) if word.isdigit() else Decimal(self.language.numbers[word])
            for word in re.split(r"\s+(?:in|out\s+of)\s+(?:every\s+)?", match[0])
        )
        if part >= whole:
            return None
        return Mention(Span(*match.span()), 100 * part / whole, Decimal(1), PERCENT, "exact", "fraction")

    def _fraction(self, text: str, match: re.Match) -> Mention | None:
        alone = _AMOUNTING.search(text, max(0, match.start() - 24), match.start())
        if alone and _ENDED.match(text, match.end()):
            value = self._fractions[_spaced(match[0])]
            return Mention(Span(*match.span()), value, Decimal(1), PERCENT, "exact", "words")
        after = re.compile(rf"{SPACE}+of\b|{SPACE}+(?:its|their|the){SPACE}").match(text, match.end())
        period = re.compile(
            rf"{SPACE}+of{SPACE}+(?:the{SPACE}+|this{SPACE}+|last{SPACE}+)?(?:year|(?:19|20)\d\d)(?!['’]s)"
        )
        unit = self._half_unit(text, match)
        if unit or not after or period.match(text, match.end()):
            return unit
        value = self._fractions[_spaced(match[0])]
        return Mention(Span(*match.span()), value, Decimal(1), PERCENT, "exact", "fraction")

    @cached_property
    def _fractions(self) -> dict[str, Decimal]:
        return {_spaced(words): value for words, value in self.language.fractions.items()}

    def _half_unit(self, text: str, match: re.Match) -> Mention | None:
        """`half a percentage point`, `a quarter point`: a fraction of a unit."""
        tail = re.compile(
            rf"{SPACE}+(?:of{SPACE}+)?(?:an?{SPACE}+)?(?P<unit>percentage{SPACE}+point|point|percent|per cent|million|billion|trillion)s?\b"
        )
        found = tail.match(text, match.end())
        if not found:
            return None
        part = self._fractions[_spaced(match[0])] / 100
        word = re.sub(r"\s+", " ", found["unit"])
        unit = self.lexicon.units.get(word, NONE)
        value = plain(part * self.language.scales.get(word, 1))
        return Mention(Span(match.start(), found.end()), value, value, unit, "exact", "words")

    def _multiple(self, text: str, match: re.Match) -> Mention | None:
        value = self.language.multiples[match[0]]
        if match[0] == "double" and re.compile(rf"{SPACE}+(?:the|that)\b").match(text, match.end()):
            return Mention(Span(*match.span()), Decimal(2), Decimal(1), self.lexicon.units["times"], "exact", "words")
        if match[0] == "double" and not re.compile(rf"{SPACE}+(?:the|that|its|from|in{SPACE}+value)\b").match(
            text, match.end()
        ):
            return None
        return Mention(Span(*match.span()), value, Decimal(1), PERCENT, "exact", "multiple")
