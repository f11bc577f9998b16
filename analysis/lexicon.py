"""The language pack, the units and the vocabulary, loaded once from `data/reference/`.

Everything that is a word of English or a fact of the world is data there; this module only reads it,
checks its shape and makes it quick to look up.
"""

import csv
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from analysis.datafiles import load_shaped
from analysis.errors import WorkbookError
from analysis.paths import reference_folder

VOCABULARY = {
    "partner": "partners.csv",
    "region": "regions.csv",
    "enterprise": "enterprises.csv",
    "mode": "modes.csv",
    "product": "products.csv",
    "indicator": "indicators.csv",
}


class Language(BaseModel):
    """The language pack: lists of words by what they do in a sentence (see `language/en.yml`)."""

    model_config = ConfigDict(extra="forbid")

    numbers: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, Decimal]
    multiples: dict[str, Decimal]
    ordinals: dict[str, int]
    superlatives: list[str]
    modality: dict[str, list[str]]
    modality_after: dict[str, list[str]]
    direction: dict[str, list[str]]
    measure: dict[str, list[str]]
    comparison: dict[str, list[str]]
    months: dict[str, int]
    period_words: dict[str, list[str]]
    flows: dict[str, list[str]]
    status: dict[str, list[str]]
    roles: dict[str, list[str]]
    not_speakers: list[str]
    names: dict[str, list[str]]
    grammar: dict[str, list[str]]
    wholes: dict[str, list[str]]
    economies_within: dict[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its code, what one of it is in base units, and its kind."""

    code: str
    factor: Decimal
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the vocabulary: its dimension, canonical name, and the columns kept beside it."""

    kind: str
    name: str
    extra: dict = field(default_factory=dict, compare=False, hash=False)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All that the reader knows of English and of the world.

    `phrases` is a tree of folded words: each word leads to the words that may follow it, and None to the
    terms that end there, each with whether it is a proper name. A lexicon is compared by identity, so
    that readers made from it are kept.
    """

    language: Language
    units: dict[str, Unit]
    phrases: dict
    currencies: dict[str, str]
    fiscal_years: dict[str, tuple[int, str]]
    plans: dict[str, tuple[int, int, int]]
    institutions: dict[str, str]

    @cached_property
    def institution(self) -> re.Pattern:
        """The name of a statistics office or central bank."""
        names = sorted(self.institutions, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?![\w-])")

    @cached_property
    def currency_codes(self) -> list[str]:
        """Letters that stand for a currency and may touch a number, in lower case: `rmb`, `usd`, `rs`."""
        money = [word for word, unit in self.units.items() if unit.kind == "currency"]
        return [word for word in money if word.isalpha() and word.isascii() and len(word) in (2, 3)]

    @property
    def currency_letters(self) -> list[str]:
        """Single letters that stand for a currency in its own economy: `r`, `p`."""
        return [
            word
            for word, unit in self.units.items()
            if unit.kind == "currency" and len(word) == 1 and word.isascii() and word.isalpha()
        ]


@cache
def fold(word: str) -> str:
    """The form under which a word is looked up: lower case, no possessive, no plural.

    >>> fold("Countries"), fold("China's"), fold("goods"), fold("basis")
    ('country', 'china', 'good', 'basis')
    """
    word = re.sub(r"['’]s?$", "", word.lower()).replace(".", "")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase; hyphens and slashes part words.

    >>> fold_phrase("Small and medium-sized enterprises")
    ('small', 'and', 'medium', 'sized', 'enterprise')
    """
    return tuple(fold(word) for word in re.findall(r"[^\W_]+(?:[.'’&][^\W_]+)*[.'’]?", phrase))


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, longest first; `*` stands for any ending.

    >>> alternatives(["ris*", "up"])
    'ris\\\\w*|up'
    """
    return "|".join(map(_pattern_of, sorted(words, key=len, reverse=True)))


def _pattern_of(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\-]+")


def anywhere(lists: dict[str, list[str]]) -> re.Pattern:
    r"""Finds the same as `\b(?:...)\b` around the alternatives of each list in turn, twice as fast.

    As each branch begins with a letter, a search leaps from one such letter to the next; that it begins a
    word is asked only then. The group that matched tells the list (see `list_of`).

    >>> found = anywhere({"up": ["ris*", "up"], "down": ["fall"]}).search("upturns and a rise in supply")
    >>> found[0], list_of(found)
    ('rise', 'up')
    """
    rests: dict[str, dict[str, list[str]]] = {}
    for name, words in lists.items():
        for word in sorted(words, key=len, reverse=True):
            rests.setdefault(word[0], {}).setdefault(name, []).append(_pattern_of(word[1:]))
    branches = []
    for letter, named in rests.items():
        forms = "|".join(f"(?P<{name}_{letter}>{'|'.join(listed)})" for name, listed in named.items())
        branches.append(rf"{letter}(?<!\w.)(?:{forms})")
    return re.compile(rf"(?:{'|'.join(branches)})\b", re.S)


def list_of(match: re.Match) -> str:
    """The name of the list that a match of `anywhere` is from."""
    return match.lastgroup.rpartition("_")[0]


@cache
def load_lexicon(folder: Path | None = None, language: str = "en") -> Lexicon:
    """Load the language pack, units and vocabulary of a folder (by default the project's own).

    Raises WorkbookError naming the file and the fault when a file is missing or malformed.
    """
    folder = folder or reference_folder()
    phrases: dict = {}
    rows = {kind: _read_csv(folder / "vocabulary" / file) for kind, file in VOCABULARY.items()}
    pack = load_shaped(folder / "language" / f"{language}.yml", Language)
    for name, aliases in pack.flows.items():
        _index(phrases, Term("flow", name), aliases)
    for kind in rows:
        for row in rows[kind]:
            _index(
                phrases,
                Term(kind, row["name"], row),
                _forms([row["name"], *row["aliases"].split("|")]),
            )
    partners = rows["partner"]
    for row in partners:
        _index(
            phrases, Term("adjective", row["name"]), [w for w in row["adjectives"].split("|") if len(w) > 2]
        )
    currencies = {r["name"]: r["currency"] for r in partners if r["currency"]}
    _check_economies("regions.csv", rows["region"], {**currencies, "": ""})
    fiscal = {
        r["economy"]: (int(r["first_month"]), r["label"]) for r in _read_csv(folder / "fiscal_years.csv")
    }
    plans = {
        r["economy"]: (int(r["number"]), int(r["first_year"]), int(r["years"]))
        for r in _read_csv(folder / "plans.csv")
    }
    offices = _load_institutions(folder / "institutions.csv", currencies)
    return Lexicon(pack, _load_units(folder / "units.csv"), phrases, currencies, fiscal, plans, offices)


def _forms(names: list[str]) -> list[str]:
    """Names, and other common forms of them: `nations` for countries, `hi-tech` for `high-tech`."""
    nations = [name.replace("countries", "nations") for name in names if name.endswith("countries")]
    return [
        *names,
        *nations,
        *(name.replace("high-tech ", "hi-tech ") for name in names if "high-tech " in name),
    ]


def _index(phrases: dict, term: Term, aliases: list[str]) -> None:
    """Put the folded words of each alias into the tree; proper names keep their capital."""
    for words, alias in {fold_phrase(alias): alias for alias in aliases if alias}.items():
        proper = term.kind in ("partner", "region", "adjective") and alias[0].isupper()
        node = phrases
        for word in words:
            node = node.setdefault(word, {})
        if words:
            node.setdefault(None, []).append((term, proper))


def _load_units(path: Path) -> dict[str, Unit]:
    """Each unit by its words; a word of several currencies (`k`) also by the word and each code (`k pgk`)."""
    units: dict[str, Unit] = {}
    for row in _read_csv(path):
        unit = Unit(row["code"], Decimal(row["factor"]), row["kind"])
        words = [word.lower() for word in row["words"].split("|")]
        units.update(dict.fromkeys(words, unit))
        if unit.kind == "currency":
            units.update({f"{word} {unit.code.lower()}": unit for word in words if len(word) == 1})
    return units


def _load_institutions(path: Path, currencies: dict[str, str]) -> dict[str, str]:
    rows = _read_csv(path)
    _check_economies(path.name, rows, currencies)
    return {row["name"]: row["economy"] for row in rows}


def _check_economies(file: str, rows: list[dict[str, str]], currencies: dict[str, str]) -> None:
    """Raise WorkbookError at an economy that has no money of its own."""
    for number, row in enumerate(rows, start=2):
        if not row["name"] or row["economy"] not in currencies:
            what = f"{row['economy'] or row['name'] or 'a row without a name'} is no economy with a currency in partners.csv"
            raise WorkbookError(what, where=f"{file}, line {number}", remedy="use its canonical name")


def _read_csv(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except FileNotFoundError:
        raise WorkbookError("vocabulary file not found", where=path.name, remedy="restore it") from None
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise WorkbookError("row has the wrong number of columns", where=f"{path.name}, line {number}")
    return rows
