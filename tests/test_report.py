"""Reports: made whole or not at all, the same each time, self-contained, and safe against their own sources."""

import csv
import hashlib
import re
import shutil
import socket
from base64 import b64decode
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from analysis.errors import WorkbookError
from analysis.paths import project_root, tables_folder
from analysis.report import make_report
from analysis.report.page import Page, notebook_page
from analysis.report.picture import chart_data, chart_figure
from analysis.report.runner import kernel_environment, run_notebook, verified
from analysis.tables import load_table

TRADE, SMALL = SEEDS = ["scio-2025-07-14", "mofcom-2025-12-11"]
BROWSER = Path("/usr/bin/chromium")
STRANGE = {
    "none-2025-01-01": "Good morning. There is nothing to report today.\n",
    "prices-2025-07-16": (
        "Consumer prices rose by 3.6% in the 12 months to June 2025, up from 3.4% in May. Core prices rose by 3.7%.\n\n"
        "The unemployment rate was 4.7%. There were 727,000 vacancies, down 56,000 from the previous quarter.\n"
    ),
    "hostile-2025-07-01": (
        '<script>alert(1)</script> "><img src=x onerror=alert(1)>:\n\n'
        'Exports of <b onclick="x()">steel</b> to "><img src=x onerror=alert(1)> grew 7.2% to '
        "<script>alert(2)</script> 13 trillion yuan in the first half of 2025, with [a](javascript:alert(3)) and "
        "$\\alpha$ & {{ 7*7 }} {% raw %} imports down 2.7% to 8.79 trillion yuan. Trade with the EU rose 3.5%, "
        "with the US fell 9.3%, and with ASEAN rose 9.6%. =cmd|' /C calc'!A0 rose 12%.\n"
    ),
}


