"""The index of all reports: what each one is of, how it was made and what came out, to be searched by words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from markupsafe import Markup

from analysis.charts import prepared
from analysis.charts.select import first_statements, main_indicator, main_period, of_whole
from analysis.model import Seed
from analysis.report.downloads import Download
from analysis.report.page import Page, listing_page
from analysis.report.verdict_kinds import verdict_kind
from analysis.wording import date_in_words, in_words

SUBJECTS = ("indicator", "partner", "enterprise", "product", "region", "mode")
FOREMOST = 10
INTRO = (
    "Figures read from the prose of press briefings, each one a link to its words, checked against all the "
    "others and drawn."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in the index: its title and file, and facts by name; `size` is of the page in bytes.

    `subjects` are what it is about, the commonest first, under the heading `told`.
    """

    title: str
    target: str
    kicker: str
    facts: dict[str, str]
    size: int
    files: tuple[Download, ...] = ()
    subjects: tuple[str, ...] = ()
    told: str = "Tells of"

    @property
    def foremost(self) -> tuple[str, ...]:
        """The subjects that are shown at once."""
        return self.subjects[:FOREMOST]

    @property
    def further(self) -> tuple[str, ...]:
        """The subjects that are shown when asked for; they are searched all the same."""
        return self.subjects[FOREMOST:]

    @property
    def weight(self) -> str:
        """How large the page is, as people say it."""
        return f"{max(1, round(self.size / 1000)):,} kB"


def index_page(entries: list[Entry], tables: Mapping[str, str]) -> str:
    """The page: reports in their order, a box to search them with, and the tables behind them."""
    page = Page("Briefings in figures", "Briefing Workbook", script=search_script())
    return listing_page("listing.html.j2", page, entries=entries, tables=tables, intro=INTRO)


def search_script() -> Markup:
    """The only script of the reports: it hides the entries of the index that lack a word."""
    return Markup((Path(__file__).parent / "template" / "search.js").read_text("utf-8").strip())


def briefing_entry(
    seed: Seed,
    frames: Mapping[str, pd.DataFrame],
    used: Mapping[str, object],
    size: int,
    files: tuple[Download, ...],
) -> Entry:
    """A briefing's report: its parameters, its figures, the checks they take part in, what it tells of."""
    figures = prepared(frames["figures"][frames["figures"]["briefing"] == seed.id])
    again = len(figures) - len(first_statements(figures))
    facts = {
        "Published": f"{date_in_words(seed.published)} by {seed.publisher or 'a publisher not known'}",
        "Figures": f"{len(figures)}{f', {again} of them said again' if again else ''}",
        "Checks they take part in": _verdicts(_touching(frames["checks"], seed)),
        "Parameters": _parameters(used, _main_period(figures)),
    }
    title = seed.title or seed.id
    return Entry(title, f"{seed.id}.html", "Briefing", facts, size, files, told_of(figures))


def reconciliation_entry(
    title: str,
    seeds: list[Seed],
    frames: Mapping[str, pd.DataFrame],
    used: Mapping[str, object],
    size: int,
    files: tuple[Download, ...],
) -> Entry:
    """The report on all briefings together."""
    checks, days = frames["checks"], sorted(seed.published for seed in seeds)
    facts = {
        "Figures": f"{len(frames['figures'])} of {len(seeds)} {'briefing' if len(seeds) == 1 else 'briefings'}",
        "Checks": _verdicts(checks),
        "Unpublished values that follow": str(len(frames["implied"])),
        "Parameters": _parameters(used, ""),
    }
    between = " to ".join(dict.fromkeys(map(date_in_words, (days[0], days[-1]))))
    kinds = tuple(dict.fromkeys(checks["kind"]))
    facts = {"Published": between} | facts
    return Entry(title, "reconciliation.html", "Reconciliation", facts, size, files, kinds, "Kinds of check")


def told_of(figures: pd.DataFrame) -> tuple[str, ...]:
    """The subjects of a briefing, the commonest first; `figures` is a prepared frame."""
    names = pd.concat([figures[column] for column in SUBJECTS])
    counts = names[names != ""].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    return tuple(counts.index)


def _touching(checks: pd.DataFrame, seed: Seed) -> pd.DataFrame:
    """The checks in which a figure of the briefing takes part."""
    return checks[[any(key.startswith(f"{seed.id}:") for key in keys.split()) for keys in checks["figures"]]]


def _verdicts(checks: pd.DataFrame) -> str:
    counts = checks["verdict"].map(verdict_kind).value_counts()
    told = ", ".join(f"{counts[kind]} {kind}" for kind in sorted(counts.index, key=lambda k: (-counts[k], k)))
    return f"{len(checks)}: {told}" if told else "none could be made"


def _main_period(figures: pd.DataFrame) -> str:
    told = first_statements(figures)
    return main_period(of_whole(told, main_indicator(told)))


def _parameters(used: Mapping[str, object], period: str) -> str:
    """All parameters of a run, those left alone among them."""
    used = {name: value for name, value in used.items() if name != "tables"}
    if used.get("period") == "":
        used["period"] = f"{in_words(period)} (the one most figures are of)" if period else "none stands out"
    return ", ".join(f"{name} = {_plain(value)}" for name, value in used.items())


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " and ".join(map(str, value)) or "all that were read"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
