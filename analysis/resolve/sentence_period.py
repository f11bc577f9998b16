"""The period that a sentence tells for all its figures, before them, at its head or behind them."""

import re

from analysis.extract import PeriodMention
from analysis.model import Span
from analysis.resolve.beside_figure import ADJACENT, THEN
from analysis.resolve.figure_period import (
    ITS_THING,
    STILL_NOW,
    Asked,
    When,
    between,
    dates_a_thing,
    in_relative_clause,
    is_before_amount,
    is_closed,
    opens_next,
    tellable,
)
from analysis.resolve.not_own import is_before_colon, is_earlier_move, is_record, is_scope, is_scope_of_time
from analysis.resolve.scene import Scene
from analysis.resolve.years_over import stretch

# `up from 300 billion`: a period behind such a figure is that of the value compared with.
_BINDING = re.compile(
    r"\b(?:from|(?<!more )(?<!less )(?<!fewer )than|against|after|following|since\s+the|versus|vis-[aà]-vis|compared\s+(?:with|to)|in\s+contrast\s+to)"
    r"\s+[\w\s$€£¥-]*$"
)
# `imports from Peru came to`: no value compared with.
_CAME = re.compile(
    r"\b(?:came|was|were|rose|fell|grew|reached|totall?ed|stood|amounted|increased|decreased|climbed|dropped|declined|hit|jumped)\b"
)
_HEAD = re.compile(r"\W*(?:(?:in|during|and|but|for)\s+)?")
# `rose 3%[; ]a year earlier[ they had] fallen 4%`
_CLAUSE_HEAD = re.compile(
    r"(?:;|,\s+(?:and|but|while|whereas)|\s(?:while|whereas))\s+(?:in\s+|during\s+|over\s+)?(?:the\s+)?$"
)
_THEN_WAS = re.compile(
    r",?\s+(?!(?:they|it)\s+(?:was|were)\s+(?:up|down|higher|lower)\b)[^,;\d]*\b(?:had|was|were|stood|recorded|posted|saw)\b"
)
# Words that begin another clause, whose period is not the figure's.
_OTHER_CLAUSE = re.compile(
    r";|,\s+when\b|,\s+but\s+(?:the|its|their|it|they|this|growth)\b|\((?![^()]*\))|\s[-–—]\s+(?:it|they|that|this)\s|,\s+and\s+(?:has|have|had|was|were|is|are|will)\b"
    r"|\b(?:if|revers\w+|snapp\w+|offsett\w+|extending|having|while|whereas|after|before|ahead\s+of|following|since|compared|versus"
    r"|against(?!\s+(?:the\s+)?(?:us\s+|u\.s\.\s+)?(?:dollar|euro|yen|pound|greenback|yuan|renminbi)\b)|vs|from|than|(?<!for\s)(?:every|each)(?!\s+day\b)|though|although|back\s+in|(?:we|they|it|he|she)\s+(?:expects?|sees?|forecasts?|projects?)"
    r"|(?:of|among)\s+(?:which|them|this|these))\b"
    r"|,\s+(?:\w+\s+)?(?:above|below|beat(?:ing)?|topp(?:ing|ed)|exceeding|missing|surpassing|outpacing|undershooting|short\s+of)\s[^;]*\d"
)
# `Over the plan period ([2021-2025])`
_PLAN = re.compile(
    r"\b(?:over|in|during|under|for|throughout)\s+(?:the|our|its|this)\s+[^,;.()]{0,50}\b(?:plan|period|term|decade|phase|season)\s+\($"
)
# `, and the peso rose`: a clause with a subject of its own.
_CLAUSE = re.compile(r";|,\s+(?:and|while|but|whereas)\s+(?!(?:up|down|by|to|from|of|in)\b)")
# `down from 3%[, while the] 2014 forecast`: what is told there is of no value compared with.
_ANOTHER = re.compile(r";|,\s+(?:while|whereas)\s")
# `, at present[, ]the area covers`
_ASIDE = re.compile(r"[,;]\s+(?:at\s+present|currently|now)$")
_WHICH, _STOP = re.compile(r",\s+which\s"), re.compile(r"[;,]")
# `earned 4 billion from exports in May`
_SOURCE = re.compile(r"^\s+from(?=\s+(?:[\w-]+\s+)?(?:exports|imports|sales|trade)\b)")
# `people aged from 16 to 64`
_AGED = re.compile(r"\baged\s+(?:from|between)\s+\d+")
# `bought 4 tonnes of tea from Peru and Chad last year`
_ORIGIN = re.compile(
    r"\bfrom(?=\s+(?!(?:an?|the|its|their|his|that|those|zero|about|nearly|around|just|last|year|early|late)\b)(?:[^\W\d]+\s+){1,3}"
    r"(?:and\s+(?:[^\W\d]+\s+){1,2})?(?:(?:in|during|for|over)\s+)?(?:the\s+)?$)"
)
# `nearly five times the figure at the end of [2009]`
_TIMES_THE = re.compile(r"\b(?:times|twice|double|triple|-?fold)\s+(?:the|that|what|as)\b[^,;]*$")
_TIMES_REACH, _PLAN_REACH = 60, 80
# `(exports rose 3%), and the overhang for 2026 is 2%`: the period is the next figure's.
_NEW_SUBJECT = re.compile(
    r",\s+and\s+(?:the|its|their)\s|,\s+(?:and|but|while)\s+(?:in|during|for|over)\s+(?:the\s+)?$"
)


