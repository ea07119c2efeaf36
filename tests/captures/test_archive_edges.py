"""Archives at their edges: one part, one step or one byte more than may be, and what is left out of what is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from tests.captures.test_archives import PACKAGE, TIME, URL, exchange, made, record
from warcio.archiveiterator import ArchiveIterator

from briefwright.captures import archive_reading, archives
from briefwright.captures.archive_reading import BadArchive, is_archive, read
from briefwright.captures.archives import PageEntry, wacz
from briefwright.captures.exchange import Exchange

DESCRIPTION = ("datapackage.json", PACKAGE)
WORDS = record(b"\r\n<p>words")


def index(one: Exchange) -> tuple[str, str, Mapping[str, str]]:
    """The line of an archive's index that leads to an answer."""
    with zipfile.ZipFile(io.BytesIO(wacz([one], [], "program 1"))) as archive:
        key, time, told = archive.read("indexes/index.cdx").decode().split(" ", 2)
    return key, time, json.loads(told)


def described(**words: object) -> tuple[str, str]:
    return "datapackage.json", json.dumps(words)


def test_an_archive_is_told_by_its_first_bytes_and_its_description() -> None:
    assert is_archive(wacz([exchange()], [], "program 1"))
    assert not is_archive(made(("word/document.xml", b"")))
    assert not is_archive(b"datapackage.json")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.registry.example/A?b=2&a=1", "example,registry)/a?a=1&b=2"),
        ("https://registry.example", "example,registry)/"),
        ("https://registry.example:443/a", "example,registry)/a"),
        ("http://registry.example:80/a", "example,registry)/a"),
        ("http://registry.example:8080/a", "example,registry:8080)/a"),
        ("https://registry.example/a b", "example,registry)/a%20b"),
    ],
)
def test_an_address_stands_in_the_index_as_archives_sort_it(url: str, key: str) -> None:
    assert index(exchange(url))[0] == key


def test_the_index_tells_what_an_answer_is() -> None:
    _, time, told = index(exchange(status=404))
    assert (time, told["mime"], told["status"], told["url"]) == ("20261125010203", "text/html", "404", URL)
    assert told["filename"] == "data.warc.gz"
    bare = Exchange(URL, TIME.astimezone(timezone(timedelta(hours=8))), 200, "OK", (), (), b"")
    assert index(bare)[1:] == ("20261125010203", {**index(bare)[2], "mime": "application/octet-stream"})


def test_a_request_is_stored_beside_its_answer_with_the_address_of_the_machine() -> None:
    def requests(one: Exchange) -> list[tuple[str, str | None]]:
        with zipfile.ZipFile(io.BytesIO(wacz([one], [], "program 1"))) as archive:
            data = io.BytesIO(archive.read("archive/data.warc.gz"))
        return [
            (f"{one.http_headers.protocol} {one.http_headers.statusline}", one.rec_headers["WARC-IP-Address"])
            for one in ArchiveIterator(data) if one.rec_type == "request"
        ]  # fmt: skip

    assert requests(exchange()) == [("GET /notice?id=17 HTTP/1.1", "192.0.2.1")]
    assert requests(exchange("https://registry.example")) == [("GET / HTTP/1.1", "192.0.2.1")]
    assert requests(Exchange(URL, TIME, 200, "OK", (), (), b"")) == [("GET /notice?id=17 HTTP/1.1", None)]


def test_an_archive_says_what_its_first_page_is_and_when_it_was_made() -> None:
    later = TIME + timedelta(days=1)
    both = [Exchange(URL, later, 200, "OK", (), (), b""), exchange()]
    with zipfile.ZipFile(io.BytesIO(wacz(both, [PageEntry(URL, TIME, "Notice")], "program 1"))) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert {one.date_time for one in archive.infolist()} == {(2026, 11, 26, 1, 2, 2)}  # a zip counts by two seconds
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o644}
    assert (told["title"], told["mainPageUrl"], told["mainPageDate"]) == ("Notice", URL, "2026-11-25T01:02:03Z")
    assert told["created"] == "2026-11-26T01:02:03Z"
    assert {one["path"]: one["name"] for one in told["resources"]} == {
        "archive/data.warc.gz": "data.warc.gz", "indexes/index.cdx": "index.cdx", "pages/pages.jsonl": "pages.jsonl",
    }  # fmt: skip


def test_an_archive_of_nothing_names_no_page() -> None:
    with zipfile.ZipFile(io.BytesIO(wacz([], [], "program 1"))) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert {one.date_time for one in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert (told["title"], told["created"], "mainPageUrl" in told) == ("", "2000-01-01T00:00:00Z", False)
    untitled = json.loads(_part(wacz([exchange()], [PageEntry(URL, TIME)], "program 1"), "datapackage.json"))
    assert untitled["title"] == URL


def test_a_time_before_any_zip_can_tell_it_is_the_first_that_it_can() -> None:
    old = Exchange(URL, datetime(1975, 5, 6, 7, 8, 10, tzinfo=UTC), 200, "OK", (), (), b"")
    with zipfile.ZipFile(io.BytesIO(wacz([old], [], "program 1"))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 5, 6, 7, 8, 10)}


