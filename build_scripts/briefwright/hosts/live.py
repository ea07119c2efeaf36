"""A preview: what was saved is read, shown and judged at once; generated files are made when they are asked for."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from threading import Event, Lock, Thread

from briefwright.findings import Finding, in_order
from briefwright.hosts import paths, settings, telling, workspace
from briefwright.hosts.build import Console
from briefwright.hosts.live_pages import LivePages
from briefwright.hosts.live_project import LiveProject
from briefwright.hosts.live_server import Answer, Versions, failed
from briefwright.output import FORMATS

#: Seconds after which files are looked at though nothing was heard of a change.
_LOOK = 1.0


class Live:
    """The state of a preview. Raises UnusableSettings where there is nothing to begin with."""

    def __init__(self, folder: Path, address: str, console: Console) -> None:
        self._console = console
        self._address = address
        self._lock = Lock()
        self._project = LiveProject(folder)
        self._trouble: tuple[Finding, ...] = ()
        self._is_judged = True
        self.versions = Versions(time.time_ns())
        self._pages = LivePages(folder / self._project.reading.text.path, self._project.project, address)
        self._show()
        self._say_refused()

    @property
    def unwatched(self) -> frozenset[str]:
        """Folders in the project's folder that nobody listens to; what changes there is none of its sources."""
        return frozenset({self._project.reading.settings.site_dir.partition("/")[0], "node_modules"})

    def close(self) -> None:
        """Ends the preview."""
        self.versions.end()
        with self._lock:
            self._pages.close()

    def answer(self, path: str) -> Answer:
        """What a browser gets for a path."""
        with self._lock:
            try:
                found = self._pages.answer(path)
                if found is not None:
                    return Answer(HTTPStatus.OK, *found)
                if self._pages.is_folder(path):
                    return Answer(HTTPStatus.FOUND, "moved.txt", b"", f"/{path}/")
                return Answer(HTTPStatus.NOT_FOUND, "404.html", self._pages.not_found)
            except Exception as error:  # whatever a page, a template or an extension does, the preview goes on
                self._console.say(f"error: /{path} cannot be shown: {error}")
                return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "500.html", failed(f"{type(error).__name__}: {error}"))

    def follow(self, stirred: Event, ended: Event) -> None:
        """Follows what is saved, until the end."""
        while not ended.is_set():
            stirred.wait(_LOOK)
            stirred.clear()
            self.look()

    def look(self) -> bool:
        """Shows what was saved since the last look; False if nothing was."""
        changed = self._project.changed()
        if changed:
            self._save(changed)
        return bool(changed)

    def _save(self, changed: frozenset[str]) -> None:
        """Shows what came of a save, be it a page or a finding: where findings take their time, the page first."""
        self._is_judged = True
        self._guarded(lambda: self._read(changed))
        self.versions.next()
        if not self._is_judged:
            self._judge()

    def _judge(self) -> None:
        try:
            is_new = self._project.judge()  # pages are rendered meanwhile
        except Exception as error:  # as above
            self._console.say(f"error: {type(error).__name__}: {error}")
            return
        self._guarded(self._show)
        if is_new:
            self.versions.next()

    def _guarded(self, step: Callable[[], None]) -> None:
        """Does one step while no page is rendered; the author is told where it comes to nothing."""
        with self._lock:
            try:
                step()
            except settings.UnusableSettings as error:
                self._trouble = error.findings
                self._console.show(telling.unusable(error))
                self._pages.show(self._project.project, self._trouble)
            except Exception as error:  # as above
                self._console.say(f"error: {type(error).__name__}: {error}")

    def _read(self, changed: frozenset[str]) -> None:
        self._trouble = ()
        listed = self._files()
        self._is_judged = self._project.follow(changed)
        reading = self._project.reading
        if reading.text.path in changed:
            self._pages.close()
            self._pages = LivePages(self._project.folder / reading.text.path, self._project.project, self._address)
            self._console.say("The settings were read anew.")
        self._show(told=self._is_judged)
        templates = any(map(self._may_be_template, changed))
        if templates or self._files() != listed:
            self._pages.list_files(templates=templates)
        else:
            self._pages.name_pages({path.removeprefix(f"{reading.settings.docs_dir}/") for path in changed})

    def _files(self) -> tuple[object, object]:
        """What decides on which files the site has."""
        project = self._project.project
        return project.sources.files, project.evidence.slugs

    def _may_be_template(self, path: str) -> bool:
        used = self._project.reading.settings
        written = (used.docs_dir, used.charts_dir, used.captures_dir, used.quotes_dir, *used.bibliography)
        return path.endswith(".html") or not any(paths.below(path, place) for place in written)

    def _show(self, *, told: bool = True) -> None:
        findings = in_order((*self._trouble, *self._project.findings))
        self._pages.show(self._project.project, findings)
        if told:
            text = self._project.reading.text
            self._console.show(telling.outcome(self._project.project, text, findings, counted=True))

    def _say_refused(self) -> None:
        """A preview writes no generated folder; a build would, and could not."""
        project = self._project.project
        if refused := workspace.refusals(self._project.folder, project.sources.settings):
            outcome = telling.outcome(project, self._project.reading.text, refused, counted=False)
            self._console.say(FORMATS["full"](outcome, self._console.screen))


@contextlib.contextmanager
def followed(live: Live, folder: Path) -> Iterator[None]:
    """While it lasts the preview follows what is saved in a folder."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    stirred, ended = Event(), Event()

    class Ear(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write"):
                stirred.set()

    observer = Observer()
    follower = Thread(target=live.follow, args=(stirred, ended), daemon=True)
    for place in sorted(folder.iterdir()):
        if place.is_dir() and not place.name.startswith(".") and place.name not in live.unwatched:
            observer.schedule(Ear(), str(place), recursive=True)
    observer.schedule(Ear(), str(folder), recursive=False)
    observer.start()
    follower.start()
    try:
        yield
    finally:
        ended.set()
        stirred.set()
        observer.stop()
        follower.join()
        observer.join()
