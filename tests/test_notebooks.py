"""Notebooks: nothing goes uncompared, nothing differs when they are run again, and they run by hand anywhere."""

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from analysis.params import PARAMETERS
from analysis.paths import notebooks_folder, project_root, tables_folder
from analysis.report import refresh_notebooks
from analysis.report.notebooks import as_text, normalised
from conftest import copy_of_project

NAMES = sorted(PARAMETERS)


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(notebooks_folder() / f"{name}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """The notebooks run once more, in a copy of the project."""
    folder = tmp_path_factory.mktemp("again")
    with pytest.MonkeyPatch.context() as patch:
        root = copy_of_project(folder / "root")
        patch.setenv("WORKBOOK_ROOT", str(root))
        refresh_notebooks(project_root() / "notebooks", folder / "out")
    return folder / "out", root / "data" / "tables"


def test_every_notebook_of_the_folder_is_known():
    assert sorted(path.stem for path in notebooks_folder().glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_goes_uncompared(name):
    cells = [cell for cell in read(name).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not any(output.output_type in ("error", "stream") for cell in cells for output in cell.outputs)
    assert not any(cell.source.rstrip().endswith(";") for cell in cells), "nbval cannot compare these"
    assert not {"skip", "nbval-skip", "raises-exception", "nbval-ignore-output"} & {
        tag for cell in cells for tag in cell.metadata.get("tags", [])
    }


@pytest.mark.parametrize("name", NAMES)
def test_prose_stands_before_every_code_cell(name):
    cells = read(name).cells
    kinds = [cell.cell_type for cell in cells]
    assert all(kinds[at - 1] == "markdown" for at, kind in enumerate(kinds) if kind == "code")
    headings = re.findall(r"^#+ .*$", "\n".join(c.source for c in cells if c.cell_type == "markdown"), re.M)
    assert headings and all(heading.endswith("?") for heading in headings)


@pytest.mark.parametrize("name", NAMES)
def test_the_parameters_are_checked_in_the_first_cell_after_theirs(name):
    code = [cell for cell in read(name).cells if cell.cell_type == "code"]
    assert code[0].metadata.tags == ["parameters"]
    names = {line.split(" = ")[0] for line in code[0].source.splitlines()}
    assert names <= set(PARAMETERS[name].model_fields)
    assert f"{PARAMETERS[name].__name__}.of_notebook(globals())" in code[1].source


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_is_svg_with_a_description(name):
    outputs = [output for cell in read(name).cells if cell.cell_type == "code" for output in cell.outputs]
    assert not any("image/png" in output.data for output in outputs), "nbval never compares these"
    charts = [output for output in outputs if "image/svg+xml" in output.data]
    assert all(chart.metadata["image/svg+xml"]["alt"].strip() for chart in charts)


def test_the_report_draws_at_least_four_charts():
    cells = [cell for cell in read("30_report").cells if cell.cell_type == "code"]
    assert sum("image/svg+xml" in output.data for cell in cells for output in cell.outputs) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_in_its_normal_form(name):
    path = notebooks_folder() / f"{name}.ipynb"
    assert as_text(nbformat.read(path, as_version=4)) == path.read_text("utf-8")
    assert "papermill" not in json.loads(path.read_text("utf-8"))["metadata"]


def test_what_differs_between_runs_is_dropped():
    cell = nbformat.v4.new_code_cell("1", metadata={"tags": ["parameters"], "papermill": {"duration": 1}})
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"papermill": {"start": "now"}})
    notebook = normalised(notebook)
    assert cell.metadata.get("papermill") and notebook.cells[0].metadata == {"tags": ["parameters"]}
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.cells[0].id == "cell-01"


@pytest.mark.parametrize("name", NAMES)
def test_run_again_a_notebook_is_the_same_byte_for_byte(again, name):
    fresh = (again[0] / f"{name}.ipynb").read_text("utf-8")
    assert fresh == (notebooks_folder() / f"{name}.ipynb").read_text("utf-8"), "run `make notebooks`"


def test_run_again_the_tables_are_the_same_byte_for_byte(again):
    committed = {path.name: path.read_bytes() for path in tables_folder().iterdir() if path.is_file()}
    fresh = {path.name: path.read_bytes() for path in again[1].iterdir()}
    assert set(fresh) == set(committed) and len(fresh) == 8
    assert [name for name in fresh if fresh[name] != committed[name]] == [], "run `make report`"


def by_hand(tmp_path: Path, *words: str) -> subprocess.CompletedProcess:
    """The plain papermill command, in a folder that is not the project's."""
    command = [
        str(Path(sys.executable).parent / "papermill"),
        str(notebooks_folder() / "30_report.ipynb"),
        "out.ipynb",
    ]
    return subprocess.run([*command, *words], cwd=tmp_path, capture_output=True, text=True, timeout=120)


def test_papermill_runs_a_notebook_from_any_folder(tmp_path):
    done = by_hand(tmp_path, "-p", "briefing", "mofcom-2025-12-11", "-p", "rows", "5")
    assert done.returncode == 0, done.stderr[-500:]
    cells = [c for c in nbformat.read(tmp_path / "out.ipynb", as_version=4).cells if c.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert "mofcom-2025-12-11: " in str(cells[3].outputs)


def test_papermill_ends_at_a_misspelt_parameter(tmp_path):
    done = by_hand(tmp_path, "-p", "breifing", "mofcom-2025-12-11")
    assert done.returncode != 0
    assert "unknown parameter 'breifing'; did you mean 'briefing'?" in done.stderr
