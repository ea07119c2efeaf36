"""What a chart is: the words of its declaration, the roles of its columns, and the rows of its data file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from briefwright.charts.dates import PartialDate
from briefwright.findings import Finding
from briefwright.text import Span, Text


class Role(StrEnum):
    """What a column of the data file is for; the picture is made from roles, never from column names."""

    LABEL = "label"
    DETAIL = "detail"
    DATE = "date"
    VALUE = "value"
    QUALIFIER = "qualifier"
    SOURCE = "source"
    LANGUAGE = "language"
    REMARK = "remark"


# Roles that serve the machine: readers do not see them as columns of the table.
UNSEEN = frozenset({Role.QUALIFIER, Role.LANGUAGE})

# What may stand before a number that a source does not give exactly.
QUALIFIERS = ("about", "under", "over")


@dataclass(frozen=True)
class Source:
    """One source of a chart as its declaration cites it: `horizon2021prime, p. 3`."""

    key: str
    locator: str
    span: Span


@dataclass(frozen=True)
class Column:
    """A column of the data file as the declaration describes it; `decimals` None shows numbers as written."""

    name: str
    role: Role
    label: str
    prefix: str = ""
    suffix: str = ""
    decimals: int | None = None
    language: str = ""
    source: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: what stands in the file, what it means in its column, and where it stands."""

    raw: str
    value: Decimal | PartialDate | None
    span: Span

    @property
    def number(self) -> Decimal | None:
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def date(self) -> PartialDate | None:
        return self.value if isinstance(self.value, PartialDate) else None


@dataclass(frozen=True)
class Chart:
    """A chart: declaration and data together. `rows` hold one cell for each of `columns`, in the file's order.

    `credit` names the sources in plain words for the picture that is seen without a page around it.
    """

    slug: str
    kind: str
    title: str
    units: str
    note: str
    alt: str
    credit: str
    language: str
    scale: str
    sources: tuple[Source, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    declaration: Text
    data: Text

    def index(self, role: Role) -> int | None:
        """The place of the first column with a role."""
        return next((at for at, column in enumerate(self.columns) if column.role is role), None)

    def cell(self, row: tuple[Cell, ...], role: Role) -> Cell | None:
        at = self.index(role)
        return None if at is None else row[at]

    def words(self, row: tuple[Cell, ...], role: Role) -> str:
        """What a row says in the column with a role; empty when there is no such column."""
        cell = self.cell(row, role)
        return "" if cell is None else cell.raw

    @property
    def series(self) -> tuple[tuple[int, Column], ...]:
        """The columns of numbers, each with its place in a row."""
        return tuple((at, column) for at, column in enumerate(self.columns) if column.role is Role.VALUE)

    def row_language(self, row: tuple[Cell, ...]) -> str:
        """The language of a row's label: its own, or the label column's, or the chart's."""
        at = self.index(Role.LABEL)
        own = "" if at is None else self.columns[at].language
        return self.words(row, Role.LANGUAGE) or own or self.language


@dataclass(frozen=True)
class Reading:
    """What came of reading a declaration and its data; no chart where a finding made one impossible."""

    chart: Chart | None
    findings: tuple[Finding, ...]
