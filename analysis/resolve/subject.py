"""Whom and what a figure is about: indicator, flow, partner, product, enterprise, region, mode.

A frame holds the dimensions in force. Reading a sentence from left to right, each mention replaces its
own dimension; words such as `total` or the reporting economy's name clear the others. What a sentence
does not say is inherited from the sentence before it in the paragraph, under the rules below, and each
inherited dimension remembers where it was told.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis.extract import Extraction, TermMention
from analysis.lexicon import Language, alternatives, fold
from analysis.model import Span
from analysis.resolve.scene import Scene

KINDS = ("indicator", "flow", "partner", "product", "enterprise", "region", "mode")
TOPICS = ("partner", "enterprise", "region", "mode")
GOODS = "goods trade"


@dataclass(frozen=True, slots=True)
class Told:
    """One dimension of a frame: its name, the words, and whether an earlier sentence told it."""

    name: str
    span: Span
    how: str = "explicit"
    rule: str = "vocabulary"
    nature: str = ""


Frame = dict[str, Told]


def _share_a_word(words: str, name: str) -> bool:
    """True when an alias and its canonical name have a word in common; else the text's own words are kept."""
    return bool({fold(w) for w in re.findall(r"\w+", words)} & {fold(w) for w in re.findall(r"\w+", name)})


