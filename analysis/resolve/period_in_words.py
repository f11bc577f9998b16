"""The period that a sentence without figures tells for those behind it: `Inflation was high in 2024. Food led.`"""

import re

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.period import Period
from analysis.resolve.scene import Scene

# `And during [2024]`: what may stand before a period at the head of its sentence.
AT_HEAD = re.compile(
    r"\W*(?:and\s+|but\s+|so\s+)?(?:it\s+was\s+(?:back\s+)?)?(?:fast\s+forward\s+to\s+)?(?:(?:in|during|for|over|the)\s+)*(?:year\s+)?"
)
# `this year['s forum]`
_EVENT = re.compile(
    r"['’]s\s+(?:[\w-]+\s+){0,2}(?:forum|fair|summit|expo|conference|meetings?|edition|session|event|theme|festival|visit|gathering)\b"
)
# `The fair [ran from May 2 to 6]`
_TOOK_PLACE = re.compile(
    r"\b(?:ran|runs|held|took\s+place|staged|hosted|convened|lasted|open(?:ed)?)\s+(?:(?!\d)[\w'’-]+\s+){0,6}$"
)
# `For us 2013 was a good year.`
_WAS_A_YEAR = re.compile(r"\s+(?:was|has\s+been|proved|turned\s+out)\b[^.;]{0,60}\byear\b")
# `Kenya was the biggest investor [in 2016.]`
_WAS_LARGEST = re.compile(
    r"[^;.]{0,80}\b(?:was|were|became|remained)\s+(?:[\w'’-]+\s+){0,3}(?:largest|biggest|top|main|best|busiest|most\s+\w+)\b[^;.]{0,60}\bin\s+\d{4}\.?\s*$"
)
# `The world was another one in 1983, when we met`: the scene of the sentences behind.
_SCENE, _WHEN = re.compile(r"\bwas\b|\bwere\b|\bhad\b"), re.compile(r",?\s+when\b")
# `The Expo[ closed] in Shanghai on November 10`
_CLOSED = re.compile(
    r"\b(?:expo|exposition|exhibition|fair|forum|summit|festival|ciie|ciftis)\b[^.;]{0,40}\b(?:closed|concluded|ended|wrapped\s+up|came\s+to\s+(?:a\s+close|an\s+end)|drew\s+to\s+a\s+close|was\s+(?:successfully\s+)?(?:held|concluded))\b"
)
# `The economy rebounded strongly in [2004.]`
_MOVED_IN = re.compile(
    r"\b(?:rebound|recover|gr[eo]w|rose|fell|slow|expand|contract|shrank|accelerat|decelerat|strengthen|weaken|perform|increas|declin|improv"
    r"|deteriorat|pick|surg|boom|slump|moderat|eas|climb|jump|dropp)\w*\b[^,;.]{0,32}\s(?:in|during)\s+$"
)
# `The figures cheer because the holidays [this year] were longer`
_REASON = re.compile(
    r"\b(?:because|although|though|whereas|after|before|until|once|despite|ahead\s+of|(?:due|owing|thanks)\s+to|(?:stemming|resulting|arising)\s+from|attributable\s+to)\b[^,;]*$"
    r"|\b(?:which|who)\s+(?:took|came|began|started|was|were|had|opened|entered|signed|joined)\b[^,;]*$"
)
# `2025-07 104.2`: a row of a table.
_ROW = re.compile(r"\W*\d{4}-\d\d\s+[-+\d.,\s]+")
# `By quarter, output grew 18% in the first quarter and 8% in the second`: then the whole again.
_BY_PART = re.compile(
    r"\W*(?:by\s+(?:quarter|month)|(?:quarter\s+by\s+quarter|month\s+by\s+month)),|\W*looking\s+at\s+the\s+(?:quarters|months),"
    r"|\W*on\s+a\s+(?:quarterly|quarter-on-quarter|sequential|month-on-month)\s+basis,"
)


def first_told(scene: Scene, told: list[PeriodMention], current: Period | None) -> tuple[Period, Span] | None:
    """The first period told, for a sentence without figures; a year or holiday only at its head (`In 2024, ...`).

    A year ends the sentence too (`Inflation rose in 2024.`), behind a part of it: the period `current`.
    """
    days = next((m for m in told if m.rule == "days_of"), None)
    if days and _TOOK_PLACE.search(scene.lead(days.span.start, 60)):
        return days.period, days.span
    for mention in told:
        at_head = mention.rule not in ("year", "holiday") or AT_HEAD.fullmatch(
            scene.text, scene.sentence.span.start, mention.span.start
        )
        at_head = at_head or _is_set(scene, mention) or _ends_sentence(scene, mention, current)
        if (
            at_head
            and not is_of_event(scene.text, mention)
            and not _REASON.search(scene.text, scene.sentence.span.start, mention.span.start)
            and not scene.text.startswith("last ", *mention.span)
            and not (current and mention.period.contains(current) and _owns_inside(scene, mention))
        ):
            return mention.period, mention.span
    return None


def _owns_inside(scene: Scene, mention: PeriodMention) -> bool:
    """True for `Much of this year's growth came from Peru`: of no time is told what comes behind."""
    owned = scene.text[mention.span.end : mention.span.end + 2] in ("'s", "’s")
    return owned and not AT_HEAD.fullmatch(scene.text, scene.sentence.span.start, mention.span.start)


def _is_set(scene: Scene, mention: PeriodMention) -> bool:
    """True for a year that sets the scene: `The world was another one in 1983, when we met`."""
    end = mention.span.end
    when = _WHEN.match(scene.text, end) and _SCENE.search(scene.words)
    return bool(
        when or _WAS_A_YEAR.match(scene.text, end, scene.sentence.span.end) or _WAS_LARGEST.match(scene.words)
    )


def _ends_sentence(scene: Scene, mention: PeriodMention, current: Period | None) -> bool:
    """True for the year at the end of a sentence, behind a part of it, or behind a move where no part was told."""
    if scene.text[mention.span.end : scene.sentence.span.end].strip(" .\n"):
        return False
    part = current and current != mention.period and mention.period.contains(current)
    moved = not current or current.length >= mention.period.length
    return bool(part or (moved and _MOVED_IN.search(scene.lead(mention.span.start, 80))))


def is_of_event(text: str, mention: PeriodMention) -> bool:
    """True for `this year's forum`, of which figures need not be."""
    return bool(_EVENT.match(text, mention.span.end))


def closing_of_event(scene: Scene) -> tuple[Period, Span] | None:
    """The time of `The Expo closed in Shanghai on November 10.`: what is told behind is of that time."""
    closed = _CLOSED.search(scene.words) if not scene.quantities else None
    told = (m for m in scene.periods if closed and m.period and not m.comparison and m.period.length == 1)
    mention = next(told, None)
    return (mention.period, mention.span) if mention else None


def is_of_parts(scene: Scene) -> bool:
    """True for a row of a table, and for `By quarter, output grew 18% in the first quarter`: the whole goes on behind it."""
    return bool(_ROW.fullmatch(scene.words) or _BY_PART.match(scene.words))
