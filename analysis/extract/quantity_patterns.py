"""The patterns of quantities, made once from the language pack and the units."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract.numerals import DIGITS, SPACE, Numerals
from analysis.extract.tokens import first_words
from analysis.lexicon import Language, Lexicon, alternatives


@dataclass(frozen=True)
class QuantityPatterns:
    """Where quantities begin, and what may stand left and right of a number."""

    lexicon: Lexicon

    @property
    def language(self) -> Language:
        """The language pack."""
        return self.lexicon.language

    @cached_property
    def numerals(self) -> Numerals:
        """Reads the numerals of the language."""
        return Numerals(self.language)

    @cached_property
    def starters(self) -> set[str]:
        """Words at which a quantity may begin."""
        listed = [
            *self.language.numbers,
            *self.language.ordinals,
            *self.language.fractions,
            *self.language.multiples,
        ]
        return first_words(listed) | {"hundred", "double", "a", "several"}

    @cached_property
    def anchor(self) -> re.Pattern:
        """Where a quantity may begin; the named group is its form."""
        supers = alternatives(self.language.superlatives)
        ordinals = "|".join(self.language.ordinals)
        codes = "|".join(f"(?<={code})" for code in ["us", "by", *self.lexicon.currency_codes])
        small = "|".join([*list(self.language.numbers)[1:11], "10"])
        return re.compile(
            rf"(?P<digits>(?:(?<![\w.,/])|(?<=rs\.))(?!\d+(?:st|nd|rd|th)\b){DIGITS}|(?<=[a-z])(?:{codes})\d[\d,]*(?:\.\d+)?)"
            rf"|(?P<double_digit>\bdouble[\s-]digits?\b)"
            rf"|(?P<rank>\b(?:{ordinals}|\d+(?:st|nd|rd|th))[\s-](?:{supers})\b)"
            rf"|(?P<placed>(?:(?<=ranked\s)|(?<=ranking\s)|(?<=ranks\s))(?:{ordinals}|\d+(?:st|nd|rd|th))\b(?![\s-](?:{supers})\b))"
            rf"|(?P<streak>\b(?:{ordinals}|\d+(?:st|nd|rd|th))(?:[\s-](?:consecutive|straight|successive|month|quarter|year)){{1,2}}(?:\s+(?:month|quarter|year|week|monthly|quarterly|yearly|annual|weekly)s?|\s+in\s+a\s+row|\s+running)|(?<=for\sa\s)(?:{ordinals})[\s-](?:month|quarter|year)\b|\b(?:{ordinals}|\d+(?:st|nd|rd|th))\s(?:month|quarter|year)(?=\s+of\s+(?:[\w-]+\s+)?(?:growth|increase|decline|expansion|contraction|gains?|falls?)\b))"
            rf"|(?P<ratio>\b(?:{small})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:{small})\b(?!\s+(?:members|votes|economists|analysts|percent|per|years|months|days|of)\b|[.,]\d))"
            rf"|(?P<fraction>\b(?:{alternatives(list(self.language.fractions))})\b(?!\s+(?:consecutive|straight|successive|month|quarter|year)\b))"
            rf"|(?P<multiple>\b(?:{'|'.join(self.language.multiples)})\b)"
            rf"|(?P<words>\b{self.numerals.word_pattern}\b)"
        )

    @cached_property
    def tail(self) -> re.Pattern:
        """What may stand right of a number: scale, then unit."""
        units = alternatives([w for w in self.lexicon.units if w[-1].isalnum()])
        signs = alternatives([w for w in self.lexicon.units if not w[-1].isalnum()])
        consecutive = rf"(?:{SPACE}|-)+(?:consecutive|straight|successive){SPACE}+(?P<run>\w+)"
        return re.compile(
            rf"(?P<scale>{self.numerals.scale_pattern}{{0,2}})"
            rf"(?:{consecutive}|(?P<gap>(?:{SPACE}|-)*)(?P<unit>(?:{units})(?![\w])|(?:{signs})(?!\d)))?"
        )

    @cached_property
    def range_tail(self) -> re.Pattern:
        """The second number of a range, right of the first one or of its percent sign."""
        return re.compile(
            rf"(?P<first>%|\s*percent)?(?:{SPACE}*[-–—~～]{SPACE}*|{SPACE}+(?P<word>to|and|or){SPACE}+)(?:us\$|rmb|[$€£¥])?(?P<high>{DIGITS})(?![\d]|\.\d)"
        )

    @cached_property
    def currency_before(self) -> re.Pattern:
        """A currency sign or code that ends just where a number begins."""
        money = [word for word, unit in self.lexicon.units.items() if unit.kind == "currency"]
        signs = alternatives([w for w in money if not w[0].isalpha() or len(w) <= 4 or w.startswith("u.s")])
        return re.compile(rf"(?<![A-Za-z])(?:{signs}){SPACE}?$")

    @cached_property
    def modality_before(self) -> re.Pattern:
        """A modality cue that ends just where a quantity begins."""
        groups = "|".join(
            rf"(?P<{name}>{alternatives(cues)})" for name, cues in self.language.modality.items()
        )
        return re.compile(
            rf"\b(?:{groups}){SPACE}+(?:a{SPACE}+|the{SPACE}+|an{SPACE}+|total{SPACE}+of{SPACE}+)?[-−+]?$"
        )

    @cached_property
    def modality_after(self) -> re.Pattern:
        """A modality cue that begins where a quantity ends."""
        groups = "|".join(
            rf"(?P<{name}>{alternatives(cues)})" for name, cues in self.language.modality_after.items()
        )
        return re.compile(rf"{SPACE}+(?:{groups})\b|(?P<plus>\+)")

    @cached_property
    def scale_of_list(self) -> re.Pattern:
        """`in billions of dollars`: the scale of amounts printed without one."""
        return re.compile(r"\bin\s+(?P<scale>million|billion|trillion)s\s+of\s+(?:[\w.]+\s+)?\w+")

    @cached_property
    def counts_change(self) -> re.Pattern:
        """Words after which a bare number word is a figure: `an increase of five`, `up by two`."""
        change = alternatives(self.language.direction["up"] + self.language.direction["down"])
        modality = alternatives([cue for cues in self.language.modality.values() for cue in cues])
        return re.compile(rf"\b(?:{change})(?:{SPACE}+(?:of|by))?(?:{SPACE}+(?:{modality}))?{SPACE}+$")


@cache
def quantity_patterns(lexicon: Lexicon) -> QuantityPatterns:
    """The patterns of a lexicon, made once."""
    return QuantityPatterns(lexicon)