def told_in_sentence(asked: Asked) -> When | None:
    """The stretch averaged over, else the last period before, a time at the head, the first period after."""
    if not asked.scene.periods:
        return None
    told = _head_of_clause(asked) or before(asked)
    return stretch(asked, told) or _of_clause(asked) or told or _head(asked) or _after(asked)


def before(asked: Asked) -> When | None:
    """The last period told before the figure, in its own bracket or none, and not bound to another value."""
    start, text = asked.span.start, asked.text
    for mention in reversed(asked.scene.periods):
        end = mention.span.end
        if mention.rule == "now" and _is_present(asked, mention):
            return asked.explicit(mention, mention.period, "now")
        own = end <= start and tellable(mention) and not is_scope_of_time(asked, mention)
        own = own and (_is_plan(text, mention) or not is_closed(text[end:start]))
        own = own and not is_before_colon(asked, mention)
        own = own and not is_earlier_move(asked, mention) and not in_relative_clause(asked.scene, mention)
        if own and not _is_bound(asked, mention):
            return asked.explicit(mention, mention.period, "period before the figure")
    return _first_bracket(asked)


def _of_clause(asked: Asked) -> When | None:
    """`Reserves were 4 billion at the end of June, and the peso rose 2% in the year to August`: August's."""
    told = next((m for m in asked.behind if tellable(m)), None)
    clauses = list((_CLAUSE if asked.number else _WHICH).finditer(asked.left)) if told else []
    if not clauses:
        return None
    begin = asked.scene.gap(asked.number).start + clauses[-1].start()
    words = _plain(asked, Span(asked.span.end, told.span.start))
    if (
        "," in words
        or _OTHER_CLAUSE.search(words)
        or any(tellable(m) and m.span.start > begin for m in asked.before)
    ):
        return None
    return asked.explicit(told, told.period, "period of the figure's clause")


def _is_present(asked: Asked, mention: PeriodMention) -> bool:
    """True for `Exports were 4 billion in 2024, and most firms now pay a 10% duty`: a clause on the present."""
    gap, end = asked.scene.gap(asked.number), mention.span.end
    begun = _CLAUSE.search(asked.text, gap.start, max(gap.start, mention.span.start))
    begun = begun or _ASIDE.search(asked.text, gap.start, max(gap.start, end))
    if not begun or STILL_NOW.match(asked.text, mention.span.start):
        return False
    told = any(tellable(m) and m.span.start > begun.start() for m in asked.before)
    return end <= asked.span.start and not told and not _STOP.search(asked.text, end + 1, asked.span.start)


def _is_plan(text: str, mention: PeriodMention) -> bool:
    """True for `Over the plan period (2021-2025)`: the bracket holds the period of the sentence."""
    start, end = mention.span
    return text.startswith(")", end) and bool(_PLAN.search(text, max(0, start - _PLAN_REACH), start))


def _first_bracket(asked: Asked) -> When | None:
    """`the US (+8.4% in June), Japan (+8.1%)`: the period in the first bracket holds for the list."""
    text, scene = asked.text, asked.scene
    spans = [quantity.span for quantity in scene.quantities[: asked.number + 1]]
    if asked.number < 1 or any(text[span.start - 1 : span.start] != "(" for span in spans):
        return None
    told = next((m for m in between(scene, scene.follow(0)) if tellable(m)), None)
    if not told or not ADJACENT.match(text[spans[0].end : told.span.start]):
        return None
    return asked.explicit(told, told.period, "period of the first bracket")


