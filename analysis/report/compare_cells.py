"""The cells of a comparison's tables: what an observation is, by how much it differs, where it was said."""

import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
from markupsafe import Markup

from analysis.charts.select import COMPARISONS, period_words, printed
from analysis.identities.observations import REALISED, StatedFigure
from analysis.identities.slot import described
from analysis.reconcile.decimals import text
from analysis.report.compare_figures import Difference, Told
from analysis.report.reconciliation_cells import scaled
from analysis.wording import in_words, measure_in_words

_UNITS = {"percent": "percentage points", "percentage_point": "percentage points"}
_SHORT = 20


def about(each: StatedFigure) -> dict[str, str]:
    """The cells that name an observation."""
    series, period = each.slot.series, each.slot.period
    standing = each.status if each.status not in REALISED else ""
    against = COMPARISONS.get(each.slot.comparison) or in_words(f"against {each.slot.comparison}")
    measure = [measure_in_words(series.measure), f"of {series.whole}" if series.whole else ""]
    measure += [against if each.slot.comparison else "", f"({standing})" if standing else ""]
    return {
        "Observation": described(each.slot._replace(period=None)) or "subject not told",
        "Measure": " ".join(filter(None, measure)),
        "Period": unbroken(period_words(period.name)) if period else "",
    }


def unbroken(words: str) -> str:
    """Short words that stay in one line of a cell."""
    return words.replace(" ", "\N{NO-BREAK SPACE}") if len(words) <= _SHORT else words


def difference(each: Difference) -> str:
    """B less A in people's scale, in points where both are rates."""
    unit = each.b.slot.unit
    amount = signed(scaled(text(each.b.value - each.a.value, -12)))
    return f"{amount} {_UNITS.get(unit, unit.replace('_', ' '))}"


def signed(number: str) -> str:
    number = number.replace("-", "−")
    return number if number.startswith("−") or not number.strip("0.") else f"+{number}"


def link(each: StatedFigure, side: Told, anchors: frozenset[str]) -> Markup:
    """A figure as printed; a link to its words where the page of its briefing lies beside this one."""
    words, target = (
        unbroken(printed(pd.Series(side.rows[each.key]))),
        f"{each.briefing}.html#fig-{each.start}",
    )
    if target not in anchors:
        return Markup('<span title="{}">{}</span>').format(each.key, words)
    return Markup('<a href="{}">{}</a>').format(target, words)


def anchors_in(folder: Path, briefings: Iterable[str]) -> frozenset[str]:
    """The figures that the briefings' pages in a folder mark, as targets of links."""
    found = set()
    for briefing in filter(re.compile(r"[\w-][\w.-]*").fullmatch, briefings):
        page = folder / f"{briefing}.html"
        html = page.read_text("utf-8", "replace") if page.is_file() else ""
        found |= {f"{page.name}#{name}" for name in re.findall(r'\bid="(fig-\d+)"', html)}
    return frozenset(found)
