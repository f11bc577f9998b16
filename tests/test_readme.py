"""README.md shows what the tables say: its table and charts are made from them, and its links lead somewhere."""

import re
import shutil

import pytest

from analysis.errors import WorkbookError
from analysis.paths import project_root
from analysis.report.readme import refresh_readme

ROOT = project_root()


@pytest.fixture
def copy(tmp_path):
    """A folder with README.md in it, to be refreshed."""
    shutil.copy(ROOT / "README.md", tmp_path)
    return tmp_path


def test_table_and_charts_are_those_of_the_tables(copy):
    for path in refresh_readme(copy):
        committed = ROOT / path.relative_to(copy)
        assert path.read_bytes() == committed.read_bytes(), f"{committed.name}: run `make notebooks`"


def test_a_table_edited_by_hand_is_made_anew(copy):
    readme = copy / "README.md"
    text = readme.read_text("utf-8")
    readme.write_text(text.replace("| agrees |", "| does not agree |"), "utf-8")
    refresh_readme(copy)
    assert readme.read_text("utf-8") == text


def test_a_readme_without_a_place_for_the_table_is_refused(copy):
    (copy / "README.md").write_text("# No table\n", "utf-8")
    with pytest.raises(WorkbookError, match="no place for the table"):
        refresh_readme(copy)


def test_links_and_commands_lead_somewhere():
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links and all((ROOT / link).exists() for link in links)
    tasks = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.M))
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert tasks <= known, tasks - known
