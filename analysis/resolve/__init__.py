"""What a figure means: attach indicator, measure, dimensions, period and comparison, with evidence."""

import re
from functools import cache, lru_cache
from itertools import chain, islice

from analysis.collection import paused
from analysis.extract import Extraction
from analysis.lexicon import Lexicon
from analysis.lexicon_files import load_lexicon
from analysis.model import Briefing, Figure, LedgerEntry
from analysis.period import Period
from analysis.records import Records
from analysis.resolve.bracketed import Brackets
from analysis.resolve.carrying import Carry
from analysis.resolve.figures import FigureMaker
from analysis.resolve.frame import Frame
from analysis.resolve.ledger import ledger
from analysis.resolve.measure import MeasureReader, Reading
from analysis.resolve.minutes import meeting_of
from analysis.resolve.outlook import Outlook
from analysis.resolve.repeats import link_repeats
from analysis.resolve.scene import Scene, scenes
from analysis.resolve.stretches import Stretches
from analysis.resolve.subject import SubjectReader
from analysis.resolve.the_figure import as_the_last, last_percentage
from analysis.resolve.thresholds import mark_thresholds
from analysis.resolve.when import Calendar

__all__ = ["resolve"]

# So many sentences are looked at before the first is read, for the period that the text is about.
_LEAD = 6
# Indices of answers, whose level is printed as a percentage: `the business climate index`.
_DIFFUSION = re.compile(
    r"\bPMI\b|activity|climate|confidence|sentiment|expectation|sub-index|leading index", re.I
)
# `fell for the third month running[, by] 2%`
_BY = re.compile(r"(?:\s+in\s+[a-z]+)?,?\s+by\s+(?:(?:about|nearly|some|over)\s+)?")
# `the budget deficit`, `unemployment`: a percentage that they stand at is a share.
_BALANCE = re.compile(r"\b(?:deficit|surplus|debt|current account)$|^unemployment$")
_TELLING = frozenset(("rate", "growth", "index"))


@paused()
def resolve(extraction: Extraction, lexicon: Lexicon | None = None) -> Briefing:
    """Read every quantity of a text as a figure, in text order, repeats linked."""
    figures = _figures(extraction, lexicon or load_lexicon())
    mark_thresholds(figures, extraction.seed.text)
    link_repeats(figures)
    structure = extraction.structure
    return Briefing(
        extraction.seed,
        structure.turns,
        structure.sentences,
        tuple(figures),
        Records(LedgerEntry, ledger(extraction, figures)),
    )


def _figures(extraction: Extraction, lexicon: Lexicon) -> list[Figure]:
    """The figures of a text, sentence by sentence; each reader remembers what the sentences before told."""
    measures = _measure_reader(lexicon)
    subjects = SubjectReader(extraction, lexicon)
    now = Period.of_date(extraction.seed.published)
    meeting = meeting_of(extraction.lower[:1000], lexicon.language, now)
    calendar = Calendar(Carry(now), Brackets(now.shifted(-1)), Stretches(now), Outlook(now), meeting)
    maker = FigureMaker(extraction, lexicon)
    figures: list[Figure] = []
    last = ""
    stage = scenes(extraction)
    lead = list(islice(stage, _LEAD))
    calendar.carry.look_ahead(lead)
    for index, scene in enumerate(chain(lead, stage)):
        if not scene.quantities:
            subjects.read(scene, [])
            calendar.attach(scene, [], [], index)
            continue
        frames, readings = _read(scene, measures, subjects)
        readings = as_the_last(scene, readings, last)
        last = last_percentage(scene, readings) or last
        told = zip(scene.quantities, frames, readings, strict=True)
        counted = [maker.is_plain_count(mention, frame, reading.measure) for mention, frame, reading in told]
        figures += maker.figures(scene, frames, readings, calendar.attach(scene, readings, counted, index))
    return figures


@cache
def _measure_reader(lexicon: Lexicon) -> MeasureReader:
    """The reader of a lexicon, made once."""
    return MeasureReader(lexicon.language)


def _read(
    scene: Scene, measures: MeasureReader, subjects: SubjectReader
) -> tuple[list[Frame], list[Reading]]:
    """The subjects and measures of a sentence.

    The measures help to find the subjects; they are read once more where the nature of a subject tells.
    """
    readings = _readings(scene, measures, [""] * len(scene.quantities), [])
    frames = subjects.read(scene, [reading.measure for reading in readings])
    natures = [_nature(frame) for frame in frames]
    return frames, _readings(scene, measures, natures, readings) if any(natures) else readings


def _nature(frame: Frame) -> str:
    """The nature of the indicator, where it can change what a number measures."""
    indicator = frame.get("indicator")
    return _telling(indicator.name, indicator.nature) if indicator else ""


@lru_cache(maxsize=4096)
def _telling(indicator: str, nature: str) -> str:
    if _BALANCE.search(indicator):
        return "balance"
    if nature not in _TELLING:
        return ""
    return "diffusion" if nature == "index" and _DIFFUSION.search(indicator) else nature


def _readings(
    scene: Scene, measures: MeasureReader, natures: list[str], known: list[Reading]
) -> list[Reading]:
    """The measures of a sentence's numbers, each read with those before it in mind.

    `known` are those read without the natures: they hold up to the first number of a subject with one.
    """
    plain = next((number for number, nature in enumerate(natures) if nature), len(natures)) if known else 0
    earlier = list(zip(scene.quantities, known[:plain], strict=False))
    for number in range(len(earlier), len(natures)):
        mention, left, right = scene.quantities[number], scene.left(number), scene.reach(number)
        if earlier and earlier[-1][0].form == "streak" and _BY.fullmatch(left):
            left = scene.left(number - 1) + left
        earlier.append((mention, measures.read(mention, left, right, natures[number], earlier, scene.words)))
    return [reading for _, reading in earlier]
