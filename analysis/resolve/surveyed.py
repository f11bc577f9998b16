"""Answers to surveys: `the share of firms reporting more orders was 3%`, `54% expected their exports to rise`.

What is measured is those who answer so; the exports in their answer are nobody's trade.
"""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.hedges import HEDGE
from analysis.resolve.scene import Scene

_ASKED = (
    r"(?:enterprises|companies|firms|businesses|exporters|importers|respondents|households|consumers"
    r"|manufacturers|traders|retailers|banks|economists)"
)
# What those who are asked answer.
SAID = (
    r"(?:expect(?:ed)?|said|say|report(?:ed)?|believed?|plan(?:ned)?|predict(?:ed)?|anticipated?|saw"
    r"|(?:were|are)\s+optimistic)"
)
_MOVED = (
    r"(?:was|were|is|are|rose|fell|increased|decreased|reached|stood|climbed|dropped|went|came|declined|hit"
    r"|exceeded|remained|edged|grew)"
)
# `the share of [firms whose orders increased] was`
_SHARE_OF = re.compile(
    rf"\b(?:share|proportion|percentage)\s+of\s+(?:(?:the|surveyed|sampled|key|these|those)\s+)*"
    rf"(?P<who>{_ASKED}\s+(?:reporting|expecting|whose|with|that|who|optimistic|confident|seeing|planning|having"
    rf"|holding|saying|intending|anticipating|indicating)\b[^,;.]{{0,80}}?)\s+{_MOVED}\b(?!\s+(?:was|were|is)\b)[^;.]{{0,80}}$"
)
# `54%[ of firms expected orders to rise]`
_ANSWERED = re.compile(
    rf"(?:\s+of\s+(?:(?:the|surveyed|sampled|key|these|those)\s+)*(?:{_ASKED}|them|those))?(?:\s+(?:surveyed|polled|asked))?"
    rf"\s+(?P<what>{SAID}\s[^,;.]+)"
)
# `[Some ](half)[ of our firms were hiring]`, `(one in five)[ jobs depends on exports]`: a clause that begins with them.
_BEGINS = re.compile(rf"(?:^|[,;:])\W*(?:(?:and|but|while|indeed|today|now)\s+)?{HEDGE}", re.I)
_WHO = (
    r"firms|companies|businesses|enterprises|households|families|adults|people|respondents|consumers|workers|employees|farmers"
    r"|exporters|importers|jobs|students|children|women|men|residents|citizens|visitors|tourists|exhibitors|users|employers|manufacturers"
)
_THEY_DO = re.compile(
    rf"\s+(?:of\s+(?:(?:all|the|our|its|their|these|those)\s+)*)?(?P<what>(?:[a-z][\w'’-]*\s+){{0,2}}?(?:{_WHO})\s+"
    r"(?![^,;.]*\b(?:in\s+work|(?:un)?employed|jobless)\b)(?!(?:in|of|at|for|to|with|by|and|or|from|on|who|that|whose)\b)[a-z][^,;.]{3,80})"
)
SURVEYED = "those who answer so"


def put_surveyed(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """Make a share of those asked what is measured, in place; no trade told before goes on."""
    asked = _SHARE_OF.search(scene.left(number))
    if asked:
        start = scene.gap(number).start
        _put(naming, Span(start + asked.start("who"), start + asked.end("who")), frame)


def put_answered(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """Make those who `expected orders to rise` what is measured, in place."""
    follow = scene.follow(number)
    answer = _ANSWERED.match(scene.text, follow.start, follow.end)
    if not answer and _BEGINS.fullmatch(scene.left(number)):
        answer = _THEY_DO.match(scene.text, follow.start, follow.end)
    if answer and scene.quantities[number].unit.kind == "percent":
        _put(naming, Span(*answer.span("what")), frame)


def _put(naming: Naming, span: Span, frame: Frame) -> None:
    """Nothing but those who answer so."""
    frame.clear()
    frame["indicator"] = naming.own_words(span, SURVEYED)
