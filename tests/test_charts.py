"""Charts: drawn from any frame of figures or checks, the same bytes each time, and never with too little."""

import re
import xml.etree.ElementTree as xml

import pandas as pd
import pytest

from analysis.charts import (
    Absent,
    Chart,
    Split,
    bridges,
    contributions,
    growth_by,
    growth_by_period,
    intervals,
    prepared,
    shares,
)
from analysis.charts.checks import in_last_places, verdict_colour
from analysis.charts.select import (
    breakdown_of,
    first_statements,
    main_indicator,
    main_period,
    period_words,
    printed,
    qualified,
)
from analysis.report.contributed import contributed
from analysis.tables import FIGURE_COLUMNS

LONG = "very long names of goods that nobody would print on one line of a chart " * 3
HOSTILE = '"><script>alert(1)</script> $\\alpha$ & <img src=x onerror=y> 中文 ]]>'


def figures(*rows: dict[str, str]) -> pd.DataFrame:
    """Figures with plain defaults, one in every hundred characters."""
    base = dict.fromkeys(FIGURE_COLUMNS, "") | {
        "briefing": "b",
        "indicator": "goods trade",
        "flow": "total",
        "period": "2025-H1",
        "modality": "exact",
        "speaker": "A. Speaker",
        "role": "official",
        "status": "final",
    }
    filled = []
    for number, row in enumerate(rows, start=1):
        start = str(100 * number)
        one = (
            base
            | {"start": start, "end": str(100 * number + 5), "figure": f"b:{start}-{100 * number + 5}"}
            | row
        )
        one.setdefault("raw", "")
        filled.append(one | {"lower": one["lower"] or one["value"], "upper": one["upper"] or one["value"]})
    return prepared(pd.DataFrame(filled, columns=FIGURE_COLUMNS, dtype=str))


def rate(value: str, **row: str) -> dict[str, str]:
    raw = f"{value.lstrip('-')}%"
    return {"value": value, "raw": raw, "unit": "percent", "measure": "growth", "comparison": "yoy"} | row


def level(value: str, **row: str) -> dict[str, str]:
    return {"value": value, "raw": f"{value} yuan", "unit": "CNY", "measure": "level"} | row


def share(value: str, **row: str) -> dict[str, str]:
    return {
        "value": value,
        "raw": f"{value}%",
        "unit": "percent",
        "measure": "share",
        "whole": "all trade",
    } | row


def words(chart: Chart) -> str:
    return " ".join(
        "".join(element.itertext())
        for element in xml.fromstring(chart.svg).iter()
        if element.tag.endswith("text")
    )


PARTNERS = figures(
    rate("2.9"),
    rate("9.6", partner="East"),
    level("3670000000000", partner="East"),
    rate("-9.3", partner="West"),
    level("2080000000000", partner="West"),
    rate("3.5", partner="North"),
    level("2820000000000", partner="North"),
    rate("20", partner="South", modality="more_than"),
)


def test_growth_is_sorted_and_the_title_tells_the_ends():
    chart = growth_by(PARTNERS, "partner")
    assert chart.title.startswith("Fastest growth: South (more than +20%); slowest: West (−9.3%)")
    assert "3 of 4 above" in chart.title
    text = words(chart)
    assert text.index("South") < text.index("East") < text.index("North") < text.index("West")


def test_every_number_is_in_the_chart_and_in_its_words():
    chart = growth_by(PARTNERS, "partner")
    for number in ("+9.6%", "−9.3%", "+3.5%", "more than +20%"):
        assert number in words(chart)
        assert number in chart.alt
    assert {"3.67", "2.08", "2.82"} <= set(words(chart).split())
    assert "b" in chart.source and "A. Speaker" in chart.source


def test_marks_link_to_the_words_of_the_text():
    assert {"#fig-200", "#fig-400", "#fig-600", "#fig-800"} <= set(
        re.findall(r'href="(#fig-\d+)"', growth_by(PARTNERS, "partner").svg)
    )


def test_a_repeat_is_drawn_once():
    once = [rate("1", partner=name) for name in "abc"]
    again = rate("1", partner="a") | {"repeats": "b:100-105"}
    assert growth_by(figures(*once, again), "partner").alt == growth_by(figures(*once), "partner").alt


