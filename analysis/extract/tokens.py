"""The words of a text with their offsets: readers look only where a word can begin what they read."""

import re
from collections.abc import Iterator

from analysis.lexicon import fold

Token = tuple[int, int, str]
# A full stop joins `U.S.` and `12.5`, but not the two sentences of `in July.Imports rose`.
# `c11%`: about that.
_CIRCA = r"c(?=\d[\d.,]*\s?(?:%|per\s?cent\b|pp|bn\b|mn\b|tr?n\b|(?:b|m|tr)illion\b))"
_TOKEN = re.compile(rf"(?!{_CIRCA})\w+(?:(?:['’&]|\.(?!(?<=[a-z\d]{{2}}\.)[A-Z][a-z]))\w+)*")
_WORD = re.compile(r"[^\W_]+")
_BEFORE_DIGIT = re.compile(r"[-–](?=\d)")
_PLAIN = str.maketrans("\u2011\u2010，．（）：；！？％", "--,.():;!?%")
BLOCK = 1 << 17


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """The text in stretches of some 100,000 characters that end with a line, so that memory stays small."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + BLOCK)
        end = len(text) if end < 0 else end
        yield start, end
        start = end


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Each word of a stretch of text: where it begins and ends, and its folded form.

    >>> tokens("Up 3% year-on-year")
    [(0, 2, 'up'), (3, 4, '3'), (6, 10, 'year'), (11, 13, 'on'), (14, 18, 'year')]
    """
    stop = len(text) if end is None else end
    return [(m.start(), m.end(), fold(m[0])) for m in _TOKEN.finditer(text, start, stop)]


def marked(text: str, words: list[Token], openers: frozenset[str]) -> list[Token]:
    """The few tokens that a number, or a name with one, can begin with.

    They are the openers, what is not all letters, and words that a hyphen joins to a digit.

    >>> [word for *_, word in marked("Up 3% after COVID-19", tokens("Up 3% after COVID-19"), frozenset())]
    ['3', 'covid', '19']
    """
    if not words:
        return []
    joined = {m.start() for m in _BEFORE_DIGIT.finditer(text, words[0][0], words[-1][1])}
    return [
        token
        for token in words
        if not token[2].isalpha() or token[2] in openers or (joined and token[1] in joined)
    ]


_ABOUT = re.compile(rf"\b{_CIRCA}")
_OF_US = re.compile(r"\bus(?=\s\$)")


def lowered(text: str) -> str:
    """The text in lower case, every character in its old place: patterns are tried on it.

    Hyphens that do not break are plain ones, and so are the full-width signs of Chinese and Japanese print.

    >>> lowered("GDP İn 2025") == "gdp İn 2025", lowered("6\u20117%")
    (True, '6-7%')

    `earned us $3` is no US dollar:

    >>> lowered("It earned us $3, or US $2")
    'it earned me $3, or us $2'
    """
    text = _OF_US.sub("me", text) if "us $" in text else text
    text = _ABOUT.sub("~", text)
    low = text.translate(_PLAIN).lower() if not text.isascii() else text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text.translate(_PLAIN))


def first_words(phrases: list[str]) -> set[str]:
    """The folded words that begin the phrases.

    >>> sorted(first_words(["year on year", "Q/Q"]))
    ['q', 'year']
    """
    return {fold(match[0]) for phrase in phrases if (match := _WORD.search(phrase))}
