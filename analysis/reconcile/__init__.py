"""Confront the figures of one or more briefings with each other, and say what they imply.

>>> from analysis.reconcile import CHECK_COLUMNS
>>> CHECK_COLUMNS[:3]
('check', 'kind', 'level')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.collection import paused
from analysis.identities import find_identities
from analysis.identities.observations import Observations
from analysis.identities.restatements import find as find_restatements
from analysis.identities.world import World, load_world
from analysis.reconcile.bench import Bench
from analysis.reconcile.confront import confront
from analysis.reconcile.frames import CHECK_COLUMNS, IMPLIED_COLUMNS, checks_frame, implied_frame, tie_rows
from analysis.reconcile.implied import imply, ranked
from analysis.reconcile.joint_frames import (
    CONFLICT_COLUMNS,
    TIGHTENED_COLUMNS,
    conflicts_frame,
    tightened_frame,
)
from analysis.reconcile.jointly import reconcile_jointly
from analysis.reconcile.official import OfficialFigure, load_official
from analysis.reconcile.reading import read_stated_figures
from analysis.reconcile.restated import restated
from analysis.reconcile.styles import Styles, load_styles
from analysis.reconcile.ties import ties
from analysis.seeds import published_dates

__all__ = ["CHECK_COLUMNS", "CONFLICT_COLUMNS", "IMPLIED_COLUMNS", "TIGHTENED_COLUMNS"]
__all__ += ["Reconciliation", "reconcile"]


@dataclass(frozen=True)
class Reconciliation:
    """What became of a figures table; all columns are text.

    `checks` confronts figures one identity at a time, `conflicts` names what cannot all be true at once,
    `tightened` says what is left of each figure's rounding, `implied` what nobody published.
    """

    checks: pd.DataFrame
    implied: pd.DataFrame
    tightened: pd.DataFrame
    conflicts: pd.DataFrame
    seconds_of_programme: float = 0.0

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by the names of their files."""
        names = ("checks", "implied", "tightened", "conflicts")
        return {name: getattr(self, name) for name in names}


@paused()
def reconcile(
    figures: pd.DataFrame,
    styles: Styles | None = None,
    world: World | None = None,
    officials: tuple[OfficialFigure, ...] | None = None,
    dates: Mapping[str, date] | None = None,
) -> Reconciliation:
    """Find the identities between the figures, confront them one by one and all at once.

    `figures` is in the contract of the figures table, of any number of briefings; its `value`, `lower`
    and `upper` are taken as they stand. Styles, knowledge of the world, figures of other publications and
    the briefings' dates are read from `data/reference/` and `seeds/` unless given. Raises WorkbookError
    for a table or file that cannot be used.
    """
    world = world or load_world()
    statements = read_stated_figures(figures, world)
    book = Observations.gather(statements)
    bench = Bench(book, (styles or load_styles()).readings(statements), world)
    identities = find_identities(book, world)
    again = [check for case in find_restatements(statements, book) if (check := restated(case, bench))]
    found = [check for identity in identities if (check := confront(identity, bench))] + again
    jointly = reconcile_jointly(identities, again, bench)
    implied = imply(identities, bench)
    tied = ties(
        implied,
        load_official() if officials is None else officials,
        bench,
        published_dates() if dates is None else dates,
    )
    order = {each.key: number for number, each in enumerate(statements)}
    checks = checks_frame(found, order, tie_rows(tied))
    return Reconciliation(
        checks,
        implied_frame(ranked(implied, bench), jointly, bench),
        tightened_frame(statements, jointly, bench, checks),
        conflicts_frame(jointly.collisions),
        jointly.solution.seconds,
    )
