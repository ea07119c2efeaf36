"""The table behind a chart: as readers see it, and as a file that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from briefwright.charts import numbers
from briefwright.charts.data_file import looks_like_formula
from briefwright.charts.model import UNSEEN, Cell, Chart, Column, Role

# What stands where a source gives nothing; an empty cell would look like a slip of ours.
_NOTHING = {Role.VALUE: "–", Role.DATE: "no date"}


@dataclass(frozen=True)
class Table:
    """Header and rows as readers see them; `roles` are those of the columns, `languages` those of the rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    roles: tuple[Role, ...]
    languages: tuple[str, ...]


def table(chart: Chart, names: Mapping[str, str] | None = None) -> Table:
    """The chart's table with formatted numbers; `names` gives sources by key as readers know them."""
    shown = [at for at, column in enumerate(chart.columns) if column.role not in UNSEEN]
    return Table(
        tuple(chart.columns[at].label for at in shown),
        tuple(tuple(_shown(chart, row, at, names or {}) for at in shown) for row in chart.rows),
        tuple(chart.columns[at].role for at in shown),
        tuple(chart.row_language(row) for row in chart.rows),
    )


def _shown(chart: Chart, row: tuple[Cell, ...], at: int, names: Mapping[str, str]) -> str:
    column, cell = chart.columns[at], row[at]
    if cell.number is not None:
        return figure(chart, row, column, cell)
    if cell.date is not None:
        return str(cell.date)
    if column.role is Role.SOURCE:
        key = cell.raw.removeprefix("@")
        return names.get(key, key)
    return cell.raw or _NOTHING.get(column.role, "")


def figure(chart: Chart, row: tuple[Cell, ...], column: Column, cell: Cell) -> str:
    """A number as it is told: `under 1%`."""
    shown = "" if cell.number is None else numbers.show(cell.number, column)
    return f"{chart.words(row, Role.QUALIFIER)} {shown}".strip()


def csv_bytes(chart: Chart) -> bytes:
    """The data file for a spreadsheet: UTF-8 with a mark that says so, and no cell that would run as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_harmless(column.name) for column in chart.columns])
    writer.writerows([_harmless(cell.raw) for cell in row] for row in chart.rows)
    return ("\ufeff" + out.getvalue()).encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if looks_like_formula(cell) and numbers.parse(cell) is None else cell
