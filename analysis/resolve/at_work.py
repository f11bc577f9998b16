"""People counted by whether they work: `30 million people aged 16 and over were in work`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Told
from analysis.resolve.hedges import HEDGE
from analysis.resolve.scene import Scene

# `Industry [employed] some 5 million`
_EMPLOYS = re.compile(rf"\b(?P<verb>employ(?:s|ed|ing)?)\s+{HEDGE}$")
_COUNTED = {True: "unemployment (unemployed people)", False: "employment (people in work)"}


@dataclass(frozen=True)
class AtWork:
    """Puts employment and unemployment into frames; patterns are made once from the language pack."""

    language: Language

    def put(self, scene: Scene, number: int, frame: Frame) -> None:
        """Put what the people right of a number are into the frame, in place, where it is told."""
        mention = scene.quantities[number]
        share = mention.unit.kind == "percent"
        if not share and mention.unit.kind != "count":
            return
        if not share and self._put_employed(scene, number, frame):
            return
        found = self._pattern.match(scene.text, mention.span.end, scene.sentence.span.end)
        if not found or bool(found["share"]) != share or (share and (found["idle"] or not found["is"])):
            return
        name = "employment rate" if share else _COUNTED[bool(found["idle"])]
        kind = "idle" if found["idle"] else "busy"
        frame["indicator"] = Told(name, Span(*found.span(kind)), rule="people at work", nature="level")
        for other in ("flow", "product"):
            frame.pop(other, None)

    def _put_employed(self, scene: Scene, number: int, frame: Frame) -> bool:
        """`Industry employed 5 million people`: employment, by whom stays; False for other counts."""
        left, end = scene.left(number), scene.quantities[number].span.end
        found = _EMPLOYS.search(left) if "employ" in left else None
        if not found or not self._people.match(scene.text, end):
            return False
        start = scene.gap(number).start
        span = Span(start + found.start("verb"), start + found.end("verb"))
        frame["indicator"] = Told(_COUNTED[False], span, rule="people at work", nature="level")
        return True

    @cached_property
    def _people(self) -> re.Pattern:
        """`people`, `workers`: those who work."""
        return re.compile(rf"\s+(?:{alternatives(self.language.grammar['who_work'])})\b")

    @cached_property
    def _pattern(self) -> re.Pattern:
        """People, their ages if told, and whether they are at work."""
        words = self.language.grammar
        people, busy, idle = (alternatives(words[name]) for name in ("who_work", "at_work", "out_of_work"))
        return re.compile(
            rf"(?P<share>\s+of\s+(?:all\s+)?)?\s*\b(?:{people})(?:\s+(?:aged|between)\s[^,;.]{{2,32}}?|\s+\([^()]{{2,24}}\))?"
            r"(?:\s+in\s+the\s+[\w\s]{2,24},\s+of\s+whom\s+[\d.]+\s+million\s+in\s+the\s+[\w\s]{2,24},)?"
            rf"\s+(?:(?:who|that)\s+)?(?P<is>(?:were|was|are|is|have\s+been)\s+)?(?:(?P<busy>{busy})|(?P<idle>{idle}))\b"
            r"(?!\s+(?:at|by|on|as|claims)\b|(?<=\bemployed)\s+in\s)"
        )


@cache
def at_work(lexicon: Lexicon) -> AtWork:
    """That of a lexicon, made once."""
    return AtWork(lexicon.language)
