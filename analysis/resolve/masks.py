"""Mentions that are no subject: in comparisons, examples, wholes, datelines, and before `tariffs`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract import TermMention
from analysis.lexicon import Language, Lexicon, alternatives
from analysis.resolve.asides import GOES_ON, TAKEN_FOR
from analysis.resolve.examples import is_example, is_item
from analysis.resolve.explained import explains_product, is_class
from analysis.resolve.frame import GOODS
from analysis.resolve.scene import Scene

NEAR, _ASIDE_REACH = 60, 160
# `five countries: Peru [in 2000], Kenya [in 2003]`, but not `exports [to] Peru in 2000`
_IN_YEAR = re.compile(r"\s+in\s+(?:19|20)\d\d(?=,\s|\s+and\s)")
_TO = re.compile(r"\b(?:to|from|with|of|by|against)\s+(?:the\s+)?$")
# `Beijing, May 9 (Xinhua) --`.
DATELINE = re.compile(r"(?:,\s+\w+\.?\s+\d+(?:,\s+\d{4})?)?\s*(?:\([a-z]\w+\)\s*)?(?:--|[–—]|-\s|\|\s)")
# `faster than in Kenya`, not `more than doubled exports`; `excluding oil`, `goods such as tea`; but `such as tea from Kenya` tells a partner.
_COMPARED = re.compile(
    r"\b(?:(?<!other )(?:than(?!\s+(?:halv|doubl|tripl|quadrupl)ed\b)|compared\s+(?:with|to)"
    r"(?!\s+(?:(?:a|one)\s+(?:year|month)\s+(?:earlier|ago|before)|last\s+(?:year|month))\s+(?:the\s+)?(?:\w+\s+)?$)|versus)\s(?:(?!\b(?:led|contributed|resulted|caused)\b)[^,;.])*$"
    r"|(?<!countries )(?<!economies )(?:[Ee]xcluding|[Ee]xcept(?:\s+for)?|[Aa]part\s+from|adjusted\s+for|weighted\s+(?:to|by))\s[^,;.()]*$"
    r"|(?:above|below|outpac\w+|exceed\w+|outstrip\w+|trail\w+|ahead\s+of)\s+(?:that\s+of\s+)?(?:the\s+)?"
    r"(?:overall|national|average|total)\s[^,;.]*$"
    r"|(?:over(?:took|taking|takes)|surpass(?:ed|ing|es)|outpac(?:ed|ing|es)|outstripp(?:ed|ing))\s+(?:the\s+)?$"
    r"|(?:most|much|many|some|half|the\s+bulk)\s+of\s+(?:it|them|which|this)\b(?!\s+(?:year|month|quarter|period)\b)[^,;.]*$"
    r"|(?:such\s+as|including|like)\s(?:(?!\b(?:to|from|with|by|via)\b)[^,;.])*$)"
    r"|,\s+(?:which\s+)?(?:compris(?:ing|es)|consist(?:ing|s)\s+of)\s[^,;]*$"
)
# `The ratio, which expresses [employed persons] as a share of all, rose`
_ASIDE = re.compile(
    rf",\s+(?:which(?!\s+exclud)|where|whose|{TAKEN_FOR}|that\s+is"
    r"|(?:(?:hard\s+)?hit|affected|driven|led|helped|boosted|supported|buoyed|weighed\s+down|dragged\s+down)\s+by)\s[^;]*$"
    r"|\s[–—]\s(?:an?|the)\s[^;–—]*$"
)
_ASIDE_SIGNS = re.compile(r", (?:which|where|whose|that is|[a-z]+ as|[a-z]+(?: [a-z]+)? by)\b| [–—] ")
_ASIDE_OVER = re.compile(
    r"(?:[^;\d]|\d{1,2}(?:st|nd|rd|th)\b){0,120}?(?:\d\d\s+years\s+[^;\d]{0,30})?"
    rf"(?:,|\s[–—])\s+(?:ha(?:s|ve|d)\s+(?:\w+ed\s+)?)?{GOES_ON}\b"
)
# `the CPI, a main gauge of [inflation], rose`
_GAUGE_OF = re.compile(
    r",\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}(?:gauge|measure|barometer|indicator|bellwether)\s+(?:of|for)\s+(?:\w+\s+){0,2}$"
)
# `said an economist at a bank in [Hong Kong]`
_WORKS_IN = re.compile(
    r"\b(?:economist|analyst|strategist|trader|researcher|scholar|fellow|professor|manager|director)s?\s+(?:at|with|of|from)\s[^,;.]{0,50}\sin\s+$"
)
# `because of the floods in [Brazil] and [Chile]`
_BECAUSE_OF = re.compile(r"\b(?:because\s+of|due\s+to|owing\s+to)\s(?:(?!\b(?:while|whereas|but)\b)[^,;.])*$")
# `said in [Geneva]`, `talks held in [Paris]`: where something was told or took place
_TOLD_IN = re.compile(
    r"\b(?:said|told|spoke|speaking|met|meeting|meetings|talks|held|signed|based|headquartered|conference)\s+(?:\w+\s+)?(?:in|at)\s+$"
)
# `6 months of [imports]`: how long reserves last.
_MONTHS_OF = re.compile(
    r"\b(?:months|weeks|(?<=\ba\s)(?:month|week))(?:['’](?:\s+worth)?)?\s+of\s+(?:(?!\d)\w+\s+)?$"
)
# `average hourly wages of [all employees]`
_PAY_OF = re.compile(
    r"\b(?:wages?|earnings|pay|salar(?:y|ies)|incomes?|compensation|hours)\s+(?:of|for|per)\s+(?:all\s+|the\s+|[a-z]+-time\s+|permanent\s+)?$"
)
# `the contribution rate of [private firms] to growth`
_CONTRIBUTOR = re.compile(r"\bcontributions?\s+(?:rate\s+|ratio\s+)?of\s+(?:the\s+)?$")
# `[sales to] Kenya`
_SALES_TO = re.compile(r"(?:sales\s+to|deliveries\s+(?:to|from)|dispatches\s+to)\b")
# `sales to[ the 27-nation ]European Union`
_TO_THE = re.compile(r"\s+(?:the\s+)?(?:[a-z]*\d+-[a-z]+\s+|neighbou?ring\s+|nearby\s+)?")
# `[saving] firms 3 billion yuan`
_SAVING = re.compile(r"saving\s+(?!rates?\b|ratio\b|accounts?\b|deposits?\b)")
# `build a cross-border e-commerce[ pilot zone]`: trade by no such mode.
_ZONE = re.compile(
    r"\s+(?:comprehensive\s+|integrated\s+)?(?:pilot\s+|demonstration\s+)(?:zones?|areas?|cit(?:y|ies)|programs?)\b"
)
# `at market [exchange rates]`
_AT_RATES = re.compile(r"\bat\s+(?:market\s+|current\s+|constant\s+|the\s+)*$")
# `on a [balance of payments] basis`
_ON_BASIS = re.compile(r"\s+(?:basis|terms)\b")
# `trade with three of the world's largest economies`: these are partners, whatever `economies` are.
_LARGEST = re.compile(
    r"\b(?:from|to|with|between|into|of)\s+[\w'’\s-]{0,36}(?:largest|biggest|major|other|leading)\s+$"
)
# `a share of (30%) of exports`: the words between two numbers name the whole of the first one.
_CLAUSE = re.compile(r"[,;]|\bwhile\b|\band\s+(?=\w+ing\b)")
_WHOLE_LEAD = re.compile(r"\s*(?:of|to|from|in|point|,?\s*remaining)\b")
# `their share of exports`, `Kenya's market share of exports`.
_OWNED = re.compile(r"(?:\b(?:their|its|whose)|['’]s?)\s+(?:\w+\s+)?$")
# `(the share of tea) in exports`, but not `in May` and `in the first quarter`.
_IN_WHOLE = re.compile(r"[^,;]{0,40}?\bin\s+(?!the\s+(?:first|second|third|fourth)\b|[a-z]*\s?\d)")
_BOUND = re.compile(r"\b(?:to|from|with|for)\s+(?:the\s+)?$")


def _is_sold_at_home(scene: Scene, term: TermMention) -> bool:
    """True for `sales to households`, not for `sales to the United States`."""
    if not _SALES_TO.match(scene.text, term.span.start):
        return False
    abroad = (t for t in scene.terms if t.kind == "partner" and t.span.start > term.span.end)
    return not any(_TO_THE.fullmatch(scene.text, term.span.end, t.span.start) for t in abroad)


@dataclass(frozen=True)
class Masks:
    """Tells which mentions to hide from a frame; patterns are made once from the language pack."""

    language: Language

    @cached_property
    def _share_of(self) -> re.Pattern:
        words = alternatives(self.language.measure["share_words"])
        return re.compile(rf"\b(?<!lion's )(?<!lion’s )(?:{words})\s+(?:of|in)\s[^,;]*$")

    @cached_property
    def _contributing(self) -> re.Pattern:
        words = alternatives(self.language.measure["contribution"])
        return re.compile(rf"(?<!-)\b(?:{words}|\w+(?:ing|ed)|took|takes)\b[^,;]*$")

    @cached_property
    def _not_flow(self) -> re.Pattern:
        return re.compile(rf"\s+(?:{alternatives(self.language.grammar['not_flows'])})\b")

    @cached_property
    def _cause(self) -> re.Pattern:
        """`slid 3% on lower [oil prices] and`, `despite weaker [exports]`."""
        words = self.language.grammar
        return re.compile(
            rf"\b(?:{alternatives(words['causes'])})\s+(?:the\s+)?(?:{alternatives(words['causing'])})\s"
            r"(?:(?!\b(?:and|while|as|but)\b)[^,;.])*$"
        )

    @cached_property
    def _governing(self) -> re.Pattern:
        """`[Beijing] has pledged`: the government."""
        verbs = alternatives(self.language.grammar["governing"])
        return re.compile(rf"\s+(?:(?:has|had|have)\s+)?(?:also\s+)?(?:{verbs})\b")

    @cached_property
    def _named(self) -> re.Pattern:
        """`the [Beijing] Summit`, `[Asia] Securities`."""
        return re.compile(rf"\s+(?:{alternatives(self.language.grammar['named_after_places'])})\b")

    def hide(self, scene: Scene, number: int, term: TermMention, measures: list[str]) -> bool:
        """True for a mention in a comparison, an example, a whole, or before `tariffs` and the like."""
        if (place := (term.span, term.kind)) not in scene.hidden:
            scene.hidden[place] = self._names_no_subject(scene, term)
        return scene.hidden[place] or self._is_of_share(scene, number, term, measures)

    def _names_no_subject(self, scene: Scene, term: TermMention) -> bool:
        """True for a mention that names something else, or that the words just before it only compare with."""
        if self._is_name(scene, term) or self._is_many(scene, term) or is_example(scene, term):
            return True
        signs = _ASIDE_SIGNS.search(scene.words)
        aside = signs and _ASIDE.search(scene.lead(term.span.start, _ASIDE_REACH))
        if aside and _ASIDE_OVER.match(scene.text, term.span.end):
            return True
        near = max(scene.sentence.span.start, term.span.start - NEAR)
        words = scene.text[near : term.span.start]
        if term.kind == "product" and (explains_product(scene, words, term) or is_item(words)):
            return True
        if term.kind in ("partner", "region") and (_BECAUSE_OF.search(words) or _TOLD_IN.search(words)):
            return True
        if term.kind == "partner" and _IN_YEAR.match(scene.text, term.span.end) and not _TO.search(words):
            return True
        told = (term.name == "employment" and _PAY_OF.search(words)) or _COMPARED.search(words)
        told = told or self._cause.search(words) or _MONTHS_OF.search(words)
        return bool(told or _GAUGE_OF.search(words) or _WORKS_IN.search(words))

    def _is_name(self, scene: Scene, term: TermMention) -> bool:
        """True for datelines, summits and governments, `import tariffs`, `on a balance of payments basis`."""
        text, end = scene.text, term.span.end
        if term.kind in ("region", "partner"):
            named = DATELINE.match(text, end) or self._named.match(text, end)
            return bool(named or self._governs(scene, term))
        zone = term.kind == "mode" and _ZONE.match(text, end)
        if zone or is_class(scene, term) or _is_speaker(scene, term) or _SAVING.match(text, term.span.start):
            return True
        flow = term.kind == "flow" or term.name == GOODS
        market = term.name == "employment" and text.startswith("job ", term.span.start)  # `the job market`
        if market or (flow and (self._not_flow.match(text, end) or _is_sold_at_home(scene, term))):
            return True
        if term.name == "exchange rate" and _AT_RATES.search(scene.lead(term.span.start, 24)):
            return True
        if term.name == "balance of payments" and scene.lead(term.span.start, 8).endswith(" of the "):
            return True
        return bool(_ON_BASIS.match(text, end))

    def _is_many(self, scene: Scene, term: TermMention) -> bool:
        """True for `economies`, and for `the world's largest economy`: partners, no output."""
        if not term.name.startswith(("gross domestic product", "GDP growth")):
            return False
        near = max(scene.sentence.span.start, term.span.start - NEAR)
        many = term.span.words(scene.text).endswith("economies")
        return many or bool(_LARGEST.search(scene.text, near, term.span.start))

    def _governs(self, scene: Scene, term: TermMention) -> bool:
        """True for a capital or an office that acts or tells: `Beijing has pledged`, `the OECD estimates`."""
        grammar, words = self.language.grammar, term.span.words(scene.text)
        governs = words in grammar["capitals"] or words in grammar["agents"]
        return governs and bool(self._governing.match(scene.text, term.span.end))

    def _is_of_share(self, scene: Scene, number: int, term: TermMention, measures: list[str]) -> bool:
        """True for what a share, a contribution or a rank is of."""
        lead = scene.text[scene.gap(number).start : term.span.start]
        if self._is_whole(scene, number, lead, term):
            return True
        if measures[number] == "contribution" and self._contributing.search(lead):
            return not _CONTRIBUTOR.search(lead)
        after_share = number and measures[number - 1] in ("share", "contribution", "share_change", "rank")
        return bool(after_share and _WHOLE_LEAD.match(lead) and not _CLAUSE.search(lead))

    def _is_whole(self, scene: Scene, number: int, lead: str, term: TermMention) -> bool:
        """True behind `share of`, but for X in `the share of X in Y`, whose subject it is."""
        match = self._share_of.search(lead)
        if not match or (term.kind == "partner" and _BOUND.search(lead)):
            return False
        if term.kind in ("enterprise", "mode") and not _OWNED.search(lead[: match.start()]):
            return False
        if " in " in match[0] or _OWNED.search(lead[: match.start()]):
            return True
        return not _IN_WHOLE.match(scene.text[term.span.end : scene.gap(number).end])


def _is_speaker(scene: Scene, term: TermMention) -> bool:
    """True for `the service said`: an office."""
    office = term.kind == "product" and term.span.words(scene.text) == "service"
    return office and scene.lead(term.span.start, 4).endswith("the ")


@cache
def masks(lexicon: Lexicon) -> Masks:
    """Those of a lexicon, made once."""
    return Masks(lexicon.language)
