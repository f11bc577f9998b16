"""Periods told by what was told before them, made absolute: `in the month`, `over the ten months`, `this year so far`."""

import re
from dataclasses import replace
from typing import NamedTuple

from analysis.extract import PeriodMention
from analysis.period import Period
from analysis.resolve.figure_period import tellable
from analysis.resolve.main_period import is_compared_with
from analysis.resolve.scene import Scene
from analysis.resolve.up_to_point import from_january

# `the cumulative increase in the year`: since January.
CUMULATIVE = re.compile(r"\b(?:cumulative(?:ly)?|accumulat(?:es?|ed|ing))\b")


_YEAR = 12
# `will exceed 3 billion this year`
_AHEAD = re.compile(
    r"\b(?:will|would|shall|targets?|goals?|aim\w*|expect\w*|forecast\w*|project(?:ed|ions?|s)|predict\w*|plan\w*|likely|should|may|could|whole|full|entire|estimated?)\b|\bnext\b(?=\s*[.,;]|$)"
)


class Known(NamedTuple):
    """What the text has told when a sentence begins.

    `context` is the period inherited, `headline` the text's first, `last` that of the last figure, `now` the
    month of publication, `told` the latest period of each length, `heard` those of the sentence before.
    """

    context: Period | None
    headline: Period | None
    last: Period | None
    now: Period
    told: dict[int, Period]
    heard: dict[int, Period]


def settled(scene: Scene, known: Known) -> Scene:
    """The sentence with its relative periods made absolute."""
    if not any(m.rule in ("to_date", "relative") or not (m.period or m.comparison) for m in scene.periods):
        return scene
    own = [m for m in scene.periods if tellable(m)]
    return replace(scene, periods=[_settled(scene, m, own, known) for m in scene.periods])


def _settled(scene: Scene, mention: PeriodMention, own: list[PeriodMention], known: Known) -> PeriodMention:
    """The mention made absolute, after the sentence's `own` before it; `the same period` where there are none."""
    own = [m for m in own if m.span.start < mention.span.start]
    if mention.comparison or not known.context:
        return mention
    if mention.rule == "to_date":
        return _to_date(mention, known)
    if _is_year_so_far(scene, mention, known):
        last = max(known.context.last, known.headline.last if known.headline else 0)
        return mention._replace(period=Period(mention.period.first, min(last, mention.period.last)))
    if mention.rule == "same" and not mention.period:
        return mention if own else mention._replace(period=_of_kind(scene, mention, known))
    if mention.months is None:
        return mention
    told = [m.period for m in own if m.period.length == -mention.months and not is_compared_with(scene, m)]
    return mention._replace(period=told[-1] if told else _so_long(scene, mention, known))


def _is_year_so_far(scene: Scene, mention: PeriodMention, known: Known) -> bool:
    """True for `what we sold there this year`, in a text on January to some month of it; not for a plan."""
    year, context = mention.period, known.context
    if mention.rule != "relative" or not year or year.length != _YEAR or not year.contains(known.now):
        return False
    begun = any(p and p.first == year.first and 1 < p.length < _YEAR for p in (context, known.headline))
    begun = begun and context.last <= known.now.last and context.first >= year.first
    return begun and not _AHEAD.search(scene.words)


def _so_long(scene: Scene, mention: PeriodMention, known: Known) -> Period | None:
    """`over the ten months`, `in the quarter`, `in the year`: so many months of what was told."""
    months, context = mention.months, known.context
    if mention.rule == "in_year":
        if context.length < 12 and CUMULATIVE.search(scene.words):
            return Period(context.last // 12 * 12, context.last)
        return context if context.length == 12 else None
    if mention.rule == "that_year":
        same = "same" in mention.span.words(scene.text)
        year = Period(context.last // 12 * 12, context.last // 12 * 12 + 11)
        return year if same else known.told.get(_YEAR)
    if months < 0 and context.length > -months and -months in known.heard:
        return known.heard[-months]
    if months > 0:
        return known.told.get(months) or from_january(context, months)
    last = known.now.first - 1 if context.length == _YEAR and context.last > known.now.first else context.last
    return Period(last + months + 1, last) if months else context


def _of_kind(scene: Scene, mention: PeriodMention, known: Known) -> Period:
    """`in the same quarter`: the latest quarter told; `in the same period`: that of the last figure; `in this period`."""
    words = mention.span.words(scene.text)
    if "this period" in words:
        return known.context
    if "period" in words and known.last:
        return known.last
    length = 3 if "quarter" in words else 6 if "half" in words else known.context.length
    return known.context if known.context.length == length else known.told.get(length, known.context)


def _to_date(mention: PeriodMention, known: Known) -> PeriodMention:
    """`so far this year`: up to the end of the period carried over, or of the headline's."""
    last = max(known.context.last, known.headline.last) if known.headline else known.context.last
    if not mention.period.first <= last <= known.now.last:
        return mention
    return mention._replace(period=Period(mention.period.first, last))
