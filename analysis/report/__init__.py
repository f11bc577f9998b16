"""Reports: the notebooks run with papermill, their pages in HTML, and what the pages show.

Notebooks import this package for its tables, so nothing heavy is imported here before it is needed.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.report.making import ReportRun
    from analysis.report.runner import Step

# JupyterLab's lock brings rfc3987-syntax, whose grammar is compiled at import: 1 s for a check of URI
# formats that notebooks do not use. jsonschema does without it when it can't be imported.
sys.modules.setdefault("rfc3987_syntax", None)


def make_report(
    briefings: list[str],
    *,
    out: Path,
    tables: Path,
    progress: "Callable[[Step], None] | None" = None,
    parameters: Mapping[str, object] | None = None,
) -> "ReportRun":
    """Run the notebooks on the briefings and write `tables` and the pages in `out`.

    `parameters` are further parameters of `20_reconcile` and `30_report`, such as `rows` or `period`.
    Everything is made in a temporary folder and moved when all of it has succeeded. Raises
    WorkbookError for an unknown briefing or parameter, a notebook that fails, or a folder that can't
    be written.
    """
    from analysis.report.making import make

    return make(briefings, out=out, tables=tables, progress=progress, parameters=parameters or {})


def refresh_notebooks(folder: Path | None = None, out: Path | None = None) -> list[Path]:
    """Run the committed notebooks with their own parameters and write them back, byte for byte the same.

    With `out` they are written there instead. Raises WorkbookError when a notebook fails.
    """
    from analysis.report.notebooks import refresh

    return refresh(folder, out)
