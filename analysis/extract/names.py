"""Numbers that are no figures: dates, clock times, ordinals, labels of lists, names."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from analysis.extract.quantity_patterns import SCALED
from analysis.extract.ranks import MOVED_TO, no_one
from analysis.extract.tokens import Token, first_words
from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span

# `(1)`, `2.`, `3)` and the page number `/4` at the beginning of a line, `(ii)` and `[2]` anywhere.
_OPENING_LABEL = r"[ \t]*(?:[*_#]{1,3}[ \t]*)?(?:\(\d{1,2}\)|\d{1,2} \.(?= )|\d{1,2}[.)、:](?:(?!\d)|(?=(?:19|20)\d\d\s))|/\d+)"
_NUMBERED = r" (?<=[.!?□•] )(?<!\bvs\. )(?<!\bno\. )(?<!\bNo\. )\d{1,2}\. (?=[A-Z][a-z]+ )"
# A line of its own with a bare number, such as a count of readers: neither line beside it goes on there.
_ALONE = (
    r"\n(?<![a-z,]\n)[ \t]*\d{1,5}[ \t]*(?=\r?\n\s*[^a-z\s]|\s*$)|\n(?<=\n\n)[ \t]*\d{1,3}[ \t]*(?=\r?\n)"
)
# `3   Exports rose`, `5.3.1 Trade`: the number of a paragraph, far from its words, or of a section.
_PARAGRAPH = (
    r"[ \t]*(?:\d{1,3}(?:[ \t]{2,}|\t)(?=[A-Z][A-Za-z]+[ \t,])|\d{1,2}(?:\.\d{1,2}){2,3}\.?(?=[ \t]+[A-Z]))"
)
# `118. On taxes`, `A19 Business surveys`: a paragraph of a long text.
_LETTERED = r"[ \t]*[A-Z]\d{2,3}[.)]?(?=[ \t]+[A-Z][a-z])"
_LONG = r"[ \t]*\d{3}\.(?=[ \t]+[A-Z])"
# `# 2`, `**3 May 2003** **2**`: the head of a page, set in bold or as a heading.
_PAGE_HEAD = r"[ \t]*(?:#{1,6}[ \t]+\d{1,3}|\*\*[^*\n]{1,30}\*\*[ \t]+\*\*\d{1,3}\*\*)[ \t]*(?=\r?\n|$)"
# `< 1 2 3 >`: the pages of an article.
_PAGES = r"<(?:[ \t]+\d{1,2}\b)+[ \t]*>"
_FIRST_LABEL = re.compile(rf"{_OPENING_LABEL}|{_PARAGRAPH}|{_LONG}|{_LETTERED}|{_PAGE_HEAD}")
# Each form begins with a sign of its own: so it is found quickly.
_LABEL = re.compile(
    rf"\n(?:{_OPENING_LABEL}|{_PARAGRAPH}|{_PAGE_HEAD})|\n(?<![a-z\d,:]\n)(?:{_LONG}|{_LETTERED})|{_PAGES}|{_ALONE}|{_NUMBERED}|\((?<=[a-z\d.]\()\d{{1,2}}\)(?=\s)|\((?<=[\s(]\()(?:\d{{1,2}}|[ivx]{{1,4}})\)(?=[\s,])|\[\d{{1,3}}\]"
    r"|(?:(?<=\sof\s)|(?<=:\s)|(?<=;\s)|(?<=,\s)|(?<=\sand\s))\d\)(?=\s+[a-z])"
)
# `the FTA [3.0]`, `version [2.0]`, `the [3.0] version`: no value.
_VERSION = re.compile(
    r"\b(?:(?!Index\b|PMI\b)[A-Z][\w-]*|[Vv]ersion|[Rr]eforms?|upgrade|edition)[ \u00a0](?P<number>\d\.0)(?![\d%]|\.\d|[ \u00a0-]?(?:%|per\s?cent|points?\b|[mbt]n\b|[mbtr]+illion\b)|[ \u00a0]*[(;|/]|,\s+[\w\s]{1,20}\s\d|\s+(?:from|vs|versus|against)\b)"
    r"|\b(?P<before>\d\.0)(?=[ \u00a0](?:version|upgrade|edition|era)\b)"
)
_ADDRESS = re.compile(r"(?<![^\s@])[^\s@]+@\S+")
_TELEPHONE = re.compile(
    r"\+\d[\d \-()]{7,}\d|\(\d{3}\)\s?\d{3}-\d{4}|(?<=\bTel)(?:ephone)?[.:]*\s*\(?\d[\d \-()/.]{6,}\d"
)
# `Tel: 02-123456/7`, `P.O. Box 780 Bergen 5003`, `Release ID: 123456`
_DIALLED = r"\b[.:]?\s*[+\d][\d /()-]{5,}\d"
_CALL = re.compile(
    rf"T(?<!\w.)el(?:ephone)?{_DIALLED}|F(?<!\w.)ax{_DIALLED}|P(?<!\w.)hone{_DIALLED}"
    r"|I(?<!\w.)D\s*:\s*\d{4,}|P(?<!\w.)\.?O\.?\s?B(?:ox)?\.?\s?\d+[^\n.;]{0,40}?\d{3,6}\b"
)
# `Copyright 2019 ... 14th floor 1102`: all numbers of such a line.
_IMPRINT = re.compile(r"(?:©|\bCopyright\b|\bAll [Rr]ights [Rr]eserved\b)[^\n]*")
# Each kind of contact has signs of which it needs one.
_CONTACTS = (
    ("+)", _TELEPHONE),
    (("Tel", "Fax", "Phone", "PO", "P.O", "ID"), _CALL),
    (("©", "Copyright", "ights "), _IMPRINT),
)
_HYPHENS = frozenset("-–")
_SCALES = r"billion|million|trillion"
_YEAR = r"(?:19|20)\d\d"
_NTH = r"(?:\[?(?:st|nd|rd|th)\b\]?)"
_ONE = ("person", "adult", "worker", "child", "youth", "young")
_MANY = ("persons", "people", "those", "adults", "workers", "children", "youths", "women", "men")
_PEOPLE = "|".join((*_MANY, *_ONE))
# Words without a digit, besides those of the language pack, at which a name may begin.
_OPENING = frozenset((*_ONE, *_MANY, "age", "aged", "page", "gmt", "utc", "http", "www", "issn"))


class Name(NamedTuple):
    """A number token that is not a figure, with the kind of name it is part of."""

    span: Span
    kind: str


class NameReader:
    """Finds number tokens that name something; patterns are made once from the language pack."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.language = lexicon.language
        self.money = alternatives(lexicon.currency_codes)
        self.letters = "".join(lexicon.currency_letters)

    @cached_property
    def starters(self) -> set[str]:
        """Words without a digit at which a name may begin."""
        listed = [*self.language.months, *self.language.names["before"]]
        return first_words(listed) | _OPENING

    @cached_property
    def pattern(self) -> re.Pattern:
        """One alternation of all forms; the group that matched is the kind."""
        kinds = {
            "date": rf"{self._date}|\b1[0-8]\d\ds\b",
            "label": rf"(?<![^\n])\d{{1,3}}(?=[ \t]+(?:{alternatives(self.language.names['paragraphs_begin'])})[\s,])"
            rf"|(?<![^\n])\d{{1,2}}\.\d{{1,2}}\.?(?=[ \t]+(?!(?:{_SCALES}|percent|per\s?cent)\b)[a-z][\w'’]+\s)",
            "time": self._time,
            "ordinal": self._ordinal,
            "base": rf"\b(?:(?:{alternatives(list(self.language.months))}),?\s+)?(?:{_YEAR}(?:-\d\d)?|(?<=['’‘])\d\d)\s*(?:=|equals)\s*100(?:\.0)?\b|(?<=\bconstant ){_YEAR}(?=\s+(?:prices|dollars)\b)|(?<=\bin ){_YEAR}(?=\s+(?:prices|dollars)\b)|(?<=\bat ){_YEAR}(?=\s+prices\b)",
            "age": self._age,
            "page": rf"{self._page}|\b\d+\s+comments?(?:print|\b)|\b\d+\s+comment\(s\)|(?<=\()\d+\s+pages\b",
            "vote": r"(?<=\bmajority of )\d{1,2}\s?[-–]\s?\d{1,2}\b|(?<=\bvoted )\d{1,2}\s?[-–]\s?\d{1,2}\b",
            "zone": r"\b(?:gmt|utc)\s?[+-]\d{1,2}\b",
            "idiom": r"(?<=\bdouble )1[12]\b(?=[\"”'’]|\s+(?:shopping|festival|sales|is|was|event))|\b\d{5}(?=\s+hotline\b)|(?<=[\"“'‘])\d{3,4}(?=[\"”'’]\s)|\b24/7\b|\b(?:360|180)[ -]degrees?\b|(?<=ft-900 \()\d\d-\d\d(?=\))|(?:(?<=\(under )|(?<=\(over ))\d\d(?=\))|\b\d{1,2}\s+\w+,?\s+\d{4}(?=\s+\(?saka\b)|(?<=\bindicators )\d{1,3}/\d{4}\b|(?<=%)\d{1,2}m/\d{1,2}m\b|(?<=\bwholesale )\d{2,4}(?=\s+(?:price\s+)?index\b)",
            "law": rf"\b(?:{alternatives(self.language.names['trade_laws'])})(?=\s+(?:tariffs?|investigations?|reviews?|duties|duty|actions?|probes?|exclusions?)\b)",
            "contact": r"(?:https?://|www\.)\S+|\b\d{3,4}-\d{3,4}-\d{3,4}\b|\bissn\s+\d{4}-\d{3}[\dx]\b",
            "per": rf"(?<=\bper )(?:100|1,?000|10,?000|100,?000|million)\s+(?:{alternatives(self.language.names['counted_per'])}|(?:[a-z]+\s+){{0,3}}?(?:[a-z]{{3,}}s|personnel|people))\b",
            "name": self._name,
        }
        return re.compile("|".join(rf"(?P<{kind}>{form})" for kind, form in kinds.items()), re.M)

    @cached_property
    def _in_words(self) -> re.Pattern:
        """A number in words that ends just before its digits in brackets."""
        return re.compile(rf"\b(?:{alternatives(list(self.language.numbers))})\s+$")

    def _repeats(self, low: str, name: Name) -> bool:
        """True for `eighteen (18)`: the digits of a number in words are no label."""
        start, end = name.span
        return (
            low[start] == "("
            and low[start + 1 : end - 1].isdigit()
            and bool(self._in_words.search(low, max(0, start - 16), start))
        )

    @property
    def _date(self) -> str:
        """`May 3-5, 2025`, `3rd of May`, `3 and 5 May`, `2025-05-03`, `3.5.2025`, `the 90s`."""
        months = alternatives(list(self.language.months))
        no_day = rf"(?!\d|[.,]\d|%|\s*(?:percent|per cent|{_SCALES}))"
        until = r"(?:\s*(?:-|–|to|and|through|until)\s*\d{1,2}\b)?"
        return (
            rf"\b(?:{months})\.?\s?['’]\d\d\b(?![%.,]\d)|\b(?:{months})\.?,?\s+{_YEAR}\b(?![.,]\d|\s*(?:{_SCALES}|percent|per cent|%))|\b(?:{months})\.?\s+\d{{1,2}},{_YEAR}\b|\b(?:{months})\.?\s+\d{{1,2}}{_NTH}?{no_day}{until}(?:,?\s+{_YEAR}\b)?"
            rf"|\b(?:\d{{1,2}}{_NTH}?\s*(?:-|–|to|and|&)\s*)?\d{{1,2}}{_NTH}?\s+(?:of\s+)?(?:{months})\.?(?![a-z])(?:,?\s+{_YEAR}\b)?"
            rf"|\b{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b|\b\d+-\d{{4}}-\d+\b"
            rf"|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}\b|\b\d0s\b|(?<=\bmid[-–])\d{{3}}0s\b|(?<=\byear )(?<!(?:last|this) year )\d{{3,4}}\b(?![,.]\d)|(?<=\byear of )\d{{3,4}}\b"
        )

    @property
    def _time(self) -> str:
        """`9:30 a.m.`, `14:00`, `10 o'clock`."""
        after = alternatives(self.language.names["after"])
        return (
            rf"\b\d{{1,2}}[:.]\d\d(?::\d\d)?\s*(?:{after})(?![\w])|\b\d{{1,2}}:\d\d(?::\d\d)?\b|(?<=\bat )\d{{1,2}} ?: ?\d\d\b"
            r"|\b\d{4}\s+(?:gmt|utc|bst|cet)\b|\b\d{1,2}h\d\d\b(?:\s*[ap]m\b)?"
            r"|\b(?:\d{1,2}|\d{3,4}(?=\s*[ap]m\s+[a-z]{2,3}t\b))\s*(?:a\.m\.|p\.m\.|am\b|pm\b|o['’]clock)"
        )

    @property
    def _page(self) -> str:
        """`Page 1 of 28`, and the head of a page that a PDF runs on: `Page 1 of 28March 19, 2025`."""
        months = alternatives(list(self.language.months))
        return rf"\bpage\s+\d+\s+of\s+\d+(?:\b|(?:{months})\s+\d{{1,2}},\s+{_YEAR}\b)"

    @property
    def _ordinal(self) -> str:
        """`the 14th`, but not `the 14th consecutive month`, `ranked 3rd` and `2nd-largest`."""
        supers = alternatives(self.language.superlatives)
        streak = (
            r"(?:month|quarter|year|week)\s+(?:in\s+a\s+row|in\s+succession|running|of\s+(?:growth|increase|decline))\b"
            r"|(?:[a-z]+\s)?(?:decline|fall|drop|increase|rise|gain|decrease|month|quarter|year)\s+(?:in\s+a\s+row|in\s+succession|running)\b"
        )
        moved = "".join(f"(?<!{words})" for words in MOVED_TO)
        running = r"(?<!\bfor an )(?<!\bfor a )(?<!\bto an )(?<!\bto a )(?<!\binto an )(?<!\binto a )"
        return (
            rf"(?<!ranked )(?<!ranking ){moved}{running}\b\d+{_NTH}\b"
            rf"(?![\s-]+(?:(?:consecutive|straight|successive|{supers}|places?|position|spot|rank)\b|{streak}))"
        )

    @property
    def _age(self) -> str:
        """`aged 16 to 24`, `people over 65`, `youth employment (15 to 24)`."""
        return (
            rf"\b(?:aged?|ages|(?:{_PEOPLE})\s+(?:under|over))\s+(?:from\s+|between\s+|under\s+|over\s+)?"
            r"\d+(?:\s*(?:-|–|to|and)\s*\d+)?(?:\s+(?:or|and)\s+(?:over|older|above|under))?"
            r"|\b\d+\s?[-–]\s?\d+(?=\s+age\s+group)"
            rf"|\b(?:{_PEOPLE})\s+(?:\w+\s+)?\(\d\d(?:\s*(?:-|–|to)\s*\d\d(?:\s+years)?|\s+(?:and|or)\s+over|\+)\)"
        )

    @property
    def _name(self) -> str:
        """`Article 5`, `Tables 3 and 4`, `5G`, `G20`, `COVID-19`, `30-year-old`."""
        before = alternatives(self.language.names["before"])
        listed = r"(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+to\s+|\s*[-–&]\s*)\d+)*"
        no_figure = rf"(?![\d]|,\d{{3}}|\.\d|\s*(?:%|percent|per cent|{_SCALES}))"
        return (
            rf"(?!{no_one(self.language)})\b(?:{before})\.?[\s\-]+(?:\([A-Za-z]+\)\s*)?\d+(?:[.\-]\d+)*{listed}{no_figure}"
            rf"|\b\d[dgk]\b|(?!(?:{self.money}|by|us)\d|[{self.letters}](?:\d[\d,.]*{SCALED}|\d{{1,3}}(?:,\d{{3}})+|\d+\.\d\d\s+(?:per|each)\b))[A-Za-z][A-Za-z]*\d[\w.]*(?:-\w+)*"
            r"|(?<![\w])[A-Za-z]+(?:[-–]\d+(?:\.\d+)?)+(?![\w]|\.\d|\s?%)"
            r"|\b\d+(?:\.\d+)?-(?:year|month|day|week|hour|minute)s?-olds?\b"
        )

    def read(self, text: str, low: str, tokens: list[Token], stretch: Span) -> list[Name]:
        """Every name that holds a number in a stretch of text, in text order; `low` is the lower-case text.

        Of its tokens those are needed at which a number or a name can begin (see `marked`).
        """
        found = [n for n in _labels_and_contacts(text, *stretch) if not self._repeats(low, n)]
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


