"""Noun phrases around a number: what is exported, priced or counted, and a clause's own subject.

There is no tagger here: a noun phrase is a run of words up to a verb, a preposition or a number, all
of them listed in the language pack.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract.modifiers import Modifiers
from analysis.lexicon import Language, Lexicon, alternatives
from analysis.model import Span
from analysis.resolve.hedges import HEDGE

# What a sentence may begin with before its subject: `5.`, `First,`, `In addition,`.
_LABEL = re.compile(
    r"(?:\s*[QA][.:]\s)?(?:\s*(?:(?!(?:and|of|the|in|for|by|on|to)\b)[a-z][\w.’'-]*\s){1,2}(?!(?:and|of)\b)[a-z][\w.’'-]*:\s)?[\W\d]*(?:(?:first|second|third|fourth|fifth|sixth|finally|lastly|in\s+addition|meanwhile|also"
    r"|however|moreover|furthermore|nevertheless|similarly|likewise|conversely|therefore|consequently"
    r"|secondly|thirdly)(?:ly)?,\s+)?",
    re.I,
)
_EXCLUDING = re.compile(
    r"\b(?:excluding|except\s+for|not\s+counting|leaving\s+out|stripping\s+out|without\s+counting|apart\s+from|which\s+(?:exclude|strip\s+out|leave\s+out|excludes|strips\s+out|leaves\s+out))\s+(?:the\s+)?"
)
# `a vibrant, [broad-based] recovery`: no subject.
_DESCRIBING = re.compile(
    r"[\w-]+-(?:based|driven|led|related|oriented|wide)|(?:nominal|real|net|slight|sharp|modest|further|moderate|marked|small|large|steep|strong|mild|rapid|steady|significant)"
)
# `the number of [registered ]firms`
_DONE = re.compile(r"(?:registered|recorded|reported|employed)\s+(?=[a-z])")
# `[The ministry said that ]output rose`
_SAID = re.compile(r".*\b(?:said|says|noted|stated)\s+(?:that\s+)?(?!to\b)", re.S)
# `(22 million tonnes) and [transaction value totalled]`
_AND_VALUE = (
    r"\s+(?=and\s(?:the\s|its\s)?(?:(?:[a-z-]+\s){1,2}(?:value|volume|amount|turnover|revenue|output|area)"
    r"|(?:[a-z-]+\s){0,2}(?:investment|sales|spending|production|consumption|income|profits|lending|arrivals|visits))\s)"
)
# `takes less than`: any words up to a number, taken for a verb.
_ANY_VERB = re.compile(r"(?:\s+(?!(?:with|said|says|told|noted|stated|added)\b)[\w'’-]+){1,8}\s*")
# `, with [revenue exceeding]`: a clause only where something measured is its subject.
_WITH = re.compile(r"\bwith\s+(?:[a-z]+\s+)?$")
# `Fortune [500] companies`
_OF_LIST = r"(?:(?<=\b[Ff]ortune\s)|(?<=\b[Ff]ortune\s[Gg]lobal\s))[15]00\b"
_EARNED = r"export\s+(?:earnings|revenues?|receipts|proceeds)\s+from"
_TRADE_AS_A_WHOLE = re.compile(
    r"(?:the\s+)?(?:goods|imports|exports|trade|import|export|foreign\s+trade)\b(?!\s+sales)"
)


@dataclass(frozen=True)
class NounPhrases:
    """Finds noun phrases; patterns are made once from the language pack."""

    language: Language

    def _any(self, *names: str) -> str:
        """The words of some lists of the grammar as alternatives."""
        return alternatives([word for name in names for word in self.language.grammar[name]])

    @cached_property
    def _verbs(self) -> str:
        """Verbs of level and change: `rose`, `stood at`."""
        direction, measure = self.language.direction, self.language.measure
        return alternatives([*direction["up"], *direction["down"], *measure["level_verbs"]])

    @cached_property
    def _made(self) -> str:
        """Verbs of selling, making and delivering, each kind a group."""
        return "|".join(f"(?P<{kind}>{self._any(kind)})" for kind in ("sold", "produced", "delivered"))

    @cached_property
    def made_before(self) -> re.Pattern:
        """`sold more than`, just before what was sold."""
        return re.compile(rf"\b(?:{self._made})\s+{HEDGE}(?:a\s+total\s+of\s+)?$")

    @cached_property
    def made_behind(self) -> re.Pattern:
        """`were sold`, just behind what was sold."""
        return re.compile(
            rf"\s+(?:were|was|are|is|(?:have|had|has)\s+been)\s+(?:\w+ly\s+)?(?:{self._made})\b"
        )

    @cached_property
    def moving(self) -> re.Pattern:
        """A verb of level or change."""
        return re.compile(rf"\b(?:{self._verbs})\b")

    @cached_property
    def phrase(self) -> re.Pattern:
        """A noun phrase, its determiners left out of the group `np`."""
        word = rf"(?!(?:and|or|{self._verbs}|{self._any('phrase_ends')})\b)(?:(?:[A-Za-z]\.){{2,}}|\d[dg]\b|{_OF_LIST}|[A-Za-z][\w'’\-/&]*(?:(?<=-[A-Za-z])\.[A-Za-z]\.)?)"
        join = r"(?:\s+|,\s+(?:and\s+|or\s+)?(?!an?\b)|\s+(?:and|&)\s+|\s+for\s+)(?!\w+ed\s*(?:[$€£¥\d]|an?\s|$))"
        opening = rf"(?:(?:{self._any('phrase_determiners')})\s+)*[\"“]?"
        barred = rf"(?!(?:{self._any('phrase_not_begun_by')})\b(?!-))"
        clause = r"(?!\w+ing\s+(?:an?|the|its|their|up|for|in|with|by|to)\b|\w+ed\s+by\b)"
        return re.compile(rf"{opening}(?P<np>{barred}{clause}(?:overseas\s+)?{word}(?:{join}{word})*)")

    @cached_property
    def predicate(self) -> re.Pattern:
        """What follows a clause's subject: modifiers, then a verb of level or change."""
        verbs = rf"{self._verbs}|{self._any('passing_verbs')}"
        return re.compile(
            rf"(?:\s+(?:{self._any('subject_modifiers')})\b[^,;]*?)?\s*,?\s*"
            rf"(?:(?:also|all|both|each|has|have|had|is|was|were|are)\s+)*(?:{verbs})\b"
        )

    @cached_property
    def opening(self) -> re.Pattern:
        """The beginning of the last clause of some words, behind its conjunctions."""
        openers = self._any("clause_openers")
        return re.compile(
            rf"(?:^(?:{_AND_VALUE}|\s+(?=(?:whereas|while|but)\s))?(?:\s*[•·▪◦‣●■□○*]\s*)?(?:\s*[a-z]\d{{2,3}}[.)]?\s+)?|[,;:]\s*|\b(?:said|says|noted|stated)\s+(?:that\s+)?)(?:(?:{openers})\b,?\s*)*(?P<start>)(?=[A-Za-z\"“])[^,;:]*$"
        )

    @cached_property
    def measured(self) -> re.Pattern:
        """`exports of`, `export earnings from`, `growth rate for`, `the number of`: words whose object is measured."""
        of, over = self._any("measured_of"), self._any("measured_for")
        return re.compile(
            rf"\b(?:(?:{of})\s+of|(?:{over})\s+(?:for|in|on)|(?:index|indices)\s+for|{_EARNED})\s+"
        )

    @cached_property
    def head_of(self) -> re.Pattern:
        """`output of`, `prices of the`, `index for`: a noun that tells what is measured of the thing behind it."""
        heads, over = self._any("measured_heads"), self._any("measured_heads_for")
        barred = self._any("phrase_ends", "phrase_determiners")
        return re.compile(
            rf"\b(?P<head>(?:{heads})(?=\s+of\b)|(?:{over})(?=\s+(?:of|for|on)\b)"
            rf"|(?:(?!(?:{barred}|and|for)\b)[a-z-]+\s+){{0,2}}(?:index|indices)(?=\s+for\b))\s+(?:of|for|on)\s+(?:the\s+)?$"
        )

    @cached_property
    def indicator(self) -> re.Pattern:
        """A noun phrase whose head is something measured: `commercial vehicle sales`, `price of eggs`."""
        heads = self._any("indicator_heads")
        return re.compile(rf"^(?:(?!\bof\b).)*\b(?:{heads})(?:\s+(?:of|for|in|on|by|and)\b.*)?$", re.I | re.S)

    @cached_property
    def empty(self) -> re.Pattern:
        """Subjects that name nothing: `it`, `the share`, `growth`."""
        return re.compile(rf"(?:(?:{self._any('empty_subjects')})\s*)+")

    @cached_property
    def agent(self) -> re.Pattern:
        """Those who publish or expect a figure and are not measured: `ministry`, `economists`, `data`."""
        return re.compile(
            rf"\b(?:{self._any('agents')})$|^(?:{self._any('agents')})\b(?!\s+(?:capital|lending|loans?|deposits?|credit|profits?|assets)\b)"
        )

    @cached_property
    def not_counted(self) -> re.Pattern:
        """Words right of a number that are no counted noun."""
        return re.compile(rf"(?:{self._any('not_counted')})\b")

    @cached_property
    def counter(self) -> re.Pattern:
        """What is counted only stands for things told before: `300 units`."""
        return re.compile(self._any("plain_counters"))

    @cached_property
    def counting(self) -> re.Pattern:
        """`with`, `had signed`, `connected some`: words just before a count of something else."""
        return re.compile(
            rf"\b(?:{self._any('counting_verbs')})\s+(?:[\w-]+\s+){{0,2}}$|(?<![\w-])in\s+$|\b(?:polls?|surveys?)\s+of\s+(?:[\w-]+\s+){{0,2}}$"
        )

    @cached_property
    def modifiers(self) -> Modifiers:
        """Tells nouns that name goods from other words."""
        return Modifiers(self.language)

    def at(self, text: str, start: int, end: int) -> Span | None:
        """The noun phrase that begins at an offset, its determiners left out."""
        found = self.phrase.match(text, start, end)
        return Span(*found.span("np")) if found else None

    def measured_head(self, text: str, gap: Span, span: Span) -> Span | None:
        """The noun before `of` when it tells what is measured of a thing: `output`, `price`, `sales`."""
        found = self.head_of.search(text, gap.start, span.start)
        return Span(*found.span("head")) if found else None

    def left_out(self, text: str, gap: Span) -> Span | None:
        """`Excluding oil, the economy grew`: the words that tell what a figure leaves out."""
        found = _EXCLUDING.search(text, gap.start, gap.end)
        span = found and self.at(text, found.end(), gap.end)
        if not span:
            return None
        opens = not text[gap.start : found.start()].strip()
        comma = text.rfind(",", span.start, span.end) if opens else -1
        return Span(found.start(), comma if comma > 0 else span.end)

    def object(self, text: str, gap: Span, words: str) -> tuple[Span, bool] | None:
        """The object of the last `exports of`, `price of`, `number of` in a gap, and whether it is counted.

        `words` are those of the gap without its asides. None when there is no object; an empty span when it
        is trade as a whole.
        """
        last = None
        for found in self.measured.finditer(words):
            last = found
        if not last:
            return None
        counted, start = last[0].lower().startswith("number"), gap.start + last.end()
        if not counted and _TRADE_AS_A_WHOLE.match(text, start, gap.end):
            return None
        done = _DONE.match(text, start, gap.end) if counted else None
        span = self.at(text, done.end() if done else start, gap.end) or Span(start, start)
        span = Span(start, span.end) if done else span
        return None if self.empty.fullmatch(span.words(text)) else (span, counted)

    def sentence_subject(self, text: str, sentence: Span) -> Span | None:
        """The noun phrase that a sentence begins with, behind labels such as `First,` and `5.`."""
        label = _LABEL.match(text, sentence.start, sentence.end)
        span = self.at(text, label.end(), sentence.end)
        if not span or span.start - label.end() > 8:
            return None
        words = span.words(text)
        return None if self.empty.fullmatch(words) or self.agent.search(words) else span

    def clause_subject(self, words: str, start: int, *, loose: bool = False) -> Span | None:
        """The noun phrase that opens the last clause of some words and is followed by its verb.

        The words stand at an offset (`start`) of the text, and are without asides. `loose` takes any words up to the number as a verb: `the paperwork takes less than`.
        """
        opening = self.opening.search(words)
        said = opening and _SAID.match(words, opening.start("start"))
        found = opening and self.phrase.match(words, said.end() if said else opening.start("start"))
        if not found or self.empty.fullmatch(found["np"]) or _DESCRIBING.fullmatch(found["np"]):
            return None
        verb = self.predicate.match(words, found.end()) or (loose and _ANY_VERB.fullmatch(words, found.end()))
        if not verb or self.agent.search(found["np"]):
            return None
        if _WITH.search(words, 0, found.start()) and not self.indicator.search(found["np"]):
            return None
        return Span(start + found.start("np"), start + found.end("np"))


@cache
def noun_phrases(lexicon: Lexicon) -> NounPhrases:
    """Those of a lexicon, made once."""
    return NounPhrases(lexicon.language)
