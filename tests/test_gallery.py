"""Every chart, drawn with few, many, negative, missing and extreme values and with long and hostile names."""

import csv
import inspect
import io
import re
import xml.etree.ElementTree as xml
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from test_charts import HOSTILE, check, figures, implied, level, rate, sales, share

import analysis.charts as charts
from analysis.charts import Absent, Chart, Split, style
from analysis.charts.words import one_line
from analysis.report.picture import chart_figure

LONG = "components and accessories for agricultural machinery of the member states " * 4
STRANGE = "\x00\x1b[31m=cmd|' /C calc'!A0\r\n\t​‮中文中文中文 𝕏 \ud7ff �" + HOSTILE
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
SIZES = ["0.000000001", "-99.9", "3000", "300000", "1000000000000000", "-1000000000000000"]
NAMES = {
    "plain": "P",
    "long": LONG,
    "hostile": STRANGE,
    "unbroken": UNBROKEN,
    "wide": "W" * 90,
    "square": "中" * 70,
}
VALUES = {
    "few": ["1.5", "2.5", "-0.5"],
    "many": [str(value / 4) for value in range(-30, 35)],
    "negative": ["-1.5", "-2.5", "-3.5"],
    "nothing": ["0", "0", "0"],
    "extreme": SIZES,
    "tiny": ["0.000000001", "0.000000002", "-0.000000003"],
    "huge": ["1000000000000000", "999999999999999", "5"],
}


def change(value: str, **row: str) -> dict[str, str]:
    told = {"measure": "share_change", "unit": "percentage_point", "comparison": "yoy"}
    return {"value": value, "raw": f"{value.lstrip('-')} percentage points"} | told | row


def growing(values: list[str], name: str) -> Chart | Absent:
    whole = rate("2.9")
    parts = [
        row
        for at, value in enumerate(values)
        for row in (
            rate(value, partner=f"{at} {name}", flow=("total", "exports", "")[at % 3]),
            level(str(10 ** (at % 16)), partner=f"{at} {name}", flow=("total", "exports", "")[at % 3]),
        )
    ]
    return charts.growth_by(figures(whole, *parts), "partner")


def growing_alone(values: list[str], name: str) -> Chart | Absent:
    rows = [rate(value, product=f"{name} {at}", region=name) for at, value in enumerate(values)]
    return charts.growth_by(figures(*rows, rate("", product="missing")), "product")


def by_period(values: list[str], name: str) -> Chart | Absent:
    months = [f"{2020 + at // 12}-{at % 12 + 1:02}" for at in range(len(values))]
    rows = [rate(value, period=month, indicator=name) for value, month in zip(values, months, strict=True)]
    return charts.growth_by_period(figures(*rows, rate("", period="2019", indicator=name)))


def sharing(values: list[str], name: str) -> Chart | Absent:
    rows = []
    for at, value in enumerate(values):
        rows.append(share(value, partner=f"{at} {name}", whole=f"{name} {at % 2}"))
        rows += [change(value, partner=f"{at} {name}")] if at % 2 else []
    return charts.shares(figures(*rows, share("", partner="missing"), change("5", partner="alone")))


def contributing(values: list[str], name: str) -> Chart | Absent:
    rows = [rate("4.5"), level("1000000000000")]
    for at, value in enumerate(values):
        rows += [level("40000000000", partner=f"{at} {name}"), rate(value, partner=f"{at} {name}")]
    rows += [rate("1", partner="no level"), level("1", partner="no growth")]
    parts = tuple(f"{at} {name}" for at in range(len(values)))
    return charts.contributions(figures(*rows), "partner", [Split(parts, lambda one: one)])[0]


def contributed_as_told(values: list[str], name: str) -> Chart | Absent:
    rows = [rate("-4.5")]
    for at, value in enumerate(values):
        points = {"measure": "contribution", "unit": "percentage_point", "region": f"{at} {name}"}
        rows.append({"value": value, "raw": f"{value} points"} | points)
    parts = tuple(f"{at} {name}" for at in range(len(values)))
    split = Split(parts, lambda one: one, exhaustive=True)
    return charts.contributions(figures(*rows), "region", [split])[0]


