"""`A, B and C rose 1%, 2% and 3%, respectively`: the items go with the numbers in their order."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told, has_goods
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

_RUN = re.compile(r"\s*(?:,|and|,\s*and|or|to)\s*(?:by\s+)?(?:about\s+|nearly\s+|over\s+|more\s+than\s+)?")
_OPENER = re.compile(r"\b(?:of|via|by|to|with|in)\s+")
_FLOW = re.compile(r"\b(?:exports|imports)\b")
_ITEM = re.compile(r"(?:(?!,\s|\sand\s).)+")


def distribute(naming: Naming, phrases: NounPhrases, scene: Scene, frames: list[Frame]) -> None:
    """Give each number of a `respectively` run its own item, in place."""
    if len(frames) < 2:
        return
    run = _run(scene)
    if len(run) < 2:
        return
    items = _items(naming, phrases, scene, scene.gap(run[0]), len(run))
    for number, (kind, told) in zip(run, items, strict=False):
        frames[number] = {**frames[run[0]], kind: told}
        if kind == "flow" and has_goods(frames[number]):
            frames[number].pop("indicator")


def _run(scene: Scene) -> list[int]:
    """The numbers listed just before the word."""
    match = re.search(r"\brespectively\b", scene.words)
    place = scene.sentence.span.start + match.start() if match else -1
    run: list[int] = []
    for number in reversed([n for n, q in enumerate(scene.quantities) if q.span.end <= place]):
        if run and not _RUN.fullmatch(
            scene.text, scene.quantities[number].span.end, scene.quantities[run[0]].span.start
        ):
            break
        run.insert(0, number)
    return run


def _items(
    naming: Naming, phrases: NounPhrases, scene: Scene, gap: Span, count: int
) -> list[tuple[str, Told]]:
    """The listed items left of a run: terms of one kind, else the parts of a noun phrase."""
    terms = naming.within(scene, gap)
    both = [
        Span(gap.start + m.start(), gap.start + m.end())
        for m in _FLOW.finditer(scene.text[gap.start : gap.end])
    ]
    if count == len(both) == 2:
        return [("flow", Told(span.words(scene.text).lower(), span, rule="respectively")) for span in both]
    for kind in ("mode", "product", "partner", "enterprise", "region", "flow", "indicator"):
        same = [t for t in terms if t.kind == kind and not naming.is_home(t)]
        if len(same) == count:
            return [(kind, naming.told(t)) for t in same]
    for opener in reversed(list(_OPENER.finditer(scene.text, gap.start, gap.end))):
        span = phrases.at(scene.text, opener.end(), gap.end)
        parts = _parts(scene.text, span) if span else []
        if len(parts) == count:
            return [("product", naming.own_words(part, "respectively")) for part in parts]
    return []


def _parts(text: str, span: Span) -> list[Span]:
    found = []
    for match in _ITEM.finditer(text, span.start, span.end):
        lead = re.match(r"(?:,\s*|\s+|and\s+)+", match[0])
        start = match.start() + (lead.end() if lead else 0)
        if text[start : match.end()].strip() not in ("", "and"):
            found.append(Span(start, match.end()))
    return found
