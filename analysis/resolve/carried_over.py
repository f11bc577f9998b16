"""What a sentence takes over from the one before is not all that was told there: parts of places and balances end."""

import re

from analysis.resolve.frame import Frame, only

# Trade in services both ways, and the indicators of one way of it.
IN_SERVICES = "trade in services"
ONE_WAY_SERVICES = ("services exports", "services imports")
_BALANCE = re.compile(r"\b(?:deficit|surplus|balance)$")

# `rural areas`, `31 major cities`
_PART = re.compile(r"\b(?:areas|cities|towns|regions|households)$")


def of_place(frame: Frame) -> Frame:
    """The frame without a part of the economy such as `urban areas`, which ends with its indicator."""
    region = frame.get("region")
    return only(frame, ("partner",)) if region and _PART.search(region.name) else frame


def past_balance(frame: Frame) -> Frame:
    """`The services deficit was 3 billion. Travel services grew`: all trade in services, and no balance."""
    flow, indicator = frame.get("flow"), frame.get("indicator")
    if not indicator or "services" not in indicator.name or "goods" in indicator.name:
        return frame
    if not _BALANCE.search(indicator.name) and not (flow and flow.name == "balance"):
        return frame
    return frame | {
        "indicator": indicator._replace(name=IN_SERVICES),
        "flow": indicator._replace(name="total"),
    }


def forget_inherited(frame: Frame, kept: tuple[str, ...] = ("region",)) -> None:
    """A new subject takes over little from earlier sentences."""
    for kind in [kind for kind, told in frame.items() if told.how == "inherited" and kind not in kept]:
        frame.pop(kind)
