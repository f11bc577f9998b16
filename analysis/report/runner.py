"""One notebook run with papermill: parameters in, an executed notebook out, and steps told on the way.

A run counts only when every code cell was executed and none ended in an error: a kernel that dies or
is ended early leaves a notebook that looks complete.
"""

import ast
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillException, PapermillExecutionError

from analysis.errors import WorkbookError
from analysis.params import PARAMETERS
from analysis.paths import notebooks_folder

PATIENCE = 600
KERNEL_SETTINGS = """c.IPKernelApp.log_level = 40
c.HistoryManager.enabled = False
"""


class Step(NamedTuple):
    """What is being done: the notebook and what for, its heading, cell `number` of `total`, seconds so far."""

    notebook: str
    about: str
    heading: str
    number: int
    total: int
    elapsed: float


def run_notebook(
    name: str,
    parameters: Mapping[str, object],
    *,
    folder: Path | None = None,
    progress: Callable[[Step], None] | None = None,
    about: str = "",
) -> NotebookNode:
    """Execute a notebook of the project with checked parameters and return it with its outputs.

    Raises WorkbookError for a wrong parameter, a missing notebook, a cell that fails, a kernel that
    dies, or a cell that was left out.
    """
    if parameters:
        PARAMETERS[name].of(parameters)
    notebook = read_notebook((folder or notebooks_folder()) / f"{name}.ipynb")
    try:
        executed = papermill.execute_notebook(
            notebook,
            None,
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            execution_timeout=PATIENCE,
            shutdown_kernel="immediate",
            record_timing=False,
            on_cell_execute=_teller(notebook, name, about, progress),
        )
    except PapermillExecutionError as error:
        raise _failure(name, error) from None
    except (DeadKernelError, CellTimeoutError, PapermillException) as error:
        raise WorkbookError(
            f"the run was cut off: {type(error).__name__}", where=name, remedy=_REMEDY
        ) from None
    return verified(executed, name)


_REMEDY = "open it in JupyterLab (make lab) and run it cell by cell"


def read_notebook(path: Path) -> NotebookNode:
    """A notebook as written, without its outputs. Raises WorkbookError when it is missing or no notebook."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise WorkbookError("no such notebook", where=path.name, remedy="restore notebooks/") from None
    except (nbformat.reader.NotJSONError, nbformat.ValidationError):
        raise WorkbookError("not a notebook", where=path.name, remedy="restore it") from None
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def parameters_of(notebook: NotebookNode, given: Mapping[str, object]) -> dict[str, object]:
    """All parameters of a notebook by name: those that were given, and its own literals for the rest."""
    own = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    lines = ast.parse("\n".join(cell.source for cell in own)).body
    told = {
        line.targets[0].id: ast.literal_eval(line.value) for line in lines if isinstance(line, ast.Assign)
    }
    return {**told, **given}


def verified(notebook: NotebookNode, name: str) -> NotebookNode:
    """The notebook, if every code cell that holds something has run without an error.

    Raises WorkbookError naming the first cell that has not.
    """
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        failed = any(output.output_type == "error" for output in cell.outputs)
        if cell.execution_count is None or failed:
            raise WorkbookError(f"cell {number} was not executed to its end", where=name, remedy=_REMEDY)
    return notebook


def _failure(name: str, error: PapermillExecutionError) -> WorkbookError:
    words = str(error.evalue).strip().splitlines()[0] if str(error.evalue).strip() else ""
    if error.ename == WorkbookError.__name__:
        return WorkbookError(words)
    return WorkbookError(
        f"cell {error.cell_index + 1} failed: {error.ename}: {words}", where=name, remedy=_REMEDY
    )


def _teller(
    notebook: NotebookNode, name: str, about: str, progress: Callable[[Step], None] | None
) -> Callable | None:
    """A hook of nbclient's that tells of each code cell before it is run, under its heading."""
    if progress is None:
        return None
    start, headings = time.monotonic(), _headings(notebook)
    order = {source: number for number, source in enumerate(headings, start=1)}

    def tell(cell: NotebookNode, cell_index: int) -> None:
        if cell.source in headings:
            elapsed = time.monotonic() - start
            progress(Step(name, about, headings[cell.source], order[cell.source], len(headings), elapsed))

    return tell


def _headings(notebook: NotebookNode) -> dict[str, str]:
    """The heading above each code cell, by the cell's source."""
    found, heading = {}, ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            lines = [line.lstrip("# ") for line in cell.source.splitlines() if line.startswith("#")]
            heading = lines[-1] if lines else heading
        elif cell.source.strip():
            found[cell.source] = heading
    return found


def kernel_settings(folder: Path) -> dict[str, str]:
    """Environment of a kernel that depends on nobody's own IPython profile; the profile goes to `folder`."""
    profile = folder / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_kernel_config.py").write_text(KERNEL_SETTINGS, "utf-8")
    return {"IPYTHONDIR": str(folder), "PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


@contextmanager
def kernel_environment(**extra: str) -> Iterator[None]:
    """Give every kernel that is started inside the same settings, and take them back afterwards."""
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="workbook-ipython-") as folder:
        fixed = {**kernel_settings(Path(folder)), **extra}
        before = {name: os.environ.get(name) for name in fixed}
        os.environ.update(fixed)
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name, None) if value is None else os.environ.update({name: value})
