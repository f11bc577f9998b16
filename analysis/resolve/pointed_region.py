"""Parts of a country, and groups of countries, that are named once and pointed back to: `In Yiwu, exports grew. The city traded with ...`."""

import re
from dataclasses import dataclass, field

from analysis.model import Span
from analysis.needing import needing
from analysis.resolve.frame import POINTED, Frame, Naming, Told
from analysis.resolve.masks import DATELINE
from analysis.resolve.scene import Scene

# `the southern province`, not `the other city`
_SOME = r"(?!(?:same|other|whole|entire|top|largest|biggest|leading|capital|next|first|second|third|last)\b)[a-z]+\s+"
# What does not stand before a word's first letter: the whole of `3% of the province's area` is not pointed to.
_NO_PART = r"(?<!\w.)(?<!percent of .)(?<!per cent of .)(?<!% of .)(?<!share of .)"
# `the province`, `the city's`, but not `the city of` and `the state council`.
_POINTING = re.compile(
    rf"(?:t{_NO_PART}h(?:e|is|ese|ose)|s{_NO_PART}uch)\s+"
    rf"(?:(?:{_SOME})?(?P<word>province|municipality|island|city|county|prefecture|township|town)|(?P<called>zones|autonomous\s+region|region|state))\b"
    r"(?!\s+(?:of|council|administration|owned|bank)\b|-)"
)
# `to the bloc`, `from the 27-nation bloc`
_BLOC = needing(
    ("bloc", "grouping"),
    r"\b(?:to|from|with|by)\s+the\s+(?:[\w-]+-(?:nation|member|country|strong)\s+)?(?P<word>bloc|grouping)\b",
)
# `(300) firms were set up in [the city]`
_BEHIND = re.compile(r"[^,;.\d]{1,80}\s(?:in|of|across|by)\s+")
_BLANKS = re.compile(r"\s+")


@dataclass
class PointedRegions:
    """Remembers the region last told of each kind, as `called` in the vocabulary, and gives it to figures."""

    naming: Naming
    told: dict[str, Told] = field(default_factory=dict)

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Give the frames behind `the province` the province told last, in place; then keep what is told."""
        begin = scene.sentence.span.start
        for match in _POINTING.finditer(scene.words) if frames else ():
            place = self.told.get(_BLANKS.sub(" ", match["word"] or match["called"]))
            if place and not self._is_named_before(scene, begin + match.start()):
                _put(scene, frames, begin + match.start(), "region", place)
        bloc = _BLOC.search(scene.words) if frames and "bloc" in self.told else None
        if bloc:
            _put(scene, frames, begin + bloc.start(), "partner", self.told["bloc"])
        self._keep(scene)

    def _is_named_before(self, scene: Scene, offset: int) -> bool:
        """True where the sentence itself names a region before the words that point back."""
        return any(
            t.kind == "region" for t in self.naming.within(scene, Span(scene.sentence.span.start, offset))
        )

    def _keep(self, scene: Scene) -> None:
        """Remember the regions of a sentence by all words they are called by."""
        for term in self.naming.within(scene, scene.sentence.span):
            if scene.lead(term.span.start, len("via ")) == "via ":
                continue
            if term.kind == "region" and not DATELINE.match(scene.text, term.span.end):
                called = term.extra.get("called", "").split("|")
                self.told.update({word: self.naming.told(term) for word in called if word})
            elif term.kind == "partner" and (term.name == "EU" or not term.extra.get("currency", "")):
                self.told["bloc"] = self.naming.told(term)


def _put(scene: Scene, frames: list[Frame], offset: int, kind: str, place: Told) -> None:
    """Put a place into the frames right of an offset that have none of their own behind it, in place.

    The number just before the words that point takes it, too: `40 such zones`, `rose 3% to the bloc`.
    """
    for mention, frame in zip(scene.quantities, frames, strict=True):
        old = frame.get(kind)
        own = old and old.how == "explicit" and old.span.start > offset
        behind = not old and kind == "region" and _BEHIND.fullmatch(scene.text, mention.span.end, offset)
        beside = scene.text[mention.span.end : offset].isspace()
        if beside or ((mention.span.start > offset or behind) and not own and frame):
            frame[kind] = place.inherited(POINTED)
