"""The columns of records: one array for each field, by what it holds (see `records`)."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain
from struct import pack
from types import NoneType
from typing import Any, TypeVar, get_args

T = TypeVar("T", bound=tuple)


def make(kind: type[T], rows: Iterable[tuple]) -> Iterator[T]:
    """Records of their cells; without the constructor of the kind, which is written in Python and slow."""
    return map(partial(tuple.__new__, kind), rows)


def column_for(hint: Any) -> Callable[[], "Column"]:
    """What makes the column for what a field holds."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    kind = kinds[0] if NoneType in get_args(hint) else hint
    if hint is int:
        return _Numbers
    if hasattr(kind, "_fields"):
        return partial(_Pairs, kind)
    return _Objects if kind is dict else partial(_Shared, kind is Decimal)


def _append(numbers: array, cells: Sequence[int]) -> None:
    """Add numbers to an array, packed at once: `array.extend` takes three times as long."""
    numbers.frombytes(pack(f"{len(cells)}{numbers.typecode}", *cells))


class _Numbers:
    """Whole numbers that are never missing, in four bytes each."""

    __slots__ = ("numbers",)

    def __init__(self) -> None:
        self.numbers = array("i")

    def extend(self, cells: Sequence[int]) -> None:
        _append(self.numbers, cells)

    def cells(self, first: int, last: int) -> Iterable[int]:
        return self.numbers[first:last]


class _Pairs:
    """Records of two whole numbers from 0 on, such as spans, or None (-1, -1)."""

    __slots__ = ("kind", "numbers")

    def __init__(self, kind: type[tuple]) -> None:
        self.kind, self.numbers = kind, array("i")

    def extend(self, cells: Sequence[tuple[int, int] | None]) -> None:
        _append(self.numbers, list(chain.from_iterable([cell or (-1, -1) for cell in cells])))

    def cells(self, first: int, last: int) -> Iterable[tuple[int, int] | None]:
        numbers = self.numbers[2 * first : 2 * last]
        made = make(self.kind, zip(numbers[::2], numbers[1::2], strict=True))
        return [None if pair[0] < 0 else pair for pair in made] if -1 in numbers else made


class _Objects:
    """Anything, as it is."""

    __slots__ = ("objects",)

    def __init__(self) -> None:
        self.objects = []

    def extend(self, cells: Sequence[Any]) -> None:
        self.objects += cells

    def cells(self, first: int, last: int) -> Iterable[Any]:
        return self.objects[first:last]


class _Numbered(dict):
    """The numbers of things, each given when a thing is first met; `things` are they in that order."""

    def __init__(self) -> None:
        super().__init__()
        self.things = []

    def __missing__(self, thing: Any) -> int:
        self.things.append(thing)
        number = self[thing] = len(self)
        return number


class _NumberedDecimals(_Numbered):
    """The numbers of Decimals (or None) by their text, for 1.0 and 1 are equal but not the same."""

    def __missing__(self, text: str | None) -> int:
        number = super().__missing__(text)
        self.things[number] = text and Decimal(text)
        return number


class _Shared:
    """Things of which many are equal: each is kept once, and a record has its number."""

    __slots__ = ("are_decimals", "numbers", "codes")

    def __init__(self, are_decimals: bool = False) -> None:
        self.are_decimals, self.codes = are_decimals, array("B")
        self.numbers = _NumberedDecimals() if are_decimals else _Numbered()

    def extend(self, cells: Sequence[Any]) -> None:
        if self.are_decimals:
            cells = [cell if cell is None else str(cell) for cell in cells]
        codes = list(map(self.numbers.__getitem__, cells))
        wide = "B" if len(self.numbers) <= 1 << 8 else "H" if len(self.numbers) <= 1 << 16 else "I"
        if wide != self.codes.typecode:
            self.codes = array(wide, self.codes)
        _append(self.codes, codes)

    def cells(self, first: int, last: int) -> Iterable[Any]:
        return map(self.numbers.things.__getitem__, self.codes[first:last])


Column = _Numbers | _Pairs | _Objects | _Shared