def test_a_repeat_of_another_briefing_is_a_first_statement_here():
    frame = figures(rate("1") | {"repeats": "other:1-2"})
    assert len(first_statements(frame)) == 1


@pytest.mark.parametrize("by", ["flow", "partner", "product", "enterprise", "region", "mode"])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_points_are_not_drawn(by, count):
    rows = [rate("1", **({} if by == "flow" else {by: name})) for name in "ab"[:count]]
    assert isinstance(growth_by(figures(*rows), by), Absent)


def test_nothing_is_drawn_from_nothing():
    empty = figures()
    for drawn in (growth_by(empty, "partner"), growth_by_period(empty), shares(empty)):
        assert isinstance(drawn, Absent)
        data, metadata = drawn._repr_mimebundle_()
        assert data["text/plain"] and metadata["workbook"] == {"absent": "chart"}


@pytest.mark.parametrize(
    "rows",
    [
        [rate(str(value), partner=f"P{value}") for value in range(-20, 20)],
        [rate("0", partner=name) for name in "abc"],
        [rate("-1", partner=name) for name in "abc"],
        [rate(value, partner=name) for value, name in zip(("1e6", "-99.9", "0.001"), "abc", strict=True)],
        [rate("5", partner=f"{LONG}{number}") for number in range(4)],
        [rate("5", partner=f"{HOSTILE}{number}", flow="exports") for number in range(4)],
        [row for name in "abc" for row in (rate("5", partner=name), level("-5000", partner=name))],
        [row for name in "abc" for row in (rate("5", partner=name), level("0", partner=name))],
    ],
)
def test_the_gallery_is_drawn_in_full(rows):
    chart = growth_by(figures(*rows), "partner")
    assert isinstance(chart, Chart)
    root = xml.fromstring(chart.svg)
    assert not {element.tag.rpartition("}")[2] for element in root.iter()} & {
        "script",
        "img",
        "image",
        "metadata",
    }
    assert not [key for element in root.iter() for key in element.attrib if key.lower().startswith("on")]
    assert chart.title and chart.alt and chart.source


def test_a_seeds_words_stay_words():
    chart = growth_by(figures(*(rate("5", partner=f"{HOSTILE}{n}") for n in range(3))), "partner")
    assert "<script" not in chart.svg and "<img" not in chart.svg
    assert '"><script>' in words(chart)


def test_dollar_signs_are_no_formulas():
    rows = [share(str(n), partner=f"$x_{n}$ and $y$") for n in (10, 20, 30)]
    assert "$x_30$ and $y$" in words(shares(figures(*rows)))


def test_the_same_frame_gives_the_same_bytes():
    for draw in (lambda: growth_by(PARTNERS, "partner"), lambda: intervals(CHECKS)):
        assert draw().svg == draw().svg


def test_coordinates_have_two_decimals_at_most():
    paths = re.findall(r' d="([^"]+)"', growth_by(PARTNERS, "partner").svg)
    assert paths and not re.search(r"\d\.\d{3}", " ".join(paths))


def test_shares_stand_under_the_whole_they_are_of():
    rows = [
        share("51.8", partner="A"),
        share("12.9", partner="B"),
        share("30", region="R", whole="other trade"),
    ]
    chart = shares(figures(*rows))
    assert chart.title.startswith("A: 51.8% of all trade")
    assert "of all trade" in words(chart) and "of other trade" in words(chart)


def moved(value: str, **row: str) -> dict[str, str]:
    told = {"measure": "share_change", "unit": "percentage_point", "comparison": "yoy"}
    return {"value": value, "raw": f"{value} percentage points"} | told | row


SHARES = figures(
    share("60", partner="A", lower="55", upper="60", modality="nearly"),
    share("57.3", partner="A", lower="57.25", upper="57.35"),
    moved("2.3", partner="A", lower="2.25", upper="2.35"),
    share("12.9", partner="B"),
    moved("-9", partner="C"),
    moved("1.5", partner="B", comparison="mom"),
)


