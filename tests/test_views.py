"""What a notebook shows: the text as it is, every figure marked and told, nothing of the text obeyed."""

import pickle
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from reading import briefing

from analysis import read, read_file
from analysis.model import DIMENSIONS
from analysis.resolve import resolve
from analysis.tables import figures_frame, find
from analysis.views import KINDS, MOST, STYLES, briefing_html, shown

TEXT = (
    "Wang Min: In the first half of 2025, exports to ASEAN rose 4.2% to 5.1 billion yuan. "
    "Imports fell by nearly 2%. In June, private enterprises accounted for 57.3% of total trade.\n"
)
HOSTILE = '<script>alert()</script>" onload="x: In June, exports to "&<b>ASEAN</b>" rose 4.2%.\n'


class Page(HTMLParser):
    """The words, elements and attributes of a view."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags, self.titles, self.marked = "", [], [], []
        self.names: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.titles += [value for name, value in attrs if name == "title"]

    def handle_data(self, data):
        self.words += data
        if self.tags[-1:] == ["mark"]:
            self.marked.append(data)
            self.tags.append("")


@pytest.fixture(scope="module")
def said():
    return shown(briefing(TEXT))


@pytest.fixture(scope="module")
def seeds():
    return [read("scio-2025-07-14"), read("mofcom-2025-12-11")]


def test_a_briefing_shows_its_text_with_every_figure_marked(said):
    page = Page(said._repr_html_())
    assert page.marked == [*STYLES, "4.2%", "5.1 billion yuan", "2%", "57.3%"]
    assert TEXT.strip() in page.words and "[official] Wang Min:" in page.words
    assert len(page.titles) == len(said.figures)


def test_a_tooltip_tells_the_reading(said):
    lines = Page(said._repr_html_()).titles[2].splitlines()
    for line in ("indicator: goods trade", "measure: growth", "flow: imports", "period: 2025-H1"):
        assert line in lines
    for line in (
        "value: -2 percent",
        "interval: -2 to -1.5",
        "modality: nearly",
        "said by: Wang Min (official)",
    ):
        assert line in lines
    assert "partner: ASEAN" in Page(said._repr_html_()).titles[0].splitlines()


def test_the_kinds_look_different(said):
    html = said._repr_html_()
    for figure in said.figures:
        kind = KINDS.get(figure.series.measure, "other")
        assert re.search(
            rf'<mark style="{re.escape(STYLES[kind])}" title="[^"]*">{re.escape(figure.span.words(TEXT))}',
            html,
        )
    assert len(set(STYLES.values())) == 4 and set(KINDS.values()) < set(STYLES)


def test_a_figure_shows_its_sentence_and_its_evidence(said):
    page = Page(said.figures[2]._repr_html_())
    assert page.words.strip().startswith("Imports fell by nearly 2%.")
    assert page.marked == ["2%"] and page.tags.count("dt") == page.tags.count("dd") > 6
    assert "imports explicit: “Imports” at " in page.words
    assert re.search(r"2025-H1 inherited from “[^”]*first half of 2025” at \d+–\d+, rule: ", page.words)
    assert re.search(r"yoy default, rule: ", page.words)


def test_all_that_evidence_says_is_shown(seeds):
    for seed in seeds:
        for figure in seed.figures:
            words = Page(figure._repr_html_()).words
            dimensions = [getattr(figure.series, name) for name in ("indicator", *DIMENSIONS)]
            assert all(name in words for name in dimensions)
            assert all(item.rule in words for item in figure.evidence if item.field in ("flow", "period"))
            assert seed.seed.text[slice(*figure.span)] in Page(figure._repr_html_()).marked


def test_a_seed_shows_whole_and_the_same_each_time(seeds):
    for seed in seeds:
        page = Page(seed._repr_html_())
        assert len(page.marked) == len(STYLES) + len(seed.figures)
        assert seed._repr_html_() == shown(seed)._repr_html_() and "Shortened" not in page.words
        squeezed = re.sub(r"\s+|\[\w+\] ", "", page.words)
        assert all(re.sub(r"\s+", "", line) in squeezed for line in seed.seed.text.splitlines())


def test_a_long_text_is_shortened_and_says_so():
    text = TEXT * (2 * MOST // len(TEXT))
    long = shown(briefing(text))
    page = Page(long._repr_html_())
    (line,) = re.findall(
        r"Shortened: the first ([\d,]+) of ([\d,]+) characters and ([\d,]+) of ([\d,]+) fig", page.words
    )
    end, whole, marked, all_of_them = (int(number.replace(",", "")) for number in line)
    assert MOST - len(TEXT) < end <= MOST and text[end - 1] == "." and whole == len(text)
    assert marked == len(page.marked) - len(STYLES) and all_of_them == len(long.figures)
    assert "Shortened" not in briefing_html(long, most=len(text))
    one_sentence = shown(briefing("word " * 100 + "4.2%"))
    assert "the first 50 of 504 characters and 0 of 1 figures" in briefing_html(one_sentence, most=50)


def test_hostile_text_is_shown_and_not_obeyed():
    hostile = shown(briefing(HOSTILE))
    for html in (hostile._repr_html_(), *(figure._repr_html_() for figure in hostile.figures)):
        page = Page(html)
        assert set(page.tags) <= {"div", "p", "strong", "br", "span", "mark", "em", "dl", "dt", "dd", ""}
        assert page.names <= {"style", "title", "lang"}
    assert HOSTILE.strip() in Page(hostile._repr_html_()).words and len(hostile.figures) == 1


def test_a_shown_briefing_is_still_the_briefing(said):
    plain = briefing(TEXT)
    assert figures_frame([said]).equals(figures_frame([plain])) and shown(said) == said
    assert (said.seed, said.turns, said.ledger) == (plain.seed, plain.turns, plain.ledger)
    assert pickle.loads(pickle.dumps(said)) == said
    assert repr(said) == "<Briefing phrase: 1 turns, 4 figures>"
    assert repr(said.figures[0]).startswith(
        "<Figure 59-63 '4.2%': goods trade; growth; exports; ASEAN; 2025-H1; "
    )


def test_the_rows_of_a_table_show_their_figures(said):
    rows = figures_frame([said])
    picked = said.of(rows[rows["raw"] == "57.3%"])
    assert [figure.span.words(TEXT) for figure in picked] == ["57.3%"]
    assert picked._repr_html_() == said.figures[3]._repr_html_()
    assert (
        said.of(rows.assign(briefing="another")) == () and "No figure" in said.of(rows.head(0))._repr_html_()
    )


def test_a_file_shows_itself(tmp_path):
    path = tmp_path / "june.html"
    path.write_text("<html><p>July 14, 2025<p>Exports rose 4.2% in June.", "utf-8")
    assert Page(read_file(path)._repr_html_()).marked[-1] == "4.2%"


def test_words_find_figures(said):
    rows = figures_frame([said])
    raw = {
        words: list(find(rows, words)["raw"])
        for words in ("exports asean growth 2025-H1", "EXP growth", "57.3")
    }
    assert raw == {"exports asean growth 2025-H1": ["4.2%"], "EXP growth": ["4.2%"], "57.3": ["57.3%"]}
    assert (
        len(find(rows, "")) == len(rows) and find(rows, "xports").empty and find(rows, "exports share").empty
    )
    assert list(find(rows, "private").columns) == list(rows.columns)


def test_words_are_no_pattern_and_odd_frames_are_searched():
    frame = pd.DataFrame(
        {"raw": ["a.b", "axb", "+5%", None], "number": [1.0, 2.0, 3.0, 4.0]}, index=[9, 9, 7, 7]
    )
    assert list(find(frame, "a.b")["number"]) == [1.0] and list(find(frame, "+5%")["number"]) == [3.0]
    assert find(frame, "(").empty and find(frame, "none").empty and find(frame.head(0), "a").empty


def test_resolve_knows_nothing_of_views():
    assert not hasattr(briefing(TEXT), "_repr_html_") and resolve.__module__ == "analysis.resolve"
