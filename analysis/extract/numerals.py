"""Numerals: digits, number words, scales and fractions, read as exact decimals."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from analysis.lexicon import Language, alternatives

SPACE = r"[\s\u00a0\u2009\u202f]"
# `1,234,567`, with full-width commas, and `1,23,45,678` as in India.
_GROUPED = r"\d{1,3}(?:[,，]\d{2,3})+(?![\d])"
# `1 234 567`
_SPACED = r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d|[,/-]\d)"
_PLAIN = r"\d+"
# `2,1%`, `2,1 billion`: a comma before one or two digits of a percentage or of millions is a decimal one.
_PERCENT = r"\s?(?:%|per\s?cent\b|(?:m|b|tr)illion\b|(?:of\s+a\s+)?percentage\s+points?\b)"
_COMMA = rf"\d{{1,3}},\d{{1,2}}(?={_PERCENT})"
_MILLION = 10**6
_OF_PERCENT = re.compile(_PERCENT)
_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3},\d{1,2}")
DIGITS = rf"(?:{_COMMA}|(?:{_GROUPED}|{_SPACED}|{_PLAIN})(?:[.．]\d+)?)|[.．]\d+"
# Digits whose commas stand where some numbering system puts them.
_GROUPS = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})")
# `(in) a narrower [one].`
_THING, _THING_REACH = re.compile(r"\b(?:an?|the|this|that|another|any|each)\s+[a-z-]+\s+$"), 24
_ENDED = re.compile(r"\s*(?:[.,;:)]|$)")
_LETTERS = re.compile(r"[a-z]+")
_TO_ASCII = str.maketrans(
    {"，": ",", "．": ".", "−": "-", "–": "-", " ": "", "\u00a0": "", "\u2009": "", "\u202f": ""}
)


@dataclass(frozen=True)
class Numerals:
    """Reads numerals of a language; patterns are made once from the language pack."""

    language: Language

    @cached_property
    def word_pattern(self) -> str:
        """A pattern for number words such as `seven`, `twenty-one`, `two hundred and five`."""
        words = "|".join(sorted(self.language.numbers, key=len, reverse=True))
        joined = rf"(?:{words}|hundred|thousand)"
        return rf"(?:(?:{words}|hundred|a dozen|several dozen)(?:(?:{SPACE}|-)+(?:and{SPACE}+)?{joined})*)"

    @cached_property
    def scale_pattern(self) -> str:
        """A pattern for one scale word; one-letter scales only when they touch the number."""
        long = alternatives([word for word in self.language.scales if len(word) > 1 and word != "hundred"])
        short = alternatives([word for word in self.language.scales if len(word) == 1])
        return rf"(?:(?:{SPACE}|-)*(?:{long})(?![A-Za-z])|(?:{short})(?![A-Za-z]|/(?!(?:yr|year|mo|month|day)\b)))"

    def digits(self, printed: str) -> Decimal:
        """The value of digits as printed.

        Raises decimal.InvalidOperation for impossible text.
        """
        return Decimal(plain_digits(printed))

    def number(self, printed: str) -> Decimal:
        """The value of a number in digits or in words."""
        return self.digits(printed) if printed[0].isdigit() else self.words(printed)

    def words(self, printed: str) -> Decimal:
        """The value of number words.

        Unknown words count nothing, so that `a dozen` is 12.
        """
        total = current = 0
        for word in _LETTERS.findall(printed.lower()):
            if word == "hundred":
                current = (current or 1) * 100
            elif word == "thousand":
                total, current = total + (current or 1) * 1000, 0
            elif word == "dozen":
                current = (current or 1) * 12
            else:
                current += self.language.numbers.get(word, 0)
        return Decimal(total + current)

    def scale(self, words: str) -> Decimal:
        """The product of the scale words, so that `lakh crore` is 10 to the power of 12."""
        product = Decimal(1)
        for word in _LETTERS.findall(words.lower()):
            product *= self.language.scales[word]
        return product

    def large_scale(self, words: str) -> Decimal | None:
        """The first scale of a million or more among some words in lower case, if any is told in letters."""
        told = (self.language.scales.get(word, 0) for word in _LETTERS.findall(words) if len(word) > 1)
        return next((Decimal(scale) for scale in told if scale >= _MILLION), None)


def plain_digits(printed: str) -> str:
    """Digits as printed without the marks between groups, with a point before the decimals.

    >>> plain_digits("1 234,567"), plain_digits("2,8"), plain_digits("12,34,567.5")
    ('1234567', '2.8', '1234567.5')
    """
    plain = printed.translate(_TO_ASCII)
    plain = plain.replace(",", ".") if _DECIMAL_COMMA.fullmatch(plain) else plain.replace(",", "")
    return plain.replace("..", ".")


def is_grouped_badly(printed: str, behind: str = "") -> bool:
    """True for digits whose commas stand where no numbering system puts them, such as `1,32,4`.

    `behind` is what follows them: in `2,1%` the comma is a decimal one.
    """
    if "," not in printed or (_DECIMAL_COMMA.fullmatch(printed) and _OF_PERCENT.match(behind)):
        return False
    whole = printed.partition(".")[0]
    return not _GROUPS.fullmatch(whole)


def is_pronoun(text: str, start: int, end: int) -> bool:
    """True for the `one` of `in a broad forum, and in a narrower one.`"""
    return bool(_ENDED.match(text, end) and _THING.search(text, max(0, start - _THING_REACH), start))