@dataclass
class SubjectReader:
    """Walks through the sentences of one text, keeping the frame of the paragraph."""

    extraction: Extraction
    language: Language
    frame: Frame = field(default_factory=dict)
    paragraph: int = -1
    topics: Counter = field(default_factory=Counter)
    older: Counter = field(default_factory=Counter)
    turn: int = -1
    last: dict[str, Told] = field(default_factory=dict)
    before: dict[str, Told] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self.extraction.seed.text

    @cached_property
    def stop(self) -> str:
        """Words at which a noun phrase ends."""
        verbs = alternatives(self.language.direction["up"] + self.language.direction["down"] + self.language.measure["level_verbs"])
        return rf"(?:{verbs}|to|from|with|in|by|during|over|at|on|via|through|than|as|that|which|who|whose|was|were|has|have|had|is|are|all|both|each|also|total\w*|account\w*|respectively|while|but|when|since|after|under|between|achiev\w+|maintain\w*|saw|seen|continu\w+|remain\w*|show\w*|amount\w*|exceed\w*|surpass\w*|perform\w*|enjoy\w*|experienc\w*|sustain\w*|keep|kept|nearly|about|more|less|approximately|almost|only|just|not|such|including|amid|despite|because|due|it|its|they|their|this|these|those|we|he|she|would|will|could|may|might|should|can|been|being|followed|driven|led|helped|compared|relative|excluding|where|respectively|according|made|contribut\w*|averag\w*|represent\w*|turn\w*|became|become|stay\w*|worth|valued|closely|together|account)\b"

    @cached_property
    def noun_phrase(self) -> re.Pattern:
        """A noun phrase: words and commas up to a verb, a preposition or a number."""
        word = rf"(?!{self.stop})[A-Za-z][\w'’\-/&]*"
        join = r"(?:\s+|,\s+(?:and\s+|or\s+)?|\s+and\s+|\s+for\s+)"
        return re.compile(rf"(?:(?:the|an?|its|their|other|some|certain|key|major|main|all)\s+)*[\"“]?(?P<np>(?!(?:for|every|per|and|or|an?|the|first|second|third|last|next|same)\b(?!-)){word}(?:{join}{word})*)", re.I)

    @cached_property
    def subject_verb(self) -> re.Pattern:
        """A clause's own subject: a noun phrase just before a verb of change or level, then the number."""
        verbs = alternatives(self.language.direction["up"] + self.language.direction["down"] + self.language.measure["level_verbs"] + ["contribut*", "account* for"])
        return re.compile(rf"(?:\s+(?:closely\s+)?(?:related|representing|shipped|made|used|produced|sold|such\s+as|including|to|from|in|by|with)\b[^,;]*?)?\s*,?\s*(?:also\s+|all\s+|both\s+|each\s+|has\s+|have\s+|had\s+|is\s+|was\s+|were\s+|are\s+)*(?:{verbs})\b", re.I)

    def read(self, scene: Scene, measures: list[str]) -> list[Frame]:
        """The frames of all quantities of a sentence, in order.

        `measures` are first readings of the measures, needed to tell a share's whole from its subject.
        """
        self._enter(scene)
        frame = self._inherit(scene)
        frames, consumed = [], set()
        for number, mention in enumerate(scene.quantities):
            gap = scene.gap(number)
            for term in self._terms(scene, gap):
                if term.span not in consumed and not self._masked(scene, number, term, measures):
                    self._put(scene, frame, term)
            self._free_product(scene, number, frame)
            if measures[number] in ("share", "share_change"):
                self._from_share_of(scene, gap, frame)
            snapshot = self._looking_right(scene, number, frame, measures[number], consumed)
            frames.append(snapshot)
            frame = self._after(scene, number, frame, snapshot, measures)
        self._respectively(scene, frames)
        self._leave(scene, frame, frames)
        return frames

    # --- entering and leaving a sentence ------------------------------------------------------------

    def _enter(self, scene: Scene) -> None:
        if scene.sentence.turn != self.turn:
            self.turn = scene.sentence.turn
            self.topics = Counter({k: v for k, v in (self.topics - self.older).items() if v})
            self.older = Counter(self.topics)
            self.frame = {}
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph = scene.sentence.paragraph
            self.frame = {}
        self.before = dict(self.last)
        for term in scene.terms:
            if term.kind in TOPICS and not self._is_home(term):
                self.last[term.kind] = self._told(term)
        self.topics.update((t.kind, t.name) for t in scene.terms if t.kind in TOPICS and not self._is_home(t))

    def _inherit(self, scene: Scene) -> Frame:
        """What the sentence takes over, with the partner that `these countries` or `bilateral` points to."""
        frame = self._carried(scene)
        if not scene.quantities or "partner" not in self.last:
            return frame
        head = scene.text[scene.sentence.span.start : scene.quantities[0].span.start]
        match = re.search(r"\b(?P<near>these|those|that|both|the\s+two|partner)\s+(?:countr(?:y|ies)|nations|markets|economies|sides|bloc)\b|\bbilateral\b", head, re.I)
        if match:
            near = match["near"] and match["near"].lower() != "partner"
            told = self.before["partner"] if near and "partner" in self.before else self._prevailing("partner")
            frame["partner"] = replace(told, how="inherited", rule="anaphor")
        return frame

    def _prevailing(self, kind: str) -> Told | None:
        """The name of a dimension that the turn told most often, else the last one told."""
        counts = {name: n for (k, name), n in self.topics.items() if k == kind}
        best = max(counts, key=counts.get, default="")
        last = self.last.get(kind)
        return replace(last, name=best) if last and counts.get(best, 0) > 1 else last

    def _carried(self, scene: Scene) -> Frame:
        old = {k: replace(v, how="inherited") for k, v in self.frame.items()}
        if not scene.quantities:
            return old
        first = scene.quantities[0].span.start
        own = [t for t in scene.terms if t.span.end <= first and not self._masked(scene, 0, t, ["level"])]
        kinds = {t.kind for t in own if not self._is_home(t)}
        if not kinds or re.match(r"(?:this|these|it|they|of (?:this|these|which|the total)|among (?:these|them|which))\b", scene.words, re.I):
            return old
        head = scene.text[scene.sentence.span.start : first]
        if re.search(r"\b(?:their|its|these|such|whose)\b", head) and not any(self._is_home(t) for t in own):
            kept = TOPICS if kinds & {"flow", "indicator"} else KINDS
            return {k: v for k, v in old.items() if k in kept and k not in kinds}
        if any(self._is_home(t) for t in own) or re.search(r"\b(?:total|overall|national|nationwide)\s+(?:\w+\s+){0,2}(?:exports|imports|trade)\b", scene.words[: first - scene.sentence.span.start], re.I):
            return {}
        if "indicator" in kinds and not kinds & {"flow"}:
            names = {t.name for t in own if t.kind == "indicator"}
            return {k: v for k, v in old.items() if k in ("region",)} if names != {GOODS} or kinds & set(TOPICS) else self._topics_only(old, kinds)
        if kinds & set(TOPICS):
            return {k: v for k, v in old.items() if k in ("indicator", "flow") and "flow" not in kinds}
        if kinds == {"flow"}:
            return {k: v for k, v in old.items() if k != "indicator" or v.name == GOODS}
        if "flow" in kinds:
            return self._topics_only(old, kinds)
        return {k: v for k, v in old.items() if k != "product"}

    def _topics_only(self, old: Frame, kinds: set[str]) -> Frame:
        """The topics that prevail in this turn and stood in the sentence before."""
        return {k: v for k, v in old.items() if k in TOPICS and self.topics[(k, v.name)] >= 3}

    def _leave(self, scene: Scene, frame: Frame, frames: list[Frame]) -> None:
        if frames:
            self.frame = dict(frames[-1])
            return
        for term in scene.terms:
            if term.kind in TOPICS and not self._is_home(term):
                self.frame[term.kind] = self._told(term)

    # --- reading from left to right -------------------------------------------------------------------

    def _terms(self, scene: Scene, span: Span) -> list[TermMention]:
        return [t for t in scene.terms if span.start <= t.span.start and t.span.end <= span.end]

    def _is_home(self, term: TermMention) -> bool:
        return term.kind == "partner" and term.name == self.extraction.home

    def _told(self, term: TermMention) -> Told:
        nature, name = term.extra.get("nature", ""), term.name
        told = " ".join(term.span.words(self.text).split())
        words = told.lower()
        if term.kind in ("product", "indicator") and name != GOODS and not _share_a_word(words, name):
            name = f"{name} ({told})" if told.isupper() else words
        if term.kind == "indicator" and nature == "level" and re.match(r"\s+(?:rate|ratio)s?\b", self.text[term.span.end : term.span.end + 8]):
            nature, name = "rate", f"{name} rate"
        if term.kind == "indicator" and re.search(r"\b(?:surplus|deficit|gap|shortfall)\b", words):
            name = " ".join(words.split())
        return Told(name, term.span, nature=nature)

    def _masked(self, scene: Scene, number: int, term: TermMention, measures: list[str]) -> bool:
        """True for a mention that is no subject: in a whole, a comparison, an example, an adjective."""
        before = scene.text[max(scene.sentence.span.start, term.span.start - 60) : term.span.start]
        if re.search(r"\b(?:than|compared\s+(?:with|to)|versus)\s[^,;.]*$|\b(?:such\s+as|including|like)\s(?:(?!\b(?:to|from|with|by|via)\b)[^,;.])*$", before):
            return True
        lead = scene.text[scene.gap(number).start : term.span.start]
        if re.search(rf"\b(?:{alternatives(self.language.measure['share_words'])})\s+(?:of|in)\s[^,;]*$", lead, re.I):
            return True
        if measures[number] == "contribution" and re.search(rf"\b(?:{alternatives(self.language.measure['contribution'])}|\w+(?:ing|ed)|took|takes)\b[^,;]*$", lead, re.I):
            return True
        gap = scene.gap(number)
        if number and measures[number - 1] in ("share", "contribution", "share_change", "rank"):
            lead = scene.text[gap.start : term.span.start]
            clause = re.split(r"[,;]|\bwhile\b|\band\s+(?=\w+ing\b)", lead)
            if len(clause) == 1 and re.match(r"\s*(?:of|to|from|in|point|,?\s*remaining)\b", lead):
                return True
        if term.kind == "flow" and re.match(r"\s+(?:tariffs?|duties|duty|credit|controls?|quotas?|licen[cs]\w+|markets?|growth\s+momentum|restrictions?|bans?)\b", scene.text[term.span.end : term.span.end + 24]):
            return True
        return False

    def _put(self, scene: Scene, frame: Frame, term: TermMention) -> None:
        before = scene.text[max(scene.sentence.span.start, term.span.start - 40) : term.span.start]
        if self._is_home(term):
            near = any(t.kind in ("flow", "indicator", "product") and 0 < t.span.start - term.span.end < 30 for t in scene.terms)
            if near and not re.search(r"\b(?:with|between|to|from|in|into|and)\s+$", before) and re.match(r"['’]s?\b", scene.text[term.span.end : term.span.end + 2]):
                self._clear(frame)
            return
        if term.kind in ("flow", "indicator") and re.search(r"(?<!\ba )\b(?:total|overall|national|nationwide|aggregate)\s+(?:\w+\s+)?$", before, re.I):
            self._clear(frame)
        if term.kind == "indicator":
            old = frame.get("indicator")
            if old is None or old.name != term.name:
                frame.pop("product", None)
                frame.pop("flow", None)
            if term.name == GOODS and not re.search(r"\b(?:whose|their|its)\s+$", before):
                frame.pop("flow", None)
        if term.kind == "flow":
            if frame.get("indicator") and frame["indicator"].name == GOODS:
                frame.pop("indicator")
            if "indicator" in frame and frame["indicator"].how == "inherited":
                frame.pop("indicator")
            if re.match(r"\s+of\b", scene.text[term.span.end : term.span.end + 4]):
                frame.pop("product", None)
        if term.kind in TOPICS:
            for kind in TOPICS:
                if kind in frame and frame[kind].how == "inherited" and frame[kind].rule != "anaphor":
                    frame.pop(kind)
        frame[term.kind] = self._listed(scene, frame, term)

    def _clear(self, frame: Frame) -> None:
        """Start from the whole economy again; a partner that `these countries` points to stays."""
        for kind in ("partner", "product", "enterprise", "region", "mode"):
            if kind in frame and frame[kind].rule != "anaphor":
                frame.pop(kind)

    def _from_share_of(self, scene: Scene, gap: Span, frame: Frame) -> None:
        """`the EU's share of exports`: the flow or indicator of the whole is that of the share."""
        if "flow" in frame or "indicator" in frame:
            return
        for term in self._terms(scene, gap):
            if term.kind in ("flow", "indicator") and term.kind not in frame:
                frame[term.kind] = self._told(term)

    def _listed(self, scene: Scene, frame: Frame, term: TermMention) -> Told:
        """The mention, joined to the one before it when both stand in one list (`A, B and C`)."""
        old = frame.get(term.kind)
        if not old or term.kind in ("indicator", "flow", "mode") or old.how != "explicit":
            return self._told(term)
        between = scene.text[old.span.end : term.span.start]
        if not re.fullmatch(r",?\s+(?:and\s+|as\s+well\s+as\s+|or\s+|the\s+)*(?:the\s+)?|,\s+|\s*/\s*", between) or not between.strip():
            return self._told(term)
        names = [*re.split(r", | and ", old.name), term.name] if old.rule == "list" else [old.name, term.name]
        name = ", ".join(names[:-1]) + f" and {names[-1]}"
        return Told(name, Span(old.span.start, term.span.end), rule="list")

    def _after(self, scene: Scene, number: int, frame: Frame, snapshot: Frame, measures: list[str]) -> Frame:
        """The frame that the next figure of the sentence starts from; a whole's words end with their share."""
        listed = measures[number + 1 : number + 2] in ([measures[number]], ["share_change"])
        if measures[number] in ("share", "contribution") and not listed and "flow" not in frame and "flow" in snapshot:
            return {**frame, **{k: snapshot[k] for k in ("enterprise", "partner") if k in snapshot and k not in frame}}
        return dict(snapshot)

    # --- words that are not in the vocabulary ---------------------------------------------------------

    def _free_product(self, scene: Scene, number: int, frame: Frame) -> None:
        """`exports of X`, `prices of X`, or a clause's own subject X: the product in its own words."""
        gap = scene.gap(number)
        words = scene.text[gap.start : gap.end]
        last = None
        for last in re.finditer(r"\b(?:(?:exports?|imports?|exporters?|importers?|producers?|prices?|sales|output|production|shipments|trade|value|volume|number)\s+of|(?:growth|growth\s+rates?|increases?|declines?|rises?|demand|prices?|spending)\s+(?:for|in|on))\s+", words, re.I):
            pass
        if last and last[0].lower().startswith("number"):
            self._number_of(scene, frame, gap, words, last)
            return
        if last and not re.match(r"(?:the\s+)?(?:goods|imports|exports|trade|import|export|foreign trade)\b", words[last.end() :], re.I):
            found = self.noun_phrase.match(words, last.end())
            if found:
                self._free(scene, frame, Span(gap.start + found.start("np"), gap.start + found.end("np")), "words after `of`")
            return
        self._clause_subject(scene, number, frame, words, gap)

    def _number_of(self, scene: Scene, frame: Frame, gap: Span, words: str, opener: re.Match) -> None:
        """`the number of X reached 61`: X is what is counted."""
        found = self.noun_phrase.match(words, opener.end())
        if not found:
            return
        span = Span(gap.start + found.start("np"), gap.start + found.end("np"))
        inside = [t for t in self._terms(scene, span) if t.kind == "indicator" and t.name != GOODS]
        frame["indicator"] = self._told(inside[-1]) if inside else self._own_words(scene, span, "what is counted")

    def _own_words(self, scene: Scene, span: Span, rule: str) -> Told:
        return Told(" ".join(span.words(scene.text).split()).strip("\"“” "), span, rule=rule)

    def _clause_subject(self, scene: Scene, number: int, frame: Frame, words: str, gap: Span) -> None:
        words = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), words)
        opening = re.search(r"(?:^|[,;]\s*)(?:(?:and|while|but|whereas|specifically|meanwhile|additionally|moreover|in\s+addition|notably|among\s+(?:them|these|which)|of\s+which|at\s+the\s+same\s+time)\b,?\s*)*(?P<start>)(?=[A-Za-z\"“])[^,;]*$", words, re.I)
        if not opening:
            return
        begin = opening.start("start")
        found = self.noun_phrase.match(words, begin)
        if not found or not self.subject_verb.match(words, found.end()):
            return
        span = Span(gap.start + found.start("np"), gap.start + found.end("np"))
        if any(span.start < t.span.end and t.span.start < span.end and t.kind != "product" for t in scene.terms):
            return
        if re.fullmatch(r"(?:the|an?|share|proportion|every|each|ratio|it|they|this|these|that|which|there|he|she|we|growth|value|volume|figure|total|number|amount|rate|pace|increase|decrease|decline|year|up|down|or|and|same|period|\s)+", found["np"], re.I):
            return
        if any(p.span.start < span.end and span.start < p.span.end for p in scene.periods):
            return
        self._free(scene, frame, span, "subject of the clause")

    def _free(self, scene: Scene, frame: Frame, span: Span, rule: str) -> None:
        inside = [t for t in scene.terms if span.start <= t.span.start and t.span.end <= span.end and t.kind == "product"]
        if len(inside) == 1 and inside[0].span == span:
            frame["product"] = self._told(inside[0])
            return
        told = self._own_words(scene, span, rule)
        trade = frame.get("flow") or (frame.get("indicator") and frame["indicator"].name == GOODS)
        kind = "product" if inside or trade or rule.startswith("words") or "indicator" in frame else "indicator"
        if kind == "indicator":
            frame.pop("product", None)
        frame[kind] = told

    # --- words right of a number ----------------------------------------------------------------------

    def _looking_right(self, scene: Scene, number: int, frame: Frame, measure: str, consumed: set[Span]) -> Frame:
        follow = scene.follow(number)
        words = scene.text[follow.start : follow.end]
        snapshot = dict(frame)
        nouns = alternatives(self.language.measure["growth_nouns"])
        lead = re.match(rf"\s*(?:(?:[\w-]+\s+)?(?:{nouns})\s+)?(?P<prep>for|in|of|on|by|from|to|with|among|at)\s+(?:the\s+|both\s+)?", words, re.I)
        if measure in ("share", "contribution"):
            self._from_whole(scene, follow, snapshot)
        elif measure in ("level", "count_event", "change") and scene.quantities[number].unit.kind in ("count", "quantity"):
            self._counted(scene, number, snapshot)
        elif measure == "rank":
            self._ranked(scene, follow, snapshot)
        elif lead:
            for term in self._terms(scene, follow):
                if term.span.start - follow.start - lead.end() > 2 or term.kind not in KINDS or self._is_home(term):
                    break
                self._put(scene, snapshot, term)
                consumed.add(term.span)
            if not consumed and lead["prep"].lower() == "for":
                found = self.noun_phrase.match(words, lead.end())
                if found and not any(p.span.start < follow.start + found.end() and p.span.start >= follow.start for p in scene.periods):
                    self._free(scene, snapshot, Span(follow.start + found.start("np"), follow.start + found.end("np")), "words after `for`")
        if not any(t.how == "explicit" for k, t in snapshot.items()) and number == 0:
            for term in self._terms(scene, follow):
                if term.kind not in snapshot and not self._is_home(term) and not self._masked(scene, number, term, [measure]):
                    snapshot[term.kind] = self._told(term)
        return snapshot

    def _ranked(self, scene: Scene, follow: Span, snapshot: Frame) -> None:
        """`the second-largest exporter of X`: what is ranked stands right of the rank."""
        words = re.split(r"[,;]", scene.text[follow.start : follow.end])[0]
        for term in self._terms(scene, Span(follow.start, follow.start + len(words))):
            if term.kind in ("flow", "product") or term.kind == "indicator" and "flow" not in snapshot:
                self._put(scene, snapshot, term)
        found = re.search(r"\b(?:exporter|importer|producer|consumer|market|supplier|buyer|source)\s+(?:of|for)\s+", words)
        product = found and self.noun_phrase.match(words, found.end())
        if product:
            start = follow.start + product.start("np")
            self._free(scene, snapshot, Span(start, follow.start + product.end("np")), "words after `of`")

    def _from_whole(self, scene: Scene, follow: Span, snapshot: Frame) -> None:
        """A share's subject takes from its whole what it does not say itself: flow, region, enterprise."""
        words = scene.text[follow.start : follow.end]
        clause = re.split(r";|,\s+(?:while|with|up|down|but|which|an?\s|and\s+\w+ing|\w+ing|\w+ed)\b|\bwhile\b", words)[0]
        if not re.match(r"\s*(?:of|to|in)\b", clause):
            return
        inside = self._terms(scene, Span(follow.start, follow.start + len(clause)))
        explicit = {k for k, v in snapshot.items() if v.how == "explicit"}
        flows = [t for t in inside if t.kind == "flow" or t.name == GOODS]
        if flows and "flow" not in explicit:
            subject = snapshot.pop("indicator", None)
            if subject and subject.rule == "subject of the clause":
                snapshot["product"] = subject
            snapshot["flow"] = self._told(flows[0]) if flows[0].kind == "flow" else Told("total", flows[0].span)
        for term in inside:
            if self._is_home(term) or term.kind in ("flow", "indicator", "mode"):
                continue
            adjacent = re.match(r"\s*in\s+(?:the\s+)?$", scene.text[follow.start : term.span.start])
            if term.kind not in explicit or adjacent:
                snapshot[term.kind] = self._listed(scene, snapshot, term) if not adjacent else self._told(term)
            elif term.kind == "product" and snapshot["product"].rule == "subject of the clause":
                part = snapshot["product"]
                snapshot["product"] = replace(part, name=f"{term.name} ({part.name})")

    def _counted(self, scene: Scene, number: int, snapshot: Frame) -> None:
        """`628,000 foreign trade enterprises`: what is counted stands right of the number."""
        follow = scene.follow(number)
        words = scene.text[follow.start : follow.end]
        gap = scene.gap(number)
        before = scene.text[gap.start : gap.end]
        counting = number and scene.quantities[number - 1].unit.kind == "count"
        limit = scene.quantities[number - 1].span.start if counting else gap.end
        named = any(
            v.how == "explicit" and scene.sentence.span.start <= v.span.start < limit
            for k, v in snapshot.items()
            if k in ("indicator", "product", "flow")
        )
        if named and not re.search(r"\b(?:with|had|has|have|signed|among|connect\w+|across|cover\w*)\s+(?:[\w-]+\s+){0,2}$", before):
            return
        lead = re.match(r"\s+(?:were\s+|was\s+|of\s+(?:them\s+|these\s+)?(?:were\s+)?)?(?:new\s+)?", words)
        if not lead:
            return
        found = self.noun_phrase.match(words, lead.end())
        if not found or found.start() != lead.end() or re.match(r"(?:went|did|came|left|entered|took|more|less|fewer|a|per)\b", found["np"]):
            return
        span = Span(follow.start + found.start("np"), follow.start + found.end("np"))
        inside = [t for t in self._terms(scene, follow) if t.span.start < span.end + 1]
        place = re.match(r"\s+(?:in|across|within)\s+(?:the\s+)?", scene.text[span.end : follow.end])
        for term in self._terms(scene, Span(span.end, follow.end)) if place else ():
            if term.kind in ("partner", "region") and term.span.start == span.end + place.end() and not self._is_home(term):
                snapshot["region"] = self._told(term)
        indicators = [t for t in inside if t.kind in ("indicator", "enterprise")]
        if indicators:
            for term in indicators:
                snapshot[term.kind] = self._told(term)
            if indicators[0].kind == "indicator":
                snapshot.pop("flow", None)
            return
        snapshot.pop("product", None)
        if "flow" in snapshot and snapshot["flow"].how == "inherited":
            snapshot.pop("flow")
        if snapshot.get("indicator") and snapshot["indicator"].name == GOODS and snapshot["indicator"].how == "explicit":
            snapshot["flow"] = Told("total", snapshot["indicator"].span)
        snapshot["indicator"] = self._own_words(scene, span, "what is counted")

    def _respectively(self, scene: Scene, frames: list[Frame]) -> None:
        """`A, B and C rose 1%, 2% and 3%, respectively`: the items go with the numbers in order."""
        match = re.search(r"\brespectively\b", scene.words)
        if not match:
            return
        place = scene.sentence.span.start + match.start()
        before = [n for n, q in enumerate(scene.quantities) if q.span.end <= place]
        run = []
        for number in reversed(before):
            if run and not re.fullmatch(r"\s*(?:,|and|,\s*and|or|to)\s*(?:by\s+|about\s+)?", scene.text[scene.quantities[number].span.end : scene.quantities[run[0]].span.start]):
                break
            run.insert(0, number)
        if len(run) < 2:
            return
        items = self._items(scene, scene.gap(run[0]), len(run))
        for number, (kind, told) in zip(run, items, strict=False):
            frames[number] = {**frames[run[0]], kind: told}

    def _items(self, scene: Scene, gap: Span, count: int) -> list[tuple[str, Told]]:
        """The listed items left of a `respectively` run: terms of one kind, else noun phrases."""
        terms = self._terms(scene, gap)
        for kind in ("mode", "product", "partner", "enterprise", "region", "flow", "indicator"):
            same = [t for t in terms if t.kind == kind and not self._is_home(t)]
            if len(same) == count:
                return [(kind, self._told(t)) for t in same]
        words = scene.text[gap.start : gap.end]
        opener = None
        for opener in re.finditer(r"\b(?:of|via|by|to|with|in)\s+", words):
            found = self.noun_phrase.match(words, opener.end())
            parts = found and [p for p in re.finditer(r"(?:(?!,\s|\sand\s).)+", found["np"]) if p[0].strip() and p[0].strip() != "and"]
            if parts and len(parts) == count:
                base = gap.start + found.start("np")
                return [("product", self._part(scene, base, p)) for p in parts]
        return []

    def _part(self, scene: Scene, base: int, part: re.Match) -> Told:
        raw = re.sub(r"^(?:,\s*|\s+|and\s+)+", "", part[0])
        start = base + part.end() - len(raw)
        span = Span(start, start + len(raw.rstrip()))
        return Told(raw.strip(), span, rule="respectively")
