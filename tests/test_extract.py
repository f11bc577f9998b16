"""Extraction: what is printed, and what only looks like a figure. Any text is read without a fault."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import briefing, column, found

from analysis.extract.numerals import is_grouped_badly
from analysis.extract.tokens import BLOCK
from analysis.tables import figures_frame


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met on May 7, 2024.", "date"),
        ("They met on 7 May.", "date"),
        ("They met on 2024-05-07.", "date"),
        ("They met on 07/05/2024.", "date"),
        ("The talks ran from June 3 to 9.", "days_of"),
        ("It opens at 10:30 a.m. today.", "time"),
        ("It opens at 10 a.m. today.", "time"),
        ("It marks the 40th anniversary.", "ordinal"),
        ("The 12th Five-Year Plan ended.", "ordinal"),
        ("The index (2015=100) was published.", "base"),
        ("People aged 25 to 34 were asked.", "age"),
        ("The line works 24/7 for exporters.", "idiom"),
        ("Call +44 20 7946 0958 for details.", "contact"),
        ("See https://example.org/2024/p7 for details.", "contact"),
        ("1. Exports", "label"),
        ("(3) Exports", "label"),
        ("Articles 12 and 15 apply.", "name"),
        ("Table 4 shows exports.", "name"),
        ("The Group of 20 met.", "name"),
        ("COVID-19 slowed exports.", "name"),
        ("A Boeing 737 landed.", "name"),
        ("The S&P 500 closed.", "name"),
        ("The G20 and 5G were discussed.", "name"),
        ("Buses P5 and R7 run late.", "name"),
        ("3 Comment(s)Print", "page"),
        ("Copyright 2024 Kite Post, Floor 14.", "contact"),
        ("The index (2011-12=100) was published.", "base"),
        ("Kites sold.\n\n0\n\n3127\n\nExports rose.", "label"),
    ],
)
def test_names_that_hold_a_number_are_no_figures(text, kind):
    read = briefing(text)
    assert not read.figures
    assert kind in {entry.rule for entry in read.ledger}


@pytest.mark.parametrize(
    "text",
    [
        "First, exports rose. Second, imports fell.",
        "It has five main features.",
        "There are three reasons for this.",
        "I have two questions.",
        "The plan covers 3 aspects.",
        "One of the goals is growth.",
        "The 12-month window closes.",
        "In the first half of 2024 it opened.",
        "At a one-stop shop they waited three days.",
    ],
)
def test_numbers_of_the_talk_are_no_figures(text):
    assert column(text, "raw") == []


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Exports rose 4.1%, 3.6 percentage points faster.", ["4.1%", "3.6 percentage points"]),
        ("Sales were $1.2bn ($1.1bn in 2023).", ["$1.2bn", "$1.1bn"]),
        ("The rise was 2.4%-2.9% in most towns.", ["2.4%-2.9%"]),
        ("Of 120 firms, 45 export.", ["120", "45"]),
        ("By 2030, 60 million tonnes will be moved.", ["60 million tonnes"]),
        ("In 2023 2,500 firms closed.", ["2,500"]),
        ("In May 3.5 million tonnes were moved.", ["3.5 million tonnes"]),
        ("About 2,025 units were sold.", ["2,025"]),
        ("They rose 3.1, 7.6 and 4.2 percent.", ["3.1", "7.6", "4.2 percent"]),
        ("A ratio of 1,32,4 is garbled.", []),
    ],
)
def test_the_words_of_a_figure(text, raw):
    assert column(text, "raw") == raw


def test_a_unit_holds_for_the_list_before_it():
    assert column("They rose 3.1, 7.6 and 4.2 percent.", "unit") == ["percent"] * 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Exports to Kenya and Peru", [("flow", "exports"), ("partner", "Kenya"), ("partner", "Peru")]),
        ("imports from New Zealand", [("flow", "imports"), ("partner", "New Zealand")]),
        (
            "Chile's imports of 3D printers",
            [("partner", "Chile"), ("flow", "imports"), ("product", "3D printers")],
        ),
        ("They export. Imports", [("flow", "exports"), ("flow", "imports")]),
        ("turkey and jordan", []),
    ],
)
def test_the_longest_name_of_the_vocabulary_is_found(text, names):
    assert [(term.kind, term.name) for term in found(text).terms if term.kind != "indicator"] == names


def test_a_mention_ends_before_its_possessive():
    text = "Kenya’s exports"
    assert found(text).terms[0].span.words(text) == "Kenya"


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Exports rose 3%. Vietnam was the third-largest buyer.", ""),
        ("China is the world's largest market for soybeans.", "China"),
        ("Japan's exports rose. Japan's imports fell. Trade with Peru grew.", "Japan"),
        ("The Brazilian office counted Brazilian exports to Peru.", "Brazil"),
        ("Exports rose to Peru, to Peru and to Chile.", ""),
    ],
)
def test_the_reporting_economy_is_the_one_named_most_often(text, home):
    assert found(text).home == home


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Canada's exports reached 3 billion dollars. Canada's imports fell.", "CAD"),
        ("Mexico's exports reached 3 billion pesos. Mexico's imports fell.", "MXN"),
        ("China's exports reached $3 billion. China's imports fell.", "USD"),
        ("Australia's exports reached $3 billion. Australia's imports fell.", "AUD"),
    ],
)
def test_a_dollar_is_that_of_the_reporting_economy(text, unit):
    assert column(text, "unit") == [unit]


@pytest.mark.parametrize(
    ("printed", "bad"), [("1,250", False), ("12,34,567", False), ("1,32,4", True), ("12", False)]
)
def test_grouping(printed, bad):
    assert is_grouped_badly(printed) is bad


WORDS = (
    "exports imports rose fell by to from of the in May 2024 first half quarter year-on-year and respectively than "
    "compared with last over nearly private enterprises Kenya % percent points billion yuan $ € seven twenty-one half "
    "doubled third-largest consecutive months ( ) [Ana]: , . ; : - – ½ \u00a0 \n \n\n 3 4.2 1,250 1,32,4 .5 １２ 5/8 2-3 "
    "0 00.1 1e9 10:30 24/7 COVID-19 Q3 FY26 H1 -0.3 ٣ ² trillion lakh crore share accounting for"
)
FRAGMENTS = WORDS.split(" ")
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=30).flatmap(
    lambda words: st.sampled_from([" ", " ", ""]).map(lambda gap: gap.join(words))
)


def check(text):
    """What holds of every reading: figures in order, inside the text and bounded; all digits accounted for."""
    read = briefing(text)
    spans = [figure.span for figure in read.figures]
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    for figure in read.figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.sentence.span.start <= figure.span.start
        assert figure.quantity.interval.contains(figure.quantity.value)
        for item in figure.evidence:
            assert item.span is None or 0 <= item.span.start <= item.span.end <= len(text)
            assert item.span or item.how == "default"
    for row in figures_frame([read]).to_dict("records"):
        assert row["raw"] == text[int(row["start"]) : int(row["end"])]
    digits = {place for place, sign in enumerate(text) if sign.isdecimal()}
    assert digits <= {place for entry in read.ledger for place in range(*entry.span)}


@settings(max_examples=250, derandomize=True, deadline=None)
@given(TEXTS | st.text(max_size=80))
@example("")
@example("%")
@example("up 5% to 3 from")
def test_any_text_is_read_and_every_number_accounted_for(text):
    check(text)


@pytest.mark.parametrize(
    "text", ["It was 3$3.", "Some 99999999999999999 trillion yuan.", "It rose for 0 consecutive months."]
)
def test_odd_numbers(text):
    check(text)


def test_a_short_form_holds_behind_a_long_stretch():
    text = (
        "Industrial production (IP) rose 3% in May.\n"
        + "The talks went on for long.\n" * (BLOCK // 27 + 10)
        + "Exports rose 5% in May.\nIP fell 2% in May.\n"
    )
    read = briefing(text)
    assert [figure.series.indicator for figure in read.figures] == [
        "industrial production",
        "goods trade",
        "industrial production (IP)",
    ]
