"""Rates of duty: `has proposed duties of 36% on cars`, told among figures of trade, are in force or proposed when told."""

import re

from analysis.resolve.scene import Scene

_DUTY = r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))"
# `duties on Chinese-made cars of up to [36%]`, `raise tariffs on steel to [50%] from [25%]`
_LEFT = re.compile(
    rf"\b{_DUTY}\b[^.;,]{{0,60}}\b(?:of|at|to|from|is|are)\s+(?:(?:up\s+to|about|around|over|just|only|to\s+be|between|as\s+(?:much|high)\s+as)\s+)?$"
)
# `its standard [10%] car import tariff`
_RIGHT = re.compile(rf"\s+(?!of\b)(?:[a-z]+\s+){{0,3}}{_DUTY}\b")
_TO = re.compile(r"\s+(?:to|from)\s+(?:[a-z]+\s+)?$")


def is_duty(scene: Scene, number: int) -> bool:
    """True for a percentage that is a rate of duty."""
    if scene.quantities[number].unit.code != "percent":
        return False
    left = scene.left(number)
    moved = number and _TO.fullmatch(left) and is_duty(scene, number - 1)
    return bool(moved or _LEFT.search(left) or _RIGHT.match(scene.right(number)))
