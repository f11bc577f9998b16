"""Identities that stand in a data file: found in every period and unit, and refused where malformed."""

from dataclasses import replace

import pytest
import yaml

from analysis.errors import WorkbookError
from analysis.identities import declared
from analysis.identities.declarations import load_declared
from analysis.identities.expression import AtLeast, AtMost, values
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import Slot
from analysis.identities.world import load_world
from analysis.model import SeriesKey
from analysis.period import Period

POPULATION = {
    "name": "town and country",
    "target": {"indicator": "population"},
    "terms": [{"indicator": "urban population"}, {"indicator": "rural population"}],
}


def written(tmp_path, *entries):
    path = tmp_path / "identities.yml"
    path.write_text(yaml.safe_dump({"identities": list(entries)}), encoding="utf-8")
    return path


def slot(indicator: str, period: str = "2031", unit: str = "count", **keys) -> Slot:
    comparison = keys.pop("comparison", "")
    series = SeriesKey(indicator=indicator, measure=keys.pop("measure", "level"), **keys)
    return Slot(series, Period.parse(period), comparison, unit)


def found(path, *slots: Slot) -> tuple[list, Observations]:
    book = Observations.gather(
        StatedFigure(str(n), "b", n, "9", each, 9, 8, 10, 1, "exact", "", "", "")
        for n, each in enumerate(slots)
    )
    world = replace(load_world(), declared=load_declared(path))
    return list(declared.find(book, world)), book


TOWN, COUNTRY, ALL = slot("urban population"), slot("rural population"), slot("population")


def test_an_identity_of_a_data_file_is_confronted(tmp_path):
    [identity], book = found(written(tmp_path, POPULATION), ALL, TOWN, COUNTRY)
    form = identity.confronted(book)
    assert (form.target, set(values(form.expression))) == (ALL, {TOWN, COUNTRY})
    assert form.statement == "town and country, 2031"


def test_a_missing_term_or_target_is_implied(tmp_path):
    path = written(tmp_path, POPULATION)
    for told, missing in (((ALL, TOWN), COUNTRY), ((TOWN, COUNTRY), ALL)):
        [identity], book = found(path, *told)
        assert identity.confronted(book) is None
        assert [form.target for form in identity.implying(book)] == [missing]


def test_keys_that_differ_are_not_joined(tmp_path):
    path = written(tmp_path, POPULATION)
    for other in (
        slot("rural population", period="2030"),
        slot("rural population", unit="XTS"),
        slot("rural population", region="eastern region"),
        slot("rural population", measure="change", comparison="yoy"),
    ):
        identities, book = found(path, ALL, TOWN, other)
        assert [each.confronted(book) for each in identities] == [None]


def test_each_period_and_unit_has_its_own(tmp_path):
    others = [each._replace(unit="XTS") for each in (ALL, TOWN, COUNTRY)]
    later = [each.over(Period.year(2032)) for each in (ALL, TOWN, COUNTRY)]
    identities, book = found(written(tmp_path, POPULATION), ALL, TOWN, COUNTRY, *others, *later)
    assert len(identities) == 3
    assert all(each.confronted(book) for each in identities)


@pytest.mark.parametrize(("relation", "kind"), [("at most", AtMost), ("at least", AtLeast)])
def test_a_bound_implies_nothing(tmp_path, relation, kind):
    [identity], _ = found(written(tmp_path, POPULATION | {"relation": relation}), ALL, TOWN, COUNTRY)
    [form] = identity.forms
    assert isinstance(form.expression, kind)


def test_terms_may_be_rates_and_taken_several_times(tmp_path):
    entry = {
        "name": "twice as fast",
        "target": {"indicator": "M2", "measure": "growth"},
        "terms": [{"indicator": "M1", "measure": "growth", "times": 2}],
    }
    rates = [slot(name, measure="growth", comparison="yoy", unit="percent") for name in ("M2", "M1")]
    [identity], book = found(written(tmp_path, entry), *rates)
    assert identity.confronted(book).target == rates[0]
    assert [form.target for form in identity.forms] == rates
    monthly = [each._replace(comparison="mom") for each in rates]
    assert found(written(tmp_path, entry | {"name": "other"}), *monthly)[0] == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"target": {"indicator": "poppulation"}},
            "'town and country'.*unknown indicator 'poppulation'.*indicators.csv",
        ),
        (
            {"target": {"indicator": "population", "partner": "Utopia"}},
            "unknown partner 'Utopia'.*partners.csv",
        ),
        ({"target": {"indicator": "population", "colour": "red"}}, r"identities.yml.*target\.colour"),
        ({"target": {"flow": "total"}}, r"target\.indicator.*required"),
        ({"target": {"indicator": "population", "flow": "sideways"}}, r"target\.flow"),
        ({"relation": "about"}, "relation"),
        ({"terms": []}, "has no terms.*at least one"),
        ({"terms": [{"indicator": "population", "times": "many"}]}, "times: 'many' is not a number.*write"),
        ({"equation": "a = b"}, "equation"),
    ],
)
def test_a_bad_entry_is_refused_by_name(tmp_path, change, message):
    with pytest.raises(WorkbookError, match=message):
        load_declared(written(tmp_path, POPULATION | change))


def test_a_name_stands_once(tmp_path):
    with pytest.raises(WorkbookError, match="stands twice"):
        load_declared(written(tmp_path, POPULATION, POPULATION))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(WorkbookError, match="identities.yml.*not found"):
        load_declared(tmp_path / "identities.yml")


def test_the_declared_identities_are_in_force():
    assert load_world().declared == load_declared()
    names = [each.name for each in load_declared()]
    assert len(names) == len(set(names)) > 0
