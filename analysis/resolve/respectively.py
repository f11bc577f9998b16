"""`A, B and C rose 1%, 2% and 3%`: the items of a list go with a run of numbers in their order.

A run is a list of numbers of one kind. Its items are the terms or the parts of a noun phrase listed before
it; a second run of the same length (`stood at 1 and 2 billion, up 3% and 4%`) has those of the first.
Without the word `respectively` only a list of just as many items counts.
"""

import re

from analysis.extract import TermMention
from analysis.model import Span
from analysis.resolve.frame import GOODS, Frame, Naming, Told, has_goods
from analysis.resolve.items import CLAUSE_SUBJECT
from analysis.resolve.listed_before import items_before, names_number
from analysis.resolve.listed_parts import BY_COMMA, joined_by_head, last_two_as_one, parts_of
from analysis.resolve.listed_places import areas, economies
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.runs import paired, runs
from analysis.resolve.scene import Scene

Item = tuple[str, Told]
_AMOUNTS = {"currency", "count", "quantity"}
# The kinds of mention that can make a list, those most often listed first.
LISTED_KINDS = ("mode", "product", "partner", "enterprise", "region", "flow", "indicator")
_RESPECTIVELY = re.compile(r"[^;]{0,60}?\brespectively\b")
# `one came to 49 and the other to 47[, up by] 13% and 26%`
_UP_BY = re.compile(
    r"(?:\s+of\s+[\w\s'’-]{1,40}?)?,\s+(?:both\s+)?(?:(?:up|down)(?:\s+by)?|(?:rising|increasing|growing|falling)(?:\s+by)?|an?\s+(?:increase|decrease|rise)\s+of"
    r"|(?:representing\s+|with\s+)?(?:increases|decreases|rises|falls|declines|gains|drops)\s+of)\s+"
)
_FLOW = re.compile(
    r"\b(?:total\s+trade|foreign\s+trade|the\s+total(?=,\s+(?:exports|imports)\b)|trade(?=,?\s+(?:exports|imports)\b)|exports?|imports?)\b"
)
# `imports and exports [with] Kenya and Peru`: the partners are listed, not the flows.
_BOUND = re.compile(r"\s+(?:with|to|from|of(?!\s+goods)|by)\b")
# What stands between two items of a list: `to A, to B and to C`, `A (except B), C`.
_LISTED = re.compile(
    r"(?:\s*\([^()]*\)|,\s+(?:our|its|the|their|[a-z]+['’]s)\s[^,;]{3,60},)?,?\s*(?:and\s+|as\s+well\s+as\s+)?(?:the\s+|those\s+to\s+|to\s+|from\s+|with\s+)*"
)
# `with Kenya, our second-largest[ trading partner, and ]with Peru`
_RANKED = re.compile(r"\s+(?:[a-z]+\s+){0,3}?[a-z]+,\s+and\s")
# `countries in the group[ such as ]Kenya and Peru`
_SUCH_AS = re.compile(r"\b(?:such\s+as|including|like|namely)\s+(?:the\s+)?$")
_EXCEPT = re.compile(r"\((?:except|excluding|excl\.|without)\s[^()]*$")
_BY_PART = r"by\s+(?:region|sector|industry|area|destination|type|category)"
# `information technology outsourcing[ (ITO)]`
_ACRONYM = re.compile(r"\s\([a-z&]{2,6}\)")
# What a list in words of its own opens with: `of A and B`, `Among them, A and B`.
_OPENER = re.compile(
    rf"\b(?!in\s+(?:particular|addition|total|all|turn|general|fact)\b|{_BY_PART},)(?:of\s+which,?|of|via|by|to|with|into|in)\s+"
    rf"|^\W*(?:(?:among\s+(?:them|these|which)|in\s+particular|in\s+addition|{_BY_PART}),?\s+)?(?:the\s+)?"
)
# `of [other business services] and of `
_AND_OF = re.compile(r"\bof\s+(?:the\s+)?(?P<first>[^,;.]+?),?\s+and\s+(?:that\s+)?of\s+(?:the\s+)?")


