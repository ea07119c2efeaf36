"""The folder in which the next site is put together, begun from the site before the last: most of it is there already.

Two sites stand on the disk: the published one, and the one before it, which becomes the next. What a file of either
holds is known from when it was put there, as long as its stamp is the same; only what differs is written.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from briefwright.exports import integrity
from briefwright.hosts import parallel, publish, stamps
from briefwright.hosts.cache import Cache
from briefwright.hosts.stamps import Placed, Stamp

_KIND, _ALL = "sites", "0" * 64
_PLACE = ".briefwright/previous"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
#: What is known of the two sites: the folder of each, by its number on the disk, and its files.
Known = Mapping[int, Mapping[str, Placed]]


class Stage:
    """A folder beside the target, and what stands in it."""

    def __init__(self, project: Path, target: Path, kept: Cache) -> None:
        self._kept = kept
        self._target = target
        self._previous = project / _PLACE
        self._known: Known = kept.get(_KIND, _ALL) or {}
        self.folder, known = self._begun()
        self._opened: Mapping[str, Stamp] = stamps.below(self.folder) if known else {}
        self._held = {path: file for path, file in known.items() if self._opened.get(path) == file.stamp}
        self._shown = self._known.get(target.stat().st_ino, {}) if kept.keeps and target.is_dir() else {}
        self._put: dict[str, Placed] = {}
        self._written: set[str] = set()
        self._others: set[str] | None = None
        #: Folders that something was taken out of.
        self._thinned: set[str] = set()
        self._folders = {self.folder}

    def _begun(self) -> tuple[Path, Mapping[str, Placed]]:
        folder = publish.stage(self._target)
        before = self._previous
        try:
            found = before.lstat()
            known = self._known.get(found.st_ino) if stat.S_ISDIR(found.st_mode) and self._is_safe() else None
            if known is not None and self._kept.keeps:
                before.replace(folder)
                return folder, known
        except OSError:
            pass  # on another disk, or not there: everything is put together anew
        return folder, {}

    def _is_safe(self) -> bool:
        return not self._previous.is_symlink() and not self._previous.parent.is_symlink()

    def clear(self) -> None:
        """Says that nothing of what stood in the folder is relied on, since somebody has emptied it."""
        self._held, self._opened, self._folders = {}, {}, {self.folder}

    def digest(self, path: str) -> str:
        """The digest of a file that was taken or put into the site; '' for what others wrote."""
        return self._put[path].digest if path in self._put else ""

    def has(self, path: str, digest: str) -> bool:
        """True where a file with this content stands in its place; it is taken into the site then.

        One that stands in the published site alone is copied.
        """
        held = self._held.get(path)
        if held is not None and held.digest == digest:
            self._put[path] = held
            return True
        shown = self._shown.get(path)
        content = self._copy(path, shown) if shown is not None and shown.digest == digest else None
        if content is not None:
            self.take(path, self.write(path, content, digest))
        return content is not None

    def _copy(self, path: str, shown: Placed) -> bytes | None:
        """What a file of the published site holds, if that is what we put there."""
        place = self._target / path
        try:
            content = place.read_bytes() if stamps.of(place) == shown.stamp else None
        except OSError:
            return None
        return content if content is not None and integrity.digest(content) == shown.digest else None

    def write(self, path: str, content: bytes, digest: str = "") -> Placed:
        """Makes a file hold some content, in whatever process; it counts as part of the site when it is taken."""
        digest = digest or integrity.digest(content)
        held = self._held.get(path)
        return held if held is not None and held.digest == digest else self.pour(path, (content,))

    def pour(self, path: str, pieces: Iterable[bytes]) -> Placed:
        """The same for a file that comes in pieces and is not held as a whole."""
        place, digest = self.folder / path, hashlib.sha256()
        self._make_folder(place.parent)
        try:
            descriptor = os.open(place, _NEW, 0o666)
        except FileExistsError:
            place.unlink()
            descriptor = os.open(place, _NEW, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.flush()
            return Placed(digest.hexdigest(), stamps.told(os.fstat(descriptor)))

    def _make_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def take(self, path: str, file: Placed) -> None:
        """Counts a file that was written as part of the site."""
        self._put[path] = file
        if self._held.get(path) != file:
            self._written.add(path)

    def put(self, path: str, content: bytes, digest: str = "") -> None:
        """Puts a file into the site."""
        self.take(path, self.write(path, content, digest))

    def loose(self) -> list[str]:
        """The files that others have written into the folder; whatever comes after the first question is put by us."""
        if self._others is None:
            self._others = set()
            for path, entry in stamps.entries(self.folder):
                if path not in self._put and self._opened.get(path) != stamps.told(entry.stat(follow_symlinks=False)):
                    self._others.add(path)
        return sorted(self._others - self._put.keys())

    def drop(self, path: str) -> None:
        """Takes a file out that was not put into the site."""
        with suppress(FileNotFoundError):
            (self.folder / path).unlink()
        self._held.pop(path, None)
        self._thinned.add(path.rpartition("/")[0])
        if self._others is not None:
            self._others.discard(path)

    def standing(self) -> list[str]:
        """The files of the site so far; what is left over from the site before does not count."""
        return sorted((*self._put, *self.loose()))

    def settle(self) -> Mapping[str, str]:
        """Takes out what is left over from the site before; the digests of all files of this one, by path."""
        loose = self.loose()
        for path in self._opened.keys() - self._put.keys() - set(loose):
            self.drop(path)
        publish.drop_empty(self.folder, self._thinned)
        self._put |= dict(zip(loose, parallel.spread(self._read, loose), strict=True))
        return {path: self._put[path].digest for path in sorted(self._put)}

    def _read(self, paths: Sequence[str]) -> list[Placed]:
        """What files of others hold."""
        return [stamps.placed(self.folder / path) for path in paths]

    def publish(self) -> None:
        """Makes the folder the published one; the one that was published is kept to begin the next from."""
        written = sorted(self._written)
        torn = [path for path, same in zip(written, parallel.spread(self._stand, written), strict=True) if not same]
        if torn:
            raise OSError(errno.EIO, "what was built is not what stands on the disk", str(self.folder / torn[0]))
        number = self.folder.stat().st_ino
        before = self._target.lstat().st_ino if self._target.exists() else 0
        keeps = self._kept.keeps and self._is_safe()
        if keeps and self._previous.exists():
            publish.discard(self._previous)
        publish.publish(self.folder, self._target, keep=self._previous if keeps else None, is_compared=True)
        known = {number: self._put, **({before: self._known[before]} if before in self._known else {})}
        self._kept.put(_KIND, _ALL, known)

    def _stand(self, paths: Sequence[str]) -> list[bool]:
        """Whether files that were written hold what was to be written."""
        return [stamps.placed(self.folder / path).digest == self._put[path].digest for path in paths]
