"""The place a text is about: a province's own release names it once, and then speaks of `exports`."""

import re
from collections import Counter
from dataclasses import dataclass

from analysis.extract import Extraction, TermMention
from analysis.resolve.frame import Frame, Told
from analysis.resolve.masks import DATELINE
from analysis.resolve.scene import Scene

LEAD = 3
OFTEN = 4
_BACK = re.compile(r"\b(?:the|this)\s+(?:province|municipality|city|island|autonomous\s+region|prefecture|state)\b")
_OWNER = re.compile(r"(?:['’]s?\b|\s+(?:province|municipality|free\s+trade\s+port|foreign\s+trade|trade|exports|imports|gdp|customs))")
_TITLE = re.compile(r"\b(?:province|municipality|port|region|state|island)$")
_OF = re.compile(r"\b(?:trade|exports|imports|gdp|economy|output)\s+(?:of|in)\s+(?:[\w'’-]+\s+){0,3}$")
_MUTUAL = re.compile(r"\b(?:bilateral|two-way|our\s+two\s+countries|the\s+two\s+countries|both\s+countries|both\s+sides)\b")
_WORLD = re.compile(r"\b(?:the\s+world|global|overall|as\s+a\s+whole|foreign\s+trade)\b")
_NATIONAL = re.compile(r"\b(?:national|nationwide|the\s+country['’]s|the\s+nation['’]s)\b")


@dataclass(frozen=True)
class Place:
    """Gives the figures of a text its place, where their sentence tells no other one."""

    told: Told | None
    partner: Told | None
    home: str

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Add the place to frames without a region, in place; a sentence on the whole country is left alone."""
        if not frames:
            return
        self._fill_partner(scene, frames)
        if not self.told:
            return
        at_home = any(t.kind == "partner" and t.name == self.home for t in scene.terms)
        if at_home or _NATIONAL.search(scene.text, scene.sentence.span.start, scene.quantities[0].span.start):
            return
        for frame in frames:
            if frame and "region" not in frame:
                frame["region"] = self.told


    def _fill_partner(self, scene: Scene, frames: list[Frame]) -> None:
        """Give the trade of a text on one partner its partner; `bilateral` and `our trade` do not name it."""
        if not self.partner or _WORLD.search(scene.words):
            return
        mutual = _MUTUAL.search(scene.words)
        for frame in frames:
            traded = "flow" in frame or mutual
            if traded and not frame.keys() & {"partner", "region"}:
                frame["partner"] = self.partner


def _is_owner(text: str, term: TermMention) -> bool:
    """True for `Hainan Province`, `Zhejiang's exports` and `foreign trade of Guangdong`, not for `in Tokyo`."""
    words = term.span.words(text)
    before = text[max(0, term.span.start - 40) : term.span.start]
    return bool(_OWNER.match(text, term.span.end) or _TITLE.search(words) or _OF.search(before))


def place_of(extraction: Extraction) -> Place:
    """The part of a country that the opening names, and the text more often than any other.

    `the province`, `the city` and the like count for it.
    """
    text = extraction.lower
    named = [
        t
        for t in extraction.terms
        if t.kind == "region" and t.name[0].isupper() and not DATELINE.match(text, t.span.end)
    ]
    sentences = extraction.structure.sentences[:LEAD]
    lead = [t for t in named if sentences and t.span.start < sentences[-1].span.end]
    counts = Counter(t.name for t in named).most_common(1)
    first = next((t for t in lead if counts and t.name == counts[0][0] and _is_owner(text, t)), None)
    partner = _partner_of(extraction)
    if not first:
        return Place(None, partner, extraction.home)
    often = counts[0][1] + len(_BACK.findall(extraction.lower))
    prevails = often >= OFTEN and counts[0][1] * 2 >= len(named)
    told = Told(first.name, first.span, "inherited", "place of the text")
    return Place(told if prevails else None, partner, extraction.home)


def _partner_of(extraction: Extraction) -> Told | None:
    """The one economy besides its own that a text on a bilateral relation is about."""
    named = [t for t in extraction.terms if t.kind == "partner" and t.name != extraction.home]
    counts = Counter(t.name for t in named).most_common(1)
    if not counts or counts[0][1] < OFTEN or counts[0][1] < 0.6 * len(named):
        return None
    if not _MUTUAL.search(extraction.lower):
        return None
    first = next(t for t in named if t.name == counts[0][0])
    return Told(first.name, first.span, "inherited", "partner of the text")
