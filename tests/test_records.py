"""Records in arrays: what is read is what was put in, however it is asked for."""

import pickle
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import briefing

from analysis.model import Evidence, Span
from analysis.records import Part, Records


class Kept(NamedTuple):
    """A record with every kind of field."""

    number: int
    place: Span
    cue: Span | None
    name: str
    value: Decimal | None
    extra: dict
    shift: int | None = None


spans = st.builds(Span, st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
decimals = (
    st.none() | st.decimals(allow_nan=False) | st.sampled_from(list(map(Decimal, ("1", "1.0", "1E+1", "10"))))
)
kept = st.builds(
    Kept,
    st.integers(-(2**31), 2**31 - 1),
    spans,
    st.none() | spans,
    st.text(max_size=3),
    decimals,
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=1),
    st.none() | st.integers(),
)
evidence = st.builds(Evidence, st.text(), st.text(), st.none() | spans, st.text(), st.text())


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(kept, max_size=30), st.slices(30), st.integers(0, 40))
def test_records_are_read_as_they_were_put_in(told, place, times):
    told = told * times  # up to 1200: more than are packed at a time
    records = Records(Kept, told)
    assert (
        len(records) == len(told)
        and records == told
        and told == list(records)
        and records[place] == tuple(told[place])
    )
    assert list(map(repr, records)) == list(map(repr, told)), "equal is not enough: 1.0 and 1 differ"
    assert [records[n] for n in range(-len(told), len(told))] == told * 2
    assert list(records.fields("cue", "value")) == [(one.cue, one.value) for one in told]


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.lists(evidence, max_size=9), max_size=20))
def test_each_part_holds_what_was_added(told):
    records = Records(Evidence)
    parts = [records.added(each) for each in told]
    for part, each in zip(parts, told, strict=True):
        assert part == tuple(each) and tuple(each) == part and hash(part) == hash(tuple(each))
        assert (*part, *each) == (*each, *each) and repr(part) == repr(tuple(each))
    assert pickle.loads(pickle.dumps(parts)) == parts
    assert records == [one for each in told for one in each]


def test_a_column_grows_with_what_it_has_to_tell_apart():
    told = [
        Evidence("value", str(number), Span(number, number + 1), "explicit", "") for number in range(70_000)
    ]
    assert Records(Evidence, told) == told


def test_unlike_sequences_differ():
    part = Records(Span).added([Span(0, 1), Span(1, 2)])
    assert (
        part != (Span(0, 1),) and part != (Span(0, 1), Span(1, 3)) and part != 7 and part[1:] == (Span(1, 2),)
    )
    for place in (2, -3):
        with pytest.raises(IndexError, match="of 2"):
            part[place]


def test_a_figure_keeps_its_evidence_packed():
    figure, other = briefing("Exports rose 3%. Imports fell by 2% in May.").figures
    assert isinstance(figure.evidence, Part) and figure.evidence[0].field == "value"
    assert {item.value for item in other.evidence if item.field in ("flow", "value")} == {"imports", "-2"}
