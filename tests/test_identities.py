"""Which identities are found from keys, and what declared knowledge is understood or refused."""

import pytest

from analysis.errors import WorkbookError
from analysis.identities import find_identities
from analysis.identities.expression import Between, Value, values
from analysis.identities.observations import Observations, StatedFigure, with_wholes
from analysis.identities.slot import Slot, described
from analysis.identities.world import load_world
from analysis.model import SeriesKey
from analysis.period import Period

WORLD = load_world()


def slot(measure="level", flow="total", period="2031-H1", unit="XTS", comparison="", **parts) -> Slot:
    indicator = parts.pop("indicator", "goods trade")
    series = SeriesKey(indicator=indicator, measure=measure, flow=flow, **parts)
    return Slot(series, Period.parse(period), comparison, unit)


def growth(**keys) -> Slot:
    return slot("growth", unit="percent", comparison="yoy", **keys)


def book(*slots: Slot) -> Observations:
    def statement(number, each):
        return StatedFigure(
            f"b:{number}", "b", number, "10", each, 10, 9, 11, 1, "exact", "official", "final", ""
        )

    return Observations.gather(statement(number, each) for number, each in enumerate(slots))


def checks(*slots: Slot) -> dict[str, set]:
    """The target and the slots of each identity that can be confronted, by kind."""
    published = book(*slots)
    forms = [(each.kind, each.confronted(published)) for each in find_identities(published, WORLD)]
    return {kind: {form.target, *values(form.expression)} for kind, form in forms if form}


def implied(*slots: Slot) -> set[Slot]:
    published = book(*slots)
    found = find_identities(published, WORLD)
    return {form.target for identity in found for form in identity.implying(published)}


def test_flows_of_one_series_and_period_sum():
    flows = [slot(flow=flow, partner="Utopia") for flow in ("total", "exports", "imports")]
    assert checks(*flows)["sum of flows"] == set(flows)


def test_flows_of_different_partners_or_periods_or_units_do_not_sum():
    exports = slot(flow="exports", partner="Utopia")
    for imports in (
        slot(flow="imports", partner="Erewhon"),
        slot(flow="imports", partner="Utopia", period="2031-Q1"),
        slot(flow="imports", partner="Utopia", unit="XXX"),
    ):
        assert "sum of flows" not in checks(slot(partner="Utopia"), exports, imports)


def test_a_missing_flow_and_the_balance_are_implied():
    assert slot(flow="imports") in implied(slot(), slot(flow="exports"))
    assert slot(flow="balance") in implied(slot(flow="imports"), slot(flow="exports"))


def test_a_published_surplus_is_checked_under_its_own_name():
    surplus = slot(flow="balance", indicator="goods trade surplus")
    flows = [slot(flow="exports"), slot(flow="imports")]
    assert checks(surplus, *flows)["balance"] == {surplus, *flows}


def test_growth_of_the_total_uses_the_difference_for_a_flow_that_is_missing():
    rates = [growth(flow=flow) for flow in ("total", "exports", "imports")]
    found = checks(slot(), slot(flow="exports"), *rates)["growth of flows"]
    assert found == {slot(), slot(flow="exports"), *rates}


def test_growth_is_not_tied_to_levels_told_in_two_currencies():
    flows = [slot(flow=flow) for flow in ("total", "exports", "imports")]
    rates = [growth(flow=flow) for flow in ("total", "exports", "imports")]
    found = checks(*flows, *(each._replace(unit="XXX") for each in flows), *rates)
    assert "growth of flows" not in found
    assert "sum of flows" in found


@pytest.mark.parametrize(
    ("words", "flow", "enterprise"),
    [
        ("China's total foreign trade", "total", ""),
        ("the country's total imports and exports", "total", ""),
        ("total exports", "exports", ""),
        ("national imports", "imports", ""),
        ("private enterprises' exports", "exports", "private enterprises"),
    ],
)
def test_wholes_are_understood_in_other_words(words, flow, enterprise):
    whole = WORLD.whole(SeriesKey("goods trade", "share", "exports", "Utopia", whole=words))
    assert whole == SeriesKey("goods trade", "level", flow, enterprise=enterprise)


