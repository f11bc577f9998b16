"""The place a text is about: a province's own release names it once, and then speaks of `exports`."""

import re
from collections import Counter
from dataclasses import dataclass

from analysis.extract import Extraction, TermMention
from analysis.resolve.bare_growth import OUTPUT
from analysis.resolve.frame import POINTED, Frame, Told
from analysis.resolve.masks import DATELINE
from analysis.resolve.scene import Scene

# So many sentences open a text; a transcript opens with a title, the speakers and a welcome.
LEAD, WELCOME = 3, 24
OFTEN = 4
MOST = 0.6
NEAR = 40
# --- what makes a name the place of a text --------------------------------------------------------------
# `Hainan Province`, `Zhejiang's exports`, `exports of Guangdong`.
_TITLE = re.compile(r"\b(?:province|municipality|port|region|state|island)$")
_OWNER = re.compile(
    r"(?:['’]s?\b"
    r"|\s+(?:province|provincial|municipality|municipal|free\s+trade\s+port|foreign\s+trade|trade|exports|imports|gdp|customs"
    r"|government|department|commission|(?:zhuang\s+|uygur\s+|hui\s+)?autonomous\s+region))"
)
# `Chengdu Customs`: an office, whose district may be a province.
_CUSTOMS = re.compile(r"\s+customs\b")
# `the FTZ's exports`: that of the place.
_THE_ZONE = re.compile(r"(?:pilot\s+)?(?:p?ftz|free[\s-]trade\s+zone)")
_OF = re.compile(
    r"\b(?:trade|exports|imports|gdp|economy|output|government)\s+(?:of|in)\s+(?:[\w'’-]+\s+){0,3}$"
)
_BACK = re.compile(
    r"th(?<!\wth)(?:e|is)\s+(?:province|municipality|city|island|autonomous\s+region|prefecture|state)\b"
)
# --- what tells that a sentence is about it, or about more ----------------------------------------------
_MUTUAL = re.compile(
    r"\b(?:bilateral|two-way|our\s+two\s+countries|the\s+two\s+countries|both\s+countries|both\s+sides)\b"
)
_WORLD = re.compile(r"\b(?:the\s+world|global|overall|as\s+a\s+whole|foreign\s+trade)\b")
# `China-Europe freight trains`, `China (Hainan) Pilot Free Trade Zone`.
_PART_OF_NAME = re.compile(r"-\w|\s+\(")
_NATIONAL = re.compile(r"\b(?:national|nationwide|the\s+country['’]s|the\s+nation['’]s)\b")


@dataclass
class Place:
    """Gives the figures of a text its place, where their sentence tells no other one."""

    told: Told | None
    partner: Told | None
    home: str
    nation: int = -1  # the paragraph that turns to the output of the reporting economy

    def fill(self, scene: Scene, frames: list[Frame]) -> None:
        """Add the place or the partner of the text to the frames that have none, in place."""
        if frames and self.partner:
            self._fill_partner(scene, frames)
        if frames and self.told and not self._is_national(scene):
            points_back = _BACK.search(scene.left(0))
            for frame in frames:
                region = frame.get("region")
                if region and _THE_ZONE.fullmatch(region.span.words(scene.text)):
                    frame["region"] = region._replace(name=f"{self.told.name} {region.name}")
                if frame and (
                    not region or (points_back and region.how == "inherited" and region.rule != POINTED)
                ):
                    frame["region"] = self.told

    def _is_national(self, scene: Scene) -> bool:
        """True for a sentence on the whole country: `national exports`, `China's exports`."""
        at_home = any(
            t.kind == "partner" and t.name == self.home and not _PART_OF_NAME.match(scene.text, t.span.end)
            for t in scene.terms
        )
        start, end = scene.sentence.span.start, scene.quantities[0].span.start
        return at_home or bool(_NATIONAL.search(scene.text, start, end))

    def _is_of_nation(self, scene: Scene) -> bool:
        """True from `Our economy grew 5%` to the end of the paragraph: what follows is not trade with the partner."""
        output = any(t.name.startswith(OUTPUT) for t in scene.terms)
        if output and not any(t.kind == "partner" and t.name != self.home for t in scene.terms):
            self.nation = scene.sentence.paragraph
        return scene.sentence.paragraph == self.nation

    def _fill_partner(self, scene: Scene, frames: list[Frame]) -> None:
        """Give the trade of a text on one partner its partner; `bilateral` and `our trade` do not name it."""
        if self._is_of_nation(scene) or _WORLD.search(scene.words):
            return
        mutual = _MUTUAL.search(scene.words)
        for frame in frames:
            if ("flow" in frame or mutual) and not frame.keys() & {"partner", "region"}:
                frame["partner"] = self.partner


def place_of(extraction: Extraction) -> Place:
    """What the text as a whole is about: a part of a country, or the relation to one partner."""
    return Place(_region_of(extraction), _partner_of(extraction), extraction.home)


def _region_of(extraction: Extraction) -> Told | None:
    """The part of a country that the opening names, and the text more often than any other.

    `the province`, `the city` and the like count for it.
    """
    text, structure = extraction.lower, extraction.structure
    sentences = structure.sentences[: WELCOME if len(structure.turns) > 2 else LEAD]
    named = [t for t in extraction.terms if _is_part_of_country(text, t)]
    named = [t for t in named if not _CUSTOMS.match(text, t.span.end)] or named
    if not named or not sentences:
        return None
    owners = [t for t in named if t.span.start < sentences[-1].span.end and _is_owner(text, t)]
    if not owners:
        return None
    counts, back = Counter(t.name for t in named), len(_BACK.findall(text))
    first = max(owners, key=lambda owner: counts[owner.name])
    count = counts[first.name] + back
    enough = OFTEN - 1 if len(counts) == 1 and back else OFTEN
    titled = first.span.start < sentences[0].span.end and count == max(counts.values()) + back
    part = 3 if titled else 2
    if count * part < len(named) + back or count < enough - titled:
        return None
    return Told(first.name, first.span, "inherited", "place of the text")


def _is_part_of_country(text: str, term: TermMention) -> bool:
    """True for a proper name of a region that is no dateline."""
    proper = term.kind == "region" and term.name[0].isupper()
    return proper and not DATELINE.match(text, term.span.end)


def _is_owner(text: str, term: TermMention) -> bool:
    """True for `Hainan Province`, `Zhejiang's exports`, `foreign trade of Guangdong`, not for `in Tokyo`."""
    before = text[max(0, term.span.start - NEAR) : term.span.start]
    titled = _OWNER.match(text, term.span.end) or _TITLE.search(term.span.words(text))
    return bool(titled or _OF.search(before))


def _partner_of(extraction: Extraction) -> Told | None:
    """The one economy besides its own that a text on a bilateral relation is about."""
    named = [t for t in extraction.terms if t.kind == "partner" and t.name != extraction.home]
    if not named:
        return None
    [(name, count)] = Counter(t.name for t in named).most_common(1)
    lead = extraction.structure.sentences[: 2 * LEAD]
    told_early = any(t.name == name and t.span.start < lead[-1].span.end for t in named) if lead else False
    if not told_early or count < OFTEN or count < MOST * len(named) or not _MUTUAL.search(extraction.lower):
        return None
    first = next(t for t in named if t.name == name)
    return Told(name, first.span, "inherited", "partner of the text")
