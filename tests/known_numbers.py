"""What the pages may print: the numbers of the tables in the project's own formats, and counts, counted anew."""

import re
from base64 import b64decode
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd
from pages_text import Piece, Pieces

from analysis.charts import prepared
from analysis.charts.checks import in_last_places
from analysis.charts.select import (
    first_statements,
    main_comparison,
    main_indicator,
    of_whole,
    period_words,
    printed,
)
from analysis.params import ReportParameters
from analysis.paths import notebooks_folder
from analysis.period import Period
from analysis.report.briefing import interval_words
from analysis.report.index import FOREMOST, SUBJECTS
from analysis.report.jointly import sharp
from analysis.report.reconciliation_cells import scaled
from analysis.report.runner import parameters_of, read_notebook
from analysis.report.verdict_kinds import verdict_kind
from analysis.seeds import load
from analysis.tables import load_table
from analysis.wording import date_in_words, in_words, period_in_full

NUMERAL = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
NAMES = ("figures", "evidence", "ledger", "checks", "implied", "tightened", "conflicts")
EXACT = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
ABOUT = {"checks": "figures", "implied": "figures", "conflicts": "figures", "tightened": "figure"}


def numerals(words: str) -> set[str]:
    """The numbers in a text without signs and separators: `−2.70` is `2.70`, `1,234` is `1234`."""
    return {found.replace(",", "") for found in NUMERAL.findall(words.replace("-", " "))}


def forms(number: str) -> set[str]:
    """One exact number in every form in which the tables of the pages print numbers."""
    value = Decimal(number)
    ends = [scaled(number, down=down) for down in (None, True, False)]
    return numerals(" ".join([*ends, f"{value:.2f}", f"{value:f}"]))


def drawn(number: str) -> set[str]:
    """The same in the charts' rounding, in the scale that they share."""
    value = abs(float(number))
    scales = [value / 10**power for power in (0, 3, 6, 9, 12) if value >= 10 ** (power - 1)]
    told = [f"{each:.{digits}g}" for each in scales for digits in (3, 4, 5)]
    return numerals(" ".join([*told, f"{value:.1f}", f"{value:g}"]))


