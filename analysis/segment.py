"""Turns, paragraphs and sentences as spans over the one unaltered text.

A briefing is a run of paragraphs; a heading such as `Wang Lingjun:` or `[He Yadong]:` opens a turn.
A text whose lines are wrapped hard (most lines of like length, none ending a sentence) is divided at
its blank lines instead; a blank line or page break in the middle of a sentence divides nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.lexicon import Language
from analysis.model import Sentence, Span, Turn
from analysis.records import Records

_HEADING = re.compile(
    r"[ \t]*(?:\*\*)?(?:\[(?P<bracket>[^\]\n]{2,80})\]|(?P<name>[A-Z0-9][^\n:：.?!;]{0,60}?))(?:\*\*)?\s?(?:[:](?:\*\*)?(?=\s|$)|：)"
    r"|[ \t]*(?P<letter>[QA])\.(?=[ \t])"
)
_END = re.compile(
    # All begin with a mark, so they are found quickly; the last of the first line: `in July.Imports rose`.
    r"[.!?。．！？；](?:(?<=[.!?。．！？])[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9\u4e00-\u9fff$€£¥+\-])|(?<=[。！？；])|(?<=．)(?!\d)"
    r"|(?<=[.!?])[\"”)\]]*\s*$|(?<=[a-z\d%)]{2}\.)(?=[A-Z][a-z]+[\s,]))"
    # Items of a list, however the one before ends: `44 billion,⏎- In June`.
    r"|\n(?=[ \t]*[-•*·▪‣][ \t]+[A-Z])",
    re.M,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|No|Nos|vs|St|Jr|Sr|Inc|Ltd|Co|Corp|Art|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov"
    r"|Dec|Gen|Sen|Gov|Rs|Rp|Ksh|KSh|KShs|Sh|Shs|Tk|Le|Br|Hon|Messrs|Fig|cf|al|etc|e\.g|i\.e|a\.m|p\.m|[A-Z]|[A-Z]\.[A-Z])|^\s*\d{1,2})\.$"
)
LONGEST = 2000
# A line so long that fills its page breaks off; a shorter one is a heading.
_FULL_LINE = 60
_BREAKING_OFF = frozenset("abcdefghijklmnopqrstuvwxyz,)]’'–—-")
_ENDS_WITH_NUMBER = re.compile(r"\b\d+$")
# Words that no sentence ends with: `dropped by`.
_ENDS_OPEN = re.compile(
    r"(?:,|\b(?:by|to|from|of|the|an?|at|in|and|or|than|about|around|over|with|for|was|were|is|are))$"
)
_GOES_ON = re.compile(r"[a-z][a-z]+[\s,.]")
_NUMBER = re.compile(r"[\d$€£¥(+-]")
_LIST_LABEL = re.compile(r"\s*(?:[-•*·]|\(?\d{1,2}[.)]|[QA]\.)\s*")


class Structure(NamedTuple):
    """The parts of a text, each in text order."""

    turns: tuple[Turn, ...]
    paragraphs: Sequence[Span]
    sentences: Sequence[Sentence]


def segment(text: str, language: Language) -> Structure:
    """Divide a text into turns, paragraphs and sentences; the spans never overlap within a kind."""
    paragraphs = _paragraphs(text)
    turns = _turns(text, paragraphs, language)
    starts = [turn.span.start for turn in turns]
    sentences = (
        Sentence(span, number, max(bisect_right(starts, span.start) - 1, 0))
        for number, paragraph in enumerate(paragraphs)
        for span in _sentences(text, paragraph)
    )
    return Structure(tuple(turns), Records(Span, paragraphs), Records(Sentence, sentences))


def _paragraphs(text: str) -> list[Span]:
    pattern = r"(?:(?!\n[ \t]*\n).)+" if _is_wrapped(text) else r"[^\n\r\f]+"
    return _joined(
        text, [_trimmed(text, *m.span()) for m in re.finditer(pattern, text, re.S) if m[0].strip()]
    )


def _joined(text: str, paragraphs: list[Span]) -> list[Span]:
    """Paragraphs that a line break in the middle of a sentence parted, put together again.

    Where that is the habit of a text (lines with blank lines between), a full line without an end is
    enough; elsewhere the next one must go on in lower case, or with a number behind `rose by`.
    """
    goes_on = [_goes_on(text, a, b) for a, b in zip(paragraphs, paragraphs[1:], strict=False)]
    spaced = sum(goes_on) > 0.3 * len(goes_on)
    result = paragraphs[:1]
    for told, span in zip(goes_on, paragraphs[1:], strict=False):
        if told or (spaced and _breaks_off(text, result[-1])):
            result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return result


def _goes_on(text: str, above: Span, below: Span) -> bool:
    """True for `payrolls had dropped by` above `415,000, with`."""
    if not _breaks_off(text, above):
        return False
    if _GOES_ON.match(text, below.start):
        return True
    return bool(_NUMBER.match(text, below.start) and _ENDS_OPEN.search(_last_line(text, above)))


def _breaks_off(text: str, paragraph: Span) -> bool:
    """True where the last line is full and ends no sentence."""
    line = _last_line(text, paragraph)
    if len(line) < _FULL_LINE:
        return False
    return line[-1] in _BREAKING_OFF or (line[-1].isdecimal() and bool(_ENDS_WITH_NUMBER.search(line)))


def _last_line(text: str, paragraph: Span) -> str:
    return text[max(paragraph.start, text.rfind("\n", paragraph.start, paragraph.end) + 1) : paragraph.end]


def _is_wrapped(text: str) -> bool:
    """True when lines break in the middle of sentences."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return False
    followed = re.findall(r"([^\n])[ \t]*\n[ \t]*([^\s])", text)
    broken = sum(1 for end, begin in followed if end not in '.!?:;。”"' and begin.islower() or end == ",")
    return broken > 0.3 * max(len(followed), 1)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(text: str, paragraph: Span) -> list[Span]:
    spans, start = [], paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        before = text[max(start, match.start() - 12) : match.start() + 1]
        if _ABBREVIATION.search(before) and match.end() < paragraph.end:
            continue
        if _LIST_LABEL.fullmatch(text, start, match.end()):
            continue
        spans.append(_trimmed(text, start, match.end()))
        start = match.end()
    if text[start : paragraph.end].strip():
        spans.append(_trimmed(text, start, paragraph.end))
    return [part for span in spans for part in _bounded(text, span)]


