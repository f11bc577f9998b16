"""From a frame to a series key: what follows from what was told, each field with its evidence."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.extract import Mention
from analysis.lexicon import Lexicon, alternatives
from analysis.model import Evidence, SeriesKey, Span
from analysis.quantity import Quantity
from analysis.resolve.frame import GOODS, Frame, Naming, Told, has_goods
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.wholes import whole_of

_PLAIN_FLOW = frozenset("goods of and the total trade foreign bilateral two-way value volume export exports exported exporting exporter exporters import imports imported importing importer importers".split())
_ITS_SHARE = re.compile(r"['’]s\s+(?:\w+\s+){0,2}(?:share|proportion|weight)\b")
_CROSSING = re.compile(r"\b(?:trade|investment|capital|orders|shipments|arrivals)\b")


@dataclass(frozen=True)
class SeriesMaker:
    """Makes the series keys of one text."""

    naming: Naming
    lexicon: Lexicon

    def series(
        self, scene: Scene, number: int, frame: Frame, reading: Reading
    ) -> tuple[SeriesKey, list[Evidence]]:
        """The key of one figure's series, and the words each field was read from."""
        told = self._placed({kind: item for kind, item in frame.items() if item.name} | self._implied(frame))
        evidence = [Evidence(kind, t.name, t.span, t.how, t.rule) for kind, t in told.items()]
        measure = self._measure(scene, number, reading, told)
        evidence.append(Evidence("measure", measure, scene.quantities[number].span, "explicit", reading.rule))
        whole = None
        if measure in ("share", "contribution"):
            whole = whole_of(self.naming, self.lexicon.language, scene, number)
        if whole:
            evidence.append(Evidence("whole", whole[0], whole[1], "explicit", "words after `of`"))
        fields = {kind: item.name for kind, item in told.items()}
        return SeriesKey(measure=measure, whole=whole[0] if whole else "", **fields), evidence

    def _placed(self, told: Frame) -> Frame:
        """A country is a partner where something flows to or from it; elsewhere it is a region."""
        partner = told.get("partner")
        if not partner or "region" in told:
            return told
        end = partner.span.end
        owner = self.naming.text[end : end + 2] in ("'s", "’s") and not _ITS_SHARE.match(self.naming.text, end)
        if owner and partner.rule == "vocabulary":
            return {("region" if kind == "partner" else kind): item for kind, item in told.items()}
        if "flow" in told:
            return told
        if "indicator" in told and _CROSSING.search(told["indicator"].name):
            return told
        before = self.naming.text[max(0, partner.span.start - 12) : partner.span.start]
        if re.search(r"\b(?:with|to|from|by|into|between)\s+(?:the\s+)?$", before):
            return told
        return {("region" if kind == "partner" else kind): item for kind, item in told.items()}

    def _implied(self, frame: Frame) -> Frame:
        """What one dimension says of another: flows are of goods trade, goods trade alone is both flows."""
        if "flow" in frame:
            flow = frame["flow"]
            if "indicator" in frame and not (flow.name == "balance" and has_goods(frame)):
                return {}
            return {"indicator": self._from(flow, self._of_goods(flow), "a flow of goods")}
        if has_goods(frame):
            return {"flow": self._from(frame["indicator"], "total", "trade both ways")}
        flow = self._flow_of(frame["indicator"].name) if "indicator" in frame else ""
        return {"flow": self._from(frame["indicator"], flow, "words of the indicator")} if flow else {}

    def _of_goods(self, flow: Told) -> str:
        """Goods trade, or for a balance the word that was told: `trade surplus`, `trade deficit`."""
        words = " ".join(flow.span.words(self.naming.text).lower().split())
        if flow.name != "balance":
            extra = [w for w in re.findall(r"[a-z-]+", words) if w not in _PLAIN_FLOW]
            return f"{GOODS} ({words})" if extra else GOODS
        return words if "trade" in words else f"trade {words}"

    def _from(self, told: Told, name: str, rule: str) -> Told:
        return Told(name, told.span, told.how, rule)

    def _flow_of(self, indicator: str) -> str:
        """The flow that an indicator's own name tells: `import prices`, `exporting enterprises`."""
        return _told_flow(self.lexicon, indicator)

    def _measure(self, scene: Scene, number: int, reading: Reading, told: Frame) -> str:
        """A count that no indicator names is a count of actions or things, not a statistical series."""
        plain = reading.measure == "level" and scene.quantities[number].unit.kind == "count"
        return "count_event" if plain and "indicator" not in told else reading.measure


@cache
def _flow_patterns(lexicon: Lexicon) -> dict[str, re.Pattern]:
    flows = lexicon.language.flows
    return {
        flow: re.compile(rf"\b(?:{alternatives(flows[flow])})\b", re.I)
        for flow in ("exports", "imports", "balance")
    }


@lru_cache(maxsize=4096)
def _told_flow(lexicon: Lexicon, indicator: str) -> str:
    if re.search(r"\b(?:orders?|index|net)\b", indicator):
        return ""
    named = [flow for flow, pattern in _flow_patterns(lexicon).items() if pattern.search(indicator)]
    return named[0] if len(named) == 1 else ""


def quantity_evidence(mention: Mention, quantity: Quantity) -> list[Evidence]:
    """The evidence of value, unit and modality; a number without words before it is told exactly."""
    found = [
        Evidence("value", format(quantity.value, "f"), mention.span, "explicit", f"number in {mention.form}"),
        Evidence("unit", quantity.unit, mention.span, "explicit", "unit of the number"),
    ]
    how = "explicit" if mention.cue or mention.form == "double_digit" else "default"
    span = mention.cue or (mention.span if how == "explicit" else None)
    return [*found, Evidence("modality", quantity.modality, span, how, "words beside the number")]


def when_evidence(
    period: str, span: Span | None, how: str, rule: str, comparison: str, compared: Span | None
) -> list[Evidence]:
    """The evidence of a period and of a comparison; growth without words of comparison is on the year."""
    found = [Evidence("period", period, span, how, rule)] if period else []
    if comparison and compared:
        found.append(Evidence("comparison", comparison, compared, "explicit", "comparison phrase"))
    elif comparison:
        found.append(Evidence("comparison", comparison, None, "default", "growth is on the year"))
    return found
