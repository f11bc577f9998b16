"""Mentions of the vocabulary: partners, products, enterprise types, regions, modes, indicators, flows."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import NamedTuple

from analysis.extract.tokens import Token
from analysis.lexicon import Lexicon, Term
from analysis.model import Span

# Which kind a phrase is of when the vocabulary has it under several, the first one best.
_PRIORITY = {
    "indicator": 0,
    "flow": 1,
    "mode": 2,
    "enterprise": 3,
    "partner": 4,
    "region": 5,
    "product": 6,
    "adjective": 7,
}
_BESIDE = re.compile(r"\s+(?:[\w-]+\s+){0,2}")
# `exports to the EU imports`: a partner, whatever follows.
_BOUND = re.compile(r"(?:\b(?:to|from|with|and|between|into)\s+(?:the\s+)?|[-–/])$")
# `industrial production (IP)`
_SHORT = re.compile(r"\s+\(([A-Z][A-Z&-]{1,7})\)")
# `Kenyan [goods]`
_GOODS = re.compile(r"\s+(?:goods|products|merchandise|shipments|buyers|customers|importers|suppliers)\b")
# Signs that may stand between the words of one phrase, and signs that part words.
_NO_BREAK = " \t\n\u00a0-–&/\"“”()’'"
_BREAK = ".,;:!?"
# `$` as in `US$`, `trade-ins`: what makes another word of a name.
_ANOTHER_WORD = re.compile(r"\$|-(?:in|off|out|up|down)s?\b")


class TermMention(NamedTuple):
    """A name of the vocabulary where it stands, as a dimension (`kind`) and a canonical name."""

    span: Span
    kind: str
    name: str
    extra: dict


def read_terms(text: str, tokens: list[Token], lexicon: Lexicon) -> list[TermMention]:
    """Every mention of the vocabulary in text order: the longest match at each word, never overlapping."""
    phrases, found, position, stop = lexicon.phrases, [], 0, len(tokens)
    for number, (start, _, word) in enumerate(tokens):
        node = phrases.get(word)
        if not node or number < position:
            continue
        if None not in node and (number + 1 == stop or tokens[number + 1][2] not in node):
            continue
        match = _longest(text, tokens, number, stop, node)
        if match and text[start - 4 : start].lower() != "non-":
            length, term = match
            if term.kind == "product" and _is_compound(text, start, tokens[number + length - 1][1]):
                continue
            position = number + length
            found.append(_mention(text, Span(start, tokens[position - 1][1]), term))
            if term.kind == "indicator":
                found += _within(text, tokens, number, position, lexicon, term)
    return found


def _is_compound(text: str, start: int, end: int) -> bool:
    """True for a part of a word with hyphens: `forestry` in `agro-forestry-fishery`, `oil` in `oil-rich`."""
    before = text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha()
    return before or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())


def _mention(text: str, span: Span, term: Term) -> TermMention:
    """A term where it stands."""
    return TermMention(_without_possessive(text, span), term.kind, term.name, term.extra)


def _within(
    text: str, tokens: list[Token], first: int, last: int, lexicon: Lexicon, indicator: Term
) -> list[TermMention]:
    """The mode or enterprise type named inside an indicator, as rail is in `China-Europe Railway trains`."""
    kinds = ("mode", "enterprise") if indicator.extra["family"] == "business" else ("mode",)
    for number in range(first, last):
        node = lexicon.phrases.get(tokens[number][2])
        for kind in kinds if node else ():
            match = _longest(text, tokens, number, last, node, kind)
            if match:
                span = Span(tokens[number][0], tokens[number + match[0] - 1][1])
                return [TermMention(span, kind, match[1].name, match[1].extra)]
    return []


def _longest(
    text: str, tokens: list[Token], position: int, stop: int, node: dict, kind: str = ""
) -> tuple[int, Term] | None:
    """The longest phrase of the tree that begins at a token, and its term (of one kind, if given)."""
    best, capital = None, text[tokens[position][0]].isupper()
    follows = position + 1
    while True:
        end, terms = tokens[follows - 1][1], node.get(None)
        if terms and not _ANOTHER_WORD.match(text, end):
            usable = [term for term, proper in terms if (capital or not proper) and kind in ("", term.kind)]
            if usable:
                first = usable[0] if len(usable) == 1 else min(usable, key=lambda t: _PRIORITY[t.kind])
                best = follows - position, first
        node = _next(text, end, tokens[follows], node) if follows < stop else None
        if not node:
            return best
        follows += 1


def _next(text: str, end: int, token: Token, node: dict) -> dict | None:
    """The branch of the tree for the word behind an offset; `food & beverages` is `food and beverages`."""
    if "&" in text[end : token[0]]:
        node = node.get("and", {})
    return node.get(_key(text, end, token))


def _key(text: str, end: int, token: Token) -> str:
    """How the tree knows the word behind an offset: with the comma before it, not at all behind other marks."""
    start, _, word = token
    if text[end] == "," and start - end == len(", "):
        return f",{word}"
    return "" if _broken(text, end, start) else word


def _broken(text: str, end: int, start: int) -> bool:
    """True when a full stop, a comma or another mark parts two words."""
    return text[end] in _BREAK or (start - end != 1 and bool(text[end:start].strip(_NO_BREAK)))


def _without_possessive(text: str, span: Span) -> Span:
    """The span without `'s`, and with the last stop of `U.S.`."""
    last = text[span.end - 2 : span.end]
    if last in ("'s", "’s"):
        return Span(span.start, span.end - 2)
    dotted = last[:1] == "." and text[span.end : span.end + 1] == "."
    return Span(span.start, span.end + dotted)


ShortForms = dict[str, tuple[TermMention, int]]


def acronyms(text: str, terms: list[TermMention], stretch: Span, short: ShortForms) -> list[TermMention]:
    """The mentions of a stretch, with the names that the text itself shortens: `industrial production (IP)`, then `IP`.

    `short` are the short forms told in the stretches before; those of this one are added, in place.
    """
    for term in terms:
        told = term.kind in ("indicator", "product", "enterprise") and _SHORT.match(text, term.span.end)
        if told:
            short[told[1]] = (term, told.end())
    if not short:
        return terms
    taken = Covered(term.span for term in terms)
    found = [
        TermMention(Span(*match.span()), *short[match[0]][0][1:])
        for match in _any_of(tuple(short)).finditer(text, *stretch)
        if match.start() >= short[match[0]][1] and not taken.touches(match.start(), match.start() + 1)
    ]
    return sorted([*terms, *found], key=lambda term: term.span)


class Covered:
    """What of a text some spans cover, asked for some stretches of it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.ends = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """True where one of the spans and a stretch have an offset in common."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.ends[before - 1] > start


@lru_cache(maxsize=64)
def _any_of(forms: tuple[str, ...]) -> re.Pattern:
    """Any of some short forms, as a word."""
    return re.compile(rf"(?:{any_name(forms)})\b")


def any_name(names: Iterable[str]) -> str:
    """A pattern for names that begin words, by the letter that each begins with: so they are found quickly."""
    letters: dict[str, list[str]] = {}
    for name in names:
        letters.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(rf"{letter}(?<!\w.)(?:{'|'.join(rests)})" for letter, rests in letters.items())


def placed(text: str, terms: list[TermMention], home: str) -> list[TermMention]:
    """The mentions, an adjective before what is measured as its region or partner, else left out.

    `South Korean exports` and `EU exports` are those of a region, `South Korean cars` the products of a
    partner.
    """
    kept: list[TermMention] = []
    for term, after in zip_longest(terms, terms[1:]):
        if term.kind != "adjective":
            kept.append(_as_region(text, term, after, home))
        elif (
            text[term.span.start - 5 : term.span.start].lower() == "sino-"
            or term.name != home
            and _GOODS.match(text, term.span.end)
        ):
            kept.append(term._replace(kind="partner"))
        elif after and term.name != home and _BESIDE.fullmatch(text, term.span.end, after.span.start):
            if after.kind in ("flow", "indicator"):
                kept.append(term._replace(kind="region"))
            elif after.kind == "product":
                kept.append(term._replace(kind="partner"))
    return kept


def _as_region(text: str, term: TermMention, after: TermMention | None, home: str) -> TermMention:
    """An economy as a region where it stands just before its exports or imports; else as it was."""
    owns = term.kind == "partner" and after and after.kind == "flow" and term.name != home
    if owns and after.name in ("exports", "imports") and after.span.start == term.span.end + 1:
        bound = _BOUND.search(text, max(0, term.span.start - 20), term.span.start)
        return term if bound else term._replace(kind="region")
    return term
