"""The only reader of a project's files, and the only writer of its generated folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from briefwright.brief.snippets import expand
from briefwright.captures.records import MOST_BYTES
from briefwright.findings import Finding, Severity
from briefwright.hosts import captured, files, paths, published_names
from briefwright.hosts import settings as settings_file
from briefwright.project import ChartFiles, Sources
from briefwright.settings import Settings
from briefwright.text import Text

MARKER = ".generated-by-briefwright"
_MARKER_TEXT = b"Briefwright writes and removes the files in this folder. Edit nothing here, and commit none of it.\n"
_DECLARATION, _DATA = "chart.toml", "data.csv"
#: Most bytes of a file of each kind.
LIMITS = {"document": 2_000_000, "bibliography": 64_000_000, "chart": 16_000_000}
_MOST_FILES = 100_000


def read(project_dir: Path, settings: Settings | None = None) -> Sources:
    """Everything a project consists of, in sorted order; raises UnusableSettings."""
    settings = settings or settings_file.read(project_dir).settings
    reader = _Reader(project_dir, settings)
    reader.list_files()
    documents = reader.texts(reader.documents(), "document")
    captures, faults = captured.read(project_dir, reader.names, settings.captures_dir)
    reader.findings += published_names.faults(reader.names, settings)
    return Sources(
        settings=settings,
        documents=documents,
        snippets=tuple(reader.snippets(documents)),
        bibliography=reader.texts(settings.bibliography, "bibliography"),
        charts=tuple(reader.charts()),
        files=frozenset(reader.names),
        records=reader.texts([path for path in settings.records if path in reader.known], "bibliography"),
        captures=captures,
        content_of=partial(_content, project_dir),
        quotes=reader.texts(reader.quotes(), "bibliography"),
        authorities=reader.texts(reader.authorities(), "bibliography"),
        unreadable=(*reader.findings, *faults),
    )


def _content(project_dir: Path, path: str) -> bytes | None:
    found = files.read_bytes(project_dir, path, limit=MOST_BYTES)
    return None if isinstance(found, Finding) else found


@dataclass
class _Reader:
    project_dir: Path
    settings: Settings
    names: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def list_files(self) -> None:
        skipped = frozenset({self.settings.site_dir, *self.settings.generated, "node_modules"})
        for entry in files.walk(self.project_dir, skip=skipped):
            if not entry.problem:
                self.names.append(entry.path)
            elif self.concerns(entry.path):
                self.findings.append(_not_read(entry))
            if len(self.names) > _MOST_FILES:
                message = f"the project has more than {_MOST_FILES:,} files; the rest is not read"
                self.findings.append(files.fault(entry.path, message, "keep what is no part of the site elsewhere"))
                break

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.names)

    def concerns(self, path: str) -> bool:
        """True for what stands in a folder that authors write in, or is such a folder."""
        ours = (self.settings.docs_dir, self.settings.charts_dir, *self.settings.bibliography)
        return any(paths.below(path, folder) or paths.below(folder, path) for folder in ours)

    def documents(self) -> list[str]:
        docs = self.settings.docs_dir
        return [path for path in self.names if paths.below(path, docs) and path.endswith(published_names.DOCUMENTS)]

    def quotes(self) -> list[str]:
        folder = f"{self.settings.quotes_dir}/"
        inside = (path for path in self.names if path.startswith(folder) and path.endswith(".toml"))
        return [path for path in inside if "/" not in path.removeprefix(folder)]

    def authorities(self) -> list[str]:
        folder = f"{self.settings.authorities_dir}/"
        return [path for path in self.names if path.startswith(folder) and path.endswith(".crt")]

    def texts(self, names: list[str] | tuple[str, ...], kind: str) -> tuple[Text, ...]:
        found = (self.text(name, kind) for name in names)
        return tuple(text for text in found if text is not None)

    def text(self, name: str, kind: str) -> Text | None:
        text, found = files.read_text(self.project_dir, name, limit=LIMITS[kind])
        self.findings += found
        return text

    def snippets(self, documents: Sequence[Text]) -> Iterator[Text]:
        """The files that documents bring in, and that those bring in."""
        found: dict[str, Text | None] = {text.path: text for text in documents}

        def file_of(path: str) -> Text | None:
            if path not in found:
                found[path] = self.text(path, "document") if path in self.known else None
            return found[path]

        settings = self.settings.snippets
        for text in documents if settings else ():
            if settings and ("8<-" in text.content or settings.append):
                expand(text, 0, settings, file_of)
        own = {text.path for text in documents}
        yield from (text for path, text in sorted(found.items()) if text is not None and path not in own)

    def charts(self) -> Iterator[ChartFiles]:
        folder = self.settings.charts_dir
        for name in self.names:
            parts = name.removeprefix(f"{folder}/").split("/")
            if paths.below(name, folder) and len(parts) == 2 and parts[1] == _DECLARATION:
                declaration = self.text(name, "chart")
                data = f"{folder}/{parts[0]}/{_DATA}"
                table = self.text(data, "chart") if data in self.known else None
                if declaration is not None:
                    yield ChartFiles(parts[0], declaration, table)


def _not_read(entry: files.Entry) -> Finding:
    message = f"`{entry.path}` {entry.problem}; it is neither read nor published"
    # A stray key beside the briefs is the author's slip and harmless once left out; a link or device is no content.
    severity = Severity.WARNING if "private key" in entry.problem else Severity.ERROR
    return files.fault(entry.path, message, "move it out of the folders that are published", severity)


def write(project_dir: Path, generated: Mapping[str, bytes], settings: Settings) -> tuple[Finding, ...]:
    """Makes the generated folders hold exactly these files; what did not change is not touched.

    The findings say which folder was refused; nothing at all is written then.
    """
    folders = settings.generated
    strangers = [path for path in generated if paths.problem(path) or not any(paths.below(path, f) for f in folders)]
    if strangers:
        raise ValueError(f"not below a generated folder: {strangers[0]}")
    refused = refusals(project_dir, settings)
    if not refused:
        for folder in folders:
            _fill(project_dir, folder, {path: data for path, data in generated.items() if paths.below(path, folder)})
    return refused


def refusals(project_dir: Path, settings: Settings) -> tuple[Finding, ...]:
    """What is said of generated folders that are not ours to write in."""
    return tuple(found for folder in settings.generated if (found := _refusal(project_dir, folder)))


def mark(project_dir: Path, folders: Iterable[str]) -> None:
    """Says in generated folders whose they are, before the first file is put there."""
    for folder in folders:
        put(project_dir / folder / MARKER, _MARKER_TEXT)


def put(target: Path, content: bytes, *, is_new: bool = False) -> None:
    """Makes a generated file hold some content; one that holds it already is not touched.

    A new one is written where it is: should the run be killed meanwhile, the next one mends it.
    """
    if is_new:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    elif not _holds(target, content):
        files.write(target, content, lasts=False)


def _refusal(project_dir: Path, folder: str) -> Finding | None:
    place = project_dir
    for part in folder.split("/"):
        place /= part
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            return files.fault(folder, f"`{folder}` is not a plain folder", "generated pages are written there")
    if not place.exists() or (place / MARKER).is_file():
        return None
    if all(path.name.startswith(files.TEMPORARY) for path in place.iterdir()):
        return None  # empty, or a run was killed before its first file was in place
    message = f"`{folder}` holds files that Briefwright did not write"
    return files.fault(folder, message, "move them elsewhere; generated pages are written there")


def _fill(project_dir: Path, folder: str, generated: Mapping[str, bytes]) -> None:
    place = project_dir / folder
    wanted = {project_dir / path: data for path, data in generated.items()}
    wanted[place / MARKER] = _MARKER_TEXT
    for path in sorted(place.rglob("*"), reverse=True):
        if path.is_symlink() or not path.is_dir():
            if path not in wanted:
                path.unlink()
        elif not any(path.iterdir()):
            path.rmdir()
    for target in sorted(wanted, key=lambda path: path.name != MARKER):  # the marker first: a killed run is ours still
        put(target, wanted[target])


def _holds(target: Path, content: bytes) -> bool:
    if target.is_symlink() or not target.is_file() or target.stat().st_size != len(content):
        return False
    return target.read_bytes() == content
