"""Numbers of things listed in the sentence before: `... the EU, the US and Peru. Trade with them was 3, 2 and 1 billion.`"""

import re

from analysis.extract import TermMention
from analysis.resolve.frame import GOODS, POINTED, Frame, Naming, Told
from analysis.resolve.runs import LENGTHS
from analysis.resolve.scene import Scene

_KINDS = ("partner", "product", "enterprise", "region", "mode")
_THEM = re.compile(
    r"\b(?:them|they|their|these|those)\b|\bthe\s+(?:two|three|four|five|six)\b(?!\s+(?:months|quarters|years))"
)
_THE_NUMBER = re.compile(r"\b(?:the|these|those)\s+(two|three|four|five)\b(?!\s+(?:months|quarters|years))")
# `Taken together, they made up`, `The three together took`
_TOGETHER = re.compile(
    r"\W*(?:(?:taken|put)\s+together,?\s|together,?\s+(?:they|these|the\s)|(?:they|these|the\s+(?:two|three|four|five))\s+(?:together|combined|jointly)\b)"
)


def put_together(scene: Scene, frames: list[Frame], listed: list[tuple[str, Told]]) -> None:
    """Give the figures of `Together they made up 40%` all partners that the sentence before `listed`, in place."""
    if not frames or len(listed) < 2 or listed[0][0] != "partner" or not _TOGETHER.match(scene.words):
        return
    names = [told.name for _, told in listed]
    last = listed[-1][1]
    told = Told(", ".join(names[:-1]) + f" and {names[-1]}", last.span, "inherited", POINTED)
    for frame in frames:
        if "partner" not in frame or frame["partner"].how == "inherited":
            frame["partner"] = told


def names_number(scene: Scene, run: list[int]) -> bool:
    """True for `the price of the two rose by 3% and 4%`: just so many are pointed back to."""
    told = _THE_NUMBER.search(scene.left(run[0]))
    return bool(told) and LENGTHS.get(told[1]) == len(run)


def items_before(
    naming: Naming, scene: Scene, run: list[int], listed: list[TermMention]
) -> list[tuple[str, Told]]:
    """The just so many mentions of one kind, among those `listed` in the sentence before, that `them` points back to."""
    words = scene.text[scene.sentence.span.start : scene.quantities[run[0]].span.start]
    if not _THEM.search(words):
        return []
    for kind in _KINDS:
        same = [t for t in listed if t.kind == kind and t.name != GOODS and not naming.is_home(t)]
        if len(same) == len(run) == len({t.name for t in same}):
            return [(kind, naming.told(term).inherited(POINTED)) for term in same]
    return []
