"""With which frame the next figure of a sentence starts, and which frames the next sentence remembers."""

from analysis.resolve.frame import Frame
from analysis.resolve.wholes import OF_LINES


def next_frame(number: int, frame: Frame, snapshot: Frame, measures: list[str], lasting: bool) -> Frame:
    """The frame that the next figure starts from; the words of a rank or of a share's whole end with it.

    `private firms made up 44% of exports, growing 5%`: where nothing else is told, they are `lasting`.
    """
    measure, after = measures[number], measures[number + 1 : number + 2]
    told = snapshot.get("indicator")
    if measure == "rank" or (told and told.rule == OF_LINES):
        return frame
    listed = after in ([measure], ["share_change"])
    of_whole = measure in ("share", "contribution") and "flow" in snapshot and "flow" not in frame
    alone = lasting and measure == "share" and "indicator" not in frame
    if not of_whole or listed or alone:
        return dict(snapshot)
    kept = {k: snapshot[k] for k in ("enterprise", "partner") if k in snapshot and k not in frame}
    return {**frame, **kept}


def to_remember(frames: list[Frame], around: dict[int, Frame], measures: list[str]) -> list[Frame]:
    """The frames that go on: for counts in passing those `around` them, behind a contribution to growth the growth."""
    frames = [around.get(number, frame) for number, frame in enumerate(frames)]
    aside = len(frames) > 1 and measures[-1] == "contribution" and measures[0] == "growth"
    return [*frames[:-1], frames[0]] if aside and "indicator" in frames[0] else frames
