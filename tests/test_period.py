"""Periods: calendar arithmetic, and every form in which a briefing tells one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import found

from analysis.period import Period

# (words, publication date, canonical name)
TOLD = [
    ("in 2023", "2025-08-14", "2023"),
    ("in the first half of the year", "2025-08-14", "2025-H1"),
    ("in the first half", "2025-02-14", "2024-H1"),
    ("in the second half of last year", "2025-08-14", "2024-H2"),
    ("in the latter half of 2021", "2025-08-14", "2021-H2"),
    ("in the third quarter", "2025-11-05", "2025-Q3"),
    ("in the third quarter", "2025-03-05", "2024-Q3"),
    ("in the final quarter of last year", "2025-03-05", "2024-Q4"),
    ("in Q3", "2025-11-05", "2025-Q3"),
    ("in Q1 2024", "2025-11-05", "2024-Q1"),
    ("in 2Q25", "2025-11-05", "2025-Q2"),
    ("in H1", "2025-11-05", "2025-H1"),
    ("in 1H2024", "2025-11-05", "2024-H1"),
    ("last quarter", "2025-11-05", "2025-Q3"),
    ("last year", "2025-11-05", "2024"),
    ("last month", "2025-01-20", "2024-12"),
    ("this month", "2025-01-20", "2025-01"),
    ("next year", "2025-01-20", "2026"),
    ("in July", "2025-08-14", "2025-07"),
    ("in October", "2025-08-14", "2024-10"),
    ("last December", "2025-12-20", "2024-12"),
    ("in June of last year", "2025-08-14", "2024-06"),
    ("in Sept. 2023", "2025-08-14", "2023-09"),
    ("in mid-May", "2025-08-14", "2025-05"),
    ("at the end of March", "2025-08-14", "2025-03"),
    ("at the end of 2024", "2025-08-14", "2024-12"),
    ("at the end of the second quarter", "2025-08-14", "2025-06"),
    ("as of June 30", "2025-08-14", "2025-06"),
    ("by 31 March 2024", "2025-08-14", "2024-03"),
    ("from January to May", "2025-08-14", "2025-01/2025-05"),
    ("in January-October", "2025-11-14", "2025-01/2025-10"),
    ("between April and June 2024", "2025-08-14", "2024-Q2"),
    ("in the July-September period", "2025-11-14", "2025-Q3"),
    ("from November 2023 to February 2024", "2025-11-14", "2023-11/2024-02"),
    ("from 2019 to 2023", "2025-08-14", "2019/2023"),
    ("between 2019 and 2023", "2025-08-14", "2019/2023"),
    ("in 2019-2023", "2025-08-14", "2019/2023"),
    ("in the first ten months", "2025-11-14", "2025-01/2025-10"),
    ("in the first 11 months of 2024", "2025-11-14", "2024-01/2024-11"),
    ("over the first three quarters", "2025-11-14", "2025-01/2025-09"),
    ("in the three months to July", "2025-08-14", "2025-05/2025-07"),
    ("in the year to March", "2025-08-14", "2024-04/2025-03"),
    ("in the quarter ended June", "2025-08-14", "2025-Q2"),
    ("in the June quarter", "2025-08-14", "2025-Q2"),
    ("so far this year", "2025-08-14", "2025-01/2025-07"),
    ("since the beginning of this year", "2025-08-14", "2025-01/2025-07"),
    ("year to date", "2025-05-14", "2025-01/2025-04"),
    ("in fiscal 2024-25", "2025-08-14", "2024-04/2025-03"),
    ("in 2024/25", "2025-08-14", "2024-04/2025-03"),
    ("in Q1 FY26", "2025-08-14", "2025-Q2"),
    ("in the first half of fiscal year 2026", "2025-11-14", "2025-04/2025-09"),
]


@pytest.mark.parametrize(("words", "published", "name"), TOLD)
def test_a_period_is_resolved_by_the_publication_date(words, published, name):
    text = f"The office counted {words}."
    (mention,) = found(text, published).periods
    assert mention.period.name == name
    assert not mention.comparison
    assert mention.span.words(text) in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Exports rose in the first quarter and fell in the second.", ["2025-Q1", "2025-Q2"]),
        ("Exports fell in the first quarter of 2023, but not in the third.", ["2023-Q1", "2023-Q3"]),
        ("The first steps were taken; the second follow.", []),
    ],
)
def test_an_elided_quarter_is_of_the_same_year(text, name):
    assert [mention.period.name for mention in found(text).periods] == name


@pytest.mark.parametrize(
    ("economy", "name"),
    [("India's", "2025-04/2026-03"), ("Australia's", "2025-07/2026-06"), ("Japan's", "2026-04/2027-03")],
)
def test_a_fiscal_year_is_that_of_the_reporting_economy(economy, name):
    (mention,) = found(f"{economy} exports will grow in FY2026.").periods
    assert mention.period.name == name


@pytest.mark.parametrize(
    ("words", "label", "within_june"),
    [
        ("year on year", "yoy", "2024-06"),
        ("from a year earlier", "yoy", "2024-06"),
        ("compared with the same period last year", "yoy", "2024-06"),
        ("y/y", "yoy", "2024-06"),
        ("month on month", "mom", "2025-05"),
        ("from the previous month", "mom", "2025-05"),
        ("quarter-on-quarter", "qoq", "2025-03"),
        ("than in May", "2025-05", "2025-05"),
        ("compared with the first quarter", "2025-Q1", "2025-Q1"),
        ("against December 2024", "2024-12", "2024-12"),
        ("versus 2019", "2019", "2019"),
        ("than three years ago", "", "2022-06"),
        ("than two months earlier", "", "2025-04"),
    ],
)
def test_a_comparison_is_never_a_period_of_its_own(words, label, within_june):
    mention = found(f"Exports were higher {words}.").periods[-1]
    assert mention.comparison and mention.label == label
    assert mention.within(Period.month(2025, 6)).name == within_june


def test_other_comparisons_have_no_period():
    (mention,) = found("Exports grew faster than the national average.").periods
    assert (mention.label, mention.within(Period.month(2025, 6))) == ("national average", None)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("over the past five years", "2019/2024"),
        ("in the last three months", "2025-03/2025-05"),
        ("over the past decade", "2014/2024"),
    ],
)
def test_a_window_reaches_back_from_its_context(words, name):
    """Years are counted as steps: five years of growth up to 2024 begin with the level of 2019."""
    (mention,) = found(f"It grew {words}.").periods
    context = Period.month(2025, 5) if "month" in words else Period.year(2024)
    assert mention.period is None and mention.within(context).name == name


def test_the_same_period_is_that_of_its_context():
    (mention,) = found("Imports fell in the same period.").periods
    assert mention.within(Period.half(2025, 1)).name == "2025-H1"


@pytest.mark.parametrize("text", ["In April 2.5% more was sold.", "It may rise; march on!", "2025 units"])
def test_words_that_look_like_periods(text):
    names = [m.period.name for m in found(text).periods if m.period]
    assert names == (["2025-04"] if text.startswith("In April") else [])


months = st.integers(12 * 1990, 12 * 2040)
periods = st.builds(lambda a, b: Period(min(a, b), max(a, b)), months, months)


@settings(max_examples=60, derandomize=True)
@given(periods, periods, st.integers(-50, 50))
def test_names_and_arithmetic_agree(one, other, shift):
    assert Period.parse(one.name) == one
    assert (one.name == other.name) == (one == other)
    assert one.shifted(shift).shifted(-shift) == one and one.shifted(shift).length == one.length
    rest = one.remainder(other)
    assert rest is None or (rest.length + other.length == one.length and one.contains(rest))


@pytest.mark.parametrize("name", ["", "2025-13", "2025-H3", "2025-Q5", "H1 2025", "25", "2025-1", "2025/"])
def test_other_texts_are_no_period(name):
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(name)


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        Period.parse("2025-06/2025-01")
    assert Period.months(2024, 11, 2).name == "2024-11/2025-02"
