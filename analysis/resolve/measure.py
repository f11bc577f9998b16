"""What a number says of its series: level, growth, share, share change, contribution and the rest.

For each kind of unit there is a list of rules; the first one that applies tells the measure. They look
at the words just right of the number, at the last cue to its left, at the nature of the subject, and
last at the figure before in the same sentence.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from analysis.extract import Mention
from analysis.extract.mention import NONE
from analysis.lexicon import Language
from analysis.resolve.cues import Cues, last_match

_REACHED = re.compile(r"(?:\bto\s+(?:(?:reach|hit|stand\s+at)\s+)?|\b(?:reaching|hitting)\s+)(?:(?:just|only|a|an|some|about|nearly|almost|roughly|around|over|under|below|above|more\s+than|less\s+than|close\s+to|at\s+least|minus)\s+)*$")
_STATED = re.compile(
    r"\b(?:was|were|is|are|be|at|of|to|stood|remains?|remained|averag\w+|between|reached|hit)\s+(?:[\w-]+\s+){0,2}$"
)
_RATE = re.compile(
    r"\b(?P<words>[\w\s'’-]{0,40})\b(?:rates?|ratio|yield|margin|unemployment|joblessness|occupancy|corridor|target\s+range|tariffs?|dut(?:y|ies)|lev(?:y|ies)|discount|rebate|premium)\b"
    r"(?P<verb>(?:,\s+(?=at\b|now\b))?[^,;]*)$"
)
_FROM_TO = re.compile(r"[^,;]{0,30}\bto\s+(?:[\w-]+\s+)?")
_TO_VALUE = re.compile(r"[^,;.]{0,30}\bto\s+(?:[\w-]+\s+)?(?:[-+−–]?\d|$)")
_OF_WHICH = re.compile(r"\b(?:of|among)\s+(?:which|whom|these|those|them),?\s+(?:\w+\s+){0,2}$")
_SPED = re.compile(r"\b(?:accelerat|decelerat|quicken|slow)\w*\b[^,;]*$")
_VALUE_OF = re.compile(r"\b(?:range|rate|pace)\s+of\s+(?:[\w-]+\s+)?$|,\s+at\s+(?:[\w-]+\s+)?$|\bunchanged\s+(?:at\s+)?$")
# `down 0.1 points from a month earlier and 1.6 points`: the fall holds for both.
_COORDINATED = re.compile(r"^(?:\s+(?:from|on|than|over)\b[^,;]*?)?,?\s+(?:and|or)\s+(?:by\s+)?(?:[\w-]+\s+)?$")
# `exports fell 15.1% to 4.8 billion, and imports from there 7.9%`: the verb holds for both.
_ELLIPSIS = re.compile(r"(?:[^;]*,)?\s*(?:and|while|but)\s+(?:(?!\b(?:was|were|is|are|had|has|stood|at|to|of)\b)[\w'’%-]+\s+){1,8}(?:by\s+)?")
_BALANCES = re.compile(r"\b(?:balances?|surplus(?:es)?|deficits?)\b")
_COMPARATIVES = ("higher", "lower", "more", "less", "fewer", "dearer", "cheaper", "larger", "smaller", "stronger", "weaker")
_OR = re.compile(r",?\s+or\s+")
_ALSO = re.compile(r"\s*,?\s*(?:and\s+)?(?:by\s+)?")
_RELATIVE = re.compile(r",\s+which\b[^,;]*,")
_CONTRIBUTED = re.compile(r"\bcontribut\w+\s+(?:by\s+)?(?:[\w-]+\s+)?$")
_OF_INCREASE = re.compile(r"\s+of\s+[^,;.]{0,40}\b(?:growth|increase|rise|decline)\b")
_ABOVE = re.compile(r"\b(?:above|below|under|over)\s+(?:the\s+)?$")
_AND_THAT = re.compile(r"[^,;()]{0,40}\band\s+(?:[\w-]+\s+)?")
_MOVES = ("growth", "average_growth", "change", "growth_change", "share_change")
_SHRUNK_FALL = re.compile(
    r"\b(?:decline|fall|drop|decrease|contraction|slump)s?\b[^,;]{0,40}\b(?:(?P<less>narrow\w*|eas\w+|shr[aiu]nk\w*|smaller)|widen\w*|deepen\w*)\b[^,;]*$"
)
_OF_GROWTH = re.compile(
    r"\b(?:growth|inflation|exchange|compound|increase|annual)\s*$|\b(?:growth|inflation)\b"
)
_GROWTH_WORDS = re.compile(r"\b(?:growth|inflation|pace|increase)\b")
_GROWTH_STATED = re.compile(
    r"\b(?:growth|growth rate|inflation)\b[^,;]*\b(?:was|is|at|of|came in at|stood at)\s+(?:\w+\s+)?$"
)
_TO_GROWTH = re.compile(
    r"\s+(?:to|of|from|off|(?:increase|decrease|rise|fall)\s+in)\s+(?:the\s+|overall\s+|total\s+|annual\s+|headline\s+|quarterly\s+|real\s+)*(?:[\w'’]+\s+){0,3}"
    r"(?:growth|inflation|increase|rise|rate|index|cpi|ppi)\b"
)
_THAN_BEFORE = re.compile(
    r"\s+(?:than\s+)?(?!(?:than\s+)?(?:[$€£¥]|\d))(?:in|for|during|previously|expected|estimated|planned|budgeted|forecast|projected|a|the|last|at|its|their|an?|\d+\s+\w+\s+(?:earlier|ago)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b|\s*(?:[.,;]|$)"
)
_NOUN_IN_OF = re.compile(r"\b(?:increase|decrease|rise|fall|decline|drop|gain|reduction)\s+in\s+[^,;]{1,50}\s+of\s+(?:us)?$")
_ON_AVERAGE = re.compile(r"\s+(?:(?:annually|a\s+year|per\s+year|each\s+year),?\s+on\s+average|on\s+average\s+(?:annually|a\s+year|per\s+year|each\s+year))\b")
_AVERAGING = re.compile(r"\baverag(?:ing|ed)\s+(?:an?\s+)?(?:[\w-]+\s+)?$")
_A_YEAR = re.compile(r"\s+(?:a|per)\s+year\b|\s+annually\b|\s+(?:growth|rise|increase|gain|fall|decline|drop)\b")
_WORKWEEK = re.compile(r"\b(?:work(?:ing)?\s?week|hours\s+worked|weekly\s+hours)\b")
_WORKED = re.compile(r"\s+(?:a|per|each|every)\s+(?:day|week|month)\b")
_BARE_MOVE = re.compile(r"(?:^|,)\s*(?:up|down)\s+(?:by\s+)?$")
_VALUE_OF_CHANGE = {"share_change": "share", "growth_change": "growth"}
_OF_PERCENT = ("contribution", "share_change", "growth_change")
_TIMES_AS = re.compile(r"\s+(?:as\b|those\b|what\b|higher|more|larger|greater|bigger|the\b|that\b|its\b|over\b)")
_OCCASIONS = re.compile(r"\s+(?:since|in|during|this|last|a|per|so\s+far|between|over\s+the)\b")
_TIMES_OF = re.compile(r"\b(?:equal|equivalent|nearly|about|over|more than|increase of|to)\s*$")


class Reading(NamedTuple):
    """The measure of a figure, the sign of its value, and the rule that told.

    `reference` marks a value that the sentence only compares with (`up from 3.1%`).
    """

    measure: str
    sign: int
    rule: str
    reference: bool = False


class Place(NamedTuple):
    """A quantity, the words around it, the nature of its subject, and the figure before."""

    mention: Mention
    left: str
    right: str
    nature: str
    previous: tuple[Mention, Reading] | None
    cue: str | None
    alike: Reading | None = None
    balance: bool = False

    @property
    def near(self) -> str:
        """The words just left of the quantity."""
        return self.left[-120:]

    @property
    def before(self) -> Reading | None:
        """The reading of the figure before in the sentence."""
        return self.previous[1] if self.previous else None

    @property
    def after_percent(self) -> bool:
        """True when the figure before in the sentence is a percentage."""
        return bool(self.previous and self.previous[0].unit.kind == "percent")


Rule = Callable[[Place], Reading | None]


class MeasureReader:
    """Decides measures by the rules of one language pack."""

    def __init__(self, language: Language) -> None:
        self.cues = Cues(language)

    def read(
        self, mention: Mention, left: str, right: str, nature: str, earlier: list[tuple[Mention, Reading]], sentence: str = ""
    ) -> Reading:
        """The measure and sign of one mention.

        `left` and `right` are the words up to the neighbouring figures, in lower case; `nature` is that of the subject
        (rate, growth, index, level), `earlier` are the figures before in the same sentence.
        """
        if mention.form in ("streak", "rank"):
            return Reading(mention.form, 1, "form")
        left = _RELATIVE.sub(" ", left) if ", which" in left else left
        cue = last_match(self.cues.left, left)
        alike = (r for m, r in reversed(earlier) if m.unit == mention.unit and r.measure in _MOVES)
        previous = earlier[-1] if earlier else None
        place = Place(mention, left, right, nature, previous, cue.lastgroup if cue else None, next(alike, None), bool(_BALANCES.search(sentence)))
        found = (rule(place) for rule in self._rules(place))
        return next(reading for reading in found if reading)

    def _rules(self, place: Place) -> list[Rule]:
        mention = place.mention
        if mention.unit.kind == "time":
            return [self._time]
        if mention.unit.kind == "percent":
            return self._percent_rules
        if mention.unit.code == "percentage_point" or self._is_of_percent(place):
            return self._point_rules
        return [self._multiple] if mention.unit.kind == "multiple" else self._amount_rules

    def _is_of_percent(self, place: Place) -> bool:
        """True for `points` of a percentage, and for a bare `up 0.5` behind one; an index has points of its own."""
        mention = place.mention
        bare = mention.unit is NONE and mention.place < 1 and _BARE_MOVE.search(place.left)
        if place.nature in ("index", "diffusion") or not (mention.unit.kind == "point" or bare):
            return False
        measured = place.before and place.before.measure in _OF_PERCENT
        return bool(
            place.after_percent or measured or place.nature or (not bare and place.cue == "contribution")
        )

    # --- percentages ----------------------------------------------------------------------------------

    @cached_property
    def _percent_rules(self) -> list[Rule]:
        return [
            self._written_as_growth,
            self._starting_value,
            self._compared_value,
            self._contributed,
            self._noun_of_change,
            self._average,
            self._value_reached,
            self._diffusion,
            self._more_or_less,
            self._rate_of_its_own,
            self._share,
            self._growth,
            self._by_nature,
            self._as_before,
            lambda place: Reading("growth", self._sign(place), "default"),
        ]

    def _written_as_growth(self, place: Place) -> Reading | None:
        if place.mention.form == "multiple":
            return Reading("growth", 1, "multiple")
        return (
            Reading("growth", self._sign(place), "double-digit")
            if place.mention.form == "double_digit"
            else None
        )

    def _starting_value(self, place: Place) -> Reading | None:
        """`slowing from 6.8% in 2024 to 4.6%`: the value that something moved from is no fall itself."""
        if not re.search(r"(?<!ranged )(?<!ranging )\bfrom\s+(?:(?!there\b)[\w-]+\s+){0,2}$", place.left) or not _TO_VALUE.match(place.right):
            return None
        if place.cue == "share" or place.nature == "rate":
            return Reading("share", 1, "value moved from")
        growth = place.nature == "growth" or _SPED.search(place.left) or _GROWTH_WORDS.search(place.left)
        return Reading("growth" if growth else "share", 1, "value moved from")

    def _compared_value(self, place: Place) -> Reading | None:
        reference = self.cues.reference_left.search(place.near)
        if place.before and place.before.reference and _AND_THAT.fullmatch(place.left):
            return Reading(place.before.measure, self._sign(place), "value compared with", reference=True)
        noun = self.cues.noun_right.match(place.right)
        moved = reference and (reference["noun"] or reference["verb"] or (noun and noun["noun"]))
        of_points = place.previous and place.previous[0].unit.code == "percentage_point"
        if not reference or not (place.after_percent or of_points or moved):
            return None
        measure = place.before.measure if place.after_percent or of_points else "growth"
        measure = _VALUE_OF_CHANGE.get(measure, measure)
        fall = self.cues.direction.search(moved or (noun["noun"] if noun else ""))
        sign = -1 if fall and fall["down"] else 1
        return Reading(measure, sign, "value compared with", reference=True)

    def _contributed(self, place: Place) -> Reading | None:
        towards = place.cue == "contribution" and (
            re.match(r"\s+(?:of|to)\b", place.right) or _CONTRIBUTED.search(place.left)
        )
        towards = towards or (place.cue == "share" and _OF_INCREASE.match(place.right))
        return Reading("contribution", 1, "contribution cue") if towards else None

    def _noun_of_change(self, place: Place) -> Reading | None:
        if not self.cues.noun_right.match(place.right):
            return None
        average = place.cue == "average_growth" or "average" in place.right[:12]
        return Reading(
            "average_growth" if average else "growth", self._sign(place), "noun right of the number"
        )

    def _average(self, place: Place) -> Reading | None:
        told = place.cue in ("growth", "growth_change") and self.cues.average.search(place.left)
        if _ON_AVERAGE.match(place.right):
            return Reading("average_growth", self._sign(place), "average cue")
        if _AVERAGING.search(place.left) and _A_YEAR.match(place.right):
            return Reading("average_growth", self._sign(place), "average cue")
        if told or place.cue == "average_growth":
            return Reading("average_growth", self._sign(place), "average cue")
        return None

    def _value_reached(self, place: Place) -> Reading | None:
        """`slowed to 4.5%`: the new value of a rate or share, or of growth where growth is the subject."""
        if place.cue in ("contribution", "average_growth") or not _REACHED.search(place.left):
            return None
        if place.after_percent and _FROM_TO.fullmatch(place.left):
            return Reading(place.before.measure, 1, "value reached")
        if place.before and place.before.measure in _VALUE_OF_CHANGE:
            return Reading(_VALUE_OF_CHANGE[place.before.measure], 1, "value reached")
        if place.nature == "rate":
            return Reading("share", 1, "value reached")
        clause = re.split(r"[,;]", place.left)[-1]
        growth = place.nature in ("growth", "index") or _SPED.search(clause) or _GROWTH_WORDS.search(clause)
        return Reading("growth" if growth else "share", 1, "value reached")

    def _diffusion(self, place: Place) -> Reading | None:
        """`the PMI stood at 49.4 percent`: the level of an index of answers, printed as a percentage."""
        stated = _STATED.search(place.left) or _ABOVE.search(place.left)
        moved = place.cue == "growth" or self.cues.degree_right.match(place.right)
        told = place.nature == "diffusion" and stated and not moved
        return Reading("level", 1, "level of an index") if told else None

    def _more_or_less(self, place: Place) -> Reading | None:
        """`6.2% higher in the 12 months to March`."""
        degree = self.cues.degree_right.match(place.right)
        told = degree and (degree["up"] or degree["down"]) in _COMPARATIVES
        return Reading("growth", self._sign(place), "comparative") if told else None

    def _rate_of_its_own(self, place: Place) -> Reading | None:
        """`the rate stood at 5.2%`, unless it is a rate of growth."""
        subject = _RATE.search(place.near) if place.nature != "growth" else None
        if (
            not subject
            or _OF_GROWTH.search(subject["words"])
            or _OF_GROWTH.search(subject["words"] + subject["verb"])
        ):
            return None
        return Reading("share", 1, "a rate of its own") if _STATED.search(subject["verb"]) else None

    def _share(self, place: Place) -> Reading | None:
        of_whole = self.cues.of_whole.match(place.right) and place.cue != "growth"
        of_whole = of_whole or _OF_WHICH.search(place.left)
        told = place.cue == "share" or of_whole or place.mention.form == "fraction"
        return Reading("share", 1, "share cue") if told else None

    def _growth(self, place: Place) -> Reading | None:
        if place.cue not in ("growth", "growth_change") or self.cues.reference_left.search(place.near):
            return None
        if place.nature == "rate" and _STATED.search(place.left):
            return Reading("share", 1, "nature of the indicator")
        stated = _GROWTH_STATED.search(place.left) and not self.cues.direction.search(place.left[-24:])
        return Reading("growth", 1 if stated else self._sign(place), "growth cue")

    def _by_nature(self, place: Place) -> Reading | None:
        measure = {"rate": "share", "growth": "growth"}.get(place.nature)
        degree = measure and self.cues.degree_right.match(place.right)
        sign = self._sign(place) if degree else 1
        return Reading(measure, sign, "nature of the indicator") if measure else None

    def _as_before(self, place: Place) -> Reading | None:
        if place.after_percent and len(place.left) < 160:
            degree = self.cues.degree_right.match(place.right)
            sign = self._sign(place) if degree else place.before.sign
            return Reading(place.before.measure, sign, "as the figure before")
        return Reading("share", 1, "of a whole") if self.cues.of_whole.match(place.right) else None

    # --- percentage points ----------------------------------------------------------------------------

    @cached_property
    def _point_rules(self) -> list[Rule]:
        return [
            self._points_contributed,
            self._points_too,
            self._points_of_growth,
            self._points_of_share,
            self._points_by_nature,
        ]

    def _points_contributed(self, place: Place) -> Reading | None:
        if not self.cues.pulled.search(place.left) and not _TO_GROWTH.match(place.right):
            return None
        pull = last_match(self.cues.pull, place.left)
        taken = re.match(r"\s+(?:off|from|decrease|fall|decline)\b", place.right) or re.search(
            r"\bdown\s+by\s+(?:[\w-]+\s+)?$", place.left
        )
        return Reading("contribution", -1 if taken or (pull and pull["down"]) else 1, "contribution cue")

    def _points_too(self, place: Place) -> Reading | None:
        """`and net exports 0.5 percentage points`, after another contribution."""
        if not place.before or place.before.measure != "contribution":
            return None
        pull = last_match(self.cues.pull, place.left)
        down = pull["down"] if pull else place.before.sign < 0
        return Reading("contribution", -1 if down else 1, "contribution before")

    def _points_of_growth(self, place: Place) -> Reading | None:
        faster = re.match(r"\s+(?:faster|slower|quicker)\b", place.right)
        if faster or place.cue == "growth_change":
            return Reading("growth_change", self._sign(place), "growth cue")
        return None

    def _points_of_share(self, place: Place) -> Reading | None:
        basis = place.mention.unit.factor != 1 and place.nature != "growth"
        share = self.cues.share_words.search(place.left) or (
            place.before and place.before.measure in ("share", "share_change")
        )
        return Reading("share_change", self._sign(place), "share or rate") if basis or share else None

    def _points_by_nature(self, place: Place) -> Reading:
        growing = place.before and place.before.measure in ("growth", "growth_change", "average_growth")
        told = re.search(r"\bgrowth\b|\binflation\b", place.left + place.right)
        growth = growing or place.nature == "growth" or told
        return Reading(
            "growth_change" if growth else "share_change", self._sign(place), "nature of the subject"
        )

    def _time(self, place: Place) -> Reading:
        """A duration, its change (`a decrease of 2.5 days`), or hours worked."""
        if self.cues.change_left.search(place.near):
            return Reading("change", self._sign(place), "change cue")
        worked = _WORKED.match(place.right) or _WORKWEEK.search(place.left)
        return Reading("level" if worked else "duration", 1, "unit")

    # --- multiples and amounts ------------------------------------------------------------------------

    def _multiple(self, place: Place) -> Reading:
        """`3 times as much` is a multiple; `3,776 times` alone counts occasions."""
        grown = self.cues.direction.search(place.left[-60:]) or _TIMES_OF.search(place.left)
        if _OCCASIONS.match(place.right) and place.mention.place >= 1:
            return Reading("count_event", 1, "times")
        multiple = grown or _TIMES_AS.match(place.right)
        return Reading("multiple" if multiple else "count_event", 1, "times")

    @cached_property
    def _amount_rules(self) -> list[Rule]:
        return [self._amount_compared, self._amount_of_change, lambda place: Reading("level", 1, "default")]

    def _amount_compared(self, place: Place) -> Reading | None:
        if not self.cues.reference_left.search(place.near):
            return None
        moved = place.previous or self.cues.direction.search(place.left) or "compar" in place.left
        changed = place.before and place.before.measure == "change"
        measure = "change" if place.mention.signed and changed else "level"
        return Reading(measure, 1, "value compared with", reference=True) if moved else None

    def _amount_of_change(self, place: Place) -> Reading | None:
        if place.before and place.before.measure == "change" and _ALSO.fullmatch(place.left):
            return Reading("change", place.before.sign, "as the figure before")
        change = self.cues.change_left.search(place.near)
        moved = self.cues.direction.search(place.left) or place.previous
        told = (change and (change["verb"] or change["noun"] or moved)) or (
            place.mention.signed and place.mention.place >= 1 and not place.balance
        )
        degree = self.cues.degree_right.match(place.right)
        more = degree and _THAN_BEFORE.match(place.right, degree.end())
        noun = self.cues.noun_right.match(place.right) and place.mention.unit.kind != "count"
        noun = noun or (_NOUN_IN_OF.search(place.left) and place.right.startswith(" to "))
        return Reading("change", self._sign(place), "change cue") if told or more or noun else None

    def _sign(self, place: Place) -> int:
        """-1 for a fall: told right of the number, else by the last word of change left of it."""
        degree = self.cues.degree_right.match(place.right)
        last = last_match(self.cues.direction, place.left)
        if degree and not (last and degree["up"] == "over"):
            return -1 if degree["down"] else 1
        if re.search(r"\boff\s+(?:by\s+)?$", place.left):
            return -1
        if _VALUE_OF.search(place.left):
            return 1
        noun = self.cues.noun_right.match(place.right)
        last = (noun and self.cues.direction.search(noun[0])) or last
        if not last and place.previous and _COORDINATED.search(place.left):
            same = place.previous[0].unit == place.mention.unit or _OR.match(place.left)
            return place.before.sign if same and place.before.measure in _MOVES else 1
        if not last and place.alike and _ELLIPSIS.fullmatch(place.left):
            return place.alike.sign
        narrowed = _SHRUNK_FALL.search(place.left) if place.mention.unit.code == "percentage_point" else None
        if narrowed:
            return 1 if narrowed["less"] else -1
        return -1 if last and last["down"] else 1
