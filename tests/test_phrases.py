"""How well figures are read may not fall: floors under the scores of labelled figures.

`python benchmarks/phrases.py` prints today's scores. A floor is raised when reading has improved for
good; it is not lowered to let a change pass.
"""

import pytest
from phrase_score import (
    FIELDS,
    labelled,
    mistakes,
    phrases,
    rates,
    score_briefing,
    score_phrases,
    spanned,
)

from analysis.paths import project_root
from analysis.seeds import load

BRIEFINGS = {
    **{"recall": 0.99, "precision": 0.99, "value": 0.99, "unit": 0.99, "measure": 0.98},
    **{"modality": 0.98, "period": 0.94, "series": 0.97, "all": 0.94},
}
LABELLED = sorted(path.stem for path in (project_root() / "tests" / "labelled").glob("*.jsonl"))
PHRASES = {
    "development": {
        **{"recall": 0.99, "precision": 0.99, "value": 0.99, "unit": 0.99, "measure": 0.99},
        **{"modality": 0.99, "period": 0.98, "series": 0.955, "all": 0.94},
    },
    "discourse": {
        **{"recall": 0.99, "precision": 0.99, "value": 0.985, "unit": 0.99, "measure": 0.97},
        **{"modality": 0.985, "period": 0.97, "series": 0.925, "all": 0.895},
    },
}


def fallen(scores, floors):
    return {name: round(scores[name], 3) for name, floor in floors.items() if scores[name] < floor}


@pytest.mark.parametrize("briefing", LABELLED)
def test_the_briefings_are_read_well(briefing):
    assert fallen(score_briefing(briefing), BRIEFINGS) == {}


@pytest.mark.parametrize("name", PHRASES)
def test_the_phrases_are_read_well(name):
    assert fallen(score_phrases(name), PHRASES[name]) == {}


@pytest.mark.parametrize("briefing", LABELLED)
def test_labels_are_of_the_words_they_quote(briefing):
    text = load(briefing).text
    labels = labelled(briefing)
    assert all(text[label["start"] : label["end"]] == label["raw"] for label in labels)
    assert [label["start"] for label in labels] == sorted({label["start"] for label in labels})


@pytest.mark.parametrize("name", PHRASES)
def test_phrases_are_none_of_the_briefings(name):
    texts = [load(briefing).text for briefing in LABELLED]
    for phrase in phrases(name):
        assert not any(phrase["text"] in text for text in texts), phrase["id"]
        for label in spanned(phrase):
            assert phrase["text"][label["start"] : label["end"]] == label["raw"]


@pytest.mark.parametrize("name", [*PHRASES, "evaluation"])
def test_the_readme_counts_the_phrases(name):
    told = (project_root() / "tests" / "phrases" / "README.md").read_text(encoding="utf-8")
    texts = phrases(name)
    figures = sum(len(phrase["figures"]) for phrase in texts)
    assert f"| `{name}.jsonl` | {len(texts):,} | {figures:,} |" in told


LABEL = {
    **{"start": 10, "end": 14, "raw": "4.2%", "value": "-4.2", "unit": "percent", "measure": "growth"},
    **{"modality": "more_than", "indicator": "goods trade", "flow": "exports", "partner": "United States"},
    **{"product": "electric motor cars", "period": "2025-Q2"},
}
ROW = {
    **dict.fromkeys(("enterprise", "region", "mode"), ""),
    **{"start": "10", "end": "14", "raw": "4.2%", "value": "-4.20", "unit": "percent", "measure": "growth"},
    **{"modality": "at_least", "indicator": "goods trade", "flow": "exports", "partner": "US"},
    **{"product": "electric cars", "period": "2025-04/2025-06"},
}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, []),
        ({"value": "4.2"}, ["value"]),
        ({"unit": "percentage_point"}, ["unit"]),
        ({"measure": "count_event"}, ["measure"]),
        ({"modality": "exact"}, ["modality"]),
        ({"period": "2025"}, ["period"]),
        ({"period": ""}, ["period"]),
        ({"flow": "imports"}, ["series"]),
        ({"partner": ""}, ["series"]),
        ({"partner": "United Kingdom"}, ["series"]),
        ({"product": "cars for hire"}, ["series"]),
        ({"product": "motor vehicles of electric make"}, []),
        ({"enterprise": "private enterprises"}, ["series"]),
    ],
)
def test_the_ruler_sees_each_mistake(change, wrong):
    assert mistakes(LABEL, {**ROW, **change}) == wrong


def test_a_label_without_dimensions_is_known_by_its_indicator():
    bare = {**LABEL, "indicator": "retail sales", "flow": None, "partner": None, "product": None}
    row = {**ROW, "flow": "", "partner": "", "product": ""}
    assert mistakes(bare, {**row, "indicator": "total retail sales"}) == []
    assert mistakes(bare, {**row, "indicator": "passenger cars"}) == ["series"]


def test_rates_count_missing_extra_and_doubtful_figures():
    far = {**LABEL, "start": 90, "end": 94}
    doubtful = {**LABEL, "start": 40, "end": 44, "optional": True}
    scores = rates(
        [[LABEL, doubtful, far]],
        [[ROW, {**ROW, "start": "40", "end": "44"}, {**ROW, "start": "60", "end": "64"}]],
    )
    assert scores["figures"] == 2 and scores["recall"] == 0.5 and scores["precision"] == pytest.approx(2 / 3)
    assert {scores[field] for field in FIELDS} == {0.5} and scores["all"] == 0.5
    assert rates([[]], [[]]) == {} and score_phrases("no such phrases") == {}


def test_readme_tells_how_many_figures_are_labelled():
    count = sum(not label.get("optional") for briefing in LABELLED for label in labelled(briefing))
    assert f"{count} figures of the two briefings" in (project_root() / "README.md").read_text("utf-8")
