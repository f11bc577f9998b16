"""The sentences on top of a briefing's page: made from the figures, and from nothing else."""

import re

import pandas as pd
import pytest
from test_reconcile import row, table

from analysis import extract, load, resolve
from analysis.charts import Absent, prepared
from analysis.charts.select import period_words, printed
from analysis.report.brief import in_brief
from analysis.seeds import list_seeds
from analysis.tables import figures_frame

PARTNERS = {"Utopia": "4.1", "Erewhon": "-2.0", "Lilliput": "9.9"}


def told(*rows: dict) -> pd.DataFrame:
    return prepared(table(*rows))


def test_the_subject_its_flows_and_who_grew_most_and_least():
    rows = [row("9.58"), row("4.1", "growth"), row("6.25", flow="exports"), row("3.33", flow="imports")]
    rows += [row(rate, "growth", partner=name) for name, rate in PARTNERS.items()]
    text = in_brief(told(*rows)).text
    assert text.startswith("Goods trade in H1 2031: 9.58 units (+4.1 units).")
    assert "Exports 6.25 units, imports 3.33 units." in text
    assert (
        "Of 3 partners with a growth rate, Lilliput grew most (+9.9 units) and Erewhon least (−2.0 units)."
        in text
    )


def test_flows_alone_name_their_subject():
    assert in_brief(told(row("6.25", flow="exports"))).text == "Goods trade in H1 2031: exports 6.25 units."


def test_two_partners_are_no_comparison_and_bounds_are_no_extremes():
    rows = [row("9.58")] + [row(rate, "growth", partner=name) for name, rate in list(PARTNERS.items())[:2]]
    rows.append(row("99", "growth", modality="more_than", partner="Lilliput"))
    assert "grew most" not in in_brief(told(*rows)).text


def test_the_last_months_and_other_subjects_are_told_where_there_is_room():
    rows = [row("9.58"), row("3.2", period="2031-06"), row("1.1", "growth", period="2031-06")]
    rows += [row("7", indicator="prices", flow=""), row("8.5", "growth", indicator="retail sales", flow="")]
    rows += [row("88", indicator="retail sales", flow=""), row("66", indicator="undated", flow="", period="")]
    text = in_brief(told(*rows)).text
    assert "Goods trade in Jun 2031: 3.2 units (+1.1 units)." in text
    assert text.endswith("Retail sales in H1 2031: 88 units (+8.5 units). Prices in H1 2031: 7 units.")


def test_what_a_reporter_said_is_told_as_such():
    assert (
        in_brief(told(row("9.58", role="reporter"))).text
        == "Goods trade in H1 2031: 9.58 units, a reporter says."
    )


def test_nothing_to_say():
    assert isinstance(in_brief(told(row("9.58")).iloc[:0]), Absent)


def test_hostile_names_stay_text():
    rows = [row("9.58", indicator="<img src=x onerror=alert(1)>", flow="")]
    assert "<img" not in str(in_brief(told(*rows)).html)


@pytest.mark.parametrize("briefing", list_seeds())
def test_every_number_is_one_of_a_figure_of_its_period_or_a_count(briefing):
    figures = prepared(figures_frame([resolve(extract(load(briefing)))]))
    text = in_brief(figures).text
    known = {printed(one) for _, one in figures.iterrows()} | set(map(period_words, figures["period"]))
    for words in sorted(known - {""}, key=len, reverse=True):
        text = text.replace(words, "")
    assert re.findall(r"\d+(?= (?:partners|products|regions|kinds))|\d+", text) == re.findall(
        r"(?<=Of )\d+(?= (?:partners|products|regions|kinds))", text
    )
