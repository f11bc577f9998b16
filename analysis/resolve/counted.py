"""Counts and ranks: what is counted or ranked stands right of the number."""

import re

from analysis.model import Span
from analysis.resolve.counted_doing import told_of
from analysis.resolve.frame import POINTED, Frame, Naming, Told, has_goods
from analysis.resolve.hedges import HEDGE
from analysis.resolve.made import put_elided, put_made
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

# `[60] of them were new`: what may stand between a count and what is counted.
_LEAD = re.compile(
    r"\s+(?:were\s+|was\s+|of\s+(?:them\s+|these\s+)?(?:were\s+)?)?(?:(?:new|major|key|main)\s+)?"
    r"(?:(?:kinds|types|categories|varieties)\s+of\s+)?"
)
# `a market of nearly [1.4 billion] people`: its population.
_NATION_OF = re.compile(
    rf"\b(?:countr(?:y|ies)|nations?|markets?|bloc|land|economy|continent)\s+of\s+{HEDGE}$"
)
_PEOPLE_OF_A_NATION = 100_000
_GENERIC = re.compile(r"(?:products|goods)")  # `eight categories of products`
# `visitors from more than [100 countries]`
_FROM = re.compile(
    r"(?P<head>[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*)?)\s+from\s+(?:more\s+than\s+|over\s+|about\s+)?$"
)
# `540,000[ were] private firms`
_WERE = re.compile(r"\s+(?:were|was|are)\s+(?:the\s+)?")
# `of these [300 were trams]`
_OF_THESE = re.compile(r"\b(?:of|among)\s+(?:these|those|them|which),?\s+(?:[\w-]+\s+){0,2}$")
_OF_WHAT = re.compile(r"\s+(?:of\s+)?(?:the\s+)?")
_PLACE = re.compile(r"\s+(?:in|across|within)\s+(?:the\s+)?")
_CLAUSE = re.compile(r"[^,;]*")
# `(FDI of 3 billion yuan was used), and around [400 firms] were set up`: a clause that counts things of its own
_AND_COUNT = re.compile(
    r",\s+(?:and|while|with)\s+(?:(?:about|around|some|over|nearly|more\s+than|a\s+total\s+of)\s+)*$"
)
# `3 billion masks, 25 for each of us, as well as [40,000 suits]`: another thing of a list.
_AS_WELL_AS = re.compile(r",\s+(?:as\s+well\s+as|together\s+with|plus)\s+(?:(?:about|some|over|nearly)\s+)?$")
# `(sales rose 6%, and 295 million)[ trips were made]`
_WERE_DONE = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){1,4}(?:were|was|have\s+been|had\s+been)\s+\w+(?:ed|de|lt|en|ld|wn)\b"
)
_MORE_THAN = re.compile(r"\s+(?:more|fewer|less)\s+than\b")
_OWN_SUBJECTS = ("product", "flow", "partner", "enterprise", "region", "mode")
# `[Of them,] 300 were electric`: some of those counted before.
_OF_THEM = re.compile(r"\W*(?:of|among)\s+(?:them|these|those|which)\b")
# `300 local jobs[, and local staff] make up`, `47 countries[, exports] rose`: another clause; `schools, hospitals,
# and clinics` are a list, `safe, clean buses` one thing.
_BEFORE_CLAUSE = re.compile(
    r"(?:[^,]*\s[^,]*|[^,]*(?:s|people|personnel))(?=,\s+and\s|,\s+(?:(?!\sand\s|\sor\s)[^,])*$)"
)


