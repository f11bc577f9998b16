"""A property that is worked out when it is first asked for, and then kept."""

from collections.abc import Callable
from typing import Any


class kept:
    """As functools.cached_property, without its lock, which took longer than most of what it guards.

    >>> class Circle:
    ...     @kept
    ...     def area(self):
    ...         print("worked out")
    ...         return 3
    >>> circle = Circle()
    >>> circle.area, circle.area
    worked out
    (3, 3)
    """

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make, self.name, self.__doc__ = make, make.__name__, make.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        if owner is None:
            return self
        value = owner.__dict__[self.name] = self.make(owner)
        return value