def test_the_first_record_of_an_archive_has_the_time_of_its_first_answer() -> None:
    def began(*answers: Exchange) -> str:
        data = io.BytesIO(gzip.decompress(_part(wacz(answers, [], "program 1"), "archive/data.warc.gz")))
        return str(next(iter(ArchiveIterator(data))).rec_headers["WARC-Date"])

    assert began() == "2000-01-01T00:00:00Z"
    assert began(exchange(), Exchange(URL, TIME + timedelta(days=1), 200, "OK", (), (), b"")) == "2026-11-25T01:02:03Z"


def test_names_in_messages_are_cut_short() -> None:
    with pytest.raises(BadArchive, match=f"part `{'a' * 60}` is not there"):
        read(made(described(resources=[{"path": "a" * 99, "hash": "sha256:0"}])))
    changed = described(resources=[{"path": "a" * 99, "hash": "sha256:0"}])
    with pytest.raises(BadArchive, match=f"part `{'a' * 60}` is not what it says"):
        read(made(changed, ("a" * 99, b"")))
    with pytest.raises(BadArchive, match=f"the name '..{'/' * 58}',"):
        read(made(DESCRIPTION, (".." + "/" * 99, b"")))


def _part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def test_so_many_redirections_are_followed_and_no_more() -> None:
    def chain(steps: int) -> int:
        led = [exchange(f"https://a.example/{at}", b"", 302, Location=f"/{at + 1}") for at in range(steps)]
        end = exchange(f"https://a.example/{steps}")
        return len(read(wacz([*led, end], [], "program 1")).answer("https://a.example/0"))

    assert chain(9) == 10
    assert chain(10) == 0


def test_an_address_is_found_without_its_last_slash_and_one_that_leads_nowhere_is_not() -> None:
    archive = read(wacz([exchange("https://a.example/")], [], "program 1"))
    assert len(archive.answer("https://a.example")) == 1
    astray = read(wacz([exchange(URL, b"", 302, Location="https://[::1")], [], "program 1"))
    assert astray.answer(URL) == ()


def test_other_kinds_of_answers_are_no_redirection() -> None:
    archive = read(wacz([exchange(URL, b"", 304, Location="/a")], [], "program 1"))
    assert [one.status for one in archive.answer(URL)] == [304]


def test_a_locked_archive_is_told() -> None:
    locked = bytearray(made(DESCRIPTION, ("archive/data.warc", WORDS)))
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadArchive, match="it is locked"):
        read(bytes(locked))


def test_limits_are_met_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    content = made(DESCRIPTION, ("archive/data.warc", WORDS * 3))
    monkeypatch.setattr(archive_reading, "MOST_RECORDS", 3)
    monkeypatch.setattr(archive_reading, "MOST_MEMBERS", 2)
    assert len(read(content).exchanges) == 3
    monkeypatch.setattr(archive_reading, "MOST_MEMBERS", 1)
    with pytest.raises(BadArchive, match="more than 1 parts"):
        read(content)
    monkeypatch.setattr(archive_reading, "MOST_MEMBERS", 2)
    monkeypatch.setattr(archive_reading, "MOST_RECORDS", 2)
    with pytest.raises(BadArchive, match="more than 2 records"):
        read(content)


def test_what_is_unpacked_is_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = ("archive/a.warc.gz", gzip.compress(WORDS))
    total = len(PACKAGE) + len(packed[1]) + len(WORDS)
    monkeypatch.setattr(archive_reading, "MOST_UNPACKED", total)
    assert len(read(made(DESCRIPTION, packed)).exchanges) == 1
    monkeypatch.setattr(archive_reading, "MOST_UNPACKED", total - 1)
    with pytest.raises(BadArchive, match="more than 0 MB"):
        read(made(DESCRIPTION, packed))


def test_a_body_is_counted_as_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    body = b"x" * ((1 << 20) + 1)
    packed = record(b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(body))
    monkeypatch.setattr(archive_reading, "MOST_UNPACKED", len(body))
    assert read(made(DESCRIPTION, ("archive/a.warc", packed))).exchanges[0].body == body
    monkeypatch.setattr(archive_reading, "MOST_UNPACKED", len(body) - 1)
    with pytest.raises(BadArchive, match="more than 1 MB"):
        read(made(DESCRIPTION, ("archive/a.warc", packed)))


def test_a_part_is_counted_while_its_digest_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytes((1 << 20) + 1)
    told = described(resources=[{"path": "a", "hash": f"sha256:{sha256(content).hexdigest()}"}])
    archive = made(told, ("a", content), ("archive/data.warc", WORDS))
    monkeypatch.setattr(archive_reading, "MOST_UNPACKED", (1 << 20) + 1)
    assert read(archive).exchanges
    monkeypatch.setattr(archive_reading, "MOST_UNPACKED", 1 << 20)
    with pytest.raises(BadArchive, match="more than 1 MB"):
        read(archive)


