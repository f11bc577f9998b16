"""No number on a page is typed by hand: each is one of the tables', in one of the project's own formats.

What may stand on a page, and why:
- in a row of a table: the numbers of the figures it links to, how many they are, and the numbers of the check,
  implied value, conflict or tightened interval of just these figures. A number of another row fails;
- in a row without links: counts of the tables, counted here anew;
- elsewhere: counts, and numbers as printed in some figure, or of its rounding interval;
- in charts also values and bounds of the tables, in the charts' rounding, and averages a month, for this is
  what the charts draw. Ticks of axes are a scale and tell nothing;
- periods, days, titles, ids, hashes, sizes of files, parameters: as whole words from the tables, the sidecars
  and the run, never as numbers of their own.
A number in words ("twenty") is not seen. The transcript is compared with the seeds in test_report.
"""

import re

import pytest
from known_numbers import Known, drawn, forms, numerals, strangers
from pages_text import Pieces
from test_report import SEEDS, made  # noqa: F401  (a fixture)

TRADE, SMALL = SEEDS


@pytest.fixture(scope="module")
def known(made):  # noqa: F811
    return Known(made[1] / "tables", made[1] / "pages", SEEDS)


@pytest.fixture(scope="module")
def pages(made):  # noqa: F811
    return {path.stem: path.read_text("utf-8") for path in (made[1] / "pages").glob("*.html")}


@pytest.mark.parametrize("name", [*SEEDS, "reconciliation", "index"])
def test_every_number_on_a_page_is_one_of_the_tables(pages, known, name):
    assert len(Pieces(pages[name]).pieces) > 50
    assert strangers(pages[name], known) == []


@pytest.mark.parametrize(
    ("name", "words", "planted", "number"),
    [
        ("index", "<p>Figures read from", "<p>All 37 figures read from", "37"),
        (TRADE, "<p>The sentences are made", "<p>Up 21.78%: the sentences are made", "21.78"),
        (TRADE, "<p>Partners around", "<p>Partners of 64.2% around", "64.2"),
        ("reconciliation", "<p>A repeat is", "<p>In 1987 a repeat was", "1987"),
        (TRADE, 'role="group" aria-label="', 'role="group" aria-label="56.78; ', "56.78"),
        (TRADE, "</text>", " 56.78</text>", "56.78"),
        (SMALL, "</caption>", " of 1,234 firms</caption>", "1234"),
        (TRADE, ">11.29 trillion yuan</a>", ">11.92 trillion yuan</a>", "11.92"),
    ],
)
def test_a_number_typed_by_hand_is_found(pages, known, name, words, planted, number):
    assert words in pages[name]
    page = pages[name].replace(words, planted, 1)
    assert {found for found, _ in strangers(page, known)} == {number}


def test_a_number_of_another_row_is_found(pages, known):
    row = next(
        row for row in re.findall(r"<tr.*?</tr>", pages[TRADE], re.S) if ">3.67 trillion yuan</a>" in row
    )
    page = pages[TRADE].replace(row, row.replace(">3.67 trillion", ">2.82 trillion"), 1)
    assert "2.82" in known.told and [found for found, _ in strangers(page, known)] == ["2.82"]


def test_a_bound_of_another_check_is_found(pages, known):
    row = next(
        row for row in re.findall(r"<tr id=\"check-.*?</tr>", pages["reconciliation"], re.S) if "12.9%" in row
    )
    (bound,) = re.findall(r">(12\.9\d+) to", row)
    page = pages["reconciliation"].replace(row, row.replace(bound, f"{float(bound) + 0.001:.4f}"), 1)
    assert len(strangers(page, known)) == 1


def test_a_count_that_is_off_by_one_is_found(pages, known):
    rows = re.findall(r"<tr.*?</tr>", pages["reconciliation"], re.S)
    row = next(row for row in rows if "bears on it" in row)
    count = re.search(r">(\d+)</td>", row)[1]
    page = pages["reconciliation"].replace(
        row, row.replace(f">{count}</td>", f">{int(count) + 1}</td>", 1), 1
    )
    assert [found for found, _ in strangers(page, known)] == [str(int(count) + 1)]


def test_forms_of_a_number():
    assert numerals("−2.70, 1,234 and H1, 15th, a1; 3.") == {"2.70", "1234", "3"}
    assert forms("21790000000000") >= {"21.79", "21790000000000"} and "21.8" not in forms("21790000000000")
    assert {"3.63", "0.3572"} <= drawn("3631666666666.7") | drawn("357200000000")
