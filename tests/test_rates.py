"""Rates that are set, of exchange and of groups, fractions of points, and growth that is the economy's."""

from decimal import Decimal

import pytest
from reading import read, rows

PUBLISHED = "2024-09-12"


def told(text, *names):
    return [tuple(row[name] for name in names) for row in rows(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("The central bank cut its rate by 50 basis points to 6%.", ["policy rate"] * 2),
        ("The committee voted to keep the target rate at 4%.", ["policy rate"]),
        ("The ECB cut its main interest rates by a quarter point to 3%.", ["policy rate"] * 2),
        ("The bank cut its discount rate to 3%.", ["discount rate"]),
        ("Banks held their lending rates at 5%.", ["lending rate"]),
        ("The bank cut its forecast for kite exports to 3%.", ["goods trade"]),
    ],
)
def test_rates_are_those_of_who_sets_them(text, indicators):
    assert told(text, "indicator") == [(name,) for name in indicators]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The yen averaged 151.2 to the dollar.", "151.2", "JPY"),
        ("The won fell. Later the currency hit 1,559 against the U.S. dollar.", "1559", "KRW"),
        ("The rate was 7.18 yuan per dollar.", "7.18", "CNY"),
        ("The euro stood at 1.08 to the dollar.", "1.08", "other"),
    ],
)
def test_a_rate_of_exchange_is_told_in_the_money_that_dollars_cost(text, value, unit):
    assert told(text, "value", "unit") == [(value, unit)]
    assert told(text, "indicator")[0][0].startswith("exchange rate")


def test_money_by_weight_is_no_rate_of_exchange():
    assert told("Tea cost 30 yuan per pound.", "unit", "indicator", "product") == [("CNY", "", "tea")]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The unemployment rate for adult men was 4.6 percent.", ["adult men"]),
        ("The jobless rates for women (4%) and older workers (3%) rose.", ["women", "older workers"]),
        ("The unemployment rate for people aged 16 to 24 rose to 9%.", ["people aged 16 to 24"]),
        ("The unemployment rate for May was 4%.", [""]),
    ],
)
def test_a_rate_is_for_some_people(text, whom):
    assert told(text, "product") == [(name,) for name in whom]


@pytest.mark.parametrize(
    ("printed", "value", "lower", "upper"),
    [
        ("¾%", "0.75", "0.625", "0.875"),
        ("½%", "0.5", "0.25", "0.75"),
        ("1¼%", "1.25", "1.125", "1.375"),
        ("5 3/8%", "5.375", "5.3125", "5.4375"),
        ("5.25%", "5.25", "5.245", "5.255"),
    ],
)
def test_fractions_are_rounded_to_their_own_parts(printed, value, lower, upper):
    (figure,) = read(f"Output rose by {printed}.")
    assert figure.quantity.value == Decimal(value)
    assert (figure.quantity.interval.lower, figure.quantity.interval.upper) == (
        Decimal(lower),
        Decimal(upper),
    )


@pytest.mark.parametrize(
    ("text", "indicator", "region"),
    [
        ("The jobless rate is 5%. The IMF expects Kenya to grow by 4% in 2025.", "economic growth (GDP)", ""),
        (
            "GDP rose 2%. Retail sales are flat, but he sees growth of 3% in 2025.",
            "economic growth (GDP)",
            "",
        ),
        ("Growth in India was 7%, and growth in Brazil was 3%.", "economic growth (GDP)", "Brazil"),
        ("Passenger growth in Vietnam was 9%.", "", ""),
        ("As for growth, exports rose 3%.", "goods trade", ""),
        ("GDP rose 2%. The carmaker expects growth of 10% this year.", "carmaker", ""),
        ("The bank held its rate after exports fell 3%.", "goods trade", ""),
        ("The bank cut its rate to 4% and said growth would be 2%.", "economic growth (GDP)", ""),
        ("The unemployment rate of late has been 4%.", "unemployment rate", ""),
        ("Trade with Kenya grew 4%.", "goods trade", ""),
        ("Exports rose 2%. He sees growth of 3% in exports in 2025.", "goods trade", ""),
    ],
)
def test_growth_is_the_economys_where_nothing_else_grows(text, indicator, region):
    assert told(text, "indicator", "region")[-1] == (indicator, region)


def test_points_of_what_was_pushed_are_contributed_to_it():
    text = "The rebate pushed up the growth of retail sales by 1.3 percentage points."
    assert told(text, "indicator", "measure", "value") == [("retail sales", "contribution", "1.3")]
