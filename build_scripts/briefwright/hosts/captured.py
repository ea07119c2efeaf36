"""Reads the captures of a project: declarations and texts whole, the digests of all other files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefwright import bibliography
from briefwright.captures import CaptureFiles
from briefwright.captures.records import DECLARATION, MOST_BYTES, TEXT
from briefwright.findings import Finding
from briefwright.hosts import files
from briefwright.text import Text


def read(project_dir: Path, names: Iterable[str], folder: str) -> tuple[tuple[CaptureFiles, ...], tuple[Finding, ...]]:
    """Every capture below a folder in the order of names, and the findings on files that cannot be read."""
    reader = _Reader(project_dir)
    return tuple(reader.captures(_by_key(names, folder))), tuple(reader.findings)


def _by_key(names: Iterable[str], folder: str) -> dict[str, list[str]]:
    """Key -> the paths of its files; a folder without a declaration is no capture."""
    found: dict[str, list[str]] = {}
    for name in names:
        above, _, file = name.rpartition("/")
        if above.rpartition("/")[0] == folder and not file.startswith(files.TEMPORARY):
            found.setdefault(above.rpartition("/")[2], []).append(name)
    return {key: paths for key, paths in found.items() if f"{folder}/{key}/{DECLARATION}" in paths}


@dataclass
class _Reader:
    project_dir: Path
    findings: list[Finding] = field(default_factory=list)

    def captures(self, by_key: dict[str, list[str]]) -> Iterator[CaptureFiles]:
        for key, names in by_key.items():
            texts: dict[str, Text] = {}
            digests: dict[str, str] = {}
            for name in names:
                self.file(name, texts, digests)
            if DECLARATION in texts:
                yield CaptureFiles(key, texts[DECLARATION], digests, texts.get(TEXT))

    def file(self, name: str, texts: dict[str, Text], digests: dict[str, str]) -> None:
        content = files.read_bytes(self.project_dir, name, limit=MOST_BYTES)
        if isinstance(content, Finding):
            self.findings.append(content)
            return
        own = name.rpartition("/")[2]
        digests[own] = hashlib.sha256(content).hexdigest()
        if own == DECLARATION:
            text, found = bibliography.decode(name, content)
            self.findings += found
            texts |= {own: text} if text else {}
        elif own == TEXT:
            # Text that a program took from a page holds form feeds and whatever the page held; nobody typed it.
            texts[own] = Text(name, content.decode("utf-8", "replace"))