def _bounded(text: str, span: Span) -> list[Span]:
    """A sentence of inhuman length in parts that end with a word, so that reading stays linear."""
    parts = []
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        end = space if space > start else start + LONGEST
        parts.append(_trimmed(text, start, end))
        start = end
    parts.append(_trimmed(text, start, span.end))
    return [part for part in parts if part.start < part.end]


def _turns(text: str, paragraphs: list[Span], language: Language) -> list[Turn]:
    headings = [(p.start, _speaker(text, p, language)) for p in paragraphs]
    openings = [(start, speaker) for start, speaker in headings if speaker]
    if not openings or openings[0][0] > 0:
        openings.insert(0, (0, ""))
    ends = [start for start, _ in openings[1:]] + [len(text)]
    roles = _roles(text, openings, ends, language)
    return [
        Turn(Span(start, end), speaker, roles[speaker])
        for (start, speaker), end in zip(openings, ends, strict=True)
    ]


def _speaker(text: str, paragraph: Span, language: Language) -> str:
    match = _HEADING.match(text, paragraph.start, min(paragraph.end, paragraph.start + 90))
    if not match:
        return ""
    name = (match["bracket"] or match["name"] or match["letter"]).strip()
    words = name.split()
    plain = re.sub(r"\s*\(.*", "", name).lower()
    named = sum(word[:1].isupper() or not word[0].isalpha() for word in words) >= 0.6 * len(words)
    heading_only = match.end() >= paragraph.end
    if plain in language.not_speakers or not named or len(words) > 9 or re.search(r"\d{4}", name):
        return ""
    return name if match["bracket"] or heading_only or len(words) <= 5 else ""


def _roles(text: str, openings: list, ends: list[int], language: Language) -> dict[str, str]:
    chairs = {
        m[1].strip()
        for m in re.finditer(
            r"^(?:Chair\w*|Moderator|Host)[:\s]+(?:Mr|Ms|Mrs|Dr)?\.?\s*([^,\n]+)", text, re.M
        )
    }
    roles = {"": "editor"}
    for (start, speaker), end in zip(openings, ends, strict=True):
        if speaker and roles.get(speaker) in (None, "official"):
            roles[speaker] = "chair" if speaker in chairs else _role(speaker, text[start:end], language)
    return roles


def _role(speaker: str, words: str, language: Language) -> str:
    tokens = set(re.findall(r"[\w’']+", speaker.lower()))
    for role in ("reporter", "chair", "editor"):
        cues = language.roles[role]
        if any(cue in tokens if " " not in cue else cue in speaker.lower() for cue in cues):
            return role
    asks = words.rstrip().endswith("?") or ("?" in words and len(words) < 500)
    return "reporter" if asks else "official"
