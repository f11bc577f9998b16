"""Fractions that follow a number: `5½`, `5 1/4`, `two and a half`, `three and one-half`."""

import re
from decimal import Decimal

from analysis.extract.numerals import SPACE, Numerals

GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}
# `5 1/4`, `5-1/4`
_SLASHED = re.compile(rf"(?:{SPACE}+|-)(\d)/(\d)(?!\d)")
# `1/2 per cent`
_OVER = re.compile(rf"/(\d)(?={SPACE}+(?:per\s?cent|percentage|point|of\b))")
# `three[ and one]-half million`
_BEFORE_HALF, _HALF = re.compile(r"\s+and\s+one$"), re.compile(r"[\s-]half\b")
# `two[ and a half] times`
_AND_A_HALF = re.compile(rf"{SPACE}+and{SPACE}+(?:a{SPACE}+|one[\s-]+)half\b")
_A_HALF = Decimal("0.5")
# Halves, quarters and eighths are rounded to halves, quarters and eighths.
_ROUNDED = {"2": Decimal("0.5"), "4": Decimal("0.25"), "8": Decimal("0.125")}
_IN_QUARTERS, _IN_EIGHTHS = "¼¾", "⅛⅜⅝⅞"


def with_fraction(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """A number with the fraction behind it, and where both end: `5½`, `5 1/2`."""
    glyph = GLYPHS.get(text[end : end + 1])
    if glyph:
        return value + glyph, end + 1
    over = _OVER.match(text, end)
    if over and 0 < value < int(over[1]):
        return value / int(over[1]), over.end()
    match = _SLASHED.match(text, end)
    if not match or match[2] == "0":
        return value, end
    return value + Decimal(match[1]) / Decimal(match[2]), match.end()


def fraction_place(text: str, end: int) -> Decimal | None:
    """What the fraction behind a number is rounded to: a quarter for `5¼` and `5 3/4`; None where there is none."""
    glyph = text[end : end + 1]
    if glyph in GLYPHS:
        return _ROUNDED["4" if glyph in _IN_QUARTERS else "8" if glyph in _IN_EIGHTHS else "2"]
    match = _SLASHED.match(text, end)
    return _ROUNDED.get(match[2]) if match else None


def in_words(numerals: Numerals, text: str, match: re.Match) -> tuple[Decimal, int, bool]:
    """A number in words with the fraction behind it, where both end, and whether that is a half in words."""
    words = _BEFORE_HALF.sub("", match[0]) if _HALF.match(text, match.end()) else match[0]
    value, end = with_fraction(text, numerals.words(words), match.start() + len(words))
    half = _AND_A_HALF.match(text, end)
    return (value + _A_HALF, half.end(), True) if half else (value, end, False)
