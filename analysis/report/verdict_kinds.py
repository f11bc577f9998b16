"""The kinds of verdicts: which need attention, how many there are of each, and their colours."""

import re

import pandas as pd
from markupsafe import Markup

FIRST = (
    "does not agree",
    "agrees only under",
    "needs a revised base",
    "needs a revised figure",
    "definition changed",
    "at the edge of rounding",
)
UNCHECKED = ("cannot be checked",)
MINUS = re.compile(r"(?<![\w.])-(?=\d)")


def verdict_kind(verdict: str) -> str:
    """A verdict without its particulars, so that it can be counted.

    >>> verdict_kind("does not agree by 0.4 units"), verdict_kind("agrees")
    ('does not agree', 'agrees')
    """
    kinds = (*FIRST, *UNCHECKED, "agrees", "repeat")
    return next((kind for kind in kinds if verdict.startswith(kind)), verdict)


def verdict_counts(checks: pd.DataFrame) -> dict[str, int]:
    """How many checks ended in each kind of verdict, the most frequent first."""
    counts = checks["verdict"].map(verdict_kind).value_counts()
    return {str(kind): int(counts[kind]) for kind in sorted(counts.index, key=lambda k: (-counts[k], k))}


def gravest_first(checks: pd.DataFrame) -> pd.DataFrame:
    """The checks that need attention, those with the gravest kind of verdict first."""
    rows = checks[checks["verdict"].str.startswith(FIRST)]
    return rows.iloc[sorted(range(len(rows)), key=lambda at: _rank(rows.iloc[at]["verdict"]))]


def _rank(verdict: str) -> int:
    """Where the kind of a verdict stands among those that need attention."""
    return next(at for at, start in enumerate(FIRST) if verdict.startswith(start))


def verdict_mark(verdict: str) -> Markup:
    """A verdict in the colour of its kind."""
    kind = verdict_kind(verdict).replace(" ", "-")
    return Markup('<span class="verdict {}">{}</span>').format(kind, MINUS.sub("−", verdict))
