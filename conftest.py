"""pytest: notebooks are run in a copy of the tables, so that a test run changes no file of the project."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent


def copy_of_project(folder: Path) -> Path:
    """A root for `WORKBOOK_ROOT`: its own tables, everything else as in the project."""
    (folder / "data").mkdir(parents=True)
    for name in ("seeds", "notebooks", "data/reference"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "data" / "tables", folder / "data" / "tables")
    return folder


@cache
def _held() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="workbook-nbval-")


@cache
def _environment() -> dict[str, str]:
    from analysis.report.runner import kernel_settings

    folder = Path(_held().name)
    root = copy_of_project(folder / "root")
    return {"WORKBOOK_ROOT": str(root), **kernel_settings(folder / "ipython")}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None):
    """Give nbval's kernels the same settings as those of the reports."""
    if item.path.suffix != ".ipynb":
        return (yield)
    before = dict(os.environ)
    os.environ.update(_environment())
    try:
        return (yield)
    finally:
        os.environ.clear()
        os.environ.update(before)
