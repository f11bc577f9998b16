"""The rules of the house, checked: each checker is a plain function, tried on a bad example too."""

import ast
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from analysis.paths import notebooks_folder, project_root, seeds_folder, tables_folder

ROOT = project_root()
MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work|tmp)/[\w.-]|\b[A-Za-z]:\\+Users\b")
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|anaconda)\.(?:org|com|io)\b|(?:index-url|find-links)[= ]\S*://"
)
NO_LOGIC = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.Lambda)


def local_traces(text: str) -> list[str]:
    """Lines that name a folder of one machine or the host of a package registry."""
    return [line.strip() for line in text.splitlines() if MACHINE.search(line) or REGISTRY.search(line)]


def size_problems(source: str, *, function: int = 50, module: int = 300) -> list[str]:
    """Functions and modules longer than the house allows, in lines."""
    problems = []
    if (lines := len(source.splitlines())) > module:
        problems.append(f"module of {lines} lines")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > function:
                problems.append(f"{node.name} of {length} lines")
    return problems


def notebook_problems(notebook: dict, *, cells: int = 12, lines: int = 8) -> list[str]:
    """What makes a notebook more than questions, calls and pictures."""
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    tagged = [cell for cell in code if "parameters" in cell["metadata"].get("tags", [])]
    problems = [f"{len(code)} code cells"] if len(code) > cells else []
    if len(tagged) != 1:
        problems.append(f"{len(tagged)} parameters cells")
    for cell in code:
        problems += cell_problems("".join(cell["source"]), lines)
    for cell in tagged:
        problems += parameter_problems("".join(cell["source"]))
    return problems


def cell_problems(source: str, lines: int) -> list[str]:
    """Logic that belongs in `analysis`, and cells too long to be read at a glance."""
    nodes = list(ast.walk(ast.parse(source)))
    problems = [f"{type(node).__name__} in a cell: {source}" for node in nodes if isinstance(node, NO_LOGIC)]
    length = len(source.strip().splitlines())
    return problems + ([f"cell of {length} lines: {source}"] if length > lines else [])


def parameter_problems(source: str) -> list[str]:
    """Parameters are names with literal values, so that papermill and a reader see the same."""
    problems = []
    for node in ast.parse(source).body:
        try:
            ast.literal_eval(node.value)
        except (AttributeError, ValueError):
            problems.append(f"not a literal parameter: {ast.unparse(node)}")
    return problems


def seed_problems(folder: Path) -> list[str]:
    """Texts without a sidecar, sidecars without a text, and texts whose bytes have changed."""
    texts, sidecars = ({path.stem for path in folder.glob(f"*.{end}")} for end in ("txt", "yml"))
    problems = [f"{name}: text or sidecar is missing" for name in sorted(texts ^ sidecars)]
    for name in sorted(texts & sidecars):
        told = yaml.safe_load((folder / f"{name}.yml").read_text("utf-8"))
        digest = hashlib.sha256((folder / f"{name}.txt").read_bytes()).hexdigest()
        if told.get("sha256") != digest:
            problems.append(f"{name}: the text has changed")
        if told.get("id") != name:
            problems.append(f"{name}: the sidecar is of {told.get('id')}")
    return problems


def missing_commands(readme: str) -> list[str]:
    """Which of the two commands stand in no code block, at the beginning of a line."""
    blocks = "\n".join(re.findall(r"```\w*\n(.*?)```", readme, re.S))
    return [
        name for name in ("make report", "make test") if not re.search(rf"^(?:\$ )?{name}\b", blocks, re.M)
    ]


def documented_columns(codebook: str) -> dict[str, list[str]]:
    """The columns told for each table: the names in the first cell of each row under `## <table>.csv`."""
    sections = re.split(r"(?m)^## (\S+\.csv)$", codebook)[1:]
    cells = {
        name: re.findall(r"(?m)^\|([^|]*)\|", text.partition("\n## ")[0])
        for name, text in zip(sections[::2], sections[1::2], strict=True)
    }
    return {name: re.findall(r"`(\w+)`", " ".join(column)) for name, column in cells.items()}