class Known:
    """The tables and files of a run, and what a page may print of them."""

    def __init__(self, tables: Path, pages: Path, seeds: list[str]) -> None:
        self.tables = {name: load_table(name, tables) for name in NAMES}
        self.figures = prepared(self.tables["figures"])
        self.by_key = self.figures.set_index("figure", drop=False)
        self.pages, self.ids = pages, seeds
        self.rows = parameters_of(read_notebook(notebooks_folder() / "20_reconcile.ipynb"), {})["rows"]
        self.phrases = sorted(filter(None, self._phrases()), key=len, reverse=True)
        self.told = set().union(*(self.of_figure(key) for key in self.by_key.index))
        counts = [*self._of_tables(), *self._of_checks(), *self._of_readings(), *self._of_growth()]
        self.counts = {str(count) for count in counts}
        self.charts = set().union(*map(drawn, [*self._charted(), *self._shares_before()])) | self._units()

    def of_figure(self, key: str) -> set[str]:
        """The numbers of one figure: as printed, and its rounding interval."""
        row = self.by_key.loc[key]
        return numerals(" ".join([printed(row), row["raw"], row["whole"], interval_words(row)]))

    def of_rows(self, keys: set[str]) -> set[str]:
        """The numbers of a page's row that links to these figures: theirs, and those of what is about them."""
        found = set().union(*(self.of_figure(key) for key in keys))
        for name, column in ABOUT.items():
            table = self.tables[name]
            for row in table[[set(cell.split()) == keys for cell in table[column]]].to_dict("records"):
                found |= _of_record(row)
        return found

    def key(self, link: str) -> str:
        """The figure that a link leads to, by its page and place."""
        page, _, start = link.partition("#fig-")
        rows = self.figures[self.figures["start"] == start]
        rows = rows[rows["briefing"] == page.removesuffix(".html")] if page else rows
        return rows.iloc[0]["figure"] if start and len(rows) else ""

    def _phrases(self) -> Iterable[str]:
        """Names that hold digits: taken out as a whole before numbers are looked for."""
        figures, implied, checks = (self.tables[name] for name in ("figures", "implied", "checks"))
        compared = [name for name in figures["comparison"] if re.match(r"\d{4}", name)]
        for name in {*figures["period"], *implied["period"], *compared} - {""}:
            words = period_words(name)
            yield from (words, words.replace(" ", "\u00a0"), period_in_full(name))
        for seed in map(load, self.ids):
            day = seed.published
            yield from (seed.id, seed.title, seed.source, seed.sha256, seed.sha256[:12])
            yield from (day.isoformat(), date_in_words(day))
        names = figures[[*SUBJECTS, "whole"]].to_numpy().ravel()
        yield from (name for name in names if re.search(r"\d", name))
        yield from map(in_words, [*checks["statement"], *implied["statement"]])
        yield from (in_words(line, period_words) for line in checks["statement"])
        yield from (f"{max(1, round(path.stat().st_size / 1000)):,} kB" for path in self.pages.iterdir())
        yield from (f"rows = {rows}" for rows in (self.rows, ReportParameters.model_fields["rows"].default))
        yield "SHA-256"

    def _of_tables(self) -> Iterable[int]:
        """Rows in all and by briefing, and those that a shortened table leaves to the CSV file."""
        yield len(self.ids)
        for name, table in self.tables.items():
            column = table["figures"] if name == "checks" else table.iloc[:, 0]
            yield from (len(table), max(len(table) - self.rows, 0))
            yield from (int(column.str.contains(seed).sum()) for seed in self.ids)

    def _of_checks(self) -> Iterable[int]:
        """Checks by level, briefing, kind and verdict; the sharp ones; the bars of the chart."""
        checks = self.tables["checks"]
        kinds, elsewhere = checks["verdict"].map(verdict_kind), checks["level"] == "with another producer"
        inside = checks[~elsewhere]
        first = inside[inside["verdict"] != "repeat"]
        touching = [checks[checks["figures"].str.contains(seed)] for seed in self.ids]
        for group in (checks, checks[elsewhere], inside, *touching):
            yield from (len(group), *kinds[group.index].value_counts())
        yield from checks["kind"].value_counts()
        yield from pd.crosstab(checks["kind"], kinds).to_numpy().ravel()
        yield checks["kind"].nunique() - FOREMOST
        yield int(first.apply(sharp, axis=1).sum())
        yield len({key for keys in inside["figures"] for key in keys.split()})
        bars = in_last_places(first)
        yield from (len(bars), int(bars["verdict"].str.startswith("agrees").sum()))

    def _of_readings(self) -> Iterable[int]:
        """Figures that nothing bears on, said again, and subjects not shown at once."""
        yield from self.tables["tightened"]["status"].value_counts()
        for seed in self.ids:
            mine = self.figures[self.figures["briefing"] == seed]
            subjects = pd.concat([mine[name] for name in SUBJECTS])
            yield len(mine) - len(first_statements(mine))
            yield max(subjects[subjects != ""].nunique() - FOREMOST, 0)

    def _of_growth(self) -> Iterable[int]:
        """What grew: the rates of a dimension in a period, those above the whole's, and the names in a flow."""
        for seed in self.ids:
            told = first_statements(self.figures[self.figures["briefing"] == seed])
            whole = of_whole(told, main_indicator(told))
            told = told[(told["measure"] == "growth") & (told["comparison"] == main_comparison(told))]
            means = whole[whole["measure"] == "growth"].drop_duplicates(["flow", "period"])
            means = means.set_index(["flow", "period"])["number"].to_dict()
            for (dimension, period), group in told[told["breakdown"] != ""].groupby(["breakdown", "period"]):
                rates = group.drop_duplicates([*SUBJECTS, "flow"])
                above = [
                    rate > means.get((flow, period), rate)
                    for rate, flow in zip(rates["number"], rates["flow"], strict=True)
                ]
                yield from (len(rates), sum(above))
                yield from group[group["modality"] == "exact"].groupby("flow")[dimension].nunique()

    def _charted(self) -> Iterable[str]:
        """Values and bounds of figures and implied values, and their averages a month."""
        for name in ("figures", "implied"):
            for row in self.tables[name].to_dict("records"):
                ends = [
                    row[end]
                    for end in ("value", "lower", "upper", "joint_lower", "joint_upper")
                    if row.get(end)
                ]
                yield from ends
                if row["measure"] == "level" and row["period"]:
                    values = list(map(float, ends))
                    middles = [(one + other) / 2 for one in values for other in values]
                    yield from (str(value / Period.parse(row["period"]).length) for value in middles)

    def _shares_before(self) -> Iterable[str]:
        """Shares a year earlier: a share less the points by which it changed."""
        shares, changes = (
            self.figures[self.figures["measure"] == name] for name in ("share", "share_change")
        )
        both = shares.merge(changes, on=["briefing", "flow", "period", *SUBJECTS], suffixes=("", "_change"))
        yield from (
            f"{one - points:.1f}" for one, points in zip(both["number"], both["number_change"], strict=True)
        )

    def _units(self) -> set[str]:
        """Where the bars of the chart of checks begin and end."""
        bars = in_last_places(self.tables["checks"])
        return {f"{abs(value):.2f}" for end in ("left", "right") for value in bars[end]}


def _of_record(row: dict[str, str]) -> set[str]:
    """The numbers of a row of a table, its text in words among them."""
    exact = [cell for cell in row.values() if EXACT.fullmatch(cell)]
    text = [in_words(cell) for name, cell in row.items() if name not in ("figures", "check", "published")]
    left = {f"{100 * float(row['survives']):.0f}"} if row.get("survives") else set()
    return set().union(*map(forms, exact), numerals(" ".join(text)), left)


def strangers(page: str, known: Known) -> list[tuple[str, str]]:
    """The numbers of a page that no table accounts for, each with the words around it."""
    found = []
    for piece in Pieces(page).pieces:
        words = piece.words
        for phrase in known.phrases:
            words = words.replace(phrase, " ")
        strange = numerals(words) - allowed(piece, known)
        found += [(number, piece.words.strip()[:100]) for number in sorted(strange)]
    return found


def _rows_of(link: str) -> list[int]:
    """How many rows a file has that is embedded in a link: `Data of this chart (CSV, 23 rows)`."""
    kind, _, data = link.partition(";base64,")
    return [len(pd.read_csv(BytesIO(b64decode(data)), dtype=str))] if kind.startswith("data:text/csv") else []


def allowed(piece: Piece, known: Known) -> set[str]:
    """What this piece of a page may print."""
    keys = {key for link in piece.links if (key := known.key(link))}
    if piece.tag == "tr":
        return known.of_rows(keys) | {str(len(piece.links))} if keys else known.counts
    rows = {str(count) for link in piece.links for count in _rows_of(link)}
    return known.told | known.counts | rows | (known.charts if piece.place == "chart" else set())
