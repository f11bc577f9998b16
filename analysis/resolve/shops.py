"""What shops are told for is what they sell: `At food stores (-0.6%)`, `New car dealers posted 2% growth`."""

import re

from analysis.resolve.frame import Frame, Told
from analysis.resolve.scene import Scene

SALES = "retail sales"
_SHOP = re.compile(
    r"\b(?:stores|dealers|dealerships|retailers|retailing|supermarkets|stations|pharmacies|malls|vendors)$",
    re.I,
)
_MOVES = ("growth", "level", "change")
# `prices at food stores`: their prices, and no sales.
_OTHER = re.compile(
    r"\b(?:prices?|inflation|jobs|employment|payrolls|wages|number\s+of|stocks|inventories|profits?)\b"
)


def put_shops(scene: Scene, number: int, measure: str, frame: Frame) -> None:
    """Put retail sales beside shops told in this sentence, in place, where it tells nothing else of them."""
    shop, indicator = frame.get("product"), frame.get("indicator")
    mention = scene.quantities[number]
    if not shop or shop.how != "explicit" or not _SHOP.search(shop.name) or measure not in _MOVES:
        return
    told = indicator and indicator.how == "explicit"
    if told or mention.unit.kind not in ("percent", "currency") or _OTHER.search(scene.before(number)):
        return
    frame["indicator"] = Told(SALES, shop.span, rule="sales of shops", nature="level")
    frame.pop("flow", None)
