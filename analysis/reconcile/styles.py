"""Publishers' printing styles: the interval of a figure whose trailing zeros were dropped."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from analysis.errors import WorkbookError
from analysis.identities.observations import StatedFigure
from analysis.paths import reference_folder, seeds_folder
from analysis.reconcile.intervals import Range

_FEWEST_SIBLINGS = 3
_UNROUNDED = frozenset({"count", "times", "rank", "day", "week", "month", "quarter", "year", "other"})


@dataclass(frozen=True, slots=True)
class Style:
    """One rule of a publisher: from `scale` on, figures of a unit are printed to `place`."""

    unit: str
    scale: Fraction
    place: Fraction


@dataclass(frozen=True)
class Styles:
    """Declared styles by publisher, and which publisher each briefing's figures come from."""

    declared: dict[str, tuple[Style, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    producers: dict[str, str] = field(default_factory=dict)

    def of(self, briefing: str) -> tuple[str, tuple[Style, ...]]:
        """The publisher's id and its styles; empty when none is declared for the briefing."""
        told = self.producers.get(briefing, "").casefold()
        publisher = next((id_ for name, id_ in self.names.items() if name in told), "") if told else ""
        return publisher, self.declared.get(publisher, ())

    def readings(self, statements: Iterable[StatedFigure]) -> dict[str, tuple[Range, str]]:
        """By figure key: the interval under the publisher's decimals, and whose they are.

        Only figures that the style makes narrower are listed.
        """
        by_briefing = defaultdict(list)
        for each in statements:
            by_briefing[each.briefing].append(each)
        found = {}
        statements = [each for group in by_briefing.values() for each in group]
        finer = _told_finer(statements)
        for briefing, group in by_briefing.items():
            publisher, declared = self.of(briefing)
            source = f"{publisher}, declared" if declared else "inferred from sibling figures"
            by_indicator = defaultdict(list)
            for each in group:
                by_indicator[each.slot.series.indicator].append(each)
            for siblings in by_indicator.values():
                styles = declared or inferred(siblings)
                narrow = {each.key: _narrowed(each, styles) for each in siblings}
                found |= {
                    key: (range_, source) for key, range_ in narrow.items() if range_ and key not in finer
                }
        return found


def _told_finer(statements: list[StatedFigure]) -> set[str]:
    """Figures told with more digits elsewhere, which rounds to them: no zeros were dropped there."""
    by_slot = defaultdict(list)
    for each in statements:
        by_slot[each.slot].append(each)
    return {
        each.key
        for group in by_slot.values()
        for each in group
        for other in group
        if other.place < each.place and other.value != each.value and each.bounded
        if each.lower <= other.value <= each.upper
    }


def _narrowed(each: StatedFigure, styles: tuple[Style, ...]) -> Range | None:
    """The interval by the style; None where the figure's own digits already are as fine."""
    fitting = [style for style in styles if style.unit == each.slot.unit and style.scale <= abs(each.value)]
    if not fitting or not _plainly_printed(each):
        return None
    half = max(fitting, key=lambda style: style.scale).place / 2
    if half * 2 >= each.place:
        return None
    return Range(each.value - half, each.value + half)


def _plainly_printed(each: StatedFigure) -> bool:
    """True for an exact number in digits whose interval is the one its digits give."""
    digits = any(char.isdigit() for char in each.raw)
    own = each.bounded and each.upper - each.lower == each.place and each.upper + each.lower == 2 * each.value
    return digits and own and each.modality == "exact"


def inferred(statements: Iterable[StatedFigure]) -> tuple[Style, ...]:
    """Styles from figures of one indicator in a briefing, by unit and thousandfold of size.

    The finest place that at least half of the figures are printed to, where there are three or more.
    """
    groups = defaultdict(list)
    for each in statements:
        if each.slot.unit not in _UNROUNDED and not each.repeats and _plainly_printed(each):
            groups[each.slot.unit, _scale(each)].append(each.place)
    styles = []
    for (unit, scale), places in groups.items():
        places.sort()
        if len(places) >= _FEWEST_SIBLINGS:
            styles.append(Style(unit, scale, places[(len(places) - 1) // 2]))
    return tuple(styles)


def _scale(each: StatedFigure) -> Fraction:
    if each.slot.unit in ("percent", "percentage_point") or abs(each.value) < 1:
        return Fraction(0)
    thousands = (len(str(int(abs(each.value)))) - 1) // 3
    return Fraction(1000**thousands)


@cache
def load_styles(path: Path | None = None, seeds: Path | None = None) -> Styles:
    """Read the declared styles, and the producer of each briefing from the sidecars of the seeds.

    Raises WorkbookError when a file is malformed.
    """
    path, seeds = path or reference_folder() / "publishers.yml", seeds or seeds_folder()
    told = _yaml(path)
    try:
        declared = {each["id"]: tuple(map(_style, each["styles"])) for each in told["publishers"]}
        names = {name.casefold(): each["id"] for each in told["publishers"] for name in each["names"]}
    except (KeyError, TypeError, ArithmeticError) as problem:
        remedy = "each publisher needs id, names and styles"
        raise WorkbookError(f"malformed ({problem!r})", where=str(path), remedy=remedy) from problem
    sidecars = [_yaml(sidecar) for sidecar in sorted(seeds.glob("*.yml"))]
    producers = {
        each["id"]: str(each.get("producer") or each.get("publisher") or "")
        for each in sidecars
        if isinstance(each, dict) and "id" in each
    }
    return Styles(declared, names, producers)


def _style(told: dict) -> Style:
    scale = Fraction(told.get("scale", 0))
    return Style(told["unit"], scale, (scale or 1) * Fraction(Decimal(10) ** -told["decimals"]))


def _yaml(path: Path) -> object:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        what = f"cannot be read ({type(problem).__name__})"
        raise WorkbookError(what, where=str(path), remedy="restore or correct the file") from problem
