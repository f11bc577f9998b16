"""What of a document is not its text, and which words tell its date: read from `documents.yml`."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from analysis.datafiles import load_shaped
from analysis.paths import reference_folder


class DocumentRules(BaseModel):
    """The lists of `data/reference/documents.yml`; what each is for stands there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    elements: frozenset[str]
    wrappers: frozenset[str]
    roles: frozenset[str]
    names: tuple[str, ...]
    published: tuple[str, ...]
    not_published_beside: tuple[str, ...]
    not_published_line: tuple[str, ...]


@cache
def load_rules(folder: Path | None = None) -> DocumentRules:
    """Load the rules of a folder (by default the project's own).

    Raises WorkbookError when the file is missing or malformed.
    """
    return load_shaped((folder or reference_folder()) / "documents.yml", DocumentRules)
