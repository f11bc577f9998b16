"""What figures mean: measure, sign, period, comparison, repeats, thresholds and the ledger."""

import pytest
from reading import briefing, column, read, rows

from analysis.reconcile import reconcile
from analysis.tables import figures_frame

# --- measures: one row for each rule ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports grew for the sixth consecutive month.", [("streak", "6", "form")]),
        ("Kenya is the third-largest buyer of tea.", [("rank", "3", "form")]),
        ("The works lasted 40 days.", [("duration", "40", "unit")]),
        (
            "Sales fell 5 percent, or 300 people.",
            [("growth", "-5", "growth cue"), ("change", "-300", "as the figure before")],
        ),
        ("Sales fell by 300 tonnes (5%).", [("change", "-300", "change cue"), ("growth", "-5", "default")]),
        ("Some 40 days were lost.", [("level", "40", "unit")]),
        ("Sales were 3% below their level of May.", [("growth", "-3", "against its level")]),
        ("Its share of added value reached 31%.", [("share", "31", "share cue")]),
        ("Sales rose 4%, backed by 300 shops.", [("growth", "4", "growth cue"), ("level", "300", "default")]),
        ("Sales fell in six provinces.", [("level", "6", "default")]),
        ("Sales saw a third decrease in a row.", [("streak", "3", "form")]),
        ("Exports doubled in May.", [("growth", "100", "multiple")]),
        ("Exports posted a double-digit decline.", [("growth", "-10", "double-digit")]),
        ("Exports saw double-digit declines.", [("growth", "-10", "double-digit")]),
        (
            "Exports rose 4.2%, compared with 3.1% in April.",
            [("growth", "4.2", "growth cue"), ("growth", "3.1", "value compared with")],
        ),
        ("Exports contributed 61% of growth.", [("contribution", "61", "contribution cue")]),
        ("May saw a 7.5% drop in exports.", [("growth", "-7.5", "noun right of the number")]),
        ("Exports grew at an average annual rate of 5.5%.", [("average_growth", "5.5", "average cue")]),
        ("Export growth slowed to 4.5%.", [("growth", "4.5", "value reached")]),
        ("The unemployment rate fell to 4.5%.", [("share", "4.5", "value reached")]),
        ("The vacancy rate stood at 5.2%.", [("share", "5.2", "a rate of its own")]),
        ("Textiles accounted for 31% of exports.", [("share", "31", "share cue")]),
        ("Half of exports went by rail.", [("share", "50", "share cue")]),
        ("Imports shrank by 0.8%.", [("growth", "-0.8", "growth cue")]),
        ("Inflation: 2.1% in May.", [("growth", "2.1", "nature of the indicator")]),
        (
            "Exports rose 3%, imports 4%.",
            [("growth", "3", "growth cue"), ("growth", "4", "as the figure before")],
        ),
        ("Exports: 3.9%.", [("growth", "3.9", "default")]),
        (
            "Services added 0.4 percentage points to GDP growth.",
            [("contribution", "0.4", "contribution cue")],
        ),
        (
            "Trade subtracted 0.4 percentage points from GDP growth.",
            [("contribution", "-0.4", "contribution cue")],
        ),
        ("Exports grew 2.2 percentage points slower.", [("growth_change", "-2.2", "growth cue")]),
        ("The share of textiles fell 1.2 percentage points.", [("share_change", "-1.2", "share or rate")]),
        ("The rate was raised by 50 basis points.", [("share_change", "0.5", "share or rate")]),
        ("Inflation rose 0.3 percentage points.", [("growth_change", "0.3", "nature of the subject")]),
        ("The gap is 0.3 percentage points lower.", [("share_change", "-0.3", "nature of the subject")]),
        ("Exports were 3 times as high as in 2019.", [("multiple", "3", "times")]),
        ("Inspectors came 350 times.", [("count_event", "350", "times")]),
        ("Exports reached $5 billion.", [("level", "5000000000", "default")]),
        ("Exports rose by $5 billion.", [("change", "5000000000", "change cue")]),
        ("Exports were $5 billion lower than a year earlier.", [("change", "-5000000000", "change cue")]),
        (
            "Exports fell to $5 billion from $6 billion.",
            [("level", "5000000000", "default"), ("level", "6000000000", "value compared with")],
        ),
    ],
)
def test_measure_sign_and_rule(text, told):
    found = []
    for figure in read(text):
        (rule,) = [item.rule for item in figure.evidence if item.field == "measure"]
        found.append((figure.series.measure, format(figure.quantity.value, "f"), rule))
    assert found == told


