"""No pathological input: lines of 100 kB that no briefing holds are read without an error, in linear time."""

import random
import time
from collections.abc import Callable

import pytest
from reading import briefing

from analysis.tables import figures_frame

SIZE = 100_000
STEP = 4
TIMES = 2 * STEP  # between linear (4) and quadratic (16)
SLACK = 0.2
TRIES = 3
MONTHS = "January February March April May June July August September October November December "
FRAGMENTS = [
    *("3.2%", "21.79 trillion yuan ", "2024 ", "１２", "1/2", "¾", "0.5", "7 ", "Q1 ", "H1 ", "15th ", "K"),
    *("(", ")", "[", "]", "“", "”", '"', "'", "-", "–", "$", "¥", "€", ",", ".", ":", ";", "%", "@", "+"),
    *(" ", "\t", "\r", "\x0c", "\u00a0", "\u2028", "\u200b", "é", "İ", "三", "👍"),
    *("more than ", "between ", "and ", "of ", "to ", "by ", "from ", "than in ", "the first ", "half of "),
    *("exports ", "imports ", "ASEAN ", "rose ", "fell ", "year on year ", "percentage points "),
    *("July", "-September ", "last year ", "twenty-", "five ", "respectively", "Wang Lingjun: "),
]


def over_and_over(words: str) -> Callable[[int], str]:
    """A line of one phrase, again and again."""
    return lambda size: (words * (size // len(words) + 1))[:size]


def percents(size: int) -> str:
    """`1%, 2%, 3% ...`"""
    return ", ".join(f"{number}%" for number in range(1, size // 5))[:size]


def nested(size: int) -> str:
    """Brackets in brackets around one figure."""
    return "(" * (size // 2) + "3%" + ")" * (size // 2)


def mixed(size: int) -> str:
    """Fragments in random order, the same in every run."""
    chance = random.Random(20250714)
    return "".join(chance.choice(FRAGMENTS) for _ in range(size))[:size]


def apart(left: str, right: str) -> Callable[[int], str]:
    """Two words with nothing but spaces between them."""
    return lambda size: left + " " * size + right


LINES = {
    "grouped digits": over_and_over("1,234,567.89,"),
    "digits and dots": over_and_over("1.2"),
    "digits and commas": over_and_over("1,"),
    "hyphened numbers": over_and_over("2024-01-"),
    "opening brackets": over_and_over("("),
    "closing brackets": over_and_over("]"),
    "nested brackets": nested,
    "headings": over_and_over("[He Yadong]: "),
    "number words": over_and_over("twenty-one hundred and "),
    "hyphened number words": over_and_over("twenty-one-"),
    "modality": over_and_over("more than "),
    "months": over_and_over(MONTHS),
    "month to month": over_and_over("July-"),
    "months apart": apart("in July", "2024 exports rose 3%"),
    "ordinals": over_and_over("the first "),
    "halves": over_and_over("the first half of the "),
    "percent lists": percents,
    "lists of three": over_and_over("1%, 2% and 3% respectively "),
    "respectively": over_and_over("respectively "),
    "currency signs": over_and_over("US$€¥"),
    "hyphens": over_and_over("-"),
    "quotes": over_and_over("“"),
    "full stops": over_and_over("."),
    "one word": over_and_over("a"),
    "accents": over_and_over("é"),
    "characters that grow in lower case": over_and_over("İ"),
    "spaces": over_and_over(" "),
    "words apart": apart("Exports", "rose 3%"),
    "scale apart": apart("rose 3", "million"),
    "newlines": over_and_over("\n"),
    "lines of spaces": over_and_over(" \n\t\r\n"),
    "abbreviations": over_and_over("U.S. No. "),
    "one sentence without end": over_and_over("exports rose by 3.2% in July, "),
    "one noun phrase": over_and_over("red big "),
    "mixed fragments": mixed,
}


def seconds(text: str) -> float:
    """Processor time of the whole reading."""
    begun = time.process_time()
    figures_frame([briefing(text)])
    return time.process_time() - begun


def grows_linearly(work: Callable[[int], float], size: int) -> bool:
    """True when the work of a size is no more than `TIMES` that of a quarter of it (and some slack).

    The smallest of some tries counts, for a busy machine can only slow a reading.
    """
    quarter = whole = float("inf")
    for _ in range(TRIES):
        quarter, whole = min(quarter, work(size // STEP)), min(whole, work(size))
        if whole < TIMES * quarter + SLACK:
            return True
    return False


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Vocabulary and patterns are made before anything is timed."""
    seconds("Exports rose by 3.2% year on year to 21.79 trillion yuan in the first half of 2025.")


@pytest.mark.parametrize("name", LINES)
def test_a_long_line_is_read_in_linear_time(name):
    assert grows_linearly(lambda size: seconds(LINES[name](size)), SIZE)


def test_a_long_word_before_an_at_sign_is_read_in_linear_time():
    assert grows_linearly(lambda size: seconds("a" * size + " @ rose 3%"), 28_000)


@pytest.mark.parametrize("words", ["1234567890", "１", "234,"])
def test_a_long_line_of_digits_is_read(words):
    line = over_and_over(words)(SIZE)
    assert grows_linearly(lambda size: seconds(line[:size]), SIZE)


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose 3% in the 0 months to July.",
        "a one -half of the trade",
    ],
)
def test_an_odd_phrase_is_read(text):
    seconds(text)


def test_two_figures_never_share_a_word():
    first, second = briefing("one yuan 12 ").figures
    assert first.span.end <= second.span.start


def test_linear_work_passes_and_quadratic_work_is_found():
    assert grows_linearly(lambda size: 2 * size / SIZE, SIZE)
    assert not grows_linearly(lambda size: 2 * (size / SIZE) ** 2, SIZE)
