"""Exports + imports = total, in levels and in growth rates; exports - imports = balance."""

from collections.abc import Iterator

from analysis.identities.expression import Expression, Value, constant, factor, percent
from analysis.identities.identity import Form, Identity
from analysis.identities.observations import Observations
from analysis.identities.slot import Slot, described
from analysis.identities.world import World

SAME_COVERAGE, SAME_BASE = "same coverage", "same base"


def find(book: Observations, world: World) -> Iterator[Identity]:
    """Every identity between the flows of one series and period."""
    levels = (
        slot
        for slot in book.of("level")
        if slot.series.flow in _FLOWS and not world.nature.is_rate(slot.series.indicator)
    )
    for key in dict.fromkeys(slot.with_series(flow="") for slot in levels):
        yield _levels(key)
        yield from _growth(key, book)
        yield from _balance(key, book, world)
    changes = (slot for slot in book.of("change") if slot.series.flow in _FLOWS and slot.unit != "percent")
    for key in dict.fromkeys(slot.with_series(flow="") for slot in changes):
        yield _levels(key, "changes of ")


_FLOWS = ("total", "exports", "imports")


def flows_of(key: Slot) -> tuple[Slot, Slot, Slot]:
    """The slots of total, exports and imports of one key."""
    total, exports, imports = (key.with_series(flow=flow) for flow in _FLOWS)
    return total, exports, imports


def _levels(key: Slot, of: str = "") -> Identity:
    total, exports, imports = flows_of(key)
    about = described(key)
    forms = (
        Form(total, Value(exports) + Value(imports), f"{of}exports + imports = total, {about}"),
        Form(imports, Value(total) - Value(exports), f"{of}total - exports = imports, {about}"),
        Form(exports, Value(total) - Value(imports), f"{of}total - imports = exports, {about}"),
    )
    return Identity("sum of flows", forms, (SAME_COVERAGE,))


def level_of(slot: Slot, book: Observations) -> Expression | None:
    """The level of a flow: as published, or as the sum or difference of the two others."""
    if slot in book:
        return Value(slot)
    total, exports, imports = flows_of(slot)
    others = {total: (exports, imports, 1), exports: (total, imports, -1), imports: (total, exports, -1)}
    if slot not in others:
        return None
    left, right, sign = others[slot]
    if left not in book or right not in book:
        return None
    return Value(left) + Value(right) if sign > 0 else Value(left) - Value(right)


def _growth(key: Slot, book: Observations) -> Iterator[Identity]:
    total, exports, imports = flows_of(key)
    levels = [level_of(slot, book) for slot in (exports, imports)]
    if None in levels or not all(map(book.one_unit, (total, exports, imports))):
        return
    (out, into), about = levels, described(key)
    g_total, g_out, g_into = (Value(slot.growth) for slot in (total, exports, imports))
    whole = out + into
    base_out, base_into, base = out / factor(g_out), into / factor(g_into), whole / factor(g_total)
    words = "growth of {} from levels and growth of {} and {}, " + about
    forms = (
        Form(total.growth, _rate(whole, base_out + base_into), words.format("total", "exports", "imports")),
        Form(imports.growth, _rate(into, base - base_out), words.format("imports", "total", "exports")),
        Form(exports.growth, _rate(out, base - base_into), words.format("exports", "total", "imports")),
    )
    yield Identity("growth of flows", forms, (SAME_COVERAGE, SAME_BASE))


def _rate(level: Expression, base: Expression) -> Expression:
    return percent(level / base - constant(1))


def _balance(key: Slot, book: Observations, world: World) -> Iterator[Identity]:
    _, exports, imports = flows_of(key)
    about = described(key)
    names = {key.series.indicator: 1}
    names |= {f"{key.series.indicator} {word}": sign for word, sign in world.balances.items()}
    known = {name: key.with_series(flow="balance", indicator=name) for name in names}
    told = [name for name, slot in known.items() if slot in book]
    for name in told or [key.series.indicator]:
        out, into = (exports, imports) if names[name] > 0 else (imports, exports)
        statement = f"{out.series.flow} - {into.series.flow} = balance, {about}"
        form = Form(known[name], Value(out) - Value(into), statement)
        yield Identity("balance", (form,), (SAME_COVERAGE,))