def test_a_change_stands_beside_the_share_told_nearest_before_it():
    chart = shares(SHARES)
    rows = chart.data.set_index("drawn_as")
    assert list(rows.index).count("filled mark") == 1
    before = rows.loc["hollow mark"]
    assert (before["value"], before["lower"], before["upper"]) == ("55.00", "54.90", "55.10")
    assert before["figures"] == "b:200-205 b:300-305"
    assert "+2.3 points, from 55%" in words(chart) and "changed by +2.3 points" in chart.alt
    assert "1.5" not in words(chart), "of another basis"


def test_shares_without_a_change_need_no_second_panel():
    chart = shares(figures(*(share(value, partner=value) for value in ("10", "20", "30"))))
    assert "right:" not in chart.units and set(chart.data["drawn_as"]) == {"bar"}


def exactly(row: dict[str, str]) -> dict[str, str]:
    return row | {"lower": row["value"], "upper": row["value"]}


TRADE = [
    rate("5", lower="4.5", upper="5.5"),
    exactly(level("210")),
    rate("10", flow="exports"),
    exactly(level("132", flow="exports")),
    rate("-2.5", flow="imports"),
    exactly(level("78", flow="imports")),
]
ANY = Split(("East", "West"), lambda name: name if name in ("East", "West") else "")


def bars(chart: Chart) -> dict[str, tuple[float, float, float]]:
    rows = chart.data[chart.data["drawn_as"].isin(["bar", "last bar"])]
    return {row.subject: tuple(map(float, (row.value, row.lower, row.upper))) for row in rows.itertuples()}


def test_exports_and_imports_make_the_growth_of_the_total():
    (chart,) = contributions(figures(*TRADE), "flow")
    found = bars(chart)
    assert found["exports"][1] < 6 < found["exports"][2] and found["imports"][1] < -1 < found["imports"][2]
    assert found["goods trade"] == (5, 4.5, 5.5) and "all else" not in found
    assert chart.title.startswith("Exports contributed most, +6.0 points, to the growth of goods trade, +5%")
    assert chart.title.endswith("; imports: −1.0 points")
    assert set(chart.data[chart.data["drawn_as"] == "computed from"]["start"]) == {
        "200",
        "300",
        "400",
        "500",
        "600",
    }


def test_a_contribution_holds_every_reading_of_its_figures():
    for total in (4.5, 5, 5.5):
        _, low, high = bars(contributions(figures(*TRADE), "flow")[0])["exports"]
        assert low <= 12 / (210 / (1 + total / 100)) * 100 <= high


def part(name: str, value: str, growth: str, **row: str) -> list[dict[str, str]]:
    told = {"partner": name} | row
    return [exactly(level(value, **told)), exactly(rate(growth, **told))]


def test_what_the_parts_leave_is_the_rest():
    frame = figures(
        exactly(rate("5")), exactly(level("210")), *part("East", "55", "10"), *part("West", "19", "-5")
    )
    (chart,) = contributions(frame, "partner", [ANY])
    found = bars(chart)
    assert list(found) == ["East", "West", "all else", "goods trade"]
    assert [round(value, 6) for value, *_ in found.values()] == [2.5, -0.5, 3, 5]
    assert "most of those told" in chart.title and "all else: +3.0" in chart.alt


def test_told_contributions_are_drawn_as_told():
    points = {"value": "3", "raw": "3 points", "unit": "percentage_point", "measure": "contribution"}
    frame = figures(
        rate("5"),
        level("210"),
        points | {"partner": "East"},
        *part("West", "21", "-5"),
        *part("East", "9", "1"),
    )
    (chart,) = contributions(frame, "partner", [ANY])
    assert bars(chart)["East"] == (3, 3, 3) and "(as printed: East)" in chart.units
    assert "East: +3;" in chart.alt


@pytest.mark.parametrize(
    "rows",
    [
        part("East", "55", "10"),
        [*part("East", "55", "10"), *part("Elsewhere", "19", "5")],
        [*part("East", "55", "10"), level("19", partner="West")],
        [*part("East", "55", "10"), *part("West", "19", "5", period="2024")],
        [*part("East", "55", "10"), *part("West", "19", "5", product="steel")],
        [*part("East", "55", "10"), *part("West", "19", "5"), rate("6", partner="West")],
        [*part("East", "55", "10"), *part("West", "19", "-100")],
        [*part("East", "55", "10"), *part("West", "-19", "5")],
        [*part("East", "55", "10"), *part("West", "19", "5", unit="USD")],
        [
            *part("East", "55", "10"),
            level("19", partner="West"),
            rate("5", partner="West", comparison="2019"),
        ],
    ],
)
def test_a_waterfall_needs_two_parts_whose_contributions_follow(rows):
    frame = figures(rate("5"), level("210"), *rows)
    (absent,) = contributions(frame, "partner", [ANY])
    assert (
        isinstance(absent, Absent)
        and absent.what == "Fewer than 2 contributions to growth by partner in H1 2025."
    )


