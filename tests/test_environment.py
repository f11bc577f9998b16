"""One environment, told in four files: pyproject.toml, requirements.lock, environment.yml, the workflow.

These tests read the files and compare; they install nothing. That conda can solve `environment.yml` is
not tested here: it needs conda and a network.
"""

import re
import tomllib
from typing import NamedTuple

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from analysis.paths import project_root

ROOT = project_root()
REQUIRED = ("jupyterlab", "pandas", "matplotlib", "papermill", "nbval")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}")
ADDRESS = re.compile(r"://|(?:^|\s)www\.")


class Locked(NamedTuple):
    """One entry of the lock: the requirement line and the number of its hashes."""

    requirement: Requirement
    hashes: int

    @property
    def version(self) -> str:
        pins = [spec.version for spec in self.requirement.specifier if spec.operator == "=="]
        return pins[0] if len(pins) == 1 else ""


def read_lock(text: str) -> dict[str, list[Locked]]:
    """The entries by normalised name; a universal lock may hold several of one name, with markers."""
    entries: dict[str, list[Locked]] = {}
    joined = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n?", "", text))
    for line in filter(str.strip, joined.splitlines()):
        requirement = Requirement(line.partition("--hash=")[0].strip())
        name = canonicalize_name(requirement.name)
        entries.setdefault(name, []).append(Locked(requirement, line.count("--hash=sha256:")))
    return entries


def foreign_lines(lock: str) -> list[str]:
    """Lines that are no comment, no requirement and no hash (options), or that hold an address."""
    entry = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(\[[^\]]+\])?==\S+( ; [^\\]+)?( \\)?")
    bad = []
    for line in filter(str.strip, lock.splitlines()):
        known = (
            line.lstrip().startswith("#") or entry.fullmatch(line) or HASH.fullmatch(line.removesuffix(" \\"))
        )
        if not known or ADDRESS.search(line):
            bad.append(line)
    return bad


def lock_problems(lock: str, direct: list[str]) -> list[str]:
    """What is wrong with the lock, given the direct dependencies with their bounds."""
    entries = read_lock(lock)
    problems = [f"{name}: no hash" for name, found in entries.items() if not all(one.hashes for one in found)]
    for wanted in map(Requirement, direct):
        found = entries.get(canonicalize_name(wanted.name), [])
        if not found:
            problems.append(f"{wanted.name}: not in the lock")
        problems += [
            f"{wanted.name}: {one.version or 'no one version'} is not within {wanted.specifier}"
            for one in found
            if not one.version or not wanted.specifier.contains(one.version, prereleases=True)
        ]
    return problems


def conda_problems(environment: dict) -> list[str]:
    """What an environment.yml holds beyond one Python, pip and the lock."""
    packages = [item for item in environment["dependencies"] if isinstance(item, str)]
    nested = [item for item in environment["dependencies"] if not isinstance(item, str)]
    problems = [
        f"conda package: {item}" for item in packages if item != "pip" and not item.startswith("python=")
    ]
    if nested != [{"pip": ["-r requirements.lock"]}]:
        problems.append(f"pip installs {nested}, not the lock alone")
    if len(packages) != 2:
        problems.append(f"{len(packages)} conda packages, not python and pip")
    return problems


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text("utf-8")


@pytest.fixture(scope="module")
def environment() -> dict:
    return yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))


def direct_dependencies(project: dict) -> list[str]:
    groups = project["dependency-groups"].values()
    return project["project"]["dependencies"] + [item for group in groups for item in group]


def test_python_is_the_same_everywhere(project, environment):
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    told = {
        "workflow": [
            step["with"]["python-version"] for step in steps if "setup-python" in step.get("uses", "")
        ],
        "conda": [item.removeprefix("python=") for item in environment["dependencies"] if "python" in item],
        "lock": re.findall(r"--python-version (\S+)", (ROOT / "Makefile").read_text("utf-8")),
        "project": [project["project"]["requires-python"].removeprefix(">=")],
        "lint": [re.sub(r"py3(\d+)", r"3.\1", project["tool"]["ruff"]["target-version"])],
    }
    assert told == dict.fromkeys(told, ["3.11"])


@pytest.mark.parametrize("name", REQUIRED)
def test_required_package_is_locked_with_hashes(name, lock, project):
    entries = read_lock(lock)[name]
    assert entries and all(one.hashes for one in entries)
    assert name in {Requirement(item).name for item in direct_dependencies(project)}


def test_every_direct_dependency_is_locked_within_its_bound(lock, project):
    assert lock_problems(lock, direct_dependencies(project)) == []


def test_lock_holds_no_address_and_no_option(lock):
    assert foreign_lines(lock) == []


def test_lock_serves_python_3_11_on_linux(lock, project):
    here = {"python_version": "3.11", "python_full_version": "3.11.9", "sys_platform": "linux"}
    for name in map(canonicalize_name, (Requirement(item).name for item in direct_dependencies(project))):
        markers = [one.requirement.marker for one in read_lock(lock)[name]]
        assert sum(marker is None or marker.evaluate(here) for marker in markers) == 1, name


def test_conda_installs_nothing_but_the_lock(environment):
    assert conda_problems(environment) == []
    assert environment["name"] == "briefing-workbook"
    assert environment["channels"] == ["conda-forge"]


def test_binder_finds_the_root_files_and_installs_the_project():
    assert not (ROOT / "binder").exists() and not (ROOT / ".binder").exists()
    script = ROOT / "postBuild"
    assert re.search(r"pip install .*--no-deps .*--editable \.$", script.read_text("utf-8"), re.M)
    assert script.stat().st_mode & 0o100, "postBuild must be executable"


GOOD = "demo==1.2 ; sys_platform == 'linux' \\\n    --hash=sha256:" + "a" * 64 + "\n    # via other\n"


def test_a_good_lock_passes():
    assert foreign_lines(GOOD) == [] and lock_problems(GOOD, ["Demo[extra]>=1.0"]) == []


@pytest.mark.parametrize(
    "line", ["--index-url mirror", "-e .", "demo @ https://example.org/a.whl", "# from https://example.org"]
)
def test_an_option_or_address_in_the_lock_is_found(line):
    assert foreign_lines(f"{GOOD}{line}\n") == [line]


@pytest.mark.parametrize(
    ("lock", "direct", "told"),
    [
        (GOOD, "demo>=2", "1.2 is not within >=2"),
        (GOOD, "other", "not in the lock"),
        ("demo==1.2\n", "demo", "no hash"),
        (GOOD.replace("==1.2", ">=1.2"), "demo", "no one version"),
    ],
)
def test_a_bad_lock_is_found(lock, direct, told):
    assert any(told in problem for problem in lock_problems(lock, [direct]))


@pytest.mark.parametrize(
    "dependencies",
    [
        ["python=3.11", "pip", "pandas", {"pip": ["-r requirements.lock"]}],
        ["python=3.11", "pip", {"pip": ["-r requirements.lock", "-e ."]}],
        ["python>=3.11", "pip", {"pip": ["-r requirements.lock"]}],
        ["python=3.11", "pip"],
    ],
)
def test_a_drifting_environment_is_found(dependencies):
    assert conda_problems({"dependencies": dependencies})