def test_a_whole_in_unknown_words_is_not_guessed():
    assert WORLD.whole(SeriesKey("goods trade", "share", "exports", whole="exports of sprockets")) is None


def test_share_of_a_whole_and_its_change():
    part = {"partner": "Utopia"}
    share = slot("share", unit="percent", whole="total trade", **part)
    change = share.with_series(measure="share_change")._replace(unit="percentage_point", comparison="yoy")
    found = checks(slot(**part), slot(), share, change, growth(**part), growth())
    assert found["share of a whole"] == {slot(**part), slot(), share}
    assert found["share change"] == {share, change, growth(**part), growth()}


def test_a_share_of_itself_is_no_identity():
    share = slot("share", flow="exports", unit="percent", whole="exports of sprockets", product="sprockets")
    rate = growth(flow="exports", product="sprockets")
    change = share.with_series(measure="share_change")._replace(unit="percentage_point", comparison="yoy")
    assert "share change" not in checks(share, rate, change)


def test_growth_gap_and_acceleration():
    part = {"region": "the north"}
    gap = slot("growth_change", unit="percentage_point", comparison="national average", **part)
    found = checks(gap, growth(**part), growth())
    assert found["growth gap"] == {gap, growth(**part), growth()}
    gained = slot("growth_change", period="2031-Q2", unit="percentage_point", comparison="2031-Q1")
    assert growth(period="2031-Q1") in implied(gained, growth(period="2031-Q2"))


def test_growth_of_a_half_lies_between_its_quarters_by_the_acceleration():
    gained = slot("growth_change", period="2031-Q2", unit="percentage_point", comparison="2031-Q1")
    published = book(gained, growth(period="2031-Q2"), growth())
    found = [each for each in find_identities(published, WORLD) if each.kind == "growth between its parts"]
    assert len(found) == 1
    assert isinstance(found[0].forms[0].expression, Between)


def test_what_two_nested_periods_leave_is_implied():
    first, longer = slot(), slot(period="2031-01/2031-11")
    found = implied(first, longer, growth(), growth(period="2031-01/2031-11"))
    rest = slot(period="2031-07/2031-11")
    assert {rest, rest.growth, rest.year_ago} <= found
    assert rest.with_series(indicator="goods trade, monthly average") in found


def test_three_months_make_a_quarter():
    months = [slot(period=f"2031-0{number}") for number in (4, 5, 6)]
    assert checks(*months, slot(period="2031-Q2"))["sum of periods"] == {*months, slot(period="2031-Q2")}


def test_stocks_and_averages_do_not_add_up_over_time():
    for indicator in ("foreign exchange reserves", "number of firms", "goods trade, daily average"):
        found = checks(
            slot(indicator=indicator, period="2031-Q1"),
            slot(indicator=indicator, period="2031-Q2"),
            slot(indicator=indicator, period="2031-H1"),
        )
        assert not {"sum of periods", "part of a period"} & set(found)


def test_parts_of_a_partition_and_what_they_leave():
    kinds = ["private enterprises", "foreign-funded enterprises"]
    parts = [slot(enterprise=kind) for kind in kinds]
    assert checks(slot(), *parts)["sum of parts"] == {slot(), *parts}
    assert slot(enterprise=f"other than {', '.join(kinds)}") in implied(slot(), *parts)


def test_a_part_lies_inside_its_nearest_group_only():
    part = slot(partner="Utopia", product="sprockets", flow="exports")
    group = slot(partner="Utopia", flow="exports")
    assert checks(part, group, slot(flow="exports"))["sub-group"] in (
        {part, group},
        {group, slot(flow="exports")},
    )
    found = [
        form
        for each in find_identities(book(part, group, slot()), WORLD)
        if each.kind == "sub-group" and (form := each.forms[0]).target == part
    ]
    assert [list(values(form.expression)) for form in found] == [[group]]


def test_a_region_abroad_is_no_part_of_the_country():
    for indicator in ("goods trade", "cities with a rail link"):
        told = [slot(indicator=indicator, region=region) for region in ("", "Utopia")]
        assert "sub-group" not in checks(*told)
        assert not any(each.series.region.startswith("other than") for each in implied(*told))
    declared = [slot(indicator="firms", enterprise=kind) for kind in ("", "private enterprises")]
    assert "sub-group" in checks(*declared)


