"""How well figures were read: rows of the figures table against figures labelled by hand.

A label and a row are of the same figure when their spans overlap. A rate is the part of the labelled
figures that were found and whose field is right; labels marked `optional` count neither way.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from analysis.extract import extract
from analysis.lexicon import fold
from analysis.model import Seed
from analysis.period import Period
from analysis.resolve import resolve
from analysis.seeds import load
from analysis.tables import figures_frame

FIELDS = ("value", "unit", "measure", "modality", "period", "series")
NAMED = ("partner", "product", "enterprise", "region", "mode")
SAME = {"count_event": "level", "at_least": "more_than"}
GLUE = "the of and in with a an to its their all such as for from by on per"
KINDS = "good trade product total import export country enterprise company region china"
SHORT = {"united states": "us", "united kingdom": "uk", "european union": "eu", "belt and road": "bri"}
FOLDER = Path(__file__).parent


def phrases(name: str) -> list[dict]:
    """The labelled phrases of `phrases/<name>.jsonl`; none when there is no such file."""
    path = FOLDER / "phrases" / f"{name}.jsonl"
    return [json.loads(line) for line in path.open(encoding="utf-8")] if path.is_file() else []


def labelled(briefing: str) -> list[dict]:
    """The labelled figures of a seed."""
    return [json.loads(line) for line in (FOLDER / "labelled" / f"{briefing}.jsonl").open(encoding="utf-8")]


def score_phrases(name: str) -> dict[str, float]:
    """The rates over all phrases of a file, each read as a text of its own; empty when there are none."""
    given = phrases(name)
    seeds = [Seed(p["id"], p["text"], date.fromisoformat(p["published"])) for p in given]
    rows = figures_frame(resolve(extract(seed)) for seed in seeds).to_dict("records")
    return rates([spanned(p) for p in given], [[r for r in rows if r["briefing"] == p["id"]] for p in given])


def score_briefing(briefing: str) -> dict[str, float]:
    """The rates over the labelled figures of a seed."""
    rows = figures_frame([resolve(extract(load(briefing)))]).to_dict("records")
    return rates([labelled(briefing)], [rows])


def spanned(phrase: dict) -> list[dict]:
    """The labels of a phrase with the offsets of their `nth` occurrence in the text."""
    return [{**label, **_span(phrase["text"], label)} for label in phrase["figures"]]


def _span(text: str, label: dict) -> dict[str, int]:
    start = -1
    for _ in range(label.get("nth") or 1):
        start = text.index(label["raw"], start + 1)
    return {"start": start, "end": start + len(label["raw"])}


def rates(labels: list[list[dict]], rows: list[list[dict]]) -> dict[str, float]:
    """Recall, precision, a rate for each field, and `all`: the part of the labels right in every field."""
    count = Counter()
    for told, read in zip(labels, rows, strict=True):
        count["rows"] += len(read)
        for label, row in _pairs(told, read):
            count["paired"] += row is not None
            if not label.get("optional"):
                count["figures"] += 1
                count["recall"] += row is not None
                wrong = mistakes(label, row) if row else FIELDS
                count.update(field for field in FIELDS if field not in wrong)
                count["all"] += not wrong
    if not count["figures"]:
        return {}
    shares = {name: count[name] / count["figures"] for name in ("recall", *FIELDS, "all")}
    return {"figures": count["figures"], "precision": count["paired"] / max(1, count["rows"]), **shares}


def _pairs(labels: Iterable[dict], rows: Iterable[dict]) -> Iterator[tuple[dict, dict | None]]:
    """Each label with the free row that shares most characters with it, if any does."""
    free = list(rows)
    for label in labels:
        best = max(free, key=lambda row: _shared(label, row), default=None)
        if best is None or _shared(label, best) <= 0:
            yield label, None
            continue
        free.remove(best)
        yield label, best


def _shared(label: dict, row: dict) -> int:
    return min(label["end"], int(row["end"])) - max(label["start"], int(row["start"]))


def mistakes(label: dict, row: dict) -> list[str]:
    """The fields of a row that are not as labelled."""
    return [field for field in FIELDS if not _right(field, label, row)]


def _right(field: str, label: dict, row: dict) -> bool:
    if field == "value":
        return Decimal(str(label["value"])) == Decimal(row["value"])
    if field == "period":
        return _months(label.get("period")) == _months(row["period"])
    if field == "series":
        return _same_series(label, row)
    told, read = label.get(field), row[field]
    if field == "measure" and label["unit"] != "count" and "count_event" in (told, read):
        return told == read
    return SAME.get(told, told) == SAME.get(read, read)


def _months(name: str | None) -> Period | str:
    """The period of a name; a name that is none stays text, equal to itself only."""
    try:
        return Period.parse(name) if name else ""
    except ValueError:
        return name


def _same_series(label: dict, row: dict) -> bool:
    """Flows are equal, what the label names is named, and no partner or enterprise is made up.

    A label without dimensions is known by its indicator, of which one word is enough.
    """
    if _flow(label) != _flow(row):
        return False
    read = [row["indicator"], *(row[name] for name in NAMED)]
    known = _content(*read)
    wanted = [words for name in NAMED if (words := _content(label.get(name)))]
    if any(2 * len(words & known) < len(words) for words in wanted):
        return False
    subject = label.get("indicator")
    if not wanted and subject and row["indicator"] and not _words(subject) & _words(*read):
        return False
    allowed = _content(subject).union(*wanted)
    made_up = (name for name in ("partner", "enterprise") if row[name] and not label.get(name))
    return all(_content(row[name]) & allowed for name in made_up)


def _flow(record: dict) -> str:
    flow = record.get("flow") or "total"
    return "total" if flow == "balance" else flow


def _content(*texts: str | None) -> set[str]:
    """The words of some names that tell one of a kind from another."""
    return _words(*texts) - set(KINDS.split())


def _words(*texts: str | None) -> set[str]:
    """The folded words of some names, under their short names."""
    told = " ; ".join(text for text in texts if text).lower()
    for name, short in SHORT.items():
        told = told.replace(name, short)
    return {fold(word) for word in re.findall(r"[a-z0-9]+", told)} - set(GLUE.split())
