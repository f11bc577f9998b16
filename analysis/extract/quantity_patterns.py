"""The patterns of quantities, made once from the language pack and the units."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from analysis.extract.fractions import GLYPHS
from analysis.extract.numerals import DIGITS, SPACE, Numerals
from analysis.extract.ranks import MOVED_TO, NUMBER_ONE, came_in, no_one
from analysis.extract.tokens import first_words
from analysis.extract.zero import ZERO
from analysis.lexicon import Language, Lexicon, alternatives

# Words of money that other words look like: `they won 3 contracts`, `real 3 percent growth`.
_NO_SIGNS = ("won", "real")
# Words that look like a share but are none: `one in three members`, `two in 10.5`.
_NO_RATIO = r"members|votes|economists|analysts|percent|per|years|months|days"
_GROWING = r"growth|increase|decline|expansion|contraction|gains?|falls?"
# `by [a] percentage point`, `[a] million visitors`
_ONE = rf"\ba(?={SPACE}+(?:percentage{SPACE}+point|million|billion|trillion)\b(?!-))"
# Behind the digits of `p310 billion`.
SCALED = r"\s?(?:million|billion|trillion|mn|bn|tn)\b"
_SPACES = re.compile(r"[\s-]+")


def spaced(words: str) -> str:
    """Words with one space between them, hyphens or not.

    >>> spaced("two-thirds")
    'two thirds'
    """
    return _SPACES.sub(" ", words)


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
    def fractions(self) -> dict[str, Decimal]:
        """The percent that each fraction in words is, hyphens left out: `two thirds`."""
        return {spaced(words): value for words, value in self.language.fractions.items()}

    @cached_property
    def starters(self) -> set[str]:
        """Words at which a quantity may begin."""
        language = self.language
        listed = [*language.numbers, *language.ordinals, *language.fractions, *language.multiples]
        return first_words(listed) | {"hundred", "double", "a", "several", "number", "no"}

    @cached_property
    def anchor(self) -> re.Pattern:
        """Where a quantity may begin; the named group is its form."""
        fractions = alternatives(list(self.language.fractions))
        no_order = rf"(?!(?<=quarters)\s+(?:of\s+(?:[a-z-]+\s+)?(?:{_GROWING})\b|in\s+a\s+row|running))(?!\s+(?:consecutive|straight|successive|month(?:ly)?|quarter(?:ly)?|year|(?:{self._moves})\s+in\s+a\s+row)\b)"
        multiples = "|".join(self.language.multiples)
        return re.compile(
            rf"(?P<digits>(?!{self._one_in_so_many}){self._digits})"
            rf"|(?P<glyph>(?<![\d.,/])[{''.join(GLYPHS)}](?=\s?%|{SPACE}+(?:per\s?cent|percentage|of\b|a\b)|[\s-]point))"
            rf"|(?P<double_digit>\bdouble[\s-]digits?\b)"
            rf"|(?P<rank>{self._rank})"
            rf"|(?P<placed>{self._placed})"
            rf"|(?P<streak>{self._streak})"
            rf"|(?P<ratio>{self._ratio})"
            rf"|(?P<one>{_ONE})|(?P<zero>{ZERO})"
            rf"|(?P<fraction>\b(?:{fractions})\b{no_order})"
            rf"|(?P<multiple>\b(?:{multiples})\b)"
            rf"|(?P<words>\b{self.numerals.word_pattern}\b)"
        )

    @property
    def _digits(self) -> str:
        """`1,234.5`, and digits that touch a currency's letters: `rmb500`."""
        codes = "|".join(f"(?<={code})" for code in ["us", "by", *self.lexicon.currency_codes])
        return (
            rf"(?:(?<![\w.,/±])|(?<=rs\.))(?!\d+(?:st|nd|rd|th)\b){DIGITS}"
            rf"|(?<=[a-z])(?:{codes})\d[\d,]*(?:\.\d+)?"
            rf"|(?<=[{self.letters}])(?<!\w\w)(?:\d[\d,]*(?:\.\d+)?(?={SCALED})|\d{{1,3}}(?:,\d{{3}})+(?![\d,])|\d+\.\d\d(?=\s+(?:per|each)\b))"
        )

    @cached_property
    def letters(self) -> str:
        """The currencies of one letter, which stand for money only before an amount in millions: `p`."""
        return "".join(self.lexicon.currency_letters)

    @cached_property
    def _ordinals(self) -> str:
        """`third`"""
        return "|".join(self.language.ordinals)

    @cached_property
    def _moves(self) -> str:
        """`increase`, `drop`"""
        return alternatives(self.language.measure["growth_nouns"])

    @property
    def _nth(self) -> str:
        """`third`, `3rd`."""
        return rf"(?:{self._ordinals}|\d+(?:st|nd|rd|th))"

    @cached_property
    def _superlatives(self) -> str:
        """`largest`"""
        return alternatives(self.language.superlatives)

    @property
    def _rank(self) -> str:
        """`third-largest`."""
        among = rf"(?=\s+and\s+{self._nth}[\s-](?:{self._superlatives})\b)"
        placed = r"(?=\s+(?:place|position|rank|spot)\b)"
        return rf"\b{self._nth}(?:[\s-](?:{self._superlatives})\b|{among}|{placed})|{NUMBER_ONE}|{no_one(self.language)}"

    @property
    def _placed(self) -> str:
        """`ranked third`."""
        verbs = ("ranked", "ranking", "ranks", "ranked the", "ranking the", "ranks the")
        behind = [f"{verb} " for verb in verbs] + list(MOVED_TO)
        ranked = "(?:" + "|".join(rf"(?<={spaced(words)})".replace(" ", r"\s") for words in behind) + ")"
        return rf"{ranked}{self._nth}\b(?![\s-](?:{self._superlatives})\b)|{came_in(self.language)}"

    @property
    def _streak(self) -> str:
        """`fifth consecutive month`, `for a third year`, `fall for third month as`, `second quarter of growth`."""
        ordered = r"(?:[\s-](?:consecutive|straight|successive|month|quarter|year)){1,2}"
        noun = r"\s+(?:month|quarter|year|week|monthly|quarterly|yearly|annual|weekly)s?"
        return (
            rf"\b{self._nth}(?=\s(?:[a-z]+\s)?(?:{self._moves})\s+(?:in\s+a\s+row|running)\b)"
            rf"|\b{self._nth}{ordered}(?:{noun}|\s+in\s+a\s+row|\s+in\s+succession|\s+running)"
            rf"|(?:(?<=for\sa\s)|(?<=for\san\s)|(?<=into\sa\s)|(?<=into\san\s)|(?<=unchanged\sfor\sthe\s)){self._nth}[\s-](?:month|quarter|year|week)\b"
            rf"|(?<=\w\sfor\s){self._nth}\s(?:month|quarter|year|week)(?=\s+(?:as|amid|on|after|while|but)\b|\s*(?:[,.;\n]|$))"
            rf"|(?<=for\sthe\s){self._nth}\s(?:month|quarter|year)(?=\s*[,.;])"
            rf"|(?<=for\sthe\s)(?!first){self._nth}\s(?:month|year|week)(?=\s+(?:in\s+(?!the\b|this\b)\w+|and|as|while)\b)"
            rf"|(?:(?<=\sto\sa\s)|(?<=\sto\san\s))(?!second){self._nth}\s(?:month|quarter|year)\b"
            rf"|\b{self._nth}\s(?:month|quarter|year)(?=\s+of\s+(?:[\w-]+\s+)?(?:{_GROWING})\b)"
            rf"|\b{self._nth}\s(?:consecutive|straight|successive)(?=\s(?!month|quarter|year|annual|week)(?:[a-z]+\s)?"
            rf"(?!cut)(?:{self._moves}|(?<=tive\s)rate)\b)"
        )

    @property
    def _ratio(self) -> str:
        """`one in four`, `six of every 10`, `three out of every 10`."""
        small = "|".join([*list(self.language.numbers)[1:11], "10"])
        between = r"\s+(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+every\s+)"
        return rf"\b(?:{small}){between}(?:{small})\b(?!\s+(?:{_NO_RATIO})\b|[.,]\d)|{self._one_in_so_many}"

    @property
    def _one_in_so_many(self) -> str:
        """`1 in 5`."""
        return (
            r"\b[1-9]\s+(?:in|out\s+of)\s+(?:every\s+)?(?:[2-9]|10|20|100)\b"
            rf"(?!\s+(?:{_NO_RATIO})\b|[.,]\d)"
        )

    @cached_property
    def tail(self) -> re.Pattern:
        """What may stand right of a number: scale, then unit."""
        units = alternatives(
            [w for w in self.lexicon.units if w[-1].isalnum() and w not in self.lexicon.currency_letters]
        )
        signs = alternatives([w for w in self.lexicon.units if not w[-1].isalnum()])
        consecutive = rf"(?:{SPACE}|-)+(?:consecutive|straight|successive){SPACE}+(?P<run>\w+)"
        return re.compile(
            rf"(?P<scale>{self.numerals.scale_pattern}{{0,2}})"
            rf"(?:{consecutive}|(?P<gap>(?:\+(?={SPACE}?[a-z]))?(?:{SPACE}|-)*)(?P<unit>(?:{units})(?!\w|-hand\b)|(?:{signs})(?!\d(?!\d?m/\d{{1,2}}m))))?"
        )

    @cached_property
    def scale_behind(self) -> re.Pattern:
        """A scale behind a currency: `1.6 NOK [million]`."""
        scales = alternatives([word for word, power in self.language.scales.items() if len(word) > 4])
        return re.compile(rf"{SPACE} {{0,2}}(?P<scale>{scales})\b")

    @cached_property
    def currency_before(self) -> re.Pattern:
        """A currency sign or code that ends just where a number begins."""
        money = [word for word, unit in self.lexicon.units.items() if unit.kind == "currency"]
        short = [w for w in money if not w[0].isalpha() or len(w) <= 4 or w.startswith("u.s")]
        signs = alternatives([w for w in short if w not in _NO_SIGNS])
        return re.compile(rf"(?<![A-Za-z])(?:{signs})(?:{SPACE} {{0,2}})?$")

    @cached_property
    def to_in_words(self) -> re.Pattern:
        """The second number of a range that begins in words, with a unit behind: `(three) to four per cent`, `(sixty) to 70%`."""
        numbers = alternatives(list(self.language.numbers))
        return re.compile(
            rf"{SPACE}+to{SPACE}+(?P<high>{numbers}|\d{{1,3}})(?={SPACE}*%|{SPACE}+(?:per\s?cent|percentage|billion|million|trillion|minutes|hours|days|weeks|months|years)\b)"
        )

    @cached_property
    def money_words(self) -> frozenset[str]:
        """The last words of the names of currencies."""
        money = (word for word, unit in self.lexicon.units.items() if unit.kind == "currency")
        return frozenset(word.split()[-1] for word in money)

    @cached_property
    def money_before(self) -> re.Pattern:
        """The name of a currency that ends just before a number: `US dollars 3 million`, `rupees 300`."""
        money = [word for word, unit in self.lexicon.units.items() if unit.kind == "currency"]
        verbs = self.language.grammar["money_as_verbs"]
        names = alternatives(
            [w for w in money if w[0].isalpha() and len(w) > 4 and not w.endswith("$") and w not in verbs]
        )
        return re.compile(rf"(?<![\w$])(?P<name>{names})[ \u00a0]$")

    @cached_property
    def modality_before(self) -> re.Pattern:
        """A modality cue that ends just where a quantity begins."""
        groups = _named_groups(self.language.modality)
        return re.compile(
            rf"\b(?:{groups}){SPACE}+(?:the{SPACE}+(?:mark|threshold|milestone|level){SPACE}+of{SPACE}+|a{SPACE}+|the{SPACE}+|an{SPACE}+|total{SPACE}+of{SPACE}+)?[-−+]?$"
            r"|(?P<tilde>[~≈])\s?$"
        )

    @cached_property
    def modality_after(self) -> re.Pattern:
        """A modality cue that begins where a quantity ends."""
        groups = _named_groups(self.language.modality_after)
        partly = rf"{SPACE}+(?:partly|in{SPACE}+part)\b"
        return re.compile(rf"{SPACE}+(?:{groups})\b(?!{partly})|(?P<plus>\+)")


def _named_groups(lists: dict[str, list[str]]) -> str:
    """An alternation with one named group for each list of words."""
    return "|".join(rf"(?P<{name}>{alternatives(words)})" for name, words in lists.items())


@cache
def quantity_patterns(lexicon: Lexicon) -> QuantityPatterns:
    """The patterns of a lexicon, made once."""
    return QuantityPatterns(lexicon)
