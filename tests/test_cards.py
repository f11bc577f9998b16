"""The card of a figure in the transcript: the whole reading with its grounds, shown by style alone."""

import re

import pandas as pd
import pytest
from reading import PUBLISHED, briefing
from test_report import BROWSER, TRADE, made  # noqa: F401  (a fixture)

from analysis.charts import prepared
from analysis.report.card import card, grounds_by_field
from analysis.tables import evidence_frame, figures_frame

TEXT = "Goods trade rose in the first half of 2025. Exports to ASEAN fell by more than 2.70%.\n"


def cards(text: str) -> dict[str, str]:
    """The words of each card, by the figure as printed."""
    read = [briefing(text, PUBLISHED)]
    grounds = grounds_by_field(evidence_frame(read))
    return {row["raw"]: card(row, grounds).striptags() for _, row in prepared(figures_frame(read)).iterrows()}


def test_a_card_tells_every_field_and_where_it_was_read():
    told = cards(TEXT)["2.70%"]
    assert told.startswith(
        "value: −2.7 percent. stands for: at most −2.7. modality: more than, explicit: “more than”."
    )
    assert "flow: exports, explicit: “Exports”." in told and "partner: ASEAN, explicit: “ASEAN”." in told
    assert "period: first half of 2025, inherited from “first half of 2025”." in told
    assert "comparison: year on year, default: growth is on the year." in told
    assert "region" not in told


def test_words_of_the_text_stay_text():
    read = [briefing(TEXT, PUBLISHED)]
    hostile = '"><img src=x onerror=alert(1)>'
    figures = prepared(figures_frame(read)).assign(partner=hostile, speaker=hostile)
    grounds = grounds_by_field(evidence_frame(read).assign(words=hostile))
    assert "<img" not in card(figures.iloc[0], grounds)


def test_a_figure_without_evidence_has_a_card_all_the_same():
    row = prepared(figures_frame([briefing(TEXT, PUBLISHED)])).iloc[0]
    assert "explicit" not in card(row, grounds_by_field(pd.DataFrame()))


@pytest.fixture
def opened(made, request):  # noqa: F811
    """The trade briefing's page in a browser, of a width and with or without a mouse."""
    if not BROWSER.exists():
        pytest.skip("no browser: cards were not opened")
    sync_api = pytest.importorskip("playwright.sync_api")
    width, touch = request.param
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSER), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": width, "height": 900}, has_touch=touch, is_mobile=touch)
        page.goto((made[1] / "pages" / f"{TRADE}.html").as_uri())
        yield page
        browser.close()


OUTSIDE = """() => [...document.querySelectorAll('.marked')].map(mark => {
  const figure = mark.querySelector('.figure'), card = mark.querySelector('.card');
  figure.focus({preventScroll: true});
  const box = card.getBoundingClientRect(), line = [...figure.getClientRects()].pop();
  const fits = box.width > 200 && box.left >= 0 && box.right <= document.documentElement.clientWidth;
  return fits && box.top - line.bottom < 12 && document.documentElement.scrollWidth <= innerWidth ? '' : figure.id;
}).filter(Boolean)"""


@pytest.mark.parametrize("opened", [(1280, False), (390, False)], indirect=True)
def test_the_keyboard_shows_every_card_under_its_figure_and_within_the_page(opened):
    assert opened.locator(".card").count() > 150
    assert opened.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("opened", [(1280, False)], indirect=True)
def test_a_card_shows_on_hover_describes_its_link_and_is_not_printed(opened):
    figure, card_ = opened.locator("a.figure").first, opened.locator(".card").first
    described = figure.get_attribute("aria-describedby")
    assert not card_.is_visible() and figure.get_attribute("title") is None
    figure.hover()
    opened.wait_for_timeout(400)
    assert card_.is_visible() and "value:" in opened.locator(f"#{described}").inner_text()
    opened.emulate_media(media="print")
    assert not card_.is_visible()


@pytest.mark.parametrize("opened", [(390, True)], indirect=True)
def test_a_touch_shows_the_card_and_the_card_leads_to_the_row(opened):
    opened.locator(".marked").nth(9).tap()
    back = opened.locator(".marked").nth(9).locator(".back")
    start = re.sub(r"\D", "", back.get_attribute("href"))
    assert "#" not in opened.url
    back.tap()
    assert opened.url.endswith(f"#cell-{start}")
