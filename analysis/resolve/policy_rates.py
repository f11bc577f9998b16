"""Rates that those who set them have moved: `the central bank cut its rate by 25 basis points to 3%`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.scene import Scene

POLICY_RATE = "policy rate"
# What a rate of policy is named by itself.
_OWN = (POLICY_RATE, "interest rate")
# How many characters left of a number one who sets rates is looked for.
_REACH = 200
# `rate[ steady at 3%]`, not `rate of waste`, `rate forecast`, `rate after exports fell`
_APART = r"(?:after|while|because|although|though|amid|despite|forecast|outlook)"
_STAYS = rf"(?!\s+(?:of|for|in|as)\b)(?:(?!\b{_APART}\b)(?:[^.;:,]|\.\d)){{0,60}}$"
_RATE = re.compile(r"rate(?<!\wrate)s?\b|range(?<!\wrange)\b")


@dataclass(frozen=True, eq=False)
class PolicyRates:
    """Puts policy rates into frames; the pattern is made once from the language pack and the institutions."""

    lexicon: Lexicon

    @cached_property
    def _set(self) -> re.Pattern:
        """`The Bank of Ghana raised its [rate] to`, `the committee voted to keep the target [rate] at`."""
        words = self.lexicon.language.grammar
        named = self.lexicon.institution.pattern
        who = rf"(?:(?P<office>{named})|\b(?i:{alternatives(words['rate_setters'])}))(?![\w-])"
        moved = rf"\b(?i:{alternatives(words['rates_set'])})\s+"
        which = rf"(?P<which>(?i:(?:{alternatives(words['rates_of_policy'])})\s+){{0,4}})"
        return re.compile(
            rf"{who}(?:[^.;:]|\.\d){{0,80}}?{moved}{which}(?P<rate>(?i:rates?|target\s+range))\b{_STAYS}"
        )

    @cached_property
    def _voters(self) -> re.Pattern:
        """`members`, `policymakers`: those who vote on rates."""
        return re.compile(rf"(?:{alternatives(self.lexicon.language.grammar['counted_people'])})")

    def put(self, naming: Naming, scene: Scene, number: int, frame: Frame, before: Frame) -> None:
        """Make a percentage or its points the policy rate's, in place; no trade told before goes on.

        What `two members preferred` is the rate told in the sentence `before`.
        """
        if scene.quantities[number].unit.kind not in ("percent", "percentage_point", "point"):
            return
        told, rate = frame.get("indicator"), before.get("indicator")
        if told and rate and rate.nature == "rate" and self._voters.fullmatch(told.name.lower()):
            frame["indicator"] = rate.inherited()
            return
        end = scene.gap(number).end
        start = max(scene.sentence.span.start, end - _REACH)
        if not _RATE.search(naming.extraction.lower, start, end):
            return
        found = self._set.search(naming.extraction.seed.text, start, end)
        told = frame.get("indicator")
        if not found:
            return
        if not told or not _is_another(told, found):
            frame.clear()
            span = Span(*found.span("rate"))
            frame["indicator"] = Told(POLICY_RATE, span, rule="rate set by a central bank", nature="rate")
        elif told.nature != "rate":
            return
        economy = self.lexicon.institutions.get(found["office"])
        if economy and economy != naming.extraction.home:
            frame["region"] = Told(economy, Span(*found.span("office")), rule="whose central bank it is")


def _is_another(told: Told, found: re.Match) -> bool:
    """True for an indicator told from the rate on, other than `its interest [rate]`."""
    return told.how == "explicit" and told.span.end > found.start("which") and told.name not in _OWN


@cache
def policy_rates(lexicon: Lexicon) -> PolicyRates:
    """Those of a lexicon, made once."""
    return PolicyRates(lexicon)
