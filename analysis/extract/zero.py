"""Zero in words: a percentage where a rate or growth is told, and nothing elsewhere."""

import re

# `sees [zero] growth`, `growth had been [zero]`
ZERO = (
    r"\bzero(?=\s+(?:growth|inflation)\b)"
    r"|(?:(?<=been\s)|(?<=was\s)|(?<=to\s)|(?<=at\s))zero"
    r"(?=\s*(?:[,.;)]|$)|\s+(?:in|for|on|from|by|during|over|after)\b(?!\s+on\b))"
)
# `poverty [incidence fell to ](zero)`
_OF_RATE = re.compile(
    r"\b(?:growth|inflation|rates?|ratio|incidence|tariffs?|duty|duties|gdp|unemployment|share)\b(?:(?!\b(?:deficit|surplus|number|balance|total)\b)[^.;])*$"
)
_REACH = 60


def is_of_rate(text: str, start: int, end: int) -> bool:
    """True for the zero of `zero growth` and of `cut the tariff to zero`.

    >>> is_of_rate("growth was zero", 11, 15), is_of_rate("the count fell to zero", 18, 22)
    (True, False)
    """
    growth = text.startswith((" growth", " inflation"), end)
    return growth or bool(_OF_RATE.search(text, max(0, start - _REACH), start))
