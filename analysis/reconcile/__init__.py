"""Confront the figures of one or more briefings with each other, and say what they imply.

>>> from analysis.reconcile import CHECK_COLUMNS
>>> CHECK_COLUMNS[:3]
('check', 'kind', 'level')
"""

from dataclasses import dataclass

import pandas as pd

from analysis.identities import find_identities
from analysis.identities.observations import Observations
from analysis.identities.restatements import find as find_restatements
from analysis.identities.world import World, load_world
from analysis.reconcile.confront import Bench, confront, restated
from analysis.reconcile.frames import CHECK_COLUMNS, IMPLIED_COLUMNS, checks_frame, implied_frame
from analysis.reconcile.implied import imply
from analysis.reconcile.reading import read_stated_figures
from analysis.reconcile.styles import Styles, load_styles

__all__ = ["CHECK_COLUMNS", "IMPLIED_COLUMNS", "Reconciliation", "reconcile"]


@dataclass(frozen=True)
class Reconciliation:
    """The checks of a figures table, and the values it implies; all columns are text."""

    checks: pd.DataFrame
    implied: pd.DataFrame


def reconcile(
    figures: pd.DataFrame, styles: Styles | None = None, world: World | None = None
) -> Reconciliation:
    """Find the identities between the figures, confront them, and derive what they imply.

    `figures` is in the contract of the figures table, of any number of briefings; its `value`, `lower`
    and `upper` are taken as they stand. Styles and knowledge of the world are read from
    `data/reference/` unless given. Raises WorkbookError for a table or file that cannot be used.
    """
    world = world or load_world()
    statements = read_stated_figures(figures, world)
    readings = (styles or load_styles()).readings(statements)
    book = Observations.gather(statements)
    bench = Bench(book, readings, world)
    identities = find_identities(book, world)
    checks = [confront(identity, bench) for identity in identities]
    checks += [restated(case, bench) for case in find_restatements(statements, book)]
    order = {each.key: number for number, each in enumerate(statements)}
    found = [check for check in checks if check]
    return Reconciliation(checks_frame(found, order), implied_frame(imply(identities, bench)))
