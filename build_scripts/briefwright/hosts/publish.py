"""Puts a finished folder in the place of the published one: whole, in one step, and only over a folder of ours."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from briefwright.exports import integrity
from briefwright.hosts import stamps
from briefwright.hosts.stamps import Stamp

# Systems put these into any folder that somebody looks at.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV})
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_AT_ONCE = 16
_RENAME_SWAP = 2


class Busy(Exception):  # noqa: N818 - not an error: another build is at work
    """Another build of this project holds the lock."""


class Foreign(Exception):  # noqa: N818 - names what stands in the way
    """The folder to publish into holds what we did not put there, and is left alone."""


@contextmanager
def locked(project_dir: Path) -> Iterator[None]:
    """Holds the project's lock; the system lets go of it even when the process is killed. Raises Busy."""
    path = project_dir / ".briefwright" / "lock"
    if path.parent.is_symlink():
        raise Foreign(f"`{path.parent.name}` is a symbolic link")
    path.parent.mkdir(exist_ok=True)
    with os.fdopen(_opened(path), "a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield


def _opened(path: Path) -> int:
    """A lock file of our own: not what a link leads to, and no pipe that waits for somebody else. Raises Foreign."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO, errno.EISDIR):
            raise Foreign(f"`.briefwright/{path.name}` is not a regular file") from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Foreign(f"`.briefwright/{path.name}` is not a regular file")
    return descriptor


def refuse_foreign(target: Path) -> None:
    """Raises Foreign unless a folder is missing, empty, or holds a site of ours and nothing else."""
    if target.is_symlink() and not _is_our_link(target):
        raise Foreign(f"`{target.name}` is a symbolic link")
    if not target.exists():
        return
    if not target.is_dir():
        raise Foreign(f"`{target.name}` is not a folder")
    found = {path for path, entry in stamps.entries(target) if entry.name not in _LITTER}
    if not found:
        return
    ours = _named(target / integrity.NAME, stamps.of(target / integrity.NAME)) if integrity.NAME in found else None
    if ours is None:
        raise Foreign(f"`{target.name}` was not made by Briefwright (no valid {integrity.NAME} in it)")
    added = sorted(found - ours - {integrity.NAME})
    if added:
        more = f" and {len(added) - 1} more" if len(added) > 1 else ""
        raise Foreign(f"`{target.name}` holds `{added[0]}`{more}, which Briefwright did not put there")


@lru_cache(maxsize=1)
def _named(place: Path, _: Stamp) -> frozenset[str] | None:
    """The files that a manifest names; it is read again when its stamp is another one."""
    manifest = _manifest(place.parent)
    return None if manifest is None else frozenset(manifest.files)


def stage(target: Path) -> Path:
    """A new, empty folder beside the target, so on the same file system, to build the next site in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=_prefix(target, "building"), dir=target.parent))
    folder.chmod(0o777 & ~_umask())
    return folder


def sweep(target: Path) -> None:
    """Removes what a killed build left beside the target; only for whoever holds the lock."""
    live = target.readlink().name if target.is_symlink() else ""
    if not target.parent.is_dir():
        return
    beside = sorted(target.parent.iterdir())
    for kind in ("building", "published", "link", "old"):
        for path in beside:
            if not path.name.startswith(_prefix(target, kind)):
                continue
            if kind == "old" and not target.exists():
                path.rename(target)  # killed between the two renames of `_flip`: the old site comes back
            elif path.name != live:
                discard(path)


def publish(folder: Path, target: Path, *, keep: Path | None = None, is_compared: bool = False) -> None:
    """Makes a staged folder the published one. Up to the one step that does it, the old site stands whole.

    `keep` is where the old site is put, if it can be. Every file is compared with its digest, unless the caller says
    that it has done so.
    """
    refuse_foreign(target)
    manifest = None if is_compared else _manifest(folder)
    if not is_compared and (manifest is None or integrity.compare(manifest, digests(folder))):
        raise OSError(errno.EIO, "what was built is not what stands on the disk", str(folder))
    _to_disk(folder)
    if not target.is_symlink() and (not target.exists() or not any(target.iterdir())):
        folder.rename(target)
    elif target.is_symlink() or not exchange(folder, target):
        _flip(folder, target)
        sweep(target)
    elif keep is None or not _moved(folder, keep):  # by now it holds the old site
        discard(folder)


def _moved(folder: Path, place: Path) -> bool:
    """Moves a folder; False where that would mean to copy it."""
    try:
        folder.rename(place)
    except OSError:
        return False
    return True


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one step of the file system; False where that cannot be done."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(first, second, _RENAME_SWAP)
        else:
            failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    except AttributeError:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def discard(folder: Path) -> None:
    """Deletes a folder of ours as far as it can be deleted; the next build tries again."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def tree(folder: Path) -> Iterator[str]:
    """The paths of all files and links below a folder, relative to it, with `/`, in sorted order."""
    before = len(os.fspath(folder)) + 1
    for place, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(place, name).is_symlink()]
        inside = place[before:].replace(os.sep, "/")
        for name in sorted(names + links):
            yield f"{inside}/{name}" if inside else name


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by path relative to it."""
    return {path: integrity.digest((folder / path).read_bytes()) for path in tree(folder)}


def _flip(folder: Path, target: Path) -> None:
    """Publishes by a link to the folder, which a rename replaces in one step.

    Only the first time, when a plain folder has to make room for the link, are there two steps; `sweep` mends a
    death between them.
    """
    token = folder.name.removeprefix(_prefix(target, "building"))
    published = folder.rename(target.with_name(f"{_prefix(target, 'published')}{token}"))
    link = target.with_name(f"{_prefix(target, 'link')}{token}")
    link.symlink_to(published.name, target_is_directory=True)
    if target.exists() and not target.is_symlink():
        target.rename(target.with_name(f"{_prefix(target, 'old')}{token}"))
    link.replace(target)


def drop_empty(folder: Path, inside: Iterable[str]) -> None:
    """Removes those of some folders in a folder that hold nothing, and those above them that hold nothing then."""
    for path in inside:
        while path:
            try:
                (folder / path).rmdir()
            except OSError:
                break
            path = path.rpartition("/")[0]


def _prefix(target: Path, kind: str) -> str:
    return f".{target.name}.{kind}-"


def _is_our_link(target: Path) -> bool:
    link = target.readlink()
    return link.parent == Path() and link.name.startswith(_prefix(target, "published"))


def _manifest(folder: Path) -> integrity.Manifest | None:
    try:
        return integrity.read((folder / integrity.NAME).read_bytes())
    except OSError:
        return None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _to_disk(folder: Path) -> None:
    """Waits until a folder's content is on the disk: after a power cut a rename may be there and the bytes not."""
    if _file_system_to_disk(folder):
        return

    def settle(path: str) -> None:
        descriptor = os.open(folder / path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    # The disk takes many requests together in little more time than one.
    with ThreadPoolExecutor(_AT_ONCE) as several:
        for _ in several.map(settle, tree(folder)):
            pass


def _file_system_to_disk(folder: Path) -> bool:
    """The same for all that was written to the folder's file system, in one request; False where there is none."""
    wait = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if wait is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return bool(wait(descriptor) == 0)
    finally:
        os.close(descriptor)