# --- periods: told by the sentence, carried over, compared -----------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports rose 4% in June.", [("2025-06", "period right of the figure")]),
        ("In June, exports rose 4%.", [("2025-06", "period before the figure")]),
        ("Exports rose 4% to a record high, in June.", [("2025-06", "period after the figure")]),
        ("In 2023, exports saw average annual growth of 4% over the past five years.", [("2018/2023", "months or years up to the period")]),
        ("Exports rose 4% in June, up from 3% in May.", [("2025-06", "period right of the figure"), ("2025-05", "period right of the figure")]),
        ("Exports rose 4% in June, down from 6%.", [("2025-06", "period right of the figure"), ("2025-05", "the period before")]),
        ("Output was 45 million tonnes in June (May: 43 million tonnes).", [("2025-06", "period right of the figure"), ("2025-05", "period of a note")]),
        ("In June, exports rose 4%. A year earlier, they rose 9%.", [("2025-06", "period before the figure"), ("2024-06", "time at the head of the sentence")]),
        ("In June, exports rose 4%. Imports fell 2%.", [("2025-06", "period before the figure"), ("2025-06", "period of an earlier sentence")]),
        ("Exports rose 4% and 6% in April and in June, respectively.", [("2025-04", "respectively"), ("2025-06", "respectively")]),
        ("Exports rose 4% and 6% in May and June, respectively.", [("2025-05", "respectively"), ("2025-06", "respectively")]),
        ("In June, exports rose for the third straight month.", [("2025-Q2", "streak back from the period's end")]),
        ("Exports have stayed above $3 billion for five consecutive months.", [("2025-03/2025-07", "held for a streak"), ("2025-03/2025-07", "streak back from the period's end")]),
        ("Growth is expected at 4% in 2025 (down from 5%).", [("2025", "period right of the figure"), ("2025", "an earlier estimate of the figure before")]),
        ("Inflation expectations eased from 5% to 4% for 2026.", [("2026", "period that both estimates are of"), ("2026", "period right of the figure")]),
        ("The share has grown from 2% to 3% since 2019.", [("2019", "period that it moved since")]),
        ("Prices fell from 9% in May to 7% in June. Costs fell from 5% to 4%.", [("2025-05", "period right of the figure"), ("2025-06", "period right of the figure"), ("2025-05", "as values moved before"), ("2025-06", "period of an earlier sentence")]),
        ("By 2030, output will reach 4 billion. Sales are to reach 2 billion.", [("2030", "period before the figure"), ("2030", "time ahead of an earlier sentence")]),
        ("The bank raised its growth forecast to 6%.", [("2025", "forecast of the running year")]),
        ("At present, 45 firms export tea.", [("2025-08", "now")]),
        ("Exports rose 4%.", []),
        ("The works will last 40 days.", []),
    ],
)  # fmt: skip
def test_period_and_rule(text, told):
    found = [(e.value, e.rule) for figure in read(text) for e in figure.evidence if e.field == "period"]
    assert found == told


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("□ In June, exports rose 4%.\n\nIn the first half, they rose 5%.\n\n□ Imports fell 2%.", ["2025-06", "2025-H1", "2025-06"]),
        ("In June, exports rose 4%. We see them rising 3% in August.\n\nImports fell 2%.", ["2025-06", "2025-08", "2025-06"]),
        ("Exports rose 2% in the first quarter, and in June the pace was 6%. Growth has stayed above 1% for three months running.", ["2025-Q1", "2025-06", "2025-Q2", "2025-Q2"]),
        ("Sales rose 3% during the 2005 Spring Festival.", ["2005"]),
        ("Sales rose 3% over Christmas.", ["2024-12"]),
        ("As of 31 May, it had raised $300 million this year.", ["2025-01/2025-05"]),
        ("Output rose 4% in the final three months of 2024.", ["2024-Q4"]),
        ("India's output rose 4% in the first nine months of 2024-25.", ["2024-04/2024-12"]),
        ("Britain's borrowing was 3 billion pounds in the financial year so far.", ["2025-04/2025-07"]),
        ("Exports rose in June. Ben Ode: Thank you for the floor.\nThey rose 4%.", ["2025-06"]),
        ("Ben Ode: How did exports do in the first half?\nAna Kovač: They rose 4%.", ["2025-H1"]),
        ("Exports in the first half\nExports rose 4%.", ["2025-H1"]),
        ("In June, exports rose 4% year on year. In May, they rose 3%.", ["2025-06", "2025-05"]),
        ("In June, exports rose 4%, faster than in May. Imports fell 2%.", ["2025-06", "2025-06"]),
        ("In 2026, exports will grow 4%.", ["2026"]),
        ("The past five years were hard.\n\n-- Sales rose from 5 billion to 9 billion.\n\n-- In all, 40 million jobs were created.", ["2020", "2025", "2021/2025"]),
        ("In June, exports rose 4%.\n\nTrade was a drag on growth in the first quarter.\n\nImports fell 2%.", ["2025-06", "2025-06"]),
        ("In 2019, exports rose 4%. There are still 40 million in need.", ["2019", ""]),
        ("In India, in 2024-25 exports have grown 4% in the first 10 months.", ["2024-04/2025-01"]),
        ("Exports rose 4% in the 12 months to June.", ["2025-06"]),
    ],
)  # fmt: skip
def test_periods_carried_and_not_carried(text, periods):
    assert column(text, "period") == periods


