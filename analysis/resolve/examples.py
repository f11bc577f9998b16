"""What is only named as an example: `the delta, including Zhejiang and Anhui`, `goods such as tea, coffee and cocoa`."""

import re

from analysis.extract import TermMention
from analysis.resolve.scene import Scene

_REACH = 120
# `the delta, including Jiangsu, Zhejiang and [Anhui]`: a place in a list of examples.
_EXAMPLE = re.compile(
    r"\b(?:such\s+as|including)\s(?:[a-z'’-]+(?:\s+[a-z'’-]+){0,2},\s+)*[a-z'’\s-]{0,40}(?:,?\s+(?:and|as\s+well\s+as)\s+[a-z'’\s-]{0,24})?$"
)
_NO_EXAMPLE = re.compile(
    r"\b(?:to|from|with|by|via|exports?|imports?|trade|sales|was|were|is|are|rose|fell|grew)\b"
)
# `such as crude oil, [natural gas] and [coal]`
_IN_LIST = re.compile(
    r"\b(?:such\s+as|including)\s+[a-z][a-z -]*(?:,\s+[a-z][a-z -]*)*(?:,\s+|(?<!,)\s+and\s+)$"
)


def is_example(scene: Scene, term: TermMention) -> bool:
    """True for `Anhui` in `the delta, including Zhejiang and Anhui`."""
    if term.kind != "region":
        return False
    lead = scene.lead(term.span.start, _REACH)
    told = _EXAMPLE.search(lead) if "including" in lead or "such as" in lead else None
    return bool(told) and not _NO_EXAMPLE.search(told[0])


def is_item(words: str) -> bool:
    """True behind `such as crude oil, ` and the like: another item of what is named before."""
    return bool(_IN_LIST.search(words))
