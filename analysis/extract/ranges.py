"""Ranges: `5-6%`, `5% to 6%`, `between 5 and 6%`; and two numbers that are none."""

import re

from analysis.extract.numerals import DIGITS, SPACE

# The second number of a range, right of the first one or of its percent sign: `5-6%`, `5% to 6%`.
RANGE = re.compile(
    rf"(?P<first>%|\s*per\s?cent)?(?:{SPACE}*[-–—~～]{SPACE}*|{SPACE}+(?P<word>to|and|or){SPACE}+)"
    rf"(?:us\$|rmb|[$€£¥])?(?P<high>{DIGITS})(?![\d]|\.\d)(?(first)(?!{SPACE}*(?:[$€£¥]|{SPACE}(?:thousand|million|billion|trillion|bn|mn|tn|yuan|dollars|euros|tons|tonnes)\b)))"
)
# `expected to be 5% to 6%` is a range, `moved 5% to 6%` is none.
_EXPECTED_RANGE = re.compile(
    r"\b(?:be|of|at|to|around|about|expects?|expected|targets?|between|range|previous|earlier|prior|band)\s+$"
    r"|\b(?:to|will|should|may|could|might)\s+(?:grow|rise|increase|expand|fall|decline|contract|shrink)\s+by\s+$"
)
# `could range from 1% to 4%`
_RANGING = re.compile(
    r"\b(?:band|range|corridor|interval)\s+from\s+$|\b(?:rang|var|run)(?:ed|es|e|s|ning|ing|ied|ies|y|ying)\s+(?:between|from)\s+$"
)
# `going up by 15% to 20%[ a year]`
_A_YEAR = re.compile(
    rf"{SPACE}*(?:%|per\s?cent)\s+(?:(?:a|per|each|every)\s+(?:year|month|quarter)|annually)\b(?!\s+(?:ago|after|before|later|earlier)\b)"
)
# `5%[ or 6]%`: the second number of a range has its own sign of percent.
_PERCENT = re.compile(rf"{SPACE}*(?:%|per\s?cent)")


def are_two(text: str, start: int, opener: str, match: re.Match) -> bool:
    """True for numbers that are no range: `5 and 6` without `between`, `from 5 to 6`, `5% or 6 tons`."""
    if match["word"] == "and":
        return not opener.endswith("between")
    if match["word"] == "or":
        return bool(match["first"]) and not _PERCENT.match(text, match.end())
    if match["word"] != "to":
        return False
    if opener.endswith("by") and _A_YEAR.match(text, match.end()):
        return False
    moved = match["first"] and not _EXPECTED_RANGE.search(text, max(0, start - 24), start)
    ranging = _RANGING.search(text, max(0, start - 24), start)
    return bool(moved or opener.endswith("from")) and not ranging
