"""Words that fit: how wide they come out, where a line breaks, and what is cut when nothing else helps."""

import warnings
from functools import lru_cache
from unicodedata import category, east_asian_width

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

POINTS = 72
FONT = "DejaVu Sans"
SCREEN, SQUARE = 1.03, 1.2


@lru_cache(maxsize=4096)
def width(text: str, size: float, weight: str = "normal") -> float:
    """How wide a line comes out at most, in inches, as screens round letters up.

    Letters that the font lacks count as somewhat more than square.

    >>> round(width("central and western regions", 8.5), 1)
    1.7
    """
    square = sum(east_asian_width(letter) in "WF" for letter in text)
    rest = "".join(letter for letter in text if east_asian_width(letter) not in "WF")
    font = FontProperties(family=FONT, size=size, weight=weight)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        drawn = text_to_path.get_text_width_height_descent(rest, font, False)[0] if rest else 0.0
    return (drawn * SCREEN + square * SQUARE * size) / POINTS


def fits(text: str, inches: float, size: float, weight: str = "normal") -> bool:
    """True when a line is no wider than told; what is far too long is not measured."""
    return len(text) <= _most(inches, size) and width(text, size, weight) <= inches


def _most(inches: float, size: float) -> int:
    """More letters than this fill any line: the narrowest take a quarter of their height."""
    return int(inches * POINTS / size * 4)


def one_line(text: str) -> str:
    """Without line breaks, tabs and characters that cannot be drawn.

    >>> one_line("a\\n b\\x00c")
    'a b c'
    """
    return " ".join("".join(" " if category(letter)[0] in "CZ" else letter for letter in text).split())


def wrapped(text: str, inches: float, size: float, *, weight: str = "normal", most: int = 0) -> list[str]:
    """The text in lines that are no wider than told; the last of `most` lines ends in "…" when cut."""
    lines, rest = [], one_line(text)
    while rest:
        if most and len(lines) == most - 1:
            return [*lines, cut(rest, inches, size, weight)]
        line = _first_line(rest, inches, size, weight)
        lines.append(line)
        rest = rest[len(line) :].lstrip()
    return lines


def cut(text: str, inches: float, size: float, weight: str = "normal") -> str:
    """The text if it fits into one line, else its beginning and "…"."""
    if fits(text, inches, size, weight):
        return text
    kept = _fitting(text, inches - width("…", size, weight), size, weight)
    return text[:kept].rstrip(" ,;") + "…"


def _first_line(text: str, inches: float, size: float, weight: str) -> str:
    """As many words as fit, or a part of the first one if that is wider than the line."""
    if fits(text, inches, size, weight):
        return text
    kept = max(1, _fitting(text, inches, size, weight))
    space = text.rfind(" ", 0, kept + 1)
    return text[:space] if space > 0 else text[:kept]


def _fitting(text: str, inches: float, size: float, weight: str) -> int:
    """How many letters of the text fit, found by halving."""
    low, high = 0, min(len(text), _most(inches, size))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle], size, weight) <= inches else (low, middle - 1)
    return low