class Outline(HTMLParser):
    """What the tests want to know of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.ids, self.attributes = Counter(), [], []
        self.links, self.levels, self.captions, self.text, self.within = [], [], 0, [], []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.within.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("href", "xlink:href") if found.get(name)]
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []

    def handle_data(self, data: str) -> None:
        if self.within[-1:] not in (["style"], ["title"]):
            self.text.append(data)


def outline(path: Path) -> Outline:
    return Outline(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    steps = []
    run = make_report(sorted(SEEDS), out=folder / "pages", tables=folder / "tables", progress=steps.append)
    return run, folder, steps


def root_with(folder: Path, texts: dict[str, str]) -> Path:
    """A project root with seeds of its own and the project's reference data and notebooks."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "notebooks").symlink_to(project_root() / "notebooks")
    (folder / "data" / "reference").symlink_to(project_root() / "data" / "reference")
    for name, text in texts.items():
        (folder / "seeds" / f"{name}.txt").write_bytes(text.encode())
        sidecar = (
            f"id: {name}\ntitle: '<script>alert(9)</script> & \"{name}\"'\npublisher: '<i>P</i>'\n"
            f"event_date: {name[-10:]}\npublished: {name[-10:]}\nlanguage: en\nsource: 'x <b>'\nrights: none\n"
            f"sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        )
        (folder / "seeds" / f"{name}.yml").write_text(sidecar, "utf-8")
    return folder


CARD = re.compile(r'<span class="card".*?To its row</a></span>', re.S)
TABLES = ("figures", "evidence", "ledger", "checks", "implied", "tightened", "conflicts")
EMBEDDED = re.compile(
    r"data:,|data:(?:text/csv;charset=utf-8|application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)"
    r";base64,[A-Za-z0-9+/]+={0,2}"
)


@pytest.fixture(scope="module")
def strange(tmp_path_factory):
    folder = tmp_path_factory.mktemp("strange")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_ROOT", str(root_with(folder / "root", STRANGE)))
        run = make_report(
            list(STRANGE), out=folder / "pages", tables=folder / "tables", parameters={"intervals": "true"}
        )
    return run, folder / "pages"


def test_all_files_are_written_and_the_result_is_told(made):
    run, folder, _ = made
    pages = {f"{name}.html" for name in (*SEEDS, "reconciliation", "index")}
    tables = {f"{name}.csv" for name in TABLES}
    downloads = {f"{name}.xlsx" for name in (*SEEDS, "reconciliation")}
    downloads |= {f"{seed}-{name}.csv" for seed in SEEDS for name in TABLES[:3]}
    downloads |= {f"reconciliation-{name}.csv" for name in TABLES[3:]}
    assert {path.name for path in run.files} == pages | tables | downloads | {"datapackage.json"}
    assert {path.name for path in folder.rglob("*.*")} == {path.name for path in run.files}, (
        "nothing else is left"
    )
    figures, checks = (load_table(name, folder / "tables") for name in ("figures", "checks"))
    assert run.figures == len(figures) > 150
    assert sum(run.verdicts.values()) == len(checks) > 30
    assert run.line.startswith(f"{len(figures)} figures from 2 briefings; {len(checks)} checks: ")


def test_the_committed_tables_are_made_again_byte_for_byte(made):
    for path in (made[1] / "tables").iterdir():
        assert path.read_bytes() == (tables_folder() / path.name).read_bytes(), (
            f"{path.name}: run `make report`"
        )


def test_every_step_is_told_in_order(made):
    _, _, steps = made
    for job in {(step.notebook, step.about) for step in steps}:
        numbers = [step.number for step in steps if (step.notebook, step.about) == job]
        total = next(step.total for step in steps if (step.notebook, step.about) == job)
        assert numbers == list(range(1, total + 1))
    assert {step.about for step in steps} == {"", *SEEDS}
    assert all(step.heading for step in steps)


def test_every_figure_is_in_one_table_and_marked_in_the_transcript(made):
    _, folder, _ = made
    figures = load_table("figures", folder / "tables")
    for seed in SEEDS:
        page = outline(folder / "pages" / f"{seed}.html")
        starts = set(figures[figures["briefing"] == seed]["start"])
        assert {name[4:] for name in page.ids if name.startswith("fig-")} == starts
        assert {name[5:] for name in page.ids if name.startswith("cell-")} == starts
        assert {link[5:] for link in page.links if link.startswith("#fig-")} == starts


def test_the_transcript_is_the_whole_text(made):
    _, folder, _ = made
    for seed in SEEDS:
        html = (folder / "pages" / f"{seed}.html").read_text("utf-8").partition('class="transcript"')[2]
        html = CARD.sub("", html)
        shown = re.sub(r"\s+", "", "".join(Outline(f"<div {html}").text))
        text = (project_root() / "seeds" / f"{seed}.txt").read_text("utf-8")
        lines = [re.sub(r"\s+", "", line) for line in text.split("\n")]
        assert [line for line in lines if line not in shown] == []


def test_every_link_leads_somewhere(made):
    _, folder, _ = made
    pages = {path.name: outline(path) for path in (folder / "pages").glob("*.html")}
    assert len(pages) == 4
    for name, page in pages.items():
        for link in page.links:
            target, _, place = link.partition("#")
            beside = target.endswith((".csv", ".xlsx")) and (folder / "pages" / target).is_file()
            assert beside or EMBEDDED.fullmatch(link) or (target or name) in pages, link[:80]
            assert not place or place in pages[target or name].ids, link


@pytest.mark.parametrize("name", [*SEEDS, "reconciliation", "index"])
def test_a_page_is_one_file_in_good_order(made, name):
    path = made[1] / "pages" / f"{name}.html"
    page, html = outline(path), path.read_text("utf-8")
    assert ("html", "lang", "en") in page.attributes
    assert page.tags["title"] == page.tags["h1"] == page.tags["main"] == 1
    assert page.tags["script"] == (name == "index") and page.tags["img"] == page.tags["iframe"] == 0
    assert "default-src 'none'" in html
    assert [identity for identity, count in Counter(page.ids).items() if count > 1] == []
    assert page.tags["caption"] == page.tags["table"]
    assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
    assert page.tags["svg"] == len(
        [1 for tag, key, value in page.attributes if (tag, key) == ("svg", "aria-label") and value]
    )
    assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//(?!www\.w3\.org)", html)
    assert str(made[1]) not in html and len(html) < 2_000_000


def test_the_trade_briefing_has_four_charts_and_more(made):
    assert outline(made[1] / "pages" / f"{TRADE}.html").tags["figure"] >= 4
    assert outline(made[1] / "pages" / "reconciliation.html").tags["figure"] >= 2


def test_the_months_between_the_briefings_are_on_the_page(made):
    html = (made[1] / "pages" / "reconciliation.html").read_text("utf-8")
    rows = list(csv.DictReader((made[1] / "tables" / "implied.csv").open(encoding="utf-8")))
    between = [
        row
        for row in rows
        if (row["measure"], row["period"], row["partner"]) == ("level", "2025-07/2025-11", "")
    ]
    assert between, "January-November less the first half"
    low = f"{float(between[0]['lower']) / 1e12:.5g}"
    assert "Jul–Nov 2025" in html and low in html


def test_a_run_is_the_same_twice(made, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "C")
    given = {"briefing": SMALL, "tables": str(made[1] / "tables")}
    pages, page = [], Page("one", parameters={"briefing": SMALL})
    for _ in range(2):
        with kernel_environment():
            pages.append(notebook_page(run_notebook("30_report", given), page))
    assert pages[0] == pages[1]
    body = pages[0].partition('<main id="main">')[2].partition("<footer>")[0]
    assert body in (made[1] / "pages" / f"{SMALL}.html").read_text("utf-8")


def test_any_briefing_gets_its_page(strange):
    run, pages = strange
    assert len(run.briefings) == 3
    prices = "".join(outline(pages / "prices-2025-07-16.html").text)
    assert "3.6%" in prices and "727,000" in prices
    assert "none; if that is a surprise" in "".join(outline(pages / "none-2025-01-01.html").text)


@pytest.mark.parametrize("name", [*STRANGE, "reconciliation", "index"])
def test_a_seeds_words_never_become_markup(strange, name):
    page = outline(strange[1] / f"{name}.html")
    assert not {"img", "iframe", "object", "b"} & set(page.tags) and page.tags["script"] == (name == "index")
    assert not [attribute for _, attribute, _ in page.attributes if attribute.startswith("on")]
    told = [link for link in page.links if not re.match(r"#|[\w.-]+\.html|[\w.-]+\.(?:csv|xlsx)$", link)]
    assert [link[:80] for link in told if not EMBEDDED.fullmatch(link)] == []


def test_hostile_words_are_shown_as_they_are(strange):
    html = (strange[1] / "hostile-2025-07-01.html").read_text("utf-8")
    text = "".join(Outline(CARD.sub("", html)).text)
    assert (
        "<img src=x onerror=alert(1)>" in text and "{{ 7*7 }}" in text and "[a](javascript:alert(3))" in text
    )


def broken(source: str, tmp_path: Path) -> None:
    """Run a notebook whose last cell is given."""
    notebook = nbformat.read(project_root() / "notebooks" / "30_report.ipynb", as_version=4)
    del notebook.cells[5:]
    notebook.cells.append(nbformat.v4.new_code_cell(source))
    notebook.cells.append(nbformat.v4.new_code_cell("1 + 1"))
    nbformat.write(notebook, tmp_path / "30_report.ipynb")
    with kernel_environment():
        run_notebook("30_report", {"briefing": SMALL}, folder=tmp_path)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("1 / 0", r"30_report: cell \d+ failed: ZeroDivisionError: division by zero; open it"),
        ("import sys; sys.exit(0)", r"30_report: cell \d+ was not executed to its end"),
        ("import os; os._exit(1)", r"30_report: the run was cut off: DeadKernelError"),
        ("from analysis import load\nload('nobody')", r"nobody"),
    ],
)
def test_a_run_that_did_not_end_is_no_run(tmp_path, source, told):
    with pytest.raises(WorkbookError, match=told) as caught:
        broken(source, tmp_path)
    assert "\n" not in str(caught.value)


