"""Comparing two runs or two briefings: each kind of change, told once, rounding kept apart from revision."""

import csv
import errno
import sys
from base64 import b64decode
from pathlib import Path

import pandas as pd
import pytest
from reading import PUBLISHED, briefing
from test_downloads import column as cells_of
from test_downloads import sheets
from test_report import Outline

from analysis.cli import main
from analysis.errors import WorkbookError
from analysis.reconcile import reconcile
from analysis.report.compare import compare
from analysis.tables import FIGURE_COLUMNS, figures_frame, save_table

FILES = ["compare.csv", "compare_checks.csv", "compare.xlsx", "compare.html"]
SMALL, TRADE = "mofcom-2025-12-11", "scio-2025-07-14"
TEXT = (
    "In June 2025, exports were $5.15 billion, imports were $4.02 billion and total trade was $9.17 billion. "
    "Exports to ASEAN grew 9.6% in June 2025.\n"
)


def table(text: str, name: str = "phrase") -> pd.DataFrame:
    """The figures of a text, as those of a briefing of that name."""
    frame = figures_frame([briefing(text, PUBLISHED)])
    renamed = {
        column: frame[column].str.replace("phrase", name) for column in ("figure", "briefing", "repeats")
    }
    return frame.assign(**renamed)


def compared(folder: Path, a: pd.DataFrame, b: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of compare.csv for two tables of figures."""
    sources = [str(save_table(frame, folder / f"{name}.csv")) for name, frame in (("a", a), ("b", b))]
    compare(*sources, folder / "out")
    return rows(folder / "out" / "compare.csv")


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


def told(folder: Path) -> str:
    html = (folder / "out" / "compare.html").read_text("utf-8")
    return " ".join("".join(Outline(html).text).split())


def edited(frame: pd.DataFrame, words: str, /, **cells: str) -> pd.DataFrame:
    """The table with cells of the one figure printed so changed."""
    frame, chosen = frame.copy(), frame["raw"] == words
    assert chosen.sum() == 1
    for column, cell in cells.items():
        frame.loc[chosen, column] = cell
    return frame


def changes(found: list[dict[str, str]]) -> dict[str, int]:
    kinds = [row["change"] for row in found]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def test_the_same_table_only_restates(tmp_path):
    found = compared(tmp_path, table(TEXT), table(TEXT))
    assert changes(found) == {"restated": 4}
    assert rows(tmp_path / "out" / "compare_checks.csv") == []
    page = told(tmp_path)
    assert "Of 4 observations that both tell, 4 have the same value and none was revised." in page
    assert "No check that both made changed its verdict" in page


def test_a_revision_is_told_in_last_place_units_and_breaks_its_check(tmp_path):
    later = table(TEXT.replace("9.17", "9.32"), "later")
    found = compared(tmp_path, table(TEXT), later)
    assert changes(found) == {"revised": 1, "restated": 3}
    row = found[0]
    assert row["observation"] == "level, goods trade, total, 2025-06, in USD"
    assert (row["value_a"], row["value_b"]) == ("9170000000", "9320000000")
    assert row["figure_a"].startswith("phrase:") and row["figure_b"].startswith("later:")
    assert (row["difference_units"], row["explained_by_rounding"], row["fields"]) == ("15", "no", "")
    check = next(row for row in rows(tmp_path / "out" / "compare_checks.csv") if row["verdict_a"])
    assert check["statement"].startswith("exports + imports = total")
    assert check["verdict_a"] == "agrees" and check["verdict_b"].startswith("does not agree")
    page = told(tmp_path)
    assert "3 have the same value and 1 was revised, 1 of them by more than rounding explains" in page
    assert "1 check changed the verdict, 1 of them for the worse" in page
    assert "+150 million USD" in page and "+15" in page


@pytest.mark.parametrize(
    ("printed", "units", "explained"),
    [
        ("9.64", "0.4", "yes"),
        ("9.7", "1", "yes"),
        ("9.8", "2", "no"),
        ("10", "0.4", "yes"),
        ("9", "-0.6", "no"),
    ],
)
def test_rounding_explains_what_one_true_value_could_have_been_printed_as(
    tmp_path, printed, units, explained
):
    found = compared(tmp_path, table(TEXT), table(TEXT.replace("9.6", printed), "later"))
    assert changes(found) == {"revised": 1, "restated": 3}
    assert (found[0]["difference_units"], found[0]["explained_by_rounding"]) == (units, explained)


def test_a_dropped_zero_explains_only_by_own_digits(tmp_path):
    base = "In {} 2025, exports were {} billion yuan. "
    months = [("March", "5.15"), ("April", "6.12"), ("May", "5.43"), ("June", "{}")]
    text = "".join(base.format(*month) for month in months)
    found = compared(tmp_path, table(text.format("7")), table(text.format("7.02"), "later"))
    assert changes(found) == {"revised": 1, "restated": 3}
    assert found[0]["explained_by_rounding"] == "yes, only by own digits"
    assert found[0]["difference_units"] == "2"


def test_what_one_side_tells_alone_is_new_or_gone_beside_its_series(tmp_path):
    later = "In July 2025, exports were $5.35 billion. In June 2025, imports were $4.02 billion.\n"
    earlier = "In June 2025, exports were $5.15 billion and imports were $4.02 billion.\n"
    found = compared(tmp_path, table(earlier), table(later, "later"))
    assert changes(found) == {"new": 1, "gone": 1, "restated": 1}
    new, gone, _ = found
    assert (new["figure_a"], new["value_a"], new["value_b"]) == ("", "", "5350000000")
    assert (gone["figure_b"], gone["value_a"], gone["value_b"]) == ("", "5150000000", "")
    page = told(tmp_path)
    assert "1 observation is told only by" in page
    assert "$5.35 billion $5.15 billion (Jun 2025)" in page


def test_a_figure_read_otherwise_is_neither_new_nor_gone(tmp_path):
    old = table(TEXT)
    found = compared(tmp_path, old, edited(old, "9.6%", period="2025-H1", speaker="Ms. Lee"))
    assert changes(found) == {"read otherwise": 1, "restated": 3}
    row = found[0]
    assert row["fields"] == "period speaker" and row["figure_a"] == row["figure_b"]
    page = told(tmp_path)
    assert (
        "period: June 2025speaker: not told" in page and "period: first half of 2025speaker: Ms. Lee" in page
    )


def test_the_same_words_with_another_value_are_read_otherwise_and_not_revised(tmp_path):
    old = table(TEXT)
    found = compared(tmp_path, old, edited(old, "9.6%", value="-9.6", lower="-9.65", upper="-9.55"))
    assert changes(found) == {"read otherwise": 1, "restated": 3}
    assert (found[0]["fields"], found[0]["difference_units"]) == ("value lower upper", "-192")


def test_other_words_in_the_same_place_are_a_revision(tmp_path):
    old = table(TEXT)
    found = compared(tmp_path, old, edited(old, "9.6%", raw="9.8%", value="9.8", lower="9.75", upper="9.85"))
    assert changes(found) == {"revised": 1, "restated": 3}
    assert found[0]["figure_a"] == found[0]["figure_b"] and found[0]["difference_units"] == "2"


def test_spelling_alone_changes_nothing(tmp_path):
    old = table(TEXT)
    other = edited(old, "9.6%", value="9.60", period="2025-06/2025-06")
    other["indicator"] = other["indicator"] + " (foreign trade)"
    assert changes(compared(tmp_path, old, other)) == {"restated": 4}


def test_the_best_statement_speaks_for_an_observation(tmp_path):
    again = TEXT + "Exports exceeded $5 billion in June 2025.\n"
    found = compared(tmp_path, table(again), table(TEXT, "later"))
    assert len(table(again)) == 5
    assert changes(found) == {"restated": 4}


def test_a_value_that_only_one_side_holds_beside_another_is_gone(tmp_path):
    twice = table(TEXT + "Exports to ASEAN grew 9.9% in June 2025.\n")
    found = compared(tmp_path, twice, twice[twice["raw"] != "9.6%"])
    assert changes(found) == {"gone": 1, "restated": 4}
    assert found[0]["value_a"] == "9.6"


def test_a_forecast_is_not_revised_by_the_outcome(tmp_path):
    old = edited(table(TEXT), "9.6%", status="forecast")
    later = table(TEXT.replace("9.6%", "8.1%"), "later")
    assert changes(compared(tmp_path, old, later)) == {"new": 1, "gone": 1, "restated": 3}


def test_counts_without_a_series_are_never_revised(tmp_path):
    old, later = (
        table(f"There are {number} pilot cities.\n", name) for number, name in ((10, "a"), (12, "b"))
    )
    assert len(old) == len(later) == 1
    assert changes(compared(tmp_path, old, later)) == {"new": 1, "gone": 1}


def test_seed_csv_and_folder_are_the_same_source(tmp_path, made_tables):
    sources = [SMALL, str(made_tables / "figures.csv"), str(made_tables), str(tmp_path / "reconciled")]
    for name in ("checks", "tightened"):
        save_table(pd.read_csv(made_tables / f"{name}.csv", dtype=str, keep_default_na=False),
                   tmp_path / "reconciled" / f"{name}.csv")  # fmt: skip
    for source in sources[1:]:
        compare(sources[0], source, tmp_path / "out")
        assert set(changes(rows(tmp_path / "out" / "compare.csv"))) == {"restated"}
        assert rows(tmp_path / "out" / "compare_checks.csv") == []


@pytest.fixture
def made_tables(tmp_path):
    """A folder of the tables of one seed."""
    from analysis.extract import extract
    from analysis.resolve import resolve
    from analysis.seeds import load

    figures = figures_frame([resolve(extract(load(SMALL)))])
    for name, frame in {"figures": figures, **reconcile(figures).tables}.items():
        save_table(frame, tmp_path / "tables" / f"{name}.csv")
    return tmp_path / "tables"


def test_the_checks_of_a_folder_are_taken_as_they_stand(tmp_path, made_tables):
    checks = pd.read_csv(made_tables / "checks.csv", dtype=str, keep_default_na=False)
    checks.loc[0, "verdict"] = "does not agree"
    save_table(checks, made_tables / "checks.csv")
    compare(SMALL, str(made_tables), tmp_path / "out")
    (row,) = rows(tmp_path / "out" / "compare_checks.csv")
    assert (row["change"], row["verdict_b"]) == ("verdict changed", "does not agree")
    assert row["verdict_a"] != row["verdict_b"] and row["statement"] == checks.loc[0, "statement"]
    (made_tables / "checks.csv").unlink()
    compare(SMALL, str(made_tables), tmp_path / "out")
    assert rows(tmp_path / "out" / "compare_checks.csv") == []


def test_the_two_briefings_share_nothing_but_their_series(tmp_path):
    compare(TRADE, SMALL, tmp_path / "out")
    found = rows(tmp_path / "out" / "compare.csv")
    assert set(changes(found)) == {"new", "gone"}
    page = told(tmp_path)
    assert "No observation is told by both" in page
    assert "41.21 trillion yuan 21.79 trillion yuan (H1 2025)" in page


def test_numbers_lead_to_their_words_where_the_page_is_beside(tmp_path):
    old, later = table(TEXT), table(TEXT.replace("9.17", "9.32"), "later")
    start = old.loc[old["raw"] == "$9.17 billion", "start"].item()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "phrase.html").write_text(f'<mark id="fig-{start}">', "utf-8")
    compared(tmp_path, old, later)
    links = Outline((tmp_path / "out" / "compare.html").read_text("utf-8")).links
    assert f"phrase.html#fig-{start}" in links
    assert not [link for link in links if link.startswith("later")]


HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script> {{ 7*7 }}'


def test_hostile_text_stays_text(tmp_path):
    old = table(TEXT)
    later = old.assign(partner=HOSTILE, speaker=HOSTILE, product=HOSTILE)
    later = edited(later, "9.6%", raw=HOSTILE, value="9.8", status=HOSTILE)
    compared(tmp_path, old, later)
    page = Outline((tmp_path / "out" / "compare.html").read_text("utf-8"))
    assert not {"script", "img"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert HOSTILE in "".join(page.text)
    assert page.tags["caption"] == page.tags["table"] and len(page.ids) == len(set(page.ids))


def test_a_hostile_verdict_stays_text(tmp_path, made_tables):
    checks = pd.read_csv(made_tables / "checks.csv", dtype=str, keep_default_na=False)
    checks.loc[0, ["verdict", "statement"]] = f"does not agree {HOSTILE}"
    save_table(checks, made_tables / "checks.csv")
    compare(SMALL, str(made_tables), tmp_path / "out")
    page = Outline((tmp_path / "out" / "compare.html").read_text("utf-8"))
    assert not {"script", "img"} & set(page.tags) and HOSTILE in "".join(page.text)


def test_the_workbook_holds_the_same_tables_and_the_page_holds_all_three(tmp_path):
    found = compared(tmp_path, table(TEXT), table(TEXT.replace("9.17", "9.32"), "later"))
    book = sheets((tmp_path / "out" / "compare.xlsx").read_bytes())
    assert list(book) == ["Notes", "Compare", "Compare checks"]
    for name in found[0]:
        cells = [
            words
            for _, words, _ in cells_of((tmp_path / "out" / "compare.xlsx").read_bytes(), "Compare", name)
        ]
        assert cells == [row[name] for row in found if row[name]], name
    notes = [words for _, words, _ in book["Notes"].values()]
    assert "Columns of Compare checks" in notes and any(
        "4 figures of 4 observations" in words for words in notes
    )
    page = Outline((tmp_path / "out" / "compare.html").read_text("utf-8"))
    held = [link for link in page.links if link.startswith("data:") and ";base64," in link]
    names = ["compare.xlsx", "compare.csv", "compare_checks.csv"]
    assert [b64decode(link.partition(",")[2]) for link in held] == [
        (tmp_path / "out" / name).read_bytes() for name in names
    ]


def test_the_same_bytes_twice(tmp_path):
    old, later = table(TEXT), table(TEXT.replace("9.17", "9.32"), "later")
    bytes_of = []
    for _ in range(2):
        compared(tmp_path, old, later)
        bytes_of.append([(tmp_path / "out" / name).read_bytes() for name in FILES])
    assert bytes_of[0] == bytes_of[1]


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Run `workbook compare` in a folder; give its status, output and message."""
    monkeypatch.chdir(tmp_path)

    def called(*words):
        monkeypatch.setattr(sys, "argv", ["workbook", "compare", *words])
        try:
            main()
            return 0, capsys.readouterr().out
        except SystemExit as end:
            return 1, str(end.code)

    return called


def test_the_command_prints_one_line_a_file(run, tmp_path):
    save_table(table(TEXT), tmp_path / "a.csv")
    save_table(table(TEXT.replace("9.17", "9.32"), "later"), tmp_path / "b.csv")
    status, out = run("a.csv", "b.csv", "--out", "found")
    assert status == 0
    assert [line.partition(": ")[0] for line in out.splitlines()] == [f"found/{name}" for name in FILES]
    assert "1 revised, 0 new, 0 gone, 0 read otherwise, 3 restated" in out
    assert sorted(path.name for path in (tmp_path / "found").iterdir()) == sorted(FILES)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["scio-2025-07-41", "good.csv"], "unknown briefing 'scio-2025-07-41'; did you mean"),
        (["good.csv", "missing.csv"], "missing.csv: no such file; check the path"),
        (["good.csv", "no/folder"], "no/folder: no such folder; give a seed"),
        (["good.csv", "text.txt"], "text.txt: this is no table of figures; give a seed"),
        (["good.csv", "empty"], "empty: no figures.csv in this folder; put the figures.csv beside it"),
        (["good.csv", "foreign"], "foreign: no figures.csv, and not made from seeds"),
        (["good.csv", "stale"], "stale: no figures.csv, and the seeds are read otherwise now"),
        (["good.csv", "torn"], "torn/checks.csv: lacks the columns kind, level"),
        (["words.csv", "good.csv"], "words.csv: lacks the columns figure, "),
        (["good.csv", "bad.csv"], "bad.csv: figures table, row 1 (phrase:"),
        (["good.csv", "good.csv", "--out", "text.txt"], "cannot be written: "),
        (["good.csv"], "issing argument"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_one_line(run, tmp_path, words, message):
    good = table(TEXT)
    save_table(good, tmp_path / "good.csv")
    save_table(good.assign(value="many"), tmp_path / "bad.csv")
    (tmp_path / "words.csv").write_text("a,b\n1,2\n")
    (tmp_path / "text.txt").write_text("words\n")
    (tmp_path / "empty").mkdir()
    save_table(good, tmp_path / "foreign" / "tightened.csv")
    save_table(good.assign(briefing=SMALL), tmp_path / "stale" / "tightened.csv")
    save_table(good, tmp_path / "torn" / "figures.csv")
    save_table(pd.DataFrame({"check": ["x"]}), tmp_path / "torn" / "checks.csv")
    before = sorted(tmp_path.rglob("*"))
    status, found = run(*words)
    assert status == 1 and message in found
    assert len(found.splitlines()) == 1 and found.startswith("workbook: ")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_nothing_is_half_written(tmp_path, monkeypatch, step):
    sources = [str(save_table(table(TEXT), tmp_path / "a.csv"))] * 2
    (tmp_path / "out").mkdir()
    for name in FILES:
        (tmp_path / "out" / name).write_text("kept\n")

    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(WorkbookError, match="No space left on device"):
        patch.setattr(Path, step, full)
        compare(*sources, tmp_path / "out")
    assert {path.name: path.read_text() for path in (tmp_path / "out").iterdir()} == dict.fromkeys(
        FILES, "kept\n"
    )


def test_a_source_that_fails_leaves_no_folder(tmp_path):
    good = str(save_table(table(TEXT), tmp_path / "a.csv"))
    with pytest.raises(WorkbookError):
        compare(good, str(tmp_path / "missing.csv"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_empty_tables_make_a_page(tmp_path):
    empty = pd.DataFrame(columns=FIGURE_COLUMNS, dtype=str)
    assert compared(tmp_path, empty, empty) == []
    assert "No observation is told by both" in told(tmp_path)
