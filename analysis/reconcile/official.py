"""Figures of other publications, kept by hand with their sources in `data/reference/official_series.csv`."""

import csv
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from pathlib import Path

from analysis.errors import WorkbookError
from analysis.identities.observations import StatedFigure, canonical
from analysis.identities.slot import Slot
from analysis.identities.world import World, load_world
from analysis.model import SERIES, SeriesKey
from analysis.paths import reference_folder
from analysis.period import Period
from analysis.reconcile.intervals import Range
from analysis.reconcile.reading import printed_place

OFFICIAL_COLUMNS = (
    *SERIES,
    *("period", "comparison", "unit", "printed", "value", "lower", "upper"),
    *("published_on", "publisher", "source", "note"),
)
_FILLED = ("indicator", "measure", "period", "unit", "printed", "value", "published_on", "publisher")
_DOUBTFUL = "doubtful:"
SAME_RELEASE = timedelta(days=3)
SAME_VINTAGE = timedelta(days=45)
_NO_REVISION = "no revision between the publications"
_ONE_RELEASE = "one release, so no independent confirmation"
_EVENT = re.compile(r"same event as ([\w-]+)")


@dataclass(frozen=True, slots=True)
class OfficialFigure:
    """One published figure with its source; the interval is that of its own digits.

    `lower` and `upper` are None where unbounded; `place` is the weight of the last printed digit, in
    base units. It was published on a day from `earliest` to `latest`, two days where only the month is
    known.
    """

    slot: Slot
    printed: str
    value: Fraction
    lower: Fraction | None
    upper: Fraction | None
    place: Fraction
    published_on: str
    earliest: date
    latest: date
    publisher: str
    source: str
    note: str

    @property
    def range(self) -> Range:
        """Every value that would be printed so."""
        return Range(self.lower, self.upper)

    @property
    def doubtful(self) -> bool:
        """True when the note says that the figure is not to be trusted; it is then confronted with nothing."""
        return self.note.startswith(_DOUBTFUL)

    @property
    def event(self) -> str:
        """The briefing whose event the publication reports, where the note names it; else empty."""
        named = _EVENT.search(self.note)
        return named[1] if named else ""

    def nearest(self, day: date) -> timedelta:
        """The least time that can lie between a day and the publication."""
        return max(self.earliest - day, day - self.latest, timedelta(0))

    def farthest(self, day: date) -> timedelta:
        """The most time that can lie between a day and the publication."""
        return max(self.latest - day, day - self.earliest)


