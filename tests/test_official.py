"""Figures of other publications: the table is sound, and each verdict is found on invented figures."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from analysis.errors import WorkbookError
from analysis.identities.expression import constant
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import Slot
from analysis.identities.world import World, load_world
from analysis.lexicon_files import VOCABULARY
from analysis.model import SeriesKey, plain_name
from analysis.paths import reference_folder
from analysis.period import Period
from analysis.quantity import last_place, rounding_interval
from analysis.reconcile.bench import Bench
from analysis.reconcile.frames import CHECK_COLUMNS, tie_rows
from analysis.reconcile.implied import Implied
from analysis.reconcile.intervals import Range
from analysis.reconcile.official import OFFICIAL_COLUMNS, OfficialFigure, load_official
from analysis.reconcile.ties import Tie, ties

TABLE = reference_folder() / "official_series.csv"
ROW = dict.fromkeys(OFFICIAL_COLUMNS, "") | {
    "indicator": "goods trade",
    "measure": "level",
    "flow": "exports",
    "period": "2031-H1",
    "unit": "XTS",
    "printed": "9.58 trillion",
    "value": "9580000000000",
    "lower": "9575000000000",
    "upper": "9585000000000",
    "published_on": "2031-07-14",
    "publisher": "The Gazette",
}
HALF = Slot(SeriesKey("goods trade", "level", "exports"), Period.half(2031, 1), "", "XTS")
ASIDE = HALF.with_series(indicator="retail sales", flow="")
GROUP = HALF.with_series(partner="Utopian League")
WORLD = World(changing=frozenset({("partner", "Utopian League")}))
DAY = {"b": date(2031, 7, 14), "c": date(2031, 12, 8)}


def written(tmp_path, *rows: dict, columns=OFFICIAL_COLUMNS):
    path = tmp_path / "official_series.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def interval(printed: str, scale: int) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Value, ends and last place of digits counted in `scale`."""
    value, place = Decimal(printed) * scale, last_place(printed, Decimal(scale))
    bounds = rounding_interval(value, place)
    return Fraction(value), Fraction(bounds.lower), Fraction(bounds.upper), Fraction(place)


def stated(printed: str, slot: Slot = HALF, briefing: str = "b", scale: int = 100) -> StatedFigure:
    value, lower, upper, place = interval(printed, scale)
    key = f"{briefing}:{printed}"
    return StatedFigure(
        key, briefing, 0, printed, slot, value, lower, upper, place, "exact", "official", "final", ""
    )


def official(
    printed: str, slot: Slot = HALF, on: str = "2031-07-14", note: str = "", scale: int = 100
) -> OfficialFigure:
    value, lower, upper, place = interval(printed, scale)
    month_only = len(on) == 7
    days = (f"{on}-01", f"{on}-30") if month_only else (on, on)
    earliest, latest = map(date.fromisoformat, days)
    return OfficialFigure(
        slot, printed, value, lower, upper, place, on, earliest, latest, "The Gazette", "", note
    )


def tied(
    figure: StatedFigure | Implied, other: OfficialFigure, dates=DAY, narrow=None, unit: str = "XTS"
) -> Tie | None:
    """The tie of a figure whose briefing tells another amount, too, in a unit."""
    alone = isinstance(figure, StatedFigure)
    figures = [figure] if alone else list(figure.figures)
    aside = [stated("7.77", ASIDE._replace(unit=unit), briefing=name) for name in ("b", "c")]
    bench = Bench(Observations.gather(figures + aside), narrow or {}, WORLD)
    money = official("1", ASIDE.over(Period.year(1999)))
    found = ties([] if alone else [figure], [other, money], bench, dates)
    assert len(found) < 2
    return found[0] if found else None


def implied(bounds: tuple, figures: tuple, *rests_on: str, slot: Slot = HALF) -> Implied:
    return Implied("remainder", slot, Range.of(*bounds), "left = right", figures, rests_on, constant(0))


def test_a_row_is_read_exactly(tmp_path):
    figure = load_official(written(tmp_path, ROW | {"note": "same event as b-1; read twice"}))[0]
    assert (figure.slot, figure.value, figure.place) == (HALF, 9_580 * 10**9, 10**10)
    assert figure.range == Range.of(9575 * 10**9, 9585 * 10**9)
    assert (figure.event, figure.doubtful) == ("b-1", False)


def test_names_are_made_canonical(tmp_path):
    share = ROW | {"measure": "share", "unit": "percent", "whole": "the country's total exports"}
    share |= {"printed": "9.6%", "value": "9.6", "lower": "9.55", "upper": "9.65"}
    assert load_official(written(tmp_path, share))[0].slot.series.whole == "total exports"


