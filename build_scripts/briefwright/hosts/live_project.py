"""A project that is followed while its authors write: what a save changed is read and judged again, and nothing else.

A save of documents alone is the common case and takes the short way: their texts are read, and the pages of all other
documents stay as they are in memory. Where anything else is saved, all files are read again, what differs is shown,
and only then is everything judged.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefwright import checks
from briefwright.bibliography import Bibliography
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding
from briefwright.hosts import cache, cache_reading, files, kept_findings, kept_page, settings, stamps, workspace
from briefwright.hosts.kept_page import KeptPage
from briefwright.project import Project, Sources, judge_page, read_items, read_page
from briefwright.settings import Settings
from briefwright.text import Text

_OUTSIDE = frozenset({"node_modules", "__pycache__"})
#: A file that is being written changes again within this time.
_SETTLED = 0.015
_LONGEST_WAIT = 0.5
_Stamps = Mapping[str, stamps.Stamp]
_Items = tuple[Bibliography, tuple[Finding, ...]]


class LiveProject:
    """The project of a folder as it stands; raises UnusableSettings where its settings cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._day = _today()
        self._stamps: _Stamps = {}
        self._pages: dict[str, tuple[Text, Page]] = {}
        self._said: dict[str, tuple[Page, tuple[Finding, ...]]] = {}
        self._items: tuple[Sequence[Text], _Items]
        #: Which keys a page asked for that was read since the start, and which there were; None if it compared names.
        self._asked: dict[str, Mapping[str, bool] | None]
        self._open()
        self._stamps = self._scan()
        self.findings = self._judged_anew()

    def _open(self) -> None:
        """Reads everything, with what is kept on the disk."""
        self.reading = settings.read(self.folder, checks.NAMES)
        sources = workspace.read(self.folder, self.reading.settings)
        self._items = (sources.bibliography, cache_reading.items_of(self.folder)(sources.bibliography))
        self._asked = {}
        self._take(
            cache_reading.project(self.folder, sources, drafts=True, judged=self._judged, items=self._items_of)
        )

    def _take(self, project: Project) -> None:
        written = project.written
        self.project = project
        self._pages = {
            text.path: (text, page) for text, page in zip(project.sources.documents, written.pages, strict=True)
        }

    def changed(self) -> frozenset[str]:
        """The files that came, went or changed since it was asked last, once nobody is writing them any more."""
        found = self._scan()
        changed = frozenset(
            path for path in found.keys() | self._stamps.keys() if found.get(path) != self._stamps.get(path)
        )
        began = time.monotonic()
        now = {path: found.get(path) for path in changed}
        while changed and time.monotonic() - began < _LONGEST_WAIT:
            time.sleep(_SETTLED)
            before, now = now, {path: _stamp(self.folder / path) for path in changed}
            emptied = any(stamp and not stamp[0] and self._stamps.get(path, stamp)[0] for path, stamp in now.items())
            if before == now and not emptied:
                break
        left = {path: stamp for path, stamp in found.items() if path not in changed}
        self._stamps = {**left, **{path: stamp for path, stamp in now.items() if stamp is not None}}
        return changed

    def _scan(self) -> _Stamps:
        used = self.reading.settings
        return dict(_below(str(self.folder), "", frozenset((used.site_dir, *used.generated))))

    def follow(self, changed: frozenset[str]) -> bool:
        """Reads some changed files; raises UnusableSettings and stays as it was.

        True where texts alone changed, and all is judged; else `judge` is to follow.
        """
        if self.reading.text.path in changed or self.project.sources.settings.snippets:
            self._open()
            return False
        before, texts = self.project.sources, self._saved(changed)
        if texts is None:
            self._take(self._read_again(workspace.read(self.folder, before.settings)))
            return False
        documents = tuple(texts.get(text.path, text) for text in before.documents)
        if not texts.keys() <= self._pages.keys():
            listed = tuple(texts.get(text.path, text) for text in before.bibliography)
            self._take(self._read_again(replace(before, documents=documents, bibliography=listed)))
            return False
        held = {path: self._page_of(text, self._items[1][0], before.settings) for path, text in texts.items()}
        pages = tuple(held.get(text.path) or self._pages[text.path][1] for text in documents)
        drafts = self.project.written.drafts
        self._take(_rewritten(self.project, documents, pages))
        if self.project.written.drafts != drafts:  # others may have links to it
            self._said = {}
        self.findings = self._told()
        return True

    def _saved(self, changed: frozenset[str]) -> Mapping[str, Text] | None:
        """The new texts, if documents and bibliography alone changed and nothing is wrong with how they are written."""
        before = self.project.sources
        items = {text.path for text in before.bibliography}
        if not changed <= self._pages.keys() | items:
            return None
        texts: dict[str, Text] = {}
        for path in changed:
            limit = workspace.LIMITS["bibliography" if path in items else "document"]
            text, found = files.read_text(self.folder, path, limit=limit)
            if text is None or found or any(one.place.path == path for one in before.unreadable):
                return None
            texts[path] = text
        return texts

    def _read_again(self, sources: Sources) -> Project:
        """A project of sources of which most are as they were: only what differs is read anew."""
        held = dict(self._pages)

        def page_of(text: Text, items: Bibliography, used: Settings) -> Page:
            before = held.get(text.path)
            if before is not None and before[0].content == text.content and self._holds(before[1], items):
                return before[1]
            return self._page_of(text, items, used)

        return cache_reading.project(
            self.folder,
            sources,
            drafts=True,
            judged=self._judged,
            items=self._items_of,
            pages=lambda texts, around: [page_of(text, around.bibliography, around.settings) for text in texts],
        )

    def _page_of(self, text: Text, items: Bibliography, used: Settings) -> Page:
        asked = cache_reading.Asked(items)
        page = read_page(text, asked, used)
        self._asked[text.path] = None if asked.compared else asked.keys_asked
        return page

    def _holds(self, page: Page, items: Bibliography) -> bool:
        """True where reading a page again with these items would come to the same."""
        asked = page.facts.asked if isinstance(page, KeptPage) else self._asked.get(page.path)
        return asked is not None and all((key in items) is there for key, there in asked.items())

    def _items_of(self, texts: Sequence[Text]) -> _Items:
        if self._items[0] != texts:
            self._items = (texts, read_items(texts))
        return self._items[1]

    def _judged(self, evidence: Evidence, today: date) -> Iterator[Finding]:
        """What is said of each page; of one that is the same it is what was said before."""
        if today != self._day:
            self._said, self._day = {}, today
        for page in evidence.pages:
            held = self._said.get(page.path)
            if held is None or held[0] is not page:
                held = self._said[page.path] = (page, tuple(judge_page(evidence, page, today)))
            yield from held[1]

    def judge(self) -> bool:
        """Judges everything after anything but texts changed; False if nothing else is said than before."""
        before, self.findings = self.findings, self._judged_anew()
        return self.findings != before

    def _judged_anew(self) -> tuple[Finding, ...]:
        written, self._day = self.project.written, _today()
        said = kept_findings.Judge(cache.of(self.folder)).by_page(written, self._day)
        self._said = {page.path: (page, said[page.path]) for page in written.pages}
        kept_page.release(written)
        return self._told()

    def _told(self) -> tuple[Finding, ...]:
        """What all checks say today."""
        return (*self.reading.findings, *self.project.check(_today()).findings)


