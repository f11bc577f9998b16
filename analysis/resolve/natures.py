"""The nature of a subject in the text's own words: a rate, an index, or neither."""

import re

from analysis.resolve.frame import Told

# A subject that is a rate, and not one of growth or prices.
_RATE = re.compile(r"^(?!.*\b(?:growth|core|annual|monthly|headline)\b).*\b(?:rate|ratio)$")
# A subject that is an index: `the index for cheese`.
_INDEX = re.compile(r"\b(?:index|indices)(?:\s+(?:for|of)\b.*)?$", re.S)


def with_nature(told: Told) -> Told:
    """`The informality rate` is a rate, unless it is one of growth; `the index for cheese` an index."""
    if _INDEX.search(told.name.lower()):
        return told._replace(nature="index")
    return told._replace(nature="rate") if _RATE.search(told.name) else told
