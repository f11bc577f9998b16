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
        (
            "In the first four months, lending fell 10%. In May, 4,800 firms were established. Lending fell 8%.",
            "period",
            ["2025-01/2025-04", "2025-05", "2025-05"],
        ),
        ("Steel output shrank 3% in May; for cement it was 5%.", "value", ["-3", "-5"]),
        ("House prices dropped 3% in Leeds, and in York the figure was 2%.", "value", ["-3", "-2"]),
        ("The lending rate was raised from 3% to 4% a year.", "value", ["3", "4"]),
        ("The stake was raised from 3% to 5% a year ago.", "value", ["3", "5"]),
        ("The jobless rate was 4.2%, and the vacancy ratio fell to 1.24.", "unit", ["percent", "other"]),
        ("Taxes on new car dealers brought in $3 billion.", "indicator", [""]),
        ("Convenience stores cut staff by 4% in May.", "indicator", [""]),
        ("The peso fell and the rand slid 2% against the dollar.", "indicator", ["exchange rate (rand)"]),
        (
            "The Australian dollar weakened 0.3% against the US dollar.",
            "indicator",
            ["exchange rate (Australian dollar)"],
        ),
        (
            "The yuan was steady, while the index of currencies rose 2% against the dollar.",
            "indicator",
            ["index"],
        ),
        (
            "Sales fell to 5 billion in May from 4 billion in May last year. On the month, imports rose to 4 billion from 3 billion.",
            "period",
            ["2025-05", "2024-05", "2025-05", "2025-04"],
        ),
        ("Inflation reached the 2% target in August 2024.", "period", ["2024-08"]),
        ("The ministry has a 40% target for renewables by 2030.", "period", ["2030"]),
        (
            "Exports rose by 4% after growing for 10 months; in 2024 they fell 3%.",
            "period",
            ["", "2024-08/2025-05", "2024"],
        ),
        ("Inflation was above 3% in eleven months of 2024.", "period", ["2024"]),
        (
            "In May, sales rose 6%. Catering grew 5%, 0.7 points faster than in the first four months.",
            "period",
            ["2025-05", "2025-05", "2025-05"],
        ),
        ("Hardly any June orders came, and output fell 4%.", "period", ["2025-06"]),
        (
            "GDP rose 1% while the projection for the deficit was raised from 3% to 4% of GDP.",
            "measure",
            ["growth", "share", "share"],
        ),
        ("Output in 2010.\nFrom \n January to May, it grew by 8.0%.", "value", ["8"]),
        (
            "Exports rose 3% in May. The coast still provides 22% of the nation's sales.",
            "period",
            ["2025-05", "2025-05"],
        ),
        ("In May imports rose 3%. The average home cost 3,000 dollars.", "period", ["2025-05", "2025-05"]),
        ("Output will grow 3% this year and 4% next month.", "period", ["2025", "2025-07"]),
        ("The yuan has gained 3% in May.", "period", ["2025-05"]),
        ("By chance exports grew 4% in May.", "measure", ["growth"]),
        (
            "Exports were 3 billion dollars and imports 4 billion dollars in May. The value of the yuan fell 2%.",
            "flow",
            ["exports", "imports", ""],
        ),
        ("In May of 2025 mining of tin rose 3%.", "period", ["2025-05"]),
        ("In May alone prices of tea rose 3%.", "period", ["2025-05"]),
        (
            "Trade rose 3% in 2024. There are now 2 million more users than in May.",
            "period",
            ["2024", "2025-06"],
        ),
        ("The peak was in May, at 3 million tons. The turn of the tide came.", "period", ["2025-05"]),
    ],
)
def test_what_only_looks_alike_is_not_read_so(text, field, told):
    assert column(text, field, PUBLISHED) == told
