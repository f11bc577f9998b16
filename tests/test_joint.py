"""All figures at once: nothing true is ever excluded, nothing impossible is let pass, the guilty is named."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from math import inf

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reconcile import NONE, row, table

from analysis import extract, load, resolve
from analysis.identities.slot import Slot
from analysis.identities.world import load_world
from analysis.joint.bounds import Box, Empty, Network, Trial, times
from analysis.joint.build import Joint, Relation, Said
from analysis.joint.certificate import COMBINED, PROPAGATED
from analysis.joint.conflicts import smallest
from analysis.joint.parts import circles, telling, usable
from analysis.joint.programme import Programme, SolverFailed
from analysis.joint.slips import slips
from analysis.joint.solve import solve
from analysis.joint.system import Hull, Multiplied, Row, System
from analysis.model import SeriesKey
from analysis.period import Period
from analysis.reconcile import CONFLICT_COLUMNS, TIGHTENED_COLUMNS, reconcile
from analysis.reconcile.jointly import as_range
from analysis.reconcile.printings import printings
from analysis.reconcile.reading import read_stated_figures
from analysis.seeds import list_seeds
from analysis.tables import figures_frame


def conflicts(*rows: dict) -> pd.DataFrame:
    return reconcile(table(*rows), NONE, officials=(), dates={}).conflicts


def tightened(*rows: dict) -> pd.DataFrame:
    return reconcile(table(*rows), NONE, officials=(), dates={}).tightened


FLOWS = (
    row("9.58"),
    row("6.25", flow="exports"),
    row("3.33", flow="imports"),
    row("4.1", "growth"),
    row("7.9", "growth", flow="exports"),
    row("-2.3", "growth", flow="imports"),
)


def test_figures_that_fit_collide_nowhere():
    assert conflicts(*FLOWS).empty
    assert tuple(conflicts(*FLOWS).columns) == CONFLICT_COLUMNS


def test_one_impossible_figure_is_named_with_the_fewest_others_and_a_proof():
    wrong = (*FLOWS[:3], row("5.1", "growth"), *FLOWS[4:])
    found = conflicts(*wrong)
    assert len(found) == 1
    told = found.iloc[0]
    assert told["verdict"] == "does not agree"
    assert "b:30-309" in told["figures"].split()
    assert told["proof"] in (PROPAGATED, COMBINED)
    assert "level / (1 + growth) = base" in told["statement"]


def test_a_conflict_loses_its_force_when_any_of_its_figures_is_left_out():
    wrong = [*FLOWS[:3], row("5.1", "growth"), *FLOWS[4:]]
    keys = conflicts(*wrong).iloc[0]["figures"].split()
    chosen = [each for number, each in enumerate(wrong) if f"b:{10 * number}-{10 * number}9" in keys]
    assert len(conflicts(*chosen)) == 1
    for number in range(len(chosen)):
        assert conflicts(*chosen[:number], *chosen[number + 1 :]).empty


def test_single_identities_agree_while_all_together_do_not():
    """Two parts of a whole that each fit with one end of its interval, and not with the same one."""
    rows = (
        row("10.00"),
        row("5.04", flow="exports"),
        row("4.95", flow="imports"),
        row("5.046", enterprise="private enterprises"),
        row("50.4", "share", enterprise="private enterprises", whole="total trade"),
    )
    found = reconcile(table(*rows), NONE, officials=(), dates={})
    assert "does not agree" not in set(found.checks["verdict"])
    assert list(found.conflicts["verdict"]) == ["does not agree"]
    assert len(found.conflicts.iloc[0]["figures"].split()) == 4


def test_a_transposed_figure_is_blamed_and_its_slip_named():
    part = {"enterprise": "private enterprises"}
    rows = (*FLOWS, row("5.42", **part), row("65.6", "share", whole="total trade", **part))
    rows += (row("3.11", flow="exports", **part), row("2.31", flow="imports", **part))
    told = conflicts(*rows).iloc[0]
    assert told["suspect"] == "b:70-709"
    assert told["slip"] == "two digits transposed?"
    assert "56.6" in told["fits"].split()


def test_a_figure_in_the_wrong_scale_is_blamed():
    rows = (row("9.58"), row("6.25", flow="exports"), row("3.33", flow="imports", scale=Decimal(10) ** 9))
    told = conflicts(*rows).iloc[0]
    assert (told["suspect"], told["slip"]) == ("b:20-209", "scale word a thousandfold too small?")


def test_intervals_that_just_touch_never_collide_whatever_the_scale():
    for scale in (Decimal("1e-6"), Decimal(1), Decimal("1e6"), Decimal("1e12")):
        rows = (row("9.60", scale=scale), row("6.25", flow="exports", scale=scale))
        for imports, expected in (("3.3400", 0), ("3.3399", 1)):
            told = conflicts(*rows, row(imports, flow="imports", scale=scale))
            assert len(told) == expected, (scale, imports)


levels = st.integers(2_000_000, 9_000_000)
rates = st.integers(700_000, 1_500_000)


def printed(value: Fraction, decimals: int) -> str:
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return str(number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN))


def economy(exports, imports, out, into, share, scale) -> tuple[list[dict], list[Fraction]]:
    """Rounded figures of an invented economy, and the true values behind them."""
    levels = {"exports": Fraction(exports, 10**6), "imports": Fraction(imports, 10**6)}
    bases = {
        "exports": levels["exports"] / Fraction(out, 10**6),
        "imports": levels["imports"] / Fraction(into, 10**6),
    }
    levels["total"], bases["total"] = sum(levels.values()), sum(bases.values())
    rows, truth = [], []
    for flow, level in levels.items():
        growth = 100 * (level / bases[flow] - 1)
        rows += [row(printed(level, 2), flow=flow, scale=scale), row(printed(growth, 1), "growth", flow=flow)]
        truth += [level * Fraction(scale), growth]
    private = levels["total"] * Fraction(share, 100_000)
    told = {"enterprise": "private enterprises"}
    rows += [
        row(printed(private, 2), scale=scale, **told),
        row(printed(100 * private / levels["total"], 1), "share", whole="total trade", **told),
    ]
    truth += [private * Fraction(scale), 100 * private / levels["total"]]
    return rows, truth


@settings(max_examples=60, deadline=None)
@given(levels, levels, rates, rates, st.integers(10_000, 90_000))
def test_rounding_alone_is_never_called_a_conflict_and_the_truth_is_never_excluded(a, b, out, into, share):
    rows, truth = economy(a, b, out, into, share, Decimal(10) ** 12)
    found = reconcile(table(*rows), NONE, officials=(), dates={})
    assert found.conflicts.empty
    assert "does not agree" not in set(found.checks["verdict"])
    for (_, left), value in zip(found.tightened.iterrows(), truth, strict=True):
        assert Fraction(left["tightened_lower"]) <= value <= Fraction(left["tightened_upper"])
        if left["pinned_lower"]:
            assert Fraction(left["pinned_lower"]) <= value
        if left["pinned_upper"]:
            assert value <= Fraction(left["pinned_upper"])


@settings(max_examples=25, deadline=None)
@given(
    levels,
    levels,
    rates,
    rates,
    st.integers(10_000, 90_000),
    st.sampled_from([-30, -4, 4, 30]),
    st.integers(0, 7),
)
def test_scaling_all_levels_changes_no_verdict(a, b, out, into, share, units, planted):
    told = []
    for scale in (Decimal("1e6"), Decimal("1e12"), Decimal("1e18")):
        rows, _ = economy(a, b, out, into, share, scale)
        rows[planted] = _moved(rows[planted], units)
        found = reconcile(table(*rows), NONE, officials=(), dates={})
        told.append(
            (
                list(found.checks["verdict"]),
                list(found.conflicts["figures"]),
                list(found.conflicts["suspect"]),
            )
        )
    assert told[0] == told[1] == told[2]


def _moved(told: dict, units: int) -> dict:
    place = Decimal(told["upper"]) - Decimal(told["lower"])
    return told | {name: f"{Decimal(told[name]) + units * place:f}" for name in ("value", "lower", "upper")}


def test_what_is_left_of_each_rounding():
    rows = (row("10.0"), row("5.04", flow="exports"), row("5.00", flow="imports"))
    told = tightened(*rows).set_index("figure")
    assert tuple(told.reset_index().columns) == TIGHTENED_COLUMNS
    total = told.loc["b:0-09"]
    assert (total["tightened_lower"], total["tightened_upper"]) == ("10030000000000", "10050000000000")
    assert (total["survives"], total["status"]) == ("0.2", "checked")
    assert (total["pinned_lower"], total["pinned_upper"]) == ("10030000000000", "10050000000000")
    assert total["pinned_units"] == "0.2"


def test_figures_nothing_bears_on_are_listed_with_the_reason():
    rows = (row("4.1", "growth"), row("3", indicator=""), row("5", period=""), row("6", status="forecast"))
    told = tightened(*rows)
    assert set(told["status"]) == {"cannot be checked"}
    assert list(told["why"]) == [
        "its level is not told",
        "what it measures is not told",
        "its period is not told",
        "a forecast, not a realised value",
    ]


def test_a_second_statement_outside_what_the_others_pin_is_a_conflict():
    rows = (*FLOWS[:3], row("9.68"))
    assert "b:30-309" in conflicts(*rows).iloc[0]["figures"].split()


def test_a_second_statement_that_nothing_pins_may_be_another_series():
    rows = (row("9", indicator="pilot cities", flow=""), row("25", indicator="pilot cities", flow=""))
    assert conflicts(*rows).empty


@pytest.mark.parametrize(
    ("change", "verdicts"),
    [
        ("1.4", []),
        ("1.6", ["agrees only under points of rounded figures reading"]),
        ("1.9", ["does not agree"]),
    ],
)
def test_the_change_of_a_share_may_be_that_of_rounded_shares(change, verdicts):
    part = {"enterprise": "private enterprises"}
    rows = (row("9.58"), row("4.1", "growth"), row("5.42", **part), row("6.9", "growth", **part))
    rows += (row("56.6", "share", whole="total trade", **part),)
    rows += (row(change, "share_change", whole="total trade", **part),)
    assert list(conflicts(*rows)["verdict"]) == verdicts


def test_a_rate_above_a_hundred_and_a_balance_that_turns_are_no_conflicts():
    debt = row("110.2", "share", indicator="debt", flow="", whole="GDP")
    surplus = {"indicator": "trade surplus", "flow": "balance"}
    fell = row("-130.5", "growth", **surplus)
    assert conflicts(
        row("-21.0", indicator="retail sales", flow=""),
        row("4.1", "growth", indicator="retail sales", flow=""),
    ).empty
    assert conflicts(debt, debt | {"role": "reporter"}, fell, fell, row("-0.31", **surplus)).empty


def test_statements_that_name_no_series_are_not_held_against_each_other():
    months = {"measure": "duration", "indicator": "import cover", "flow": "", "unit": "month"}
    assert conflicts(row("6.2", **months), row("3", **months)).empty
    growth = {"indicator": "prices", "flow": "", "period": ""}
    assert conflicts(row("4.9", "growth", **growth), row("4.6", "growth", **growth)).empty


def test_a_number_told_with_more_digits_elsewhere_has_dropped_no_zeros():
    rows = (row("37.9", scale=Decimal(10) ** 9), row("37.92", scale=Decimal(10) ** 9))
    rows += tuple(
        row(number, flow=flow, scale=Decimal(10) ** 9)
        for number, flow in (("20.11", "exports"), ("17.81", "imports"))
    )
    found = reconcile(table(*rows), NONE, officials=(), dates={})
    assert not found.checks["verdict"].str.startswith(("does not", "agrees only")).any()
    assert found.conflicts.empty


def test_two_amounts_that_differ_by_a_slip_are_a_conflict():
    sales = {"indicator": "retail sales", "flow": ""}
    assert list(conflicts(row("1.69", **sales), row("1.96", **sales))["verdict"]) == ["does not agree"]
    assert conflicts(row("1.69", **sales), row("2.31", **sales)).empty
    assert conflicts(row("12", "growth", **sales), row("21", "growth", **sales)).empty


def test_where_the_solver_fails_nothing_is_said(monkeypatch):
    def fails(programme):
        raise SolverFailed("no answer")

    monkeypatch.setattr(Programme, "infeasible", fails)
    found = reconcile(table(*FLOWS), NONE, officials=(), dates={})
    assert found.conflicts.empty
    failed = found.tightened[found.tightened["status"] == "cannot be checked"]
    assert len(failed) >= 3
    assert set(failed["why"]) == {"the solver failed, so nothing is said of all figures together"}


@pytest.mark.parametrize("exact", [False, True])
def test_propagation_narrows_sums_products_and_hulls(exact):
    network = Network([Row(((0, 1), (1, 1), (2, -1)), 0, 0), Multiplied(3, 0, 1), Hull(4, (0, 1))], 5)
    box = Box(5, exact=exact)
    for variable, ends in ((0, (2, 3)), (1, (4, 5)), (4, (None, 3))):
        box.within(variable, *(None if end is None else Fraction(end) for end in ends))
    network.settle(box)
    assert (float(box.lower[2]), float(box.upper[2])) == pytest.approx((6, 8))
    assert (float(box.lower[3]), float(box.upper[3])) == pytest.approx((8, 15))
    assert float(box.lower[4]) == pytest.approx(2)


def test_floats_are_rounded_outwards():
    third = Fraction(1, 3)
    box = Box(1)
    box.within(0, third, third)
    assert Fraction(box.lower[0]) < third < Fraction(box.upper[0])
    low, high = times(0.1, 0.1, 0.1, 0.1, 2.0**-50)
    assert low < 0.01 < high


def test_a_trial_leaves_no_trace():
    box = Box(2)
    box.within(0, Fraction(1), Fraction(2))
    trial = Trial(box)
    trial.put(0, -inf, inf)
    trial.narrow(1, 0.0, 1.0)
    with pytest.raises(Empty):
        trial.narrow(1, 2.0, 3.0)
    trial.undo()
    assert (box.lower, box.upper) == ([1.0, -inf], [2.0, inf])


def test_the_programme_bounds_are_safe_and_sharp():
    """x + y = 1 and x - y = 1/2 leave one point, which propagation alone does not find."""
    rows = list(enumerate([Row(((0, 1), (1, 1)), 1, 1), Row(((0, 2), (1, -2)), 1, 1)]))
    box = Box(2)
    for variable in (0, 1):
        box.within(variable, Fraction(0), Fraction(1))
    programme = Programme(rows, box)
    assert programme.infeasible() is None
    lower, upper = programme.ends(0)
    assert lower <= 0.75 <= upper
    assert upper - lower < 1e-9


def test_a_wrong_weight_proves_nothing():
    box = Box(2)
    for variable in (0, 1):
        box.within(variable, Fraction(0), Fraction(1))
    programme = Programme([(0, Row(((0, 1), (1, 1)), 1, 1))], box)
    for weight in (-1.0, 0.5, 1e6, float(np.nextafter(0, 1))):
        assert programme.safe(np.array([weight])) <= 0


def test_circles_leave_out_what_hangs_by_a_thread():
    box = Box(5)
    for variable in range(5):
        box.within(variable, Fraction(0), Fraction(1))
    ring = [Row(((0, 1), (1, 1)), 1, 1), Row(((0, 1), (1, -1)), 0, 0), Row(((1, 1), (2, 1), (3, 1)), 1, 1)]
    numbered = list(enumerate([*ring, Row(((3, 1), (4, 1)), 1, 1)]))
    assert [[number for number, _ in group] for group in circles(usable(numbered, box), box)] == [[0, 1]]
    assert [number for number, _ in telling(numbered, {0, 2, 3})] == [0, 1, 2]


def test_the_smallest_failing_subset():
    calls = []

    def fails(kept):
        calls.append(kept)
        return {3, 11} <= set(kept)

    assert smallest(fails, list(range(16))) == [3, 11]
    assert len(calls) < 20


def test_slips_of_a_figure():
    figure = table(row("57.3", "share"))
    stated = read_stated_figures(figure, load_world())[0]
    named = {name: value for value, name in slips(stated)}
    assert named["two digits transposed?"] == Fraction("53.7")
    assert named["sign?"] == Fraction("-57.3")


def test_printings_and_float_ends():
    assert printings(as_range(2.16, 2.24), Fraction(1, 10)) == "2.2"
    assert printings(as_range(-inf, 1.0), Fraction(1)) == ""
    assert as_range(21784999999999.99, 21795000000000.01).lower == 21785000000000
    assert as_range(1 / 3, 2 / 3).lower <= Fraction(1 / 3)


@pytest.fixture(scope="module")
def seeds() -> pd.DataFrame:
    return figures_frame([resolve(extract(load(briefing))) for briefing in list_seeds()])


def planted(figures: pd.DataFrame, raw: str, value: str) -> pd.DataFrame:
    """The table with another value for a figure told exactly, its interval as wide as before."""
    row_number = figures.index[figures["raw"] == raw][0]
    changed = figures.copy()
    moved = Decimal(value) - Decimal(changed.at[row_number, "value"])
    for name in ("value", "lower", "upper"):
        changed.at[row_number, name] = f"{Decimal(changed.at[row_number, name]) + moved:f}"
    changed.at[row_number, "raw"] = value + raw.lstrip("0123456789.")
    return changed


def test_the_seeds_fit_together(seeds):
    found = reconcile(seeds)
    assert found.conflicts.empty
    assert not found.checks["verdict"].str.startswith(("does not agree", "agrees only")).any()
    assert len(found.checks[found.checks["level"] != "with another producer"]) >= 90


@pytest.mark.parametrize(
    ("raw", "value"), [("9.9%", "-8.9"), ("28.1%", "29.1"), ("1.2 percentage points", "2.2")]
)
def test_a_slip_planted_in_a_seed_is_found_and_named(seeds, raw, value):
    changed = planted(seeds, raw, value)
    key = changed["figure"][seeds["raw"] == raw].iloc[0]
    found = reconcile(changed)
    assert any(key in figures.split() for figures in found.conflicts["figures"])
    assert key in set(found.conflicts["suspect"]) | set(found.conflicts["other_suspects"])


def test_relations_that_cannot_hold_without_any_figure_end_the_search():
    """A declared identity of an economist may be impossible; then nothing is said, and the run ends."""
    system = System()
    system.size = 1
    system.constraints, system.relations = [Row(((0, 1),), 1, 1), Row(((0, 1),), 2, 2)], [{0}, {1}]
    slot = Slot(SeriesKey("goods trade", "level"), Period.half(2031, 1), "", "XTS")
    system.slots[slot] = 0
    stated = read_stated_figures(table(row("9.58", flow="")), load_world())[0]
    named = tuple(Relation("declared", words, ()) for words in ("one", "two"))
    solution = solve(Joint(system, named, (Said(stated, 0),), ((None, None),)), {})
    assert solution.unsolved == {0}
    assert not [each for each in solution.collisions if not each.conflict.said]