def test_a_cell_left_out_is_found():
    cell = nbformat.v4.new_code_cell("1 + 1", execution_count=None)
    with pytest.raises(WorkbookError, match="cell 1 was not executed"):
        verified(nbformat.v4.new_notebook(cells=[cell]), "n")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"briefings": ["scio-2025-07-15"]},
            "unknown briefing 'scio-2025-07-15'; did you mean 'scio-2025-07-14'",
        ),
        ({"briefings": []}, "no briefing to report on"),
        ({"parameters": {"row": "3"}}, "unknown parameter 'row'; did you mean 'rows'"),
        ({"parameters": {"rows": "x"}}, "parameter 'rows': input should be a valid integer"),
        ({"parameters": {"briefing": "x"}}, "unknown parameter 'briefing'"),
    ],
)
def test_wrong_input_is_told_before_anything_is_written(tmp_path, change, told):
    given = {"briefings": SEEDS, "out": tmp_path / "a", "tables": tmp_path / "b"} | change
    with pytest.raises(WorkbookError) as caught:
        make_report(given.pop("briefings"), **given)
    assert told in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "taken").write_text("x")
    with pytest.raises(WorkbookError, match="taken: cannot write here.*choose another folder"):
        make_report([SMALL], out=tmp_path / "taken", tables=tmp_path / "b")