@dataclass(frozen=True, slots=True)
class Apart:
    """The time between the briefings of some figures and a publication; no `days` where one is unknown."""

    official: OfficialFigure
    days: tuple[date, ...]
    same_event: bool

    @classmethod
    def of(
        cls, figures: Iterable[StatedFigure], official: OfficialFigure, dates: Mapping[str, date]
    ) -> "Apart":
        """From the dates of the briefings by their id, which may lack some."""
        briefings = {each.briefing for each in figures}
        known = all(each in dates for each in briefings)
        days = tuple(sorted(dates[each] for each in briefings)) if known else ()
        return cls(official, days, briefings == {official.event})

    @property
    def one_release(self) -> bool:
        """True when the publication may tell the very release of all the briefings."""
        near = all(self.official.nearest(day) <= SAME_RELEASE for day in self.days)
        return self.same_event or (bool(self.days) and near)

    @property
    def one_vintage(self) -> bool:
        """True when both are surely told within 45 days of each other."""
        near = all(self.official.farthest(day) <= SAME_VINTAGE for day in self.days)
        return self.same_event or (bool(self.days) and near)

    @property
    def unknown(self) -> bool:
        """True when nothing tells the two vintages apart."""
        return not self.days and not self.same_event

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Who published the figure and when, and whether that is another release."""
        source = f"published by {self.official.publisher}, {self.official.published_on}"
        return source, _ONE_RELEASE if self.one_release else _NO_REVISION

    def later(self, told: Range) -> Range:
        """What the later of the two says: that is what the earlier one was revised to."""
        return self.official.range if self.official.earliest > self.days[-1] else told


@cache
def load_official(path: Path | None = None) -> tuple[OfficialFigure, ...]:
    """Read the published figures, in the order of the table, with the canonical names of their series.

    Raises WorkbookError, naming the file and the row, when the file cannot be read, or for missing
    columns or cells, a number, period or date that cannot be read, an interval whose ends are reversed or
    that does not hold its value, and a figure that stands there twice.
    """
    path = path or reference_folder() / "official_series.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows, header = list(reader), reader.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        what = f"cannot be read ({type(problem).__name__})"
        raise WorkbookError(what, where=path.name, remedy="restore the file") from problem
    missing = [name for name in OFFICIAL_COLUMNS if name not in header]
    if missing:
        remedy = "its columns are told in official_series.md"
        raise WorkbookError(f"missing columns {', '.join(missing)}", where=path.name, remedy=remedy)
    figures = tuple(_figure(row, f"{path.name}, row {n}") for n, row in enumerate(rows, start=2))
    _refuse_doubled(figures, path.name)
    return figures


def _figure(row: dict, where: str) -> OfficialFigure:
    _refuse_gaps(row, where)
    value, lower, upper = (_number(row[name], name, where) for name in ("value", "lower", "upper"))
    if lower is not None and upper is not None and lower > upper:
        what = f"interval reversed: lower {row['lower']} is above upper {row['upper']}"
        raise WorkbookError(what, where=where, remedy="exchange the two")
    if Range(lower, upper).common(Range(value, value)) is None:
        what = f"value {row['value']} is outside its interval [{row['lower']}, {row['upper']}]"
        raise WorkbookError(what, where=where, remedy="correct the value or the interval")
    earliest, latest = _days(row["published_on"], where)
    return OfficialFigure(
        slot=_slot(row, where, load_world()),
        value=value,
        lower=lower,
        upper=upper,
        place=printed_place(row["printed"], value),
        earliest=earliest,
        latest=latest,
        **{name: row[name] for name in ("printed", "published_on", "publisher", "source", "note")},
    )


def _refuse_gaps(row: dict, where: str) -> None:
    if None in row or None in row.values():
        raise WorkbookError(
            "row has the wrong number of columns", where=where, remedy="quote cells with commas"
        )
    empty = [name for name in _FILLED if not row[name]]
    if empty:
        raise WorkbookError(f"no {', '.join(empty)}", where=where, remedy="fill it in")


def _number(text: str, name: str, where: str) -> Fraction | None:
    try:
        return Fraction(Decimal(text)) if text else None
    except (InvalidOperation, ValueError, OverflowError):
        remedy = "write a plain decimal number"
        raise WorkbookError(f"{name} {text!r} is not a number", where=where, remedy=remedy) from None


def _slot(row: dict, where: str, world: World) -> Slot:
    key = SeriesKey(**{name: row[name] for name in SERIES})
    series, comparison = canonical(key, row["comparison"], world)
    try:
        period = Period.parse(row["period"])
    except ValueError as problem:
        what = str(problem).partition(";")[0]
        raise WorkbookError(what, where=where, remedy="write it like 2025-H1") from None
    return Slot(series, period, comparison, row["unit"])


def _days(text: str, where: str) -> tuple[date, date]:
    """The first and last day that a date can mean: one day, or a month whose day is not known."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            year, month = map(int, text.split("-"))
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date.fromisoformat(text), date.fromisoformat(text)
    except ValueError:
        remedy = "write it like 2025-07-14, or 2025-07 where the day is not known"
        raise WorkbookError(f"published_on {text!r} is not a date", where=where, remedy=remedy) from None


def _refuse_doubled(figures: tuple[OfficialFigure, ...], name: str) -> None:
    seen: dict[tuple, int] = {}
    for number, each in enumerate(figures, start=2):
        first = seen.setdefault((each.slot, each.published_on, each.publisher), number)
        if first != number:
            what = f"the same figure of the same publication stands already in row {first}"
            raise WorkbookError(what, where=f"{name}, row {number}", remedy="keep one of the two")
