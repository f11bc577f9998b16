"""The lexicon loaded once from the files of `data/reference/`, with every fault of them told in one line."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from analysis.datafiles import load_shaped
from analysis.errors import WorkbookError
from analysis.lexicon import FiscalYear, Language, Lexicon, Term, Unit, fold_phrase
from analysis.paths import reference_folder

VOCABULARY = {
    "partner": "partners.csv",
    "region": "regions.csv",
    "enterprise": "enterprises.csv",
    "mode": "modes.csv",
    "product": "products.csv",
    "indicator": "indicators.csv",
}


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
        r["economy"]: FiscalYear(int(r["first_month"]), r["label"], r["quarters"] == "fiscal")
        for r in _read_csv(folder / "fiscal_years.csv")
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