def test_a_failed_run_leaves_the_old_pages(tmp_path, monkeypatch):
    root = root_with(tmp_path / "root", {"prices-2025-07-16": STRANGE["prices-2025-07-16"]})
    (root / "notebooks").unlink()
    shutil.copytree(project_root() / "notebooks", root / "notebooks")
    notebook = nbformat.read(root / "notebooks" / "30_report.ipynb", as_version=4)
    notebook.cells[-1].source = "1 / 0"
    nbformat.write(notebook, root / "notebooks" / "30_report.ipynb")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.html").write_text("old")
    monkeypatch.setenv("WORKBOOK_ROOT", str(root))
    with pytest.raises(WorkbookError, match="ZeroDivisionError"):
        make_report(["prices-2025-07-16"], out=tmp_path / "pages", tables=tmp_path / "tables")
    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["index.html"]
    assert (tmp_path / "pages" / "index.html").read_text() == "old"
    assert list((tmp_path / "tables").iterdir()) == []


@pytest.mark.parametrize(
    ("svg", "alt", "told"),
    [
        ("<svg viewBox='0 0 1 1'></svg>", " ", "a chart has no description"),
        ("<svg viewBox='0 0 1 1'><script>x</script></svg>", "a", "must not: script"),
        ("<svg viewBox='0 0 1 1'><rect onclick='x'/></svg>", "a", "must not: rect"),
        ("<svg viewBox='0 0 1 1'><a href='https://x.test'/></svg>", "a", "must not: a"),
        ("<svg><b></svg>", "a", "not well-formed"),
    ],
)
def test_a_chart_without_words_or_with_more_than_a_drawing_is_refused(svg, alt, told):
    with pytest.raises(WorkbookError, match=told):
        chart_figure(svg, alt, "c1")


def test_a_notebooks_own_html_is_cleaned():
    shown = {
        "text/html": "<p onclick='x'>a</p><script>b</script><a href='javascript:c'>d</a>",
        "text/plain": "",
    }
    cell = nbformat.v4.new_code_cell("x", execution_count=1)
    cell.outputs = [
        nbformat.v4.new_output("display_data", shown),
        nbformat.v4.new_output("stream", name="stdout", text="\x1b[31m<u>red\x1b[0m"),
        nbformat.v4.new_output("stream", name="stderr", text="a warning"),
    ]
    page = Outline(notebook_page(nbformat.v4.new_notebook(cells=[cell]), Page("<b>t</b>")))
    assert not {"script", "b", "u"} & set(page.tags)
    assert "onclick" not in {name for _, name, _ in page.attributes} and "javascript:c" not in page.links
    assert "<u>red" in "".join(page.text) and "a warning" not in "".join(page.text)


def test_the_data_of_a_chart_is_one_click_away(made):
    html = (made[1] / "pages" / f"{TRADE}.html").read_text("utf-8")
    figures = re.findall(r'<figure class="chart">.*?</figure>', html, re.S)
    link = r'href="data:text/csv;charset=utf-8;base64,([^"]+)" download="([^"]+)">Data of this chart \(CSV, (\d+) rows\)<'
    found = [re.search(link, figure) for figure in figures]
    assert len(found) > 8 and all(found) and len({match[2] for match in found}) == len(found)
    for match in found:
        header, *rows = csv.reader(b64decode(match[1]).decode().splitlines())
        assert len(rows) == int(match[3]) and {"value", "lower", "upper", "unit", "start"} <= set(header)
        assert match[2].startswith(TRADE) and match[2].endswith(".csv")
    assert any("contributions-by-flow" in match[2] for match in found)
    assert len(html) < 2_000_000


def test_a_picture_without_data_has_no_link():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    output = nbformat.v4.new_output(
        "display_data", {"image/svg+xml": svg}, metadata={"image/svg+xml": {"alt": "a"}}
    )
    assert chart_data(output) is None and "Data of this chart" not in chart_figure(svg, "a", "c")
    output.data["text/csv"], output.metadata["text/csv"] = 'a\n"=1\n2"\n', {"name": '../"><script>'}
    data = chart_data(output)
    assert (data.name, data.rows) == ("script.csv", "1 row")
    assert 'download="script.csv"' in chart_figure(svg, "a", "c", data)


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("a connection was opened")


