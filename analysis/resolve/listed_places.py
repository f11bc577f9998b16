"""Places in a list: `the eastern, central and western regions`, `Kenya, China and Peru`."""

import re

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.frame import Naming, Told

_COMPASS = re.compile(r"(?:north|south)?-?(?:east|west|north|south|centr)(?:ern|al)")
# `the east, the center and the west`: the regions there.
_SIDE = re.compile(r"(?:the\s+)?(?P<side>(?:north|south)?-?(?:east|west|north|south)|cent(?:er|re))")
_ADJECTIVES = {"center": "central", "centre": "central"}
_OWNER = re.compile(r"^.*['’]s?\s+")
_AREA = re.compile(rf"{_COMPASS.pattern}\s+(?P<noun>regions?|areas?|provinces|parts)")


def economies(naming: Naming, terms: list[TermMention], parts: list[Span]) -> list[tuple[str, Told]]:
    """`Kenya, China and Peru`: economies, the reporting one among them, and no goods."""
    named = {t.span.start: t for t in terms if t.kind in ("partner", "region")}
    if not all(part.start in named for part in parts):
        return []
    return [(named[part.start].kind, naming.told(named[part.start])) for part in parts]


def areas(text: str, parts: list[Span]) -> list[tuple[str, Told]]:
    """`the eastern, central and western regions`: parts of a country, each with the noun told last."""
    sides = [_SIDE.fullmatch(part.words(text)) for part in parts]
    if all(sides):
        called = [_ADJECTIVES.get(side["side"], f"{side['side']}ern") for side in sides]
        pairs = zip(called, parts, strict=True)
        return [("region", Told(f"{name} regions", part, rule="respectively")) for name, part in pairs]
    noun = _AREA.fullmatch(parts[-1].words(text))
    names = [_OWNER.sub("", part.words(text)) for part in parts[:-1]]
    if not noun or not all(_COMPASS.fullmatch(name) for name in names):
        return []
    names = [f"{name} {noun['noun']}" for name in names] + [noun[0]]
    pairs = zip(names, parts, strict=True)
    return [("region", Told(name, part, rule="respectively")) for name, part in pairs]