def checked(values: list[str], name: str) -> Chart | Absent:
    rows = [
        check(
            check=f"c-{at}",
            statement=f"{name} {at}",
            computed_lower=value,
            computed_upper=str(float(value) + 1),
        )
        for at, value in enumerate(values)
    ]
    return charts.intervals(pd.DataFrame([*rows, check(computed_lower="")]))


def bridged(values: list[str], name: str) -> Chart | Absent:
    """A bridge over one value for each length of its first part, a month to eleven."""
    at, value = len(values) % 11 + 1, max(values, key=lambda each: (float(each) > 0, -len(each)))
    part, rest = (
        (f"2024-01/2024-{at:02}", f"2024-{at + 1:02}/2024-12") if at < 11 else ("2024-01/2024-11", "2024-12")
    )
    part, rest = ("2024-01", rest) if at == 1 else (part, rest)
    rest = "2024-12" if at == 11 else rest
    told = {"indicator": name}
    frame = figures(
        sales(value, value, value, part, "a") | told,
        sales("900", "895", "905", "2024", "z") | told,
        rate("123456.7", indicator=name, flow="", period=part),
    )
    return charts.bridges(frame, implied(period=rest, lower="5", upper="1000000000000000", **told))[0]


GALLERY: dict[str, Callable[[list[str], str], Chart | Absent]] = {
    "growth_by": growing,
    "growth_by alone": growing_alone,
    "growth_by_period": by_period,
    "shares": sharing,
    "contributions": contributing,
    "contributions as told": contributed_as_told,
    "intervals": checked,
    "bridges": bridged,
}
CASES = [(draw, values, "plain") for draw in GALLERY for values in VALUES]
CASES += [(draw, "extreme", name) for draw in GALLERY for name in NAMES if name != "plain"]


@cache
def drawn(draw: str, values: str, name: str) -> tuple[Chart | Absent, Figure]:
    """A chart of the gallery, and its page to be measured."""
    kept: list[Figure] = []

    class Kept(Figure):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            kept.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(style, "Canvas", Kept)
        chart = GALLERY[draw](VALUES[values], NAMES[name])
    return chart, kept[0]


class Box(NamedTuple):
    """Words and the box they fill, in pixels."""

    words: str
    x0: float
    y0: float
    x1: float
    y1: float


def boxes(page: Figure) -> list[Box]:
    """All words of a page with the box they fill, without the ground behind them."""
    with mpl.rc_context(style.SETTINGS):
        renderer = FigureCanvasAgg(page).get_renderer()
        page.draw_without_rendering()
        words = [text for text in drawn_words(page) if text.get_visible() and text.get_text().strip()]
        extents = [text.get_window_extent(renderer).extents.tolist() for text in words]
    return [Box(text.get_text(), *extent) for text, extent in zip(words, extents, strict=True)]


def drawn_words(page: Figure) -> Iterator[Text]:
    """The words of the page, of its axes, and the labels of the ticks that lie within these."""
    yield from page.texts
    for axes in page.axes:
        yield from axes.texts
        for axis, view in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            low, high = sorted(view)
            ticks = zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=True)
            yield from (label for place, label in ticks if low <= place <= high)


def overlaps(found: list[Box], slack: float = 1.0) -> list[tuple[str, str]]:
    """Pairs of words whose boxes meet by more than a pixel each way."""
    return [
        (a.words, b.words)
        for a, b in combinations(found, 2)
        if min(a.y1, b.y1) - max(a.y0, b.y0) > slack and min(a.x1, b.x1) - max(a.x0, b.x0) > slack
    ]


def outside(found: list[Box], page: Figure, slack: float = 1.0) -> list[str]:
    """Words that leave the page."""
    right, top = page.bbox.x1 + slack, page.bbox.y1 + slack
    return [box.words for box in found if min(box.x0, box.y0) < -slack or box.x1 > right or box.y1 > top]


def written(svg: str) -> str:
    return " ".join(
        "".join(each.itertext()) for each in xml.fromstring(svg).iter() if each.tag.endswith("text")
    )


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_every_public_chart_is_in_the_gallery():
    public = {name for name in charts.__all__ if inspect.isfunction(getattr(charts, name))} - {"prepared"}
    assert public == {name.split()[0] for name in GALLERY}


