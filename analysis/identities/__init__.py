"""Which relations hold between observations, found from their keys.

Nothing here knows a number: an identity is an equation between slots, found because the series, periods
and declared knowledge of the world fit. A new family of identities is a module with a `find`.
"""

from analysis.identities import declared, flows, growing, growth, inside, parts, periods, ranks, runs, shares
from analysis.identities.identity import Identity
from analysis.identities.observations import Observations
from analysis.identities.world import World

FAMILIES = (flows, shares, growth, periods, parts, inside, growing, runs, ranks, declared)


def find_identities(book: Observations, world: World) -> list[Identity]:
    """Every identity between the observations, family by family, in the order of the table."""
    return [identity for family in FAMILIES for identity in family.find(book, world)]
