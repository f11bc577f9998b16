"""Whether a number in words counts things: `up by five`, `in six provinces`, `forty-two firms`, `signed two deals`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from analysis.extract.numerals import SPACE
from analysis.lexicon import Language, alternatives

# `fell in [six] provinces`, `[Thirty] of the 31 regions grew`
_IN = re.compile(r"\b(?:(?:in|across|among|from)\s+(?:only\s+|just\s+|all\s+)?|another\s+)$")
# `[All] eight cities`
_ALL = re.compile(r"\ball\s+$")
# `at least [six] members`, `[nine] kinds of fruit`: more than one says in passing.
_BOUND = re.compile(r"\b(?:at\s+least|more\s+than|fewer\s+than|up\s+to|at\s+most|no\s+more\s+than)\s+$")
_PAIR = 2
_KINDS, _SOME = re.compile(r"\s+(?:kinds|types|categories|varieties|items|species)\s+of\s+[a-z]"), 4
# `Of the [ten] major items, eight rose`
_OF_THE = re.compile(r"\b(?:of|among)\s+(?:the|our|all|these|those|its)\s+$")
_OPENS = re.compile(rf"{_IN.pattern}|(?:^|[.;:\n]|,|\band)\s*$")
# `twenty-six of the`, `forty-two African countries`: more than one says in passing.
_MANY = 11
_THINGS = re.compile(
    r"\s+(?:of\s+(?:the|these|those|them|which|whom|our|its|their|all)\b"
    r"|(?:(?!(?:of|to|in|and|or|by|for|from|with|at|on|is|was|were|are|has|had|per|the|an?)\b)[a-z][\w'’-]*\s+){0,2}"
    r"(?!(?:sets|begins|lands|starts|ends|shows|says|means|comes|goes|is|was|has|as|its|his|this|thus|us|plus|minus|across|less|unless|times|hundreds|thousands)\b)[a-z][a-z'’-]+(?<!s)s\b)"
)

# `[four] of them saw growth`
_OF_THEM = re.compile(
    rf"{SPACE}+of{SPACE}+(?:them|these|those|which){SPACE}+(?:saw|see|rose|fell|grew|reported|recorded|posted|were|are|had|have)\b"
)
# `[Eight] out of the 15 items`, `[three] of its thirteen branches`
_OF_SO_MANY = re.compile(
    rf"{SPACE}+(?:out{SPACE}+)?of{SPACE}+(?:(?:(?:the|our|its|all|these|their){SPACE}+)?\d{{1,3}}{SPACE}+[a-z]"
    rf"|(?:the|our|its|these|their){SPACE}+(?:four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty){SPACE}+(?:[a-z-]+{SPACE}+){{0,3}}[a-z-]+s{SPACE}+"
    r"(?:[a-z]{2,}ed|[a-z]{2,}ing|saw|rose|fell|grew|were|are|had|have)\b)"
)
# `11 cities, [four] fewer than in May`
_FEWER = re.compile(r"\s+(?:fewer|more|less)\s+than\s+(?:in|at|on|a|the|last)\b")
# `Of the 14 industries, [nine] saw output fall`, `Among the 70 cities we survey, prices rose in [seven] in May`
_SOME_OF = re.compile(
    r"\b(?:of|among)\s+(?:the|our|all|these|those|its)\s+(?:[a-z-]*\d+|f(?:our|ive)|s(?:ix|even)|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?)\s+(?:[^.;\n]{3,60},\s+(?:only\s+|just\s+)?|[^.;\n]{3,120}\sin\s+(?:only\s+|just\s+)?)$"
)
_DID = re.compile(
    r"\s+(?:saw|see|marked|recorded|posted|reported|registered|showed|enjoyed|achieved|rose|fell|grew|shrank|increased|decreased|declined"
    r"|contracted|expanded|gained|lost|ran|kept|held|reversed|turned|beat|missed|were|are|had|have|did|reached|exceeded|in)\b|\s*[,;]"
)
_SOME_REACH = 180


@dataclass(frozen=True)
class BareCounts:
    """Tells numbers in words that count from those said in passing; patterns are made once from the language pack."""

    language: Language

    def counts(self, text: str, start: int, end: int, value: Decimal) -> bool:
        """True where the number word at some place is a figure: `signed six agreements`, not `the two sides`."""
        many = (
            value >= _MANY
            and _THINGS.match(text, end)
            and not self.named.search(text, max(0, start - 24), start)
        )
        of_many = any(pattern.match(text, end) for pattern in (_FEWER, _OF_THEM, _OF_SO_MANY))
        if many or (value > 1 and of_many):
            return True
        if value > 1 and self.things.match(text, end) and self.deeds.search(text, max(0, start - 40), start):
            return True
        some = _DID.match(text, end) and _SOME_OF.search(text, max(0, start - _SOME_REACH), start)
        if value >= _SOME and (_KINDS.match(text, end) or self._bounds(text, start, end)):
            return True
        return (
            bool(some)
            or (value > _PAIR and self._is_whole(text, start, end))
            or self.changes(text, start)
            or self._counts_places(text, start, end)
        )

    def _bounds(self, text: str, start: int, end: int) -> bool:
        """True for `at least six members`."""
        return bool(_BOUND.search(text, max(0, start - 16), start) and self.things.match(text, end))

    def _is_whole(self, text: str, start: int, end: int) -> bool:
        """True for `Of the ten items, eight rose`: so many they are in all."""
        before = _OF_THE.search(text, max(0, start - 16), start)
        rest = self.things.match(text, end) if before else None
        return bool(rest and self._some_of_them.match(text, rest.end()))

    def changes(self, text: str, start: int) -> bool:
        """True behind a word of change: `an increase of five`."""
        return bool(self.counts_change.search(text, max(0, start - 40), start))

    def _counts_places(self, text: str, start: int, end: int) -> bool:
        """True for `in six provinces`, `down in five of nine sectors`, but not for `the two countries`."""
        after = self.places.match(text, end)
        if after and _ALL.search(text, max(0, start - 5), start):
            return True
        opens = _OPENS if after and (" of" in after[0] or after["people"]) else _IN
        return bool(after and opens.search(text, max(0, start - 12), start))

    @cached_property
    def _some_of_them(self) -> re.Pattern:
        """`(Of the ten items)[, eight rose]`"""
        numbers = alternatives(list(self.language.numbers))
        return re.compile(rf"[^.;\n,]{{0,30}},\s+(?:only\s+|just\s+)?(?:\d{{1,3}}|{numbers}){_DID.pattern}")

    @cached_property
    def places(self) -> re.Pattern:
        """What a bare number word may count: `(six) provinces`, `(five) of nine sectors`, `(two) members`."""
        nouns = alternatives(self.language.grammar["counted_places"])
        people = alternatives(self.language.grammar["counted_people"])
        return re.compile(
            rf"{SPACE}+(?:of{SPACE}+(?:the{SPACE}+)?(?:[\w-]+{SPACE}+)?)?(?:[a-z-]+{SPACE}+){{0,2}}(?:{nouns})\b"
            rf"|{SPACE}+(?P<people>{people})\b"
        )

    @cached_property
    def named(self) -> re.Pattern:
        """`article `, `phase `, `the g `: words whose number is a name."""
        return re.compile(rf"\b(?:{alternatives(self.language.names['before'])}|apollo|g)\s+$")

    @cached_property
    def deeds(self) -> re.Pattern:
        """`signed `, `has held another `: words after which a small number word counts things."""
        done = alternatives(self.language.grammar["counted_deeds"])
        modality = alternatives([cue for cues in self.language.modality.values() for cue in cues])
        return re.compile(rf"\b(?:{done})\s+(?:(?:{modality}|a\s+total\s+of|another|some)\s+)?$")

    @cached_property
    def things(self) -> re.Pattern:
        """What a bare number word may count: ` new agreements`, but no ` points` of a talk."""
        barred = alternatives(self.language.names["list_nouns"])
        return re.compile(
            rf"\s+(?:(?!(?:of|to|in|and|or|by|for|from|with|at|on|why|{barred})\b)[a-z][\w'’-]*\s+){{0,2}}(?!(?:{barred})\b)[a-z][a-z-]+(?<!s)s\b"
        )

    @cached_property
    def counts_change(self) -> re.Pattern:
        """Words after which a bare number word is a figure: `an increase of five`, `up by two`."""
        change = alternatives(self.language.direction["up"] + self.language.direction["down"])
        modality = alternatives([cue for cues in self.language.modality.values() for cue in cues])
        return re.compile(rf"\b(?:{change})(?:{SPACE}+(?:of|by))?(?:{SPACE}+(?:{modality}))?{SPACE}+$")
