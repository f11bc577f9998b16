"""Identities that an economist adds in `data/reference/identities.yml`, without any code."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from analysis.datafiles import load_shaped
from analysis.errors import WorkbookError
from analysis.identities.slot import PARTS
from analysis.identities.vocabulary import load_vocabulary
from analysis.lexicon_files import VOCABULARY
from analysis.model import SeriesKey
from analysis.paths import reference_folder

_POINTS = {"growth_change": "percentage_point", "share_change": "percentage_point"}
_PERCENT = {"growth": "percent", "share": "percent", "average_growth": "percent"}
_YEARLY = frozenset({"growth", "growth_change", "share_change", "change"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)


class Series(_Strict):
    """The key of a series; what is left out is blank, a growth or change is on a year earlier."""

    indicator: str
    measure: Literal[
        "level", "growth", "share", "change", "contribution", "growth_change", "share_change"
    ] = "level"
    flow: Literal["", "total", "exports", "imports", "balance"] = ""
    partner: str = ""
    product: str = ""
    enterprise: str = ""
    region: str = ""
    mode: str = ""
    whole: str = ""
    comparison: str | None = None
    unit: str | None = None

    def key(self) -> SeriesKey:
        """The series without comparison and unit."""
        return SeriesKey(**{name: getattr(self, name) for name in SeriesKey.__dataclass_fields__})

    @property
    def told_against(self) -> str:
        """The comparison, by default that with a year earlier."""
        return self.comparison if self.comparison is not None else "yoy" if self.measure in _YEARLY else ""

    @property
    def fixed_unit(self) -> str:
        """The unit of a relative measure; empty for amounts, which come in any."""
        return self.unit or (_POINTS | _PERCENT).get(self.measure, "")


class Term(Series):
    """One series of the right side, taken so many times."""

    times: str = "1"


class Declared(_Strict):
    """`target` equals (or is at most, or at least) the sum of the terms, in every period and unit."""

    name: str
    target: Series
    terms: tuple[Term, ...]
    relation: Literal["equals", "at most", "at least"] = "equals"
    rests_on: tuple[str, ...] = ()


class _File(_Strict):
    identities: tuple[Declared, ...]


@dataclass(frozen=True)
class _Place:
    """Where a fault is, for the message."""

    path: Path
    name: str

    def refuse(self, what: str, remedy: str) -> WorkbookError:
        return WorkbookError(what, where=f"{self.path.name}, identity {self.name!r}", remedy=remedy)


@cache
def load_declared(path: Path | None = None) -> tuple[Declared, ...]:
    """Read the declared identities.

    Raises WorkbookError when the file is missing or malformed, or when an identity has no term, a
    doubled name, a factor that is no number, or a name that no vocabulary file holds.
    """
    path = path or reference_folder() / "identities.yml"
    found = load_shaped(path, _File).identities
    seen: set[str] = set()
    for each in found:
        place = _Place(path, each.name)
        if each.name in seen or not each.terms:
            what = "stands twice" if each.name in seen else "has no terms"
            raise place.refuse(what, "give each identity a name of its own and at least one term")
        seen.add(each.name)
        for series in (each.target, *each.terms):
            _check_names(series, place)
    return found


def _check_names(series: Series, place: _Place) -> None:
    vocabulary = load_vocabulary()
    for dimension in ("indicator", *PARTS):
        name = getattr(series, dimension)
        if (name or dimension == "indicator") and name not in vocabulary.names[dimension]:
            file = f"data/reference/vocabulary/{VOCABULARY[dimension]}"
            raise place.refuse(f"unknown {dimension} {name!r}", f"use a name of {file}, or add a row there")
    if isinstance(series, Term):
        try:
            Fraction(series.times)
        except (ValueError, ZeroDivisionError):
            what = f"times: {series.times!r} is not a number"
            raise place.refuse(what, "write one like 2, -1 or 0.5") from None
