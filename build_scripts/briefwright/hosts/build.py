"""`briefwright build`: from the project's files to the published site, or to findings and an untouched site."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from briefwright import checks
from briefwright.exports import integrity
from briefwright.findings import Finding, blocking
from briefwright.hosts import (
    audit,
    cache,
    cache_reading,
    drawing,
    engine_faults,
    exits,
    finish,
    kept_page,
    mkdocs_engine,
    parallel_reading,
    policy,
    preparing,
    publish,
    settings,
    site,
    telling,
    vet,
    workspace,
    zensical,
)
from briefwright.hosts.engine import EngineFailed, Generate, Rendered
from briefwright.hosts.staging import Stage
from briefwright.output import FORMATS, Outcome, Screen
from briefwright.project import Project

Engine = Callable[[Path, Project, Stage, Callable[[str, bytes], Any], Generate], Rendered]
ENGINES: Mapping[str, Engine] = MappingProxyType({"mkdocs": mkdocs_engine.render, "zensical": zensical.render})
_UNTOLD = date(2000, 1, 1)


@dataclass(frozen=True)
class Console:
    """Where a build tells what it does."""

    out: TextIO
    screen: Screen = field(default_factory=Screen)
    is_terminal: bool = False

    def say(self, line: str) -> None:
        self.out.write(f"{line}\n")

    def step(self, name: str) -> None:
        """Progress, which only a person at a terminal wants to see."""
        if self.is_terminal:
            self.say(f"{name} …")

    def show(self, outcome: Outcome) -> None:
        if shown := FORMATS["full"](outcome, self.screen):
            self.out.write(shown if shown.endswith("\n") else f"{shown}\n")


def run(
    project: Path,
    *,
    engine: str = "mkdocs",
    today: date | None = None,
    console: Console | None = None,
    untrusted: bool = False,
    drafts: bool = False,
) -> int:
    """Builds and publishes the site of the project in a folder; returns the exit code.

    `untrusted` refuses settings and files that could run something, as a pull request from a stranger might bring.
    `drafts` shows what authors hold back, for a site that is for their own eyes.
    """
    console = console or Console(sys.stdout, is_terminal=sys.stdout.isatty())
    try:
        reading = settings.read(project, checks.NAMES)
        with publish.locked(project):
            build = _Build(project.resolve(), reading, console, untrusted, drafts)
            return build.run(engine, today or datetime.now(UTC).date())
    except settings.UnusableSettings as error:
        console.show(telling.unusable(error))
        return exits.UNUSABLE
    except publish.Busy:
        console.say("another build of this project is running; nothing was done")
        return exits.BUSY
    except publish.Foreign as error:
        console.say(f"error: {error}")
        console.say("  = help: delete the folder yourself, or name another one as `site_dir` in mkdocs.yml")
        return exits.UNUSABLE
    except (EngineFailed, site.StyleUnusable) as error:
        if isinstance(error, EngineFailed):
            found = engine_faults.told(error, reading.text, reading.settings.docs_dir)
        else:
            found = (engine_faults.unusable_style(str(error), reading.text),)
        console.show(Outcome(found, texts={reading.text.path: reading.text}))
        console.say("  = note: the published site was not touched")
        return exits.UNUSABLE
    except OSError as error:
        console.say(f"error: {error.strerror or error}: {error.filename or project}")
        console.say("  = note: the published site was not touched")
        return exits.UNUSABLE


@dataclass(frozen=True)
class _Build:
    folder: Path
    reading: settings.Reading
    console: Console
    untrusted: bool
    drafts: bool

    def run(self, engine: str, today: date) -> int:
        target = self.folder / self.reading.settings.site_dir
        publish.refuse_foreign(target)
        publish.sweep(target)
        project, found = self._drawn()
        self.console.step("Checking")
        # What is wrong with a draft is told by `check` and in the preview; it does not stop what is published.
        judged = (one for one in project.check(today).findings if one.place.path not in project.held_back)
        found += (*self.reading.findings, *judged)
        found += vet.vet(project.sources, self.reading.text) if self.untrusted else ()
        self._show(project, found, counted=True)
        if blocking(found):
            self.console.say("nothing was published")
            return exits.FINDINGS
        kept_page.release(project.written)
        if refused := workspace.refusals(self.folder, project.sources.settings):
            self._show(project, refused)
            return exits.UNUSABLE
        # Zensical wants an empty folder.
        stage = Stage(self.folder, target, cache.of(self.folder) if engine == "mkdocs" else cache.NONE)
        try:
            return self._render(engine, project, stage)
        finally:
            publish.discard(stage.folder)

    def _drawn(self) -> tuple[Project, tuple[Finding, ...]]:
        """The project with a current picture for each chart, and what could not be drawn."""
        project = self._read()
        stale = drawing.stale(project, self.folder)
        if not stale:
            return project, ()
        self.console.step("Drawing")
        found = tuple(one for path, chart in stale for one in drawing.draw(chart, self.folder / path))
        return self._read(), found

    def _read(self) -> Project:
        sources = workspace.read(self.folder, self.reading.settings)
        return cache_reading.project(self.folder, sources, drafts=self.drafts)

    def _render(self, engine: str, project: Project, stage: Stage) -> int:
        self.console.step("Rendering")
        kept, evidence = cache.of(self.folder), project.evidence
        keys, meant = frozenset(evidence.bibliography), kept_page.meant_otherwise(evidence)
        reader = parallel_reading.Reader(kept, self.reading.settings.site_url, keys, meant)

        def generate(*, is_ours: bool) -> frozenset[str]:
            return preparing.prepare(project, self.folder, kept, stage if is_ours else None).staged

        with _fixed_time(project):
            config_file = self.folder / self.reading.text.path
            rendered = ENGINES[engine](config_file, project, stage, reader.page, generate)
        for warning in rendered.warnings:
            self.console.say(f"{engine}: {warning}")
        finish.prune(stage, self.folder, project)
        unclean = finish.clean_pictures(stage.folder, stage.loose(), project)
        self.console.step("Indexing")
        made = audit.Site(finish.Staged(stage.folder, stage.standing()), self.reading.settings.site_url, keys, meant)
        read = parallel_reading.read(made, kept, rendered.finished, stage.digest)
        for path, content in parallel_reading.search_index(read).items():
            stage.put(path, content)
        self.console.step("Reading the result")
        unsafe = (one for page in read.values() for one in page.unsafe)
        found = (*unclean, *audit.audit(made, {path: page.reading for path, page in read.items()}), *unsafe)
        if found:
            self._show(project, finish.at_sources(found, project))
            self.console.say("nothing was published")
            return exits.FINDINGS
        for path, content in policy.headers(made, [path for path, page in read.items() if page.is_copy]).items():
            stage.put(path, content)
        inputs = telling.texts_of(project, self.reading.text).keys() - project.held_back
        files = stage.settle()
        stage.put(integrity.NAME, finish.manifest(files, self.folder, inputs))
        stage.publish()
        kept.sweep()
        pages = sum(name.endswith(".html") for name in files)
        self.console.say(f"published: {pages} pages in {self.reading.settings.site_dir}/")
        return exits.OK

    def _show(self, project: Project, findings: tuple[Finding, ...], *, counted: bool = False) -> None:
        self.console.show(telling.outcome(project, self.reading.text, findings, counted=counted))


@contextmanager
def _fixed_time(project: Project) -> Iterator[None]:
    """The newest date that an author wrote stands for the time of the build, so that it is the same tomorrow.

    SOURCE_DATE_EPOCH is the name that MkDocs, matplotlib and others read; who sets it knows better.
    """
    if "SOURCE_DATE_EPOCH" in os.environ:
        yield
        return
    days = [day for page in project.evidence.briefs if (day := page.changed)]
    newest = max(days, default=_UNTOLD)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(newest.year, newest.month, newest.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
