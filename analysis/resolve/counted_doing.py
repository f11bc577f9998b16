"""What things of a common name do or have done to them, when they are counted: `60 countries took part in the expo`."""

import re

from analysis.model import Span
from analysis.resolve.frame import Frame
from analysis.resolve.scene import Scene

# `countries and regions`, `firms`: a name that alone tells little of what is counted.
_COMMON = re.compile(
    r"(?:(?:overseas|foreign|domestic|chinese|new|other|participating|partner)\s+)?"
    r"(?:countries|economies|regions|places|markets|cities|provinces|companies|enterprises|firms|businesses|products|items|members|participants)"
    r"(?:(?:,\s+|\s+and\s+)(?:regions|territories|economies|countries|institutions|organi[sz]ations|individuals))*",
    re.I,
)
# `[60 countries] have signed up for the fair`
_DID = re.compile(
    r"\s+(?:(?:have|has|had|already|also|now)\s+)*"
    r"(?P<did>(?:took|taken|taking)\s+part\s+in|participat(?:ed|ing)\s+in|signed\s+up(?:\s+for)?|registered(?:\s+for)?|joined|launched|attended|exhibited\s+(?:at|in)"
    r"|signed|ratified|set\s+up|opened|applied\s+for|benefited\s+from|confirmed|showed|displayed)\s+"
    r"(?:\d[\d,]*\s+)?(?P<what>(?:the\s+|an?\s+|their\s+|its\s+|this\s+year['’]s\s+)?[A-Za-z][^,.;:()\d]{2,60})"
)
# `showed their wares[ across]`: a word that only leads on.
_LAST = re.compile(r"\s+(?:across|in|from|to|of|with|for)$")
# What ends the words of what was done: `joined the pact[ with] Kenya`
_END = re.compile(r"\s+(?:with|in|on|at|by|from|to|of|since|and|as|for|while|which|that|this|last)\b.*", re.S)


def told_of(scene: Scene, span: Span, frame: Frame) -> str:
    """`countries that signed up for the fair`, `countries (direct investment)`: a common name, with what tells more of it."""
    name = " ".join(span.words(scene.text).split())
    if not _COMMON.fullmatch(name):
        return ""
    did = _DID.match(scene.text, span.end, scene.sentence.span.end)
    if did:
        what = _END.sub("", did["what"])
        return " ".join(f"{name} that {did['did']} {what}".split())
    indicator = frame.get("indicator")
    start = scene.sentence.span.start
    told = indicator and indicator.how == "explicit" and start <= indicator.span.start < span.start
    more = _LAST.sub("", indicator.name.partition(" (")[0]) if told else ""
    return f"{name} ({more})" if more and more.lower() not in name.lower() else ""
