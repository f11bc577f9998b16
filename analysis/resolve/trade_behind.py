"""Trade told right of its number: `31 tons of tea from Kenya`, `3 billion dollars were exported to Peru`."""

import re
from dataclasses import dataclass

from analysis.model import Span
from analysis.resolve.frame import Frame, Naming, Told
from analysis.resolve.hedges import HEDGE
from analysis.resolve.own_words import AFTER_OF, OwnWords
from analysis.resolve.phrases import NounPhrases
from analysis.resolve.scene import Scene

# `500 tons were exported`, `500 tons of fruit, such as figs and dates, were exported`
_TRADED = re.compile(
    r"(?:\s*\([^()]{0,40}\))?[^,;.(\d]{0,30}?(?:,?\s+(?:including|such\s+as|mainly)\s[^;.(\d]{3,60}?)?\b(?:were|was|been)\s+"
    r"(?P<verb>(?:imported\s+and\s+exported|exported\s+and\s+imported)|exported|imported|(?:shipped|sold)\s+(?:abroad|overseas)|(?:shipped|dispatched)(?=\s+to\b)|dispatched(?=\s*[,;.])|received(?=\s+from\b))"
)
_BOTH_WAYS = re.compile(r"\sand\s")
# `(exported) via the customs' cross-border e-commerce platform`
_VIA = re.compile(r"\s+(?:via|through|by|under)\s+(?:the\s+|its\s+)?(?:[\w-]+['’]s?\s+)?")
# `[exported] to the`, `[bought] from economies outside the`: words between a verb of trade and its partner.
_TO_WHOM = re.compile(
    r"\s+(?:to|from)\s+(?:(?:the|other)\s+)?"
    r"(?:\w+\s+(?:outside|not\s+belonging\s+to|other\s+than)\s+(?:the\s+)?)?"
)
_GOODS = re.compile(r"(?:goods|products|merchandise)")
# `Goods worth (3 billion)[ came from]`
_GOODS_WORTH = re.compile(
    r"\b(?:goods|products|merchandise|cargoes)\s+(?:worth|valued\s+at|to\s+the\s+value\s+of)\s[^,;]{0,24}$"
)
_MOVED = re.compile(r"\s+(?P<verb>came(?=\s+from\b)|went(?=\s+to\b))")
# `exported [kites] worth`, `exported [just over]`
_SOLD = re.compile(
    rf"\b(?P<verb>exported|imported)\s[^,;.\d]{{2,40}}(?P<worth>\s(?:worth|valued\s+at)\s+{HEDGE}(?:us)?[$€£¥]?$)"
)
_JUST = re.compile(rf"\s+{HEDGE}(?:us)?[$€£¥]?")
_NO_GOODS = re.compile(
    r"(?:goods|products|merchandise|exports|imports|trade|services|which|that|these|them|the)\b"
)
# `(73%)[ came from ]Kenya`
_CAME = re.compile(
    r"\s+(?:(?:came|comes?|coming|went|go|goes|going|was|were|is|are)\s+)?(?:from|to)\s+(?:the\s+)?"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")


@dataclass
class TradeBehind:
    """Completes frames of one text by the trade told right of a number."""

    naming: Naming
    words: OwnWords

    def put_weighed(self, scene: Scene, number: int, frame: Frame) -> None:
        """`(imported) 31 tons of tin whistles from Kenya`: the goods, and where they go to or come from."""
        goods = _traded_words(self.words.phrases, scene, number, frame)
        if goods:
            self.words.put(scene, frame, goods, AFTER_OF)
        product, follow = frame.get("product"), scene.follow(number)
        weighed = scene.quantities[number].unit.kind == "quantity" and "flow" in frame
        if weighed and product and follow.start <= product.span.start < follow.end:
            self.put_partner(scene, product.span.end, frame)

    def put_paid(self, scene: Scene, number: int, frame: Frame) -> None:
        """`exported 3 billion dollars of kites to Kenya` and `exported kites worth 3 billion`: the goods paid for."""
        flow, told = frame.get("flow"), frame.get("product")
        if scene.quantities[number].unit.kind != "currency" or not flow or flow.how != "explicit":
            return
        gap, follow = scene.gap(number), scene.follow(number)
        if told and told.how == "explicit" and told.span.start >= gap.start:
            return
        goods = None
        sold = _SOLD.search(scene.text, gap.start, gap.end)
        if sold:
            goods = self.words.phrases.at(scene.text, sold.end("verb") + 1, sold.start("worth"))
        elif _JUST.fullmatch(scene.text, flow.span.end, gap.end):
            lead = _OF.match(scene.text, follow.start, follow.end)
            goods = self.words.phrases.at(scene.text, lead.end(), follow.end) if lead else None
        if goods and not _NO_GOODS.match(scene.text, goods.start):
            self.words.put(scene, frame, goods, AFTER_OF)
            if not sold:
                self.put_partner(scene, goods.end, frame)

    def put_flow(self, scene: Scene, follow: Span, frame: Frame) -> None:
        """`were exported to Kenya`: the flow that a verb tells."""
        traded = _TRADED.match(scene.text, follow.start, scene.sentence.span.end) or _moved(scene, follow)
        if not traded:
            return
        if "product" in frame and _GOODS.fullmatch(frame["product"].name.lower()):
            frame.pop("product")
            frame.pop("indicator", None)
        if "indicator" in frame and _GOODS.fullmatch(frame["indicator"].name.lower()):
            frame.pop("indicator")
        flow = "imports" if traded["verb"] in ("imported", "received", "came") else "exports"
        flow = "total" if _BOTH_WAYS.search(traded["verb"]) else flow
        frame["flow"] = Told(flow, Span(*traded.span("verb")))
        self.put_partner(scene, traded.end(), frame)
        self._put_mode(scene, traded.end(), frame)

    def _put_mode(self, scene: Scene, start: int, frame: Frame) -> None:
        """`were exported via the cross-border e-commerce platform`: how."""
        via = _VIA.match(scene.text, start, scene.sentence.span.end)
        mode = via and next((t for t in scene.terms if t.kind == "mode" and t.span.start == via.end()), None)
        if mode:
            frame["mode"] = self.naming.told(mode)

    def put_source(self, scene: Scene, follow: Span, frame: Frame, taken: set[Span]) -> None:
        """`73% came from Kenya and 11% from Peru`: the partner of each share; `taken` gathers its mention."""
        for term in self.naming.within(scene, follow):
            if term.kind == "partner" and _CAME.fullmatch(scene.text, follow.start, term.span.start):
                frame.pop("region", None)
                frame["partner"] = self.naming.told(term)
                taken.add(term.span)

    def put_partner(self, scene: Scene, start: int, frame: Frame) -> None:
        """`were exported to the United States`: the partner behind the verb."""
        naming = self.naming
        for term in naming.within(scene, Span(start, min(start + 60, scene.sentence.span.end))):
            bound = term.kind == "partner" and _TO_WHOM.fullmatch(scene.text, start, term.span.start)
            if bound and not naming.is_home(term):
                frame.pop("region", None)
                frame["partner"] = naming.told(term)
                return


def _moved(scene: Scene, follow: Span) -> re.Match | None:
    """The verb of `goods worth 3 billion came from Kenya`."""
    moved = _MOVED.match(scene.text, follow.start, scene.sentence.span.end)
    if not moved:
        return None
    number = next((n for n, q in enumerate(scene.quantities) if q.span.end == follow.start), None)
    worth = number is not None and _GOODS_WORTH.search(scene.left(number))
    return moved if worth else None


def _is_of_earlier(scene: Scene, number: int, told: Told) -> bool:
    """True for tea in `31 tons of tea and 12 tons of whistles`, told right of the number before."""
    return bool(number) and scene.quantities[number - 1].span.end < told.span.start < scene.gap(number).end


def _traded_words(phrases: NounPhrases, scene: Scene, number: int, frame: Frame) -> Span | None:
    """`exported 31 tons of tin whistles`: the goods that a weight is of, where a flow is told before."""
    mention, follow = scene.quantities[number], scene.follow(number)
    told = frame.get("product")
    if (
        mention.unit.kind != "quantity"
        or "flow" not in frame
        or (told and not _is_of_earlier(scene, number, told))
    ):
        return None
    lead = _OF.match(scene.text, follow.start, follow.end)
    return phrases.at(scene.text, lead.end(), follow.end) if lead else None
