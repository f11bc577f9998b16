"""Quantities told by words of their own: `one in four`, `half of`, `doubled`, `third-largest`."""

import re
from decimal import Decimal

from analysis.extract.fractions import GLYPHS
from analysis.extract.mention import NONE, PERCENT, RANK, Mention
from analysis.extract.numerals import SPACE
from analysis.extract.quantity_patterns import quantity_patterns, spaced
from analysis.extract.zero import is_of_rate
from analysis.lexicon import Lexicon, Unit
from analysis.model import Span
from analysis.quantity import plain

_FIRST_WORD = re.compile(r"\d+|[A-Za-z]+")
# `the fifth [monthly decline in a row]`
_TO_ROW = re.compile(r"\s(?:[a-z]+\s){1,2}(?:in\s+a\s+row|running)\b")
# `for [a third year]`, `extending the run to [an eighth month]`
_FOR_AN = re.compile(r"\b(?:for|to|into)\san?\s$|\b(?:unchanged|flat|steady)\sfor\sthe\s$")
# `exports fell for the [fifth month]`; `rose for the third quarter` may be of July to September
_MOVED_FOR = re.compile(
    r"\b(?:rose|grew|fell|dropped|declined|increased|decreased|shrank|contracted|expanded|climbed|slid|eased|slowed|gained)\s+for\s+the\s$"
    r"|\b(?:ris(?:e|es|ing)|rose|grow|grew|grows|fall|falls|fell|drop|drops|dropped|declines?|declined|increases?|decreases?|shrinks?|contracts?|contracted|expands?"
    r"|climbs?|climbed|slides?|slid|sinks?|sank|slips?|slipped|eases?|slows?|gains?|dips?|tumbles?|shrank|down|up)\s+for\s$"
)
_TIME = re.compile(r"month|quarter|year|week")
_IN_SEQUENCE = re.compile(r"consecutive|straight|successive|row|running|succession")
_OUT_OF = re.compile(r"\s+(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+every\s+)")
# `grew by a third.`: a fraction told as an amount of change, with nothing behind it.
_AMOUNTING = re.compile(
    r"\b(?:took\s+up|takes\s+up|for|by|about|nearly|almost|around|roughly|over|under|than|was|were|is|to)\s+$"
)
_ENDED = re.compile(
    r"\s*[,;()]|\s*\.(?!\d)"
    r"|\s+(?:and|or|while|whereas|but|higher|lower|more|less|larger|smaller|in\s+(?!an?\b|the\b(?!\s+(?:first|second|third|fourth|last|past|same|year|quarter|month)\b))|from|on|to|before|within|by|against|compared|versus|over|year|this|last|since|as|amid|with|after|between|during|due|because|thanks|than)\b|\s*$"
)
# `an increase of [three-quarters]`
_INCREASE_OF = re.compile(
    r"\b(?:increase|rise|growth|gain|jump|surge|decline|drop|fall|decrease|reduction|cut)\s+of\s+(?:[a-z]+\s+)?$"
)
# `the lower half of the band`
_PART_OF = re.compile(r"\b(?:lower|upper|top|bottom|other|better)\s+$")
# `half of exports`, `a third the`, but not `half of the year`.
_OF_WHOLE = re.compile(rf"{SPACE}+of\b|{SPACE}+(?:its|their|the|those|these|all|our){SPACE}")
_OF_PERIOD = re.compile(
    rf"{SPACE}+of{SPACE}+(?:the{SPACE}+|this{SPACE}+|last{SPACE}+|a{SPACE}+)?(?:year|(?:19|20)\d\d)(?!['’]s)"
)
# `half a percentage point`, `a quarter of a million`
_OF_UNIT = re.compile(
    rf"{SPACE}+(?:of{SPACE}+)?(?:(?:an?|one){SPACE}+)?"
    rf"(?P<unit>percentage{SPACE}+point|point|percent|per cent|million|billion|trillion|hour|day)s?\b"
)
# `3.1%, one tenth above the rate of May`: a tenth of a point.
_OF_A_POINT = re.compile(r"\s+(?:above|below|higher|lower|more|less)\b|,?\s+to\s+\d+[.,]\d+\s*%")
_AFTER_PERCENT = re.compile(r"(?:%|\bper\s?cent|\bpercent)[^.;]{0,20}$")
# `a quarter below the 36 million`, `a third higher`
_BESIDE = re.compile(
    rf"{SPACE}+(?:below|above|lower|higher|smaller|larger|cheaper|fewer|more|less|bigger|longer|shorter)\b"
)
# `two-thirds`, and `half` with a verb: shares without their whole; but `a two-thirds majority`.
_PLURAL = re.compile(rf"(?!three{SPACE}quarters)(?:two|three|four)(?:-|{SPACE}+)[a-z]+s")
_NO_SHARE = re.compile(
    r"[\s-]+(?:majority|majorities|vote|votes|mark|rule|quorum|through|way|complete|full|finished|done|owned|stake|funded|as\s+(?:much|many|large|big|high)|in\s+favour)\b"
)
# `fell two-thirds`: a change.
_MOVED = re.compile(
    r"\b(?:fell|rose|grew|dropped|shrank|declined|increased|decreased|plunged|tumbled|slumped|jumped|surged|up|down)\s+(?:[a-z]+\s+)?$"
)
_HALF_DOES = re.compile(rf"{SPACE}+(?:came|comes|come|went|goes|go|were|are|stems?|stemmed)\b")
_BLANKS = re.compile(r"\s+")
# `double the level`, `double that`: twice as much.
_TWICE = re.compile(rf"{SPACE}+(?:the|that)\b")
_TWICE_AS = re.compile(rf"{SPACE}+(?:the|that|as|its|their|what|those|last)\b")
# `is expected to more than [double] by`: what stands before and behind the verb.
_WILL = re.compile(
    r"\b(?:see|sees|seen|saw)\s+(?:its|their|our|the)\s+(?:[a-z-]+\s+){1,2}$|\b(?:will|would|could|should|may|might|to|can|did)\s+(?:(?:more\s+than|almost|nearly|roughly|about|again|also)\s+)?$"
)
_WILL_REACH = 24
_NO_OBJECT = re.compile(r"\s*(?:[.,;)]|$)|\s+(?:by|between|within|over|in|during|to|again|this|next|every)\b")
# `to double its exports`, `double in value`: growth by all.
_DOUBLING = re.compile(rf"{SPACE}+(?:its|from|in{SPACE}+value)\b")


