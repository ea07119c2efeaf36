"""Charts: a declaration and its data file become a chart, its table, its download and (in `draw`) its picture.

Nothing here imports the drawing library; only `briefwright.charts.draw` does.
"""

from __future__ import annotations

from briefwright.charts.declaration import read_declaration
from briefwright.charts.model import Cell, Chart, Column, Reading, Role, Source
from briefwright.charts.rows import read_rows
from briefwright.charts.stamp import fingerprint, is_current
from briefwright.charts.stylesheet import stylesheet
from briefwright.charts.table import Table, csv_bytes, table
from briefwright.findings import in_order
from briefwright.text import Text

__all__ = [
    "Cell", "Chart", "Column", "Reading", "Role", "Source", "Table",
    "csv_bytes", "fingerprint", "is_current", "read", "stylesheet", "table",
]  # fmt: skip


def read(slug: str, declaration: Text, data: Text | None) -> Reading:
    """The chart of the folder `slug`, and everything that is wrong with its declaration and its data."""
    read = read_declaration(slug, declaration)
    if data is None:
        message = f"chart `{slug}` has no data file"
        advice = f"put its table beside the declaration, as {declaration.path.rpartition('/')[0]}/data.csv"
        read.fault("chart-has-its-data", message, read.span(), advice)
        return Reading(None, in_order(read.findings))
    columns, rows = read_rows(read, data)
    if not read.whole:
        return Reading(None, in_order(read.findings))
    words = read.words
    chart = Chart(
        slug, words["kind"], words["title"], words["units"], words["note"], words["alt"], words["credit"],
        words["language"], words["scale"], read.sources, columns, rows, declaration, data,
    )  # fmt: skip
    return Reading(chart, in_order(read.findings))
