"""Which parts may be stacked: what is known of the world decides, not the chart."""

from functools import partial

import pandas as pd

from analysis.charts import Absent, Chart, Split, contributions
from analysis.charts.select import main_indicator
from analysis.identities.world import World, load_world


def contributed(
    figures: pd.DataFrame, by: str, *, period: str = "", world: World | None = None
) -> list[Chart | Absent]:
    """Waterfalls of the main subject's growth by flow or by one dimension, of parts declared not to overlap.

    `figures` is a prepared frame. Nothing is drawn of what does not add up, such as prices, and nothing
    by a dimension whose members nobody declared to be apart, such as products.
    """
    world = world or load_world()
    main = main_indicator(figures)
    if not main or not world.nature.adds_up(main, _unit(figures, main)):
        return [Absent(f"The parts of {main or 'nothing'} do not add up.")]
    wholes = [each for each in world.partitions if each.dimension == by and not each.whole]
    splits = [Split(each.parts, partial(_home, world, each), each.exhaustive) for each in wholes]
    return contributions(figures, by, splits, period=period)


def _home(world: World, partition: object, member: str) -> str:
    """The part that a member is or lies in; nothing where it is declared to be no part of the total."""
    if (partition.dimension, member) in world.apart:
        return ""
    return world.part_in(partition, member)


def _unit(figures: pd.DataFrame, main: str) -> str:
    levels = figures[(figures["indicator"] == main) & (figures["measure"] == "level")]["unit"]
    return str(levels.value_counts(sort=False).idxmax()) if len(levels) else ""
