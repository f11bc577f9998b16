"""How long trade takes: `the clearance time was 40 hours for imports and 5 hours for exports`."""

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene


def is_timed(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for a flow behind `40 hours for`: it tells whose time that is, and ends no indicator."""
    timed = "indicator" in frame and frame["indicator"].name.endswith(" time")
    return timed and frame["indicator"].how == "explicit" and scene.lead(term.span.start, 5).endswith(" for ")


def put_timed(naming: Naming, scene: Scene, follow: Span, frame: Frame, taken: set[Span]) -> None:
    """Put the flow right of a time into its frame, in place; `taken` gathers its mention."""
    flows = (t for t in naming.within(scene, follow) if t.kind == "flow")
    flow = next(flows, None)
    if flow and is_timed(scene, frame, flow) and scene.text[follow.start : flow.span.start] == " for ":
        frame["flow"] = naming.told(flow)
        taken.add(flow.span)
