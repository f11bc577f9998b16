"""Shares and their wholes: what a share's subject takes from the words after `of`."""

import re
from functools import lru_cache

from analysis.extract import TermMention
from analysis.lexicon import Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.cues import last_match
from analysis.resolve.frame import GOODS, Frame, Naming, Told, has_goods
from analysis.resolve.phrases import noun_phrases
from analysis.resolve.scene import Scene

# Where a share's whole ends: `of exports, up 3 points`, `of exports while imports`.
_CLAUSE_END = re.compile(
    r";|,\s+(?:while|with|up|down|but|which|an?\s|and\s+\w+ing|\w+ing|\w+ed)\b|\bwhile\b"
)
# `(30%) of total exports in the first half`.
_WHOLE = re.compile(
    r"\s*(?:(?:market\s+)?(?:share|proportion)\s+)?(?P<lead>of|in)\s+(?P<whole>[^,;.()]*?)"
    r"(?=\s*(?:[,;.()]|\bwhile\b|\b(?:is|are|was|were|ha(?:s|ve|d)|enjoy(?:s|ed)?|goes?|comes?)\b|\band\s+(?:contributed|increased|decreased|rose|fell|grew|declined|accounted|reached|was|were|is|are|has|had)\b|\bin\s+the\s+(?:first|second|third|fourth)\b|$))"
)
# `their share of`, `ASEAN's combined share of`, `the share of rice in`: a whole comes next.
_SHARE_OF = re.compile(
    r"(?:['’]s|s['’]|\b(?:their|its|whose))\s+(?:\w+\s+)?(?:share|proportion)\s+(?:of|in)\s+(?:the\s+)?"
    r"|\b(?:share|proportion)\s+of\s+(?:[\w'’-]+\s+){1,6}?in\s+(?:the\s+)?(?!\d)"
)
# `China's share in the international market`: with all the world, whoever was told before.
_OF_WORLD = re.compile(
    r"\bshare\s+(?:in|of)\s+(?:the\s+)?(?:international|global|world)\s+(?:market|trade|exports|imports)\b"
)
_OPENS = re.compile(r"\s*(?:(?:market\s+)?(?:share|proportion)\s+)?(?:of|to|in)\b")
# `(30% of exports) in the eastern region`: the region stands just behind the preposition.
_ADJACENT = re.compile(r"\s*in\s+(?:the\s+)?$")

OF_LINES = "share of tariff lines"
_LINES = "tariff lines"  # `zero tariffs on 97% of tariff lines`: what is counted, by which goods are classed
# `GDP[ in ](2005)`
_IN_TIME = re.compile(r",?\s+(?:(?:in|during|for|over|at|by|as\s+of)\s+)?(?:the\s+(?:end\s+of\s+)?)?$")