def test_streak_bound_in_a_run_and_average():
    streak = slot("streak", period="2030-01/2031-06", unit="quarter", comparison="yoy")
    bound = slot(period="2030-01/2031-06")
    found = checks(streak, growth(), slot(), slot(indicator="goods trade, daily average"))
    assert found["streak and growth"] == {growth()}
    assert found["average and level"] == {slot(), slot(indicator="goods trade, daily average")}
    assert "bound in a run" not in checks(streak, bound, slot())


def test_a_streak_above_a_bound_is_no_streak_of_growth():
    streak = slot("streak", period="2030-01/2031-06", unit="quarter")
    assert "streak and growth" in checks(streak, growth())
    bound = StatedFigure(
        "k", "b", 1, "5", streak.level("XTS"), 5, 5, None, 1, "more_than", "official", "final", ""
    )
    told = [*book(streak, growth(), slot())]
    others = [
        StatedFigure(str(n), "b", n, "9", each, 9, 8, 10, 1, "exact", "official", "final", "")
        for n, each in enumerate(told)
    ]
    published = Observations.gather([*others, bound])
    kinds = {each.kind for each in find_identities(published, WORLD) if each.confronted(published)}
    assert "bound in a run" in kinds
    assert "streak and growth" not in kinds


def test_an_average_finds_its_level_under_another_name():
    average = slot(indicator="average daily trade", flow="", partner="Utopia")
    level = slot(partner="Utopia")
    assert checks(average, level)["average and level"] == {average, level}
    assert "average and level" not in checks(average, slot(partner="Erewhon"))


def test_a_change_of_share_takes_the_whole_of_the_share_beside_it():
    share = slot("share", unit="percent", whole="total trade", partner="Utopia")
    change = slot("share_change", unit="percentage_point", comparison="yoy", partner="Utopia")
    alone = slot("share_change", unit="percentage_point", comparison="yoy", partner="Erewhon")
    told = with_wholes([book(each)[each].best for each in (share, change, alone)])
    assert [each.slot.series.whole for each in told] == ["total trade", "total trade", ""]


def test_count_less_increase_is_last_years_count():
    firms = {"indicator": "firms", "flow": "", "unit": "count"}
    change = slot("change", comparison="yoy", **firms)
    assert slot(period="2030-H1", **firms) in implied(slot(**firms), change)


def test_figures_of_an_unknown_indicator_are_in_no_identity():
    flows = [slot(flow=flow, indicator="") for flow in ("total", "exports", "imports")]
    assert checks(*flows) == {}
    assert implied(*flows) == set()


def test_forecasts_are_left_out():
    statement = StatedFigure("k", "b", 1, "10", slot(), 10, 9, 11, 1, "exact", "official", "forecast", "")
    assert len(Observations.gather([statement])) == 0


def test_words_for_a_slot_and_its_value():
    assert described(slot(flow="exports", partner="Utopia")) == "goods trade, exports, Utopia, 2031-H1"
    assert list(values(Value(slot()) - Value(growth()))) == [slot(), growth()]


def _world_with(tmp_path, old, new):
    from analysis.paths import reference_folder

    text = (reference_folder() / "world.yml").read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / "world.yml"
    changed.write_text(text.replace(old, new), encoding="utf-8")
    return changed


def test_a_circle_of_parts_is_refused(tmp_path):
    extra = "part_of:\n  - {dimension: partner, part: Belt and Road partner countries, whole: ASEAN}"
    changed = _world_with(tmp_path, "part_of:", extra)
    with pytest.raises(WorkbookError, match="world.yml.*part of itself.*remove"):
        load_world(changed)


def test_an_unknown_dimension_is_refused(tmp_path):
    changed = _world_with(
        tmp_path, "dimension: product, part: industrial", "dimension: colour, part: industrial"
    )
    with pytest.raises(WorkbookError, match="unknown dimension 'colour'.*use one of"):
        load_world(changed)


def test_a_malformed_file_is_refused(tmp_path):
    broken = tmp_path / "world.yml"
    broken.write_text("partitions: [", encoding="utf-8")
    with pytest.raises(WorkbookError, match="malformed"):
        load_world(broken)