def test_the_world_decides_what_may_be_stacked():
    rows = [exactly(rate("5")), exactly(level("210"))]
    for name in ("ASEAN", "EU", "Belt and Road partner countries"):
        rows += part(name, "30", "5")
    for name in ("steel", "cars"):
        rows += part("", "30", "5", product=name)
    for name in ("Guangdong", "central and western regions", "eastern region"):
        rows += part("", "30", "5", region=name)
    frame = figures(*rows)
    (partners,), (regions,) = (contributed(frame, by) for by in ("partner", "region"))
    assert list(bars(partners)) == ["ASEAN", "EU", "all else", "goods trade"]
    assert set(bars(regions)) == {"central and western regions", "eastern region", "all else", "goods trade"}
    assert isinstance(contributed(frame, "product")[0], Absent)


def test_parts_of_what_does_not_add_up_are_not_stacked():
    rows = [row | {"indicator": "import prices"} for row in TRADE]
    (absent,) = contributed(figures(*rows), "flow")
    assert absent.what == "The parts of import prices do not add up."
    assert isinstance(contributed(figures(), "flow")[0], Absent)


def test_the_waterfall_of_a_fall_names_what_fell_most():
    rows = [exactly(rate("-5")), exactly(level("190")), *part("East", "45", "-10"), *part("West", "55", "10")]
    (chart,) = contributions(figures(*rows), "partner", [ANY])
    assert chart.title.startswith(
        "East contributed most of those told, −2.5 points, to the growth of goods trade, −5%"
    )
    assert chart.title.endswith("; West: +2.5 points")


def test_growth_over_periods_needs_two_of_them():
    rows = [rate("1"), rate("2", flow="exports"), rate("3", flow="imports")]
    assert isinstance(growth_by_period(figures(*rows)), Absent)
    chart = growth_by_period(figures(*rows, rate("4.5", period="2025-Q2")))
    assert chart.title == "Goods trade: +1% in H1 2025, +4.5% in Q2 2025"


def check(**row: str) -> dict[str, str]:
    base = {
        "check": "c-1",
        "kind": "sum",
        "level": "within briefing",
        "statement": "a + b = c",
        "published": "b:1-2",
        "published_lower": "9.5",
        "published_upper": "10.5",
        "computed_lower": "9",
        "computed_upper": "11",
        "verdict": "agrees",
    }
    return base | row


CHECKS = pd.DataFrame(
    [
        check(),
        check(check="c-2", verdict="does not agree", computed_lower="11", computed_upper="12"),
        check(check="c-3", verdict="repeat"),
        check(check="c-4", computed_upper=""),
        check(check="c-5", computed_lower="-1000", computed_upper="1000", statement=HOSTILE),
        check(check="c-6", published_lower="3", published_upper="3"),
    ]
)


def test_ranges_are_in_last_places_around_the_published_value():
    rows = in_last_places(CHECKS.iloc[:2]).set_index("check")
    assert tuple(rows.loc["c-1", ["from", "to", "left", "right"]]) == (-0.5, 0.5, -1, 1)
    assert tuple(rows.loc["c-2", ["left", "right"]]) == (1, 2)
    assert list(rows.index) == ["c-2", "c-1"], "disagreements come first"


def test_intervals_leave_out_repeats_bounds_and_exact_counts():
    chart = intervals(CHECKS)
    assert chart.title == "2 of 3 published values agree with what the other figures imply; 1 does not"
    assert set(re.findall(r'href="(#check-[^"]+)"', chart.svg)) == {"#check-c-1", "#check-c-2", "#check-c-5"}
    assert isinstance(intervals(CHECKS[CHECKS["check"] == "c-4"]), Absent)


