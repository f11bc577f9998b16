"""Read a phrase as a briefing of its own: the helper of the tests that are tables of phrases."""

from datetime import date
from pathlib import Path

from analysis.extract import Extraction, extract
from analysis.lexicon import Lexicon
from analysis.model import Briefing, Figure, Seed
from analysis.resolve import resolve
from analysis.tables import figures_frame

PUBLISHED = "2025-08-14"


def found(text: str, published: str = PUBLISHED, lexicon: Lexicon | None = None) -> Extraction:
    """What is printed in a text."""
    return extract(Seed("phrase", text, date.fromisoformat(published)), lexicon)


def briefing(text: str, published: str = PUBLISHED, lexicon: Lexicon | None = None) -> Briefing:
    """The whole reading of a text."""
    return resolve(found(text, published, lexicon), lexicon)


def read(text: str, published: str = PUBLISHED, lexicon: Lexicon | None = None) -> list[Figure]:
    """The figures of a text."""
    return list(briefing(text, published, lexicon).figures)


def rows(text: str, published: str = PUBLISHED) -> list[dict[str, str]]:
    """The figures of a text as rows of the figures table."""
    return figures_frame([briefing(text, published)]).to_dict("records")


def column(text: str, name: str, published: str = PUBLISHED) -> list[str]:
    """One column of the figures table of a text."""
    return [row[name] for row in rows(text, published)]


def save(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path
