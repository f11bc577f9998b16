"""Goods meant, not named: `exported 5 million of them`, `shipments rose 3%`, `Cars remained the drag: their sales fell 4%`."""

import re
from dataclasses import dataclass, replace

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.scene import Scene

# `exported 5 million[ of them]`
_OF_THEM = re.compile(
    r"\s+(?:(?:metric\s+)?(?:tons|tonnes|units|pieces|sets|barrels|bushels)\s+)?of\s+(?P<them>them)\b"
)
# `the city [sent] 58 million of them`: goods go somewhere there, and nothing else is counted.
_MOVED = re.compile(
    r"\b(?:export|import|s[eo]ll|sold|sent|send|ship|br(?:ought|ing)|buy|bought|deliver|made|make|produc|took)\w*\b[^,;]*$"
)
# `Copper was the odd one out: `, `Cars remained the drag: `
_TOPIC = re.compile(
    r"\s+(?:is|are|was|were|has\s+been|have\s+been|remain(?:s|ed)?|stay(?:s|ed)|bec[ao]me)\s+(?!\d)[^:;.\d]{3,48}:\s"
)
# `On a daily basis, [shipments] were up`: exports, where the text spoke of exports last.
_SHIPMENTS = re.compile(
    r"(?:^|[,;]\s+|\b(?:since|because|while|and|but)\s+)(?P<them>shipments)\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?"
    r"(?:were|was|rose|fell|grew|tumbled|jumped|slid|dropped|declined|increased|climbed|surged|slumped|shrank|expanded|plunged|gained|totall?ed|reached)\b"
)


@dataclass
class ThingsMeant:
    """The goods and the flow that the text named last, for `5 million of them` and `shipments rose`."""

    last: TermMention | None = None
    flow: TermMention | None = None
    turn: int = -1

    def keep(self, scene: Scene) -> None:
        """Keep the goods that a sentence begins with, or else the last ones it names; a new turn forgets them."""
        if scene.sentence.turn != self.turn:
            self.last, self.flow, self.turn = None, None, scene.sentence.turn
        flows = [t for t in scene.terms if t.kind == "flow"]
        self.flow = flows[-1] if flows else self.flow
        goods = [t for t in scene.terms if t.kind == "product"]
        if goods:
            heads = goods[0].span.start - scene.sentence.span.start < len(goods[0].name)
            self.last = goods[0] if heads and not scene.quantities else goods[-1]

    def named(self, scene: Scene) -> Scene:
        """The sentence with `5 million of them` as a mention of the goods meant, and `shipments` as one of exports."""
        found = _SHIPMENTS.search(scene.words) if self.flow and self.flow.name == "exports" else None
        if found and not any(t.kind in ("flow", "indicator") for t in scene.terms):
            start = scene.sentence.span.start + found.start("them")
            return _with(scene, self.flow._replace(span=Span(start, start + len("shipments"))))
        for number, quantity in enumerate(scene.quantities):
            found = _OF_THEM.match(scene.text, quantity.span.end)
            before = [t for t in scene.terms if t.kind == "product" and t.span.end <= quantity.span.start]
            meant = before[-1] if before else self.last
            if not found or not meant or not _MOVED.search(scene.left(number)):
                continue
            term = meant._replace(span=Span(*found.span("them")), extra={**meant.extra, "narrowed": True})
            return _with(scene, term)
        return scene


def _with(scene: Scene, term: TermMention) -> Scene:
    """The sentence with one more mention."""
    return replace(scene, terms=sorted([*scene.terms, term], key=lambda t: t.span))


@dataclass(frozen=True)
class NamedTopic:
    """`Cars remained the drag: their sales fell 3%`: gives the figures behind the colon its goods."""

    naming: Naming

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Put the goods named before a colon into the frames behind it that name none themselves, in place."""
        topic = next((t for t in scene.terms if t.kind == "product"), None)
        told = topic and _TOPIC.match(scene.text, topic.span.end, scene.sentence.span.end)
        begins = topic and topic.span.start - scene.sentence.span.start < 4
        if not told or not begins:
            return
        for number, frame in enumerate(frames):
            product = frame.get("product")
            own = product and product.how == "explicit" and _is_known(product, scene, told.end())
            if scene.quantities[number].span.start >= told.end() and not own:
                frame["product"] = self.naming.told(topic)


def _is_known(product: Told, scene: Scene, start: int) -> bool:
    """True for goods of the vocabulary told from an offset on."""
    return any(t.kind == "product" and t.span == product.span and t.span.start >= start for t in scene.terms)
