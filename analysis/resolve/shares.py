"""When a percentage is a share of something, or a rate of its own, such as that of unemployment."""

import re

from analysis.needing import needing
from analysis.resolve.hedges import HEDGE
from analysis.resolve.reading import RATE_NOUN, STATED, Reading, Setting
from analysis.resolve.surveyed import SAID

# `60% of exports`, but not `of exporting`
OF_WHOLE = re.compile(r"\s+of\s+(?!\w+ing\b)")
# `[its share of total added value reached] 36%`
_ITS_SHARE = needing(
    ("share", "proportion"),
    r"\b(?:share|proportion)\s+(?:of|in)\s[^,;]*\b(?:reached|was|were|is|stood\s+at|hit|came\s+to|rose\s+to|fell\s+to)"
    rf"\s+{HEDGE}$",
)
# `17 billion[, or] 83%`
_OR_PERCENT = re.compile(
    rf"(?:\s+of\s+[^,;]{{1,60}})?,?\s+(?:[-–—]+\s+)?(?:or|which\s+(?:is|was)|that\s+is(?:\s+to\s+say)?|i\.e\.|equal\s+to),?\s+{HEDGE}"
)
# `5.1 billion[, about ]one-sixth`
_APPOSED = re.compile(rf",\s+{HEDGE}")
_IN_BRACKET = re.compile(r"\s*\(")
# `Kenya (22%) and Peru (13%) were the main export markets`
_RANKED = re.compile(
    r"[^;.]*\)[^;.()]*\b(?:was|were|are|is|remained)\s+(?:[\w'’-]+\s+){0,3}?(?:main|largest|biggest|top|leading|principal|most\s+important)\s+"
    r"(?:[\w-]+\s+){0,2}(?:markets?|destinations?|sources?|suppliers?|partners?|buyers?|customers?|sectors?|categor\w+|products?|commodit\w+|items?)\b"
)
# `exports are mainly machines (40%), followed by cars (28%)`
_MAINLY = re.compile(
    r"\b(?:is|are|was|were|remain\w*)\s+(?:still\s+)?(?:primarily|mainly|mostly|largely|chiefly|predominantly)\s(?!due\b|because|driven|caused|owing|thanks|attribut)[^;.]{2,90}\($"
)
_MAINLY_IN = re.compile(r"\b(?:primarily|mainly|mostly|largely|chiefly|predominantly)\b")
# `since the cuts of May[, around ](95%) of tariff lines`: a clause of its own.
_BEGINS = re.compile(rf"(?:^|,)\s*{HEDGE}", re.I)
# So near a verb of change makes a percentage a growth: `was up 3%`.
_NEAR_MOVE = 28
OF_GDP = re.compile(
    r"\s+of\s+(?:the\s+|nominal\s+|annual\s+|its\s+|our\s+)*(?:gdp|gnp|gross\s+(?:domestic|national)\s+product|national\s+income)\b(?!\s+growth)"
)
_GROWTH_BEHIND = re.compile(r"\s+(?:[\w-]+\s+){0,2}growth\b")
# `60% of these were`
_OF_THESE = re.compile(
    r"\s+of\s+(?:(?:these|them|those|which|whom)\b"
    r"|(?:the\s+|all\s+)?(?:(?:surveyed|polled|responding)\s+(?:[\w-]+\s+){0,2})?(?:companies|firms|enterprises|businesses|respondents|households)\b)"
)
# `73%[ came from] Kenya`, `12%[ were from] online sales`
_CAME_FROM = re.compile(
    r"\s+(?:came|comes?|coming|was|were|is|are|stemmed)\s+(?:from|through|via)\b|\s+(?:went|go|goes|going|was\s+sold|were\s+sold)\s+to\b"
)
# `60%[ odds] of a cut`
_ODDS = re.compile(r"\s+(?:odds|chance|probability|likelihood)\b")
# `54%[ expected orders] to rise`
_ANSWERED = re.compile(rf"\s+{SAID}\s+(?!to\s+(?:rise|grow|fall|decline))")
_TOOK = needing(
    ("take", "taking", "took"), rf"\b(?:took|takes|taking)\s+(?:up\s+)?(?:respectively,?\s+)?{HEDGE}$"
)
# `covering [60%] of households`
_COVERS = needing("cover", rf"\bcover(?:s|ed|ing)\s+{HEDGE}$")
_OF_WHICH = re.compile(r"\b(?:of|among)\s+(?:which|whom|these|those|them),?\s+(?:\w+\s+){0,4}$")
# `Among children under 19, 4%[ were] uninsured`
_AMONG = re.compile(rf"\bamong\s[^,;]{{3,60}},\s+{HEDGE}$")
_WERE = re.compile(r"\s+(?:were|are|had|have|did|do)\s+(?!up\b|down\b|higher\b|lower\b)")
# `(42%), followed by raw materials at [34%]`
_FOLLOWED = re.compile(r"\bfollowed\s+by\b[^;]*\bat\s+(?:\w+\s+)?$")
# `Its growth was the fastest of these, at`
_GROWTH_WAS = re.compile(r"\bgrowth(?:\s+rate)?\s+(?:was|is)\b")
_FOR_AMOUNT = re.compile(r"[a-z]\s+for\s+(?:only\s+|about\s+|nearly\s+|some\s+|over\s+|just\s+)?$")
_RATE = re.compile(rf"\b(?P<words>[\w\s'’-]{{0,40}}){RATE_NOUN}(?P<verb>(?:,\s+(?=at\b|now\b))?[^,;]*)$")
# `contribute to [a decline of some] 20%`
_CHANGE_OF = re.compile(
    r"\b(?:increase|decrease|rise|fall|decline|drop|gain|reduction)\s+of\s+(?:[\w-]+\s+)?$"
)
_OF_GROWTH = re.compile(
    r"\b(?:growth|inflation|exchange|compound|increase|annual)\s*$|\b(?:growth|inflation)\b"
    r"|\b(?:grew|grow(?:s|n|ing)?|expand(?:s|ed|ing)?|increas(?:ed|ing)|rose|ris(?:es|en|ing)|declin(?:ed|ing)|fell|falling)\s+at\s"
)
# `annual growth in household debt was running at 12%`
GROWTH_IN = re.compile(r"\b(?:growth|increases?|declines?)\s+in\s(?:(?!\band\b|\brate\b)[^,;])*$")
# `(the rate) of increase in lending had been at`
_RATE_OF = re.compile(
    r"\s+of\s+(?:growth|increase|decrease|decline|change|expansion|contraction|inflation)\b"
)
# `(took a 58.3 percent) market share`
_SHARE_BEHIND = re.compile(r"\s+(?:[\w-]+\s+)?(?:share|proportion)\b(?!\s+(?:price|capital|index|buyback))")
_ARTICLE = re.compile(r"\b(?:an?|its|their|the|with|of)\s+(?:[\w-]+\s+)?$")
# `(3.1 percent) unemployment rate`
_RATE_BEHIND = re.compile(r"\s+(?:[\w-]+\s+){0,2}(?:rate|ratio)\b")


