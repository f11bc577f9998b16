"""Whom a rate is for: `the unemployment rate for older workers was 4%`, `jobless rates for men (4%)`."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

# `rate[ for ]adult men( was )`
_FOR = re.compile(
    r"s?\s+(?:for|among|of)\s+(?:the\s+)?"
    r"(?!(?:late|course|example|instance|once|now|region|country|nation|economy|whole|year|quarter|month)\b)"
)
_THEN = re.compile(
    r"(?P<aged>\s+aged\s[^,;()]{2,24}?)?\s+(?:(?:was|were|is|are|has|had|have|rose|fell|edged|remained|stood|came|increased|decreased|declined|climbed|dropped"
    r"|dipped|averaged|reached|hit|ticked|jumped|slipped)\b|\($)"
)


def put_rate_for(naming: Naming, phrases: NounPhrases, scene: Scene, number: int, frame: Frame) -> None:
    """Put those whom a rate is for as the product, in place, in the text's own words."""
    gap, rate = scene.gap(number), frame.get("indicator")
    if not rate or rate.nature != "rate" or rate.how != "explicit" or rate.span.start < gap.start:
        return
    lead = _FOR.match(scene.text, rate.span.end, gap.end)
    whom = phrases.at(scene.text, lead.end(), gap.end) if lead else None
    then = whom and whom.start == lead.end() and _THEN.match(scene.text, whom.end, gap.end)
    if not then:
        return
    whom = Span(whom.start, max(whom.end, then.end("aged")))
    told = any(whom.start <= term.span.start < whom.end for term in scene.terms)
    timed = any(whom.start <= period.span.start < whom.end for period in scene.periods)
    if not told and not timed:
        frame["product"] = naming.own_words(whom, "whom the rate is for")
