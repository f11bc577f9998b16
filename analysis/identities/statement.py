"""One figure of the table, as identities use it."""

from dataclasses import dataclass
from fractions import Fraction

from analysis.identities.slot import Slot


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure of the table: what it tells, exactly, with the rounding interval of its own digits.

    `lower` and `upper` are None where unbounded; `place` is the weight of the last printed digit, in
    base units. `assumed` names what its key rests on beyond the words of the text.
    """

    key: str
    briefing: str
    start: int
    raw: str
    slot: Slot
    value: Fraction
    lower: Fraction | None
    upper: Fraction | None
    place: Fraction
    modality: str
    role: str
    status: str
    repeats: str
    assumed: str = ""

    @property
    def bounded(self) -> bool:
        """True when the interval has both ends."""
        return self.lower is not None and self.upper is not None
