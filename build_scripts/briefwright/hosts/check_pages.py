"""The pages that explain checks: the project's own, else those that came with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from briefwright.hosts import settings
from briefwright.hosts.check_words import WORDS

_FOLDER = "checks"
_SHIPPED = "check_pages"  # where the package carries docs/checks
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")
_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n\s*", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


def page(check: str, project: Path) -> str | None:
    """What is to be said of a check, as Markdown without what only machines read; None where nothing is."""
    if not _NAME.fullmatch(check):
        return None
    for folder in _folders(project):
        file = folder / f"{check}.md"
        if file.is_file():
            return _readable(file.read_bytes().decode("utf-8", "replace"))
    return f"# {check}\n\n{WORDS[check]}" if check in WORDS else None


def names(project: Path) -> tuple[str, ...]:
    """The names of all checks of which something can be said."""
    files = (file for folder in _folders(project) if folder.is_dir() for file in folder.iterdir())
    found = {file.name.removesuffix(".md") for file in files}
    return tuple(sorted(WORDS.keys() | {name for name in found if _NAME.fullmatch(name)}))


def _folders(project: Path) -> Iterator[Path | Traversable]:
    try:
        docs = settings.read(project).settings.docs_dir
    except settings.UnusableSettings:
        docs = "docs"
    yield project / docs / _FOLDER
    yield resources.files("briefwright") / _SHIPPED
    # An editable installation runs from the repository, where the pages are written.
    yield Path(__file__).resolve().parents[3] / "docs" / _FOLDER


def _readable(content: str) -> str:
    return _COMMENT.sub("", _FRONT_MATTER.sub("", content)).strip() + "\n"
