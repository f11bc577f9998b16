"""Whom and what a figure is about: indicator, flow, partner, product, enterprise, region, mode.

Reading a sentence from left to right, each mention replaces its own dimension of the frame; words such
as `total` or the reporting economy's name clear the others (see `mentions`). Names that are not in the
vocabulary are read by `own_words`, and those right of a number by `following`. What a sentence does not
say is inherited (see `inheritance`), and each dimension remembers where it was told.
"""

import re
from dataclasses import dataclass, field

from analysis.extract import Extraction, TermMention
from analysis.kept import kept
from analysis.lexicon import Lexicon
from analysis.model import Span
from analysis.resolve.at_work import AtWork, at_work
from analysis.resolve.bare_heads import put_bare_head
from analysis.resolve.companies import Companies, companies
from analysis.resolve.counted_places import counts_places, leave_partner
from analysis.resolve.exchange import put_exchange
from analysis.resolve.following import Following
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.going_on import next_frame, to_remember
from analysis.resolve.inheritance import Memory
from analysis.resolve.listed_before import put_together
from analysis.resolve.masks import Masks, masks
from analysis.resolve.mentions import Mentions
from analysis.resolve.named_flow import forget_flow
from analysis.resolve.of_them import NamedTopic
from analysis.resolve.own_words import OwnWords
from analysis.resolve.phrases import NounPhrases, noun_phrases
from analysis.resolve.place import Place, place_of
from analysis.resolve.pointed_region import PointedRegions
from analysis.resolve.pointing import deal_flows
from analysis.resolve.ranks import ranks_economy
from analysis.resolve.rate_for import put_rate_for
from analysis.resolve.rates_and_answers import RatesAndAnswers
from analysis.resolve.relative import Relative
from analysis.resolve.respectively import Item, distribute
from analysis.resolve.scene import Scene
from analysis.resolve.shared_partner import share_partner
from analysis.resolve.shops import put_shops
from analysis.resolve.story import Story
from analysis.resolve.surveyed import put_answered
from analysis.resolve.told_around import ToldAround
from analysis.resolve.trading import Trading
from analysis.resolve.wholes import complete_from_share_of, goes_on
from analysis.resolve.with_clauses import WithClauses
from analysis.resolve.worker_groups import worker_groups

# `36[ new ]foreign-invested enterprises`
_COUNTS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}")