def _rewritten(project: Project, documents: tuple[Text, ...], pages: tuple[Page, ...]) -> Project:
    """The project with other texts of its documents, which were read already; none of them brings in files."""
    other = copy(project)
    for name in ("evidence", "_expanded"):
        vars(other).pop(name, None)
    other.sources = replace(project.sources, documents=documents)
    vars(other)["written"] = project.written.of_pages(pages)
    return other


def _today() -> date:
    return datetime.now(UTC).date()


def _stamp(place: Path) -> stamps.Stamp | None:
    try:
        return stamps.of(place)
    except OSError:
        return None


def _below(root: str, inside: str, ignored: frozenset[str]) -> Iterator[tuple[str, stamps.Stamp]]:
    """The stamps of what a project may be made of; hidden files and virtual environments are no part of it."""
    try:
        with os.scandir(f"{root}/{inside}") as found:
            entries = list(found)
    except OSError:
        return
    if inside and any(entry.name == "pyvenv.cfg" for entry in entries):
        return
    for entry in entries:
        path = f"{inside}/{entry.name}" if inside else entry.name
        if entry.name.startswith(".") or entry.name in _OUTSIDE or path in ignored:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, path, ignored)
        else:
            with suppress(OSError):  # gone meanwhile
                yield path, stamps.told(entry.stat(follow_symlinks=False))