def complete_from_whole(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """Add to a share's frame the flow, region, enterprise or product that only its whole tells.

    `private enterprises accounted for 60% of exports`: the flow is exports. `30% of imports and exports
    in the eastern region`: the region is that of the share.
    """
    follow = scene.follow(number)
    clause = _CLAUSE_END.split(scene.text[follow.start : follow.end])[0]
    if not _OPENS.match(clause):
        return
    inside = naming.within(scene, Span(follow.start, follow.start + len(clause)))
    lines = next((t for t in inside if t.name == _LINES), None)
    if lines:
        for kind in ("flow", "product"):
            frame.pop(kind, None)
        frame["indicator"] = naming.told(lines)._replace(rule=OF_LINES)
        return
    explicit = {kind for kind, told in frame.items() if told.how == "explicit"}
    flows = [t for t in inside if t.kind == "flow" or t.name == GOODS]
    gap = scene.gap(number)
    own = "flow" in explicit and frame["flow"].span.start >= gap.start
    fresh = any(t.kind in ("partner", "enterprise") for t in naming.within(scene, gap))
    named = "indicator" in explicit and frame["indicator"].rule == "vocabulary" and not has_goods(frame)
    if flows and not own and not named and (fresh or "flow" not in explicit):
        _take_flow(naming, frame, flows[0])
    for term in inside:
        if not naming.is_home(term) and term.kind not in ("flow", "indicator", "mode"):
            near = bool(_ADJACENT.match(scene.text[follow.start : term.span.start]))
            _take(naming, frame, term, explicit, near)


def goes_on(naming: Naming, scene: Scene, number: int) -> bool:
    """True when no other flow or indicator is told between a share's whole and the next figure."""
    follow = scene.follow(number)
    whole = _WHOLE.match(scene.text, *follow)
    rest = Span(whole.end() if whole else follow.start, follow.end)
    return not any(term.kind in ("flow", "indicator") for term in naming.within(scene, rest))


def _take_flow(naming: Naming, frame: Frame, term: TermMention) -> None:
    """The flow of the whole; a subject in the text's own words is then a product that flows."""
    subject = frame.pop("indicator", None)
    if subject and subject.rule == "subject of the clause":
        frame["product"] = subject
    frame["flow"] = naming.told(term) if term.kind == "flow" else Told("total", term.span)


def _take(naming: Naming, frame: Frame, term: TermMention, explicit: set[str], near: bool) -> None:
    """A name in the whole: in place of another when it stands `in` it, else beside it or left out."""
    if near:
        frame[term.kind] = naming.told(term)
    elif term.kind not in explicit:
        frame[term.kind] = naming.listed(frame, term)
    elif term.kind == "product" and frame["product"].rule == "subject of the clause":
        part = frame["product"]
        frame["product"] = part._replace(name=f"{term.name} ({part.name})")


def complete_from_share_of(naming: Naming, scene: Scene, gap: Span, frame: Frame) -> None:
    """`the EU's share of exports was`: the flow or indicator of the whole is that of the share."""
    if _OF_WORLD.search(scene.text, *gap):
        for kind in ("partner", "region"):
            if kind in frame and frame[kind].how == "inherited":
                frame.pop(kind)
    told = [frame[kind] for kind in ("flow", "indicator") if kind in frame]
    if any(t.how == "explicit" for t in told):
        return
    inside = [term for term in naming.within(scene, gap) if term.kind in ("flow", "indicator")]
    if told and not any(term.kind == "flow" or term.name == GOODS for term in inside):
        return
    for kind in ("flow", "indicator"):
        frame.pop(kind, None)
    for term in inside:
        frame.setdefault(term.kind, naming.told(term))


def whole_of(naming: Naming, lexicon: Lexicon, scene: Scene, number: int) -> tuple[str, Span] | None:
    """What a share or contribution is of: `total trade`, `total exports`, `total imports`, or own words."""
    span = _behind(naming, scene, number) or _before(lexicon, scene, number)
    if span is None:
        return None
    words = span.words(naming.text)
    left_out = _left_out(lexicon, naming.extraction.home)
    plain = " ".join(left_out.sub(" ", words).split()).lower()
    wholes = lexicon.language.wholes
    named = (name for name, phrases in wholes.items() if name != "left_out" and plain in phrases)
    return next(named, " ".join(words.split())), span


def _behind(naming: Naming, scene: Scene, number: int) -> Span | None:
    """`30% of total exports`: the words behind `of`."""
    follow = scene.follow(number)
    match = _WHOLE.match(scene.text[follow.start : follow.end])
    if not match or not match["whole"]:
        return None
    span = _untimed(scene, Span(follow.start + match.start("whole"), follow.start + match.end("whole")))
    placed = any(term.kind in ("region", "partner") for term in naming.within(scene, span))
    return None if match["lead"] == "in" and not placed else span


def _untimed(scene: Scene, span: Span) -> Span:
    """The words up to a period among them: `GDP` of `GDP in 2005`."""
    told = next((m.span.start for m in scene.periods if span.start < m.span.start < span.end), None)
    words = _IN_TIME.sub("", scene.text[span.start : told]) if told else ""
    return Span(span.start, span.start + len(words)) if words else span


def _before(lexicon: Lexicon, scene: Scene, number: int) -> Span | None:
    """`their share of national trade rose to 30%`, `the share of rice in exports was 30%`."""
    match = last_match(_SHARE_OF, scene.before(number))
    if not match:
        return None
    start = scene.sentence.span.start + match.end()
    span = noun_phrases(lexicon).at(scene.text, start, scene.quantities[number].span.start)
    timed = span and any(start <= period.span.start < span.end for period in scene.periods)
    return None if timed else span


@lru_cache(maxsize=64)
def _left_out(lexicon: Lexicon, home: str) -> re.Pattern:
    """Words that do not change what a whole is: `the country's total`, and the reporting economy."""
    own = [f"{home}'s", f"{home}’s", home] if home else []
    words = alternatives([*lexicon.language.wholes["left_out"], *own])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)