def _is_bound(asked: Asked, mention: PeriodMention) -> bool:
    """True for a period that belongs to an earlier value compared with (`from 300 billion in May`)."""
    scene, start = asked.scene, mention.span.start
    if _TIMES_THE.search(asked.text, max(scene.sentence.span.start, start - _TIMES_REACH), start):
        return True
    if opens_next(scene, mention):
        return False
    if is_before_amount(scene, mention) and any(
        q.span.start > mention.span.end for q in scene.quantities[: asked.number]
    ):
        return True
    for number in range(asked.number):
        follow = scene.follow(number)
        if follow.start <= start < follow.end:
            if any(tellable(m) and m.span.start < start for m in between(scene, follow)):
                return False
            plain = not _ANOTHER.search(asked.text, follow.start, start)
            left = scene.left(number - 1 if number and scene.left(number).strip() == "(" else number)
            binding = _BINDING.search(left) if plain else None
            return bool(binding and not _CAME.search(binding[0]))
    return False


def _head(asked: Asked) -> When | None:
    """`A year earlier, the rate was 3.2%`: a time at the head of the sentence, from the context."""
    first, text = asked.scene.periods[0], asked.text
    if not (asked.context or first.period) or not first.shift or first.span.end > asked.span.start:
        return None
    head = _HEAD.fullmatch(text, asked.scene.sentence.span.start, first.span.start)
    if not head or not THEN.match(first.span.words(text)):
        return None
    return asked.explicit(
        first, first.within(asked.main or asked.context), "time at the head of the sentence"
    )


def _head_of_clause(asked: Asked) -> When | None:
    """`Exports rose 3% in May; a year earlier they had fallen 4%`: the year before, of the figure in that clause."""
    told = asked.before[-1] if asked.number and asked.context and asked.before else None
    if not told or not heads_clause(asked.scene, told):
        return None
    return asked.explicit(told, told.within(asked.stated or asked.context), "time at the head of the clause")


def heads_clause(scene: Scene, mention: PeriodMention) -> bool:
    """True for `; a year earlier [it had been]`: the time of a clause, and nothing compared with."""
    start, end = mention.span
    if not mention.comparison or not mention.shift or not THEN.match(mention.span.words(scene.text)):
        return False
    return bool(
        _CLAUSE_HEAD.search(scene.lead(start, 24))
        and _THEN_WAS.match(scene.text, end, scene.sentence.span.end)
    )


def _after(asked: Asked) -> When | None:
    """The first period told after the figure, in the same clause."""
    end = asked.span.end
    mention = next((m for m in asked.scene.periods if m.span.start >= end and tellable(m)), None)
    aside = mention and ", which" in asked.left and "," in asked.text[end : mention.span.start]
    if aside or (mention and _is_of_next(asked, mention)):
        return None
    if mention and asked.reading.measure == "rank" and is_scope(asked, mention):
        return None
    if mention and (opens_next(asked.scene, mention) or ITS_THING.match(asked.text, mention.span.end)):
        return None
    if not mention or _is_now(asked) or dates_a_thing(asked.scene, mention) or is_record(asked, mention):
        return None
    words = _AGED.sub("", _plain(asked, Span(end, mention.span.start)))
    if mention.span.start < asked.scene.follow(asked.number).end:
        words = _SOURCE.sub("", words)
        words = _ORIGIN.sub("", words) if asked.reading.measure == "level" else words
    if _OTHER_CLAUSE.search(words):
        return None
    return asked.explicit(mention, mention.period, "period after the figure")


def _is_now(asked: Asked) -> bool:
    """True for the first number of `there are now 10 flights, three more than a year ago`."""
    start = asked.scene.gap(asked.number).start
    return any(m.rule == "now" and m.span.start >= start for m in asked.before)


def _is_of_next(asked: Asked, mention: PeriodMention) -> bool:
    """True for the year of `exports rose 3%, and the overhang for 2026 is 2%`."""
    follow = asked.scene.follow(asked.number)
    if is_before_amount(asked.scene, mention):
        return True
    return mention.span.start < follow.end and bool(
        _NEW_SUBJECT.search(asked.text, follow.start, mention.span.start)
    )


def _plain(asked: Asked, span: Span) -> str:
    """The words of a span without its comparison phrases."""
    words = span.words(asked.text)
    for mention in between(asked.scene, span):
        if mention.comparison:
            words = words.replace(mention.span.words(asked.text), " ")
    return words
