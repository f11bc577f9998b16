"""Two runs or two briefings side by side: figures new, gone, restated and revised, and verdicts that changed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.identities.world import load_world
from analysis.report.compare_cells import anchors_in
from analysis.report.compare_checks import verdict_changes
from analysis.report.compare_figures import CHANGES, Difference, Told, differences, differences_frame
from analysis.report.compare_page import Comparison, comparison_page, title
from analysis.report.compare_sources import Source, read_source
from analysis.report.downloads import Download, comparison_downloads, write_bytes
from analysis.seeds import list_seeds, load

UNDATED = date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a comparison, and what it holds in a few words."""

    path: Path
    told: str


def compare(a: str, b: str, out: Path) -> list[Written]:
    """Compare two sources and write compare.csv, compare_checks.csv, compare.xlsx and compare.html into a folder.

    Each source is the id of a seed, a CSV of figures, or a folder of tables. Nothing is written before
    all is found. Raises WorkbookError for a source that cannot be read or a place that cannot be written.
    """
    one, other = read_source(a), read_source(b)
    world = load_world()
    told = [Told.read(each.name, each.figures, world) for each in (one, other)]
    found = differences(*told, world)
    verdicts = verdict_changes(one.checks, other.checks)
    names, about = _names(one, other), tuple(map(_about, (one, other), told))
    briefings = {each.briefing for side in told for each in side.statements}
    compared = Comparison(names, about, *told, found, verdicts, anchors_in(out, briefings))
    files = _downloads(compared, _day(briefings))
    return list(_write(out, files, comparison_page(compared, files), _in_short(found, verdicts)))


def _downloads(told: Comparison, day: date) -> tuple[Download, ...]:
    tables = {"compare": differences_frame(told.found, told.a, told.b), "compare_checks": told.verdicts}
    sides = [f"{name}: {about}" for name, about in zip(told.names, told.about, strict=True)]
    return comparison_downloads(tables, {"Title": title(told), "A": sides[0], "B": sides[1]}, day)


def _day(briefings: Iterable[str]) -> date:
    """When the latest of the briefings was published, so that the workbook is dated as they are."""
    known = set(briefings) & set(list_seeds())
    return max((load(name).published for name in known), default=UNDATED)


def _in_short(found: list[Difference], verdicts: pd.DataFrame) -> dict[str, str]:
    """What each file holds, by its name."""
    counts = Counter(each.change for each in found)
    changes = ", ".join(f"{count} {change}" for change, count in Counter(verdicts["change"]).items())
    return {
        "compare.csv": ", ".join(f"{counts[change]} {change}" for change in CHANGES),
        "compare_checks.csv": f"checks: {changes or 'none changed'}",
        "compare.xlsx": "both tables in one workbook, with notes",
        "compare.html": "the comparison as a page",
    }


def _write(out: Path, files: tuple[Download, ...], page: str, told: dict[str, str]) -> Iterator[Written]:
    """Each file in its place, in the order in which they are told."""
    data = {file.name: file.data for file in files} | {"compare.html": page.encode()}
    for name, words in told.items():
        yield Written(write_bytes(out / name, data[name]), words)


def _names(one: Source, other: Source) -> tuple[str, str]:
    """The sides as they were given; told apart where they are the same."""
    same = one.name == other.name
    return (f"{one.name} (A)", f"{other.name} (B)") if same else (one.name, other.name)


def _about(source: Source, told: Told) -> str:
    figures, observations = len(told.statements), len(told.observations)
    return f"{source.about}; {figures} figures of {observations} observations, {len(source.checks)} checks"
