"""Whose trade a text tells: the reporting economy's, another one's, or that of a city within its province."""

import re

from analysis.extract import TermMention
from analysis.resolve.frame import OWNS_TRADE, Frame, Naming, clear
from analysis.resolve.opening_words import OF_THIS
from analysis.resolve.scene import Scene

# `Peru's exports to [Kenya]`, in a text of Kenya.
_TO_HOME = re.compile(r"\b(?:exports?|imports?|shipments?|sales|trade)\s+(?:to|from|with)\s+(?:the\s+)?$")
# `Turning to [Kenya], growth was 3%`
_TURNING = re.compile(r"\bturning\s+(?:now\s+)?to\s+(?:the\s+)?$")
_PARTNERS_OF = re.compile(r"\bpartners\s+of\s+(?:the\s+)?$")
# `among [the EU's] main partners`
_HAS_PARTNERS = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:trading\s+|trade\s+)?partners\b")
# `Peru, [Kenya]'s second-largest export market,`
_RANKS = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+)?(?:[\w-]*-?largest|biggest|main|top|leading|key|most\s+important)\s+"
    r"(?:[\w-]+\s+){0,2}(?:markets?|partners?|destinations?|suppliers?|customers?|buyers?|sources?)\b"
)
# `As for soybeans, Kenya[ imported] 8 million tonnes`: of them.
_TRADES = re.compile(r"\s+(?:has\s+|had\s+|also\s+)*(?:imported|exported)\b")
_AT_HOME = re.compile(r"\bin\s+(?:the\s+)?$")
_AS_PARTNER = re.compile(r"\b(?:with|between|to|from|in|into|and)\s+$")
# `east China's`, `northern`, before a place
COMPASS = r"(?:(?:north|south|east|west|central)[a-z]*\s+)?"
# `Yiwu[ city, east China's ]Zhejiang`, `Jinan[, capital of ]Shandong`, `Texas' [Houston]` is none.
_IN_PROVINCE = re.compile(
    r"(?:\s+(?:city|county|district|prefecture|port|customs))?,\s+(?:(?:the\s+)?(?:provincial\s+)?capital\s+(?:city\s+)?of\s+"
    rf"|(?:in\s+)?{COMPASS}(?:\w+['’]s?\s+)(?:coastal\s+|inland\s+)?)(?:the\s+)?"
)
# `Qingdao Port in east China's Shandong`, `Ningbo port, the busiest one in the province of Zhejiang`
_PORT_IN = re.compile(
    rf"(?:,\s+[^,;.()]{{1,50}}?)?\s+in\s+(?:the\s+)?{COMPASS}(?:[\w'’]+\s+)?(?:province\s+of\s+)?"
)
_THE_PROVINCE = re.compile(r"\bthe\s+province\b")
# `the deficit of [Kenya]`, and what follows: `with Peru`
_BALANCE_OF = re.compile(r"\b(?:surplus|deficit)\s+of\s+(?:the\s+)?$")
_WITH_WHOM = re.compile(r"\s+(?:to|from|with)\s+(?:the\s+)?[a-z]")


def put_home(naming: Naming, scene: Scene, frame: Frame, term: TermMention, before: str) -> None:
    """The reporting economy: nobody's partner, but for another one that `exports to` it."""
    if _is_abroad(naming, frame) and _TO_HOME.search(before):
        frame["partner"] = naming.told(term)
    elif _return_home(scene, frame, term, before) and naming.tells_of_many:
        frame["region"] = naming.told(term)


def is_owner(scene: Scene, term: TermMention, before: str) -> bool:
    """True for an economy whose own figures are told: `Turning to Kenya`, `Kenya's exports to Peru`."""
    if term.kind != "partner":
        return False
    return _is_of_whom(scene, term, before) or _owns_trade(scene, term, before)


def _is_abroad(naming: Naming, frame: Frame) -> bool:
    """True where another economy's trade is told: `Peru's exports`, in a text of Kenya."""
    region = frame.get("region")
    return bool(region and region.how == "explicit" and region.name in naming.economies)


def _is_of_whom(scene: Scene, term: TermMention, before: str) -> bool:
    """True for the economy spoken of: `Turning to Kenya, ...`, `among the main partners of the EU`."""
    own = _TURNING.search(before) or _PARTNERS_OF.search(before)
    return bool(own or _HAS_PARTNERS.match(scene.text, term.span.end))


def _owns_trade(scene: Scene, term: TermMention, before: str) -> bool:
    """True for the economy whose trade with another one is told: `Kenya's exports to Peru`."""
    owned = OWNS_TRADE.match(scene.text, term.span.end)
    end = owned.end() if owned else term.span.end
    if not owned and not _BALANCE_OF.search(before):
        return False
    return bool(_WITH_WHOM.match(scene.text, end))


def _return_home(scene: Scene, frame: Frame, term: TermMention, before: str) -> bool:
    """`China's exports` begins anew in a text of China, `in China` leaves region and partner behind.

    True where it begins anew.
    """
    part = OF_THIS.match(scene.words)  # `Of this, China's exports rose`
    if part and scene.text[scene.sentence.span.start + part.end() : term.span.start].strip(" ,") in (
        "",
        "the",
    ):
        return False
    anew = _opens_subject(scene, term) and not _AS_PARTNER.search(before)
    if anew:
        goods = frame.get("product")
        clear(frame)
        if goods and goods.how == "explicit" and _TRADES.match(scene.text, term.span.end):
            frame["product"] = goods
    elif _AT_HOME.search(before):
        frame.pop("region", None)
        frame.pop("partner", None)
    return anew


def _opens_subject(scene: Scene, term: TermMention) -> bool:
    """True for `China's` in `China's exports` and `euro area` in `euro area exports`; not in `Kenya's top buyer`."""
    end = term.span.end
    if _RANKS.match(scene.text, end):
        return False
    reach = 30 if scene.text[end : end + 1] in ("'", "’") else 2
    return any(
        t.kind in ("flow", "indicator", "product") and 0 < t.span.start - end < reach for t in scene.terms
    )


def lies_in(scene: Scene, frame: Frame, term: TermMention) -> bool:
    """True for the province behind a city in it: `Yiwu, east China's Zhejiang`, `Jinan, capital of Shandong`."""
    city = frame.get("region") if term.kind == "region" else None
    if not city or city.how != "explicit" or city.span.end > term.span.start:
        return False
    of_port = city.name.endswith((" Port", " Airport", " Zone"))
    between = scene.text, city.span.end, term.span.start
    told = _IN_PROVINCE.fullmatch(*between) or (of_port and _PORT_IN.fullmatch(*between))
    return bool(told) and not _THE_PROVINCE.search(scene.text, term.span.end, scene.sentence.span.end)
