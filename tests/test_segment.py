"""Turns, paragraphs and sentences, as spans over the one unaltered text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.lexicon_files import load_lexicon
from analysis.segment import segment

LANGUAGE = load_lexicon().language


def sentences(text):
    return [sentence.span.words(text) for sentence in segment(text, LANGUAGE).sentences]


def turns(text):
    return [(turn.speaker, turn.role) for turn in segment(text, LANGUAGE).turns]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Exports rose. Imports fell.", ["Exports rose.", "Imports fell."]),
        ("Exports rose 4.2%. In May they fell.", ["Exports rose 4.2%.", "In May they fell."]),
        ("Did they rise? They did!", ["Did they rise?", "They did!"]),
        ("He said: “They rose.” She nodded.", ["He said: “They rose.”", "She nodded."]),
        ("They rose (by 3%.) Imports fell.", ["They rose (by 3%.)", "Imports fell."]),
        ("One clause; another one.", ["One clause; another one."]),
        ("出口增长。进口下降。", ["出口增长。", "进口下降。"]),
        ("No end mark\nNext line", ["No end mark", "Next line"]),
        (
            "Orders placed with all the larger factories of the country had\n\nfallen in May. They rose.",
            [
                "Orders placed with all the larger factories of the country had\n\nfallen in May.",
                "They rose.",
            ],
        ),
        ("Main figures of the month\n\nexports rose.", ["Main figures of the month", "exports rose."]),
        ("It cost 5. $3 was paid.", ["It cost 5.", "$3 was paid."]),
    ],
)
def test_sentences_end_at_their_marks(text, parts):
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Okafor and Dr. Lindqvist spoke of No. 3 reactor.",
        "The U.S. Census Bureau counted them.",
        "Exports (e.g. Textiles) rose.",
        "It rose in Sept. 2023 and in Jan. 2024.",
        "Acme Co. Ltd. Exports grew.",
        "At 10 a.m. Beijing time they met.",
        "Prices vs. Wages: J. K. Abara explains.",
        "1. Exports rose.",
        "(2) Exports rose.",
        "• Exports rose.",
        "It was 3.5 percent and no.",
    ],
)
def test_what_does_not_end_a_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Exports of machinery rose by\nfour percent in the month of\nMay. Imports fell by\nthree percent.",
            [
                "Exports of machinery rose by\nfour percent in the month of\nMay.",
                "Imports fell by\nthree percent.",
            ],
        ),
        (
            "Exports rose by 4%\nin May\n\nImports fell by 3%\nin May",
            ["Exports rose by 4%\nin May", "Imports fell by 3%\nin May"],
        ),
        ("Exports\n\nThey rose by 4%.\nImports fell.", ["Exports", "They rose by 4%.", "Imports fell."]),
    ],
)
def test_hard_wrapped_lines_do_not_part_sentences(text, parts):
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Kovač:\nExports rose.", [("Ana Kovač", "official")]),
        ("Ana Kovač: Exports rose.", [("Ana Kovač", "official")]),
        ("[Ana Kovač]: Exports rose.", [("Ana Kovač", "official")]),
        ("**Ana Kovač:** Exports rose.", [("Ana Kovač", "official")]),
        ("Ana Kovač：Exports rose.", [("Ana Kovač", "official")]),
        ("The Daily Ledger:\nHow did exports do?", [("The Daily Ledger", "reporter")]),
        ("[Ocean TV Reporter]: How did exports do?", [("Ocean TV Reporter", "reporter")]),
        ("Reuters: Will they rise?", [("Reuters", "reporter")]),
        ("Q: Will they rise?\nA: They will.", [("Q", "reporter"), ("A", "official")]),
        (
            "Ben Ode: Why did they rise?\nAna Kovač: Demand.",
            [("Ben Ode", "reporter"), ("Ana Kovač", "official")],
        ),
        ("Moderator: Welcome.\nAna Kovač: Thanks.", [("Moderator", "chair"), ("Ana Kovač", "official")]),
        (
            "Chairperson: Ms. Ito Rei, spokesperson\nIto Rei:\nWelcome.",
            [("", "editor"), ("Ito Rei", "chair")],
        ),
        ("Exports rose.\nAna Kovač: They did.", [("", "editor"), ("Ana Kovač", "official")]),
        ("Exports rose in May.", [("", "editor")]),
    ],
)
def test_a_turn_has_a_speaker_and_a_role(text, told):
    assert turns(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Source: National office",
        "Note: Figures are rounded.",
        "In short: exports rose.",
        "There were three reasons for it: one, two, three.",
        "Figures for 2024: see below.",
        "He said: no.",
        "Time: 10:30 a.m.",
    ],
)
def test_other_colons_open_no_turn(text):
    assert turns(text) == [("", "editor")]


def test_a_speaker_keeps_the_role_in_later_turns():
    text = "Ben Ode:\nWhat of trade?\nAna Kovač:\nIt grew.\nBen Ode:\nThank you, a last word please."
    assert turns(text) == [("Ben Ode", "reporter"), ("Ana Kovač", "official"), ("Ben Ode", "reporter")]


def test_sentences_know_their_paragraph_and_turn():
    text = "Exports rose. Much.\nAna Kovač: They did.\n\nBen Ode: Really?"
    found = segment(text, LANGUAGE).sentences
    assert [(s.paragraph, s.turn) for s in found] == [(0, 0), (0, 0), (1, 1), (2, 2)]


WORDS = st.sampled_from(
    [
        "Exports",
        "rose",
        "4.2%",
        "Mr.",
        "Kovač:",
        "[Ana]:",
        "1.",
        "(2)",
        ".",
        "?",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "“It",
        "end.”",
    ]
)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60))
def test_parts_are_in_order_and_leave_no_word_out(text):
    parts = segment(text, LANGUAGE)
    spans = [sentence.span for sentence in parts.sentences]
    ends = [0, *(span.end for span in spans)]
    gaps = [text[end : span.start] for end, span in zip(ends, spans, strict=False)] + [text[ends[-1] :]]
    assert "".join(gaps).strip() == ""
    assert all(span.start < span.end for span in spans)
    assert [t.span.start for t in parts.turns][1:] == [t.span.end for t in parts.turns][:-1]
    for sentence in parts.sentences:
        turn = parts.turns[sentence.turn].span
        assert turn.start <= sentence.span.start and sentence.span.end <= turn.end