def test_a_month_without_its_day_is_every_day_of_it(tmp_path):
    figure = load_official(written(tmp_path, ROW | {"published_on": "2032-02"}))[0]
    assert (figure.earliest, figure.latest) == (date(2032, 2, 1), date(2032, 2, 29))
    assert (figure.nearest(date(2032, 2, 9)).days, figure.farthest(date(2032, 2, 9)).days) == (0, 20)
    assert (figure.nearest(date(2032, 3, 2)).days, figure.farthest(date(2032, 3, 2)).days) == (2, 30)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": "much"}, r"official_series.csv, row 3: value 'much' is not a number; write"),
        ({"lower": "-"}, r"row 3: lower '-' is not a number"),
        ({"value": "NaN"}, r"row 3: value 'NaN' is not a number"),
        ({"lower": "9585000000001"}, r"row 3: interval reversed: lower 9585000000001 .*exchange"),
        ({"value": "1"}, r"row 3: value 1 is outside its interval \[9575000000000, 9585000000000\]"),
        ({"period": "spring"}, r"row 3: not a period: 'spring'; write it like"),
        ({"period": ""}, r"row 3: no period; fill it in"),
        ({"value": "", "publisher": ""}, r"row 3: no value, publisher; fill"),
        ({"published_on": "last May"}, r"row 3: published_on 'last May' is not a date"),
        ({"published_on": "2031-13"}, r"row 3: published_on '2031-13' is not a date"),
        ({"flow": "exports", "source": "elsewhere"}, r"row 3: the same figure .* already in row 2"),
    ],
)
def test_a_bad_row_is_named(tmp_path, change, message):
    other = {} if "source" in change else {"flow": "imports"}
    with pytest.raises(WorkbookError, match=message):
        load_official(written(tmp_path, ROW, ROW | other | change))


def test_missing_columns_and_cells_and_files_are_named(tmp_path):
    short = [name for name in OFFICIAL_COLUMNS if name not in ("unit", "lower")]
    with pytest.raises(WorkbookError, match="official_series.csv: missing columns unit, lower"):
        load_official(written(tmp_path, ROW, columns=short))
    with (tmp_path / "official_series.csv").open("w", encoding="utf-8") as lines:
        lines.write(",".join(OFFICIAL_COLUMNS) + "\ngoods trade,level\n")
    load_official.cache_clear()
    with pytest.raises(WorkbookError, match="row 2: row has the wrong number of columns"):
        load_official(tmp_path / "official_series.csv")
    with pytest.raises(WorkbookError, match="none.csv: cannot be read"):
        load_official(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("other", "dates", "verdict"),
    [
        (official("9.58", on="2031-07-17"), DAY, "repeat"),
        (official("9.58", on="2031-07"), DAY, "repeat"),
        (official("9.58", on="2031-07-18"), DAY, "agrees"),
        (official("9.58", on="2031-07-14"), {}, "agrees"),
        (official("9.58", on="2031-07-30", note="same event as b"), {}, "repeat"),
        (official("9.58", on="2031-07-30", note="same event as c"), {}, "agrees"),
        (official("9.6"), DAY, "agrees"),
        (official("9.57"), DAY, "at the edge of rounding"),
        (official("9.56", on="2031-07-14"), DAY, "does not agree"),
        (official("9.56", on="2031-08-28"), DAY, "does not agree"),
        (official("9.56", on="2031-08-29"), DAY, "needs a revised base of [955.5, 956.5]"),
        (official("9.56", on="2031-08"), DAY, "needs a revised base of [955.5, 956.5]"),
        (official("9.56", on="2031-02-01"), DAY, "needs a revised base of [957.5, 958.5]"),
        (official("9.56", on="2031-07-14"), {}, "cannot be checked"),
        (official("9.56", on="2031-07-30", note="same event as b"), {}, "does not agree"),
        (official("9.58", note="doubtful: misread"), DAY, None),
        (official("9.58", slot=HALF.over(Period.year(2031))), DAY, None),
        (official("9.58", slot=HALF._replace(unit="XXX")), DAY, None),
    ],
)
def test_a_told_figure_and_a_published_one(other, dates, verdict):
    found = tied(stated("9.58"), other, dates)
    assert (found and found.verdict) == verdict


def test_a_list_that_was_redefined_between_two_vintages():
    told, late = stated("9.58", GROUP), official("9.90", GROUP, on="2032-01-14")
    assert tied(told, late).verdict == "definition changed"
    assert tied(told, replace(late, earliest=DAY["b"], latest=DAY["b"])).verdict == "does not agree"


