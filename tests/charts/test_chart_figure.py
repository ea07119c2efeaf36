"""The figure of a chart in a page: everything is escaped, and the table reads well without the picture."""

from __future__ import annotations

from collections.abc import Callable

import html5lib

from briefwright.charts import Chart
from briefwright.pages.figure import figure

DECLARATION = """\
title = '<b>"A" & B</b>'
units = "Units < 5"
note = "A <note>"
alt = "Bars"
kind = "bar"
sources = ["a2020", "b2020"]
[columns.name]
role = "label"
label = "Name"
[columns.tag]
role = "language"
[columns.n]
role = "value"
label = "<i>N</i>"
"""
DATA = 'name,tag,n\n創新,ja,1050\n"<script>alert(1)</script>",,2\n'


def test_a_figure_is_well_formed_and_escaped(chart: Callable[..., Chart]) -> None:
    html = figure(chart(DECLARATION, DATA), "<svg id='w'></svg>", "<svg id='n'></svg>", "<a href='#a'>A</a>", 'x".csv')
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    root = parser.parseFragment(html)
    (top,) = list(root)
    assert (top.tag, top.get("id"), top.get("class")) == ("figure", "chart-sample", "bw-chart")
    assert not list(root.iter("script"))
    assert not list(root.iter("b"))
    assert root.find(".//figcaption/strong").text == '<b>"A" & B</b>'
    assert root.find(".//span[@class='bw-units']").text == "Units < 5"
    assert root.find(".//p[@class='bw-chart-note']").text == "A <note>"
    assert [node.get("class") for node in root.iter("div")][:2] == ["bw-chart-wide", "bw-chart-narrow"]
    assert "".join(root.find(".//p[@class='bw-chart-source']").itertext()) == "Sources: A"
    download = root.find(".//a[@download]")
    assert (download.get("href"), download.text) == ('x".csv', "CSV")


def test_the_table_has_a_caption_and_heads_with_scopes(chart: Callable[..., Chart]) -> None:
    html = figure(chart(DECLARATION, DATA), "", "", "", "")
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert root.find(".//details/summary").text == "Data table"
    assert "".join(root.find(".//caption").itertext()) == '<b>"A" & B</b> Units < 5'
    heads = [(node.get("scope"), node.get("lang"), node.text) for node in root.iter("th")]
    assert heads == [
        ("col", None, "Name"),
        ("col", None, "<i>N</i>"),
        ("row", "ja", "創新"),
        ("row", None, "<script>alert(1)</script>"),
    ]
    assert [(node.get("class"), node.text) for node in root.iter("td")] == [("bw-number", "1,050"), ("bw-number", "2")]
    region = root.find(".//div[@role='region']")
    assert (region.get("tabindex"), bool(region.get("aria-label"))) == ("0", True)


def test_a_line_names_each_row_by_its_date_and_one_source_is_one(chart: Callable[..., Chart]) -> None:
    declaration = """\
title = "A"
units = "B"
alt = "C"
kind = "line"
sources = ["a2020"]
[columns.d]
role = "date"
[columns.n]
role = "value"
"""
    html = figure(chart(declaration, "d,n\n2019-11,4\n"), "", "", "A", "a.csv")
    assert '<th scope="row">November 2019</th>' in html
    assert ">Source: A<" in html
    assert "bw-chart-note" not in html
