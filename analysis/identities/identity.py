"""The record every family of identities makes: an equation, solved for the slots it can give."""

from dataclasses import dataclass
from typing import NamedTuple

from analysis.identities.expression import Expression, values
from analysis.identities.observations import Observations, StatedFigure
from analysis.identities.slot import Slot


class Form(NamedTuple):
    """The identity solved for one slot: `target = expression`, told in words."""

    target: Slot
    expression: Expression
    statement: str

    def computable(self, book: Observations) -> bool:
        """True when every slot on the right side is published."""
        return all(slot in book for slot in values(self.expression))


@dataclass(frozen=True, slots=True)
class Identity:
    """An equation between slots.

    The first form is the one a check confronts when its target is published too. Any form whose target
    nobody published implies it. `evidence` are figures that no slot of the equation holds, such as a
    streak. `base` is the form that gives last year's level, named when the check finds it revised.
    `doubt` names what else than a wrong figure may be behind a disagreement: it cannot be told from keys.
    """

    kind: str
    forms: tuple[Form, ...]
    rests_on: tuple[str, ...] = ()
    evidence: tuple[StatedFigure, ...] = ()
    base: Form | None = None
    doubt: str = ""

    def confronted(self, book: Observations) -> Form | None:
        """The form to check, or None when a figure is missing."""
        first = self.forms[0]
        return first if first.target in book and first.computable(book) else None

    def implying(self, book: Observations) -> list[Form]:
        """The forms that give a slot which nobody published."""
        return [form for form in self.forms if form.target not in book and form.computable(book)]


class Restatement(NamedTuple):
    """A statement of an observation that has another one: the same figure again, a bound, a revision."""

    kind: str
    published: StatedFigure
    other: StatedFigure
    statement: str