def own_files() -> list[Path]:
    """Every file of the project that git keeps or would keep, but the seeds' texts."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and path.parent != seeds_folder()]


def test_readme_gives_the_two_commands():
    assert missing_commands((ROOT / "README.md").read_text("utf-8")) == []


def test_a_readme_without_a_command_is_found():
    block = "```sh\ncd workbook\n$ make report\n```\nmake test in the prose only\n"
    assert missing_commands(block) == ["make test"]


def test_no_file_tells_of_one_machine_or_registry():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files are the project's own is not known")
    found = {
        str(path.relative_to(ROOT)): local_traces(path.read_text("utf-8", "replace")) for path in own_files()
    }
    assert len(found) > 20
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_modules_and_functions_are_small():
    modules = sorted((ROOT / "analysis").rglob("*.py"))
    found = {str(path.relative_to(ROOT)): size_problems(path.read_text("utf-8")) for path in modules}
    assert found and {path: problems for path, problems in found.items() if problems} == {}


def test_notebooks_are_thin():
    paths = sorted(notebooks_folder().glob("*.ipynb"))
    found = {path.name: notebook_problems(json.loads(path.read_text("utf-8"))) for path in paths}
    assert found and {name: problems for name, problems in found.items() if problems} == {}


def test_seeds_are_unchanged():
    assert len(list(seeds_folder().glob("*.txt"))) >= 2
    assert seed_problems(seeds_folder()) == []


def test_codebook_tells_the_columns_of_every_table():
    told = documented_columns((ROOT / "docs" / "codebook.md").read_text("utf-8"))
    tables = sorted(tables_folder().glob("*.csv"))
    headers = {path.name: path.read_text("utf-8").partition("\n")[0].strip().split(",") for path in tables}
    assert headers == told


def test_a_column_missing_from_the_codebook_is_found():
    told = documented_columns(
        "## a.csv\n| column | meaning |\n|---|---|\n| `x`, `y` | offsets |\n| `z` | `w` |\n"
    )
    assert told == {"a.csv": ["x", "y", "z"]} != {"a.csv": ["x", "y", "z", "w"]}


@pytest.mark.parametrize(
    "line",
    [
        "see " + "/ho" + "me/someone/notes",
        "root = '" + "/wo" + "rk/main'",
        "C:" + "\\Users\\someone",
        "https://" + "pypi" + ".org/simple",
        "--index-" + "url https://mirror.example/simple",
    ],
)
def test_a_local_trace_is_found(line):
    assert local_traces(f"fine\n{line}\n") == [line]


@pytest.mark.parametrize(
    "line", ["home/work", "https://example.org/home/page", "/usr/bin/chromium", "tmp_path"]
)
def test_an_innocent_line_is_left_alone(line):
    assert local_traces(line) == []


def test_a_long_function_and_module_are_found():
    source = "def long():\n" + "    x = 1\n" * 50
    assert size_problems(source) == ["long of 51 lines"]
    assert size_problems("x = 1\n" * 301) == ["module of 301 lines"]
    assert size_problems("def short():\n" + "    x = 1\n" * 49) == []


def notebook(*sources: str, parameters: int = 1) -> dict:
    tags = [["parameters"]] * parameters + [[]] * len(sources)
    return {
        "cells": [
            {"cell_type": "code", "metadata": {"tags": tag}, "source": [source]}
            for tag, source in zip(tags, ["briefing = 'a'"] * parameters + list(sources), strict=True)
        ]
    }


def test_a_thin_notebook_passes():
    assert notebook_problems(notebook("load(briefing)")) == []


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (notebook("def f():\n    pass"), "FunctionDef"),
        (notebook("class A:\n    pass"), "ClassDef"),
        (notebook("for x in y:\n    pass"), "For"),
        (notebook("while y:\n    pass"), "While"),
        (notebook("try:\n    x\nexcept KeyError:\n    pass"), "Try"),
        (notebook("x = 1\n" * 9), "cell of 9 lines"),
        (notebook(*["x"] * 12), "13 code cells"),
        (notebook("x", parameters=0), "0 parameters cells"),
        (notebook("x", parameters=2), "2 parameters cells"),
    ],
)
def test_a_thick_notebook_is_found(bad, told):
    assert any(told in problem for problem in notebook_problems(bad))


@pytest.mark.parametrize("source", ["import os", "folder = os.getcwd()", "print('x')"])
def test_a_parameter_that_is_no_literal_is_found(source):
    assert parameter_problems(source)


def test_a_changed_seed_and_a_missing_sidecar_are_found(tmp_path):
    (tmp_path / "one.txt").write_bytes(b"fell by 2.7%\n")
    assert seed_problems(tmp_path) == ["one: text or sidecar is missing"]
    digest = hashlib.sha256(b"fell by 2.7%\n").hexdigest()
    (tmp_path / "one.yml").write_text(f"id: one\nsha256: {digest}\n", "utf-8")
    assert seed_problems(tmp_path) == []
    (tmp_path / "one.txt").write_bytes(b"fell by 2.8%\n")
    assert seed_problems(tmp_path) == ["one: the text has changed"]
