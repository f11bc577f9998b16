"""Common English that looks like what a rule reads, and is not."""

import pytest
from reading import column

PUBLISHED = "2025-06-15"


@pytest.mark.parametrize(
    ("text", "field", "told"),
    [
        ("Output fell 3% due to strikes in October.", "period", ["2024-10"]),
        ("Mutton is due to open at 3% in October.", "period", ["2025-10"]),
        ("In each of the first three months of 2025, exports rose 4%.", "period", ["2025-Q1"]),
        ("It is unclear what exports were in May, but imports rose 3%.", "period", ["2025-05"]),
        (
            "Exports were higher than in May (4 billion dollars against 3 billion dollars).",
            "period",
            ["", ""],
        ),
        ("In May the deficit was unchanged on April (3 billion euros).", "period", ["2025-04"]),
        ("The programme has 400 safe, clean buses.", "indicator", ["safe, clean buses"]),
        ("It signed 12 agreements, hoping for more.", "indicator", ["agreements"]),
        ("The margin fell to -3%.", "measure", ["share"]),
        ("The decline eased by 2 points and inflation rose to 3%.", "value", ["-2", "3"]),
        ("The decline was followed by stable growth in May, at 3%.", "value", ["3"]),
        (
            "The yen fell to 151 against the dollar, and the pound to 1.3 against the dollar.",
            "unit",
            ["JPY", "other"],
        ),
        (
            "The famine cost 3 billion dollars, and 2 million were estimated to have died.",
            "unit",
            ["USD", "count"],
        ),
        ("Growth rose by ½ a percentage point.", "value", ["0.5"]),
        ("¾ of exports went to Kenya.", "value", ["75"]),
        ("Growth was 2.1 per cent rather than 2.9.", "unit", ["percent", "percent"]),
        (
            "House prices rose 5% in May. In the shops, prices rose 2%.",
            "indicator",
            ["house prices", "prices"],
        ),
        ("Deliveries to homes rose 3% in May.", "flow", [""]),
        ("The tax brings 30 cents for each dollar of exports.", "flow", ["exports"]),
        ("Goods worth 3 million dollars came to light in May.", "flow", [""]),
        ("Banks traded 3 billion dollars with hedge funds in May.", "flow", [""]),
        ("Kenya traded 3 billion dollars worth of goods with Peru in May.", "flow", ["total"]),
        ("High-speed rail is popular. Families made 300 million trips in May.", "mode", [""]),
        (
            "Industrial output was lifted by strong demand and exports, rising 3%.",
            "indicator",
            ["industrial production"],
        ),
        ("The bank cut its rate to 4% and said growth would slow to 2%.", "measure", ["share", "growth"]),
        ("Gold imports went up by 8% to USD 3 billion ahead of the feast.", "measure", ["growth", "level"]),
        ("Firms can raise loans up to 10 million yuan.", "modality", ["less_than"]),
        ("Sales may grow by as much as 8%.", "modality", ["less_than"]),
        ("Exports fell 3%, and the decline in imports was 4%.", "value", ["-3", "-4"]),
        ("In the final two months of the project, output rose 4%.", "period", [""]),
        ("In the best two months of 2024, output rose 4%.", "period", ["2024"]),
        ("The country became the second-largest economy in 2010.", "period", ["2010"]),
        (
            "In May retail sales fell 2%. Prices at petrol stations fell 3%.",
            "indicator",
            ["retail sales", "Prices"],
        ),
        ("Jobs at supermarkets fell 2% in May.", "indicator", ["employment (jobs)"]),
        (
            "Inflation fell to 3% in May from 5% a year before. In food, it fell to 4% from 6%.",
            "period",
            ["2025-05", "2024-05", "2025-05", "2025-04"],
        ),
        ("Peru and Kenya sell us tea. The former prime minister bought 3 tons.", "partner", [""]),
        ("Wine and tea rose. The latter half of the year was better: exports rose 3%.", "product", [""]),
        ("The price of a second home rose 3% in May.", "unit", ["percent"]),
        ("It took 12 seconds.", "unit", ["other"]),
        ("So far 60 shops have opened. It is the largest of 4 shops.", "period", ["2025-06", ""]),
        ("Exports in euros rose 3% against the forecast.", "indicator", ["goods trade"]),
        ("Output in 2010.\nFrom \n January to May, it grew by 8.0%.", "value", ["8"]),
    ],
)
def test_what_only_looks_alike_is_not_read_so(text, field, told):
    assert column(text, field, PUBLISHED) == told