class WordedReader:
    """Reads the forms that have no number with a unit."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.units = lexicon.units
        self.language = lexicon.language
        self.fractions = quantity_patterns(lexicon).fractions

    def double_digit(self, text: str, match: re.Match) -> Mention:
        """`double-digit growth`: at least 10 percent."""
        return _told(match, Decimal(10), PERCENT, "double_digit")._replace(modality="at_least")

    def zero(self, text: str, match: re.Match) -> Mention | None:
        """`zero growth`, and `cut the rate to zero`: 0 percent; None where no rate is told."""
        if not is_of_rate(text, *match.span()):
            return None
        return _told(match, Decimal(0), PERCENT, "words")

    def rank(self, text: str, match: re.Match) -> Mention:
        """`third-largest`, `ranked third`, `number one`."""
        if match[0].startswith("number"):
            return _told(match, Decimal(self.language.numbers[match[0].split()[-1]]), RANK, "rank")
        if match[0].startswith("no"):
            return _told(match, Decimal(match[0][-1]), RANK, "rank")
        return _told(match, self._ordinal(match[0]), RANK, "rank")

    def streak(self, text: str, match: re.Match) -> Mention | None:
        """`the fifth consecutive month`, `for a third year`, `a second quarter of growth`."""
        row = _TO_ROW.match(text, match.end())
        words = match[0] + (row[0] if row else "")
        nouns = _TIME.findall(words.replace("annual", "year"))
        if not nouns and _IN_SEQUENCE.search(words):
            nouns = ["month"]
        ordered = (
            _IN_SEQUENCE.search(words)
            or _FOR_AN.search(text, max(0, match.start() - 20), match.start())
            or text.startswith(" of ", match.end())
        )
        if nouns and not ordered and nouns[-1] != "quarter" and not words.startswith("first"):
            ordered = _MOVED_FOR.search(text, max(0, match.start() - 24), match.start())
        if not nouns or not ordered:
            return None
        return _told(match, self._ordinal(match[0]), self.units[nouns[-1]], "streak")

    def _ordinal(self, words: str) -> Decimal:
        """The number that an ordinal tells: `third`, `3rd`, `third-largest`."""
        first = _FIRST_WORD.match(words)[0]
        return Decimal(first) if first.isdigit() else Decimal(self.language.ordinals[first])

    def ratio(self, text: str, match: re.Match) -> Mention | None:
        """`one in four`: 25 percent of a whole."""
        part, whole = (
            Decimal(word) if word.isdigit() else Decimal(self.language.numbers[word])
            for word in _OUT_OF.split(match[0])
        )
        return _told(match, 100 * part / whole, PERCENT, "fraction") if part < whole else None

    def fraction(self, text: str, match: re.Match) -> Mention | None:
        """`half of exports`, `grew by a third`, `half a point`; None for `half of the year`."""
        start, end = match.span()
        value = self.fractions[spaced(match[0])]
        if _PART_OF.search(text, max(0, start - 10), start):
            return None
        of_a_point = _OF_A_POINT.match(text, end) and _AFTER_PERCENT.search(text, max(0, start - 24), start)
        if "tenth" in match[0] and (_OF_UNIT.match(text, end) or of_a_point):
            return self._of_unit(text, match, value) or _told(
                match, value / 100, self.units["percentage point"], "words"
            )
        moved = _PLURAL.fullmatch(match[0]) and _MOVED.search(text, max(0, start - 32), start)
        moved = moved or _INCREASE_OF.search(text, max(0, start - 24), start)
        amounting = moved or _AMOUNTING.search(text, max(0, start - 24), start) and _ENDED.match(text, end)
        if amounting or _BESIDE.match(text, end):
            return _told(match, value, PERCENT, "words")
        if _is_bare_share(text, match):
            return _told(match, value, PERCENT, "fraction")
        of_unit = self._of_unit(text, match, value)
        if of_unit or not _OF_WHOLE.match(text, end) or _OF_PERIOD.match(text, end):
            return of_unit
        return _told(match, value, PERCENT, "fraction")

    def glyph(self, text: str, match: re.Match) -> Mention | None:
        """`½ a percentage point`, `¾ of exports`; None for `¾%`."""
        percent = 100 * GLYPHS[match[0]]
        of_unit = self._of_unit(text, match, percent)
        if of_unit and of_unit.unit.kind == "percent":
            return None
        if of_unit or not _OF_WHOLE.match(text, match.end()) or _OF_PERIOD.match(text, match.end()):
            return of_unit
        return _told(match, percent, PERCENT, "fraction")

    def _of_unit(self, text: str, match: re.Match, percent: Decimal) -> Mention | None:
        """`half a percentage point`, `a quarter point`: a fraction of a unit."""
        found = _OF_UNIT.match(text, match.end())
        if not found:
            return None
        word = _BLANKS.sub(" ", found["unit"])
        value = plain(percent / 100 * self.language.scales.get(word, 1))
        unit = self.units.get(word, NONE)
        return Mention(Span(match.start(), found.end()), value, value, unit, "exact", "words")

    def multiple(self, text: str, match: re.Match) -> Mention | None:
        """`doubled`: growth by 100 percent; `double the level` is twice that, `a double blow` nothing."""
        if match[0].endswith("fold"):
            return _told(match, 1 + self.language.multiples[match[0]] / 100, self.units["times"], "words")
        if match[0] in ("twice", "thrice"):
            times = 1 + self.language.multiples[match[0]] / 100
            return (
                _told(match, times, self.units["times"], "words")
                if _TWICE_AS.match(text, match.end())
                else None
            )
        if match[0] in ("double", "triple"):
            if _TWICE.match(text, match.end()):
                times = 1 + self.language.multiples[match[0]] / 100
                return _told(match, times, self.units["times"], "words")
            if not _DOUBLING.match(text, match.end()) and not _is_verb(text, match):
                return None
        return _told(match, self.language.multiples[match[0]], PERCENT, "multiple")


def _is_bare_share(text: str, match: re.Match) -> bool:
    """True for `Kenya supplied two-thirds`, `half came from Peru` and `a third went to`, whose whole is told before."""
    if match[0].endswith("half") or not _PLURAL.fullmatch(match[0]):
        return bool(_HALF_DOES.match(text, match.end()))
    if _MOVED.search(text, max(0, match.start() - 32), match.start()):
        return False
    barred = (_NO_SHARE, _OF_UNIT, _OF_PERIOD)
    return not any(pattern.match(text, match.end()) for pattern in barred)


def _is_verb(text: str, match: re.Match) -> bool:
    """True for `will double by 2030`, not for `a double blow` and `will double down`."""
    will = _WILL.search(text, max(0, match.start() - _WILL_REACH), match.start())
    return bool(will and _NO_OBJECT.match(text, match.end()))


def _told(match: re.Match, value: Decimal, unit: Unit, form: str) -> Mention:
    """The exact quantity that the words of a match tell."""
    return Mention(Span(*match.span()), value, Decimal(1), unit, "exact", form)
