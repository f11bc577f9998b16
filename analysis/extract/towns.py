"""Towns and counties that the vocabulary has not: `Hami City`, `the county of Youyi`, and then `Hami` alone."""

import re
from functools import lru_cache

from analysis.extract.terms import Covered, TermMention, any_name
from analysis.lexicon import Lexicon
from analysis.model import Span

_NOUNS = ("City", "County", "Prefecture", "District", "Township", "Town", "Village", "Municipality", "Pass")
_KINDS = "|".join(_NOUNS)
_KIND = re.compile(rf"\s(?P<kind>{_KINDS})\b(?!['’]s?\s+[A-Z])")
_NAME = re.compile(r"(?<![\w'’-])(?P<name>[A-Z][a-z]+(?:['’][a-z]+)?(?:\s[A-Z][a-z]+(?:['’][a-z]+)?){0,2})$")
_OF = re.compile(
    r"(?P<kind>c(?<!\w.)(?:ity|ounty)|p(?<!\w.)refecture|d(?<!\w.)istrict|t(?<!\w.)own(?:ship)?|v(?<!\w.)illage)\s+of\s+(?P<name>[A-Z][a-z]+(?:['’][a-z]+)?)\b"
)
# `in Hami`, `Hami's`, but not `President Lincoln` and `Lincoln Motors`.
_PLACED = re.compile(
    r"\b(?:[Ii]n|[Tt]hrough|[Vv]ia|[Oo]f|[Ff]rom|[Tt]o|[Nn]ear|[Aa]t|[Aa]round|[Oo]utside|and|between)\s+$"
)
_OWNS = re.compile(r"['’]s\b|\s(?:exports?|imports?|exported|imported|sold|produced|has|had)\b")
_NAMED_ON = re.compile(r"\s[A-Z]|,\s(?:the|an?)\s")
_REACH = 48


def with_towns(
    text: str, terms: list[TermMention], stretch: Span, lexicon: Lexicon, known: dict[str, str]
) -> list[TermMention]:
    """The mentions of a stretch, with its towns as regions in their own words.

    `known` are the towns told in the stretches before, with what each is (`city`); those of this one are
    added, in place.
    """
    if any(text.find(sign, *stretch) >= 0 for sign in (*_NOUNS, " of ")):
        known.update(_declared(text, terms, stretch, lexicon))
    if not known:
        return terms
    taken = Covered(term.span for term in terms)
    found = [
        TermMention(
            Span(*match.span()),
            "region",
            match[0] if known[match["name"]] == "pass" else match["name"],
            {"economy": "", "called": known[match["name"]]},
        )
        for match in _any_of(tuple(known)).finditer(text, *stretch)
        if not taken.touches(*match.span()) and _is_place(text, match)
    ]
    return sorted([*terms, *found], key=lambda term: term.span) if found else terms


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern:
    """Any of some towns, the longest first."""
    named = any_name(sorted(names, key=len, reverse=True))
    return re.compile(rf"(?P<name>{named})(?:\s(?:{_KINDS}))?\b")


def _is_place(text: str, match: re.Match) -> bool:
    """True for `Hami City`, and for a bare name behind `in` and the like or before what a place has or does."""
    if match.end("name") < match.end():
        return True
    if _NAMED_ON.match(text, match.end()):
        return False
    before = _PLACED.search(text, max(0, match.start() - 12), match.start())
    opens = not text[max(0, match.start() - 12) : match.start()].rstrip(" ")[-1:].isalpha()
    return bool(before or (opens and _OWNS.match(text, match.end())))


def _declared(text: str, terms: list[TermMention], stretch: Span, lexicon: Lexicon) -> dict[str, str]:
    """The names that a stretch calls towns, with what each is."""
    language, found = lexicon.language, {}
    places = Covered(t.span for t in terms if t.kind in ("region", "partner"))
    before = set(language.names["before_towns"])
    common = {*language.names["no_towns"], *language.ordinals, *language.numbers, *language.months}
    for match in _KIND.finditer(text, *stretch):
        name = _NAME.search(text, max(stretch.start, match.start() - _REACH), match.start())
        words = name["name"].split() if name else []
        while words and words[0].lower() in before:
            words = words[1:]
        begin = match.start() - len(" ".join(words))
        told = [word.lower() for word in words]
        if not words or (len(told) == 1 and told[0] in common) or set(told) & set(language.ordinals):
            continue
        if not places.touches(begin, match.start()):
            found[" ".join(words)] = match["kind"].lower()
    for match in _OF.finditer(text, *stretch):
        if match["name"].lower() not in common | before and not places.touches(*match.span("name")):
            found[match["name"]] = match["kind"]
    return found
