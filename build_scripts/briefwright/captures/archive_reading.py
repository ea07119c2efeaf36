"""Reads archives that others made, which may be hostile: bounded in number, size and depth, and nothing is written.

Only the parts that a WACZ must have are opened. What is packed inside a part, such as another archive, stays packed.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from warcio.archiveiterator import ArchiveIterator

from briefwright.captures.archives import PACKAGE, PAGES, PageEntry, plain
from briefwright.captures.exchange import Exchange, kept

MOST_MEMBERS = 10_000
MOST_RECORDS = 20_000
MOST_UNPACKED = 192 * 1024 * 1024
MOST_PAGES = 10_000
_MOST_STEPS = 10
_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_NOT_STORED = frozenset({"content-encoding", "content-length", "transfer-encoding"})


#: What zipfile, gzip and zlib raise on files that are cut, changed or made to mislead: offsets before the file, too.
_BROKEN = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, KeyError, ValueError,
    OverflowError, struct.error,
)  # fmt: skip


class BadArchive(ValueError):  # noqa: N818 - says what it is
    """An archive that is not read; the message says why."""


@dataclass(frozen=True)
class Archive:
    """The answers in an archive by their order, and the pages that it names; `software` made it, by its own words."""

    exchanges: tuple[Exchange, ...]
    pages: tuple[PageEntry, ...]
    software: str = ""

    def answer(self, url: str) -> tuple[Exchange, ...]:
        """The answers that lead from an address to what stands there, or none."""
        by_url: dict[str, Exchange] = {}
        for one in self.exchanges:
            by_url.setdefault(plain(one.url), one)
        led: list[Exchange] = []
        while (found := by_url.get(plain(url)) or by_url.get(f"{plain(url)}/")) is not None and len(led) < _MOST_STEPS:
            led.append(found)
            if found.status not in _REDIRECTIONS:
                return tuple(led)
            url = _joined(found.url, found.header("location"))
        return ()


def is_archive(content: bytes) -> bool:
    """True for a file that claims to be a WACZ."""
    return content.startswith(b"PK\x03\x04") and b"datapackage.json" in content


def read(content: bytes) -> Archive:
    """The archive. Raises BadArchive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            members = _Members(opened)
            package = members.checked()
            pages = tuple(_pages(members))
            exchanges = tuple(_exchanges(members))
    except BadArchive:
        raise
    except _BROKEN as error:
        raise BadArchive(f"it cannot be unpacked: {str(error)[:100]}") from error
    if not exchanges:
        raise BadArchive("it holds no answer of a server")
    software = package.get("software")
    return Archive(exchanges, pages, software if isinstance(software, str) else "")


