"""The notebooks' parameters: names, types and bounds, checked wherever they come from.

Papermill only warns of a misspelt name and enforces no type. So the command line and the first code
cell of every notebook ask the model here, and a wrong parameter ends the run with one clear line.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import WorkbookError
from analysis.period import Period

BriefingId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=80)]
Measure = Literal["growth", "level", "share"]
Dimension = Literal["flow", "partner", "product", "enterprise", "region", "mode"]


def _period_name(name: str) -> str:
    return Period.parse(name).name if name else ""


class Parameters(BaseModel):
    """What the parameters of every notebook have in common: no other name is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    tables: str = Field(default="", description="folder of the tables; empty: data/tables")

    @property
    def folder(self) -> Path | None:
        """The folder of the tables, or None for the project's own."""
        return Path(self.tables) if self.tables else None

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Self:
        """Check names and types of given values; the fields not given keep their defaults.

        Raises WorkbookError for an unknown name (with the nearest one) or a value of a wrong type.

        >>> ReportParameters.of({"briefing": "scio-2025-07-14", "rows": "20"}).rows
        20
        >>> ReportParameters.of({"breifing": "scio-2025-07-14"})
        Traceback (most recent call last):
        analysis.errors.WorkbookError: unknown parameter 'breifing'; did you mean 'briefing'?
        """
        for name in values:
            if name not in cls.model_fields:
                raise WorkbookError(f"unknown parameter {name!r}", remedy=nearest(name, cls.model_fields))
        try:
            return cls.model_validate(dict(values))
        except ValidationError as error:
            raise WorkbookError(*_first_problem(error), remedy=cls._help(error)) from None

    @classmethod
    def of_notebook(cls, names: Mapping[str, object]) -> Self:
        """The same for a notebook's names: call it with `globals()` right after the parameters cell.

        Everything written as a literal counts as a parameter, so a misspelt one that papermill let
        through is found. Raises WorkbookError as `of` does.
        """
        hidden = {"In", "Out", "exit", "quit"}
        literal = (str, int, float, bool, list, dict, type(None))
        given = {name: v for name, v in names.items() if type(v) in literal and not name.startswith("_")}
        return cls.of({name: value for name, value in given.items() if name not in hidden})

    @classmethod
    def _help(cls, error: ValidationError) -> str:
        name = str(error.errors()[0]["loc"][0])
        return f"{name}: {cls.model_fields[name].description}"


class ExtractParameters(Parameters):
    """`10_extract`: which briefings to read."""

    briefings: list[BriefingId] = Field(default=[], description="ids of seeds, as a list; empty: all of them")


class ReconcileParameters(Parameters):
    """`20_reconcile`: which briefings to confront with each other."""

    briefings: list[BriefingId] = Field(
        default=[], description="ids of seeds, as a list; empty: all that were read"
    )
    rows: int = Field(default=200, ge=1, le=500, description="most rows of a table, 1 to 500")


class ReportParameters(Parameters):
    """`30_report`: one briefing's page."""

    briefing: BriefingId = Field(description="id of a seed")
    period: Annotated[str, AfterValidator(_period_name)] = Field(
        default="", description="period of the charts, such as 2025-H1; empty: the one most figures are of"
    )
    rows: int = Field(default=200, ge=1, le=500, description="most rows of a table, 1 to 500")
    intervals: bool = Field(default=False, description="true shows the rounding intervals in the tables")

    @property
    def shown(self) -> dict[str, int | bool]:
        """What the tables of the page want to know."""
        return {"most": self.rows, "intervals": self.intervals}


class ExploreParameters(Parameters):
    """`explore`: a measure of a briefing's figures by one dimension."""

    briefing: BriefingId = Field(description="id of a seed")
    measure: Measure = Field(default="growth", description="growth, level or share")
    by: Dimension = Field(default="partner", description="flow, partner, product, enterprise, region or mode")
    words: str = Field(default="exports growth", description="words to find figures by, or their beginnings")


PARAMETERS: dict[str, type[Parameters]] = {
    "10_extract": ExtractParameters,
    "20_reconcile": ReconcileParameters,
    "30_report": ReportParameters,
    "explore": ExploreParameters,
}


def assignments(pairs: Iterable[str]) -> dict[str, str]:
    """Read `name=value` words of a command line.

    Raises WorkbookError for a word without a name and an equals sign.

    >>> assignments(["period=2025-H1", "rows=20"])
    {'period': '2025-H1', 'rows': '20'}
    """
    split = [(pair, *pair.partition("=")) for pair in pairs]
    for pair, name, equals, _ in split:
        if not equals or not name.isidentifier():
            raise WorkbookError(f"not a parameter: {pair!r}", remedy="write name=value")
    return {name: value for _, name, _, value in split}


def nearest(name: str, known: Iterable[str]) -> str:
    """What to say to somebody who wrote a name that does not exist.

    >>> nearest("row", ["briefing", "rows"])
    "did you mean 'rows'?"
    """
    close = get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"


def _first_problem(error: ValidationError) -> tuple[str]:
    problem = error.errors()[0]
    name = ".".join(str(part) for part in problem["loc"])
    return (f"parameter {name!r}: {problem['msg'][:1].lower()}{problem['msg'][1:]}",)
