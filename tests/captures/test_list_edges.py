"""Lists of the auto-archiver, pages of SingleFile and what a server answered, at their edges."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime

import pytest
from tests.captures.test_importing import SAVED, TIME, URL, table

from briefwright.captures import auto_archiver, single_file
from briefwright.captures.auto_archiver import Kept, NotAList, Row, rows
from briefwright.captures.exchange import Overlong, kept, unpacked

ABOUT = "{'url': 'https://a.example/', '_processed_at': datetime.datetime(2026, 1, 2, 3, 4, 5)}"
SEEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def own(media: object, about: str = ABOUT, status: str = "success") -> tuple[Row, ...]:
    return rows(table({"status": status, "metadata": about, "media": repr(media)}))


def sheet(**words: str) -> tuple[Row, ...]:
    given = {"Link": URL, "Archive location": "", **{name.replace("_", " "): value for name, value in words.items()}}
    return rows(table(given))


def test_what_was_kept_is_named_with_and_without_its_folder_the_fullest_first() -> None:
    digest = "AB" * 32
    media = [
        {"filename": "tmp/a.png", "key": "shots/a.png", "properties": {"hash": f"sha256:{digest}"}},
        {"filename": "tmp/b.txt", "properties": {"others": [{"filename": "c.WACZ"}], "thumb": {"key": "d.pdf"}}},
        {"filename": ".wacz", "key": "", "properties": "none"},
        {"filename": 7, "key": None},
        "e.wacz",
    ]
    (row,) = own(media)
    assert row == Row(
        "https://a.example/",
        SEEN,
        (
            Kept("c.WACZ"), Kept("d.pdf"),
            Kept("tmp/a.png", digest.lower()), Kept("a.png", digest.lower()), Kept("shots/a.png", digest.lower()),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("digest", "expected"),
    [("ab" * 32, "ab" * 32), ("SHA256:" + "ab" * 32, "ab" * 32), ("ab" * 31, ""), ("ab" * 33, "")],
)
def test_a_digest_is_taken_when_it_is_one(digest: str, expected: str) -> None:
    (row,) = own([{"filename": "a.pdf", "properties": {"hash": digest}}])
    assert row.files == (Kept("a.pdf", expected),)


def test_the_first_address_of_the_web_is_where_it_can_be_seen() -> None:
    media = [{"urls": "https://no.example/"}, {"urls": [7, "file:///a", "http://store.example/1"]}, {"urls": ["https://b"]}]
    assert own(media)[0].archived_url == "http://store.example/1"
    assert own([{"urls": ["/tmp/a"]}])[0].archived_url == ""
    assert own("none") == (Row("https://a.example/", SEEN, (), ""),)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("{'url': 'https://a.example/', '_processed_at': 'soon'}", (Row("https://a.example/", None, ()),)),
        ("{'url': 'https://a.example/', **{}, '_processed_at': datetime.datetime(2026, 1, 2)}",
         (Row("https://a.example/", datetime(2026, 1, 2, tzinfo=UTC), ()),)),
        ("{'url': 'https://a.example/', '_processed_at': datetime.datetime(2026, 1, 2, 3, 4, 5, 999999)}",
         (Row("https://a.example/", SEEN, ()),)),
        ("{'url': 'https://a.example/', '_processed_at': other.datetime(2026, 1, 2)}",
         (Row("https://a.example/", None, ()),)),
        ("{'url': 'https://a.example/', '_processed_at': datetime.datetime(2026, 13, 2)}", ()),
        ("{'url': 3}", ()),
        ("['https://a.example/']", ()),
        ("{'url': https://a.example/}", ()),
    ],
)  # fmt: skip
def test_what_a_row_says_of_its_page_is_read_as_values(about: str, expected: tuple[Row, ...]) -> None:
    assert own([], about) == expected


def test_only_what_was_archived_is_a_row() -> None:
    assert own([], status="nothing archived") == ()
    assert len(own([], status="wacz: success")) == 1
    assert sheet(Archive_status="failed") == ()
    assert len(sheet(Archive_status="Success")) == len(sheet()) == 1
    assert rows(table({"Link": "", "Archive location": "https://a.example/"})) == ()


def test_a_row_of_the_spreadsheet_names_its_files_by_the_ends_of_addresses() -> None:
    (row,) = sheet(
        Archive_location="https://store.example/view/rooms%20a.html?x=1", Archive_date="2025-02-18T10:30:05.7+01:00",
        WACZ="C:\\kept\\rooms.wacz", Screenshot="https://[::1/rooms.png",
    )  # fmt: skip
    assert row == Row(
        URL, TIME, (Kept("rooms.wacz"), Kept("rooms a.html")), "https://store.example/view/rooms%20a.html?x=1"
    )
    assert sheet(Archive_date="2025-02-18T09:30:05")[0].time == TIME
    assert sheet(Archive_date="soon")[0].time is None
    assert sheet(Archive_location="store/rooms.html")[0].archived_url == ""


def test_names_of_columns_are_taken_in_any_case_and_cells_beyond_them_left_out() -> None:
    assert rows(" LINK ,Archive Location\nhttps://a.example/, https://b.example/a.pdf ,more,cells\n") == (
        Row("https://a.example/", None, (Kept("a.pdf"),), "https://b.example/a.pdf"),
    )


def test_a_list_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto_archiver, "MOST_ROWS", 2)
    assert len(rows("Link,Archive location\n" + "a,b\n" * 2)) == 2
    with pytest.raises(NotAList, match="more than 2 rows"):
        rows("Link,Archive location\n" + "a,b\n" * 3)
    with pytest.raises(NotAList, match="no CSV that can be read"):
        rows("Link,Archive location\n" + "a" * 1_000_001 + ",b\n")
    assert len(rows("Link,Archive location\n" + "a" * 1_000_000 + ",b\n")) == 1
    with pytest.raises(NotAList, match="neither the columns"):
        rows("status,metadata\na,b\n")


def test_a_saved_page_says_where_and_when_near_its_beginning() -> None:
    found = single_file.told(SAVED)
    assert found is not None
    assert (found.url, found.time) == (URL, TIME)
    assert single_file.told(SAVED.replace(b"18 2025", b"38 2025")) is None
    assert single_file.told(SAVED.replace(b"Tue Feb", b"Tuesday")) is None
    assert single_file.told(SAVED.replace(b"office", b"\xff\xfe")) is None
    assert single_file.told(b" " * 3_700 + SAVED) is not None
    assert single_file.told(b" " * 4_000 + SAVED) is None


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"words", ""), (b"words", "identity"), (gzip.compress(b"words", mtime=0), "gzip"),
        (gzip.compress(b"words", mtime=0), " X-GZIP "),
        (zlib.compress(b"words"), "deflate"), (raw(b"words"), "deflate"),
        (gzip.compress(zlib.compress(b"words"), mtime=0), "deflate, identity, gzip"),
    ],
)  # fmt: skip
def test_a_body_is_unpacked_as_its_server_says(body: bytes, encoding: str) -> None:
    assert unpacked(body, encoding, 100) == b"words"


@pytest.mark.parametrize(
    ("body", "encoding", "message"),
    [
        (b"words", "br", "packed as `br`"), (b"words", "gzip, br", "packed as"),
        (b"words", "gzip,gzip,gzip", "packed as"),
        (b"words", "gzip", "cannot be unpacked"), (b"\xffwords", "deflate", "cannot be unpacked"),
        (gzip.compress(b"words", mtime=0)[:-9], "gzip", "ends before its end"),
        (gzip.compress(bytes(3 << 20), mtime=0), "gzip", "more than 2 MB"),
    ],
)  # fmt: skip
def test_a_body_that_is_not_what_its_server_says_is_refused_in_words(body: bytes, encoding: str, message: str) -> None:
    with pytest.raises(Overlong, match=message):
        unpacked(body, encoding, (3 << 20) - 1)


def test_a_body_may_come_to_its_limit() -> None:
    assert unpacked(gzip.compress(bytes(100), mtime=0), "gzip", 100) == bytes(100)
    with pytest.raises(Overlong):
        unpacked(gzip.compress(bytes(101), mtime=0), "gzip", 100)


def test_headers_are_kept_in_any_case() -> None:
    assert kept([("CONTENT-type", "a"), ("X-Secret", "b")]) == (("CONTENT-type", "a"),)
