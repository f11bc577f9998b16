"""The cells of the reconciliation page's tables: links to figures, ranges and numbers as people say them."""

import re
from decimal import Decimal, InvalidOperation

import pandas as pd
from markupsafe import Markup

from analysis.charts.select import printed
from analysis.report.display import joined
from analysis.wording import in_words

SCALES = (("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3))
KEY = re.compile(r"[A-Za-z0-9.-]+:\d+-\d+")


def published(row: pd.Series, names: dict[str, str]) -> Markup | str:
    """The published figure, or the range that several of them imply."""
    if " " in row["published"]:
        return between(row["published_lower"], row["published_upper"])
    return links(row["published"], names)


def with_notes(name: str, sources: Markup, rests_on: str) -> Markup:
    """What is told, and below it in small the figures it comes from and what it rests on."""
    notes = joined([sources, f"Rests on: {in_words(rests_on)}"] if rests_on else [sources], ". ")
    return Markup('{}<br><span class="note">{}</span>').format(name, notes)


def grounds(row: pd.Series) -> str:
    """What a check rests on, the reading of the digits among it."""
    told = row["rests_on"]
    return told if row["reading"] in told else "; ".join(filter(None, (told, row["reading"])))


def names_of(figures: pd.DataFrame) -> dict[str, str]:
    """Each figure as printed, by its key."""
    return {row["figure"]: printed(row) for _, row in figures.iterrows()}


def links(keys: str, names: dict[str, str]) -> Markup:
    """Figures' keys as links to their words on the page of their briefing."""
    found = [(key, *key.rpartition(":")[::2]) for key in KEY.findall(keys)]
    return joined(
        [
            Markup('<a href="{}.html#fig-{}">{}</a>').format(
                briefing, offsets.split("-")[0], names.get(key, key)
            )
            for key, briefing, offsets in found
        ],
        ", ",
    )


def between(lower: str, upper: str) -> str:
    """A range in words, its scale told once where both ends share it.

    >>> between("18562900000000", "18641300000000"), between("0", ""), between("-3.75", "-3.6")
    ('18.5629 to 18.6413 trillion', 'at least 0', '−3.75 to −3.6')
    """
    low, high = scaled(lower, down=True), scaled(upper, down=False)
    if not (low and high):
        return f"at least {low}" if low else f"at most {high}" if high else ""
    (number, _, word), (_, _, other) = low.partition(" "), high.partition(" ")
    return f"{number if word == other else low} to {high}"


def short(number: str) -> str:
    """A number to two decimals; what is no number stays as it is."""
    try:
        return f"{Decimal(number):.2f}".replace("-", "−")
    except InvalidOperation:
        return number


def scaled(number: str, *, down: bool | None = None) -> str:
    """An exact number in the scale people say it, to four decimals; bounds are rounded outwards.

    >>> scaled("21790000000000"), scaled("12.96666", down=True), scaled("12.96666", down=False)
    ('21.79 trillion', '12.9666', '12.9667')
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    word, power = next(((word, power) for word, power in SCALES if abs(value) >= 10**power), ("", 0))
    rounding = {None: "ROUND_HALF_EVEN", True: "ROUND_FLOOR", False: "ROUND_CEILING"}[down]
    shown = value.scaleb(-power).quantize(Decimal("0.0001"), rounding=rounding).normalize()
    return f"{shown:f} {word}".strip().replace("-", "−")