@pytest.mark.parametrize(
    ("text", "comparisons"),
    [
        ("Employers added 90,000 jobs in June.", ["2025-05"]),
        ("The economy lost 90,000 factory jobs in the second quarter.", ["2025-Q1"]),
        ("The economy created 300,000 jobs over the year to June.", ["yoy"]),
        ("Employment rose by 90,000 in June.", ["yoy"]),
        ("Exports rose 4% in June.", ["yoy"]),
        ("Exports rose 4% in June from May.", ["2025-05"]),
        ("Exports rose 4% in June from the previous month.", ["2025-05"]),
        ("Exports rose 4% in the second quarter, quarter on quarter.", ["2025-Q1"]),
        ("Exports rose 4% in June from June 2024.", ["yoy"]),
        ("Exports rose 4% in June from June 2019.", ["2019-06"]),
        ("Exports rose 4% in June year on year and 1% month on month.", ["yoy", "2025-05"]),
        ("Exports reached $5 billion in June.", [""]),
        ("Textiles accounted for 31% of exports in June, 2 percentage points lower.", ["", "yoy"]),
        ("Exports grew 2 percentage points faster than the national average.", ["national average"]),
    ],
)
def test_what_a_change_is_compared_with(text, comparisons):
    assert column(text, "comparison") == comparisons


# --- status, thresholds, repeats, ledger -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Exports rose 4% in June.", "final"),
        ("Exports are expected to rise 4% in 2026.", "forecast"),
        ("The target is growth of 4%.", "target"),
        ("Preliminary data show that exports rose 4%.", "preliminary"),
    ],
)
def test_status(text, status):
    assert column(text, "status") == [status]


MARK = "Exports reached 3 trillion yuan in June. In June, exports were 3.58 trillion yuan."


def test_a_round_mark_that_was_passed_is_a_lower_bound():
    mark, level = rows(MARK)
    assert (mark["modality"], mark["lower"], mark["upper"]) == ("at_least", "3000000000000", "")
    assert level["modality"] == "exact"


@pytest.mark.parametrize(
    "text",
    [
        MARK.replace("reached", "were"),
        MARK.replace("3 trillion", "3.25 trillion"),
        MARK.replace("3.58", "2.98"),
        MARK.replace("in June. In June", "in May. In June"),
    ],
)
def test_other_levels_are_no_thresholds(text):
    assert column(text, "modality") == ["exact", "exact"]


def test_a_second_statement_points_to_the_first():
    text = "In June, exports rose 4.5%. Imports rose 4.5%.\n\nIn June, exports rose by 4.5%. They rose 4.6%."
    found = rows(text)
    assert [row["repeats"] for row in found] == ["", "", found[0]["figure"], ""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In May 2025, exports rose 4.2%.", [("2025", "period"), ("4.2", "figure")]),
        ("On 7 May, Article 5 was read.", [("7", "period"), ("5", "name")]),
        ("One of the firms sold 3 ships.", [("One", "word"), ("3", "figure")]),
        ("It takes two days.", [("two", "figure")]),
        ("The 12-month rate was read two days ago.", [("12", "period"), ("two", "period")]),
        ("The ratio is 1,32,4.", [("1", "unexplained"), ("32", "unexplained"), ("4", "unexplained")]),
        ("First, 3 reasons matter.", [("3", "talk")]),
    ],
)
def test_the_ledger_accounts_for_every_number(text, told):
    assert [(entry.span.words(text), entry.kind) for entry in briefing(text).ledger] == told


def test_a_revision_points_to_the_first_value_and_contradicts_nothing():
    text = "Exports rose 3.1% in July. In revised data exports rose 3.3% in July."
    found = read(text)
    assert found[1].repeats == found[0].span
    assert found[1].status == "revised"
    assert reconcile(figures_frame([briefing(text)])).checks.empty
