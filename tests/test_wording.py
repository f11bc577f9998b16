"""Codes in words: every form of a period, and nothing that only looks like one."""

import pytest

from analysis.wording import in_words


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("level in 2025-06 is not above that in 2025-H1", "level in June 2025 is not above that in the first half of 2025"),
        ("goods trade, 2025-Q4/2026-Q1", "goods trade, October 2025 to March 2026"),
        ("(2025-H1 - 2025-06) / 5 months", "(first half of 2025 − June 2025) / 5 months"),
        ("average_growth, 2018/2024", "average growth, 2018 to 2024"),
        ("published on 2025-12-31, 2025-11", "published on 31 December 2025, November 2025"),
        ("share x growth, a x b - c", "share × growth, a x b - c"),
    ],
)  # fmt: skip
def test_codes_are_worded(line, told):
    assert in_words(line) == told


@pytest.mark.parametrize(
    "line",
    ["scio-2025-07-14:12-20", "scio-2025-07-14", "2025", "2025-13", "2025-02-30", "1.2025-06", "2025-06.5", "A-2025-H1"],
)  # fmt: skip
def test_what_is_no_period_stays(line):
    assert in_words(line) == line


def test_another_form_of_periods_can_be_asked_for():
    assert in_words("growth in 2025-H1", str.lower) == "growth in 2025-h1"
