"""The scanner of data files reads what the csv module reads, and knows where each cell stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from briefwright.charts.data_file import Record, looks_like_formula, scan
from briefwright.text import Text

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]) | st.sampled_from('," \n'))
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=4)


def told(records: Iterable[Record]) -> list[list[str]]:
    return [[one.text for one in record.fields] for record in records]


def stripped(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in rows]


@given(ROWS, st.sampled_from(["\n", "\r\n"]))
def test_what_csv_writes_is_read_back(rows: list[list[str]], line_end: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=line_end).writerows(rows)
    records, fault = scan(Text("data.csv", out.getvalue()))
    assert fault is None
    assert told(records) == stripped(rows)


@given(st.text(st.sampled_from('ab,"\n\r ')))
def test_a_fault_is_found_where_the_csv_module_finds_one(content: str) -> None:
    text = Text("data.csv", content)
    records, fault = scan(text)
    try:
        rows = [row for row in csv.reader(io.StringIO(content, newline=""), strict=True) if row]
    except csv.Error:
        assert fault is not None
        return
    # The csv module lets a quotation mark stand inside a cell; spreadsheets do not agree on what it means.
    if fault is None:
        assert told(records) == stripped(rows)
    else:
        assert '"' in text[fault.span]


@given(st.text(st.sampled_from('ab,"\n\r ')))
def test_spans_slice_back(content: str) -> None:
    text = Text("data.csv", content)
    for record in scan(text)[0]:
        assert text[record.span] == ",".join(text[one.span] for one in record.fields)
        for one in record.fields:
            raw = text[one.span]
            unquoted = raw[1:-1].replace('""', '"') if raw.startswith('"') else raw
            assert unquoted.strip() == one.text


def test_a_mark_of_byte_order_is_no_part_of_the_first_name() -> None:
    (header,), _ = scan(Text("data.csv", "\ufeffyear,exports\n"))
    assert [one.text for one in header.fields] == ["year", "exports"]


def test_what_a_spreadsheet_would_run() -> None:
    assert [cell for cell in ("=1+1", "+a", "-b", "@c", "\td", "＝1", "e=1", "f-g") if looks_like_formula(cell)] == [
        "=1+1", "+a", "-b", "@c", "\td", "＝1",
    ]  # fmt: skip
