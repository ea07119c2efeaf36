"""Files that other programs saved, cut or made to mislead: each is refused or read as far as it goes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefwright.captures import archive_reading, archives, auto_archiver, single_file
from briefwright.captures.exchange import Exchange


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_that_the_calendar_does_not_reach_in_the_time_of_greenwich_is_none(time: str) -> None:
    sheet = "Link,Archive location,Archive date\r\nhttps://a.example/,kept/a.html,{}\r\n"
    assert [row.time for row in auto_archiver.rows(sheet.format(time))] == [None]
    assert [row.time is None for row in auto_archiver.rows(sheet.format("2026-01-02T03:04:05+14:00"))] == [False]


def test_a_row_that_ends_early_is_read_as_far_as_it_goes() -> None:
    sheet = "Link,Archive location\r\nhttps://a.example/\r\nhttps://b.example/,https://c.example/\r\n"
    short, whole = auto_archiver.rows(sheet)
    assert (short.url, short.archived_url, whole.archived_url) == ("https://a.example/", "", "https://c.example/")


def test_a_page_saved_at_a_time_that_cannot_be_is_any_other_page() -> None:
    page = b"<!--\n Page saved with SingleFile \n url: https://a.example/ \n saved date: %s GMT+1400 (x)\n-->"
    assert single_file.told(page % b"Mon Jan 01 0001 00:00:00") is None
    assert single_file.told(page % b"Thu Jan 01 2026 00:00:00") is not None


def test_an_archive_whose_list_points_before_the_file_is_refused() -> None:
    exchange = Exchange("https://a.example/", datetime(2026, 1, 2, tzinfo=UTC), 200, "OK", (), (), b"<p>a</p>")
    content = bytearray(archives.wacz([exchange], [], "program 1"))
    assert archive_reading.read(bytes(content)).exchanges
    at = content.index(b"PK\x01\x02")
    content[at + 42 : at + 46] = (0xF0000000).to_bytes(4, "little")
    content[-10:-6] = (0xF0000000).to_bytes(4, "little")
    with pytest.raises(archive_reading.BadArchive, match="cannot be unpacked"):
        archive_reading.read(bytes(content))