class _Members:
    """The parts of a zip, each of which is named once, plainly, and read within what is left."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._opened = opened
        self._left = MOST_UNPACKED
        self.names: dict[str, zipfile.ZipInfo] = {}
        listed = opened.infolist()
        if len(listed) > MOST_MEMBERS:
            raise BadArchive(f"it has more than {MOST_MEMBERS:,} parts")
        for one in listed:
            self._name(one)

    def _name(self, one: zipfile.ZipInfo) -> None:
        name = one.filename
        steps = name.rstrip("/").split("/")
        is_plain = name == one.orig_filename and name.isprintable() and not {"\\", ":"} & {*name}
        if not is_plain or {"", ".", ".."} & {*steps}:
            raise BadArchive(f"a part of it has the name {name[:60]!r}, which leads elsewhere")
        if name in self.names:
            raise BadArchive(f"it has two parts with the name `{name[:60]}`")
        if one.flag_bits & 1:
            raise BadArchive("it is locked")
        self.names[name] = one

    def content(self, name: str) -> bytes:
        with self._opened.open(self.names[name]) as part:
            content = part.read(self._left + 1)
        return self.count(content)

    def count(self, content: bytes) -> bytes:
        self._left -= len(content)
        if self._left < 0:
            raise BadArchive(f"it comes to more than {MOST_UNPACKED // 1024 // 1024} MB once it is unpacked")
        return content

    def checked(self) -> Mapping[str, object]:
        """The description of the archive, after the digests in it were compared with the parts."""
        if PACKAGE not in self.names:
            raise BadArchive("it is no WACZ: it has no datapackage.json")
        told = _object(self.content(PACKAGE))
        resources = told.get("resources")
        for one in resources if isinstance(resources, list) else ():
            path, named = (one.get("path"), one.get("hash")) if isinstance(one, dict) else (None, None)
            if not isinstance(path, str) or not isinstance(named, str) or not named.startswith("sha256:"):
                continue
            if path not in self.names:
                raise BadArchive(f"its part `{path[:60]}` is not there")
            if named != f"sha256:{self._digest(path)}":
                raise BadArchive(f"its part `{path[:60]}` is not what it says it is")
        return told

    def _digest(self, name: str) -> str:
        found, size = hashlib.sha256(), 0
        with self._opened.open(self.names[name]) as part:
            while block := part.read(1 << 20):
                found.update(block)
                size += len(block)
                if size > MOST_UNPACKED:
                    raise BadArchive(f"it comes to more than {MOST_UNPACKED // 1024 // 1024} MB once it is unpacked")
        return found.hexdigest()


def _object(content: bytes) -> Mapping[str, object]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadArchive("its description is no JSON") from error
    return told if isinstance(told, dict) else {}


def _pages(members: _Members) -> Iterator[PageEntry]:
    if PAGES not in members.names:
        return
    for line in members.content(PAGES).splitlines()[:MOST_PAGES]:
        if not line.strip():
            continue
        told = _object(line)
        url, time, title = told.get("url"), _moment(told.get("ts")), told.get("title")
        if isinstance(url, str) and time:
            yield PageEntry(url, time, title if isinstance(title, str) else "")


def _exchanges(members: _Members) -> Iterator[Exchange]:
    count = 0
    for name in sorted(members.names):
        if not name.startswith("archive/") or not name.endswith((".warc", ".warc.gz")):
            continue
        data = members.content(name)
        plain = _gunzipped(data, members) if name.endswith(".gz") else data
        for one in _records(plain):
            count += 1
            if count > MOST_RECORDS:
                raise BadArchive(f"it has more than {MOST_RECORDS:,} records")
            yield one


def _gunzipped(data: bytes, members: _Members) -> bytes:
    """All of a file of many compressed records; each part is counted before the next is unpacked."""
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
        return b"".join(members.count(block) for block in iter(lambda: packed.read(1 << 20), b""))


def _records(plain: bytes) -> Iterator[Exchange]:
    try:
        for record in ArchiveIterator(io.BytesIO(plain), no_record_parse=False):
            if record.rec_type == "response" and record.http_headers is not None:
                yield from _exchange(record)
    except BadArchive:
        raise
    except Exception as error:  # warcio raises many kinds on broken records
        raise BadArchive(f"its records cannot be read: {str(error)[:100]}") from error


def _exchange(record: Any) -> Iterator[Exchange]:
    told, http = record.rec_headers, record.http_headers
    url, time = told.get_header("WARC-Target-URI") or "", _moment(told.get_header("WARC-Date"))
    status = str(http.get_statuscode() or "")
    if not url.startswith(("http://", "https://")) or time is None or not status.isdecimal():
        return
    stream, parts, size = record.content_stream(), [], 0
    while block := stream.read(1 << 16):
        parts.append(block)
        size += len(block)
        if size > MOST_UNPACKED:
            raise BadArchive(f"it comes to more than {MOST_UNPACKED // 1024 // 1024} MB once it is unpacked")
    # The body is kept as it was before it was packed for the way, so that what is said of the packing goes.
    headers = tuple(one for one in kept(http.headers) if one[0].lower() not in _NOT_STORED)
    reason = str(http.statusline).partition(" ")[2]
    yield Exchange(url, time, int(status), reason, (), headers, b"".join(parts))


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value.replace("Z", "+00:00"))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
