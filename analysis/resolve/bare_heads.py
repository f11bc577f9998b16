"""Bare nouns that stand for what was told before: `Car production fell 2%. Output had risen in May by 3%.`"""

import re
from functools import cache

from analysis.lexicon import Language
from analysis.resolve.frame import Frame
from analysis.resolve.items import CLAUSE_SUBJECT
from analysis.resolve.scene import Scene

STANDS_FOR = "bare noun for what was told"
# `Sales[ in shops] rose`: sales of their own.
_QUALIFIED = re.compile(r"\s+(?:in|of|for|at|to|from|by|on|there|per|abroad|excluding|among|across)\b")
# `while [sales] rose`, `in May, [sales] rose`, not `in the shops, prices rose`
_OPENS = re.compile(r"\W*(?:(?:and|while|but|whereas|also|overall)\s+)*(?:the\s+)?", re.I)


def put_bare_head(language: Language, scene: Scene, number: int, frame: Frame, before: Frame) -> None:
    """Make a bare `output` behind a production the production of the sentence before, in place."""
    told, old = frame.get("indicator"), before.get("indicator")
    if not told or not old or told.rule != CLAUSE_SUBJECT or told.span.start < scene.gap(number).start:
        return
    alike = _heads(tuple(language.grammar["heads"])).get(told.name.lower())
    known = old.rule in ("vocabulary", STANDS_FOR) and alike and alike.search(old.name.lower())
    start = scene.gap(number).start
    timed = any(start <= period.span.start < told.span.start for period in scene.periods)
    opens = timed or _OPENS.fullmatch(scene.text, start, told.span.start)
    if known and opens and not _QUALIFIED.match(scene.text, told.span.end):
        frame["indicator"] = old.inherited(STANDS_FOR)


@cache
def _heads(lines: tuple[str, ...]) -> dict[str, re.Pattern]:
    """By noun: what finds the nouns alike, given as lines of them (`output production`)."""
    alike = {line: re.compile(rf"\b(?:{'|'.join(line.split())})\b") for line in lines}
    return {noun: pattern for line, pattern in alike.items() for noun in line.split()}
