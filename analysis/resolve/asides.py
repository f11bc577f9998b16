"""Asides between a subject and its verb: brackets, relative clauses, what something gauges."""

import re

# `inflation, [seen as] a tax`, `the CPI, [a gauge of] inflation`
TAKEN_FOR = r"(?:defined|seen|regarded|viewed)\s+as"
_GAUGE = (
    r"(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:measure|gauge|barometer|indicator|bellwether|proxy)\s+(?:of|for)"
)
# `, which opened in May, [recorded]`: the verb with which a clause goes on behind an aside.
GOES_ON = (
    r"(?:was|were|is|are|rose|fell|grew|stood|reached|rebounded|picked|soared|advanced|gained|lost|plunged|slumped|tumbled|recovered|climbed|dropped"
    r"|increased|decreased|declined|remained|totall?ed|amounted|shrank|expanded|contracted|slowed|eased|edged|accelerated|moderated|quickened"
    r"|cooled|narrowed|widened|stayed|hit|slipped|jumped|surged|slid|accounted|came|shed"
    r"|recorded|posted|registered|saw|had|generated|earned|sold|produced|exported|imported|added)"
)
# What stands in brackets, and relative clauses: `the rate, which measures the will to sell, was`.
_ASIDE = re.compile(
    rf"\([^()]*\)|,\s+(?:which|who|that\s+is|{TAKEN_FOR}|{_GAUGE})\b[^,;]*,"
    r"|,\s+(?:published|released|issued)\s+(?:on|in|by)\b[^,;]*,|,\s+(?:on\s+the\s+other\s+hand|by\s+contrast|in\s+contrast|in\s+turn|for\s+(?:example|instance|its\s+part)|however|meanwhile|though|too|in\s+particular),"
)
# `Deposits[, which ]peaked at (3 billion)`
_WHICH = re.compile(r",\s+which\s+(?=(?:had\s+)?(?:peaked|bottomed|stood)\s+[\w\s]{1,24}$)")


def without_asides(words: str) -> str:
    """Words with blanks for what stands in brackets and in relative clauses."""
    if "(" not in words and "," not in words:
        return words
    words = _ASIDE.sub(_blank, words)
    return _WHICH.sub(_blank, words) if "which" in words else words


def _blank(found: re.Match) -> str:
    """Blanks in the place of what was found."""
    return " " * len(found[0])
