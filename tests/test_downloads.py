"""Downloads: numbers as numbers, all else as text that nobody evaluates, the same bytes each time."""

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as xml
import zipfile
from base64 import b64decode
from datetime import date
from decimal import Decimal
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cells import csv_text
from analysis.errors import WorkbookError
from analysis.model import Seed
from analysis.paths import project_root
from analysis.report import downloads as module
from analysis.report.downloads import (
    OF_BRIEFING,
    OF_RECONCILIATION,
    briefing_downloads,
    column_meanings,
    reconciliation_downloads,
    write_bytes,
)
from analysis.report.page import Page, notebook_page
from analysis.report.spreadsheet import xlsx_bytes
from analysis.seeds import list_seeds, load
from analysis.tables import load_table

TRADE = "scio-2025-07-14"
BROWSER = Path("/usr/bin/chromium")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1",
    "-1+1",
    "\t=1",
    "\r=1",
    " =1+1",
    "＝1+1",
    '=HYPERLINK("https://example.org","x")',
]
HARMLESS = ["4%", "a\r=1", "a\n=1", "a = b", "-2.7", "12", "'tis", "2025-06", ""]
STRANGE = [
    "<r><t>x</t></r>",
    "<r></r>",
    "_x0041_",
    "a\x01b",
    "https://example.org",
    "mailto:a@b",
    "ref\uffff",
]


def tables() -> dict[str, pd.DataFrame]:
    return {name: load_table(name) for name in (*OF_BRIEFING, *OF_RECONCILIATION)}


def own(**parameters: object):
    return briefing_downloads(load(TRADE), tables(), {"briefing": TRADE, **parameters})


@pytest.fixture(scope="module")
def trade():
    return own()


