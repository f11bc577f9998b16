"""Which identities are found from keys, and what declared knowledge is understood or refused."""

from dataclasses import replace

import pytest
from reading import briefing

from analysis.errors import WorkbookError
from analysis.identities import find_identities
from analysis.identities.expression import Between, Value, values
from analysis.identities.observations import Observations, StatedFigure, with_wholes
from analysis.identities.slot import Slot, described
from analysis.identities.world import load_world
from analysis.model import SeriesKey
from analysis.period import Period
from analysis.reconcile import reconcile
from analysis.tables import figures_frame

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


def test_a_member_is_not_found_inside_another_word():
    assert "US" in {part for each in WORLD.partitions for part in each.parts}
    series = SeriesKey("goods trade", "share", "exports", "Utopia", whole="customs exports")
    assert WORLD.whole(series) is None
    series = SeriesKey("goods trade", "share", "exports", product="cogs", whole="exports of the US")
    assert WORLD.whole(series).partner == "US"


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
    kinds = ("", "private enterprises")
    declared = [slot(indicator="firms", enterprise=kind, unit="count") for kind in kinds]
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


def told(*slots: Slot) -> list[StatedFigure]:
    """Statements in the order of their places in one briefing, each of 10, give or take 1."""
    return [replace(stated(each, 9, 11), key=f"b:{n}", start=n) for n, each in enumerate(slots)]


def stated(each: Slot, lower: int, upper: int) -> StatedFigure:
    middle = (lower + upper) // 2
    return StatedFigure("k", "b", 99, "9", each, middle, lower, upper, 1, "exact", "official", "final", "")


def test_a_change_of_share_beside_two_shares_takes_the_nearest_before_it():
    near = slot("share", unit="percent", whole="total trade", partner="Utopia")
    far = near.with_series(whole="trade of the south")
    change = slot("share_change", unit="percentage_point", comparison="yoy", partner="Utopia")

    def whole(*order: Slot) -> str:
        return next(
            each.slot.series.whole for each in with_wholes(told(*order)) if each.slot.unit != "percent"
        )

    assert whole(far, near, change) == "total trade"
    assert whole(near, far, change) == "trade of the south"
    assert whole(change, near, far) == "total trade"
    assert whole(near, change, far) == "total trade"


def test_a_share_without_a_whole_takes_the_national_one_only_where_the_levels_bear_it_out():
    share = slot("share", unit="percent", partner="Utopia")
    fits = with_wholes([*told(slot(partner="Utopia"), slot()), stated(share, 99, 101)])[-1]
    assert (fits.slot.series.whole, fits.assumed) == (
        "total trade",
        "the whole is not told; taken as total trade",
    )
    other = with_wholes([*told(slot(partner="Utopia"), slot()), stated(share, 39, 41)])[-1]
    assert (other.slot.series.whole, other.assumed) == ("", "")
    units = with_wholes([*told(slot(partner="Utopia"), slot(unit="XXX")), stated(share, 99, 101)])[-1]
    assert units.slot.series.whole == ""


def contribution(unit: str = "percentage_point", whole: str = "", **keys) -> Slot:
    return slot("contribution", unit=unit, whole=whole, **keys)


def test_a_contribution_without_a_whole_is_to_national_growth():
    [points] = with_wholes(told(contribution(partner="Utopia")))
    assert points.slot.series.whole == "total trade"
    assert points.assumed
    [nothing_to_part] = with_wholes(told(contribution(flow="", partner="Utopia")))
    assert nothing_to_part.slot.series.whole == ""


def test_contributions_in_points_and_in_percent_of_the_growth():
    part = {"partner": "Utopia"}
    share = slot("share", unit="percent", whole="total trade", **part)
    known = [share, growth(**part), growth()]
    for unit in ("percentage_point", "percent"):
        target = contribution(unit, "total trade", **part)
        assert checks(target, *known)["contribution to growth"] == {target, *known}
        assert "contribution to growth" not in checks(target, share, growth(partner="Erewhon"), growth())


