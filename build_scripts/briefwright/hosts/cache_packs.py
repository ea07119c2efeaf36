"""Entries of one kind, many of them in one file, so that a thousand pages do not cost a thousand files.

Whoever writes holds the lock of a file and appends to it, so there are as many files as processes were ever at work at
once. An entry has a head: a digest of its name, its signature, the day on which it was last asked for, and its length.
The day is changed in place. What is cut or changed has another signature; what a killed process left at the end of a
file is cut off by the next that writes there.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import os
import secrets
import struct
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

_DAY = struct.Struct("<I")
_HEAD = struct.Struct("<32s32sIQ")
_DAY_AT = 64
_ENDING = ".pack"
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
#: Nothing is appended behind this.
_MOST_BYTES = 256_000_000
_SECONDS_OF_DAY = 86_400
#: What the head of an entry says: digest, signature, day and length.
_Head = tuple[bytes, bytes, int, int]


@dataclass(eq=False)
class _Pack:
    """An open file; `read_to` is behind the last entry that was looked at."""

    path: Path
    file: int
    read_to: int = 0
    closes: object = field(init=False)

    def __post_init__(self) -> None:
        self.closes = weakref.finalize(self, os.close, self.file)

    def head(self, at: int) -> _Head | None:
        """The head of an entry that is there to its end."""
        try:
            told = os.pread(self.file, _HEAD.size, at)
        except OSError:
            return None
        head = _HEAD.unpack(told) if len(told) == _HEAD.size else None
        return head if head is not None and head[3] <= self.size() - at - _HEAD.size else None

    def entries(self) -> Iterator[tuple[int, _Head]]:
        """Place and head of each entry that has not been looked at."""
        while (head := self.head(self.read_to)) is not None:
            yield self.read_to, head
            self.read_to += _HEAD.size + head[3]

    def length(self, at: int) -> int:
        head = self.head(at)
        return 0 if head is None else _HEAD.size + head[3]

    def size(self) -> int:
        return os.fstat(self.file).st_size


class Packs:
    """The entries of one kind as bytes, by name. Faults of the disk are as if an entry were not there."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key
        self._packs: dict[str, _Pack] = {}
        self._index: dict[bytes, tuple[_Pack, int]] = {}
        self._changed = 0
        self._own: tuple[int, _Pack] | None = None
        self._alone = RLock()  # a preview has threads

    def get(self, name: str) -> bytes | None:
        """What is kept under a name, if it is what was put there."""
        digest = _digest(name)
        with self._alone:
            if digest not in self._index:
                self._look()
            found = self._index.get(digest)
        return None if found is None else self._read(name, digest, *found)

    def put(self, name: str, content: bytes) -> None:
        """Keeps an entry, in the place of one with the same name."""
        digest = _digest(name)
        head = _HEAD.pack(digest, self._signature(name, content), today(), len(content))
        with self._alone:
            try:
                self._append(digest, head, content)
            except OSError:
                self._own = None

    def _append(self, digest: bytes, head: bytes, content: bytes) -> None:
        before = self._index.pop(digest, None)
        if before is not None:
            os.pwrite(before[0].file, bytes(len(digest)), before[1])
        pack = self._written()
        at = pack.read_to
        if os.pwritev(pack.file, (head, content), at) == len(head) + len(content):
            pack.read_to = at + len(head) + len(content)
            self._index[digest] = pack, at

    def sweep(self, oldest: int) -> None:
        """Takes out what nobody has asked for since a day, where that is more than what is left."""
        self._look()
        for path in [pack.path for pack in self._packs.values()]:
            with suppress(OSError):
                if (pack := _locked(path)) is not None:
                    pack.read_to = 0
                    living = [at for at, head in pack.entries() if head[2] >= oldest]
                    if not living:
                        path.unlink()
                    elif 2 * sum(map(pack.length, living)) < pack.read_to:
                        self._move(pack, living)

    def _move(self, pack: _Pack, living: list[int]) -> None:
        other = self._new()
        for at in living:
            other.read_to += os.pwrite(other.file, os.pread(pack.file, pack.length(at), at), other.read_to)
        pack.path.unlink()

    def _read(self, name: str, digest: bytes, pack: _Pack, at: int) -> bytes | None:
        head = pack.head(at)
        if head is None or head[0] != digest:
            return None
        try:
            content = os.pread(pack.file, head[3], at + _HEAD.size)
        except OSError:
            return None
        if len(content) != head[3] or not hmac.compare_digest(head[1], self._signature(name, content)):
            return None
        if head[2] != today():
            with suppress(OSError):
                os.pwrite(pack.file, _DAY.pack(today()), at + _DAY_AT)
        return content

    def _look(self) -> None:
        """Finds what has come since the last look."""
        try:
            changed = self._folder.stat().st_mtime_ns
            if changed != self._changed:
                with os.scandir(self._folder) as found:
                    names = {entry.name for entry in found if entry.name.endswith(_ENDING)}
                for name in sorted(names - self._packs.keys()):
                    self._packs[name] = _opened(self._folder / name)
        except OSError:
            return
        self._changed = changed
        for pack in self._packs.values():
            if pack.size() > pack.read_to:
                self._index |= {head[0]: (pack, at) for at, head in pack.entries()}

    def _written(self) -> _Pack:
        """A file that this process alone writes to."""
        if self._own is None or self._own[0] != os.getpid():
            self._look()
            locked = (_locked(path) for path in sorted(self._folder.glob(f"*{_ENDING}")))
            self._own = os.getpid(), next((pack for pack in locked if pack is not None), None) or self._new()
        return self._own[1]

    def _new(self) -> _Pack:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{secrets.token_hex(8)}{_ENDING}"
        pack = _Pack(path, os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666))
        fcntl.flock(pack.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._packs[path.name] = pack
        return pack

    def _signature(self, name: str, content: bytes) -> bytes:
        signature = hmac.new(self._key, f"{self._folder.name}/{name}\n".encode(), "sha256")
        signature.update(content)
        return signature.digest()


def today() -> int:
    """The day as a number."""
    return int(time.time() // _SECONDS_OF_DAY)


def _digest(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


def _opened(path: Path) -> _Pack:
    return _Pack(path, os.open(path, _FLAGS))


def _locked(path: Path) -> _Pack | None:
    """A file to write to, up to the end of its last whole entry; None where another process writes or it is full."""
    pack = _opened(path)  # the lock of a file that was opened before a fork would be that of both processes
    try:
        fcntl.flock(pack.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return None
    for _ in pack.entries():
        pass
    if not os.fstat(pack.file).st_nlink or pack.read_to > _MOST_BYTES:
        return None
    if pack.size() > pack.read_to:
        os.ftruncate(pack.file, pack.read_to)
    return pack
