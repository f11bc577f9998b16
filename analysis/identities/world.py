"""Declared knowledge of the world: what is part of what, and how wholes are called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from analysis.errors import WorkbookError
from analysis.identities.declarations import Declared, load_declared
from analysis.identities.nature import Nature
from analysis.identities.slot import PARTS, Slot
from analysis.identities.vocabulary import load_vocabulary
from analysis.model import SeriesKey
from analysis.paths import reference_folder


@dataclass(frozen=True, slots=True)
class Partition:
    """Parts of a whole that do not overlap; `exhaustive` when nothing else belongs to the whole.

    `rest_below` is what anything else may make of the whole at most, in percent.

    `whole` is the value of the dimension that the parts make up, empty for everything.
    """

    dimension: str
    parts: tuple[str, ...]
    whole: str = ""
    exhaustive: bool = False
    rest_below: Fraction = Fraction(100)


@dataclass(frozen=True)
class World:
    """What identities may take for granted; see `data/reference/world.yml`."""

    partitions: tuple[Partition, ...] = ()
    part_of: dict[tuple[str, str], str] = field(default_factory=dict)
    flow_words: tuple[tuple[str, str], ...] = ()
    glue: frozenset[str] = frozenset()
    whole_names: dict[str, str] = field(default_factory=dict)
    averages: dict[str, str] = field(default_factory=dict)
    average_comparisons: frozenset[str] = frozenset()
    nature: Nature = Nature()
    balances: dict[str, int] = field(default_factory=dict)
    changing: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    largest: frozenset[str] = frozenset()
    declared: tuple[Declared, ...] = ()

    def comparison(self, words: str) -> str:
        """`national average` for every way of saying so, else the words."""
        return "national average" if words.casefold() in self.average_comparisons else words

    def accumulates(self, indicator: str) -> bool:
        """True when levels of months add up to the level of the quarter (a flow, not a stock)."""
        return self.nature.accumulates(indicator)

    def adds_up(self, level: Slot) -> bool:
        """True when a level is the sum of the levels of its parts, and none of these is below zero."""
        summable = self.nature.adds_up(level.series.indicator, level.unit)
        return summable and level.series.flow != "balance" and level.unit != "percent"

    def within(self, dimension: str, member: str, indicator: str, unit: str = "") -> bool:
        """True when a member is surely part of what is told without that dimension.

        Trade with a partner is; the partner's own output is not. Else declared members are. Amounts of
        any product, enterprise or mode are part of the total; a region may lie abroad, and counts of
        other things need not include it.
        """
        if (dimension, member) in self.apart or not self.nature.adds_up(indicator, unit):
            return False
        if dimension == "partner":
            return self.nature.has_partners(indicator)
        declared = any(each.dimension == dimension and member in each.parts for each in self.partitions)
        if declared or (dimension, member) in self.part_of:
            return True
        return dimension != "region" and self.nature.adds_up(indicator)

    def part_in(self, partition: Partition, member: str) -> str:
        """The part of a partition that a member is, or belongs to; empty when to none."""
        seen: set[str] = set()
        while member and member not in partition.parts and member not in seen:
            seen.add(member)
            member = self.part_of.get((partition.dimension, member), "")
        return member if member in partition.parts else ""

    def apart_from(self, dimension: str, one: str, other: str) -> bool:
        """True when two members are declared not to overlap."""
        splits = [each for each in self.partitions if each.dimension == dimension]
        homes = [(self.part_in(each, one), self.part_in(each, other)) for each in splits]
        return any(first and second and first != second for first, second in homes)

    def is_group(self, dimension: str, name: str) -> bool:
        """True when other members of the dimension are part of it."""
        return any(kind == dimension and whole == name for (kind, _), whole in self.part_of.items())

    def whole(self, series: SeriesKey) -> SeriesKey | None:
        """The series of the level that a share is a share of; None when its words are not understood.

        The words may name a flow, and members of a dimension (declared ones, or the part's own). What
        is left must be mere glue.
        """
        words, kept = series.whole.casefold(), {}
        for dimension, member in self._members(series):
            name = member.casefold().removesuffix("s")
            if name in words and (found := re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", words)):
                words, kept[dimension] = words.replace(found[0], " "), member
        flow, words = self._flow(words)
        if any(word not in self.glue for word in re.findall(r"\w+(?:['’]s)?", words)):
            return None
        blank = dict.fromkeys(PARTS, "")
        return replace(series, measure="level", flow=flow or series.flow, whole="", **{**blank, **kept})

    def whole_name(self, series: SeriesKey) -> str:
        """One name for each whole: `total exports` for the country's exports, however told."""
        whole = self.whole(series)
        national = whole and not any(getattr(whole, dimension) for dimension in PARTS)
        return self.whole_names.get(whole.flow, series.whole) if national else series.whole

    def _members(self, series: SeriesKey) -> Iterable[tuple[str, str]]:
        own = [(name, getattr(series, name)) for name in PARTS if getattr(series, name)]
        declared = [(each.dimension, part) for each in self.partitions for part in each.parts]
        return sorted(own + declared, key=lambda member: -len(member[1]))

    def _flow(self, words: str) -> tuple[str, str]:
        for phrase, flow in self.flow_words:
            if re.search(rf"\b{re.escape(phrase)}\b", words):
                return flow, words.replace(phrase, " ")
        return "", words


@cache
def load_world(path: Path | None = None) -> World:
    """Read the declared knowledge.

    Raises WorkbookError when the file is missing or malformed, names an unknown dimension, or makes
    something part of itself.
    """
    path = path or reference_folder() / "world.yml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        world = _world(told)
    except OSError as problem:
        raise WorkbookError("cannot be read", where=str(path), remedy="restore the file") from problem
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as problem:
        what = f"malformed ({type(problem).__name__}: {problem})".replace("\n", " ")
        raise WorkbookError(what, where=str(path), remedy="compare with the comments in it") from problem
    _check(world, path)
    return world


def _world(told: dict) -> World:
    partitions = tuple(
        Partition(
            each["dimension"],
            tuple(each["parts"]),
            each.get("whole", ""),
            each["exhaustive"] is True,
            Fraction(each.get("rest_below", 100)),
        )
        for each in told["partitions"]
    )
    flow_words = {phrase: flow for flow, phrases in told["flow_words"].items() for phrase in phrases}
    return World(
        partitions=partitions,
        part_of=_nested(partitions)
        | {(each["dimension"], each["part"]): each["whole"] for each in told["part_of"]},
        flow_words=tuple(sorted(flow_words.items(), key=lambda item: -len(item[0]))),
        glue=frozenset(told["glue"]),
        whole_names=dict(told["whole_names"]),
        averages=_averages(told),
        average_comparisons=frozenset(told["average_comparisons"]),
        nature=_nature(told),
        balances=dict(told["balances"]),
        changing=frozenset((each["dimension"], each["name"]) for each in told["changing_definitions"]),
        apart=frozenset((each["dimension"], each["name"]) for each in told["apart"]),
        largest=frozenset(told["largest"]),
        declared=load_declared(),
    )


def _nested(partitions: tuple[Partition, ...]) -> dict[tuple[str, str], str]:
    return {(each.dimension, part): each.whole for each in partitions if each.whole for part in each.parts}


def _averages(told: dict) -> dict[str, str]:
    return {phrase: unit for unit, phrases in told["averages"].items() for phrase in phrases}


def _nature(told: dict) -> Nature:
    lists = ("accumulating", "stocks", "intensive", "signed", "with_partners")
    words = {name: tuple(told[name]) for name in lists}
    return Nature(averages=tuple(_averages(told)), rates=load_vocabulary().rates, **words)


def _check(world: World, path: Path) -> None:
    pairs = dict(world.part_of)
    pairs |= {(each.dimension, part): each.whole for each in world.partitions for part in each.parts}
    for dimension, part in pairs:
        if dimension not in (*PARTS, "indicator"):
            names = ", ".join(PARTS)
            raise WorkbookError(
                f"unknown dimension {dimension!r}", where=str(path), remedy=f"use one of {names}"
            )
        _refuse_circle(world, pairs, (dimension, part), path)


def _refuse_circle(world: World, pairs: dict, start: tuple[str, str], path: Path) -> None:
    dimension, name = start
    seen, todo = set(), [name]
    while todo:
        inner = todo.pop()
        wholes = {pairs.get((dimension, inner), ""), world.part_of.get((dimension, inner), "")} - {""}
        if name in wholes:
            raise WorkbookError(
                f"{name!r} is made part of itself", where=str(path), remedy="remove one part_of line"
            )
        todo += [whole for whole in wholes if whole not in seen]
        seen |= wholes
