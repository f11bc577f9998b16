"""Bare `growth`: that of the economy, wherever nothing else of that sentence says what grows."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame, Told
from analysis.resolve.scene import Scene

# Indicators of the economy's output: what `growth` alone is of.
OUTPUT = ("gross domestic product", "GDP growth")
# `Growth slowed to 5%`, but not `Growth of exports`.
_OPENS = re.compile(r"(?P<growth>(?:economic\s+)?growth)\s+(?!of\b|in\b|rate\b|for\b)")
# `We expect growth of 2%`, `our growth forecast is`, `Growth should improve to`
_EXPECTED = re.compile(
    r"(?:^\W*(?:overall\s+)?|\b(?:expect|project|forecast|foresee|see|predict)(?:s|ed)?\s+|\bour\s+)"
    r"(?P<growth>growth)\b(?!\s+(?:in|rates?)\b)(?!\s+of\s+(?!about\b|around\b|between\b|$))"
)

# `upgraded its forecast for Kenya to 6%`: of its growth.
_FORECAST_FOR = re.compile(
    r"\b(?P<growth>forecast|projection|outlook)s?\s+for\s+(?:the\s+)?[a-z]+(?:['’]s|\s+[a-z]+)?\s+(?:this\s+year\s+|next\s+year\s+)?(?:to|at|from)\s"
)


def as_growth(scene: Scene, frame: Frame) -> Frame:
    """`Growth slowed to 5%` after a rate or growth of something: the growth of the economy."""
    indicator = frame.get("indicator")
    if not indicator or indicator.nature not in ("growth", "rate") or indicator.name.startswith("GDP growth"):
        return frame
    return _of_economy(scene, _OPENS.match(scene.words)) or frame


def as_expected(scene: Scene, frame: Frame) -> Frame:
    """`We expect growth of 2%`, a few sentences after the output of the economy was told."""
    if "indicator" in frame and frame["indicator"].name.startswith(OUTPUT):
        return frame
    return _of_economy(scene, _EXPECTED.search(scene.left(0))) or frame


def as_forecast(scene: Scene, frame: Frame) -> Frame:
    """`upgraded its forecast for Kenya to 6%`, a few sentences after the output of an economy was told."""
    percent = scene.quantities[0].unit.code == "percent"
    return (_of_economy(scene, _FORECAST_FOR.search(scene.words)) if percent else {}) or frame


def _of_economy(scene: Scene, growth: re.Match | None) -> Frame:
    """The frame of the economy's growth, with the word that was found in the sentence; empty for none."""
    if not growth:
        return {}
    start = scene.sentence.span.start
    span = Span(start + growth.start("growth"), start + growth.end("growth"))
    return {"indicator": Told("economic growth (GDP)", span, nature="growth")}
