"""What became of each observation from one table of figures to another."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import pandas as pd

from analysis.errors import WorkbookError
from analysis.identities.observations import REALISED, Observation, StatedFigure, canonical
from analysis.identities.restatements import NOT_SERIES
from analysis.identities.slot import described
from analysis.identities.world import World, load_world
from analysis.model import SERIES, SeriesKey
from analysis.reconcile.decimals import text
from analysis.reconcile.intervals import Range
from analysis.reconcile.reading import read_stated_figures
from analysis.reconcile.styles import load_styles

REVISED, NEW, GONE, OTHERWISE, RESTATED = CHANGES = ("revised", "new", "gone", "read otherwise", "restated")
YES, NO, OWN_DIGITS = "yes", "no", "yes, only by own digits"
COLUMNS = (
    *("change", "observation", "figure_a", "figure_b", "value_a", "value_b"),
    *("difference_units", "explained_by_rounding", "fields"),
)
_FIELDS = ("value", "lower", "upper", "unit", "modality", *SERIES, "period", "comparison")
_FIELDS += ("speaker", "role", "status")


@dataclass(frozen=True, slots=True)
class Difference:
    """One observation on both sides, or on one; `fields` are the columns of a figure read otherwise.

    `units` is B's value less A's, in last-place units of the one printed more coarsely.
    """

    change: str
    a: StatedFigure | None
    b: StatedFigure | None
    units: Fraction | None = None
    explained: str = ""
    fields: tuple[str, ...] = ()

    @property
    def figure(self) -> StatedFigure:
        """The later statement of the two, or the only one."""
        return self.b or self.a


@dataclass(frozen=True)
class Told:
    """The figures of one side, exactly, with the rows they were read from."""

    statements: list[StatedFigure]
    rows: dict[str, dict[str, str]]
    narrow: dict[str, tuple[Range, str]]

    @classmethod
    def read(cls, name: str, figures: pd.DataFrame, world: World) -> "Told":
        """Raises WorkbookError, naming the side and the row, for what cannot be read."""
        try:
            statements = read_stated_figures(figures, world)
        except WorkbookError as error:
            raise WorkbookError(error.what, where=f"{name}: {error.where}", remedy=error.remedy) from None
        rows = {row["figure"]: row for row in figures.fillna("").astype(str).to_dict("records")}
        return cls(statements, rows, load_styles().readings(statements))

    @cached_property
    def observations(self) -> dict[tuple, list[StatedFigure]]:
        """The statements of each observation, in the order of the table."""
        groups = defaultdict(list)
        for each in self.statements:
            groups[_observed(each)].append(each)
        return dict(groups)

    def stands_for(self, each: StatedFigure) -> Range:
        """Its interval, by the publisher's decimals where these are known."""
        return self.narrow[each.key][0] if each.key in self.narrow else Range(each.lower, each.upper)

    def place(self, each: StatedFigure) -> Fraction:
        """The weight of its last place, the publisher's where that is known."""
        return self.narrow[each.key][0].width if each.key in self.narrow else each.place


def _observed(each: StatedFigure) -> tuple:
    """What two statements share when they tell one observation.

    A forecast is no earlier value of the outcome. Where the key names no series in a period, nothing
    but the value shows that two statements tell the same.
    """
    standing = "" if each.status in REALISED else each.status
    series = each.slot.series
    if series.indicator and each.slot.period and series.measure not in NOT_SERIES:
        return each.slot, standing
    return each.slot, standing, each.value, each.modality


def differences(a: Told, b: Told, world: World | None = None) -> list[Difference]:
    """Every observation of either side, by its change; within a change the largest, or the first told."""
    otherwise = list(_read_otherwise(a, b, world or load_world()))
    found = otherwise + list(_by_observation(a, b, {each.b.key for each in otherwise}))
    order = {each.key: number for number, each in enumerate([*a.statements, *b.statements])}

    def rank(each: Difference) -> tuple:
        size = abs(each.units or 0) if each.change == REVISED else 0
        return CHANGES.index(each.change), each.explained != NO, -size, order[each.figure.key]

    return sorted(found, key=rank)


