"""Quantities: value, unit, modality and every value that would be printed so."""

from decimal import Decimal

import pytest
from reading import read, rows

from analysis.quantity import Interval, last_place, plain, rounding_interval, significant_place

NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "raw", "value", "unit"),
    [
        ("Output reached 4.07 trillion yuan.", "4.07 trillion yuan", "4070000000000", "CNY"),
        ("Sales came to RMB 1.2bn in May.", "RMB 1.2bn", "1200000000", "CNY"),
        ("Exports were worth US$38.5 billion.", "US$38.5 billion", "38500000000", "USD"),
        ("Exports were worth 38.5 billion U.S. dollars.", "38.5 billion U.S. dollars", "38500000000", "USD"),
        ("The deficit was €17.25 million.", "€17.25 million", "17250000", "EUR"),
        ("Revenue of 310 million euros was booked.", "310 million euros", "310000000", "EUR"),
        ("Turnover stood at £640m.", "£640m", "640000000", "GBP"),
        ("Tax receipts hit ₹2.37 lakh crore in July.", "₹2.37 lakh crore", "2370000000000", "INR"),
        ("Wages cost 912 billion yen.", "912 billion yen", "912000000000", "JPY"),
        ("Prices fell 0.4 per cent in June.", "0.4 per cent", "-0.4", "percent"),
        ("Prices rose 0.4 percent in June.", "0.4 percent", "0.4", "percent"),
        ("The share rose 1.5 percentage points.", "1.5 percentage points", "1.5", "percentage_point"),
        ("The rate was cut by 25 basis points.", "25 basis points", "-0.25", "percentage_point"),
        ("The port handled 3.61 million TEUs.", "3.61 million TEUs", "3610000", "TEU"),
        ("Steel exports were 9.2 million tonnes.", "9.2 million tonnes", "9200000", "t"),
        ("Sales were 4.3 times as high as in 2019.", "4.3 times", "4.3", "times"),
        ("There were 48,500 new companies.", "48,500", "48500", "count"),
        ("There were 1,48,500 new companies.", "1,48,500", "148500", "count"),
        ("The PMI stood at 49.3 in July.", "49.3", "49.3", "other"),
        ("Exports grew for eight consecutive months.", "eight consecutive months", "8", "month"),
        ("It was the third-largest exporter of rice.", "third-largest", "3", "rank"),
    ],
)
def test_number_scale_and_unit(text, raw, value, unit):
    (found,) = [row for row in rows(text) if row["raw"] == raw]
    assert (found["value"], found["unit"]) == (value, unit)


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("Orders for exports doubled in May.", "doubled", "100"),
        ("Orders for exports were halved in May.", "halved", "-50"),
        ("One third of exports went by rail.", "One third", "33.3333333333"),
        ("Growth was 3 3/4 percent in May.", "3 3/4 percent", "3.75"),
        ("The rate was 4½ percent in May.", "4½ percent", "4.5"),
        ("The rate rose by half a percentage point.", "half a percentage point", "0.5"),
        ("Imports rose by one percent in May.", "one percent", "1"),
        ("Imports grew at a double-digit pace.", "double-digit", "10"),
        ("The number of firms rose by twenty-one.", "twenty-one", "21"),
        ("The list grew by two hundred and five.", "two hundred and five", "205"),
    ],
)
def test_numbers_in_words(text, raw, value):
    assert {row["raw"]: row["value"] for row in rows(text)} == {raw: value}


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("Exports rose ８．５％ in May.", "８．５％", "8.5"),
        (f"Output was 1{THIN}250{NBSP}tonnes.", f"1{THIN}250{NBSP}tonnes", "1250"),
        (f"Exports were 7.4{NBSP}trillion{NBSP}yuan.", f"7.4{NBSP}trillion{NBSP}yuan", "7400000000000"),
        ("Exports were 7.4\ntrillion\nyuan in May.", "7.4\ntrillion\nyuan", "7400000000000"),
        ("Growth in May was -0.3%.", "-0.3%", "-0.3"),
        ("Growth in May was \u22120.3%.", "\u22120.3%", "-0.3"),
        ("Growth in May was +0.3%.", "+0.3%", "0.3"),
        ("Credit grew .7% in May.", ".7%", "0.7"),
    ],
)
def test_printed_otherwise(text, raw, value):
    (found,) = rows(text)
    assert (found["raw"], found["value"]) == (raw, value)


