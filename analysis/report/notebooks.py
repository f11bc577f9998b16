"""The committed notebooks: run again and written so that the same code gives the same bytes."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from analysis.params import PARAMETERS
from analysis.paths import notebooks_folder
from analysis.report.runner import kernel_environment, run_notebook
from analysis.tables import write_whole

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def normalised(notebook: NotebookNode) -> NotebookNode:
    """Without what differs between two runs or two machines: times, versions, random cell ids.

    Cells are named by their position, tags are kept, all other metadata of cells is dropped.
    """
    notebook = nbformat.from_dict(notebook)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells, start=1):
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        cell["id"] = f"cell-{number:02d}"
    return notebook


def as_text(notebook: NotebookNode) -> str:
    """The file's text."""
    return nbformat.writes(normalised(notebook), version=nbformat.NO_CONVERT) + "\n"


def refresh(folder: Path | None = None, out: Path | None = None) -> list[Path]:
    """Run every notebook of a folder with its own parameters and write it, with outputs, to `out`."""
    folder = folder or notebooks_folder()
    out = out or folder
    written = []
    with kernel_environment():
        for name in PARAMETERS:
            text = as_text(run_notebook(name, {}, folder=folder))
            written.append(write_whole(out / f"{name}.ipynb", text))
    return written