def complete_counted(naming: Naming, phrases: NounPhrases, scene: Scene, number: int, frame: Frame) -> None:
    """Take what is counted from the noun phrase right of a number: `628,000 foreign trade enterprises`.

    A subject told before the number stays (`sales of trucks reached 392,000 units`), unless the count
    hangs on a word such as `with` or `had`.
    """
    follow = scene.follow(number)
    nation = _NATION_OF.search(scene.left(number))
    if nation and scene.quantities[number].value >= _PEOPLE_OF_A_NATION:
        _drop_inherited(frame, scene.quantities[number].span.start, _OWN_SUBJECTS)
        start = scene.gap(number).start
        frame["indicator"] = Told("population", Span(start + nation.start(), start + nation.end()))
        return
    if _named_before(scene, number, frame) and not phrases.counting.search(scene.left(number)):
        _take_product(naming, scene, follow, frame)
        _take_kind(naming, scene, number, frame)
        return
    span = _counted(phrases, scene, follow)
    if not span:
        put_elided(naming, phrases, scene, number, frame)
    if not span or _stands_for_before(phrases, scene, span, frame):
        return
    traded = _traded(naming, scene, span, frame)
    members = next((t for t in naming.within(scene, follow) if t.span.start == span.start), None)
    _take_place(naming, scene, Span(span.end, follow.end), frame)
    kinds = ("product",) if _OF_THEM.match(scene.words) else _OWN_SUBJECTS
    _drop_inherited(frame, _clause_start(scene, number), kinds)
    more = told_of(scene, span, frame)
    if _counts_apart(scene, number) and not traded:
        frame.pop("indicator", None)
    if traded:
        frame.pop("indicator", None)
        frame.update(traded)
    elif not put_made(naming, phrases, scene, number, span, frame) and not _take_known(
        naming, scene, Span(follow.start, _end_of_name(scene, span) + 1), frame
    ):
        left = scene.left(number)
        head = _FROM.search(left) if "from" in left else None
        _take_own_words(naming, span, frame, f"{head['head']} from" if head else "", more)
    if members and members.kind == "partner" and not naming.is_home(members):
        frame["partner"] = naming.told(members)
    carried = (t for t in naming.within(scene, follow) if t.kind == "mode" and t.span.end == span.end)
    if mode := next(carried, None):
        frame["mode"] = naming.told(mode)


def _stands_for_before(phrases: NounPhrases, scene: Scene, span: Span, frame: Frame) -> bool:
    """True for `300 units` where things were told before."""
    told = "flow" in frame or "indicator" in frame or "product" in frame
    if told and _GENERIC.fullmatch(span.words(scene.text)) and scene.text.endswith(" of ", 0, span.start):
        return True
    return told and bool(phrases.counter.fullmatch(span.words(scene.text)))


def _counted(phrases: NounPhrases, scene: Scene, follow: Span) -> Span | None:
    """The noun phrase that follows a count, unless it is none: `went`, `a day`."""
    lead = _LEAD.match(scene.text, follow.start, follow.end)
    goods = (t for t in scene.terms if t.kind == "product" and lead)
    named = (t for t in goods if follow.start <= t.span.start < lead.end() < t.span.end)
    whole = next(named, None)  # `new energy vehicles`, whose `new` is no adjective
    if whole:
        return whole.span
    span = lead and phrases.at(scene.text, lead.end(), follow.end)
    if not span or span.start != lead.end() or phrases.not_counted.match(scene.text, span.start):
        return None
    if any(m.span.start == span.start for m in scene.periods):
        return None
    before = _BEFORE_CLAUSE.match(scene.text, span.start, span.end)
    return Span(span.start, before.end()) if before else span


def _end_of_name(scene: Scene, span: Span) -> int:
    """The end of what is counted, with a longer name that begins with it: `firms [that recorded imports]`."""
    longer = (t for t in scene.terms if t.kind == "indicator" and t.span.start == span.start)
    return max([span.end, *(t.span.end for t in longer if " " not in span.words(scene.text))])


def _take_known(naming: Naming, scene: Scene, span: Span, frame: Frame) -> bool:
    """Take the indicators and enterprise types that are counted; False if there are none."""
    known = [t for t in naming.within(scene, span) if t.kind in ("indicator", "enterprise")]
    known = [t for t in known if not t.span.words(scene.text).endswith("economies")]
    for term in known:
        frame[term.kind] = naming.told(term)
    if known and known[0].kind == "indicator":
        frame.pop("flow", None)
    return bool(known)


def _traded(naming: Naming, scene: Scene, span: Span, frame: Frame) -> Frame:
    """A known product counted or weighed where the sentence before told of a flow: its flow goes on."""
    product = next((t for t in naming.within(scene, span) if t.kind == "product"), None)
    if not product or "flow" not in frame or frame["flow"].name == "balance":
        return {}
    if "indicator" in frame and not has_goods(frame):
        return {}
    return {"product": naming.told(product), "flow": frame["flow"]}