@pytest.mark.parametrize(
    "resource",
    ["a", {}, {"path": 1, "hash": "sha256:0"}, {"path": "a"}, {"path": "a", "hash": 1}, {"path": "a", "hash": "md5:0"}],
)
def test_a_resource_without_a_digest_that_is_known_is_not_judged(resource: object) -> None:
    found = read(made(described(resources=[resource], software=["a"]), ("archive/data.warc", WORDS)))
    assert (len(found.exchanges), found.software) == (1, "")


@pytest.mark.parametrize("package", ["[]", '{"resources": 1}', '{"software": "program 1"}'])
def test_a_description_that_says_little_is_enough(package: str) -> None:
    found = read(made(("datapackage.json", package), ("archive/data.warc", WORDS)))
    assert (len(found.exchanges), found.software) == (1, "program 1" if "program" in package else "")


def test_pages_are_read_as_far_as_they_say_where_and_when() -> None:
    lines = [
        '{"format": "json-pages-1.0"}', "", '{"url": "https://a.example/", "ts": "2026-11-25T09:02:03.5+08:00"}',
        '{"url": "https://b.example/", "ts": "2026-11-25T01:02:03", "title": 7}', '{"url": 1, "ts": "2026-11-25"}',
        '{"url": "https://c.example/", "ts": "soon"}', '{"url": "https://d.example/", "ts": 1}', "[]",
        '{"url": "https://e.example/", "ts": "2026-11-25T01:02:03Z", "title": "E"}',
    ]  # fmt: skip
    found = read(made(DESCRIPTION, ("pages/pages.jsonl", "\n".join(lines)), ("archive/data.warc", WORDS)))
    assert found.pages == (
        PageEntry("https://a.example/", TIME), PageEntry("https://b.example/", TIME),
        PageEntry("https://e.example/", TIME, "E"),
    )  # fmt: skip


def test_only_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_reading, "MOST_PAGES", 2)
    content = wacz([exchange()], [PageEntry(URL, TIME), PageEntry(URL, TIME)], "program 1")
    assert len(read(content).pages) == 1  # the first line of the list is its heading


def test_answers_are_read_from_the_folder_for_them_and_nowhere_else() -> None:
    other = record(b"\r\nother", "https://other.example/")
    parts = (("b/data.warc", other), ("archive/note.txt", other), ("archive/b.warc", WORDS))
    assert [one.url for one in read(made(DESCRIPTION, *parts)).exchanges] == [URL]
    both = (("archive/b.warc", WORDS), ("archive/a.warc.gz", gzip.compress(other)))
    assert [one.url for one in read(made(DESCRIPTION, *both)).exchanges] == ["https://other.example/", URL]


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ((b"https://registry", b"ftp://registry"), 0),
        ((b"WARC-Date: 2026-11-25T01:02:03Z", b"WARC-Date: soon"), 0),
        ((b"WARC-Type: response", b"WARC-Type: request"), 0),
        ((b"HTTP/1.1 200 OK", b"HTTP/1.1 2x0 OK"), 0),
        ((b"https://registry", b"http://registry"), 1),
    ],
)
def test_only_answers_of_the_web_with_a_time_count(changed: tuple[bytes, bytes], count: int) -> None:
    data = WORDS.replace(*changed)
    length = len(data) - data.index(b"HTTP/1.1") - 4
    head, _, rest = data.partition(b"Content-Length: ")
    data = head + b"Content-Length: %d" % length + rest[rest.index(b"\r\n") :]
    found = read(made(DESCRIPTION, ("archive/a.warc", data), ("archive/b.warc", record(b"\r\n", "http://b.example/"))))
    assert len(found.exchanges) == count + 1


def test_an_answer_keeps_what_was_said_but_not_how_it_was_packed() -> None:
    body = b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nETag: 1\r\n\r\n"
    chunk = gzip.compress(b"words")
    data = record(body + b"%x\r\n%s\r\n0\r\n\r\n" % (len(chunk), chunk))
    (found,) = read(made(DESCRIPTION, ("archive/a.warc", data))).exchanges
    assert (found.body, found.reason, found.status) == (b"words", "OK", 200)
    assert found.headers == (("Content-Type", "text/html"), ("ETag", "1"))


def test_an_archive_stores_no_word_of_how_the_answer_came() -> None:
    one = exchange(URL, b"<p>words", 200, Transfer_Encoding="chunked", ETag="公")
    (found,) = read(wacz([one], [], "program 1")).exchanges
    assert found.headers == (("Content-Type", "text/html"), ("ETag", "%E5%85%AC"))
    assert archives.plain("https://a.example/é!~ \x7f") == "https://a.example/%C3%A9!~%20%7F"
