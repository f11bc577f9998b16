"""Where in a text a period can begin: the forms are tried only there, so that reading stays quick."""

from collections.abc import Iterator

from analysis.extract.period_forms import comparison_labels
from analysis.extract.period_openers import CODES
from analysis.extract.tokens import Token, first_words
from analysis.lexicon import Language, fold

# How many words before a core word a leading word (`in`), and a word of order (`first`), can begin a form.
_LEAD_REACH, _ORDER_REACH = 5, 4
_ELIDED = frozenset(("first", "second", "third", "fourth"))
# How `Q1`, `H2`, `FY26` and digits begin.
_CODED = frozenset("0123456789qhf")


class PeriodStarts:
    """Finds the words at which a period can begin; `language` tells which words these are."""

    def __init__(self, language: Language) -> None:
        words = {name: frozenset(listed) for name, listed in language.period_words.items()}
        labels = comparison_labels(language)
        compared = first_words([phrase for label in labels for phrase in language.comparison[label]])
        self.leads, self.amounts = words["leads"], words["amounts"]
        self.cores = (
            words["cores"]
            | first_words(list(language.months))
            | {fold(name.split()[-1]) for name in language.holidays}
            | (compared - words["leads"] - words["orders"])
        )
        self.orders = words["orders"] | first_words(list(language.numbers))
        self.begins = self.leads | self.cores | self.orders

    def among(self, tokens: list[Token]) -> Iterator[tuple[int, str]]:
        """Where a form may begin: at its core words and codes, and at leading words shortly before one.

        With each place comes the word there: of a code its first two signs, `@digit` for a number.
        """
        leads, cores, orders, begins = self.leads, self.cores, self.orders, self.begins
        nearest, marks, follows = len(tokens) + _LEAD_REACH + _ORDER_REACH, [], ""
        for number in range(len(tokens) - 1, -1, -1):
            start, _, word = tokens[number]
            if word not in begins and word[0] not in _CODED:
                follows = word
                continue
            if word[0] in _CODED and self._is_coded(word, follows):
                nearest = number
                marks.append((start, "@digit" if word[0].isdigit() else word[:2]))
            elif word in cores or (word in orders and nearest - number < _ORDER_REACH):
                nearest = number
                marks.append((start, word))
            elif word in leads and (nearest - number < _LEAD_REACH or (word == "the" and follows in _ELIDED)):
                marks.append((start, word))
            follows = word
        return reversed(marks)

    def _is_coded(self, word: str, follows: str) -> bool:
        """True for `Q1`, `FY26`, and digits that can begin a period: `2025`, `12 months`, `14 July`."""
        if not word[0].isdigit():
            return word[:2] in CODES
        year = len(word) >= 4 and word[:2] in ("19", "20")
        return year or not word.isdigit() or not (follows[:1].isdigit() or follows in self.amounts)