def test_growth_of_trade_lies_between_that_of_its_flows_where_levels_are_missing():
    rates = [growth(flow=flow) for flow in ("total", "exports", "imports")]
    assert checks(*rates)["growth between its parts"] == set(rates)
    assert "growth between its parts" not in checks(*rates[:2], growth(flow="imports", period="2031-Q1"))
    assert "growth between its parts" not in checks(*rates, slot(flow="exports"), slot(flow="imports"))


REGIONS = ("eastern region", "central and western regions", "northeastern region")


def test_growth_of_the_whole_lies_between_all_its_parts():
    parts = [growth(region=region) for region in REGIONS]
    assert checks(growth(), *parts)["growth between its parts"] == {growth(), *parts}
    assert "growth between its parts" not in checks(growth(), *parts[:2])
    index = [growth(region=region, indicator="house price index") for region in ("", *REGIONS)]
    assert "growth between its parts" not in checks(*index)


def test_growth_of_the_whole_from_levels_and_growth_of_its_parts():
    keys = [slot(region=region) for region in REGIONS]
    rates = [key.growth for key in keys]
    assert checks(growth(), *keys, *rates)["growth of parts"] == {growth(), *keys, *rates}
    some = checks(growth(), slot(), *keys[:2], *rates[:2])
    assert some["sum of parts a year earlier"] == {growth(), slot(), *keys[:2], *rates[:2]}
    assert "growth of parts" not in some
    assert "sum of parts a year earlier" not in checks(growth(), slot(), *keys[:2], rates[0])


def test_growth_of_a_list_lies_between_its_members():
    united = growth(product="apples, pears and plums")
    members = [growth(product=name) for name in ("apples", "pears", "plums")]
    assert checks(united, *members)["growth between its parts"] == {united, *members}
    assert "growth between its parts" not in checks(united, *members[:2])


def test_what_lies_inside_a_part_stands_in_for_it():
    shares = [
        slot("share", unit="percent", whole="total trade", region=region)
        for region in ("Zhejiang", "central and western regions", "Sichuan")
    ]
    assert checks(*shares[:2])["sum of shares"] == set(shares[:2])
    assert "sum of shares" not in checks(*shares[1:])


def test_shares_of_the_parts_of_a_group_make_the_share_of_the_group():
    names = ("central and western regions", "central region", "western region")
    shares = [slot("share", unit="percent", whole="total trade", region=name) for name in names]
    assert checks(*shares)["sum of shares"] == set(shares)
    assert "sum of shares" not in checks(*shares[1:])
    inside = "imports and exports of the central and western regions"
    assert checks(*(each.with_series(whole=inside) for each in shares[1:]))["sum of shares"]


def test_what_stands_in_for_a_part_leaves_more_than_the_missing_part():
    parts = [slot(region=name) for name in ("eastern region", "northeastern region")]
    assert slot(region="central and western regions") in implied(slot(), *parts)
    some = [slot(region=name) for name in ("eastern region", "Liaoning")]
    assert slot(region="central and western regions") not in implied(slot(), *some)
    assert slot(region="other than eastern region, Liaoning") in implied(slot(), *some)


def test_what_rests_on_an_assumed_whole_is_doubted():
    share = slot("share", unit="percent", partner="Utopia")
    statements = with_wholes([*told(slot(partner="Utopia"), slot()), stated(share, 99, 101)])
    published = Observations.gather(statements)
    [found] = [
        each
        for each in find_identities(published, WORLD)
        if each.kind == "share of a whole" and each.confronted(published)
    ]
    assert found.doubt == "the whole is not told; taken as total trade"
    assert found.doubt in found.rests_on


def test_parts_by_the_difference_of_their_other_flows():
    kinds = ("private enterprises", "foreign-funded enterprises")
    others = [slot(flow=flow, enterprise=kind) for kind in kinds for flow in ("total", "exports")]
    assert checks(slot(flow="imports"), *others)["sum of parts"] == {slot(flow="imports"), *others}
    assert "sum of parts" not in checks(slot(flow="imports"), *others[:3])


def test_a_sub_group_a_year_earlier():
    part, group = slot(partner="Utopia"), slot()
    found = checks(part, group, part.growth, group.growth)
    assert found["sub-group a year earlier"] == {part, group, part.growth, group.growth}
    assert "sub-group a year earlier" not in checks(part, group, part.growth)


