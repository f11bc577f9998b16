"""The page of a comparison: the answer in a few sentences, then one table a kind of change."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from analysis.charts.select import COMPARISONS, period_words
from analysis.identities.observations import StatedFigure
from analysis.period import Period
from analysis.reconcile.decimals import text
from analysis.report.compare_cells import about, difference, link, signed, unbroken
from analysis.report.compare_checks import CHANGED, DROPPED, MADE
from analysis.report.compare_figures import GONE, NEW, NO, OTHERWISE, RESTATED, REVISED, Difference, Told
from analysis.report.display import View
from analysis.report.downloads import Download
from analysis.report.page import Page, Section, listing_page
from analysis.report.reconciliation_cells import scaled
from analysis.report.verdict_kinds import FIRST, verdict_mark
from analysis.wording import in_words, measure_in_words

_PLAIN = frozenset({"value", "lower", "upper"})


@dataclass(frozen=True)
class Comparison:
    """All that the page tells: the sides by name, what became of figures, and of verdicts."""

    names: tuple[str, str]
    about: tuple[str, str]
    a: Told
    b: Told
    found: list[Difference]
    verdicts: pd.DataFrame
    anchors: frozenset[str] = frozenset()

    def of(self, change: str) -> list[Difference]:
        """The differences of one kind."""
        return [each for each in self.found if each.change == change]


def comparison_page(told: Comparison, files: tuple[Download, ...] = ()) -> str:
    """The whole page; links lead to the pages of the briefings where these lie beside it."""
    page = Page(
        title(told),
        "Comparison",
        parameters={"a": told.names[0], "b": told.names[1]},
        downloads=files,
    )
    sections = [_revised(told), _only(told, NEW), _only(told, GONE), _otherwise(told), _restated(told)]
    sections.append(_verdicts(told))
    sides = list(zip(told.names, told.about, strict=True))
    return listing_page("compare.html.j2", page, answer=answer(told), sides=sides, sections=sections)


def title(told: Comparison) -> str:
    """What the page is about."""
    return f"What changed from {told.names[0]} to {told.names[1]}"


def answer(told: Comparison) -> list[str]:
    """What an economist wants to know first; every number counted from the tables."""
    count = Counter(each.change for each in told.found)
    one, other = told.names
    common = count[RESTATED] + count[REVISED]
    if common:
        beyond = sum(each.explained == NO for each in told.of(REVISED))
        revised = f"{count[REVISED]} {'was' if count[REVISED] == 1 else 'were'} revised, {beyond} of them by more than rounding explains"
        first = (
            f"Of {_number(common, 'observation')} that both tell, {count[RESTATED]} have the same value and "
        )
        first += f"{revised if count[REVISED] else 'none was revised'}."
    else:
        first = "No observation is told by both, so nothing could be restated or revised."
    second = (
        f"{_number(count[NEW], 'observation')} {'is' if count[NEW] == 1 else 'are'} told only by {other}, "
    )
    second += f"{count[GONE]} only by {one}"
    second += f"; {_number(count[OTHERWISE], 'figure')} read otherwise." if count[OTHERWISE] else "."
    return [first, second, _verdict_sentence(told.verdicts)]


def _verdict_sentence(verdicts: pd.DataFrame) -> str:
    counts = Counter(verdicts["change"])
    changed = verdicts[verdicts["change"] == CHANGED]
    worse = changed["verdict_b"].str.startswith(FIRST) & ~changed["verdict_a"].str.startswith(FIRST)
    told = "No check that both made changed its verdict"
    if counts[CHANGED]:
        told = f"{_number(counts[CHANGED], 'check')} changed the verdict, {int(worse.sum())} of them for the worse"
    one_side = (
        f"{counts[MADE]} could be made only of the later figures, {counts[DROPPED]} only of the earlier"
    )
    return f"{told}; {one_side}."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _section(name: str, heading: str, lines: list[dict], none: str, **shown: object) -> Section:
    """A heading with its table, or with one sentence where there is nothing to show."""
    if not lines:
        return Section(name, heading, [Markup("<p>{}</p>").format(none)])
    view = View(pd.DataFrame(lines), name=f"{name}-table", stub=next(iter(lines[0])), **shown)
    return Section(name, heading, [Markup('<div class="shown">{}</div>').format(view.html)])


def _revised(told: Comparison) -> Section:
    one, other = told.names
    lines = [
        {
            **about(each.figure),
            one: link(each.a, told.a, told.anchors),
            other: link(each.b, told.b, told.anchors),
            "Difference": difference(each),
            "Last-place units": signed(text(each.units, -2)) if each.units is not None else "",
            "Rounding explains": each.explained,
        }
        for each in told.of(REVISED)
    ]
    note = (
        "Last-place units: of the figure that is printed more coarsely. Rounding explains: one true value could "
        "have been told in both ways, bounds and “about” included."
    )
    numeric = (one, other, "Difference", "Last-place units")
    return _section(
        "revised", "Revised", lines, "No observation that both tell has another value.",
        caption="The same observation, another value", note=note, numeric=numeric,
    )  # fmt: skip


def _only(told: Comparison, change: str) -> Section:
    """What one side tells alone, each beside what the other tells of the same series in another period."""
    at = 1 if change == NEW else 0
    here, there = (told.b, told.a) if at else (told.a, told.b)
    name, elsewhere = told.names[at], told.names[1 - at]
    beside = _by_series(there)
    lines = []
    for each in told.of(change):
        near = _nearest(each.figure, beside)
        line = {**about(each.figure), "Figure": link(each.figure, here, told.anchors)}
        line[f"{elsewhere}, other period"] = _dated(near, there, told.anchors) if near else ""
        lines.append(line)
    if lines and not any(line[f"{elsewhere}, other period"] for line in lines):
        lines = [
            {key: cell for key, cell in line.items() if not key.endswith("other period")} for line in lines
        ]
    return _section(
        "new" if at else "gone", f"{'New' if at else 'Gone'}: only in {name}", lines,
        f"{name} tells nothing that {elsewhere} does not.", caption=f"Told only by {name}", numeric=("Figure",),
    )  # fmt: skip


def _by_series(side: Told) -> dict[tuple, list[StatedFigure]]:
    found: dict[tuple, list[StatedFigure]] = {}
    for each in side.statements:
        if each.slot.period and each.slot.series.indicator:
            found.setdefault(each.slot._replace(period=None), []).append(each)
    return found


def _nearest(figure: StatedFigure, beside: dict[tuple, list[StatedFigure]]) -> StatedFigure | None:
    """The same series in another period: one as long, else one that begins in the same month, then the nearest."""
    period = figure.slot.period
    others = [
        each for each in beside.get(figure.slot._replace(period=None), []) if each.slot.period != period
    ]
    if period is None or not others:
        return None

    def closeness(each: StatedFigure) -> tuple:
        other: Period = each.slot.period
        longer, later = abs(other.length - period.length), abs(other.last - period.last)
        return longer > 0, (other.first - period.first) % 12 > 0, longer, later, each.start

    return min(others, key=closeness)


def _dated(each: StatedFigure, side: Told, anchors: frozenset[str]) -> Markup:
    return Markup("{} ({})").format(link(each, side, anchors), unbroken(period_words(each.slot.period.name)))


def _otherwise(told: Comparison) -> Section:
    one, other = told.names
    lines = [
        {
            "Figure": link(each.b, told.b, told.anchors),
            "Observation": about(each.b)["Observation"],
            one: _fields(each, told.a.rows[each.a.key]),
            other: _fields(each, told.b.rows[each.b.key]),
        }
        for each in told.of(OTHERWISE)
    ]
    note = "The same words in the same place of a text, taken for something else: the reader changed, not the source."
    return _section(
        "otherwise", "Read otherwise", lines, "No figure in the same place of a text is read otherwise.",
        caption="The same words, another reading", note=note,
    )  # fmt: skip


def _fields(each: Difference, row: dict[str, str]) -> Markup:
    """The fields that differ, as this side has them."""
    cells = [(name, _worded(name, row.get(name, ""))) for name in each.fields]
    return Markup("<br>").join(f"{name}: {cell or 'not told'}" for name, cell in cells)


def _worded(field: str, cell: str) -> str:
    if field in _PLAIN:
        return scaled(cell)
    if field in ("measure", "unit", "modality"):
        return measure_in_words(cell)
    return COMPARISONS.get(cell, in_words(cell)) if field in ("period", "comparison") else cell


def _restated(told: Comparison) -> Section:
    restated = told.of(RESTATED)
    alike = sum(each.a.raw == each.b.raw for each in restated)
    none = "No observation is told by both with the same value."
    words = (
        f"{_number(len(restated), 'observation')} with the same value on both sides, {alike} of them in the "
    )
    words += "same words. They are listed in compare.csv."
    return _section("restated", "Restated", [], words if restated else none)


def _verdicts(told: Comparison) -> Section:
    """Checks that came out otherwise, and those of one side only that do not simply agree."""
    one, other = told.names
    rows = told.verdicts
    attention = rows["verdict_a"].str.startswith(FIRST) | rows["verdict_b"].str.startswith(FIRST)
    shown = rows[(rows["change"] == CHANGED) | attention]
    lines = [
        {
            "Check": in_words(row["statement"]),
            one: _verdict(row["verdict_a"]),
            other: _verdict(row["verdict_b"]),
        }
        for row in sorted(shown.to_dict("records"), key=lambda row: not row["verdict_b"].startswith(FIRST))
    ]
    left = len(rows) - len(shown)
    rest = "of one side only, which agree, repeat or stay open, stand in compare_checks.csv."
    note = f"{_number(left, 'check')} {rest}" if left else ""
    none = "No verdict changed, and no check of one side only asks for attention. "
    caption = "Checks that came out otherwise"
    return _section("verdicts", "Verdicts", lines, none + note, caption=caption, note=note)


def _verdict(words: str) -> Markup:
    return verdict_mark(words) if words else Markup('<span class="note">not made</span>')