@pytest.mark.parametrize(
    ("printed", "verdict", "reading"),
    [
        ("13.004", "agrees", "publisher's decimals"),
        ("13.4", "agrees only under own digits reading", "own digits"),
        ("13.6", "does not agree", "own digits"),
    ],
)
def test_dropped_zeros_are_read_by_the_publishers_decimals(printed, verdict, reading):
    told = stated("13")
    narrow = {told.key: (Range(Fraction(1299.5), Fraction(1300.5)), "P, declared")}
    found = tied(told, official(printed), narrow=narrow)
    assert (found.verdict, found.reading) == (verdict, reading)
    assert ("publisher's decimals (P, declared)" in found.rests_on) == (reading != "own digits")


def test_a_bound_that_could_not_disagree_is_no_tie():
    bound = replace(stated("9"), lower=Fraction(900), upper=None, modality="more_than")
    assert tied(bound, replace(official("9.58"), upper=None)) is None
    assert tied(bound, official("9.58")).verdict == "agrees"
    assert tied(bound, official("8.58")).verdict == "does not agree"


BASE = HALF.year_ago
LEVEL, GROWTH = stated("9.58"), stated("2.9", HALF.growth, scale=1)
FROM_GROWTH = ("same coverage", "base not revised since")


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("9.31", "agrees"),
        ("9.32", "agrees"),
        ("9.29", "needs a revised base of [930.1, 932]"),
    ],
)
@pytest.mark.parametrize("dates", [DAY, {}])
def test_last_years_level_and_the_base_that_growth_implies(printed, verdict, dates):
    base = implied((Fraction(9301, 10), 932), (LEVEL, GROWTH), *FROM_GROWTH, slot=BASE)
    found = tied(base, official(printed, BASE, on="2030-07-12"), dates)
    assert (found.kind, found.verdict) == ("base of a year earlier", verdict)


def test_a_base_of_a_redefined_list():
    figures = tuple(replace(each, slot=each.slot.with_series(partner="Utopian League")) for each in (LEVEL,))
    base = implied((930, 932), figures, *FROM_GROWTH, slot=GROUP.year_ago)
    found = tied(base, official("8.50", GROUP.year_ago, on="2030-07-12"))
    assert found.verdict == "definition changed"


@pytest.mark.parametrize(
    ("on", "rests_on", "verdict"),
    [
        ("2031-07-14", ("same coverage",), "does not agree"),
        ("2031-06-09", ("same coverage",), "does not agree"),
        ("2031-06-09", ("no revision between the periods",), "needs a revised base of [940, 945]"),
        ("2031-07-14", ("no revision between the periods",), "does not agree"),
        ("2032-06-09", ("same coverage",), "needs a revised base of [957.5, 958.5]"),
        ("2031-07-14", ("publisher's decimals (P, declared)",), "cannot be checked"),
    ],
)
def test_an_implied_figure_and_a_published_one(on, rests_on, verdict):
    whole = stated("20", HALF.with_series(flow="total"))
    found = tied(implied((940, 945), (whole,), *rests_on), official("9.58", on=on))
    assert (found.kind, found.verdict) == ("implied figure and publication", verdict)
    fitting = tied(implied((940, 958), (whole,), *rests_on), official("9.58", on=on))
    assert fitting.verdict == "agrees"


def test_an_implied_figure_of_two_briefings_has_the_age_of_both():
    early, late = (stated("20", HALF.with_series(flow=flow), key) for flow, key in [("x", "b"), ("y", "c")])
    other = official("9.58", on="2031-07-14")
    assert tied(implied((940, 945), (early,)), other).verdict == "does not agree"
    assert tied(implied((940, 945), (early, late)), other).verdict == "needs a revised base of [940, 945]"


def test_growth_of_an_earlier_quarter_is_no_base_of_a_year_earlier():
    quarters = [HALF.growth.over(Period.quarter(2031, number)) for number in (1, 2)]
    told = stated("4.5", quarters[1], scale=1)
    first = implied((1, 2), (told,), slot=quarters[0])
    found = tied(first, official("1.3", quarters[0], on="2031-04-14", scale=1))
    assert (found.kind, found.verdict) == ("implied figure and publication", "agrees")


def test_a_briefing_in_another_currency_is_of_another_economy():
    growth = stated("4.5", HALF.growth, scale=1)
    other = official("1.3", HALF.growth, scale=1)
    assert tied(growth, other).verdict == "does not agree"
    assert tied(growth, other, unit="XXX") is None


