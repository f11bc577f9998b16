"""The lexicon: words and the world are data, loaded once, with faults told in one line."""

import re
import shutil
from collections import defaultdict
from decimal import Decimal

import pytest
from reading import read, rows

from analysis.errors import WorkbookError
from analysis.lexicon import alternatives, fold, fold_phrase
from analysis.lexicon_files import VOCABULARY, load_lexicon
from analysis.paths import reference_folder


@pytest.fixture
def reference(tmp_path):
    """A copy of the reference data that a test may change."""
    return shutil.copytree(reference_folder(), tmp_path / "reference")


def append(path, line):
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n{line}\n", "utf-8")


def with_alias(path, name, alias):
    lines = path.read_text("utf-8").splitlines()
    (place,) = [number for number, line in enumerate(lines) if line.startswith(f"{name},")]
    head, aliases, *rest = lines[place].split(",")
    lines[place] = ",".join([head, f"{aliases}|{alias}".strip("|"), *rest])
    path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("file", "name", "alias", "text", "field"),
    [
        ("partners.csv", "Angola", "Ngolandia", "Exports to Ngolandia grew 7.1% in May.", "partner"),
        ("modes.csv", "barter trade", "zwapping", "Exports by zwapping grew 7.1% in May.", "mode"),
        ("products.csv", "3D printers", "solidifiers", "Exports of solidifiers grew 7.1%.", "product"),
    ],
)
def test_an_alias_added_to_a_file_is_recognised(reference, file, name, alias, text, field):
    (before,) = read(text, lexicon=load_lexicon(reference))
    assert name not in getattr(before.series, field)
    with_alias(reference / "vocabulary" / file, name, alias)
    load_lexicon.cache_clear()
    (after,) = read(text, lexicon=load_lexicon(reference))
    assert getattr(after.series, field).partition(" (")[0] == name
    (told,) = [item for item in after.evidence if item.field == field]
    assert (told.span.words(text), told.rule) == (alias, "vocabulary")


def test_a_new_row_and_a_new_unit_are_recognised(reference):
    append(reference / "vocabulary" / "indicators.csv", "zeppelin landings,,transport,count,level")
    append(reference / "units.csv", "XZP,zeppels,1,currency")
    lexicon = load_lexicon(reference)
    (figure,) = read("Zeppelin landings rose 12% in June.", lexicon=lexicon)
    assert figure.series.indicator == "zeppelin landings"
    (figure,) = read("Exports cost 4.5 million zeppels in June.", lexicon=lexicon)
    assert (figure.quantity.unit, figure.quantity.value) == ("XZP", Decimal(4500000))


def test_an_office_added_tells_whose_money_it_is(reference):
    text = "The Ngolian Tally House said revenue was 3 million pesos. Wages were 2,000 pesos."
    assert {figure.quantity.unit for figure in read(text, lexicon=load_lexicon(reference))} == {"MXN"}
    append(reference / "institutions.csv", "Ngolian Tally House,Chile")
    load_lexicon.cache_clear()
    assert {figure.quantity.unit for figure in read(text, lexicon=load_lexicon(reference))} == {"CLP"}


def test_a_place_tells_whose_money_it_is(reference):
    text = "In Lowmoor, revenue was 3 million pesos."
    append(reference / "vocabulary" / "regions.csv", "Lowmoor,,Chile,")
    (figure,) = read(text, lexicon=load_lexicon(reference))
    assert figure.quantity.unit == "CLP"


def test_no_office_at_all_is_no_fault(reference):
    (reference / "institutions.csv").write_text("name,economy\n", "utf-8")
    (figure,) = read("Exports grew 7.1% in May.", lexicon=load_lexicon(reference))
    assert figure.quantity.value == Decimal("7.1")


def test_words_of_the_language_pack_are_data(reference):
    pack = reference / "language" / "en.yml"
    text = "Exports ballyhooed 6% in June."
    pack.write_text(pack.read_text("utf-8").replace("  down: [", "  down: [ballyhoo*, "), "utf-8")
    (changed,) = read(text, lexicon=load_lexicon(reference))
    assert rows(text)[0]["value"] == "6" and changed.quantity.value == -6


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        ("language/en.yml", lambda text: text + "\nnonsense: [a]\n", "en.yml: malformed"),
        ("language/en.yml", lambda text: "numbers: [", "en.yml: malformed"),
        ("vocabulary/modes.csv", lambda text: text + "a,b,c\n", "modes.csv, line "),
        ("institutions.csv", lambda text: text + "Tally House,Nowhere\n", "institutions.csv, line "),
        ("vocabulary/regions.csv", lambda text: text + "Lowmoor,,Nowhere,\n", "regions.csv, line "),
        ("vocabulary/partners.csv", lambda text: text + "Nowhere\n", "row has the wrong number of columns"),
    ],
)
def test_malformed_reference_data_is_told_with_its_file(reference, file, change, told):
    path = reference / file
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(WorkbookError) as caught:
        load_lexicon(reference)
    assert told in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "file",
    ["language/en.yml", "units.csv", "institutions.csv", *(f"vocabulary/{f}" for f in VOCABULARY.values())],
)
def test_missing_reference_data_is_told(reference, file):
    (reference / file).unlink()
    with pytest.raises(WorkbookError, match="not found; restore it"):
        load_lexicon(reference)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Industries", "industry"),
        ("ship's", "ship"),
        ("ships’", "ship"),
        ("U.S.", "us"),
        ("gas", "gas"),
        ("glass", "glass"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("ties", "tie"),
    ],
)
def test_fold(word, folded):
    assert fold(word) == folded


def test_phrases_are_folded_across_hyphens_and_ampersands():
    assert fold_phrase("High-tech R&D centres") == ("high", "tech", "r&d", "centre")
    assert fold_phrase("") == ()


def test_alternatives_match_the_longest_first():
    found = re.compile(alternatives(["up", "up by", "climb*", "clim"]))
    told = "climbed up by up-by clim UP"
    assert found.findall(told) == ["climbed", "up by", "up-by", "clim"]


@pytest.mark.parametrize("ignoring", [0, re.I])
def test_words_that_share_a_beginning_match_as_each_for_itself(ignoring):
    language = load_lexicon().language
    for words in [*language.grammar.values(), *language.direction.values(), ["Up by", "up", "uP b*", "u p"]]:
        apart = "|".join(
            re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\-]+")
            for word in sorted(words, key=len, reverse=True)
        )
        for end in ("", r"\b", r"s?\s"):
            shared, plain = (re.compile(f"({p}){end}", ignoring) for p in (alternatives(words), apart))
            for word in words:
                told = f"{word.title()} of {word}s - {word.replace('*', 'ing')} on {word}-{word} "
                assert shared.findall(told) == plain.findall(told)


def leaves(node, words=()):
    """Every phrase of the tree with a term that ends there."""
    for word, below in node.items():
        if word is None:
            yield from ((words, term) for term, _ in below)
        else:
            yield from leaves(below, (*words, word))


@pytest.mark.parametrize("kind", ["partner", "region", "enterprise", "mode", "flow", "product", "indicator"])
def test_a_name_stands_once_in_its_file(kind):
    owners = defaultdict(set)
    for words, term in leaves(load_lexicon().phrases):
        if term.kind == kind:
            owners[words].add(term.name)
    assert len(owners) > 3
    assert {words: names for words, names in owners.items() if len(names) > 1} == {}
