"""Many records of one kind in little memory: their fields in arrays, each record made anew when it is asked for.

A named tuple with a span takes some 200 bytes, and a long text has hundreds of thousands of them; here one
takes some 20.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from operator import eq
from typing import Any, TypeVar, get_type_hints, overload

from analysis.record_columns import Column, column_for, make

T = TypeVar("T", bound=tuple)

# So many records are put into the arrays, or made, at a time: far quicker than one by one.
_BATCH = 1024


class _Rows(Sequence[T]):
    """A sequence that makes its records when they are asked for; equal to a tuple or list of the same."""

    __slots__ = ()

    def _made(self, first: int, last: int) -> Iterator[T]:
        """The records from one place up to another, both inside the sequence."""
        raise NotImplementedError

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place):
        size = len(self)
        if isinstance(place, slice):
            first, last, step = place.indices(size)
            return tuple(self._made(first, max(first, last))) if step == 1 else tuple(self)[place]
        first = place + size if place < 0 else place
        if not 0 <= first < size:
            raise IndexError(f"no record {place} of {size}")
        return next(self._made(first, first + 1))

    def __iter__(self) -> Iterator[T]:
        size = len(self)
        return chain.from_iterable(self._made(first, last) for first, last in _batches(size))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Rows | tuple | list):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class Records(_Rows[T]):
    """Records of one kind of named tuple; more can be added, none is changed.

    >>> from analysis.model import Span
    >>> spans = Records(Span, [Span(0, 4), Span(5, 9)])
    >>> len(spans), spans[-1], [span.end for span in spans]
    (2, Span(start=5, end=9), [4, 9])
    """

    __slots__ = ("kind", "_columns", "_fresh", "_size")

    def __init__(self, kind: type[T], records: Iterable[T] = ()) -> None:
        self.kind, self._columns = kind, [make_column() for make_column in _columns_of(kind)]
        self._fresh, self._size = [], 0
        self.extend(records)

    def __len__(self) -> int:
        return self._size

    def extend(self, records: Iterable[T]) -> None:
        """Add records at the end."""
        rest = iter(records)
        while batch := list(islice(rest, _BATCH)):
            self.added(batch)

    def added(self, records: Sequence[T]) -> "Part[T]":
        """Add some records at the end, and look at them there."""
        first = self._size
        self._size += len(records)
        self._fresh += records
        if len(self._fresh) >= _BATCH:
            self._pack()
        return Part(self, first, self._size)

    def fields(self, *names: str) -> Iterator[tuple]:
        """Some fields of all records, without the rest: quicker than to make the records for them.

        >>> from analysis.model import Span
        >>> list(Records(Span, [Span(0, 4), Span(5, 9)]).fields("end"))
        [(4,), (9,)]
        """
        self._pack()
        columns = [self._columns[self.kind._fields.index(name)] for name in names]
        return zip(*[_all(column, self._size) for column in columns], strict=True)

    def _pack(self) -> None:
        """Put what was added last into the arrays."""
        for column, cells in zip(self._columns, zip(*self._fresh, strict=True), strict=False):
            column.extend(cells)
        self._fresh = []

    def _made(self, first: int, last: int) -> Iterator[T]:
        if last > self._size - len(self._fresh):
            self._pack()
        return make(self.kind, zip(*[column.cells(first, last) for column in self._columns], strict=True))


class Part(_Rows[T]):
    """Some records that stand together among others.

    >>> from analysis.model import Span
    >>> Records(Span, [Span(0, 4)]).added([Span(5, 9)])
    (Span(start=5, end=9),)
    """

    __slots__ = ("_records", "_first", "_last")

    def __init__(self, records: Records[T], first: int, last: int) -> None:
        self._records, self._first, self._last = records, first, last

    def __len__(self) -> int:
        return self._last - self._first

    def _made(self, first: int, last: int) -> Iterator[T]:
        return self._records._made(self._first + first, self._first + last)


@cache
def _columns_of(kind: type[tuple]) -> tuple[Callable[[], Column], ...]:
    """What makes the columns of a kind of record."""
    hints = get_type_hints(kind)
    return tuple(column_for(hints[name]) for name in kind._fields)


def _batches(size: int) -> Iterator[tuple[int, int]]:
    """Where each batch of so many records begins and ends."""
    return ((first, min(first + _BATCH, size)) for first in range(0, size, _BATCH))


def _all(column: Column, size: int) -> Iterator[Any]:
    """The cells of a column, some at a time."""
    return chain.from_iterable(column.cells(first, last) for first, last in _batches(size))
