"""Canonical names of the vocabulary, completed by the words said where those tell more: `automobiles (cars)`."""

import re
from functools import lru_cache

from analysis.lexicon import fold, fold_phrase

GOODS = "goods trade"
GOODS_BALANCE = f"{GOODS} balance"
BALANCE = re.compile(r"\b(surplus|deficit|gap|shortfall)(?:e?s)?\b")
# Folded words that two names may share without naming the same thing.
_GENERIC = frozenset(
    fold_phrase("good product index rate total other sector industry trade")
    + fold_phrase("of the and in for to on by with a an")
)
# `CPI inflation`, which `consumer price inflation` does not tell; not `UK prices`
_ACRONYM = re.compile(r"\b[A-Z]{3,5}\b")
# What many series share: two that share no other word are called differently.
_HEADS = frozenset(fold_phrase("sales prices output volume"))
_WORD = re.compile(r"\w+")
_OWNER = re.compile(r"^\w+['’]s?\s+")


@lru_cache(maxsize=4096)
def with_own_words(words: str, name: str) -> str:
    """A canonical name, with the words said in brackets where it does not tell them: `automobiles (cars)`."""
    said = _OWNER.sub("", words.removeprefix("by "))
    if _share_a_word(said, name) or "(" in said:
        return name
    if said.lower().startswith(name.lower() + " "):
        said = said[len(name) + 1 :].strip("()")
    return f"{name} ({said.lower() if said.istitle() and ' ' not in said else _uncapitalised(said)})"


def balance_of_goods(words: str) -> str:
    """The balance of goods trade by its sign, with the words said where they tell another.

    >>> balance_of_goods("trade surplus"), balance_of_goods("trade gap"), balance_of_goods("balance of trade")
    ('goods trade surplus', 'goods trade deficit (trade gap)', 'goods trade balance')
    """
    sign = BALANCE.search(words)
    if not sign:
        return GOODS_BALANCE
    said = "surplus" if sign[1] == "surplus" else "deficit"
    return with_own_words(words, f"{GOODS} {said}")


def _uncapitalised(words: str) -> str:
    """Words without the capital that only begins a sentence.

    >>> _uncapitalised("Total trade"), _uncapitalised("China-Europe trains"), _uncapitalised("ICT goods")
    ('total trade', 'China-Europe trains', 'ICT goods')
    """
    rest = words[1:]
    return words[:1].lower() + rest if rest == rest.lower() else words


def _share_a_word(words: str, name: str) -> bool:
    """True when the words said are told by the canonical name, but for at most one."""
    said, canonical = ({fold(word) for word in _WORD.findall(text)} - _GENERIC for text in (words, name))
    telling = said - _HEADS
    if not words.isupper() and any(fold(short) not in canonical for short in _ACRONYM.findall(words)):
        return False
    return bool(telling & canonical or not telling) and len(said - canonical) < 2
