"""From what an engine rendered to what is published: strays out, search index and manifest in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefwright.exports import integrity
from briefwright.findings import Finding, Place
from briefwright.hosts import media, version
from briefwright.hosts.staging import Stage
from briefwright.project import Project
from briefwright.text import Span, Text

# Scripts and styles of Material, which our templates do not ask for, and files of the theme that are not for readers.
_UNUSED = (
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/favicon.png",
    "search/search_index.json",
    "search.json",
    "__init__.py",
    "__pycache__/",
    "mkdocs_theme.yml",
)
_SHOWN = re.compile(r"`([^`]{3,})`")


def prune(stage: Stage, folder: Path, project: Project) -> None:
    """Takes out of what an engine put there what no page asks for, and files of docs/ that are not published."""
    settings, known = project.sources.settings, project.evidence.files
    for path in stage.loose():
        source = f"{settings.docs_dir}/{path}"
        ours = source in known or any(source.startswith(f"{place}/") for place in settings.generated)
        stray = not ours and ((folder / source).exists() or (folder / source).is_symlink())
        unused = not ours and (path.startswith(_UNUSED) or path.endswith(".map"))
        if stray or unused:
            stage.drop(path)


def clean_pictures(staged: Path, paths: Iterable[str], project: Project) -> tuple[Finding, ...]:
    """Takes remarks and scripts out of the pictures of authors; the findings name those that stay as they were."""
    docs, found = project.sources.settings.docs_dir, []
    for path in paths:
        source = f"{docs}/{path}"
        if source not in project.evidence.files:
            continue
        before = (staged / path).read_bytes() if media.is_picture(path) else b""
        try:
            after = media.cleaned(path, before) if before else before
        except media.Unclean as error:
            found.append(media.fault(source, error))
        else:
            if after != before:
                (staged / path).write_bytes(after)
    return tuple(found)


class Staged(Mapping[str, bytes]):
    """Files of a rendered site, by path; each is read when it is asked for."""

    def __init__(self, folder: Path, paths: Iterable[str]) -> None:
        self._folder = folder
        self._paths = dict.fromkeys(paths)

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return (self._folder / path).read_bytes()

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def at_sources(findings: Iterable[Finding], project: Project) -> tuple[Finding, ...]:
    """Findings about pages, told at the documents that the pages were made from, where there are such."""
    settings = project.sources.settings
    known = {text.path: text for text in project.sources.documents}
    told = []
    for found in findings:
        page = found.place.path
        stem = page.removesuffix("index.html").rstrip("/")
        documents = (f"{settings.docs_dir}/{stem}.md", f"{settings.docs_dir}/{stem}/index.md".replace("//", "/"))
        source = next((path for path in documents if path in known), None)
        if source:
            place = _written(found.message, known[source])
            found = replace(found, message=f"{found.message}, in the page `{page}`", place=place)
        told.append(found)
    return tuple(told)


def _written(message: str, text: Text) -> Place:
    """Where an author wrote the words that a finding shows; the file where it shows none of an author's."""
    for words in _SHOWN.findall(message):
        at = text.content.find(words.removesuffix("…"))
        if at >= 0:
            return Place.of(text, Span(at, at + len(words.removesuffix("…"))))
    return Place.whole(text.path)


def manifest(files: Mapping[str, str], folder: Path, inputs: Iterable[str]) -> bytes:
    """The file that names the digest of each published file and of each file that the site was made from."""
    made_from = {path: integrity.digest((folder / path).read_bytes()) for path in inputs}
    return integrity.write(integrity.Manifest(version.current(), files, made_from))
