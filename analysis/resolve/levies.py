"""Tariffs told as rates: `a 10% tariff on tea`, `the levy on cars rose to 20%`; no trade is measured there."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.scene import Scene

TARIFFS = "tariffs"
# `rose 3% despite the tariffs`: no rate of them.
_ELSEWHERE = (
    "despite|amid|after|before|because|on|in|from|by|to|as|under|with|and|ahead|of|without|since|when|if"
)
_KEPT = ("partner", "region")
# `(30%)[ on Chinese-made ]cars`, `Kenya[ has set provisional ]duties of`
_ON_GOODS = re.compile(
    r"\s+on\s+(?:(?:all|most|imported|foreign|[\w-]+-(?:made|built|grown))\s+|[a-z]+(?:ese|ish|an)\s+)*",
    re.I,
)
# `[anti-dumping] duties`
_KIND = re.compile(
    r"\b(?:anti-?dumping|anti-subsidy|countervailing|safeguard|retaliatory|reciprocal|provisional)\s+$"
)
# `Kenya [put] 25% on steel`
_PUT_ON = re.compile(
    r"\b(?P<noun>put|slapp(?:ed|ing|s)|lev(?:ied|ying|ies)|impos(?:ed|ing|es|e))\s+(?:(?:an?|another|additional|extra|further|up\s+to)\s+)*$"
)
# `25%[ on] steel`, and between two of them: `25%[ on steel and ]10% on tea`
_ON, _AND = (
    re.compile(r"\s+on\s+(?:(?:all|most|some|imported)\s+)?"),
    re.compile(r"\s+on\s+[^,;.]{2,40}\s+and\s+"),
)
# What bears a tariff: goods, or those of an economy (`$34 billion of Chinese goods`).
_WORTH = re.compile(r"[$€£¥]\s?[\d.,]+\s+(?:billion|million|trillion)\s+of\s+")
_LEVIES = re.compile(r"(?:['’]s?)?,?\s[^,;.]{0,60}|,\s+(?:which|who)\s[^,;.]{0,60}")


@dataclass(frozen=True)
class Levies:
    """Puts tariffs into frames; patterns are made once from the language pack."""

    language: Language

    @cached_property
    def _noun(self) -> str:
        words = self.language.grammar
        others = "".join(rf"(?<!\b{other} )" for other in words["levies_at_home"])
        return rf"\b{others}(?P<noun>{alternatives(words['levies'])})"

    @cached_property
    def _mentioned(self) -> re.Pattern:
        """A word of a tariff, found quickly: most gaps have none."""
        return re.compile(alternatives(self.language.grammar["levies"]))

    @cached_property
    def _left(self) -> re.Pattern:
        """`the average tariff on Kenyan goods rose from`, `duties of`, `a levy at`."""
        return re.compile(
            rf"{self._noun}(?:\s+rates?)?(?:\s+on\s+[^,;]{{1,48}}?)?"
            r"(?:\s+(?:would|will|could|is|are|was|were|be|been|had|has|have))*"
            rf"(?:\s+(?:{alternatives(self.language.grammar['levies_moved'])}))?"
            r"(?:\s+at\s+(?:an?\s+)?rates?(?:\s+(?:ranging|varying|running))?)?"
            r"(?:\s+(?:of|at|to|from|by|between|in\s+excess\s+of))?\s+(?:(?:an?|the|about|up\s+to|over|just|only|between|to\s+be|as\s+(?:much|high)\s+as|more\s+than|nearly|around)\s+)*$"
        )

    @cached_property
    def _right(self) -> re.Pattern:
        """`10% tariff`, `25 percent reciprocal tariffs`."""
        return re.compile(rf"\s+(?:(?!(?:{_ELSEWHERE})\b)[\w“”\"-]+\s+){{0,2}}?{self._noun}\b")

    def put(self, naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
        """Make a percentage that is a tariff's the tariff's, in place: no flow or product goes on."""
        if scene.quantities[number].unit.kind not in ("percent", "percentage_point"):
            return
        gap, follow = scene.gap(number), scene.follow(number)
        if _is_put_on(scene, number):
            self._put_by_verb(naming, scene, number, frame)
            return
        if not self._mentioned.search(scene.text, gap.start, follow.end):
            return
        left = self._left.search(scene.text, gap.start, gap.end)
        found = left or self._right.match(scene.text, follow.start, follow.end)
        indicator = frame.get("indicator")
        if found and indicator and "tariff" in indicator.name:
            _put_levied(naming, scene, Span(found.end("noun"), scene.sentence.span.end), frame)
            return
        if not found:
            return
        for kind in [kind for kind, told in frame.items() if kind not in _KEPT or told.how != "explicit"]:
            frame.pop(kind)
        kind = _KIND.search(
            scene.text, max(scene.sentence.span.start, found.start("noun") - 24), found.start("noun")
        )
        name = f"{TARIFFS} ({kind[0]}{found['noun']})" if kind else TARIFFS
        told = Told(name, Span(*found.span("noun")), rule="words of a tariff", nature="rate")
        frame["indicator"] = told
        _put_partner(naming, scene, found.end("noun"), frame)
        _put_levied(naming, scene, scene.follow(number), frame)
        _put_levied(naming, scene, Span(found.end("noun"), scene.sentence.span.end), frame)
        if left:
            _put_levier(naming, scene, Span(gap.start, left.start("noun")), frame)

    def _put_by_verb(self, naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
        """`Kenya put 25% on steel`: a tariff, by what is done with it."""
        frame.clear()
        gap = scene.gap(number)
        frame["indicator"] = Told(TARIFFS, gap, rule="a tariff put on goods", nature="rate")
        _put_levied(naming, scene, scene.follow(number), frame)
        _put_levier(naming, scene, Span(scene.sentence.span.start, gap.end), frame)


def _is_put_on(scene: Scene, number: int) -> bool:
    """True for both of `Kenya put 25% on steel and 10% on tea`; not for `put 60% on a cut`."""
    while _bears(scene, number):
        if _PUT_ON.search(scene.text, *scene.gap(number)):
            return True
        if not number or not _AND.fullmatch(scene.text, *scene.gap(number)):
            return False
        number -= 1
    return False


def _bears(scene: Scene, number: int) -> bool:
    """True where goods, or an amount of them, stand right behind `on`."""
    follow = scene.follow(number)
    on = _ON.match(scene.text, follow.start)
    if not on:
        return False
    goods = any(t.kind == "product" and t.span.start == on.end() for t in scene.terms)
    return goods or bool(_WORTH.match(scene.text, on.end()))


def _put_levied(naming: Naming, scene: Scene, behind: Span, frame: Frame) -> None:
    """`duties of 30% on Chinese-made cars`, `the duty on cars is 30%`: the goods that bear them."""
    for term in naming.within(scene, behind):
        if term.kind == "product" and _ON_GOODS.fullmatch(scene.text, behind.start, term.span.start):
            frame["product"] = naming.told(term)
            return


def _put_levier(naming: Naming, scene: Scene, before: Span, frame: Frame) -> None:
    """`Kenya has set duties of 30%`: the economy whose tariff it is, the last one before it in its clause."""
    economies = [
        t
        for t in naming.within(scene, before)
        if t.kind == "partner" and _LEVIES.fullmatch(scene.text, t.span.end, before.end)
    ]
    if economies and "region" not in frame:
        frame["region"] = naming.told(economies[-1])


def _put_partner(naming: Naming, scene: Scene, start: int, frame: Frame) -> None:
    """`tariffs on Kenya`: the economy whose goods bear them."""
    for term in naming.within(scene, Span(start, min(start + 40, scene.sentence.span.end))):
        on = re.fullmatch(r"\s+on\s+(?:\w+\s+){0,2}", scene.text[start : term.span.start])
        if term.kind == "partner" and on:
            frame["partner"] = naming.told(term)
            return


@cache
def levies(lexicon: Lexicon) -> Levies:
    """Those of a lexicon, made once."""
    return Levies(lexicon.language)
