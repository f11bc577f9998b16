"""Words that point back to trade told before: `the total`, `such goods`, `their exports`, `they rose 3% and 4%`."""

import re

from analysis.needing import needing
from analysis.resolve.figureless import SUBJECT_BEFORE
from analysis.resolve.frame import POINTED, Frame
from analysis.resolve.runs import runs
from analysis.resolve.scene import Scene

# `In April, the total was 4 trillion`, behind exports and imports.
_THE_TOTAL = re.compile(
    r"\bthe\s+(?:overall\s+|combined\s+)?total\s+(?:value\s+|volume\s+)?(?:was|is|were|stood|reached|hit|came|amounted|rose|fell|grew|increased|decreased|expanded)\b"
    r"|\bthe\s+(?:(?:annual|quarterly|monthly|overall|cumulative|total)\s+)?(?:value|scale|growth\s+rate|turnover|figure)\s+"
    r"(?:has|had|was|is|stood|reached|hit|came|amounted|rose|fell|grew|increased|decreased|expanded|climbed|slowed|quickened|accelerated|exceeded|topped)\b"
)
# `Exports of such goods`
_SUCH_GOODS = needing(
    ("such", "these", "those"),
    r"\b(?:such|these|those)\s+(?:goods|products|services|items|commodities|vehicles)\b",
)
# `Travel services grew. Their imports and exports were 4 billion`
_ITS_TRADE = re.compile(r"\b(?:its|their)\s+(?:total\s+)?(?:imports|exports|trade)\b")
_FLOWS = ("exports", "imports")
# `In the third quarter, however, they rose 4%`
_THEY_ALONE = re.compile(
    r"^\W*(?:[^,;]*,\s+){0,2}they\s+(?:were|rose|grew|fell|increased|decreased|declined|dropped|climbed|expanded|reached|totall?ed|stood|came|jumped|slipped)\b[^,;]*$"
)
_THEY = re.compile(r"\b(?:they|both|the\s+two|the\s+growth\s+rates)\b[^,;]*$")


def summed(scene: Scene, frame: Frame, flows: dict[str, Frame]) -> Frame:
    """The frame of `the total was 4 trillion` and `they rose 4%` behind exports and imports, the `flows` told before."""
    flow = frame.get("flow")
    if not flow or not flows.keys() >= set(_FLOWS):
        return frame
    alone = len(scene.quantities) == 1 and _THEY_ALONE.search(scene.left(0))
    if not alone and not _THE_TOTAL.search(scene.left(0)):
        return frame
    return frame | {"flow": flow._replace(name="total")}


def put_goods(scene: Scene, frame: Frame, about: Frame, before: Frame) -> None:
    """Put the goods of `their exports`, `exports of such goods` and `exports were 3 tons` into the frame, in place.

    They are those that the sentence before is `about` if it has no figure, else those of the frame `before`.
    """
    left = scene.left(0)
    weighed = scene.quantities[0].unit.kind == "quantity"
    if "product" in about and (weighed or _ITS_TRADE.search(left)):
        frame["product"] = about["product"].inherited(POINTED)
    if _SUCH_GOODS.search(left):
        subject = about.get("indicator")
        named = subject if subject and subject.rule == SUBJECT_BEFORE else None
        goods = about.get("product") or named or before.get("product")
        if goods:
            frame["product"] = goods.inherited(POINTED)


def deal_flows(scene: Scene, frames: list[Frame], flows: dict[str, Frame]) -> None:
    """`In yuan terms they rose 7% and 6%`, behind exports and imports: each has its own number, in place."""
    run = next((run for run in runs(scene) if len(run) == 2), None)
    if not run or not flows.keys() >= set(_FLOWS) or any(t.kind == "flow" for t in scene.terms):
        return
    if not _THEY.search(scene.left(run[0])):
        return
    told = [name for name in flows if name in _FLOWS]
    for number, name in zip(run, told, strict=True):
        old = {kind: item.inherited("respectively") for kind, item in flows[name].items()}
        own = {kind: item for kind, item in frames[number].items() if item.how == "explicit"}
        frames[number] = old | {kind: item for kind, item in own.items() if kind != "indicator"}