def distribute(
    naming: Naming,
    phrases: NounPhrases,
    scene: Scene,
    frames: list[Frame],
    listed: list[TermMention] | None = None,
    before: Frame | None = None,
) -> list[Item]:
    """Give each number of a run its own item, in place; `listed` are the mentions and `before` the frame of the sentence before.

    The items that were dealt out last.
    """
    told: list[Item] = []
    if len(frames) < 2:
        return told
    for run in runs(scene):
        ordered = _is_ordered(scene, run)
        items = _items(naming, phrases, scene, run, strict=not ordered)
        if not items and ordered and run[0]:
            items = _both(naming, scene, run)
        if not items and len(told) == len(run):
            items = told
        if not items and listed and ("respectively" in scene.words or names_number(scene, run)):
            items = items_before(naming, scene, run, listed)
        if items:
            told = items
            _give(naming, frames, run, items)
            _take_up(frames, run, items, before or {})
        elif ordered or _UP_BY.fullmatch(scene.left(run[0])):
            _as_before(scene, frames, run)
    for first in paired(scene):
        items = _items(naming, phrases, scene, [first, first + 2], strict=True)
        if items:
            _give(naming, frames, [first, first + 2], items)
            frames[first + 1], frames[first + 3] = dict(frames[first]), dict(frames[first + 2])
    return told


def _give(naming: Naming, frames: list[Frame], run: list[int], items: list[Item]) -> None:
    """Set the items into the frames of a run, which otherwise share what is told of any of them."""
    base = dict(frames[run[-1]])
    for kind, item in frames[run[0]].items():
        if kind not in base or item.how == "explicit" or base[kind].how != "explicit":
            base[kind] = item
    for number, (kind, told) in zip(run, items, strict=True):
        frames[number] = {**base, kind: told}
        if kind == "flow" and has_goods(frames[number]):
            frames[number].pop("indicator")
        elif kind == "product":
            _narrow(naming, frames[number], told, [item for _, item in items])


def _take_up(frames: list[Frame], run: list[int], items: list[Item], before: Frame) -> None:
    """`The east and the west grew 2% and 3%`: they are no subject; what was told before goes on, in place."""
    start, end = items[0][1].span.start, items[-1][1].span.end
    for frame in (frames[number] for number in run):
        old = frame.get("indicator")
        if old and old.rule == CLAUSE_SUBJECT and start <= old.span.start and old.span.end <= end:
            frame.pop("indicator")
            frame.update({k: before[k].inherited() for k in ("indicator", "flow") if k in before})


def _narrow(naming: Naming, frame: Frame, told: Told, items: list[Told]) -> None:
    """`sales of hats, caps and kites` becomes `sales of caps` in the frame of the caps, in place."""
    indicator = frame.get("indicator")
    if not indicator or indicator.span.start >= items[0].span.start:
        return
    if any(item.span.end > indicator.span.end for item in items):
        return
    head = Span(indicator.span.start, items[0].span.start).words(naming.text)
    frame["indicator"] = indicator._replace(name=f"{head}{told.span.words(naming.text)}")


def _as_before(scene: Scene, frames: list[Frame], run: list[int]) -> None:
    """`exports came to 49 and imports to 47, up 13% and 26%, respectively`: the figures before in order."""
    earlier = range(run[0] - len(run), run[0])
    kinds = {scene.quantities[number].unit.kind for number in earlier if number >= 0}
    if earlier.start < 0 or (len(kinds) > 1 and not kinds <= _AMOUNTS):
        return
    if len({str(frames[number]) for number in earlier}) == len(run):
        for number, source in zip(run, earlier, strict=True):
            frames[number] = dict(frames[source])


def _is_ordered(scene: Scene, run: list[int]) -> bool:
    """True when the word `respectively` follows a run, in its clause."""
    return bool(_RESPECTIVELY.match(scene.right(run[-1])))


def _both(naming: Naming, scene: Scene, run: list[int]) -> list[Item]:
    """The list left of the one number before a run: `sales to Kenya and Peru both grew 9% to 7 and 8, respectively`."""
    terms = naming.within(scene, scene.gap(run[0] - 1))
    return _term_items(naming, scene, len(run), terms, strict=True)


def _gap(scene: Scene, number: int) -> Span:
    """The words before a number, over a count in brackets or a rank: `to Kenya and to the EU (27 countries) stood at [3]`."""
    gap = scene.gap(number)
    if not number:
        return gap
    counted = scene.left(number - 1).endswith("(") and ")" in gap.words(scene.text)
    ranked = scene.quantities[number - 1].unit.kind == "rank" and _RANKED.match(scene.text, gap.start)
    return Span(scene.gap(number - 1).start, gap.end) if counted or ranked else gap


