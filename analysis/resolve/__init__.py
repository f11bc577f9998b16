"""What a figure means: attach indicator, measure, dimensions, period and comparison, with evidence."""

import re
from functools import cache
from itertools import chain, islice

from analysis.collection import paused
from analysis.extract import Extraction
from analysis.lexicon import Lexicon, load_lexicon
from analysis.model import Briefing, Figure
from analysis.period import Period
from analysis.resolve.carrying import Carry
from analysis.resolve.figures import FigureMaker
from analysis.resolve.ledger import ledger
from analysis.resolve.measure import MeasureReader, Reading
from analysis.resolve.repeats import link_repeats
from analysis.resolve.scene import Scene, scenes
from analysis.resolve.subject import Frame, SubjectReader
from analysis.resolve.thresholds import mark_thresholds
from analysis.resolve.when import Calendar

_DIFFUSION = re.compile(r"\bPMI\b|activity|climate|confidence|sentiment|expectation|sub-index|leading index", re.I)
LEAD = 6
__all__ = ["resolve"]


@paused()
def resolve(extraction: Extraction, lexicon: Lexicon | None = None) -> Briefing:
    """Read every quantity of a text as a figure, in text order, repeats linked."""
    lexicon = lexicon or load_lexicon()
    measures = _measure_reader(lexicon)
    subjects = SubjectReader(extraction, lexicon)
    calendar = Calendar(Carry(Period.of_date(extraction.seed.published)))
    maker = FigureMaker(extraction, lexicon)
    figures: list[Figure] = []
    stage = scenes(extraction)
    lead = list(islice(stage, LEAD))
    calendar.carry.look_ahead(lead)
    for index, scene in enumerate(chain(lead, stage)):
        if not scene.quantities:
            subjects.read(scene, [])
            calendar.attach(scene, [], [], index)
            continue
        first = _readings(scene, measures, None)
        frames = subjects.read(scene, [reading.measure for reading in first])
        readings = _readings(scene, measures, frames) if any(_nature(frame) for frame in frames) else first
        counted = [maker.is_plain_count(q, f) for q, f in zip(scene.quantities, frames, strict=True)]
        whens = calendar.attach(scene, readings, counted, index)
        figures += maker.figures(scene, frames, readings, whens)
    figures = link_repeats(mark_thresholds(figures, extraction.seed.text))
    structure = extraction.structure
    return Briefing(
        extraction.seed,
        structure.turns,
        structure.sentences,
        tuple(figures),
        tuple(ledger(extraction, figures)),
    )


@cache
def _measure_reader(lexicon: Lexicon) -> MeasureReader:
    """The reader of a lexicon, made once."""
    return MeasureReader(lexicon.language)


def _nature(frame: Frame) -> str:
    """The nature of the indicator, where it can change what a number measures."""
    nature = frame["indicator"].nature if "indicator" in frame else ""
    if nature == "index" and _DIFFUSION.search(frame["indicator"].name):
        return "diffusion"
    return nature if nature in ("rate", "growth", "index") else ""


def _readings(scene: Scene, measures: MeasureReader, frames: list[Frame] | None) -> list[Reading]:
    readings: list[Reading] = []
    for number, mention in enumerate(scene.quantities):
        earlier = list(zip(scene.quantities, readings, strict=False))
        nature = _nature(frames[number]) if frames else ""
        readings.append(measures.read(mention, scene.left(number), scene.right(number), nature, earlier, scene.words))
    return readings
