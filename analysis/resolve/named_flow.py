"""The flow that the name of an indicator tells: `import prices`, `exporting enterprises`."""

import re
from functools import cache, lru_cache

from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, has_goods

# `export orders`, `net exports`: no flow of goods of their own.
_NO_FLOW = re.compile(r"\b(?:orders?|net)\b|(?<!\bvalue )(?<!\bprice )(?<!\bvolume )\bindex\b", re.I)


@cache
def _flow_patterns(lexicon: Lexicon) -> dict[str, re.Pattern]:
    """The words of each flow that an indicator may name."""
    flows = lexicon.language.flows
    return {
        flow: re.compile(rf"\b(?:{alternatives(flows[flow])})\b", re.I)
        for flow in ("exports", "imports", "balance")
    }


@lru_cache(maxsize=4096)
def told_flow(lexicon: Lexicon, indicator: str) -> str:
    """The flow that an indicator's own name tells: `import prices`, `exporting enterprises`."""
    if _NO_FLOW.search(indicator):
        return ""
    named = [flow for flow, pattern in _flow_patterns(lexicon).items() if pattern.search(indicator)]
    return named[0] if len(named) == 1 else ""


def forget_flow(gap: Span, frame: Frame) -> None:
    """`Kite exports rose 3%, and output of pork fell 2%`: output is of no flow told before it, in place; but `the average price` is."""
    flow, indicator = frame.get("flow"), frame.get("indicator")
    if not flow or not indicator or has_goods(frame) or flow.span.end > gap.start:
        return
    if indicator.name.startswith("average price"):
        return
    if indicator.how == "explicit" and indicator.span.start >= gap.start:
        frame.pop("flow")