@pytest.mark.parametrize(
    ("text", "raw", "lower", "upper"),
    [
        ("Growth will be 3 to 4 percent in 2026.", "3 to 4 percent", "3", "4"),
        ("Growth will be 3-4 percent in 2026.", "3-4 percent", "3", "4"),
        ("Growth will be 3% to 4% in 2026.", "3% to 4%", "3", "4"),
        ("Growth will be between 3 and 4 percent.", "3 and 4 percent", "3", "4"),
        ("It will cost $20-25 billion.", "$20-25 billion", "20000000000", "25000000000"),
        ("The rate is 4-1/4 to 4-1/2 percent.", "4-1/4 to 4-1/2 percent", "4.25", "4.5"),
    ],
)
def test_a_range_is_one_figure_with_both_ends(text, raw, lower, upper):
    (found,) = rows(text)
    assert (found["raw"], found["value"], found["lower"], found["upper"]) == (raw, lower, lower, upper)


@pytest.mark.parametrize(
    ("words", "modality", "lower", "upper"),
    [
        ("6.2%", "exact", "6.15", "6.25"),
        ("more than 6.2%", "more_than", "6.2", ""),
        ("over 6.2%", "more_than", "6.2", ""),
        ("6.2% or more", "more_than", "6.2", ""),
        ("at least 6.2%", "at_least", "6.2", ""),
        ("less than 6.2%", "less_than", "", "6.2"),
        ("up to 6.2%", "less_than", "", "6.2"),
        ("6.2% or less", "less_than", "", "6.2"),
        ("nearly 60%", "nearly", "55", "60"),
        ("close to 60%", "nearly", "55", "60"),
        ("about 6.2%", "about", "6.1", "6.3"),
        ("roughly 60%", "about", "55", "65"),
        ("6.2% or so", "about", "6.1", "6.3"),
    ],
)
def test_modality_on_either_side_bounds_the_value(words, modality, lower, upper):
    (found,) = rows(f"Exports grew by {words} in May.")
    assert (found["modality"], found["lower"], found["upper"]) == (modality, lower, upper)


def test_a_fall_bounds_the_magnitude():
    (found,) = rows("Imports fell by more than 3.5% in May.")
    assert (found["value"], found["lower"], found["upper"]) == ("-3.5", "", "-3.5")


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("Exports were 13 trillion yuan.", "12500000000000", "13500000000000"),
        ("Exports were 12.30 trillion yuan.", "12295000000000", "12305000000000"),
        ("South Africa's exports were R24,5 billion.", "24450000000", "24550000000"),
        ("Exports grew by 2,8 per cent.", "2.75", "2.85"),
        ("There were 517 new companies.", "517", "517"),
        ("There were 517,000 new companies.", "516500", "517500"),
        ("Exports grew for 7 consecutive months.", "7", "7"),
    ],
)
def test_the_last_printed_digit_decides_the_interval(text, lower, upper):
    (figure,) = read(text)
    assert figure.quantity.interval == Interval(Decimal(lower), Decimal(upper))


def test_intervals_contain_their_ends_and_are_never_reversed():
    interval = rounding_interval(Decimal("4.5"), Decimal("0.1"))
    assert interval.contains(Decimal("4.45")) and interval.contains(Decimal("4.55"))
    assert not interval.contains(Decimal("4.5501"))
    assert Interval(None, Decimal(1)).contains(Decimal(-9)) and Interval(Decimal(1), None).contains(
        Decimal(9)
    )
    with pytest.raises(ValueError, match="interval reversed"):
        Interval(Decimal(2), Decimal(1))


def test_places_and_plain_numbers():
    assert [last_place(p) for p in ("4.20", "500", "1,250,000")] == [Decimal("0.01"), 1, 1000]
    assert significant_place(Decimal(0), Decimal(1)) == 1
    assert [format(plain(Decimal(n)), "f") for n in ("1E+3", "2.50")] == ["1000", "2.5"]
