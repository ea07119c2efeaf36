"""A chart as it stands in a page: heading, picture in two widths, source line, table and download."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from briefwright.charts.model import Chart, Role
from briefwright.charts.table import Table, table


def figure(
    chart: Chart,
    wide_svg: str,
    narrow_svg: str,
    source_html: str,
    csv_href: str,
    names: Mapping[str, str] | None = None,
) -> str:
    """The figure of a chart. `source_html` is trusted HTML; `names` gives sources by key as readers know them."""
    slug = escape(chart.slug)
    many = "Sources" if len(chart.sources) > 1 else "Source"
    note = f'<p class="bw-chart-note">{escape(chart.note)}</p>\n' if chart.note else ""
    return (
        f'<figure class="bw-chart" id="chart-{slug}" lang="{escape(chart.language)}">\n'
        f'<figcaption><strong class="bw-chart-title">{escape(chart.title)}</strong> '
        f'<span class="bw-units">{escape(chart.units)}</span></figcaption>\n'
        f'<div class="bw-chart-wide">{wide_svg}</div>\n'
        f'<div class="bw-chart-narrow">{narrow_svg}</div>\n'
        f"{note}"
        f'<p class="bw-chart-source">{many}: {source_html}</p>\n'
        f'<details class="bw-chart-data"><summary>Data table</summary>\n'
        f"{_table(chart, table(chart, names))}</details>\n"
        f'<a class="bw-chart-csv" download href="{escape(csv_href)}" '
        f'aria-label="Data of this chart as a CSV file">CSV</a>\n'
        "</figure>"
    )


def _table(chart: Chart, shown: Table) -> str:
    caption = f"<caption>{escape(chart.title)} <span>{escape(chart.units)}</span></caption>"
    header = "".join(
        f'<th scope="col"{_class(role)}>{escape(label)}</th>'
        for label, role in zip(shown.header, shown.roles, strict=True)
    )
    rows = "".join(
        f"<tr>{_row(chart, shown, cells, language)}</tr>\n"
        for cells, language in zip(shown.rows, shown.languages, strict=True)
    )
    # A region that scrolls must be reachable by keyboard and say what it is.
    return (
        f'<div class="bw-table-scroll" role="region" tabindex="0" aria-label="{escape(chart.title)}">'
        f"<table>{caption}\n<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
    )


def _row(chart: Chart, shown: Table, cells: tuple[str, ...], language: str) -> str:
    heads = Role.LABEL if Role.LABEL in shown.roles else Role.DATE
    told = []
    for cell, role in zip(cells, shown.roles, strict=True):
        tag = 'th scope="row"' if role is heads else "td"
        own = f' lang="{escape(language)}"' if role is Role.LABEL and language != chart.language else ""
        told.append(f"<{tag}{_class(role)}{own}>{escape(cell)}</{tag.split()[0]}>")
    return "".join(told)


def _class(role: Role) -> str:
    return ' class="bw-number"' if role is Role.VALUE else ""
