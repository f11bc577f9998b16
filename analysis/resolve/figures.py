"""Put a figure together from its parts, and keep the words each field was read from."""

import re
from dataclasses import replace

from analysis.extract import Extraction, Mention
from analysis.lexicon import Lexicon, alternatives
from analysis.model import Evidence, Figure, SeriesKey, Span
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.subject import GOODS, Frame
from analysis.resolve.told_period import When

_TRADE_UNITS = ("currency", "percent", "time", "rank", "multiple")
_WHOLE = re.compile(
    r"^\s*(?:of|in)\s+(?P<whole>[^,;.]*?)(?=\s*(?:[,;.]|\bwhile\b|\bin\s+the\s+(?:first|second|third|fourth)\b|$))"
)


class FigureMaker:
    """Makes the figures of one text."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon) -> None:
        self.extraction, self.lexicon = extraction, lexicon
        self.text = extraction.seed.text
        self.turns = extraction.structure.turns
        cues = "|".join(rf"(?P<{s}>{alternatives(w)})" for s, w in lexicon.language.status.items())
        self.status_cues = re.compile(rf"\b(?:{cues})\b", re.I)

    def figures(
        self, scene: Scene, frames: list[Frame], readings: list[Reading], whens: list[When]
    ) -> list[Figure]:
        """The figures of one sentence; number words that count nothing statistical are left out."""
        parts = zip(scene.quantities, frames, readings, whens, strict=True)
        return [
            self._figure(scene, number, *part)
            for number, part in enumerate(parts)
            if self.is_figure(scene, number, part[2])
        ]

    def is_plain_count(self, mention: Mention, frame: Frame) -> bool:
        """True for a count of things that no indicator told before the number names."""
        indicator = frame.get("indicator")
        told = indicator and indicator.rule == "vocabulary" and indicator.span.start < mention.span.start
        return mention.unit.kind in ("count", "multiple") and not told

    def is_figure(self, scene: Scene, number: int, reading: Reading) -> bool:
        """False for number words without a unit, attributes (`12-month`), years told in passing, labels."""
        mention = scene.quantities[number]
        if mention.hyphenated:
            return False
        if mention.unit.kind == "time" and mention.form == "words":
            return reading.measure == "streak"
        nouns = alternatives(self.lexicon.language.names["list_nouns"])
        if mention.unit.kind == "count" and mention.form == "digits":
            return not re.match(
                rf"\s+(?:{nouns})\b|-\w|\s*/\s*\d|:\d", scene.text[mention.span.end : mention.span.end + 16]
            )
        return True

    def _figure(
        self, scene: Scene, number: int, mention: Mention, frame: Frame, reading: Reading, when: When
    ) -> Figure:
        signed = reading.sign if mention.value > 0 and reading.measure not in ("level", "share") else 1
        unit, reading = self._unit(scene, number, mention, frame, reading)
        series, evidence = self._series(scene, number, mention, frame, reading)
        evidence += self._when_evidence(when)
        return Figure(
            mention.span,
            self._modal(scene, number, mention).quantity(signed, unit),
            series,
            when.period,
            when.comparison,
            self._status(scene, mention.span),
            self.turns[scene.sentence.turn],
            scene.sentence,
            evidence=tuple(evidence),
        )

    def _modal(self, scene: Scene, number: int, mention: Mention) -> Mention:
        """`over 300,000 in 2015, 400,000 in 2019`: the first modality holds for the whole list."""
        if not number or mention.modality != "exact":
            return mention
        first, gap = scene.quantities[number - 1], scene.gap(number)
        told = [p.span for p in scene.periods if gap.start <= p.span.start and p.span.end <= gap.end]
        words = (
            scene.text[gap.start : told[0].start] + scene.text[told[0].end : gap.end]
            if len(told) == 1
            else "-"
        )
        if first.unit != mention.unit or not re.fullmatch(r"\s+(?:in|by|during)?\s*,?\s*(?:and\s+)?", words):
            return mention
        return replace(mention, modality=self._modal(scene, number - 1, first).modality)

    def _unit(
        self, scene: Scene, number: int, mention: Mention, frame: Frame, reading: Reading
    ) -> tuple[str, Reading]:
        nature = frame["indicator"].nature if "indicator" in frame else ""
        if mention.unit.kind == "multiple" and reading.measure == "count_event":
            return "count", reading
        if mention.unit.kind == "count" and (nature == "index" or mention.place < 1):
            return "other", reading
        return mention.unit.code, reading

    def _series(
        self, scene: Scene, number: int, mention: Mention, frame: Frame, reading: Reading
    ) -> tuple[SeriesKey, list[Evidence]]:
        told = {kind: t for kind, t in frame.items() if t.name}
        fields = {kind: t.name for kind, t in told.items()}
        evidence = [Evidence(kind, t.name, t.span, t.how, t.rule) for kind, t in told.items()]
        trade = fields.get("flow") or fields.get("indicator") == GOODS
        if fields.get("indicator") == GOODS and "flow" not in fields:
            fields["flow"] = "total"
            evidence.append(Evidence("flow", "total", told["indicator"].span, "explicit", "trade both ways"))
        if "flow" not in fields and "indicator" in told:
            flow = self._flow_of(fields["indicator"])
            if flow:
                fields["flow"] = flow
                evidence.append(
                    Evidence(
                        "flow", flow, told["indicator"].span, told["indicator"].how, "words of the indicator"
                    )
                )
        if trade and "indicator" not in fields:
            fields["indicator"] = GOODS
            evidence.append(
                Evidence("indicator", GOODS, told["flow"].span, told["flow"].how, "flow of goods")
            )
        measure = self._measure(mention, reading, fields)
        evidence.append(Evidence("measure", measure, mention.span, "explicit", reading.rule))
        whole, span = self._whole(scene, number, measure)
        if whole:
            evidence.append(Evidence("whole", whole, span, "explicit", "words after `of`"))
        return SeriesKey(measure=measure, whole=whole, **fields), evidence

    def _flow_of(self, indicator: str) -> str:
        """The flow that an indicator's own name tells: `import prices`, `exporting enterprises`."""
        flows = self.lexicon.language.flows
        named = {
            flow
            for flow in ("exports", "imports", "balance")
            if re.search(rf"\b(?:{alternatives(flows[flow])})\b", indicator, re.I)
        }
        return named.pop() if len(named) == 1 else ""

    def _measure(self, mention: Mention, reading: Reading, fields: dict[str, str]) -> str:
        known = fields.get("indicator") and mention.unit.kind != "count"
        if (
            reading.measure == "level"
            and mention.unit.kind == "count"
            and not known
            and "indicator" not in fields
        ):
            return "count_event"
        return reading.measure

    def _whole(self, scene: Scene, number: int, measure: str) -> tuple[str, Span | None]:
        if measure not in ("share", "contribution"):
            return "", None
        match = _WHOLE.match(scene.right(number))
        if not match or not match["whole"]:
            return "", None
        start = scene.quantities[number].span.end
        return self._canonical_whole(match["whole"]), Span(
            start + match.start("whole"), start + match.end("whole")
        )

    def _canonical_whole(self, words: str) -> str:
        plain = re.sub(
            r"\b(?:the|its|total|overall|national|nationwide|country['’]s|value|volume|goods)\b",
            " ",
            words,
            flags=re.I,
        )
        home = re.escape(self.extraction.home) if self.extraction.home else "-"
        plain = " ".join(re.sub(rf"\b{home}['’]?s?\b", " ", plain).split()).lower()
        names = {
            "imports and exports": "total trade",
            "import and export": "total trade",
            "foreign trade": "total trade",
            "trade": "total trade",
            "exports": "total exports",
            "imports": "total imports",
            "export": "total exports",
            "import": "total imports",
            "": "total trade",
        }
        return names.get(plain, " ".join(words.split()))

    def _when_evidence(self, when: When) -> list[Evidence]:
        found = []
        if when.period:
            found.append(Evidence("period", when.period.name, when.span, when.how, when.rule))
        if when.comparison:
            how = "explicit" if when.comparison_span else "default"
            found.append(
                Evidence(
                    "comparison",
                    when.comparison,
                    when.comparison_span,
                    how,
                    "comparison phrase" if when.comparison_span else "growth is on the year",
                )
            )
        return found

    def _status(self, scene: Scene, span: Span) -> str:
        match = self.status_cues.search(scene.words)
        return match.lastgroup if match else "final"
