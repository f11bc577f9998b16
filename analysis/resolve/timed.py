"""How long trade takes: `the clearance time was 40 hours for imports and 5 hours for exports`."""

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.scene import Scene

_ONE_WAY = {"exports": ("import ", "export "), "imports": ("export ", "import ")}


def is_timed(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for a flow behind `40 hours for` and in `and for exports it was`: it tells whose time that is, and ends no indicator."""
    told = frame.get("indicator")
    timed = told and told.name.partition(" (")[0].endswith(" time") and told.how == "explicit"
    return bool(timed) and scene.lead(term.span.start, 5).endswith(" for ")


def put_other_way(frame: Frame, term: TermMention) -> None:
    """The time of the other flow: `the import clearance time was 37 hours, and for exports it was 1 hour`, in place."""
    told, (one, other) = frame["indicator"], _ONE_WAY.get(term.name, ("", ""))
    if one and told.name.startswith(one):
        frame["indicator"] = told._replace(name=other + told.name.partition(" (")[0].removeprefix(one))


def put_timed(naming: Naming, scene: Scene, follow: Span, frame: Frame, taken: set[Span]) -> None:
    """Put the flow right of a time into its frame, in place; `taken` gathers its mention."""
    flows = (t for t in naming.within(scene, follow) if t.kind == "flow")
    flow = next(flows, None)
    if flow and is_timed(scene, frame, flow) and scene.text[follow.start : flow.span.start] == " for ":
        frame["flow"] = naming.told(flow)
        taken.add(flow.span)
