"""What of a document is not its text, and which words tell its date: read from `documents.yml`."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.errors import WorkbookError
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
    path = (folder or reference_folder()) / "documents.yml"
    try:
        return DocumentRules.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except FileNotFoundError:
        raise WorkbookError("rules of documents not found", where=path.name, remedy="restore it") from None
    except (yaml.YAMLError, ValidationError) as error:
        fault = str(error).splitlines()[0]
        raise WorkbookError(f"malformed: {fault}", where=path.name) from None