def test_pages_are_rendered_without_a_connection(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert "<h1>t</h1>" in notebook_page(nbformat.v4.new_notebook(), Page("t"))


@pytest.mark.skipif(not BROWSER.exists(), reason="no browser: pages were not opened")
def test_pages_open_without_a_request_or_complaint(made, strange):
    sync_api = pytest.importorskip("playwright.sync_api")
    pages = [*sorted((made[1] / "pages").glob("*.html")), *sorted(strange[1].glob("*.html"))]
    options = {"executable_path": str(BROWSER), "args": ["--no-sandbox", "--disable-gpu"]}
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(**options)
        for path in pages:
            page, requests, complaints = browser.new_page(), [], []
            page.on("request", lambda request, seen=requests: seen.append(request.url))
            page.on("console", lambda message, seen=complaints: seen.append(message.text))
            page.on("pageerror", lambda error, seen=complaints: seen.append(str(error)))
            page.goto(path.as_uri())
            assert [url for url in requests if url != path.as_uri() and not url.startswith("data:")] == []
            assert complaints == []
            page.close()
        browser.close()


@pytest.mark.skipif(not BROWSER.exists(), reason="no browser: links were not followed")
def test_a_number_leads_to_its_words_and_back(made):
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSER), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto((made[1] / "pages" / f"{TRADE}.html").as_uri())
        number = page.locator("table#by-flow td a").first
        words = number.get_attribute("href")
        number.click()
        marked = page.locator(words)
        assert page.url.endswith(words) and marked.is_visible()
        marked.click()
        assert page.url.endswith(words.replace("#fig-", "#cell-"))
        browser.close()


@pytest.mark.skipif(not BROWSER.exists(), reason="no browser: accessibility was not checked")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_have_no_fault_of_accessibility(made, strange, scheme, width):
    sync_api = pytest.importorskip("playwright.sync_api")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    pages = [*sorted((made[1] / "pages").glob("*.html")), *sorted(strange[1].glob("*.html"))]
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSER), args=["--no-sandbox", "--disable-gpu"])
        for path in pages:
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            page.goto(path.as_uri())
            faults = axe.run(page).response["violations"]
            assert [(path.stem, fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path.stem} is too wide"
            page.close()
        browser.close()


@pytest.mark.skipif(not BROWSER.exists(), reason="no browser: the page's switches were not tried")
def test_the_code_opens_and_the_scheme_is_switched(made):
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSER), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(color_scheme="light")
        page.goto((made[1] / "pages" / f"{TRADE}.html").as_uri())
        paper = "getComputedStyle(document.body).backgroundColor"
        before = page.evaluate(paper)
        page.locator("#scheme").check()
        assert page.evaluate(paper) != before
        code = page.locator("details:has(> summary:text-is('Code')) pre").first
        assert not code.is_visible()
        page.locator("summary:text-is('Code')").first.click()
        assert code.is_visible()
        assert "grew" in page.locator("#main .brief").inner_text()
        browser.close()


@pytest.mark.skipif(
    not BROWSER.exists(), reason="no browser: the phone's tables and the print were not tried"
)
def test_on_a_phone_no_cell_is_cut_and_on_paper_no_control_is_left(made):
    sync_api = pytest.importorskip("playwright.sync_api")
    cut = "tables => tables.flatMap(t => [...t.querySelectorAll('td, th')].filter(c => c.scrollWidth > innerWidth))"
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSER), args=["--no-sandbox", "--disable-gpu"])
        for name in (*SEEDS, "reconciliation"):
            page = browser.new_page(viewport={"width": 390, "height": 900})
            page.goto((made[1] / "pages" / f"{name}.html").as_uri())
            assert page.locator("table.stacked").count() > 2
            assert page.locator("table.stacked").evaluate_all(f"tables => ({cut})(tables).length") == 0
            wide = "all => all.filter(one => one.querySelector('table') && one.scrollWidth > one.clientWidth).length"
            assert page.locator(".shown").evaluate_all(wide) == 0, name
            page.emulate_media(media="print")
            for control in ("nav", ".scheme", "#downloads", ".card", "details", "form"):
                assert page.locator(f"{control}:visible").count() == 0, control
            page.close()
        browser.close()
