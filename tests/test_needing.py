"""No match of a pattern is missed for want of the words that are looked for first."""

import importlib
import pkgutil
import re
from re import _constants as kinds
from re import _parser as parser

import pytest

import analysis
from analysis.needing import needing

for package in pkgutil.walk_packages(analysis.__path__, "analysis."):
    if package.name.startswith(("analysis.extract", "analysis.resolve")):
        importlib.import_module(package.name)


def holds(items, words, letters=""):
    """True when whatever the items of a parsed pattern match holds one of the words; `letters` stand before it."""
    for kind, what in items:
        if kind is kinds.LITERAL:
            letters += chr(what)
            if any(word in letters for word in words):
                return True
            continue
        if kind is kinds.SUBPATTERN:
            found = holds(what[3], words, letters)
        elif kind is kinds.BRANCH:
            found = all(holds(branch, words, letters) for branch in what[1])
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
            found = what[0] > 0 and holds(what[2], words)
        else:
            found = False
        if found:
            return True
        letters = ""
    return False


@pytest.mark.parametrize("sought", needing.made, ids=lambda sought: sought.pattern.pattern[:40])
def test_every_match_holds_one_of_the_words(sought):
    assert not sought.pattern.flags & re.I
    assert holds(parser.parse(sought.pattern.pattern, sought.pattern.flags), sought.words)


@pytest.mark.parametrize(
    "word, pattern", [("than", r"more(?: than)?"), ("rose", r"rose|fell"), ("up", r"u\.p")]
)
def test_a_word_that_a_match_can_do_without_is_told(word, pattern):
    assert not holds(parser.parse(pattern), (word,))


def test_a_pattern_finds_the_same_as_without_its_words():
    for words in ("from", ("than", "from")):
        sought = needing(words, r"\b(?:up|rose)\s+from\s+$")
        needing.made.remove(sought)
        assert sought.search("exports rose from ").span() == (8, 18)
        assert sought.search("from up to ") is None
        assert sought.search("up ") is None
