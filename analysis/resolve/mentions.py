"""How a mention of the vocabulary changes the frame in force: what it replaces, and what ends with it."""

import re
from dataclasses import dataclass

from analysis.extract import TermMention
from analysis.kept import kept
from analysis.lexicon import Lexicon, alternatives
from analysis.resolve.endings import (
    end_for_flow,
    end_for_indicator,
    end_for_other,
    end_for_topic,
    is_beside_product,
)
from analysis.resolve.frame import (
    GOODS,
    TOPICS,
    Frame,
    Naming,
    Told,
    clear,
    is_trade_in,
)
from analysis.resolve.of_another import of_another
from analysis.resolve.owners import is_owner, lies_in, put_home
from analysis.resolve.scene import Scene

# `earnings [of employees] on nonfarm payrolls`: words between an indicator and one that describes it.
_DESCRIBED = re.compile(r"(?:\s+[\w'’-]+){0,5}\s+(?:for|on|by)(?:\s+[\w'’-]+){0,4}\s+")
# `unemployment rate of [the youth] labour force`
_OF_GROUP = re.compile(r"\s+(?:of|for|among)\s+(?:the\s+)?(?:\w+\s+)?")
_BOTH_WAYS = re.compile(
    r"(?:total\s+)?(?:value\s+of\s+)?(?:imports?\s+and\s+exports?|exports?\s+and\s+imports?)"
)
# `the surplus in [the trade of] farm products`
_BALANCE_IN = re.compile(r"\b(?:surplus|deficit)\s+(?:in|of)\s+(?:the\s+|its\s+)?$")
# `global [merchandise trade]`
_WORLDWIDE = re.compile(r"\b(?:global|world|worldwide|international)\s+(?:merchandise\s+|goods\s+)?$")
_FOR = re.compile(r"\bindex\s+(?:for|of)\s+$")
# What was contracted, and what of it was carried out.
_CONTRACTED, _EXECUTED = " contract value", " executed value"
# How many characters before a mention tell how it is meant.
_LEAD = 40
# `[In May, ]processing trade grew`
_AT_HEAD = re.compile(
    r"\W*(?:(?:in|from|by|during|over)\s+[^,;]{1,40},\s+)?(?:the\s+|and\s+|while\s+|but\s+)?", re.I
)
# So near a kind of trade a flow is its own: `exports by processing trade`.
_BESIDE = 12


@dataclass
class Mentions:
    """Puts the mentions of one text into frames."""

    naming: Naming
    lexicon: Lexicon

    @kept
    def _whole_economy(self) -> re.Pattern:
        """`total`, `overall` before a mention, which then is of the whole economy; not `a total`, `with total`."""
        words = alternatives(self.lexicon.language.grammar["whole_economy"])
        return re.compile(rf"(?<!\ba )(?<!\bwith )\b(?:{words})\s+(?:\w+\s+)?$")

    def put(self, scene: Scene, frame: Frame, term: TermMention) -> None:
        """Let a mention replace its dimension of the frame, in place, and all that ends with it."""
        before = scene.lead(term.span.start, _LEAD)
        if self.naming.is_home(term):
            put_home(self.naming, scene, frame, term, before)
            return
        if is_owner(scene, term, before):
            frame["region"] = self.naming.told(term)
            return
        if lies_in(scene, frame, term) or _is_of_index(frame, term, before):
            return
        another = of_another(self.lexicon, scene, term)
        if another:
            frame.pop("product", None)
            frame["indicator"] = another
        else:
            self._put_dimension(scene, frame, term, before)

    def _put_dimension(self, scene: Scene, frame: Frame, term: TermMention, before: str) -> None:
        """Let a mention replace the dimension it names, in place."""
        self._widen(frame, term, before)
        if term.kind == "indicator" and _describes(scene, frame, term):
            return
        if term.name in (GOODS, "total") and _BALANCE_IN.search(before):
            frame["flow"] = Told("balance", term.span)
            return
        if term.name == GOODS and _is_of_services(scene, frame, term):
            frame["flow"] = Told("total", term.span)
            return
        if term.kind == "indicator":
            end_for_indicator(scene, frame, term, before)
        elif term.kind == "flow":
            end_for_flow(scene, frame, term)
        elif term.kind in TOPICS:
            end_for_topic(frame)
            end_for_other(scene, frame, term)
            if term.kind == "mode" and _is_of_trade(scene, frame, term):
                frame["flow"] = Told("total", term.span, rule="a kind of trade")
        told = self.naming.listed(frame, term)
        name = _of_same_contracts(frame, told, term.span.words(scene.text))
        frame[term.kind] = told if name == told.name else told._replace(name=name)

    def _widen(self, frame: Frame, term: TermMention, before: str) -> None:
        """`total exports` are of the whole economy, `global trade` is the world's, in place."""
        worldwide = _is_worldwide(term, before)
        whole = term.kind in ("flow", "indicator") and self._whole_economy.search(before)
        if worldwide or (whole and not is_beside_product(frame, term)):
            clear(frame)
        if worldwide:
            frame["region"] = Told("world", term.span, rule="word before the flow")


def _of_same_contracts(frame: Frame, told: Told, words: str) -> str:
    """The name of a bare `executed value` behind the contract value of something: the executed value of that."""
    before = frame["indicator"].name if "indicator" in frame else ""
    thing = before.removesuffix(_CONTRACTED)
    if thing == before or not told.name.endswith(_EXECUTED) or set(words.split()) & set(thing.split()):
        return told.name
    return thing + _EXECUTED


def _is_of_trade(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for `Processing trade grew 3%`, behind exports; not for `exports by processing trade` and `general trade exports`."""
    if not term.span.words(scene.text).endswith(" trade") or "flow" not in frame:
        return False
    if not _AT_HEAD.fullmatch(scene.text, scene.sentence.span.start, term.span.start):
        return False
    return not any(
        t.kind == "flow" and abs(t.span.start - term.span.end) < _BESIDE + len(term.name) for t in scene.terms
    )


def _is_worldwide(term: TermMention, before: str) -> bool:
    """True for trade behind `global`."""
    return (term.kind == "flow" or term.name == GOODS) and bool(_WORLDWIDE.search(before))


def _is_of_index(frame: Frame, term: TermMention, before: str) -> bool:
    """True for `exports` in `the leading index for exports`."""
    index = frame.get("indicator") if term.kind == "flow" else None
    return bool(index and index.nature == "index" and index.how == "explicit" and _FOR.search(before))


def _describes(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for an indicator that only describes the one told just before: `earnings on nonfarm payrolls`."""
    old = frame.get("indicator")
    if not old or old.how != "explicit" or old.span.end > term.span.start:
        return False
    between = old.span.end, term.span.start
    grouped = (old.nature == "rate" or old.name.endswith(" time")) and _OF_GROUP.fullmatch(
        scene.text, *between
    )
    return bool(grouped or _DESCRIBED.fullmatch(scene.text, *between))


def _is_of_services(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for bare `imports and exports` where the paragraph tells of trade in services."""
    old = frame.get("indicator")
    return bool(old and is_trade_in(old) and _BOTH_WAYS.fullmatch(scene.text, *term.span))
