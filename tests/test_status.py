"""Whether a figure is final or was only expected: what is set against a forecast is final itself."""

import pytest
from reading import rows


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Kite exports rose 5% in May, above the 3% forecast in a poll.", ["final", "forecast"]),
        (
            "The surplus was 9 million dollars in May, against a forecast of 7 million dollars.",
            ["final", "forecast"],
        ),
        ("Kite imports rose 4% in May, beating expectations and forecasts.", ["final"]),
        ("The kite guild expects growth of 4% next year, above 3% this year.", ["forecast", "forecast"]),
        ("Kite exports fell 2% in May.", ["final"]),
        ("Kite exports rose 4% in May, but the guild expects 3% in June.", ["final", "forecast"]),
        ("Kite exports were 4 tons in 2022 and are expected to reach 5 tons in 2023.", ["final", "forecast"]),
        ("Kite exports were to grow 4%, but the guild now expects 3%.", ["forecast", "forecast"]),
        ("Kite exports rose 4% in May, said a trader, who cut her forecast to 3%.", ["final", "forecast"]),
    ],
)
def test_what_is_set_against_a_forecast_is_final(text, statuses):
    assert [row["status"] for row in rows(text)] == statuses
