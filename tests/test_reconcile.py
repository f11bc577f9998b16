"""Verdicts on invented figures: exact at the edges, and never a false alarm."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import WorkbookError
from analysis.identities.expression import Value, constant, factor
from analysis.identities.slot import Slot
from analysis.model import SeriesKey
from analysis.period import Period
from analysis.quantity import plain, rounding_interval
from analysis.reconcile import CHECK_COLUMNS, IMPLIED_COLUMNS, reconcile
from analysis.reconcile.evaluate import range_of
from analysis.reconcile.intervals import Range, Unbounded
from analysis.reconcile.reading import printed_place
from analysis.reconcile.styles import Style, Styles, load_styles
from analysis.reconcile.verdicts import compared

TRILLION = Decimal(10) ** 12
NONE = Styles()
COLUMNS = [
    *("figure", "briefing", "start", "raw", "value", "lower", "upper", "unit", "modality", "measure"),
    *("indicator", "flow", "partner", "product", "enterprise", "region", "mode", "whole", "period"),
    *("comparison", "role", "status", "repeats"),
]
POINTS = ("growth_change", "share_change", "contribution")
YEARLY = ("growth", "share_change", "change")


def row(printed, measure="level", flow="total", period="2031-H1", modality="exact", **fields) -> dict:
    """One figure as the extractor would write it; levels are printed in trillions."""
    scale = fields.pop("scale", TRILLION if measure in ("level", "change") else Decimal(1))
    decimals = len(printed.partition(".")[2])
    value = Decimal(printed) * scale
    bounds = rounding_interval(value, scale.scaleb(-decimals), modality)
    ends = ["" if end is None else f"{plain(end):f}" for end in (bounds.lower, bounds.upper)]
    unit = {"level": "XTS", "change": "XTS"}.get(
        measure, "percentage_point" if measure in POINTS else "percent"
    )
    told = dict.fromkeys(COLUMNS, "") | {
        "briefing": "b",
        "raw": f"{printed.lstrip('-')} units",
        "value": f"{plain(value):f}",
        "lower": ends[0],
        "upper": ends[1],
        "unit": unit,
        "modality": modality,
        "measure": measure,
        "indicator": "goods trade",
        "flow": flow,
        "period": period,
        "comparison": "yoy" if measure in YEARLY else "",
        "role": "official",
        "status": "final",
    }
    return told | fields


def table(*rows: dict) -> pd.DataFrame:
    keyed = []
    for number, each in enumerate(rows):
        start = str(10 * number)
        keyed.append(each | {"start": start, "figure": f"{each['briefing']}:{start}-{start}9"})
    return pd.DataFrame(keyed, columns=COLUMNS, dtype=str)


def verdicts(figures: pd.DataFrame, kind: str, styles: Styles = NONE) -> list[str]:
    checks = reconcile(figures, styles).checks
    return list(checks[checks["kind"] == kind]["verdict"])


@pytest.mark.parametrize(
    ("total", "verdict"),
    [
        ("9.58", "agrees"),
        ("9.59", "agrees"),
        ("9.57", "agrees"),
        ("9.60", "does not agree"),
        ("9.56", "does not agree"),
    ],
)
def test_exports_and_imports_against_the_total(total, verdict):
    figures = table(row(total), row("6.25", flow="exports"), row("3.33", flow="imports"))
    assert verdicts(figures, "sum of flows") == [verdict]


@pytest.mark.parametrize(
    ("imports", "verdict"),
    [("3.3400", "at the edge of rounding"), ("3.3399", "does not agree"), ("3.3410", "agrees")],
)
def test_sums_that_just_touch_are_told_from_those_that_just_miss(imports, verdict):
    figures = table(row("9.60"), row("6.25", flow="exports"), row(imports, flow="imports"))
    assert verdicts(figures, "sum of flows") == [verdict]


def test_one_exact_check_in_full():
    figures = table(row("9.60"), row("6.25", flow="exports"), row("3.33", flow="imports"))
    check = reconcile(figures, NONE).checks.set_index("kind").loc["sum of flows"]
    assert check["statement"] == "exports + imports = total, goods trade, 2031-H1"
    assert (check["published_lower"], check["published_upper"]) == ("9595000000000", "9605000000000")
    assert (check["computed_lower"], check["computed_upper"]) == ("9570000000000", "9590000000000")
    assert (check["difference_units"], check["allowed_units"]) == ("2", "1.5")
    assert check["figures"] == "b:0-09 b:10-109 b:20-209"
    assert check["published"] == "b:0-09"
    assert check["rests_on"] == "same coverage"


def test_the_tables_have_their_columns_and_a_fixed_order():
    figures = table(
        row("9.58"), row("6.25", flow="exports"), row("3.33", flow="imports"), row("2.9", "growth")
    )
    first, again = reconcile(figures, NONE), reconcile(figures.copy(), NONE)
    assert tuple(first.checks.columns) == CHECK_COLUMNS
    assert tuple(first.implied.columns) == IMPLIED_COLUMNS
    pd.testing.assert_frame_equal(first.checks, again.checks)
    pd.testing.assert_frame_equal(first.implied, again.implied)
    assert first.checks["check"].is_unique


def test_an_empty_table_gives_empty_tables():
    result = reconcile(table(), NONE)
    assert result.checks.empty
    assert tuple(result.implied.columns) == IMPLIED_COLUMNS


def test_dropped_zeros_are_read_by_the_publishers_decimals():
    style = Style("XTS", Fraction(10**12), Fraction(10**10))
    styles = Styles({"P": (style,)}, {"the office": "P"}, {"b": "The Office of Statistics"})
    rows = [row("13", flow="exports"), row("8.79", flow="imports")]
    fits = reconcile(table(row("21.79"), *rows), styles).checks.iloc[0]
    assert (fits["verdict"], fits["reading"]) == ("agrees", "publisher's decimals")
    assert "publisher's decimals (P, declared)" in fits["rests_on"]
    looser = reconcile(table(row("21.59"), *rows), styles).checks.iloc[0]
    assert looser["verdict"] == "agrees only under own digits reading"
    apart = reconcile(table(row("20.59"), *rows), styles).checks.iloc[0]
    assert (apart["verdict"], apart["reading"]) == ("does not agree", "own digits")


def test_a_style_is_inferred_from_sibling_figures():
    siblings = [row("2.31", partner="Utopia"), row("1.17", partner="Erewhon")]
    figures = table(row("8.2"), row("5.11", flow="exports"), row("3.09", flow="imports"), *siblings)
    check = reconcile(figures, NONE).checks.set_index("kind").loc["sum of flows"]
    assert check["published_lower"] == "8195000000000"
    assert "inferred from sibling figures" in check["rests_on"]


def test_the_declared_styles_can_be_read():
    _, styles = load_styles().of("no such briefing")
    assert styles == ()
    assert load_styles().declared


def test_a_bound_must_contain_the_value():
    holds = table(row("9.58"), row("9", modality="more_than"))
    fails = table(row("9.58"), row("10", modality="more_than"))
    assert verdicts(holds, "threshold") == ["agrees"]
    assert verdicts(fails, "threshold") == ["does not agree"]
    far = table(row("9.58"), row("90", modality="more_than"))
    assert verdicts(far, "threshold") == ["cannot be checked"]


def test_the_same_figure_again_confirms_nothing():
    figures = table(row("9.58"), row("9.58", repeats="b:0-09"))
    check = reconcile(figures, NONE).checks.iloc[0]
    assert (check["verdict"], check["difference_units"]) == ("repeat", "0")


def test_a_repeat_with_another_value_does_not_agree_but_two_series_may_share_a_key():
    linked = table(row("9.58"), row("9.85", repeats="b:0-09"))
    loose = table(row("9.58"), row("7.12"))
    assert verdicts(linked, "told differently") == ["does not agree"]
    assert verdicts(loose, "told differently") == ["cannot be checked"]


def test_a_later_briefing_with_another_value_is_a_revision():
    figures = table(row("9.58"), row("9.61", briefing="c"))
    check = reconcile(figures, NONE).checks.iloc[0]
    assert check["level"] == "across briefings"
    assert check["verdict"].startswith("needs a revised base of [")


def test_growth_that_does_not_fit_last_years_level_needs_a_revised_base():
    figures = table(row("10.50"), row("5.0", "growth"), row("9.80", period="2030-H1"))
    assert verdicts(figures, "level, growth and base") == [
        "needs a revised base of [9990000000000, 10010000000000]"
    ]
    fits = table(row("10.50"), row("5.0", "growth"), row("10.00", period="2030-H1"))
    assert verdicts(fits, "level, growth and base") == ["agrees"]


def test_a_list_that_was_redefined_is_named_as_the_reason():
    group = {"partner": "Belt and Road partner countries"}
    figures = table(
        row("10.50", **group), row("5.0", "growth", **group), row("9.00", period="2030-H1", **group)
    )
    assert verdicts(figures, "level, growth and base") == ["definition changed"]


def test_a_streak_and_a_fall_inside_it():
    streak = row("6", "streak", period="2030-01/2031-06", unit="quarter", comparison="yoy")
    rises = [row("2.9", "growth"), row("4.5", "growth", period="2031-Q2")]
    assert verdicts(table(streak, *rises), "streak and growth") == ["agrees", "agrees"]
    fall = row("-1.9", "growth", period="2030-Q2")
    assert verdicts(table(streak, *rises, fall), "streak and growth").count("does not agree") == 1
    assert verdicts(table(streak, fall), "streak and growth") == []


def test_a_bound_told_of_each_quarter():
    streak = row("6", "streak", period="2030-01/2031-06", unit="quarter")
    bound = row("5", period="2030-01/2031-06", modality="more_than")
    assert verdicts(table(streak, bound, row("11.2")), "bound in a run") == ["agrees"]
    assert verdicts(table(streak, bound, row("9.2")), "bound in a run") == ["does not agree"]


def test_what_two_briefings_imply_between_them():
    figures = table(
        row("20.00"),
        row("3.0", "growth"),
        row("38.00", period="2031-01/2031-11", briefing="c"),
        row("4.0", "growth", period="2031-01/2031-11", briefing="c"),
    )
    implied = reconcile(figures, NONE).implied
    rest = implied[implied["period"] == "2031-07/2031-11"].set_index(["indicator", "measure"])
    level = rest.loc["goods trade", "level"]
    assert (level["lower"], level["upper"]) == ("17990000000000", "18010000000000")
    rate = rest.loc["goods trade", "growth"]
    true = 100 * (18 / (38 / 1.04 - 20 / 1.03) - 1)
    assert float(rate["lower"]) < true < float(rate["upper"])
    mean = rest.loc["goods trade, monthly average", "level"]
    assert float(mean["lower"]) <= 3.6e12 <= float(mean["upper"])
    assert level["figures"] == "c:20-209 b:0-09"


def test_nothing_published_is_implied():
    figures = table(row("9.58"), row("6.25", flow="exports"), row("3.33", flow="imports"))
    implied = reconcile(figures, NONE).implied
    assert not ((implied["flow"] == "imports") & (implied["measure"] == "level")).any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lower": "5", "upper": "4"}, r"row 2 .*interval reversed.*exchange"),
        ({"value": "much"}, r"row 2 .*value 'much' is not a number"),
        ({"value": "NaN"}, r"row 2 .*value 'NaN' is not a number"),
        ({"value": ""}, r"row 2 .*no value"),
        ({"unit": ""}, r"row 2 .*no unit"),
        ({"period": "spring"}, r"row 2 .*not a period: 'spring'"),
        ({"figure": "b:0-09"}, r"row 2 .*stands already in row 1"),
    ],
)
def test_a_bad_row_is_named(change, message):
    figures = table(row("9.58"), row("6.25", flow="exports"))
    for name, value in change.items():
        figures.loc[1, name] = value
    with pytest.raises(WorkbookError, match=message):
        reconcile(figures, NONE)


def test_missing_columns_are_named():
    with pytest.raises(WorkbookError, match="missing columns lower, unit"):
        reconcile(table(row("1.0")).drop(columns=["unit", "lower"]), NONE)


def test_missing_values_of_other_kinds_count_as_empty():
    figures = table(row("9.58")).replace("", None)
    assert reconcile(figures, NONE).checks.empty


@pytest.mark.parametrize(
    ("told", "computed", "verdict"),
    [
        ((0, 10), (10, 20), "at the edge of rounding"),
        ((0, 10), (Fraction(10) + Fraction(1, 10**30), 20), "does not agree"),
        ((0, 10), (Fraction(96, 10), 20), "at the edge of rounding"),
        ((0, 10), (Fraction(95, 10), 20), "agrees"),
        ((5, 5), (5, 5), "agrees"),
        ((5, 5), (5, 9), "at the edge of rounding"),
        ((5, 5), (4, 9), "agrees"),
    ],
)
def test_the_rule_of_the_edge(told, computed, verdict):
    assert compared(Range.of(*told), Range.of(*computed)) == verdict
    assert compared(Range.of(*computed), Range.of(*told)) == verdict


def test_corners_are_exact_where_a_figure_occurs_twice():
    level = Slot(SeriesKey("x", "level"), Period.year(2031), "", "XTS")
    growth = level.growth
    bounds = {level: Range.of(9, 11), growth: Range.of(1, 3)}
    ratio = Value(level) / (Value(level) + constant(1))
    assert range_of(ratio, bounds.__getitem__) == Range(Fraction(9, 10), Fraction(11, 12))
    base = Value(level) / factor(Value(growth))
    assert range_of(base, bounds.__getitem__) == Range(9 / Fraction(103, 100), 11 / Fraction(101, 100))


def test_a_quotient_by_zero_says_nothing():
    with pytest.raises(Unbounded):
        Range.of(1) / Range.of(-1, 1)


def test_open_ends_stay_open():
    at_least = Range(Fraction(10), None)
    assert Range.of(-3, -2) / at_least == Range(Fraction(-3, 10), Fraction(0))
    assert at_least * Range.of(0, 1) == Range(Fraction(0), None)


@pytest.mark.parametrize(
    ("raw", "value", "place"),
    [
        ("7.8 trillion", 7_800_000_000_000, 10**11),
        ("628,000", 628_000, 1000),
        ("61", 61, 1),
        ("3,776 times", 3776, 1),
        ("2.7%", Fraction(-27, 10), Fraction(1, 10)),
        ("five", 5, 1),
    ],
)
def test_the_last_printed_place(raw, value, place):
    assert printed_place(raw, Fraction(value)) == place


# Truths of a small economy: exports and imports of two partners in two half-years and two years, printed
# with some decimals, from which everything else follows.
AMOUNT = st.integers(10**8, 10**9).map(lambda number: Fraction(number, 10**7))
ECONOMY = st.fixed_dictionaries({
    (flow, partner, half, year): AMOUNT
    for flow in ("exports", "imports")
    for partner in ("Utopia", "Erewhon")
    for half in (1, 2)
    for year in (2030, 2031)
})  # fmt: skip


def _printed(number: Fraction, decimals: int, drop: bool) -> str:
    exact = (Decimal(number.numerator) / number.denominator).quantize(Decimal(1).scaleb(-decimals))
    text = f"{exact:f}"
    return (text.rstrip("0").rstrip(".") or "0") if drop and decimals else text


def _amount(truth: dict, flow: str, partner: str, halves: tuple, year: int) -> Fraction:
    return sum(
        value
        for (f, p, h, y), value in truth.items()
        if (flow == "total" or f == flow) and partner in ("", p) and h in halves and y == year
    )


def _told(truth: dict, decimals: int, drop: bool) -> pd.DataFrame:
    rows = []

    def tell(value, measure, **fields):
        rows.append(row(_printed(value, decimals, drop), measure, **fields))

    for flow in ("total", "exports", "imports"):
        for period, halves in (("2031-H1", (1,)), ("2031-H2", (2,)), ("2031", (1, 2))):
            world, world_then = (_amount(truth, flow, "", halves, year) for year in (2031, 2030))
            for partner in ("", "Utopia", "Erewhon"):
                now, then = (_amount(truth, flow, partner, halves, year) for year in (2031, 2030))
                where = {"flow": flow, "period": period, "partner": partner}
                rate, world_rate = 100 * (now / then - 1), 100 * (world / world_then - 1)
                tell(now, "level", **where)
                tell(then, "level", **where | {"period": period.replace("2031", "2030")})
                tell(rate, "growth", **where)
                tell(now - then, "change", **where)
                if partner:
                    part = where | {"whole": "total trade" if flow == "total" else f"total {flow}"}
                    tell(100 * now / world, "share", **part)
                    tell(100 * (now / world - then / world_then), "share_change", **part)
                    tell(100 * (now - then) / world_then, "contribution", **part)
                    gap = where | {"comparison": "national average"}
                    tell(rate - world_rate, "growth_change", **gap)
    return table(*rows)


TRUE_VERDICTS = {"agrees", "at the edge of rounding"}


@settings(max_examples=12, deadline=None)
@given(truth=ECONOMY, decimals=st.integers(0, 3), drop=st.booleans())
def test_rounding_true_numbers_never_raises_an_alarm(truth, decimals, drop):
    checks = reconcile(_told(truth, decimals, drop), NONE).checks
    assert len(checks) > 40
    assert set(checks["verdict"]) <= TRUE_VERDICTS, checks[~checks["verdict"].isin(TRUE_VERDICTS)].to_string()


@settings(max_examples=6, deadline=None)
@given(truth=ECONOMY, decimals=st.integers(1, 3))
def test_implied_bounds_hold_the_truth(truth, decimals):
    told = _told(truth, decimals, False)
    kept = told[~((told["flow"] == "imports") & (told["measure"].isin(["level", "change"])))]
    implied = reconcile(kept, NONE).implied
    missing = implied[(implied["flow"] == "imports") & (implied["measure"] == "level")]
    named = missing[missing["partner"].isin(["", "Utopia", "Erewhon"]) & (missing["period"] == "2031-H1")]
    for each in named.itertuples():
        true = _amount(truth, "imports", each.partner, (1,), 2031) * 10**12
        assert Fraction(each.lower) <= true <= Fraction(each.upper)


@settings(max_examples=4, deadline=None)
@given(
    truth=ECONOMY, decimals=st.integers(1, 2), slip=st.integers(0, 500), units=st.sampled_from([-3, 1, 40])
)
def test_scaling_all_levels_changes_no_verdict(truth, decimals, slip, units):
    told = _told(truth, decimals, False)
    at = slip % len(told)
    step = Fraction(printed_place(told.loc[at, "raw"], Fraction(told.loc[at, "value"]))) * units
    for name in ("value", "lower", "upper"):
        told.loc[at, name] = _text(Fraction(told.loc[at, name]) + step)
    told.loc[at, "raw"] = "so many"
    before = reconcile(told, NONE).checks["verdict"].str.replace(r"\[.*", "", regex=True)
    for scale in (Fraction(10**6), Fraction(1, 10**6)):
        scaled = told.copy()
        amounts = scaled["unit"] == "XTS"
        for name in ("value", "lower", "upper"):
            scaled.loc[amounts, name] = [_text(Fraction(each) * scale) for each in scaled.loc[amounts, name]]
        after = reconcile(scaled, NONE).checks["verdict"].str.replace(r"\[.*", "", regex=True)
        assert list(before) == list(after)


def _text(number: Fraction) -> str:
    return f"{plain(Decimal(number.numerator) / number.denominator):f}"
