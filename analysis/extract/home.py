"""The reporting economy: whose statistics a text tells, and so whose money and fiscal year hold in it."""

import re
from collections import Counter
from functools import cache

from analysis.extract.terms import TermMention
from analysis.lexicon import Lexicon, alternatives

# `exports to China`, `more than Japan`: an economy beside the one that reports.
_PARTNER_OF = re.compile(
    r"\b(?:to|from|with|between|and|than|like|as|followed\s+by|ahead\s+of)\s+(?:the\s+)?$"
)
# `3 billion US dollars` are no word on the US.
_MONEY = re.compile(r"\.?\s*(?:dollars?\b|\$)", re.I)
# `the United States (US$5.3 million)`: an item of a list of partners.
_LISTED = re.compile(r"\s+\(\s?(?:[A-Z]{0,3}\s?[$€£¥]\s?\d|[+−-]?\d[\d.,]*\s?(?:%|per\s?cent))")
# `Kenya [was our third-largest ]buyer`, `Kenya [overtook Peru as the top ]export market`
_STANDS_AS = r"(?![^.;:\d]{0,60}\b(?:world|global|asia|europe|africa)\b)(?:,\s[^,.;]{3,60},)?\s+(?:is|was|are|were|remain(?:s|ed)|bec[ao]mes?|overtook|replaced|ranked)\s[^.;:\d]{0,48}?"
# `Ottawa[, June 4, 2025]`, `Sydney[ – 6 August]`
_DATED = re.compile(
    r"(?:,|\s[-–—])\s+(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\b"
)
# So far into a text its own offices are named.
_OPENING = 6_000
# An office named so near the head is taken for the publisher, and counts for more than a name.
_HEAD, _PUBLISHES = 240, 8
# `China['s customs]`, `[trade between ]China and Kenya`, in the first lines of an agency's story.
_OWN_TRADE = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:customs|imports|exports|foreign\s+trade|trade|economy|gdp)\b|[-–][A-Z]\w+\s+trade\b",
    re.I,
)
_BETWEEN = re.compile(r"\btrade\s+between\s+$")
_STORY = 1_500
# `EU countries`, `ASEAN members`: they do not report as one.
_MEMBERS = re.compile(r"\w+\s+(?:countries|members|markets|economies)$")


def reporting_economy(text: str, terms: list[TermMention], lexicon: Lexicon) -> str:
    """The economy whose statistics these are: the one named most often, by name or adjective.

    A statistics office or central bank that the opening names counts for its economy, and so do provinces and
    cities. Names told as another's partner count against, and those of what `was the largest buyer` not at all; of a union that a text names besides one within it
    (`EU`, `euro area`), the inner one reports. A news agency's story on its own economy's trade is that economy's.
    """
    partners = [term for term in terms if term.kind == "partner"]
    own = _of_agency(text, partners, lexicon)
    if own:
        return own
    stands = _stands_as_partner(lexicon)
    partners = [term for term in partners if not stands.match(text, term.span.end)]
    among = sum(bool(_LISTED.match(text, term.span.end)) for term in partners) > 1
    beside = [
        _is_beside(text, term) or (among and text.endswith(" in ", 0, term.span.start)) for term in partners
    ]
    named = list(zip(partners, beside, strict=True))
    counts = Counter(t.name for t, aside in named if not aside and t.name in lexicon.currencies)
    counts.update(lexicon.institutions[name] for name in lexicon.institution.findall(text, 0, _OPENING))
    publisher = lexicon.institution.search(text, 0, _HEAD)
    if publisher:
        counts[lexicon.institutions[publisher[0]]] += _PUBLISHES
    adjectives = [term for term in terms if term.kind == "adjective"]
    counts.update(term.name for term in adjectives)
    counts.update(_of_places(text, terms, lexicon))
    counts.subtract(
        t.name for t, aside in named if aside and not text[t.span.end + 1 : t.span.end + 2].isupper()
    )
    if not any(count > 0 for count in counts.values()):
        counts.update(_of_dateline(text, terms))
    best = counts.most_common(1)
    name = best[0][0] if best and best[0][1] > 0 else ""
    inner = lexicon.language.economies_within.get(name, "")
    return inner if inner and sum(t.name == inner for t in partners + adjectives) > 1 else name


def _of_agency(text: str, partners: list[TermMention], lexicon: Lexicon) -> str:
    """The economy of a news agency's story on its trade with others: `(Xinhua)`, `China's customs`, `between China and`."""
    for agency, economy in lexicon.language.agencies.items():
        if agency not in text[:_HEAD]:
            continue
        told = [t for t in partners if t.name == economy and t.span.start < _STORY]
        if any(_OWN_TRADE.match(text, t.span.end) or _BETWEEN.search(text, 0, t.span.start) for t in told):
            return economy
    return ""


def is_money(text: str, term: TermMention) -> bool:
    """True for `US` in `US dollars`."""
    return term.kind == "partner" and bool(_MONEY.match(text, term.span.end))


def _of_places(text: str, terms: list[TermMention], lexicon: Lexicon) -> list[str]:
    """The economies of the provinces and cities named; not of a capital, which may stand for its government."""
    capitals = lexicon.language.grammar["capitals"]
    places = [t for t in terms if t.kind == "region" and t.extra["economy"]]
    return [t.extra["economy"] for t in places if t.span.words(text).lower() not in capitals]


def _of_dateline(text: str, terms: list[TermMention]) -> list[str]:
    """The economy of the place that a text is dated from in its first lines: `Ottawa, June 4`."""
    places = [t for t in terms if t.kind in ("region", "partner") and t.span.end < _HEAD]
    dated = [t for t in places if _DATED.match(text, t.span.end)]
    return [t.extra.get("economy") or t.name for t in dated]


@cache
def _stands_as_partner(lexicon: Lexicon) -> re.Pattern:
    """Right of an economy: words that make it another's partner."""
    grammar = lexicon.language.grammar
    nouns = [noun for flow in ("total", "exports", "imports") for noun in grammar[f"ranked_{flow}"]]
    return re.compile(rf"{_STANDS_AS}\b(?:{alternatives(nouns)})\b", re.I)


def _is_beside(text: str, term: TermMention) -> bool:
    """True for an economy behind `to`, `from`, `with` and the like, and for the members of a union."""
    if _MEMBERS.match(text, *term.span) or _LISTED.match(text, term.span.end):
        return True
    return bool(_PARTNER_OF.search(text, max(0, term.span.start - 16), term.span.start))
