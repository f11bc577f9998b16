"""The language pack, the units and the vocabulary in memory, quick to look up.

Everything that is a word of English or a fact of the world is data; this module only gives it its shape
and its forms (`lexicon_files` reads it).
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Language(BaseModel):
    """The language pack: lists of words by what they do in a sentence (see `language/en.yml`)."""

    model_config = ConfigDict(extra="forbid")

    numbers: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, Decimal]
    multiples: dict[str, Decimal]
    ordinals: dict[str, int]
    superlatives: list[str]
    modality: dict[str, list[str]]
    modality_after: dict[str, list[str]]
    direction: dict[str, list[str]]
    measure: dict[str, list[str]]
    comparison: dict[str, list[str]]
    months: dict[str, int]
    holidays: dict[str, dict[int, list[int]]]
    period_words: dict[str, list[str]]
    flows: dict[str, list[str]]
    status: dict[str, list[str]]
    roles: dict[str, list[str]]
    not_speakers: list[str]
    names: dict[str, list[str]]
    grammar: dict[str, list[str]]
    wholes: dict[str, list[str]]
    agencies: dict[str, str]
    economies_within: dict[str, str]


class FiscalYear(NamedTuple):
    """The fiscal year of an economy: its first month, which of its calendar years names it, and whether `Q2` is of it."""

    first_month: int
    label: str
    quarters: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its code, what one of it is in base units, and its kind."""

    code: str
    factor: Decimal
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the vocabulary: its dimension, canonical name, and the columns kept beside it."""

    kind: str
    name: str
    extra: dict = field(default_factory=dict, compare=False, hash=False)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All that the reader knows of English and of the world.

    `phrases` is a tree of folded words: each word leads to the words that may follow it, and None to the
    terms that end there, each with whether it is a proper name. A lexicon is compared by identity, so
    that readers made from it are kept.
    """

    language: Language
    units: dict[str, Unit]
    phrases: dict
    currencies: dict[str, str]
    fiscal_years: dict[str, FiscalYear]
    plans: dict[str, tuple[int, int, int]]
    institutions: dict[str, str]

    @cached_property
    def institution(self) -> re.Pattern:
        """The name of a statistics office or central bank."""
        names = sorted(self.institutions, key=len, reverse=True)
        shared = _shared([list(map(re.escape, name)) for name in names])
        return re.compile(rf"(?<![\w-])(?:{shared or '(?!)'})(?![\w-])")

    def known(self, phrase: str, kind: str) -> Term | None:
        """The term of one kind that the whole phrase names, if any."""
        node = self.phrases
        for word in fold_phrase(phrase):
            node = node.get(word, {})
        return next((term for term, _ in node.get(None, ()) if term.kind == kind), None)

    @cached_property
    def currency_codes(self) -> list[str]:
        """Letters that stand for a currency and may touch a number, in lower case: `rmb`, `usd`, `rs`."""
        money = [word for word, unit in self.units.items() if unit.kind == "currency"]
        return [word for word in money if word.isalpha() and word.isascii() and len(word) in (2, 3)]

    @cached_property
    def currency_letters(self) -> list[str]:
        """Single letters that stand for a currency in its own economy: `r`, `p`."""
        return [
            word
            for word, unit in self.units.items()
            if unit.kind == "currency" and len(word) == 1 and word.isascii() and word.isalpha()
        ]


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """The form under which a word is looked up: lower case, no possessive, no plural.

    >>> fold("Countries"), fold("China's"), fold("goods"), fold("basis")
    ('country', 'china', 'good', 'basis')
    """
    word = re.sub(r"['’]s?$", "", word.lower()).replace(".", "")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, one behind a comma with the comma; hyphens and slashes part words.

    >>> fold_phrase("Small and medium-sized enterprises"), fold_phrase("Heat, gas and water")
    (('small', 'and', 'medium', 'sized', 'enterprise'), ('heat', ',gas', 'and', 'water'))
    """
    words = re.finditer(r"(?P<comma>,\s)?(?P<word>[^\W_]+(?:[.'’&][^\W_]+)*[.'’]?)", phrase)
    return tuple(("," if word["comma"] else "") + fold(word["word"]) for word in words)


def alternatives(words: list[str]) -> str:
    r"""A regular expression for any of the words, longest first; `*` stands for any ending.

    Words that begin alike share their beginning, so that it is tried once and not for each of them.

    >>> alternatives(["ris*", "up", "rose"])
    'r(?:is\\w*|ose)|up'
    """
    return _alternatives(tuple(words))


@lru_cache(maxsize=1024)
def _alternatives(words: tuple[str, ...]) -> str:
    return _shared([_atoms(word) for word in sorted(words, key=len, reverse=True)])


def _atoms(word: str) -> list[str]:
    """The pattern of a word in parts: a letter each, or what may match in more than one way."""
    return re.findall(r"\\w\*|\[\\s\\-\]\+|\\?.", _pattern_of(word), re.S)


def _shared(words: list[list[str]]) -> str:
    """The alternation of words in parts, in their order but for those that begin with different letters.

    Of these no two can match in the same place, so their order is of no matter. A part that may match in
    more than one way is never shared, nor does what stands behind it change places with it.
    """
    runs: list[dict[str, list[list[str]]]] = [{}]
    for word in words:
        if not word or not word[0].isalnum():
            runs += [{"": [word]}, {}]
        else:
            runs[-1].setdefault(word[0].lower(), []).append(word)
    return "|".join(_group(words) for run in runs for words in run.values())


def _group(words: list[list[str]]) -> str:
    """Words that begin with the same letter, in either case, or one word."""
    if len({word[0] for word in words if word}) != 1 or len(words) == 1:
        return "|".join(map("".join, words))
    return f"{words[0][0]}(?:{_shared([word[1:] for word in words])})"


def _pattern_of(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\-]+")


def anywhere(lists: dict[str, list[str]]) -> re.Pattern:
    r"""Finds the same as `\b(?:...)\b` around the alternatives of each list in turn, twice as fast.

    As each branch begins with a letter, a search leaps from one such letter to the next; that it begins a
    word is asked only then. The group that matched tells the list (see `list_of`).

    >>> found = anywhere({"up": ["ris*", "up"], "down": ["fall"]}).search("upturns and a rise in supply")
    >>> found[0], list_of(found)
    ('rise', 'up')
    """
    rests: dict[str, dict[str, list[str]]] = {}
    for name, words in lists.items():
        for word in sorted(words, key=len, reverse=True):
            rests.setdefault(word[0], {}).setdefault(name, []).append(_pattern_of(word[1:]))
    branches = []
    for letter, named in rests.items():
        forms = "|".join(f"(?P<{name}_{letter}>{'|'.join(listed)})" for name, listed in named.items())
        branches.append(rf"{letter}(?<!\w.)(?:{forms})")
    return re.compile(rf"(?:{'|'.join(branches)})\b", re.S)


def list_of(match: re.Match) -> str:
    """The name of the list that a match of `anywhere` is from."""
    return match.lastgroup.rpartition("_")[0]
