"""The goods that a story is about: it names them at its opening, and then speaks of `exports to Japan`."""

import re
from dataclasses import dataclass, field

from analysis.resolve.frame import Frame, Told, has_goods
from analysis.resolve.scene import Scene

# So many sentences with figures open a story; so often it names its goods.
_OPENING, _OFTEN = 5, 4
# No story is longer.
_LEAD, _STORY = 800, 20_000
# Words of a text on the whole of trade.
_ON_ALL_TRADE = re.compile(
    r"\b(?:foreign|goods|merchandise|external|total)\s+trade\b|\btrade\s+(?:surplus|deficit|balance|gap)\b|\bimports\s+and\s+exports\b"
    r"|\b(?:overall|total)\s+(?:exports|imports)\b|\b(?:exports|imports)\s+and\s+(?:exports|imports)\b"
)
_ALL = re.compile(
    r"\b(?:total|overall|all|aggregate|merchandise|foreign|two-way|bilateral)\s+(?:exports|imports|trade)\b"
)
_FLOWS = ("exports", "imports")
_SHORTEST = 3
# Words of a name that tell no goods of their own.
_OF_ALL_GOODS = re.compile(r"(?:product|good|commodit|item|equipment|material)|(?:and|other|the|for)$")


@dataclass
class Story:
    """Gives the trade of a text on one kind of goods its product, where a sentence names none; `text` is the whole text."""

    text: str
    read: int = 0
    told: dict[str, Told] = field(default_factory=dict)

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Add the goods of the story to frames of the same flow without any, in place."""
        self.read += 1
        if self.read <= _OPENING and not self.told:
            self._open(scene, frames)
        if not self.told or _ALL.search(scene.words):
            return
        for frame in frames:
            if _is_open(frame) and frame["flow"].name == self.told["flow"].name:
                frame["product"] = self.told["product"]

    def _open(self, scene: Scene, frames: list[Frame]) -> None:
        """Take the goods of the first figure that tells a flow, if the text keeps coming back to them."""
        first = next((frame for frame in frames if "flow" in frame), None)
        if not first or first["flow"].name not in _FLOWS:
            return
        product = first.get("product")
        if not product or product.how != "explicit" or _ON_ALL_TRADE.search(self.text[:_LEAD]):
            self.read = _OPENING
        elif self._comes_back_to(product):
            goods = product.inherited("goods of the story")
            self.told = {"flow": first["flow"], "product": goods}

    def _comes_back_to(self, product: Told) -> bool:
        """True when a word of a name, besides those of all goods, stands often enough in the text."""
        words = (word.rstrip("s") for word in product.span.words(self.text).split())
        told = (word for word in words if len(word) >= _SHORTEST and not _OF_ALL_GOODS.match(word))
        return any(len(re.findall(rf"\b{re.escape(word)}", self.text[:_STORY])) >= _OFTEN for word in told)


def _is_open(frame: Frame) -> bool:
    """True for trade in goods of which no product is told."""
    return "flow" in frame and "product" not in frame and ("indicator" not in frame or has_goods(frame))
