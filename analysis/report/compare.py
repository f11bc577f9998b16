"""Two runs or two briefings side by side: figures new, gone, restated and revised, and verdicts that changed."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from analysis.identities.world import load_world
from analysis.report.compare_cells import anchors_in
from analysis.report.compare_checks import verdict_changes
from analysis.report.compare_figures import CHANGES, Told, differences, differences_frame
from analysis.report.compare_page import Comparison, comparison_page
from analysis.report.compare_sources import Source, read_source
from analysis.tables import save_table, write_whole


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a comparison, and what it holds in a few words."""

    path: Path
    told: str


def compare(a: str, b: str, out: Path) -> list[Written]:
    """Compare two sources and write compare.csv, compare_checks.csv and compare.html into a folder.

    Each source is the id of a seed, a CSV of figures, or a folder of tables. Nothing is written before
    all is found. Raises WorkbookError for a source that cannot be read or a place that cannot be written.
    """
    one, other = read_source(a), read_source(b)
    world = load_world()
    told = [Told.read(each.name, each.figures, world) for each in (one, other)]
    found = differences(*told, world)
    verdicts = verdict_changes(one.checks, other.checks)
    names, about = _names(one, other), tuple(map(_about, (one, other), told))
    anchors = anchors_in(out, {each.briefing for side in told for each in side.statements})
    page = comparison_page(Comparison(names, about, *told, found, verdicts, anchors))
    counts = Counter(each.change for each in found)
    figures = ", ".join(f"{counts[change]} {change}" for change in CHANGES)
    changes = ", ".join(f"{count} {change}" for change, count in Counter(verdicts["change"]).items())
    return [
        Written(save_table(differences_frame(found, *told), out / "compare.csv"), figures),
        Written(save_table(verdicts, out / "compare_checks.csv"), f"checks: {changes or 'none changed'}"),
        Written(write_whole(out / "compare.html", page), "the comparison as a page"),
    ]


def _names(one: Source, other: Source) -> tuple[str, str]:
    """The sides as they were given; told apart where they are the same."""
    same = one.name == other.name
    return (f"{one.name} (A)", f"{other.name} (B)") if same else (one.name, other.name)


def _about(source: Source, told: Told) -> str:
    figures, observations = len(told.statements), len(told.observations)
    return f"{source.about}; {figures} figures of {observations} observations, {len(source.checks)} checks"
