"""Money told by the word just before it: `firms invested 3 billion`, `had driven sales of over 2 billion`."""

import re
from dataclasses import dataclass

from analysis.kept import kept
from analysis.lexicon import Language, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Told
from analysis.resolve.hedges import HEDGE
from analysis.resolve.scene import Scene

_SERIES = {"investing": "investment", "spending": "spending"}

# `spent 3 billion[ on schools] in`
_ON = re.compile(
    r"\s+on\s+(?:the\s+|its\s+|their\s+)?(?P<what>[a-z][\w\s-]{2,40}?)(?=\s+(?:in|during|by|for|to|from|and|at|last|this|over|while)\b|[,.;]|$)"
)


@dataclass(frozen=True)
class MoneyVerbs:
    """Puts what a verb before an amount of money tells; patterns are made once from the language pack."""

    language: Language

    def put(self, scene: Scene, number: int, frame: Frame) -> bool:
        """Put investment or spending into the frame, in place; False for other words and units."""
        if scene.quantities[number].unit.kind != "currency":
            return False
        found = self._verb.search(scene.text, *scene.gap(number))
        if not found:
            return False
        for kind in ("flow", "product"):
            frame.pop(kind, None)
        verb = Span(*found.span(found.lastgroup))
        on = _ON.match(scene.text, *scene.follow(number)) if found.lastgroup == "spending" else None
        name = f"spending on {on['what']}" if on else _SERIES[found.lastgroup]
        frame["indicator"] = Told(name, verb, rule="verb of money")
        return True

    def put_noun(self, scene: Scene, number: int, frame: Frame) -> bool:
        """Put the noun of `attracted investment of 3 billion` into the frame, in place; False where more is told."""
        told = (frame[kind] for kind in ("indicator", "flow") if kind in frame)
        gap = scene.gap(number)
        if scene.quantities[number].unit.kind != "currency":
            return False
        if any(t.how == "explicit" and t.rule == "vocabulary" and t.span.start >= gap.start for t in told):
            return False
        found = self._noun.search(scene.text, *gap)
        if found:
            frame.pop("flow", None)
            frame["indicator"] = Told(found["noun"], Span(*found.span("noun")), rule="noun of money")
        return bool(found)

    @kept
    def _noun(self) -> re.Pattern:
        """`sales of over `, just before an amount of money."""
        nouns = alternatives(self.language.grammar["amounts_of_money"])
        return re.compile(rf"\b(?P<noun>{nouns})\s+of\s+{HEDGE}(?:us|usd|rmb)?\s?[$€£¥]?$")

    @kept
    def _verb(self) -> re.Pattern:
        """A verb just before a number, in a group named after its list."""
        verbs = "|".join(f"(?P<{name}>{alternatives(self.language.grammar[name])})" for name in _SERIES)
        return re.compile(rf"\b(?:{verbs})\s+{HEDGE}(?:a\s+total\s+of\s+)?(?:us|usd|rmb)?\s?[$€£¥]?$")
