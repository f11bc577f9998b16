"""Rates of exchange as news print them: `($1 = 7.15 yuan)`, `102.5 to the dollar`."""

import re
from functools import cache

from analysis.extract.money_rates import PER_DOLLAR, PIVOTS, currency_words
from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Told
from analysis.resolve.scene import Scene

_EXCHANGED = re.compile(r"(?:[$€£¥]\s?1|\b1\s(?:us\s)?(?:dollar|euro|pound))\s*=\s*$")
# `the yuan, up [4%] against the dollar`, `the renminbi, which has gained [5%] against the dollar`
_AGAINST = r"\s+(?:against|versus|vs\.?)\s+(?:the\s+)?(?:u\.?s\.?\s+|us\s+)?"
# `the [Australian] dollar`
_WHOSE = re.compile(r"\b(?:[a-z]+(?:an|ese)|hong\s+kong|new\s+zealand|singapore|taiwan)\s+$")
_REACH = 160
# What tells of something else than the money: `the index of currencies`, `exports in yen`
_NO_MONEY = r"exports?|imports?|prices?|trade|sales|index|currenc(?:y|ies)|bonds?|stocks"
_EQUAL = re.compile(r"\s*=\s*\d")


@cache
def _set_against(lexicon: Lexicon) -> re.Pattern:
    """The words right of a movement: ` against the dollar`."""
    return re.compile(rf"{_AGAINST}(?:{currency_words(lexicon.language)}|basket)\b")


@cache
def _moving(lexicon: Lexicon) -> re.Pattern:
    """The last money before a word of movement, in the group `money`; `won` only behind `the`."""
    money = rf"(?:(?<=the\s)won|(?!won\b)(?:{currency_words(lexicon.language)}))"
    moves = alternatives([word for words in lexicon.language.direction.values() for word in words])
    return re.compile(
        rf"(?:^|.*\W)(?<!\bin )\b(?P<money>{money})(?:['’]s(?:\s+[a-z]+){{0,3}})?,?\s"
        rf"(?:(?!\b(?:{_NO_MONEY}|{money})\b|,\s+(?:and|but|while|as)\s)[^;.\d])*?\b(?:{moves})\b[^;,.\d]{{0,30}}$",
        re.S,
    )


def put_exchange(lexicon: Lexicon, scene: Scene, number: int, frame: Frame) -> bool:
    """`($1 = 7.15 yuan)`: a rate of exchange, and nothing that was told before; False for other numbers."""
    mention = scene.quantities[number]
    per = PER_DOLLAR.match(scene.text, mention.span.end) if mention.unit.kind == "currency" else None
    if per and mention.unit.code != PIVOTS[per["pivot"]]:
        return _put(frame, Span(*per.span()))
    if mention.unit.kind == "percent" and (moved := _moved(lexicon, scene, number)):
        whose, _, money = moved.words(scene.text).rpartition(" ")
        return _put(frame, moved, f"exchange rate ({' '.join((whose.title(), money)).strip()})")
    if "=" not in scene.words:
        return False
    start = max(scene.sentence.span.start, mention.span.start - 16)
    rate = _EXCHANGED.search(scene.text, start, mention.span.start)
    if not rate and not (mention.value == 1 and _EQUAL.match(scene.text, mention.span.end)):
        return False
    return _put(frame, Span(*rate.span()) if rate else mention.span)


def _moved(lexicon: Lexicon, scene: Scene, number: int) -> Span | None:
    """The money whose rate moved against another: `the yuan, up (4%) against the dollar`."""
    span = scene.quantities[number].span
    if not _set_against(lexicon).match(scene.text, span.end):
        return None
    begin = max(scene.gap(number).start, span.start - _REACH)
    found = _moving(lexicon).match(scene.text[begin : span.start])
    if not found:
        return None
    whose = _WHOSE.search(found.string, 0, found.start("money"))
    start = whose.start() if whose else found.start("money")
    return Span(begin + start, begin + found.end("money"))


def _put(frame: Frame, span: Span, name: str = "exchange rate") -> bool:
    """Nothing but a rate of exchange."""
    frame.clear()
    frame["indicator"] = Told(name, span, rule="rate of exchange")
    return True
