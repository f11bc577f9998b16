"""Put a figure together from its quantity, frame, measure and period."""

import re
from dataclasses import dataclass, field
from functools import cache

from analysis.extract import Extraction, Mention
from analysis.kept import kept
from analysis.lexicon import Lexicon, alternatives, anywhere, list_of
from analysis.model import Evidence, Figure
from analysis.quantity import Quantity
from analysis.records import Records
from analysis.resolve.counted_places import counts_places
from analysis.resolve.figure_period import When
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.measure import Reading
from analysis.resolve.scene import Scene
from analysis.resolve.series import SeriesMaker

# Decimals and counts of so many are statistics, of the period that the text is about.
_STATISTICAL = 10_000
# `(over 300,000) in 2015, and (400,000)`: the words between two numbers of one list, but for the period.
_SAME_LIST = re.compile(r"\s+(?:in|by|during)?\s*,?\s*(?:and\s+)?")
# `(rose 5%,) beating the 3%` that was forecast.
_AGAINST = re.compile(
    r"\b(?:against|versus|vs|above|below|than|beat(?:s|ing)?|miss(?:es|ed|ing)?|topp(?:ed|ing)|exceed(?:ed|ing)?|undershoot(?:ing)?|overshoot(?:ing)?"
    r"|compared\s+(?:with|to)|in\s+line\s+with|short\s+of|defying|surpass(?:ed|ing)?|outstripp(?:ed|ing))\b[^;]*$"
)
_EXPECTED = ("forecast", "target")
# `rose 4%[, but ]the bank expects`: what has happened, and another clause on what is expected.
_HAPPENED = re.compile(
    r"\b(?:rose|fell|grew|shrank|slid|sank|hit|(?:was|were)(?!\s+to\b)|had|stood|came|saw|(?:increas|decreas|declin|dropp|climb|jump|reach|totall?|gain|surg|soar|slump"
    r"|plung|tumbl|edg|eas|expand|contract|record|post|amount|account|widen|narrow|slow|accelerat|export|import)ed)\b"
)
_ANOTHER_CLAUSE = re.compile(
    r";|,\s+(?:and|but|while|whereas|though|although|who)\s|\s(?:while|whereas|but|and\s+(?:is|are|will))\s"
)
_OF_PERCENT = frozenset(("share_change", "growth_change", "contribution"))


@dataclass(frozen=True)
class FigureMaker:
    """Makes the figures of one text."""

    extraction: Extraction
    lexicon: Lexicon
    evidence: Records[Evidence] = field(default_factory=lambda: Records(Evidence))

    @kept
    def series(self) -> SeriesMaker:
        """Makes the series keys."""
        return SeriesMaker(Naming(self.extraction), self.lexicon)

    def is_plain_count(self, mention: Mention, frame: Frame, measure: str) -> bool:
        """True for a small whole count of things that no indicator told before the number names."""
        if mention.unit.kind not in ("count", "multiple") or measure == "multiple":
            return False
        if mention.place < 1 or abs(mention.value) >= _STATISTICAL:
            return False
        indicator = frame.get("indicator")
        told = indicator and indicator.rule == "vocabulary"
        return not (told and indicator.span.start < mention.span.start)

    def figures(
        self, scene: Scene, frames: list[Frame], readings: list[Reading], whens: list[When]
    ) -> list[Figure]:
        """The figures of one sentence, in text order; numbers that state nothing are left out."""
        told = _status_cues(self.lexicon).search(scene.words)
        parts = zip(frames, readings, whens, strict=True)
        return [
            self._figure(scene, number, _status(scene, number, told), *part)
            for number, part in enumerate(parts)
            if self._states_something(scene, number)
        ]

    def _states_something(self, scene: Scene, number: int) -> bool:
        """False for numbers of the talk: `two questions`."""
        mention = scene.quantities[number]
        counts = mention.unit.kind == "count" and mention.form == "digits"
        return not (counts and _not_a_count(self.lexicon).match(scene.text, mention.span.end))

    def _figure(
        self, scene: Scene, number: int, status: str, frame: Frame, reading: Reading, when: When
    ) -> Figure:
        mention, places = _modal(scene, number), counts_places(scene, number)
        places = places or scene.right(number).startswith(" fewer")
        signed = mention.value > 0 and not mention.signed and reading.measure not in ("level", "share")
        quantity = mention.quantity(
            reading.sign if signed else 1, _unit(mention, frame, reading, places=places)
        )
        series, evidence = self.series.series(scene, number, frame, reading)
        return Figure(
            mention.span,
            quantity,
            series,
            when.period,
            when.comparison,
            status,
            self.extraction.structure.turns[scene.sentence.turn],
            scene.sentence,
            evidence=self.evidence.added(
                (*_quantity_evidence(mention, quantity), *evidence, *_when_evidence(when))
            ),
        )