def _items(naming: Naming, phrases: NounPhrases, scene: Scene, run: list[int], *, strict: bool) -> list[Item]:
    """The listed items left of a run: flows, terms of one kind, else the parts of a noun phrase."""
    gap, count = _gap(scene, run[0]), len(run)
    flows = [
        Span(gap.start + flow.start(), gap.start + flow.end())
        for flow in _FLOW.finditer(gap.words(scene.text))
    ]
    if len(flows) == count and _is_list(scene.text, flows) and not _BOUND.match(scene.text, flows[-1].end):
        return [("flow", _flow(span, scene.text)) for span in flows]
    terms = naming.within(scene, gap)
    items = _term_items(naming, scene, count, terms, strict=True)
    if not items and count == 2 and not strict:
        items = _doubled_items(naming, phrases, scene, gap, terms)
    items = items or _phrase_items(naming, phrases, scene, gap, count, terms)
    if not items and not strict:
        items = _term_items(naming, scene, count, terms, strict=False)
    joined = not items and count > 2 and "respectively" in scene.words
    return _phrase_items(naming, phrases, scene, gap, count, terms, joined=True) if joined else items


def _term_items(
    naming: Naming, scene: Scene, count: int, terms: list[TermMention], *, strict: bool
) -> list[Item]:
    """Just so many mentions of one kind; `strict` asks that nothing but conjunctions stands between them."""
    for kind in LISTED_KINDS:
        same = [t for t in terms if t.kind == kind and not naming.is_home(t) and t.name != GOODS]
        same = [t for t in same if not _EXCEPT.search(scene.lead(t.span.start, 40))]
        if len(same) > count and strict and _SUCH_AS.search(scene.lead(same[-count].span.start, 20)):
            same = same[-count:]
        if len(same) == count and (not strict or _is_list(scene.text, [t.span for t in same])):
            return [(kind, naming.told(t)) for t in same]
    return []


def _flow(span: Span, text: str) -> Told:
    """`exports`, `imports`, or trade as a whole."""
    words = span.words(text).lower().removesuffix("s") + "s"
    return Told(words if words in ("exports", "imports") else "total", span, rule="respectively")


def _is_list(text: str, spans: list[Span]) -> bool:
    """True when only commas and conjunctions part the items."""
    pairs = zip(spans, spans[1:], strict=False)
    return all(_LISTED.fullmatch(text, first.end, second.start) for first, second in pairs)


def _doubled_items(
    naming: Naming, phrases: NounPhrases, scene: Scene, gap: Span, terms: list[TermMention]
) -> list[Item]:
    """`exports of A and of B, C and D`: what follows each `of`, when just two do."""
    found = _AND_OF.search(scene.text, gap.start, gap.end)
    first = found and Span(*found.span("first"))
    second = phrases.at(scene.text, found.end(), gap.end) if found else None
    if not second:
        return []
    return [("product", naming.product(terms, part, "respectively")) for part in (first, second)]


def _phrase_items(
    naming: Naming,
    phrases: NounPhrases,
    scene: Scene,
    gap: Span,
    count: int,
    terms: list[TermMention],
    *,
    joined: bool = False,
) -> list[Item]:
    """The parts of the last noun phrase with just so many parts, behind a preposition or at the head.

    `joined` takes the last two for one item: `hats, caps, hardware and lighting`.
    """
    words = _ACRONYM.sub(lambda found: "_" * len(found[0]), gap.words(scene.text))
    times = [period.span.start - gap.start for period in scene.periods]
    for opener in reversed(list(_OPENER.finditer(words))):
        span = phrases.at(words, opener.end(), len(words))
        timed = span and any(span.start <= time < span.end for time in times)
        parts = parts_of(words, span) if span and not timed else []
        if count > 2 and len(parts) > count:
            parts = parts_of(words, span, BY_COMMA)
        if len(parts) == count + 1:
            parts = joined_by_head(words, parts)
        if joined and parts and span.words(words).count(",") == count - 1:
            parts = last_two_as_one(words, parts)
        if len(parts) == count:
            told = [Span(gap.start + part.start, gap.start + part.end) for part in parts]
            places = areas(scene.text, told) or economies(naming, terms, told)
            return places or [("product", naming.product(terms, part, "respectively")) for part in told]
    return []
