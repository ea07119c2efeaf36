"""The pages that explain checks: the project's own, else those that came with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from briefwright.hosts import settings

_FOLDER = "checks"
_SHIPPED = "check_pages"  # where the package carries docs/checks
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")
_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n\s*", re.DOTALL)
_COMMENT = re.compile(r"<!--.*-->")
_FENCE = re.compile(r"(?P<mark>`{3,})[\w-]*(?: title=\"(?P<title>[^\"]+)\")?$")
_PAGE_LINK = re.compile(r"\[([^\[\]]+)\]\([\w-]+\.md\)")


def page(check: str, project: Path) -> str | None:
    """The page of a check as people read it in a terminal; None where there is none."""
    if not _NAME.fullmatch(check):
        return None
    for folder in _folders(project):
        file = folder / f"{check}.md"
        if file.is_file():
            return _readable(file.read_bytes().decode("utf-8", "replace"))
    return None


def names(project: Path) -> tuple[str, ...]:
    """The names of all checks that have a page."""
    files = (file for folder in _folders(project) if folder.is_dir() for file in folder.iterdir())
    found = {file.name.removesuffix(".md") for file in files}
    return tuple(sorted(name for name in found if _NAME.fullmatch(name)))


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
    """Without what only machines read: each example stands below the name of its file, four columns to the right."""
    lines, fence = [], ""
    for line in _FRONT_MATTER.sub("", content).splitlines():
        found = _FENCE.match(line)
        if fence:
            fence = "" if line == fence else fence
            lines += [f"    {line}".rstrip()] if fence else []
        elif found:
            fence = found["mark"]
            lines += [f"{found['title']}:"] if found["title"] else []
        elif not _COMMENT.fullmatch(line.strip()):
            lines.append(_PAGE_LINK.sub(r"\1", line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
