"""How files stand on the disk, without reading them: one that was changed, even to the same size, has another stamp."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefwright.exports import integrity

#: Size, times and place of a file; the size of a link is below 0.
Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A file that was put in its place: the digest of its content, and its stamp then."""

    digest: str
    stamp: Stamp


def of(path: str | os.PathLike[str]) -> Stamp:
    return told(os.lstat(path))


def below(folder: str | os.PathLike[str]) -> Mapping[str, Stamp]:
    """The stamps of all files and links below a folder, by path relative to it, with `/`."""
    return {path: told(entry.stat(follow_symlinks=False)) for path, entry in entries(folder)}


def entries(folder: str | os.PathLike[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All files and links below a folder with their paths; whoever wants no stamps need not ask the disk for them."""
    root, waiting = os.fspath(folder), [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(f"{root}/{inside}") as found:
                listed = list(found)
        except OSError:
            continue
        for entry in listed:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            else:
                yield path, entry


def placed(path: str | os.PathLike[str]) -> Placed:
    """A file as it stands, read for its digest."""
    with Path(path).open("rb") as file:
        return Placed(integrity.digest(file.read()), told(os.fstat(file.fileno())))


def told(found: os.stat_result) -> Stamp:
    """What a stamp is of all that the disk tells of a file."""
    return -1 if stat.S_ISLNK(found.st_mode) else found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
