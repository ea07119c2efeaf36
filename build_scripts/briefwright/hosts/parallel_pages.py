"""The work of `mkdocs build` over several processes: each reads and writes a share of the pages.

It calls what MkDocs calls, in its order, so it gives the same bytes; `mkdocs build` is what it is compared with.
Sites whose plugins or hooks might carry something from page to page, and sites that list many pages in their
navigation, are left to MkDocs itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import markdown
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from briefwright.hosts import parallel

_OURS = frozenset({"briefwright"})
#: In whose templates each page asks for the titles of all others; then pages cannot be read one by one.
_MOST_IN_NAVIGATION = 100
#: Extensions that keep nothing from one text to the next once they are reset, by the tests of this project.
_RESET = frozenset(
    (
        "briefwright", "toc", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
        "fenced_code", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences",
    )
)  # fmt: skip


def build(config: MkDocsConfig) -> tuple[str, ...]:
    """Builds the site; returns what was warned of in other processes, where a handler here does not hear it."""
    if not _stands_alone(config):
        mkdocs_build.build(config)
        return ()
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    clean_directory(config.site_dir)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    env = config.plugins.on_env(env, config=config, files=files) or env
    documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
    with _one_markdown(config):
        included = {file.src_uri for file in documents}
        listed = [page for page in nav.pages if page.file.src_uri in included]
        for page in listed:
            mkdocs_build._populate_page(page, config, files, False)
        messages = _rest(documents, {page.file.src_uri for page in listed}, files, nav, config, env)
    config.plugins.on_post_build(config=config)
    return tuple(messages)


def _stands_alone(config: MkDocsConfig) -> bool:
    """True where no page's HTML depends on another page's having been rendered before."""
    nav_size = _size(config.nav)
    alone = set(config.plugins) <= _OURS and not config.hooks and not config.strict
    return alone and 0 < nav_size <= _MOST_IN_NAVIGATION and config.validation.links.anchors < logging.WARNING


def _size(nav: object) -> int:
    if isinstance(nav, dict):
        return sum(_size(value) for value in nav.values())
    return sum(_size(value) for value in nav) if isinstance(nav, list) else int(nav is not None)


def _rest(
    documents: Sequence[File], listed: set[str], files: Files, nav: Navigation, config: MkDocsConfig, env: Any
) -> list[str]:
    """Everything that is written; all pages have been made before, so that each template finds them."""
    for file in documents:
        if file.page is None:
            Page(None, file, config)
    waiting = [file for file in documents if file.src_uri not in listed]
    for file in waiting:
        _dated(file, config)
    # What a page overwrites is copied before it, as MkDocs does.
    files.copy_static_files(dirty=False, inclusion=InclusionLevel.is_included)
    for template in config.theme.static_templates:
        mkdocs_build._build_theme_template(template, env, files, config, nav)
    for template in config.extra_templates:
        mkdocs_build._build_extra_template(template, files, config, nav)

    def write(some: Sequence[File]) -> list[tuple[str, ...]]:
        return [_written(file, file.src_uri in listed, documents, files, nav, config, env) for file in some]

    told = parallel.spread(write, [*waiting, *(file for file in documents if file.src_uri in listed)])
    return list(dict.fromkeys(message for messages in told for message in messages))


def _dated(file: File, config: MkDocsConfig) -> None:
    """Our plugin gives each page its date when it is read; the site map wants it of pages that others read."""
    plugin: Any = config.plugins["briefwright"]
    plugin.on_page_markdown("", page=file.page, config=config, files=Files([]))


def _written(
    file: File,
    is_read: bool,
    documents: Sequence[File],
    files: Files,
    nav: Navigation,
    config: MkDocsConfig,
    env: Any,
) -> tuple[str, ...]:
    page = file.page
    assert page is not None
    with _heard() as messages:
        if not is_read:
            mkdocs_build._populate_page(page, config, files, False)
        mkdocs_build._build_page(page, config, documents, nav, env)
    if not is_read:
        page.content, page.markdown = None, None
    return tuple(messages)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What is warned of meanwhile, wherever it is warned."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]  # a small handler
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)


@contextmanager
def _one_markdown(config: MkDocsConfig) -> Iterator[None]:
    """While it lasts MkDocs renders all pages with one Markdown object, which it otherwise makes for each."""
    if not set(config.markdown_extensions) <= _RESET:
        yield
        return
    made: list[markdown.Markdown] = []

    def one(**options: Any) -> markdown.Markdown:
        if not made:
            made.append(markdown.Markdown(**options))
        return made[0].reset()

    pages: Any = mkdocs_pages
    before = pages.markdown
    pages.markdown = SimpleNamespace(Markdown=one, **_others(before))
    try:
        yield
    finally:
        pages.markdown = before


def _others(module: Any) -> dict[str, Callable[..., Any]]:
    return {name: getattr(module, name) for name in dir(module) if not name.startswith("__") and name != "Markdown"}
