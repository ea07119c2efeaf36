"""The generated files of a preview: each is made when it is asked for, and none is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from briefwright import exports, pages
from briefwright.exports import Part
from briefwright.hosts import paths
from briefwright.project import Project


class Generated:
    """What `Project.prepare` gives, file by file."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that hold nothing but generated files."""
        return self._project.sources.settings.generated

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """Path of each document -> the key of the source that it shows; '' for the page that searches."""
        sources, _, search = self.folders
        shown = {f"{sources}/{slug}.md": key for key, slug in self._project.evidence.slugs.items()}
        return {**shown, f"{search}/index.md": ""}

    def content(self, path: str) -> bytes | None:
        """The content of a generated file; None where there is no such file."""
        evidence = self._project.evidence
        if path in self.documents:
            key = self.documents[path]
            return (pages.source_document(evidence, key) if key else pages.search_document(evidence))[path]
        if not any(paths.below(path, folder) for folder in self.folders):
            return None
        for part in self._likely(path):
            files = part(evidence)
            if path in files:
                return files[path]
        whole = exports.whole(evidence, self._certain)
        return b"".join(whole[path]) if path in whole else None

    def _certain(self, path: str) -> bytes:
        content = self.content(path)
        assert content is not None, path
        return content

    def _likely(self, path: str) -> Iterator[Part]:
        """The parts that a file may be of: it has their name in its own, unless they have none."""
        slugs = self._project.evidence.slugs
        named: list[tuple[int, Part]] = []
        for name, part in self._project.parts():
            kind, _, of = name.partition(" ")
            of = slugs.get(of, of) if kind in ("source", "copy") else of
            if of in path:
                named.append((len(of), part))
        yield from (part for _, part in sorted(named, key=lambda one: -one[0]))
