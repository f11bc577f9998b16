"""A part and its whole: share, change of the share, contribution to growth."""

from collections.abc import Iterator

from analysis.identities.expression import Expression, Value, constant, factor, percent
from analysis.identities.flows import SAME_BASE, SAME_COVERAGE
from analysis.identities.growth import UNROUNDED
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations
from analysis.identities.slot import Slot, described
from analysis.identities.world import World

_AT_SHARES = ("share", "share_change", "contribution")


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Every identity of a part with the whole that a published share, or the lack of one, points to."""
    for share, whole in dict.fromkeys(_pairs(book, world)):
        for unit in sorted(_units(share, whole, book)):
            level = share.level(unit)
            if book.one_unit(level) and not world.nature.is_rate(level.series.indicator):
                yield _share(share, whole._replace(unit=unit), level, book)
        yield _share_change(share, whole, book)
        yield _share_before(share)
        yield from _contributions(share, whole, book)


def _pairs(book: Observations, world: World) -> Iterator[tuple[Slot, Slot]]:
    """The share of each part, and the level of its whole, without a unit."""
    for slot in book.of(*_AT_SHARES):
        whole = world.whole(slot.series) if slot.series.whole else None
        if whole and whole != slot.level("").series:
            share = slot.percent_measure("share", comparison="").with_series(whole=slot.series.whole)
            yield share, Slot(whole, slot.period, "", "")
    for slot in book.of("level"):
        name = world.whole_names.get(slot.series.flow)
        share = slot.percent_measure("share", comparison="").with_series(whole=name or "")
        inside = all(world.within(*part, slot.series.indicator, slot.unit) for part in slot.parts.items())
        whole = world.whole(share.series) if name and slot.parts and inside else None
        if whole:
            yield share, Slot(whole, slot.period, "", "")


def _units(share: Slot, whole: Slot, book: Observations) -> set[str]:
    return book.units(share) | book.units(whole)


def _share(share: Slot, whole: Slot, level: Slot, book: Observations) -> Identity:
    about = described(level)
    name = share.series.whole
    ratio = Value(share) / constant(100)
    forms = (
        Form(share, percent(Value(level) / Value(whole)), f"level / {name} = share, {about}"),
        Form(level, ratio * Value(whole), f"share x {name} = level, {about}"),
        Form(whole, Value(level) / ratio, f"level / share = {name}, {about}"),
    )
    return _resting("share of a whole", forms, (SAME_COVERAGE,), _assumed(book, share))


def _resting(
    kind: str, forms: tuple[Form, ...], rests_on: tuple[str, ...], assumed: tuple[str, ...]
) -> Identity:
    """An identity with what it takes for granted; what is only likely is a doubt besides."""
    return Identity(kind, forms, (*rests_on, *assumed), doubt="; ".join(assumed))


def _assumed(book: Observations, *slots: Slot) -> tuple[str, ...]:
    """What the keys of published slots rest on beyond the words of the text."""
    told = (book[slot].best.assumed for slot in slots if slot in book)
    return tuple(dict.fromkeys(words for words in told if words))


def _growth_pair(share: Slot, whole: Slot) -> tuple[Value, Value]:
    return Value(share.growth), Value(whole.growth)


def _change_slot(share: Slot) -> Slot:
    return share.with_series(measure="share_change")._replace(comparison="yoy", unit="percentage_point")


def _share_change(share: Slot, whole: Slot, book: Observations) -> Identity:
    """share - share a year ago, the latter from the two growth rates: share (1 + g whole) / (1 + g part)."""
    change, about = _change_slot(share), described(share)
    part_growth, whole_growth = _growth_pair(share, whole)
    now = _share_now(share, whole, book)
    shrink = factor(whole_growth) / factor(part_growth)
    forms = [Form(change, now * (constant(1) - shrink), f"share change from share and growth, {about}")]
    if share in book:
        kept = (Value(share) - Value(change)) / Value(share)
        part = percent(factor(whole_growth) / kept - constant(1))
        entire = percent(kept * factor(part_growth) - constant(1))
        forms.append(Form(part_growth.slot, part, f"growth from share and its change, {about}"))
        forms.append(Form(whole_growth.slot, entire, f"growth of the whole from a part's share, {about}"))
    assumed = _assumed(book, change, share)
    return _resting("share change", tuple(forms), (SAME_COVERAGE, SAME_BASE, UNROUNDED), assumed)


def _share_now(share: Slot, whole: Slot, book: Observations):
    """The published share, or the ratio of the levels where no share is published."""
    units = sorted(book.units(share) & book.units(whole))
    if share in book or len(units) != 1:
        return Value(share)
    return percent(Value(share.level(units[0])) / Value(whole._replace(unit=units[0])))


def _share_before(share: Slot) -> Identity:
    before = share.year_ago
    statement = f"share - share change = share a year earlier, {described(before)}"
    form = Form(before, Value(share) - Value(_change_slot(share)), statement)
    return Identity("share a year earlier", (form,), ("same definition in both years",))


def _contributions(share: Slot, whole: Slot, book: Observations) -> Iterator[Identity]:
    """What the part adds to the growth of the whole, in percentage points and in percent of that growth."""
    points = share.with_series(measure="contribution")._replace(unit="percentage_point")
    part_growth, whole_growth = _growth_pair(share, whole)
    gained = _share_now(share, whole, book) * _gain(part_growth)
    about = described(share)
    for target, expression, words in (
        (points, gained * factor(whole_growth), "share a year earlier x growth = contribution to growth"),
        (
            points._replace(unit="percent"),
            gained / _gain(whole_growth),
            "increase of the part / of the whole = contribution",
        ),
    ):
        if target.unit == "percent" and target not in book:  # of a fall it would only mislead
            continue
        forms = (Form(target, expression, f"{words}, {about}"),)
        assumed = _assumed(book, target, share)
        yield _resting("contribution to growth", forms, (SAME_COVERAGE, SAME_BASE), assumed)


def _gain(growth: Expression) -> Expression:
    """The increase on a year earlier as a share of the present level."""
    return constant(1) - constant(1) / factor(growth)
