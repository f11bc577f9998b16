"""A price index whose name stands before money: `the wholesale price was 21 yuan` tells a price, no index."""

from analysis.resolve.frame import Frame, Told
from analysis.resolve.scene import Scene

_PRICE = "price"


def put_price(scene: Scene, number: int, frame: Frame) -> None:
    """Name an index of prices told just before money in the text's own words, in place."""
    told = frame.get("indicator")
    if not told or told.nature != "index" or scene.quantities[number].unit.kind != "currency":
        return
    words = told.span.words(scene.text)
    if told.span.start >= scene.gap(number).start and words.rstrip("s").endswith(_PRICE):
        frame["indicator"] = Told(words.lower(), told.span, rule="price in money")
