"""Growth that is the economy's: `the bank sees growth of 3% this year`, `Kenya grew 5%`, `growth in Kenya was 5%`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.bare_growth import OUTPUT
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.scene import Scene

_GROWTH = "economic growth (GDP)"
_REACH = 160
# `growth [to reach] 3%`, `growth of 3%`, `growth this year, at 3%`; no `growth in exports of 3%`
_TO_NUMBER = (
    r"(?P<growth>growth)\s+(?:(?:this|next|last)\s+(?:fiscal\s+)?year\s+|(?:in|for)\s+(?:fiscal\s+)?20\d\d\s+)?"
    r"(?:(?:of|at|to|will|would|could|reach|be|hit|slow|slowing|pick|picking|up|down|ease|easing|remain|come|coming|in|accelerate"
    r"|accelerating|an?|about|around|nearly|only|just|some|between|over|above|below|under)\s+|\W?above-\w+\W?\s+)+$"
)
# `As regards growth, we look for 3%`
_AS_REGARDS = re.compile(
    r"^\W*(?:as\s+(?:regards|for|to)|on|regarding|turning\s+to|with\s+regard\s+to)\s+(?P<growth>growth),[^,;.]{0,60}$"
)
# `in the third quarter alone growth was 4%`, behind the output of the economy; `said growth would be 3%`, behind a rate
_BARE = re.compile(
    r"(?:^\W*|[;,.]\s+|\b(?:alone|quarter|half|year|months?),?\s+|\bwhole\s+|\b(?:said|says|adding|added|noted)\s+(?:that\s+)?)(?P<growth>growth)\s+"
    r"(?:was|is|stood\s+at|came\s+(?:in\s+)?(?:at|to)|(?:would|will|could|might|may)\s+(?:be|reach|(?:slow|ease|fall|rise)\s+to)"
    r"|reached|(?:slowed|eased|picked\s+up|accelerated|quickened)\s+to)\s+(?:(?:about|around|just|only|nearly|over|an?)\s+)*$"
)
# `She has cut her growth forecast for this quarter to 3%`
_GROWTH_FORECAST = re.compile(
    r"\b(?:his|her)\s+(?:economic\s+|annual\s+)?(?P<growth>growth)\s+(?:forecast|projection|outlook|estimate)s?\b(?!\s+for\s+(?:exports|imports|trade|sales))[^,;]*$"
)
# `growth of 3%[ in revenue]`
_IN_THINGS = re.compile(
    r"\s+in\s+(?:its\s+|the\s+)?(?:[\w-]+\s+){0,2}(?:sales|revenues?|profits?|users|customers|orders|exports|imports|output|lending|loans|wages|prices|demand)\b"
)
# `the west( saw growth of 3%)`: those have growth of their own.
_PARTS = re.compile(
    r"\b(?:east|west|north|south|cent(?:er|re)|regions?|provinces|cities|areas|industry|industries|sectors?|services|manufacturing|trade|exports|imports|sales)\s*$"
)
_MOVES = r"(?:gr[eo]w|expand(?:ed)?|contract(?:ed)?|shr[aiu]nk)"
# `Kenya( has grown by )5%`
_GREW = re.compile(
    rf"\s+(?:(?:has|had|have|may|could|will|would|to|is|was)\s+)*(?:grown|{_MOVES})\s+(?:(?:by|at|an?|about|around|some|just|only|annualized)\s+)*"
)
_TO_GROW = re.compile(rf"\s+to\s+{_MOVES}\s+(?:(?:by|at|about|around|some|just|only)\s+)*")
# `predicted that Kenya[ would grow by ]8%`
_WOULD_GROW = re.compile(
    rf"\s+(?:will|would|could|may|might)\s+{_MOVES}\s+(?:(?:by|at|about|around|some|just|only)\s+)*"
)
# `while [Kenya grew]`, not `trade with [Kenya grew]`
_ALONE = re.compile(r"(?:^|[,;:]|\b(?:and|while|but|whereas|that))\s*(?:the\s+)?$")
# `growth in Kenya( remains at a brisk )5%`, not `passenger growth in Kenya`
_IN = re.compile(
    r"(?:(?<![\w-])(?<![\w-] )|\b(?:and|while|but|that|the|economic|annual|real|overall|headline)\s)[Gg]rowth\s+in\s+(?:the\s+)?$"
)
_WAS = re.compile(r"\s+(?:was|is|remain\w*|stood|slowed|eased|picked\s+up|came|reached)\s+(?:[a-z]+\s+){0,3}")


@dataclass(frozen=True, eq=False)
class EconomyGrows:
    """Puts the growth of economies into frames; patterns are made once from the language pack."""

    language: Language

    @cached_property
    def _expected(self) -> re.Pattern:
        """`The planner now sees full-year [growth of]`."""
        words = self.language.grammar
        which = rf"(?:(?:{alternatives(words['growth_of_economies'])})\s+)*"
        return re.compile(rf"\b(?:{alternatives(words['forecasting'])})\s+{which}{_TO_NUMBER}")

    @cached_property
    def _sees(self) -> re.Pattern:
        """`expects Kenya to grow`: the words before the economy."""
        return re.compile(
            rf"\b(?:{alternatives(self.language.grammar['forecasting'])})\s+(?:in\s+\w+\s+)?(?:that\s+)?(?:the\s+)?$"
        )

    @cached_property
    def _firm(self) -> re.Pattern:
        """`the carmaker`: one whose growth is its own."""
        return re.compile(rf"\b(?:{alternatives(self.language.grammar['makers'])})s?(?:\s+now)?\s*$")

    def _of_forecast(self, left: str, right: str) -> re.Match | None:
        """`sees growth of 3%`, unless a firm sees its own, or growth in something else."""
        told = self._expected.search(left)
        if (
            not told
            or _IN_THINGS.match(right)
            or _PARTS.search(left, 0, told.start())
            or self._firm.search(left, 0, told.start())
        ):
            return None
        return told

    def put(self, naming: Naming, scene: Scene, number: int, frame: Frame, *, of_output: bool) -> None:
        """Make a percentage the growth of an economy, in place; `of_output` where its output was told shortly before."""
        if scene.quantities[number].unit.kind != "percent":
            return
        left = scene.left(number)[-_REACH:]
        told = None if _tells_here(scene, frame) else _AS_REGARDS.search(left)
        told = told or _GROWTH_FORECAST.search(left)
        told = told or (of_output and self._of_forecast(left, scene.right(number)))
        told = told or ((_tells_output(scene, frame) or _is_rate(frame)) and _BARE.search(left))
        if told:
            start = scene.quantities[number].span.start - len(left)
            _put(frame, Span(start + told.start("growth"), start + told.end("growth")))
            return
        self._of_named(naming, scene, number, frame)

    def _of_named(self, naming: Naming, scene: Scene, number: int, frame: Frame) -> None:
        """`Kenya grew 5%`, `expects Kenya to grow by 5%`: nothing else that was told before goes on."""
        gap = scene.gap(number)
        term = next((t for t in reversed(naming.within(scene, gap)) if t.kind in ("partner", "region")), None)
        if not term:
            return
        text, span = scene.text, term.span
        grows = _TO_GROW.fullmatch(text, span.end, gap.end) or _WOULD_GROW.fullmatch(text, span.end, gap.end)
        seen = grows and self._sees.search(text, gap.start, span.start)
        free = _is_free(scene, frame)
        alone = free and _ALONE.search(text, scene.sentence.span.start, span.start)
        within = free and _IN.search(text, gap.start, span.start)
        grew = alone and _GREW.fullmatch(text, span.end, gap.end)
        if not (seen or grew or (within and _WAS.fullmatch(text, span.end, gap.end))):
            return
        _put(frame, Span(span.end, gap.end))
        if not naming.is_home(term):
            frame["region"] = naming.told(term)


def _tells_output(scene: Scene, frame: Frame) -> bool:
    """Whether the sentence has told the output of the economy, and something else since."""
    told = frame.get("indicator")
    if not told or "flow" in frame or told.name.startswith(OUTPUT):
        return False
    return any(t.kind == "indicator" and t.name.startswith(OUTPUT) for t in scene.terms)


def _is_rate(frame: Frame) -> bool:
    """Whether a rate was told last, which does not grow."""
    return "indicator" in frame and frame["indicator"].nature == "rate" and "flow" not in frame


def _tells_here(scene: Scene, frame: Frame) -> bool:
    """Whether the sentence tells what grows."""
    start, told = scene.sentence.span.start, (frame.get("indicator"), frame.get("flow"))
    return any([t and t.how == "explicit" and t.span.start >= start for t in told])


def _is_free(scene: Scene, frame: Frame) -> bool:
    """Whether nothing is spoken of that could grow with a partner: no trade, and no level of anything."""
    told = frame.get("indicator")
    if "flow" in frame or _tells_here(scene, frame):
        return False
    return not told or told.nature in ("growth", "rate")


def _put(frame: Frame, span: Span) -> None:
    """Nothing but the growth of the economy, told by some words."""
    frame.clear()
    frame["indicator"] = Told(_GROWTH, span, rule="an economy grows", nature="growth")


@cache
def economy_grows(lexicon: Lexicon) -> EconomyGrows:
    """That of a lexicon, made once."""
    return EconomyGrows(lexicon.language)