@pytest.fixture(scope="module")
def reconciled():
    return reconciliation_downloads(map(load, list_seeds()), tables(), {"rows": 200})


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def decoded(text: str) -> str:
    """Text as a spreadsheet shows it: `_xHHHH_` stands for a character."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def sheets(data: bytes) -> dict[str, dict[str, tuple[str, str, int]]]:
    """Every cell by sheet and place: its type, its content and its style."""
    files = parts(data)
    strings = [
        decoded("".join(part.text or "" for part in item.iter(f"{MAIN}t")))
        for item in xml.fromstring(files["xl/sharedStrings.xml"])
    ]
    names = [sheet.get("name") for sheet in xml.fromstring(files["xl/workbook.xml"]).iter(f"{MAIN}sheet")]
    found = {}
    for number, name in enumerate(names, start=1):
        root = xml.fromstring(files[f"xl/worksheets/sheet{number}.xml"])
        assert not list(root.iter(f"{MAIN}f")), "a formula"
        found[name] = {cell.get("r"): _content(cell, strings) for cell in root.iter(f"{MAIN}c")}
    return found


def _content(cell: xml.Element, strings: list[str]) -> tuple[str, str, int]:
    value, kind = cell.findtext(f"{MAIN}v", ""), cell.get("t", "n")
    return kind, strings[int(value)] if kind == "s" else value, int(cell.get("s", 0))


def column(data: bytes, sheet: str, name: str) -> list[tuple[str, str, int]]:
    """The cells of one column below its header, those without content left out."""
    cells = sheets(data)[sheet]
    letter = next(re.match("[A-Z]+", at)[0] for at, (_, words, _) in cells.items() if words == name)
    return [cell for at, cell in cells.items() if re.fullmatch(rf"{letter}\d+", at)][1:]


def formats(data: bytes) -> list[str]:
    """The number format of each style."""
    root = xml.fromstring(parts(data)["xl/styles.xml"])
    known = {item.get("numFmtId"): item.get("formatCode") for item in root.iter(f"{MAIN}numFmt")}
    known |= {"0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00"}
    return [known[style.get("numFmtId")] for style in root.find(f"{MAIN}cellXfs")]


def book(**columns: list[str]) -> bytes:
    return xlsx_bytes({"Figures": pd.DataFrame(columns, dtype=str)}, {}, "t", date(2025, 7, 14))


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_a_briefing_gives_its_tables_and_one_workbook(trade):
    names = [f"{TRADE}.xlsx", *(f"{TRADE}-{name}.csv" for name in OF_BRIEFING)]
    assert [file.name for file in trade] == names
    assert list(sheets(trade[0].data)) == ["Notes", "Figures", "Evidence", "Ledger"]
    for file, name in zip(trade[1:], OF_BRIEFING, strict=True):
        header, *rows = read_csv(file.data)
        everything = load_table(name)
        mine = everything[everything.iloc[:, 0].str.match(rf"{TRADE}(:|$)")]
        assert header == list(mine.columns) and rows == mine.to_numpy().tolist()
        assert file.rows == f"{len(mine):,} rows" and 0 < len(mine) < len(everything)


def test_the_reconciliation_gives_its_tables_and_one_workbook(reconciled):
    assert [file.name for file in reconciled] == [
        "reconciliation.xlsx",
        *(f"reconciliation-{name}.csv" for name in OF_RECONCILIATION),
    ]
    assert list(sheets(reconciled[0].data)) == ["Notes", *map(str.capitalize, OF_RECONCILIATION)]
    for file, name in zip(reconciled[1:], OF_RECONCILIATION, strict=True):
        bare = [[re.sub(r"^'(?=-)", "", cell) for cell in row] for row in read_csv(file.data)]
        assert bare[1:] == load_table(name).to_numpy().tolist()


def test_every_cell_of_a_table_is_in_its_sheet(trade, reconciled):
    for files, names in ((trade, OF_BRIEFING), (reconciled, OF_RECONCILIATION)):
        found = sheets(files[0].data)
        for file, name in zip(files[1:], names, strict=True):
            kept = [words for _, words, _ in found[name.capitalize()].values()]
            told = [re.sub(r"^'(?=-)", "", cell) for row in read_csv(file.data) for cell in row if cell]
            assert len(kept) == len(told)
            for mine, theirs in zip(kept, told, strict=True):
                assert mine == theirs or Decimal(mine) == Decimal(theirs)


def test_notes_tell_what_the_workbook_is_of(trade, reconciled):
    seed = load(TRADE)
    words = [words for _, words, _ in sheets(trade[0].data)["Notes"].values()]
    for told in (seed.title, seed.id, seed.publisher, "2025-07-14", seed.sha256, f"briefing = {TRADE}"):
        assert told in words
    for heading in ("Sheets", "How to read bounds", "Units", "Licence", "Columns of Ledger"):
        assert heading in words
    words = " ".join(words for _, words, _ in sheets(reconciled[0].data)["Notes"].values())
    assert all(load(name).sha256 in words for name in list_seeds()) and "rows = 200" in words


@pytest.mark.parametrize("name", [*OF_BRIEFING, *OF_RECONCILIATION])
def test_notes_tell_every_column(name):
    told = [column for names in column_meanings(name) for column in names.split(", ")]
    assert told == list(load_table(name).columns)


def test_no_sheet_has_a_link_and_each_header_stays_in_sight(trade):
    files = parts(trade[0].data)
    assert not [name for name in files if "rels" in name and "sheet" in Path(name).name]
    for number, size in zip((2, 3, 4), (27, 8, 6), strict=True):
        root = xml.fromstring(files[f"xl/worksheets/sheet{number}.xml"])
        pane = root.find(f".//{MAIN}pane")
        assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", "1", None)
        assert root.find(f"{MAIN}autoFilter").get("ref").startswith("A1:")
        assert len(root.findall(f".//{MAIN}col")) > 1 and root.find(f".//{MAIN}hyperlink") is None
        assert len(root.findall(f".//{MAIN}row[@r='1']/{MAIN}c")) == size
    styles = xml.fromstring(files["xl/styles.xml"])
    bold = [font.find(f"{MAIN}b") is not None for font in styles.find(f"{MAIN}fonts")]
    head = sheets(trade[0].data)["Figures"]["A1"][2]
    assert bold[int(styles.find(f"{MAIN}cellXfs")[head].get("fontId"))]


def test_hostile_cells_are_text_in_the_workbook():
    cells = HOSTILE + STRANGE + HARMLESS
    found = column(book(raw=cells), "Figures", "raw")
    assert [words for _, words, _ in found] == [cell for cell in cells if cell]
    assert {kind for kind, _, _ in found} == {"s"}


def test_hostile_text_in_a_column_of_numbers_is_text():
    data = book(value=[*HOSTILE, "1e5", "nan", "inf", "١٢", "0x1F", "-2.7"])
    assert [kind for kind, *_ in column(data, "Figures", "value")] == ["s"] * (len(HOSTILE) + 5) + ["n"]


def test_hostile_cells_keep_to_text_when_they_are_edited():
    data = book(raw=["=1+1", "fine"])
    styles = xml.fromstring(parts(data)["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    guarded = [styles[style].get("quotePrefix") for _, _, style in column(data, "Figures", "raw")]
    assert guarded == ["1", None]


def test_hostile_cells_are_guarded_in_csv_and_no_others():
    rows = read_csv(csv_text(pd.DataFrame({"raw": HOSTILE + HARMLESS, "x": "y"})).encode())[1:]
    assert [row[0] for row in rows] == [f"'{cell}" for cell in HOSTILE] + HARMLESS


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12))
def test_a_guarded_cell_can_be_brought_back(cell):
    written = read_csv(csv_text(pd.DataFrame({"raw": [cell], "x": ["y"]}, dtype=str)).encode())[1][0]
    guarded = re.match(r"'+(?:[\t\r\n]|\s*[=+\-@＝＋－＠])", written)
    assert (written[1:] if guarded else written) == cell


@settings(max_examples=40)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10))
def test_a_number_of_fifteen_digits_comes_back_exactly(number):
    ((kind, written, _),) = column(book(value=[format(number, "f")]), "Figures", "value")
    assert kind == "n" and Decimal(written) == number


def test_numbers_are_numbers_with_the_decimals_they_have():
    data = book(lower=["21790000000000", "2.9", "-0.25"], start=["1234", "5", ""], period=["2025", "", ""])
    patterns = formats(data)
    told = [(kind, words, patterns[style]) for kind, words, style in column(data, "Figures", "lower")]
    assert told == [("n", "21790000000000", "#,##0"), ("n", "2.9", "#,##0.0"), ("n", "-0.25", "#,##0.00")]
    assert [patterns[style] for *_, style in column(data, "Figures", "start")] == ["0", "0"]
    assert column(data, "Figures", "period")[0][:2] == ("s", "2025")


@pytest.mark.parametrize("number", ["1234567890.1234567", "1" * 16, "1" + "0" * 400, "0." + "0" * 400 + "1"])
def test_a_number_that_a_spreadsheet_would_change_is_text(number):
    assert column(book(value=[number]), "Figures", "value")[0][:2] == ("s", number)


def test_numeric_columns_hold_numbers_alone(trade, reconciled):
    for name in ("value", "lower", "upper", "start", "sentence_end"):
        assert {kind for kind, *_ in column(trade[0].data, "Figures", name)} == {"n"}, name
    for sheet, name in (
        ("Checks", "published_lower"),
        ("Checks", "computed_upper"),
        ("Checks", "difference_units"),
        ("Checks", "allowed_units"),
        ("Implied", "joint_lower"),
        ("Tightened", "survives"),
    ):
        assert {kind for kind, *_ in column(reconciled[0].data, sheet, name)} == {"n"}, name


def test_a_cell_too_long_for_a_workbook_says_that_it_is_cut():
    for cell in ("x" * 40_000, "\U0001f600" * 20_000):
        written = column(book(raw=[cell]), "Figures", "raw")[0][1]
        assert written.endswith("(cut here; the CSV file has it all)") and len(written) < 32_000
    assert column(book(raw=["x" * 31_000]), "Figures", "raw")[0][1] == "x" * 31_000


def test_no_figure_gives_empty_tables():
    seed = Seed("none-2025-01-01", "x", date(2025, 1, 1))
    files = briefing_downloads(seed, tables(), {})
    assert [file.rows for file in files[1:]] == ["0 rows"] * 3
    assert [words for _, words, _ in sheets(files[0].data)["Ledger"].values()] == list(
        load_table("ledger").columns
    )


def test_the_same_tables_give_the_same_bytes(trade, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    try:
        assert [file.data for file in own()] == [file.data for file in trade]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert own(rows=7)[0].data != trade[0].data, "parameters are told"


def test_another_process_in_another_place_gives_the_same_bytes(trade):
    code = (
        "import sys; sys.path.insert(0, 'tests'); from test_downloads import own; "
        "import hashlib; print(hashlib.sha256(own()[0].data).hexdigest())"
    )
    far = {**os.environ, "TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=project_root(), env=far, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(trade[0].data).hexdigest()


def test_a_workbook_is_dated_as_its_source(trade, reconciled):
    for data, day in ((trade[0].data, "2025-07-14"), (reconciled[0].data, "2025-12-11")):
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", parts(data)["docProps/core.xml"])) == {
            f"{day}T00:00:00Z".encode()
        }
        with zipfile.ZipFile(io.BytesIO(data)) as files:
            assert {item.date_time for item in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def page_with(files) -> str:
    return notebook_page(nbformat.v4.new_notebook(), Page("t", downloads=tuple(files)))


def test_a_page_holds_its_files_and_tells_their_size(trade):
    html = page_with(trade)
    assert '<a href="#downloads">Downloads</a>' in html and html.index("Downloads</h2>") < html.index(
        "<footer>"
    )
    links = re.findall(r'<a href="data:([^"]*);base64,([^"]*)" download="([^"]*)">', html)
    assert [(name, b64decode(coded, validate=True)) for _, coded, name in links] == [
        (file.name, file.data) for file in trade
    ]
    assert {kind for kind, *_ in links} == set(module.KINDS.values())
    for file in trade:
        assert f"({file.rows}; {file.size})" in html
    assert len(html) < 2_000_000


def test_a_page_without_files_says_nothing_of_them():
    assert "downloads" not in page_with([]).partition("</style>")[2].lower()


def test_what_is_too_large_stands_beside_the_page(monkeypatch):
    monkeypatch.setattr(module, "EMBEDDED", 190_000)
    files = own()
    assert [file.embedded for file in files] == [True, True, False, False]
    assert files[2].href == files[2].name == f"{TRADE}-evidence.csv"
    html = page_with(files)
    assert html.count("too large to be in the page") == 2 and f'href="{TRADE}-evidence.csv"' in html


def test_a_strangers_title_stays_text():
    seed = Seed("a-2025-01-01", "x", date(2025, 1, 1), title='=1+1"><script>', publisher="<r>&</r>")
    files = briefing_downloads(seed, tables(), {"x": "=1"})
    notes = [words for _, words, _ in sheets(files[0].data)["Notes"].values()]
    assert seed.title in notes and "<r>&</r>" in notes
    assert "<script>" not in page_with(files)


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch, step):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.xlsx").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, step, full)
        with pytest.raises(WorkbookError, match="a.xlsx: cannot be written: No space left on device; choose"):
            write_bytes(tmp_path / "a.xlsx", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.xlsx": b"old"}


@pytest.mark.skipif(not BROWSER.exists(), reason="no browser: nothing was downloaded")
def test_a_browser_downloads_the_same_bytes(trade, tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api")
    (tmp_path / "page.html").write_text(page_with(trade), "utf-8")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSER), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(accept_downloads=True)
        page.goto((tmp_path / "page.html").as_uri())
        for file in trade:
            with page.expect_download() as caught:
                page.get_by_role("link", name=file.name).click()
            assert caught.value.suggested_filename == file.name
            assert Path(caught.value.path()).read_bytes() == file.data
        browser.close()
