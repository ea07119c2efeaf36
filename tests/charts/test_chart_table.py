"""The table shows numbers as their sources gave them; the download is harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest

from briefwright.charts import Chart, Column, Role, csv_bytes, dates, numbers, table

DECLARATION = """\
title = "Estimates differ"
units = "Percent"
alt = "Two dots far apart"
kind = "dot"
sources = ["renwei2020", "jetro2021, p. 3"]

[columns.who]
role = "label"
label = "Estimate by"
language = "ja"

[columns.tag]
role = "language"

[columns.date]
role = "date"
label = "Date"

[columns.bound]
role = "qualifier"

[columns.share]
role = "value"
label = "Share"
suffix = "%"

[columns.source]
role = "source"
label = "Source"
"""
DATA = """\
who,tag,date,bound,share,source
創新,zh-Hant,2019-11,under,1,renwei2020
イノベーション,,,,1050.50,jetro2021
"=cmd|' /C calc'!A0",en,2019,about,-3,
Nothing,en,2019,,,
"""


def test_the_table_merges_what_readers_read_together(chart: Callable[..., Chart]) -> None:
    shown = table(chart(DECLARATION, DATA), {"renwei2020": "Renwei 2020"})
    assert shown.header == ("Estimate by", "Date", "Share", "Source")
    assert shown.rows == (
        ("創新", "November 2019", "under 1%", "Renwei 2020"),
        ("イノベーション", "no date", "1,050.50%", "jetro2021"),
        ("=cmd|' /C calc'!A0", "2019", "about −3%", ""),
        ("Nothing", "2019", "–", ""),
    )
    assert shown.languages == ("zh-Hant", "ja", "en", "en")
    assert shown.roles == (Role.LABEL, Role.DATE, Role.VALUE, Role.SOURCE)


def test_the_download_holds_the_data_and_no_formula(chart: Callable[..., Chart]) -> None:
    raw = csv_bytes(chart(DECLARATION, DATA))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 5
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["who", "tag", "date", "bound", "share", "source"]
    assert rows[2] == ["イノベーション", "", "", "", "1050.50", "jetro2021"]
    assert rows[3][0] == "'=cmd|' /C calc'!A0"
    assert rows[3][4] == "-3"


@pytest.mark.parametrize(
    ("written", "decimals", "shown"),
    [
        ("1050", None, "$1,050 m"),
        ("0.80", None, "$0.80 m"),
        ("-1234567.5", 0, "−$1,234,568 m"),
        ("-0.04", 1, "$0.0 m"),
        ("6", 2, "$6.00 m"),
        ("0", None, "$0 m"),
    ],
)
def test_numbers_are_shown(written: str, decimals: int | None, shown: str) -> None:
    assert numbers.show(Decimal(written), Column("n", Role.VALUE, "N", "$", " m", decimals)) == shown


@pytest.mark.parametrize("written", ["", "1,050", "6%", "+5", "1e5", "٣", "Infinity", "NaN", "0x10", "1_000", "--1"])
def test_what_is_no_plain_number_is_not_guessed(written: str) -> None:
    assert numbers.parse(written) is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2019-11", "November 2019"), ("2019-11-15", "15 November 2019"), ("2020-02-29", "29 February 2020")],
)
def test_dates_are_read_and_told(written: str, shown: str) -> None:
    assert str(dates.parse(written)) == shown


@pytest.mark.parametrize("written", ["", "19", "2019-13", "2019-02-29", "2019-00", "2019-1", "2019-11-15T00:00"])
def test_what_is_no_date_is_not_guessed(written: str) -> None:
    assert dates.parse(written) is None