@pytest.mark.parametrize(("draw", "values", "name"), CASES)
def test_the_gallery_is_drawn_in_full(draw, values, name):
    chart, page = drawn(draw, values, name)
    assert isinstance(chart, Chart), chart
    found = boxes(page)
    assert outside(found, page) == []
    assert overlaps(found) == []
    text = bare(written(chart.svg))
    for told in (chart.title, chart.units, chart.source):
        assert len(told) > 8 and bare(told)[:24] in text
    assert chart_figure(chart.svg, chart.alt, "c1"), "the page takes it"
    assert one_line(NAMES[name]).strip() in chart.alt and len(found) > 6
    assert re.fullmatch(r"[a-z0-9-]{1,90}", chart.name)


@pytest.mark.parametrize(("draw", "values", "name"), CASES)
def test_the_data_of_the_gallery_can_be_read(draw, values, name):
    chart, _ = drawn(draw, values, name)
    rows = list(csv.DictReader(io.StringIO(chart.csv, newline="")))
    assert len(rows) == len(chart.data) > 2 and not any(None in row or None in row.values() for row in rows)
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"\s*[=+@]|\s*-(?![\d.]+$)|[\t\r\n]", cell)]
    links = set(re.findall(r'href="#(fig|check)-([^"]+)"', chart.svg))
    column = {"fig": "start", "check": "check"}
    assert [link for kind, link in links if link not in {row[column[kind]] for row in rows}] == []
    assert links or draw == "bridges"
    text = bare(written(chart.svg))
    assert [told for row in rows if (told := label_of(row)) and bare(told) not in text] == []


def label_of(row: dict[str, str]) -> str:
    """What stands beside the mark of a row of the data, as far as it has the same digits."""
    kind = row.get("drawn_as", "") + " " + row.get("measure", "")
    forms = {"bar share": "{:,.6g}%", "filled mark share_change": "{:+,.6g} points"}
    if kind == "dot growth":
        return row["printed"]
    return (
        forms[kind].format(float(row["value"])).replace("-", "−" if "+" in forms[kind] else "-")
        if kind in forms
        else ""
    )


@pytest.mark.parametrize("draw", GALLERY)
def test_what_is_left_out_is_told(draw):
    chart, _ = drawn(draw, "many", "plain")
    words = chart.units if draw.split()[0] not in ("contributions", "bridges") else chart.alt
    told = r"(?:\b[Oo]f|The first \d+ of|the first \d+ of) 6\d|3[56] smaller parts"
    assert draw == "bridges" or re.search(told, words), words


@pytest.mark.parametrize("draw", GALLERY)
def test_the_same_values_give_the_same_bytes(draw):
    one, other = (GALLERY[draw](VALUES["few"], HOSTILE) for _ in range(2))
    assert (one.svg, one.csv, one.alt, one.name) == (other.svg, other.csv, other.alt, other.name)


@pytest.mark.parametrize(("draw", "values"), [(draw, values) for draw in GALLERY for values in ([], ["1"])])
def test_too_few_values_are_not_drawn(draw, values):
    if draw == "bridges":
        one = charts.bridges(figures(sales("9", "8", "10", "2024", "z")), implied()[: len(values)])[0]
    else:
        one = GALLERY[draw](values if draw != "intervals" else [], "P")
    assert isinstance(one, Absent) and one.what.endswith(".")


def test_words_that_meet_or_leave_the_page_are_found():
    page = Figure(figsize=(4, 2))
    for x, words in ((0.1, "one"), (0.12, "two"), (0.6, "alone"), (0.95, "beyond the edge")):
        page.text(x, 0.5, words)
    found = boxes(page)
    assert overlaps(found) == [("one", "two")] and outside(found, page) == ["beyond the edge"]


def test_no_two_charts_of_a_page_have_a_file_of_one_name():
    rows = [rate("4.5"), level("1000"), rate("5", flow="exports"), level("600", flow="exports")]
    for name in "abcd":
        rows += [rate("2", partner=name, flow=flow) for flow in ("total", "exports")]
        rows += [level("9", partner=name, flow=flow) for flow in ("total", "exports")]
    splits = [
        Split(tuple(names), lambda one, names=names: one if one in names else "") for names in ("ab", "cd")
    ]
    found = charts.contributions(figures(*rows), "partner", splits)
    assert len(found) == 4 == len({chart.name for chart in found})