def _read_otherwise(a: Told, b: Told, world: World) -> Iterator[Difference]:
    """The figures that stand in the same place with the same words, and are read in another way."""
    before = {each.key: each for each in a.statements}
    for each in b.statements:
        earlier = before.get(each.key)
        if earlier is None or earlier.raw != each.raw:
            continue
        one, other = _reading(a.rows[each.key], earlier, world), _reading(b.rows[each.key], each, world)
        if fields := tuple(name for name in _FIELDS if one[name] != other[name]):
            units = _units(earlier, each, a, b) if earlier.slot.unit == each.slot.unit else None
            yield Difference(OTHERWISE, earlier, each, units or None, fields=fields)


def _reading(row: dict[str, str], each: StatedFigure, world: World) -> dict[str, object]:
    """The fields of a figure by canonical names and exact values, so that spelling makes no difference."""
    series, comparison = canonical(
        SeriesKey(**{name: row[name] for name in SERIES}), row["comparison"], world
    )
    told = {name: row.get(name, "") for name in _FIELDS}
    told |= {name: getattr(series, name) for name in SERIES}
    told |= {"value": each.value, "lower": each.lower, "upper": each.upper}
    return told | {"period": each.slot.period, "comparison": comparison}


def _by_observation(a: Told, b: Told, otherwise: set[str]) -> Iterator[Difference]:
    """Each observation by its best statements; figures read otherwise speak only where no other does."""
    for place in dict.fromkeys([*a.observations, *b.observations]):
        one, other = a.observations.get(place, []), b.observations.get(place, [])
        rest, other_rest = ([each for each in group if each.key not in otherwise] for group in (one, other))
        if not rest and not other_rest:
            continue
        if one and other:
            yield from _told_by_both(rest or one, other_rest or other, a, b)
        elif rest:
            yield Difference(GONE, _best(rest), None)
        else:
            yield Difference(NEW, None, _best(other_rest))


def _best(group: list[StatedFigure]) -> StatedFigure:
    return Observation(group[0].slot, tuple(group)).best


def _told_by_both(
    one: list[StatedFigure], other: list[StatedFigure], a: Told, b: Told
) -> Iterator[Difference]:
    """The same value, or another one; a further statement that one side alone has revises nothing."""
    best_a, best_b = _best(one), _best(other)
    if best_a.value == best_b.value:
        yield Difference(RESTATED, best_a, best_b)
        return
    left, other_left = _without(one, other), _without(other, one)
    if left and other_left:
        units, explained = _units(best_a, best_b, a, b), _explained(best_a, best_b, a, b)
        yield Difference(REVISED, best_a, best_b, units, explained)
        return
    kept, other_kept = (_without(group, apart) for group, apart in ((one, left), (other, other_left)))
    yield Difference(RESTATED, _best(kept), _best(other_kept))
    yield Difference(GONE, _best(left), None) if left else Difference(NEW, None, _best(other_left))


def _without(group: list[StatedFigure], other: list[StatedFigure]) -> list[StatedFigure]:
    """The statements that the other group does not hold, in the same place and the same words."""
    held = {(each.key, each.raw) for each in other}
    return [each for each in group if (each.key, each.raw) not in held]


def _units(one: StatedFigure, other: StatedFigure, a: Told, b: Told) -> Fraction | None:
    place = max(a.place(one), b.place(other))
    return (other.value - one.value) / place if place else None


def _explained(one: StatedFigure, other: StatedFigure, a: Told, b: Told) -> str:
    """Whether one true value could have been told in both ways, by its digits and by its publisher's."""
    if Range(one.lower, one.upper).common(Range(other.lower, other.upper)) is None:
        return NO
    return OWN_DIGITS if a.stands_for(one).common(b.stands_for(other)) is None else YES


def in_words(each: StatedFigure) -> str:
    """An observation as one line: measure, series, period, comparison and unit."""
    slot = each.slot
    told = [slot.series.measure.replace("_", " "), described(slot)]
    told += [f"of {slot.series.whole}"] if slot.series.whole else []
    told += [f"against {slot.comparison}"] if slot.comparison else []
    told += [each.status] if each.status not in REALISED else []
    return ", ".join(filter(None, [*told, f"in {slot.unit}"]))


def differences_frame(found: list[Difference], a: Told, b: Told) -> pd.DataFrame:
    """One row a difference, all columns as text; empty where a side does not tell it."""
    rows = [
        (
            each.change,
            in_words(each.figure),
            each.a.key if each.a else "",
            each.b.key if each.b else "",
            a.rows[each.a.key]["value"] if each.a else "",
            b.rows[each.b.key]["value"] if each.b else "",
            "" if each.units is None else text(each.units, -2),
            each.explained,
            " ".join(each.fields),
        )
        for each in found
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)
