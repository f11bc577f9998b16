"""Seeds: published texts kept byte for byte, each with a sidecar that says what it is."""

import hashlib
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import yaml
from charset_normalizer import from_bytes

from analysis.errors import WorkbookError
from analysis.model import Seed
from analysis.paths import seeds_folder


def list_seeds(folder: Path | None = None) -> list[str]:
    """The ids of all seeds that have a sidecar, sorted."""
    return sorted(path.stem for path in (folder or seeds_folder()).glob("*.yml"))


def published_dates(folder: Path | None = None) -> dict[str, date]:
    """The publication date of every seed, by its id. Raises WorkbookError for a malformed sidecar."""
    folder = folder or seeds_folder()
    return {briefing: _sidecar(folder / f"{briefing}.yml")["published"] for briefing in list_seeds(folder)}


def load(briefing: str, folder: Path | None = None) -> Seed:
    """Load a seed by its id and make sure that its text is the one its sidecar describes.

    Raises WorkbookError for an unknown id (with the nearest one), a missing text, a sidecar without its
    fields, and a text whose sha256 is not the recorded one.
    """
    folder = folder or seeds_folder()
    known = list_seeds(folder)
    if briefing not in known:
        near = get_close_matches(briefing, known, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise WorkbookError(
            f"unknown briefing {briefing!r}", where="seeds", remedy=f"{hint}known: {', '.join(known)}"
        )
    sidecar = _sidecar(folder / f"{briefing}.yml")
    path = folder / f"{briefing}.txt"
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if digest != sidecar["sha256"]:
        raise WorkbookError(
            "the text is not the one its sidecar describes (sha256 differs)",
            where=path.name,
            remedy="restore the published text, or give a new text an id and a sidecar of its own",
        )
    about = {name: str(sidecar.get(name) or "") for name in ("publisher", "producer", "title", "source")}
    return Seed(
        briefing,
        decode(data, path),
        sidecar["published"],
        language=sidecar["language"],
        sha256=digest,
        **about,
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises WorkbookError when it is missing, a folder, or may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WorkbookError("no such file", where=str(path), remedy="check the path") from None
    except IsADirectoryError:
        raise WorkbookError("this is a folder", where=str(path), remedy="name a text file") from None
    except OSError as error:
        raise WorkbookError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="check its rights"
        ) from None


def decode(data: bytes, path: Path) -> str:
    """The text of UTF-8 bytes, a byte order mark left out.

    Raises WorkbookError when there is no text, or naming the encoding that was detected instead.
    """
    if not data.strip():
        raise WorkbookError("the file is empty", where=str(path), remedy="give a file that holds a text")
    if b"\0" in data[:8192] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise WorkbookError(
            "this is not a text file", where=str(path), remedy="save the briefing as plain text"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = from_bytes(data).best()
        found = f"it looks like {guess.encoding}" if guess else "its encoding is unknown"
        source = guess.encoding if guess else "ENCODING"
        raise WorkbookError(
            f"not UTF-8 (byte {error.start}); {found}",
            where=str(path),
            remedy=f"convert it first, for instance: iconv -f {source} -t UTF-8 {path.name} > utf8.txt",
        ) from None


def _sidecar(path: Path) -> dict:
    try:
        fields = yaml.safe_load(path.read_text("utf-8"))
        missing = [
            name for name in ("title", "publisher", "published", "language", "sha256") if not fields.get(name)
        ]
    except (yaml.YAMLError, AttributeError, UnicodeDecodeError) as error:
        raise WorkbookError(f"sidecar is malformed: {str(error).splitlines()[0]}", where=path.name) from None
    if missing:
        raise WorkbookError(f"sidecar lacks {', '.join(missing)}", where=path.name, remedy="see seeds/*.yml")
    if not isinstance(fields["published"], date):
        raise WorkbookError("`published` is not a date", where=path.name, remedy="write YYYY-MM-DD")
    return fields
