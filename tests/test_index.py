"""The index: what each report is of and what came out; found by words, whole without the script."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from test_report import BROWSER, SMALL, TRADE, made, strange  # noqa: F401  (fixtures)

from analysis.report.index import told_of
from analysis.report.verdict_kinds import verdict_counts
from analysis.seeds import load
from analysis.tables import load_table


def index(made) -> str:  # noqa: F811
    return (made[1] / "pages" / "index.html").read_text("utf-8")


def entries(html: str) -> list[str]:
    """The words of each report, in their order."""
    parts = html.partition('<ul class="cards">')[2].partition("</ul>")[0].split("<li data-entry>")[1:]
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part)) for part in parts]


def test_every_report_tells_what_it_is_of_and_what_came_out(made):  # noqa: F811
    trade, small, all_figures = entries(index(made))
    figures, checks, implied = (
        load_table(name, made[1] / "tables") for name in ("figures", "checks", "implied")
    )
    for told, name, day in ((trade, TRADE, "14 July 2025"), (small, SMALL, "11 December 2025")):
        mine = checks[checks["figures"].str.contains(f"{name}:")]
        assert f"{day} by {load(name).publisher}" in told
        assert f" {(figures['briefing'] == name).sum()}, " in told
        assert f" {len(mine)}: " in told and f"briefing = {name}, period = " in told
        assert all(f"{count} {kind}" in told for kind, count in verdict_counts(mine).items())
        assert "rows = 200, intervals = no" in told and "rows = 100" in all_figures
    assert "goods trade" in trade and "soybeans" in trade and "Hainan" in small
    assert f"{len(figures)} of 2 briefings" in all_figures and f" {len(implied)} " in all_figures
    assert all(f"{count} {kind}" in all_figures for kind, count in verdict_counts(checks).items())


def test_sizes_are_those_of_the_files(made):  # noqa: F811
    html, pages = index(made), made[1] / "pages"
    told = re.findall(r'<a href="([^"]+)">[^<]+</a> ([\d,]+) kB', html)
    assert len(told) == len(list(pages.iterdir())) - 1
    for name, size in told:
        assert size == f"{max(1, round((pages / name).stat().st_size / 1000)):,}", name


def test_only_the_named_script_may_run(made, strange):  # noqa: F811
    for html in (index(made), (strange[1] / "index.html").read_text("utf-8")):
        (script,) = re.findall(r"<script>(.*?)</script>", html, re.S)
        assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}';" in html
        assert (
            html.count("script-src") == 1
            and "unsafe-inline" not in html.partition("script-src")[2].partition(";")[0]
        )


def test_subjects_stand_by_how_often_they_are_told():
    import pandas as pd

    frame = pd.DataFrame({"indicator": ["a", "b", "b"], "partner": ["", "c", ""]})
    frame = frame.assign(**dict.fromkeys(("enterprise", "product", "region", "mode"), ""))
    assert told_of(frame) == ("b", "a", "c")


@pytest.fixture
def browser():
    if not BROWSER.exists():
        pytest.skip("no browser: the index was not searched")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        launched = play.chromium.launch(executable_path=str(BROWSER), args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [("hainan", [SMALL]), ("SOYBEANS hainan", []), ("soybeans scio", [TRADE]), ("december 2025", [SMALL, "reconciliation"]),
     ("rows = 200", [TRADE, SMALL]), ("streak", ["reconciliation"]), ("  ", [TRADE, SMALL, "reconciliation"])],
)  # fmt: skip
def test_words_find_reports_and_their_number_is_told(made, browser, words, found):  # noqa: F811
    page = browser.new_page()
    page.goto((made[1] / "pages" / "index.html").as_uri())
    page.keyboard.press("Tab")
    for _ in range(5):
        if page.evaluate("document.activeElement.id") == "search":
            break
        page.keyboard.press("Tab")
    page.keyboard.type(words)
    shown = page.locator(".cards li:visible h2 a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert shown == [f"{name}.html" for name in found]
    told = page.locator("#found[aria-live=polite]").inner_text()
    assert told == (f"{len(found)} of 3 reports" if words.strip() else "")
    page.keyboard.press("Enter")
    assert "?" not in page.url


def test_the_index_is_whole_without_scripts(made, browser):  # noqa: F811
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((made[1] / "pages" / "index.html").as_uri())
    assert page.locator(".cards li").count() == 3
    assert all(page.locator(".cards li").nth(at).is_visible() for at in range(3))
    assert not page.locator("#search").is_visible()