def test_kinds_of_verdict_have_their_own_colours():
    verdicts = ("agrees", "does not agree by 2 units", "at the edge of rounding", "cannot be checked")
    assert len({verdict_colour(verdict) for verdict in verdicts}) == 4


def implied(**row: str) -> pd.DataFrame:
    names = ("indicator", "measure", "flow", "partner", "product", "enterprise", "region", "mode", "whole")
    base = dict.fromkeys((*names, "period", "comparison", "unit", "lower", "upper"), "")
    base |= {"indicator": "retail sales", "measure": "level", "unit": "EUR", "period": "2024-04/2024-09"}
    return pd.DataFrame([base | {"lower": "590", "upper": "610"} | row])


def sales(value: str, low: str, high: str, period: str, briefing: str) -> dict[str, str]:
    return level(value, lower=low, upper=high) | {
        "indicator": "retail sales",
        "flow": "",
        "unit": "EUR",
        "period": period,
        "briefing": briefing,
    }


def test_a_bridge_is_found_from_the_keys_of_any_series():
    frame = figures(
        sales("300", "295", "305", "2024-Q1", "a"), sales("900", "895", "905", "2024-01/2024-09", "z")
    )
    (chart,) = bridges(frame, implied())
    assert chart.title == "Retail sales: 590 to 610 EUR must have come in Apr–Sep 2024"
    assert chart.source.startswith("Source: a, z;")
    assert "100 a month" in words(chart)
    other = implied(indicator="jobs")
    assert isinstance(bridges(frame, other)[0], Absent)


def test_growth_that_follows_stands_in_the_bridge():
    frame = figures(
        sales("300", "295", "305", "2024-Q1", "a"),
        sales("900", "895", "905", "2024-01/2024-09", "z"),
        rate("2.5", indicator="retail sales", flow="", period="2024-Q1"),
    )
    grown = implied(measure="growth", unit="percent", lower="-1.26", upper="0.94", comparison="yoy")
    (chart,) = bridges(frame, pd.concat([implied(), grown]))
    assert chart.title.endswith("Apr–Sep 2024, growth of −1.3% to +0.9%")
    assert "+2.5%" in words(chart)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"raw": "2.7%", "value": "-2.7", "modality": "exact", "measure": "growth"}, "−2.7%"),
        ({"raw": "2.9%", "value": "2.9", "modality": "exact", "measure": "growth"}, "+2.9%"),
        ({"raw": "20%", "value": "20", "modality": "more_than", "measure": "growth"}, "more than +20%"),
        ({"raw": "10%", "value": "-10", "modality": "more_than", "measure": "growth"}, "down more than 10%"),
        ({"raw": "60%", "value": "60", "modality": "nearly", "measure": "share"}, "nearly 60%"),
        (
            {"raw": "1.32\ntrillion yuan", "value": "1", "modality": "about", "measure": "level"},
            "about 1.32 trillion yuan",
        ),
        ({"raw": "double-digit", "value": "10", "modality": "at_least", "measure": "growth"}, "double-digit"),
    ],
)
def test_a_figure_is_shown_as_printed_with_its_sign_and_caution(row, told):
    assert printed(pd.Series(row)) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("2025", "2025"),
        ("2025-Q2", "Q2 2025"),
        ("2025-06", "Jun 2025"),
        ("2018/2024", "2018–2024"),
        ("2025-01/2025-11", "Jan–Nov 2025"),
        ("2023-10/2025-06", "Oct 2023–Jun 2025"),
        ("", ""),
    ],
)
def test_periods_are_written_as_people_do(name, told):
    assert period_words(name) == told


def test_the_narrowest_dimension_names_a_figure():
    row = figures(rate("1", partner="EU", product="auto parts", flow="exports")).iloc[0]
    assert breakdown_of(row) == "product"
    assert qualified(row, "goods trade") == "auto parts, EU, exports"
    assert qualified(row, "prices") == "auto parts, EU, goods trade, exports"


def test_the_main_subject_is_what_most_levels_and_rates_are_about():
    frame = figures(
        rate("1", indicator="x"), rate("2", indicator="y"), level("3", indicator="y", period="2024")
    )
    assert main_indicator(frame) == "y"
    assert main_period(frame) == "2025-H1"
    assert main_indicator(figures()) == ""
