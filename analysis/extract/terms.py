"""Mentions of the vocabulary: partners, products, enterprise types, regions, modes, indicators, flows."""

import re
from collections import Counter
from typing import NamedTuple

from analysis.extract.tokens import Token
from analysis.lexicon import Lexicon, Term
from analysis.model import Span

_PARTNER_OF = re.compile(r"\b(?:to|from|with|between|and|than|like|as)\s+(?:the\s+)?$")
_BESIDE = re.compile(r"\s+(?:[\w-]+\s+){0,2}")
_SHORT = re.compile(r"\s+\(([A-Z][A-Z&-]{1,7})\)")
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


class TermMention(NamedTuple):
    """A name of the vocabulary where it stands, as a dimension (`kind`) and a canonical name."""

    span: Span
    kind: str
    name: str
    extra: dict


def read_terms(text: str, tokens: list[Token], lexicon: Lexicon) -> list[TermMention]:
    """Every mention of the vocabulary in text order: the longest match at each word, never overlapping."""
    phrases, found, position = lexicon.phrases, [], 0
    for number, token in enumerate(tokens):
        node = phrases.get(token[2])
        if not node or number < position:
            continue
        match = _longest(text, tokens, number, len(tokens), node)
        if match and text[token[0] - 4 : token[0]].lower() != "non-":
            length, term = match
            span = Span(token[0], tokens[number + length - 1][1])
            found.append(TermMention(_without_possessive(text, span), term.kind, term.name, term.extra))
            position = number + length
            if term.kind == "indicator":
                kinds = ("mode", "enterprise") if term.extra["family"] == "business" else ("mode",)
                found += _within(text, tokens, number, position, lexicon, kinds)
    return found


def _within(text: str, tokens: list[Token], first: int, last: int, lexicon: Lexicon, kinds: tuple) -> list[TermMention]:
    """The mode or enterprise type named inside an indicator, as rail is in `China-Europe Railway Express trains`."""
    for number in range(first, last):
        node = lexicon.phrases.get(tokens[number][2])
        for kind in kinds if node else ():
            match = _longest(text, tokens, number, last, node, kind)
            if match:
                span = Span(tokens[number][0], tokens[number + match[0] - 1][1])
                return [TermMention(span, kind, match[1].name, match[1].extra)]
    return []


def _longest(
    text: str, tokens: list, position: int, stop: int, node: dict, kind: str = ""
) -> tuple[int, Term] | None:
    """The longest phrase of the tree that begins at a token, and its term (of one kind, if given)."""
    best, length, first = None, 1, tokens[position]
    while node:
        terms = node.get(None)
        if terms and text[tokens[position + length - 1][1] : tokens[position + length - 1][1] + 1] != "$":
            capital = text[first[0]].isupper()
            usable = [t for t, proper in terms if (capital or not proper) and kind in ("", t.kind)]
            if usable:
                best = length, min(usable, key=lambda term: _PRIORITY[term.kind])
        follows = position + length
        if follows == stop or _broken(text, tokens[follows - 1][1], tokens[follows][0]):
            break
        node, length = node.get(tokens[follows][2]), length + 1
    return best


def _broken(text: str, end: int, start: int) -> bool:
    """True when a full stop, a comma or another mark parts two words."""
    return start - end != 1 and bool(text[end:start].strip(" \t\n\u00a0-–/\"“”()’'")) or text[end] in ".,;:!?"


def _without_possessive(text: str, span: Span) -> Span:
    """The span without `'s`, and with the last stop of `U.S.`."""
    last = text[span.end - 2 : span.end]
    if last in ("'s", "’s"):
        return Span(span.start, span.end - 2)
    dotted = last[:1] == "." and text[span.end : span.end + 1] == "."
    return Span(span.start, span.end + dotted)


def acronyms(text: str, terms: list[TermMention]) -> list[TermMention]:
    """The later mentions of names that the text itself shortens: `industrial production (IP)`, then `IP`."""
    short = {}
    for term in terms:
        told = _SHORT.match(text, term.span.end)
        if told and term.kind in ("indicator", "product", "enterprise"):
            short[told[1]] = (term, told.end())
    if not short:
        return terms
    taken = {offset for term in terms for offset in range(*term.span)}
    found = [
        TermMention(Span(*match.span()), *short[match[0]][0][1:])
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, short))})\b", text)
        if match.start() >= short[match[0]][1] and match.start() not in taken
    ]
    return sorted([*terms, *found], key=lambda term: term.span)


def placed(text: str, terms: list[TermMention], home: str) -> list[TermMention]:
    """The mentions, an adjective of place before what is measured as a region (`South Korean exports`)."""
    kept: list[TermMention] = []
    for number, term in enumerate(terms):
        if term.kind != "adjective":
            kept.append(term)
            continue
        after = terms[number + 1] if number + 1 < len(terms) else None
        measured = after and after.kind in ("flow", "indicator") and term.name != home
        if measured and _BESIDE.fullmatch(text, term.span.end, after.span.start):
            kept.append(term._replace(kind="region"))
        elif after and after.kind == "product" and term.name != home:
            if _BESIDE.fullmatch(text, term.span.end, after.span.start):
                kept.append(term._replace(kind="partner"))
    return kept


def reporting_economy(text: str, terms: list[TermMention], lexicon: Lexicon) -> str:
    """The economy whose statistics these are: the one named most often, by name or adjective."""
    counts = Counter(
        t.name
        for t in terms
        if t.kind == "partner"
        and t.name in lexicon.currencies
        and not _PARTNER_OF.search(text, max(0, t.span.start - 16), t.span.start)
    )
    counts.update(t.name for t in terms if t.kind == "adjective")
    counts.subtract(
        t.name
        for t in terms
        if t.kind == "partner"
        and _PARTNER_OF.search(text, max(0, t.span.start - 16), t.span.start)
        and not text[t.span.end + 1 : t.span.end + 2].isupper()
    )
    best = counts.most_common(1)
    name = best[0][0] if best and best[0][1] > 0 else ""
    inner = lexicon.language.economies_within.get(name, "")
    named = sum(t.name == inner for t in terms if t.kind in ("partner", "adjective"))
    return inner if inner and named > 1 else name
