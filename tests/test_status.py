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
    ],
)
def test_what_is_set_against_a_forecast_is_final(text, statuses):
    assert [row["status"] for row in rows(text)] == statuses
