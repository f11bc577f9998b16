"""Mentions of the vocabulary: partners, products, enterprise types, regions, modes, indicators, flows."""

import re
from collections import Counter
from dataclasses import dataclass

from analysis.lexicon import Lexicon, Term, fold
from analysis.model import Span

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*(?:\.(?=[\s,]*[a-z(])|(?<=[A-Z]\.[A-Z])\.)?(?:['’]s?(?!\w))?")
_PARTNER_OF = re.compile(r"\b(?:to|from|with|between|and|than|like|as)\s+(?:the\s+)?$")
_PRIORITY = {"indicator": 0, "flow": 1, "mode": 2, "enterprise": 3, "partner": 4, "region": 5, "product": 6}


@dataclass(frozen=True, slots=True)
class TermMention:
    """A name of the vocabulary where it stands, as a dimension (`kind`) and a canonical name."""

    span: Span
    kind: str
    name: str
    extra: dict
    home: bool = False


def read_terms(text: str, lexicon: Lexicon) -> list[TermMention]:
    """Every mention of the vocabulary in text order: the longest match at each word, never overlapping."""
    tokens = [(m.start(), m.end(), fold(m[0])) for m in _TOKEN.finditer(text)]
    words = [token[2] for token in tokens]
    phrases, found, position = lexicon.phrases, [], 0
    while position < len(tokens):
        entries = phrases.get(words[position])
        match = entries and _longest(text, tokens, words, position, entries)
        if match:
            length, term = match
            span = Span(tokens[position][0], tokens[position + length - 1][1])
            found.append(TermMention(_without_possessive(text, span), term.kind, term.name, term.extra))
            position += length
        else:
            position += 1
    return found


def _longest(
    text: str, tokens: list, words: list[str], position: int, entries: list
) -> tuple[int, Term] | None:
    best = None
    for phrase, term, proper in entries:
        length = len(phrase)
        if best and length < best[0]:
            break
        if tuple(words[position : position + length]) != phrase:
            continue
        start = tokens[position][0]
        if (
            proper
            and not text[start].isupper()
            or text[tokens[position + length - 1][1] : tokens[position + length - 1][1] + 1] == "$"
        ):
            continue
        if length > 1 and _broken(text, tokens[position : position + length]):
            continue
        if not best or _PRIORITY[term.kind] < _PRIORITY[best[1].kind]:
            best = (length, term)
    return best


def _broken(text: str, tokens: list) -> bool:
    """True when a full stop, a comma or another mark parts the words of a phrase."""
    gaps = (text[left[1] : right[0]] for left, right in zip(tokens, tokens[1:], strict=False))
    return any(gap.strip(" \t\n\u00a0-–/\"“”()’'") for gap in gaps)


def _without_possessive(text: str, span: Span) -> Span:
    words = span.words(text)
    return Span(
        span.start, span.end - (2 if re.search(r"['’]s$", words) else 1 if words.endswith(("'", "’")) else 0)
    )


def reporting_economy(text: str, terms: list[TermMention], lexicon: Lexicon) -> str:
    """The economy whose statistics these are: the one named most often, by name or adjective."""
    counts = Counter(
        t.name
        for t in terms
        if t.kind == "partner"
        and t.name in lexicon.currencies
        and not _PARTNER_OF.search(text, max(0, t.span.start - 16), t.span.start)
    )
    adjectives = "|".join(
        sorted((re.escape(a) for a in lexicon.adjectives if len(a) > 2), key=len, reverse=True)
    )
    for match in re.finditer(rf"\b(?:{adjectives})\b", text, re.I) if adjectives else ():
        if match[0][0].isupper():
            counts[lexicon.adjectives[match[0].lower()]] += 1
    return counts.most_common(1)[0][0] if counts else ""