def test_a_briefing_whose_amounts_are_far_off_is_of_another_scope():
    assert tied(stated("3.12"), official("9.58")) is None
    assert tied(stated("9.68"), official("9.58")).verdict == "does not agree"


def test_rows_fit_the_table_of_checks():
    base = implied((930, 932), (LEVEL, GROWTH), *FROM_GROWTH, slot=BASE)
    bench = Bench(Observations.gather([LEVEL, GROWTH]), {}, WORLD)
    others = [
        official("9.56"),
        official("9.31", BASE, on="2030-07-12"),
        official("9.3", BASE, on="2031-01-14"),
    ]
    rows = tie_rows(ties([base], others, bench, DAY))
    assert [tuple(row) for row in rows] == [CHECK_COLUMNS] * 3
    assert len({row["check"] for row in rows}) == 3
    assert {row["level"] for row in rows} == {"with another producer"}
    told, earlier, _ = rows
    assert told["statement"] == "level told = level published on 2031-07-14, goods trade, exports, 2031-H1"
    assert (told["figures"], told["published"]) == ("b:9.58", "b:9.58")
    assert (told["published_lower"], told["computed_upper"]) == ("957.5", "956.5")
    assert (told["difference_units"], told["allowed_units"]) == ("2", "1")
    assert (
        told["rests_on"]
        == "published by The Gazette, 2031-07-14; one release, so no independent confirmation"
    )
    assert earlier["published"] == "b:9.58 b:2.9"
    assert earlier["statement"].startswith("implied level a year earlier = level published on 2030-07-12, ")
    assert earlier["rests_on"].startswith("same coverage; base not revised since; published by The Gazette")


def printed_rows() -> list[dict]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_committed_table_is_in_the_words_of_the_vocabulary():
    rows = printed_rows()
    assert len(rows) > 400 and tuple(rows[0]) == OFFICIAL_COLUMNS
    for dimension, file in VOCABULARY.items():
        with (reference_folder() / "vocabulary" / file).open(encoding="utf-8", newline="") as lines:
            names = {row["name"] for row in csv.DictReader(lines)} | {""}
        assert {row[dimension] for row in rows} <= {plain_name(name) for name in names}
    assert {row["flow"] for row in rows} <= {"total", "exports", "imports", "balance", ""}
    assert {row["whole"] for row in rows} <= {*load_world().whole_names.values(), ""}
    assert {row["measure"] for row in rows} <= {"level", "growth", "share", "growth_change"}
    assert {row["unit"] for row in rows} <= {"CNY", "USD", "percent", "percentage_point", "count"}
    comparisons = {"growth": {"yoy", "yoy, in USD"}, "growth_change": {"2025-10"}}
    assert all(row["comparison"] in comparisons.get(row["measure"], {""}) for row in rows)
    assert all(Period.parse(row["period"]).name == row["period"] for row in rows)


def test_the_committed_table_has_no_doubled_rows_and_no_two_values_in_one_publication():
    told = Counter((each.slot, each.published_on, each.publisher) for each in load_official())
    assert len(told) == len(printed_rows()) and set(told.values()) == {1}


SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}


def recomputed(row: dict) -> tuple[Decimal, Decimal | None, Decimal | None]:
    """Value and ends from the printed words alone, with the sign of the value in the row."""
    words = {"unchanged": "0.0%", "four percentage points": "4"}.get(row["printed"], row["printed"]).split()
    modality = {"nearly": "nearly", "more": "more_than"}.get(words[0], "exact")
    digits = next(word for word in words if word[0].isdigit()).rstrip("%")
    scale = Decimal(next((SCALES[word] for word in words if word in SCALES), 1))
    value = Decimal(digits.replace(",", "")) * scale
    value = -value if row["value"].startswith("-") else value
    bounds = rounding_interval(value, last_place(digits, scale), modality)
    return value, bounds.lower, bounds.upper


def test_the_committed_intervals_are_those_of_the_printed_digits():
    rows = printed_rows()
    told = [tuple(Decimal(row[n]) if row[n] else None for n in ("value", "lower", "upper")) for row in rows]
    wrong = [row for row, ends in zip(rows, told, strict=True) if recomputed(row) != ends]
    assert wrong == []
    assert all((" yuan" in row["printed"]) == (row["unit"] == "CNY") for row in rows)
    assert all(
        row["printed"].endswith("%") for row in rows if row["unit"] == "percent" and row["value"] != "0"
    )


def test_doubtful_rows_are_kept_and_say_why():
    doubtful = [each for each in load_official() if each.doubtful]
    assert doubtful and all(len(each.note) > 30 for each in doubtful)