def _take_product(naming: Naming, scene: Scene, follow: Span, frame: Frame) -> None:
    """`exported 2 million cars`, `91 million tons of crude oil`: what a flow or weight is of."""
    lead = _OF_WHAT.match(scene.text, follow.start, follow.end)
    told = [t for t in naming.within(scene, follow) if lead and t.span.start == lead.end()]
    if told and told[0].kind == "product":
        old, new = frame.get("product"), naming.told(told[0])
        if not (old and old.how == "explicit" and _is_same(old, new)):
            frame["product"] = new
        if "indicator" in frame and frame["indicator"].rule == "what is counted":
            frame.pop("indicator")


def _take_kind(naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
    """`620,000 firms, of which 540,000 were private firms`, `and of these 300 were trams`: what kind is counted."""
    follow = scene.follow(number)
    lead = _WERE.match(scene.text, follow.start, follow.end)
    told = lead and next((t for t in naming.within(scene, follow) if t.span.start == lead.end()), None)
    of_these = told and told.kind == "product" and _OF_THESE.search(scene.left(number))
    if told and (told.kind == "enterprise" or of_these):
        frame[told.kind] = naming.told(told)


def _is_same(old: Told, new: Told) -> bool:
    """True for `cars` and `vehicles`, two words for one name of the vocabulary."""
    return old.name.partition(" (")[0] == new.name.partition(" (")[0]


def _named_before(scene: Scene, number: int, frame: Frame) -> bool:
    """True when the sentence told a subject before a count, or before the count that it continues."""
    before = scene.quantities[number - 1] if number else None
    first = before if before and before.unit.kind == "count" else scene.quantities[number]
    told = (
        frame[kind]
        for kind in ("indicator", "product", "flow")
        if kind in frame and _is_countable(frame[kind])
    )
    if _AS_WELL_AS.search(scene.left(number)):
        return False
    begin = _clause_start(scene, number)
    apart = _counts_apart(scene, number)
    if apart:
        begin = before.span.end + apart.start()
    return any(t.how == "explicit" and begin <= t.span.start < first.span.start for t in told)


def _counts_apart(scene: Scene, number: int) -> re.Match[str] | None:
    """Where a clause begins that counts things of its own, behind an amount of money or `four more than in May`."""
    kind = scene.quantities[number - 1].unit.kind if number else ""
    apart = kind in ("currency", "quantity") or (kind == "percent" and _WERE_DONE.match(scene.right(number)))
    apart = apart or (kind == "count" and _MORE_THAN.match(scene.right(number - 1)))
    return _AND_COUNT.search(scene.left(number)) if apart else None


def _clause_start(scene: Scene, number: int) -> int:
    """Where a number's clause begins: behind the last semicolon before it, if any."""
    start, end = scene.sentence.span.start, scene.quantities[number].span.start
    return max(start, scene.text.rfind(";", start, end) + 1)


def _is_countable(told: Told) -> bool:
    """False for the growth of an economy, which has no number of things: `the economy added 200,000 jobs`."""
    return told.nature != "growth"


def _take_place(naming: Naming, scene: Scene, rest: Span, frame: Frame) -> None:
    """`229 cities in Europe`: where the counted things are."""
    place = _PLACE.match(scene.text, rest.start, rest.end)
    if not place:
        return
    for term in naming.within(scene, rest):
        if term.kind in ("partner", "region") and term.span.start == place.end() and not naming.is_home(term):
            frame["region"] = naming.told(term)


def _drop_inherited(frame: Frame, start: int, kinds: tuple[str, ...]) -> None:
    """Things are counted for themselves: what was told before their clause's `start` ends, but for `these countries`."""
    for kind in kinds:
        old = frame.get(kind)
        if old and (old.how == "inherited" or old.span.start < start) and old.rule != POINTED:
            frame.pop(kind)


def _take_own_words(naming: Naming, span: Span, frame: Frame, head: str, more: str) -> None:
    """What is counted in the text's own words, behind `visitors from` if that stands before the number, or with `more`."""
    frame.pop("product", None)
    if has_goods(frame) and frame["indicator"].how == "explicit":
        frame["flow"] = Told("total", frame["indicator"].span)
    counted = naming.own_words(span, "what is counted")
    frame["indicator"] = counted._replace(
        name=f"{head} {counted.name}".strip() if head else more or counted.name
    )


def clause_of(scene: Scene, follow: Span) -> Span:
    """The beginning of some words, up to a comma or semicolon."""
    return Span(*_CLAUSE.match(scene.text, follow.start, follow.end).span())
