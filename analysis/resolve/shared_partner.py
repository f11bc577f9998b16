"""A partner told once, behind the last of some amounts: `3 tons of ore and 2 tons of coal from Kenya`."""

import re

from analysis.resolve.frame import Frame
from analysis.resolve.scene import Scene

# `3 tons [of ore and] 2 tons`
_OF_AND = re.compile(r"\s+of\s+[\w\s'’-]{1,48}(?:,\s+|\s+and\s+|,\s+and\s+)")


def share_partner(scene: Scene, frames: list[Frame]) -> None:
    """`3 tons of ore and 2 tons of coal from Kenya`: the partner told last is that of both, in place."""
    for number in range(len(frames) - 2, -1, -1):
        frame, after = frames[number], frames[number + 1]
        partner = after.get("partner")
        if "partner" in frame or not partner or partner.span.start < scene.gap(number + 1).end:
            continue
        alike = scene.quantities[number].unit == scene.quantities[number + 1].unit
        same = alike and frame.get("flow") == after.get("flow")
        if same and _OF_AND.fullmatch(scene.left(number + 1)):
            frame["partner"] = partner
