"""`integrity.json`: the digest of every file of a site, so that a copy can be compared with what was published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from briefwright.exports.indented import indented

NAME = "integrity.json"
_GENERATOR = "briefwright"


@dataclass(frozen=True)
class Manifest:
    """What a site consists of (`files`) and what it was made from (`inputs`): SHA-256 digests by path, with `/`."""

    version: str
    files: Mapping[str, str]
    inputs: Mapping[str, str]

    @property
    def tree(self) -> str:
        """One digest for all files: of their lines `digest  path`, as `sha256sum` prints them, sorted by path."""
        lines = [f"{self.files[path]}  {path}\n" for path in sorted(self.files)]
        return digest("".join(lines).encode())


@dataclass(frozen=True)
class Difference:
    """How a copy of a site differs from its manifest; the manifest itself is not one of its files."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.added)


def digest(content: bytes) -> str:
    """SHA-256 of bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write(manifest: Manifest) -> bytes:
    """The same bytes for the same manifest, in whatever order its files were found."""
    content = {
        "generator": _GENERATOR,
        "version": manifest.version,
        "algorithm": "sha256",
        "tree": manifest.tree,
        "files": dict(sorted(manifest.files.items())),
        "inputs": dict(sorted(manifest.inputs.items())),
    }
    return f"{indented(dict(sorted(content.items())), 1)}\n".encode()


def read(content: bytes) -> Manifest | None:
    """The manifest in a file's bytes; None for anything that we did not write, or whose digests do not add up."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("generator") != _GENERATOR:
        return None
    version, files, inputs = found.get("version"), _digests(found.get("files")), _digests(found.get("inputs"))
    if not isinstance(version, str) or files is None or inputs is None:
        return None
    manifest = Manifest(version, files, inputs)
    return manifest if manifest.tree == found.get("tree") else None


def compare(manifest: Manifest, files: Mapping[str, str]) -> Difference:
    """How files (digests by path) differ from those of a manifest."""
    found = {path: value for path, value in files.items() if path != NAME}
    return Difference(
        tuple(sorted(manifest.files.keys() - found.keys())),
        tuple(sorted(path for path in manifest.files.keys() & found.keys() if manifest.files[path] != found[path])),
        tuple(sorted(found.keys() - manifest.files.keys())),
    )


def _digests(value: object) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    if not all(isinstance(path, str) and isinstance(found, str) for path, found in value.items()):
        return None
    return value
