"""The series of another sector by a pronoun: `investment in housing rose 2%, and that in mining 3%`."""

import re

from analysis.extract import TermMention
from analysis.lexicon import Lexicon
from analysis.resolve.frame import Told
from analysis.resolve.scene import Scene

_PRONOUN = re.compile(r"\b(?:that|those)\s+(?:in|of|for)\s+(?:the\s+)?$")
# `(investment in) (housing)`
_HEAD = re.compile(r"(.+\s(?:in|of))\s+(?:the\s+)?\S.*")
# How many characters before a mention can hold the pronoun.
_NEAR = 20


def of_another(lexicon: Lexicon, scene: Scene, term: TermMention) -> Told | None:
    """The indicator that the vocabulary has for what a pronoun stands for: `that in mining`, investment in mining.

    None without a pronoun, or where the vocabulary knows no such indicator.
    """
    pronoun = _PRONOUN.search(scene.lead(term.span.start, _NEAR))
    if not pronoun or term.kind == "indicator":
        return None
    before = [t for t in scene.terms if t.kind == "indicator" and t.span.end <= term.span.start]
    thing = term.span.words(scene.text)
    for phrase in _phrases(before[-1].span.words(scene.text), thing) if before else ():
        known = lexicon.known(phrase, "indicator")
        if known:
            return Told(known.name, term.span, rule="that in another", nature=known.extra.get("nature", ""))
    return None


def _phrases(said: str, thing: str) -> list[str]:
    """What the indicator could be called of another thing.

    >>> _phrases("investment in housing", "mining"), _phrases("factory output", "mining")
    (['investment in mining'], ['mining output'])
    """
    head, words = _HEAD.fullmatch(said), said.split()
    return [f"{head[1]} {thing}"] if head else [" ".join([thing, *words[n:]]) for n in range(1, len(words))]
