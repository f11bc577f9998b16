"""Identities declared in a data file, in every period and unit that their figures are published in."""

from collections.abc import Iterator
from fractions import Fraction

from analysis.identities.declarations import Declared, Series
from analysis.identities.expression import AtLeast, AtMost, Expression, Value, constant, total
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations
from analysis.identities.slot import Slot
from analysis.identities.world import World
from analysis.period import Period

_BOUNDS = {"at most": AtMost, "at least": AtLeast}


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Each declared identity where its target is published, or all of its terms are."""
    for each in world.declared:
        for period, unit in _places(each, book):
            yield _identity(each, period, unit)


def _places(each: Declared, book: Observations) -> list[tuple[Period, str]]:
    """Periods, and units of amounts, in the order of the table."""
    known = [_published(series, book) for series in each.terms]
    full = [place for place in known[0] if all(place in others for others in known)]
    return list(dict.fromkeys([*_published(each.target, book), *full]))


def _published(series: Series, book: Observations) -> list[tuple[Period, str]]:
    key, against, unit = series.key().plain(), series.told_against, series.fixed_unit
    return [
        (slot.period, "" if unit else slot.unit)
        for slot in book.of(series.measure)
        if slot.series == key and slot.comparison == against and unit in ("", slot.unit)
    ]


def _slot(series: Series, period: Period, unit: str) -> Slot:
    return Slot(series.key().plain(), period, series.told_against, series.fixed_unit or unit)


def _identity(each: Declared, period: Period, unit: str) -> Identity:
    target = _slot(each.target, period, unit)
    terms = [(Fraction(term.times), _slot(term, period, unit)) for term in each.terms]
    right = total([_times(times, slot) for times, slot in terms])
    place = f"{each.name}, {period}"
    if each.relation in _BOUNDS:
        forms = [Form(target, _BOUNDS[each.relation](right), place)]
    else:
        forms = [Form(target, right, place), *_solved(target, terms, place)]
    return Identity("declared", tuple(forms), each.rests_on)


def _times(times: Fraction, slot: Slot) -> Expression:
    return Value(slot) if times == 1 else constant(times) * Value(slot)


def _solved(target: Slot, terms: list[tuple[Fraction, Slot]], words: str) -> Iterator[Form]:
    """The equation for each of its terms."""
    for number, (times, slot) in enumerate(terms):
        rest: Expression = Value(target)
        for other in terms[:number] + terms[number + 1 :]:
            rest = rest - _times(*other)
        yield Form(slot, rest if times == 1 else rest / constant(times), words)
