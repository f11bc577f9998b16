"""Contributions to growth as waterfalls: which told series are parts of a whole, and what each added."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.charts.gains import Span, added, closed, gained, less, settled
from analysis.charts.select import (
    BREAKDOWNS,
    COMPARISONS,
    first_statements,
    main_comparison,
    main_indicator,
    main_period,
    of_whole,
    period_words,
)
from analysis.charts.style import Absent, Chart
from analysis.charts.waterfall import Bar, Waterfall, drawn

FLOWS = ("total", "", "exports", "imports")
FEWEST, MOST = 2, 30


@dataclass(frozen=True)
class Split:
    """Parts of one dimension that do not overlap; `exhaustive` when nothing else belongs to the whole.

    `home` names the part that a member is or lies in, else nothing.
    """

    parts: tuple[str, ...]
    home: Callable[[str], str]
    exhaustive: bool = False


OF_FLOWS = Split(("exports", "imports"), lambda flow: flow if flow in ("exports", "imports") else "", True)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one series in one period; None where nothing is, or several values differ."""

    name: str
    level: pd.Series | None
    growth: pd.Series | None
    contribution: pd.Series | None

    @property
    def grounds(self) -> tuple[pd.Series, ...]:
        """The figures its contribution rests on; none where it neither is told nor follows."""
        if self.contribution is not None:
            return (self.contribution,)
        both = (self.level, self.growth)
        return both if all(row is not None for row in both) else ()


def contributions(
    figures: pd.DataFrame, by: str, splits: Iterable[Split] = (), *, period: str = ""
) -> list[Chart | Absent]:
    """A waterfall for each flow of the main subject of which two parts or more are told.

    `figures` is a prepared frame; `by` is `flow` or a dimension, and `splits` say which of its members
    are parts that do not overlap. What the told parts leave is drawn as one more bar. A contribution
    that is told counts as told; others follow from the levels and growth rates of part and whole.
    """
    first = first_statements(figures)
    main, against = main_indicator(first), main_comparison(first)
    rows = first[(first["indicator"] == main) & (first["status"] == _usual(first["status"]))]
    period = period or main_period(rows)
    bounded = rows[["low", "high"]].abs().lt(float("inf")).all(axis=1)
    rows = rows[(rows["period"] == period) & rows["comparison"].isin(["", against]) & bounded]
    found, splits = [], tuple(splits) if by != "flow" else (OF_FLOWS,)
    if against in COMPARISONS:
        basis = f"{period_words(period)}; {COMPARISONS[against]}"
        for whole, members, split in _choices(rows, main, by, splits):
            bars, number = _bars(rows, main, whole, members, split), splits.index(split) + 1
            found += [Waterfall(main, by, period, basis, *bars, number=number)] if bars else []
    return [drawn(one) for one in found] or [
        Absent(
            f"Fewer than {FEWEST} contributions to growth by {by} in {period_words(period) or 'any period'}."
        )
    ]


def _usual(status: pd.Series) -> str:
    return str(status.value_counts(sort=False).idxmax()) if len(status) else ""


def _choices(
    rows: pd.DataFrame, main: str, by: str, splits: Sequence[Split]
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame, Split]]:
    """The rows of a whole, those of its members with a column `member`, and what splits them."""
    entire = of_whole(rows, main)
    if by == "flow":
        members = entire[entire["flow"].isin(OF_FLOWS.parts)]
        yield entire[entire["flow"] == "total"], members.assign(member=members["flow"]), splits[0]
        return
    alone = (rows[by] != "") & (rows[[name for name in BREAKDOWNS if name != by]] == "").all(axis=1)
    for split in splits:
        for flow in FLOWS:
            members = rows[alone & (rows["flow"] == flow)]
            yield entire[entire["flow"] == flow], members.assign(member=members[by]), split


def _bars(
    rows: pd.DataFrame, main: str, whole: pd.DataFrame, members: pd.DataFrame, split: Split
) -> tuple[list[Bar], Bar] | None:
    """The bars of the parts, then of the rest, and that of the whole; None for fewer than two parts."""
    unit = _usual(whole[whole["measure"] == "level"]["unit"])
    entire = _told("", whole, unit)
    if entire.growth is None:
        return None
    parts = _parts(members, split, unit)
    levels = _levels(of_whole(rows, main), unit)
    bars = [bar for part in parts if (bar := _bar(part, entire, levels))]
    if len(bars) < FEWEST:
        return None
    growth = Span.of(entire.growth)
    if split.exhaustive and {bar.name for bar in bars} == set(split.parts):
        tight = settled([bar.span for bar in bars], growth)
        bars = [bar.within(span) for bar, span in zip(bars, tight, strict=True)]
    else:
        rest = less(growth, [bar.span for bar in bars])
        bars.append(Bar("all else", rest, _figures(bars), rest=True))
    return _gathered(bars), Bar(entire.growth["flow"], growth, (entire.growth,))


def _figures(bars: list[Bar]) -> tuple[pd.Series, ...]:
    return tuple(row for bar in bars for row in bar.figures)


def _gathered(bars: list[Bar]) -> list[Bar]:
    """No more bars than a page holds: the smallest stand together as one."""
    by_size = sorted(bars, key=lambda bar: (bar.rest, abs(bar.span.middle)), reverse=True)
    small = by_size[MOST:]
    if len(small) < 2:
        return bars
    kept = [bar for bar in bars if not any(bar is one for one in small)]
    together = added([bar.span for bar in small])
    return [*kept, Bar(f"{len(small)} smaller parts", together, _figures(small), gathered=True)]


def _levels(entire: pd.DataFrame, unit: str) -> dict[str, Span]:
    """The levels of the whole by flow, each within what the two others leave it."""
    found = {flow: _told("", entire[entire["flow"] == flow], unit).level for flow in FLOWS}
    return closed({flow: Span.of(level) for flow, level in found.items() if level is not None})


def _parts(members: pd.DataFrame, split: Split, unit: str) -> list[_Told]:
    """One told member for each part: the part itself, else the largest that lies in it."""
    by_home: dict[str, list[_Told]] = {}
    for member, own in members.groupby("member", sort=False):
        told, home = _told(member, own, unit), split.home(member)
        if home and told.grounds:
            by_home.setdefault(home, []).append(told)
    size = lambda told: told.level["number"] if told.level is not None else 0  # noqa: E731
    return [max(inside, key=lambda told: (told.name == home, size(told))) for home, inside in by_home.items()]


def _told(name: str, own: pd.DataFrame, unit: str) -> _Told:
    rows = [row for _, row in own.iterrows()]
    kinds = (("level", unit), ("growth", "percent"), ("contribution", "percentage_point"))
    return _Told(
        name, *(_only([row for row in rows if (row["measure"], row["unit"]) == kind]) for kind in kinds)
    )


def _only(rows: list[pd.Series]) -> pd.Series | None:
    """The one value told, an exact one before a vague one; None where values differ."""
    rows = [row for row in rows if row["modality"] == "exact"] or rows
    return rows[0] if len({row["value"] for row in rows}) == 1 else None


def _bar(part: _Told, entire: _Told, levels: dict[str, Span]) -> Bar | None:
    if part.contribution is not None:
        return Bar(part.name, Span.of(part.contribution), part.grounds, told=True)
    if entire.level is None:
        return None
    own = Span.of(part.level)
    if part.name in levels and part.level["flow"] == part.name:
        own = levels[part.name]
    whole = levels[entire.level["flow"]]
    span = gained(own, Span.of(part.growth), whole, Span.of(entire.growth))
    grounds = (*part.grounds, entire.level, entire.growth)
    return Bar(part.name, span, grounds) if span else None
