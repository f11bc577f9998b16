"""Parameters: wrong names and types end with one clear line, wherever they come from."""

import pytest

from analysis.errors import WorkbookError
from analysis.params import (
    PARAMETERS,
    ExploreParameters,
    ExtractParameters,
    ReconcileParameters,
    ReportParameters,
    assignments,
    nearest,
)

GOOD = {"briefing": "scio-2025-07-14"}


@pytest.mark.parametrize(
    ("model", "given", "told"),
    [
        (ReportParameters, {"breifing": "x"}, "unknown parameter 'breifing'; did you mean 'briefing'?"),
        (ReportParameters, {**GOOD, "zzz": 1}, "unknown parameter 'zzz'; known are"),
        (ReportParameters, {}, "parameter 'briefing': field required; briefing: id of a seed"),
        (ReportParameters, {**GOOD, "rows": "many"}, "parameter 'rows': input should be a valid integer"),
        (ReportParameters, {**GOOD, "rows": 0}, "greater than or equal to 1"),
        (ReportParameters, {**GOOD, "rows": 501}, "less than or equal to 500"),
        (
            ReportParameters,
            {**GOOD, "intervals": "perhaps"},
            "parameter 'intervals': input should be a valid bool",
        ),
        (ReportParameters, {**GOOD, "period": "H1 2025"}, "not a period"),
        (ReportParameters, {"briefing": "../../etc/passwd"}, "parameter 'briefing': string should match"),
        (ReportParameters, {"briefing": 3}, "parameter 'briefing': input should be a valid string"),
        (ExtractParameters, {"briefings": "scio-2025-07-14"}, "valid list; briefings: ids of seeds"),
        (ReconcileParameters, {"briefings": ["a", 2]}, "parameter 'briefings.1'"),
        (ExploreParameters, {**GOOD, "by": "colour"}, "parameter 'by': input should be 'flow', 'partner'"),
    ],
)
def test_a_wrong_parameter_is_told_in_one_line(model, given, told):
    with pytest.raises(WorkbookError) as caught:
        model.of(given)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_words_of_a_command_line_get_their_types():
    found = ReportParameters.of({**GOOD, "rows": "25", "intervals": "true", "period": "2025-01/2025-06"})
    assert (found.rows, found.intervals, found.period) == (25, True, "2025-H1")
    assert found.shown == {"most": 25, "intervals": True}


def test_the_tables_are_the_projects_own_unless_named(tmp_path):
    assert ReportParameters.of(GOOD).folder is None
    assert ReportParameters.of({**GOOD, "tables": str(tmp_path)}).folder == tmp_path


def test_a_notebooks_literals_are_its_parameters():
    names = {
        "__name__": "__main__",
        "_i": "x",
        "In": [""],
        "Out": {},
        "exit": print,
        "Path": type,
        **GOOD,
        "rows": 7,
    }
    assert ReportParameters.of_notebook(names).rows == 7
    with pytest.raises(WorkbookError, match="did you mean 'rows'"):
        ReportParameters.of_notebook({**names, "row": 7})


@pytest.mark.parametrize("word", ["rows", "=3", "a b=3", "os.system('x')=1", "1a=2"])
def test_a_word_that_is_no_assignment_is_refused(word):
    with pytest.raises(WorkbookError, match="write name=value"):
        assignments([word])


def test_a_value_may_hold_anything():
    assert assignments(["period=a=b c"]) == {"period": "a=b c"}


def test_every_notebook_has_its_parameters_and_every_field_its_words():
    assert set(PARAMETERS) == {"10_extract", "20_reconcile", "30_report", "explore"}
    for model in PARAMETERS.values():
        assert all(field.description for field in model.model_fields.values())


def test_nothing_near_lists_what_is_known():
    assert nearest("xyz", ["a", "b"]) == "known are a, b"
