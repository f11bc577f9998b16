"""The words of a text with their offsets: readers look only where a word can begin what they read."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
BLOCK = 1 << 17


def word_starts(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Each word of a stretch of text: where it begins, and its letters in lower case.

    >>> list(word_starts("Up 3% year-on-year"))
    [(0, 'up'), (3, '3'), (6, 'year'), (11, 'on'), (14, 'year')]
    """
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield match.start(), match[0].lower()


def first_words(phrases: list[str]) -> set[str]:
    """The words that begin the phrases, in lower case.

    >>> sorted(first_words(["year on year", "Q/Q"]))
    ['q', 'year']
    """
    return {match[0].lower() for phrase in phrases if (match := _WORD.search(phrase))}