def share_reached(setting: Setting) -> Reading | None:
    """`its share of total added value reached 36%`: a share, whatever the words between say of change."""
    return Reading("share", 1, "share cue") if _ITS_SHARE.search(setting.near) else None


def rate_of_its_own(setting: Setting) -> Reading | None:
    """`the rate stood at 5.2%`, unless it is a rate of growth."""
    own = setting.nature not in ("growth", "index") and not _CHANGE_OF.search(setting.left)
    subject = _RATE.search(setting.near) if setting.stated and own else None
    if not subject or not STATED.search(subject["verb"]):
        return None
    words = subject["words"]
    of_growth = (
        _RATE_OF.match(subject["verb"])
        or _OF_GROWTH.search(words)
        or _OF_GROWTH.search(words + subject["verb"])
    )
    return None if of_growth else Reading("share", 1, "a rate of its own")


def share_of_gdp(setting: Setting) -> Reading | None:
    """`lower than the ceiling of 5.5 percent of GDP`: a share, whatever moves before it.

    Behind another percentage it can be compared with: `5 percent of GDP, compared with 3 percent of GDP in May`.
    """
    if not OF_GDP.match(setting.right):
        return None
    compared = setting.reference and setting.after_percent
    return Reading("share", 1, "share of GDP", reference=bool(compared))