@dataclass
class SubjectReader:
    """Walks through the sentences of one text and gives each quantity its frame."""

    extraction: Extraction
    lexicon: Lexicon
    listed: list[TermMention] = field(default_factory=list)
    dealt: list[Item] = field(default_factory=list)

    @kept
    def naming(self) -> Naming:
        """Names the mentions of the text."""
        return Naming(self.extraction)

    @kept
    def phrases(self) -> NounPhrases:
        """Finds noun phrases."""
        return noun_phrases(self.lexicon)

    @kept
    def masks(self) -> Masks:
        """Hides mentions that are no subject."""
        return masks(self.lexicon)

    @kept
    def place(self) -> Place:
        """The place that the text is about, if any."""
        return place_of(self.extraction)

    @kept
    def story(self) -> Story:
        """The goods that the text is about, if any."""
        return Story(self.extraction.lower)

    @kept
    def regions(self) -> PointedRegions:
        """The parts of a country told before."""
        return PointedRegions(self.naming)

    @kept
    def memory(self) -> Memory:
        """Remembers the sentences before."""
        return Memory(self.naming, self.lexicon.language, self.phrases)

    @kept
    def mentions(self) -> Mentions:
        """Puts mentions of the vocabulary into frames."""
        return Mentions(self.naming, self.lexicon)

    @kept
    def words(self) -> OwnWords:
        """Puts noun phrases into frames."""
        return OwnWords(self.naming, self.phrases)

    @kept
    def trading(self) -> Trading:
        """Reads verbs of trade."""
        return Trading(self.naming, self.lexicon.language)

    @kept
    def companies(self) -> Companies:
        """Reads companies that a sentence introduces."""
        return companies(self.lexicon)

    @kept
    def around(self) -> ToldAround:
        """Reads what headings and earlier sentences tell of the figures around."""
        return ToldAround(self.naming, self.lexicon.language)

    @kept
    def relative(self) -> Relative:
        """Reads relative clauses."""
        return Relative()

    @kept
    def rates(self) -> RatesAndAnswers:
        """Reads what takes the place of the subject."""
        return RatesAndAnswers(self.naming, self.lexicon)

    @kept
    def at_work(self) -> AtWork:
        """Reads people counted by whether they work."""
        return at_work(self.lexicon)

    @kept
    def following(self) -> Following:
        """Reads the words right of a number."""
        return Following(self.lexicon.language, self.masks, self.mentions, self.words)

    def read(self, scene: Scene, measures: list[str]) -> list[Frame]:
        """The frames of all quantities of a sentence, in order.

        `measures` are first readings of the measures, needed to tell a share's whole from its subject.
        """
        scene = self.memory.enter(scene)
        self.around.enter(scene)
        self.relative.enter(scene)
        if not scene.quantities:
            self.memory.leave(scene, [])
            self.regions.fill(scene, [])
            self.listed = scene.terms
            return []
        frame = self.memory.inherit(scene, self._own(scene))
        self.companies.put(self.naming, scene, frame)
        self.trading.open(scene, frame)
        frames, around, taken = list[Frame](), dict[int, Frame](), set[Span]()
        for number, measure in enumerate(measures):
            self._read_gap(scene, number, measures, frame, taken)
            snapshot = self.following.complete(scene, number, measure, frame, taken)
            self.at_work.put(scene, number, snapshot)
            put_shops(self.lexicon.language, scene, number, measure, snapshot)
            if measure == "share":
                put_answered(self.naming, scene, number, snapshot)
            frames.append(snapshot)
            if counts_places(scene, number) or ranks_economy(scene, number):
                around[number] = dict(frame)
            else:
                frame = next_frame(number, frame, snapshot, measures, goes_on(self.naming, scene, number))
        self.around.put(scene, frames)
        share_partner(scene, frames)
        put_together(scene, frames, self.dealt)
        self.dealt = distribute(self.naming, self.phrases, scene, frames, self.listed, self.memory.before)
        self.listed = scene.terms
        deal_flows(scene, frames, self.memory.flows)
        self.regions.fill(scene, frames)
        self.memory.leave(scene, to_remember(frames, around, measures))
        last = worker_groups(self.lexicon), NamedTopic(self.naming), WithClauses(self.naming)
        for reader in (self.story, self.place, *last):
            reader.fill(scene, frames)
        leave_partner(scene, frames)
        return frames

    def _own(self, scene: Scene) -> list[TermMention]:
        """The subjects that a sentence tells before its first figure."""
        first = scene.quantities[0].span.start
        return [t for t in scene.terms if t.span.end <= first and not self.masks.hide(scene, 0, t, ["level"])]

    def _put_terms(
        self, scene: Scene, number: int, part: Span, measures: list[str], frame: Frame, taken: set[Span]
    ) -> None:
        """Put the mentions of a part of a gap into the frame, in place."""
        for term in self.naming.within(scene, part):
            if term.span not in taken and not self.masks.hide(scene, number, term, measures):
                self.mentions.put(scene, frame, term)

    def _read_gap(
        self, scene: Scene, number: int, measures: list[str], frame: Frame, taken: set[Span]
    ) -> None:
        """Bring the frame up to a quantity, in place, by the words left of it."""
        if put_exchange(self.lexicon, scene, number, frame):
            return
        gap = scene.gap(number)
        if self.relative.resumes(gap):
            frame.clear()
            frame.update(self.relative.resumed)
            return
        first, *rest = self.relative.parts(gap)
        self._put_terms(scene, number, first, measures, frame, taken)
        before = dict(frame)
        for part in rest:
            self._put_terms(scene, number, part, measures, frame, taken)
        self._read_words(scene, number, measures, frame)
        if rest:
            self.relative.keep(before, frame, first.end)

    def _read_words(self, scene: Scene, number: int, measures: list[str], frame: Frame) -> None:
        """Complete the frame of a quantity, in place, by words left of it that the vocabulary does not have."""
        gap = scene.gap(number)
        _forget_counted(scene, gap, frame)
        self.words.read(scene, number, frame)
        put_rate_for(self.naming, self.phrases, scene, number, frame)
        put_bare_head(self.lexicon.language, scene, number, frame, self.memory.before)
        forget_flow(gap, frame)
        self.companies.put_trader(self.naming, scene, number, frame)
        self.rates.put(scene, number, frame, self.memory.before, of_output=bool(self.memory.output))
        one = {kind: told for kind, told in self.memory.frame.items() if kind not in self.memory.many}
        self.trading.put(scene, number, frame, one)
        if measures[number] in ("share", "share_change"):
            complete_from_share_of(self.naming, scene, gap, frame)


def _forget_counted(scene: Scene, gap: Span, frame: Frame) -> None:
    """`36 new foreign firms were set up, and FDI rose`: the firms counted are not those of the next indicator, in place."""
    told, indicator, flow = frame.get("enterprise"), frame.get("indicator"), frame.get("flow")
    aside = indicator and flow and indicator.rule == "what is counted" and flow.how == "explicit"
    if aside and indicator.span.end <= flow.span.start and gap.start <= flow.span.start:
        frame.pop("indicator")  # `held two talks, and exports rose`
        return
    if not told or not indicator or told.how != "explicit" or indicator.span.start < gap.start:
        return
    counted = any(
        q.unit.kind == "count" and _COUNTS.fullmatch(scene.text, q.span.end, told.span.start)
        for q in scene.quantities
    )
    if counted and told.span.end <= gap.start:
        frame.pop("enterprise")
