"""What was worked out once, kept for the next time: entries named by digests of all that they were made from.

The folder can be deleted at any time, and two programs may use it at once: entries are put in place whole. Of some
kinds there is one for each page; many of these stand in one file. Each is signed with a key that stands outside the
project, so that a project from a stranger cannot bring entries of its own; one that is cut, changed or signed by
somebody else counts as missing.
"""

from __future__ import annotations

import copyreg
import hashlib
import hmac
import io
import os
import pickle
import secrets
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefwright.hosts import cache_packs
from briefwright.hosts.cache_packs import Packs

FOLDER = ".briefwright/cache"
#: Days for which an entry that nobody asks for is kept.
KEPT_DAYS = 14
_DAY = 86_400
#: Kinds of which a site has thousands of entries.
_MANY = frozenset({"pages", "finished", "html", "verdicts"})
_RENDERERS = ("markdown", "mkdocs", "mkdocs-material", "pymdown-extensions", "nh3", "jinja2", "pyyaml")


class Cache:
    """Entries of one project. Faults of the disk cost time and nothing else."""

    def __init__(self, folder: Path | None, key: bytes) -> None:
        self._folder = folder
        self._key = key

    @property
    def keeps(self) -> bool:
        """False where nothing is kept."""
        return self._folder is not None

    def get(self, kind: str, name: str) -> Any:
        """The value kept under a name, or None."""
        place = self._place(kind, name)
        if place is None:
            return None
        try:
            if kind in _MANY:
                told = self._packs(kind).get(name)
                return None if told is None else pickle.loads(told)  # noqa: S301 - signed by ourselves
            content = place.read_bytes()
            signature, told = content[:32], content[32:]
            if not hmac.compare_digest(signature, self._signature(kind, name, told)):
                return None
            if place.stat().st_mtime < time.time() - _DAY:
                os.utime(place)
            return pickle.loads(told)  # noqa: S301 - signed by ourselves
        except Exception:  # whatever is wrong with an entry, it is as if it were not there
            return None

    def put(self, kind: str, name: str, value: object) -> None:
        """Keeps a value, in one step; where that cannot be done it is not kept."""
        place = self._place(kind, name)
        if place is None:
            return
        told = dumped(value)
        if kind in _MANY:
            self._packs(kind).put(name, told)
            return
        temporary = place.with_name(f".{os.getpid()}-{place.name}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(self._signature(kind, name, told) + told)
            temporary.replace(place)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Once a day, deletes what nobody has asked for in a long time."""
        if self._folder is None:
            return
        stamp = self._folder / "swept"
        now = time.time()
        try:
            if stamp.exists() and stamp.stat().st_mtime > now - _DAY:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            stamp.touch()
            for place in self._folder.glob("*/??/*"):
                if place.stat().st_mtime < now - KEPT_DAYS * _DAY:
                    place.unlink(missing_ok=True)
            for kind in _MANY:
                self._packs(kind).sweep(cache_packs.today() - KEPT_DAYS)
        except OSError:
            return

    def _place(self, kind: str, name: str) -> Path | None:
        return None if self._folder is None else self._folder / kind / name[:2] / name

    def _packs(self, kind: str) -> Packs:
        assert self._folder is not None
        return _opened(self._folder / kind, self._key)

    def _signature(self, kind: str, name: str, told: bytes) -> bytes:
        return hmac.digest(self._key, f"{kind}/{name}\n".encode() + told, "sha256")


#: What a process has found out once of the files of one kind.
_opened = lru_cache(maxsize=16)(Packs)
#: Keeps nothing.
NONE = Cache(None, b"")


def of(project_dir: Path) -> Cache:
    """The cache of a project; BRIEFWRIGHT_CACHE=off switches it off."""
    folder = project_dir.resolve() / FOLDER
    key = b"" if os.environ.get("BRIEFWRIGHT_CACHE") == "off" or _leads_elsewhere(folder) else _key()
    return Cache(folder, key) if key else NONE


def _leads_elsewhere(folder: Path) -> bool:
    """A link in it would let a project of a stranger have files written and swept in other places."""
    try:
        return folder.is_symlink() or folder.parent.is_symlink() or _holds_link(folder, 2)
    except OSError:
        return True


def _holds_link(folder: Path, levels: int) -> bool:
    if not folder.is_dir():
        return False
    with os.scandir(folder) as found:
        entries = list(found)
    if any(entry.is_symlink() for entry in entries):
        return True
    return levels > 1 and any(_holds_link(Path(one.path), levels - 1) for one in entries if one.is_dir())


def name_of(*parts: str | bytes | Iterable[str]) -> str:
    """The name of what is made from these parts, with the program itself as one of them."""
    digest = hashlib.sha256(program().encode())
    for part in parts:
        if not isinstance(part, (str, bytes)):
            part = "\0".join(f"{len(one)}:{one}" for one in part)
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(f"\n{len(content)}:".encode() + content)
    return digest.hexdigest()


@cache
def program() -> str:
    """Digest of the program and of the libraries that have a say in pages."""
    from importlib.metadata import PackageNotFoundError, version  # not needed where nothing changed

    root = Path(__file__).parents[1]
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(f"\n{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    for name in _RENDERERS:
        try:
            digest.update(f"\n{name} {version(name)}".encode())
        except PackageNotFoundError:
            continue
    return digest.hexdigest()


class _Pickler(pickle.Pickler):
    """Knows read-only mappings, too."""

    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = lambda view: (_view, (dict(view),))


def _view(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


def dumped(value: object) -> bytes:
    """A value as bytes."""
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


@cache
def _key() -> bytes:
    """The key of this user, made at first use; BRIEFWRIGHT_CACHE_KEY gives one to machines that share a cache."""
    if given := os.environ.get("BRIEFWRIGHT_CACHE_KEY"):
        return hashlib.sha256(given.encode()).digest()
    place = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefwright" / "key"
    try:
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary = place.with_name(f".{os.getpid()}-key")
            temporary.touch(0o600)
            temporary.write_bytes(secrets.token_bytes(32))
            temporary.replace(place)
        key = place.read_bytes()
    except (OSError, RuntimeError):
        return b""
    return key if len(key) == 32 else b""
