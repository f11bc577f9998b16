"""What a rank is in and whose it is: `Kenya is our third-largest trading partner`, `the second-largest exporter of tin`."""

import re
from dataclasses import dataclass

from analysis.kept import kept
from analysis.lexicon import Language, alternatives
from analysis.model import Span
from analysis.resolve.counted import clause_of
from analysis.resolve.explained import is_class
from analysis.resolve.frame import GOODS, Frame, Told
from analysis.resolve.mentions import Mentions
from analysis.resolve.own_words import AFTER_OF, OwnWords
from analysis.resolve.scene import Scene
from analysis.resolve.timeless import ECONOMY

# `[Kenya] remained our`, `[Kenya] replaced Peru as the country's`
_STANDS = re.compile(r"[^;]*?\b(?:is|was|are|were|been|remain\w*|bec[ao]m\w*|as|rank\w*|stayed|to)\s[^;,]*$")

# `(the largest buyer) [of] Chinese cars`, `(partner) [after] Peru`, `(market) of [30 countries]`
_OF = re.compile(
    r"\s+(?:of|for)\s+(?:(?:our|its|the|their|china's|chinese|domestic)\s+)*(?!\d|exports\b|imports\b|goods\b|trade\b)",
    re.I,
)
_OTHERS = re.compile(r"\s+(?:of|for)\s+(?:(?:more\s+than|over|about|nearly|some)\s+)?\d")
_NEAR = 24
_WORLDS = re.compile(r"\b(?:world['’]s|global|asia['’]s|europe['’]s|africa['’]s)\s+(?:[\w-]+\s+)?$")
# `making [it] our`, `[which] is the country's`, `[each other]'s`, and a participle, whose subject is that of the clause before
_IT = re.compile(
    r"\b(?:it|which|that|each\s+other|remaining|becoming|staying|ranking|the\s+(?:bloc|group|country|region|continent))\b"
)

# `Japan [is] the world's second-largest economy`
_IS = re.compile(r"\s+(?:is|was|are|were|bec[ao]me|remains?|remained)\s")
_GDP = "gross domestic product (GDP)"


def ranks_economy(scene: Scene, number: int) -> bool:
    """True for the rank of `Exports from Asia's fourth-largest economy`, behind which the exports go on."""
    quantity = scene.quantities[number]
    return quantity.unit.code == "rank" and bool(ECONOMY.match(scene.text, quantity.span.end))


@dataclass
class Ranks:
    """Completes the frames of ranks by the words right of them; patterns are made once from the language pack."""

    language: Language
    mentions: Mentions
    words: OwnWords

    @kept
    def _of_trade(self) -> re.Pattern:
        """`trading partner`, `export market`: ranks among partners, in a group named after the flow."""
        nouns = {flow: self.language.grammar[f"ranked_{flow}"] for flow in ("total", "exports", "imports")}
        flows = "|".join(f"(?P<{flow}>{alternatives(told)})" for flow, told in nouns.items())
        return re.compile(rf"\s*(?:{flows})s?\b")

    @kept
    def _of_goods(self) -> re.Pattern:
        """`exporter of`, `market for`: words whose object is what a rank is in."""
        return re.compile(rf"\b(?:{alternatives(self.language.grammar['ranked'])})\s+(?:of|for)\s+")

    def put(self, scene: Scene, number: int, frame: Frame) -> None:
        """Put what the words right of a rank tell into its frame, in place."""
        if self._put_partner(scene, number, frame):
            return
        economy = ECONOMY.match(scene.text, scene.follow(number).start)
        if economy and ("flow" in frame or "partner" in frame):
            whose = frame.get("region") or frame.get("partner")
            frame.clear()
            if whose and _IS.match(scene.text, whose.span.end, scene.quantities[number].span.start):
                frame["region"] = whose
            frame["indicator"] = Told(_GDP, Span(*economy.span("economy")), rule="rank among economies")
            return
        if _WORLDS.search(scene.left(number)):
            for kind in [kind for kind, told in frame.items() if told.how == "inherited"]:
                frame.pop(kind)
        clause = clause_of(scene, scene.follow(number))
        for term in self.mentions.naming.within(scene, clause):
            if is_class(scene, term):
                continue
            if term.kind in ("flow", "product") or (term.kind == "indicator" and "flow" not in frame):
                self.mentions.put(scene, frame, term)
        found = self._of_goods.search(scene.text, clause.start, clause.end)
        span = self.words.phrases.at(scene.text, found.end(), clause.end) if found else None
        if span:
            self.words.put(scene, frame, span, AFTER_OF)

    def _put_partner(self, scene: Scene, number: int, frame: Frame) -> bool:
        """`Kenya is our third-largest trading partner`: all trade with Kenya."""
        follow = scene.follow(number)
        noun = self._of_trade.match(scene.text, follow.start)
        goods = self._goods(scene, noun.end(), follow.end) if noun else None
        if not noun or self._is_of_others(scene, noun.end()) or (goods and noun["total"]):
            return False
        partner = self._ranked(scene, number, frame, turns=bool(noun["total"]))
        if not partner or _WORLDS.search(scene.left(number)):
            return False
        for kind in ("product", "enterprise", "mode", "region"):
            frame.pop(kind, None)
        span = Span(*noun.span(noun.lastgroup))
        frame["flow"] = Told(noun.lastgroup, span, rule="rank among partners")
        frame["indicator"] = Told(GOODS, span, rule="rank among partners")
        frame["partner"] = partner
        if goods:
            self.words.put(scene, frame, goods, AFTER_OF)
        return True

    def _is_of_others(self, scene: Scene, end: int) -> bool:
        """True for `the largest buyer of 30 countries` and `of Peru`, in a text of another economy."""
        if not scene.text.startswith((" of ", " for "), end):
            return False
        near = self.mentions.naming.within(scene, Span(end, end + _NEAR))
        abroad = any(t.kind == "partner" and not self.mentions.naming.is_home(t) for t in near)
        return abroad or bool(_OTHERS.match(scene.text, end))

    def _goods(self, scene: Scene, start: int, end: int) -> Span | None:
        """`(the second-largest buyer) of tin whistles`: the goods bought."""
        lead = _OF.match(scene.text, start, end)
        return self.words.phrases.at(scene.text, lead.end(), end) if lead else None

    def _ranked(self, scene: Scene, number: int, frame: Frame, *, turns: bool) -> Told | None:
        """The economy that has the rank, in a text of another one: the subject, or what `it` stands for.

        `turns` that `China is Kenya's second-largest partner` tells of Kenya, in a text of China.
        """
        naming, gap = self.mentions.naming, scene.gap(number)
        named = [term for term in naming.within(scene, gap) if term.kind == "partner"]
        abroad = [term for term in named if not naming.is_home(term)]
        if not naming.extraction.home:
            return None
        if not abroad:
            return frame.get("partner") if _IT.search(scene.text, gap.start, gap.end) else None
        stands = _STANDS.match(scene.text, abroad[0].span.end, gap.end)
        if naming.is_home(named[0]) and not turns:
            return None
        turned = naming.is_home(named[0]) and len(abroad) == 1
        return naming.told(abroad[0]) if stands or turned else None
