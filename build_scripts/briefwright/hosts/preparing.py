"""The generated files brought up to date: only the parts are made again whose answers changed since the last time.

They stand below the docs folder. Where the next site is put together by us, data for machines goes straight there
instead, each file written once, by the process that makes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from briefwright import exports
from briefwright.evidence import Evidence
from briefwright.exports import Part, integrity
from briefwright.findings import Finding
from briefwright.hosts import cache, kept_page, parallel, paths, publish, stamps, workspace
from briefwright.hosts.asked import Answers, Question, Watched
from briefwright.hosts.cache import Cache
from briefwright.hosts.staging import Stage
from briefwright.hosts.stamps import Placed
from briefwright.project import Project

_KIND, _ALL = "prepared", "0" * 64
#: Put together from the files of the parts, and so made again when one of them is.
_WHOLE = "whole"


@dataclass(frozen=True)
class Made:
    """A part as it was made: what it asked for, a digest of the answers, and the digests of its files by path."""

    asked: tuple[Question, ...]
    answers: bytes
    files: Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """What was made before, and how the files stood that were put below the docs folder."""

    program: str = ""
    parts: Mapping[str, Made] = field(default_factory=dict)
    placed: Mapping[str, Placed] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """The paths of the files that went into the site; or the findings that say which folder was refused."""

    staged: frozenset[str] = frozenset()
    refused: tuple[Finding, ...] = ()


def prepare(project: Project, folder: Path, kept: Cache, stage: Stage | None = None) -> Prepared:
    """Brings all generated files up to date; data goes into the stage, if there is one.

    What stands in the folder for data is left alone then: nobody reads it.
    """
    refused = workspace.refusals(folder, project.sources.settings)
    return Prepared(refused=refused) if refused else _Preparing(project, folder, kept, stage).run()


class _Preparing:
    def __init__(self, project: Project, folder: Path, kept: Cache, stage: Stage | None) -> None:
        self.project, self.folder, self.kept, self.stage = project, folder, kept, stage
        settings = project.sources.settings
        self.docs = settings.docs_dir
        self.data = settings.generated[1] if stage is not None else ""
        self.generated = [place for place in settings.generated if place != self.data]
        self.answers = Answers(project.evidence, {})
        known = kept.get(_KIND, _ALL)
        self.known = known if isinstance(known, Known) and known.program == cache.program() else Known()

    def run(self) -> Prepared:
        workspace.mark(self.folder, self.generated)
        self.standing = self._standing()
        parts = dict(self.project.parts())
        made = {name: known for name in parts if (known := self._known(name)) is not None}
        missing = [(name, part) for name, part in parts.items() if name not in made]
        placed: dict[str, Placed] = {}
        for name, part, files in parallel.spread(self._make, missing):
            made[name] = part
            placed |= files
            self._take(files)
        is_same = not missing and made.keys() == self.known.parts.keys() - {_WHOLE}
        whole = self._known(_WHOLE) if is_same else None
        if whole is None:
            whole, files = self._whole()
            placed |= files
            self._take(files)
        made[_WHOLE] = whole
        wanted = {path for one in made.values() for path in one.files}
        self._remove(wanted)
        if placed or not is_same:
            before = {path: file for path, file in self.known.placed.items() if path in wanted or self._is_data(path)}
            on_disk = {path: file for path, file in placed.items() if not self._is_data(path)}
            self.kept.put(_KIND, _ALL, Known(cache.program(), made, {**before, **on_disk}))
        return Prepared(frozenset(map(self._in_site, filter(self._is_data, wanted))))

    def _standing(self) -> dict[str, stamps.Stamp]:
        """What stands below the docs folder; no links, so that nothing is written through them."""
        found = {f"{place}/{path}": one for place in self.generated for path, one in self._below(place).items()}
        for path in [path for path, stamp in found.items() if stamp[0] < 0]:
            (self.folder / path).unlink()
            del found[path]
        return found

    def _below(self, place: str) -> Mapping[str, stamps.Stamp]:
        return stamps.below(self.folder / place)

    def _is_data(self, path: str) -> bool:
        return bool(self.data) and paths.below(path, self.data)

    def _stage_of(self, path: str) -> Stage | None:
        """Where a file is put that does not go below the docs folder."""
        return self.stage if self._is_data(path) else None

    def _in_site(self, path: str) -> str:
        return path.removeprefix(f"{self.docs}/")

    def _known(self, name: str) -> Made | None:
        """A part that would come out the same and whose files stand as they were put there."""
        known = self.known.parts.get(name)
        if known is None or self.answers.digest(known.asked) != known.answers:
            return None
        return known if all(self._stands(path, digest) for path, digest in known.files.items()) else None

    def _stands(self, path: str, digest: str) -> bool:
        if stage := self._stage_of(path):
            return stage.has(self._in_site(path), digest)
        placed = self.known.placed.get(path)
        return placed is not None and placed.digest == digest and self.standing.get(path) == placed.stamp

    def _make(self, some: Sequence[tuple[str, Part]]) -> list[tuple[str, Made, Mapping[str, Placed]]]:
        return [(name, *self._made(part)) for name, part in some]

    def _made(self, part: Part) -> tuple[Made, Mapping[str, Placed]]:
        asked: dict[Question, None] = {}

        def note(name: str, key: Any) -> None:
            asked[name, key] = None

        files = part(cast("Evidence", Watched(self.project.evidence, note)))
        kept_page.release(self.project.evidence, [key for name, key in asked if name == "page"])
        return self._put(files, tuple(asked))

    def _whole(self) -> tuple[Made, Mapping[str, Placed]]:
        pieces = exports.whole(self.project.evidence, self._content)
        placed = {path: self._pour(path, some) for path, some in pieces.items()}
        return self._listed((), placed)

    def _content(self, path: str) -> bytes:
        stage = self._stage_of(path)
        return (stage.folder / self._in_site(path) if stage else self.folder / path).read_bytes()

    def _put(self, files: Mapping[str, bytes], asked: tuple[Question, ...]) -> tuple[Made, Mapping[str, Placed]]:
        strange = [path for path in files if paths.problem(path) or not self._is_ours(path)]
        if strange:
            raise ValueError(f"not below a generated folder: {strange[0]}")
        return self._listed(asked, {path: self._write(path, content) for path, content in files.items()})

    def _listed(self, asked: tuple[Question, ...], placed: Mapping[str, Placed]) -> tuple[Made, Mapping[str, Placed]]:
        answers = self.answers.digest(asked) if self.kept.keeps else b""
        return Made(asked, answers, {path: one.digest for path, one in placed.items()}), placed

    def _is_ours(self, path: str) -> bool:
        return self._is_data(path) or any(paths.below(path, place) for place in self.generated)

    def _write(self, path: str, content: bytes) -> Placed:
        if stage := self._stage_of(path):
            return stage.write(self._in_site(path), content)
        workspace.put(self.folder / path, content, is_new=path not in self.standing)
        return Placed(integrity.digest(content), stamps.of(self.folder / path))

    def _pour(self, path: str, pieces: Iterable[bytes]) -> Placed:
        stage = self._stage_of(path)
        return stage.pour(self._in_site(path), pieces) if stage else self._write(path, b"".join(pieces))

    def _take(self, files: Mapping[str, Placed]) -> None:
        for path, file in files.items():
            if stage := self._stage_of(path):
                stage.take(self._in_site(path), file)

    def _remove(self, wanted: Collection[str]) -> None:
        """Takes out what is not wanted any more, and folders that it leaves empty."""
        left = [path for path in self.standing if path not in wanted and not path.endswith(f"/{workspace.MARKER}")]
        for path in left:
            (self.folder / path).unlink()
        publish.drop_empty(self.folder, {path.rpartition("/")[0] for path in left} - set(self.generated))
