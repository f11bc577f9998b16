"""Headings above bare numbers: `Imports, May 2023`, and below it `115.9 billion euros`."""

from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

_LONGEST = 80
_ENDS = ".!?;:"
_SUBJECTS = ("flow", "indicator", "product")


def titled(naming: Naming, scene: Scene) -> Frame:
    """The subject that a heading tells: a short line without figures that ends as no sentence does."""
    words = scene.words.rstrip()
    if len(words) > _LONGEST or words[-1:] in _ENDS:
        return {}
    return {term.kind: naming.told(term) for term in reversed(scene.terms) if term.kind in _SUBJECTS}