def _modal(scene: Scene, number: int) -> Mention:
    """`over 300,000 in 2015, 400,000 in 2019`: the first modality holds for the whole list."""
    mention = scene.quantities[number]
    if number and _is_other_money(scene, number):
        first = _modal(scene, number - 1)
        return mention._replace(modality=first.modality, cue=first.cue)
    if not number or mention.modality != "exact" or scene.quantities[number - 1].unit != mention.unit:
        return mention
    gap = scene.gap(number)
    told = [p.span for p in scene.periods if gap.start <= p.span.start and p.span.end <= gap.end]
    if len(told) != 1:
        return mention
    words = scene.text[gap.start : told[0].start] + scene.text[told[0].end : gap.end]
    if not _SAME_LIST.fullmatch(words):
        return mention
    first = _modal(scene, number - 1)
    return mention._replace(modality=first.modality, cue=first.cue)


def _is_other_money(scene: Scene, number: int) -> bool:
    """True for an amount told once more in another currency: `over 3 billion yuan (450 million dollars)`."""
    mention, before = scene.quantities[number], scene.quantities[number - 1]
    if {mention.unit.kind, before.unit.kind} != {"currency"} or mention.unit.code == before.unit.code:
        return False
    return (
        mention.modality == "exact" and scene.left(number).strip() == "(" and scene.right(number)[:1] == ")"
    )


def _unit(mention: Mention, frame: Frame, reading: Reading, *, places: bool) -> str:
    """The unit's code: occasions and `places` are counted, index numbers have a unit of their own (`other`)."""
    unit = mention.unit
    if unit.kind == "multiple" and reading.measure == "count_event":
        return "count"
    if reading.measure in _OF_PERCENT and unit.code in ("other", "count"):
        return "percentage_point"
    index = "indicator" in frame and frame["indicator"].nature == "index" and not places
    return (
        "other" if unit.kind == "count" and (index and mention.place <= 1 or mention.place < 1) else unit.code
    )


def _status(scene: Scene, number: int, told: re.Match | None) -> str:
    """Whether a figure is forecast, a target, preliminary, revised or final, by what the sentence `told` of it.

    What is only set against a forecast is final, `rose 5%, above the 3% forecast`, and so is what a clause before
    it tells of the past: `rose 5%, but the bank expects 3%`.
    """
    if not told:
        return "final"
    end, cue = scene.quantities[number].span.end, scene.sentence.span.start + told.start()
    if end >= cue or list_of(told) not in _EXPECTED:
        return list_of(told)
    apart = _ANOTHER_CLAUSE.search(scene.text, end, cue + len(told[0]))
    past = apart and _HAPPENED.search(scene.before(number))
    return "final" if past or _AGAINST.search(scene.text, end, cue) else list_of(told)


@cache
def _status_cues(lexicon: Lexicon) -> re.Pattern:
    """Words that tell whether figures are forecast, preliminary or revised."""
    return anywhere(lexicon.language.status)


@cache
def _not_a_count(lexicon: Lexicon) -> re.Pattern:
    """Right of a number: nouns that number the talk, attributes, ratios, clock times."""
    nouns = alternatives(lexicon.language.names["list_nouns"])
    return re.compile(rf"\s+(?:{nouns})\b|-\w|\s*/\s*\d|:\d")


def _quantity_evidence(mention: Mention, quantity: Quantity) -> list[Evidence]:
    """The evidence of value, unit and modality; a number without words before it is told exactly."""
    how = "explicit" if mention.cue or mention.form == "double_digit" else "default"
    span = mention.cue or (mention.span if how == "explicit" else None)
    return [
        Evidence("value", format(quantity.value, "f"), mention.span, "explicit", _written(mention.form)),
        Evidence("unit", quantity.unit, mention.span, "explicit", "unit of the number"),
        Evidence("modality", quantity.modality, span, how, "words beside the number"),
    ]


@cache
def _written(form: str) -> str:
    """The rule of a value, one string for all figures."""
    return f"number in {form}"


def _when_evidence(when: When) -> list[Evidence]:
    """The evidence of a period and of a comparison, which the period alone may tell: growth is on the year, jobs on the month before."""
    found = []
    if when.period:
        found.append(Evidence("period", when.period.name, when.span, when.how, when.rule))
    if when.comparison:
        span = when.comparison_span
        usual = "growth is on the year" if when.comparison == "yoy" else "told by its own period"
        how, rule = ("explicit", "comparison phrase") if span else ("default", usual)
        found.append(Evidence("comparison", when.comparison, span or None, how, rule))
    return found
