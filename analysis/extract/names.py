"""Numbers that are no figures: dates, clock times, ordinals, labels of lists, names."""

import re
from functools import cached_property
from typing import NamedTuple

from analysis.extract.tokens import Token, first_words
from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span

_LABEL = re.compile(
    r"^[ \t]*(?:\(\d{1,2}\)|\d{1,2}[.)、:](?!\d))|(?<=[\s(])\((?:\d{1,2}|[ivx]{1,4})\)(?=\s)|^[ \t]*/\d+",
    re.M,
)
_HYPHENS = frozenset("-–")
_ADDRESS = re.compile(r"(?<![^\s@])[^\s@]+@\S+")
_TELEPHONE = re.compile(r"\+\d[\d \-()]{7,}\d|\(\d{3}\)\s?\d{3}-\d{4}")


class Name(NamedTuple):
    """A number token that is not a figure, with the kind of name it is part of."""

    span: Span
    kind: str


class NameReader:
    """Finds number tokens that name something; patterns are made once from the language pack."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.language = lexicon.language
        self.money = alternatives(lexicon.currency_codes)

    @cached_property
    def pattern(self) -> re.Pattern:
        """One alternation of all forms; the group that matched is the kind."""
        months = alternatives(list(self.language.months))
        before = alternatives(self.language.names["before"])
        after = alternatives(self.language.names["after"])
        supers = alternatives(self.language.superlatives)
        return re.compile(
            rf"(?P<date>\b(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d|[.,]\d|%|\s*(?:percent|per cent|billion|million|trillion))(?:\s*(?:-|–|to|and|through|until)\s*\d{{1,2}}\b)?(?:,?\s+(?:19|20)\d\d\b)?"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{months})\.?(?![a-z])(?:,?\s+(?:19|20)\d\d\b)?|\b(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b|\b\d+-\d{{4}}-\d+\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d\b)"
            rf"|(?P<time>\b\d{{1,2}}[:.]\d\d(?::\d\d)?\s*(?:{after})(?![\w])|\b\d{{1,2}}:\d\d(?::\d\d)?\b|\b\d{{1,2}}\s*(?:a\.m\.|p\.m\.|am\b|pm\b|o['’]clock))"
            rf"|(?P<ordinal>(?<!ranked )(?<!ranking )\b\d+(?:st|nd|rd|th)\b(?![\s-]+(?:(?:consecutive|straight|successive|{supers})\b|(?:month|quarter|year|week)\s+(?:in\s+a\s+row|running|of\s+(?:growth|increase|decline))\b)))"
            rf"|(?P<base>\b(?:19|20)\d\d\s*=\s*100(?:\.0)?\b)|(?P<age>\b(?:aged?|ages|(?:persons|people|those|adults|workers|children|youths?)\s+(?:under|over))\s+(?:from\s+|between\s+|under\s+|over\s+)?\d+(?:\s*(?:-|–|to|and)\s*\d+)?(?:\s+(?:or|and)\s+(?:over|older|above|under))?)|(?P<page>\bpage\s+\d+\s+of\s+\d+\b)|(?P<zone>\b(?:gmt|utc)\s?[+-]\d{{1,2}}\b)|(?P<idiom>\b24/7\b|\b(?:360|180)[ -]degrees?\b)"
            rf"|(?P<contact>(?:https?://|www\.)\S+|\b\d{{3,4}}-\d{{3,4}}-\d{{3,4}}\b)"
            rf"|(?P<name>\b(?:{before})\.?[\s\-]+(?:\([A-Za-z]+\)\s*)?\d+(?:[.\-]\d+)*(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s+to\s+|\s*[-–]\s*)\d+)*(?![\d]|,\d{{3}}|\.\d|\s*(?:%|percent|per cent|billion|million|trillion))"
            rf"|\b\d[dgk]\b|(?!(?:{self.money}|by)\d)[A-Za-z][A-Za-z]*\d[\w.]*(?:-\w+)*|(?<![\w])[A-Za-z]+(?:[-–]\d+(?:\.\d+)?)+(?![\w]|\.\d|\s?%)|\b\d+(?:\.\d+)?-(?:year|month|day|week|hour|minute)s?-olds?\b)",
            re.M,
        )

    @cached_property
    def starters(self) -> set[str]:
        """Words without a digit at which a name may begin."""
        listed = [*self.language.months, *self.language.names["before"]]
        return first_words(listed) | {"person", "people", "gmt", "utc", "those", "adult", "worker", "child", "youth", "page", "age", "aged", "ages", "http", "https", "www"}

    def read(self, text: str, low: str, tokens: list[Token]) -> list[Name]:
        """Every name that holds a number among some tokens, in text order; `low` is the text in lower case."""
        if not tokens:
            return []
        begin, end = text.rfind("\n", 0, tokens[0][0]) + 1, tokens[-1][1]
        found = [Name(Span(*match.span()), "label") for match in _LABEL.finditer(text, begin, end)]
        for sign, contact in (("@", _ADDRESS), ("+", _TELEPHONE), (")", _TELEPHONE)):
            if text.find(sign, begin, end) >= 0:
                found += [
                    Name(Span(*match.span()), "contact") for match in contact.finditer(text, begin, end)
                ]
        covered = {offset for name in found for offset in range(*name.span)}
        position, starters, pattern = 0, self.starters, self.pattern
        for start, stop, word in tokens:
            plain = word.isalpha() and word not in starters
            if start < position or (plain and low[stop : stop + 1] not in _HYPHENS) or start in covered:
                continue
            match = pattern.match(low, start)
            if match and not (match.end() - start == 2 and text[start + 1].islower()):
                found.append(Name(Span(*match.span()), match.lastgroup))
                position = match.end()
        return sorted(found)
