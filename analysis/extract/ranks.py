"""Ranks that are told without a superlative: `came third with 4 billion`, `remained number one`."""

from analysis.lexicon import Language

# `came third [with 4 billion]`, `is second [.]`
_ENDED = r"(?:[.;,]|$|\s+respectively\b)"
_IN_ORDER = (
    r"\s+with\s|\s+at\s+(?:usd?|about|over|some|rs|rmb)?\s?[$€£¥\d]"
    r"|\s+in\s+the\s+(?:world|country|nation|region|ranking|list)\b|\s+worldwide\b|\s+globally\b|\s+nationwide\b"
    r"|\s+among\s|\s+for\s+(?:the\s+)?[\w-]+\s+(?:(?:straight|consecutive)\s+)?(?:months|quarters|years)\b"
)
# `the number one destination`, `remained number one with`
NUMBER_ONE = r"\bnumber\s+(?:one|two|three)\b(?!\s+(?:million|billion|hundred|thousand|of)\b)"
# `climbed seven places [to 49th]`
MOVED_TO = tuple(
    f"{lead} to {article}"
    for lead in ("places", "spots", "positions", "moved up", "climbed", "jumped", "slipped", "dropped")
    for article in ("", "the ")
)
_VERBS = (
    "came",
    "placed",
    "finished",
    "ranked",
    "is",
    "was",
    "been",
    "remained",
    "it",
    "them",
    "to",
    "second,",
    "third,",
)
_BEFORE = ("second", "third", "fourth")


def no_one(language: Language) -> str:
    """The pattern of `No. 1` where it ranks: `the No. 1 supplier`, not `the No. 1 Document`."""
    ranked = "|".join(language.grammar["ranked"])
    return rf"\bno\.?\s?[1-9](?=(?:\s+(?!and\b)[\w-]+){{0,2}}\s+(?:{ranked})s?\b)"


def came_in(language: Language) -> str:
    """The pattern of ordinals behind `came` and the like; `first` alone tells no rank there."""
    later = rf"(?:{'|'.join(word for word in language.ordinals if word != 'first')})"
    came = "|".join(rf"(?<=\b{verb}\s)" for verb in _VERBS)
    after = "|".join(rf"(?<=\b{word}\sand\s)" for word in _BEFORE)
    return rf"(?:{came}){later}(?={_IN_ORDER}|\sand\s{later}{_ENDED})|(?:{after}){later}(?={_ENDED})"
