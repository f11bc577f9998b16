"""Headings above bare numbers: `Imports, May 2023`, and below it `115.9 billion euros`."""

from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

_LONGEST = 80
_ENDS = ".!?;:"
SUBJECTS = ("flow", "indicator", "product")


def is_heading(scene: Scene) -> bool:
    """True for a short line that ends as no sentence does."""
    words = scene.words.rstrip()
    return len(words) <= _LONGEST and words[-1:] not in _ENDS


def titled(naming: Naming, scene: Scene) -> Frame:
    """The subject that a heading tells: a short line without figures that ends as no sentence does."""
    if not is_heading(scene):
        return {}
    return {term.kind: naming.told(term) for term in reversed(scene.terms) if term.kind in SUBJECTS}
