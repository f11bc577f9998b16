"""Data files with a declared shape: read, checked, and refused with the place of the fault."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from analysis.errors import WorkbookError

Shape = TypeVar("Shape", bound=BaseModel)


def load_shaped(path: Path, shape: type[Shape]) -> Shape:
    """Read a YAML file into a pydantic model.

    Raises WorkbookError when the file is missing, is no YAML, or has another shape: it names the field.
    """
    try:
        return shape.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except FileNotFoundError:
        raise WorkbookError("data file not found", where=path.name, remedy="restore it") from None
    except yaml.YAMLError as error:
        raise WorkbookError(f"malformed: {' '.join(str(error).split())}", where=path.name) from None
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"]) or "the file"
        raise WorkbookError(f"malformed at {field}: {fault['msg']}", where=path.name) from None
