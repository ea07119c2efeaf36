"""The work of `mkdocs build` over several processes, and only for the pages that would not come out as they were.

It calls what MkDocs calls, in its order, so it gives the same bytes; `mkdocs build` is what it is compared with.
Sites whose plugins or hooks might carry something from page to page, and sites that list many pages in their
navigation, are left to MkDocs itself.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from briefwright.hosts import parallel, site_files
from briefwright.hosts.asked import Note
from briefwright.hosts.engine import Generate
from briefwright.hosts.kept_html import Shelf, Trace
from briefwright.hosts.one_markdown import heard, one_markdown
from briefwright.hosts.staging import Stage

_OURS = frozenset({"briefwright"})
#: In whose templates each page asks for the titles of all others; then pages cannot be read one by one.
_MOST_IN_NAVIGATION = 100
Done = TypeVar("Done")
#: What is made of each finished page, by its path in the site and its content, while it is at hand.
Finish = Callable[[str, bytes], Any]


@dataclass(frozen=True)
class Built:
    """What came of a build: the warnings, and what was made of the finished pages, by their paths in the site."""

    said: tuple[str, ...] = ()
    finished: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Tools:
    """What a build may use.

    `shared_of` tells what all pages share, None where that is not clear; `shelf_of` gives pages that are kept.
    `watched` notes what pages ask for, and `finish` is given each page that was made. `stage` is where the site is put
    together. `generate` writes the generated files; those that it puts into the site, all of one folder, are no
    business of MkDocs.
    """

    shared_of: Callable[[MkDocsConfig], str | None] = lambda _config: None
    shelf_of: Callable[[str, Callable[[str], object]], Shelf] | None = None
    watched: Callable[[Note], Any] | None = None
    finish: Finish = lambda _path, _content: None
    stage: Stage | None = None
    generate: Generate | None = None

    def generated(self, *, is_ours: bool) -> frozenset[str]:
        """Writes the generated files; the paths of those in the site."""
        return self.generate(is_ours=is_ours) if self.generate is not None else frozenset()


def build(config: MkDocsConfig, tools: Tools | None = None) -> Built:
    """Builds the site; gives what was warned of in other processes, where a handler here does not hear it."""
    tools = tools or Tools()
    if not stands_alone(config):
        tools.generated(is_ours=False)
        if tools.stage is not None:
            tools.stage.clear()
        mkdocs_build.build(config)
        return Built()
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    if tools.stage is None:
        clean_directory(config.site_dir)
    shared = tools.shared_of(config)
    # Where it is not clear what pages depend on, they might read data, too.
    aside = tools.generated(is_ours=shared is not None and tools.stage is not None and not config.exclude_docs)
    files = site_files.listed(config, {path.partition("/")[0] for path in aside})
    env = config.theme.get_env()
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    env = config.plugins.on_env(env, config=config, files=files) or env
    with one_markdown(config):
        built = _Site(config, files, nav, env, tools, shared, aside).build()
    config.plugins.on_post_build(config=config)
    return built


def stands_alone(config: MkDocsConfig) -> bool:
    """True where no page's HTML depends on another page's having been rendered before."""
    nav_size = _size(config.nav)
    alone = set(config.plugins) <= _OURS and not config.hooks and not config.strict
    return alone and 0 < nav_size <= _MOST_IN_NAVIGATION and config.validation.links.anchors < logging.WARNING


def _size(nav: object) -> int:
    if isinstance(nav, dict):
        return sum(_size(value) for value in nav.values())
    return sum(_size(value) for value in nav) if isinstance(nav, list) else int(nav is not None)


class _Site:
    def __init__(
        self,
        config: MkDocsConfig,
        files: Files,
        nav: Navigation,
        env: Any,
        tools: Tools,
        shared: str | None,
        aside: frozenset[str],
    ) -> None:
        self.config, self.files, self.nav, self.env, self.tools = config, files, nav, env, tools
        self.aside = aside
        self.documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
        included = {file.src_uri for file in self.documents}
        self.listed = {page.file.src_uri: page for page in nav.pages if page.file.src_uri in included}
        self.shelf = tools.shelf_of(shared, self._file_at) if tools.shelf_of and shared is not None else None
        self.read: set[str] = set()

    def build(self) -> Built:
        for file in self.documents:
            if file.page is None:
                Page(None, file, self.config)
        known = self._known()
        stale = [file for file in self.documents if file.src_uri not in known]
        for file in stale:
            if file.src_uri not in self.read:
                self._date(file)
        for uri in known:
            self._date(self._file(uri))
        # What a page overwrites is copied before it, as MkDocs does.
        self.files.copy_static_files(dirty=False, inclusion=InclusionLevel.is_included)
        for template in self.config.theme.static_templates:
            mkdocs_build._build_theme_template(template, self.env, self.files, self.config, self.nav)
        for template in self.config.extra_templates:
            mkdocs_build._build_extra_template(template, self.files, self.config, self.nav)
        made = parallel.spread(lambda some: [self._made(file) for file in some], self._balanced(stale))
        if self.shelf is not None:
            self.shelf.save({**known, **{uri: trace for uri, trace, _, _ in made if trace is not None}})
        kept = [message for trace in known.values() for message in trace.said]
        said = dict.fromkeys((*kept, *(message for _, _, messages, _ in made for message in messages)))
        return Built(tuple(said), {self._file(uri).dest_uri: done for uri, _, _, done in made})

    def _balanced(self, stale: Sequence[File]) -> list[File]:
        """Each share gets as many of the long pages as any other."""
        return sorted(stale, key=lambda file: (-len(file.content_bytes), file.src_uri))

    def _known(self) -> dict[str, Trace]:
        """The pages that come out as they were, already put in their places; listed pages have their titles then."""
        found: dict[str, Trace] = {}
        if self.shelf is not None:
            for file in self.documents:
                trace = self.shelf.trace(file.src_uri, file.content_bytes)
                if trace is not None:
                    found[file.src_uri] = trace
        for uri, page in self.listed.items():
            if uri in found:
                page.title = found[uri].title
            else:
                self._read(page.file)
        self.navigation = self._navigation()
        placed = {uri: trace for uri, trace in found.items() if self._place(uri, trace)}
        for uri, page in self.listed.items():
            if uri not in placed and uri not in self.read:
                self._read(page.file)
        return placed

    def _place(self, uri: str, trace: Trace) -> bool:
        if self.shelf is None or trace.navigation != self.navigation:
            return False
        stage, path = self.tools.stage, self._file(uri).dest_uri
        if stage is None:
            return False
        if stage.has(path, trace.page):
            return True
        content = self.shelf.page(trace)
        if content is not None:
            stage.put(path, content, trace.page)
        return content is not None

    def _navigation(self) -> str:
        """A digest of what templates show of other pages: the titles and addresses of the navigation."""
        told = [(page.title, page.url, page.canonical_url) for page in self.nav.pages]
        return hashlib.sha256(repr((told, str(self.nav), str(self.nav.homepage))).encode()).hexdigest()

    def _read(self, file: File) -> None:
        """Makes the text of a page, noting what it asks for."""
        page = file.page
        assert page is not None
        with self._noted(file.src_uri) as files:
            mkdocs_build._populate_page(page, self.config, files, False)
        self.read.add(file.src_uri)

    @contextmanager
    def _noted(self, uri: str) -> Iterator[Files]:
        if self.shelf is None or self.tools.watched is None:
            yield self.files
            return
        with self.shelf.noting(uri) as asked:
            def note(name: str, key: Any) -> None:
                asked[name, key] = None

            with self.tools.watched(note):
                yield cast("Files", _Files(self._found, self.files, note))

    def _made(self, file: File) -> tuple[str, Trace | None, tuple[str, ...], Any]:
        """Writes one page; what it comes to in the other process goes through a pipe, so the page itself does not."""
        page = file.page
        assert page is not None
        markdown = file.content_bytes
        was_read = file.src_uri in self.read
        with heard() as messages:
            if not was_read:
                self._read(file)
            mkdocs_build._build_page(page, self.config, self.documents, self.nav, self.env)
        title, trace = page.title, None
        page.content, page.markdown, page.toc = None, None, []  # type: ignore[assignment]  # not asked for any more
        place = Path(file.abs_dest_path)
        content = place.read_bytes() if place.is_file() else b""
        if self.shelf is not None and content:
            trace = self.shelf.keep(file.src_uri, markdown, content, self.navigation, title, tuple(messages))
        return file.src_uri, trace, tuple(messages), self.tools.finish(file.dest_uri, content)

    def _date(self, file: File) -> None:
        """Our plugin gives each page its date when it is read; the site map wants it of pages that others read."""
        plugin: Any = self.config.plugins["briefwright"]
        plugin.on_page_markdown("", page=file.page, config=self.config, files=Files([]))

    def _file(self, uri: str) -> File:
        found = self.files.get_file_from_path(uri)
        assert found is not None
        return found

    def _file_at(self, uri: str) -> object:
        """What a link to a path comes to."""
        found = self._found(uri)
        return None if found is None else (found.url, found.inclusion.name)

    def _found(self, uri: str) -> File | None:
        found = self.files.get_file_from_path(uri)
        if found is None and uri in self.aside:
            found = File(uri, self.config.docs_dir, self.config.site_dir, self.config.use_directory_urls)
        return found


class _Files:
    """The files of a site, with a note of each that is asked for."""

    def __init__(self, found: Callable[[str], File | None], files: Files, note: Note) -> None:
        self._found = found
        self._files = files
        self._note = note

    def get_file_from_path(self, path: str) -> File | None:
        self._note("file", path)
        return self._found(path)

    def __getattr__(self, name: str) -> Any:
        self._note("files", None)
        return getattr(self._files, name)