def test_a_part_told_as_a_share_of_one_group_lies_in_the_other():
    share = slot(
        "share",
        unit="percent",
        whole="imports and exports of the eastern region",
        enterprise="private enterprises",
        region="eastern region",
    )
    group, whole = slot(enterprise="private enterprises"), slot(region="eastern region")
    found = [
        set(values(form.expression))
        for each in find_identities(book(share, group, whole), WORLD)
        if each.kind == "sub-group" and (form := each.forms[0]).target == share
    ]
    assert found == [{group, whole}]


@pytest.mark.parametrize(
    ("indicator", "parts", "unit"),
    [
        ("house price index", {"region": "eastern region"}, "other"),
        ("average wages", {"enterprise": "private enterprises"}, "XTS"),
        ("disposable income per capita", {"region": "eastern region"}, "XTS"),
        ("goods trade surplus", {"partner": "ASEAN"}, "XTS"),
        ("gross domestic product", {"partner": "Japan"}, "XTS"),
        ("goods trade", {"partner": "intra-EU partners"}, "XTS"),
    ],
)
def test_what_need_not_be_smaller_than_the_whole(indicator, parts, unit):
    keys = [slot(indicator=indicator, unit=unit, **each) for each in ({}, parts)]
    assert "sub-group" not in checks(*keys)


def test_a_balance_with_a_partner_may_exceed_the_whole():
    assert "sub-group" not in checks(slot(flow="balance"), slot(flow="balance", partner="ASEAN"))


@pytest.mark.parametrize("indicator", ["retail price index", "services PMI", "foreign trade enterprises"])
def test_indices_and_numbers_of_firms_do_not_add_up_over_time(indicator):
    assert not WORLD.accumulates(indicator)
    keys = [slot(indicator=indicator, period=period) for period in ("2031-06", "2031-Q2")]
    assert "part of a period" not in checks(*keys)


def test_prices_of_exports_and_imports_do_not_sum():
    prices = [slot(indicator="trade price index", flow=flow) for flow in ("total", "exports", "imports")]
    assert checks(*prices) == {}


def test_changes_of_flows_sum():
    flows = ("total", "exports", "imports")
    changes = [slot("change", flow=flow, comparison="yoy") for flow in flows]
    assert checks(*changes)["sum of flows"] == set(changes)
    assert "sum of flows" not in checks(*changes[:2], changes[2]._replace(comparison="2031-Q1"))


def test_growth_before_an_acceleration_lies_in_the_streak_too():
    streak = slot("streak", period="2030-01/2031-06", unit="quarter", comparison="yoy")
    gained = slot("growth_change", period="2031-Q2", unit="percentage_point", comparison="2031-Q1")
    now = growth(period="2031-Q2")

    def found(*slots: Slot) -> list[Slot]:
        told_of = find_identities(book(*slots), WORLD)
        return [each.forms[0].target for each in told_of if each.kind == "streak and growth"]

    assert gained in found(streak, gained, now)
    assert gained not in found(streak._replace(period=Period.parse("2031-Q2")), gained, now)
    assert gained not in found(streak, gained, now, growth(period="2031-Q1"))


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


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("The trade surplus was 4.21 trillion pesos.", "agrees"),
        ("The trade surplus was 4.51 trillion pesos.", "does not agree"),
        ("The trade balance was a surplus of 4.51 trillion pesos.", "does not agree"),
        ("This left a surplus of 4.21 trillion pesos.", "agrees"),
    ],
)
def test_what_a_text_calls_its_surplus_is_held_against_exports_and_imports(told, verdict):
    text = f"In 2023, exports were 13.00 trillion pesos and imports were 8.79 trillion pesos. {told}"
    found = reconcile(figures_frame([briefing(text, "2024-01-12")])).checks
    assert list(found.loc[found["kind"] == "balance", "verdict"]) == [verdict]


def test_the_deficit_of_a_budget_is_not_held_against_exports_and_imports():
    text = (
        "In 2023, exports were 13.00 trillion pesos and imports were 8.79 trillion pesos. "
        "Tax revenue rose 3%. The deficit was 1.20 trillion pesos."
    )
    checks = reconcile(figures_frame([briefing(text, "2024-01-12")])).checks
    assert "balance" not in set(checks["kind"])
