"""Tables: one row a figure, all columns text, written whole or not at all."""

import json
from decimal import Decimal

import pandas as pd
import pandera.errors
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import briefing, save

from analysis.errors import WorkbookError
from analysis.tables import (
    EVIDENCE_COLUMNS,
    FIGURE_COLUMNS,
    FIGURES,
    LEDGER_COLUMNS,
    evidence_frame,
    figures_frame,
    ledger_frame,
    load_file_table,
    load_table,
    save_table,
    save_tables,
    write_whole,
)

TEXT = "Ana Kovač: In June, exports to Kenya fell by more than 4.2%.\n\nIn June, exports to Kenya fell over 4.2%."


@pytest.fixture(scope="module")
def june():
    return briefing(TEXT)


def test_a_row_of_the_figures_table(june):
    first, second = figures_frame([june]).to_dict("records")
    assert first == {
        **dict.fromkeys(FIGURE_COLUMNS, ""),
        **{"figure": "phrase:55-59", "briefing": "phrase", "start": "55", "end": "59", "raw": "4.2%"},
        **{"value": "-4.2", "lower": "", "upper": "-4.2", "unit": "percent", "modality": "more_than"},
        **{"measure": "growth", "indicator": "goods trade", "flow": "exports", "partner": "Kenya"},
        **{"period": "2025-06", "comparison": "yoy", "speaker": "Ana Kovač", "role": "official"},
        **{"status": "final", "sentence_start": "0", "sentence_end": "60"},
    }
    assert second["repeats"] == first["figure"]


def test_evidence_and_ledger_point_into_the_text(june):
    evidence, ledger = evidence_frame([june]), ledger_frame([june])
    assert list(evidence.columns) == EVIDENCE_COLUMNS and list(ledger.columns) == LEDGER_COLUMNS
    for row in [*evidence.to_dict("records"), *ledger.to_dict("records")]:
        if row["start"]:
            assert TEXT[int(row["start"]) : int(row["end"])] == row["words"]
    told = {row["field"] for row in evidence.to_dict("records")}
    assert {"indicator", "flow", "partner", "measure", "period", "comparison"} <= told


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.decimals(0, 10**7, places=3), st.sampled_from(["", " trillion", " billion", "bn", " million"]))
def test_values_are_exact_text(number, scale):
    (row,) = figures_frame([briefing(f"Exports were ${number:,}{scale} in June.")]).to_dict("records")
    factor = {" trillion": 10**12, " billion": 10**9, "bn": 10**9, " million": 10**6}.get(scale, 1)
    assert Decimal(row["value"]) == number * factor
    assert Decimal(row["lower"]) <= Decimal(row["value"]) <= Decimal(row["upper"])
    assert not {"e", "E"} & set(row["value"] + row["lower"] + row["upper"])


@pytest.mark.parametrize(
    ("column", "value"),
    [("figure", "phrase"), ("start", "-1"), ("value", "1e3"), ("lower", "?"), ("unit", ""), ("measure", "")],
)
def test_the_schema_refuses_bad_rows(june, column, value):
    frame = figures_frame([june])
    frame.loc[0, column] = value
    with pytest.raises(pandera.errors.SchemaError, match=column):
        FIGURES.validate(frame)


def test_tables_come_back_as_they_were_written(june, tmp_path):
    frame = figures_frame([june])
    paths = save_tables(tmp_path, figures=frame, ledger=ledger_frame([june]))
    assert [path.name for path in paths] == ["figures.csv", "ledger.csv", "datapackage.json"]
    pd.testing.assert_frame_equal(load_table("figures", tmp_path), frame)
    package = json.loads(paths[-1].read_text("utf-8"))
    assert [resource["path"] for resource in package["resources"]] == ["figures.csv", "ledger.csv"]
    names = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
    assert names == FIGURE_COLUMNS
    both = load_file_table([tmp_path / "figures.csv", frame])
    assert list(both["figure"]) == [*frame["figure"], *frame["figure"]]


def test_cells_are_quoted_not_interpreted(tmp_path):
    text = 'Exports of "NA", =1+1 and\u2028kites, rose 4% in June.'
    frame = figures_frame([briefing(text)])
    save_table(frame, tmp_path / "figures.csv")
    pd.testing.assert_frame_equal(load_table("figures", tmp_path), frame)


def test_writing_makes_folders_and_replaces_whole_files(tmp_path):
    path = write_whole(tmp_path / "a" / "b" / "t.txt", "one\r\n")
    write_whole(path, "two\n")
    assert path.read_bytes() == b"two\n" and [p.name for p in path.parent.iterdir()] == ["t.txt"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "no such file"),
        (b"", "not a table"),
        (b"figure,raw\n1,2\n", "lacks the columns briefing, start, "),
        (b"\xff\xfe\xfd", "not a table"),
    ],
)
def test_what_is_no_table_of_figures_is_told(tmp_path, data, told):
    path = tmp_path / "t.csv" if data is None else save(tmp_path, "t.csv", data)
    with pytest.raises(WorkbookError, match=told) as caught:
        load_file_table([path])
    assert "t.csv: " in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_table_is_told(tmp_path):
    with pytest.raises(WorkbookError, match="no such table; make it with `make report`"):
        load_table("figures", tmp_path)