def _labels_and_contacts(text: str, begin: int, end: int) -> list[Name]:
    """The labels of lists, addresses and telephone numbers of a stretch of text that begins with a line."""
    first = None if begin else _FIRST_LABEL.match(text, begin, end)
    found = [Name(Span(*first.span()), "label")] if first else []
    for match in _LABEL.finditer(text, first.end() if first else begin, end):
        start = match.start() + (text[match.start()] in "\n ")
        found.append(Name(Span(start, match.end()), "label"))
    if text.find(".0", begin, end) >= 0:
        versions = _VERSION.finditer(text, begin, end)
        found += [Name(Span(*match.span(match.lastgroup)), "label") for match in versions]
    for match in _addresses(text, begin, end):
        found.append(Name(Span(*match.span()), "contact"))
    for signs, form in _CONTACTS:
        if any(text.find(sign, begin, end) >= 0 for sign in signs):
            found += [Name(Span(*match.span()), "contact") for match in form.finditer(text, begin, end)]
    return found


def _addresses(text: str, begin: int, end: int) -> Iterator[re.Match]:
    """The e-mail addresses of a stretch of text: looked for only in the lines with an `@`."""
    sign = text.find("@", begin, end)
    while sign >= 0:
        stop = text.find("\n", sign, end)
        stop = end if stop < 0 else stop
        yield from _ADDRESS.finditer(text, max(begin, text.rfind("\n", begin, sign)), stop)
        sign = text.find("@", stop, end)
