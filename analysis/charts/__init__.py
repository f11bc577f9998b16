"""Charts of figures, checks and periods: a frame goes in, a finished `Chart` comes out; nothing is read or written."""

from analysis.charts.bridge import bridges
from analysis.charts.checks import intervals
from analysis.charts.contribution import Split, contributions
from analysis.charts.growth import growth_by
from analysis.charts.periods import growth_by_period
from analysis.charts.select import prepared
from analysis.charts.shares import shares
from analysis.charts.style import Absent, Chart

__all__ = [
    "Absent",
    "Chart",
    "Split",
    "bridges",
    "contributions",
    "growth_by",
    "growth_by_period",
    "intervals",
    "prepared",
    "shares",
]
