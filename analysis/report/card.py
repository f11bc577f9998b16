"""The card of a figure in the transcript: how it was read, and from which words each field was taken.

A card is shown by the style sheet alone, while the figure's link is hovered, focused or touched.
"""

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd
from markupsafe import Markup

from analysis.charts.select import COMPARISONS
from analysis.identities.observations import REALISED
from analysis.model import DIMENSIONS
from analysis.report.briefing import SCALES, interval_words
from analysis.report.display import joined
from analysis.wording import in_words, measure_in_words

GROUNDED = ("modality", "measure", "indicator", *DIMENSIONS, "period", "comparison")
UNITS = {"count": "", "other": "", "percent": "percent", "percentage_point": "percentage points"}
Grounds = dict[tuple[str, str], dict[str, str]]


def grounds_by_field(evidence: pd.DataFrame) -> Grounds:
    """The evidence of each field, by the figure's key and the field's name."""
    return {(row["figure"], row["field"]): row for row in evidence.to_dict("records")}


def card(row: pd.Series, grounds: Grounds) -> Markup:
    """The fields of a figure that are known, in words, each with its evidence; `row` is a prepared figure.

    The first span is the description of the figure's link, the link below it leads to the row where
    nothing can hover.
    """
    lines = [_line(name, words, grounds.get((row["figure"], name))) for name, words in _fields(row) if words]
    back = Markup('<a class="back" href="#cell-{}" tabindex="-1">To its row</a>').format(row["start"])
    return Markup('<span class="card" hidden><span id="card-{}">{}</span>{}</span>').format(
        row["start"], joined(lines, " "), back
    )


def _fields(row: pd.Series) -> Iterable[tuple[str, str]]:
    yield "value", f"{exact_words(row['value'])} {UNITS.get(row['unit'], row['unit'])}".strip()
    yield "stands for", interval_words(row)
    for name in GROUNDED:
        yield name, _worded(name, row[name])
    yield "status", row["status"] if row["status"] not in REALISED else ""
    speaker, role = row["speaker"], row["role"]
    yield "said by", f"{speaker} ({role})" if speaker and role else speaker or role


def _worded(name: str, cell: str) -> str:
    """A cell as people write it."""
    if name in ("measure", "modality"):
        return measure_in_words(cell)
    return COMPARISONS.get(cell) or in_words(cell) if name in ("period", "comparison") else cell


def _line(name: str, words: str, found: dict[str, str] | None) -> Markup:
    how = Markup("")
    if found and name in GROUNDED:
        how = Markup(', <span class="how {}">{}</span>').format(found["how"], ground(found))
    return Markup('<span class="field"><span class="name">{}:</span> <span>{}{}.</span></span>').format(
        name, words, how
    )


def ground(found: dict[str, str]) -> str:
    """What a field rests on, in a few words.

    >>> ground({"field": "period", "how": "inherited", "words": "first half of the year", "rule": "period of an earlier sentence"})
    'inherited from “first half of the year”'
    >>> ground({"field": "comparison", "how": "default", "words": "", "rule": "growth is on the year"})
    'default: growth is on the year'
    """
    words = " ".join(found["words"].split())
    if not words:
        return "nothing beside it" if found["field"] == "modality" else f"{found['how']}: {found['rule']}"
    return f"inherited from “{words}”" if found["how"] == "inherited" else f"{found['how']}: “{words}”"


def exact_words(number: str) -> str:
    """An exact number in the scale people say it, no digit lost.

    >>> exact_words("21790000000000"), exact_words("-2.70"), exact_words("628000"), exact_words("11")
    ('21.79 trillion', '−2.7', '628,000', '11')
    """
    value = Decimal(number)
    word, power = next(((word, power) for word, power in SCALES[:3] if abs(value) >= 10**power), ("", 0))
    return f"{value.scaleb(-power).normalize():,f} {word}".strip().replace("-", "−")
