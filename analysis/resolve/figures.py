"""Put a figure together from its quantity, frame, measure and period."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract import Extraction, Mention
from analysis.lexicon import Lexicon, alternatives
from analysis.model import Figure
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.series import SeriesMaker, quantity_evidence, when_evidence
from analysis.resolve.figure_period import When

# Decimals and counts of so many are statistics, of the period that the text is about.
_STATISTICAL = 10_000
_SAME_LIST = re.compile(r"\s+(?:in|by|during)?\s*,?\s*(?:and\s+)?")


@dataclass(frozen=True)
class FigureMaker:
    """Makes the figures of one text."""

    extraction: Extraction
    lexicon: Lexicon

    @cached_property
    def series(self) -> SeriesMaker:
        """Makes the series keys."""
        return SeriesMaker(Naming(self.extraction), self.lexicon)

    def figures(
        self, scene: Scene, frames: list[Frame], readings: list[Reading], whens: list[When]
    ) -> list[Figure]:
        """The figures of one sentence, in text order; numbers that state nothing are left out."""
        if not scene.quantities:
            return []
        status = self._status(scene)
        parts = zip(frames, readings, whens, strict=True)
        return [
            self._figure(scene, number, status, *part)
            for number, part in enumerate(parts)
            if self._is_figure(scene, number, part[1])
        ]

    def is_plain_count(self, mention: Mention, frame: Frame) -> bool:
        """True for a small whole count of things that no indicator told before the number names."""
        indicator = frame.get("indicator")
        told = indicator and indicator.rule == "vocabulary" and indicator.span.start < mention.span.start
        statistical = mention.place < 1 or abs(mention.value) >= _STATISTICAL
        return mention.unit.kind in ("count", "multiple") and not told and not statistical

    def _is_figure(self, scene: Scene, number: int, reading: Reading) -> bool:
        """False for numbers of the talk: `two questions`."""
        mention = scene.quantities[number]
        counts = mention.unit.kind == "count" and mention.form == "digits"
        return not (counts and _not_a_count(self.lexicon).match(scene.text, mention.span.end))

    def _figure(
        self, scene: Scene, number: int, status: str, frame: Frame, reading: Reading, when: When
    ) -> Figure:
        mention = self._modal(scene, number)
        signed = mention.value > 0 and reading.measure not in ("level", "share")
        series, evidence = self.series.series(scene, number, frame, reading)
        period = when.period.name if when.period else ""
        evidence += when_evidence(
            period, when.span, when.how, when.rule, when.comparison, when.comparison_span
        )
        quantity = mention.quantity(reading.sign if signed else 1, self._unit(mention, frame, reading))
        evidence = [*quantity_evidence(mention, quantity), *evidence]
        return Figure(
            mention.span,
            quantity,
            series,
            when.period,
            when.comparison,
            status,
            self.extraction.structure.turns[scene.sentence.turn],
            scene.sentence,
            evidence=tuple(evidence),
        )

    def _modal(self, scene: Scene, number: int) -> Mention:
        """`over 300,000 in 2015, 400,000 in 2019`: the first modality holds for the whole list."""
        mention = scene.quantities[number]
        if not number or mention.modality != "exact":
            return mention
        gap = scene.gap(number)
        told = [p.span for p in scene.periods if gap.start <= p.span.start and p.span.end <= gap.end]
        if len(told) != 1 or scene.quantities[number - 1].unit != mention.unit:
            return mention
        words = scene.text[gap.start : told[0].start] + scene.text[told[0].end : gap.end]
        if not _SAME_LIST.fullmatch(words):
            return mention
        first = self._modal(scene, number - 1)
        return mention._replace(modality=first.modality, cue=first.cue)

    def _unit(self, mention: Mention, frame: Frame, reading: Reading) -> str:
        """The unit's code: occasions are counted, index numbers have a unit of their own (`other`)."""
        if mention.unit.kind == "multiple" and reading.measure == "count_event":
            return "count"
        of_percent = reading.measure in ("share_change", "growth_change", "contribution")
        if of_percent and mention.unit.code in ("other", "count"):
            return "percentage_point"
        index = "indicator" in frame and frame["indicator"].nature == "index"
        return "other" if mention.unit.kind == "count" and (index or mention.place < 1) else mention.unit.code

    def _status(self, scene: Scene) -> str:
        match = _status_cues(self.lexicon).search(scene.words)
        return match.lastgroup if match else "final"


@cache
def _status_cues(lexicon: Lexicon) -> re.Pattern:
    """Words that tell whether figures are forecast, preliminary or revised."""
    cues = "|".join(
        rf"(?P<{status}>{alternatives(words)})" for status, words in lexicon.language.status.items()
    )
    return re.compile(rf"\b(?:{cues})\b")


@cache
def _not_a_count(lexicon: Lexicon) -> re.Pattern:
    """Right of a number: nouns that number the talk, attributes, ratios, clock times."""
    nouns = alternatives(lexicon.language.names["list_nouns"])
    return re.compile(rf"\s+(?:{nouns})\b|-\w|\s*/\s*\d|:\d")
