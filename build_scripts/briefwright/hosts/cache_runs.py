"""What a command said the last time, and said again while no file has changed: found out before anything is read.

A file counts as unchanged while its size, its times and its place on the disk are the same. What changed within the
moment in which a command began might have the same times, so such a run is not kept.
"""

from __future__ import annotations

import hashlib
import os
import site
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefwright.hosts import cache, paths

_KIND = "runs"
#: Folders of version control, programs and caches, which no command reads as part of a project.
_OUTSIDE = frozenset({".git", ".hg", ".svn", ".briefwright", "node_modules", "__pycache__", ".hypothesis"})
_CACHES = ("_cache", ".cache")
#: Times of files are counted in steps of the system's clock.
_STEP = 0.1
#: Surroundings that change what a command does.
_VARIABLES = ("SOURCE_DATE_EPOCH", "LANG", "LC_ALL", "TZ")


@dataclass(frozen=True)
class Run:
    """What a command said and its exit code, and the state of the files; `ignored` are folders that do not matter."""

    state: str
    ignored: tuple[str, ...]
    said: str
    code: int


@dataclass(frozen=True)
class Done:
    """How a command ended. `said` is None where that is not to be said again without doing it.

    It neither read nor wrote what is in `ignored`; it wrote what is in `written`, and nobody else writes there.
    """

    code: int
    said: str | None = None
    ignored: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


def remembered(project: Path, command: Sequence[str], do: Callable[[], Done], say: Callable[[str], object]) -> int:
    """The exit code of a command, which says again what it said if nothing has changed since."""
    kept = cache.of(project)
    surroundings = (os.environ.get(one, "") for one in _VARIABLES)
    name = hashlib.sha256("\0".join((*command, *surroundings)).encode("utf-8", "surrogatepass")).hexdigest()
    known = kept.get(_KIND, name)
    if isinstance(known, Run) and _state(project, known.ignored) == known.state:
        say(known.said)
        return known.code
    began, names = time.time(), _names(project)
    done = do()
    own = (*done.ignored, *done.written)
    gone = [name for name in names - _names(project) if not any(paths.below(name, place) for place in own)]
    if done.said is not None and not gone:
        state = _state(project, done.ignored)
        if _newest(project, own) < began - _STEP:
            kept.put(_KIND, name, Run(state, done.ignored, done.said, done.code))
    return done.code


def _names(project: Path) -> set[str]:
    """What stands in the project's folder and in those below it, where a command may put a folder of its own."""
    found: set[str] = set()
    for folder in (entry for entry in os.scandir(project) if not entry.name.startswith(".")):
        found.add(folder.name)
        if folder.is_dir(follow_symlinks=False):
            with suppress(OSError):
                found.update(f"{folder.name}/{entry.name}" for entry in os.scandir(folder))
    return found


def _state(project: Path, ignored: Sequence[str]) -> str:
    """How all files of a project, and those of the program, stand at this moment."""
    digest = hashlib.sha256(sys.version.encode())
    for root, left_out in ((Path(__file__).parents[1], frozenset[str]()), (project.resolve(), frozenset(ignored))):
        for path, stamp, is_folder in _stamps(str(root), "", left_out):
            if not is_folder:
                told = (stamp.st_mode, stamp.st_size, stamp.st_mtime_ns, stamp.st_ctime_ns, stamp.st_ino)
                digest.update(f"{path}\0{told}\n".encode("utf-8", "surrogatepass"))
    for folder in (*site.getsitepackages(), site.getusersitepackages()):
        if Path(folder).is_dir():
            digest.update(f"{folder} {Path(folder).stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _newest(project: Path, ignored: Sequence[str]) -> float:
    """When something was last changed, put there or taken away in any folder of the project.

    The time of a folder in which ignored ones are made tells nothing; what is gone from it is known by its name.
    """
    around = {path.rpartition("/")[0] for path in ignored if path.count("/") == 1}
    stamps = _stamps(str(project.resolve()), "", frozenset(ignored))
    told = (max(stamp.st_mtime, stamp.st_ctime) for path, stamp, _ in stamps if path not in around)
    return max(told, default=0.0)


def _stamps(root: str, folder: str, skipped: frozenset[str]) -> Iterator[tuple[str, os.stat_result, bool]]:
    try:
        with os.scandir(f"{root}/{folder}") as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    if folder and any(entry.name == "pyvenv.cfg" for entry in entries):
        return
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if path in skipped or entry.name in _OUTSIDE or entry.name.endswith(_CACHES):
            continue
        try:
            stamp = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        yield path, stamp, is_folder
        if is_folder:
            yield from _stamps(root, path, skipped)
