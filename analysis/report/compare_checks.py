"""Which checks came out otherwise on the other side, and which were made on one side only."""

from collections import Counter

import pandas as pd

CHANGED, MADE, DROPPED = "verdict changed", "new", "gone"
COLUMNS = ("change", "kind", "statement", "verdict_a", "verdict_b", "figures_a", "figures_b")


def verdict_changes(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """One row a check whose verdict changed, or that only one side made; unchanged ones are left out.

    Checks are matched by what they state, and those left over by their keys: the same kind of check of the
    same figures.
    """
    before, after = _by_statement(a), _by_statement(b)
    pairs = [(before.pop(place), after.pop(place)) for place in list(before) if place in after]
    keys = {row["check"]: place for place, row in after.items()}
    for place, row in list(before.items()):
        if row["check"] in keys:
            pairs.append((before.pop(place), after.pop(keys.pop(row["check"]))))
    rows = [_row(CHANGED, one, other) for one, other in pairs if one["verdict"] != other["verdict"]]
    rows += [_row(MADE, {}, row) for row in after.values()]
    rows += [_row(DROPPED, row, {}) for row in before.values()]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)


def _by_statement(checks: pd.DataFrame) -> dict[tuple, dict[str, str]]:
    """Each check by kind, level and statement, and by its number among those that state the same."""
    seen: Counter = Counter()
    found = {}
    for row in checks.to_dict("records"):
        place = row["kind"], row["level"], row["statement"]
        seen[place] += 1
        found[*place, seen[place]] = row
    return found


def _row(change: str, one: dict[str, str], other: dict[str, str]) -> tuple[str, ...]:
    told = other or one
    sides = (side.get(name, "") for name in ("verdict", "figures") for side in (one, other))
    return change, told["kind"], told["statement"], *sides
