"""The publication date that a web page tells in its own fields."""

import json
from collections import deque
from collections.abc import Iterator

from bs4 import BeautifulSoup

from analysis.inputs.dates import ToldDate, day_of
from analysis.inputs.rules import DocumentRules
from analysis.lexicon import Language

_MANY = 50


def page_date(soup: BeautifulSoup, language: Language, rules: DocumentRules) -> ToldDate | None:
    """The first date that can be read: `meta` fields, then JSON-LD, then the first `time` element."""
    for words, place in _fields(soup, rules):
        if day := day_of(words, language):
            return ToldDate(day, words.strip()[:80], place)
    return None


def _fields(soup: BeautifulSoup, rules: DocumentRules) -> Iterator[tuple[str, str]]:
    """What each field says, and its name, the best first."""
    order = {name.lower(): number for number, name in enumerate(rules.published)}
    told: list[tuple[int, str, str]] = []
    for tag in soup.find_all(attrs={"content": True}):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if tag.name == "meta" and name in order:
            told.append((order[name], str(tag["content"]), f"meta {name}"))
    yield from ((words, place) for _, words, place in sorted(told, key=lambda one: one[0]))
    for script in soup.find_all("script", type="application/ld+json"):
        yield from ((words, "JSON-LD datePublished") for words in _published(script.get_text()))
    times = soup.find_all("time", datetime=True, limit=_MANY)
    marked = [tag for tag in times if tag.get("itemprop") == "datePublished" or tag.has_attr("pubdate")]
    inside = [tag for tag in times if tag.find_parent(["main", "article"])]
    yield from ((str(tag["datetime"]), "time") for tag in [*marked, *(inside or times)])


def _published(source: str) -> Iterator[str]:
    """All values of `datePublished`, the outermost first; nothing when the data is malformed."""
    try:
        waiting = deque([json.loads(source)])
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.popleft()
        if isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                yield node["datePublished"]
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
