"""Where the project's folders are, whatever folder a command or a notebook was started in."""

import os
from pathlib import Path


def project_root() -> Path:
    """Return the folder that holds `seeds/`, `data/` and `notebooks/`.

    `WORKBOOK_ROOT` overrides it, so that a copy of the data can be used with one installed package.
    """
    override = os.environ.get("WORKBOOK_ROOT")
    return Path(override).resolve() if override else Path(__file__).resolve().parents[1]


def seeds_folder() -> Path:
    """The published texts with their sidecars."""
    return project_root() / "seeds"


def reference_folder() -> Path:
    """Vocabulary, units, publishers' styles and official series, all kept by hand."""
    return project_root() / "data" / "reference"


def tables_folder() -> Path:
    """The generated tables."""
    return project_root() / "data" / "tables"


def notebooks_folder() -> Path:
    """The notebooks, with their committed outputs."""
    return project_root() / "notebooks"


def reports_folder() -> Path:
    """The generated HTML reports."""
    return project_root() / "reports"
