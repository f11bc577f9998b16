"""One observation told more than once: repeats, bounds beside the value, later printings."""

from collections.abc import Iterator

from analysis.identities.identity import Restatement
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import described

NOT_SERIES = frozenset({"count_event", "duration", "rank", "multiple"})


def find(statements: list[StatedFigure], book: Observations) -> Iterator[Restatement]:
    """Each further statement of an observation, once, against the one it is best compared with.

    A value that is told to be a revision of another contradicts nothing, so it is not compared.
    """
    by_key = {each.key: each for each in statements}
    for each in statements:
        first = by_key.get(each.repeats)
        if first is not None and first is not each:
            if not _is_revision(each, first):
                yield _restatement(each, first)
        elif each.slot in book and _is_series(each):
            best = book[each.slot].best
            related = best is each or each.repeats or best.repeats == each.key
            if not related and not _is_revision(each, best):
                yield _restatement(each, best)


def _is_revision(each: StatedFigure, other: StatedFigure) -> bool:
    return "revised" in (each.status, other.status) and each.value != other.value


def _is_series(each: StatedFigure) -> bool:
    return bool(
        each.slot.series.indicator and each.slot.series.measure not in NOT_SERIES and each.slot.period
    )


def _restatement(each: StatedFigure, other: StatedFigure) -> Restatement:
    about = f"{each.slot.series.measure}, {described(each.slot)}"
    if (each.value, each.modality) == (other.value, other.modality):
        return Restatement("said twice", each, other, f"said again: {about}")
    if each.modality != "exact" or other.modality != "exact":
        return Restatement("threshold", each, other, f"told as a bound or roughly, and as a value: {about}")
    return Restatement("told differently", each, other, f"two values of one observation: {about}")
