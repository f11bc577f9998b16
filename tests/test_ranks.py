"""A told rank against published levels: who must not be larger, and who is not comparable."""

from fractions import Fraction

import pytest

from analysis.identities import ranks
from analysis.identities.expression import AtLeast, values
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import Slot
from analysis.identities.world import load_world
from analysis.model import SeriesKey
from analysis.period import Period

WORLD = load_world()


def told(
    value: int, raw: str = "9", modality: str = "exact", period: str = "2031-H1", **keys
) -> StatedFigure:
    """A level in trillions, or a rank where the unit says so; give or take a hundredth."""
    unit = keys.pop("unit", "XTS")
    measure = "rank" if unit == "rank" else "level"
    series = SeriesKey(measure=measure, **({"indicator": "goods trade", "flow": "total"} | keys))
    slot = Slot(series, Period.parse(period), "", unit)
    half = Fraction(0 if unit == "rank" else 1, 100)
    number = Fraction(value)
    return StatedFigure(
        str(slot), "b", 1, raw, slot, number, number - half, number + half, Fraction(1), modality, "", "", ""
    )


def rank(value: int, raw: str = "second-largest", **keys) -> StatedFigure:
    return told(value, raw, unit="rank", **keys)


def compared(*statements: StatedFigure) -> list[tuple[str, str]]:
    """Who is ranked, and who must not be larger: by partner, region or period."""
    book = Observations.gather(statements)
    found = []
    for identity in ranks.find(book, WORLD):
        form = identity.forms[0]
        assert isinstance(form.expression, AtLeast)
        assert identity.evidence and identity.doubt
        [other] = values(form.expression)
        found.append(tuple(_name(slot) for slot in (form.target, other)))
    return found


def _name(slot: Slot) -> str:
    return slot.series.partner or slot.series.region or slot.period.name


PARTNERS = [told(4, partner="ASEAN"), told(3, partner="EU"), told(2, partner="US"), told(1, partner="Japan")]


def test_beside_the_nth_largest_the_nth_of_the_others_is_not_larger():
    assert compared(*PARTNERS, rank(2, partner="EU")) == [("EU", "US")]
    assert compared(*PARTNERS, rank(1, partner="EU")) == [("EU", "ASEAN")]
    assert compared(*PARTNERS, rank(4, partner="EU")) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"flow": "exports"},
        {"period": "2030-H1"},
        {"product": "sprockets"},
        {"indicator": "trade in services"},
    ],
)
def test_levels_of_another_key_are_not_compared(keys):
    assert compared(*PARTNERS, rank(2, **({"partner": "EU"} | keys))) == []


def test_members_that_may_overlap_are_not_in_one_ranking():
    belt = told(9, partner="Belt and Road partner countries")
    vietnam = told(8, partner="Vietnam")
    assert compared(belt, vietnam, *PARTNERS, rank(1, partner="ASEAN")) == [("ASEAN", "EU")]


def test_a_country_is_ranked_among_countries():
    assert compared(*PARTNERS, rank(2, partner="US")) == []
    assert compared(*PARTNERS, rank(1, partner="US")) == [("US", "Japan")]


def test_a_rank_among_products_may_be_one_among_countries():
    levels = [told(4, product="sprockets"), told(3, product="cogs")]
    assert compared(*levels, rank(1, product="cogs")) == []


@pytest.mark.parametrize("raw", ["second-lowest", "fastest", "second"])
def test_ranks_of_other_kinds_are_left_alone(raw):
    assert compared(*PARTNERS, rank(2, raw, partner="EU")) == []


def test_a_bound_on_a_rank_is_left_alone():
    assert compared(*PARTNERS, rank(2, modality="at_least", partner="EU")) == []


def test_the_rank_of_an_average_orders_the_levels():
    average = {"indicator": "average daily trade", "flow": "", "partner": "EU"}
    assert compared(*PARTNERS, rank(2, **average)) == [("EU", "US")]


def test_the_rank_of_a_month_among_the_same_months_of_earlier_years():
    months = [told(4, period="2029-06"), told(3, period="2030-06"), told(2, period="2031-06")]
    others = [told(9, period="2031-05"), told(9, period="2032-06"), told(9, period="2030-Q2")]
    assert compared(*months, *others, rank(2, "second-highest", period="2031-06")) == [("2031-06", "2030-06")]
    assert compared(*months[1:], *others, rank(2, "second-highest", period="2031-06")) == []
