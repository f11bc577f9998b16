"""Statistical reference periods: intervals of whole months with one canonical name each.

Names follow the look of SDMX and ISO 8601: `2025`, `2025-H1`, `2025-Q2`, `2025-06`, and a range of
months `2025-01/2025-11` (of years `2018/2024`) for everything else.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_NAME = re.compile(r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months from `first` to `last`, both included, counted as `12 * year + month - 1`.

    >>> Period.half(2025, 1).name, Period.months(2025, 1, 11).name
    ('2025-H1', '2025-01/2025-11')
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"period ends before it begins: {self.first} > {self.last}")

    @classmethod
    def year(cls, year: int) -> "Period":
        """A calendar year."""
        return cls(12 * year, 12 * year + 11)

    @classmethod
    def half(cls, year: int, half: int) -> "Period":
        """The first or second half of a year."""
        return cls(12 * year + 6 * (half - 1), 12 * year + 6 * half - 1)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """A calendar quarter."""
        return cls(12 * year + 3 * (quarter - 1), 12 * year + 3 * quarter - 1)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month."""
        return cls(12 * year + month - 1, 12 * year + month - 1)

    @classmethod
    def months(cls, year: int, first: int, last: int) -> "Period":
        """From one month to another of a year, or into the next when `last` is before `first`."""
        wrap = 12 if last < first else 0
        return cls(12 * year + first - 1, 12 * year + last - 1 + wrap)

    @property
    def is_to_date(self) -> bool:
        """True for a year to date: from January on, and neither a month, a quarter, a half nor the year.

        >>> Period.months(2025, 1, 11).is_to_date, Period.quarter(2025, 1).is_to_date
        (True, False)
        """
        return self.first % 12 == 0 and self.length in (2, 4, 5, 7, 8, 9, 10, 11)

    @classmethod
    def of_date(cls, day: date) -> "Period":
        """The month a day lies in."""
        return cls.month(day.year, day.month)

    @classmethod
    def parse(cls, name: str) -> "Period":
        """Read a canonical name, or a range of two of them.

        Raises ValueError for any other text.

        >>> Period.parse("2023-Q4/2025-Q2").name
        '2023-10/2025-06'
        """
        first, dash, last = name.partition("/")
        start = _parse_one(first)
        return cls(start.first, _parse_one(last).last) if dash else start

    @property
    def length(self) -> int:
        """The number of months."""
        return self.last - self.first + 1

    @property
    def name(self) -> str:
        """The canonical name: one for each interval, so that equal periods have equal names."""
        return _name(self.first, self.last)

    def shifted(self, months: int) -> "Period":
        """The same length, some months later (or earlier)."""
        return Period(self.first + months, self.last + months)

    def contains(self, other: "Period") -> bool:
        """True when every month of the other is in this one."""
        return self.first <= other.first and other.last <= self.last

    def remainder(self, part: "Period") -> "Period | None":
        """What is left when a part at one end is taken away; None when that is not one interval.

        >>> Period.parse("2025-01/2025-11").remainder(Period.parse("2025-H1")).name
        '2025-07/2025-11'
        """
        if not self.contains(part) or self == part:
            return None
        if part.first == self.first:
            return Period(part.last + 1, self.last)
        return Period(self.first, part.first - 1) if part.last == self.last else None

    def __str__(self) -> str:
        return self.name


@lru_cache(maxsize=4096)
def _name(first: int, last: int) -> str:
    year, month = divmod(first, 12)
    length = last - first + 1
    if month == 0 and length == 12:
        return f"{year}"
    if month % 6 == 0 and length == 6:
        return f"{year}-H{month // 6 + 1}"
    if month % 3 == 0 and length == 3:
        return f"{year}-Q{month // 3 + 1}"
    if length == 1:
        return _month_name(first)
    if month == 0 and length % 12 == 0:
        return f"{year}/{last // 12}"
    return f"{_month_name(first)}/{_month_name(last)}"


def _month_name(index: int) -> str:
    return f"{index // 12}-{index % 12 + 1:02d}"


def _parse_one(name: str) -> Period:
    match = _NAME.fullmatch(name)
    if not match:
        raise ValueError(f"not a period: {name!r}; write 2025, 2025-H1, 2025-Q2, 2025-06 or 2025-01/2025-11")
    year = int(match["year"])
    if match["half"]:
        return Period.half(year, int(match["half"]))
    if match["quarter"]:
        return Period.quarter(year, int(match["quarter"]))
    return Period.month(year, int(match["month"])) if match["month"] else Period.year(year)
