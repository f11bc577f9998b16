"""Topics: which partner, enterprise, region and mode a turn tells of, and the words that point back to them."""

import re
from collections import Counter
from dataclasses import dataclass, field

from analysis.extract import TermMention
from analysis.needing import needing
from analysis.resolve.examples import is_example
from analysis.resolve.frame import POINTED, TOPICS, Frame, Naming, Told
from analysis.resolve.masks import DATELINE
from analysis.resolve.scene import Scene

# `these countries`, `partner economies`, `to the region`, `bilateral`: words for the partner told before.
_COUNTRIES = re.compile(
    r"\b(?P<which>these|those|that|both|the\s+two|the\s+other(?:\s+[a-z]+)?|partner)"
    r"\s+(?:countr(?:y|ies)|nations|markets|economies|sides|bloc)\b"
    r"|\b(?:with|to|from)\s+the\s+(?:region|bloc|country|continent)\b"
    r"|\b(?:bilateral|two-way)\b|\bbetween\s+(?:us|our\s+two\s+countries)\b"
)
_MUTUAL = ("bilateral", "two-way")
# `the city's foreign trade`: of the place named last.
_THE_PLACE = re.compile(
    r"\bthe\s+(?:city|province|municipality|port|island|prefecture|region|area|delta)"
    r"(?:['’]s\b|\s+(?:imported|exported|recorded|saw|handled|reported|posted|registered)\b"
    r"|,\s+(?:an?|the|which)\s[^,;]{1,60},\s+(?:imported|exported|recorded|saw|handled|reported|posted)\b)"
)
# `the port operates 76 routes`: the one named last, of this kind.
_THE_KIND = needing(
    ("port", "zone"),
    r"\b(?:the|this)\s+(?P<kind>port|airport|pilot\s+zone|zone|free\s+trade\s+port)\b(?!\s+of\b)",
)
# `[Kenyan] President`, `[Chinese] Vice Premier`: a person, and no topic.
_TITLE = re.compile(
    r"\s+(?:vice\s+|deputy\s+|prime\s+|foreign\s+|finance\s+|trade\s+|commerce\s+|state\s+)?(?:premier|president|minister|chancellor|ambassador|king|leaders?|officials?|delegation|embassy|group|corporation|corp|university|institute|securities|stock\s+exchange)\b"
)
# `sales there were 3 billion`, but not `and there were 3 billion`
_THERE = needing(
    "there",
    r"\b(?:sales|exports|imports|output|production|investment|trade|spending|prices|demand|purchases|visitors|enterprises|companies|firms|consumption|revenue|turnover)\s+there\b",
)
# `the city's` is no zone told before.
_ZONE, _A_CITY = re.compile(r"\bzones?$"), re.compile(r"\b(?:city|province|municipality|island)\b")
_KINDS = ("port", "airport", "zone")
# How often a turn names a topic that then lasts, and stands for itself in its next sentences.
_LASTING = 3


@dataclass
class Topics:
    """The topics of one text, sentence by sentence.

    `told` are those of this sentence, `last` the last ones told up to it, `before` the last ones up to the
    sentence before; `counts` says how often this turn and the one before named each.
    """

    naming: Naming
    turn: int = -1
    counts: Counter = field(default_factory=Counter)
    older: Counter = field(default_factory=Counter)
    told: Frame = field(default_factory=dict)
    last: Frame = field(default_factory=dict)
    before: Frame = field(default_factory=dict)
    places: dict[str, Told] = field(default_factory=dict)

    def enter(self, scene: Scene) -> None:
        """Begin a sentence: a new turn forgets all topics but those of the last turn."""
        if scene.sentence.turn != self.turn:
            self.turn = scene.sentence.turn
            self.counts = self.counts - self.older
            self.older = Counter(self.counts)
        topics = [term for term in scene.terms if self._is_topic(scene, term)]
        self.told = {term.kind: self.naming.told(term) for term in topics}
        self.before = self.last
        for term in topics:
            kind = term.name.rsplit(" ", 1)[-1].lower()
            if term.kind == "region" and kind in _KINDS:
                self.places[kind] = self.naming.told(term)
        if topics:
            self.last = self.last | self.told
            self.counts.update((term.kind, term.name) for term in topics)

    def _is_topic(self, scene: Scene, term: TermMention) -> bool:
        """False for the reporting economy, a customs office, examples, and the place of a dateline."""
        if term.kind not in TOPICS or self.naming.is_home(term):
            return False
        if scene.text.startswith(" customs", term.span.end) or is_example(scene, term):
            return False
        if term.kind == "region" and DATELINE.match(scene.text, term.span.end):
            return False
        return not _TITLE.match(scene.text, term.span.end)

    def lasts(self, kind: str, name: str) -> bool:
        """True for a topic that the turn names so often that it goes on by itself."""
        return self.counts[(kind, name)] >= _LASTING

    def point(self, scene: Scene, frame: Frame, pending: list[Scene]) -> None:
        """Put what `these countries` and `the city's` point back to into the frame, in place.

        `pending` are the sentences without figures just before.
        """
        self._point_to_partner(scene, frame, pending)
        points = _THE_PLACE.search(scene.left(0)) or _THERE.search(scene.left(0))
        zone = "region" in self.before and _ZONE.search(self.before["region"].name)
        if (
            points
            and not (zone and _A_CITY.search(points[0]))
            and "region" in self.before
            and "region" not in self.told
        ):
            frame["region"] = self.before["region"].inherited(POINTED)
        self._point_to_kind(scene, frame)

    def _point_to_kind(self, scene: Scene, frame: Frame) -> None:
        """`the port handled 8 million boxes`: the port named last, in place."""
        match = _THE_KIND.search(scene.left(0))
        if match and "region" not in self.told:
            kind = match["kind"].split()[-1]
            known = self.places.get(kind)
            if known:
                frame["region"] = known.inherited(POINTED)

    def _point_to_partner(self, scene: Scene, frame: Frame, pending: list[Scene]) -> None:
        """`exports to these countries`, `bilateral trade`: the partner told before, in place."""
        match = _COUNTRIES.search(scene.left(0)) if "partner" in self.last else None
        if not match:
            return
        apart = match["which"] in ("partner", "both", "the two") or match[0] in _MUTUAL
        near = not apart and "partner" in self.before
        told = self._just_named(pending) if match[0] in _MUTUAL else None
        told = told or (self.before["partner"] if near else self._prevailing("partner"))
        frame["partner"] = told.inherited(POINTED)

    def _just_named(self, pending: list[Scene]) -> Told | None:
        """The one other economy of a sentence without figures just before: `China-Kenya trade is growing.`"""
        terms = pending[-1].terms if pending else []
        named = {
            term.name: term for term in terms if term.kind == "partner" and not self.naming.is_home(term)
        }
        return self.naming.told(*named.values()) if len(named) == 1 else None

    def _prevailing(self, kind: str) -> Told:
        """The name of a dimension that the turn told most often, else the last one told."""
        counts = {name: n for (k, name), n in self.counts.items() if k == kind}
        best = max(counts, key=counts.get, default="")
        last = self.last[kind]
        return last._replace(name=best) if counts.get(best, 0) > 1 else last