def share_by_cue(setting: Setting) -> Reading | None:
    """`accounted for 30%`, `30% of exports`, `of which 30% were cars`, `half of exports`."""
    told = (
        setting.cue == "share"
        or setting.mention.form == "fraction"
        or _OF_THESE.match(setting.right)
        or _CAME_FROM.match(setting.right)
        or _ODDS.match(setting.right)
        or (OF_WHOLE.match(setting.right) and (setting.cue != "growth" or _ends_begun(setting.left)))
        or (
            _OF_WHICH.search(setting.left)
            and not _GROWTH_WAS.search(setting.left)
            and not setting.cues.direction.search(setting.left[-_NEAR_MOVE:])
        )
        or (_AMONG.search(setting.left) and _WERE.match(setting.right))
        or _TOOK.search(setting.left)
        or (_COVERS.search(setting.left) and OF_WHOLE.match(setting.right))
        or (_ANSWERED.match(setting.right) and setting.cue != "growth")
    )
    return Reading("share", 1, "share cue") if told else None


def _ends_begun(left: str) -> bool:
    """True where a number begins a clause of its own: `since the tariff cuts, around 95% of lines`."""
    comma = left.rfind(",")
    return comma >= 0 and bool(_BEGINS.fullmatch(left, comma))


def share_as_balance(setting: Setting) -> Reading | None:
    """`The deficit is expected to be less than 3 percent`: of the economy, where no move is told."""
    stated = setting.stated or setting.left.endswith("(")
    if setting.nature != "balance" or not stated or setting.degree or setting.noun:
        return None
    grown = GROWTH_IN.search(setting.left)
    moved = (
        grown
        or setting.cues.direction.search(setting.left[-_NEAR_MOVE:])
        or _GROWTH_BEHIND.match(setting.right)
    )
    return None if moved else Reading("share", 1, "a balance as a share")


def share_of_ranked(setting: Setting) -> Reading | None:
    """`Kenya (22%) and Peru (13%) were the main export markets`: shares of the exports."""
    bracketed = setting.left.endswith("(") and setting.right.startswith(")") and not setting.mention.signed
    mainly = _MAINLY.search(setting.left) or setting.follows("share")
    told = bracketed and (
        _RANKED.search(setting.sentence) or (mainly and _MAINLY_IN.search(setting.sentence))
    )
    return Reading("share", 1, "share of those ranked") if told else None


def share_of_amount(setting: Setting) -> Reading | None:
    """`took 17 billion, or 83%`, and `1.5 billion (7%)` where shares are told: a share of the whole."""
    if not setting.follows("level") or setting.degree or setting.noun:
        return None
    bracketed = _IN_BRACKET.fullmatch(setting.left) and any(r.measure == "share" for _, r in setting.earlier)
    apposed = setting.mention.form in ("fraction", "words") and _APPOSED.fullmatch(setting.left)
    told = _OR_PERCENT.fullmatch(setting.left) or bracketed or apposed
    return Reading("share", 1, "share of an amount") if told else None


def share_of_another(setting: Setting) -> Reading | None:
    """`ASEAN accounted for 16% of trade, up 1 point, the EU for 13%`: `for` goes on with the shares."""
    shared = any(reading.measure == "share" for _, reading in setting.earlier)
    told = (
        shared
        and setting.cue is None
        and (_FOR_AMOUNT.search(setting.near) or _FOLLOWED.search(setting.near))
    )
    return Reading("share", 1, "share told before") if told else None


def rate_behind(setting: Setting) -> Reading | None:
    """`a 3.1 percent unemployment rate`: a rate of its own, told right of its number."""
    if _SHARE_BEHIND.match(setting.right) and _ARTICLE.search(setting.left):
        return Reading("share", 1, "a share told behind")
    told = setting.nature == "rate" and _RATE_BEHIND.match(setting.right)
    return Reading("share", 1, "a rate of its own") if told else None
