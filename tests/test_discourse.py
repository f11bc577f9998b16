"""What goes on from one sentence to the next: periods of features, subjects of sections, bare nouns."""

import pytest
from reading import column, rows

PUBLISHED = "2024-01-12"
FEATURES = """Trade of the island in 2023

Trade was 41 million euros in 2023, up 2%.

A year has to be read quarter by quarter. Trade was 9 million euros in the first quarter, rose in the second and
again in the third, and in the fourth it came to 11 million euros.

Last year, trade had these features:

First, firms were lively. Their sales came to 6 million euros.

Second, the circle of partners grew. Trade with Kenya grew by 6%, when as recently as 2021 it was falling.
"""


def test_features_are_of_the_year_and_not_of_its_first_quarter():
    periods = ["2023", "2023", "2023-Q1", "2023-Q4", "2023", "2023"]
    assert column(FEATURES, "period", PUBLISHED) == periods


def test_quarters_are_told_one_by_one():
    text = "Quarter by quarter, it rose from 3 million euros in the first to 4 million in the second."
    assert column(text, "period", PUBLISHED) == ["2023-Q1", "2023-Q2"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Kite sales rose 4% in December. Yesterday 60 shops opened.", ["2023-12", "2024-01"]),
        (
            "Kite sales rose 4% in December. The office told us yesterday that 60 shops opened.",
            ["2023-12", "2023-12"],
        ),
        ("So far 60 shops have opened. It is the largest of 4 shops.", ["2024-01", ""]),
        (
            "Sales rose 4% in December. They are 3% short of where they stood in May 2019.",
            ["2023-12", "2023-12"],
        ),
        ("The fair, to be held from March 5 to 10, has drawn 36 growers.", ["2024-03"]),
        ("Inflation is 1.1% in 2025 Q2 and 1.0% a year later.", ["2025-Q2", "2026-Q2"]),
        ("The May 2023 statement put sales at 30 euros.", [""]),
    ],
)
def test_periods_go_on_or_do_not(text, periods):
    assert column(text, "period", PUBLISHED) == periods


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Car production fell 2% in May. Output rose 3% in June.", ["automobile production"] * 2),
        (
            "Car production fell 2% in May. Output of trucks rose 3%.",
            ["automobile production", "Output of trucks"],
        ),
        ("Interest rates are high, and exports rose 3%.", ["goods trade"]),
        ("Trade in services\n\nExports were 3 million euros in May.", ["trade in services"]),
        ("Trade in services\n\nGoods exports were 3 million euros in May.", ["goods trade"]),
        (
            "Imports of services were 4 euros. Imports of goods were 30 euros.",
            ["services imports", "goods trade"],
        ),
        ("The waiver covers 47 countries, exports surged.", ["countries"]),
    ],
)
def test_subjects_go_on_or_do_not(text, indicators):
    told = [row["indicator"].partition(" (")[0] for row in rows(text, PUBLISHED)]
    assert told == indicators


def test_trips_are_those_of_the_trains_named_before():
    text = "Take the freight trains to Peru. In May they made 310 trips. They reach 24 towns."
    assert column(text, "mode", PUBLISHED) == ["rail (freight trains)"] * 2


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Of the 14 sectors, nine saw output fall.", ["14", "9"]),
        ("Eight out of the 20 ports lost cargo.", ["8", "20"]),
        ("Exports under codes 9710 and 9810 rose 3%.", ["3"]),
        ("Loom orders sink for fourth month as mills close", ["4"]),
        ("The fall narrowed by 2 percentage points in May to 0.6%.", ["2", "-0.6"]),
    ],
)
def test_numbers_are_found_with_their_signs(text, values):
    assert column(text, "value", PUBLISHED) == values
