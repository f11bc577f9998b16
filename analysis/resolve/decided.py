"""What is decided on the day of publication: `The committee voted to keep its rate at 4%`."""

import re

from analysis.resolve.events import Carried
from analysis.resolve.scene import Scene

# `voted to keep rates at 4%`: a decision of the day, whatever was told before.
_VOTED = re.compile(
    r"\bmembers\s+(?:preferred|voted\s+for|favou?red|wanted)\b.*\b(?:points?|per\s?cent)\b|\b(?:voted|decided|decision|members\s+(?:viewed|deemed|favou?red|preferred)|(?:consequently|accordingly)(?!.{0,120}\b(?:rose|fell|grew|increased|declined)\b))\b.*\b(?:rates?|ratios?)\b"
    r"|\bpreferr?(?:ed|ing|s)?\s+(?:at\s+this\s+meeting\s+)?to\s+(?:raise|lower|cut|reduce|increase|maintain|keep|hold|leave)\b.*\brates?\b"
    r"|\b(?:desk|bank)\s+is\s+directed\s+to\b.*\brates?\b"
    r"|\brecommendation\b.{0,60}\bwas\s+(?:for|to)\b.{0,60}\brates?\b|\b(?:easing|cut|reduction|increase|hike)\b.{0,40}\brates?\b.{0,40}\bat\s+(?:this|the)\s+meeting\b",
    re.S,
)
# A decision of the day where the text tells no period.
_DECIDED = re.compile(
    r"\b(?:decided|voted|decision|agreed|lowered|raised|cut|keep|kept|maintain\w*|left|hold|held)\b"
    r".{0,200}\b(?:rates?|range)\b"
    r"|\brates?\b.{0,200}\b(?:unchanged|will|accordingly|stands?|remains?)\b"
    r"|\b(?:lowers|raises|cuts|hikes|keeps|leaves|(?:is|are)\s+(?:lowering|raising|cutting|reducing|increasing|keeping|leaving))\b.{0,200}\b(?:rates?|range)\b"
    r"|\b(?:rates?|ratios?|range|corridor|requirements?)\b.{0,200}\b(?:is|are)\s+(?:also\s+)?(?:\w+ly\s+)?(?:lowered|raised|cut|reduced|increased|adjusted|set|kept|left|maintained)\b",
    re.S,
)
# `voted to maintain the stock of assets at 375 billion`
_VOTED_SUM = re.compile(
    r"\b(?:voted|decided|agreed|(?:desk|bank)\s+is\s+directed)\b.{0,200}?\b(?:stock|purchases|programme|program|operations|limit)\b",
    re.S,
)
_MOVED = r"(?:lowered|raised|cut|reduced|hiked|kept|left|held|increased|maintained)"
_RATE = r"\b(?:policy|base|reference|bank|repo|key|benchmark|cash|lending|interest|discount|deposit|funds|refinancing)\s+(?:\w+\s+)?rates?\b"
KEY_RATE = re.compile(rf"{_RATE}(?:\s+\w+){{0,3}}\s+by\s+(?:[\w-]+\s+){{0,3}}$")
# `The committee has lowered the policy rate`, `The bank raises rates`, `The bank's 25 basis point hike`
_COMMITTEE = re.compile(
    rf"\b(?:committee|bank|board|council|mpc|fed|ecb)\b.{{0,60}}?\b(?:{_MOVED}\b.{{0,30}}?{_RATE}"
    r"|(?:lowers|raises|reduces|increases|maintains|leaves|cuts|hikes|keeps|holds|hiked|lowered|raised|cut|kept|held)\s+(?:its\s+|the\s+|(?:target\s+|key\s+)?(?:overnight|policy|bank|repo|cash|benchmark|interest)\s+)*rates?\b|basis[\s-]points?\s+(?:hike|cut|increase|reduction)\b)"
)
# `We have kept the cash rate at`, `The discount rate was kept unchanged`
_KEPT = re.compile(
    rf"\bwe\s+(?:have\s+)?(?:\w+\s+)?{_MOVED}\b.{{0,40}}?{_RATE}|{_RATE}\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+)?{_MOVED}\b"
)
# `The MPC increased the policy rate to 7%`, where no time is told
_OPENS = re.compile(
    r"\W*(?:(?:accordingly|consequently|as\s+a\s+result|today),?\s+)?the\s+(?:mpc|committee|board|governing\s+council|monetary\s+policy\s+committee)\s+"
    r"(?:(?:has|have|today|unanimously)\s+)*(?:decided|increased|raised|cut|lowered|reduced|kept|left|hiked|held|maintained)\b[^.;]{0,60}\brates?\b"
)
# `Three members preferred to keep it`, `a majority of 4 out of 6 members`
_MEMBERS = re.compile(r"\s+(?:out\s+of\s+\d+\s+)?(?:committee\s+)?members\b")
_MAJORITY = re.compile(r"\bmajority\s+of\s+(?:\w+\s+to\s+)?$")
# `voted 5 to 2`
_VOTED_TO = re.compile(r"\bvoted\s+(?:\d+\s+to\s+)?$")
_VOTES = re.compile(
    r"\b(?:vot(?:ed|ing|es)|viewed|deemed|prefer(?:red)?|favou?red|judged|majority|dissented)\b"
)


def is_decision(scene: Scene, source: Carried) -> bool:
    """True for `the committee voted to keep its rate at 4%`; `source` is what the sentence would inherit."""
    if _VOTED.search(scene.words) or (not scene.periods and _OPENS.match(scene.words)):
        return True
    if source.sentence >= 0 and source.period and source.period.length in (1, 12):
        return False
    if _KEPT.search(scene.words):
        return True
    return source.sentence < 0 and bool((_COMMITTEE if source.period else _DECIDED).search(scene.words))


def is_sum_decided(scene: Scene) -> bool:
    """True for `voted to maintain the stock of assets at 375 billion`."""
    return bool(_VOTED_SUM.search(scene.words))


def is_vote(scene: Scene, number: int) -> bool:
    """True for `Three members preferred a cut`: a vote of the day."""
    if scene.quantities[number].unit.kind != "count":
        return False
    if _VOTED_TO.search(scene.before(number)):
        return True
    if "ority of" in scene.words and _MAJORITY.search(scene.before(number)):
        return True
    behind = _MEMBERS.match(scene.text, scene.quantities[number].span.end)
    return bool(behind and _VOTES.search(scene.words))
